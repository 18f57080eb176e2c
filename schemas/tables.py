"""The contract's tables in the order they load, parents first, and what can be asked of each."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import NamedTuple

import pandera.pandas as pa

from schemas import decisions, entities, facts, grounding, text
from schemas.columns import Grounded, Table, prose

TABLES: dict[str, type[Table]] = {
    "sources": text.Sources,
    "passages": text.Passages,
    "countries": entities.Countries,
    "dialogues": entities.Dialogues,
    "dialogue_parties": entities.DialogueParties,
    "organizations": entities.Organizations,
    "people": entities.People,
    "positions": entities.Positions,
    "places": entities.Places,
    "initiatives": entities.Initiatives,
    "aliases": entities.Aliases,
    "phases": facts.Phases,
    "pillars": facts.Pillars,
    "events": facts.Events,
    "event_participants": facts.EventParticipants,
    "event_initiatives": facts.EventInitiatives,
    "memberships": facts.Memberships,
    "initiative_participants": facts.InitiativeParticipants,
    "outcomes": facts.Outcomes,
    "statements": facts.Statements,
    "quantities": facts.Quantities,
    "evidence": grounding.Evidence,
    "mentions": grounding.Mentions,
    "notices": grounding.Notices,
    "corrections": decisions.Corrections,
}

# The tables whose every row must have evidence.
GROUNDED = tuple(name for name, model in TABLES.items() if issubclass(model, Grounded))


class ForeignKey(NamedTuple):
    """``column`` of a table holds the key ``target`` of table ``parent``."""

    column: str
    parent: str
    target: str


@cache
def schema(table: str) -> pa.DataFrameSchema:
    """The pandera schema of a table. Raises KeyError for a name outside the contract."""
    return TABLES[table].to_schema()


@cache
def columns(table: str) -> tuple[str, ...]:
    """Column names in order."""
    return tuple(schema(table).columns)


@cache
def primary_key(table: str) -> tuple[str, ...]:
    """The columns that name a row: one, or the parts of a composite key in order."""
    described = schema(table)
    return tuple(described.unique or [name for name, column in described.columns.items() if column.unique])


def foreign_keys(table: str, among: Collection[str] = TABLES) -> tuple[ForeignKey, ...]:
    """The references to other tables, in column order; only those to tables ``among`` which there are."""
    return tuple(key for key in _references(table) if key.parent in among)


@cache
def _references(table: str) -> tuple[ForeignKey, ...]:
    found = []
    for name, column in schema(table).columns.items():
        target = (column.metadata or {}).get("references")
        if target:
            found.append(ForeignKey(name, *target.split(".")))
    return tuple(found)


@cache
def required(table: str) -> tuple[str, ...]:
    """The columns that are never NULL."""
    return tuple(name for name, column in schema(table).columns.items() if not column.nullable)


@cache
def choices(table: str) -> dict[str, tuple[str, ...]]:
    """The closed lists: column → words allowed, in the order they were written."""
    return {
        name: tuple(check.statistics["allowed_values"])
        for name, column in schema(table).columns.items()
        for check in column.checks
        if check.name == "isin"
    }


@cache
def patterns(table: str) -> dict[str, str]:
    """The regular expressions: column → what its text matches from end to end."""
    return {
        name: check.statistics["pattern"].removeprefix("^(?:").removesuffix(")$")
        for name, column in schema(table).columns.items()
        for check in column.checks
        if check.name == "str_matches"
    }


@cache
def least(table: str) -> dict[str, int]:
    """The lower bounds: column → the smallest value allowed."""
    return {
        name: check.statistics["min_value"]
        for name, column in schema(table).columns.items()
        for check in column.checks
        if check.name == "greater_than_or_equal_to"
    }


@cache
def edtf(table: str) -> tuple[str, ...]:
    """The columns that hold dates in EDTF."""
    described = schema(table).columns
    return tuple(
        name for name, column in described.items() if any(check.name == "edtf" for check in column.checks)
    )


@cache
def units(table: str) -> dict[str, str]:
    """What numbers are counted in: column → unit, of those that have one."""
    described = schema(table).columns
    return {
        name: column.metadata["unit"]
        for name, column in described.items()
        if "unit" in (column.metadata or {})
    }


@cache
def exactly_one(table: str) -> tuple[str, ...]:
    """The columns of which each row fills exactly one; empty if the table has no such rule."""
    described = schema(table).columns
    return tuple(name for name, column in described.items() if (column.metadata or {}).get("alternative"))


@cache
def description(table: str) -> str:
    """What a row of the table is, in a sentence."""
    return prose(TABLES[table].__doc__)


@cache
def descriptions(table: str) -> dict[str, str]:
    """What each column holds, in column order."""
    return {name: prose(column.description) for name, column in schema(table).columns.items()}
