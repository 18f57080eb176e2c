"""Which names mean the same person: "Biden" in one source is "Joe Biden" in another, if he can only be him.

A shorter name joins a longer one when it is an alias of it or one of the forms it is shortened to, nothing
known of country and office contradicts, and no second person could be meant. Namesakes in full stay apart where they are
known to serve different countries.

A person is called by the fullest form that any source gives; the id is made of the form that came first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pipeline.resolve.acquaintances import Acquaintances, Someone
from pipeline.resolve.identify import Claim
from pipeline.resolve.merging import merge
from pipeline.resolve.names import fold, join, slug
from pipeline.resolve.person_forms import Name, name_of, short_forms
from pipeline.resolve.shelf import Said, Shelf, rows_with, said_of

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


@dataclass(slots=True)
class Person:
    """The drafts of one source that bear one name without contradiction, and what they say of country and office."""

    name: Name
    aliases: set[Name]
    countries: frozenset[str]
    offices: frozenset[str]
    members: list[tuple[int, Said]]
    same_as: Person | None = None
    called: set[Name] = field(default_factory=set)  # shorter forms that turned out to mean this person

    def root(self) -> Person:
        """The person that this name has turned out to mean."""
        return self.same_as.root() if self.same_as else self

    def absorb(self, other: Person) -> None:
        """Take over the drafts and facts of ``other``."""
        self.members += other.members
        self.aliases |= other.aliases
        self.called |= {other.name} | other.called
        self.countries |= other.countries
        self.offices |= other.offices
        other.same_as = self

    @property
    def drafts(self) -> list[Said]:
        """In the order of the source."""
        return [said for _, said in sorted(self.members, key=lambda member: member[0])]


class People:
    """The people of all sources: reads source by source."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf, self._known = shelf, Acquaintances()

    def read(self) -> None:
        """Merge the drafts of the source at hand, among themselves and with the rows there are."""
        people = _told_apart(_named(self._shelf), lambda name: len(name) > 1)
        _expand_short_names(people)
        people = _told_apart([p for p in people if p.same_as is None], lambda name: len(name) == 1)
        facts = [self._facts(person) for person in people]
        rows = self._known.find(facts)
        new = [person for person, row_id in zip(people, rows, strict=True) if row_id is None]
        names = self._shelf.name("people", [self._claim(person) for person in new])
        for person, one, row_id in zip(people, facts, rows_with(rows, names), strict=True):
            self._shelf.store("people", row_id, [(said, self._shelf.linked(said)) for said in person.drafts])
            self._known.add(row_id, one)

    def _claim(self, person: Person) -> Claim:
        name = str(merge("people", [(said, self._shelf.linked(said)) for said in person.drafts])["name"])
        countries, offices = sorted(person.countries), sorted(person.offices)
        called = person_slug(name)
        where = join(called, *(code.lower() for code in countries))
        return Claim((called, where, join(where, *offices)), (fold(name), countries, offices))

    def _facts(self, person: Person) -> Someone:
        names = (person.name, *sorted(person.aliases | person.called))
        return Someone(names, person.countries, person.offices, self._shelf.around)


def person_slug(name: str) -> str:
    """What a person is called, initials apart: ``j-r-smith``."""
    return slug(" ".join(name_of(name)))


def _named(shelf: Shelf) -> list[Person]:
    """One Person for each draft."""
    known = _positions(shelf)
    aliases = said_of("aliases", "entity_id", "alias", shelf)
    people = []
    for index, said in enumerate(shelf.said.get("people", ())):
        countries, offices = known.get(said.draft.key, (frozenset(), frozenset()))
        also = {name_of(alias) for alias in aliases.get(("people", said.draft.key), ())}
        people.append(Person(name_of(said.text("name") or ""), also, countries, offices, [(index, said)]))
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


def _expand_short_names(people: Sequence[Person]) -> None:
    """Let each short name join the one longer name that it can stand for. Longer names are settled first."""
    longer: dict[Name, list[Person]] = {}
    for person in people:
        for form in {*short_forms(person.name), *person.aliases}:
            longer.setdefault(form, []).append(person)
    for person in sorted(people, key=lambda p: (-len(p.name), p.name, _profile(p))):
        candidates = {id(p.root()): p.root() for p in longer.get(person.name, ())}
        fitting = [p for p in candidates.values() if p is not person and _compatible(p, person)]
        if len(fitting) == 1:
            fitting[0].absorb(person)


def _compatible(first: Person, second: Person) -> bool:
    return not _apart(first.countries, second.countries) and not _apart(first.offices, second.offices)


def _positions(shelf: Shelf) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Countries and classes of office by the person draft that positions point at."""
    known: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for said in shelf.said.get("positions", ()):
        target = said.ref("person_id")
        if target is None:
            continue
        own = target[1].key
        countries, offices = known.get(own, (frozenset(), frozenset()))
        code = said.text("country_code")
        words = fold(said.text("title") or "").split()
        offices |= {_OFFICES[word] for word in words if word in _OFFICES}
        known[own] = (countries | {code} if code else countries, offices)
    return known
