"""The parts of a Word file that its text depends on, or an error in words if they are not there."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import NamedTuple

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from pipeline.errors import InputError

MAX_UNPACKED = 256_000_000  # bytes of all parts together
TEXT_BOX = qn("w:txbxContent")
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
AGAIN = "open it in a word processor and save it again as .docx"


class Parts(NamedTuple):
    """Root elements: of the text, of the styles, and of the lists if there are any."""

    body: Element
    styles: Element
    numbering: Element | None


def open_parts(data: bytes, where: str) -> Parts:
    """The parts of a .docx file. Raises InputError for one that is broken, or unpacks to more than 256 MB."""
    try:
        size = sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(data)).infolist())
        if (
            size <= MAX_UNPACKED
        ):  # reading stops at the sizes that the archive states, so these bound the memory
            return _parts(docx.Document(io.BytesIO(data)))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        what = "the DOCX file is broken: the archive that it is cannot be unpacked"
        raise InputError(what, where, f"get it again from where it was published, or {AGAIN}") from None
    except Exception:  # the library trusts that a file is whole, and fails in any way where it is not
        what = "the DOCX file is broken: it lacks the parts that make a Word document"
        raise InputError(what, where, AGAIN) from None
    what = f"the DOCX file unpacks to more than 256 MB ({size:,} bytes)"
    raise InputError(what, where, "take its pictures out, or split the document")


def _parts(document: Document) -> Parts:
    try:
        numbering = document.part.numbering_part.element
    except (KeyError, NotImplementedError):  # a document without lists has no such part
        numbering = None
    _settle_alternatives(document.element.body)
    return Parts(document.element.body, document.styles.element, numbering)


def _settle_alternatives(body: Element) -> None:
    """Of what is written twice, for new programs and for old ones, keep one: the first that holds text."""
    for both in list(body.iter(f"{_COMPATIBLE}AlternateContent")):
        kept = next(
            (one for one in both if one.find(f".//{TEXT_BOX}") is not None), both[-1] if len(both) else None
        )
        for one in list(both):
            if one is not kept:
                both.remove(one)
