"""How near a date stands to the verb of an event, and which dates belong to another clause altogether."""

from __future__ import annotations

import re

from pipeline.extract import standing
from pipeline.extract.timing import Row
from pipeline.extract.told import Happening

REACH = 600  # code points between a verb and a date that belongs to it
_SINCE = re.compile(
    r"\b(?P<how>since|after|before|following|until)\s+(?:[\w\ue000-\ue007'-]+\s+){1,9}?(?:in"
    r"|on)\s+$"
)
_YET_TO_COME = re.compile(  # "announced a mission that will visit Peru in 2031", "and expect to meet in 2031"
    r"\b(?:(?:that|which|who|to)\s+(?:\w+ly\s+)?(?:will|shall|is to|are to|be|start|begin|open|take place)"
    r"|(?:expect|plan|intend|hope|aim|look forward)s?\s+to|and\s+will)\b"
)
_RELATIVE = re.compile(r"\b(?:while|whereas|after|before|which|who|whose|when)\b")
_FORESEEN = re.compile(r"\b(?:planned|foreseen|scheduled) for\s+$")


_ASIDE = re.compile(
    r",\s+(?:first\s+)?(?:created|established|founded|formed|launched|set up|signed|adopted|introduced"
    r"|started|begun)\s+"
    r"(?:[\w\ue000-\ue007'-]+\s+){0,3}?(?:in|on)\s+$"
)


def _is_aside(masked: str, start: int, end: int) -> bool:
    """ "The Council, created in 2019, met …": the date between the commas is that of its own participle."""
    return masked[end : end + 1] == "," and _ASIDE.search(masked, max(start - 60, 0), start) is not None


def _opens(masked: str, start: int) -> bool:
    """The date stands at the head of the sentence: "On 5 May 2020 …, and …" goes for all that follows."""
    return start < 40 and len(masked[:start].split()) <= 3


def distance(happening: Happening, masked: str, row: Row) -> float | None:
    """Code points between verb and date, more across relative clauses; None if the date is another's."""
    base, mention, trigger = happening.sentence.span.start, row[0], happening.trigger
    start, end = trigger.start - base, trigger.end - base
    left, right = standing.clause(masked, start, end)
    date_start, date_end = mention.start - base, mention.end - base
    if date_start >= right or date_start - end > REACH or start - date_end > REACH:
        return None
    if date_end <= left and not _opens(masked, date_start):
        return None
    if _is_aside(masked, date_start, date_end) and not date_start - 60 <= start < date_end:
        return None
    if happening.status == "occurred" and _YET_TO_COME.search(masked[end:date_start][-120:]):
        return None
    before = date_end <= start
    between = masked[date_end:start] if before else masked[end:date_start]
    leaning = _SINCE.search(masked, max(date_start - 90, 0), date_start)
    if leaning and leaning.start() <= start < date_start:
        leaning = None  # "since the dialogue met in November": the verb itself
    if leaning and happening.kind in ("meeting", "review") and leaning["how"] in ("since", "before", "until"):
        return None
    cost = (
        len(between) * (1.2 if before else 1.0) + (10 if before else 0) + 40 * len(_RELATIVE.findall(between))
    )
    cost += 150 * bool(leaning) + 80 * (mention.grain == "week")
    return (
        cost
        + (60 if date_end <= left else 0)
        + (
            60
            if _FORESEEN.search(masked, max(date_start - 30, 0), date_start) and happening.rule != "foreseen"
            else 0
        )
    )
