"""What the sums of a sentence have of each other: which date is whose, and what the second one measures.

A sum has the date beside it, else the only one of the sentence, if no other sum claims that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.quantities import QuantityMention
from pipeline.extract.reading import Sentence
from pipeline.extract.timing import Clock, Row

_OPEN = frozenset(("since", "by", "until", "before", "after"))  # an open span of time dates no sum
_BESIDE = re.compile(
    r",?\s*\(?(?:(?:in|during|for|at the end of|throughout)\s+)?(?:(?:fiscal|the)\s+(?:year\s+)?)?"
)
_LABEL = re.compile(r"\s*(?:[-:]|,?\s+(?:it|trade|this) (?:was|stood at|reached|came to))\s*")
_OPENS = 24  # code points before a date that opens its sentence or clause
_AGAINST = r"\b(?:against|versus|further|compared (?:with|to)|another)\b|;"
_COMPARED = re.compile(rf"{_AGAINST}|\bfrom\s*$")
_RISEN = re.compile(rf"\b(?:from|to|than)\b|{_AGAINST}")
_TO = re.compile(r"(?:\s+in\s+(?:[A-Z][a-z]+\s+)?\d{4})?,?\s+to\s+")
_UNREAL = re.compile(r"\b(?:would|could|might|should) have\b")


def with_shared_subjects(sentence: Sentence, found: Sequence[QuantityMention]) -> list[QuantityMention]:
    """Trade rose "from $1 billion in 2016 to $3 billion": the second sum measures what the first does."""
    return [*found[:1], *(_measured_as(sentence, before, mention) for before, mention in pairwise(found))]


def _measured_as(sentence: Sentence, before: QuantityMention, mention: QuantityMention) -> QuantityMention:
    base, first = sentence.span.start, before.subject_end
    if mention.subject_start is not None or first is None or first > before.start:
        return mention
    if not _TO.fullmatch(sentence.text, before.end - base, mention.start - base):
        return mention
    return replace(mention, subject_start=before.subject_start, subject_end=first)


def dates_of(clock: Clock, sentence: Sentence, found: Sequence[QuantityMention]) -> list[Row | None]:
    """For each quantity of the sentence, in order, the date that it is of, or None."""
    rows = [row for row in clock.dates(sentence) if row[0].modifier not in _OPEN]
    text, base = sentence.text, sentence.span.start
    beside = [_beside(text, base, quantity, rows) for quantity in found]
    taken = {row[0].start for row in beside if row}
    return [
        None if _is_unreal(text, quantity.start - base) else own or _only(text, base, quantity, rows, taken)
        for quantity, own in zip(found, beside, strict=True)
    ]


def _is_unreal(text: str, start: int) -> bool:
    """ "would have been worth $5 million": in no year."""
    return _UNREAL.search(text, max(start - 80, 0), start) is not None


def _beside(text: str, base: int, quantity: QuantityMention, rows: list[Row]) -> Row | None:
    """ "$5 million in 2019", "2019: $5 million"."""
    for row in rows:
        first, last = row[0].start, row[0].end
        if quantity.end <= first and _BESIDE.fullmatch(text, quantity.end - base, first - base):
            return row
        if last <= quantity.start and _LABEL.fullmatch(text, last - base, quantity.start - base):
            return row
    return None


def _only(text: str, base: int, quantity: QuantityMention, rows: list[Row], taken: set[int]) -> Row | None:
    """The one date of the sentence, unless it is of another clause or of the sum that this is compared with."""
    if len(rows) != 1:
        return None
    first, last = rows[0][0].start - base, rows[0][0].end - base
    start, end = quantity.start - base, quantity.end - base
    between = text[end:first] if end <= first else text[last:start]
    if first >= _OPENS and ";" in between:
        return None
    contrast = _RISEN if end <= first else _COMPARED
    return None if rows[0][0].start in taken and contrast.search(between) else rows[0]
