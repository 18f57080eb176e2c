"""Offices of two people in one plural: "A and B, presidents of the Commission and the European Council"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract import phrases
from pipeline.extract.title_complements import ComplementReader
from pipeline.extract.title_words import TitleSpan
from pipeline.extract.tokens import Token, join

Name = tuple[int, int]


def in_turn(
    tokens: Sequence[Token], end: int, title: TitleSpan, names: list[Name]
) -> list[tuple[Name, TitleSpan]]:
    """Each name with its title: the second of two with the second body, if the plural is of two bodies."""
    held = [(name, title) for name in names]
    second = _second(tokens, end, title) if title.plural and len(names) == 2 else None
    return [held[0], (names[1], second)] if second else held


def _second(tokens: Sequence[Token], end: int, title: TitleSpan) -> TitleSpan | None:
    """ "… of the Commission | and the European Council": the office behind the "and"."""
    j = title.end
    if not title.complement or j + 2 >= end or tokens[j].low != "and":
        return None
    matter = title.complement == "portfolio"  # "ministers of trade | and of finance"
    if title.complement == "country" or (matter and tokens[j + 1].low not in ("of", "for")):
        return None
    begin = j + 1 + (tokens[j + 1].low in ("of", "for"))
    k = begin + (tokens[begin].low == "the")
    if k >= end or (not tokens[k].cap and not matter) or phrases.titles().at(tokens, k, end):
        return None
    bare = replace(title, title=title.word, body=None, country=None, complement="")
    stop = ComplementReader(tokens, k, end).complement(bare, k, "of")
    if stop is None or (bare.complement == "portfolio") != matter:
        return None
    return replace(bare, title=f"{title.word} of {join(tokens[begin:stop])}")
