"""The lexicon as resolve asks it: what a country is called, and which known body a name means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline import lexicon
from pipeline.resolve.names import fold, name_key

_FILLERS = frozenset({"a", "an", "and", "for", "in", "of", "on", "the", "to", "with"})
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
# Kinds of bodies of which the country is a part of the name: the American Chamber of Commerce is not the U.S. one.
PRIVATE = frozenset({"company", "university", "other"})
# What governments call their parts; in one country a portfolio has one of them.
_PARTS = ("ministry", "department", "secretariat")


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


@cache
def _codes() -> dict[tuple[str, ...], str]:
    """The code of a country by the folded words of each of its names and demonyms."""
    found: dict[tuple[str, ...], str] = {}
    for country in lexicon.countries():
        for called in (country.name, *country.names, *country.demonyms):
            found.setdefault(tuple(fold(called).split()), country.code)
    found.pop((), None)
    return found


@cache
def _longest() -> dict[str, int]:
    """By the first word of a country's name: how many words the longest such name has."""
    found: dict[str, int] = {}
    for words in _codes():
        found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


@lru_cache(maxsize=65536)
def coded(name: str) -> tuple[str, ...]:
    """The folded words of a name, countries by their codes: "Swiss–U.S. Forum" is ``CHE USA forum``."""
    words = fold(_POSSESSIVE.sub("", name)).split()
    found, at = [], 0
    while at < len(words):
        reach = range(_longest().get(words[at], 0), 0, -1)
        size = next((n for n in reach if tuple(words[at : at + n]) in _codes()), 0)
        found.append(_codes()[tuple(words[at : at + size])] if size else words[at])
        at += size or 1
    return tuple(found)


def countries_in(name: str) -> frozenset[str]:
    """The codes of the countries that a name names."""
    return frozenset(word for word in coded(name) if word.isupper())


@cache
def _usual_parts(code: str) -> dict[str, str]:
    """How a country calls what is written as one of ``_PARTS``: the Ministry of Economy of Mexico is its Secretariat."""
    used = {row.part: row.used for row in lexicon.government_parts() if row.country == code}
    has = {part: used.get(part, part == "ministry") for part in _PARTS}
    usual = next((part for part in _PARTS if has[part]), "ministry")
    return {part: part if has[part] else usual for part in _PARTS}


@lru_cache(maxsize=65536)
def essence(name: str, codes: frozenset[str] = frozenset()) -> str:
    """The words of a name that tell it from others, sorted: no fillers, and not the countries' own names.

    "Mexico's Ministry of Economy" and "Secretariat of Economy" are ``economy secretariat``, given ``MEX``.
    """
    words = set(coded(name)) - _FILLERS - codes
    if len(codes) == 1 and len(words & set(_PARTS)) == 1:
        usual = _usual_parts(min(codes))
        words = {usual.get(word, word) for word in words}
    return " ".join(sorted(words))


@cache
def _vocabulary() -> frozenset[str]:
    """The words of which governments make the names of their bodies, programmes and meetings."""
    phrases = [word for row in lexicon.body_heads() for word in (row.head, row.plural)]
    phrases += [row.head for row in lexicon.initiative_heads()]
    phrases += [word for row in lexicon.dialogue_heads() for word in (row.head, row.plural)]
    phrases += [row.portfolio for row in lexicon.portfolios()]
    phrases += [row.title for row in lexicon.titles()]
    return frozenset(word for phrase in phrases for word in fold(phrase).split()) | _FILLERS


@lru_cache(maxsize=65536)
def is_common(name: str) -> bool:
    """Whether a name could be any country's: common words alone ("Ministry of Finance"), or a short form ("SED")."""
    return is_short_form(name) or all(word in _vocabulary() for word in coded(name))


def is_short_form(name: str) -> bool:
    """Whether a name is one word of letters."""
    return len(name.split()) == 1 and sum(letter.isupper() for letter in name) > 1


def _names_of_known_things() -> Iterator[tuple[str, ...]]:
    """Official name first, then the others."""
    yield from ((body.name, *body.aliases) for body in lexicon.bodies())
    yield from ((company.name, *company.aliases) for company in lexicon.companies())
    yield from ((agreement.name, *agreement.aliases) for agreement in lexicon.agreements())


@cache
def _known() -> dict[str, str]:
    """The official name behind every name and alias of the lexicon's bodies, companies and agreements.

    And behind letters that only one of them goes by, and that are no country's.
    """
    found: dict[str, str] = {}
    for names in _names_of_known_things():
        for name in names:
            found.setdefault(name_key(name), names[0])
    letters: dict[str, set[str]] = {}
    for body in lexicon.bodies():
        letters.setdefault(fold(body.abbreviation), set()).add("" if body.country else body.name)
    for agreement in lexicon.agreements():
        letters.setdefault(fold(agreement.abbreviation), set()).add(agreement.name)
    alone = {own: next(iter(names)) for own, names in letters.items() if own and len(names) == 1}
    return {own: name for own, name in alone.items() if name} | found


@cache
def _national() -> dict[tuple[str, str], str]:
    """The official names of national bodies by country and by their short forms, and of those of the government by what
    their names say within it.
    """
    found: dict[tuple[str, str], str] = {}
    for body in lexicon.bodies():
        of_government = body.country and body.kind not in PRIVATE
        for name in (body.name, *body.aliases) if of_government else ():
            found.setdefault((body.country, essence(name, frozenset({body.country}))), body.name)
        if body.country and body.abbreviation:
            found.setdefault((body.country, fold(body.abbreviation)), body.name)
    return found


@lru_cache(maxsize=65536)
def official_name(name: str, codes: frozenset[str] = frozenset()) -> str | None:
    """The name in the lexicon of the body or agreement that ``name`` means, in the country given, or None."""
    if len(codes) == 1:
        (code,) = codes
        national = _national().get((code, fold(name))) or _national().get((code, essence(name, codes)))
        if national:
            return national
    return _known().get(name_key(name))


@cache
def formal_names() -> dict[str, str]:
    """Given names in full by their familiar forms, both folded."""
    return {fold(row.familiar): fold(row.name) for row in lexicon.familiar_names()}
