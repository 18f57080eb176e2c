"""The bytes of one file → the text that offsets index, and what the file says of itself, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from pipeline.errors import InputError
from pipeline.provenance import KEYS, misfit
from pipeline.read import plain, signs
from pipeline.read.pieces import Page, write

FORMATS = {
    ".md": "markdown", ".markdown": "markdown", ".txt": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".wiki": "wikitext", ".wikitext": "wikitext", ".mediawiki": "wikitext",
    ".pdf": "pdf", ".docx": "docx",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Content:
    """What one file holds. ``text`` is what every offset counts in, in code points."""

    format: str
    text: str
    title: str
    language: str | None = None  # BCP 47
    published_on: str | None = None  # ISO 8601 date


def read_content(data: bytes, name: str, where: str = "") -> Content:
    """The content of a file from its bytes; the format follows from the end of its ``name``.

    ``where`` names the file in errors (default: ``name``). Raises InputError: an unknown ending, bytes that are
    of another format, a damaged file, a file without words.
    """
    where = where or name
    format = format_of(name, where)
    if not data:
        raise InputError(
            "the document is empty", where, "put its words into it, or take it out of the raw folder"
        )
    signs.check(data, format, where)
    if format in ("markdown", "text"):
        return _written(format, plain.decode(data, where))
    page = _convert(format, data, where)
    text = write(page.pieces)
    if not text:
        raise InputError("the document holds no words", where, _WORDLESS[format])
    return Content(format, text, page.title or plain.title(text, True), page.language, page.published_on)


def _written(format: str, text: str) -> Content:
    """A text that is the file itself; Markdown may say in front what it is."""
    if format == "text":
        return Content(format, text, plain.title(text, False))
    said, rest = plain.front(text)
    fits = {key: value for key, value in said.items() if key in KEYS and not misfit(key, value)}
    day = said.get("date", "")[:10]
    published = fits.get("published_on") or (day if not misfit("published_on", day) else None)
    return Content(
        format, text, fits.get("title") or plain.title(rest, True), fits.get("language"), published
    )


def format_of(name: str, where: str) -> str:
    """The format that a file's name promises. Raises InputError for an ending that is none of ours."""
    suffix = PurePath(name).suffix.lower()
    if suffix in FORMATS:
        return FORMATS[suffix]
    todo = f"save it as one of {', '.join(FORMATS)}, or take it out of the raw folder"
    raise InputError(f"a file of this kind cannot be read ({suffix or 'no extension'})", where, todo)


def _convert(format: str, data: bytes, where: str) -> Page:
    """The converters load when a document needs them: each brings a library of its own."""
    if format == "html":
        from pipeline.read.html import read_html as convert
    elif format == "wikitext":
        from pipeline.read.wikitext import read_wikitext as convert
    elif format == "pdf":
        from pipeline.read.pdf import read_pdf as convert
    else:
        from pipeline.read.docx import read_docx as convert
    return convert(data, where)


_WORDLESS = {
    "html": "open the page in a browser and save it again once its text is there, or save the text as .txt",
    "wikitext": "save the source of the page, not of a redirect or a template",
    "pdf": "run text recognition over the scan and save the result, or type the text into a .txt file",
    "docx": "save the document again with its text, not as a picture",
}
