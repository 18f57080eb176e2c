"""Passages → drafts: everything one document states, each fact beside its words.

First the layers that all families share, in the order they lean on each other; then the families, none of which knows another.
"""

from __future__ import annotations

from pipeline.extract import happenings, linking
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
from pipeline.extract.lists import lists
from pipeline.extract.masks import Masks
from pipeline.extract.reading import Reading
from pipeline.extract.subject import find_subject
from pipeline.extract.timing import Clock
from pipeline.model import Document, Draft, Extraction, Passage

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
    linking.link_bare(reading)
    clock = Clock(reading)
    masks = Masks(reading, subject)
    found = happenings.find(reading, masks, clock)
    return Findings(reading, subject, clock, masks, found, lists(reading), find_phases(reading, masks, clock, found))


def extract(document: Document, passages: tuple[Passage, ...]) -> Extraction:
    """All drafts, mentions and notices of one document. Linear in its length; depends on nothing else."""
    findings = read(document, passages)
    drafts: dict[tuple[str, str], Draft] = {}
    for family in FAMILIES:
        for draft in family.extract(findings):
            drafts.setdefault((draft.table, draft.key), draft)
    reading = findings.reading
    return Extraction(
        document, passages, tuple(drafts.values()), tuple(reading.cast.mentions()), tuple(reading.notices)
    )
