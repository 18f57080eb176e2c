"""Words with their places: one pass over the normalised document, shared by every rule."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.extract.normal import BLANK, whole

_TOKEN = re.compile(
    r"[A-Za-z]{2,}+(?![\w.'\u0300-\u036f-])"  # most words, without asking for all that follows
    r"|(?:[^\W\d_]\.){2,}(?:-(?:(?:[^\W\d_]\.){2,}|\w+))*"  # U.S.  D.C.  U.S.-Mexico
    r"|(?:Jr|Sr|Dr|Mr|Mrs|Ms|St|Gov|Sen|Gen|Amb|Rep|Hon|Prof|Inc|Corp|Ltd|Co)\.(?!\w)"
    r"|[A-Z]\.(?=\s)"  # the initial in "George W. Bush"
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?!\w)"
    r"|\w[\w\u0300-\u036f]*(?:-\x1f*(?:(?:[^\W\d_]\.){2,}|\w[\w\u0300-\u036f]*)|'(?!s\b)\w[\w\u0300-\u036f]*)*"
    r"|'s\b"
    r"|\S"
)


class Token:
    """A word or a mark. ``cap``: begins with a capital letter. ``low``: casefolded, composed (NFC)."""

    __slots__ = ("cap", "end", "low", "start", "text")

    def __init__(self, text: str, start: int) -> None:
        self.start = start
        self.end = start + len(text)
        if BLANK in text:
            text = whole(text)
        self.text = text if text.isascii() else unicodedata.normalize("NFC", text)
        self.cap = self.text[0].isupper()
        self.low = self.text.lower()

    def __repr__(self) -> str:
        return f"{self.text}@{self.start}"

    @property
    def acronym(self) -> bool:
        """Two capitals or more and nothing else: "USAID", "SMEs" (plural), not "U.S."."""
        body = self.text[:-1] if self.text.endswith("s") else self.text
        return len(body) >= 2 and body.isupper() and body.isalnum()


def tokenize(norm: str) -> list[Token]:
    """All tokens of a normalised text, in order."""
    return [Token(match.group(), match.start()) for match in _TOKEN.finditer(norm)]


def first_word(norm: str) -> str:
    """``low`` of the first token of a normalised text that begins with one; "" of an empty text."""
    match = _TOKEN.match(norm)
    return Token(match.group(), 0).low if match else ""


def window(starts: list[int], begin: int, end: int) -> tuple[int, int]:
    """The index range of tokens that start within ``[begin, end)``; ``starts`` is sorted."""
    return bisect_left(starts, begin), bisect_left(starts, end)


def join(tokens: Sequence[Token]) -> str:
    """The text of tokens; neighbours stay joined where the document joins them."""
    parts: list[str] = []
    for previous, token in zip([None, *tokens], tokens, strict=False):
        if previous is not None and token.start > previous.end:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)
