"""What a bare number counts: the noun behind it, or, at the end of a line, the one before the colon."""

from __future__ import annotations

import re

from pipeline.extract import quantity_words as words


def counted(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The noun that the number at ``[start, end)`` counts, and where the mention ends with it."""
    if measure := words.MEASURES.match(text, end):
        return measure["unit"], measure.end()
    return head(text, end) or _shared(text, end) or _label(text, start, end) or _numbered(text, start, end)


def head(text: str, at: int) -> tuple[str, int] | None:
    """The first plural noun that heads the words that follow, and its end; capitalised words may describe it.

    "14 customs procedures" counts procedures, "51 types of permit" types of permit, and "60 growers meet"
    growers.
    """
    head: tuple[str, int] | None = None
    previous = ""
    for _ in range(6):
        match = words.WORD.match(text, at)
        if not match:
            break
        word, at = match["word"], match.end()
        if word in ("and", "or") and head is None and re.match(r"\s+medium", text[at:]):
            continue
        if word.lower() in words.STOP_WORDS or (head and not words.is_plural(word)) or word.endswith("'s"):
            break
        if word[0].islower() and words.is_plural(word):
            head = (f"{previous} {word}" if previous and word in words.BOUND_NOUNS else word, at)
            if word not in words.PLURAL_MODIFIERS:
                break
        previous = word if word.islower() else ""
    return _sorts(text, *head) if head and head[0] not in words.NO_UNITS else None


def _sorts(text: str, noun: str, end: int) -> tuple[str, int]:
    """ "types of permit" for "types"."""
    thing = words.SORT_OF.match(text, end) if noun in words.SORTS else None
    return (f"{noun} of {thing['thing']}", thing.end()) if thing else (noun, end)


def _shared(text: str, at: int) -> tuple[str, int] | None:
    """ "35 of 51 types of permit": the noun behind the second number counts the first as well."""
    of = words.OUT_OF.match(text, at)
    number = words.AMOUNT.match(text, of.end()) if of else None
    noun = head(text, number.end()) if number else None
    return (noun[0], at) if noun else None


def _label(text: str, start: int, end: int) -> tuple[str, int] | None:
    """ "Peruvian companies in Chile: 900 or more": a number that ends its line counts what stands
    before the colon.
    """
    label = words.LABEL.search(text, max(0, start - 100), start)
    if not label or not words.LINE_END.match(text, end):
        return None
    for word in label["label"].split():
        if word.lower() in words.STOP_WORDS:
            return None
        if words.is_plural(word) and word not in words.NO_UNITS:
            return (word.lower(), end)
    return None


def _numbered(text: str, start: int, end: int) -> tuple[str, int] | None:
    """ "the number of trainees at 16,000", "students numbered 23,369": no noun follows, one went before."""
    if not _CLOSED.match(text, end):
        return None
    before = text[max(0, start - 120) : start]
    match = words.NUMBER_OF.search(before) or words.NUMBERED.search(before)
    for word in match["label"].split() if match else ():
        if words.is_plural(word):
            return (word.lower(), end) if word.lower() not in words.NO_UNITS else None
    return None


_CLOSED = re.compile(
    r"\s*(?:[.;,)|]|$|(?:by|in|from|at|since|and|on|over|during|before|this|last|next|within|to)\b)"
)
