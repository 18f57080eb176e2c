"""Names that no head noun gives away: in quotation marks beside a verb of founding, or after "called".

Also the other name in brackets right behind one: "Planting Hope" (Plantando Esperança).
"""

from __future__ import annotations

import re

from pipeline import lexicon
from pipeline.extract import appositions, explained_names, spelled_names
from pipeline.extract.abbreviations import abbreviation_at
from pipeline.extract.entities import Entity
from pipeline.extract.explained_bodies import link_explained
from pipeline.extract.gates import Cue
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.words import FUNCTION_WORDS
from pipeline.model import Evidence, Span

_FOUNDED = Cue(
    r"\b(?:created|launched|established|set up|unveiled|introduced|announced|started|initiated|inaugurated|"
    r"founded|began)\b"
)
_NOUN = (
    r"(?:program|programme|project|initiative|strategy|campaign|plan|fund|scheme|platform|partnership|"
    r"agreement|forum|network|challenge|exchange|protocol|treaty|accord|arrangement)"
)
_QUOTED = re.compile(r'"([^"\n]{4,80}?)[,.]?"')
_CALLED = Cue(
    rf"\b{_NOUN}s?\b[^.;\"]{{0,60}}?\b(?:called|named|known as|titled|entitled|dubbed|branded)\s+(?:the\s+)?"
    rf"\"?(?=[A-Z])"
)
_DIGITS = 4  # of a number that belongs to a name
_NEAR = 8  # tokens between a name and its letters
_KINDS = {
    "program": "program", "programme": "program", "project": "project", "initiative": "program",
    "strategy": "strategy", "plan": "strategy", "fund": "fund", "agreement": "agreement",
    "partnership": "agreement", "forum": "forum", "exchange": "exchange",
}  # fmt: skip


def link_coined(reading: Reading) -> None:
    """Adds these names to the cast; must run before bare abbreviations are looked for."""
    link_explained(reading)
    for sentence in reading.sentences:
        if sentence.passage.kind in ("heading", "quote"):
            continue
        norm = sentence.text
        if '"' in norm and _FOUNDED.search(norm):
            _quoted(reading, sentence, norm)
        for start, end, kind in explained_names.find(norm):
            at = sentence.span.start
            _add(reading, sentence, at + start, at + end, "explained-name", kind)
        for start, end, kind, rule in spelled_names.find(reading, sentence):
            _add(reading, sentence, start, end, rule, kind)
        if sentence.passage.marker != "|" and not norm.isupper():
            for name in appositions.find(reading, sentence):
                span = reading.token_span(name.begin, name.end)
                _add(reading, sentence, span.start, span.end, name.rule, name.kind)
        _called(reading, sentence, norm)
    for entity in reading.cast.of("initiatives"):
        for span in list(entity.mentions):
            _other_name(reading, entity, span)


def _quoted(reading: Reading, sentence: Sentence, norm: str) -> None:
    for match in _QUOTED.finditer(norm):
        words = match.group(1).split()
        capitals = [w for w in words if w[0].isupper()]
        plain = [w for w in words if not w[0].isupper() and w.lower() not in FUNCTION_WORDS]
        before = norm[: match.start()].rstrip(" (*_").split()[-1:]
        if norm[: match.start()].endswith("(") and before and before[0][0].isupper():
            continue  # the translation of the name before it
        if len(words) > 8 or len(capitals) < 2 or plain or not words[0][0].isupper():
            continue
        _add(
            reading,
            sentence,
            sentence.span.start + match.start(1),
            sentence.span.start + match.end(1),
            "quoted-name",
            None,
        )


def _called(reading: Reading, sentence: Sentence, norm: str) -> None:
    for match in _CALLED.finditer(norm):
        start = sentence.span.start + match.end()
        first = next(
            (n for n in range(sentence.begin, sentence.end) if reading.tokens[n].start == start), None
        )
        if first is None:
            continue
        last = _run(reading, sentence, first)
        if last == first and _abbreviates(reading, sentence, first):
            continue
        noun = re.search(_NOUN, match.group())
        _add(
            reading,
            sentence,
            start,
            reading.tokens[last].end,
            "called",
            _KINDS.get(noun.group()) if noun else None,
        )


def _abbreviates(reading: Reading, sentence: Sentence, i: int) -> bool:
    """ "the Growth Grants programme, known as | GG": the letters are those of the name before."""
    token = reading.tokens[i]
    if not token.acronym:
        return False
    for begin, end, entity in sentence.entities:
        initials = iter(t.text[0] for t in reading.tokens[begin:end] if t.cap)
        near = end <= i and i - end < _NEAR and entity.table in ("initiatives", "organizations")
        if near and all(letter in initials for letter in token.text):
            span = Span(token.start, token.end)
            reading.cast.abbreviate(entity, token.text, Evidence(span, "called-by-letters"))
            entity.mentions.append(span)
            return True
    return False


def _run(reading: Reading, sentence: Sentence, i: int) -> int:
    """Index of the last token of the capitalised run at ``i``, small words inside it allowed."""
    last = i
    while i < sentence.end and (
        reading.tokens[i].cap
        or reading.tokens[i].low in ("and", "of", "for", "the", "in", "on", "to", "&", "de", "y")
    ):
        if reading.tokens[i].cap:
            last = i
        i += 1
    return last + _is_numbered(reading, sentence, last + 1)


def _is_numbered(reading: Reading, sentence: Sentence, i: int) -> bool:
    """ "ACE | 14", "Horizon | 2030", but not "Horizon | 2 years ago"."""
    tokens = reading.tokens
    if i >= sentence.end or not tokens[i].text.isdigit() or len(tokens[i].text) > _DIGITS:
        return False
    after = tokens[i + 1].low if i + 1 < sentence.end else "."
    return not after[0].isalpha() or after in FUNCTION_WORDS


def _add(reading: Reading, sentence: Sentence, start: int, end: int, rule: str, kind: str | None) -> None:
    tokens = reading.tokens
    inside = [n for n in range(sentence.begin, sentence.end) if start <= tokens[n].start < end]
    if not inside:
        return
    for begin, stop, entity in sentence.entities:
        if (
            begin <= inside[-1]
            and inside[0] < stop
            and entity.table in ("initiatives", "organizations", "people")
        ):
            if entity.table != "initiatives" and (begin, stop) != (inside[0], inside[-1] + 1):
                continue
            return
    sentence.entities = [
        row for row in sentence.entities if not (inside[0] <= row[0] and row[1] <= inside[-1] + 1)
    ]
    span = Span(tokens[inside[0]].start, tokens[inside[-1]].end)
    entity = reading.cast.named("initiatives", reading.words(span), None, {"kind": kind or "program"})
    entity.note(span, reading.words(span), rule)
    sentence.entities.append((inside[0], inside[-1] + 1, entity))
    after = inside[-1] + 1
    if after < len(tokens) and tokens[after].text == '"':
        after += 1
    definition = abbreviation_at(reading, after)
    if definition:
        reading.cast.abbreviate(entity, definition[0], Evidence(definition[1], "abbreviation-in-brackets"))
        entity.mentions.append(definition[1])


_BRACKETED = re.compile(r'\s*"?\s*\(\s*"?([^()"]{5,80}?)"?\s*\)')


def _other_name(reading: Reading, entity: Entity, span: Span) -> None:
    match = _BRACKETED.match(reading.norm, span.end)
    if not match:
        return
    words = match.group(1).split()
    if (
        len(words) < 2
        or not all(w[0].isupper() or len(w) <= 3 for w in words)
        or any(c.isdigit() for c in match.group(1))
    ):
        return
    at = Span(match.start(1), match.end(1))
    language = _language(reading, words)
    entity.mentions.append(at)
    names: list[tuple[str, str | None, Evidence]] = entity.values.setdefault("other_names", [])  # type: ignore[assignment]
    if all(reading.words(at) != name for name, _, _ in names):
        names.append(
            (
                reading.words(at),
                language,
                Evidence(at, "name-in-brackets", "stated" if language is None else "inferred"),
            )
        )


def _language(reading: Reading, words: list[str]) -> str | None:
    """The one language of the countries in the document whose word endings the phrase shows."""
    codes = {code for sentence in reading.sentences for _, _, code in sentence.countries}
    spoken = {row.language for row in lexicon.country_languages() if row.country in codes}
    fits = set()
    for marks in lexicon.language_marks():
        if marks.language in spoken and any(
            w.lower().endswith(marks.endings) or w.lower() in marks.words for w in words
        ):
            fits.add(marks.language)
    return fits.pop() if len(fits) == 1 else None
