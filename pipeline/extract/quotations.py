"""Where the text quotes: the words between quotation marks, paragraph by paragraph.

A quotation may hold several sentences, and several paragraphs when each opens with a mark and only the
last closes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.reading import Reading, Sentence
from pipeline.model import Span

_LONGEST = 4000  # code points of one quotation
_OPENS, _CLOSES = "“„«", "”»"
_BEFORE_OPENING = " ([/-,:;"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The sentences of one paragraph or one list item; ``index`` counts them in reading order."""

    index: int
    sentences: tuple[Sentence, ...]

    @property
    def span(self) -> Span:
        return Span(self.sentences[0].span.start, self.sentences[-1].span.end)


@dataclass(slots=True)
class Quotation:
    """Words in quotation marks: ``pieces`` without the marks, one a paragraph; ``start`` and ``end`` of
    the whole.

    ``paragraph`` and ``sentence`` hold its first word.
    """

    pieces: list[Span]
    start: int
    end: int
    paragraph: Paragraph
    sentence: Sentence


def paragraphs(reading: Reading) -> list[Paragraph]:
    """Paragraphs and list items in order, and headings that quote; block quotations are none."""
    found: list[list[Sentence]] = []
    last: tuple[int, int] | None = None
    for sentence in reading.sentences:
        passage = sentence.passage
        if passage.kind == "quote" or (
            passage.kind == "heading" and '"' not in reading.norm[passage.span.start : passage.span.end]
        ):
            last = None
            continue
        here = (passage.block, 0 if passage.kind == "sentence" else passage.ordinal)
        if here != last:
            found.append([])
        found[-1].append(sentence)
        last = here
    return [Paragraph(index, tuple(sentences)) for index, sentences in enumerate(found)]


def quotations(reading: Reading, found: list[Paragraph]) -> list[Quotation]:
    """All quotations of the paragraphs, in order."""
    result: list[Quotation] = []
    open_quote: Quotation | None = None
    for paragraph in found:
        for span, closed in _marked(reading, paragraph.span):
            if open_quote is not None and span.start - 1 == _first_mark(reading, paragraph):
                open_quote.pieces.append(span)
                open_quote.end = span.end + 1
                open_quote = open_quote if not closed else None
                continue
            quotation = Quotation(
                [span], span.start - 1, span.end + 1, paragraph, _sentence_at(paragraph, span.start)
            )
            if closed:
                result.append(quotation)
            elif _next_opens(reading, found, paragraph):
                result.append(quotation)
                open_quote = quotation
    return result


def _marked(reading: Reading, span: Span) -> Iterator[tuple[Span, bool]]:
    """What stands between an opening mark and the next closing one; an unclosed one runs to the end."""
    norm, at = reading.norm, span.start
    while (at := _next_mark(norm, at, span.end)) >= 0:
        if norm[at] == "'":
            stop = _closing_single(norm, at + 1, span.end) if _can_open(reading, at, span) else None
            if stop is not None:
                yield Span(at + 1, stop), True
            at = at + 1 if stop is None else stop + 1
            continue
        if not _can_open(reading, at, span):
            at += 1
            continue
        stop = _closing(reading, at + 1, span.end)
        closed = stop is not None
        end = span.end if stop is None else stop
        if end > at + 1:
            yield Span(at + 1, end), closed
        at = end + 1


def _next_mark(norm: str, at: int, end: int) -> int:
    marks = [found for mark in "\"'" if (found := norm.find(mark, at, end)) >= 0]
    return min(marks, default=-1)


def _closing_single(norm: str, at: int, end: int) -> int | None:
    """The end of 'It is a start', the British way; None where the mark was an apostrophe.

    An apostrophe within a word closes nothing, nor does that of a plural ("the ministers' words").
    """
    limit, start, plural = min(end, at + _LONGEST), at, None
    while (at := norm.find("'", at, limit)) >= 0:
        after = norm[at + 1 : at + 3]
        possessive = norm[at - 1] == "s" and after[:1] == " " and after[1:].islower()
        if at > start and not norm[at - 1].isspace() and not after[:1].isalnum() and not possessive:
            return at
        if norm[at - 1].isspace() and after[:1].isalnum():
            return plural  # another quotation opens: "… 'value chains' … 'the …'"
        plural = at if possessive and plural is None else plural
        at += 1
    return None


def _can_open(reading: Reading, at: int, span: Span) -> bool:
    raw, norm = reading.document.text[at], reading.norm
    if raw in _OPENS or raw in _CLOSES:
        return raw in _OPENS
    before = norm[at - 1] if at > span.start else " "
    after = norm[at + 1] if at + 1 < span.end else " "
    return before in _BEFORE_OPENING and not after.isspace()


def _closing(reading: Reading, at: int, end: int) -> int | None:
    norm, text = reading.norm, reading.document.text
    limit = min(end, at + _LONGEST)
    while (at := norm.find('"', at, limit)) >= 0:
        if text[at] not in _OPENS and not norm[at - 1].isspace():
            return at
        at += 1
    return None


def _first_mark(reading: Reading, paragraph: Paragraph) -> int:
    start = paragraph.span.start
    return start if reading.norm[start] == '"' else -1


def _next_opens(reading: Reading, found: list[Paragraph], paragraph: Paragraph) -> bool:
    at = paragraph.index + 1
    return at < len(found) and _first_mark(reading, found[at]) >= 0


def _sentence_at(paragraph: Paragraph, at: int) -> Sentence:
    return next((s for s in paragraph.sentences if s.span.start <= at <= s.span.end), paragraph.sentences[0])
