"""Holds the tables to their contract before anything is published.

Every check looks at whole columns, and all that they find is reported at once; whether it stops a build is
for the reader of the report to decide (``raise_if_failed``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.checks import CHECKS, RULES, Data, Found
from pipeline.errors import ValidationError
from schemas.frames import Frames, Rows, frames

SHOWN = 5  # examples kept of one failure
LISTED = 40  # failures printed of one report
_WIDTH = 80  # code points printed of one value


@dataclass(frozen=True, slots=True)
class Failure:
    """One rule broken in one column: in how many rows, and the values and keys of the first few."""

    table: str
    column: str  # empty: the row or the table as a whole
    rule: str  # a key of RULES
    count: int
    examples: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()  # keys, beside the examples


@dataclass(frozen=True, slots=True)
class Report:
    """All that validation found, by table in the contract's order, then by column and rule."""

    failures: tuple[Failure, ...]

    @property
    def ok(self) -> bool:
        """Whether every rule holds."""
        return not self.failures

    def render(self) -> str:
        """The report for a person: a paragraph a failure, capped, the rest counted."""
        if self.ok:
            return "every rule holds"
        paragraphs = [_paragraph(failure) for failure in self.failures[:LISTED]]
        rest = len(self.failures) - LISTED
        return "\n".join([*paragraphs, f"and {rest} more"] if rest > 0 else paragraphs)

    def raise_if_failed(self) -> None:
        """Raise ValidationError with the rendered report unless every rule holds."""
        if self.ok:
            return
        broken = "1 rule is" if len(self.failures) == 1 else f"{len(self.failures)} rules are"
        todo = "correct the value in raw/corrections.toml, or mend the stage that made it"
        raise ValidationError(f"{broken} broken, so nothing was published\n{self.render()}", todo=todo)


def validate(tables: Mapping[str, Rows] | Frames) -> Report:
    """Check tables, as rows or as frames, against the whole contract; bad data raises nothing."""
    data = Data(frames(tables))
    order = {name: position for position, name in enumerate(data.frames)}
    failures = [_failure(data, found) for check in CHECKS for found in check(data) if len(found.positions)]
    return Report(tuple(sorted(failures, key=lambda f: (order[f.table], f.column, f.rule, f.rows))))


def _failure(data: Data, found: Found) -> Failure:
    positions = list(found.positions)
    first = positions[:SHOWN]
    values = found.values or (lambda at: data.list(found.table, found.column)[at])
    examples = tuple(_short(values(at)) for at in first)
    return Failure(
        found.table, found.column, found.rule, len(positions), examples, data.row_ids(found.table, first)
    )


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"


def _paragraph(failure: Failure) -> str:
    where = f"{failure.table}.{failure.column}" if failure.column else failure.table
    rows = "1 row" if failure.count == 1 else f"{failure.count:,} rows"
    lines = [f"{where}: {RULES[failure.rule]} [{failure.rule}, {rows}]"]
    for row, value in zip(failure.rows, failure.examples, strict=True):
        lines.append(f"    {row}: {value}" if failure.column else f"    {row}")
    if failure.count > len(failure.rows):
        lines.append(f"    and {failure.count - len(failure.rows):,} more")
    return "\n".join(lines)
