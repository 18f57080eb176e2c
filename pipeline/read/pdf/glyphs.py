"""The glyphs of a page → stretches of text: what was set in one go on one baseline."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from pipeline.read.pdf.lines import Line
from pipeline.read.pieces import Run

_GAP = 1.5  # times the size: a wider one is no space between words
_CELL_GAP = 0.8  # the same between words that were drawn each by itself, as the cells of a table are
_DRIFT = 0.3  # times the size: more is another baseline
_RAISED = 0.85  # times the size of the line: a smaller glyph above its baseline is raised
_NOTE = re.compile(r"[\d,*†‡§\[\]()\s]{1,8}")
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_HEAVY = 600  # weight
_HYPHEN = "\u0002"  # what the library makes of a hyphen at the end of a line
_TILT = 0.1  # radians: text that is tilted more is a watermark


class _Face(NamedTuple):
    size: float
    bold: bool
    italic: bool


class _Glyph(NamedTuple):
    sign: str
    x0: float
    x1: float
    y: float
    face: _Face
    turned: int  # quarters clockwise
    drawn: int  # what it was drawn as a part of


def stretches(page: Any) -> Iterator[Line]:
    """The stretches of a page's text in the order in which they were drawn, which may be any.

    A page may be drawn lying on its side; text that stands otherwise than most of it is left out.
    """
    drawn = list(_glyphs(page))
    turns = Counter(glyph.turned for glyph in drawn if glyph)
    way = max(turns, key=lambda turn: (turns[turn], -turn)) if turns else 0
    glyphs: list[_Glyph] = []
    for glyph in drawn:
        if glyph and glyph.turned != way:
            continue
        if glyph is None or (glyphs and _is_apart(glyphs[-1], glyph)):
            yield from _stretch(glyphs)
            glyphs = []
        if glyph:
            glyphs.append(glyph)
    yield from _stretch(glyphs)


def _glyphs(page: Any) -> Iterator[_Glyph | None]:
    """Every glyph, as if it stood upright; None where the library saw a line end."""
    last, face = 0, _Face(1.0, False, False)
    for index in range(pdfium.FPDFText_CountChars(page)):
        sign = chr(pdfium.FPDFText_GetUnicode(page, index))
        if sign in "\r\n":
            yield None
            continue
        drawn = ctypes.cast(pdfium.FPDFText_GetTextObject(page, index), ctypes.c_void_p).value or 0
        if drawn and drawn != last:
            last, face = drawn, _face(page, index)
        quarters = pdfium.FPDFText_GetCharAngle(page, index) / (math.pi / 2)
        if abs(quarters - round(quarters)) * (math.pi / 2) <= _TILT:
            turned = round(quarters) % 4
            yield _Glyph("-" if sign == _HYPHEN else sign, *_place(page, index, turned), face, turned, last)


def _place(page: Any, index: int, turned: int) -> tuple[float, float, float]:
    """Where a glyph begins and ends on its baseline, and how high that is, once its page is turned upright."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetLooseCharBox(page, index, box)
    pdfium.FPDFText_GetCharOrigin(page, index, x, y)
    if turned == 0:
        return box.left, box.right, y.value
    if turned == 1:
        return -box.top, -box.bottom, x.value
    if turned == 2:
        return -box.right, -box.left, -y.value
    return box.bottom, box.top, -x.value


def _face(page: Any, index: int) -> _Face:
    """Size in points as it appears, weight and slant of a glyph."""
    matrix, name, flags = pdfium.FS_MATRIX(), ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetMatrix(page, index, matrix)
    pdfium.FPDFText_GetFontInfo(page, index, name, len(name), flags)
    font = name.value.decode("utf-8", "replace")
    size = pdfium.FPDFText_GetFontSize(page, index) * math.hypot(matrix.c, matrix.d)
    bold = bool(_BOLD.search(font)) or pdfium.FPDFText_GetFontWeight(page, index) >= _HEAVY
    return _Face(round(size, 1) or 1.0, bold, bool(_ITALIC.search(font)))


def _is_apart(before: _Glyph, glyph: _Glyph) -> bool:
    """Whether a glyph begins another stretch: on another baseline, far to the right, or back to the left."""
    size = max(before.face.size, glyph.face.size)
    if (
        abs(glyph.y - before.y) > _DRIFT * size
        and not _is_raised(before, glyph)
        and not _is_raised(glyph, before)
    ):
        return True
    widest = _GAP if glyph.drawn == before.drawn else _CELL_GAP
    return not -size < glyph.x0 - before.x1 < widest * size


def _is_raised(one: _Glyph, other: _Glyph) -> bool:
    return other.face.size < _RAISED * one.face.size and 0 < other.y - one.y < 0.7 * one.face.size


def _stretch(glyphs: list[_Glyph]) -> Iterator[Line]:
    """The glyphs as one line by typeface, without the marks of notes."""
    if not any(not glyph.sign.isspace() for glyph in glyphs):
        return
    sizes = Counter(glyph.face.size for glyph in glyphs)
    size = max(sizes, key=lambda one: (sizes[one], one))
    own = [glyph for glyph in glyphs if glyph.face.size >= _RAISED * size]
    line = Line(glyphs[0].x0, glyphs[-1].x1, own[0].y, size)
    for run, raised in _runs(glyphs, size, line.y):
        if not (raised and _NOTE.fullmatch(run.text)):
            line.runs.append(run)
        elif not line.text.strip():
            line.noted = True
    if line.text.strip():
        yield line


def _runs(glyphs: list[_Glyph], size: float, baseline: float) -> Iterator[tuple[Run, bool]]:
    """Glyphs of one typeface in a row, and whether they are raised above the baseline."""
    text, kind = "", (False, False, False)
    for glyph in glyphs:
        raised = glyph.face.size < _RAISED * size and glyph.y > baseline + 0.1 * size
        own = (glyph.face.bold, glyph.face.italic, raised)
        if own != kind and text:
            yield Run(text, *kind[:2]), kind[2]
            text = ""
        text, kind = text + glyph.sign, own
    yield Run(text, *kind[:2]), kind[2]
