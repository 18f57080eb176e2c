"""Lists and what introduces them: half of what such documents say is said by structure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.extract import cues
from pipeline.extract.cues import MEMBER_CUE as MEMBER_CUE
from pipeline.extract.cues import OUTCOME_CUE, PILLAR_CUE
from pipeline.extract.enumerations import enumerated, is_phrase, name_in
from pipeline.extract.reading import Reading
from pipeline.model import Passage, Span


@dataclass(slots=True)
class Items:
    """A list: its outermost items, and the words that introduce it."""

    items: list[Passage]
    lead_in: Passage | None
    cue: str  # those words in lower case: the line itself, the sentence before it, the heading above
    children: dict[int, list[Passage]] = field(
        default_factory=dict
    )  # by ordinal of the item they are nested in


def lists(reading: Reading) -> list[Items]:
    """All lists of the document in reading order. An item that introduces others is their lead-in."""
    found: list[Items] = []
    open_lists: dict[tuple[int | None, int], Items] = {}
    owner: dict[int, Items] = {}
    previous: Passage | None = None
    for passage in reading.passages:
        if passage.kind != "list_item":
            previous = passage
            continue
        lead_in = reading.by_ordinal.get(passage.parent or 0)
        if lead_in is not None and not _introduces(reading, lead_in) and lead_in.ordinal in owner:
            items = owner[lead_in.ordinal]
            items.children.setdefault(lead_in.ordinal, []).append(passage)
            owner[passage.ordinal] = items
            continue
        if lead_in is None and passage.lead_in is not None:
            lead_in = reading.by_ordinal.get(passage.lead_in)
        place = (lead_in.ordinal, 0) if lead_in is not None else (None, passage.block)
        if place not in open_lists:
            open_lists[place] = Items([], lead_in, _cue(reading, lead_in, previous, passage))
            found.append(open_lists[place])
        open_lists[place].items.append(passage)
        owner[passage.ordinal] = open_lists[place]
    return found


def _introduces(reading: Reading, item: Passage) -> bool:
    """ "3. The following areas were confirmed:" introduces what is nested in it; "(1) Energy" owns it."""
    text = reading.low(item.span).rstrip()
    if not text.endswith((":", ": *", ":**")):
        return False
    return len(text.split()) > 3 and (
        len(item.sentences) > 1 or cues.decide(text) is not None or not is_phrase(reading, item.span, 8)
    )


def _cue(reading: Reading, lead_in: Passage | None, previous: Passage | None, first: Passage) -> str:
    lead = lead_in or (previous if previous is not None and previous.kind == "heading" else None)
    parts: list[str] = []
    if lead is not None:
        parts.append(reading.low(lead.sentences[-1] if lead.sentences else lead.span))
    if lead is not None and lead.kind == "sentence":
        before = reading.by_ordinal.get(lead.ordinal - 1)
        if (
            before is not None
            and before.block == lead.block
            and before.kind == "sentence"
            and len(parts[0].split()) < 12
        ):
            parts.append(reading.low(before.span))
    if (
        lead is None
        and previous is not None
        and previous.kind == "sentence"
        and _closes_on_pillars(reading, previous)
    ):
        parts.append(reading.low(previous.span))
    if (
        first.section
        and not enumerated(first.section[-1])
        and not any(cue.search(" ".join(parts)) for cue in (PILLAR_CUE, OUTCOME_CUE, MEMBER_CUE))
    ):
        parts.append(first.section[-1].lower())
    return "\n".join(parts)


def _closes_on_pillars(reading: Reading, sentence: Passage) -> bool:
    """ "Its work is organised in clusters." right above a list, without a colon."""
    low = reading.low(sentence.span)
    marks = list(PILLAR_CUE.finditer(low))
    return bool(marks) and len(low) - marks[-1].end() < 25 and cues.decide(low) == "pillars"


def kind_of(items: Items) -> str | None:
    """pillars | outcomes | members | None: what the words that introduce a list say it is a list of."""
    lines = items.cue.split("\n")
    return next(filter(None, map(cues.decide, lines)), None)


def name_span(reading: Reading, passage: Passage) -> Span | None:
    """The words that name an item: its label, else the words before its first dash, colon or comment."""
    if passage.label is not None:
        return name_in(reading, passage.label, passage.span.end)
    head = run_in_head(reading, passage)
    if head is not None:
        return name_in(reading, head, head.end)
    return name_in(reading, passage.span, passage.span.end)


_ONLY_NUMBER = re.compile(r"\b(?:\d+|[ivx]+)\W*$")  # "Theme 1. Realizing peace …"


def run_in_head(reading: Reading, passage: Passage) -> Span | None:
    """ "Labor rights. Both sides agreed …": the first of several sentences, if it is no more than a name."""
    first = passage.sentences[0] if len(passage.sentences) > 1 else None
    if first is None or not is_phrase(reading, first, 8) or _ONLY_NUMBER.search(reading.low(first)):
        return None
    return first
