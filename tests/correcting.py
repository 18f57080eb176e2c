"""A small dataset written by hand to be corrected, and what corrections change in it, in lines to be read."""

from __future__ import annotations

from functools import cache

from resolving import Source

from pipeline.corrections.apply import correct
from pipeline.corrections.entries import parse
from pipeline.model import Extraction, Tables
from pipeline.resolve import resolve
from pipeline.resolve.contract import COLUMNS, KEYS

WHERE = "raw/corrections.toml"
SIGNED = 'reason = "So it is."\nwho = "Ana Ruiz"\ndate = 2026-02-01\n'


def readout() -> Extraction:
    source = Source(
        "readout",
        "Canada and Japan launched the Harbour Dialogue (HD) in May 2013.",
        "Minister Aiko Sato and the Department of Ports (DOP) met in Vancouver in 2014.",
        "The Department of Ports co-chairs it.",
        "It created the Tide Fund.",
        "Pillars: Trade, and under it Tariffs.",
        "The Ports of Japan were glad.",
    )
    source.section = ("Readout", "What was done")
    name = "Harbour Dialogue"
    dialogue = source.draft("dialogues", "d", name, name=name, abbreviation="HD", kind=None)
    for code, words in (("CAN", "Canada"), ("JPN", "Japan")):
        source.draft("dialogue_parties", code, words, dialogue_id=dialogue, country_code=code)
    phase = source.draft("phases", "1", "launched", dialogue_id=dialogue, ordinal=1, kind="original")
    about = {"dialogue_id": dialogue, "phase_id": phase, "status": "occurred"}
    source.draft("events", "1", "launched", **about, kind="launch", title="Launch", date_edtf="2013-05")
    place = source.draft("places", "v", "Vancouver", name="Vancouver", kind="city", country_code="CAN")
    met = {"title": "Sato met the Ports", "kind": "meeting", "date_edtf": "2014", "place_id": place}
    event = source.draft("events", "2", "met in Vancouver", **about, **met)
    source.draft("event_participants", "s", "Aiko Sato", event_id=event, person_id=_sato(source), role="host")
    ports = _body(source, "Department of Ports", "DOP")
    source.draft("event_participants", "p", "Department of Ports", event_id=event, organization_id=ports)
    seat = {"dialogue_id": dialogue, "phase_id": phase, "country_code": "CAN", "role": "co_chair"}
    source.draft("memberships", "p", "Department of Ports co-chairs", organization_id=ports, **seat)
    fund = source.draft("initiatives", "t", "Tide Fund", name="Tide Fund", kind="fund")
    source.draft(
        "initiative_participants", "p", "It created", initiative_id=fund, country_code="JPN", role="lead"
    )
    trade = {"dialogue_id": dialogue, "phase_id": phase, "position": 1}
    pillar = source.draft("pillars", "1", "Trade", **trade, level=1, name="Trade")
    source.draft("pillars", "2", "Tariffs", **trade, level=2, name="Tariffs", parent_pillar_id=pillar)
    source.notice(
        "nothing-read", "somebody is named here, but no rule read a fact", "The Ports of Japan were glad."
    )
    return source.extraction()


def _sato(source: Source) -> object:
    person = source.draft("people", "s", "Aiko Sato", name="Aiko Sato")
    source.mention(person, "Aiko Sato")
    source.draft("positions", "s", "Minister", person_id=person, title="Minister", country_code="JPN")
    return person


def _body(source: Source, name: str, abbreviation: str | None) -> object:
    values = {"name": name, "abbreviation": abbreviation, "kind": "department", "country_code": "CAN"}
    body = source.draft("organizations", name, name, **values)
    if abbreviation:
        source.draft("organizations", name, abbreviation, "abbreviation", **values)
    source.mention(body, name)
    return body


def factsheet() -> Extraction:
    """The same dialogue in other words: its body goes by another name."""
    source = Source(
        "factsheet",
        "The Harbour Dialogue met in Vancouver in 2014.",
        "The Ports Authority co-chairs it, and Sato-san of Japan spoke for more than 5 ships.",
        "The Ports Authority met the minister.",
    )
    name = "Harbour Dialogue"
    dialogue = source.draft("dialogues", "d", name, name=name)
    phase = source.draft("phases", "1", "Dialogue", dialogue_id=dialogue, ordinal=1, kind="original")
    ministry = _body(source, "Ports Authority", None)
    seat = {"dialogue_id": dialogue, "phase_id": phase, "country_code": "CAN", "role": "co_chair"}
    source.draft("memberships", "p", "Ports Authority co-chairs it", organization_id=ministry, **seat)
    san = source.draft("people", "s", "Sato-san", name="Sato-san")
    source.mention(san, "Sato-san")
    source.draft("positions", "s", "Sato-san of Japan", person_id=san, title="Minister", country_code="JPN")
    source.draft("statements", "1", "spoke for", person_id=san, text="more than 5 ships", kind="inline")
    values = {"value": 5.0, "unit": "ships", "qualifier": "more_than"}
    source.draft("quantities", "1", "more than 5 ships", **values)
    return source.extraction()


@cache
def read_tables() -> Tables:
    """The tables before any correction; not to be changed."""
    return resolve([readout(), factsheet()])


def entry(kind: str, keys: str) -> str:
    """An entry of a corrections file, signed; ``keys`` are separated by ``; ``."""
    return f"[[{kind}]]\n" + "".join(f"{key}\n" for key in keys.split("; ")) + SIGNED


def corrected(toml: str, tables: Tables | None = None) -> Tables:
    return correct(tables or read_tables(), parse(toml.encode(), WHERE), WHERE)


def changes(before: Tables, after: Tables) -> list[str]:
    """What differs: + an added row, - a row that has gone, ~ a changed value; evidence by its words."""
    lines = []
    for table in COLUMNS:
        if table in ("evidence", "mentions", "corrections"):
            continue
        old, new = (_by_key(table, tables) for tables in (before, after))
        lines += [f"- {table} {key}" for key in old if key not in new]
        lines += [f"+ {table} {key}" for key in new if key not in old]
        for key in old.keys() & new.keys():
            for column in COLUMNS[table]:
                if old[key][column] != new[key][column]:
                    lines.append(f"~ {table}.{column} of {key}: {old[key][column]} → {new[key][column]}")
    told = [{*_words(tables)} for tables in (before, after)]
    lines += [f"- {line}" for line in told[0] - told[1]] + [f"+ {line}" for line in told[1] - told[0]]
    return sorted(lines, key=lambda line: (line[2:], line))


def _by_key(table: str, tables: Tables) -> dict[str, dict[str, object]]:
    return {"/".join(str(row[column]) for column in KEYS[table]): row for row in tables[table]}


def _words(tables: Tables) -> list[str]:
    evidence = [
        f"words for {row['table_name']} {row['row_id']}{'.' + str(row['column_name']) if row['column_name'] else ''}"
        f': "{row["quote"]}" ({row["rule"]}, {row["basis"]})'
        f"{' claims ' + str(row['claim']) if row['claim'] else ''}"
        for row in tables["evidence"]
    ]
    return evidence + [
        f'words naming {row["entity_kind"]} {row["entity_id"]}: "{row["surface"]}"'
        for row in tables["mentions"]
    ]


def recorded(tables: Tables) -> list[str]:
    """The table of corrections, a line a row."""
    return [
        f"{row['kind']} {row['table_name']} {row['row_id']} {row['column_name']}: {row['old_value']} → {row['new_value']}"
        for row in tables["corrections"]
    ]
