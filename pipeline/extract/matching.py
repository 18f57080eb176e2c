"""One sentence held against the tables of rules: which events it tells, when, and in which standing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from pipeline.extract import clauses, standing, verb_forms
from pipeline.extract.entities import Entity
from pipeline.extract.event_rules import EventRule
from pipeline.extract.gates import Gated
from pipeline.extract.masks import DIALOGUE, INITIATIVE
from pipeline.extract.meeting_rules import ORDINAL, ROUND_NUMBER, number
from pipeline.extract.nearness import REACH, distance
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.timing import Clock, Row
from pipeline.extract.told import Happening
from pipeline.model import Span

__all__ = ["Happening", "Matcher"]

_DATES = 12  # dates on either side of a verb that may be its own
_ORDINAL = re.compile(rf"{ROUND_NUMBER}|\b{ORDINAL}")
# "After the elections of 2021, …": the date is another event's, and only by nearness this one's.
_OPENING_PHRASE = re.compile(r"\s*(?:after|before|following|since|despite)\b(?!\s+year)[^,]{0,120},")
_LEADER = re.compile(rf"under the leadership of (?:the )?({INITIATIVE}+)")
_NO = re.compile(r"\b(?:no|nothing|none)\s+(?:\w+\s+){0,3}$")
_FIRST_TO_BE = re.compile(
    r"\b(?:first|last|only|second|third)\s+(?:\w+\s+)?to (?:be )?$"
)  # "the first to be | held since"
_ASIDE = re.compile(
    rf"\b(?:alongside|on the (?:sidelines|margins) of|in (?:the )?margins of|in parallel (?:with|to)|back to back with)\s+"
    rf"(?:the|its|their|this)\s+(?:\w+\s+)?(?:{DIALOGUE}|session|plenary|talks)"
)
_MADE_BEFORE = re.compile(r"\b(?:newly|recently|jointly|well|previously)\s+$")
_LIKE_A_MEETING = re.compile(
    r"\b(?:summit|forum|conference|meeting|dialogue|council|committee|commission|group|talks"
    r"|roundtable|plenary)\b",
    re.IGNORECASE,
)


_BODY_NAME = re.compile(
    r"\b(?:partnership|forum|council|committee|commission|dialogue|alliance|working group"
    r"|task force)\b",
    re.IGNORECASE,
)
_OF_DIALOGUE = re.compile(rf"\s+(?:of|under|in)\s+(?:the|its|their)\s+(?:[a-z-]+\s+){{0,2}}?{DIALOGUE}")
_PAPER_NAME = re.compile(r"\b(?:agreement|treaty|memorandum|protocol|convention|accord)\b", re.IGNORECASE)
_FOUNDED = re.compile(r"\b(?:established|created|founded|set up)\b")


def _is_another_verbs(read: clauses.Clauses, happening: Happening, row: Row) -> bool:
    """The date stands in a relative clause behind the event, with a verb of its own."""
    base = happening.sentence.span.start
    owner = clauses.owner(read, row[0].start - base)
    if owner is None:
        return False
    start, words = happening.trigger.start - base, read.words
    at = read.at(start)
    if at is None or happening.kind == "announcement":
        return False
    apart = words[owner.main].clause != words[at].clause
    if apart and read.opening(owner.main) in ("since", "because") and owner.first > at:
        return True  # "met, the first time since Japan withdrew in May"
    if apart and read.opening(owner.main) in ("which", "who", "whom", "that"):
        return not (happening.kind in ("meeting", "review") and owner.form.lemma in verb_forms.of_meetings())
    if apart and read.opening(at) in ("and", "but") and owner.last < (read.at(row[0].start - base) or 0) < at:
        return owner.form.known or owner.finite  # "was proposed in 2013 and met …"
    return owner.first > at and not owner.finite and owner.standing == "planned" and not owner.form.state


def _in_brackets_of_another(masked: str, happening: Happening, row: Row) -> bool:
    """ "an office (May 2019) and a credit line, | announced": the brackets close what stands before them."""
    base = happening.sentence.span.start
    start, end, verb = row[0].start - base, row[0].end - base, happening.trigger.start - base
    bracketed = masked[max(start - 1, 0) : start] == "(" and masked[end : end + 1] == ")"
    return bracketed and end < verb and re.search(r",| and ", masked[end:verb]) is not None


_SAYS_SO = re.compile(r",\s+(?:the\s+)?[\ue002\ue003]+(?:\s*\([^)]{1,30}\))?\s+$")
_CLOSED = re.compile(r"(?:\s+(?:today|\ue005+|(?:on|in) (?:a statement|\ue005+)))?\s*[.]?\s*$")


def _is_attribution(masked: str, start: int, end: int) -> bool:
    """ "The two met for the third Dialogue, the Department of Trade announced." """
    before = _SAYS_SO.search(masked, max(start - 120, 0), start)
    return before is not None and before.end() == start and _CLOSED.match(masked, end) is not None


_PLAN = re.compile(
    r"\s+that\s+(?:(?!\b(?:and|which|who)\b)[^;,.]){1,80}?\b(?:will|would)\s+(?:(?!\b(?:and|which|who)\b)[^;,.]){0,80}\ue005"
)


def _tells_plan(masked: str, happening: Happening) -> bool:
    """ "announced that a mission would visit in October": the date is that of the visit, which has a verb of its own."""
    base = happening.sentence.span.start
    match = _PLAN.match(masked, happening.trigger.end - base)
    return (
        match is not None
        and happening.dated_at is not None
        and happening.dated_at.start <= base + match.end() - 1 < happening.dated_at.end
    )


class Matcher:
    """Matches sentences of one document."""

    def __init__(self, reading: Reading, clock: Clock) -> None:
        self.reading, self.clock = reading, clock

    def matches(self, sentence: Sentence, masked: str, table: Gated[EventRule]) -> list[Happening]:
        """The events that a table of rules finds; of two on one verb the first rule wins."""
        found: list[Happening] = []
        seen: list[tuple[int, int]] = []
        for rule in table.of(masked):
            for match in rule.pattern.finditer(masked):
                start, end = match.span("v2" if match.groupdict().get("v2") else "v")
                if any(s < end and start < e for s, e in seen):
                    continue
                happening = self._happening(sentence, masked, rule, match, start, end)
                if happening:
                    seen.append((start, end))
                    found.append(happening)
        return sorted(found, key=lambda h: h.trigger.start)

    def _happening(
        self, sentence: Sentence, masked: str, rule: EventRule, match: re.Match[str], start: int, end: int
    ) -> Happening | None:
        if not self._admissible(sentence, masked, rule, match, start, end):
            return None
        status = standing.standing(rule, masked, start, end)
        if status is None:
            return None
        base = sentence.span.start
        happening = Happening(rule.kind, rule.name, sentence, Span(base + start, base + end), status=status)
        self._object(happening, masked, match, start)
        happening.aside = _ASIDE.search(masked) is not None and not happening.of_subject
        happening.today = self.clock.relative_to_today(sentence)
        self._date(happening, masked)
        if rule.name == "announced" and _tells_plan(masked, happening):
            return None  # the plan is the event
        return happening if self._stands(happening, rule) else None

    def _admissible(
        self, sentence: Sentence, masked: str, rule: EventRule, match: re.Match[str], start: int, end: int
    ) -> bool:
        if rule.name == "announced" and _is_attribution(masked, start, end):
            return False
        if _FIRST_TO_BE.search(masked, max(start - 30, 0), start):
            return False
        left, right = standing.clause(masked, start, end)
        if standing.NEGATED.search(masked[max(match.start() - 45, left, 0) : start]) or _NO.search(
            masked[max(match.start() - 60, 0) : match.start()]
        ):
            return False
        if _MADE_BEFORE.search(masked[max(start - 20, 0) : start]) and re.match(
            r"\w+\s+[a-z-]+\s", masked[start:]
        ):
            return rule.kind != "program_launch"
        label = sentence.passage.label
        if (
            label is not None
            and rule.kind in ("program_launch", "announcement")
            and sentence.span.start + start >= label.end
        ):
            return bool(sentence.dates)  # the words behind a label explain it
        if rule.kind in ("launch", "relaunch", "signing"):
            return True
        return not standing.habitual(masked[max(left, start - 90) : min(right, match.end() + 50)])

    def _object(self, happening: Happening, masked: str, match: re.Match[str], start: int) -> None:
        sentence, groups = happening.sentence, match.groupdict()
        thing = groups.get("o") or match.group()
        happening.of_subject = (
            DIALOGUE in match.group()
            or bool(_OF_DIALOGUE.match(masked, match.end()))
            or (happening.kind in ("launch", "relaunch") and "talks" not in happening.rule)
        )
        if thing == "it" and INITIATIVE in masked[:start] and DIALOGUE not in masked[:start]:
            happening.kind, happening.of_subject = "program_launch", False
        if INITIATIVE in thing or INITIATIVE in match.group():
            at = match.start("o") if groups.get("o") else match.group().index(INITIATIVE) + match.start()
            happening.initiative = self._entity_at(sentence, sentence.span.start + at)
        leader = _LEADER.search(masked, max(start - REACH, 0), start)
        if happening.initiative is None and leader:
            happening.initiative = self._entity_at(sentence, sentence.span.start + leader.start(1))
        ordinal = _ORDINAL.search(match.group())
        happening.ordinal = number(ordinal.group()) if ordinal else None
        if happening.kind == "program_launch" and _FOUNDED.search(match.group()) and self._is_body(happening):
            happening.kind = "launch"
        if happening.kind == "completion" and match["v"] == "concluded" and self._is_paper(happening):
            happening.kind = "signing"
        if happening.status == "agreed":
            happening.kind, happening.status = "announcement", "occurred"

    def _entity_at(self, sentence: Sentence, start: int) -> Entity | None:
        for begin, end, entity in sentence.entities:
            if self.reading.tokens[begin].start <= start < self.reading.tokens[end - 1].end:
                return entity
        return None

    def _is_body(self, happening: Happening) -> bool:
        """A council, forum or partnership is founded rather than rolled out."""
        named = (
            str(happening.initiative.values.get("name") or happening.initiative.key)
            if happening.initiative
            else ""
        )
        return _BODY_NAME.search(named) is not None

    def _is_paper(self, happening: Happening) -> bool:
        """An agreement that is concluded is signed."""
        named = happening.initiative
        return (
            named is not None and _PAPER_NAME.search(str(named.values.get("name") or named.key)) is not None
        )

    def _stands(self, happening: Happening, rule: EventRule) -> bool:
        """A weak cue needs its date; a date to come makes a plan, the present tense needs one."""
        date = happening.edtf or ""
        if self.clock.is_ahead(date) and happening.status in ("occurred", "present"):
            happening.status = "planned"
        past = date[:4].isdigit() and date[:4] < (self.clock.published or "")[:4]
        if happening.status == "present" or (happening.status == "planned" and past):
            return False  # "the round foreseen for 2018", on a page of 2019
        if (
            happening.status == "planned"
            and happening.kind in ("program_launch", "launch", "other")
            and not date
            and not happening.of_subject
        ):
            return False
        if (
            rule.dated
            and not happening.edtf
            and not (happening.status == "planned" and happening.kind == "meeting")
        ):
            return False
        named = happening.initiative if happening.kind == "meeting" else None
        return (
            named is None
            or named.table != "initiatives"
            or _LIKE_A_MEETING.search(str(named.values.get("name") or named.key)) is not None
        )

    # -- when ---------------------------------------------------------------------------------------------

    def _date(self, happening: Happening, masked: str) -> None:
        """The nearest date of the sentence that no other clause claims; else what the list inherits."""
        best: tuple[float, Row] | None = None
        for row in self._candidates(happening):
            if _is_another_verbs(clauses.read(masked), happening, row):
                continue
            if _in_brackets_of_another(masked, happening, row):
                continue
            cost = distance(happening, masked, row)
            if cost is not None and (best is None or cost < best[0]):
                best = (cost, row)
        if best:
            mention, happening.edtf, happening.date_basis = best[1]
            happening.dated_at = Span(mention.start, mention.end)
            opening = _OPENING_PHRASE.match(masked)
            ends = happening.sentence.span.start + opening.end() if opening else 0
            if mention.start < ends <= happening.trigger.start:
                happening.date_basis = "inferred"
            return
        inherited = self.clock.inherited(happening.sentence)
        if inherited and not happening.today and happening.status == "occurred":
            happening.edtf, happening.dated_at, happening.date_basis = inherited

    def _candidates(self, happening: Happening) -> Iterator[Row]:
        ahead = happening.status == "planned"
        rows = self.clock.dates(happening.sentence)
        at = bisect_left(rows, happening.trigger.start, key=lambda row: row[0].start)
        for row in {id(row): row for row in (*rows[:1], *rows[max(at - _DATES, 0) : at + _DATES])}.values():
            modifier = row[0].modifier
            if modifier == "since" and happening.kind not in ("other", "launch"):
                continue
            if modifier in ("until", "after") or (modifier in ("by", "before") and not ahead):
                continue
            yield row
