"""Who gets which id: every row offers a ladder of slugs, and takes the lowest rung that is its own.

A rung claimed by two rows goes to neither of them: each climbs on, in the end to a digest of what it
says. So an id depends on the row and on the rows that would share its name, never on an order; and once
two rows are told apart by a rung, a third that shares only the rung below renames neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.resolve.names import digest


@dataclass(frozen=True, slots=True)
class Claim:
    """A row that wants an id: slugs from the shortest to the fullest, and what makes it different."""

    rungs: tuple[str, ...]
    content: object

    def rung(self, level: int) -> str:
        """The slug at ``level``; above the last, the last with a digest of the content."""
        if level < len(self.rungs):
            return self.rungs[level]
        return f"{self.rungs[-1]}-{digest(self.content)}"


def assign(claims: Sequence[Claim], taken: frozenset[str] = frozenset()) -> list[str]:
    """One id for each claim, all different and none in ``taken``.

    Claims that are equal in content as well are counted in the order given.
    """
    return assign_within(claims, set(taken))


def assign_within(claims: Sequence[Claim], used: set[str]) -> list[str]:
    """The same, none of them in ``used``, to which every slug that was wanted is added, given or not.

    So a name that was refused to two is not given to a third that comes later.
    """
    ids: list[str] = [""] * len(claims)
    waiting = list(range(len(claims)))
    for level in range(1 + max((len(c.rungs) for c in claims), default=0)):
        wanted: dict[str, list[int]] = {}
        for index in waiting:
            wanted.setdefault(claims[index].rung(level), []).append(index)
        waiting = []
        for name, indexes in wanted.items():
            if len(indexes) == 1 and name not in used:
                ids[indexes[0]] = name
            else:
                waiting.extend(indexes)
        used.update(wanted)
    _count(claims, waiting, ids, used)
    return ids


def _count(claims: Sequence[Claim], waiting: list[int], ids: list[str], used: set[str]) -> None:
    """Number the claims that nothing but their order tells apart."""
    counts: dict[str, int] = {}
    for index in sorted(waiting):
        name = claims[index].rung(len(claims[index].rungs))
        number = counts.get(name, 1)
        while (candidate := f"{name}-{number}") in used:
            number += 1
        counts[name] = number + 1
        ids[index] = candidate
        used.add(candidate)
