"""Which rules of a table a text can match at all, told by the words it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

from pipeline.extract.literals import required

T = TypeVar("T")

_WORDS = re.compile(r"[^\W_]+")
_KEPT = 1 << 16  # words whose part in the rules is remembered


class Gated(Generic[T]):
    """Rows with a pattern each. ``of(text)`` leaves out rows that cannot match; it never loses one that can."""

    def __init__(self, rows: Iterable[tuple[re.Pattern[str], T]]) -> None:
        self._rows: list[T] = []
        self._open: list[tuple[int, int]] = []  # rows that nothing is known about: always tried
        self._behind: dict[int, list[tuple[int, int]]] = {}  # bit of a set → (row, all its bits)
        self._bits: dict[frozenset[str], int] = {}
        for at, (pattern, row) in enumerate(rows):
            self._rows.append(row)
            needs = [self._bits.setdefault(words, 1 << len(self._bits)) for words in required(pattern)]
            where = self._behind.setdefault(needs[0], []) if needs else self._open
            where.append((at, sum(needs)))
        self._keys = sum(self._behind)
        parts: dict[str, int] = {}
        for words, bit in self._bits.items():
            for word in words:
                parts[word] = parts.get(word, 0) | bit
        self._signs = [(part, bits) for part, bits in parts.items() if not _WORDS.fullmatch(part)]
        letters = [(part, bits) for part, bits in parts.items() if _WORDS.fullmatch(part)]
        self._of_word = lru_cache(_KEPT)(lambda word: _any(bits for part, bits in letters if part in word))

    def __iter__(self) -> Iterator[T]:
        """All rows."""
        return iter(self._rows)

    def of(self, text: str) -> list[T]:
        """The rows whose words ``text`` holds, in the order of the table."""
        held = 0
        for word in set(_WORDS.findall(text)):
            held |= self._of_word(word)
        for sign, bits in self._signs:
            if sign in text:
                held |= bits
        found = self._open[:]
        keys = held & self._keys
        while keys:
            key = keys & -keys
            keys ^= key
            found += [behind for behind in self._behind[key] if behind[1] & held == behind[1]]
        return [self._rows[at] for at, _ in sorted(found)]


def _any(bits: Iterable[int]) -> int:
    together = 0
    for each in bits:
        together |= each
    return together
