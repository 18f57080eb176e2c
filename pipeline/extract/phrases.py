"""Finds what the lexicon knows among the tokens, longest phrase first.

Matching on tokens rather than on characters makes line breaks, double spaces, decomposed accents and markup
between two words harmless, and keeps "USA" from matching inside "USAID".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from pipeline import lexicon
from pipeline.extract.normal import normalise
from pipeline.extract.tokens import Token, tokenize

T = TypeVar("T")


class PhraseTable(Generic[T]):
    """Phrases by their first word. A phrase of capitals ("US", "WHO") matches only capitals."""

    def __init__(self, items: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], bool, T]]] = {}
        for phrase, value in items:
            words = tuple(tokenize(normalise(phrase)))
            if not words:
                continue
            exact = len(words) == 1 and phrase.isupper() and "." not in phrase and len(phrase) <= 6
            lows = tuple(w.text if exact else w.low for w in words)
            self._by_first.setdefault(words[0].low, []).append((lows, exact, value))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, tokens: Sequence[Token], i: int, end: int) -> tuple[int, T] | None:
        """The longest phrase that starts at token ``i`` and ends before ``end``: (index after it, value)."""
        for lows, exact, value in self._by_first.get(tokens[i].low, ()):
            n = len(lows)
            if i + n > end:
                continue
            if exact:
                if tokens[i].text == lows[0]:
                    return i + 1, value
            elif all(tokens[i + k].low == lows[k] for k in range(1, n)):
                return i + n, value
        return None

    def ending_at(self, tokens: Sequence[Token], begin: int, end: int, most: int = 9) -> tuple[int, T] | None:
        """The longest phrase that ends just before token ``end``: (index of its first token, value)."""
        for start in range(max(begin, end - most), end):
            found = self.at(tokens, start, end)
            if found and found[0] == end:
                return start, found[1]
        return None


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the world that the lexicon holds. ``form``: name | demonym | capital | alias."""

    kind: str  # country | organization | initiative | place
    name: str
    form: str
    country: str | None = None
    abbreviation: str | None = None
    type: str | None = None  # the contract's kind within the table
    wikidata_id: str | None = None
    ambiguous: bool = False


def _countries() -> Iterable[tuple[str, Known]]:
    for c in lexicon.countries():
        doubtful = set(c.ambiguous)
        for form, names in (
            ("name", (c.name, *c.names)),
            ("demonym", c.demonyms),
            ("capital", c.capital_names),
        ):
            for name in names:
                yield name, Known("country", c.name, form, c.code, ambiguous=name in doubtful)


def _bodies() -> Iterable[tuple[str, Known]]:
    for b in lexicon.bodies():
        for form, names in (("name", (b.name,)), ("alias", (*b.aliases, b.abbreviation or ""))):
            for name in filter(None, names):
                yield (
                    name,
                    Known(
                        "organization",
                        b.name,
                        form,
                        b.country or None,
                        b.abbreviation or None,
                        b.kind,
                        b.wikidata_id or None,
                    ),
                )


def _agreements() -> Iterable[tuple[str, Known]]:
    for a in lexicon.agreements():
        for form, names in (("name", (a.name,)), ("alias", (*a.aliases, a.abbreviation or ""))):
            for name in filter(None, names):
                yield name, Known("initiative", a.name, form, None, a.abbreviation or None, a.kind)


def _places() -> Iterable[tuple[str, Known]]:
    for p in lexicon.places():
        for form, names in (("name", (p.name,)), ("alias", p.aliases)):
            for name in names:
                yield (
                    name,
                    Known("place", p.name, form, p.country or None, None, p.kind, ambiguous=p.ambiguous),
                )


@cache
def names() -> PhraseTable[Known]:
    """Countries, bodies, agreements and places. Of equal phrases the earlier table wins (sort is stable)."""
    return PhraseTable([*_countries(), *_bodies(), *_agreements(), *_places()])


@cache
def countries() -> PhraseTable[Known]:
    """Countries alone, by name, demonym and capital."""
    return PhraseTable(_countries())


@dataclass(frozen=True, slots=True)
class TitleWord:
    """A title of office in the singular, and whether the text had it in the plural."""

    title: str
    plural: bool
    honorific: bool


@cache
def titles() -> PhraseTable[TitleWord]:
    """Words of office and honorifics."""
    rows = []
    for t in lexicon.titles():
        rows.append((t.title, TitleWord(t.title, False, t.kind == "honorific")))
        if t.plural:
            rows.append((t.plural, TitleWord(t.title, True, t.kind == "honorific")))
    return PhraseTable(rows)


@cache
def portfolios() -> PhraseTable[str]:
    """Subjects of ministries: "Commerce", "Foreign Affairs"."""
    return PhraseTable([(p.portfolio, p.portfolio) for p in lexicon.portfolios()])


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that tells what a capitalised name is. ``family``: organization | initiative."""

    word: str
    family: str
    type: str
    plural: bool
    takes_of: bool
    strong: bool


def _heads() -> Iterable[tuple[str, Head]]:
    for b in lexicon.body_heads():
        yield b.head, Head(b.head, "organization", b.kind, False, b.takes_of, b.strength == "strong")
        if b.plural:
            yield b.plural, Head(b.head, "organization", b.kind, True, b.takes_of, b.strength == "strong")
    for h in lexicon.initiative_heads():
        yield h.head, Head(h.head, "initiative", h.kind, False, True, h.strength == "strong")


@cache
def heads() -> PhraseTable[Head]:
    """Head nouns of bodies and initiatives; a word that is both counts as a body here (see ``names.py``)."""
    return PhraseTable(_heads())


@cache
def given_names() -> frozenset[str]:
    """Frequent given names, lower case."""
    return frozenset(g.lower() for g in lexicon.given_names())


@cache
def family_names() -> frozenset[str]:
    """Family names that stand before the given name, as written."""
    return frozenset(row.name for row in lexicon.family_names())


@cache
def government_parts() -> dict[tuple[str, str], bool]:
    """(country, part of a government) → whether it has parts called so; no entry for the ordinary."""
    return {(row.country, row.part): row.used for row in lexicon.government_parts()}


@cache
def known(name: str) -> Known | None:
    """What the lexicon knows under exactly this name."""
    tokens = tokenize(normalise(name))
    found = names().at(tokens, 0, len(tokens)) if tokens else None
    return found[1] if found and found[0] == len(tokens) else None


@cache
def _national() -> dict[str, list[Known]]:
    """Bodies by their name without the country: "department of energy" → those of all countries that have
    one.
    """
    found: dict[str, list[Known]] = {}
    for row in lexicon.bodies():
        if row.country:
            entry = Known(
                "organization",
                row.name,
                "alias",
                row.country,
                row.abbreviation or None,
                row.kind,
                row.wikidata_id or None,
            )
            for name in {_bare(n) for n in (row.name, *row.aliases)}:
                if all(other.name != entry.name for other in found.setdefault(name, [])):
                    found[name].append(entry)
    return found


def _bare(name: str) -> str:
    tokens = tokenize(normalise(name))
    begin = 1 if tokens and tokens[0].low == "the" else 0
    hit = countries().at(tokens, begin, len(tokens)) if tokens[begin:] else None
    if hit and hit[0] < len(tokens):
        begin = hit[0] + (tokens[hit[0]].text == "'s")
    else:
        tokens = _without_owner(tokens)
    return " ".join(t.low for t in tokens[begin:] if t.low != "the")


def _without_owner(tokens: list[Token]) -> list[Token]:
    """ "State Council of the People's Republic of China" → "State Council"; two words at least remain."""
    ending = countries().ending_at(tokens, 0, len(tokens))
    if not ending:
        return tokens
    end = ending[0] - (tokens[ending[0] - 1].low == "the")
    return tokens[: end - 1] if end > 2 and tokens[end - 1].low == "of" else tokens


def national_body(name: str, country: str) -> Known | None:
    """The one body of ``country`` that is called ``name`` there, with or without the country in its name."""
    rows = [row for row in _national().get(_bare(name), ()) if row.country == country]
    return rows[0] if len(rows) == 1 else None


@cache
def country_code(word: str) -> str | None:
    """The country of a name, demonym or capital that is nothing else."""
    tokens = tokenize(normalise(word))
    found = countries().at(tokens, 0, len(tokens)) if tokens else None
    return found[1].country if found and found[0] == len(tokens) and found[1].form != "capital" else None


def is_country(word: str) -> bool:
    return country_code(word) is not None


def is_known(word: str) -> bool:
    return known(word) is not None


@cache
def is_portfolio(words: str) -> bool:
    """Exactly a portfolio of the lexicon."""
    tokens = tokenize(normalise(words))
    found = portfolios().at(tokens, 0, len(tokens)) if tokens else None
    return bool(found and found[0] == len(tokens))
