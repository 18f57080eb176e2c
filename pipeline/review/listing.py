"""All that there is to review, for a person without a terminal and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pipeline.browse.formats import cell
from pipeline.browse.pages import answer_page
from pipeline.browse.paper import Paper
from pipeline.browse.query import Answer
from pipeline.corrections.file import written
from pipeline.corrections.told import shown
from pipeline.review.book import Book
from pipeline.review.items import Item
from pipeline.review.proposals import proposals, seen

_COLUMNS = ("number", "kind", "source", "words", "message")


def list_page(items: Sequence[Item], paper: Paper) -> None:
    """One item a line."""
    if not items:
        paper.line("Nothing to review: every notice is settled, and every passage gave facts or was seen.")
        return
    rows = [
        (number, item.kind, item.source_id, shown(item.words), cell(item.message))
        for number, item in enumerate(items, 1)
    ]
    answer_page(Answer(_COLUMNS, list(rows)), paper)


def as_json(items: Sequence[Item], book: Book) -> str:
    """An array of objects, one a line; offsets count in the passage, entries are TOML that lacks its signature."""
    lines = (
        json.dumps(_object(number, item, book), ensure_ascii=False) for number, item in enumerate(items, 1)
    )
    return "[" + ",\n ".join(lines) + "]\n"


def _object(number: int, item: Item, book: Book) -> dict[str, object]:
    return {
        "number": number,
        "kind": item.kind,
        "message": item.message,
        "table": item.table,
        "row": item.row_id,
        "source_id": item.source_id,
        "section": item.section or None,
        "passage_id": item.passage_id,
        "passage": item.text or None,
        "start": item.start,
        "end": item.end,
        "words": item.words or None,
        "states": [f"{table}/{key}" for table, key in item.drawn],
        "proposals": [
            {"does": one.label, "entries": "\n".join(written(*entry) for entry in one.entries)}
            for one in proposals(item, book)
        ],
        "seen": written(*seen(item)),
    }
