"""Events by their verb: any clause with a verb that tells an event and a date of its own, or a strong verb alone.

The tables of rules read idioms; this reads the rest: who did what when, whatever the verb.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, partial

from pipeline.extract import clauses, labelled_dates, verb_forms, verb_objects
from pipeline.extract.clauses import Clauses
from pipeline.extract.document_date import behind_dateline
from pipeline.extract.entities import Entity
from pipeline.extract.function_words import FORESEEN, PREPOSITIONS
from pipeline.extract.listed_meetings import ListedMeetings
from pipeline.extract.masks import DATE
from pipeline.extract.named_events import NamedEvents, kind_of_noun, noun_before
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.timing import Clock, Row
from pipeline.extract.told import Happening
from pipeline.extract.verb_groups import Verb
from pipeline.extract.verb_objects import Object
from pipeline.model import Span

_NEAR = 40  # events of a sentence that one more is held against
_STRONG = frozenset(("signing", "program_launch", "launch", "announcement", "meeting"))
_ANNOUNCING = frozenset(("announce", "unveil", "make public"))
_BESIDE = 3  # words from "session" to the date of "its session of June 2019"
_NONE = frozenset(("no", "none", "neither", "nothing"))
_SIGNING = frozenset(("sign", "co-sign", "ink"))
_PLANNABLE = frozenset(("signing", "program_launch", "launch", "meeting", "relaunch"))
_COUNTABLE = frozenset(("program_launch", "completion", "announcement"))
_NAMES = "\ue000\ue001\ue002\ue003\ue004"
_HABIT = re.compile(
    r"\b(?:(?:every|each) (?:\w+ )?(?:years?|months?|quarters?|weeks?|days?|spring|summer|autumn|fall|winter|time|session|"
    r"meeting)|annually|regularly|per year|a year|once a)\b"
)
_OTHER_ROLE = re.compile(
    r"\b(?:for|to|from|than|over)\s+(?:the\s+)?$"
)  # "priorities for 2015", "more than in 2015"
_AMOUNT = re.compile(
    r"[$€£¥%]|\b(?:percent|per cent|billion|million|trillion|tonnes|tons|\d[\d,.]*\d)\b(?!-)"
)


class Deeds:
    """Reads the sentences of one document."""

    def __init__(self, reading: Reading, clock: Clock) -> None:
        self.reading, self.clock = reading, clock
        self.listed, self.named = ListedMeetings(reading, clock), NamedEvents(clock)

    def of(self, sentence: Sentence, masked: str, told: list[Happening]) -> list[Happening]:
        """The events of a sentence that no rule has told: ``told`` are those."""
        words = self.reading.tokens[sentence.begin : sentence.end]
        plain = list(
            labelled_dates.of(
                self.reading, self.clock, sentence, masked, {h.dated_at.start for h in told if h.dated_at}
            )
        )
        if plain:
            return plain
        if not self.clock.dates(sentence) and _strong_words().isdisjoint([word.low for word in words]):
            return []  # nothing here tells an event without a date
        read = clauses.read(masked)
        spots = sorted(h.trigger.start - sentence.span.start for h in told)
        found: list[Happening] = []
        dates = self._dates(sentence, masked, read)
        for verb in read.verbs:
            row = dates.get(verb.main)
            start, end = read.words[verb.first].start, read.words[verb.last].end
            if bisect_left(spots, start) < bisect_left(spots, end):
                continue
            happening = self._deed(sentence, masked, read, verb, row)
            if happening is not None and not _is_told(
                read, verb, happening, [*told[-_NEAR:], *found[-_NEAR:]]
            ):
                found.append(happening)
        taken = {h.dated_at.start for h in (*told, *found) if h.dated_at}
        found += self.listed.of(sentence, masked, read, taken)
        taken |= {h.dated_at.start for h in found if h.dated_at}
        return [*found, *self.named.of(sentence, masked, read, taken)]

    def _deed(
        self, sentence: Sentence, masked: str, read: Clauses, verb: Verb, row: Row | None
    ) -> Happening | None:
        if verb.standing is None or (verb.form.state and (verb.standing != "planned" or row is None)):
            return None
        thing = verb_objects.of(read, verb, partial(self._entity_at, sentence))
        kind, status = verb_objects.kind(verb, thing), self._status(verb, row)
        if kind is None or status is None or _says_nothing(masked, read, verb):
            return None
        strong = _is_strong(verb, kind, thing) and (status != "planned" or kind in _PLANNABLE)
        if row is None and (not strong or _explains_label(sentence, read, verb)):
            return None
        if (
            row is not None
            and kind == "other"
            and (
                _is_of_gathering(read, verb, row[0].start - sentence.span.start)
                or row[0].start < behind_dateline(self.reading.norm, sentence.span.start, sentence.span.end)
            )
        ):
            return None
        if row is not None and verb.form.state and self.clock.published and not self.clock.is_ahead(row[1]):
            return None  # "the round foreseen for 2020": the page is of later
        if row is not None and _is_trend(verb, row):
            return None
        if row is not None and kind == "other" and _is_aim(masked, read, verb, row, sentence.span.start):
            return None
        if row is not None and len(row[1]) == 4:
            words = _words(masked, read, verb, row[0].start - sentence.span.start)
            if (kind == "other" and _AMOUNT.search(words)) or (kind in _COUNTABLE and thing.counted):
                return None
        return self._happening(sentence, read, verb, row, kind, status, thing)

    def _happening(
        self,
        sentence: Sentence,
        read: Clauses,
        verb: Verb,
        row: Row | None,
        kind: str,
        status: str,
        thing: Object,
    ) -> Happening:
        base, words = sentence.span.start, read.words
        trigger = Span(base + words[verb.main].start, base + words[verb.last].end)
        rule = "meeting-verb" if kind == "meeting" else "verb-in-clause"
        happening = Happening(kind, rule, sentence, trigger, status=status)
        happening.of_subject, happening.initiative = thing.of_dialogue, thing.entity
        if row is not None:
            happening.edtf, happening.date_basis = row[1], row[2]
            happening.dated_at = Span(row[0].start, row[0].end)
        elif (inherited := self.clock.inherited(sentence)) and status == "occurred":
            happening.edtf, happening.dated_at, happening.date_basis = inherited
        return happening

    def _entity_at(self, sentence: Sentence, start: int) -> Entity | None:
        at, tokens = sentence.span.start + start, self.reading.tokens
        for begin, end, entity in sentence.entities:
            if tokens[begin].start <= at < tokens[end - 1].end:
                return entity
        return None

    def _status(self, verb: Verb, row: Row | None) -> str | None:
        """A date to come makes a plan, and a verb in the present is one only then."""
        if row is not None and self.clock.is_ahead(row[1]):
            return "planned"
        return None if verb.standing == "present" else verb.standing

    def _dates(self, sentence: Sentence, masked: str, read: Clauses) -> dict[int, Row]:
        """The date of each verb: the nearest behind it in its clause, else the one that opens the clause."""
        found: dict[int, Row] = {}
        for row in self.clock.dates(sentence):
            start = row[0].start - sentence.span.start
            if row[0].modifier in ("until", "after") or row[0].grain == "week":
                continue
            if masked[start] != DATE:
                continue
            verb = clauses.owner(read, start)
            if (
                verb is None
                or _has_other_role(masked, start, verb)
                or _is_of_subject(read, verb, start)
                or _is_object(read, verb, start, row)
            ):
                continue
            if row[0].modifier == "since" and not verb.form.known:
                continue
            if row[0].modifier not in ("by", "before") or verb.standing == "planned":
                found.setdefault(verb.main, row)
        return found


def _has_other_role(masked: str, start: int, verb: Verb) -> bool:
    """ "priorities for 2015", "up from 2014"; what is planned begins "from 1 May"."""
    role = _OTHER_ROLE.search(masked, max(start - 12, 0), start)
    if role is None or verb.standing != "planned":
        return role is not None
    foreseen = masked[: role.start()].rstrip().rsplit(" ", 1)[-1] in FORESEEN
    return not (role.group().startswith(("from", "over")) or foreseen)


def _explains_label(sentence: Sentence, read: Clauses, verb: Verb) -> bool:
    """ "GreenPort: it was created to …": the words behind a label say what it is."""
    label = sentence.passage.label
    return label is not None and sentence.span.start + read.words[verb.first].start >= label.end


_TRENDS = frozenset((
    "remain", "rise", "grow", "fall", "increase", "decrease", "decline", "double", "triple", "drop", "need", "help", "cost",
    "exceed", "amount", "account", "stay", "depend", "benefit", "want", "average", "rank", "improve",
))  # fmt: skip


def _is_trend(verb: Verb, row: Row) -> bool:
    """ "Demand will rise in 2031", "the money will go to schools in 2031": how things will be."""
    listed = verb.form.state and verb.form.lemma != verb_forms.STATE.lemma
    return verb.form.lemma in _TRENDS or (listed and len(row[1]) == 4)


def _is_aim(masked: str, read: Clauses, verb: Verb, row: Row, base: int) -> bool:
    """ "will spend $2 million by 2030"; what "should be submitted by March" is an event."""
    told = verb.form.known and verb.finite and row[0].modifier in ("by", "before")
    told = told and not _AMOUNT.search(_words(masked, read, verb, row[0].start - base))
    return not told and (row[0].modifier == "by" or "/" in row[1][:5])


def _is_object(read: Clauses, verb: Verb, start: int, row: Row) -> bool:
    """ "declared 2025 the Year of Culture": a bare year right behind the verb dates nothing."""
    bare = row[0].kind == "absolute" and len(row[1].split("/")[0]) == 4
    return bare and read.at(start) == verb.last + 1


def _is_of_subject(read: Clauses, verb: Verb, start: int) -> bool:
    """ "The president's visit in May 2019 gave …": the date is that of the subject, an event itself."""
    words = [word for word in read.around(verb.main) if word.start < read.words[verb.first].start]
    if not words or start > words[-1].start or words[0].text in PREPOSITIONS:
        return False
    return (
        "," not in [word.text for word in words if word.start > start]
        and noun_before(read, start) is not None
    )


def _is_of_gathering(read: Clauses, verb: Verb, start: int) -> bool:
    """ "At their meeting in May 2019 ministers took up …": the gathering is the event, not what it took up.

    So it is where it stands right before the date ("will verify the matter at its session of June 2019").
    """
    noun = noun_before(read, start)
    if noun is None or kind_of_noun(noun) != "meeting":
        return False
    beside = (read.at(start) or 0) - (read.at(noun.start) or 0) < _BESIDE
    return start < read.words[verb.first].start or (beside and verb.form.state)


def _is_told(read: Clauses, verb: Verb, happening: Happening, told: list[Happening]) -> bool:
    """Another event of the sentence has its date, or stands in its clause if it has none.

    A noun that has the date too ("at their summit in May 2015 they signed …") tells another event.
    """
    base, clause = happening.sentence.span.start, read.words[verb.main].clause
    for other in told:
        start = other.trigger.start - base
        if happening.dated_at is None:
            at, own = read.at(start), read.verb_at(start)
            beside = own is not None and not own.finite and own.first > verb.last
            if at is not None and read.words[at].clause == clause and not beside:
                return True
        elif other.dated_at is not None and other.dated_at.start == happening.dated_at.start:
            another = other.kind != happening.kind and happening.kind in _STRONG
            if not another or read.verb_at(start) is not None:
                return True
    return False


def _words(masked: str, read: Clauses, verb: Verb, date: int) -> str:
    """The clause of a verb up to its date, or all of it where the date stands first."""
    words = read.around(verb.main)
    end = words[-1].end if date < read.words[verb.first].start else date
    return masked[words[0].start : end]


def _says_nothing(masked: str, read: Clauses, verb: Verb) -> bool:
    """ "No agreement was signed", "Published: 17 June 2019", "meets every year", "since both lowered duties"."""
    words, start = read.around(verb.main), read.words[verb.main].start
    before = [word.text for word in words if word.start < start]
    if not _NONE.isdisjoint(before) or "without" in before[-3:]:
        return True
    others = [word for word in words if word.text[0].isalpha() or word.text[0] in _NAMES]
    if len(others) < 3 and len(read.words) < 9:
        return True
    if not verb.form.known and read.opening(verb.main) == "since":
        return True
    return _HABIT.search(masked[max(start - 40, 0) : start + 120]) is not None


@cache
def _strong_words() -> frozenset[str]:
    """What the verbs begin with that may tell an event without a date: see ``_is_strong``."""
    return verb_objects.first_words(_STRONG - {"announcement"}, _ANNOUNCING)


def _is_strong(verb: Verb, kind: str, thing: Object) -> bool:
    """A verb that tells an event without a date: of signing a paper, of starting something new, of announcing."""
    if not verb.form.known or kind not in _STRONG:
        return False
    if kind == "meeting":
        return verb.finite and thing.kind in ("meeting", "dialogue")
    if kind == "signing":
        return thing.kind == "document" or (verb.form.lemma in _SIGNING and thing.named)
    if kind == "announcement":
        return verb.form.lemma in _ANNOUNCING
    new = thing.kind in ("initiative", "dialogue") or thing.indefinite
    return verb.finite and new and (not thing.is_body or thing.indefinite)
