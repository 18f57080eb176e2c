"""Sums, shares and counts with what they measure."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract import quantity_context, quantity_currencies
from pipeline.extract.findings import Findings
from pipeline.extract.quantities import QuantityMention, find_quantities
from pipeline.extract.reading import Sentence
from pipeline.extract.timing import Row
from pipeline.model import Draft, Evidence, Span


def extract(findings: Findings) -> Iterator[Draft]:
    """``quantities``: one per place that states one."""
    reading = findings.reading
    for sentence in reading.sentences:
        names = [
            reading.token_span(b, e) for b, e, entity in sentence.entities if entity.table == "initiatives"
        ]
        found = [
            quantity
            for quantity in find_quantities(sentence.text, sentence.span.start)
            if not any(name.start <= quantity.start < name.end for name in names)
        ]
        found = quantity_context.with_shared_subjects(sentence, found)
        for quantity, date in zip(
            found, quantity_context.dates_of(findings.clock, sentence, found), strict=True
        ):
            yield _draft(findings, sentence, quantity, date)


def _draft(findings: Findings, sentence: Sentence, found: QuantityMention, date: Row | None) -> Draft:
    reading = findings.reading
    subject = None
    if found.subject_start is not None and found.subject_end is not None:
        subject = Span(found.subject_start, found.subject_end)
    values: dict[str, object] = {
        "value": found.value,
        "value_max": found.value_max,
        "unit": _unit(findings, sentence, found),
        "qualifier": found.qualifier,
        "per": found.per,
        "subject": reading.words(subject) if subject else None,
        "date_edtf": date[1] if date else None,
    }
    evidence = [Evidence(Span(found.start, found.end), f"quantity-{found.kind}")]
    if subject:
        evidence.append(Evidence(subject, "quantity-subject", column="subject"))
    if date:
        evidence.append(Evidence(Span(date[0].start, date[0].end), "sentence-date", "inferred", "date_edtf"))
    return Draft("quantities", str(found.start), values, tuple(evidence))


def _unit(findings: Findings, sentence: Sentence, found: QuantityMention) -> str:
    """The unit as read; of a currency that several countries share, that of the country spoken of."""
    word = None
    if found.kind == "money":
        word = quantity_currencies.shared_word(findings.reading.norm[found.start : found.end])
    if word is None:
        return found.unit
    return quantity_currencies.of_country(word, _countries(findings, sentence, found.start)) or found.unit


def _countries(findings: Findings, sentence: Sentence, at: int) -> Iterator[str]:
    """Countries by nearness: before the sum in its sentence, after it, then the parties of the dialogue."""
    tokens = findings.reading.tokens
    yield from (code for begin, _, code in reversed(sentence.countries) if tokens[begin].start < at)
    yield from (code for begin, _, code in sentence.countries if tokens[begin].start > at)
    yield from findings.subject.parties if findings.subject else ()
