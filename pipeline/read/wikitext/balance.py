"""Brackets that never close, found before the parser meets them.

A template without an end would swallow the rest of its page or show as braces, so it is an error that says
where it begins. Links and tags without an end are common and harmless to a reader: their marks are taken out.
What is left nests, and that keeps the parser's time in proportion to the text.
"""

from __future__ import annotations

import re
from collections import Counter

from pipeline.errors import InputError

_TOKEN = re.compile(
    r"""(?P<open>\{\{|\[\[|^[ :]*\{\|) | (?P<close>\}\}|\]\]|^[ ]*\|\}(?!\}))
      | (?P<link>\[(?=(?:https?:|ftp:)?//)) | (?P<over>\]|\n)
      | <(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)\b[^<>]*>""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_OPENER = {"}}": "{{", "]]": "[[", "|}": "{|"}
_ALONE = frozenset(("br", "hr", "wbr"))  # tags that have no end
_INSTEAD = {"p": "\n\n", "li": "<li/>"}  # of such a tag that is never closed
MAX_DEPTH = 38  # brackets open at once; the parser takes what is deeper for text
_LONGEST_NAME = 40  # code points shown of a template


def balanced(text: str, where: str) -> str:
    """``text`` without marks that have no partner.

    Raises InputError for a template that is never closed, and for templates nested beyond measure.
    """
    balance = _Balance()
    for match in _TOKEN.finditer(text):
        balance.take(match)
    unclosed = next((frame.start for frame in balance.frames if frame.kind == "{{"), None)
    if unclosed is not None:
        name = " ".join(text[unclosed : unclosed + _LONGEST_NAME].split("\n")[0].split())
        what = f"the wikitext has a template that is never closed: {name}"
        raise InputError(what, _place(text, unclosed, where), "close it with }}, or take it out")
    if balance.too_deep is not None:
        what = f"the wikitext has templates or tables nested over {MAX_DEPTH} deep"
        raise InputError(what, _place(text, balance.too_deep, where), "take some of them out")
    balance.finish(len(text))
    pieces: list[str] = []
    at = 0
    for start, end, instead in sorted(balance.edits):
        pieces += (text[at:start], instead)
        at = end
    return "".join(pieces) + text[at:]


def _place(text: str, at: int, where: str) -> str:
    return f"{where}, line {text.count(chr(10), 0, at) + 1}"


class _Frame:
    """A template, a table or the page: a link or tag that opens in it must close in it."""

    def __init__(self, kind: str, start: int, end: int) -> None:
        self.kind, self.start, self.end = kind, start, end
        self.marks: list[tuple[str, int, int]] = []
        self.open: Counter[str] = Counter()


class _Balance:
    """Pairs brackets in one pass; ``edits`` are the slices to replace, and by what."""

    def __init__(self) -> None:
        self.edits: list[tuple[int, int, str]] = []
        self.frames = [_Frame("page", 0, 0)]
        self.depth = 0  # brackets open
        self.templates = 0  # of them
        self.too_deep: int | None = None  # where the first template stands beyond the depth that is read
        self.link: tuple[int, int] | None = None  # an open link to another site, which ends with its line

    def take(self, match: re.Match[str]) -> None:
        start, end = match.span()
        if match["link"] or match["over"]:
            self._take_link(match["link"], match["over"], start, end)
        elif match["open"]:
            self._open(match["open"].strip(" :"), start, end)
        elif match["close"]:
            self._close(_OPENER[match["close"].strip()], start, end)
        elif match["tag"].lower() not in _ALONE and match.group()[-2] != "/":
            take = self._pair if match["end"] else self._mark
            take(match["tag"].lower(), start, end)

    def finish(self, length: int) -> None:
        """What is open at the end of the page: a wiki closes tables there."""
        if self.link:
            self.edits.append((*self.link, ""))
        for frame in self.frames[1:]:
            self._drop(frame.marks)
            self.edits.append((length, length, "\n|}"))
        self._drop(self.frames[0].marks)

    def _take_link(self, opens: str | None, over: str | None, start: int, end: int) -> None:
        if self.link and over != "]":
            self.edits.append((*self.link, ""))
        self.link = (start, end) if opens else None

    def _open(self, kind: str, start: int, end: int) -> None:
        if kind == "[[":
            self._mark(kind, start, end)
            return
        self.frames.append(_Frame(kind, start, end))
        self.depth += 1
        self.templates += kind == "{{"
        if self.depth > MAX_DEPTH and self.too_deep is None:
            self.too_deep = start

    def _mark(self, kind: str, start: int, end: int) -> None:
        if self.depth == MAX_DEPTH:
            self._drop([(kind, start, end)])
            return
        self.frames[-1].marks.append((kind, start, end))
        self.frames[-1].open[kind] += 1
        self.depth += 1

    def _close(self, kind: str, start: int, end: int) -> None:
        if kind == "[[":
            self._pair(kind, start, end)
        elif self._may_close(kind):
            self._leave(kind)
        else:
            self.edits.append((start, end, ""))

    def _may_close(self, kind: str) -> bool:
        """Whether such a frame is open; a table is closed from within the template it stands in only."""
        return self.frames[-1].kind == kind if kind == "{|" else self.templates > 0

    def _leave(self, kind: str) -> None:
        """Close the innermost frame of a kind; a table open in it loses its mark."""
        while True:
            frame = self.frames.pop()
            self.depth -= 1 + len(frame.marks)
            self.templates -= frame.kind == "{{"
            self._drop(frame.marks)
            if frame.kind == kind:
                return
            self.edits.append((frame.start, frame.end, ""))

    def _pair(self, kind: str, start: int, end: int) -> None:
        """Close the innermost mark of a kind; marks opened since then have no partner."""
        frame = self.frames[-1]
        if not frame.open[kind]:
            self.edits.append((start, end, ""))
            return
        while True:
            mark = frame.marks.pop()
            frame.open[mark[0]] -= 1
            self.depth -= 1
            if mark[0] == kind:
                return
            self._drop([mark])

    def _drop(self, marks: list[tuple[str, int, int]]) -> None:
        self.edits += [(start, end, _INSTEAD.get(kind, "")) for kind, start, end in marks]
