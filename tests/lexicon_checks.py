"""What must hold for every row of the lexicon, as functions that name the rows at fault.

A lexicon is a mapping of file names to rows, so that a test can hand in a faulty one.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import pycountry

from pipeline import lexicon

Lexicon = Mapping[str, Sequence[Any]]

LOADERS: dict[str, Callable[[], tuple[Any, ...]]] = {
    "agreements.csv": lexicon.agreements,
    "bodies.csv": lexicon.bodies,
    "body_heads.csv": lexicon.body_heads,
    "companies.csv": lexicon.companies,
    "countries.csv": lexicon.countries,
    "country_languages.csv": lexicon.country_languages,
    "currencies.csv": lexicon.currencies,
    "dialogue_heads.csv": lexicon.dialogue_heads,
    "event_nouns.csv": lexicon.event_nouns,
    "event_verbs.csv": lexicon.event_verbs,
    "familiar_names.csv": lexicon.familiar_names,
    "family_names.csv": lexicon.family_names,
    "foreign_heads.csv": lexicon.foreign_heads,
    "given_names.csv": lambda: lexicon._read("given_names.csv", lexicon.GivenName),
    "government_parts.csv": lexicon.government_parts,
    "initiative_heads.csv": lexicon.initiative_heads,
    "language_marks.csv": lexicon.language_marks,
    "legal_forms.csv": lexicon.legal_forms,
    "places.csv": lexicon.places,
    "portfolios.csv": lexicon.portfolios,
    "state_verbs.csv": lexicon.state_verbs,
    "titles.csv": lexicon.titles,
}


def load() -> dict[str, tuple[Any, ...]]:
    """The lexicon as it is."""
    return {name: rows() for name, rows in LOADERS.items()}


def names_of(row: Any) -> tuple[str, ...]:
    """Name, abbreviation and aliases of a body, an agreement or a place."""
    return tuple(filter(None, (row.name, getattr(row, "abbreviation", ""), *row.aliases)))


# The cells of a row by which it can be found in a text.
SURFACES: dict[str, Callable[[Any], Iterable[str]]] = {
    "agreements.csv": names_of,
    "bodies.csv": names_of,
    "body_heads.csv": lambda row: (row.head, row.plural),
    "companies.csv": names_of,
    "countries.csv": lambda row: (row.name, *row.names, *row.demonyms, *row.capital_names),
    "currencies.csv": lambda row: (*row.symbols, *row.words),
    "dialogue_heads.csv": lambda row: (row.head, row.plural),
    "familiar_names.csv": lambda row: (row.familiar,),
    "family_names.csv": lambda row: (row.name,),
    "foreign_heads.csv": lambda row: (row.head,),
    "given_names.csv": lambda row: (row.name,),
    "initiative_heads.csv": lambda row: (row.head,),
    "legal_forms.csv": lambda row: (f"{row.form} {row.place}",),
    "places.csv": names_of,
    "portfolios.csv": lambda row: (row.portfolio,),
    "titles.csv": lambda row: (row.title, row.plural),
}

# Lists of other names: none may repeat a value or the name they belong to.
NAME_LISTS: dict[str, Callable[[Any], Iterable[tuple[str, ...]]]] = {
    "agreements.csv": lambda row: [names_of(row)],
    "bodies.csv": lambda row: [names_of(row)],
    "companies.csv": lambda row: [names_of(row), row.ambiguous],
    "countries.csv": lambda row: [(row.name, *row.names), row.demonyms, row.capital_names],
    "currencies.csv": lambda row: [row.symbols, row.words],
    "event_verbs.csv": lambda row: [row.forms, row.objects],
    "state_verbs.csv": lambda row: [row.forms],
    "places.csv": lambda row: [names_of(row)],
}


def repeated(values: Iterable[str]) -> list[str]:
    """What occurs more than once, sorted; empty values aside."""
    return sorted(value for value, count in Counter(v for v in values if v).items() if count > 1)


def _cells(row: Any) -> Iterator[str]:
    for value in row:
        yield from value if isinstance(value, tuple) else [value] if isinstance(value, str) else []


# -- each row alone -----------------------------------------------------------------------------------------


def rows_without_source(lex: Lexicon) -> Iterator[object]:
    """A reviewer must know where to look."""
    yield from (row for rows in lex.values() for row in rows if not row.source)


def untidy_cells(lex: Lexicon) -> Iterator[object]:
    """Outer or double spaces, and lists with an empty value."""
    for row in chain.from_iterable(lex.values()):
        gaps = any("" in value for value in row if isinstance(value, tuple))
        if gaps or any(cell != " ".join(cell.split()) for cell in _cells(row)):
            yield row


def names_listed_twice(lex: Lexicon) -> Iterator[object]:
    """A row that repeats a name of its own."""
    for name, lists in NAME_LISTS.items():
        yield from (row for row in lex[name] if any(repeated(names) for names in lists(row)))


# Letters with a stroke or without a dot, which Unicode does not decompose.
_STROKED = str.maketrans("ŁłØøıİ", "LlOoiI")


def unaccented(name: str) -> str:
    """The name as a keyboard without accents writes it."""
    letters = unicodedata.normalize("NFD", name.translate(_STROKED))
    return unicodedata.normalize("NFC", "".join(c for c in letters if not unicodedata.combining(c)))


def names_deaf_to_missing_accents(lex: Lexicon) -> Iterator[object]:
    """Texts drop accents: each name with one is listed without it as well."""
    for name in ("agreements.csv", "bodies.csv", "companies.csv", "countries.csv", "places.csv"):
        for row in lex[name]:
            written = set(SURFACES[name](row))
            yield from (surface for surface in written if unaccented(surface) not in written)


def ambiguous_marks_of_nothing(lex: Lexicon) -> Iterator[object]:
    """What is marked ambiguous must be listed in the row."""
    for name in ("companies.csv", "countries.csv", "currencies.csv"):
        yield from (row for row in lex[name] if not set(row.ambiguous) <= set(SURFACES[name](row)))


_EVENTS = "announcement launch relaunch meeting review signing program_launch completion statement other"
_ENUMERATIONS = {
    "agreements.csv": ("kind", "program project strategy agreement forum council exchange fund other"),
    "bodies.csv": (
        "kind",
        "department ministry secretariat agency office bank council committee company university "
        "administration government international other",
    ),
    "dialogue_heads.csv": ("strength", "strong weak"),
    "legal_forms.csv": ("place", "before after"),
    "event_nouns.csv": ("kind", _EVENTS),
    "event_verbs.csv": ("kind", _EVENTS),
    "places.csv": ("kind", "region state city"),
    "titles.csv": ("kind", "office honorific"),
}
_SAME = {
    "body_heads.csv": "bodies.csv",
    "foreign_heads.csv": "bodies.csv",
    "initiative_heads.csv": "agreements.csv",
}


def values_outside_their_enumeration(lex: Lexicon) -> Iterator[object]:
    """Kinds and strengths that the contract or the records do not know."""
    rules = [(name, *rule) for name, rule in _ENUMERATIONS.items()]
    rules += [(heads, *_ENUMERATIONS[like]) for heads, like in _SAME.items()]
    rules += [(heads, "strength", "strong weak") for heads in ("body_heads.csv", "initiative_heads.csv")]
    for name, column, legal in rules:
        yield from (row for row in lex[name] if getattr(row, column) not in legal.split())


# -- codes of others ----------------------------------------------------------------------------------------

# Not in ISO 3166-1, but parties to dialogues: the European Union, and Kosovo under its user-assigned code.
USER_ASSIGNED = {"EUE", "XKX"}
# ISO 4217, list of historic denominations: older documents still count in these.
WITHDRAWN = {
    "ATS", "BEF", "BGN", "DEM", "EEK", "ESP", "FIM", "FRF", "GRD", "HRK", "IEP", "ITL", "LTL", "LVL", "NLG",
    "PTE", "SIT", "SKK", "XEU",
}  # fmt: skip


def countries_beside_iso(lex: Lexicon) -> Iterator[object]:
    """The countries are those of ISO 3166 and two user-assigned codes, in order."""
    wanted = sorted({country.alpha_3 for country in pycountry.countries} | USER_ASSIGNED)
    found = [row.code for row in lex["countries.csv"]]
    yield from (pair for pair in zip(found, wanted, strict=False) if pair[0] != pair[1])
    yield from set(found) ^ set(wanted)


def currencies_beside_iso(lex: Lexicon) -> Iterator[object]:
    """The currencies are in ISO 4217, in order."""
    codes = [row.code for row in lex["currencies.csv"]]
    yield from set(codes) - WITHDRAWN - {currency.alpha_3 for currency in pycountry.currencies}
    yield from (pair for pair in zip(codes, sorted(codes), strict=True) if pair[0] != pair[1])


def countries_that_nobody_lists(lex: Lexicon) -> Iterator[object]:
    """Every country column holds a listed code; that of bodies and places may be empty."""
    known = {row.code for row in lex["countries.csv"]}
    for name, may_be_empty in (
        ("bodies.csv", True), ("companies.csv", False), ("legal_forms.csv", True), ("places.csv", True),
        ("country_languages.csv", False), ("government_parts.csv", False),
    ):  # fmt: skip
        allowed = known | {""} if may_be_empty else known
        yield from (row for row in lex[name] if row.country not in allowed)


def wikidata_ids_in_doubt(lex: Lexicon) -> Iterator[object]:
    """An id is well-formed, borne by one body, and says where it was found together with the name."""
    rows = lex["bodies.csv"]
    yield from repeated(row.wikidata_id for row in rows)
    for row in rows:
        well_formed = row.wikidata_id[:1] == "Q" and row.wikidata_id[1:].isdigit()
        if (row.wikidata_id and not well_formed) or bool(row.wikidata_id) != bool(row.wikidata_source):
            yield row


def verbs_with_odd_forms(lex: Lexicon) -> Iterator[object]:
    """The forms of a verb start with its lemma; a verb means one kind of event once, in the same forms."""
    rows = lex["event_verbs.csv"]
    yield from (row for row in rows if row.forms[0] != row.lemma or len(row.forms) < 2)
    yield from repeated(f"{row.lemma} {row.kind}" for row in rows)
    of_kind = defaultdict(list)
    for row in rows:
        of_kind[row.kind] += row.forms
    yield from chain.from_iterable(map(repeated, of_kind.values()))


# -- rows against each other --------------------------------------------------------------------------------


def _claims(lex: Lexicon, name: str, folded: Callable[[str], str] = str) -> dict[str, list[Any]]:
    """Surfaces of a file → the different rows that claim them."""
    found: dict[str, list[Any]] = defaultdict(list)
    for row in lex[name]:
        for surface in {folded(surface) for surface in SURFACES[name](row) if surface}:
            found[surface].append(row)
    return found


def names_of_several_rows(lex: Lexicon) -> Iterator[object]:
    """No two rows of a file share a name; two bodies may share an abbreviation (see the next check)."""
    cased = {"legal_forms.csv", "titles.csv", "given_names.csv", "family_names.csv", "currencies.csv"}
    for name in SURFACES.keys() - {"bodies.csv"}:
        claims = _claims(lex, name, str if name in cased else str.casefold)
        yield from (f"{name}: {surface}" for surface, rows in claims.items() if len(rows) > 1)


def bodies_that_share_more_than_letters(lex: Lexicon) -> Iterator[object]:
    """Bodies of different countries may share one word of letters, which the document settles; no others."""
    for surface, rows in _claims(lex, "bodies.csv", str.upper).items():
        if len(rows) > 1 and (repeated(row.country or "none" for row in rows) or " " in surface):
            yield surface


# The tables that are looked up together, the surer first.
_TOGETHER = ("countries.csv", "bodies.csv", "companies.csv", "agreements.csv", "places.csv")


def names_of_several_tables(lex: Lexicon) -> Iterator[object]:
    """A name in two tables would find the earlier one only.

    Declared exceptions: behind "in" a capital is the place; letters in capitals ("DANE") are not a Dane.
    """
    seen: dict[str, tuple[str, Any, str]] = {}
    for name in _TOGETHER:
        for row in lex[name]:
            for surface in {s for s in SURFACES[name](row) if s}:
                table, other, written = seen.setdefault(surface.casefold(), (name, row, surface))
                if table == name:
                    continue
                capital = table == "countries.csv" and written in other.capital_names
                located = capital and name == "places.csv" and row.kind == "city"
                told_by_case = surface != written and (surface.isupper() or written.isupper())
                if not located and not told_by_case:
                    yield f"{surface}: {table} and {name}"


def languages_without_a_use(lex: Lexicon) -> Iterator[object]:
    """Marks tell only a language that a country speaks; a language without marks is told by nothing."""
    spoken = {row.language for row in lex["country_languages.csv"]}
    marked = {row.language for row in lex["language_marks.csv"]}
    yield from spoken ^ marked


def government_parts_as_usual(lex: Lexicon) -> Iterator[object]:
    """Only what is out of the ordinary: ministries where there are none, others where there are some."""
    yield from (row for row in lex["government_parts.csv"] if row.used == (row.part == "ministry"))


def familiar_names_of_familiar_names(lex: Lexicon) -> Iterator[object]:
    """A familiar name stands for a name in full, not for another familiar one."""
    familiar = {row.familiar for row in lex["familiar_names.csv"]}
    yield from (row for row in lex["familiar_names.csv"] if row.name in familiar)


CHECKS: tuple[Callable[[Lexicon], Iterator[object]], ...] = (
    rows_without_source,
    untidy_cells,
    names_listed_twice,
    names_deaf_to_missing_accents,
    ambiguous_marks_of_nothing,
    values_outside_their_enumeration,
    countries_beside_iso,
    currencies_beside_iso,
    countries_that_nobody_lists,
    wikidata_ids_in_doubt,
    verbs_with_odd_forms,
    names_of_several_rows,
    bodies_that_share_more_than_letters,
    names_of_several_tables,
    languages_without_a_use,
    government_parts_as_usual,
    familiar_names_of_familiar_names,
)
