"""A source as the page reads it: blocks of passages, each cut into parts wherever a fact begins or ends.

The cutting is done here, in code points, so that the browser, which counts otherwise, never handles an offset.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from pipeline.site.markup import styles

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FAINT = 8  # flag of a part: every fact on it is told by many words, so none of them stands out
_SHORT = 90  # code points: longer than a name or date
BLOCKS = 200  # a page
_BLANK_LINE = re.compile(r"\n[ \t>]*\n")
_WORD = re.compile(r"\w")
_ORDERED = re.compile(r"(?:^|\n)[ \t>]*(?:\(?\d{1,4}|\(?[a-z])[.)][ \t]*$")


class Passage(NamedTuple):
    """A row of ``passages``: its key, kind, depth and slice of the text."""

    passage_id: str
    kind: str
    depth: int
    start: int
    end: int


class Mark(NamedTuple):
    """The slice ``[start, end)`` states fact number ``fact``."""

    start: int
    end: int
    fact: int


Slice = TypeVar("Slice", bound=tuple[int, int, int])


@dataclass
class Block:
    """What stands together on the page: a heading, a paragraph, a list item, a quotation, or words between passages."""

    kind: str
    depth: int = 0
    ordered: bool = False
    passages: list[tuple[str | None, int, int]] = field(default_factory=list)


def blocks(text: str, passages: Iterable[Passage]) -> list[Block]:
    """The passages in reading order, those of one paragraph, item or quotation together; no word is left out."""
    found: list[Block] = []
    at = 0
    for passage in passages:
        gap = text[at : passage.start]
        marker = _ORDERED.search(gap)
        between = gap[: marker.start()] if marker else gap
        if _WORD.search(between):
            found.append(Block("gap", passages=[(None, at, at + len(between))]))
        if not (found and _continues(found[-1], passage, gap)):
            found.append(Block(passage.kind, passage.depth, bool(marker)))
        found[-1].passages.append((passage.passage_id, passage.start, passage.end))
        at = max(at, passage.end)
    if _WORD.search(text[at:]):
        found.append(Block("gap", passages=[(None, at, len(text))]))
    return found


def _continues(block: Block, passage: Passage, gap: str) -> bool:
    """Whether a passage goes on where the block before it ended."""
    if block.kind != passage.kind or passage.kind == "heading" or _BLANK_LINE.search(gap):
        return False
    return passage.kind != "list_item" or (
        block.depth == passage.depth and not gap.strip() and "\n" not in gap
    )


def parts(text: str, start: int, end: int, marks: list[Mark]) -> Iterator[list[Any]]:
    """The slice ``[start, end)`` cut wherever a mark or a style begins or ends: ``[words, facts, flags]``.

    ``marks`` are those that reach into the slice; ``facts`` are their numbers, the shortest words first.
    """
    styled = styles(text[start:end], start)
    edges = [edge for one in (*marks, *styled) for edge in one[:2] if start < edge < end]
    facts, flags = Sweep(marks), Sweep(styled)
    for low, high in pairwise(sorted({start, end, *edges})):
        under = sorted(
            facts.within(low, high), key=lambda mark: (mark.end - mark.start, mark.start, mark.fact)
        )
        flag = 0
        for style in flags.within(low, high):
            flag |= style.flag
        if under and under[0].end - under[0].start > _SHORT:
            flag |= FAINT
        yield [text[low:high], list(dict.fromkeys(mark.fact for mark in under)), flag]


class Sweep(Generic[Slice]):
    """Hands out the slices that reach into one stretch after another, each looked at while it is open only."""

    def __init__(self, slices: Iterable[Slice]) -> None:
        """``slices`` in any order; each begins and ends with its first two fields."""
        self._waiting = sorted(slices, reverse=True)
        self._open: list[Slice] = []

    def within(self, start: int, end: int) -> list[Slice]:
        """Those that share a code point with ``[start, end)``; stretches must be asked for from left to right."""
        while self._waiting and self._waiting[-1][0] < end:
            self._open.append(self._waiting.pop())
        self._open = [one for one in self._open if one[1] > start]
        return [one for one in self._open if one[0] < end]


def pages(
    connection: DuckDBPyConnection, source_id: str, labels: dict[tuple[str, str], str]
) -> list[dict[str, Any]]:
    """What the reading view needs of a source, ``BLOCKS`` blocks a page, at least one page.

    ``facts``: ``[table, row_id, label]``; ``blocks``: ``[kind, depth, ordered, passages]``, a passage being
    ``[passage_id, parts]`` and a part ``[words, numbers of facts, flags]``; ``notices``: ``[number of the fact, kind, message,
    passage_id]``, of which those about no passage stand on the first page.
    """
    text: str = connection.execute("SELECT text FROM sources WHERE source_id = ?", [source_id]).fetchall()[0][
        0
    ]
    passages = [Passage(*row) for row in connection.execute(_PASSAGES, [source_id]).fetchall()]
    facts, marks = _marks(connection, source_id)
    notices = connection.execute(_NOTICES, [source_id]).fetchall()
    sweep = Sweep(marks)
    found = blocks(text, passages)
    made = []
    for first in range(0, max(1, len(found)), BLOCKS):
        page = Page(facts, labels)
        shown = [_block(text, block, sweep, page) for block in found[first : first + BLOCKS]]
        here = {passage for block in shown for passage, _ in block[3]} | ({None} if not first else set())
        noted = [[page.number(("notices", one[0])), *one[1:]] for one in notices if one[3] in here]
        made.append({"id": source_id, "blocks": shown, "facts": page.facts, "notices": noted})
    return made


class Page:
    """Numbers the facts of one page in the order in which they are met."""

    def __init__(self, known: list[tuple[str, str]], labels: dict[tuple[str, str], str]) -> None:
        """``known``: the facts of the whole source."""
        self._known, self._labels = known, labels
        self._numbers: dict[tuple[str, str], int] = {}
        self.facts: list[list[str]] = []

    def number(self, fact: tuple[str, str]) -> int:
        """The number of a fact on this page."""
        if fact not in self._numbers:
            self._numbers[fact] = len(self.facts)
            self.facts.append([*fact, self._labels.get(fact, fact[1])])
        return self._numbers[fact]

    def numbers(self, marked: list[int]) -> list[int]:
        """The same for facts given by their number in the source."""
        return [self.number(self._known[fact]) for fact in marked]


def _marks(connection: DuckDBPyConnection, source_id: str) -> tuple[list[tuple[str, str]], list[Mark]]:
    """The facts that a source states, and their marks in its text."""
    numbers: dict[tuple[str, str], int] = {}
    marks = []
    for table, row_id, start, end in connection.execute(_MARKS, {"source": source_id}).fetchall():
        number = numbers.setdefault((table, row_id), len(numbers))
        if start is not None and start < end:
            marks.append(Mark(start, end, number))
    return list(numbers), marks


def _block(text: str, block: Block, sweep: Sweep[Mark], page: Page) -> list[Any]:
    cut = [
        [
            passage,
            [
                [words, page.numbers(facts), flags]
                for words, facts, flags in parts(text, start, end, sweep.within(start, end))
            ],
        ]
        for passage, start, end in block.passages
    ]
    return [block.kind, block.depth, int(block.ordered), cut]


_PASSAGES = """
    SELECT passage_id, kind, depth, char_start, char_end FROM passages WHERE source_id = ? ORDER BY ordinal, passage_id
"""
_MARKS = """
    SELECT e.table_name, e.row_id, e.char_start, e.char_end
    FROM evidence AS e JOIN passages USING (passage_id) WHERE source_id = $source
    UNION SELECT 'mentions', mention_id, m.char_start, m.char_end
    FROM mentions AS m JOIN passages USING (passage_id) WHERE source_id = $source
    UNION SELECT 'notices', notice_id, char_start, char_end FROM notices WHERE source_id = $source
    ORDER BY 3, 4, 1, 2
"""
_NOTICES = """
    SELECT notice_id, kind, message, passage_id FROM notices WHERE source_id = ?
    ORDER BY char_start NULLS FIRST, notice_id
"""
