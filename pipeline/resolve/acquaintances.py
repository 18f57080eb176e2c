"""The people whom the sources so far have named, as the next source finds them again.

The same full name is the same person, unless the countries differ. A name that is longer or shorter than those
known so far leads to a person only if nothing known contradicts, the countries agree, and nobody else could be meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.resolve.person_forms import Name, formal, short_forms, turned
from pipeline.resolve.shelf import Countries

# A form that more people bear than this says nothing; so the search takes no longer the more are known.
MANY = 32
_UNIONS = frozenset({"EUE"})  # who serves one may have served a member of it


@dataclass(frozen=True, slots=True)
class Someone:
    """A person as one source knows them: names, the fullest first, and what else tells who it is."""

    names: tuple[Name, ...]
    countries: Countries
    offices: frozenset[str]  # classes of office
    around: Countries  # the countries that the source speaks for


@dataclass(slots=True)
class Known:
    """The same over all sources so far."""

    name: Name  # the fullest
    names: set[Name] = field(default_factory=set)
    countries: Countries = frozenset()
    offices: frozenset[str] = frozenset()
    around: Countries = frozenset()


class Acquaintances:
    """People by row, found by all that they are called."""

    def __init__(self) -> None:
        self._people: dict[str, Known] = {}
        self._named: dict[Name, dict[str, None]] = {}  # by the names that sources give
        self._shortened: dict[Name, dict[str, None]] = {}  # by what these are shortened to

    def add(self, row_id: str, one: Someone) -> None:
        """Remember a person, new or known, under these names too."""
        known = self._people.setdefault(row_id, Known(one.names[0]))
        known.name = max(known.name, one.names[0], key=len)
        known.names.update(map(formal, one.names))
        known.countries |= one.countries
        known.offices |= one.offices
        known.around |= one.around
        for name in one.names:
            self._named.setdefault(formal(name), {})[row_id] = None
            for form in short_forms(name):
                self._shortened.setdefault(formal(form), {})[row_id] = None

    def find(self, people: Sequence[Someone]) -> list[str | None]:
        """The row that each of one source's people is; None for somebody new.

        A source that names two people names two: if both could be one row, the one with the surer sign is.
        """
        found = [self._steps(one) for one in people]
        rows: list[str | None] = [None] * len(people)
        taken: set[str] = set()
        for step in range(3):
            wanted: dict[str, list[int]] = {}
            for index, steps in enumerate(found):
                if (
                    rows[index] is None
                    and not any(len(one) > 1 for one in steps[:step])
                    and len(steps[step]) == 1
                ):
                    wanted.setdefault(steps[step][0], []).append(index)
            for row_id, indexes in wanted.items():
                if len(indexes) == 1 and row_id not in taken:
                    rows[indexes[0]] = row_id
            taken.update(wanted)
        return rows

    def _steps(self, one: Someone) -> tuple[list[str], list[str], list[str]]:
        """Who bears the very name; whose name it is short for; whose short name it gives in full."""
        name = formal(one.names[0])
        same = [*self._named.get(name, ())]
        longer = [*self._shortened.get(name, ())]
        for also in one.names[1:]:
            longer += self._named.get(formal(also), {})
        shorter = [
            row_id
            for form in short_forms(one.names[0])
            for row_id in self._named.get(formal(form), ())
            if formal(self._people[row_id].name) in self._within(one)
        ]
        bare = len(name) == 1
        return (
            self._fitting(one, same, self._near if bare else self._same_country),
            self._fitting(one, [*longer, *self._named.get(formal(turned(one.names[0])), ())], self._near),
            self._fitting(one, shorter, self._surely_near),
        )

    @staticmethod
    def _within(one: Someone) -> set[Name]:
        """All that somebody's names are shortened to."""
        return {formal(form) for name in one.names for form in (name, *short_forms(name))}

    def _fitting(
        self, one: Someone, rows: Iterable[str], fits: Callable[[Known, Someone], bool]
    ) -> list[str]:
        found = list(dict.fromkeys(rows))
        if len(found) > MANY:
            return found
        return [row_id for row_id in found if fits(self._people[row_id], one)]

    @staticmethod
    def _same_country(known: Known, one: Someone) -> bool:
        """Not known to serve different countries."""
        first, second = known.countries - _UNIONS, one.countries - _UNIONS
        return not first or not second or bool(first & second)

    @staticmethod
    def _near(known: Known, one: Someone) -> bool:
        """Neither country nor office contradicts, and where no country is stated, those around agree."""
        if known.offices and one.offices and not known.offices & one.offices:
            return False
        first, second = known.countries or known.around, one.countries or one.around
        return not first or not second or bool(first & second)

    def _surely_near(self, known: Known, one: Someone) -> bool:
        """The same; and who is known by a surname alone needs a country or office in common to get a full name."""
        if len(known.name) > 1:
            return self._near(known, one)
        shared = (known.countries or known.around) & (
            one.countries or one.around
        ) or known.offices & one.offices
        return bool(shared) and self._near(known, one)
