"""What may be the name of a field of work, and the ways to read a stretch of text as several of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract import cues
from pipeline.extract.enumerations import entry, is_topic, splits
from pipeline.extract.masks import BODY, COUNTRY, DATE, PERSON, PLACE
from pipeline.extract.reading import Reading
from pipeline.model import Passage, Span

Ranges = list[Span]


@dataclass(frozen=True, slots=True)
class Head:
    """The words that a paragraph, a heading or a numbered part begins with, and how they are set apart."""

    name: Span
    passage: Passage
    style: str  # "." | "-" | ":" | "bold", or the noun of "Theme 1"


_WHO = f"[{PERSON}{BODY}{COUNTRY}{DATE}{PLACE}]"
_BARE_NAME = re.compile(rf"(?:the )?(?:{_WHO}++[\s,]*+(?:(?:of|and|for|the|in)\b\s*+)?+)++\W*")
_POINTER = re.compile(
    r"(?:the |one |an?)?(?:first|second|third|fourth|fifth|last|former|latter|other|others|another|both|"
    r"one|each|more|them|many|several)\b"
    r"(?! (?:hand|mile|aid|degree))"
    rf"|{cues.NUMBER} "
)
_SPECIFIC = re.compile(rf"[{PERSON}{DATE}$€£¥]|\d{{3,}}|\bper ?cent\b|%")


def readings(
    reading: Reading, masked: str, base: int, start: int, end: int, bodies: bool = False
) -> Iterator[Ranges]:
    """The ways to read ``[start, end)`` as names; none is a statement, a sum, a country or, unless ``bodies``, a body.

    With ``bodies`` the words before leave no doubt ("the Working Groups on Health and Revenue Administration").
    """
    if bodies:
        masked = masked.replace(BODY, "b")
    norm = reading.norm[base + start : base + end]
    for parts in splits(norm, masked[start:end]):
        spans = [entry(reading, Span(base + start + a, base + start + b)) for a, b in parts]
        names = [s for s in spans if s is not None and fits(reading, masked, base, s)]
        if len(names) == len(parts) > 1:
            yield names


def fits(reading: Reading, masked: str, base: int, span: Span) -> bool:
    text = masked[span.start - base : span.end - base]
    if (
        not is_topic(reading, span, 12)
        or _POINTER.match(text)
        or _BARE_NAME.fullmatch(text)
        or _SPECIFIC.search(text)
    ):
        return False
    return ":" not in text and '"' not in text
