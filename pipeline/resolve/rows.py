"""What the sources told of each row becomes the row: one claim a column, the others kept beside their words."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Notice, Ref
from pipeline.resolve.contract import KEYS
from pipeline.resolve.events import plover_code
from pipeline.resolve.merging import Origins, contested, dissenting, merge
from pipeline.resolve.phases import in_order
from pipeline.resolve.shelf import Row, Shelf
from schemas.edtf import interval


def finished_rows(shelf: Shelf, origins: Origins) -> dict[str, dict[str, Row]]:
    """The rows of every table by key, with the columns that follow from others."""
    tables = {
        table: {
            row_id: _finished(table, row_id, merge(table, told, origins)) for row_id, told in rows.items()
        }
        for table, rows in shelf.told.items()
    }
    if "phases" in tables:
        tables["phases"] = in_order(tables["phases"])
    return tables


def _finished(table: str, row_id: str, row: Row) -> Row:
    if len(KEYS[table]) == 1:
        row = {**row, KEYS[table][0]: row_id}
    if "date_start" in row and row["date_edtf"]:
        start, end, precision = interval(str(row["date_edtf"]))
        row = {**row, "date_start": start, "date_end": end, "date_precision": precision}
    if table == "events":
        row = {**row, "plover_code": plover_code(row)}
    return row


def disputed(shelf: Shelf, tables: dict[str, dict[str, Row]]) -> dict[tuple[str, Ref], dict[str, str | None]]:
    """What each draft says in the columns in which its row is in dispute; None where the row shows just that."""
    found: dict[tuple[str, Ref], dict[str, str | None]] = {}
    for table, rows in shelf.told.items():
        for row_id, told in rows.items():
            for column in contested(table, told, shelf):
                shown = tables[table][row_id][column]
                against = dissenting(column, shown, [own[column] for _, own in told], shelf)
                for said, own in told:
                    if own[column] not in (None, ""):
                        claims = found.setdefault((said.source_id, Ref(table, said.draft.key)), {})
                        claims[column] = str(own[column]) if own[column] in against else None
    return found


def doubts(shelf: Shelf) -> Iterator[tuple[str, Notice]]:
    """A notice for every name that more than one row may mean, by source."""
    for doubt in shelf.doubts:
        said = doubt.said
        name = said.text("name") or said.text("abbreviation") or ""
        others = " or ".join(sorted(doubt.others))
        kept = f"taken for {doubt.row}" if doubt.row else "kept apart"
        message = f'"{name}" may be {others} as well; {kept}, merge them if they are one'
        yield said.source_id, Notice("one-or-several", message, said.draft.evidence[0].span)
