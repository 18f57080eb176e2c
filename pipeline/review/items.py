"""What there is to review: every notice, and every passage that gave nothing, that no correction has settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.corrections.entries import Correction
from pipeline.corrections.seen import seen_words
from pipeline.review.book import Book, Row

SILENT = "nothing-read"  # also the kind of notice that the reading gives for such a passage


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at. Offsets are code points of ``text``, the passage, or of nothing where there is none."""

    table: str  # notices | passages
    row_id: str
    kind: str
    message: str
    source_id: str
    title: str
    section: str
    passage_id: str | None
    text: str
    start: int
    end: int
    at: int  # where the passage begins in the source
    expect: str  # what an entry of the kind seen expects
    drawn: tuple[tuple[str, str], ...]  # table and key of the rows that the passage states

    @property
    def words(self) -> str:
        """The words that are flagged."""
        return self.text[self.start : self.end]


def items(book: Book, corrections: Iterable[Correction]) -> list[Item]:
    """All that is not settled yet, in reading order."""
    seen = {row["row_id"] for row in book.tables["corrections"] if row["kind"] == "seen"}
    settled = seen | {one.notice for one in corrections}
    found = [*_notices(book), *_silent(book)]
    ordered = sorted(found, key=lambda one: (one.source_id, one.at + one.start, one.kind, one.row_id))
    return [one for one in ordered if one.row_id not in settled]


def _notices(book: Book) -> Iterator[Item]:
    """The notices of sources; that one could not be read is settled by mending it, not by a correction."""
    for row in book.tables["notices"]:
        if row["source_id"] is not None:
            kind, message = str(row["kind"]), str(row["message"])
            yield _item(book, "notices", str(row["notice_id"]), kind, message, row)


def _silent(book: Book) -> Iterator[Item]:
    """Passages, headings aside, that state no fact; one with a notice has been told of already."""
    told = {row["passage_id"] for row in book.tables["notices"]}
    for passage_id, row in book.passages.items():
        if row["kind"] != "heading" and passage_id not in told and not book.drawn(passage_id):
            yield _item(book, "passages", passage_id, SILENT, "no rule read a fact here", row)


def _item(book: Book, table: str, row_id: str, kind: str, message: str, row: Row) -> Item:
    source = book.sources[str(row["source_id"])]
    passage_id = str(row["passage_id"]) if row["passage_id"] is not None else None
    passage = book.passages[passage_id] if passage_id else {"text": "", "section": None, "char_start": 0}
    at, text = int(str(passage["char_start"])), str(passage["text"])
    start, end = (int(str(row[column] or at)) - at for column in ("char_start", "char_end"))
    return Item(
        table=table,
        row_id=row_id,
        kind=kind,
        message=message,
        source_id=str(source["source_id"]),
        title=str(source["title"]),
        section=str(passage["section"] or ""),
        passage_id=passage_id,
        text=text,
        start=max(start, 0),
        end=min(end, len(text)),
        at=at,
        expect=seen_words(table, row, [source]),
        drawn=tuple(book.drawn(passage_id)) if passage_id else (),
    )
