"""What people are quoted as saying: block quotations and quotations in the line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Generator, Iterator

from pipeline.extract.findings import Findings
from pipeline.extract.quotations import Quotation, paragraphs, quotations
from pipeline.extract.reading import Sentence
from pipeline.extract.speakers import Mention, Speakers, inner, saying
from pipeline.model import Draft, Evidence, Passage, Ref, Span

_MADE_STATEMENT = re.compile(
    r"\b(?:made|issued|gave|released)\s+(?:the\s+|a\s+)?(?:following\s+|joint\s+|brief\s+)?(?P<v>statement|remarks)\b"
)
_LEAST = 4  # words; fewer are a phrase or a name


def extract(findings: Findings) -> Iterator[Draft]:
    """``statements``, and the ``events`` of kind statement that a line announces."""
    speakers = Speakers(findings.reading)
    for passage in findings.reading.passages:
        if passage.kind == "quote":
            yield from _block(findings, speakers, passage)
    yield from _in_line(findings, speakers)


# -- block quotations -----------------------------------------------------------------------------


def _block(findings: Findings, speakers: Speakers, passage: Passage) -> Iterator[Draft]:
    reading = findings.reading
    span, signature = _attributed(findings, speakers, passage) or _unsigned(findings, speakers, passage)
    introduced = reading.by_ordinal.get(passage.lead_in or passage.ordinal - 1)
    sentences = reading.of_passage(introduced) if introduced and introduced.kind != "quote" else []
    named = speakers.people_of(sentences[-1]) if sentences else []
    speaker = signature or (named[0] if named else None)
    if speaker is None:
        reading.notice(
            "quotation-without-speaker",
            "a block quotation whose speaker no line beside it names",
            passage.span,
        )
        return
    sentence = _sentence_of(findings, speaker)
    event = None
    if signature is None:
        event = yield from _event(findings, sentence, speaker)
    text = reading.words(inner(reading, span)).rstrip(",")
    yield _statement(findings, speaker, [span], text, "block", event)


def _attributed(findings: Findings, speakers: Speakers, passage: Passage) -> tuple[Span, Mention] | None:
    """ "> "We will go on," said Ana Ruiz.": the words up to the last quotation mark, and who said them."""
    reading = findings.reading
    closing = reading.norm.rfind('"', passage.span.start + 1, passage.span.end)
    if closing < 0 or not saying() & {
        word.strip(",.;:") for word in reading.low(Span(closing, passage.span.end)).split()
    }:
        return None
    for sentence in reading.of_passage(passage):
        for mention in speakers.people_of(sentence):
            if reading.tokens[mention.begin].start > closing:
                return Span(passage.span.start, closing + 1), mention
    return None


def _unsigned(findings: Findings, speakers: Speakers, passage: Passage) -> tuple[Span, Mention | None]:
    """The quotation without "— Ana Ruiz, Minister of Trade" at its end, and that signature's name."""
    reading = findings.reading
    text = reading.document.text
    for dash in ("\n> — ", "\n> – ", "\n— ", "\n– ", "\n-- ", "\n> - ", "\n> -- "):
        at = text.rfind(dash, passage.span.start, passage.span.end)
        if at > passage.span.start:
            for sentence in reading.of_passage(passage):
                for mention in speakers.people_of(sentence):
                    if reading.tokens[mention.begin].start > at:
                        return Span(passage.span.start, at), mention
    after = reading.by_ordinal.get(passage.ordinal + 1)
    below = reading.of_passage(after) if after and after.kind != "quote" else []
    return passage.span, speakers.signed(below) if below else None


def _event(findings: Findings, sentence: Sentence, speaker: Mention) -> Generator[Draft, None, Ref | None]:
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
        "phase_id": findings.phase(
            findings.phase_of_date(edtf) or findings.phase_of_passage(sentence.passage)
        ),
        "kind": "statement",
        "title": findings.reading.words(sentence.span).rstrip(":. "),
        "date_edtf": edtf,
        "status": "occurred",
    }
    evidence = [Evidence(sentence.span, "made-statement")]
    if dates:
        evidence.append(
            Evidence(Span(dates[0][0].start, dates[0][0].end), "event-date", dates[0][2], "date_edtf")
        )
    yield Draft("events", event.key, values, tuple(evidence))
    at = findings.reading.token_span(speaker.begin, speaker.end)
    part = {"event_id": event, "person_id": speaker.entity.ref, "role": "speaker"}
    yield Draft(
        "event_participants", f"{event.key}/{speaker.entity.key}", part, (Evidence(at, "made-statement"),)
    )
    return event


def _sentence_of(findings: Findings, mention: Mention) -> Sentence:
    sentences = findings.reading.sentences
    return sentences[bisect_right(sentences, mention.begin, key=lambda sentence: sentence.begin) - 1]


# -- quotations in the line -----------------------------------------------------------------------


def _in_line(findings: Findings, speakers: Speakers) -> Iterator[Draft]:
    """One statement for what a speaker says in a paragraph, however many quotations it is cut into."""
    found = paragraphs(findings.reading)
    quoted = quotations(findings.reading, found)
    said: list[tuple[Mention, list[Quotation]]] = []
    for n, quotation in enumerate(quoted):
        before = quoted[n - 1] if n and quoted[n - 1].paragraph is quotation.paragraph else None
        after = (
            quoted[n + 1] if n + 1 < len(quoted) and quoted[n + 1].paragraph is quotation.paragraph else None
        )
        speaker = speakers.speaker(quotation, before, after, found)
        running = said[-1] if said and before is not None and said[-1][1][-1] is before else None
        if running and (speaker is None or speaker.entity is running[0].entity):
            if speaker is not None or _goes_on(findings, running[1][-1], quotation):
                running[1].append(quotation)
            continue
        if speaker is not None:
            said.append((speaker, [quotation]))
    for speaker, parts in said:
        if _is_speech(findings, parts):
            yield _spoken(findings, speaker, parts)


def _goes_on(findings: Findings, before: Quotation, quotation: Quotation) -> bool:
    """ "…," said X. "…": the next quotation opens its sentence, or only "said X" stands between the two."""
    if quotation.start <= quotation.sentence.span.start:
        return True
    between = findings.reading.low(Span(before.end, quotation.start))
    return len(between.split()) <= 8 and any(word.strip(",.;") in saying() for word in between.split())


def _is_speech(findings: Findings, parts: list[Quotation]) -> bool:
    """Four words or more, and a sentence rather than a name: small words in it, or an end mark."""
    norm = findings.reading.norm
    words = [
        word for part in parts for piece in part.pieces for word in norm[piece.start : piece.end].split()
    ]
    if len(words) < _LEAST:
        return False
    small = [word for word in words if word[0].islower()]
    return len(small) * 2 >= len(words) or words[-1][-1] in ".!?,"


def _spoken(findings: Findings, speaker: Mention, parts: list[Quotation]) -> Draft:
    reading = findings.reading
    pieces = [inner(reading, piece) for part in parts for piece in part.pieces]
    text = " ".join(reading.words(piece) for piece in pieces).rstrip(",")
    return _statement(findings, speaker, pieces, text, "inline", None)


def _statement(
    findings: Findings, speaker: Mention, pieces: list[Span], text: str, kind: str, event: Ref | None
) -> Draft:
    reading, sentence = findings.reading, _sentence_of(findings, speaker)
    position = next((p for p in sentence.people if p.title and p.begin == speaker.begin), None)
    values: dict[str, object] = {
        "person_id": speaker.entity.ref,
        "position_id": Ref("positions", f"{position.title.begin}/{position.begin}")
        if position and position.title
        else None,
        "event_id": event,
        "text": text,
        "kind": kind,
    }
    evidence = [
        Evidence(part, f"{kind}-quotation") for piece in pieces for part in _by_passage(findings, piece)
    ]
    evidence.append(Evidence(reading.token_span(speaker.begin, speaker.end), "speaker", column="person_id"))
    return Draft("statements", str(pieces[0].start), values, tuple(evidence))


def _by_passage(findings: Findings, span: Span) -> Iterator[Span]:
    """A quotation of several sentences stands in several passages: one piece of evidence in each."""
    passages = findings.reading.passages
    first = max(bisect_right(passages, span.start, key=lambda passage: passage.span.start) - 1, 0)
    for passage in passages[first:]:
        if passage.span.start >= span.end:
            return
        start, end = max(span.start, passage.span.start), min(span.end, passage.span.end)
        if start < end:
            yield Span(start, end)
