"""The source of a wiki page → its pieces: what a reader of the page would see, without boxes, notes and categories."""

from __future__ import annotations

import re

import mwparserfromhell

from pipeline.errors import InputError
from pipeline.read.apparatus import without_apparatus
from pipeline.read.pieces import Page, Piece
from pipeline.read.plain import decode
from pipeline.read.wikitext.balance import balanced
from pipeline.read.wikitext.unread import without_unread
from pipeline.read.wikitext.walk import Walk

MAX_BYTES = 4_000_000  # twice what a wiki takes as one page
_REDIRECT = re.compile(r"\s*#(?:REDIRECT|REDIRECCIÓN)\s*:?\s*\[\[([^\]|]*)", re.IGNORECASE)
_BOLD = re.compile(r"(?:\*{2,3}[^*]+\*{2,3}\s?)+")


def read_wikitext(data: bytes, where: str) -> Page:
    """The document that a page's source holds. Raises InputError for templates that are never closed."""
    if len(data) > MAX_BYTES:
        raise InputError(f"a wiki page is over 4 MB ({len(data):,} bytes)", where, "split the document")
    text = decode(data, where).replace("\r\n", "\n").replace("\r", "\n")
    if redirect := _REDIRECT.match(text):
        target = redirect.group(1).strip()
        raise InputError(
            f"the page only leads on to another one, {target}", where, f"save the source of {target}"
        )
    walk = Walk()
    walk.read(mwparserfromhell.parse(balanced(without_unread(text), where)))
    pieces = walk.finished()
    return Page(without_apparatus(pieces), walk.title or _named_in_lead(pieces))


def _named_in_lead(pieces: list[Piece]) -> str | None:
    """The first words in bold, which in an encyclopedia are the subject's name; else the first line."""
    for piece in pieces:
        if piece.kind == "heading" and piece.level > 1:
            break
        if piece.kind == "heading":
            return piece.words
        if found := _BOLD.search(piece.words):
            return found.group().replace("*", "").strip()
    return pieces[0].words.split("\n")[0] if pieces else None
