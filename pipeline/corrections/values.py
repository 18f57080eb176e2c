"""Values held to the schemas before they are let in, so that a fault names its entry and not only a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.checks import RULES, Data
from pipeline.checks.tables import CHECKS
from pipeline.corrections.targets import DERIVED
from pipeline.corrections.told import shown
from pipeline.errors import InputError
from pipeline.resolve.contract import COLUMNS, KEYS
from schemas.columns import prose
from schemas.frames import frames
from schemas.tables import choices, descriptions, exactly_one

if TYPE_CHECKING:
    from pipeline.corrections.entries import Correction

Row = dict[str, object]
# The rules that a value breaks by itself, whatever else the tables hold.
_OWN = {"type", "required", "not empty", "one of", "pattern", "at least", "edtf", "exactly one"}


def value_faults(entries: Iterable[Correction]) -> Iterator[InputError]:
    """What is wrong with the values of replacements and added rows, by the rules of their columns."""
    rows: dict[str, list[Row]] = {}
    owners: dict[tuple[str, int], Correction] = {}
    for entry in entries:
        if entry.kind in ("replace", "add"):
            same = rows.setdefault(entry.table, [])
            owners[entry.table, len(same)] = entry
            same.append(_row(entry, len(same)))
    for table, column, rule, at in broken(rows):
        entry = owners[table, at]
        if entry.kind == "add" or column == entry.column:
            yield _fault(entry, column, rule, rows[table][at].get(column))


def broken(rows: dict[str, list[Row]]) -> Iterator[tuple[str, str, str, int]]:
    """Table, column, rule and position of every value that breaks a rule by itself."""
    if not rows:
        return
    data = Data(frames(rows))
    for check in CHECKS:
        for found in check(data):
            if found.rule in _OWN and found.table in rows:
                yield from ((found.table, found.column, found.rule, at) for at in found.positions)


def _row(entry: Correction, number: int) -> Row:
    """The values of an entry as a row of its table; what will be computed later is filled in."""
    if entry.kind == "replace":
        return {entry.column: entry.value}
    row = dict.fromkeys(COLUMNS[entry.table]) | dict(entry.values)
    own = {KEYS[entry.table][0]: str(number)} if len(KEYS[entry.table]) == 1 else {}
    return row | own | ({"level": 1} if "level" in row else {})


def _fault(entry: Correction, column: str, rule: str, value: object) -> InputError:
    what = f"`{entry.table}.{column}` cannot be {shown(value)}: {RULES[rule]}"
    if rule == "exactly one":
        return entry.fault(f"not exactly one of {column} is filled", "give one of them a value")
    if rule == "required" and entry.kind == "add":
        return entry.fault(
            f"a row of `{entry.table}` needs `{column}`", f"add it: {meaning(entry.table, column)}"
        )
    return entry.fault(what, f"write {meaning(entry.table, column)}")


def meaning(table: str, column: str) -> str:
    """What a column may hold, in words: its closed list, else what it is."""
    allowed = choices(table).get(column)
    return f"one of: {', '.join(allowed)}" if allowed else prose(descriptions(table)[column]).rstrip(".")


def asked_for(table: str) -> list[str]:
    """The columns of a table that a person may fill, in order."""
    given = [name for name in COLUMNS[table] if name not in DERIVED]
    return given if len(KEYS[table]) > 1 else given[1:]


__all__ = ["asked_for", "broken", "exactly_one", "meaning", "value_faults"]
