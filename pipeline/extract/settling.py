"""One event told several times is one event: twins of a kind, a launch and the meeting that launched."""

from __future__ import annotations

import re

from pipeline.extract.matching import Happening
from pipeline.extract.meetings import same_time
from pipeline.extract.reading import Reading
from pipeline.extract.timing import Clock
from pipeline.model import Span

_BY_WORD = frozenset(("verb-in-clause", "noun-with-date", "in-force"))
_AT_MEETING = re.compile(
    r"\b(?:during|at|in the margins of|on the margins of|on the sidelines of) (?:the|this"
    r"|their) (?:[a-z-]+ ){0,2}(?:meeting|session|dialogue|talks|summit|plenary|round)\b"
)


def settle(
    found: list[Happening], meetings: list[Happening], reading: Reading, clock: Clock
) -> list[Happening]:
    """Events of all kinds in reading order, each once."""
    _at_the_meeting(found, meetings, reading, clock)
    events = _each_once(_without_announced_starts(found), reading)
    events = _without_founding_papers(events, reading)
    starts = [e for e in events if e.kind in ("launch", "relaunch") and e.of_subject]
    for meeting in meetings:
        start = next((s for s in starts if _is_the_start(s, meeting)), None)
        if start:
            start.told.append((meeting.sentence, meeting.trigger, meeting.rule))
            start.told += meeting.told
            if meeting.edtf and not start.edtf:
                start.edtf, start.dated_at, start.date_basis = (
                    meeting.edtf,
                    meeting.dated_at,
                    meeting.date_basis,
                )
        else:
            events.append(meeting)
    return sorted(events, key=lambda e: (e.trigger.start, e.kind, e.edtf or ""))


def _each_once(found: list[Happening], reading: Reading) -> list[Happening]:
    """Twins told together. Only events that share a key can be twins, so none is held against all others."""
    events: list[Happening] = []
    places: dict[object, list[int]] = {}
    for happening in found:
        keys = _twin_keys(happening)
        rivals = sorted({n for key in keys for n in places.get(key, ())})
        twin = next((events[n] for n in rivals if _same_event(events[n], happening, reading)), None)
        if twin:
            _tell(twin, happening)
            continue
        for key in keys:
            places.setdefault(key, []).append(len(events))
        events.append(happening)
    return events


def _twin_keys(happening: Happening) -> list[object]:
    """What two tellings of one event share: the dialogue they start, the initiative, or their place."""
    keys: list[object] = [(happening.kind, happening.trigger)]
    if happening.kind in ("launch", "relaunch") and happening.of_subject:
        keys.append(happening.kind)
    if happening.initiative is not None:
        keys.append((happening.kind, happening.initiative.table, happening.initiative.key))
    if happening.rule in _BY_WORD and len(happening.edtf or "") > len("2019"):
        keys.append((happening.kind, happening.edtf))
    if happening.kind == "signing":
        keys.append((happening.kind, happening.sentence.index))
    return keys


def _without_announced_starts(found: list[Happening]) -> list[Happening]:
    """ "announced that they are starting the partnership": one announcement, no launch besides."""
    told = {
        (h.sentence.index, h.edtf)
        for h in found
        if h.kind == "announcement" and h.rule == "announced-dialogue"
    }
    return [
        h for h in found if h.kind != "launch" or not h.of_subject or (h.sentence.index, h.edtf) not in told
    ]


_FOUNDING = re.compile(r"[^.;,]{2,40}?\b(?:that|which) (?:(?:formally|first) )?$")


def _without_founding_papers(events: list[Happening], reading: Reading) -> list[Happening]:
    """ "signed the agreement that set up the Council on 3 May 2019": one start, told once."""
    starts = [e for e in events if e.kind == "launch" and e.edtf]
    papers = {
        id(paper)
        for paper in events
        for start in starts
        if paper.kind == "signing"
        and not paper.edtf
        and paper.sentence is start.sentence
        and paper.trigger.end < start.trigger.start
        and _FOUNDING.fullmatch(reading.low(Span(paper.trigger.end, start.trigger.start)))
    }
    return [event for event in events if id(event) not in papers]


def _at_the_meeting(
    found: list[Happening], meetings: list[Happening], reading: Reading, clock: Clock
) -> None:
    """ "During the meeting the ministers launched …": on the day of the document's own meeting."""
    held = [m for m in meetings if m.status == "occurred" and m.edtf and m.initiative is None]
    own = next((m for m in held if m.edtf == clock.published), held[0] if held else None)
    if own is None:
        return
    for happening in found:
        cue = (
            _AT_MEETING.search(reading.low(happening.sentence.span))
            if not happening.edtf and happening.status == "occurred"
            else None
        )
        if cue:
            start = happening.sentence.span.start
            happening.edtf, happening.dated_at = own.edtf, Span(start + cue.start(), start + cue.end())
            happening.date_basis = "inferred"


def _tell(twin: Happening, happening: Happening) -> None:
    twin.told.append((happening.sentence, happening.trigger, happening.rule))
    if happening.edtf and (not twin.edtf or twin.date_basis != "stated"):
        twin.edtf, twin.dated_at, twin.date_basis = happening.edtf, happening.dated_at, happening.date_basis


def _same_event(one: Happening, other: Happening, reading: Reading) -> bool:
    if one.kind != other.kind or one.status != other.status:
        return False
    if one.kind in ("launch", "relaunch") and one.of_subject and other.of_subject:
        return same_time(one.edtf, other.edtf, None, None) or one.edtf is None or other.edtf is None
    if one.initiative is not None and one.initiative is other.initiative:
        return one.edtf is None or other.edtf is None or same_time(one.edtf, other.edtf, None, None)
    if one.kind == "signing" and one.sentence is other.sentence and one.edtf == other.edtf:
        return one.initiative is None or other.initiative is None
    if one.edtf != other.edtf:
        return False
    same_words = _stem(reading, one) == _stem(reading, other)
    told_again = one.sentence is not other.sentence and {one.rule, other.rule} <= _BY_WORD and same_words
    return one.trigger == other.trigger or (told_again and one.kind != "signing")


def _stem(reading: Reading, happening: Happening) -> str:
    """ "enters" and "entered" are one verb."""
    return reading.low(happening.trigger)[:4]


def _is_the_start(start: Happening, meeting: Happening) -> bool:
    """The session that launched the dialogue is the launch, told once more."""
    if meeting.status != "occurred" or (
        meeting.initiative is not None and start.sentence is not meeting.sentence
    ):
        return False
    if start.sentence is meeting.sentence:
        return meeting.edtf == start.edtf and (meeting.ordinal is None or start.edtf is None)
    if meeting.ordinal and meeting.ordinal != "1":
        return False
    return start.edtf == meeting.edtf and (start.edtf is None or len(start.edtf) >= 10)
