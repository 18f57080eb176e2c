"""The glyphs of a page → stretches of text: what was set in one go on one baseline."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from pipeline.read.pdf.lines import Line
from pipeline.read.pieces import Run

_GAP = 1.5  # times the size: a wider one is no space between words
_DRIFT = 0.3  # times the size: more is another baseline
_RAISED = 0.85  # times the size of the line: a smaller glyph above its baseline is raised
_NOTE = re.compile(r"[\d,*†‡§\[\]()\s]{1,8}")
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_HEAVY = 600  # weight
_HYPHEN = "\u0002"  # what the library makes of a hyphen at the end of a line
_TILT = 0.1  # radians: more is a watermark, or a label along the margin


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


def stretches(page: Any) -> Iterator[Line]:
    """The stretches of a page's text in the order in which they were drawn, which may be any."""
    glyphs: list[_Glyph] = []
    for glyph in _glyphs(page):
        if glyph is None or (glyphs and _is_apart(glyphs[-1], glyph)):
            yield from _stretch(glyphs)
            glyphs = []
        if glyph is not None:
            glyphs.append(glyph)
    yield from _stretch(glyphs)


def _glyphs(page: Any) -> Iterator[_Glyph | None]:
    """Every glyph that stands upright; None where the library saw a line end."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    last, face = 0, _Face(1.0, False, False)
    for index in range(pdfium.FPDFText_CountChars(page)):
        sign = chr(pdfium.FPDFText_GetUnicode(page, index))
        if sign in "\r\n":
            yield None
            continue
        drawn = ctypes.cast(pdfium.FPDFText_GetTextObject(page, index), ctypes.c_void_p).value or 0
        if drawn and drawn != last:
            last, face = drawn, _face(page, index)
        if abs(math.remainder(pdfium.FPDFText_GetCharAngle(page, index), 2 * math.pi)) > _TILT:
            continue
        pdfium.FPDFText_GetLooseCharBox(page, index, box)
        pdfium.FPDFText_GetCharOrigin(page, index, x, y)
        yield _Glyph("-" if sign == _HYPHEN else sign, box.left, box.right, y.value, face)


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
    return not -size < glyph.x0 - before.x1 < _GAP * size


def _is_raised(one: _Glyph, other: _Glyph) -> bool:
    return other.face.size < _RAISED * one.face.size and 0 < other.y - one.y < 0.7 * one.face.size


def _stretch(glyphs: list[_Glyph]) -> Iterator[Line]:
    """The glyphs as one line by typeface, without the marks of notes."""
    if not any(not glyph.sign.isspace() for glyph in glyphs):
        return
    size = _usual_size(glyphs)
    line = Line(glyphs[0].x0, glyphs[-1].x1, 0.0, size)
    own = [glyph for glyph in glyphs if glyph.face.size >= _RAISED * size]
    line.y = own[0].y if own else glyphs[0].y
    for run, raised in _runs(glyphs, size, line.y):
        if not (raised and _NOTE.fullmatch(run.text)):
            line.runs.append(run)
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


def _usual_size(glyphs: list[_Glyph]) -> float:
    counts: dict[float, int] = {}
    for glyph in glyphs:
        counts[glyph.face.size] = counts.get(glyph.face.size, 0) + 1
    return max(counts, key=lambda size: (counts[size], size))
