"""Which bodies sit in the dialogue, on whose side, as co-chair or participant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract import phrases
from pipeline.extract.entities import Entity
from pipeline.extract.findings import Findings
from pipeline.extract.lists import MEMBER_CUE
from pipeline.extract.masks import BODY
from pipeline.extract.reading import Sentence
from pipeline.model import Draft, Evidence, Passage, Span

_CO_CHAIR = re.compile(r"\b(?:co-?chair\w*|share[sd]? the chair|chair(?:s|ed)? (?:it|jointly|the)|chair(?:s|ed)\b|co-?lead\w*|lead agenc\w+|led by)")
_PARTICIPANT = re.compile(
    r"\b(?:participa(?:tes?|ting|tion|nts?|ted)|tak(?:e|es|ing) part|took part|members?(?:hip)?|composed of|comprises?|consists? of|"
    r"represented by|include[sd]?|involves?|involving|join(?:s|ed|ing)?|brings? together|sit(?:s|ting)? (?:on|in))\b"
)
_ABOUT = re.compile(r"\b(?:side|participa\w+|co-?chair\w*|share the chair|members?|membership|delegation|agencies|also taking part)\b|\ue000")


def extract(findings: Findings) -> Iterator[Draft]:
    """``memberships``; a body that no side can be given to becomes a notice."""
    if findings.dialogue is None:
        return
    seen: dict[tuple[str, str], str] = {}
    for sentence, entity, role, rule, cue in _found(findings):
        country = _side(findings, sentence, entity)
        if country is None:
            continue
        if seen.get((entity.key, country)) in ("co_chair", role):
            continue
        seen[entity.key, country] = role
        phase = findings.phase_of_passage(sentence.passage)
        values = {
            "dialogue_id": findings.dialogue,
            "phase_id": findings.phase(phase),
            "organization_id": entity.ref,
            "country_code": country,
            "role": role,
        }
        place = next(findings.reading.token_span(b, e) for b, e, other in sentence.entities if other is entity)
        evidence = [Evidence(place, rule)]
        if cue:
            evidence.append(Evidence(cue, rule, column="role"))
        yield Draft("memberships", f"{entity.key}/{role}/{phase}", values, tuple(evidence))


def _found(findings: Findings) -> Iterator[tuple[Sentence, Entity, str, str, Span | None]]:
    for items in findings.lists:
        role = _list_role(items.cue)
        if role is None:
            continue
        bodies = [(item, *_body_of_item(findings, item)) for item in items.items]
        named = [row for row in bodies if row[2] is not None]
        if len(named) * 2 < len(bodies):
            continue
        cue = items.lead_in.span if items.lead_in else None
        for _, sentence, entity in named:
            assert sentence is not None and entity is not None
            yield sentence, entity, role, "listed-member", cue
    for sentence in findings.reading.sentences:
        if sentence.passage.kind in ("sentence", "list_item") and BODY in findings.masks.of(sentence):
            yield from _in_sentence(findings, sentence)


def _list_role(cue: str) -> str | None:
    first = cue.split("\n")[0]
    if not MEMBER_CUE.search(cue):
        return None
    if _CO_CHAIR.search(first) and not _PARTICIPANT.search(first):
        return "co_chair"
    if _PARTICIPANT.search(first) or _PARTICIPANT.search(cue):
        return "participant"
    return "co_chair" if _CO_CHAIR.search(cue) else None


def _body_of_item(findings: Findings, item: Passage) -> tuple[Sentence | None, Entity | None]:
    """The body that an item consists of, or begins with."""
    sentences = findings.reading.of_passage(item)
    if not sentences:
        return None, None
    for begin, _, entity in sentences[0].entities:
        if entity.table == "organizations" and begin - sentences[0].begin <= 3:
            return sentences[0], entity
    return None, None


# A body stands in the dialogue by one of these; marks as in ``masks``.
_RUN = r"(?:(?:the |its |our |and |as well as |, |,|'s |\ue003+|\ue004+| |\(|\)|[a-z]{2,6}\b(?=\)))*)"
_ROLES = [
    ("co_chair", re.compile(r"\b(?:co-?chaired|co-?led|chaired|led)\s+(?:jointly\s+)?(?:on [^.;:]{0,40}? )?by\s+")),
    ("co_chair", re.compile(r"\bco-?chairs?\s*(?:of [^.;:]{0,40}? )?(?:are|were|is|was|include|:)\s*")),
    ("co_chair", re.compile(r"\bshare[sd]? the chair[^.;]{0,60}?:\s*")),
    ("participant", re.compile(r"\b(?:also )?(?:participating|taking part|represented|members?|participants?|other (?:participating )?(?:agencies|members|ministries|departments|bodies))(?:\s+(?!are|were)[a-z\ue000\ue004'-]+){0,6}?\s*(?:are|were|include[sd]?|is|:)\s*:?\s*")),
    ("participant", re.compile(r"\b(?:composed of|comprises?|consists? of|participation (?:of|by|from)|joined by|brings? together)\s+")),
]
_AFTER = [
    ("co_chair", re.compile(r"\s*,?\s+(?:is|are|was|were|serves?|acts?|served|acted)\s+(?:as\s+)?(?:one of\s+)?(?:the\s+|its\s+)?(?:\w+\s+)?co-?chairs?\b")),
    ("co_chair", re.compile(r"\s*,?\s+(?:jointly\s+|together\s+)?(?:co-?chair(?:s|ed)?|share[sd]? the chair|chair(?:s|ed)? jointly|co-?leads?|co-?led)\b")),
    ("participant", re.compile(r"\s*,?\s+(?:also\s+)?(?:participates?|participated|take[s]? part|took part|(?:is|are|were) (?:also )?(?:members?|participants?|represented|involved))\b")),
]


def _in_sentence(findings: Findings, sentence: Sentence) -> Iterator[tuple[Sentence, Entity, str, str, Span | None]]:
    masked = findings.masks.of(sentence)
    if not _ABOUT.search(masked):
        return
    base = sentence.span.start
    for role, pattern in _ROLES:
        for match in pattern.finditer(masked):
            for entity in _run(findings, sentence, match.end()):
                yield sentence, entity, role, "member-in-line", Span(base + match.start(), base + match.end())
    for role, pattern in _AFTER:
        for match in pattern.finditer(masked):
            for entity in _run_before(findings, sentence, match.start()):
                yield sentence, entity, role, "member-before-verb", Span(base + match.start(), base + match.end())


def _run(findings: Findings, sentence: Sentence, start: int) -> list[Entity]:
    """The bodies of the enumeration that starts at ``start`` of the masked sentence."""
    masked, base = findings.masks.of(sentence), sentence.span.start
    match = re.compile(_RUN).match(masked, start)
    return _bodies(findings, sentence, base + start, base + (match.end() if match else start))


def _run_before(findings: Findings, sentence: Sentence, end: int) -> list[Entity]:
    masked, base = findings.masks.of(sentence), sentence.span.start
    for start in range(end):
        match = re.compile(_RUN).match(masked, start)
        if match and match.end() >= end and BODY in masked[start:end]:
            return _bodies(findings, sentence, base + start, base + end)
    return []


def _bodies(findings: Findings, sentence: Sentence, start: int, end: int) -> list[Entity]:
    tokens = findings.reading.tokens
    return [e for b, _, e in sentence.entities if e.table == "organizations" and start <= tokens[b].start < end]


def _side(findings: Findings, sentence: Sentence, entity: Entity) -> str | None:
    """The body's country; else the country the sentence, its lead-in or its heading speaks for."""
    own = entity.values.get("country_code")
    if own:
        return str(own)
    parties = set(findings.subject.parties) if findings.subject else set()
    codes = [code for _, _, code in sentence.countries]
    if not codes and sentence.passage.lead_in is not None:
        for lead in findings.reading.of_passage(findings.reading.by_ordinal[sentence.passage.lead_in]):
            codes += [code for _, _, code in lead.countries]
    if not codes:
        codes = [c for heading in reversed(sentence.passage.section) for c in _codes(heading)][:1]
    named = [code for code in codes if not parties or code in parties]
    if len(set(named)) == 1:
        entity.values["country_code"] = named[0]
        return named[0]
    place = findings.reading.token_span(*next((b, e) for b, e, other in sentence.entities if other is entity))
    findings.reading.notice("member-without-side", f'"{entity.name}" is listed, but on which side the text does not say', place)
    return None


def _codes(heading: str) -> list[str]:
    found = []
    for word in heading.replace("'s", "").split():
        code = phrases.country_code(word.strip(",;:()"))
        if code:
            found.append(code)
    return found if len(set(found)) == 1 else []


