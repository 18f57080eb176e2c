"""Abbreviations where a text defines them: in brackets, right behind the name."""

from __future__ import annotations

import re

from pipeline.extract import phrases
from pipeline.extract.national_bodies import national_body
from pipeline.extract.normal import key
from pipeline.extract.reading import Reading
from pipeline.model import Span

_ABBREVIATION = re.compile(r"(?:[A-Z]|\d(?=[A-Z]))[A-Za-z0-9&-]*[A-Z0-9][A-Za-z0-9&-]{0,12}")  # "6WG" too
_SYLLABLES = re.compile(r"[A-Z][a-z]{3,14}")
_NOT_ABBREVIATION = frozenset(("US", "UK", "EU", "USA", "UN"))
_LONGEST = 14  # tokens of a name


def abbreviation_at(reading: Reading, i: int, name: str = "") -> tuple[str, Span] | None:
    """The abbreviation written in brackets at token ``i``, and its place without the brackets.

    With the ``name`` before it also one made of syllables: "Norwegian Agency for Development (Norad)".
    """
    tokens = reading.tokens
    if i + 2 >= len(tokens) or tokens[i].text != "(":
        return None
    j = i + 1
    while (
        j < len(tokens)
        and j < i + 5
        and (tokens[j].text in ('"', "'") or tokens[j].low in ("the", "or", "hereinafter"))
    ):
        j += 1
    word = tokens[j].text if j < len(tokens) else ""
    if (
        j + 1 >= len(tokens)
        or word in _NOT_ABBREVIATION
        or not (_ABBREVIATION.fullmatch(word) or _made_of_syllables(word, name))
    ):
        return None
    if tokens[j + 1].text not in (")", '"', "'", ",", ";"):
        return None
    return word, Span(tokens[j].start, tokens[j].end)


def _made_of_syllables(word: str, name: str) -> bool:
    """Every letter of the word stands in the name, in that order, the first at the start of a word."""
    if not name or not _SYLLABLES.fullmatch(word) or phrases.is_country(word):
        return False
    low, at = key(name), -1
    for n, letter in enumerate(word.lower()):
        at = low.find(letter, at + 1)
        if at < 0 or (n == 0 and at and low[at - 1] != " "):
            return False
    return True


def redefined(reading: Reading) -> frozenset[str]:
    """Abbreviations that the lexicon knows and the document gives to another name."""
    found = set()
    for i in range(1, len(reading.tokens)):
        if reading.tokens[i].text != "(" or not reading.tokens[i - 1].cap:
            continue
        definition = abbreviation_at(reading, i)
        known = phrases.known(definition[0]) if definition else None
        if (
            definition
            and known
            and known.kind in ("organization", "initiative")
            and not _stands_before(reading, i, known)
        ):
            found.add(definition[0])
    return frozenset(found)


def _stands_before(reading: Reading, i: int, known: phrases.Known) -> bool:
    """The words before the bracket are one of the lexicon's names for ``known``, perhaps without its
    country.
    """
    for begin in range(max(0, i - _LONGEST), i):
        hit = phrases.names().at(reading.tokens, begin, i)
        if hit and hit[0] == i and hit[1].name == known.name:
            return True
        words = " ".join(t.text for t in reading.tokens[begin:i])
        whole = (
            begin == 0 or not reading.tokens[begin - 1].cap
        )  # not "Development Bank" of another "… Development Bank"
        if whole and known.country and _same(national_body(words, known.country), known):
            return True
    return False


def _same(found: phrases.Known | None, known: phrases.Known) -> bool:
    return found is not None and found.name == known.name
