"""What a fetched document is to be called: the name of its file, and the id of its source."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from pipeline.collect.fetch import Fetched, FetchError
from pipeline.errors import UsageError
from pipeline.provenance import SLUG
from pipeline.read import FORMATS, slug

# Media type → the extension that makes the reader treat a document so.
EXTENSIONS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
    "text/x-wiki": ".wiki",
    "text/plain": ".txt",
}
_FIRM = {".html", ".pdf", ".docx"}  # media types of these are seldom said by mistake
_LONGEST = 80  # letters of a name or an id
_EMPTY_NAMES = {"index", "default", "home", "view", "download", "document"}


def file_name(fetched: Fetched) -> str:
    """The last part of the address, with the extension of its media type unless it has a known one itself.

    Raises FetchError if neither says what kind of document it is, or they contradict each other.
    """
    path = unquote(urlsplit(fetched.final).path).rstrip("/")
    name = re.sub(r"[^\w.-]+", "-", path.rpartition("/")[2]).strip("-.")
    suffix = PurePosixPath(name).suffix
    sent = EXTENSIONS.get(fetched.media_type, "")
    if suffix.lower() not in FORMATS:
        if not sent:
            kind = fetched.media_type if fetched.media_type.isprintable() else ""
            what = "the server does not say what kind of document this is"
            raise FetchError(
                f"the server sends {kind}, which is no document that can be read" if kind else what,
                fetched.final,
            )
        return (name[:_LONGEST] or "document") + sent
    if sent in _FIRM and FORMATS.get(sent) != FORMATS[suffix.lower()]:
        what = f"the server sends {fetched.media_type} for a name that ends in {suffix}"
        raise FetchError(what, fetched.final)
    return name.removesuffix(suffix)[:_LONGEST] + suffix


def source_id(name: str, title: str, url: str = "") -> str:
    """An id for a document: its file's name, or its title where that says more. Raises UsageError if neither does."""
    stem = slug(PurePosixPath(name).stem)
    telling = re.search(r"[a-z]{3}", stem) and stem not in _EMPTY_NAMES and not urlsplit(url).query
    made = (stem if telling else "") or slug(title) or stem
    made = re.sub(r"-[^-]*$", "", made[: _LONGEST + 1]) if len(made) > _LONGEST else made
    made = made[:_LONGEST].strip("-")
    if not SLUG.fullmatch(made):
        raise UsageError("neither the document's name nor its title gives an id", name, "give one with --id")
    return made
