"""Pairs of short documents, read from beginning to end: which rows they share, and where they contradict each other.

``tests/pairs/NAME`` holds two texts and ``expected.json``: whole tables (columns that say nothing left out, ``from``: which of
the two state the row), all conflicts, and the facts that two independent sources state. `python tests/test_pairs.py` writes
what there is today, for a person to compare.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from reading import document

from pipeline.extract import extract
from pipeline.parse import parse
from pipeline.publish import publish
from pipeline.resolve import resolve
from pipeline.resolve.contract import KEYS
from schemas.frames import frames

PAIRS = sorted(path for path in (Path(__file__).parent / "pairs").iterdir() if path.is_dir())
ORDER = ("first", "second")
FOLLOWS = {"date_start", "date_end", "date_precision", "plover_code"}  # from other columns
CONFLICTS = "SELECT matter, subject, claim, quote, source_id, other_claim, other_quote, other_source_id FROM conflicts"
CORROBORATED = "SELECT table_name, row_id FROM corroboration WHERE sources > 1 ORDER BY ALL"


def told(folder: Path, tables: Iterable[str]) -> dict[str, Any]:
    """What the two texts of a folder come to, as ``expected.json`` has it."""
    texts = [document((folder / f"{name}.txt").read_text("utf-8"), "text", name) for name in ORDER]
    found = resolve([extract(text, parse(text)) for text in texts])
    with tempfile.TemporaryDirectory() as made:
        publish(frames(found), Path(made))
        with duckdb.connect(f"{made}/hled.duckdb", read_only=True) as database:
            conflicts = [list(row) for row in database.execute(CONFLICTS).fetchall()]
            corroborated = ["/".join(row) for row in database.execute(CORROBORATED).fetchall()]
    sources = {row["passage_id"]: row["source_id"] for row in found["passages"]}
    stated: dict[object, set[object]] = {}
    for row in found["evidence"]:
        stated.setdefault((row["table_name"], row["row_id"]), set()).add(sources[row["passage_id"]])
    rows = {
        table: [
            {column: value for column, value in row.items() if value is not None and column not in FOLLOWS}
            | {"from": sorted(map(str, stated[table, "/".join(str(row[key]) for key in KEYS[table])]))}
            for row in found[table]
        ]
        for table in tables
    }
    return {"tables": rows, "conflicts": conflicts, "corroborated": corroborated}


@pytest.mark.parametrize("folder", PAIRS, ids=lambda folder: folder.name)
def test_two_documents_come_to_these_rows_and_conflicts(folder: Path) -> None:
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    assert told(folder, expected["tables"]) == expected


def written(found: dict[str, Any]) -> str:
    """``expected.json``, a row a line."""

    def lines(rows: list[Any]) -> str:
        return "[" + ",".join("\n    " + json.dumps(row, ensure_ascii=False) for row in rows) + "\n  ]"

    tables = ",".join(f"\n  {json.dumps(table)}: {lines(rows)}" for table, rows in found["tables"].items())
    rest = ",".join(f"\n  {json.dumps(name)}: {lines(found[name])}" for name in ("conflicts", "corroborated"))
    return f'{{\n"tables": {{{tables}\n}},{rest}\n}}\n'


if __name__ == "__main__":
    for pair in PAIRS:
        path = pair / "expected.json"
        path.write_text(written(told(pair, json.loads(path.read_text("utf-8"))["tables"])), "utf-8")
