"""What the lexicon knows, as tables of phrases that stand among the tokens of a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from pipeline import lexicon
from pipeline.extract.normal import normalise
from pipeline.extract.phrase_table import PhraseTable, opening
from pipeline.extract.tokens import tokenize

_KEPT = 1 << 14  # names of documents whose answer is remembered


class Known(NamedTuple):
    """A name of the world that the lexicon holds. ``form``: name | shared, of a country also demonym | capital.

    Several bodies claim a ``shared`` name ("MOFA"): whose it is, ``owners`` finds out.
    """

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
        forms = (("name", (c.name, *c.names)), ("demonym", c.demonyms), ("capital", c.capital_names))
        for form, names in forms:
            sure = Known("country", c.name, form, c.code)
            doubtful = Known("country", c.name, form, c.code, ambiguous=True)
            for name in names:
                yield name, doubtful if name in c.ambiguous else sure


def known_body(row: lexicon.Body) -> Known:
    """A body of the lexicon under any of its names."""
    country, abbreviation, wikidata = row.country or None, row.abbreviation or None, row.wikidata_id or None
    return Known("organization", row.name, "name", country, abbreviation, row.kind, wikidata)


@cache
def claimants() -> dict[str, list[lexicon.Body]]:
    """Names that bodies of several countries bear, as written, in capitals → those bodies."""
    claims: dict[str, list[lexicon.Body]] = {}
    for row in lexicon.bodies():
        for name in {name.upper() for name in (row.name, *row.aliases, row.abbreviation) if name}:
            claims.setdefault(name, []).append(row)
    return {name: rows for name, rows in claims.items() if len(rows) > 1}


def _bodies() -> Iterable[tuple[str, Known]]:
    shared = claimants()
    for row in lexicon.bodies():
        known = known_body(row)
        for name in (row.name, *row.aliases, row.abbreviation):
            if name.upper() in shared:
                yield name, Known("organization", name, "shared", type=row.kind)
            elif name:
                yield name, known


def _companies(doubtful: bool) -> Iterable[tuple[str, Known]]:
    for row in lexicon.companies():
        for name in (row.name, *row.aliases):
            if (name in row.ambiguous) == doubtful:
                yield name, Known("organization", row.name, "name", row.country, None, "company")


def _agreements() -> Iterable[tuple[str, Known]]:
    for a in lexicon.agreements():
        known = Known("initiative", a.name, "name", None, a.abbreviation or None, a.kind)
        for name in filter(None, (a.name, *a.aliases, a.abbreviation)):
            yield name, known


def _places() -> Iterable[tuple[str, Known]]:
    for p in lexicon.places():
        known = Known("place", p.name, "name", p.country or None, None, p.kind, ambiguous=p.ambiguous)
        for name in (p.name, *p.aliases):
            yield name, known


@cache
def names() -> PhraseTable[Known]:
    """Countries, bodies, companies, agreements and places. Of equal phrases the earlier table wins (sort is stable)."""
    return PhraseTable([*_countries(), *_bodies(), *_companies(False), *_agreements(), *_places()])


@cache
def countries() -> PhraseTable[Known]:
    """Countries alone, by name, demonym and capital."""
    return PhraseTable(_countries())


@cache
def places() -> PhraseTable[Known]:
    """Places alone: a capital is a place where something happens, and elsewhere stands for its government."""
    return PhraseTable(_places())


@cache
def doubtful_companies() -> PhraseTable[Known]:
    """Companies by names that are also words or surnames ("Orange", "Ford"): no name without a second sign."""
    return PhraseTable(_companies(True))


@cache
def small_endings() -> frozenset[str]:
    """Names of bodies, in lower case, that themselves end so: "Autorité des marchés financiers"."""
    named = chain.from_iterable((row.name, *row.aliases) for row in lexicon.bodies())
    return frozenset(name.lower() for name in named if name.rpartition(" ")[2].islower())


@cache
def small_openers() -> frozenset[str]:
    """First words of names that open without a capital: "sub-Saharan Africa", "2030 Agenda"."""
    rows: Iterable[lexicon.Body | lexicon.Agreement | lexicon.Place]
    rows = chain(lexicon.bodies(), lexicon.agreements(), lexicon.places())
    named = chain.from_iterable((row.name, *row.aliases) for row in rows)
    return frozenset(opening(name) for name in named if not name[0].isupper())


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
    for f in lexicon.legal_forms():
        if f.place == "after":
            yield f.form, Head(f.form, "organization", "company", False, False, True)
    for h in lexicon.initiative_heads():
        yield h.head, Head(h.head, "initiative", h.kind, False, True, h.strength == "strong")
    for d in lexicon.dialogue_heads():  # last: what they share with the tables above stays as it is there
        if " " not in d.head:  # of "Strategic and Economic Dialogue" the last word alone is the head
            yield d.head, Head(d.head, "initiative", "forum", False, True, False)


@cache
def heads() -> PhraseTable[Head]:
    """Head nouns of bodies and initiatives; a word that is both counts as a body here (see ``names.py``)."""
    return PhraseTable(_heads())


@cache
def foreign_heads() -> dict[str, tuple[Head, str]]:
    """Opening nouns of bodies in other languages → as a head, and the language."""
    rows = lexicon.foreign_heads()
    return {
        row.head: (Head(row.head, "organization", row.kind, False, False, True), row.language) for row in rows
    }


@cache
def spoken(language: str) -> frozenset[str]:
    """The countries of which ``language`` is an official language."""
    return frozenset(row.country for row in lexicon.country_languages() if row.language == language)


@cache
def legal_forms(place: str) -> PhraseTable[str]:
    """Legal forms that stand ``before`` or ``after`` a company's name, and the country of each, if it is one's."""
    return PhraseTable([(f.form, f.country) for f in lexicon.legal_forms() if f.place == place])


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


@lru_cache(_KEPT)
def known(name: str) -> Known | None:
    """What the lexicon knows under exactly this name."""
    tokens = tokenize(normalise(name))
    found = names().at(tokens, 0, len(tokens)) if tokens else None
    return found[1] if found and found[0] == len(tokens) else None


@lru_cache(_KEPT)
def country_code(word: str) -> str | None:
    """The country of a name, demonym or capital that is nothing else."""
    tokens = tokenize(normalise(word))
    found = countries().at(tokens, 0, len(tokens)) if tokens else None
    return found[1].country if found and found[0] == len(tokens) and found[1].form != "capital" else None


def is_country(word: str) -> bool:
    return country_code(word) is not None


def is_known(word: str) -> bool:
    return known(word) is not None


@lru_cache(_KEPT)
def is_portfolio(words: str) -> bool:
    """Exactly a portfolio of the lexicon."""
    tokens = tokenize(normalise(words))
    found = portfolios().at(tokens, 0, len(tokens)) if tokens else None
    return bool(found and found[0] == len(tokens))
