"""How a name becomes a key to compare by and a slug to be called by: one folding for both.

``U.S.–Mexico``, ``U.S.-Mexico`` and ``United States–Mexico`` fold to the same words, so they
are the same thing and get the same id.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_NAME = 120  # code points; longer texts are sentences, which few repeat
SLUG_LIMIT = 80  # code points of one slug; the cut falls between words

# NFKD does not take these apart.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_DOTTED = re.compile(r"\b(?:\w\.){2,}")  # U.S. U.K. E.U.
_WORD = re.compile(r"[^\W_]+")
_UNITED_STATES = re.compile(r"\bunited states(?: of america)?\b")
_APOSTROPHES = re.compile("['’ʼ`´]")


def fold(text: str) -> str:
    """The words of ``text`` without case, accents and punctuation; ``us`` for the United States."""
    return _folded_name(text) if len(text) < _NAME else _folded(text)


@lru_cache(maxsize=65536)
def _folded_name(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    if text.isascii():
        plain = _APOSTROPHES.sub("", text.lower())
    else:
        plain = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
        plain = _APOSTROPHES.sub("", "".join(c for c in plain if not unicodedata.combining(c)))
    if "." in plain:
        plain = _DOTTED.sub(lambda m: m[0].replace(".", "") + " ", plain)
    words = " ".join(_WORD.findall(plain.replace("&", " and ").replace("%", " percent ")))
    return _UNITED_STATES.sub("us", words) if "united states" in words else words


def name_key(name: str) -> str:
    """``fold`` without a leading article."""
    return fold(name).removeprefix("the ")


def digest(*content: object, digits: int = 6) -> str:
    """Hex digits that stand for ``content``, the same in every run."""
    return hashlib.sha1(repr(content).encode(), usedforsecurity=False).hexdigest()[:digits]


def slug(text: str, words: int | None = None) -> str:
    """ASCII words joined by hyphens: the first ``words`` of them, at most ``SLUG_LIMIT`` code points.

    A text without a single ASCII letter or digit (another script) is called by its digest.
    """
    return _slug_of_name(text, words) if len(text) < _NAME else _slug(text, words)


@lru_cache(maxsize=65536)
def _slug_of_name(text: str, words: int | None) -> str:
    return _slug(text, words)


def _slug(text: str, words: int | None) -> str:
    kept: list[str] = []
    length = 0
    for word in name_key(text).encode("ascii", "ignore").decode().split(maxsplit=SLUG_LIMIT)[:words]:
        length += len(word) + 1
        if kept and length > SLUG_LIMIT + 1:
            break
        kept.append(word[:SLUG_LIMIT])
    return "-".join(kept) or f"x{digest(text)}"


def date_slug(edtf: object) -> str:
    """An EDTF date as slug words: ``2013-05``, ``by-2014``, ``2013-to-2015``; ``undated`` for None."""
    if edtf is None:
        return "undated"
    text = re.sub(r"^\.\./", "by ", str(edtf))
    text = re.sub(r"/\.\.$", " on", text).replace("/", " to ")
    return slug(text.replace("~", " about").replace("?", " perhaps").replace("%", " perhaps about"))


def join(*parts: object) -> str:
    """The parts that are there, joined by hyphens."""
    return "-".join(str(part) for part in parts if part not in (None, ""))
