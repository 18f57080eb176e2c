"""What counts as the same fact: rows of the tables as facts that a label matches or not, family by family."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pipeline.evaluate_labels import REQUIRED
from pipeline.model import Tables

Row = dict[str, Any]
Item = dict[str, Any]

_FLAT = str.maketrans(
    dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("‘’‚‛ʼ`´", "'")
    | dict.fromkeys("“”„«»", '"')
    | {"\u00a0": " "}
)
_UNITED_STATES = re.compile(r"\b(?:u\.s\.(?:a\.)?|usa|united states(?: of america)?)(?!\w)")
_SMALL_WORDS = {"of", "the", "and", "for", "us"}


def normal(name: object) -> str:
    """A name to compare by: case, dashes, quotes, spaces, a leading article do not count; U.S. is ``us``."""
    flat = unicodedata.normalize("NFC", str(name or "")).translate(_FLAT).casefold()
    flat = " ".join(_UNITED_STATES.sub("us", flat).split())
    return re.sub(r"^(?:the|an?) ", "", flat)


def _title(title: object) -> frozenset[str]:
    """The words of a title: "U.S. President" is a President, "Commerce Secretary" is one of Commerce."""
    return frozenset(re.findall(r"[^\W_]+", normal(title))) - _SMALL_WORDS


@dataclass(frozen=True, slots=True)
class Fact:
    """One row as a fact: how it reads, where it stands, and which label it matches."""

    label: str
    passage: str
    matches: Callable[[Item], bool]


class View:
    """The rows of the tables that point into one source."""

    def __init__(self, tables: Tables, source_id: str) -> None:
        self._tables: dict[str, list[Row]] = tables
        self.passages = {
            row["passage_id"]: str(row["text"])
            for row in tables.get("passages", [])
            if row["source_id"] == source_id
        }
        self._index: dict[str, dict[str, Row]] = {}
        self._where: dict[tuple[str, str], str] = {}
        for row in tables.get("evidence", []):
            if row["passage_id"] in self.passages:
                key = (str(row["table_name"]), str(row["row_id"]))
                self._where.setdefault(key, self.passages[row["passage_id"]])
        self._names: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in tables.get("aliases", []):
            self._names[str(row["entity_kind"]), str(row["entity_id"])].add(normal(row["alias"]))

    def rows(self, table: str, key: str) -> list[tuple[Row, str]]:
        """The rows of ``table`` with evidence in the source, each with the passage of its first evidence."""
        found = []
        for row in self._tables.get(table, []):
            passage = self._where.get((table, str(row[key])))
            if passage is not None:
                found.append((row, passage))
        return found

    def by_id(self, table: str, key: str, value: object) -> Row:
        """The row that a foreign key points at; an empty one for no key."""
        if table not in self._index:
            self._index[table] = {str(row[key]): row for row in self._tables.get(table, [])}
        return self._index[table].get(str(value), {}) if value else {}

    def names(self, kind: str, row: Row) -> set[str]:
        """All normalised names of an entity: name, abbreviation and aliases."""
        aliases = self._names[kind, str(row.get(f"{kind}_id"))]
        return ({normal(row.get("name")), normal(row.get("abbreviation"))} | aliases) - {""}

    def passage_naming(self, item: Item) -> str:
        """The first passage with the words of a label, where a missed fact could have been read."""
        for key in ("starts_with", "organization", "name", "about"):
            words = normal(item.get(key))
            if words:
                return next((text for text in self.passages.values() if words in normal(text)), "")
        return ""


def _labelled(item: Item, key: str = "name") -> set[str]:
    return {normal(item[key]), *map(normal, item.get("aliases", ()))}


def _one_of(item: Item, key: str, alternatives: str) -> list[Any]:
    return [item[key], *item.get(alternatives, ())]


def describe(family: str, item: Item) -> str:
    """A label in words."""
    shown = [*REQUIRED[family], *(key for key in ("phase", "about") if key in item)]
    return " | ".join("-" if item[key] is None else str(item[key]) for key in shown)


def _named(view: View, table: str, kind: str) -> list[Fact]:
    found = view.rows(table, f"{kind}_id")
    return [_entity(row, passage, view.names(kind, row)) for row, passage in found]


def _entity(row: Row, passage: str, names: set[str]) -> Fact:
    def matches(item: Item) -> bool:
        return bool(names & _labelled(item))

    return Fact(str(row["name"]), passage, matches)


def dialogues(view: View) -> list[Fact]:
    """A dialogue matches by any of its names."""
    return _named(view, "dialogues", "dialogue")


def initiatives(view: View) -> list[Fact]:
    """An initiative matches by any of its names."""
    return _named(view, "initiatives", "initiative")


def organizations(view: View) -> list[Fact]:
    """An organization matches by any of its names, and its country."""
    return [
        _organization(view, row, passage) for row, passage in view.rows("organizations", "organization_id")
    ]


def _organization(view: View, row: Row, passage: str) -> Fact:
    names, country = view.names("organization", row), row.get("country_code")

    def matches(item: Item) -> bool:
        return bool(names & _labelled(item)) and country in _one_of(item, "country", "alt_countries")

    return Fact(f"{row['name']} | {country or '-'}", passage, matches)


def memberships(view: View) -> list[Fact]:
    """A membership matches by its organization, side and role."""
    return [_membership(view, row, passage) for row, passage in view.rows("memberships", "membership_id")]


def _membership(view: View, row: Row, passage: str) -> Fact:
    body = view.by_id("organizations", "organization_id", row["organization_id"])
    names = view.names("organization", body)

    def matches(item: Item) -> bool:
        same = row["country_code"] == item["country"] and row["role"] in _one_of(item, "role", "alt_roles")
        return same and bool(names & _labelled(item, "organization"))

    return Fact(f"{body.get('name')} | {row['country_code'] or '-'} | {row['role']}", passage, matches)


def pillars(view: View) -> list[Fact]:
    """A pillar or topic matches by its name, its parent's name, and its phase where the label gives one."""
    return [_pillar(view, row, passage) for row, passage in view.rows("pillars", "pillar_id")]


def _pillar(view: View, row: Row, passage: str) -> Fact:
    parent = view.by_id("pillars", "pillar_id", row["parent_pillar_id"]).get("name")
    phase = view.by_id("phases", "phase_id", row["phase_id"]).get("kind")

    def matches(item: Item) -> bool:
        in_phase = item.get("phase") in (None, phase)
        return (
            in_phase and normal(row["name"]) in _labelled(item) and normal(parent) == normal(item["parent"])
        )

    return Fact(f"{row['name']} | {parent or '-'} | {phase or '-'}", passage, matches)


def people(view: View) -> list[Fact]:
    """A person matches by name, and by one of the titles that this source gives, where the label has one."""
    titles: dict[str, list[str]] = defaultdict(list)
    for row, _ in view.rows("positions", "position_id"):
        titles[row["person_id"]].append(str(row["title"]))
    return [
        _person(view, row, passage, titles[row["person_id"]])
        for row, passage in view.rows("people", "person_id")
    ]


def _person(view: View, row: Row, passage: str, titles: list[str]) -> Fact:
    names, held = (
        view.names("person", row),
        set(map(_title, titles)),
    )

    def matches(item: Item) -> bool:
        wanted = _one_of(item, "title", "alt_titles")
        return bool(names & _labelled(item)) and (None in wanted or bool(held & set(map(_title, wanted))))

    return Fact(f"{row['name']} | {'; '.join(titles) or '-'}", passage, matches)


def events(view: View) -> list[Fact]:
    """An event matches by kind and date."""
    return [_event(row, passage) for row, passage in view.rows("events", "event_id")]


def _event(row: Row, passage: str) -> Fact:
    def matches(item: Item) -> bool:
        kinds, dates = _one_of(item, "kind", "alt_kinds"), _one_of(item, "edtf", "alt_edtf")
        return row["kind"] in kinds and row["date_edtf"] in dates

    return Fact(f"{row['kind']} | {row['date_edtf'] or '-'} | {row.get('title') or '-'}", passage, matches)


# Labels may hedge more finely than the contract does.
_QUALIFIERS = {"at_least": "more_than", "up_to": "less_than", "at_most": "less_than", "nearly": "about"}


def _qualifier(word: object) -> object:
    return _QUALIFIERS.get(str(word), word)


def quantities(view: View) -> list[Fact]:
    """A quantity matches by value, unit, qualifier and "per"."""
    return [_quantity(row, passage) for row, passage in view.rows("quantities", "quantity_id")]


def _quantity(row: Row, passage: str) -> Fact:
    def matches(item: Item) -> bool:
        units = {normal(unit) for unit in _one_of(item, "unit", "alt_units")}
        same = float(row["value"]) == float(item["value"]) and normal(row["unit"]) in units
        qualified = row["qualifier"] in map(_qualifier, _one_of(item, "qualifier", "alt_qualifiers"))
        return same and qualified and row["per"] in _one_of(item, "per", "alt_per")

    label = f"{row['value']} | {row['unit']} | {row['qualifier'] or '-'} | {row['per'] or '-'}"
    return Fact(label, passage, matches)


def statements(view: View) -> list[Fact]:
    """A statement matches by its speaker and its first words."""
    return [_statement(view, row, passage) for row, passage in view.rows("statements", "statement_id")]


def _statement(view: View, row: Row, passage: str) -> Fact:
    speaker = view.by_id("people", "person_id", row["person_id"])
    names = view.names("person", speaker)
    text = normal(str(row["text"]).strip().strip("\"'“”‘’"))

    def matches(item: Item) -> bool:
        return normal(item["speaker"]) in names and text.startswith(normal(item["starts_with"]))

    return Fact(f"{speaker.get('name', '-')} | {str(row['text'])[:60]}", passage, matches)


FAMILIES: dict[str, Callable[[View], list[Fact]]] = {
    "dialogues": dialogues,
    "pillars": pillars,
    "memberships": memberships,
    "people": people,
    "events": events,
    "initiatives": initiatives,
    "organizations": organizations,
    "quantities": quantities,
    "statements": statements,
}
