"""Hostile texts cost no more than their length: twice the text, about twice the calls (a count, not a clock)."""

from __future__ import annotations

import sys

import pytest
from reading import document

from pipeline.extract import extract
from pipeline.parse import parse

SHAPES = {
    "countries without a stop": "Canada Mexico Chile ",
    "capitals without a stop": "Alpha Beta Gamma ",
    "capitals and commas": "Alpha, ",
    "brackets": "(",
    "quotation marks": '" a ',
    "announcements within announcements": "announced that it ",
    "people without a stop": "President John Smith, ",
    "dates without a stop": "in May 2013 ",
    "sums without a stop": "$5 million ",
    "a list": "* a\n",
    "nested lists": "* a\n  * b\n    * c\n",
    "sentences": "The ministers met in Lima in May 2013. ",
    "headings": "## Pillar I: Trade\n",
    "pillars in line": "three pillars: a; b; and c, ",
}


def calls(text: str) -> int:
    """How many functions a reading of the text enters, built-in ones too."""
    made = document(text, "markdown")
    count = 0

    def tick(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tick)
    try:
        extract(made, parse(made))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_is_about_twice_the_work(shape: str) -> None:
    unit = SHAPES[shape]
    calls(unit)  # fills the caches
    once, twice = calls(unit * (4000 // len(unit))), calls(unit * (8000 // len(unit)))
    assert twice < 2.6 * once
