"""What a date mention is, and which calendar date it means once the document's own date is known.

"Last March" and "the following year" say nothing by themselves: they lean on the day the document was
published, or on the date stated last before them. What cannot be settled stays unsettled.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

_EDTF = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_SEASON_END = {21: 5, 22: 8, 23: 11, 24: 12}  # last month of an EDTF season, northern hemisphere


class DateMention(NamedTuple):
    """A written date at code points ``[start, end)``, as precise as the words and no more.

    ``edtf`` is EDTF (ISO 8601-2): level 1, and level 2 for quarters (``2015-34``) and halves (``2015-40``);
    ``XXXX-03-01`` without a year; None of a relative date. ``kind``: absolute, yearless, relative or fiscal.
    ``modifier``: by, since, after, before, until or None; "by", "before" and "until" already open the
    ``edtf`` (``../2023``). The rest serves ``resolve``: what it leans on (``anchor``: published or previous),
    in which ``grain`` (day, weekday, week, month, season, year; ``this`` of "this May"), how far away
    (``shift``: -1 last, +1 next, -3 three ago), and ``number``: the month 1-12, the weekday 1-7 from Monday,
    or the EDTF season 21-24.
    """

    start: int
    end: int
    edtf: str | None
    kind: str
    modifier: str | None = None
    anchor: str = "published"
    grain: str | None = None
    shift: int = 0
    number: int = 0


def opened(edtf: str, modifier: str | None) -> str:
    """``edtf`` as the modifier leaves it: ``../2023`` for "by 2023"; an interval stays as it is."""
    return f"../{edtf}" if modifier in ("by", "before", "until") and "/" not in edtf else edtf


def resolve(
    mention: DateMention, published: str | None, previous: str | None, future: bool = False
) -> tuple[str | None, str]:
    """EDTF and basis (``stated`` or ``inferred``) of a mention.

    ``published`` is the document's own date (ISO 8601, may lack day or month), ``previous`` the EDTF stated
    last before the mention. ``future``: the sentence looks ahead ("will meet in March"), so that a month or
    day without a year is then the first one not before ``published``. Unsettled: ``XXXX-03-01`` for a day
    without a year, else None.
    """
    if mention.kind in ("absolute", "fiscal"):
        return mention.edtf, "stated"
    anchor = _parts(published if mention.anchor == "published" else previous)
    if mention.kind == "yearless":
        value = _nearest(mention, anchor, future) if anchor else None
        unsettled = mention.edtf.split("/XXXX")[0] if mention.edtf and mention.grain == "day" else None
        return (value or unsettled), ("inferred" if value else "stated")
    value = _shifted(mention, anchor) if anchor else None
    return (opened(value, mention.modifier) if value else None), "inferred"


def _parts(edtf: str | None) -> tuple[int, int | None, int | None] | None:
    """Year, month and day of the end of an EDTF date; a season or quarter counts as its year."""
    match = _EDTF.fullmatch((edtf or "").rsplit("/")[-1].rstrip("~?%"))
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    return (year or 0, month, day) if month and month <= 12 else (year or 0, None, None)


def _nearest(mention: DateMention, anchor: tuple[int, int | None, int | None], future: bool) -> str:
    """The date in the year that puts it on the right side of ``anchor``."""
    year, month, day = anchor
    pattern = mention.edtf or ""
    in_days = day is not None and mention.grain == "day"
    there = (mention.number, int(pattern.removeprefix("../")[8:10]) if in_days else 0)
    here = (month or 0, (day or 0) if in_days else 0)
    if month is None:
        year += mention.shift
    elif mention.shift < 0:
        year -= there >= here
    elif mention.shift > 0:
        year += there <= here
    elif future:
        year += there < here
    elif mention.grain != "this":
        year -= there > here
    return pattern.replace("XXXX", f"{year:04}")


def _shifted(mention: DateMention, anchor: tuple[int, int | None, int | None]) -> str | None:
    year, month, day = anchor
    if mention.grain == "year":
        return f"{year + mention.shift:04}"
    if mention.grain == "season":
        return _season(mention, year, month)
    if mention.grain == "month":
        if month is None:
            return None
        months = year * 12 + month - 1 + mention.shift
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if month and day:
        return _day(mention, year, month, day)
    known = f"{year:04}-{month:02}" if month else f"{year:04}"
    return known if mention.grain == "day" and mention.shift == 0 else None


def _season(mention: DateMention, year: int, month: int | None) -> str | None:
    if mention.shift and month is None:
        return None
    end = _SEASON_END[mention.number]
    if mention.shift < 0:
        year -= end >= (month or 0)
    elif mention.shift > 0:
        year += end - 2 <= (month or 0)
    return f"{year:04}-{mention.number}"


def _day(mention: DateMention, year: int, month: int, day: int) -> str | None:
    """A day, or the interval Monday to Sunday; None outside the calendar."""
    try:
        today = date(year, month, day)
        if mention.grain == "day":
            return (today + timedelta(days=mention.shift)).isoformat()
        if mention.grain == "weekday":
            return (today + timedelta(days=_to_weekday(mention, today.isoweekday()))).isoformat()
        monday = today + timedelta(days=7 * mention.shift - today.weekday())
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    except (ValueError, OverflowError):
        return None


def _to_weekday(mention: DateMention, today: int) -> int:
    """Days from ``today`` (1-7) to the weekday meant: "on Monday" is the latest one, today included."""
    ahead = mention.number - today
    if mention.shift > 0:
        return ahead if ahead > 0 else ahead + 7
    if mention.shift < 0:
        return ahead if ahead < 0 else ahead - 7
    return ahead if ahead <= 0 else ahead - 7
