"""The cast of one document: each body, person, initiative and place once, with all the words that name it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.extract import phrases
from pipeline.extract.normal import key
from pipeline.extract.words import SUFFIXES
from pipeline.model import Evidence, Mention, Ref, Span


@dataclass(slots=True)
class Entity:
    """One row-to-be of an entity table; ``surfaces`` are the wordings of the source, each with its first
    place.
    """

    table: str
    key: str
    values: dict[str, object]
    mentions: list[Span] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    surfaces: dict[str, Evidence] = field(default_factory=dict)
    # Facts about the entity are made of these; a name seen only in passing makes none.
    dropped: bool = False

    @property
    def ref(self) -> Ref:
        return Ref(self.table, self.key)

    @property
    def name(self) -> str:
        return str(self.values["name"])

    def note(self, span: Span, surface: str, rule: str, basis: str = "stated") -> None:
        """One more place that names the entity."""
        self.mentions.append(span)
        if surface not in self.surfaces:
            self.surfaces[surface] = Evidence(span, rule, basis)
            self.evidence.append(Evidence(span, rule, basis))


class Cast:
    """Links mentions to entities within a document."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[str, str], Entity] = {}
        self._by_abbreviation: dict[str, Entity] = {}
        self._countries: list[Mention] = []

    def __iter__(self) -> Iterator[Entity]:
        return (entity for entity in self._by_key.values() if not entity.dropped)

    def of(self, table: str) -> list[Entity]:
        """The entities of a table in order of first mention."""
        return [entity for entity in self if entity.table == table]

    def mentions(self) -> Iterator[Mention]:
        for entity in self:
            for span in sorted(set(entity.mentions)):
                yield Mention(entity.ref, span)
        yield from self._countries

    def country(self, code: str, span: Span) -> None:
        self._countries.append(Mention(Ref("countries", code), span))

    def by_abbreviation(self, abbreviation: str) -> Entity | None:
        entity = self._by_abbreviation.get(abbreviation)
        return entity if entity and not entity.dropped else None

    def abbreviate(self, entity: Entity, abbreviation: str, evidence: Evidence) -> None:
        """``abbreviation`` stands for ``entity`` from here on."""
        self._by_abbreviation.setdefault(abbreviation, entity)
        if not entity.values.get("abbreviation"):
            entity.values["abbreviation"] = abbreviation
            entity.evidence.append(
                Evidence(evidence.span, evidence.rule, evidence.basis, column="abbreviation")
            )

    def named(self, table: str, name: str, country: str | None, values: dict[str, object]) -> Entity:
        """The entity of that name, new or known. A body without a country is the one of that name that has
        one.
        """
        stem = key(name)
        for candidate in (f"{stem}/{country or ''}", f"{stem}/"):
            if (table, candidate) in self._by_key:
                return self._fill(self._by_key[table, candidate], values)
        if country is None:
            for (other, k), entity in self._by_key.items():
                if other == table and k.startswith(stem + "/"):
                    return entity
        entity = Entity(table, f"{stem}/{country or ''}", {"name": name, **values})
        self._by_key[table, entity.key] = entity
        return entity

    def _fill(self, entity: Entity, values: dict[str, object]) -> Entity:
        for column, value in values.items():
            if entity.values.get(column) is None:
                entity.values[column] = value
        return entity

    def find(self, table: str, name: str) -> Entity | None:
        """The entity first named so, or called so for short."""
        found = self._by_key.get((table, f"{key(name)}/"))
        other = self._by_abbreviation.get(name)
        return found or (other if other is not None and other.table == table else None)

    def person(self, name: str) -> Entity:
        """The person of that name; a surname is the one person of the document who bears it."""
        words = _name_words(name)
        for entity in self.of("people"):
            theirs = _name_words(entity.name)
            if words == theirs or _ends_with(theirs, words) or _family_name_first(theirs, words):
                return entity
            if _ends_with(words, theirs) or _family_name_first(words, theirs):
                entity.values["name"] = name
                return entity
        entity = Entity("people", " ".join(words), {"name": name})
        self._by_key["people", entity.key] = entity
        return entity

    def surnames(self) -> dict[str, Entity]:
        """Last words of names borne by one person only, as written."""
        seen: dict[str, list[Entity]] = {}
        for entity in self.of("people"):
            words = [w for w in entity.name.replace(",", "").split() if w.lower() not in SUFFIXES]
            surname = words[0].capitalize() if _opens_with_family_name(words) else words[-1]
            seen.setdefault(surname, []).append(entity)
        return {surname: entities[0] for surname, entities in seen.items() if len(entities) == 1}


def _name_words(name: str) -> list[str]:
    return [w for w in key(name).split() if w not in SUFFIXES]


def _ends_with(words: list[str], tail: list[str]) -> bool:
    return len(tail) < len(words) and words[-len(tail) :] == tail


def _family_name_first(words: list[str], one: list[str]) -> bool:
    """ "Mr. Han" is Han Sang-jun, "Minister Harada" HARADA Yoshio, "Sir Clive" Clive Hanson."""
    return len(one) == 1 and len(words) > 1 and words[0] == one[0]


def _opens_with_family_name(words: list[str]) -> bool:
    """Written so: "HARADA Yoshio", "Han Sang-jun"; or known to stand first: "Xi Jinping"."""
    if len(words) > 1 and words[0] in phrases.family_names():
        return words[0].lower() not in phrases.given_names() and len(words) < 4
    if len(words) != 2:
        return False
    first, second = words
    given, _, syllable = second.partition("-")
    return (first.isupper() and not second.isupper()) or (
        "-" not in first and bool(given) and syllable.islower()
    )
