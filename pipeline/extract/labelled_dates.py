"""Events told without a verb: "Established: 1980", "the opening of a branch" among results, "In May, in Lima."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.event_wordings import PROGRAM
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.timing import Clock
from pipeline.extract.told import Happening
from pipeline.model import Span

_LABEL = re.compile(
    r"[\W_]*(?:(?:date|year|day) of )?(?:(?P<launch>established|founded|created|launched|set up|formed|constituted|"
    r"inaugurated|establishment|foundation|creation|launch|inauguration|start|in (?:existence|operation) since)|"
    r"(?P<relaunch>relaunched|revived|resumed|relaunch|revival)|(?P<signing>signed|signature|signing|concluded)|"
    r"(?P<other>in force(?: since)?|entry into force|entered into force|expires|expiry|dissolved))"
    r"[*_]*\s*[:|][*_]*\s*(?P<date>\ue005+)?"
)
_ITEM = re.compile(
    r"(?:^\W*|,?\s+and\s+)(?:the\s+)?(?P<v>(?P<announcement>announcement|unveiling)\s+(?:by|of)|"
    r"(?P<launch>launch|establishment|creation)\s+of|(?P<other>opening|inauguration|entry into force|ratification)\s+of)\b"
)
_RECEIVED = re.compile(
    r"\b(?:welcom\w+|satisf\w+|pleas\w+|applaud\w+|noted|achiev\w+|results?|outcomes?|highlights?|accomplish\w+|witness\w+|"
    r"deliver\w+|progress)\b"
)
_ASKED = re.compile(
    r"\b(?:when|what|next)\b.*\b(?:next|meets?|meeting|session|round|again)\b|\bnext (?:meeting|session|round)\b"
)
_OF_PROGRAM = re.compile(rf"\ue001|\b{PROGRAM}\b")
_LONGEST = 60  # code points of an answer without a verb


def of(
    reading: Reading, clock: Clock, sentence: Sentence, masked: str, taken: set[int]
) -> Iterator[Happening]:
    """The events of a sentence without a verb of its own; ``taken``: where dates of told events start."""
    if meeting := _is_meeting(sentence, masked):
        yield from _met(clock, sentence, meeting, taken)
    elif label := _LABEL.match(masked):
        yield from _labelled(clock, sentence, label, taken)
    elif sentence.passage.kind == "list_item" and _is_received(reading, sentence):
        yield from _listed(clock, sentence, masked)
    elif len(masked) < _LONGEST and _is_answer(reading, sentence, masked):
        yield from _answered(clock, sentence, taken)


def _labelled(clock: Clock, sentence: Sentence, label: re.Match[str], taken: set[int]) -> Iterator[Happening]:
    kind = next(kind for kind in ("launch", "relaunch", "signing", "other") if label[kind])
    for mention, edtf, basis in clock.dates(sentence)[:1]:
        if (
            mention.start - sentence.span.start != label.end() - len(label["date"] or "")
            or mention.start in taken
        ):
            continue
        trigger = Span(sentence.span.start + label.start(kind), sentence.span.start + label.end(kind))
        happening = Happening(
            kind, "label-with-date", sentence, trigger, edtf, Span(mention.start, mention.end), basis
        )
        happening.of_subject = kind in ("launch", "relaunch")
        happening.status = "planned" if clock.is_ahead(edtf) else "occurred"
        yield happening


_DAY = re.compile(
    r"(?:^|\|)[\W_]*(?:dates?|when|held|day|dates? and (?:place|venue)|time and place)[*_]*\s*:[*_]*\s*(?P<date>\ue005+)?"
)
_PLACE = re.compile(r"\b(?:place|venue|where|location)\b")
_MEETING = re.compile(
    r"\b(?:dialogue|meeting|session|round|summit|council|committee|commission|forum|consultations?|plenary)\b"
)


def _is_meeting(sentence: Sentence, masked: str) -> re.Match[str] | None:
    """ "Date: 3 May 2019" below "Third Economic Dialogue", as an item or beside the venue: not the day of a release."""
    day = _DAY.search(masked)
    above = sentence.passage.section[-1].lower() if sentence.passage.section else ""
    listed = sentence.passage.kind == "list_item" or _PLACE.search(masked) is not None
    return day if day is not None and listed and _MEETING.search(above) else None


def _met(clock: Clock, sentence: Sentence, day: re.Match[str], taken: set[int]) -> Iterator[Happening]:
    for mention, edtf, basis in clock.dates(sentence)[:1]:
        if mention.start in taken or not day["date"]:
            continue
        span = Span(mention.start, mention.end)
        happening = Happening("meeting", "listed-meeting", sentence, span, edtf, span, basis)
        happening.of_subject, happening.status = True, "planned" if clock.is_ahead(edtf) else "occurred"
        yield happening


def _is_received(reading: Reading, sentence: Sentence) -> bool:
    """The line above the list says that what follows has been done."""
    lead = sentence.passage.lead_in
    return lead is not None and _RECEIVED.search(reading.low(reading.by_ordinal[lead].span)) is not None


def _listed(clock: Clock, sentence: Sentence, masked: str) -> Iterator[Happening]:
    if clock.dates(sentence):
        return  # nouns with a date are read as such
    for match in _ITEM.finditer(masked):
        kind = next(kind for kind in ("announcement", "launch", "other") if match[kind])
        if kind == "launch" and _OF_PROGRAM.search(masked, match.end(), match.end() + 60):
            kind = "program_launch"
        base = sentence.span.start
        yield Happening(kind, "noun-in-list", sentence, Span(base + match.start("v"), base + match.end("v")))


def _is_answer(reading: Reading, sentence: Sentence, masked: str) -> bool:
    """ "When does it meet next?" right above "In Lima, in May." """
    passage = sentence.passage
    asked = passage.section[-1].lower() if passage.section else ""
    fragment = re.fullmatch(r"\W*(?:(?:in|at|on|probably|the)\b|\s|[,.;]|[\ue004-\ue006])+", masked)
    return fragment is not None and _ASKED.search(asked) is not None


def _answered(clock: Clock, sentence: Sentence, taken: set[int]) -> Iterator[Happening]:
    for mention, edtf, basis in clock.dates(sentence)[:1]:
        if mention.start not in taken and not mention.modifier:
            span = Span(mention.start, mention.end)
            happening = Happening("meeting", "will-meet", sentence, span, edtf, span, basis, "planned")
            happening.of_subject, happening.ordinal = True, "next"
            yield happening
