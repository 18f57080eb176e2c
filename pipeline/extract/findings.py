"""What all families start from: the reading, its subject, its clock, its events and its phases."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.extract.happenings import Happening
from pipeline.extract.lists import Items
from pipeline.extract.masks import Masks
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.subject import DIALOGUE, Subject
from pipeline.extract.timing import Clock
from pipeline.model import Evidence, Passage, Ref, Span

_ORIGINAL = re.compile(
    r"\b(?:original|originally|initial|initially|at the outset|when first|first (?:phase|series|incarnation))\b"
)
_RELAUNCH = re.compile(
    r"\b(?:re-?launch\w*|reviv\w+|resum\w+|restart\w*|reactivat\w+|second phase|new phase|renewed)\b"
)


@dataclass(slots=True)
class Phase:
    """The original dialogue or its relaunch, with its start and where the text says so."""

    kind: str
    ordinal: int
    start: str | None
    evidence: tuple[Evidence, ...]


@dataclass(slots=True)
class Findings:
    """The layers of one document, complete before any family runs."""

    reading: Reading
    subject: Subject | None
    clock: Clock
    masks: Masks
    happenings: list[Happening]
    lists: list[Items]
    phases: dict[str, Phase]
    _told_in: dict[int, list[Happening]] = field(default_factory=dict)

    @property
    def dialogue(self) -> Ref | None:
        """The subject as a foreign key."""
        return DIALOGUE if self.subject else None

    def phase(self, kind: str | None) -> Ref | None:
        return Ref("phases", kind) if kind in self.phases and self.subject else None

    def phase_of_passage(self, passage: Passage) -> str | None:
        """By the words of the line itself, of its lead-in, then of the headings above."""
        if not self.phases:
            return None
        texts = [self.reading.low(passage.span)] if passage.kind != "list_item" else []
        if passage.lead_in is not None:
            texts.append(self.reading.low(self.reading.by_ordinal[passage.lead_in].span))
        # A heading that ends in a colon speaks for its own list alone.
        texts += [heading.lower() for heading in reversed(passage.section[1:]) if not heading.endswith(":")]
        for text in texts:
            if _RELAUNCH.search(text):
                return "relaunch" if "relaunch" in self.phases else None
            if _ORIGINAL.search(text):
                return "original" if "original" in self.phases else None
        return None

    def phase_of_date(self, edtf: str | None) -> str | None:
        """The last phase that had begun by then, compared as precisely as both dates are known."""
        digits = re.sub(r"^\.\./", "", edtf or "")
        starts = {key: phase.start for key, phase in self.phases.items() if phase.start}
        if not digits[:4].isdigit() or self._before_the_start(digits):
            return None
        if "relaunch" in self.phases and "relaunch" not in starts:
            return None  # nobody says when the second phase began
        begun = [key for key, start in starts.items() if digits[: len(start)] >= start[: len(digits)]]
        return begun[-1] if begun else "original" if "original" in self.phases else None

    def _before_the_start(self, digits: str) -> bool:
        """In a year before the dialogue began: of no phase."""
        original = self.phases.get("original")
        start = original.start if original else None
        return bool(start and digits[:4].isdigit() and digits[:4] < start[:4])

    def happening_in(self, sentence: Sentence, kinds: tuple[str, ...] = ()) -> Happening | None:
        """The first event told in a sentence."""
        if not self._told_in:
            for happening in self.happenings:
                self._told_in.setdefault(happening.sentence.index, []).append(happening)
        told = self._told_in.get(sentence.index, ())
        return next((h for h in told if not kinds or h.kind in kinds), None)


_YEAR_BESIDE = re.compile(
    r"\b(?:original|initial|first)\s+(?:[a-z\ue000-]+\s+){0,3}?[a-z\ue000]+\s*\(?\s*(\ue005+)"
)


def find_phases(
    reading: Reading, masks: Masks, clock: Clock, happenings: list[Happening]
) -> dict[str, Phase]:
    """The original, where the text dates it, and a phase for each dated relaunch, or for the one undated."""
    phases: dict[str, Phase] = {}
    launch = next(
        (h for h in happenings if h.kind == "launch" and h.of_subject and h.status == "occurred"), None
    )
    relaunches = [h for h in happenings if h.kind == "relaunch" and h.status == "occurred"]
    stated = _stated_start(reading, masks, clock) or _headed_start(reading)
    if stated:
        phases["original"] = Phase("original", 1, stated[0], (Evidence(stated[1], "original-dialogue"),))
    elif launch is not None and launch.edtf:
        spans = (Evidence(launch.trigger, "phase-from-launch", "inferred"), *_dated(launch))
        phases["original"] = Phase("original", 1, launch.edtf, spans)
    for relaunch in sorted(relaunches, key=lambda h: h.edtf or "~"):
        key = "relaunch" if "relaunch" not in phases else f"relaunch {relaunch.edtf}"
        if key not in phases and (relaunch.edtf or key == "relaunch"):
            spans = (Evidence(relaunch.trigger, "phase-from-relaunch"), *_dated(relaunch))
            phases[key] = Phase("relaunch", 2 + sum(k != "original" for k in phases), relaunch.edtf, spans)
    return phases


_FIRST_PHASE = re.compile(
    r"\b(?:first|original|initial) (?:phase|series|incarnation)\s*[(,:]?\s*((?:19|20)\d\d)\b"
)


def _headed_start(reading: Reading) -> tuple[str, Span] | None:
    """ "First phase (2007-2010)" as a heading."""
    for passage in reading.passages:
        match = _FIRST_PHASE.search(reading.low(passage.span)) if passage.kind == "heading" else None
        if match:
            return match[1], Span(passage.span.start + match.start(), passage.span.start + match.end())
    return None


def _dated(happening: Happening) -> tuple[Evidence, ...]:
    if not happening.dated_at:
        return ()
    return (Evidence(happening.dated_at, "event-date", happening.date_basis, "start_edtf"),)


def _stated_start(reading: Reading, masks: Masks, clock: Clock) -> tuple[str, Span] | None:
    """ "The original dialogue (2013) …" """
    for sentence in reading.sentences:
        if not sentence.dates or sentence.passage.kind == "heading":
            continue
        match = _YEAR_BESIDE.search(masks.of(sentence))
        if match:
            at = sentence.span.start + match.start(1)
            for mention, edtf, _ in clock.dates(sentence):
                if mention.start == at:
                    end = mention.end + (reading.norm[mention.end : mention.end + 1] == ")")
                    return edtf, Span(sentence.span.start + match.start(), end)
    return None
