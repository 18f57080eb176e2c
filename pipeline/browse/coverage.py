"""What was read and what it gave: silence is the fault of text extraction that nobody sees."""

from __future__ import annotations

from pathlib import Path

from pipeline.browse.query import Answer
from pipeline.browse.store import dataset


def coverage(silent_only: bool = False, build: str | Path = "build") -> Answer:
    """Every passage in reading order with the number of facts that its words state.

    ``silent_only`` leaves the passages, headings aside, from which nothing was drawn.
    """
    with dataset(build) as connection:
        cursor = connection.execute(_COVERAGE, [silent_only])
        columns = tuple(str(column[0]) for column in cursor.description or ())
        return Answer(columns, cursor.fetchall())


_COVERAGE = """
    SELECT source_id, ordinal, kind, facts, text FROM coverage
    WHERE NOT ? OR (facts = 0 AND kind <> 'heading')
    ORDER BY source_id, ordinal
"""
