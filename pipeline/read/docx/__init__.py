"""A Word document → its pieces: the body's text with all insertions accepted and all deletions gone."""

from __future__ import annotations

from pipeline.errors import InputError
from pipeline.read.docx.body import pieces
from pipeline.read.docx.parts import AGAIN, open_parts
from pipeline.read.pieces import Page


def read_docx(data: bytes, where: str) -> Page:
    """The document of a .docx file. Raises InputError for one that is broken, or unpacks to more than 256 MB."""
    parts = open_parts(data, where)
    try:
        return Page(pieces(parts))
    except ValueError:
        what = "the DOCX file is broken: where a number has to stand in it, none does"
        raise InputError(what, where, AGAIN) from None
