"""Which drafts speak of the same thing: union-find over shared tokens, with a veto.

Two drafts that share a token (a folded name, an alias, an abbreviation) are one entity, unless their labels
(the country of a body, the parties of a dialogue) contradict each other. Tokens are taken
in sorted order, so the order of documents does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Label = frozenset[str]
Token = tuple[int, str]  # rank (the surest tokens come first), words


def clash(first: Label, second: Label) -> bool:
    """True if both labels are known and neither contains the other."""
    return bool(first and second and not (first <= second or second <= first))


class Clusters:
    """Disjoint sets of the indexes ``0 … n-1``; each set has the union of its members' labels."""

    def __init__(self, labels: Sequence[Label]) -> None:
        self._parent = list(range(len(labels)))
        self._label = list(labels)

    def find(self, index: int) -> int:
        """The representative of the set that holds ``index``: its smallest member."""
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def label(self, index: int) -> Label:
        """The label of the set that holds ``index``."""
        return self._label[self.find(index)]

    def link(self, first: int, second: int) -> None:
        """Make one set of two, unless their labels clash."""
        low, high = sorted((self.find(first), self.find(second)))
        if low != high and not clash(self._label[low], self._label[high]):
            self._parent[high] = low
            self._label[low] |= self._label[high]

    def groups(self) -> list[list[int]]:
        """The sets, each in ascending order, by their smallest member."""
        found: dict[int, list[int]] = {}
        for index in range(len(self._parent)):
            found.setdefault(self.find(index), []).append(index)
        return list(found.values())


def cluster(tokens: Sequence[Iterable[Token]], labels: Sequence[Label]) -> Clusters:
    """Sets of the indexes that share a token and whose labels agree."""
    buckets: dict[Token, list[int]] = {}
    for index, own in enumerate(tokens):
        for token in own:
            buckets.setdefault(token, []).append(index)
    clusters = Clusters(labels)
    for token in sorted(token for token, members in buckets.items() if len(members) > 1):
        _link_bucket(clusters, buckets[token])
    return clusters


def _link_bucket(clusters: Clusters, members: list[int]) -> None:
    """Link those with equal labels; and all of them if no two labels clash.

    Where labels do clash, a member without one could be either: it stays with its like.
    """
    by_label: dict[Label, list[int]] = {}
    for index in members:
        by_label.setdefault(clusters.label(index), []).append(index)
    widest = max(by_label, key=len)
    if all(label <= widest for label in by_label):
        by_label = {widest: members}
    for same in by_label.values():
        for index in same[1:]:
            clusters.link(same[0], index)
