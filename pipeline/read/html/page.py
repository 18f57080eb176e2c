"""Which part of a page is the document, and which elements are furniture: menus, notices, marks, scripts."""

from __future__ import annotations

import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.read.pieces import listed

# Never words of the document, whatever they are called.
_TAGS = listed(
    "script style noscript template svg math nav aside button input select textarea iframe object embed "
    "canvas audio video picture img map head footer dialog datalist progress meter menu del s"
)
# Furniture unless something of this kind stands in them.
_UNLESS = {"header": "h1", "form": "h1, h2, main, article", "figure": "table, blockquote, ul, ol, pre"}
# What is furniture elsewhere: the speaker below a quotation, the heading of a section.
_IN_PLACE = frozenset(
    (("footer", "blockquote"), ("header", "section"), ("header", "article"), ("header", "main"))
)
_ROLES = listed(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tablist "
    "doc-endnotes doc-noteref doc-toc doc-backlink tooltip"
)


class _Names(NamedTuple):
    """Words of a class or an id that tell what an element is for."""

    in_any: frozenset[str]  # as a part of the name: "site-navbar"
    in_classes: frozenset[
        str
    ]  # as a part of a class; an id may be made of a heading's words: "share-of-trade"
    whole: frozenset[str]  # as the name alone: "overflow-hidden" hides nothing, nor do "terms-of-reference"

    def tell(self, classes: list[str], own: str, parts_too: bool = True) -> bool:
        """Whether one of the classes, or the id, is such a name, or has such a part if parts of classes count."""
        parts = {part for name in classes if not _STATE.fullmatch(name) for part in _PARTS.split(name)}
        names = {*classes, own}
        if not (names.isdisjoint(self.whole) and names.isdisjoint(self.in_classes)):
            return True
        return not (
            parts.isdisjoint(self.in_classes) and self.in_any.isdisjoint((*parts, *_PARTS.split(own)))
        )


_PARTS = re.compile(r"[-_]+")
# What the page has or does, and not what the element is: "has-sidebar", "share-enabled".
_STATE = re.compile(
    r"(?:has|no|not|with|without)[-_].+|.+[-_](?:enabled|disabled|open|closed|active|visible|ready)"
)
_SURE = _Names(
    listed(
        """
        navbar navmenu menubar breadcrumb breadcrumbs cookie cookies gdpr onetrust sharethis addtoany skiplink
        newsletter pagination tableofcontents infobox navbox navboxes editsection reflist catlinks noprint printfooter
        hatnote sistersitebox ambox mbox sitesub contentsub visuallyhidden backtotop interlanguage shortdescription
        """
    ),
    listed("nav navigation crumbs consent share sharing skip subscribe advert advertisement ads pager toc"),
    listed(
        """
        reference references footnotes endnotes usa-banner sr-only screen-reader-text screenreader visually-hidden
        govuk-visually-hidden mw-navigation site-navigation main-navigation
        """
    ),
)
# The same for elements with less than half the words: these names are given to all of a page as well.
_LIKELY = _Names(
    listed("menu submenu sidebar sidenav footer masthead toolbar popup modal"),
    listed("social related recommended subscription comments promo indicators feedback"),
    listed("hidden is-hidden overlay metadata authority authority-control"),
)
_HEADINGS = listed("h1 h2 h3 h4 h5 h6")
_DOCUMENT = "h1, main, article"  # what furniture does not hold
# Headings that open and close what is below them: a reader sees it, whatever it was when the page was saved.
_OPENERS = ", ".join(f"h{level} [aria-controls]" for level in range(1, 7)) + ", [role=tab][aria-controls]"
# What is not shown, and what a word processor writes the notes of a document into.
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-element\s*:\s*(?:foot|end|comment)", re.IGNORECASE
)
# A reference to a note: its mark is no word of the text.
_NOTE_LINK = re.compile(r"#_?(?:cite[_-]?note|s?d?footnote|fn|ftn|edn|endnote|note)", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\s*\[\s*(?:\d{1,3}|[a-z]|[*†‡§]|note \d{1,2}|[a-z ]{1,20} needed|edit)\s*\]\s*")
_DEEPEST_TRUNK = 64  # elements from the root to the words; pages have a dozen or two


class Page:
    """The element that holds the document, and the judgement on what else stands in it."""

    def __init__(self, tree: LexborHTMLParser, by_name: bool = True) -> None:
        """``by_name``: what names tell of elements is believed."""
        self.root = _document_root(tree)
        self.trunk = frozenset(_trunk(self.root) if self.root is not None else ())
        self.by_name = by_name
        self.opened = frozenset(node.attributes.get("aria-controls") for node in tree.css(_OPENERS))

    def leaves_out(self, node: LexborNode) -> bool:
        """Whether an element is no part of the document, with all that it holds."""
        tag = node.tag
        if tag in ("sup", "a", "span") and _is_note(node):
            return True
        if node.mem_id not in self.trunk and _is_furniture(tag, node):
            return True
        said = node.attributes
        if not said:
            return False
        if node.mem_id not in self.trunk and said.get("id") not in self.opened and _is_unseen(said):
            return True
        return self.by_name and _is_said_to_be(said, node, node.mem_id in self.trunk)


def _document_root(tree: LexborHTMLParser) -> LexborNode | None:
    """The one element that the page marks as its document; else its body."""
    for selector in ("main", "[role=main]", "article"):
        found = tree.css(selector)
        if len(found) == 1 and found[0].text().strip():
            return found[0]
    return tree.body


def _trunk(root: LexborNode) -> list[int]:
    """The elements that hold more than half of the words, outermost first: no name makes them furniture."""
    trunk = [root.mem_id]
    half = len(root.text()) // 2
    node: LexborNode | None = root
    while node is not None and len(trunk) < _DEEPEST_TRUNK:
        node = next(
            (child for child in node.iter() if child.tag not in _TAGS and len(child.text()) > half), None
        )
        if node is not None:
            trunk.append(node.mem_id)
    return trunk


def _is_furniture(tag: str | None, node: LexborNode) -> bool:
    """Whether the kind of an element, and where it stands, make it furniture."""
    above = node.parent.tag if node.parent is not None else None
    if (tag, above) in _IN_PLACE or (tag == "button" and above in _HEADINGS):
        return False
    return tag in _TAGS or (tag in _UNLESS and node.css_first(_UNLESS[tag]) is None)


def _is_said_to_be(said: dict[str, str | None], node: LexborNode, within: bool) -> bool:
    """Whether the attributes of an element make it furniture; ``within``: it holds most of the words."""
    classes = (said.get("class") or "").lower().split()
    own = "" if node.tag in _HEADINGS else (said.get("id") or "").strip().lower()
    if not _SURE.tell(classes, own, not within) and (within or not _LIKELY.tell(classes, own)):
        return False
    return node.css_first(_DOCUMENT) is None and node.tag not in ("html", "body", "main", "article")


def _is_unseen(said: dict[str, str | None]) -> bool:
    if "hidden" in said or said.get("aria-hidden") == "true" or said.get("role") in _ROLES:
        return True
    return _HIDDEN.search(said.get("style") or "") is not None


def _is_note(node: LexborNode) -> bool:
    """The mark of a footnote, or of a thing to be edited: "[1]", or a raised figure that leads to a note."""
    if node.tag != "sup" and node.tag != "a":
        return bool(node.attributes.get("class")) and _NOTE_MARK.fullmatch(node.text()) is not None
    words = node.text()
    if len(words) > 30:
        return False
    link = node if node.tag == "a" else node.css_first("a")
    leads = link is not None and _NOTE_LINK.search(link.attributes.get("href") or "")
    return bool(leads) or _NOTE_MARK.fullmatch(words) is not None
