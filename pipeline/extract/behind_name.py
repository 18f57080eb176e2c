"""What stands right behind a personal name and tells of the office before it: "of Peru", "(Peru)", "(Trade)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract import phrases
from pipeline.extract.matters import matter_list
from pipeline.extract.title_words import TitleSpan, of
from pipeline.extract.tokens import Token, join

_LONGEST = 9  # tokens in brackets
_OFFICES = ("Minister", "Secretary", "Commissioner")


def told(tokens: Sequence[Token], end: int, j: int, title: TitleSpan) -> tuple[int, TitleSpan]:
    """The index behind what stands at token ``j``, and the title with the country or the field that it tells."""
    stop, country = _country(tokens, end, j)
    if country is not None:
        return stop, replace(title, country=country)
    stop, field = _field(tokens, end, j) if title.word.endswith(_OFFICES) else (j, None)
    if field is None:
        return j, title
    if title.complement or title.title != title.word:
        return stop, title  # the field is known
    return stop, replace(title, title=f"{title.title} of {of(field)}", complement="portfolio")


def _country(tokens: Sequence[Token], end: int, j: int) -> tuple[int, str | None]:
    """ "of Peru", "from the Netherlands", "(Peru)"."""
    if j + 1 >= end or tokens[j].low not in ("of", "from", "("):
        return j, None
    k = j + 2 if tokens[j + 1].low == "the" and j + 2 < end else j + 1
    known = phrases.countries().at(tokens, k, end)
    if not known:
        return j, None
    closed = tokens[j].text == "(" and known[0] < end and tokens[known[0]].text == ")"
    return known[0] + int(closed), known[1].country


def _field(tokens: Sequence[Token], end: int, j: int) -> tuple[int, str | None]:
    """ "(Foreign Affairs)", "(Industry and Trade)": what each of several ministers is in charge of."""
    if j + 2 >= end or tokens[j].text != "(" or not tokens[j + 1].cap:
        return j, None
    close = next((k for k in range(j + 2, min(j + _LONGEST, end)) if tokens[k].text == ")"), None)
    if close is None:
        return j, None
    words = join(tokens[j + 1 : close])
    parts = words.split(" and ")
    fields = all(phrases.is_portfolio(part) for part in parts) or phrases.is_portfolio(words)
    if fields or matter_list(tokens, j + 1, close) == close:
        return close + 1, words
    return j, None
