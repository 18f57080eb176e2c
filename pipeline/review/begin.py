"""Where a review starts: what there is to see of a build, in a list or one by one."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

from pipeline import flow, standing
from pipeline.browse.store import expect
from pipeline.errors import UsageError
from pipeline.review.book import Book
from pipeline.review.items import Item, items


def listed(
    raw: str | Path = "raw", build: str | Path = "build", source: str | None = None, kind: str | None = None
) -> tuple[list[Item], Book]:
    """All that no correction has settled, of one source or kind if one is named, in reading order; and the dataset.

    Raises InputError if there is no build, or if it is not of what is in ``raw`` now; UsageError for an unknown name.
    """
    tables, corrections = standing.published(raw, build)
    book = Book(tables)
    if source:
        expect(source, sorted(book.sources), "source")
    found = items(book, corrections)
    if kind:
        expect(kind, sorted({one.kind for one in found}), "kind of notice to review")
    return [one for one in found if source in (None, one.source_id) and kind in (None, one.kind)], book


def walk(
    raw: str | Path,
    build: str | Path,
    who: str | None,
    date: datetime.date,
    source: str | None = None,
    kind: str | None = None,
) -> str:
    """Go through it with the person at the terminal; returns what came of it. Raises UsageError without a terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        todo = "run it in a terminal; `hled review --list` tells what there is, docs/corrections.md how to write it by hand"
        raise UsageError("there is nobody to ask: this is no terminal", todo=todo)
    found, book = listed(raw, build, source, kind)
    if not found:
        return "Nothing to review."
    import click

    from pipeline.review.session import Session

    who = who or click.prompt("your name, for the corrections", value_proc=_name)
    session = Session(book, raw, who, date, lambda: flow.tables_as_read(raw))
    session.walk(found)
    if not session.written:
        return "Nothing was written."
    count = "1 answer" if session.written == 1 else f"{session.written} answers"
    return f"{count} written; `hled build` applies them."


def _name(answer: str) -> str:
    import click

    if not answer.strip():
        raise click.UsageError("a name is needed")
    return answer.strip()
