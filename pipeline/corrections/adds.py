"""Facts that no rule read: a person gives the values and the words that state them; ids follow the usual rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.corrections.desk import Desk, Row, Words, row_id
from pipeline.corrections.entries import Correction
from pipeline.corrections.sameness import said, says
from pipeline.corrections.targets import CORRECTABLE
from pipeline.errors import InputError
from pipeline.provenance import SLUG
from pipeline.resolve.contract import COLUMNS, KEYS
from pipeline.resolve.entities import entity_rungs, organization_rungs
from pipeline.resolve.event_names import event_rungs
from pipeline.resolve.events import plover_code
from pipeline.resolve.identify import Claim, assign
from pipeline.resolve.names import slug
from pipeline.resolve.naming import RUNGS
from pipeline.resolve.people import person_slug

# Dialogues and initiatives first: other rows are named after them.
_FIRST = ("dialogues", "initiatives")
_ORDER = (*_FIRST, *(table for table in CORRECTABLE if table not in _FIRST))


def add(entries: Sequence[Correction], words: Mapping[str, Words], desk: Desk) -> Iterator[InputError]:
    """Put the rows in, each with its words; yields what is wrong with those that are left out."""
    for table in _ORDER:
        own = [entry for entry in entries if entry.table == table]
        if own:
            rows: dict[str, Row] = {}
            yield from _admitted(table, own, rows, desk)
            _put(table, [entry for entry in own if entry.where in rows], rows, words, desk)


def _admitted(
    table: str, entries: Sequence[Correction], rows: dict[str, Row], desk: Desk
) -> Iterator[InputError]:
    """Fill ``rows`` with what the entries say, by where they stand, but for those at fault."""
    known = said(table, desk.rows[table])
    for entry in entries:
        row = _row(table, entry, desk)
        same = known.setdefault(says(table, row), [])
        fault = _told_already(entry, same) or _unfit(entry, desk)
        if fault:
            yield fault
        else:
            same.append(f"the row added in {entry.where}")
            rows[entry.where] = row


def _put(
    table: str,
    entries: Sequence[Correction],
    rows: Mapping[str, Row],
    words: Mapping[str, Words],
    desk: Desk,
) -> None:
    for entry, own in zip(entries, _ids(table, entries, rows, desk), strict=True):
        row = rows[entry.where]
        desk.put(table, own, {**row, KEYS[table][0]: own} if len(KEYS[table]) == 1 else row)
        desk.state(table, own, words[entry.where])
        desk.record(entry, table, own, new=desk.rows[table][own])


def _row(table: str, entry: Correction, desk: Desk) -> Row:
    """The columns that an entry gives, and what the id of the row depends on beside them."""
    row: Row = {column: entry.values.get(column) for column in COLUMNS[table]}
    if table == "pillars":
        above = desk.rows[table].get(
            str(row["parent_pillar_id"]), {"level": 1 if row["parent_pillar_id"] else 0}
        )
        row["level"] = int(str(above["level"])) + 1
    return {**row, "plover_code": plover_code(row)} if table == "events" else row


def _told_already(entry: Correction, same: Sequence[str]) -> InputError | None:
    """A fault if there is such a row; of entities of one name, those with ids of their own are others."""
    if not same or (entry.row and entry.table in _NAMED):
        return None
    todo = "take the entry out"
    if entry.table in _NAMED:
        todo += "; if it is another of that name, give it an id of its own as `row`"
    return entry.fault(f"`{entry.table}` says that already: {same[0]}", todo)


def _unfit(entry: Correction, desk: Desk) -> InputError | None:
    """A fault if the row cannot have the id that its entry asks for."""
    if entry.row in desk.rows[entry.table]:
        todo = "to change that row, replace its columns; else name another id, or none"
        return entry.fault(f"`{entry.table}` has a row `{entry.row}` already", todo)
    if entry.row and not SLUG.fullmatch(entry.row):
        todo = f"write it as `{slug(entry.row)}`, or leave it out"
        return entry.fault(f"the id `{entry.row}` is no slug (a-z, 0-9, hyphens)", todo)
    return None


def _ids(table: str, entries: Sequence[Correction], rows: Mapping[str, Row], desk: Desk) -> list[str]:
    """The id of each row, by its entry or by the rules."""
    if len(KEYS[table]) > 1:
        return [row_id(table, rows[entry.where]) for entry in entries]
    taken = frozenset(desk.rows[table]) | {entry.row for entry in entries if entry.row}
    handles = _handles(desk)
    unnamed = [rows[entry.where] for entry in entries if not entry.row]
    claims = [
        Claim(_rungs(table, row, handles), sorted(row.items(), key=lambda item: item[0])) for row in unnamed
    ]
    named = iter(assign(claims, taken))
    return [entry.row or next(named) for entry in entries]


def _handles(desk: Desk) -> dict[str, str]:
    """What dialogues and initiatives are called for short, by their ids: the abbreviation that none shares, or the id."""
    found: dict[str, str] = {}
    for table in _FIRST:
        rows = desk.rows[table]
        short = [slug(str(row["abbreviation"])) if row["abbreviation"] else key for key, row in rows.items()]
        claims = [Claim((word, key), key) for word, key in zip(short, rows, strict=True)]
        found |= zip(rows, assign(claims), strict=True)
    return found


def _rungs(table: str, row: Row, handles: dict[str, str]) -> tuple[str, ...]:
    """What a row may be called, the shortest first, as if it had been read."""
    codes = frozenset({str(row["country_code"])} if row.get("country_code") else ())
    if table == "organizations":
        return organization_rungs(row, codes)
    if table == "people":
        return (person_slug(str(row["name"])),)
    if table in _NAMED:
        return entity_rungs(row, codes)
    if table == "events":
        return event_rungs(row, handles.get(str(row["dialogue_id"]), ""), ())
    return RUNGS[table](row, handles)


_NAMED = ("dialogues", "organizations", "people", "places", "initiatives")
