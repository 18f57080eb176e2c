"""Columns that are computed from others follow what was corrected."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.corrections.desk import Desk, Row
from pipeline.corrections.entries import Correction
from pipeline.errors import InputError
from pipeline.model import Tables
from pipeline.resolve import countries_named
from schemas.edtf import interval


def dates(desk: Desk) -> None:
    """First day, last day and precision of each touched row's date; a date that is none is told elsewhere."""
    for table, key in sorted(desk.touched):
        row = desk.rows[table][key]
        if "date_start" in row:
            spanned = interval(str(row["date_edtf"])) if row["date_edtf"] else (None, None, None)
            names = ("date_start", "date_end", "date_precision")
            desk.put(table, key, {**row, **dict(zip(names, spanned, strict=True))})


def levels(entries: Iterable[Correction], desk: Desk) -> list[InputError]:
    """Each pillar one level below its parent; a fault for an entry whose pillar stands under itself."""
    if not any(table == "pillars" for table, _ in desk.touched):
        return []
    rows = desk.rows["pillars"]
    faults = []
    for entry in entries:
        if entry.table == "pillars" and entry.column == "parent_pillar_id" and not _level(entry.row, rows):
            faults.append(entry.fault(f"`{entry.row}` would stand under itself", "name another parent"))
    for key, row in list(rows.items()):
        level = _level(key, rows)
        if level and level != row["level"]:
            desk.put("pillars", key, {**row, "level": level})
    return faults


def _level(key: str, rows: dict[str, Row]) -> int:
    """1 for a pillar without parent, one more for each above it; 0 if it stands under itself."""
    above = {key}
    parent = rows[key]["parent_pillar_id"]
    while parent is not None and str(parent) in rows:
        if str(parent) in above:
            return 0
        above.add(str(parent))
        parent = rows[str(parent)]["parent_pillar_id"]
    return len(above)


def with_countries(tables: Tables) -> Tables:
    """The tables with the countries that occur in them now."""
    countries = countries_named({**tables, "countries": []})
    return {**tables, "countries": sorted(countries, key=lambda row: str(row["country_code"]))}
