"""Text to lines: where each one starts, how deep it is indented and what its first signs make it.

Knows one line at a time; whatever needs a neighbour (set-text underlines, wrapped items, guessed headings)
is decided in ``blocks``. Offsets are code points of the whole text throughout.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple


class Line(NamedTuple):
    """A line that is not blank. ``body`` is ``text[start:end]``: no marker, no white space at its ends."""

    kind: str  # text | item | quote | row | heading | underline
    start: int
    end: int
    body: str
    gap: bool  # a blank line or the edge of the document stands before it
    indent: int  # columns before the marker, tabs to multiples of four
    origin: int  # where the marker starts; equal to ``start`` if there is none
    marker: str = ""


# A line, then the blank lines after it. Possessive throughout: no backtracking, so time stays linear.
_LINE = re.compile(r"([^\S\r\n]*+)([^\r\n]*+)(?:\r\n?|\n|\Z)((?:[^\S\r\n]*+(?:\r\n?|\n))*+)")
_ITEM = re.compile(
    r"""(?: (?:--|[*+\-–—−])(?:\s+|$)                         # dashes and asterisks need a space
          | [•‣◦▪●∙·■►➢✓]\s*                                  # a typographic bullet does not
          | \((?:\d{1,3}|[A-Za-z]|[ivxlIVXL]{2,6})\)\s+
          | (?:\d{1,3}|[A-Za-z]|[ivxlIVXL]{2,6})[.)]\s+
          | \d{1,2}/\s+(?=[^\W\d_])                             # 1/ a field, but not 1/2
          | [A-H]\.\d{1,2}\.?\s+(?=[^\W\d_a-z])                 # B.1 Scope
          | [A-H]\s{2,}(?=[^\W\d_a-z])                          # A   Scope: apart from "A man"
          | \d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[^\W\d_a-z])    # 2.1 Scope, but not 1.5 billion
          | o\s+(?=[^\W\d_a-z])
        )""",
    re.VERBOSE,
)
_RULE = re.compile(r"([*_~=-])(?:\s*+\1)++\s*+$")
_ATX = re.compile(r"#{1,6}(?=\s|$)")
_FENCE = re.compile(r"(?m)^[^\S\r\n]*+(`{3,}+|~{3,}+)([^\r\n]*+)\r?$")
_FRONT = re.compile(
    r"---[ \t]*+\r?\n(?:(?:[\w.-]++:|[ \t]+\S|-[ \t])[^\r\n]*+\r?\n)++(?:---|\.\.\.)[ \t]*+(?:\r?\n|\Z)"
)
_NOT_NEWLINE = re.compile(r"[^\r\n]")


def read_lines(text: str) -> Iterator[Line]:
    """The lines of ``text`` that are not blank, in order."""
    gap = True
    for match in _LINE.finditer(text):
        pad, raw, blank = match.groups()
        body = raw.rstrip()
        if not body:
            gap = True
            continue
        indent = len(pad.expandtabs(4)) if "\t" in pad else len(pad)
        kind, marker, head, tail = _BY_SIGN.get(body[0], _item)(body)
        origin = match.start(2)
        start, end = origin + head, origin + len(body) - tail
        yield Line(kind, start, end, text[start:end] if head or tail else body, gap, indent, origin, marker)
        gap = blank != ""


# What a line is: its kind, its marker, and how much to cut off in front and at the back.
_Reading = tuple[str, str, int, int]
_TEXT: _Reading = ("text", "", 0, 0)


def _item(body: str) -> _Reading:
    match = _ITEM.match(body)
    return ("item", match.group().rstrip(), match.end(), 0) if match else _TEXT


def _ruled(body: str) -> _Reading:
    """A line of one repeated sign is an underline or a rule; which one depends on the line above."""
    match = _RULE.match(body)
    return ("underline", match.group(1), 0, 0) if match else _item(body)


def _atx(body: str) -> _Reading:
    match = _ATX.match(body)
    if match is None:
        return _TEXT
    inner = body[match.end() :]
    title = inner.rstrip("#")
    if title and title == title.rstrip():
        title = inner  # "C#": a closing row of signs stands apart from the words
    words = title.strip()
    head = match.end() + len(inner) - len(inner.lstrip()) if words else len(body)
    return "heading", match.group(), head, len(body) - head - len(words)


def _wiki(body: str) -> _Reading:
    """``== Goals ==``: as deep as the shorter of its two rows of signs, six at most."""
    level = min(len(body) - len(body.lstrip("=")), len(body) - len(body.rstrip("=")), 6)
    words = body[level : len(body) - level].strip()
    if not level or not words.strip("="):
        return _ruled(body)
    head = body.index(words, level)
    return "heading", "=" * level, head, len(body) - head - len(words)


def _quote(body: str) -> _Reading:
    return "quote", "", 0, 0


def _row(body: str) -> _Reading:
    return "row", "", 0, 0


_BY_SIGN: dict[str, Callable[[str], _Reading]] = {
    "#": _atx,
    "=": _wiki,
    ">": _quote,
    "|": _row,
    "*": _ruled,
    "-": _ruled,
    "_": _ruled,
    "~": _ruled,
}


def hide_unread(text: str) -> str:
    """``text`` at the same length, with front matter, comments and fenced code turned into spaces.

    An opening sign that is never closed hides nothing: losing the rest of a document would be worse.
    """
    hidden: list[tuple[int, int]] = []
    if text.startswith("\ufeff"):
        hidden.append((0, 1))
    if front := _FRONT.match(text, len(hidden)):
        hidden.append(front.span())
    if "```" in text or "~~~" in text:
        hidden.extend(_fences(text))
    if "<!--" in text:
        hidden.extend(_comments(text))
    return _blank(text, sorted(hidden)) if hidden else text


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        start = max(start, at)
        if start < end:
            pieces += (text[at:start], _NOT_NEWLINE.sub(" ", text[start:end]))
            at = end
    return "".join(pieces) + text[at:]


def _comments(text: str) -> Iterator[tuple[int, int]]:
    start = text.find("<!--")
    while start >= 0 and (close := text.find("-->", start + 4)) >= 0:
        yield start, close + 3
        start = text.find("<!--", close + 3)


def _fences(text: str) -> Iterator[tuple[int, int]]:
    """Pairs of fence lines: the second of the same sign, at least as long and bare (CommonMark 4.5)."""
    rows = [(m.span(), m.group(1), m.group(2).strip()) for m in _FENCE.finditer(text)]
    hopeless: dict[str, int] = {}  # sign → shortest fence known to have no partner: keeps this linear
    at = 0
    while at < len(rows):
        (start, _), sign, _info = rows[at]
        at += 1
        if len(sign) >= hopeless.get(sign[0], len(sign) + 1):
            continue
        for partner in range(at, len(rows)):
            (_, end), other, info = rows[partner]
            if not info and other[0] == sign[0] and len(other) >= len(sign):
                yield start, end
                at = partner + 1
                break
        else:
            hopeless[sign[0]] = len(sign)
