"""Lines to blocks: headings, paragraphs, items, quotations and rows, in reading order.

Every question that needs the neighbouring lines is answered here: is this row of dashes an underline or a
rule, does this line go on with that item, does this number open a list. Whatever fits nothing else is a
paragraph: no words are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from pipeline.parse import headings, markers
from pipeline.parse.lines import Line
from pipeline.parse.runs import bare_rows, slanted_headings, split_run


class Block(NamedTuple):
    """``[start, end)`` in code points, without markup at its ends. A ``break`` is a place, not words."""

    kind: str  # heading | paragraph | item | quote | header | row | break
    start: int
    end: int
    gap: bool  # a blank line stands before it
    level: int = 0  # heading: its depth, 0 = guessed, one below the last marked one; item, quote: its column
    marker: str = ""


_QUOTE_MARKS = re.compile(r"[>\s]*+")
_TABLE_RULE = re.compile(r"[|:\s-]*-[|:\s-]*$")
_INDENTED_QUOTE = 4  # columns


class BlockScanner:
    """Walks the lines once. ``markdown`` makes wrapped lines go on with their item, as CommonMark has it."""

    def __init__(self, text: str, lines: list[Line], markdown: bool) -> None:
        self.text, self.lines, self.markdown = text, lines, markdown
        # In Markdown with marked headings an unmarked short line is just a short paragraph.
        self.guesses = not (markdown and any(line.kind == "heading" for line in lines))
        self.untitled = True  # no heading and no prose so far: the next line may be the title
        self.slanted = slanted_headings(lines)
        self.blocks: list[Block] = []
        # Column, and whether in letters → the last marker there that counts, and whether it was a heading.
        self.series: dict[tuple[int, bool], tuple[str, bool]] = {}

    def scan(self) -> list[Block]:
        take: dict[str, Callable[[int], int]] = {
            "text": self._take_text,
            "item": self._take_item,
            "heading": self._take_heading,
            "underline": self._take_rule,
            "quote": self._take_quote,
            "row": self._take_table,
        }
        at, lines = 0, self.lines
        while at < len(lines):
            at = take[lines[at].kind](at)
        return self.blocks

    def _add(self, kind: str, first: Line, end: int, level: int = 0, marker: str = "") -> None:
        if self.untitled and kind != "break":
            self.untitled = kind == "paragraph" and (
                headings.is_detail(first.body) or headings.is_agency(first.body)
            )
        if first.start < end or kind == "break":
            self.blocks.append(Block(kind, first.start, end, first.gap, level, marker))

    def _at(self, at: int) -> Line | None:
        return self.lines[at] if at < len(self.lines) else None

    def _in_list(self) -> bool:
        return bool(self.blocks) and self.blocks[-1].kind == "item"

    # --- marked lines ---

    def _take_heading(self, at: int) -> int:
        line = self.lines[at]
        self._add_heading(line, len(line.marker))
        return at + 1

    def _add_heading(self, line: Line, level: int) -> None:
        """A heading of one line; if all of it is bold, the signs for that are markup like the ``#``."""
        bold = headings.bold_line(line.body)
        if bold is None and line.start in self.slanted:
            bold = headings.italic_line(line.body)
        start, end = (line.start + bold[0], line.start + bold[1]) if bold else (line.start, line.end)
        self._add("heading", line._replace(start=start), end, level, line.marker)

    def _take_rule(self, at: int) -> int:
        self._add("break", self.lines[at], self.lines[at].start)
        return at + 1

    def _take_quote(self, at: int) -> int:
        first = self.lines[at]
        start = end = -1
        while (line := self._at(at)) and (line is first or not line.gap) and self._quoted(line):
            inner = _QUOTE_MARKS.match(line.body)
            words = inner.end() if inner else 0
            if words < len(line.body):
                start, end = (line.start + words if start < 0 else start), line.end
            at += 1
        if start >= 0:
            self._add("quote", first._replace(start=start), end, first.indent, ">")
        return at

    def _quoted(self, line: Line) -> bool:
        return line.kind == "quote" or (line.kind == "text" and self.markdown)

    def _take_table(self, at: int) -> int:
        line = self.lines[at]
        following = self._at(at + 1)
        ruled = following is not None and following.kind == "row" and not following.gap
        header = ruled and following is not None and _TABLE_RULE.match(following.body)
        cells = line.body.strip("| \t\u00a0")
        if cells and not _TABLE_RULE.match(line.body):
            start = line.start + line.body.index(cells)
            self._add(
                "header" if header else "row",
                line._replace(start=start),
                start + len(cells),
                line.indent,
                "|",
            )
        return at + 2 if header else at + 1

    # --- lists ---

    def _take_item(self, at: int) -> int:
        line = self.lines[at]
        if not self._opens(at):
            self.lines[at] = line._replace(
                kind="text", start=line.origin, body=self.text[line.origin : line.end], marker=""
            )
            return self._take_text(at)
        headed = self._is_numbered_heading(at)
        if not markers.is_bullet(line.marker):
            self.series[line.indent, markers.is_lettered(line.marker)] = (line.marker, headed)
        if headed:
            self._add("heading", line, line.end, 0, line.marker)
            return at + 1
        at += 1
        following = self._at(at)
        if line.start == line.end:  # a bullet alone on its line: the words are on the next one
            if following is None or following.gap or following.kind != "text":
                return at
            line = line._replace(start=following.start, end=following.end, body=following.body)
            at += 1
        end, at = self._rest_of_item(line, at)
        self._add("item", line, end, line.indent, line.marker)
        return at

    def _rest_of_item(self, line: Line, at: int) -> tuple[int, int]:
        """Where the item that starts with ``line`` ends, and the first line after it."""
        last, width = line, len(line.body)
        while (more := self._at(at)) and more.kind == "text":
            deeper = more.indent > line.indent
            lazy = not more.gap and (self.markdown or headings.goes_on(last.body, more.body, width))
            if not deeper and not lazy:
                break
            last, width, at = more, max(width, len(more.body)), at + 1
        return last.end, at

    def _opens(self, at: int) -> bool:
        """Whether the marked line begins an item, rather than prose that begins with "A. Shannon" or "o"."""
        line = self.lines[at]
        marker = line.marker
        if not markers.is_lettered(marker):
            return True
        if self._in_list() and (marker == "o" or markers.is_lettered(self.blocks[-1].marker)):
            return True
        if self._goes_on(line):
            return True
        if marker == "o":
            return any(o.marker == "o" and o.indent == line.indent for o in self.lines[at + 1 : at + 6])
        if not markers.is_first(marker):
            return False
        if marker[-1] == ")" or (self._in_list() and line.indent > self.blocks[-1].level):
            return True
        siblings = markers.second(marker)
        return any(other.marker in siblings for other in self.lines[at + 1 : at + 60])

    def _goes_on(self, line: Line, headings_only: bool = False) -> bool:
        """Whether ``line`` counts on from the last such line at its column: "II. Trade" after "I. Energy"."""
        place = (line.indent, markers.is_lettered(line.marker))
        before, headed = self.series.get(place, ("", False))
        return bool(before) and markers.follows(line.marker, before) and (headed or not headings_only)

    def _is_numbered_heading(self, at: int) -> bool:
        """``1. Introduction`` alone above a paragraph or a list, and not one of several items."""
        line, following = self.lines[at], self._at(at + 1)
        counted = self._goes_on(line, headings_only=True)
        if following is None or not line.gap or (self._in_list() and not counted):
            return False
        if following.kind == "item":
            below = counted and not markers.follows(following.marker, line.marker)
        else:
            below = following.kind == "text" and (following.gap or headings.is_prose(following.body))
        if not below or markers.is_bullet(line.marker) or following.indent > line.indent or not line.body:
            return False
        return (
            self.guesses and headings.is_title(line.body) and line.body[-1] != ":" and line.marker[0] != "("
        )

    def _interrupts(self, previous: Line, at: int) -> bool:
        """Whether a marked line directly below prose starts a list, and is not prose wrapped at a dash."""
        line = self.lines[at]
        if not markers.is_bullet(line.marker):
            ends = previous.body[-1]
            return (
                ends == ":"
                or line.marker.strip("().") == "1"
                or (markers.is_first(line.marker) and ends in ".;")
            )
        if line.marker not in "–—−" and (self.markdown or line.marker not in "-+"):
            return True
        wrapped = len(previous.body) >= 50 and previous.body[-1] not in ":;.!?" and line.body[:1].islower()
        return not wrapped

    # --- unmarked lines ---

    def _take_text(self, at: int) -> int:
        first = self.lines[at]
        run = [first]
        at += 1
        while (line := self._at(at)) and not line.gap:
            if line.kind == "item" and not self._interrupts(run[-1], at):
                line = line._replace(kind="text", start=line.origin, body=self.text[line.origin : line.end])
            elif line.kind != "text":
                break
            run.append(line)
            at += 1
        if len(run) == 1 and line and self._underlines(line, first):
            self._add_heading(first, "=-".index(line.marker) + 1)
            return at + 1
        if self._is_indented_quote(first):
            self._add("quote", first, run[-1].end, first.indent)
        else:
            self._add_run(run, line)
        return at

    def _is_indented_quote(self, line: Line) -> bool:
        return line.indent >= _INDENTED_QUOTE and line.body[0] in '"“«' and self._introduces()

    def _introduces(self) -> bool:
        """Whether the words so far end in a colon."""
        return (
            bool(self.blocks)
            and self.blocks[-1].kind == "paragraph"
            and self.text[self.blocks[-1].end - 1] == ":"
        )

    def _underlines(self, line: Line, above: Line) -> bool:
        """Whether ``line`` makes a heading of the one above, and is not a rule below a paragraph."""
        if line.gap or line.kind != "underline" or line.marker not in "=-":
            return False
        return line.marker == "=" or self.markdown or headings.is_title(above.body)

    def _add_run(self, run: list[Line], following: Line | None) -> None:
        pieces = split_run(run) if len(run) > 1 else [run]
        rows = bare_rows(pieces, self._introduces()) if len(pieces) > 1 else 0
        for number, piece in enumerate(pieces):
            first, end = piece[0], piece[-1].end
            if rows and number >= len(pieces) - rows:
                self._add("item", first, end, first.indent)
                continue
            after = pieces[number + 1][0] if number + 1 < len(pieces) else following
            body = first.body if len(piece) == 1 else self.text[first.start : end]
            level = self._guessed_level(body, after, number == 0)
            if level is None and first.start in self.slanted and not self.untitled:
                level = 0
            if level is None:
                self._add("paragraph", first, end)
            elif len(piece) == 1:
                self._add_heading(first, level)
            else:
                self._add("heading", first, end, level)

    def _guessed_level(self, body: str, after: Line | None, first: bool) -> int | None:
        """The depth of the heading an unmarked line is (1 = the title, 0 = left open); None if it is none."""
        if after is None:
            return None
        if headings.bold_line(body) or (first and headings.is_numbered_part(body)):
            return 1 if self.untitled else 0
        apart = after.gap or after.kind != "text"
        if self.untitled:
            above_title = headings.is_agency(body) and not apart
            return 1 if not above_title and headings.is_title(body, headings.LONGEST_TITLE) else None
        if not self.guesses or not first or not headings.is_title(body) or self._introduces():
            return None
        return 0 if apart or not headings.is_short(after.body) else None
