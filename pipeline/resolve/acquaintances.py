"""The people whom the sources so far have named, as the next source finds them again.

The same full name is the same person, unless the countries differ. A name that is longer or shorter than those
known so far leads to a person only if nothing known contradicts, the countries agree, and nobody else could be meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pipeline.resolve.person_forms import Name, core, formal, short_forms, spelled_alike, turned
from pipeline.resolve.shelf import Countries

# A form that more people bear than this says nothing; so the search takes no longer the more are known.
MANY = 32
STEPS = 4
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
    countries: Countries = frozenset()
    offices: frozenset[str] = frozenset()
    around: Countries = frozenset()


class Acquaintances:
    """People by row, found by all that they are called."""

    def __init__(self) -> None:
        self._people: dict[str, Known] = {}
        self._named: dict[Name, dict[str, None]] = {}  # by the names that sources give
        self._cores: dict[Name, dict[str, None]] = {}  # by what is left of them without initials
        self._shortened: dict[Name, dict[str, None]] = {}  # by what they are shortened to

    def add(self, row_id: str, one: Someone) -> None:
        """Remember a person, new or known, under these names too."""
        known = self._people.setdefault(row_id, Known(one.names[0]))
        known.name = max(known.name, one.names[0], key=len)
        known.countries |= one.countries
        known.offices |= one.offices
        known.around |= one.around
        for name in one.names:
            self._named.setdefault(formal(name), {})[row_id] = None
            self._cores.setdefault(core(name), {})[row_id] = None
            for form in short_forms(name):
                self._shortened.setdefault(formal(form), {})[row_id] = None

    def find(self, people: Sequence[Someone]) -> list[str | None]:
        """The row that each of one source's people is; None for somebody new.

        A source that names two people names two: if both could be one row, the one with the surer sign is.
        """
        found = [self._steps(one) for one in people]
        rows: list[str | None] = [None] * len(people)
        taken: set[str] = set()
        for step in range(STEPS):
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

    def _steps(self, one: Someone) -> tuple[list[str], ...]:
        """Who bears the very name; the name but for initials; a name that it is short for; a short form of it."""
        name, *others = one.names
        same = self._named.get(formal(name), {})
        alike = [
            row for row in self._cores.get(core(name), ()) if spelled_alike(self._people[row].name, name)
        ]
        longer = [*self._shortened.get(formal(name), ()), *self._named.get(formal(turned(name)), ())]
        for also in others:
            longer += self._named.get(formal(also), {})
        forms = {core(form) for own in one.names for form in (own, *short_forms(own))}
        shorter = [
            row
            for form in sorted(forms)
            for row in self._cores.get(form, ())
            if core(self._people[row].name) in forms and spelled_alike(self._people[row].name, name)
        ]
        return (
            self._fitting(one, same, self._near if len(name) == 1 else self._same_country),
            self._fitting(one, alike, self._near),
            self._fitting(one, longer, self._near),
            self._fitting(one, shorter, self._surely_near),
        )

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
