"""Nested markup to pieces: what is open (a list, a quotation, bold) decides what the next words become.

HTML and wikitext differ in how they say that something begins and ends; what it means is the same, and is here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.read.grid import Grid
from pipeline.read.pieces import Piece, Run, counted, inline, plain, row


@dataclass(slots=True)
class _List:
    """An open list. ``marker``: of the open item; "" when the item's words have begun, None under a heading."""

    style: str  # "*", or how it counts: "1", "a", "A", "i", "I"
    count: int = 0
    marker: str | None = ""


@dataclass(slots=True)
class Builder:
    """Collects pieces from beginnings, words and ends, which must nest."""

    pieces: list[Piece] = field(default_factory=list)
    bold: int = 0
    italic: int = 0
    _runs: list[Run] = field(default_factory=list)
    _lists: list[_List] = field(default_factory=list)
    _heading: int = 0
    _quotes: int = 0
    _quoted: bool = False  # the last piece belongs to the quotation that is open
    _grid: Grid = field(default_factory=Grid)
    _in_row: bool = False

    def text(self, words: str) -> None:
        """Words as they stand; line breaks in them are white space."""
        if words:
            self._runs.append(Run(words.replace("\n", " "), self.bold > 0, self.italic > 0))

    def line_break(self) -> None:
        """A break made on purpose; two in a row part paragraphs."""
        if self._in_row or self._heading:
            self.text(" ")
        elif self._runs and self._runs[-1].text == "\n":
            self.flush()
        else:
            self._runs.append(Run("\n"))

    def flush(self) -> None:
        """End the paragraph that the last words stand in, if there is one."""
        if self._in_row:
            self.text(" ")
            return
        words = plain(self._runs) if self._heading else inline(self._runs)
        self._runs.clear()
        if not any(map(str.isalnum, words)):
            return
        own = self._lists[-1] if self._lists else None
        if self._heading:
            self._add_heading(words, own)
        elif own and own.marker is not None:
            kind = "item" if own.marker else "more"
            self.pieces.append(Piece(kind, words, len(self._lists), own.marker or "*"))
            own.marker = ""
        elif self._quotes:
            self._add_quote(words)
        else:
            self.pieces.append(Piece("paragraph", words))

    def _add_heading(self, words: str, own: _List | None) -> None:
        self.pieces.append(Piece("heading", words, self._heading))
        if own:
            own.marker = None  # what follows in this item stands under its heading

    def _add_quote(self, words: str) -> None:
        if self._quoted and self.pieces[-1].kind == "quote":
            words = f"{self.pieces.pop().words}\n\n{words}"
        self.pieces.append(Piece("quote", words))
        self._quoted = True

    def begin_heading(self, level: int) -> None:
        self.flush()
        self._heading = level

    def end_heading(self) -> None:
        self.flush()
        self._heading = 0

    def begin_quote(self) -> None:
        self.flush()
        self._quotes += 1
        self._quoted = False

    def end_quote(self) -> None:
        self.flush()
        self._quotes -= 1

    def begin_list(self, style: str = "*", start: int = 1) -> None:
        self.flush()
        self._lists.append(_List(style, start - 1))

    def end_list(self) -> None:
        self.flush()
        self._lists.pop()

    def begin_item(self) -> None:
        """The next item of the innermost list; outside of every list a paragraph."""
        self.flush()
        if self._in_row and (said := plain(self._runs)):
            self._runs = [Run(f"{said}; ")]
        if self._lists:
            own = self._lists[-1]
            own.count += 1
            own.marker = "*" if own.style == "*" else counted(own.style, own.count) + "."

    def begin_table(self) -> None:
        self.flush()
        self._grid = Grid()

    def begin_row(self) -> None:
        self.flush()
        self._runs.clear()
        self._in_row = True

    def end_cell(self, rows: int = 1, columns: int = 1) -> None:
        """The words since the last cell are one, which reaches over so many rows and columns."""
        if self._in_row:
            self._grid.add(inline(self._runs), rows, columns)
            self._runs.clear()

    def end_row(self, header: bool = False) -> None:
        """A row with what its cells held; one of a single cell is a paragraph."""
        self._in_row = False
        self._runs.clear()
        own = self._grid.own
        cells = self._grid.end_row()
        if own == 1 and not any(cells[1:]):
            self.pieces.append(Piece("paragraph", cells[0]))
        elif own:
            self.pieces.append(Piece("header" if header else "row", row(cells)))
