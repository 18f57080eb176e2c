"""The body of a Word document → pieces: styles say what a paragraph is, numbering where it stands in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml.etree import _Element as Element

from pipeline.read.docx.numbering import Numbering
from pipeline.read.docx.words import Words
from pipeline.read.pieces import Piece, Run, inline, row

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_QUOTES = frozenset(("quote", "intense quote", "block text"))
_CONTENTS = re.compile(r"toc (?:\d|heading)|table of (?:contents|figures)", re.IGNORECASE)
_PARAGRAPH, _TABLE, _CONTROL = qn("w:p"), qn("w:tbl"), qn("w:sdt")


def pieces(document: Document) -> list[Piece]:
    """The pieces of a document's body, in order."""
    return _Body(document).read()


class _Body:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.numbering = Numbering(document)
        self.words = Words(document)
        self.pieces: list[Piece] = []
        self.indents: list[int] = []  # of the open items
        self.titled = False  # a title stands above the headings of the first level

    def read(self) -> list[Piece]:
        for block in _blocks(self.document.element.body, self.document):
            self._take(block)
        return self.pieces

    def _take(self, block: Paragraph | Table) -> None:
        if isinstance(block, Table):
            self._take_table(block)
        else:
            self._take_paragraph(block)

    def _take_paragraph(self, paragraph: Paragraph) -> None:
        name = (paragraph.style.name or "").lower() if paragraph.style else ""
        if _CONTENTS.match(name):
            return
        numbered = self.numbering.take(paragraph)
        own = self.words.runs(paragraph)
        if numbered and numbered.words:
            own = [Run(f"{numbered.words} ", *own[0][1:]) if own else Run(numbered.words), *own]
        words = inline(own)
        if not words:
            return
        if level := self._heading_level(paragraph, name):
            self.pieces.append(Piece("heading", inline(Run(run.text) for run in own), level))
        elif numbered and not numbered.words:
            self.pieces.append(Piece("item", words, self._level(numbered.indent), numbered.marker))
        elif name in _QUOTES or _is_set_in(paragraph):
            self._add_quote(inline(Run(run.text) for run in own))
        else:
            self.pieces.append(Piece("paragraph", words))

    def _heading_level(self, paragraph: Paragraph, name: str) -> int:
        """The depth of a heading, 0 if the paragraph is none; a title takes the first level for itself."""
        if name == "title":
            self.titled = True
            return 1
        if name == "subtitle":
            return 0
        found = _HEADING.match(name)
        level = int(found.group(1)) if found else _outline(paragraph)
        return level + self.titled if level else 0

    def _level(self, indent: int) -> int:
        """The nesting of an item: within the last one that is set in less, in the same list."""
        if self.pieces and self.pieces[-1].kind not in ("item", "more"):
            self.indents.clear()
        while self.indents and self.indents[-1] >= indent:
            self.indents.pop()
        self.indents.append(indent)
        return len(self.indents)

    def _add_quote(self, words: str) -> None:
        last = self.pieces[-1] if self.pieces else None
        if last and last.kind == "quote":
            self.pieces[-1] = last._replace(words=f"{last.words}\n\n{words}")
        else:
            self.pieces.append(Piece("quote", words))

    def _take_table(self, table: Table) -> None:
        """A table of one column lays out text; of more it holds data."""
        rows = [_cells(one, table) for one in table._tbl.tr_lst]
        if all(len(cells) < 2 for cells in rows):
            for cell in (cell for cells in rows for cell in cells):
                for block in _blocks(cell._tc, cell):
                    self._take(block)
            return
        for number, cells in enumerate(rows):
            said = [
                [self.words.runs(Paragraph(p, cell)) for p in cell._tc.iter(_PARAGRAPH)] for cell in cells
            ]
            header = number == 0 and (_is_header(table) or all(map(_is_bold, said)))
            words = (" ".join(" ".join(inline(part).split("\n")) for part in cell) for cell in said)
            self.pieces.append(Piece("header" if header else "row", row(words)))


def _blocks(holder: Element, parent: object) -> Iterator[Paragraph | Table]:
    """Paragraphs and tables in order; those in a content control too, unless it holds a table of contents."""
    for child in holder:
        if child.tag == _PARAGRAPH:
            yield Paragraph(child, parent)  # type: ignore[arg-type]
        elif child.tag == _TABLE:
            yield Table(child, parent)  # type: ignore[arg-type]
        elif child.tag == _CONTROL:
            content = child.find(qn("w:sdtContent"))
            gallery = child.find(f".//{qn('w:docPartGallery')}")
            if content is not None and (
                gallery is None or "Contents" not in (gallery.get(qn("w:val")) or "")
            ):
                yield from _blocks(content, parent)


def _cells(one: Element, table: Table) -> list[_Cell]:
    return [_Cell(cell, table) for cell in one.findall(qn("w:tc"))]


def _is_bold(paragraphs: list[list[Run]]) -> bool:
    """Whether a cell says something, and all of it in bold."""
    said = [run for runs in paragraphs for run in runs if run.text.strip()]
    return bool(said) and all(run.bold for run in said)


def _is_header(table: Table) -> bool:
    """Whether the first row is to be repeated on every page."""
    return table._tbl.tr_lst[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def _outline(paragraph: Paragraph) -> int:
    """The level in the outline, from 1, that the paragraph or its style sets."""
    style = paragraph.style
    places = [paragraph._p.pPr] + ([style.element.find(qn("w:pPr"))] if style else [])
    for place in places:
        found = place.find(qn("w:outlineLvl")) if place is not None else None
        if found is not None and int(found.get(qn("w:val"), "9")) < 9:
            return int(found.get(qn("w:val"), "9")) + 1
    return 0


def _is_set_in(paragraph: Paragraph) -> bool:
    """Whether a paragraph is set in from both sides, as a quotation is."""
    form = paragraph.paragraph_format
    return bool(
        form.left_indent and form.right_indent and min(form.left_indent.pt, form.right_indent.pt) >= 18
    )
