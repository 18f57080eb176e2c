"""Which names mean the same person: "Biden" in one source is "Joe Biden" in another, if he can only be him.

A shorter name joins a longer one when it is an alias of it or one of the forms it is shortened to, nothing
known of country and office contradicts, and no second person could be meant. Full namesakes stay apart
when both country and office differ.

A person is called by the fullest form that any source gives, and so is the id: ``pena-nieto`` becomes
``enrique-pena-nieto`` once any text says "Enrique". It is the one id that words elsewhere may change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.resolve.contract import COLUMNS
from pipeline.resolve.identify import Claim, assign
from pipeline.resolve.names import fold, join, slug
from pipeline.resolve.shelf import Said, Shelf, merge, said_of

Name = tuple[str, ...]

# Words of a title → the class of office. Holders of one class may be the same person at another time:
# a vice president becomes president, a trade representative is addressed as ambassador.
_OFFICES = {
    word: office
    for office, words in {
        "head": "president chancellor premier prime taoiseach king queen",
        "minister": "secretary minister undersecretary",
        "envoy": "representative ambassador envoy commissioner negotiator",
        "legislator": "senator congressman congresswoman congressmember speaker parliament",
        "local": "governor mayor",
        "manager": "director administrator chair chairman chairwoman chairperson ceo executive",
    }.items()
    for word in words.split()
}
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(slots=True)
class Person:
    """The drafts that bear one name without contradiction, and what they say of country and office."""

    name: Name
    aliases: set[Name]
    countries: frozenset[str]
    offices: frozenset[str]
    members: list[tuple[int, Said]]
    sources: set[str]
    same_as: Person | None = None

    def root(self) -> Person:
        """The person that this name has turned out to mean."""
        return self.same_as.root() if self.same_as else self

    def absorb(self, other: Person) -> None:
        """Take over the drafts and facts of ``other``."""
        self.members += other.members
        self.aliases |= other.aliases
        self.sources |= other.sources
        self.countries |= other.countries
        self.offices |= other.offices
        other.same_as = self


def resolve_people(shelf: Shelf) -> None:
    """Merge the drafts of ``people`` over all sources and put the rows on the shelf."""
    people = _told_apart(_named(shelf), lambda name: len(name) > 1)
    _expand_short_names(people)
    people = _told_apart([p for p in people if p.same_as is None], lambda name: len(name) == 1)
    rows = []
    for person in people:
        person.members.sort(key=lambda member: member[0])
        members = [said for _, said in person.members]
        rows.append(merge(COLUMNS["people"], members, [said.values for said in members]))
    claims = [_claim(str(row["name"]), person) for row, person in zip(rows, people, strict=True)]
    for row_id, row, person in zip(assign(claims), rows, people, strict=True):
        shelf.store("people", row_id, {**row, "person_id": row_id}, (said for _, said in person.members))


def _claim(name: str, person: Person) -> Claim:
    countries, offices = sorted(person.countries), sorted(person.offices)
    called = person_slug(name)
    where = join(called, *(code.lower() for code in countries))
    return Claim((called, where, join(where, *offices)), (fold(name), countries, offices))


def person_slug(name: str) -> str:
    """What a person is called, initials apart: ``j-r-smith``."""
    return slug(" ".join(_tokens(name)))


def _named(shelf: Shelf) -> list[Person]:
    """One Person for each draft."""
    known = _positions(shelf)
    aliases = said_of("aliases", "entity_id", "alias", shelf)
    people = []
    for index, said in enumerate(shelf.said.get("people", ())):
        countries, offices = known.get((said.source_id, said.draft.key), (frozenset(), frozenset()))
        also = {_tokens(alias) for alias in aliases.get((said.source_id, "people", said.draft.key), ())}
        name = _tokens(said.text("name") or "")
        people.append(Person(name, also, countries, offices, [(index, said)], {said.source_id}))
    return people


def _told_apart(people: list[Person], ripe: Callable[[Name], bool]) -> list[Person]:
    """One Person for each ``ripe`` name, or several where country and office tell namesakes apart.

    Those of whom most is known come first, so that what is known decides before what is not.
    """
    kept: dict[Name, list[Person]] = {}
    for person in sorted(people, key=_profile, reverse=True):
        same = kept.setdefault(person.name, [])
        fits = [other for other in same if ripe(person.name) and not _namesakes(other, person)]
        if len(fits) > 1:
            fits = [other for other in fits if other.countries & person.countries]
        if len(fits) == 1:
            fits[0].absorb(person)
        else:
            same.append(person)
    return [person for same in kept.values() for person in same]


def _profile(person: Person) -> tuple[int, list[str], list[str]]:
    known = bool(person.countries) + bool(person.offices)
    return known, sorted(person.countries), sorted(person.offices)


def _namesakes(first: Person, second: Person) -> bool:
    """True if two with the same name are two people. A bare surname needs less to be another's."""
    where, what = _apart(first.countries, second.countries), _apart(first.offices, second.offices)
    return (where or what) if len(first.name) == 1 else (where and what)


def _apart(first: frozenset[str], second: frozenset[str]) -> bool:
    return bool(first and second and not first & second)


def _expand_short_names(people: list[Person]) -> None:
    """Let each short name join the one longer name that it can stand for, best one of its own source.

    Longer names are settled first.
    """
    longer: dict[Name, list[Person]] = {}
    for person in people:
        for form in {*_short_forms(person.name), *person.aliases}:
            longer.setdefault(form, []).append(person)
    for person in sorted(people, key=lambda p: (-len(p.name), p.name, _profile(p))):
        candidates = {id(p.root()): p.root() for p in longer.get(person.name, ())}
        fitting = [p for p in candidates.values() if p is not person and _compatible(p, person)]
        if len(fitting) > 1:
            fitting = [p for p in fitting if p.sources & person.sources]
        if len(fitting) == 1:
            fitting[0].absorb(person)


def _compatible(first: Person, second: Person) -> bool:
    return not _apart(first.countries, second.countries) and not _apart(first.offices, second.offices)


def _short_forms(name: Name) -> Iterator[Name]:
    """What a name is shortened to: no initials, the last words, no second surname, first and last."""
    plain = tuple(t for i, t in enumerate(name) if t not in _GENERATIONS and (i == 0 or len(t) > 1))
    if plain != name:
        yield plain
    for start in range(1, len(plain)):
        yield plain[start:]
    if len(plain) > 2:
        yield plain[:-1]
        yield plain[0], plain[-1]
        yield plain[0], *plain[-2:]


def _tokens(name: str) -> Name:
    return tuple(fold(name.replace(".", ". ")).split())


def _positions(shelf: Shelf) -> dict[tuple[str, str], tuple[frozenset[str], frozenset[str]]]:
    """Countries and classes of office by the person draft that positions point at."""
    known: dict[tuple[str, str], tuple[frozenset[str], frozenset[str]]] = {}
    for said in shelf.said.get("positions", ()):
        target = said.ref("person_id")
        if target is None:
            continue
        own = (said.source_id, target[1].key)
        countries, offices = known.get(own, (frozenset(), frozenset()))
        code = said.text("country_code")
        words = fold(said.text("title") or "").split()
        offices |= {_OFFICES[word] for word in words if word in _OFFICES}
        known[own] = (countries | {code} if code else countries, offices)
    return known
