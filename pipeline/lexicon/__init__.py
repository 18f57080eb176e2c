"""World knowledge as data: what a well-read person knows before opening any document.

Each kind of knowledge is a CSV file in this folder that anyone can review, with a ``source`` for
every row; this module turns a file into records and keeps them. The header of a file is the list of
fields of its record. A cell with several values separates them by ``|``; a yes is ``1``.
How the knowledge is matched against text is the business of the stages.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pipeline.lexicon.records import (
    Agreement,
    Body,
    BodyHead,
    Company,
    Country,
    CountryLanguage,
    Currency,
    DialogueHead,
    EventNoun,
    EventVerb,
    FamiliarName,
    FamilyName,
    ForeignHead,
    GivenName,
    GovernmentPart,
    InitiativeHead,
    LanguageMarks,
    LegalForm,
    Place,
    Portfolio,
    StateVerb,
    Title,
)

_FOLDER = Path(__file__).parent
_Record = TypeVar("_Record")


def _values(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


_CELL_READERS: dict[object, Callable[[str], Any]] = {bool: "1".__eq__, tuple[str, ...]: _values}


def _read(file_name: str, record: type[_Record]) -> tuple[_Record, ...]:
    """The rows of a file in its own order. Raises ``ValueError`` where file and record disagree."""
    columns = record.__annotations__
    readers = [(i, _CELL_READERS[kind]) for i, kind in enumerate(columns.values()) if kind is not str]
    with (_FOLDER / file_name).open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        if next(rows) != list(columns):
            raise ValueError(f"{file_name}: the header is not the list of fields of {record.__name__}")
        records = []
        for row in rows:
            if len(row) != len(columns):
                raise ValueError(f"{file_name}, line {rows.line_num}: {len(row)} cells, not {len(columns)}")
            cells: list[Any] = row
            for i, read in readers:
                cells[i] = read(cells[i])
            records.append(record(*cells))
        return tuple(records)


@cache
def countries() -> tuple[Country, ...]:
    """All of ISO 3166-1, and the European Union and Kosovo, sorted by code."""
    return _read("countries.csv", Country)


@cache
def currencies() -> tuple[Currency, ...]:
    """The currencies that economic texts name, sorted by code."""
    return _read("currencies.csv", Currency)


@cache
def places() -> tuple[Place, ...]:
    """World regions, states and provinces, capitals and large cities."""
    return _read("places.csv", Place)


@cache
def titles() -> tuple[Title, ...]:
    """Titles of office and honorifics."""
    return _read("titles.csv", Title)


@cache
def portfolios() -> tuple[Portfolio, ...]:
    """Portfolios of ministers and ministries."""
    return _read("portfolios.csv", Portfolio)


@cache
def body_heads() -> tuple[BodyHead, ...]:
    """Head nouns of the names of bodies."""
    return _read("body_heads.csv", BodyHead)


@cache
def initiative_heads() -> tuple[InitiativeHead, ...]:
    """Head nouns of the names of initiatives."""
    return _read("initiative_heads.csv", InitiativeHead)


@cache
def dialogue_heads() -> tuple[DialogueHead, ...]:
    """Head nouns of the names of dialogues."""
    return _read("dialogue_heads.csv", DialogueHead)


@cache
def bodies() -> tuple[Body, ...]:
    """Well-known organizations, national and international."""
    return _read("bodies.csv", Body)


@cache
def companies() -> tuple[Company, ...]:
    """Large companies of the world."""
    return _read("companies.csv", Company)


@cache
def agreements() -> tuple[Agreement, ...]:
    """Well-known agreements, laws and initiatives."""
    return _read("agreements.csv", Agreement)


@cache
def event_verbs() -> tuple[EventVerb, ...]:
    """Verbs that report events."""
    return _read("event_verbs.csv", EventVerb)


@cache
def event_nouns() -> tuple[EventNoun, ...]:
    """Nouns that name events."""
    return _read("event_nouns.csv", EventNoun)


@cache
def state_verbs() -> tuple[StateVerb, ...]:
    """Verbs that tell how things are rather than what happened."""
    return _read("state_verbs.csv", StateVerb)


@cache
def country_languages() -> tuple[CountryLanguage, ...]:
    """Official languages of countries, English left out."""
    return _read("country_languages.csv", CountryLanguage)


@cache
def language_marks() -> tuple[LanguageMarks, ...]:
    """How phrases of a language look."""
    return _read("language_marks.csv", LanguageMarks)


@cache
def legal_forms() -> tuple[LegalForm, ...]:
    """Legal forms of companies."""
    return _read("legal_forms.csv", LegalForm)


@cache
def familiar_names() -> tuple[FamiliarName, ...]:
    """Familiar forms of given names."""
    return _read("familiar_names.csv", FamiliarName)


@cache
def foreign_heads() -> tuple[ForeignHead, ...]:
    """Nouns that open the names of bodies in other languages."""
    return _read("foreign_heads.csv", ForeignHead)


@cache
def family_names() -> tuple[FamilyName, ...]:
    """Frequent family names that stand before the given name."""
    return _read("family_names.csv", FamilyName)


@cache
def government_parts() -> tuple[GovernmentPart, ...]:
    """How governments call their parts, where that is out of the ordinary."""
    return _read("government_parts.csv", GovernmentPart)


@cache
def given_names() -> tuple[str, ...]:
    """Frequent given names of many languages."""
    return tuple(row.name for row in _read("given_names.csv", GivenName))


__all__ = [
    "Agreement",
    "Body",
    "BodyHead",
    "Company",
    "Country",
    "CountryLanguage",
    "Currency",
    "DialogueHead",
    "EventNoun",
    "EventVerb",
    "FamiliarName",
    "FamilyName",
    "ForeignHead",
    "GivenName",
    "GovernmentPart",
    "InitiativeHead",
    "LanguageMarks",
    "LegalForm",
    "Place",
    "Portfolio",
    "StateVerb",
    "Title",
    "agreements",
    "bodies",
    "body_heads",
    "companies",
    "countries",
    "country_languages",
    "currencies",
    "dialogue_heads",
    "event_nouns",
    "event_verbs",
    "familiar_names",
    "family_names",
    "foreign_heads",
    "given_names",
    "government_parts",
    "initiative_heads",
    "language_marks",
    "legal_forms",
    "places",
    "portfolios",
    "state_verbs",
    "titles",
]
