"""Blocks to passages: the path of headings, the nesting of items, and the words that introduce a list."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.model import Passage, Span
from pipeline.parse.blocks import Block
from pipeline.parse.headings import plain_words
from pipeline.parse.labels import find_label
from pipeline.parse.markers import follows, style
from pipeline.parse.sentences import split_sentences

_ANNOUNCES = re.compile(r"\b(?:following|below|as follows|siguientes?)\b", re.IGNORECASE)
_AFTER_COLON = "*_ \"'”’»)"  # may stand between the colon and the end of a sentence


class Assembler:
    """Holds what is open while the blocks go by: headings, list levels, the passage before.

    ``glyphs``: another bullet at the same column nests (plain text, where columns are often lost).
    """

    def __init__(self, text: str, glyphs: bool) -> None:
        self.text, self.glyphs = text, glyphs
        self.passages: list[Passage] = []
        self.path: list[tuple[int, str]] = []
        self.section: tuple[str, ...] = ()
        self.marked = 0  # depth of the last heading whose depth was marked
        self.block = 0
        self.levels: list[tuple[int, str, int]] = []  # open items: column, style, ordinal
        self.list_lead: int | None = None
        self.last_marker = ""
        self.outer_marker = ""  # of the last item that stands in no other, in this section
        self.after = ""  # kind of the block before

    def assemble(self, blocks: list[Block]) -> tuple[Passage, ...]:
        take: dict[str, Callable[[Block], None]] = {
            "heading": self._take_heading,
            "paragraph": self._take_paragraph,
            "item": self._take_item,
            "quote": self._take_quote,
            "header": self._take_header,
            "row": self._take_row,
        }
        for block in blocks:
            if block.kind in take:
                take[block.kind](block)
            self.after = block.kind
        return tuple(self.passages)

    def _take_heading(self, block: Block) -> None:
        if block.level:
            depth = self.marked = block.level
        else:
            depth = min(max(2, self.marked + 1), 6)
        while self.path and self.path[-1][0] >= depth:
            self.path.pop()
        self.path.append((depth, plain_words(self.text[block.start : block.end])))
        self.section = tuple(words for _, words in self.path)
        self.outer_marker = ""
        self.block += 1
        span = Span(block.start, block.end)
        self._add("heading", span, depth, None, None, block.marker.strip("#="), None, (span,))

    def _take_paragraph(self, block: Block) -> None:
        self.block += 1
        for start, end in split_sentences(self.text, block.start, block.end):
            span = Span(start, end)
            self._add("sentence", span, 0, None, None, "", None, (span,))

    def _take_header(self, block: Block) -> None:
        self.block += 1
        span = Span(block.start, block.end)
        self._add("sentence", span, 0, None, None, "", None, (span,))

    def _take_quote(self, block: Block) -> None:
        lead = self._lead_in(block.gap)
        self.block += 1
        span = Span(block.start, block.end)
        self._add("quote", span, 0, lead, None, "", None, self._sentences(block, span))

    def _take_row(self, block: Block) -> None:
        if self.after not in ("header", "row"):
            self.list_lead = self._lead_in(block.gap)
            self.block += 1
        elif self.after == "header":
            self.list_lead = len(self.passages)
        span = Span(block.start, block.end)
        cell = self.text.find("|", block.start, block.end)
        name = self.text[block.start : cell].rstrip() if cell > 0 else ""
        label = Span(block.start, block.start + len(name)) if name else None
        self._add("list_item", span, 1, self.list_lead, None, "|", label, (span,))

    def _take_item(self, block: Block) -> None:
        if self.after != "item":
            if not follows(block.marker, self.outer_marker):  # else paragraphs stand between its items
                self.list_lead = self._lead_in(block.gap)
            self.levels.clear()
            self.block += 1
            self.last_marker = ""
        kind = style(block.marker, self.last_marker, self.glyphs)
        self._close_levels(block.level, kind)
        parent = self.levels[-1][2] if self.levels else None
        self.levels.append((block.level, kind, len(self.passages) + 1))
        self.last_marker = block.marker
        if parent is None:
            self.outer_marker = block.marker
        found = find_label(self.text, block.start, block.end)
        span, label = Span(block.start, block.end), Span(*found) if found else None
        depth, sentences = len(self.levels), self._sentences(block, span)
        self._add("list_item", span, depth, self.list_lead, parent, block.marker, label, sentences)

    def _close_levels(self, column: int, kind: str) -> None:
        """Close the items that the next one does not stand in: the deeper ones, and those of its own level.

        At the same column a new kind of marker opens a level, a kind already open goes back to its level.
        """
        levels = self.levels
        while levels and levels[-1][0] > column:
            levels.pop()
        for at in range(len(levels) - 1, -1, -1):
            if levels[at][0] < column:
                break
            if levels[at][1] == kind:
                del levels[at:]
                break

    def _lead_in(self, gap: bool) -> int | None:
        """The passage before, if it introduces what comes now: a heading, or a sentence that says so."""
        if self.after == "heading":
            return len(self.passages)
        if self.after != "paragraph":
            return None
        span = self.passages[-1].span
        words = self.text[span.start : span.end]
        announces = not gap or words.rstrip(_AFTER_COLON).endswith(":") or _ANNOUNCES.search(words)
        return len(self.passages) if announces else None

    def _sentences(self, block: Block, span: Span) -> tuple[Span, ...]:
        found = split_sentences(self.text, block.start, block.end)
        return (span,) if len(found) == 1 else tuple([Span(start, end) for start, end in found])

    def _add(
        self,
        kind: str,
        span: Span,
        depth: int,
        lead_in: int | None,
        parent: int | None,
        marker: str,
        label: Span | None,
        sentences: tuple[Span, ...],
    ) -> None:
        ordinal = len(self.passages) + 1
        self.passages.append(
            Passage(
                ordinal,
                kind,
                span,
                self.section,
                depth,
                self.block,
                lead_in,
                parent,
                marker,
                label,
                sentences,
            )
        )
