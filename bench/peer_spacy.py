"""The peer: a spaCy blank pipeline that splits sentences and finds 150 phrases and 50 patterns of tokens.

Runs in an environment of its own. Reads texts from a JSON file and prints the seconds of processor time that they took.

    python bench/peer_spacy.py TEXTS.json
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

PORTFOLIOS = [
    "State", "Commerce", "Energy", "Labor", "Trade", "Finance", "Economy", "Foreign Affairs", "Agriculture",
    "Transport", "Health", "Education", "Environment", "Industry", "Tourism", "Justice", "Defence", "Culture",
    "Science", "Planning", "Mines", "Fisheries", "Housing", "Water", "Digital Affairs",
]  # fmt: skip
BODIES = ["Department of", "Ministry of", "Secretariat of", "Minister of", "Secretary of", "Office of"]
VERBS = [
    "launched",
    "met",
    "announced",
    "signed",
    "held",
    "hosted",
    "chaired",
    "convened",
    "agreed",
    "welcomed",
]


def patterns() -> list[dict[str, object]]:
    """150 phrases and 50 patterns of two to four tokens."""
    phrases = [{"label": "BODY", "pattern": f"{body} {of}"} for body in BODIES for of in PORTFOLIOS]
    name = {"IS_TITLE": True, "OP": "+"}
    shapes = [
        lambda verb: [{"LOWER": verb}, name],
        lambda verb: [name, {"LOWER": verb}],
        lambda verb: [{"LOWER": verb}, {"LOWER": {"IN": ["in", "on"]}}, {"IS_DIGIT": True, "OP": "?"}, name],
        lambda verb: [{"LOWER": {"IN": ["was", "were"]}}, {"LOWER": verb}, {"LOWER": "by"}],
        lambda verb: [{"LOWER": verb}, {"LOWER": "the", "OP": "?"}, {"IS_DIGIT": True}],
    ]
    return phrases + [{"label": "EVENT", "pattern": shape(verb)} for shape in shapes for verb in VERBS]


def main(path: str) -> None:
    """Print the seconds."""
    import spacy

    texts = json.loads(Path(path).read_text(encoding="utf-8"))
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entity_ruler").add_patterns(patterns())
    for _ in nlp.pipe(texts[:20]):
        pass  # builds what is built on first use
    started = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    print(time.process_time() - started)


if __name__ == "__main__":
    main(sys.argv[1])
