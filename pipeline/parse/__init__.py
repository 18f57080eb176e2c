"""Document to Passages: one structure for all that comes after, whatever format a document came in.

The text of a web page, a wiki page, a PDF or a Word document was written by ``read``, as Markdown.
"""

from __future__ import annotations

from pipeline.errors import InputError
from pipeline.model import Document, Passage
from pipeline.parse.assemble import Assembler
from pipeline.parse.blocks import BlockScanner
from pipeline.parse.lines import hide_unread, read_lines

# Whether a text is Markdown, and whether it may hold what no reader sees: front matter, comments, code.
FORMATS = {
    "markdown": (True, True),
    "text": (False, True),
    "html": (True, False),
    "wikitext": (True, False),
    "pdf": (True, False),
    "docx": (True, False),
}


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
    markdown, may_hide = FORMATS[document.format]
    text = hide_unread(document.text) if may_hide else document.text
    blocks = BlockScanner(text, list(read_lines(text)), markdown).scan()
    return Assembler(text, glyphs=not markdown).assemble(blocks)


__all__ = ["FORMATS", "parse"]
