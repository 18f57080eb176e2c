"""Dialogues, bodies, initiatives and places: which names, over all sources, mean the same one.

Within a source, drafts that share a token are one unless their countries contradict (see ``clusters``). An alias is
a token only if it is another draft's name: two bodies that are both called "the Commission" for short stay
two. What a source names is then looked for among all that came before (see ``known``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.resolve.clusters import Label, Token, clash, cluster
from pipeline.resolve.identify import Claim
from pipeline.resolve.known import Known, Sign
from pipeline.resolve.merging import merge
from pipeline.resolve.names import join, name_key, slug
from pipeline.resolve.shelf import Doubt, Row, Said, Shelf, Told, rows_with, said_of
from pipeline.resolve.world import (
    PRIVATE,
    coded,
    countries_in,
    essence,
    is_common,
    is_short_form,
    names_country,
    official_name,
)

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

    def telling(self) -> tuple[str, ...]:
        """The words that tell its name from others, in their order."""
        kept = essence(self.name).split()
        return tuple(word for word in coded(self.name) if word in kept)


@dataclass(frozen=True)
class Group:
    """The drafts of one source that name the same thing."""

    table: str
    members: Sequence[Candidate]

    @cached_property
    def label(self) -> Label:
        """The countries that its source states of it."""
        return frozenset[str]().union(*(one.label for one in self.members))

    @cached_property
    def signs(self) -> tuple[Sign, ...]:
        """Under what it may be found."""
        return tuple(
            dict.fromkeys(sign for one in self.members for sign in _signs(self.table, one, self.label))
        )


# Each of the following adds, to the name itself, what else identifies an entity of its table within a source.


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
    telling = one.telling()
    if telling:
        yield KNOWN, essence(one.name)
    if telling and one.abbreviation:
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


class Entities:
    """The entities of one table: reads source by source."""

    def __init__(self, table: str, shelf: Shelf) -> None:
        self._table, self._shelf, self._known = table, shelf, Known()

    def read(self) -> None:
        """Merge the drafts of the source at hand, among themselves and with the rows there are."""
        groups = self._groups()
        told = [[(one.said, self._shelf.linked(one.said)) for one in group.members] for group in groups]
        rows = self._rows_of(groups)
        new = [at for at, row_id in enumerate(rows) if row_id is None]
        names = self._shelf.name(self._table, [self._claim(groups[at], told[at]) for at in new])
        around = self._around()
        for group, own, row_id in zip(groups, told, rows_with(rows, names), strict=True):
            self._shelf.store(self._table, row_id, own)
            self._known.add(row_id, group.signs, group.label, around)

    def _around(self) -> frozenset[str]:
        """Of a dialogue the parties are the matter itself: what counts is all that is named beside it."""
        return self._shelf.named if self._table == "dialogues" else self._shelf.around

    def _groups(self) -> list[Group]:
        candidates = _candidates(self._table, self._shelf)
        names = {name_key(one.name) for one in candidates}
        tokens = [set(_tokens(self._table, one, names)) for one in candidates]
        clusters = cluster(tokens, [one.label for one in candidates])
        return [Group(self._table, [candidates[i] for i in group]) for group in clusters.groups()]

    def _rows_of(self, groups: Sequence[Group]) -> list[str | None]:
        """The row that each group means; None for a new one. Groups that contradict each other share none."""
        around = self._around()
        found = [self._known.find(group.signs, group.label, around) for group in groups]
        labels: dict[str, list[Label]] = {}
        for group, (row_id, others) in zip(groups, found, strict=True):
            if row_id is not None:
                labels.setdefault(row_id, []).append(group.label)
            if others:
                first = min((one.said for one in group.members), key=lambda said: said.draft.evidence[0].span)
                self._shelf.doubts.append(Doubt(first, row_id, others))
        torn = {row_id for row_id, own in labels.items() if _contradict(own)}
        return [None if row_id in torn else row_id for row_id, _ in found]

    def _claim(self, group: Group, told: Sequence[Told]) -> Claim:
        """What the row wants to be called: what its first source says of it."""
        row = merge(self._table, told)
        rungs = organization_rungs if self._table == "organizations" else entity_rungs
        content = (name_key(str(row["name"])), sorted(group.label), row["abbreviation"])
        return Claim(rungs(row, group.label), content)


def _contradict(labels: Iterable[Label]) -> bool:
    """Whether two of a few labels clash."""
    distinct = list(dict.fromkeys(labels))
    return any(clash(one, other) for at, one in enumerate(distinct) for other in distinct[:at])


def _tokens(table: str, one: Candidate, names: set[str]) -> Iterator[Token]:
    yield NAME, name_key(one.name)
    for other in (*one.aliases, one.abbreviation or ""):
        if name_key(other) in names:
            yield NAME, name_key(other)
    official = official_name(one.name, one.label)
    if official:
        yield KNOWN, f"{official} (lexicon)"
    yield from _OWN_TOKENS[table](one)


def _signs(table: str, one: Candidate, label: Label) -> Iterator[Sign]:
    """By what a later source may find the row, and by what this one looks for it."""
    common = is_short_form if table == "places" else is_common  # the Western Hemisphere is nobody's
    yield Sign("name", name_key(one.name), common(one.name))
    for other in (*one.aliases, one.abbreviation or ""):
        if name_key(other):
            yield Sign("also", name_key(other), common(other))
    short_form = one.abbreviation or ""
    official = official_name(one.name, label) or (
        len(short_form) > 2 and label and official_name(short_form, label)
    )
    if official:
        yield Sign("lexicon", official, False)
    if table == "places" or one.said.text("kind") in PRIVATE:
        return
    words = essence(one.name, frozenset() if table == "initiatives" else label)
    if words:
        yield Sign("words", words, is_common(words))
    for rank, short in _OWN_TOKENS[table](one):
        if rank == ABBREVIATION and (label or table == "initiatives"):
            yield Sign("short", short, is_common(one.name))


def _candidates(table: str, shelf: Shelf) -> list[Candidate]:
    aliases = said_of("aliases", "entity_id", "alias", shelf)
    parties = said_of("dialogue_parties", "dialogue_id", "country_code", shelf)
    found = []
    for said in shelf.said.get(table, ()):
        own = (table, said.draft.key)
        name = said.text("name") or said.text("abbreviation") or ""
        code = said.text("country_code")
        label = frozenset([code] if code else [])
        if table == "dialogues":
            label = frozenset(parties.get(own, ()))
            called = countries_in(name)
            label |= called if len(label) < 2 <= len(called) else frozenset()
        found.append(Candidate(said, name, said.text("abbreviation"), label, tuple(aliases.get(own, ()))))
    return found
