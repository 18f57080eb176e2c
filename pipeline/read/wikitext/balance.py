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
_INSTEAD = {"p": "\n\n", "li": "\n* "}  # of such a tag that is never closed
_LONGEST_NAME = 40  # code points shown of a template


def balanced(text: str, where: str) -> str:
    """``text`` without marks that have no partner. Raises InputError for a template that is never closed."""
    balance = _Balance()
    for match in _TOKEN.finditer(text):
        balance.take(match)
    if (start := balance.unclosed_template()) is not None:
        line = text.count("\n", 0, start) + 1
        name = " ".join(text[start : start + _LONGEST_NAME].split("\n")[0].split())
        what = f"the wikitext has a template that is never closed: {name}"
        raise InputError(what, f"{where}, line {line}", "close it with }}, or take it out")
    balance.finish(len(text))
    pieces: list[str] = []
    at = 0
    for start, end, instead in sorted(balance.edits):
        pieces += (text[at:start], instead)
        at = end
    return "".join(pieces) + text[at:]


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
        self.link: tuple[int, int] | None = None  # an open link to another site, which ends with its line

    def take(self, match: re.Match[str]) -> None:
        start, end = match.span()
        if match["link"] or match["over"]:
            self._take_link(match["link"], match["over"], start, end)
        elif match["open"]:
            self._open(match["open"].strip(" :"), start, end)
        elif match["close"]:
            self._close(match["close"].strip(), start, end)
        elif match["tag"].lower() not in _ALONE and match.group()[-2] != "/":
            self._take_tag(match["tag"].lower(), match["end"] != "", start, end)

    def unclosed_template(self) -> int | None:
        """Where the first template starts that was not closed."""
        return next((frame.start for frame in self.frames if frame.kind == "{{"), None)

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
        else:
            self.frames.append(_Frame(kind, start, end))

    def _mark(self, kind: str, start: int, end: int) -> None:
        self.frames[-1].marks.append((kind, start, end))
        self.frames[-1].open[kind] += 1

    def _close(self, sign: str, start: int, end: int) -> None:
        kind = _OPENER[sign]
        if kind == "[[":
            self._pair(kind, start, end)
        elif kind in (frame.kind for frame in self._reach(kind)):
            self._leave(kind)
        else:
            self.edits.append((start, end, ""))

    def _reach(self, kind: str) -> list[_Frame]:
        """The frames that a closing sign may close: a table's not beyond the template it stands in."""
        reach = []
        for frame in reversed(self.frames):
            reach.append(frame)
            if frame.kind == kind or (kind == "{|" and frame.kind == "{{"):
                break
        return reach

    def _leave(self, kind: str) -> None:
        """Close the innermost frame of a kind; a table open in it loses its mark."""
        while True:
            frame = self.frames.pop()
            self._drop(frame.marks)
            if frame.kind == kind:
                return
            self.edits.append((frame.start, frame.end, ""))

    def _take_tag(self, tag: str, ends: bool, start: int, end: int) -> None:
        if ends:
            self._pair(tag, start, end)
        else:
            self._mark(tag, start, end)

    def _pair(self, kind: str, start: int, end: int) -> None:
        """Close the innermost mark of a kind; marks opened since then have no partner."""
        frame = self.frames[-1]
        if not frame.open[kind]:
            self.edits.append((start, end, ""))
            return
        while True:
            mark = frame.marks.pop()
            frame.open[mark[0]] -= 1
            if mark[0] == kind:
                return
            self._drop([mark])

    def _drop(self, marks: list[tuple[str, int, int]]) -> None:
        self.edits += [(start, end, _INSTEAD.get(kind, "")) for kind, start, end in marks]
