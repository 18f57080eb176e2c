"""The body of a Word document → pieces: styles say what a paragraph is, numbering where it stands in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from pipeline.read.docx.numbering import Numbered, Numbering
from pipeline.read.docx.parts import TEXT_BOX, Parts
from pipeline.read.docx.styles import Style, Styles, said
from pipeline.read.docx.words import runs
from pipeline.read.grid import LONGEST, MOST_COLUMNS
from pipeline.read.pieces import Piece, Run, inline, plain, row

_HEADING = re.compile(r"heading (\d)")
_QUOTES = frozenset(("quote", "intense quote", "block text"))
_CONTENTS = re.compile(r"toc (?:\d|heading)|table of (?:contents|figures)")
_INSET = 360  # twentieths of a point on both sides: a quotation
_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_CONTROL, _CONTENT, _GALLERY = qn("w:sdt"), qn("w:sdtContent"), qn("w:docPartGallery")


def pieces(parts: Parts) -> list[Piece]:
    """The pieces of a document's body, in order. Raises ValueError if a number in it is none."""
    body = _Body(parts)
    for block in _blocks(parts.body):
        body.take(block)
    return body.pieces


class _Body:
    def __init__(self, parts: Parts) -> None:
        self.styles = Styles(parts.styles)
        self.numbering = Numbering(parts.numbering, self.styles)
        self.pieces: list[Piece] = []
        self.indents: list[int] = []  # of the open items
        self.titled = False  # a title stands above the headings of the first level

    def take(self, block: Element) -> None:
        if block.tag == _TABLE:
            self._take_table(block)
        else:
            self._take_paragraph(block)
            for box in _boxes(block):
                for inner in _blocks(box):
                    self.take(inner)

    def _take_paragraph(self, paragraph: Element) -> None:
        properties = paragraph.find(qn("w:pPr"))
        style = self.styles.of(properties)
        if _CONTENTS.match(style.name):
            return
        numbered, own = self.numbering.take(paragraph), runs(paragraph, self.styles)
        if numbered and numbered.words and own:
            own.insert(0, own[0]._replace(text=f"{numbered.words} "))
        if words := inline(own):
            self._add(words, plain(own), style, properties, numbered)

    def _add(
        self, words: str, bare: str, style: Style, properties: Element | None, numbered: Numbered | None
    ) -> None:
        if level := self._heading_level(style, properties):
            self.pieces.append(Piece("heading", bare, level))
        elif numbered and not numbered.words:
            self.pieces.append(Piece("item", words, self._nesting(numbered.indent), numbered.marker))
        elif style.name in _QUOTES or _is_set_in(properties):
            last = self.pieces.pop().words if self.pieces and self.pieces[-1].kind == "quote" else ""
            self.pieces.append(Piece("quote", f"{last}\n\n{bare}".strip()))
        else:
            self.pieces.append(Piece("paragraph", words))

    def _heading_level(self, style: Style, properties: Element | None) -> int:
        """The depth of a heading, 0 if the paragraph is none; a title takes the first level for itself."""
        if style.name == "title":
            self.titled = True
            return 1
        if found := _HEADING.match(style.name):
            return int(found.group(1)) + self.titled
        own = said(properties, "w:outlineLvl")
        outline = int(own) if own is not None else style.outline
        return outline + 1 + self.titled if outline is not None and outline < 9 else 0

    def _nesting(self, indent: int) -> int:
        """The nesting of an item: within the last one that is set in less, in the same list."""
        if self.pieces and self.pieces[-1].kind != "item":
            self.indents.clear()
        while self.indents and self.indents[-1] >= indent:
            self.indents.pop()
        self.indents.append(indent)
        return len(self.indents)

    def _take_table(self, table: Element) -> None:
        """A table of one column lays out text; of more it holds data."""
        rows = [list(_within(one, _CELL)) for one in _within(table, _ROW)]
        if all(len(cells) < 2 for cells in rows):
            for block in (block for cells in rows for cell in cells for block in _blocks(cell)):
                self.take(block)
            return
        below: list[str] = []  # the cells of the last row, by column
        for number, cells in enumerate(rows):
            said_in = [[runs(p, self.styles) for p in cell.iter(_PARAGRAPH)] for cell in cells]
            header = number == 0 and (_is_header(table) or all(map(_is_bold, said_in)))
            words = [" ".join(" ".join(inline(part).split("\n")) for part in cell) for cell in said_in]
            below = _placed(cells, words, below)
            self.pieces.append(Piece("header" if header else "row", row(below)))


def _blocks(holder: Element) -> Iterator[Element]:
    """Paragraphs and tables in order; those in a content control too, unless it holds a table of contents."""
    for child in holder:
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif child.tag == _CONTROL and (content := child.find(_CONTENT)) is not None:
            gallery = child.find(f".//{_GALLERY}")
            if gallery is None or "Contents" not in gallery.get(qn("w:val"), ""):
                yield from _blocks(content)


def _within(holder: Element, tag: str) -> Iterator[Element]:
    """The rows of a table, or the cells of a row; those in a content control too."""
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag == _CONTROL and (content := child.find(_CONTENT)) is not None:
            yield from _within(content, tag)


def _boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph, which a reader sees beside it; not those within them."""
    for box in paragraph.iter(TEXT_BOX):
        if next(box.iterancestors(_PARAGRAPH)) is paragraph:
            yield box


def _placed(cells: list[Element], words: list[str], above: list[str]) -> list[str]:
    """The words of a row by column: a cell may reach over several, and may go on with the one above it."""
    placed: list[str] = []
    for cell, own in zip(cells, words, strict=True):
        properties = cell.find(qn("w:tcPr"))
        merge = properties.find(qn("w:vMerge")) if properties is not None else None
        if merge is not None and merge.get(qn("w:val")) != "restart" and len(placed) < len(above):
            own = own or (above[len(placed)] if len(above[len(placed)]) <= LONGEST else "")
        columns = int(said(properties, "w:gridSpan") or 1)
        placed += [own, *[""] * (min(columns, MOST_COLUMNS) - 1)]
    return placed


def _is_bold(paragraphs: list[list[Run]]) -> bool:
    """Whether a cell says something, and all of it in bold."""
    found = [run for own in paragraphs for run in own if run.text.strip()]
    return bool(found) and all(run.bold for run in found)


def _is_header(table: Element) -> bool:
    """Whether the first row is to be repeated on every page."""
    first = table.find(_ROW)
    return first is not None and first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def _is_set_in(properties: Element | None) -> bool:
    """Whether a paragraph is set in from both sides, as a quotation is."""
    own = properties.find(qn("w:ind")) if properties is not None else None
    if own is None:
        return False
    sides = (own.get(qn("w:left")) or own.get(qn("w:start")), own.get(qn("w:right")) or own.get(qn("w:end")))
    return all(side and side.isdecimal() and int(side) >= _INSET for side in sides)
