"""Lists and what introduces them: half of what such documents say is said by structure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.extract.reading import Reading
from pipeline.model import Passage, Span

NUMBERS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split())}

# What the items of a list are called by the line that introduces it.
PILLAR_CUE = re.compile(
    r"\b(?:pillars?|priority (?:areas?|sectors?|themes?)|priorities|working (?:groups?|parties)|work ?streams?|tracks?|themes?|topics?|baskets?|"
    r"clusters?|subjects?|areas? (?:of|for) (?:\w+ )?(?:cooperation|co-operation|collaboration|focus|work|engagement|priority|action|interest)|"
    r"(?:focus|focal|key|thematic|core|main|broad|strategic|policy|issue|following|these) areas?|areas|agenda items?|headings?|strands?|lines of (?:work|action)|issues|sub-?committees|task forces)\b"
)
OUTCOME_CUE = re.compile(
    r"\b(?:accomplish\w*|achiev\w*|results?|outcomes?|deliverables?|goals?|objectives?|success(?:es)?|progress|commitments?|"
    r"action items?|next steps|had occurred|took place|announce(?:d|ments?)|highlights?|agreed to|decided)\b"
)
MEMBER_CUE = re.compile(
    r"\b(?:co-?chair\w*|chair(?:ed|s)?|share the chair|participa\w+|taking part|take part|took part|members?|membership|composed of|comprises?|"
    r"consists? of|represented by|agencies|ministries|departments|bodies|institutions|led by)\b"
)


@dataclass(slots=True)
class Items:
    """A list: its outermost items, and the words that introduce it."""

    items: list[Passage]
    lead_in: Passage | None
    cue: str  # those words in lower case: the line itself, the sentence before it, the heading above
    children: dict[int, list[Passage]] = field(default_factory=dict)  # by ordinal of the item they are nested in


def lists(reading: Reading) -> list[Items]:
    """All lists of the document in reading order."""
    found: list[Items] = []
    open_lists: dict[tuple[int | None, int], Items] = {}
    owner: dict[int, Items] = {}
    previous: Passage | None = None
    for passage in reading.passages:
        if passage.kind != "list_item":
            previous = passage
            continue
        if passage.parent is not None and passage.parent in owner:
            items = owner[passage.parent]
            items.children.setdefault(passage.parent, []).append(passage)
            owner[passage.ordinal] = items
            continue
        place = (passage.lead_in, passage.block)
        if passage.lead_in is not None:
            place = (passage.lead_in, 0)
        if place not in open_lists:
            lead_in = reading.by_ordinal.get(passage.lead_in) if passage.lead_in is not None else None
            open_lists[place] = Items([], lead_in, _cue(reading, lead_in, previous, passage))
            found.append(open_lists[place])
        open_lists[place].items.append(passage)
        owner[passage.ordinal] = open_lists[place]
    return found


def _cue(reading: Reading, lead_in: Passage | None, previous: Passage | None, first: Passage) -> str:
    lead = lead_in or (previous if previous is not None and previous.kind == "heading" else None)
    parts = [reading.low(lead.span)] if lead else []
    if lead is not None and lead.kind == "sentence":
        before = reading.by_ordinal.get(lead.ordinal - 1)
        if before is not None and before.block == lead.block and before.kind == "sentence" and len(parts[0].split()) < 12:
            parts.append(reading.low(before.span))
    if first.section and not any(pattern.search(" ".join(parts)) for pattern in (PILLAR_CUE, OUTCOME_CUE, MEMBER_CUE)):
        parts.append(first.section[-1].lower())
    return "\n".join(parts)


def kind_of(items: Items) -> str | None:
    """pillars | outcomes | None, by the noun that the introduction closes on."""
    first = items.cue.split("\n")[0]
    pillar, outcome = PILLAR_CUE.search(items.cue), OUTCOME_CUE.search(items.cue)
    if pillar and outcome:
        following = re.search(r"\b(?:following|these)\s+(?:\w+\s+){0,2}?(\w+)\s*:", first)
        if following:
            return "outcomes" if OUTCOME_CUE.search(following.group()) and not PILLAR_CUE.search(following.group()) else "pillars"
        last_pillar = [m.end() for m in PILLAR_CUE.finditer(first)]
        last_outcome = [m.end() for m in OUTCOME_CUE.finditer(first)]
        return "outcomes" if max(last_outcome, default=-1) > max(last_pillar, default=-1) else "pillars"
    return "pillars" if pillar else "outcomes" if outcome else None


_ENUMERATED = re.compile(
    r"^(?:pillar|working group|working party|track|work ?stream|theme|priority(?: area)?|basket|cluster|chapter|area|group|strand|topic|part)\s+"
    r"(?:[ivx]+|\d{1,2}|[a-z]|one|two|three|four|five|six|seven|eight)\b(?:\s*[:.)]|\s+-|\s*,)?\s*(?:-\s+)?",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:\s*[;,.:]\s*(?:and|or)?|\s+(?:and|or))\s*$")
_SEPARATOR = re.compile(r"\s-\s|:\s|\s\(\s*(?=[a-z])")
_VERB = re.compile(
    r"\b(?:will|shall|is|are|was|were|has|have|had|agreed|agree|launched|signed|announced|committed|decided|welcomed|expects?|intends?|should|would|plans? to|noted|reaffirmed|discussed|met)\b"
)


def enumerated(norm: str) -> int:
    """Length of "Pillar II: " at the start of a heading or item; 0 if there is none or nothing follows."""
    match = _ENUMERATED.match(norm)
    return match.end() if match and norm[match.end() :].strip() else 0


def name_span(reading: Reading, passage: Passage) -> Span | None:
    """The words that name an item: its label, else the words before its first dash or colon, else all of it."""
    span = passage.label or passage.span
    start, end = span.start, span.end
    if passage.label is not None and not enumerated(reading.norm[start : passage.span.end]):
        return trim(reading, Span(start, end))
    start += enumerated(reading.norm[start : passage.span.end])
    end = passage.span.end
    cut = _SEPARATOR.search(reading.norm, start, end)
    if cut and cut.start() > start + 2:
        end = cut.start()
    sentence = re.search(r"\.\s+(?=[A-Z])", reading.norm[start:end])
    if sentence:
        end = start + sentence.start()
    return trim(reading, Span(start, end))


def trim(reading: Reading, span: Span) -> Span | None:
    """Without blanks and markup at both ends, and without "; and" at the last."""
    start, end = span.start, span.end
    tail = _TAIL.search(reading.norm[start:end])
    while tail and tail.start() > 0:
        end = start + tail.start()
        tail = _TAIL.search(reading.norm[start:end])
    while start < end and reading.norm[start] in ' "(':
        start += 1
    while end > start and reading.norm[end - 1] in ' ".,;:':
        end -= 1
    return Span(start, end) if end > start else None


def is_phrase(reading: Reading, span: Span, most: int = 16) -> bool:
    """A name rather than a statement: not long, no finite verb."""
    low = reading.low(span)
    return 0 < len(low.split()) <= most and not _VERB.search(low)


_CUE_IN_LINE = (
    r"(?:(?P<n>\d{1,2}|" + "|".join(list(NUMBERS)[2:]) + r")\s+)?(?:[a-z-]+\s+){0,3}?(?P<cue>" + PILLAR_CUE.pattern + r")"
)
_IN_LINE = re.compile(
    r"\b" + _CUE_IN_LINE + r"(?:\s+(?!are\b|is\b)[a-z'\ue000-\ue007-]+){0,9}?\s*(?P<colon>:|\s-\s|,?\s*namely:?,?|,?\s*(?:which |these |they )?(?:are|were)\b:?|,\s*(?:covering|on|dealing with)|\s+(?:covering|on|dealing with|devoted to)|\()\s*(?P<list>[^.]+)"
)


def in_line(reading: Reading, masked: str, base: int) -> tuple[list[Span], Span] | None:
    """ "three pillars: a; b; and c": the parts and the cue; None unless number or punctuation vouches for the split."""
    for match in _IN_LINE.finditer(masked):
        stated = match["n"]
        count = (int(stated) if stated.isdigit() else NUMBERS[stated]) if stated else None
        text = reading.norm[base + match.start("list") : base + match.end("list")]
        text, offset = _until_dash(text, match["colon"]), base + match.start("list")
        for parts in _splits(text):
            spans = [trim(reading, Span(offset + a, offset + b)) for a, b in parts]
            good = [s for s in spans if s is not None and is_phrase(reading, s, 12)]
            if len(good) != len(parts) or len(good) < 2:
                continue
            if count == len(good) or (count is None and match["colon"].strip(", ") in (":", "namely") and ";" in text):
                return good, Span(base + match.start("cue"), base + match.end("cue"))
    return None


def _until_dash(text: str, opener: str) -> str:
    if opener.strip() == "-" and " - " in text:
        return text[: text.index(" - ")]
    if opener == "(" and ")" in text:
        return text[: text.index(")")]
    return text


def _splits(text: str) -> Iterator[list[tuple[int, int]]]:
    """Ways to split a list in a line, the clearest first."""
    if ";" in text:
        yield _cut(text, re.compile(r";\s*(?:and\s+)?"))
        return
    yield _cut(text, re.compile(r",\s*(?:and\s+|as well as\s+)?|\s+as well as\s+"))
    last = text.rfind(" and ")
    if last >= 0:
        yield [*_cut(text[:last], re.compile(r",\s*")), (last + 5, len(text))]
    if "," not in text and " and " in text:
        yield _cut(text, re.compile(r"\s+and\s+"))


def _cut(text: str, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    parts, start = [], 0
    for match in separator.finditer(text):
        parts.append((start, match.start()))
        start = match.end()
    parts.append((start, len(text)))
    return [(a, b) for a, b in parts if text[a:b].strip()]
