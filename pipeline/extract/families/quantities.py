"""Sums, shares and counts with what they measure."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.findings import Findings
from pipeline.extract.quantities import find_quantities
from pipeline.model import Draft, Evidence, Span


def extract(findings: Findings) -> Iterator[Draft]:
    """``quantities``: one per place that states one."""
    reading = findings.reading
    for sentence in reading.sentences:
        text = reading.norm[sentence.span.start : sentence.span.end]
        names = [reading.token_span(b, e) for b, e, entity in sentence.entities if entity.table == "initiatives"]
        for found in find_quantities(text, sentence.span.start):
            if any(name.start <= found.start < name.end for name in names):
                continue
            dates = findings.clock.usable(sentence)
            subject = None
            if found.subject_start is not None and found.subject_end is not None:
                subject = Span(found.subject_start, found.subject_end)
            values: dict[str, object] = {
                "value": found.value,
                "value_max": found.value_max,
                "unit": found.unit,
                "qualifier": found.qualifier,
                "per": found.per,
                "subject": reading.words(subject) if subject else None,
                "date_edtf": dates[0][1] if len(dates) == 1 else None,
            }
            evidence = [Evidence(Span(found.start, found.end), f"quantity-{found.kind}")]
            if subject:
                evidence.append(Evidence(subject, "quantity-subject", column="subject"))
            if len(dates) == 1:
                at = Span(dates[0][0].start, dates[0][0].end)
                evidence.append(Evidence(at, "sentence-date", "inferred", "date_edtf"))
            yield Draft("quantities", str(found.start), values, tuple(evidence))
