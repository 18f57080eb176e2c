"""Bullets and numbers: which of them stand on the same level, and which can begin a list."""

from __future__ import annotations

import re
from functools import lru_cache

_ROMAN = re.compile(r"[ivxl]+$", re.IGNORECASE)
_FIRST = frozenset(("1", "a", "A", "i", "I", "A.1"))
_SECOND = {"1": ("2",), "a": ("b",), "A": ("B",), "i": ("ii",), "I": ("II",)}


def is_bullet(marker: str) -> bool:
    """A sign that does not count: no digit, no letter."""
    return not any(map(str.isalnum, marker)) or marker == "o"


def is_lettered(marker: str) -> bool:
    """A letter or a roman numeral, which at the start of a line may also be somebody's initial."""
    return marker.strip("().")[:1].isalpha()


def is_first(marker: str) -> bool:
    return marker.strip("().") in _FIRST


def second(marker: str) -> tuple[str, ...]:
    """What the item after a first one would be marked with; empty if ``marker`` is not a first one."""
    core = marker.strip("()./")
    return tuple(marker.replace(core, following) for following in _SECOND.get(core, ()))


_NUMERALS = (
    *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
    *("xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"),
)


def follows(marker: str, before: str) -> bool:
    """Whether ``marker`` counts on from ``before`` in its notation: "III." after "II.", "c)" after "b)"."""
    core, last = marker.strip("()./"), before.strip("()./")
    if not core or not last or marker.replace(core, "#") != before.replace(last, "#"):
        return False
    if core.isdecimal() and last.isdecimal():
        return int(core) == int(last) + 1
    if core.isupper() != last.isupper():
        return False
    low, was = core.lower(), last.lower()
    if was in _NUMERALS[:-1] and low == _NUMERALS[_NUMERALS.index(was) + 1]:
        return True
    return len(low) == len(was) == 1 and low.isalpha() and ord(low) - ord(was) == 1


@lru_cache(maxsize=1024)  # a long document repeats a handful
def style(marker: str, before: str, glyphs: bool) -> str:
    """The class of markers that count as one level: "1.", "(a)", "IV)", or the bullet itself if ``glyphs``.

    ``before`` is the marker of the item above; it tells the letter ``i`` after ``h`` from the numeral.
    """
    core = marker.strip("()./")
    if is_bullet(marker):
        return marker if glyphs else "*"
    if "." in core and core[0].isalpha():
        return marker.replace(core, "A.1")
    if core[0].isdigit():
        kind = "1" * (1 + core.count("."))
    elif len(core) > 1 or (_ROMAN.match(core) and not _follows(core, before.strip("()./"))):
        kind = "i" if core.islower() else "I"
    else:
        kind = "a" if core.islower() else "A"
    return marker.replace(core, kind)


def _follows(letter: str, before: str) -> bool:
    """Whether ``letter``, which could be a numeral, goes on a series of letters: ``i`` after ``h``."""
    return len(before) == 1 and before.isalpha() and (ord(letter) - ord(before) == 1 or letter not in "iI")
