"""The runs of a dialogue, over all sources: it begins once, and each relaunch begins another run.

Sources count the relaunches they know of, so the count of one says little to the next: it is the date that tells which one is
meant. A year too early or too late is a claim that differs; more is another relaunch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from pipeline.resolve.merging import dates_agree
from pipeline.resolve.shelf import Row
from schemas.edtf import interval

Run = tuple[object, object]  # dialogue, kind


@dataclass(slots=True)
class Phases:
    """The starts told of each phase, by dialogue, kind and row."""

    known: dict[Run, dict[str, set[str]]] = field(default_factory=dict)

    def find(self, rows: Sequence[Row]) -> list[str | None]:
        """The row of each phase that one source tells; None for a new one. No two of them share one."""
        found: list[str | None] = []
        for row in rows:
            known = self.known.get(_run(row), {})
            free = [row_id for row_id in known if row_id not in found]
            found.append(
                next((row_id for row_id in free if self._same(row, known[row_id], len(known))), None)
            )
        return found

    def add(self, row_ids: Sequence[str], rows: Sequence[Row]) -> None:
        """Remember phases, new or known."""
        for row_id, row in zip(row_ids, rows, strict=True):
            starts = self.known.setdefault(_run(row), {}).setdefault(row_id, set())
            starts.update([str(row["start_edtf"])] if row["start_edtf"] else [])

    def _same(self, row: Row, starts: set[str], known: int) -> bool:
        if row["kind"] == "original":
            return True
        if not row["start_edtf"] or not starts:
            return known == 1
        start = str(row["start_edtf"])
        return any(dates_agree(start, other) or _near(start, other) for other in starts)


def _run(row: Row) -> Run:
    return row["dialogue_id"], row["kind"]


def _near(one: str, other: str) -> bool:
    first, second = interval(one).start, interval(other).start
    return first is not None and second is not None and abs(first.year - second.year) < 2


def in_order(rows: dict[str, Row]) -> dict[str, Row]:
    """The rows of ``phases``; those of a dialogue of which several relaunches are told are counted by their start."""
    runs: dict[object, list[Row]] = {}
    for row in rows.values():
        runs.setdefault(row["dialogue_id"], []).append(row)
    counted = dict(rows)
    for own in runs.values():
        if len({row["ordinal"] for row in own}) < len(own):
            key = itemgetter("phase_id")
            by_start = sorted(
                sorted(own, key=key), key=lambda r: (r["kind"] != "original", str(r["start_edtf"] or "~"))
            )
            first = 1 if by_start[0]["kind"] == "original" else 2
            counted |= {str(row["phase_id"]): {**row, "ordinal": n} for n, row in enumerate(by_start, first)}
    return counted
