"""The text itself as tables, and the way from a span back to the passage it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from pipeline.model import Document, Extraction, Passage, Span
from pipeline.resolve.identify import Claim, assign
from pipeline.resolve.names import slug

Row = dict[str, object]
PASSAGE_WORDS = 6  # words of a passage that its id repeats


@dataclass(frozen=True, slots=True)
class Placed:
    """A span in its passage: code points of the source; ``offset`` counts from the passage's start."""

    source_id: str
    passage_id: str
    start: int
    end: int
    offset: int
    quote: str


@dataclass(frozen=True, slots=True)
class Text:
    """One source with its passages in reading order and their ids."""

    document: Document
    passages: tuple[Passage, ...]
    ids: tuple[str, ...]
    starts: tuple[int, ...]

    def place(self, span: Span) -> Placed | None:
        """The part of ``span`` that lies in the passage where it starts, or the first one it reaches.

        None when it touches no passage. A span that runs over the end of its passage is cut there.
        """
        first = max(bisect_right(self.starts, span.start) - 1, 0)
        for index in range(first, min(first + 2, len(self.passages))):
            within = self.passages[index].span
            start, end = max(span.start, within.start), min(span.end, within.end)
            if start < end:
                quote = self.document.text[start:end]
                offset = start - within.start
                return Placed(self.document.source_id, self.ids[index], start, end, offset, quote)
        return None


def read_texts(extractions: Sequence[Extraction]) -> dict[str, Text]:
    """The sources by id; a passage is named ``<source_id>-<first words>``, with a digest if two agree."""
    ordered = {e.document.source_id: _in_order(e.passages) for e in extractions}
    claims = [_claim(e.document, passage) for e in extractions for passage in ordered[e.document.source_id]]
    ids = iter(assign(claims))
    texts = {}
    for extraction in extractions:
        passages = ordered[extraction.document.source_id]
        starts = tuple(p.span.start for p in passages)
        texts[extraction.document.source_id] = Text(
            extraction.document, passages, tuple(islice(ids, len(passages))), starts
        )
    return texts


def _in_order(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    return tuple(sorted(passages, key=lambda p: (p.span, p.ordinal)))


def _claim(document: Document, passage: Passage) -> Claim:
    words = document.text[passage.span.start : passage.span.end]
    name = f"{document.source_id}-{slug(words, PASSAGE_WORDS)}"
    return Claim((name,), (document.source_id, passage.section, words))


def source_row(document: Document) -> Row:
    """The row of ``sources``."""
    return {
        "source_id": document.source_id,
        "title": document.title,
        "format": document.format,
        "language": document.language,
        "publisher": document.publisher,
        "url": document.url,
        "license": document.license,
        "retrieved_on": _date(document.retrieved_on),
        "published_on": _date(document.published_on),
        "path": document.path,
        "sha256": document.sha256,
        "byte_count": document.byte_count,
        "text": document.text,
    }


def passage_rows(text: Text) -> list[Row]:
    """The rows of ``passages`` for one source, by ordinal."""
    return [
        {
            "passage_id": passage_id,
            "source_id": text.document.source_id,
            "ordinal": passage.ordinal,
            "kind": passage.kind,
            "section": " > ".join(passage.section) or None,
            "depth": passage.depth,
            "char_start": passage.span.start,
            "char_end": passage.span.end,
            "text": text.document.text[passage.span.start : passage.span.end],
        }
        for passage, passage_id in sorted(
            zip(text.passages, text.ids, strict=True), key=lambda pair: pair[0].ordinal
        )
    ]


def _date(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
