"""A Word document → its pieces: the body's text with all insertions accepted and all deletions gone."""

from __future__ import annotations

import io
import zipfile
import zlib

import docx
from docx.document import Document
from lxml import etree

from pipeline.errors import InputError
from pipeline.read.docx.body import pieces
from pipeline.read.pieces import Page

MAX_UNPACKED = 256_000_000  # bytes of all parts together
_AGAIN = "open it in a word processor and save it again as .docx"


def read_docx(data: bytes, where: str) -> Page:
    """The document of a .docx file. Raises InputError for one that is broken, or unpacks to more than 256 MB."""
    try:
        _check_size(zipfile.ZipFile(io.BytesIO(data)), where)
        document: Document = docx.Document(io.BytesIO(data))
        return Page(pieces(document))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, zlib.error):
        what = "the DOCX file is broken: the archive that it is cannot be unpacked"
        raise InputError(what, where, f"get it again from where it was published, or {_AGAIN}") from None
    except (etree.XMLSyntaxError, KeyError, ValueError, AttributeError):
        what = "the DOCX file is broken: it lacks the parts that make a Word document"
        raise InputError(what, where, _AGAIN) from None


def _check_size(archive: zipfile.ZipFile, where: str) -> None:
    """Reading stops at the sizes that the archive states, so these bound the memory."""
    size = sum(part.file_size for part in archive.infolist())
    if size > MAX_UNPACKED:
        what = f"the DOCX file unpacks to more than 256 MB ({size:,} bytes)"
        raise InputError(what, where, "take its pictures out, or split the document")
