"""Who took part in an event, in which role, and where it was: read from the sentence that tells it.

Also what "the two organizations" and "there" refer to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract import standing
from pipeline.extract.entities import Entity
from pipeline.extract.findings import Findings
from pipeline.extract.happenings import Happening
from pipeline.extract.reading import Sentence
from pipeline.model import Evidence, Span

_ROLES = (
    ("host", re.compile(r"\b(?:co-)?host(?:s|ed|ing)?\b|\bwelcomed\b|\bthe hosts were\b")),
    ("co_chair", re.compile(r"\bco-?chair(?:s|ed)?\b|\bco-?led\b")),
    ("chair", re.compile(r"\bchair(?:s|ed)\b")),
    ("lead", re.compile(r"\bled\b|\bheaded\b|\bunder the leadership of\b|\bopened\b")),
    (
        "signatory",
        re.compile(r"\bsign(?:s|ed|ing|ature)?\b|\bput to paper\b|\binitiall?ed\b|\bsignatures?\b"),
    ),
    ("attendee", re.compile(r"\battend(?:s|ed)?\b|\bjoin(?:s|ed|ing)\b")),
)
_PARTIES = re.compile(
    r"\b(?:the|both)\s+(?:two\s+|three\s+|four\s+)?(?:governments|countries|sides|nations"
    r"|partners|parties|presidents|leaders|ministers|delegations)\b"
)
_BODIES = re.compile(
    r"\b(?:the|both)\s+(?:two\s+|three\s+)?(?:organi[sz]ations|agencies|institutions|bodies"
    r"|ministries|departments|secretariats)\b"
)
_THERE = re.compile(r"\bthere\b(?!\s+(?:is|are|was|were|will|has|have|had)\b)")
_LOCATED = re.compile(r"\b(?:in|at|of|for|to)\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}$")


@dataclass(slots=True)
class Part:
    """One participant: the contract's column, its value (a key or a country code), the role, the words."""

    column: str
    value: object
    role: str
    evidence: tuple[Evidence, ...]


def of(findings: Findings, happening: Happening) -> Iterator[Part]:
    """Participants of an event; each entity once."""
    seen: set[str] = set()
    sentence = happening.sentence
    for begin, end, entity in sentence.entities:
        if entity.table not in ("people", "organizations") or not _is_actor(findings, happening, begin, end):
            continue
        if entity.key not in seen and not _inside_title(sentence, begin):
            seen.add(entity.key)
            column = "person_id" if entity.table == "people" else "organization_id"
            span = findings.reading.token_span(begin, end)
            yield Part(
                column, entity.ref, _role(findings, happening, begin), (Evidence(span, "actor-in-clause"),)
            )
    yield from _bodies_meant(findings, happening, seen)
    yield from _countries(findings, happening, bool(seen))


def _inside_title(sentence: Sentence, begin: int) -> bool:
    """ "the President of the European Commission": the person took part, the body only names the office."""
    titles = [p.title for p in sentence.people if p.title]
    return any(t.begin <= begin < t.end for t in titles)


def _is_actor(findings: Findings, happening: Happening, begin: int, end: int) -> bool:
    """In the clause of the verb: before it, or behind "by"; anywhere there for a meeting."""
    reading, trigger = findings.reading, happening.trigger
    start, stop = reading.tokens[begin].start, reading.tokens[end - 1].end
    first, last = _clause(findings, happening)
    if not first <= start < last or _in_opening_phrase(findings, happening, start):
        return False
    between = reading.norm[min(stop, trigger.end) : max(start, trigger.start)]
    if start > trigger.start and _RELATIVE.search(between):
        return False
    if happening.kind in ("meeting", "review"):
        return True
    if start < trigger.start:
        return " that " not in between
    return bool(re.match(r"[^,;]{0,60}?\bby\b", between)) and len(between) < 160


_DATELINE = re.compile(r"[^a-z]{0,40}[A-Z][^-]{0,60}?\d{4}\s*\)?\s*(?:\([^)]{1,40}\)\s*)?- ")
_RELATIVE = re.compile(r",\s+(?:which|who|whom|whose|where|when)\b")


def _clause(findings: Findings, happening: Happening) -> tuple[int, int]:
    """Offsets of the clause around the verb, without a dateline and the agency in it."""
    sentence = happening.sentence
    base = sentence.span.start
    left, right = standing.clause(
        findings.masks.of(sentence), happening.trigger.start - base, happening.trigger.end - base
    )
    dateline = _DATELINE.match(findings.reading.norm, base, min(base + 140, sentence.span.end))
    return max(base + left, dateline.end() if dateline else 0), base + right


_OPENING_PHRASE = re.compile(
    r"\s*(?:after|before|following|since|despite|building on|in addition to|according to)\b"
    r"[^,]*,"
)


def _in_opening_phrase(findings: Findings, happening: Happening, start: int) -> bool:
    """ "After the departure of the X Administration, …": said before the event, not of it."""
    sentence = happening.sentence
    match = _OPENING_PHRASE.match(findings.reading.low(sentence.span))
    return bool(match and start < sentence.span.start + match.end() <= happening.trigger.start)


def _role(findings: Findings, happening: Happening, begin: int) -> str:
    """The role that the verb gives to those before it, or behind its "by": "hosted by Kuwait"."""
    start = findings.reading.tokens[begin].start
    if happening.kind in ("meeting", "review"):
        first, last = _clause(findings, happening)
    else:
        first, last = happening.trigger.start, happening.trigger.end
    low = findings.reading.norm[first:last].lower()
    for role, pattern in _ROLES:
        match = pattern.search(low)
        if match is None:
            continue
        behind = low[match.end() :].lstrip().startswith("by ")
        if happening.kind not in ("meeting", "review") or (start > first + match.start()) == behind:
            return role
    return "participant"


def _bodies_meant(findings: Findings, happening: Happening, seen: set[str]) -> Iterator[Part]:
    """ "The two organizations": the bodies of the nearest earlier sentence that names two."""
    match = _BODIES.search(findings.reading.low(happening.sentence.span))
    if not match:
        return
    for earlier in reversed(
        findings.reading.sentences[max(happening.sentence.index - 3, 0) : happening.sentence.index]
    ):
        bodies: dict[str, Entity] = {e.key: e for _, _, e in earlier.entities if e.table == "organizations"}
        if len(bodies) < 2:
            continue
        span = Span(
            happening.sentence.span.start + match.start(), happening.sentence.span.start + match.end()
        )
        if len(bodies) > 2 and "two" in match.group():
            findings.reading.notice(
                "unclear-reference",
                f'"{findings.reading.words(span)}" may be any of {len(bodies)} bodies',
                span,
            )
            return
        for entity in bodies.values():
            if entity.key not in seen:
                seen.add(entity.key)
                yield Part(
                    "organization_id",
                    entity.ref,
                    "participant",
                    (Evidence(span, "bodies-named-before", "inferred"),),
                )
        return


def _countries(findings: Findings, happening: Happening, has_actor: bool) -> Iterator[Part]:
    """The parties behind "the two governments"; countries that act themselves."""
    base, last = _clause(findings, happening)
    match = _PARTIES.search(findings.reading.norm[base:last].lower())
    if match and findings.subject and not has_actor:
        span = Span(base + match.start(), base + match.end())
        for code in findings.subject.parties:
            yield Part(
                "country_code", code, "participant", (Evidence(span, "parties-of-dialogue", "inferred"),)
            )
        return
    seen: set[str] = set()
    for begin, end, code in happening.sentence.countries:
        if code in seen or not base <= findings.reading.tokens[begin].start < happening.trigger.start:
            continue
        if not _country_acts(findings, begin, end) or _inside_title(happening.sentence, begin):
            continue
        seen.add(code)
        span = findings.reading.token_span(begin, end)
        yield Part("country_code", code, "participant", (Evidence(span, "country-acts"),))


_ACTS = re.compile(
    r"(?:\s+(?:and|have|has|had|will|also|today|jointly|then)\b|\s+[a-z]+ed\b|\s+held\b|\s+met\b|,)|.*government"
)
_LOCATES = re.compile(r"\b(?:in|of|to|from)\s+(?:the\s+)?$")


def _country_acts(findings: Findings, begin: int, end: int) -> bool:
    """ "Turkey and Kazakhstan held", "the Mexican government": not "in Mexico"."""
    norm, start = findings.reading.norm, findings.reading.tokens[begin].start
    stop = findings.reading.tokens[end - 1].end
    located = _LOCATES.search(norm[max(start - 16, 0) : start].lower())
    return located is None and _ACTS.match(norm[stop : stop + 14].lower()) is not None


def place(findings: Findings, happening: Happening) -> tuple[Entity, Span, str] | None:
    """Where: a place named after "in" or "at" in the sentence, or what "there" means."""
    reading, sentence = findings.reading, happening.sentence
    if happening.kind == "program_launch":
        return None  # the places beside it are those it serves: see ``initiative_participants``
    label = sentence.passage.label
    best: tuple[int, Entity, Span] | None = None
    for begin, end, entity in sentence.entities:
        start = reading.tokens[begin].start
        before = reading.norm[max(start - 40, sentence.span.start) : start].lower()
        if entity.table != "places" or not re.search(r"\b(?:in|at)\s+(?:the\s+)?(?:\w+\s+of\s+)?$", before):
            continue
        if label is not None and start >= label.end > happening.trigger.start:
            continue  # the words behind a label explain it
        distance = abs(start - happening.trigger.start)
        if best is None or distance < best[0]:
            best = (distance, entity, reading.token_span(begin, end))
    if best:
        return best[1], best[2], "stated"
    there = _THERE.search(reading.low(sentence.span))
    if there:
        meant = _last_place(findings, sentence)
        if meant:
            start = sentence.span.start + there.start()
            return meant, Span(start, start + 5), "inferred"
    return None


def _last_place(findings: Findings, sentence: Sentence) -> Entity | None:
    """The place named last before: a place, or a country as a place."""
    for earlier in reversed(findings.reading.sentences[max(sentence.index - 2, 0) : sentence.index]):
        places = [(b, e) for b, _, e in earlier.entities if e.table == "places"]
        countries = [(b, c) for b, _, c in earlier.countries if _names_place(findings, b)]
        if countries and (not places or countries[-1][0] > places[-1][0]):
            return _country_place(findings, countries[-1][1], earlier)
        if places:
            return places[-1][1]
    return None


def _names_place(findings: Findings, begin: int) -> bool:
    start = findings.reading.tokens[begin].start
    return bool(_LOCATED.search(findings.reading.norm[max(start - 40, 0) : start].lower()))


def _country_place(findings: Findings, code: str, sentence: Sentence) -> Entity:
    begin, end = next((b, e) for b, e, c in sentence.countries if c == code)
    span = findings.reading.token_span(begin, end)
    entity = findings.reading.cast.named(
        "places", findings.reading.words(span), code, {"kind": "country", "country_code": code}
    )
    entity.note(span, findings.reading.words(span), "country-as-place")
    return entity
