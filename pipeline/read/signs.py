"""What bytes look like, whatever the file is called: a PDF named .txt is told from a text by its first signs."""

from __future__ import annotations

import io
import re
import zipfile
from typing import NamedTuple

from pipeline.errors import InputError


class Kind(NamedTuple):
    """What a file looks like, in words, and what to do with it under another name."""

    format: str  # one of ours, or "" if it is none of them
    words: str
    todo: str


_HTML = re.compile(
    rb"(?:\s|<!--.{0,2000}?-->|<\?xml[^>]{0,200}>)*+<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(rb"<\0?[a-zA-Z]")
_HEAD = 4096  # bytes
_SIGNS = {
    b"\xd0\xcf\x11\xe0": Kind(
        "", "an old Word file, or a .docx with a password", "save it as .docx without a password"
    ),
    b"{\\rtf": Kind("", "an RTF file", "save it as .docx"),
    b"\x89PNG": Kind("", "a picture (PNG)", "run text recognition over it, and save the text as .txt"),
    b"\xff\xd8\xff": Kind("", "a picture (JPEG)", "run text recognition over it, and save the text as .txt"),
    b"GIF8": Kind("", "a picture (GIF)", "run text recognition over it, and save the text as .txt"),
    b"\x1f\x8b": Kind("", "a gzip archive", "unpack it"),
    b"%!PS": Kind("", "a PostScript file", "save it as .pdf"),
}


def check(data: bytes, format: str, where: str) -> None:
    """Raises InputError if the bytes are plainly not of the format that the file's name promises."""
    kind = _kind(data)
    if kind and kind.format != format:
        raise InputError(
            f"the file's name says {_ENDINGS[format]}, its bytes say it is {kind.words}", where, kind.todo
        )
    if kind is None and format in ("pdf", "docx"):
        what = f"the file's name says {_ENDINGS[format]}, but its bytes are of no such file"
        raise InputError(what, where, "give it the ending that belongs to it, or get it again")
    if format == "html" and not _TAG.search(data):
        what = "the file's name says HTML, but there is not one tag in it"
        raise InputError(what, where, "rename it to end in .txt or .md")


def _kind(data: bytes) -> Kind | None:
    """What the first signs tell; None for text without any."""
    head = data[:_HEAD]
    for sign, kind in _SIGNS.items():
        if head.startswith(sign):
            return kind
    if b"%PDF-" in head[:1024]:
        return Kind("pdf", "a PDF", "rename it to end in .pdf")
    if head.startswith(b"PK\x03\x04"):
        return _archive(data)
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return Kind("html", "a web page (HTML)", "rename it to end in .html")
    if head.startswith((b"MIME-Version:", b"From: <Saved by")):
        return Kind("", "a web archive (MHTML)", "save the page as HTML alone")
    return None


def _archive(data: bytes) -> Kind:
    """A ZIP archive, which may be a Word document; so is taken one that is cut off, whose parts nobody can list."""
    word = Kind("docx", "a Word document (DOCX)", "rename it to end in .docx")
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return word if b"word/" in data else Kind("", "a ZIP archive", "unpack it")
    if any(name.startswith("word/") for name in names):
        return word
    return Kind(
        "", "a ZIP archive that holds no Word document", "unpack it, or save the document in it as .docx"
    )


_ENDINGS = {
    "markdown": "Markdown",
    "text": "text",
    "html": "HTML",
    "wikitext": "wikitext",
    "pdf": "PDF",
    "docx": "DOCX",
}
