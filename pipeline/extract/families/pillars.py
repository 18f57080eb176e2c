"""Pillars, working groups, tracks and priority areas, with the topics listed under them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.extract import (
    cues,
    fields_in_turn,
    marked_fields,
    named_fields,
    named_groups,
    pillar_lists,
    section_headings,
    sections,
    shared_out,
)
from pipeline.extract.enumerations import entry, enumerated, enumerator, is_topic, splits
from pipeline.extract.findings import Findings
from pipeline.extract.lists import Items
from pipeline.extract.reading import Sentence
from pipeline.extract.topics import topic_of
from pipeline.model import Draft, Evidence, Passage, Ref, Span


@dataclass(frozen=True, slots=True)
class _Pillar:
    name: Span
    rule: str
    passage: Passage
    parent: str | None = None
    level: int = 1


def extract(findings: Findings) -> Iterator[Draft]:
    """``pillars``, parents before their topics, positions counted within phase and parent."""
    if findings.dialogue is None:
        return
    counts: dict[tuple[str | None, str | None], int] = {}
    for pillar in _distinct(findings, _found(findings)):
        phase = findings.phase_of_passage(pillar.passage)
        counts[phase, pillar.parent] = counts.get((phase, pillar.parent), 0) + 1
        values: dict[str, object] = {
            "dialogue_id": findings.dialogue,
            "phase_id": findings.phase(phase),
            "parent_pillar_id": Ref("pillars", pillar.parent) if pillar.parent else None,
            "level": pillar.level,
            "position": counts[phase, pillar.parent],
            "name": findings.reading.words(pillar.name),
        }
        yield Draft("pillars", _key(pillar.name), values, (Evidence(pillar.name, pillar.rule),))


def _key(span: Span) -> str:
    return str(span.start)


def _found(findings: Findings) -> list[_Pillar]:
    """By structure and by name; what is only dealt with counts where nothing else is named."""
    headed = list(_headed(findings))
    running = list(_running(findings))
    found = [*_listed(findings, [*headed, *running]), *headed, *running, *_in_line(findings)]
    found += _groups(findings, headed, found)
    found = found or list(_dealt_with(findings)) or list(_in_sentences(findings))
    if found:
        found += _joining(findings)
    return sorted(found, key=lambda p: (p.name.start, p.level))


def _distinct(findings: Findings, found: list[_Pillar]) -> Iterator[_Pillar]:
    """Each pillar once a phase; a topic goes to the first mention of its pillar."""
    first: dict[tuple[str | None, str], tuple[str | None, str]] = {}  # parent and name → phase and key
    same: dict[str, str] = {}  # key of a repeated mention → key of the first
    for pillar in found:
        parent = same.get(pillar.parent) if pillar.parent else None
        phase = findings.phase_of_passage(pillar.passage)
        name = named_groups.same_name(findings.reading.words(pillar.name))
        known = first.get((parent, name))
        if known is not None and (known[0] == phase or phase is None or known[0] is None):
            same[_key(pillar.name)] = known[1]
            continue
        first[parent, name] = (phase, _key(pillar.name))
        same[_key(pillar.name)] = _key(pillar.name)
        yield replace(pillar, parent=parent, level=pillar.level if parent else 1)


# --- lists and tables ---


def _listed(findings: Findings, earlier: list[_Pillar]) -> Iterator[_Pillar]:
    """``earlier``: what is found by headings and running heads, of which a list may tell the parts."""
    reading = findings.reading
    headed = {head.passage.ordinal for head in sections.numbered_parts(reading)}  # their lists are topics
    for items in findings.lists:
        table = items.items[0].marker == "|" and items.lead_in is not None
        if (items.lead_in and items.lead_in.ordinal in headed) or not (
            table or pillar_lists.of_pillars(reading, items)
        ):
            continue
        names = [(item, pillar_lists.name_of(reading, items, item, table)) for item in items.items]
        good = [(item, span) for item, span in names if span and is_topic(reading, span)]
        if (
            len(good) * 2 < len(names)
            or not good
            or pillar_lists.of_bodies(reading, [span for _, span in good])
        ):
            continue
        lead = items.lead_in or reading.by_ordinal.get(items.items[0].ordinal - 1)
        track = named_groups.track_in(reading, lead.span) if lead and lead.kind == "sentence" else None
        if lead and track:
            yield _Pillar(track, "named-track", lead)
        above = _key(track) if track else _division_above(findings, items, earlier)
        level = 2 if above else 1
        for item, span in good:
            yield _Pillar(span, "listed-pillar", item, above, level)
            yield from _sub_groups(findings, item, _key(span), level + 1)
            yield from _topics(findings, items, item, _key(span), level + 1)


_OF_DIVISION = re.compile(
    r"\b(?:of|under|within|in|below)\s+the\s+(?P<name>[\w\s,&-]{3,60}?)\s+(?:committee|council|commission|pillar|track|"
    r"strand|cluster|basket|board)\b"
)
_STEM = 5  # letters that "economic" and "economy" share


def _division_above(findings: Findings, items: Items, earlier: list[_Pillar]) -> str | None:
    """ "Working groups of the economic committee" above a list: the "Committee on Economy" named before."""
    reading, first = findings.reading, items.items[0]
    for line in (items.cue, first.section[-1].lower() if first.section else ""):
        match = _OF_DIVISION.search(line)
        stems = {word[:_STEM] for word in match["name"].split() if len(word) > 3} if match else set()
        named = [
            _key(p.name)
            for p in earlier
            if p.name.start < first.span.start and stems & {w[:_STEM] for w in reading.low(p.name).split()}
        ]
        if len(named) == 1:
            return named[0]
    return None


def _topics(findings: Findings, items: Items, item: Passage, parent: str, level: int) -> Iterator[_Pillar]:
    for child in items.children.get(item.ordinal, ()):
        span = topic_of(findings.reading, child)
        if span:
            yield _Pillar(span, "nested-topic", child, parent, level)
            yield from _topics(findings, items, child, _key(span), level + 1)


_SUB = re.compile(
    r"\b(?:sub-?groups|sub-?topics|sub-?themes|sub-?committees|sub-?working groups)\s+(?:for|on)\s+"
)


def _sub_groups(findings: Findings, item: Passage, parent: str, level: int) -> Iterator[_Pillar]:
    """ "Trade Working Group, with sub-groups for customs and for standards"."""
    low = findings.reading.low(item.span)
    match = _SUB.search(low)
    if match is None:
        return
    at = item.span.start + match.end()
    for a, b in next(splits(findings.reading.norm[at : item.span.end], low[match.end() :])):
        span = entry(findings.reading, Span(at + a, at + b))
        if span and is_topic(findings.reading, span, 8):
            yield _Pillar(span, "sub-group", item, parent, level)


# --- headings and running heads ---


def _headed(findings: Findings) -> Iterator[_Pillar]:
    """ "Pillar II: Trade" as a heading or at the start of a paragraph, and headings introduced as pillars."""
    reading = findings.reading
    heads = [(head, "pillar-heading") for head in sections.numbered_parts(reading)]
    heads += [(head, "heading-under-pillars") for head in section_headings.headings_in_a_row(reading)]
    below = {items.lead_in.ordinal: items for items in findings.lists if items.lead_in is not None}
    for head, rule in heads:
        if is_topic(reading, head.name):
            yield _Pillar(head.name, rule, head.passage)
            yield from _items_under(findings, below.get(head.passage.ordinal), _key(head.name))


def _items_under(findings: Findings, items: Items | None, parent: str) -> Iterator[_Pillar]:
    for item in items.items if items else ():
        span = topic_of(findings.reading, item)
        if span:
            yield _Pillar(span, "topic-under-heading", item, parent, 2)


def _running(findings: Findings) -> Iterator[_Pillar]:
    for group in sections.running_heads(findings.reading):
        for head in group:
            yield _Pillar(head.name, "running-head", head.passage)


# --- sentences ---


def _sentences(findings: Findings) -> Iterator[tuple[Sentence, str, str]]:
    """Running text, masked, each with the sentence before it; what introduces a list is left to the list."""
    lead_ins = {items.lead_in.ordinal for items in findings.lists if items.lead_in is not None}
    before = ""
    for sentence in findings.reading.sentences:
        masked = findings.masks.of(sentence)
        introduces = sentence.passage.ordinal in lead_ins and masked.rstrip().endswith(":")
        titled = sentence.passage.kind == "heading" and not _TITLED_LIST.match(masked)
        short = sentence.span.end - sentence.span.start < _LONGEST
        if short and sentence.passage.kind != "quote" and not introduces and not titled:
            yield sentence, masked, before
        before = masked


_LONGEST = 4000  # code points; no sentence is longer, only text that lost its punctuation
_TITLED_LIST = re.compile(rf"(?:{cues.PILLAR_CUE.pattern}):.*;")  # "Focus areas: energy; mining; fisheries"


def _in_line(findings: Findings) -> Iterator[_Pillar]:
    cued = 0  # sentences since one with a noun for fields of work
    waiting: list[_Pillar] = []  # "The first covers a.", until the next sentence tells of the second
    for sentence, masked, before in _sentences(findings):
        cued = 0 if cues.PILLAR_CUE.search(masked) or cues.PILLAR_CUE.search(before) else cued + 1
        near = cued < 3 or enumerated(masked)
        names = fields_in_turn.one_by_one(findings.reading, masked, sentence.span.start) if near else []
        single = [_Pillar(span, "pillar-by-pillar", sentence.passage) for span in names]
        if len(single) == 1:
            waiting += single
        else:
            yield from waiting if len(waiting) > 1 else ()
            waiting = []
        yield from single if len(single) > 1 else _enumerated(findings, sentence, masked, before)
    yield from waiting if len(waiting) > 1 else ()


def _enumerated(findings: Findings, sentence: Sentence, masked: str, before: str) -> Iterator[_Pillar]:
    """What one sentence enumerates by a noun, or in answer to the question before it."""
    reading, base = findings.reading, sentence.span.start
    names: list[Span] | None = named_fields.these(reading, masked, base, before)
    if cues.PILLAR_CUE.search(masked):
        if not names and not enumerator(masked):
            names = named_fields.after_noun(reading, masked, base)
        names = names or named_fields.before_noun(reading, masked, base)
        names = [*(names or []), *(fields_in_turn.added(reading, masked, base) or [])] or None
    names = names or shared_out.of(reading, masked, base)
    names = names or marked_fields.numbered(reading, masked, base)
    names = names or marked_fields.quoted(reading, masked, base)
    if not names and cues.HEADING_CUE.search(before) and before.rstrip(" *_").endswith("?"):
        names = named_fields.bare(reading, masked, base)
    for span in names or ():
        yield _Pillar(span, "pillars-in-line", sentence.passage)


def _groups(findings: Findings, headed: list[_Pillar], others: list[_Pillar]) -> Iterator[_Pillar]:
    """Working groups and tracks by name; one told of below the heading of a pillar belongs to it."""
    reading = findings.reading
    above = {p.passage.section: _key(p.name) for p in headed if p.level == 1 and p.passage.kind == "heading"}
    items = {
        p.passage.ordinal: _key(p.name) for p in headed if p.level == 1 and p.passage.kind == "list_item"
    }
    known = {named_groups.same_name(reading.words(p.name)) for p in others}
    for sentence, masked, _ in _sentences(findings):
        for span in named_groups.own_names(reading, sentence.span, masked):
            if named_groups.same_name(reading.words(span)) not in known:
                nested = items.get(sentence.passage.parent or 0)
                parent = nested or above.get(sentence.passage.section)
                yield _Pillar(span, "named-group", sentence.passage, parent, 2 if parent else 1)


def _dealt_with(findings: Findings) -> Iterator[_Pillar]:
    for sentence, masked, _ in _sentences(findings):
        for span in named_fields.dealt_with(findings.reading, masked, sentence.span.start) or ():
            yield _Pillar(span, "dealt-with", sentence.passage)


_BELOW = 14  # sentences below one that counts fields, each of which may take up one


def _in_sentences(findings: Findings) -> Iterator[_Pillar]:
    """ "… the four chapters of the plan. On ports, they noted …. On mining, …": as many as are counted."""
    sentences = list(_sentences(findings))
    for n, (_, masked, _) in enumerate(sentences):
        count = cues.counted(masked) or 0
        below = sentences[n + 1 : n + _BELOW] if count > 2 else []
        found = [
            _Pillar(span, "field-opens-sentence", sentence.passage)
            for sentence, text, _ in below
            if (span := fields_in_turn.opening(findings.reading, text, sentence.span.start))
        ]
        if found and len(found) == count:
            yield from found
            return


def _joining(findings: Findings) -> Iterator[_Pillar]:
    for sentence, masked, _ in _sentences(findings):
        for span in fields_in_turn.joining(findings.reading, masked, sentence.span.start) or ():
            yield _Pillar(span, "joins-the-list", sentence.passage)
