"""From the tree of a page to pieces: one walk that enters and leaves each element, without recursion."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode

from pipeline.read.builder import Builder
from pipeline.read.html.page import Page
from pipeline.read.pieces import Piece, listed

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = listed(
    "address article body caption center dd details dir div dl dt fieldset figcaption figure footer header "
    "hgroup hr html legend li main ol p pre search section summary table tbody td tfoot th thead tr ul"
)
_BOLD = frozenset(("b", "strong"))
_ITALIC = frozenset(("i", "em", "cite", "dfn", "var"))
# What makes a table a way to lay out a page rather than data.
_SIDE_BY_SIDE = "td + td, th + td, td + th, th + th"  # what of one column is data, may as well be paragraphs
_LAYOUT = "td table, th table, h1, h2, h3, h4, h5, h6, blockquote, p + p, ul + p, p + ul"


def pieces(page: Page) -> list[Piece]:
    """The pieces of a page's document."""
    walk = _Walk()
    if page.root is not None:
        for entering, node in _events(page, page.root):
            if node.is_text_node:
                walk.text(node)
            elif entering:
                walk.enter(node)
            else:
                walk.leave(node)
    walk.builder.flush()
    return walk.builder.pieces


def _events(page: Page, root: LexborNode) -> Iterator[tuple[bool, LexborNode]]:
    """Every node of the document, entered and later left; what the page leaves out is not entered."""
    waiting = [(True, root)]
    while waiting:
        entering, node = waiting.pop()
        if not entering or node.is_text_node:
            yield entering, node
        elif node.is_element_node and not page.leaves_out(node):
            yield True, node
            waiting.append((False, node))
            children = list(node.iter(include_text=True))
            waiting.extend((True, child) for child in reversed(children))


class _Walk:
    """Tells the builder what each element means."""

    def __init__(self) -> None:
        self.builder = Builder()
        self.tables: list[bool] = []  # of the open ones, whether they are data
        self.preformatted = 0

    def text(self, node: LexborNode) -> None:
        words = node.text_content or ""
        if not self.preformatted:
            self.builder.text(words)
            return
        for at, line in enumerate(words.split("\n")):
            if at:
                self.builder.line_break()
            self.builder.text(line)

    def enter(self, node: LexborNode) -> None:
        builder, tag = self.builder, node.tag or ""
        if tag in _BOLD:
            builder.bold += 1
        elif tag in _ITALIC:
            builder.italic += 1
        elif tag in _HEADINGS:
            builder.begin_heading(_HEADINGS[tag])
        elif tag in _ENTER:
            _ENTER[tag](self, node)
        elif tag in _BLOCKS:
            builder.flush()

    def leave(self, node: LexborNode) -> None:
        builder, tag = self.builder, node.tag or ""
        if tag in _BOLD:
            builder.bold -= 1
        elif tag in _ITALIC:
            builder.italic -= 1
        elif tag in _HEADINGS:
            builder.end_heading()
        elif tag in _LEAVE:
            _LEAVE[tag](self, node)
        elif tag in _BLOCKS:
            builder.flush()

    def line_break(self, node: LexborNode) -> None:
        self.builder.line_break()

    def begin_quote(self, node: LexborNode) -> None:
        self.builder.begin_quote()

    def end_quote(self, node: LexborNode) -> None:
        self.builder.end_quote()

    def begin_list(self, node: LexborNode) -> None:
        said = node.attributes
        start = said.get("start") or ""
        counted = node.tag == "ol"
        style = said.get("type") or "1"
        self.builder.begin_list(
            (style if style in "1aAiI" else "1") if counted else "*", int(start) if start.isdecimal() else 1
        )

    def end_list(self, node: LexborNode) -> None:
        self.builder.end_list()

    def begin_item(self, node: LexborNode) -> None:
        self.builder.begin_item()

    def begin_terms(self, node: LexborNode) -> None:
        self.builder.flush()
        if node.css_first("dt") is not None:
            self.builder.begin_list()

    def end_terms(self, node: LexborNode) -> None:
        self.builder.flush()
        if node.css_first("dt") is not None:
            self.builder.end_list()

    def begin_term(self, node: LexborNode) -> None:
        self.builder.begin_item()
        self.builder.bold += 1

    def end_term(self, node: LexborNode) -> None:
        """The term names what its description says, as bold words before a colon do in a list."""
        self.builder.bold -= 1
        if not node.text().rstrip().endswith(":"):
            self.builder.text(":")
        self.builder.text(" ")

    def begin_description(self, node: LexborNode) -> None:
        before = node.prev
        while before is not None and not before.is_element_node:
            before = before.prev
        if before is None or before.tag != "dt":
            self.builder.flush()

    def begin_preformatted(self, node: LexborNode) -> None:
        self.builder.flush()
        self.preformatted += 1

    def end_preformatted(self, node: LexborNode) -> None:
        self.builder.flush()
        self.preformatted -= 1

    def begin_table(self, node: LexborNode) -> None:
        self.builder.flush()
        if not any(self.tables):
            self.builder.begin_table()
        data = not any(self.tables) and node.attributes.get("role") != "presentation"
        data = data and node.css_first(_SIDE_BY_SIDE) is not None and node.css_first(_LAYOUT) is None
        self.tables.append(data)

    def end_table(self, node: LexborNode) -> None:
        self.builder.flush()
        self.tables.pop()

    def begin_row(self, node: LexborNode) -> None:
        if self.tables and self.tables[-1]:
            self.builder.begin_row()
        else:
            self.builder.flush()

    def end_cell(self, node: LexborNode) -> None:
        if self.tables and self.tables[-1]:
            said = node.attributes
            self.builder.end_cell(_count(said.get("rowspan")), _count(said.get("colspan")))
        else:
            self.builder.flush()

    def end_row(self, node: LexborNode) -> None:
        if self.tables and self.tables[-1]:
            cells = [child.tag for child in node.iter()]
            self.builder.end_row(header=len(cells) > 1 and set(cells) == {"th"})
        else:
            self.builder.flush()


def _count(said: str | None) -> int:
    return int(said) if said and said.isdecimal() and len(said) < 5 else 1


_Take = Callable[[_Walk, LexborNode], None]
_ENTER: dict[str, _Take] = {
    "br": _Walk.line_break,
    "blockquote": _Walk.begin_quote,
    "ul": _Walk.begin_list,
    "ol": _Walk.begin_list,
    "li": _Walk.begin_item,
    "dl": _Walk.begin_terms,
    "dt": _Walk.begin_term,
    "dd": _Walk.begin_description,
    "pre": _Walk.begin_preformatted,
    "table": _Walk.begin_table,
    "tr": _Walk.begin_row,
}
_LEAVE: dict[str, _Take] = {
    "br": lambda walk, node: None,
    "blockquote": _Walk.end_quote,
    "ul": _Walk.end_list,
    "ol": _Walk.end_list,
    "dl": _Walk.end_terms,
    "dt": _Walk.end_term,
    "pre": _Walk.end_preformatted,
    "table": _Walk.end_table,
    "tr": _Walk.end_row,
    "td": _Walk.end_cell,
    "th": _Walk.end_cell,
}
