"""What each kind of correction is made of: its keys, which of them must be there, and the shape of each."""

from __future__ import annotations

import datetime
import math
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from pipeline.provenance import blank

Value = str | int | float | None


class Shape(NamedTuple):
    """The form of a value, in words and as a test."""

    words: str
    test: Callable[[object], bool]


def _is_text(value: object) -> bool:
    """Whether it can be read and cannot drive a terminal."""
    return isinstance(value, str) and not any(
        unicodedata.category(char) == "Cc" and char not in "\n\t" for char in value
    )


def _is_words(value: object) -> bool:
    return isinstance(value, str) and _is_text(value) and not blank(value)


def _is_line(value: object) -> bool:
    return isinstance(value, str) and _is_words(value) and "\n" not in value


def _is_value(value: object) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return number or _is_text(value)


def _is_pairs(value: object) -> bool:
    return isinstance(value, dict) and bool(value) and all(_is_value(one) for one in value.values())


def _is_pair_of_rows(value: object) -> bool:
    return isinstance(value, dict) and value.keys() == {"from", "into"} and _is_pairs(value)


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(_is_line(one) and "/" in one for one in value)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def day(value: object) -> datetime.date | None:
    """A TOML date, or one between quotation marks; None for anything else, also a moment and a day that is none."""
    try:
        return (
            datetime.date.fromisoformat(value)
            if isinstance(value, str) and len(value) == 10
            else _date(value)
        )
    except ValueError:
        return None


def _date(value: object) -> datetime.date | None:
    return value if type(value) is datetime.date else None


_LINE = Shape("words between quotation marks, on one line", _is_line)
_WORDS = Shape("words between quotation marks", _is_words)
_VALUE = Shape('a text or a number; "" for no value', _is_value)
_SHAPES = {
    "table": _LINE,
    "row": _LINE,
    "column": _LINE,
    "value": _VALUE,
    "values": Shape('columns and what they say: { name = "…" }', _is_pairs),
    "from": _LINE,
    "into": _LINE,
    "with": Shape('a list of rows: ["memberships/…"]', _is_rows),
    "source": _LINE,
    "quote": _WORDS,
    "section": _LINE,
    "occurrence": Shape("a whole number from 1", _is_count),
    "notice": _LINE,
    "reason": _WORDS,
    "who": _LINE,
    "date": Shape("a day such as 2024-05-31", lambda value: day(value) is not None),
}
_EXPECT = {
    "replace": Shape('what the column says now; "" for no value', _is_value),
    "drop": Shape('columns and what they say now: { name = "…" }', _is_pairs),
    "merge": Shape('the names of both: { from = "…", into = "…" }', _is_pair_of_rows),
    "seen": Shape("the words that the notice flags, or the passage", _is_words),
}
_ALWAYS = dict.fromkeys(("reason", "who", "date"), True) | {"notice": False}
_PLACE = dict.fromkeys(("source", "quote", "section", "occurrence"), False)

# Kind → key → whether it must be there; in the order in which an entry is written.
FORMS: dict[str, dict[str, bool]] = {
    "replace": dict.fromkeys(("table", "row", "column", "value", "expect"), True) | _PLACE | _ALWAYS,
    "drop": dict.fromkeys(("table", "row", "expect"), True) | {"with": False} | _ALWAYS,
    "add": {"table": True, "row": False, "values": True} | _PLACE | {"source": True, "quote": True} | _ALWAYS,
    "merge": dict.fromkeys(("table", "from", "into", "expect"), True) | _ALWAYS,
    "seen": dict.fromkeys(("table", "row", "expect", "reason", "who", "date"), True),
}


def shape(kind: str, key: str) -> Shape:
    """The shape of a key's value in an entry of a kind."""
    return _EXPECT[kind] if key == "expect" else _SHAPES[key]


def fits(kind: str, key: str, value: object) -> bool:
    """Whether a value has the shape that its key asks for."""
    return shape(kind, key).test(value)
