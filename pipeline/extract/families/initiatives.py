"""Who runs an initiative, whom it serves and where."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.findings import Findings
from pipeline.extract.happenings import Happening
from pipeline.model import Draft, Evidence, Span

_RUNS = ("program_launch", "launch", "announcement", "completion")


def extract(findings: Findings) -> Iterator[Draft]:
    """``initiative_participants``: the body that launched it leads; the place it is for is its area."""
    _describe(findings)
    seen: set[tuple[str, str, str]] = set()
    for happening in findings.happenings:
        initiative = happening.initiative
        if initiative is None or initiative.table != "initiatives" or happening.kind not in _RUNS:
            continue
        if (
            happening.kind in ("program_launch", "launch")
            and happening.edtf
            and happening.dated_at
            and not initiative.values.get("start_edtf")
        ):
            initiative.values["start_edtf"] = happening.edtf
            initiative.evidence.append(
                Evidence(happening.dated_at, "event-date", happening.date_basis, "start_edtf")
            )
        for column, role, value, span in _parts(findings, happening):
            if (initiative.key, column, str(value)) in seen:
                continue
            seen.add((initiative.key, column, str(value)))
            values = {"initiative_id": initiative.ref, column: value, "role": role}
            evidence = (Evidence(span, f"initiative-{role}"),)
            yield Draft("initiative_participants", f"{initiative.key}/{column}/{value}", values, evidence)


def _parts(findings: Findings, happening: Happening) -> Iterator[tuple[str, str, object, Span]]:
    reading, sentence = findings.reading, happening.sentence
    for begin, end, entity in sentence.entities:
        span = reading.token_span(begin, end)
        between = (
            reading.norm[happening.trigger.end : span.start].lower()
            if span.start > happening.trigger.end
            else ""
        )
        if entity.table == "organizations" and (
            span.end <= happening.trigger.start or between.rstrip().endswith((" by", " by the", "by the"))
        ):
            yield "organization_id", "lead", entity.ref, span
        elif entity.table == "places" and _is_area(findings, span.start):
            yield "place_id", "area", entity.ref, span


def _is_area(findings: Findings, start: int) -> bool:
    before = findings.reading.norm[max(start - 14, 0) : start].lower().split()
    return bool(before) and (
        before[-1] in ("in", "for", "across")
        or before[-2:] in (["in", "the"], ["for", "the"], ["across", "the"])
    )


def _describe(findings: Findings) -> None:
    """The words behind a label that names an initiative describe it."""
    for passage in findings.reading.passages:
        if passage.kind != "list_item" or passage.label is None:
            continue
        sentence = findings.reading.of_passage(passage)[0]
        named = [
            e
            for _, e_, e in sentence.entities
            if e.table == "initiatives" and findings.reading.tokens[e_ - 1].end <= passage.label.end
        ]
        start = passage.label.end
        while start < passage.span.end and findings.reading.norm[start] in " :-":
            start += 1
        if len(named) == 1 and start < passage.span.end and not named[0].values.get("description"):
            span = Span(start, passage.span.end)
            named[0].values["description"] = findings.reading.words(span)
            named[0].evidence.append(Evidence(span, "words-behind-label", column="description"))
