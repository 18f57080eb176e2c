"""What one entry of an enumeration is called: its words without number, comment and "and" at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.reading import Reading
from pipeline.model import Span

_NOUN = (
    r"(?:pillar|(?:sub-?)?working group|working party|group|track|work-? ?stream|theme|priority(?: area)?|"
    r"basket|cluster|chapter|"
    r"area|strand|topic|part|table|field|task ?force|sub-?committee|domain|agenda item|item|component|module)"
)
_ORDINAL = r"(?:[ivx]+|\d{1,2}|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten)"
_ENUMERATED = re.compile(
    rf"^[*_]*(?P<noun>{_NOUN})\s+(?:no\.?\s*|#)?(?P<number>{_ORDINAL})\b[*_]*(?P<sign>\s*[:.)]|\s+-|\s*,|"
    rf"\s*(?=\())?[*_]*\s*(?:-\s+)?[*_(]*",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:\s*[;,.:]\s*(?:and|or)?|\s+(?:and|or))\s*$")
_SEPARATOR = re.compile(r"\s-\s|:\s|\s\(\s*(?=[a-z])")
_VERB = re.compile(
    r"\b(?:will|shall|is|are|was|were|has|have|had|agreed|agree|launched|signed|announced|committed|"
    r"decided|welcomed|expects?|intends?|"
    r"should|would|plans? to|noted|reaffirmed|discussed|met|said|reported|can|may|must|does|did|became|"
    r"took|underlined|stressed|grew|rose|fell|reached|amounted|stood)\b"
)
# A comma and a word that begins a remark rather than the next thing named.
_REMARK = re.compile(
    r",\s+(?:(?:and|but|both)\s+)?(?:where\w*|with|which|whose?|whom|that|includ(?:ing|ed|es)|such as|"
    r"especially|particularly|notably|"
    r"above all|in particular|first of all|mainly|chiefly|primarily|not least|among (?:them|others)|"
    r"for (?:example|instance)|"
    r"e\.g\.|i\.e\.|namely|to|co-?led|led|co-?chaired|chaired|headed|run|managed|under|through|by|in|at|"
    r"on|for|from|as|"
    r"starting|beginning|covering|comprising|spanning|ranging|focus(?:ing|ed)|aim(?:ing|ed)|designed|"
    r"intended|meant|based|"
    r"the (?:concern|subject|domain|preserve|theme|task|business|latter|former|newest|last)|"
    r"launched|created|added|agreed|handled|still|now|if|because|since|while|when|once|until|each|"
    r"[a-z]+ing (?:(?:up)?on|the|to|from|with|an?|its|their|what))\b"
)
_REMARK_BEHIND = re.compile(
    r",\s+(?:[\w-]+\s+){1,5}(?:in particular|included|above all|among them|among others|first|especially)\W*$"
)
_SENTENCE = re.compile(r"\.\s+(?=[A-Z])")


def enumerated(norm: str) -> int:
    """Length of "Pillar II: " at the start of a heading or item; 0 if there is none or nothing follows."""
    match = _ENUMERATED.match(norm[:60])
    return match.end() if match and norm[match.end() :].strip(' *_.:)"') else 0


def enumerator(norm: str) -> tuple[str, str, int] | None:
    """Noun, number and length of a "Working Group 1 - " that a sign sets apart from the words after it."""
    match = _ENUMERATED.match(norm[:60])
    if match is None or match["sign"] is None:
        return None
    return match["noun"].lower(), match["number"].lower(), match.end()


_NUMBER_BEHIND = re.compile(rf"\s+\((?:{_NOUN})\s+{_ORDINAL}\)$", re.IGNORECASE)


def number_behind(norm: str) -> int:
    """Where "Trade facilitation (Track 2)" has its number: the length of the words before; 0 without one."""
    match = _NUMBER_BEHIND.search(norm)
    return match.start() if match else 0


def name_in(reading: Reading, span: Span, limit: int) -> Span | None:
    """The name at the start of ``span``: after "Theme 1: " and before a dash, a colon or a remark.

    ``limit``: where the entry ends, for a span that is no more than its "Theme 1".
    """
    cut = enumerated(reading.norm[span.start : limit])
    start, end = span.start + cut, (limit if cut else span.end)
    sign = _SEPARATOR.search(reading.norm, start, end)
    if sign and sign.start() > start + 2:
        end = sign.start()
    sentence = _SENTENCE.search(reading.norm, start, end)
    if sentence:
        end = sentence.start()
    return without_remark(reading, Span(start, end))


def without_remark(reading: Reading, span: Span) -> Span | None:
    """ "the digital economy, data flows in particular" → the words before the comma."""
    low = reading.low(span)
    for pattern in (_REMARK, _REMARK_BEHIND):
        match = pattern.search(low)
        if match and match.start() > 2:
            span = Span(span.start, span.start + match.start())
            low = low[: match.start()]
    return trim(reading, span)


def trim(reading: Reading, span: Span) -> Span | None:
    """Without blanks and markup at both ends, and without "; and" at the last."""
    start, end = span.start, span.end
    tail = _TAIL.search(reading.norm[start:end])
    while tail and tail.start() > 0:
        end = start + tail.start()
        tail = _TAIL.search(reading.norm[start:end])
    while start < end and reading.norm[start] in ' "(_':
        start += 1
    while end > start and reading.norm[end - 1] in ' ".,;:_':
        end -= 1
    if end > start and reading.norm[end - 1] == ")" and "(" not in reading.norm[start:end]:
        end -= 1
    return Span(start, end) if end > start else None


def is_phrase(reading: Reading, span: Span, most: int = 16) -> bool:
    """A name rather than a statement: not long, no finite verb."""
    low = reading.low(span)
    return 0 < len(low.split()) <= most and not _VERB.search(low)


_ROUTINE = re.compile(
    r"(?:any )?other (?:business|matters|issues|topics|areas|questions)|miscellaneous|others?|next steps|"
    r"(?:adoption|approval) of the (?:agenda|minutes)|(?:opening|closing)(?: remarks| session)?|"
    r"introductions?|conclusions?|background|"
    r"date and (?:place|venue) of .*|"
    r"(?:the )?(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|inaugural|last|"
    r"next|previous) (?:\w+ )?(?:meeting|session|round|summit|plenary)\b.*"
)


_AMOUNT = re.compile(
    r"\W*(?:(?:about|some|over|nearly|almost|more than|up to|around)\s+)?(?:[a-z]{0,4}[$€£¥]\s?\d|"
    r"(?:[a-z]{2,4}\.?\s?)?\W*\d[\d.,]*\W*\s?(?:(?:m|bn|tn|million|billion|trillion|per ?cent)\b|[%+]))"
)


def is_topic(reading: Reading, span: Span, most: int = 16) -> bool:
    """A phrase that names a field of work, not a routine item of an agenda, a question or an amount."""
    low = reading.low(span).strip()
    return (
        is_phrase(reading, span, most)
        and not _ROUTINE.fullmatch(low)
        and not low.endswith("?")
        and not _AMOUNT.match(low)
    )


# --- enumerations within a line ---

_OF_AND = re.compile(r",?\s+(?:and|as well as|plus)\s+")
_SEMICOLON = re.compile(r";\s*(?:and\s+|as well as\s+)?")
_DASH = re.compile(r"\s+-\s+")
_COMMA = re.compile(r",\s*(?:and\s+|as well as\s+|plus\s+|or\s+)?|\s+as well as\s+")
_PREPOSITION = re.compile(
    r"^(?:\(?(?:[ivx]{1,4}|\d{1,2}|[a-h])[).]\s+)?(?:an?\s+(?=[\w-]+\s)|)(?:first(?:ly)?,?\s+|second(?:ly)?,?\s+|"
    r"third(?:ly)?,?\s+|finally,?\s+|lastly,?\s+)?(?:(?:on|in|for|to|about|upon)\s+)?"
)
# Where the enumeration ends and the sentence goes on: ", while …", "and agreed …", "as priorities".
_ON = re.compile(
    r",?\s+(?:-\s|while\b|whereas\b|but\b|which\b|where\b|who\b|as (?:the|its|their|areas|priorities|"
    r"well as in)\b|"
    r"(?:and|,) (?:also |then |further )?(?:agreed|decided|will|would|has|have|is|are|was|were|reviewed|"
    r"welcomed|discussed|asked|"
    r"reaffirmed|noted|underlined|stressed|they|both|it|the two|the (?:sides|parties|ministers)|set|heard|"
    r"took)\b|"
    r",?\s*and (?:on |in |at )?[\ue002\ue004\ue005]|during\b|over the (?:next|coming|past)|before\b|"
    r"after\b|at (?:the|their|its) (?:\w+ )?(?:meeting|"
    r"session|round)\b|"
    r"in order to\b|so that\b|each (?:of|led|chaired|headed)|all of (?:them|which)|under (?:the|its)\b)"
)


def splits(norm: str, low: str) -> Iterator[list[tuple[int, int]]]:
    """Ways to split the enumeration at the start of ``norm``, the likeliest first; ``low`` is it masked."""
    if ";" in norm:
        yield _cut(norm, _SEMICOLON)
        return
    if norm.count(" - ") > 1:
        yield _cut(norm, _DASH)
    stop = _ON.search(low)
    if stop and stop.start() > 3:
        norm = norm[: stop.start()]
    commas = _cut(norm, _COMMA)
    oxford = re.search(r",\s*(?:and|as well as|plus)\s+[^,]+$", norm)
    if commas and not oxford:
        last = commas[-1]
        ands = list(_OF_AND.finditer(norm, *last))
        if ands:
            yield [*commas[:-1], (last[0], ands[-1].start()), (ands[-1].end(), last[1])]
    yield commas


def _cut(text: str, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    """Ranges between separators, none of them within parentheses."""
    parts, start = [], 0
    for match in separator.finditer(text):
        if text.count("(", start, match.start()) > text.count(")", start, match.start()):
            continue
        parts.append((start, match.start()))
        start = match.end()
    parts.append((start, len(text)))
    return [(a, b) for a, b in parts if text[a:b].strip(" .")]


def entry(reading: Reading, span: Span) -> Span | None:
    """One part of an enumeration as a name: without "on" in front, brackets and remarks behind."""
    cut = _PREPOSITION.match(reading.low(span).lstrip())
    lead = len(reading.low(span)) - len(reading.low(span).lstrip())
    start = span.start + lead + (cut.end() if cut else 0)
    bracket = reading.norm.find(" (", start, span.end)
    end = bracket if bracket > start + 2 else span.end
    return without_remark(reading, Span(start, end)) if start < end else None
