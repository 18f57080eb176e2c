"""What counts as a copy: a sentence of some length in the same words, and all of a source that mostly repeats others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from resolving import Source

from pipeline.model import Extraction
from pipeline.resolve import resolve

SENTENCE = "The dialogue was launched in the spring of that year in Lima."
OWN = "Nobody else has written this line, nor will they write it soon."


def source(name: str, *lines: str, kind: str = "sentence") -> Extraction:
    made = Source(name, *lines).extraction()
    return replace(made, passages=tuple(replace(passage, kind=kind) for passage in made.passages))


def copies(*sources: Extraction) -> list[tuple[str, str]]:
    """(words of a passage, source of the one it repeats) in reading order."""
    rows = resolve(sources)["passages"]
    of = {row["passage_id"]: str(row["source_id"]) for row in rows}
    return [(str(row["text"]), of[row["copy_of"]]) for row in rows if row["copy_of"]]


CASES = {
    "a sentence in other marks and capitals": (
        [source("a", SENTENCE), source("b", SENTENCE.upper().replace(".", "!"), OWN, OWN)],
        [(SENTENCE.upper().replace(".", "!"), "a")],
    ),
    "another sentence": ([source("a", SENTENCE), source("b", OWN)], []),
    "a short one": ([source("a", "The talks went well."), source("b", "The talks went well.", OWN)], []),
    "an item of a list": (
        [source("a", SENTENCE, kind="list_item"), source("b", SENTENCE, OWN, OWN, kind="list_item")],
        [],
    ),
    "a reprint, lists and all": (
        [
            source("a", "Energy", SENTENCE, kind="list_item"),
            source("b", "Energy", SENTENCE, "New", kind="list_item"),
        ],
        [("Energy", "a"), (SENTENCE, "a")],
    ),
    "the first of three": (
        [source("a", SENTENCE), source("b", SENTENCE), source("c", SENTENCE)],
        [(SENTENCE, "a"), (SENTENCE, "a")],
    ),
    "twice in one source": ([source("a", SENTENCE, SENTENCE)], []),
    "the order of arrival": ([source("z", SENTENCE), source("a", SENTENCE, OWN)], [(SENTENCE, "z")]),
}


@pytest.mark.parametrize(("sources", "expected"), CASES.values(), ids=CASES)
def test_a_passage_is_a_copy_or_not(sources: list[Extraction], expected: list[tuple[str, str]]) -> None:
    assert copies(*sources) == expected
