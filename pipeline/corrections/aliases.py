"""What a merged row was called stays known: its names become aliases of the row it was merged into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.corrections.desk import BASIS, RULE, Desk, Row
from pipeline.corrections.entries import Correction
from pipeline.resolve.contract import COLUMNS, SINGULAR
from pipeline.resolve.identify import Claim, assign
from pipeline.resolve.names import fold
from pipeline.resolve.naming import RUNGS


def keep_names(entry: Correction, desk: Desk) -> None:
    """Name and abbreviation of the row that goes, where a source writes them, as aliases of the one that stays.

    Its other aliases move with it; what the row that stays is called already is left out.
    """
    kind = SINGULAR[entry.table]
    known = set(_known(entry, kind, desk))
    gone, stays = (desk.rows[entry.table][key] for key in (entry.row, entry.into))
    for column in ("name", "abbreviation"):
        words = fold(str(gone.get(column) or ""))
        written = [row for row in _mentions(kind, entry.row, desk) if fold(str(row["surface"])) == words]
        if words and written and words not in known and stays[column] is not None:
            known.add(words)
            _add(entry, kind, written, desk)


def _known(entry: Correction, kind: str, desk: Desk) -> Iterator[str]:
    stays = desk.rows[entry.table][entry.into]
    yield from (fold(str(stays.get(column) or "")) for column in ("name", "abbreviation"))
    for row in desk.rows["aliases"].values():
        if row["entity_kind"] == kind and row["entity_id"] in (entry.row, entry.into):
            yield fold(str(row["alias"]))


def _mentions(kind: str, entity_id: str, desk: Desk) -> Iterator[Row]:
    for row in desk.mentions:
        if (row["entity_kind"], row["entity_id"]) == (kind, entity_id):
            yield row


def _add(entry: Correction, kind: str, written: Sequence[Row], desk: Desk) -> None:
    row: Row = dict.fromkeys(COLUMNS["aliases"])
    row |= {"entity_kind": kind, "entity_id": entry.into, "alias": written[0]["surface"]}
    claim = Claim(RUNGS["aliases"](row, {}), sorted(row.items(), key=lambda item: item[0]))
    (own,) = assign([claim], frozenset(desk.rows["aliases"]))
    row["alias_id"] = own
    desk.put("aliases", own, row)
    desk.hand_over("aliases", own, map(_stated, written))
    desk.record(entry, "aliases", own, new=row)


def _stated(mention: Row) -> Row:
    """A mention as evidence of the name it is."""
    row = {column: mention.get(column) for column in COLUMNS["evidence"]}
    return {**row, "quote": mention["surface"], "rule": RULE, "basis": BASIS}
