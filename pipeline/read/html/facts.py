"""What a page says of itself beside its text: title, language, and the day it was published."""

from __future__ import annotations

import datetime
import re

from selectolax.lexbor import LexborHTMLParser

from pipeline.read.pieces import Piece

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
# " | Ministry of Trade", " - Wikipedia": the site's name, which is no part of the title.
_SITE = re.compile(r"\s+[|–—·«»-]\s+[^|–—·«»]{2,60}$")
_TIME = "time[itemprop=datePublished], time[pubdate], header time[datetime]"
_PUBLISHED = (
    "article:published_time", "dcterms.issued", "dcterms.created", "dcterms.date", "dc.date.issued",
    "dc.date.created", "dc.date", "datepublished", "date", "pubdate", "publish_date", "publication_date",
)  # fmt: skip


def title(tree: LexborHTMLParser, pieces: list[Piece]) -> str | None:
    """The document's first heading of the top level, else what the head of the page calls it."""
    for piece in pieces:
        if piece.kind == "heading" and piece.level == 1:
            return piece.words
    shown = _meta(tree).get("og:title") or _head_title(tree)
    return _SITE.sub("", " ".join(shown.split())) or None


def _head_title(tree: LexborHTMLParser) -> str:
    node = tree.css_first("head > title")
    return node.text() if node else ""


def language(tree: LexborHTMLParser) -> str | None:
    """``<html lang>`` as a BCP 47 tag."""
    root = tree.root
    found = (root.attributes.get("lang") or "").strip() if root else ""
    return found if _LANGUAGE.fullmatch(found) else None


def published_on(tree: LexborHTMLParser) -> str | None:
    """The day of publication that the head of the page states, in the order of how plainly it is named."""
    said = _meta(tree)
    stated = [said.get(name, "") for name in _PUBLISHED]
    stated += [node.attributes.get("datetime") or "" for node in tree.css(_TIME)[:1]]
    return next((day for day in map(_day, stated) if day), None)


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    """The ``<meta>`` elements by name, in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        said = node.attributes
        name = said.get("property") or said.get("name") or said.get("itemprop") or ""
        found.setdefault(name.lower(), said.get("content") or "")
    return found


def _day(stated: str) -> str | None:
    """The day that a date and time begins with, if it exists."""
    try:
        return datetime.date.fromisoformat(stated.strip()[:10]).isoformat()
    except ValueError:
        return None
