"""The entities of one table that the sources so far have named, as the next source finds them again.

A name made of common words ("Ministry of Finance", "Steering Committee") or a mere short form is any
country's: it leads to a row only if the countries agree, those stated of it or else those its source speaks for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.resolve.clusters import Label, clash
from pipeline.resolve.shelf import Countries


class Sign(NamedTuple):
    """Words under which an entity may be found: what they are of it, and whether anything could be called so."""

    kind: str  # name | also (alias, short form) | lexicon | words (in any order) | short
    words: str
    common: bool


class Found(NamedTuple):
    """The row that is meant, if one stands out, and the others that might be."""

    row: str | None
    others: tuple[str, ...]


# A sign of one kind leads to rows that bear the same words as a sign of these kinds. The surest come first.
_LEADS_TO: dict[str, tuple[str, ...]] = {
    "name": ("name", "also"),
    "also": ("name",),
    "lexicon": ("lexicon",),
    "words": ("words",),
    "short": ("short",),
}
SUREST_FIRST = tuple(_LEADS_TO)


@dataclass(slots=True)
class Known:
    """By row: its countries, and the countries that its sources speak for, where they leave them open."""

    rows: dict[tuple[str, str], dict[str, None]] = field(default_factory=dict)
    labels: dict[str, Label] = field(default_factory=dict)
    around: dict[str, set[Countries]] = field(default_factory=dict)
    official: dict[str, set[str]] = field(default_factory=dict)  # what the lexicon calls it

    def add(self, row_id: str, signs: Iterable[Sign], label: Label, around: Countries) -> None:
        """Let a row, new or known, be found under ``signs`` as well."""
        for sign in signs:
            self.rows.setdefault((sign.kind, sign.words), {})[row_id] = None
            if sign.kind == "lexicon":
                self.official.setdefault(row_id, set()).add(sign.words)
        self.labels[row_id] = self.labels.get(row_id, frozenset()) | label
        self.around.setdefault(row_id, set()).add(around)

    def find(self, signs: Iterable[Sign], label: Label, around: Countries) -> Found:
        """The row that is meant: the only one to be found by the surest signs, or the only one of the very same countries."""
        by_kind: dict[str, list[Sign]] = {}
        for sign in signs:
            by_kind.setdefault(sign.kind, []).append(sign)
        official = {sign.words for sign in by_kind.get("lexicon", ())}
        row: str | None = None
        others: dict[str, None] = {}
        for kind in SUREST_FIRST:
            fits = self._fitting(by_kind.get(kind, ()), label, around, official)
            same = [one for one in fits if label and self.labels[one] == label]
            sure = same if len(same) == 1 else fits
            if row is None and not others and len(sure) == 1:
                (row,) = sure
            others |= dict.fromkeys(sure)
        others.pop(row or "", None)
        return Found(row, tuple(others))

    def _fitting(
        self, signs: Iterable[Sign], label: Label, around: Countries, official: set[str]
    ) -> list[str]:
        found: dict[str, None] = {}
        for sign in signs:
            for kind in _LEADS_TO[sign.kind]:
                for row_id in self.rows.get((kind, sign.words), ()):
                    if row_id not in found and self._fits(row_id, label, around, sign.common):
                        found[row_id] = None
        return [one for one in found if not _differ(official, self.official.get(one))]

    def _fits(self, row_id: str, label: Label, around: Countries, common: bool) -> bool:
        own = self.labels[row_id]
        if clash(own, label):
            return False
        if not common or (own and own == label):
            return True
        if own or label:  # one of them says less: does its source speak for what the other says?
            smaller, larger = ({around}, own) if label < own else (self.around[row_id], label)
            return any(not each or larger <= each for each in smaller)
        return any(_same_circle(each, around) for each in self.around[row_id])


def _differ(official: set[str], known: set[str] | None) -> bool:
    """Whether the lexicon knows both, and as different things."""
    return bool(official and known and not official & known)


def _same_circle(one: Countries, other: Countries) -> bool:
    """Whether two sources speak for the same countries, as far as they tell."""
    if not one or not other or one == other:
        return True
    return len(one & other) > 1 and (one < other or other < one)
