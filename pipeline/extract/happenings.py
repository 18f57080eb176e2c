"""Events of the document: what the rules find, with date and standing; told twice, counted once."""

from __future__ import annotations

import re

from pipeline.extract import event_rules, meeting_rules
from pipeline.extract.deeds import Deeds
from pipeline.extract.gates import Text
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
    matcher, deeds = Matcher(reading, clock), Deeds(reading, clock)
    found: list[Happening] = []
    cues: list[Happening] = []
    quoting, ended = False, 0
    for sentence in reading.sentences:
        if sentence.passage.kind in ("heading", "quote") or sentence.begin == sentence.end:
            continue
        quoting = quoting and reading.document.text.count("\n", ended, sentence.span.start) < 2
        ended = sentence.span.end
        said, quoting = _without_quotations(masks.of(sentence), quoting)
        said = _without_conditions(said)
        masked = said if isinstance(said, Text) else Text(said, sentence.text)
        own = matcher.matches(sentence, masked, event_rules.rules())
        meetings = matcher.matches(sentence, masked, meeting_rules.meeting_rules())
        meetings = [c for c in meetings if not _same_verb(c, own) and not _is_setting(c, own, masked)]
        settings = [c for c in meetings if _is_preposition(c, masked)]
        for deed in deeds.of(sentence, masked, own + [c for c in meetings if c not in settings]):
            (meetings if deed.kind in ("meeting", "review") else own).append(deed)
        opening = {h.dated_at for h in meetings if h.dated_at}
        own = [h for h in own if h.rule != "to-be-done" or h.dated_at not in opening]
        dated = {h.dated_at for h in own}
        meetings = [c for c in meetings if c not in settings or c.dated_at is None or c.dated_at not in dated]
        found += own
        cues += meetings
    meetings = Meetings(reading, clock).merge(cues, title_meeting(reading, masks, clock))
    return settle(found, meetings, reading, clock)


def _is_preposition(cue: Happening, masked: str) -> bool:
    """Only an "at" or a "during" tells of the gathering: its date may be that of what was done there."""
    start, end = (at - cue.sentence.span.start for at in (cue.trigger.start, cue.trigger.end))
    return masked[start:end] in ("at", "during")


def _same_verb(cue: Happening, own: list[Happening]) -> bool:
    return any(abs(cue.trigger.start - other.trigger.start) < 3 for other in own)


_SETTING = re.compile(
    r"\b(?:at|during|to|in the margins of|on the (?:margins|sidelines) of)(?:\s+(?:the|an?"
    r"|their|its|this|his|her)\s+(?:[\w\ue000-\ue007'.-]+\s+){0,6})?$"
)
_SETTINGS = frozenset(("took-part", "meeting-of-dialogue", "nth-meeting"))


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


_CONDITION = re.compile(
    r"(?:^|[,;:] (?:and |but )?)(?:if|unless|had (?=(?:[\ue000-\ue004]|the|it|they)[^,;]{2,80}, [^;]{0,60}\bwould\b))\b[^,;.]*"
    r"|\b(?:would|could|might|should|must) have (?:been )?[a-z]+"
)


def _without_conditions(masked: str) -> str:
    """ "If it were launched, …", "would have signed": what did not come about."""
    if " have " not in masked and not masked.startswith(("if ", "had ", "unless ")) and ", if" not in masked:
        return masked
    return _CONDITION.sub(lambda m: "_" * len(m.group()), masked)


def _without_quotations(masked: str, quoting: bool) -> tuple[str, bool]:
    """What a speaker says is a statement, not a report of an event; a quotation may go on in the next sentence.

    ``quoting``: one is open where the sentence begins. With the sentence comes whether one is at its end.
    """
    if '"' not in masked:
        return ("_" * len(masked) if quoting else masked), quoting
    if quoting:
        end = masked.index('"') + 1
        masked = "_" * end + masked[end:]
    masked = _QUOTATION.sub(lambda m: "_" * len(m.group()), masked)
    if masked.count('"') % 2 == 0:
        return masked, False
    rest = masked.rindex('"')
    return masked[:rest] + "_" * (len(masked) - rest), True
