"""The text itself as tables, and the way from a span back to the passage it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pipeline.model import Document, Extraction, Passage, Span
from pipeline.resolve.identify import Claim, assign_within
from pipeline.resolve.names import digest, join, slug

Row = dict[str, object]
PASSAGE_WORDS = 6  # words of a passage that its id repeats


class Placed(NamedTuple):
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
        for index in range(first, first + 2):
            if index == len(self.passages):
                break
            within = self.passages[index].span
            start = span.start if span.start > within.start else within.start
            end = span.end if span.end < within.end else within.end
            if start < end:
                quote = self.document.text[start:end]
                return Placed(
                    self.document.source_id, self.ids[index], start, end, start - within.start, quote
                )
        return None


def text_of(extraction: Extraction, used: set[str]) -> Text:
    """A source with its passages named; ``used`` are the names that passages have already, and those given are added.

    A passage is called ``<source_id>-<first words>``, and if these are not all, by a digest of all: what begins alike
    elsewhere renames none. Only the same words again need the headings above and the item above to tell them apart.
    """
    passages = _in_order(extraction.passages)
    words = {p.ordinal: extraction.document.text[p.span.start : p.span.end] for p in passages}
    claims = [_claim(extraction.document.source_id, passage, words) for passage in passages]
    ids = assign_within(claims, used)
    return Text(extraction.document, passages, tuple(ids), tuple(p.span.start for p in passages))


def _in_order(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    return tuple(sorted(passages, key=lambda p: (p.span, p.ordinal)))


def _claim(source_id: str, passage: Passage, words: Mapping[int, str]) -> Claim:
    own = words[passage.ordinal]
    first = slug(own, PASSAGE_WORDS)
    name = join(source_id, first, "" if first == slug(own) else digest(own))
    above = (passage.section, words.get(passage.parent or 0, ""))
    return Claim((name, join(name, digest(above))), (source_id, above, own))


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


def passage_rows(text: Text, copies: Mapping[str, str]) -> list[Row]:
    """The rows of ``passages`` for one source, by ordinal; ``copies`` has what a passage repeats, by its id."""
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
            "copy_of": copies.get(passage_id),
        }
        for passage, passage_id in sorted(
            zip(text.passages, text.ids, strict=True), key=lambda pair: pair[0].ordinal
        )
    ]


def _date(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
