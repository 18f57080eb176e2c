"""Twice the documents cost about twice the work, whether they tell of the same things or of others.

Calls are counted, which no machine changes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from reading import document

from pipeline.extract import extract
from pipeline.model import Extraction
from pipeline.parse import parse
from pipeline.resolve import resolve

TEXT = """{dialogue}

The {dialogue} ({short}) was launched in May 2013 by Chilean President Ana Ruiz and Peruvian President Luis Paz.
It is co-chaired by the Ministry of {field} of Chile and the Ministry of {field} of Peru.
On {day} May {year} Minister of {field} {person} met Peruvian Minister of {field} Paz in Lima for its annual meeting.
In {year} they announced the {field} Fund, worth more than ${year} million.
"We go on with {field} and have no other plan," said {person}.

The pillars are:

* {field} and ports
* {field} and skills
"""
WORDS = (
    "Trade",
    "Energy",
    "Ports",
    "Mining",
    "Fisheries",
    "Tourism",
    "Forests",
    "Water",
    "Labour",
    "Railways",
    "Health",
)
SURNAMES = (
    "Soto",
    "Vega",
    "Rojas",
    "Mora",
    "Leal",
    "Pinto",
    "Araya",
    "Bravo",
    "Salas",
    "Tapia",
    "Vidal",
    "Nieto",
    "Prado",
)


def told(number: int, same: bool) -> Extraction:
    """A document about one dialogue, the same as others or its own."""
    field = WORDS[0 if same else number % len(WORDS)]
    own = (
        "Chile–Peru" if same else f"Chile–Peru {SURNAMES[number % 13]}ville {SURNAMES[number // 13 % 13]}town"
    )
    values = {
        "dialogue": f"{own} {field} Dialogue",
        "short": "CPD" if same else f"CP{number}D",
        "field": field,
        "day": 1 + number % 28,
        "year": 2000 + number % 20,
        "person": f"{SURNAMES[number % 13]} {SURNAMES[number // 13 % 13]}",
    }
    made = document(TEXT.format_map(values), "text", f"source-{number}")
    return extract(made, parse(made))


def unlike(number: int) -> Extraction:
    """Entities and events of one name in every document, which nothing makes the same: each a row of its own."""
    made = told(number, same=True)
    drafts = tuple(
        replace(draft, values=draft.values | {"name": "Steering Committee", "country_code": None})
        if draft.table == "organizations"
        else draft
        for draft in made.drafts
    )
    return replace(made, drafts=drafts)


@cache
def first() -> Extraction:
    return told(0, same=True)


def copy(number: int) -> Extraction:
    """The first document once more."""
    return replace(first(), document=replace(first().document, source_id=f"copy-{number}"))


KINDS: dict[str, Callable[[int], Extraction]] = {
    "of the same things": lambda number: told(number, same=True),
    "of other things": lambda number: told(number, same=False),
    "of namesakes": unlike,
    "all the same": copy,
}


def calls(work: Callable[[], object]) -> int:
    """How many functions of Python are called."""
    count = 0

    def notice(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(notice)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_twice_the_documents_take_twice_the_calls(kind: str) -> None:
    documents = [KINDS[kind](number) for number in range(160)]
    resolve(documents[:40])  # what is remembered of the lexicon
    few, many = calls(lambda: resolve(documents[:80])), calls(lambda: resolve(documents))
    assert many < 2.3 * few


def test_work_that_grows_with_the_square_is_noticed() -> None:
    def nothing() -> None: ...

    def square(number: int) -> None:
        for _ in range(number**2):
            nothing()

    assert calls(lambda: square(80)) > 2.3 * calls(lambda: square(40))
