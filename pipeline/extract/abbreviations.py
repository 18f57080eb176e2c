"""Abbreviations where a text defines them: in brackets, right behind the name."""

from __future__ import annotations

import re

from pipeline.extract.reading import Reading
from pipeline.model import Span

_ABBREVIATION = re.compile(r"[A-Z][A-Za-z0-9&]*[A-Z0-9][A-Za-z0-9&-]{0,12}")
_NOT_ABBREVIATION = frozenset(("US", "UK", "EU", "USA", "UN"))


def abbreviation_at(reading: Reading, i: int) -> tuple[str, Span] | None:
    """The abbreviation written in brackets at token ``i``, and its place without the brackets."""
    tokens = reading.tokens
    if i + 2 >= len(tokens) or tokens[i].text != "(":
        return None
    j = i + 1
    while j < len(tokens) and j < i + 5 and (tokens[j].text in ('"', "'") or tokens[j].low in ("the", "or", "hereinafter")):
        j += 1
    word = tokens[j].text if j < len(tokens) else ""
    if not _ABBREVIATION.fullmatch(word) or word in _NOT_ABBREVIATION or j + 1 >= len(tokens):
        return None
    if tokens[j + 1].text not in (")", '"', "'", ",", ";"):
        return None
    return word, Span(tokens[j].start, tokens[j].end)
