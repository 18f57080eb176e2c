"""No change may lose what the labelled documents have won: each family's precision and recall stay at their best.

`python tests/test_scores.py` raises the marks in `tests/scores.json` to today's scores.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline import flow
from pipeline.evaluate import FAMILIES

GOLD = Path(__file__).parent / "gold"
MARKS = Path(__file__).parent / "scores.json"


def scores() -> dict[str, dict[str, float]]:
    """Precision and recall by family over all labelled documents, to four digits."""
    report = flow.evaluate(GOLD)
    rows = {name: report.family(name) for name in FAMILIES}
    return {
        name: {"precision": round(row.precision, 4), "recall": round(row.recall, 4)}
        for name, row in rows.items()
    }


@pytest.fixture(scope="module")
def today() -> dict[str, dict[str, float]]:
    return scores()


@pytest.mark.parametrize("family", FAMILIES)
def test_no_family_falls_below_its_mark(family: str, today: dict[str, dict[str, float]]) -> None:
    marks = json.loads(MARKS.read_text(encoding="utf-8"))
    fallen = {
        share: (today[family][share], mark)
        for share, mark in marks[family].items()
        if today[family][share] < mark
    }
    assert fallen == {}


if __name__ == "__main__":
    MARKS.write_text(json.dumps(scores(), indent=1) + "\n", encoding="utf-8")
