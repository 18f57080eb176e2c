"""A PDF with a text layer → its pieces. A PDF knows where glyphs stand and nothing of paragraphs: those are inferred.

Page by page: glyphs to stretches of text, stretches to lines in reading order (columns one after the other);
then over all pages: running heads and page numbers out, lines to paragraphs, headings, items and rows.
"""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.errors import InputError
from pipeline.read.pdf.blocks import pieces
from pipeline.read.pdf.columns import reading_order, set_edges
from pipeline.read.pdf.furniture import without_furniture
from pipeline.read.pdf.glyphs import stretches
from pipeline.read.pdf.lines import Line
from pipeline.read.pieces import Page

_END = b"%%EOF"
_TAIL = 2048  # bytes in which the end of the file must be marked
_AGAIN = "get the document again from where it was published"


def read_pdf(data: bytes, where: str) -> Page:
    """The document of a PDF. Raises InputError for one that is cut off, damaged, encrypted or without text."""
    if _END not in data[-_TAIL:]:
        raise InputError("the PDF is cut off: the mark of its end is missing", where, _AGAIN)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(error, where) from None
    try:
        pages = [_lines(document, number, where) for number in range(len(document))]
    finally:
        document.close()
    if not any(pages):
        what = f"the PDF has no text layer: its {len(pages)} pages are pictures, as a scanner makes them"
        todo = "run text recognition over it and save the result, or put the text into a .txt file"
        raise InputError(
            what if len(pages) > 1 else what.replace("1 pages are pictures", "page is a picture"), where, todo
        )
    lines = without_furniture(pages)
    set_edges(lines)
    return Page(pieces(lines))


def _unreadable(error: Exception, where: str) -> InputError:
    code = getattr(error, "err_code", None)
    if code == pdfium.FPDF_ERR_PASSWORD:
        return InputError(
            "the PDF is encrypted: it opens with a password only", where, "save it without a password"
        )
    if code == pdfium.FPDF_ERR_SECURITY:
        return InputError(
            "the PDF is encrypted in a way that is not known here", where, "save it without protection"
        )
    return InputError("the PDF is damaged: it cannot be opened", where, _AGAIN)


def _lines(document: pypdfium2.PdfDocument, number: int, where: str) -> list[Line]:
    """The lines of one page in reading order; the page is closed again, so that memory stays that of one page."""
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        raise InputError(
            "the PDF is damaged: a page cannot be read", f"{where}, page {number + 1}", _AGAIN
        ) from None
    try:
        return reading_order(list(stretches(text.raw)))
    finally:
        text.close()
        page.close()
