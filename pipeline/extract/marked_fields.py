"""Fields of work that signs set apart within a sentence: "(1) a, (2) b and (3) c", "'Trade' and 'Energy'"."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.extract import cues
from pipeline.extract.enumerations import entry
from pipeline.extract.field_names import Ranges, fits
from pipeline.extract.reading import Reading
from pipeline.model import Span

_MARK = re.compile(r"(?:^|(?<=\s))\(?(?P<sign>\d|[a-h]|[ivx]{1,4})\)\s+")
_ORDERS = (
    tuple("123456789"),
    tuple("abcdefgh"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
)


_GOES_ON = re.compile(r",?\s+and\s+(?=(?:they|both|the two|it|also)\b|[a-z]+ed\b)|[;.]\s")


def numbered(reading: Reading, masked: str, base: int) -> Ranges | None:
    """ "The agenda was cut up into (1) trade and investment, (2) security, and (3) environment." """
    marks = list(_MARK.finditer(masked)) if masked.count(")") > 2 else []
    signs = tuple(mark["sign"] for mark in marks)
    if len(marks) < 3 or not any(order[: len(signs)] == signs for order in _ORDERS):
        return None
    before = masked[: marks[0].start()]
    if not (cues.PILLAR_CUE.search(before) or cues.WORK_CUE.search(before)):
        return None
    on = _GOES_ON.search(masked, marks[-1].end())
    ends = [mark.start() for mark in marks[1:]] + [on.start() if on else len(masked)]
    spans = [entry(reading, Span(base + m.end(), base + end)) for m, end in zip(marks, ends, strict=True)]
    names = [span for span in spans if span is not None and fits(reading, masked, base, span)]
    return names if len(names) == len(marks) else None


_QUOTED = re.compile(r"(?:^|(?<=[\s(]))(?P<sign>['\"])(?P<name>[A-Z](?:[^'\"]|'(?=s\b)){2,60})(?P=sign)")
_BETWEEN = re.compile(r"\s*[,;]?\s*(?:and\s+|as well as\s+|plus\s+)?(?:on\s+)?")
_TITLED = re.compile(r"\b(?:sessions?|panels?|round ?tables|titles? of|under the (?:headings?|rubrics?))\b")
_PAPERS = re.compile(
    r"\b(?:agreements?|memorand\w+|documents?|declarations?|reports?|projects?|program(?:me)?s|papers?|books?|"
    r"statements?|studies|films?|events?)\b"
)


def quoted(reading: Reading, masked: str, base: int) -> Ranges | None:
    """ "Sessions came under the titles of 'Trade', 'Energy' and 'Schools'": three at least, side by side."""
    text = reading.norm[base : base + len(masked)]
    found = list(_QUOTED.finditer(text)) if "'" in text or '"' in text else []
    if len(found) < 3:
        return None
    joined = all(_BETWEEN.fullmatch(text, one.end(), two.start()) for one, two in pairwise(found))
    before = masked[: found[0].start()]
    cued = cues.PILLAR_CUE.search(before) or _TITLED.search(before)
    if not joined or not cued or _PAPERS.search(before):
        return None
    names = [Span(base + match.start("name"), base + match.end("name")) for match in found]
    return names if all(fits(reading, masked, base, name) for name in names) else None
