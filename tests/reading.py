"""What tests of extraction share: a document from a text, its tables without a disk, its score against labels."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from pipeline import evaluate
from pipeline.extract import extract
from pipeline.model import Document, Tables
from pipeline.parse import parse
from pipeline.resolve import resolve

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "raw/us-mexico-high-level-economic-dialogue/us-mexico-high-level-economic-dialogue.md"
EXPECTED = ROOT / "tests/article_expected.json"


def document(text: str, format: str = "markdown", source_id: str = "source") -> Document:
    """A document of that text, as ``read`` would make it."""
    data = text.encode("utf-8", "surrogatepass")
    return Document(
        source_id, "A title", format, text, source_id, hashlib.sha256(data).hexdigest(), len(data), "en"
    )


def tables(text: str, format: str = "markdown") -> Tables:
    """All tables of one document."""
    made = document(text, format)
    return resolve([extract(made, parse(made))])


def failures(made: Tables, labels: dict[str, Any]) -> list[str]:
    """Every missed ("-") and spurious ("+") fact in words; empty when precision and recall are 1."""
    gold = evaluate.parse_gold(json.dumps(labels), "labels")
    lines = []
    for family, score in evaluate.score(made, "source", gold).items():
        lines += [f"- {family}: {case.label}" for case in score.missed]
        lines += [f"+ {family}: {case.label}" for case in score.spurious]
    return lines


def ungrounded(made: Tables) -> list[str]:
    """Evidence, mentions and passages whose words are not the slice that they name."""
    text = str(made["sources"][0]["text"])
    wrong = []
    for table, column in (("evidence", "quote"), ("mentions", "surface"), ("passages", "text")):
        for row in made[table]:
            if text[row["char_start"] : row["char_end"]] != row[column]:  # type: ignore[misc]
                wrong.append(f"{table}: {row}")
    return wrong
