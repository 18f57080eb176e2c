"""From the parsed source of a wiki page to pieces: each kind of node, and what it means to a reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import mwparserfromhell
from mwparserfromhell import nodes
from mwparserfromhell.wikicode import Wikicode

from pipeline.read.builder import Builder
from pipeline.read.pieces import Piece, listed
from pipeline.read.wikitext.lines import Lines
from pipeline.read.wikitext.templates import Listed, Quoted, displayed_title, expand

_BOLD = frozenset(("b", "strong"))
_ITALIC = frozenset(("i", "em", "cite", "dfn", "var"))
_DROPPED = frozenset(("ref", "references", "gallery", "math", "style", "script", "s", "del", "noinclude"))
_BLOCKS = listed("p div center section caption poem dl dt dd tr td th")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_NOTE = re.compile(r"\s*\[?\s*\d{1,3}\s*\]\s*")
# Pages that a link shows or files instead of leading to them; the names in English and Spanish.
_NOT_READ = listed("file image media category archivo imagen categoría categoria")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]+)*")
_FURNITURE = re.compile(
    r"\b(?:infobox|navbox|sidebar|metadata|noprint|toc|ambox|mbox|vcard)\b|display:\s*none"
)


class Walk:
    """Reads nodes into a builder; ``title`` is the one that the page gives itself, if it does."""

    def __init__(self) -> None:
        self.builder = Builder()
        self.lines = Lines(self.builder)
        self.title: str | None = None

    def finished(self) -> list[Piece]:
        """All pieces, once everything was read."""
        self.lines.block()
        return self.builder.pieces

    def read(self, code: Wikicode | None) -> None:
        for node in code.nodes if code else ():
            if read := _READ.get(type(node)):
                read(self, node)

    def _text(self, node: nodes.Text) -> None:
        self.lines.text(str(node.value))

    def _entity(self, node: nodes.HTMLEntity) -> None:
        self.lines.words(node.normalize())

    def _heading(self, node: nodes.Heading) -> None:
        self.lines.block()
        self.builder.begin_heading(node.level)
        self.read(node.title)
        self.builder.end_heading()
        self.lines.restart()

    def _link(self, node: nodes.Wikilink) -> None:
        target = str(node.title).strip()
        space = target[: target.find(":")].strip().lower() if target.find(":") > 0 else ""
        if space in _NOT_READ or (_LANGUAGE.fullmatch(space) and node.text is None):
            return
        if node.text is not None and str(node.text).strip():
            self.read(node.text)
        else:
            self.lines.words(target.lstrip(":").replace("_", " "))

    def _external(self, node: nodes.ExternalLink) -> None:
        if node.title is not None:
            self.read(node.title)
        elif not node.brackets:
            self.lines.words(str(node.url))

    def _template(self, node: nodes.Template) -> None:
        self.title = self.title or displayed_title(node)
        for part in expand(node):
            if isinstance(part, str):
                self.lines.words(part)
            elif isinstance(part, Quoted):
                self._quote(part)
            elif isinstance(part, Listed):
                self._list(part)
            else:
                self.read(part)

    def _quote(self, quoted: Quoted) -> None:
        self.lines.block()
        self.builder.begin_quote()
        self.read(quoted.words)
        self.builder.end_quote()
        self.lines.block()
        for at, by in enumerate(quoted.by):
            self.lines.words(", " if at else "— ")
            self.read(by)
        self.lines.block()

    def _list(self, listed: Listed) -> None:
        self.lines.block()
        self.builder.begin_list()
        for item in listed.items:
            self.builder.begin_item()
            self.read(item)
        self.builder.end_list()
        self.lines.restart()

    def _tag(self, node: nodes.Tag) -> None:
        tag = str(node.tag).lower().strip()
        if node.wiki_markup and tag in ("li", "dt", "dd"):
            self.lines.sign(str(node.wiki_markup))
        elif tag == "br":
            self.builder.line_break()
        elif tag == "hr":
            self.lines.block()
        elif _is_left_out(tag, node):
            return
        elif tag == "table":
            self._table(node)
        elif tag in _BOLD or tag in _ITALIC:
            self._emphasis(node, bold=int(tag in _BOLD))
        elif tag in _ELEMENTS or tag in _BLOCKS or tag in _HEADINGS:
            self._element(tag, node)
        else:
            self.read(node.contents)

    def _emphasis(self, node: nodes.Tag, bold: int) -> None:
        self.lines.begin()
        self.builder.bold += bold
        self.builder.italic += 1 - bold
        self.read(node.contents)
        self.builder.bold -= bold
        self.builder.italic -= 1 - bold

    def _element(self, tag: str, node: nodes.Tag) -> None:
        """An element of HTML that begins and ends a block."""
        self.lines.block()
        begin, end = _ELEMENTS.get(tag, (Builder.flush, Builder.flush))
        if tag in _HEADINGS:
            self.builder.begin_heading(_HEADINGS[tag])
            end = Builder.end_heading
        else:
            begin(self.builder)
        self.read(node.contents)
        self.lines.block()
        end(self.builder)

    def _table(self, node: nodes.Tag) -> None:
        """The first row of a table has no mark of its own: its cells stand in the table."""
        self.lines.block()
        self.builder.begin_table()
        self.lines.in_table = True
        first: list[nodes.Tag] = []
        for part in _tags(node):
            if _tag_name(part) == "tr":
                self._row(first)
                first = []
                self._row([cell for cell in _tags(part) if _tag_name(cell) != "tr"])
            elif str(part.contents).startswith("+"):
                self._caption(part)
            else:
                first.append(part)
        self._row(first)
        self.lines.in_table = False
        self.lines.restart()

    def _caption(self, node: nodes.Tag) -> None:
        self.read(mwparserfromhell.parse(str(node.contents)[1:]))
        self.builder.flush()
        self.lines.restart()

    def _row(self, cells: list[nodes.Tag]) -> None:
        if not cells:
            return
        self.builder.begin_row()
        for cell in cells:
            self.lines.restart()
            self.read(cell.contents)
            self.builder.end_cell(_count(cell, "rowspan"), _count(cell, "colspan"))
        self.builder.end_row(header=all(_tag_name(cell) == "th" for cell in cells))


def _tags(node: nodes.Tag) -> list[nodes.Tag]:
    """The rows and cells directly in a table or row."""
    inner = node.contents.nodes if node.contents else ()
    return [part for part in inner if isinstance(part, nodes.Tag) and _tag_name(part) in ("tr", "td", "th")]


def _count(cell: nodes.Tag, name: str) -> int:
    """How many rows or columns a cell says that it reaches over."""
    said = str(cell.get(name).value).strip() if cell.has(name) else ""
    return int(said) if said.isdecimal() and len(said) < 5 else 1


def _tag_name(node: nodes.Tag) -> str:
    return str(node.tag).lower().strip()


def _is_left_out(tag: str, node: nodes.Tag) -> bool:
    """Notes, formulas, boxes: what is no sentence of the page."""
    if tag in _DROPPED or (tag == "sup" and _NOTE.fullmatch(str(node.contents))):
        return True
    return any(_FURNITURE.search(str(attribute).lower()) for attribute in node.attributes)


_READ: dict[type, Callable[[Walk, Any], None]] = {
    nodes.Text: Walk._text,
    nodes.HTMLEntity: Walk._entity,
    nodes.Heading: Walk._heading,
    nodes.Wikilink: Walk._link,
    nodes.ExternalLink: Walk._external,
    nodes.Template: Walk._template,
    nodes.Tag: Walk._tag,
}
_ELEMENTS: dict[str, tuple[Callable[[Builder], None], Callable[[Builder], None]]] = {
    "blockquote": (Builder.begin_quote, Builder.end_quote),
    "ul": (Builder.begin_list, Builder.end_list),
    "ol": (lambda builder: builder.begin_list("1"), Builder.end_list),
    "li": (Builder.begin_item, Builder.flush),
}
