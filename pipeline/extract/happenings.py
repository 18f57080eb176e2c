"""Events of the document: what the rules find, with date and standing; told twice, counted once."""

from __future__ import annotations

import re

from pipeline.extract import event_rules, meeting_rules
from pipeline.extract.masks import Masks
from pipeline.extract.matching import Happening, Matcher
from pipeline.extract.meetings import Meetings
from pipeline.extract.reading import Reading
from pipeline.extract.settling import settle
from pipeline.extract.timing import Clock
from pipeline.extract.titles import title_meeting

__all__ = ["Happening", "find"]

_QUOTATION = re.compile(r'"[^"]{25,}"')


def find(reading: Reading, masks: Masks, clock: Clock) -> list[Happening]:
    """All events in reading order, merged."""
    matcher = Matcher(reading, clock)
    found: list[Happening] = []
    cues: list[Happening] = []
    for sentence in reading.sentences:
        if sentence.passage.kind in ("heading", "quote") or sentence.begin == sentence.end:
            continue
        masked = _without_quotations(masks.of(sentence))
        own = matcher.matches(sentence, masked, event_rules.rules())
        found += own
        meetings = matcher.matches(sentence, masked, meeting_rules.meeting_rules())
        cues += [cue for cue in meetings if not _same_verb(cue, own) and not _is_setting(cue, own, masked)]
    meetings = Meetings(reading, clock).merge(cues, title_meeting(reading, masks, clock))
    return settle(found, meetings, reading, clock)


def _same_verb(cue: Happening, own: list[Happening]) -> bool:
    return any(abs(cue.trigger.start - other.trigger.start) < 3 for other in own)


_SETTING = re.compile(
    r"\b(?:at|during|to|in the margins of|on the (?:margins|sidelines) of)(?:\s+(?:the|an?"
    r"|their|its|this|his|her)\s+(?:[\w\ue000-\ue007'.-]+\s+){0,6})?$"
)
_SETTINGS = frozenset(("took-part", "meeting-on-date", "meeting-of-dialogue", "nth-meeting"))


def _is_setting(cue: Happening, own: list[Happening], masked: str) -> bool:
    """ "announced at their summit in November 2022": the summit only says where the announcement was made."""
    rivals = [h for h in own if h.edtf == cue.edtf and h.kind == "announcement"]
    start, end = (at - cue.sentence.span.start for at in (cue.trigger.start, cue.trigger.end))
    return (
        bool(rivals)
        and cue.rule in _SETTINGS
        and (
            masked[start:end] in ("at", "during")
            or _SETTING.search(masked, max(start - 90, 0), start) is not None
        )
    )


def _without_quotations(masked: str) -> str:
    """What a speaker says is a statement, not a report of an event."""
    return _QUOTATION.sub(lambda m: "_" * len(m.group()), masked) if '"' in masked else masked
