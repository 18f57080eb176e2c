"""Phrases matched on tokens, longest first.

Matching on tokens rather than on characters makes line breaks, double spaces, decomposed accents and markup
between two words harmless, and keeps "USA" from matching inside "USAID".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from pipeline.extract.normal import normalise
from pipeline.extract.tokens import Token, first_word, tokenize

T = TypeVar("T")


def opening(phrase: str) -> str:
    """The first word of a phrase in lower case, found faster where it is plain letters."""
    first = phrase.partition(" ")[0]
    return first.lower() if first.isascii() and first.isalpha() else first_word(normalise(phrase))


def _closing(phrase: str) -> str:
    last = phrase.rpartition(" ")[2]
    return last.lower() if last.isascii() and last.isalpha() else tokenize(normalise(phrase))[-1].low


class Node(Generic[T]):
    """What the words so far have spelled: the phrases that end here, and the words that may follow.

    Most phrases of the world stand in no given document: those in ``waiting`` are spelled out when their first
    word is met.
    """

    __slots__ = ("ends", "nexts", "waiting")

    def __init__(self) -> None:
        self.ends: list[tuple[str, T]] = []  # the only spelling it may have, or "" for any; its value
        self.nexts: dict[str, Node[T]] = {}
        self.waiting: list[tuple[str, T]] = []

    def spell(self) -> None:
        """Puts what waits at its first word where its last word stands; "DANE" in capitals before a Dane."""
        for phrase, value in self.waiting:
            words, node = tokenize(normalise(phrase)), self
            for word in words[1:]:
                node = node.nexts.setdefault(word.low, Node())
            exact = len(words) == 1 and phrase.isupper() and "." not in phrase and len(phrase) <= 6
            node.ends.append((words[0].text if exact else "", value))
        self.waiting = []
        self.ends.sort(key=lambda end: not end[0])


class PhraseTable(Generic[T]):
    """Phrases word by word. A phrase of capitals ("US", "WHO") matches only capitals; of equals the first stands."""

    def __init__(self, items: Iterable[tuple[str, T]]) -> None:
        self._firsts: dict[str, Node[T]] = {}
        self._lasts: set[str] = set()
        for phrase, value in items:
            node = self._firsts.get(first := opening(phrase))
            if node is None:
                node = self._firsts[first] = Node()
            node.waiting.append((phrase, value))
            self._lasts.add(_closing(phrase))

    def openings(self, tokens: Sequence[Token]) -> list[int]:
        """The tokens that a phrase may begin with, in order."""
        firsts = self._firsts
        return [i for i, token in enumerate(tokens) if token.low in firsts]

    def at(self, tokens: Sequence[Token], i: int, end: int) -> tuple[int, T] | None:
        """The longest phrase that starts at token ``i`` and ends before ``end``: (index after it, value)."""
        node = self._firsts.get(tokens[i].low)
        if node is None or i >= end:
            return None
        if node.waiting:
            node.spell()
        found = None
        for spelling, value in node.ends:
            if not spelling or spelling == tokens[i].text:
                found = i + 1, value
                break
        i += 1
        while node.nexts and i < end:
            node = node.nexts.get(tokens[i].low)
            if node is None:
                break
            i += 1
            if node.ends:
                found = i, node.ends[0][1]
        return found

    def ending_at(self, tokens: Sequence[Token], begin: int, end: int, most: int = 9) -> tuple[int, T] | None:
        """The longest phrase that ends just before token ``end``: (index of its first token, value)."""
        if end <= begin or tokens[end - 1].low not in self._lasts:
            return None
        for start in range(max(begin, end - most), end):
            found = self.at(tokens, start, end)
            if found and found[0] == end:
                return start, found[1]
        return None
