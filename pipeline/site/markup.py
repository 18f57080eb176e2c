"""Which characters of a passage are Markdown's marks, so that the page can set them aside without losing them.

The page keeps every character of a source (a quote must stay findable); marks are there, only not shown.
"""

from __future__ import annotations

import re
from typing import NamedTuple

SYNTAX, STRONG, EMPHASIS = 1, 2, 4

_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1", re.DOTALL)  # bounded, for an end may be missing
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_]+?)(?<=\S)\1(?![\w*])")
_LINK = re.compile(r"!?(\[)([^\[\]\n]{1,300})(\]\((?:https?://|mailto:|[/#.])[^()\s]{0,500}\))")
_QUOTED = re.compile(r"(?m)^[ \t]*>+ ?")
_LONE = re.compile(r"\*\*")


class Style(NamedTuple):
    """The slice ``[start, end)`` has the style ``flag``: SYNTAX is not shown, STRONG and EMPHASIS are."""

    start: int
    end: int
    flag: int


def styles(text: str, offset: int = 0) -> list[Style]:
    """The styled slices of a passage, in code points from ``offset``; they may lie in one another."""
    found: list[Style] = []
    if "**" in text or "__" in text:
        for match in _STRONG.finditer(text):
            found += _framed(match.span(), match.span(2), STRONG)
        found += [Style(*match.span(), SYNTAX) for match in _LONE.finditer(text)]
    if "*" in text or "_" in text:
        for match in _EMPHASIS.finditer(text):
            found += _framed(match.span(), match.span(2), EMPHASIS)
    if "](" in text:
        for match in _LINK.finditer(text):
            found += [Style(match.start(), match.end(1), SYNTAX), Style(*match.span(3), SYNTAX)]
    if ">" in text:
        found += [Style(*match.span(), SYNTAX) for match in _QUOTED.finditer(text)]
    return [Style(start + offset, end + offset, flag) for start, end, flag in found]


def _framed(whole: tuple[int, int], inner: tuple[int, int], flag: int) -> list[Style]:
    return [Style(whole[0], inner[0], SYNTAX), Style(*inner, flag), Style(inner[1], whole[1], SYNTAX)]
