"""A saved web page → its pieces, without all that stands around the document on every page of its site."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from pipeline.read.apparatus import without_apparatus
from pipeline.read.html import limits
from pipeline.read.html.chatter import without_chatter
from pipeline.read.html.encoding import decode
from pipeline.read.html.facts import language, published_on, title
from pipeline.read.html.page import Page as Markup
from pipeline.read.html.walk import pieces
from pipeline.read.pieces import Page, Piece


def read_html(data: bytes, where: str) -> Page:
    """The document that a page holds. Raises InputError for bytes that are not of the encoding it declares."""
    text = decode(data, where)
    limits.check(text, where)
    tree = LexborHTMLParser(text)
    found = _document(Markup(tree)) or _document(Markup(tree, by_name=False))
    return Page(found, title(tree, found), language(tree), published_on(tree))


def _document(page: Markup) -> list[Piece]:
    return without_apparatus(without_chatter(pieces(page)))
