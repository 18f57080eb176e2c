"""What every document is made of once its format is left behind, and the one way to write that down as text.

Each converter of a format yields pieces; ``write`` makes Markdown of them, which the line scanner of ``parse``
reads back piece by piece. So ``sources.text`` alone says what a document's structure is, whatever it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple


class Piece(NamedTuple):
    """A part of a document in reading order. Line breaks in ``words`` were made on purpose."""

    kind: str  # heading | paragraph | item | more (of the item above) | quote | header | row
    words: str
    level: int = 0  # heading: 1 to 6; item and more: nesting, from 1
    marker: str = "*"  # of an item


class Run(NamedTuple):
    """Words in one typeface."""

    text: str
    bold: bool = False
    italic: bool = False


class Page(NamedTuple):
    """A document out of its format: its pieces, and what its file says of itself."""

    pieces: list[Piece]
    title: str | None = None
    language: str | None = None
    published_on: str | None = None


def listed(words: str) -> frozenset[str]:
    """Words between spaces as a set."""
    return frozenset(words.split())


_LEVELS = 6
_DEEPEST = 20  # nesting of items; what is deeper stands no further in
_STEP = "    "  # an item stands this much deeper than the one it is nested in
# Letters that only look like others, and characters that nobody sees.
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_UNSEEN = dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFEFF, *range(9), *range(14, 32), *range(127, 160)])
_PLAIN = {**_LIGATURES, **_UNSEEN}
# Signs that would make something else of a paragraph: a heading, a quotation, a row of a table.
_BAR = re.compile(r"(?<!\\)\|")
_MISREAD = re.compile(r"#{1,6}(?:\s|$)|[>|]|=+.*=$")


def write(pieces: Iterable[Piece]) -> str:
    """The pieces as Markdown: a blank line between any two but the items of a list and the rows of a table."""
    blocks: list[str] = []
    before = outermost = None
    for piece in pieces:
        if not any(map(str.isalnum, piece.words)):
            continue  # a row of stars, an empty cell: no words
        above = before.kind if before else ""
        if piece.kind == "more" and before and before.level > piece.level:
            piece = piece._replace(kind="item", level=piece.level + 1)  # words after the items nested in it
        if piece.kind == "item" and piece.level == 1:
            if outermost and above in ("item", "more") and (outermost == "*") != (piece.marker == "*"):
                blocks += ("\n\n", _BREAK)  # else the second of two lists would pass for one within the first
                above = ""
            outermost = piece.marker
        blocks += ("\n" if above in _JOINED.get(piece.kind, ()) else "\n\n", _lines(piece))
        before = piece
    return "".join(blocks[1:]) + "\n" if blocks else ""


_BREAK = "***"
# What may stand directly above a piece.
_JOINED = {"item": ("item",), "row": ("row", "header")}


def _lines(piece: Piece) -> str:
    lines = [line for line in piece.words.split("\n") if any(map(str.isalnum, line))]
    kind, deep = piece.kind, _STEP * min(piece.level, _DEEPEST)
    if kind == "heading":
        return f"{'#' * min(max(piece.level, 1), _LEVELS)} {' '.join(lines)}"
    if kind == "item":
        rest = (deep + _escaped(line) for line in lines[1:])
        return "\n".join([f"{deep[len(_STEP) :]}{piece.marker} {lines[0]}", *rest])
    if kind == "quote":
        return "\n>\n".join("\n".join(f"> {line}" for line in part) for part in _parts(piece.words))
    if kind == "row":
        return f"| {piece.words} |"
    if kind == "header":
        return f"| {piece.words} |\n|{' --- |' * (len(_BAR.findall(piece.words)) + 1)}"
    return "\n".join((deep if kind == "more" else "") + _escaped(line) for line in lines)


def _parts(words: str) -> list[list[str]]:
    """The paragraphs of a quotation, each as its lines."""
    parts = [[line for line in part.split("\n") if line] for part in words.split("\n\n")]
    return [part for part in parts if part]


def _escaped(line: str) -> str:
    return "\\" + line if _MISREAD.match(line) else line


def row(cells: Iterable[str]) -> str:
    """The words of a row: its cells without emphasis, between bars."""
    return " | ".join(" ".join(cell.replace("|", "\\|").replace("**", "").split()) for cell in cells)


def counted(style: str, count: int) -> str:
    """The number ``count`` as a list of that style shows it: "3", "c", "C", "iii", "III"; decimal beyond its means."""
    if style in ("a", "A") and 0 < count <= 26:
        return chr(ord(style) + count - 1)
    if style in ("i", "I") and 0 < count < 40:
        numeral = "x" * (count // 10) + _ONES[count % 10]
        return numeral if style == "i" else numeral.upper()
    return str(count)


_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


def plain(runs: Iterable[Run]) -> str:
    """Runs without their typefaces."""
    return inline(Run(run.text) for run in runs)


def inline(runs: Iterable[Run]) -> str:
    """Runs as Markdown: white space collapsed, line breaks kept, bold and italics marked where words begin and end."""
    lines: list[list[Run]] = [[]]
    for text, bold, italic in runs:
        first, *rest = text.translate(_PLAIN).split("\n")
        lines[-1].append(Run(first, bold, italic))
        lines += [[Run(line, bold, italic)] for line in rest]
    return "\n".join(map(_line, lines)).strip()


def _line(runs: list[Run]) -> str:
    """One line of runs. A mark may only stand beside a space or a sign: within a word it would split it."""
    merged = [
        Run("".join(run.text for run in same), *face) for face, same in groupby(_faced(runs), key=_face)
    ]
    texts = []
    for at, run in enumerate(merged):
        before = merged[at - 1].text[-1:] if at else ""
        after = merged[at + 1].text[:1] if at + 1 < len(merged) else ""
        texts.append(_marked(run, before, after))
    return " ".join("".join(texts).split())


def _face(run: Run) -> tuple[bool, bool]:
    return run.bold, run.italic


def _faced(runs: list[Run]) -> list[Run]:
    """Runs that hold something; white space takes after the run before it."""
    faced: list[Run] = []
    for run in runs:
        if run.text and not run.text.isspace():
            faced.append(run)
        elif run.text:
            faced.append(Run(run.text, *_face(faced[-1])) if faced else Run(run.text))
    return faced


def _marked(run: Run, before: str, after: str) -> str:
    words = run.text.strip()
    mark = ("**" if run.bold else "") + ("*" if run.italic else "")
    if not mark or not any(map(str.isalnum, words)):
        return run.text
    if (before.isalnum() and run.text[0].isalnum()) or (after.isalnum() and run.text[-1].isalnum()):
        return run.text
    start = run.text.index(words)
    return f"{run.text[:start]}{mark}{words}{mark[::-1]}{run.text[start + len(words) :]}"
