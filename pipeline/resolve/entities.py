"""Dialogues, bodies, initiatives and places: which names, over all sources, mean the same one.

Each draft shows tokens; drafts that share one are merged unless their countries contradict (see
``clusters``). An alias is a token only if it is another draft's name: two bodies that are both called
"the Commission" for short stay two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.resolve.clusters import Label, Token, cluster
from pipeline.resolve.contract import COLUMNS
from pipeline.resolve.identify import Claim, assign
from pipeline.resolve.names import join, name_key, slug
from pipeline.resolve.shelf import Row, Said, Shelf, merge, said_of
from pipeline.resolve.world import essence, names_country, official_name

NAME, KNOWN, ABBREVIATION = 0, 1, 2  # ranks of tokens


@dataclass(frozen=True, slots=True)
class Candidate:
    """A draft of an entity with what else its source says of it."""

    said: Said
    name: str
    abbreviation: str | None
    label: Label
    aliases: tuple[str, ...]

    def scoped(self, words: str) -> str:
        """``words`` as they apply within this candidate's countries only."""
        return f"{words} @{' '.join(sorted(self.label))}"


# Each of the following adds, to the name itself, what else identifies an entity of its table.


def _organization_tokens(one: Candidate) -> Iterator[Token]:
    words = essence(one.name, one.label)
    if words:
        yield KNOWN, one.scoped(words)
    if one.abbreviation:
        yield ABBREVIATION, one.scoped(name_key(one.abbreviation))


def _dialogue_tokens(one: Candidate) -> Iterator[Token]:
    if len(one.label) > 1:
        yield from _organization_tokens(one)


def _initiative_tokens(one: Candidate) -> Iterator[Token]:
    """Equal abbreviations count if the names begin or end alike, as "Forum on (Higher) Education" does."""
    words = essence(one.name)
    if words:
        yield KNOWN, words
    if words and one.abbreviation:
        telling = [word for word in name_key(one.name).split() if word in words.split()]
        for word in {telling[0], telling[-1]}:
            yield ABBREVIATION, f"{name_key(one.abbreviation)} {word}"


def _no_tokens(one: Candidate) -> Iterator[Token]:
    return iter(())


def organization_rungs(row: Row, label: Label) -> tuple[str, ...]:
    """The name, and the country if the name leaves it open: many have a Ministry of Economy."""
    name, code = str(row["name"]), str(row["country_code"] or "")
    return (slug(name) if names_country(name, code) else join(slug(name), code.lower()),)


def entity_rungs(row: Row, label: Label) -> tuple[str, ...]:
    """The name, and the countries if another has it too."""
    name = slug(str(row["name"]))
    return name, join(name, *(code.lower() for code in sorted(label)))


_OWN_TOKENS: dict[str, Callable[[Candidate], Iterator[Token]]] = {
    "dialogues": _dialogue_tokens,
    "organizations": _organization_tokens,
    "initiatives": _initiative_tokens,
    "places": _no_tokens,
}


def resolve_entities(table: str, shelf: Shelf) -> None:
    """Merge the drafts of ``table`` over all sources and put the rows on the shelf."""
    candidates = _candidates(table, shelf)
    names = {name_key(one.name) for one in candidates}
    tokens = [set(_tokens(table, one, names)) for one in candidates]
    clusters = cluster(tokens, [one.label for one in candidates])
    groups = [[candidates[i] for i in group] for group in clusters.groups()]
    labels = [frozenset[str]().union(*(one.label for one in group)) for group in groups]
    rows = [_merged(table, group) for group in groups]
    rungs = organization_rungs if table == "organizations" else entity_rungs
    claims = [
        Claim(rungs(row, label), (name_key(str(row["name"])), sorted(label), row["abbreviation"]))
        for row, label in zip(rows, labels, strict=True)
    ]
    for row_id, row, group in zip(assign(claims), rows, groups, strict=True):
        key = COLUMNS[table][0]
        shelf.store(table, row_id, {**row, key: row_id}, (one.said for one in group))


def _tokens(table: str, one: Candidate, names: set[str]) -> Iterator[Token]:
    yield NAME, name_key(one.name)
    for other in (*one.aliases, one.abbreviation or ""):
        if name_key(other) in names:
            yield NAME, name_key(other)
    official = official_name(one.name)
    if official:
        yield KNOWN, f"{official} (lexicon)"
    yield from _OWN_TOKENS[table](one)


def _merged(table: str, group: Sequence[Candidate]) -> Row:
    members = [one.said for one in group]
    return merge(COLUMNS[table], members, [said.values for said in members])


def _candidates(table: str, shelf: Shelf) -> list[Candidate]:
    aliases = said_of("aliases", "entity_id", "alias", shelf)
    parties = said_of("dialogue_parties", "dialogue_id", "country_code", shelf)
    found = []
    for said in shelf.said.get(table, ()):
        own = (said.source_id, table, said.draft.key)
        codes = parties.get(own, []) if table == "dialogues" else [said.text("country_code")]
        label = frozenset(code for code in codes if code)
        name = said.text("name") or said.text("abbreviation") or ""
        also = tuple(aliases.get(own, ()))
        found.append(Candidate(said, name, said.text("abbreviation"), label, also))
    return found
