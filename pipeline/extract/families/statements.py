"""What people are quoted as saying: block quotations and quotations in the line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.entities import Entity
from pipeline.extract.findings import Findings
from pipeline.extract.reading import Sentence
from pipeline.model import Draft, Evidence, Passage, Ref, Span

_SAID = (
    r"(?:said|says|stated|states|added|adds|noted|notes|remarked|commented|declared|explained|told|observed|wrote|emphasi[sz]ed|stressed|underlined|"
    r"underscored|affirmed|continued|concluded|announced|argued|insisted|recalled|pointed out|made the following (?:statement|remarks))"
)
_QUOTATION = re.compile(r'"([^"]{12,2000})"')
_MADE_STATEMENT = re.compile(r"\b(?:made|issued|gave|released)\s+(?:the\s+|a\s+)?(?:following\s+|joint\s+|brief\s+)?(?P<v>statement|remarks)\b")


def extract(findings: Findings) -> Iterator[Draft]:
    """``statements``, and the ``events`` of kind statement that a line announces."""
    for passage in findings.reading.passages:
        if passage.kind == "quote":
            yield from _block(findings, passage)
    for sentence in findings.reading.sentences:
        if sentence.passage.kind in ("sentence", "list_item"):
            yield from _in_line(findings, sentence)


def _block(findings: Findings, passage: Passage) -> Iterator[Draft]:
    introduced = findings.reading.by_ordinal.get(passage.lead_in or passage.ordinal - 1)
    if introduced is None or introduced.kind == "quote":
        return
    sentences = findings.reading.of_passage(introduced)
    speakers = _people(findings, sentences[-1]) if sentences else []
    if not speakers:
        findings.reading.notice("quotation-without-speaker", "a block quotation whose speaker the line before does not name", passage.span)
        return
    text = findings.reading.words(_inner(findings, passage.span))
    event = yield from _event(findings, sentences[-1], speakers[0])
    yield _statement(findings, speakers[0], sentences[-1], passage.span, text, "block", event)


def _inner(findings: Findings, span: Span) -> Span:
    """Without the quotation marks around the whole."""
    start, end = span.start, span.end
    norm = findings.reading.norm
    while start < end and norm[start] in ' "':
        start += 1
    while end > start and norm[end - 1] in ' "':
        end -= 1
    return Span(start, end)


def _people(findings: Findings, sentence: Sentence) -> list[Entity]:
    del findings
    return [e for _, _, e in sentence.entities if e.table == "people"]


def _event(findings: Findings, sentence: Sentence, speaker: Entity) -> Iterator[Draft]:
    """The event of making a statement, where the line says so; returns its key."""
    match = _MADE_STATEMENT.search(findings.reading.low(sentence.span))
    if not match:
        return None
    start = sentence.span.start + match.start("v")
    dates = findings.clock.usable(sentence)
    edtf = dates[0][1] if dates else None
    event = Ref("events", f"statement@{start}")
    values: dict[str, object] = {
        "dialogue_id": findings.dialogue,
        "phase_id": findings.phase(findings.phase_of_date(edtf) or findings.phase_of_passage(sentence.passage)),
        "kind": "statement",
        "title": findings.reading.words(sentence.span).rstrip(":. "),
        "date_edtf": edtf,
        "status": "occurred",
    }
    evidence = [Evidence(sentence.span, "made-statement")]
    if dates:
        evidence.append(Evidence(Span(dates[0][0].start, dates[0][0].end), "event-date", dates[0][2], "date_edtf"))
    yield Draft("events", event.key, values, tuple(evidence))
    at = next(findings.reading.token_span(b, e) for b, e, other in sentence.entities if other is speaker)
    part = {"event_id": event, "person_id": speaker.ref, "role": "speaker"}
    yield Draft("event_participants", f"{event.key}/{speaker.key}", part, (Evidence(at, "made-statement"),))
    return event


def _statement(findings: Findings, speaker: Entity, sentence: Sentence, span: Span, text: str, kind: str, event: Ref | None) -> Draft:
    position = next((p for p in sentence.people if p.title and _is(sentence, p.begin, speaker)), None)
    assert position is None or position.title is not None
    values = {
        "person_id": speaker.ref,
        "position_id": Ref("positions", f"{position.title.begin}/{position.begin}") if position and position.title else None,
        "event_id": event,
        "text": text,
        "kind": kind,
    }
    at = next(findings.reading.token_span(b, e) for b, e, other in sentence.entities if other is speaker)
    evidence = (Evidence(span, f"{kind}-quotation"), Evidence(at, "speaker", column="person_id"))
    return Draft("statements", str(span.start), values, evidence)


def _is(sentence: Sentence, begin: int, speaker: Entity) -> bool:
    return any(b == begin and e is speaker for b, _, e in sentence.entities)


def _in_line(findings: Findings, sentence: Sentence) -> Iterator[Draft]:
    """ "…," said X; X added: "…". A quotation in two halves around its "said X" is one statement each."""
    norm, base = findings.reading.norm, sentence.span.start
    text = norm[base : sentence.span.end]
    for match in _QUOTATION.finditer(text):
        if len(match.group(1).split()) < 4 or not _is_speech(match.group(1)):
            continue
        speaker = _speaker(findings, sentence, text, match)
        span = Span(base + match.start(1), base + match.end(1))
        if speaker is None:
            continue
        inner = _inner(findings, span)
        yield _statement(findings, speaker, sentence, inner, findings.reading.words(inner).rstrip(","), "inline", None)


def _is_speech(words: str) -> bool:
    """A sentence rather than a name: small words in it, or an end mark."""
    small = [w for w in words.split() if w[0].islower()]
    return len(small) * 2 >= len(words.split()) or words.rstrip()[-1] in ".!?,"


def _speaker(findings: Findings, sentence: Sentence, text: str, match: re.Match[str]) -> Entity | None:
    """The person next to a verb of saying, outside every quotation; behind the quotation first."""
    base = sentence.span.start
    tokens = findings.reading.tokens
    people = [(tokens[b].start - base, tokens[e - 1].end - base, p) for b, e, p in sentence.entities if p.table == "people"]
    outside = [row for row in people if not any(q.start() < row[0] < q.end() for q in _QUOTATION.finditer(text))]
    after = [row for row in outside if row[0] >= match.end() and re.search(rf"\b{_SAID}\b", text[match.end() : row[1] + 60])]
    before = [row for row in outside if row[1] <= match.start() and re.search(rf"\b{_SAID}\b", text[max(row[0] - 25, 0) : match.start()])]
    if after and re.match(rf"[,\s]*(?:\w+ly\s+)?(?:{_SAID}\b|[A-Z\w .,'-]{{0,80}}?\b{_SAID})", text[match.end() :]):
        return after[0][2]
    if before:
        return before[-1][2]
    return after[0][2] if after else None
