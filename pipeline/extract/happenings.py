"""Events of the document: what the rules find, with date, people, place and standing; told twice, counted once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.extract import event_rules
from pipeline.extract.entities import Entity
from pipeline.extract.event_rules import EventRule
from pipeline.extract.masks import DIALOGUE, INITIATIVE, Masks
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.timing import Clock
from pipeline.model import Span


@dataclass(slots=True)
class Happening:
    """One event, as one or more sentences tell it."""

    kind: str
    rule: str
    sentence: Sentence
    trigger: Span
    edtf: str | None = None
    dated_at: Span | None = None
    date_basis: str = "stated"
    status: str = "occurred"
    initiative: Entity | None = None
    of_subject: bool = False  # an event of the dialogue itself
    ordinal: str | None = None
    today: bool = False
    told: list[tuple[Sentence, Span, str]] = field(default_factory=list)  # further sentences: where, rule

    @property
    def key(self) -> str:
        return f"{self.kind}@{self.trigger.start}"


def find(reading: Reading, masks: Masks, clock: Clock) -> list[Happening]:
    """All events in reading order, merged."""
    found: list[Happening] = []
    cues: list[Happening] = []
    for sentence in reading.sentences:
        if sentence.passage.kind in ("heading", "quote") or sentence.begin == sentence.end:
            continue
        masked = _without_quotations(masks.of(sentence))
        own = list(_matches(reading, clock, sentence, masked, event_rules.rules()))
        found += own
        cues += [c for c in _matches(reading, clock, sentence, masked, event_rules.meeting_rules()) if not _same_verb(c, own)]
    meetings = Meetings(reading, clock).merge(cues)
    return _settle(found, meetings)


def _same_verb(cue: Happening, own: list[Happening]) -> bool:
    return any(abs(cue.trigger.start - other.trigger.start) < 3 for other in own)


_QUOTATION = re.compile(r'"[^"]{25,}"')


def _without_quotations(masked: str) -> str:
    """What a speaker says is a statement, not a report of an event."""
    return _QUOTATION.sub(lambda m: "_" * len(m.group()), masked) if '"' in masked else masked


# -- one sentence -----------------------------------------------------------------------------------------


def _matches(reading: Reading, clock: Clock, sentence: Sentence, masked: str, table: tuple[EventRule, ...]) -> list[Happening]:
    found: list[Happening] = []
    seen: list[tuple[int, int]] = []
    for rule in table:
        for match in rule.pattern.finditer(masked):
            group = "v" if match.group("v") is not None else "v2"
            start, end = match.span(group)
            if any(s < end and start < e for s, e in seen) or not _admissible(reading, sentence, masked, rule, match, start):
                continue
            happening = _happening(reading, clock, sentence, masked, rule, match, start, end)
            if happening:
                seen.append((start, end))
                found.append(happening)
    return sorted(found, key=lambda h: h.trigger.start)


def _admissible(reading: Reading, sentence: Sentence, masked: str, rule: EventRule, match: re.Match[str], start: int) -> bool:
    before = masked[:start]
    clause = before[max(match.start() - 45, 0) :]
    if event_rules.NEGATED.search(clause) or re.search(r"\bno\s+(?:\w+\s+){0,3}$", masked[: match.start()]):
        return False
    if re.search(r"\b(?:newly|recently|jointly|well|previously)\s+$", before) and re.match(r"\w+\s+[a-z-]+\s", masked[start:]):
        return rule.kind != "program_launch"
    label = sentence.passage.label
    if label is not None and rule.kind in ("program_launch", "announcement") and sentence.span.start + start >= label.end:
        return bool(sentence.dates)  # the words behind a label explain it
    return not event_rules.HABITUAL.search(masked[match.end() :])


def _happening(reading: Reading, clock: Clock, sentence: Sentence, masked: str, rule: EventRule, match: re.Match[str], start: int, end: int) -> Happening | None:
    status = _status(rule, masked, start)
    if status is None:
        return None
    base = sentence.span.start
    happening = Happening(rule.kind, rule.name, sentence, Span(base + start, base + end), status=status)
    if status == "agreed":
        happening.kind, happening.status = "announcement", "occurred"
    object_text = match.groupdict().get("o") or match.group()
    happening.of_subject = DIALOGUE in match.group() or rule.kind in ("launch", "relaunch")
    if INITIATIVE in object_text or INITIATIVE in match.group():
        at = match.start("o") if match.groupdict().get("o") else match.group().index(INITIATIVE) + match.start()
        happening.initiative = _entity_at(reading, sentence, base + at)
    leader = re.search(rf"under the leadership of (?:the )?({INITIATIVE}+)", masked[:start])
    if happening.initiative is None and leader:
        happening.initiative = _entity_at(reading, sentence, base + leader.start(1))
    ordinal = re.search(event_rules.ORDINAL, match.group())
    happening.ordinal = ordinal.group() if ordinal else None
    happening.today = clock.relative_to_today(sentence)
    _date(reading, clock, happening)
    return happening


def _status(rule: EventRule, masked: str, start: int) -> str | None:
    """occurred, planned, "agreed" (to launch: an announcement), or None: no event."""
    before = masked[max(start - 70, 0) : start]
    if re.search(r"\b(?:agreed|committed|pledged|promised|decided)\s+to\s+(?:\w+ly\s+)?$", before):
        return "agreed" if rule.kind in ("launch", "program_launch", "relaunch") else "planned"
    if event_rules.PLANNED.search(before):
        return "planned" if rule.kind in ("meeting", "review", "signing", "launch", "relaunch", "program_launch") else None
    if event_rules.INFINITIVE.search(before):
        return None
    if rule.name == "will-meet":
        return None
    return "occurred"


def _entity_at(reading: Reading, sentence: Sentence, start: int) -> Entity | None:
    for begin, end, entity in sentence.entities:
        if reading.tokens[begin].start <= start < reading.tokens[end - 1].end:
            return entity
    return None


def _date(reading: Reading, clock: Clock, happening: Happening) -> None:
    """The nearest date of the sentence that no other clause claims; else what the list inherits."""
    sentence, trigger = happening.sentence, happening.trigger
    best = None
    for mention, edtf, basis in clock.usable(sentence):
        if mention.modifier == "since" and happening.kind not in ("other", "launch"):
            continue
        between = reading.norm[min(trigger.end, mention.end) : max(trigger.start, mention.start)]
        cost = abs(mention.start - trigger.start) + 120 * between.count(";") + 40 * len(re.findall(r"\b(?:while|whereas|after|before|which)\b", between))
        if best is None or cost < best[0]:
            best = (cost, mention, edtf, basis)
    if best:
        _, mention, happening.edtf, happening.date_basis = best
        happening.dated_at = Span(mention.start, mention.end)
        return
    inherited = clock.inherited(sentence)
    if inherited and not happening.today:
        happening.edtf, happening.dated_at, happening.date_basis = inherited


# -- meetings ---------------------------------------------------------------------------------------------


class Meetings:
    """Cues to meetings: a cue with a new date is a meeting of its own, the others speak of one already told."""

    def __init__(self, reading: Reading, clock: Clock) -> None:
        self.reading, self.clock = reading, clock

    def merge(self, cues: list[Happening]) -> list[Happening]:
        meetings: list[Happening] = []
        spread = [one for cue in cues for one in self._spread(cue)]
        for cue in [c for c in spread if c.edtf or c.initiative]:
            self._add(meetings, cue)
        for cue in [c for c in spread if not c.edtf and not c.initiative]:
            if not self._absorb(meetings, cue) and self._stands_alone(cue, meetings):
                meetings.append(cue)
        return meetings

    def _spread(self, cue: Happening) -> list[Happening]:
        """ "met in 2014, 2016 and, most recently, in May 2018": a meeting for each coordinated date."""
        rows = [r for r in self.clock.usable(cue.sentence) if r[0].modifier is None and r[0].kind != "fiscal"]
        own = next((n for n, r in enumerate(rows) if cue.dated_at and r[0].start == cue.dated_at.start), None)
        if own is None or len(rows) < 2:
            return [cue]
        chain = [own]
        for step in (1, -1):
            n = own
            while 0 <= n + step < len(rows) and self._coordinated(rows[min(n, n + step)][0].end, rows[max(n, n + step)][0].start):
                n += step
                chain.append(n)
        copies = []
        for n in sorted(chain):
            mention, edtf, basis = rows[n]
            copies.append(
                Happening(cue.kind, cue.rule, cue.sentence, cue.trigger, edtf, Span(mention.start, mention.end), basis, cue.status, cue.initiative, cue.of_subject, cue.ordinal, cue.today)
            )
        return copies

    def _coordinated(self, end: int, start: int) -> bool:
        between = self.reading.norm[end:start].lower()
        return bool(re.fullmatch(r"\s*(?:,|,?\s*and|,?\s*or|&)?\s*,?\s*(?:again|most recently|then|finally|for the last time|lastly|in|on|,|\s)*", between)) and between.strip() not in ("in", "on", "")

    def _add(self, meetings: list[Happening], cue: Happening) -> None:
        for meeting in meetings:
            if meeting.initiative is cue.initiative and meeting.status == cue.status and _same_time(meeting.edtf, cue.edtf, meeting.ordinal, cue.ordinal):
                self._tell(meeting, cue)
                return
        meetings.append(cue)

    def _tell(self, meeting: Happening, cue: Happening) -> None:
        meeting.told.append((cue.sentence, cue.trigger, cue.rule))
        if cue.edtf and (meeting.edtf is None or len(cue.edtf) > len(meeting.edtf)):
            meeting.edtf, meeting.dated_at, meeting.date_basis = cue.edtf, cue.dated_at, cue.date_basis
        meeting.ordinal = meeting.ordinal or cue.ordinal
        meeting.of_subject = meeting.of_subject or cue.of_subject
        if cue.kind == "review":
            meeting.kind = "review"

    def _absorb(self, meetings: list[Happening], cue: Happening) -> bool:
        if cue.status == "planned":
            planned = [m for m in meetings if m.status == "planned"]
            if planned:
                self._tell(planned[-1], cue)
            return bool(planned)
        occurred = [m for m in meetings if m.status == "occurred" and m.initiative is None]
        if occurred:
            same = [m for m in occurred if cue.ordinal and m.ordinal == cue.ordinal]
            self._tell((same or occurred)[0], cue)
        return bool(occurred)

    def _stands_alone(self, cue: Happening, meetings: list[Happening]) -> bool:
        """An undated meeting is an event if it is the dialogue's own or clearly took place."""
        if cue.status == "planned":
            return cue.of_subject or cue.ordinal == "next"
        if cue.rule in ("met", "held-meeting", "held-dialogue", "meeting-held", "scene-of", "review"):
            return True
        return cue.of_subject and cue.ordinal is not None


def _same_time(one: str | None, other: str | None, ordinal: str | None, other_ordinal: str | None) -> bool:
    """ "2015" and "2015-01-06" speak of one meeting unless their ordinals say otherwise."""
    if one is None or other is None:
        return one == other
    if ordinal and other_ordinal and ordinal != other_ordinal and one != other:
        return False
    short, long = sorted((one, other), key=len)
    return long.startswith(short)


# -- settling ---------------------------------------------------------------------------------------------


def _settle(found: list[Happening], meetings: list[Happening]) -> list[Happening]:
    events: list[Happening] = []
    for happening in found:
        twin = next((e for e in events if _same_event(e, happening)), None)
        if twin:
            twin.told.append((happening.sentence, happening.trigger, happening.rule))
            if happening.edtf and (not twin.edtf or twin.date_basis != "stated"):
                twin.edtf, twin.dated_at, twin.date_basis = happening.edtf, happening.dated_at, happening.date_basis
        else:
            events.append(happening)
    starts = [e for e in events if e.kind in ("launch", "relaunch") and e.of_subject]
    for meeting in meetings:
        start = next((s for s in starts if _is_the_start(s, meeting)), None)
        if start:
            start.told.append((meeting.sentence, meeting.trigger, meeting.rule))
            start.told += meeting.told
            if meeting.edtf and not start.edtf:
                start.edtf, start.dated_at, start.date_basis = meeting.edtf, meeting.dated_at, meeting.date_basis
        else:
            events.append(meeting)
    return sorted(events, key=lambda e: (e.trigger.start, e.kind, e.edtf or ""))


def _same_event(one: Happening, other: Happening) -> bool:
    if one.kind != other.kind or one.status != other.status:
        return False
    if one.kind in ("launch", "relaunch") and one.of_subject and other.of_subject:
        return _same_time(one.edtf, other.edtf, None, None) or one.edtf is None or other.edtf is None
    if one.initiative is not None and one.initiative is other.initiative:
        return one.edtf is None or other.edtf is None or _same_time(one.edtf, other.edtf, None, None)
    return one.trigger == other.trigger and one.edtf == other.edtf


def _is_the_start(start: Happening, meeting: Happening) -> bool:
    """The session that launched the dialogue is the launch, told once more."""
    if meeting.status != "occurred" or meeting.initiative is not None:
        return False
    if start.sentence is meeting.sentence:
        return meeting.edtf == start.edtf and (meeting.ordinal is None or start.edtf is None)
    if meeting.ordinal and meeting.ordinal not in ("first", "inaugural", "initial"):
        return False
    return start.edtf == meeting.edtf and (start.edtf is None or len(start.edtf) >= 10)
