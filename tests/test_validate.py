"""What validation holds the tables to: each rule is shown to notice the fault it is there for."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables_fixture import TEXT, Row, valid_tables

from pipeline.checks import RULES
from pipeline.errors import ValidationError
from pipeline.validate import Failure, Report, validate
from schemas.frames import frames
from schemas.tables import TABLES, columns, required

Tables = dict[str, list[Row]]


def _set(table: str, at: int, **values: object) -> Callable[[Tables], None]:
    return lambda tables: tables[table][at].update(values)


def _add(table: str, **values: object) -> Callable[[Tables], None]:
    """The first row once more, but for these values."""
    return lambda tables: tables[table].append({**tables[table][0], **values})


def _drop(table: str, at: int) -> Callable[[Tables], None]:
    return lambda tables: tables[table].__delitem__(at)


def _drop_evidence(row_id: str) -> Callable[[Tables], None]:
    def drop(tables: Tables) -> None:
        tables["evidence"] = [row for row in tables["evidence"] if row["row_id"] != row_id]

    return drop


# A fault planted in the valid tables, and the failures it must give: table.column, rule, row, value shown.
FAULTS: list[tuple[Callable[[Tables], None], list[str]]] = [
    (lambda t: t.update(heroes=[{"hero_id": "x"}]), ["heroes. | known table | row 1 | None"]),
    (_set("people", 0, age=7), ["people.age | known column | aiko-sato | 7"]),
    (_set("people", 0, name=7), ["people.name | type | aiko-sato | 7"]),
    (_set("passages", 0, ordinal="first"), ["passages.ordinal | type | harbour-1 | 'first'"]),
    (_set("passages", 0, ordinal=1.5), ["passages.ordinal | type | harbour-1 | 1.5"]),
    (_set("quantities", 0, value="lots"), ["quantities.value | type | tide-fund-worth | 'lots'"]),
    (_set("sources", 0, retrieved_on="today"), ["sources.retrieved_on | type | harbour | 'today'"]),
    (_set("people", 0, name=None), ["people.name | required | aiko-sato | None"]),
    (_set("quantities", 0, value=float("nan")), ["quantities.value | required | tide-fund-worth | None"]),
    (_set("people", 0, name=""), ["people.name | not empty | aiko-sato | ''"]),
    (_add("people"), ["people.person_id | unique | aiko-sato | 'aiko-sato'"] * 2),
    (
        _add("dialogue_parties"),
        [
            "dialogue_parties.dialogue_id/country_code | unique"
            " | harbour-dialogue/CAN | 'harbour-dialogue/CAN'",
        ]
        * 2,
    ),
    (_set("events", 0, kind="party"), ["events.kind | one of | launch-2013-05 | 'party'"]),
    (_set("events", 0, plover_code="HUG"), ["events.plover_code | one of | launch-2013-05 | 'HUG'"]),
    (_set("sources", 0, sha256="abc"), ["sources.sha256 | pattern | harbour | 'abc'"]),
    (_set("sources", 0, language="English"), ["sources.language | pattern | harbour | 'English'"]),
    (_set("people", 0, wikidata_id="42"), ["people.wikidata_id | pattern | aiko-sato | '42'"]),
    (_set("passages", 0, depth=-1), ["passages.depth | at least | harbour-1 | -1"]),
    (
        _set("phases", 0, start_edtf="May 2013"),
        ["phases.start_edtf | edtf | harbour-dialogue-1 | 'May 2013'"],
    ),
    (
        _set("positions", 0, as_of_edtf="2013-13"),
        ["positions.as_of_edtf | edtf | aiko-sato-minister | '2013-13'"],
    ),
    (_set("quantities", 0, date_edtf="x"), ["quantities.date_edtf | edtf | tide-fund-worth | 'x'"]),
    (_add("countries", country_code="XYZ"), ["countries.country_code | country code | XYZ | 'XYZ'"]),
    (
        _add("countries", country_code="us"),
        [
            "countries.country_code | country code | us | 'us'",
            "countries.country_code | pattern | us | 'us'",
        ],
    ),
    (_set("places", 0, country_code="FRA"), ["places.country_code | reference | vancouver | 'FRA'"]),
    (_set("pillars", 1, phase_id="no"), ["pillars.phase_id | reference | trade-ports | 'no'"]),
    (
        _set("pillars", 1, parent_pillar_id="no"),
        ["pillars.parent_pillar_id | reference | trade-ports | 'no'"],
    ),
    (_set("notices", 0, source_id="no"), ["notices.source_id | reference | harbour-unread | 'no'"]),
    (_set("aliases", 0, entity_id="no"), ["aliases.entity_id | reference | harbour-dialogue-hd | 'no'"]),
    (
        _set("aliases", 0, entity_kind="person"),
        ["aliases.entity_id | reference | harbour-dialogue-hd | 'harbour-dialogue'"],
    ),
    (_set("mentions", 1, entity_id="JPNN"), ["mentions.entity_id | reference | harbour-m2 | 'JPNN'"]),
    (_set("evidence", 14, row_id="no"), ["evidence.row_id | reference | harbour-e15 | 'no'"]),
    (_set("evidence", 14, column_name="no"), ["evidence.column_name | reference | harbour-e15 | 'no'"]),
    (
        _set("evidence", 14, table_name="countries"),
        ["evidence.table_name | reference | harbour-e15 | 'countries'"],
    ),
    (
        _set("event_participants", 0, country_code="CAN"),
        ["event_participants.person_id, organization_id, country_code | exactly one | launch-aiko-sato | 2"],
    ),
    (
        _set("initiative_participants", 0, organization_id=None),
        [
            "initiative_participants.organization_id, country_code, place_id"
            " | exactly one | tide-fund-ports | 0"
        ],
    ),
    (_set("passages", 3, text="* trade"), ["passages.text | slice | harbour-4 | '* trade'"]),
    (_set("passages", 3, char_end=10_000), ["passages.text | slice | harbour-4 | '* Trade'"]),
    (_set("evidence", 4, quote="Aiko"), ["evidence.quote | slice | harbour-e5 | 'Aiko'"]),
    (
        _set("evidence", 4, char_start=0, char_end=len("# The"), quote="# The"),
        ["evidence.quote | inside passage | harbour-e5 | '# The'"],
    ),
    (_set("mentions", 3, surface="Sato"), ["mentions.surface | slice | harbour-m4 | 'Sato'"]),
    (
        _set("mentions", 3, passage_id="harbour-8"),
        ["mentions.surface | inside passage | harbour-m4 | 'Aiko Sato'"],
    ),
    (
        _set("notices", 0, char_end=len(TEXT) + 1),
        [f"notices.char_end | slice | harbour-unread | {len(TEXT) + 1}"],
    ),
    (
        _set("notices", 0, char_start=None),
        [f"notices.char_end | slice | harbour-unread | {TEXT.index('* Trade') - 2}"],
    ),
    (_drop_evidence("aiko-sato"), ["people. | grounded | aiko-sato | None"]),
    (
        _drop_evidence("harbour-dialogue/JPN"),
        ["dialogue_parties. | grounded | harbour-dialogue/JPN | None"],
    ),
    (
        _set("events", 0, date_start=date(2013, 5, 2)),
        ["events.date_edtf | dates | launch-2013-05 | '2013-05'"],
    ),
    (_set("events", 0, date_end=None), ["events.date_edtf | dates | launch-2013-05 | '2013-05'"]),
    (_set("events", 0, date_precision="day"), ["events.date_edtf | dates | launch-2013-05 | '2013-05'"]),
    (_set("outcomes", 0, date_edtf="2013"), ["outcomes.date_edtf | dates | tide-fund-outcome | '2013'"]),
    (
        _set("quantities", 0, date_start=date(2013, 1, 1)),
        ["quantities.date_edtf | dates | tide-fund-worth | None"],
    ),
    (_set("pillars", 1, level=3), ["pillars.level | level | trade-ports | 3"]),
    (
        _set("pillars", 0, level=2),
        ["pillars.level | level | trade | 2", "pillars.level | level | trade-ports | 2"],
    ),
    (_set("pillars", 0, parent_pillar_id="trade"), ["pillars.level | level | trade | 1"]),
    (_set("evidence", 4, basis="curated"), ["evidence.basis | explained | harbour-e5 | 'curated'"]),
    (
        _set("corrections", 0, row_id="no"),
        ["corrections.row_id | reference | seen-harbour-unread | 'no'"],
    ),
    (
        _set("corrections", 0, table_name="heroes"),
        ["corrections.row_id | reference | seen-harbour-unread | 'harbour-unread'"],
    ),
]


def _told(report: Report) -> list[str]:
    return [
        f"{failure.table}.{failure.column} | {failure.rule} | {row} | {value}"
        for failure in report.failures
        for row, value in zip(failure.rows, failure.examples, strict=True)
    ]


def test_the_valid_tables_keep_every_rule() -> None:
    assert validate(valid_tables()) == Report(())


def test_tables_without_a_row_keep_every_rule() -> None:
    assert validate({}).ok


def test_frames_are_checked_like_rows() -> None:
    tables = valid_tables()
    tables["events"][0]["kind"] = "party"
    assert validate(frames(tables)) == validate(tables)


@pytest.mark.parametrize(("plant", "expected"), FAULTS, ids=[expected[0] for _, expected in FAULTS])
def test_a_planted_fault_is_found_and_nothing_else(
    plant: Callable[[Tables], None], expected: list[str]
) -> None:
    tables = valid_tables()
    plant(tables)
    assert _told(validate(tables)) == expected


def test_every_rule_has_a_planted_fault() -> None:
    planted = {line.split(" | ")[1] for _, expected in FAULTS for line in expected}
    assert planted == set(RULES) - {"present"}


def test_a_frame_that_lacks_a_column_is_noticed() -> None:
    framed = frames(valid_tables())
    framed["people"] = framed["people"].drop(columns="wikidata_id")
    assert _told(validate(framed)) == ["people.wikidata_id | present | aiko-sato | None"]


def test_all_faults_are_reported_at_once() -> None:
    tables = valid_tables()
    tables["events"][0] |= {"kind": "party", "title": None}
    tables["people"][0]["name"] = 3
    assert [(f.table, f.column, f.rule) for f in validate(tables).failures] == [
        ("people", "name", "type"),
        ("events", "kind", "one of"),
        ("events", "title", "required"),
    ]


def test_a_misfit_does_not_hide_the_other_faults_of_its_column() -> None:
    tables = valid_tables()
    tables["pillars"][0]["position"] = "first"
    tables["pillars"][1]["position"] = 0
    assert _told(validate(tables)) == [
        "pillars.position | at least | trade-ports | 0",
        "pillars.position | type | trade | 'first'",
    ]


@pytest.mark.parametrize("table", TABLES)
def test_required_columns_must_be_filled(table: str) -> None:
    tables = valid_tables()
    tables[table][0] |= dict.fromkeys(columns(table))
    unfilled = {f.column for f in validate(tables).failures if f.table == table and f.rule == "required"}
    assert unfilled == set(required(table))


def test_a_report_counts_all_and_shows_a_few() -> None:
    tables = valid_tables()
    tables["people"] += [{"person_id": f"ghost-{number}", "name": "Ghost"} for number in range(7)]
    report = validate(tables)
    ghosts = tuple(f"ghost-{number}" for number in range(5))
    assert report.failures == (Failure("people", "", "grounded", 7, ("None",) * 5, ghosts),)
    assert report.render() == (
        "people: no row of evidence states it [grounded, 7 rows]\n"
        "    ghost-0\n    ghost-1\n    ghost-2\n    ghost-3\n    ghost-4\n    and 2 more"
    )


def test_a_report_reads_like_this() -> None:
    tables = valid_tables()
    tables["events"][0]["kind"] = "party"
    tables["aliases"][0]["entity_id"] = "x" * 100
    assert validate(tables).render() == (
        "aliases.entity_id: not the key of any row it may refer to [reference, 1 row]\n"
        f"    harbour-dialogue-hd: '{'x' * 78}…\n"
        "events.kind: not in the column's closed list [one of, 1 row]\n"
        "    launch-2013-05: 'party'"
    )


def test_a_long_report_is_cut_and_says_so() -> None:
    failures = tuple(Failure("people", f"column_{number}", "type", 1, ("1",), ("x",)) for number in range(43))
    lines = Report(failures).render().splitlines()
    assert len(lines) == 2 * 40 + 1
    assert lines[-1] == "and 3 more"


def test_only_a_failed_report_raises() -> None:
    Report(()).raise_if_failed()
    tables = valid_tables()
    tables["events"][0]["kind"] = "party"
    with pytest.raises(ValidationError) as raised:
        validate(tables).raise_if_failed()
    assert str(raised.value) == (
        "1 rule is broken, so nothing was published\n"
        "events.kind: not in the column's closed list [one of, 1 row]\n"
        "    launch-2013-05: 'party'\n"
        "  to do: correct the value in raw/corrections.toml, or mend the stage that made it"
    )


_anything = st.one_of(
    st.none(), st.text(max_size=5), st.integers(), st.floats(), st.dates(), st.booleans(),
    st.binary(max_size=3),
    st.lists(st.integers(), max_size=2),
)  # fmt: skip
_cells = st.sampled_from([(table, name) for table in TABLES for name in columns(table)])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(_cells, _anything), min_size=1, max_size=4))
def test_whatever_a_cell_holds_there_is_a_report(faults: list[tuple[tuple[str, str], object]]) -> None:
    tables = valid_tables()
    for (table, name), value in faults:
        tables[table][0][name] = value
    report = validate(tables)
    assert report.ok == (report.render() == "every rule holds")


def test_small_tables_are_checked_in_a_fraction_of_a_second() -> None:
    tables = valid_tables()
    validate(tables)
    started = time.perf_counter()
    validate(tables)
    assert time.perf_counter() - started < 0.5
