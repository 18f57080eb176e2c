"""Passages → drafts: everything one document states, each fact beside its words.

First the layers that all families share, in the order they lean on each other; then the families, none of which knows another.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from pipeline.extract import happenings, linking
from pipeline.extract.acting_companies import link_companies
from pipeline.extract.coined import link_coined
from pipeline.extract.families import (
    dialogues,
    entities,
    events,
    initiatives,
    memberships,
    oddities,
    outcomes,
    phases,
    pillars,
    positions,
    quantities,
    statements,
)
from pipeline.extract.findings import Findings, find_phases
from pipeline.extract.language import other_language
from pipeline.extract.listed_bodies import link_listed
from pipeline.extract.lists import lists
from pipeline.extract.masks import Masks
from pipeline.extract.reading import Reading
from pipeline.extract.subject import find_subject
from pipeline.extract.timing import Clock
from pipeline.model import Document, Draft, Extraction, Notice, Passage, Ref

# ``entities`` comes last: other families may still name a place or settle a body's country.
FAMILIES = (
    dialogues,
    phases,
    pillars,
    positions,
    events,
    memberships,
    outcomes,
    statements,
    quantities,
    initiatives,
    oddities,
    entities,
)


def read(document: Document, passages: tuple[Passage, ...]) -> Findings:
    """The shared layers of one document."""
    reading = Reading(document, passages)
    reading.annotate()
    subject = find_subject(reading)
    linking.link(reading, subject)
    link_coined(reading)
    link_companies(reading)
    link_listed(reading)
    linking.link_bare(reading)
    clock = Clock(reading)
    masks = Masks(reading, subject)
    found = happenings.find(reading, masks, clock)
    return Findings(
        reading, subject, clock, masks, found, lists(reading), find_phases(reading, masks, clock, found)
    )


def extract(document: Document, passages: tuple[Passage, ...]) -> Extraction:
    """All drafts, mentions and notices of one document. Linear in its length; depends on nothing else."""
    if passages and (language := other_language(document.text)):
        message = f"the text is not in English ({language}), and nothing of it was read"
        return Extraction(document, passages, notices=(Notice("other-language", message, passages[0].span),))
    findings = read(document, passages)
    drafts: dict[tuple[str, str], Draft] = {}
    for family in FAMILIES:
        for draft in family.extract(findings):
            drafts.setdefault((draft.table, draft.key), draft)
    reading = findings.reading
    _drop_dangling(findings, drafts)
    _flag_unread(findings, drafts.values())
    return Extraction(
        document, passages, tuple(drafts.values()), tuple(reading.cast.mentions()), tuple(reading.notices)
    )


def _drop_dangling(findings: Findings, drafts: dict[tuple[str, str], Draft]) -> None:
    """A draft that leans on one which was not made goes, with a notice: better one fact less than no dataset."""
    dangling: list[tuple[str, str]] = [("", "")]
    while dangling:
        dangling = [
            where
            for where, draft in drafts.items()
            for value in draft.values.values()
            if isinstance(value, Ref) and (value.table, value.key) not in drafts
        ]
        for where in dangling:
            draft = drafts.pop(where, None)
            if draft is not None:
                message = f"a row of {draft.table} leans on a row that was not made; left out"
                findings.reading.notice("left-out", message, draft.evidence[0].span)


def _flag_unread(findings: Findings, drafts: Iterable[Draft]) -> None:
    """A notice for every passage that names somebody or a date, and yet gave no fact."""
    reading = findings.reading
    starts = [evidence.span.start for draft in drafts for evidence in draft.evidence]
    starts = sorted([*starts, *(notice.span.start for notice in reading.notices)])
    for passage in reading.passages:
        after = bisect_left(starts, passage.span.start)
        if passage.kind == "heading" or (after < len(starts) and starts[after] < passage.span.end):
            continue
        if any(s.dates or s.entities or s.countries for s in reading.of_passage(passage)):
            reading.notice(
                "nothing-read", "somebody or a date is named here, but no rule read a fact", passage.span
            )
