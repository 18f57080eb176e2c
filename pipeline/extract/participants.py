"""Who took part in an event, in which role, and where it was: read from the sentence that tells it.

Also what "the two organizations" refer to. Where it was: ``venues``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract import phrases, standing
from pipeline.extract.document_date import behind_dateline
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


_RELATIVE = re.compile(r",\s+(?:which|who|whom|whose|where|when)\b")


def _clause(findings: Findings, happening: Happening) -> tuple[int, int]:
    """Offsets of the clause around the verb, without a dateline and the agency in it."""
    sentence = happening.sentence
    base = sentence.span.start
    left, right = standing.clause(
        findings.masks.of(sentence), happening.trigger.start - base, happening.trigger.end - base
    )
    return max(base + left, behind_dateline(findings.reading.norm, base, sentence.span.end)), base + right


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
    located, previous = False, 0
    for begin, end, code in happening.sentence.countries:
        span = findings.reading.token_span(begin, end)
        if not _LISTED.fullmatch(findings.reading.norm, previous, span.start):
            located = _is_located(findings, span.start)  # "in Peru and Chile": both or neither
        previous = span.end
        if code in seen or not base <= span.start < happening.trigger.start or located:
            continue
        if _country_acts(findings, begin, span.end) and not _inside_title(happening.sentence, begin):
            seen.add(code)
            yield Part("country_code", code, "participant", (Evidence(span, "country-acts"),))


_ACTS = re.compile(
    r"(?:\s+(?:and|have|has|had|will|also|today|jointly|then)\b|\s+[a-z]+ed\b|\s+held\b|\s+met\b|,)|.*government"
)
# "Ministers of Canada and Japan met": not the countries but their people act, and so they took part.
_OFFICIALS = re.compile(
    r"\b(?:ministers|officials|representatives|delegations|delegates|governments|leaders|presidents|ministries|"
    r"secretaries|envoys|experts|negotiators|sides)\s+(?:of|from)\s+(?:the\s+)?$"
)
_LOCATES = re.compile(r"\b(?:in|of|to|from)\s+(?:the\s+)?$")


_LISTED = re.compile(r",?\s*(?:and\s+)?(?:the\s+)?")


def _is_located(findings: Findings, start: int) -> bool:
    """ "in Mexico", "the Foreign Ministry of Peru"; not "ministers of | Canada"."""
    before = findings.reading.norm[max(start - 40, 0) : start].lower()
    return _LOCATES.search(before) is not None and _OFFICIALS.search(before) is None


def _country_acts(findings: Findings, begin: int, stop: int) -> bool:
    """ "Turkey and Kazakhstan held", "the Mexican government": not a dateline, "Accra, 9 May"."""
    norm, tokens = findings.reading.norm, findings.reading.tokens
    known = phrases.countries().at(tokens, begin, min(begin + 6, len(tokens)))
    dateline = norm[stop : stop + 1] == "," and known is not None and known[1].form == "capital"
    return not dateline and _ACTS.match(norm[stop : stop + 14].lower()) is not None
