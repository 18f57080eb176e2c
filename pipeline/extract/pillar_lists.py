"""Which lists name fields of work: by what introduces them, by what their items call themselves."""

from __future__ import annotations

import re

from pipeline.extract import cues, lists, sections
from pipeline.extract.enumerations import enumerator
from pipeline.extract.lists import Items
from pipeline.extract.reading import Reading
from pipeline.model import Passage, Span

_DIVISION = re.compile(r"\b(?:working (?:group|party)|task force|sub-?committee|work ?stream|track|pillar)$")


def of_pillars(reading: Reading, items: Items) -> bool:
    """By the words that introduce the list, or because its items call themselves working groups."""
    own = 0
    for item in items.items:
        name = lists.name_span(reading, item)
        own += enumerator(reading.norm[item.span.start : item.span.end]) is not None
        own += name is not None and _DIVISION.search(reading.low(name)) is not None
    if own > 1 and own * 2 > len(items.items):
        return True
    if _of_aims(reading, items):
        return True
    kind = lists.kind_of(items)
    told = sum(
        not (item.label or lists.run_in_head(reading, item)) and _states(reading.raw(item.span))
        for item in items.items
    )
    if told * 2 > len(items.items):
        return False
    lead = items.cue.split("\n")[0]
    titled = items.lead_in is not None and items.lead_in.kind == "heading" and cues.HEADING_CUE.search(lead)
    return kind == "pillars" or (kind is None and (cues.introduces_work(lead) or bool(titled)))


_AIM = re.compile(r"\W*[a-z]{3,}ing [^.:;]+$")


def _of_aims(reading: Reading, items: Items) -> bool:
    """ "I. Promoting trade", "II. Building skills", each with items of its own: the parts of a programme."""
    counted = all(item.marker.strip("().").isalpha() for item in items.items)
    aims = sum(_AIM.match(reading.low(item.span)) is not None for item in items.items)
    return counted and aims > 2 and aims == len(items.items) and len(items.children) > 1


_SHARE = re.compile(r"\d\s?%|\bper ?cent\b")


def _states(words: str) -> bool:
    """Four words or more that end in a stop, or a share of something."""
    last = words.split()[3:][-1:]
    return (bool(last) and len(last[0]) > 1 and words.endswith((".", ".\n"))) or bool(_SHARE.search(words))


def name_of(reading: Reading, items: Items, item: Passage, table: bool) -> Span | None:
    if not table or items.lead_in is None:
        return lists.name_span(reading, item)
    column = sections.column_of_names(reading, items.lead_in, items.items)
    return sections.cell_of(reading, item, column) if column is not None else None


_BODY_NOUN = re.compile(
    r"\b(?:ministry|department|secretariat|agency|office|embassy|bank|administration|chamber|bureau|"
    r"university|minister|secretary|ambassador)\b"
)


def of_bodies(reading: Reading, names: list[Span]) -> bool:
    """Most entries name ministries or officials: a list of who takes part, whatever introduces it."""
    return 2 * sum(bool(_BODY_NOUN.search(reading.low(name))) for name in names) > len(names)
