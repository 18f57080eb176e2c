"""Pillars, working groups, tracks and priority areas, with the topics listed under them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract import lists
from pipeline.extract.findings import Findings
from pipeline.model import Draft, Evidence, Passage, Ref, Span


@dataclass(slots=True)
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
    seen: set[tuple[str | None, str | None, str]] = set()
    keys: set[str] = set()
    for pillar in _found(findings):
        phase = findings.phase_of_passage(pillar.passage)
        name = findings.reading.words(pillar.name)
        if pillar.parent and pillar.parent not in keys:
            pillar.parent, pillar.level = None, 1
        if (phase, pillar.parent, name.casefold()) in seen:
            continue
        seen.add((phase, pillar.parent, name.casefold()))
        counts[phase, pillar.parent] = counts.get((phase, pillar.parent), 0) + 1
        keys.add(_key(pillar.name))
        values = {
            "dialogue_id": findings.dialogue,
            "phase_id": findings.phase(phase),
            "parent_pillar_id": Ref("pillars", pillar.parent) if pillar.parent else None,
            "level": pillar.level,
            "position": counts[phase, pillar.parent],
            "name": name,
        }
        yield Draft("pillars", _key(pillar.name), values, (Evidence(pillar.name, pillar.rule),))


def _key(span: Span) -> str:
    return str(span.start)


def _found(findings: Findings) -> list[_Pillar]:
    found = [*_listed(findings), *_headed(findings), *_in_line(findings)]
    return sorted(found, key=lambda p: (p.name.start, p.level))


def _listed(findings: Findings) -> Iterator[_Pillar]:
    for items in findings.lists:
        if lists.kind_of(items) != "pillars" or lists.MEMBER_CUE.search(items.cue.split("\n")[0]):
            continue
        names = [(item, lists.name_span(findings.reading, item)) for item in items.items]
        good = [(item, span) for item, span in names if span and lists.is_phrase(findings.reading, span)]
        if len(good) * 2 < len(names) or not good:
            continue
        for item, span in good:
            yield _Pillar(span, "listed-pillar", item)
            yield from _topics(findings, items, item, _key(span), 2)


def _topics(findings: Findings, items: lists.Items, item: Passage, parent: str, level: int) -> Iterator[_Pillar]:
    for child in items.children.get(item.ordinal, ()):
        span = lists.name_span(findings.reading, child)
        if span and lists.is_phrase(findings.reading, span):
            yield _Pillar(span, "nested-topic", child, parent, level)
            yield from _topics(findings, items, child, _key(span), level + 1)


def _headed(findings: Findings) -> Iterator[_Pillar]:
    """ "Pillar II: Trade" as a heading, and the headings under one that says "Pillars"."""
    reading = findings.reading
    headings = [p for p in reading.passages if p.kind == "heading"]
    for n, heading in enumerate(headings):
        cut = lists.enumerated(reading.norm[heading.span.start : heading.span.end])
        span = lists.trim(reading, Span(heading.span.start + cut, heading.span.end)) if cut else None
        rule = "pillar-heading"
        if span is None and n and _under_pillars(headings, n):
            span, rule = lists.trim(reading, heading.span), "heading-under-pillars"
        if span is None or not lists.is_phrase(reading, span):
            continue
        yield _Pillar(span, rule, heading)
        yield from _items_under(findings, heading, _key(span))


def _under_pillars(headings: list[Passage], n: int) -> bool:
    """At least two headings stand directly below one whose words close on "pillars" or the like."""
    heading = headings[n]
    above = next((h for h in reversed(headings[:n]) if h.depth < heading.depth), None)
    if above is None or not above.section or above.depth < 2:
        return False
    if not lists.PILLAR_CUE.search(above.section[-1].lower()):
        return False
    siblings = [h for h in headings if h.depth == heading.depth and h.section[:-1] == heading.section[:-1]]
    return len(siblings) > 1


def _items_under(findings: Findings, heading: Passage, parent: str) -> Iterator[_Pillar]:
    for items in findings.lists:
        if items.lead_in is not heading:
            continue
        for item in items.items:
            span = lists.name_span(findings.reading, item)
            whole = lists.trim(findings.reading, item.span)
            if span and whole and lists.is_phrase(findings.reading, whole, 12):
                yield _Pillar(span, "topic-under-heading", item, parent, 2)


def _in_line(findings: Findings) -> Iterator[_Pillar]:
    for sentence in findings.reading.sentences:
        if sentence.passage.kind in ("heading", "quote") or sentence.passage.ordinal in _lead_ins(findings):
            continue
        masked = findings.masks.of(sentence)
        if not lists.PILLAR_CUE.search(masked):
            continue
        found = lists.in_line(findings.reading, masked, sentence.span.start)
        for span in found[0] if found else ():
            yield _Pillar(span, "pillars-in-line", sentence.passage)


def _lead_ins(findings: Findings) -> set[int]:
    return {items.lead_in.ordinal for items in findings.lists if items.lead_in is not None}
