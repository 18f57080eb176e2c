"""Events with who took part, where, and about which initiative."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract import participants, venues
from pipeline.extract.document_date import behind_dateline
from pipeline.extract.findings import Findings
from pipeline.extract.happenings import Happening
from pipeline.model import Draft, Evidence, Ref, Span

_LONGEST_TITLE = 140


def extract(findings: Findings) -> Iterator[Draft]:
    """``events``, ``event_participants``, ``event_initiatives``."""
    for happening in findings.happenings:
        event = Ref("events", happening.key + (happening.edtf or ""))
        yield _event(findings, happening, event)
        for part in participants.of(findings, happening):
            values = {"event_id": event, part.column: part.value, "role": part.role}
            yield Draft(
                "event_participants",
                f"{event.key}/{part.column}/{part.value}/{part.role}",
                values,
                part.evidence,
            )
        if happening.initiative is not None and happening.initiative.table == "initiatives":
            values = {"event_id": event, "initiative_id": happening.initiative.ref}
            evidence = (Evidence(_named_at(findings, happening), happening.rule),)
            yield Draft("event_initiatives", f"{event.key}/{happening.initiative.key}", values, evidence)


def _named_at(findings: Findings, happening: Happening) -> Span:
    """The words from the verb to the initiative's name, or the other way round."""
    sentence = happening.sentence
    spans = [
        findings.reading.token_span(b, e)
        for b, e, entity in sentence.entities
        if entity is happening.initiative
    ]
    if not spans:
        return happening.trigger
    name = min(spans, key=lambda span: abs(span.start - happening.trigger.start))
    return Span(min(name.start, happening.trigger.start), max(name.end, happening.trigger.end))


def _event(findings: Findings, happening: Happening, event: Ref) -> Draft:
    place = venues.place(findings, happening)
    phase = findings.phase_of_date(happening.edtf) or findings.phase_of_passage(happening.sentence.passage)
    values: dict[str, object] = {
        "dialogue_id": findings.dialogue,
        "phase_id": findings.phase(phase),
        "kind": happening.kind,
        "title": _title(findings, happening),
        "date_edtf": happening.edtf,
        "status": happening.status,
        "place_id": place[0].ref if place else None,
    }
    evidence = [Evidence(_clause(findings, happening), happening.rule)]
    if happening.dated_at:
        evidence.append(Evidence(happening.dated_at, "event-date", happening.date_basis, "date_edtf"))
    if place:
        evidence.append(Evidence(place[1], "event-place", place[2], "place_id"))
    if not happening.of_subject:
        evidence.append(
            Evidence(_clause(findings, happening), "subject-of-document", "inferred", "dialogue_id")
        )
    evidence += [Evidence(trigger, rule) for _, trigger, rule in happening.told]
    return Draft("events", event.key, values, tuple(evidence))


def _clause(findings: Findings, happening: Happening) -> Span:
    """The sentence that tells the event, or the clause of it around the verb where semicolons part it."""
    reading, span = findings.reading, happening.sentence.span
    left = reading.norm.rfind(";", span.start, happening.trigger.start)
    right = reading.norm.find(";", happening.trigger.end, span.end)
    start = left + 1 if left >= 0 else behind_dateline(reading.norm, span.start, span.end)
    start = start if start < happening.trigger.start else span.start
    while reading.norm[start] == " ":
        start += 1
    return Span(start, right if right >= 0 else span.end)


def _title(findings: Findings, happening: Happening) -> str:
    """The clause as a title: whole if short, else from a comma before the verb, cut at a word."""
    span = _clause(findings, happening)
    words = findings.reading.words(span).rstrip(".;:, ")
    if len(words) <= _LONGEST_TITLE:
        return words
    before = findings.reading.norm[span.start : max(happening.trigger.start - 25, span.start)]
    start = span.start + max(
        before.rfind(", ") + 2,
        before.rfind(" that ") + 6,
        0 if len(before) < 70 else before.rfind(" which ") + 7,
    )
    if start <= span.start + 6:
        start = span.start
    words = findings.reading.words(Span(start, span.end)).rstrip(".;:, ")
    if len(words) > _LONGEST_TITLE:
        words = words[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;: ") + " …"
    return words[0].upper() + words[1:]
