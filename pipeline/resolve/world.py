"""The lexicon as resolve asks it: what a country is called, and which known body a name means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pipeline import lexicon
from pipeline.resolve.names import fold, name_key

_FILLERS = frozenset({"a", "an", "and", "for", "in", "of", "on", "the", "to", "with"})


@cache
def country_names() -> dict[str, str]:
    """English names by country code."""
    return {country.code: country.name for country in lexicon.countries()}


@cache
def _country_phrase(code: str) -> re.Pattern[str]:
    """Finds the folded names and demonyms of a country; of an unknown code, nothing."""
    called = [(c.name, *c.names, *c.demonyms) for c in lexicon.countries() if c.code == code]
    phrases = {fold(word) for words in called for word in words} - {""}
    choices = "|".join(sorted(map(re.escape, phrases), key=lambda phrase: (-len(phrase), phrase)))
    return re.compile(rf"\b(?:{choices})s?\b" if choices else r"(?!)")


def names_country(name: str, code: str) -> bool:
    """True if ``name`` says which country it belongs to ("Mexican …", "U.S. …")."""
    return bool(_country_phrase(code).search(fold(name)))


def essence(name: str, codes: Iterable[str] = ()) -> str:
    """The words of a name that tell it from others, sorted: no fillers, and not the countries' own names.

    "Mexico's Ministry of Economy" and "Ministry of Economy" are ``economy ministry``, given ``MEX``.
    """
    words = fold(name)
    for code in sorted(codes):
        words = _country_phrase(code).sub(" ", words)
    return " ".join(sorted(set(words.split()) - _FILLERS))


def _names_of_known_things() -> Iterator[tuple[str, ...]]:
    """Official name first, then the others."""
    yield from ((body.name, *body.aliases) for body in lexicon.bodies())
    yield from ((company.name, *company.aliases) for company in lexicon.companies())
    yield from ((agreement.name, *agreement.aliases) for agreement in lexicon.agreements())


@cache
def _known() -> dict[str, str]:
    """The official name behind every name and alias of the lexicon's bodies, companies and agreements."""
    found: dict[str, str] = {}
    for names in _names_of_known_things():
        for name in names:
            found.setdefault(name_key(name), names[0])
    return found


def official_name(name: str) -> str | None:
    """The name in the lexicon of the body or agreement that ``name`` means, or None."""
    return _known().get(name_key(name))
