"""Hostile texts cost no more than their length, in every stage from text to rows.

Calls are counted, which no machine changes; but one call may search a whole text, so processor time is compared as well,
over texts of 10⁵ code points and of an eighth of that, with room for twice the time that a line would give.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from reading import document

from pipeline.extract import extract
from pipeline.parse import parse
from pipeline.resolve import resolve

LENGTH = 100_000  # code points
SHAPES = {
    "countries without a stop": "Canada Mexico Chile ",
    "capitals without a stop": "Alpha Beta Gamma ",
    "capitals in one word": "A",
    "capitals and commas": "Alpha, ",
    "capitals and ands": "Alpha and Beta ",
    "commas": ",",
    "brackets": "(",
    "brackets of three kinds": "([{",
    "brackets that close": ") ",
    "links that never end": "[a](",
    "quotation marks": '" a ',
    "apostrophes": "'",
    "hashes": "#",
    "dashes": "- ",
    "stars and underscores": "*_",
    "spaces": "a  \t ",
    "announcements within announcements": "announced that it ",
    "people without a stop": "President John Smith, ",
    "titles without a name": "Secretary of ",
    "bodies without a stop": "the Ministry of Trade and the Bank of Peru, ",
    "dates without a stop": "in May 2013 ",
    "years joined": "2013-",
    "digits": "1 ",
    "sums without a stop": "$5 million ",
    "pillars in line": "three pillars: a; b; and c, ",
    "abbreviations": "U.S. (USA) ",
    "a list": "* a\n",
    "words cut in two": "Trade Minis-\ntry ",
    "one word cut again and again": "Ports-\n",
    "nested lists": "* a\n  * b\n    * c\n",
    "numbered lists": "1. a\n   - b\n",
    "a table": "| a | b |\n",
    "quoted lines": "> a\n",
    "paragraphs": "a\n\n",
    "sentences": "The ministers met in Lima in May 2013. ",
    "headings": "## Pillar I: Trade\n",
}


def stages(text: str) -> Iterator[tuple[str, Callable[[], None]]]:
    """The work on a text, one stage after another: each is to be done before the next is asked for."""
    made = document(text, "markdown")
    done: dict[str, object] = {}
    yield "parse", lambda: done.update(passages=parse(made))
    yield "extract", lambda: done.update(extraction=extract(made, done["passages"]))  # type: ignore[arg-type]
    yield "resolve", lambda: done.update(tables=resolve([done["extraction"]]))  # type: ignore[list-item]


def calls(text: str) -> dict[str, int]:
    """How many functions each stage enters, built-in ones too."""
    counts: dict[str, int] = {}
    for stage, work in stages(text):
        counts[stage] = 0

        def tick(frame: object, event: str, argument: object, stage: str = stage) -> None:
            counts[stage] += event in ("call", "c_call")

        sys.setprofile(tick)
        try:
            work()
        finally:
            sys.setprofile(None)
    return counts


@contextmanager
def nothing_else_to_collect() -> Iterator[None]:
    """The collector looks only at what is made from here on: what other tests left behind would be counted as work."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@nothing_else_to_collect()
def seconds(text: str, rounds: int) -> dict[str, float]:
    """The least processor time that each stage took."""
    least: dict[str, float] = {}
    for _ in range(rounds):
        for stage, work in stages(text):
            started = time.process_time()
            work()
            least[stage] = min(least.get(stage, 1e9), time.process_time() - started)
    return least


@pytest.mark.parametrize("unit", SHAPES.values(), ids=SHAPES.keys())
def test_twice_the_text_is_about_twice_the_calls(unit: str) -> None:
    calls(unit)  # fills the caches
    once, twice = calls(unit * (4000 // len(unit))), calls(unit * (8000 // len(unit)))
    assert [stage for stage in once if twice[stage] > 2.6 * once[stage] + 200] == []


@pytest.mark.slow
@pytest.mark.parametrize("unit", SHAPES.values(), ids=SHAPES.keys())
def test_eight_times_the_text_is_about_eight_times_the_work(unit: str) -> None:
    short, long = unit * (LENGTH // 8 // len(unit)), unit * (LENGTH // len(unit))
    part, whole = seconds(short, 3), seconds(long, 1)
    if any(whole[stage] > 16 * max(part[stage], 0.002) for stage in whole):
        whole = seconds(long, 3)  # the machine may have been busy
    assert {
        stage: (part[stage], whole[stage]) for stage in whole if whole[stage] > 16 * max(part[stage], 0.002)
    } == {}
