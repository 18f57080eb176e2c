"""The accomplishments, results and goals that a source lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract import lists
from pipeline.extract.findings import Findings
from pipeline.extract.reading import Sentence
from pipeline.model import Draft, Evidence, Passage, Ref, Span

_GOAL = re.compile(
    r"\b(?:set|established|adopted|agreed on|endorsed|defined)\s+(?:the\s+|"
    r"a\s+)?goals?\s+of\s+(?P<goal>[^.;]+?)(?=\s+as\s+(?:one|a|an|the)\b|[.;]|$)"
)


def extract(findings: Findings) -> Iterator[Draft]:
    """``outcomes``: one per item of a list of results, one per stated goal."""
    if findings.dialogue is None:
        return
    for items in findings.lists:
        if lists.kind_of(items) == "outcomes":
            for item in items.items:
                yield from _item(findings, item)
    for sentence in findings.reading.sentences:
        match = _GOAL.search(findings.masks.of(sentence)) if sentence.passage.kind == "sentence" else None
        if match:
            base = sentence.span.start
            yield _goal(findings, sentence, Span(base + match.start("goal"), base + match.end("goal")))


def _item(findings: Findings, item: Passage) -> Iterator[Draft]:
    """The whole item; where its sentences tell of an event each, one outcome a sentence."""
    sentences = findings.reading.of_passage(item)
    if len(sentences) > 1 and all(findings.happening_in(s) for s in sentences):
        for sentence in sentences:
            yield _result(findings, item, [sentence], sentence.span)
    elif sentences:
        yield _result(findings, item, sentences, item.span)


def _result(findings: Findings, item: Passage, sentences: list[Sentence], span: Span) -> Draft:
    happening = next((h for s in sentences if (h := findings.happening_in(s))), None)
    initiative = next((e for s in sentences for _, _, e in s.entities if e.table == "initiatives"), None)
    inherited = findings.clock.inherited(sentences[0])
    edtf = happening.edtf if happening else inherited[0] if inherited else None
    values: dict[str, object] = {
        "dialogue_id": findings.dialogue,
        "phase_id": findings.phase(findings.phase_of_date(edtf) or findings.phase_of_passage(item)),
        "event_id": Ref("events", happening.key + (happening.edtf or "")) if happening else None,
        "initiative_id": initiative.ref if initiative else None,
        "description": findings.reading.words(span).rstrip(";"),
        "date_edtf": edtf,
    }
    evidence = [Evidence(span, "listed-outcome")]
    dated_at = happening.dated_at if happening else inherited[1] if inherited else None
    if edtf and dated_at:
        evidence.append(Evidence(dated_at, "event-date", "inferred", "date_edtf"))
    return Draft("outcomes", str(span.start), values, tuple(evidence))


def _goal(findings: Findings, sentence: Sentence, span: Span) -> Draft:
    happening = findings.happening_in(sentence)
    values: dict[str, object] = {
        "dialogue_id": findings.dialogue,
        "phase_id": findings.phase(findings.phase_of_date(happening.edtf if happening else None)),
        "event_id": Ref("events", happening.key + (happening.edtf or "")) if happening else None,
        "initiative_id": None,
        "description": findings.reading.words(span),
        "date_edtf": happening.edtf if happening else None,
    }
    evidence = [Evidence(span, "stated-goal")]
    if happening and happening.dated_at:
        evidence.append(Evidence(happening.dated_at, "event-date", happening.date_basis, "date_edtf"))
    return Draft("outcomes", str(span.start), values, tuple(evidence))
