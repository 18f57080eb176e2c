"""Reads EDTF dates (ISO 8601-2, Library of Congress profile): "May of 2013" is neither lost nor made a day.

Levels 0 and 1, and of level 2 what texts about meetings need: unspecified digits anywhere, quarters,
quadrimesters and halves. Years run from 0001 to 9999, the range of ``datetime.date``. Standard library alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple


class Interval(NamedTuple):
    """The days an expression spans, both ends included; an end that is open, unknown or yearless is None."""

    start: date | None
    end: date | None
    precision: str  # day | month | year | interval


PRECISIONS = ("day", "month", "year", "interval")

# ISO 8601-2, 4.8: numbers above 12 in the month's place name a part of the year. (first month, months).
# 21 to 24 are seasons, the meteorological ones of the northern hemisphere; winter ends in the next year.
_PARTS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}
_PARTS |= {33 + n: (1 + 3 * n, 3) for n in range(4)}
_PARTS |= {37 + n: (1 + 4 * n, 4) for n in range(3)}
_PARTS |= {40 + n: (1 + 6 * n, 6) for n in range(2)}

_DATE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?[?~%]?", re.ASCII)
_OPEN = ("..", "")  # open, unknown


def is_valid(edtf: str) -> bool:
    """Tell whether ``interval`` can read it."""
    try:
        interval(edtf)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=65536)
def interval(edtf: str) -> Interval:
    """Give the days that an EDTF expression spans and how precise it is.

    A qualifier (``?`` ``~`` ``%``) leaves the days as they are. Unspecified digits span from the first
    to the last day they may mean; a wholly unspecified year gives no days.
    Raises ValueError for anything else.
    """
    if "/" not in edtf:
        return _date(edtf)
    first, _, last = edtf.partition("/")
    if first in _OPEN and last in _OPEN:
        raise ValueError(f"an interval without ends: {edtf!r}")
    start = None if first in _OPEN else _date(first).start
    end = None if last in _OPEN else _date(last).end
    if start and end and start > end:
        raise ValueError(f"an interval that ends before it begins: {edtf!r}")
    return Interval(start, end, "interval")


def _date(edtf: str) -> Interval:
    match = _DATE.fullmatch(edtf)
    if match is None:
        raise ValueError(f"not an EDTF date: {edtf!r}")
    year, month, day = match.groups()
    if month and month.isdigit() and int(month) > 12:
        return _part_of_year(edtf, year, int(month), day)
    start, end = (next(_days(year, month, day, step), None) for step in (1, -1))
    if start is None or end is None:
        raise ValueError(f"no such day: {edtf!r}")
    precision = _precision(year, month, day)
    return Interval(None, None, precision) if year == "XXXX" else Interval(start, end, precision)


def _precision(year: str, month: str | None, day: str | None) -> str:
    """Name the last part that says something; digits missing before it make it an interval."""
    parts = [part for part in (year, month, day) if part is not None]
    while len(parts) > 1 and parts[-1] == "XX":
        parts.pop()
    if any("X" in part for part in parts) and not (parts[0] == "XXXX" and "X" not in "".join(parts[1:])):
        return "interval"
    return PRECISIONS[3 - len(parts)]


def _part_of_year(edtf: str, year: str, number: int, day: str | None) -> Interval:
    if number not in _PARTS or day or not year.isdigit() or year == "0000":
        raise ValueError(f"not a season, quarter or half: {edtf!r}")
    first, months = _PARTS[number]
    last = first + months - 1
    over, month = divmod(last - 1, 12)
    return Interval(date(int(year), first, 1), _month_end(int(year) + over, month + 1), "interval")


def _month_end(year: int, month: int) -> date:
    if (year, month) >= (9999, 12):
        return date.max
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _days(year: str, month: str | None, day: str | None, step: int) -> Iterator[date]:
    """Every day the parts may mean, forward (``step`` 1) or backward (-1)."""
    for y in _numbers(year, 1, 9999, step):
        for m in _numbers(month or "XX", 1, 12, step):
            for d in _numbers(day or "XX", 1, _month_end(y, m).day, step):
                yield date(y, m, d)


def _numbers(pattern: str, low: int, high: int, step: int) -> Iterator[int]:
    """Numbers from ``low`` to ``high`` whose digits fit, X standing for any digit."""
    fits = re.compile(pattern.replace("X", "[0-9]")).fullmatch
    first = max(low, int(pattern.replace("X", "0")))
    last = min(high, int(pattern.replace("X", "9")))
    span = range(first, last + 1)
    return (n for n in span[::step] if fits(f"{n:0{len(pattern)}}"))
