"""Patterns that look for their words before they look for themselves.

A sentence holds the words of few rules. Which words it holds is found out once for all of them, and a pattern
whose words are missing is not tried. That never loses a match: see ``literals``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from operator import or_
from typing import Generic, TypeVar

from pipeline.extract.literals import required

T = TypeVar("T")

_WORDS = re.compile(r"[^\W_]+")
_BITS: dict[frozenset[str], int] = {}  # alternatives of which a pattern needs one → their bit
_PARTS: dict[str, int] = {}  # word or sign → the bits that it sets


def _bits(pattern: re.Pattern[str]) -> list[int]:
    """A bit for each set of words that the pattern needs, the most telling first."""
    needs = required(pattern)
    for words in needs:
        if words not in _BITS:
            _BITS[words] = 1 << len(_BITS)
            for word in map(str.lower, words):
                _PARTS[word] = _PARTS.get(word, 0) | _BITS[words]
            _OF_WORD.clear()
            _SIGNS[:] = [(part, bits) for part, bits in _PARTS.items() if not _WORDS.fullmatch(part)]
    return [_BITS[words] for words in needs]


class _Memory(dict[str, int]):
    """The bits of each word met so far; of too many words none."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _KEPT:
            self.clear()
        self[word] = found = reduce(or_, (bits for part, bits in _PARTS.items() if part in word), 0)
        return found


_KEPT = 1 << 16
_OF_WORD = _Memory()
_SIGNS: list[tuple[str, int]] = []


def forget() -> None:
    """Drop what is remembered of the words of documents: it speeds, it never tells."""
    _OF_WORD.clear()


class Text(str):
    """A sentence that remembers which words it holds. ``of``: the sentence it was made from by masking words."""

    __slots__ = ("_asked", "_held", "_of")

    def __new__(cls, text: str, of: Text | None = None) -> Text:
        made = super().__new__(cls, text)
        made._of, made._asked, made._held = of, -1, 0
        return made

    _asked: int  # how many sets of words there were when it was last looked at
    _held: int
    _of: Text | None


def held(text: str) -> int:
    """The bits that the words of a text set, in capitals or not."""
    if not isinstance(text, Text):
        return _signs(text, _words(text))
    if text._asked != len(_BITS):
        text._held = _signs(text, held(text._of) if text._of is not None else _words(text))
        text._asked = len(_BITS)
    return text._held


def _words(text: str) -> int:
    return reduce(or_, map(_OF_WORD.__getitem__, _WORDS.findall(text.lower())), 0)


def _signs(text: str, found: int) -> int:
    for sign, bits in _SIGNS:
        if sign in text:
            found |= bits
    return found


class Cue:
    """A pattern that is tried on sentences, one after another; ``search`` and the rest as of ``re.Pattern``."""

    __slots__ = ("_needs", "_plain", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._plain = re.compile(pattern)
        self._needs = sum(_bits(self._plain))

    def may_match(self, text: str) -> bool:
        """False if words are missing without which it cannot match."""
        return held(text) & self._needs == self._needs

    def search(self, text: str) -> re.Match[str] | None:
        return self._plain.search(text) if held(text) & self._needs == self._needs else None

    def match(self, text: str) -> re.Match[str] | None:
        return self._plain.match(text) if held(text) & self._needs == self._needs else None

    def sub(self, by: Callable[[re.Match[str]], str], text: str) -> str:
        return self._plain.sub(by, text) if held(text) & self._needs == self._needs else text

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._plain.finditer(text) if held(text) & self._needs == self._needs else iter(())


class Gated(Generic[T]):
    """Rows with a pattern each, of which ``of(text)`` leaves out those that cannot match."""

    def __init__(self, rows: Iterable[tuple[re.Pattern[str], T]]) -> None:
        self._rows: list[T] = []
        self._open: list[tuple[int, int]] = []  # rows that nothing is known about: always tried
        self._behind: dict[int, list[tuple[int, int]]] = {}  # bit of a set → (row, all its bits)
        for at, (pattern, row) in enumerate(rows):
            self._rows.append(row)
            needs = _bits(pattern)
            where = self._behind.setdefault(needs[0], []) if needs else self._open
            where.append((at, sum(needs)))
        self._keys = sum(self._behind)

    def __iter__(self) -> Iterator[T]:
        """All rows."""
        return iter(self._rows)

    def of(self, text: str) -> list[T]:
        """The rows whose words ``text`` holds, in the order of the table."""
        there = held(text)
        found = self._open[:]
        keys = there & self._keys
        while keys:
            key = keys & -keys
            keys ^= key
            found += [behind for behind in self._behind[key] if behind[1] & there == behind[1]]
        return [self._rows[at] for at, _ in sorted(found)]
