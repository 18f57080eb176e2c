"""Cues to meetings: which of them speak of one meeting, and which meetings are the document's own."""

from __future__ import annotations

import re
from functools import cached_property

from pipeline.extract.document_date import OwnDate
from pipeline.extract.matching import Happening
from pipeline.extract.reading import Reading
from pipeline.extract.spreading import Spread
from pipeline.extract.timing import Clock

_SURE = frozenset(
    (
        "met",
        "meeting-held",
        "scene-of",
        "review",
        "will-meet",
        "meeting-verb",
    )
)
_PAST = frozenset(("last", "previous", "earlier", "past"))
_SERIES = re.compile(r"\d{4}/\d{4}")  # "three meetings between 2016 and 2019" are no one event
_NEAR = 2  # sentences within which an undated and a dated cue speak of one meeting


class Meetings:
    """A cue with a new date is a meeting of its own, the others speak of one already told."""

    def __init__(self, reading: Reading, clock: Clock) -> None:
        self.reading, self.clock, self.spread = reading, clock, Spread(reading, clock)

    def merge(self, cues: list[Happening], title: Happening | None) -> list[Happening]:
        """The meetings that the cues tell of; ``title`` is the one in the title of the document."""
        spread = [one for cue in cues for one in self.spread.of(cue)]
        self._own(spread, title)
        meetings: list[Happening] = []
        by_year: dict[str, list[Happening]] = {}
        for cue in [c for c in spread if c.edtf and not _SERIES.fullmatch(c.edtf)]:
            known = by_year.setdefault((cue.edtf or "")[:4], [])
            if not self._is_told(known, cue):
                known.append(cue)
                meetings.append(cue)
        if title is not None:
            self._take_title(meetings, title)
        for cue in sorted(self._grouped(spread), key=lambda c: not _numbered(c)):
            if (cue.aside and cue.rule in _SURE) or (
                not self._absorb(meetings, cue) and self._stands_alone(cue, title)
            ):
                meetings.append(cue)
        return meetings

    def _grouped(self, cues: list[Happening]) -> list[Happening]:
        """The undated cues of one clause are one: "gathered … for the third round of the Dialogue"."""
        groups: list[Happening] = []
        for cue in [c for c in cues if not c.edtf]:
            last = groups[-1] if groups else None
            if (
                last is None
                or last.sentence is not cue.sentence
                or last.status != cue.status
                or self._parted(last, cue)
            ):
                groups.append(cue)
                continue
            numbers = [c.ordinal for c in (last, cue) if _numbered(c)]
            if last.rule not in _SURE and cue.rule in _SURE:
                last.rule, last.trigger, cue.rule, cue.trigger = (
                    cue.rule,
                    cue.trigger,
                    last.rule,
                    last.trigger,
                )
            self._tell(last, cue)
            last.ordinal = numbers[0] if numbers else last.ordinal
        return groups

    def _parted(self, one: Happening, other: Happening) -> bool:
        between = self.reading.norm[one.trigger.end : other.trigger.start]
        return ";" in between or (_numbered(one) and _numbered(other) and one.ordinal != other.ordinal)

    # -- the document's own meeting --------------------------------------------------------------------------

    def _own(self, cues: list[Happening], title: Happening | None) -> None:
        """An undated cue in the opening, or one numbered as the title is, has the day of the date line."""
        own = self.clock.own
        if own is None:
            return
        if not (own.of_event or "/" in own.edtf):
            self._own_by_release(cues, title, own)
            return
        for cue in cues:
            numbered = title is not None and cue.ordinal is not None and cue.ordinal == title.ordinal
            sure = cue.rule in _SURE or (cue.rule == "nth-meeting" and cue.ordinal not in _PAST)
            opening = self._first_prose(cue) and title is None and sure and cue.of_subject
            if not cue.edtf and cue.status == "occurred" and (numbered or opening):
                cue.edtf, cue.dated_at, cue.date_basis = own.edtf, own.span, "inferred"

    def _own_by_release(self, cues: list[Happening], title: Happening | None, own: OwnDate) -> None:
        """A fact sheet that opens with an undated meeting of the dialogue came out on its day."""
        opening = [c for c in cues if self._first_prose(c) and c.status == "occurred"]
        if title is not None or len(own.edtf) != 10 or any(c.edtf for c in opening):
            return
        for cue in opening:
            if (
                cue.of_subject
                and (cue.rule in _SURE or cue.rule == "nth-meeting")
                and cue.ordinal not in _PAST
            ):
                cue.edtf, cue.dated_at, cue.date_basis = own.edtf, own.span, "inferred"

    def _first_prose(self, cue: Happening) -> bool:
        return cue.sentence.index <= self._prose_begins

    @cached_property
    def _prose_begins(self) -> int:
        """The first sentence that is an item or runs on to its stop; before the first if none near the top does."""
        prose = (
            s.index
            for s in self.reading.sentences[:12]
            if s.passage.kind == "list_item"
            or (s.span.end - s.span.start > 80 and self.reading.words(s.span)[-1:] in '.!?:;"')
        )
        return next(prose, -1)

    def _take_title(self, meetings: list[Happening], title: Happening) -> None:
        for meeting in meetings:
            if (
                meeting.status == "occurred"
                and meeting.ordinal == title.ordinal
                and meeting.initiative is None
            ):
                if title.edtf and _within(meeting.edtf, title.edtf):
                    meeting.edtf, meeting.dated_at, meeting.date_basis = title.edtf, title.dated_at, "stated"
                self._tell(meeting, title)
                return
        for meeting in meetings:
            if (
                meeting.status == "occurred"
                and meeting.ordinal is None
                and meeting.initiative is None
                and self._is_own_day(meeting, title)
            ):
                self._tell(meeting, title)
                return
        if title.edtf:
            meetings.append(title)

    def _is_own_day(self, meeting: Happening, title: Happening) -> bool:
        day = title.edtf or self.clock.published
        return bool(meeting.edtf and day) and (
            meeting.edtf == day
            or _within(meeting.edtf, day or "")
            or _within(day, meeting.edtf or "")
            or meeting.date_basis == "inferred"
        )

    # -- identity --------------------------------------------------------------------------------------------

    def _is_told(self, meetings: list[Happening], cue: Happening) -> bool:
        """By one of the meetings of the same year: dates that agree begin with one year."""
        for meeting in meetings:
            beside = meeting.sentence is cue.sentence and meeting.edtf == cue.edtf
            if meeting.status != cue.status or not (meeting.initiative is cue.initiative or beside):
                continue
            if same_time(meeting.edtf, cue.edtf, meeting.ordinal, cue.ordinal):
                self._tell(meeting, cue)
                return True
        return False

    def _tell(self, meeting: Happening, cue: Happening) -> None:
        meeting.told.append((cue.sentence, cue.trigger, cue.rule))
        if cue.edtf and (meeting.edtf is None or (len(cue.edtf) > len(meeting.edtf) and cue.rule != "title")):
            meeting.edtf, meeting.dated_at, meeting.date_basis = cue.edtf, cue.dated_at, cue.date_basis
        meeting.ordinal = meeting.ordinal or cue.ordinal
        meeting.of_subject = meeting.of_subject or cue.of_subject
        if cue.kind == "review":
            meeting.kind = "review"

    def _absorb(self, meetings: list[Happening], cue: Happening) -> bool:
        """Into the meeting of its number, of its status, or the nearest one told before."""
        same = [
            m
            for m in meetings
            if m.status == cue.status and (m.initiative is None or m.initiative is cue.initiative)
        ]
        if _numbered(cue):
            near = [m for m in same if not _numbered(m) and self._speaks_of(m, cue)]
            chosen = ([m for m in same if m.ordinal == cue.ordinal] or near)[:1]
        elif cue.status == "planned":
            chosen = (
                same[-1:]
                if cue.of_subject or cue.ordinal
                else [m for m in same if _distance(m, cue) <= _NEAR][:1]
            )
        else:
            chosen = sorted(same, key=lambda m: not self._is_own(m))[:1]
        for meeting in chosen:
            self._tell(meeting, cue)
        return bool(chosen)

    def _is_own(self, meeting: Happening) -> bool:
        """The meeting of the title or of the document's day."""
        return (
            meeting.rule == "title"
            or any(rule == "title" for _, _, rule in meeting.told)
            or bool(meeting.edtf and meeting.edtf == self.clock.published)
        )

    def _speaks_of(self, meeting: Happening, cue: Happening) -> bool:
        """ "For the ninth time …" and, in the next sentence, "shared the chair this Saturday"."""
        recent = (
            meeting.date_basis == "inferred" or (meeting.edtf or "")[:7] == (self.clock.published or "-")[:7]
        )
        return _distance(meeting, cue) <= _NEAR and (meeting.of_subject >= cue.of_subject or recent)

    def _stands_alone(self, cue: Happening, title: Happening | None) -> bool:
        """An undated meeting is an event if it is the dialogue's own or clearly took place."""
        if cue.status in ("planned", "cancelled"):
            following = (
                title is not None
                and title.ordinal is not None
                and title.ordinal.isdigit()
                and cue.ordinal == str(int(title.ordinal) + 1)
            )
            return (
                cue.of_subject
                or cue.ordinal == "next"
                or following
                or (_numbered(cue) and cue.ordinal != "1")
            )
        return cue.rule in _SURE or (cue.of_subject and cue.ordinal is not None)


def _numbered(cue: Happening) -> bool:
    return cue.ordinal is not None and cue.ordinal.isdigit()


def _distance(one: Happening, other: Happening) -> int:
    return abs(one.sentence.index - other.sentence.index)


def same_time(one: str | None, other: str | None, ordinal: str | None, other_ordinal: str | None) -> bool:
    """ "2015" and "2015-01-06" speak of one meeting unless their ordinals say otherwise."""
    if one is None or other is None:
        return one == other
    if _count(ordinal) and _count(other_ordinal) and _count(ordinal) != _count(other_ordinal):
        return one == other and len(one) >= len(
            "2013-05-01"
        )  # two rounds in one year are two, on one day one
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or _within(short, long)


_UNCOUNTED = ("latest", "last", "next", "previous", "final")


def _count(ordinal: str | None) -> str | None:
    """What an ordinal counts: "inaugural" is the first; "latest" counts nothing."""
    return "first" if ordinal in ("inaugural", "initial") else None if ordinal in _UNCOUNTED else ordinal


def _within(day: str | None, interval: str) -> bool:
    """ "1998-04-22" lies within "1998-04-22/1998-04-24"."""
    start, slash, end = interval.partition("/")
    return bool(day and slash and "/" not in day and len(day) == len(start) and start <= day <= end)
