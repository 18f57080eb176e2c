"""Document to Passages: one scanner a format, one structure for all that comes after."""

from __future__ import annotations

from pipeline.errors import InputError
from pipeline.model import Document, Passage
from pipeline.parse.assemble import Assembler
from pipeline.parse.blocks import BlockScanner
from pipeline.parse.lines import hide_unread, read_lines

FORMATS = ("markdown", "text")


def parse(document: Document) -> tuple[Passage, ...]:
    """The passages of ``document`` in reading order. Spans are code points of its text and never overlap.

    Raises InputError for a format that has no scanner.
    """
    if document.format not in FORMATS:
        raise InputError(
            f"documents of format {document.format!r} cannot be read",
            where=document.path,
            todo="convert it to one of: " + ", ".join(FORMATS),
        )
    markdown = document.format == "markdown"
    text = hide_unread(document.text)
    blocks = BlockScanner(text, list(read_lines(text)), markdown).scan()
    return Assembler(text, glyphs=not markdown).assemble(blocks)


__all__ = ["FORMATS", "parse"]
