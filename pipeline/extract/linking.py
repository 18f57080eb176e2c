"""From spans to entities: who is who within the document, what an abbreviation stands for, which surname is
whose.
"""

from __future__ import annotations

import re

from pipeline.extract.abbreviations import abbreviation_at, redefined
from pipeline.extract.admission import admissible
from pipeline.extract.entities import Entity
from pipeline.extract.glosses import glossed
from pipeline.extract.names import NameSpan
from pipeline.extract.normal import clean, key
from pipeline.extract.owners import settle_owners
from pipeline.extract.plain_names import give_plain_names
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.short_names import add_short_names
from pipeline.extract.sides import settle
from pipeline.extract.subject import Subject
from pipeline.extract.words import FUNCTION_WORDS
from pipeline.model import Evidence, Span


def link(reading: Reading, subject: Subject | None) -> None:
    """Gives every name of every sentence its entity, in reading order; the subject is none of them."""
    parties = tuple(subject.parties) if subject else ()
    own = set(subject.spans) if subject else set()
    words = frozenset(subject.name.lower().replace("-", " ").split()) if subject else frozenset()
    taken = redefined(reading)
    add_short_names(reading, parties)
    settle_owners(reading, parties)
    for sentence in reading.sentences:
        _link_people(reading, sentence)
        sentence.names = [name for name in sentence.names if not _means_other(reading, name, taken)]
        for name in sentence.names:
            if name.family == "country" or not _names_subject(reading, name, own):
                settle(reading, sentence, name, parties)
                _link_name(reading, sentence, name, words)


def _means_other(reading: Reading, name: NameSpan, taken: frozenset[str]) -> bool:
    """The document gives these letters to something else than the lexicon does: "the Economic Partnership
    Agreement (EPA)".
    """
    return name.known is not None and name.end - name.begin == 1 and reading.tokens[name.begin].text in taken


def _names_subject(reading: Reading, name: NameSpan, own: set[Span]) -> bool:
    """The name is the subject's, or a part of it, or the subject's with words before it ("the third
    Dialogue").
    """
    span = reading.token_span(name.begin, name.end)
    if any(span in other or (other in span and other.end == span.end) for other in own):
        return True
    called = any(_is_called(reading, *sorted((span, other))) for other in own)
    return called or _is_former(reading, span, own)


_CALLED = re.compile(
    r"[^.;]{0,60}?\b(?:called|known as|dubbed|nicknamed)\s+(?:simply\s+)?(?:the\s+)?[\s*_\"']*"
)


_FORMERLY = re.compile(
    r"(?:^|[.;]\s+)(?:It|The (?:committee|forum|dialogue|commission|council|body))\s+(?:was|had been|is)\s+(?:\w+\s+)?"
    r"(?:known|called)\b[^.;]{0,40}?\b(?:as\s+)?the\s+$",
    re.IGNORECASE,
)


def _is_former(reading: Reading, span: Span, own: set[Span]) -> bool:
    """ "It was known until 2001 as the | Ports Committee": said of the subject, if it ends in the same noun."""
    ends = {reading.norm[other.start : other.end].rpartition(" ")[2] for other in own}
    if reading.norm[span.start : span.end].rpartition(" ")[2] not in ends:
        return False
    return _FORMERLY.search(reading.norm[max(span.start - 90, 0) : span.start]) is not None


def _is_called(reading: Reading, first: Span, second: Span) -> bool:
    """ "A, better known as the | B", "A (TIC), often called the | B"."""
    between = second.start - first.end
    return 0 < between < 100 and _CALLED.fullmatch(reading.norm, first.end, second.start) is not None


def link_bare(reading: Reading) -> None:
    """Surnames and abbreviations that stand alone; then the order of reading."""
    _bare_mentions(reading)
    give_plain_names(reading)
    for sentence in reading.sentences:
        sentence.entities.sort(key=lambda item: (item[0], item[1]))
        sentence.countries.sort()


def _link_people(reading: Reading, sentence: Sentence) -> None:
    for person in sentence.people:
        span = reading.token_span(person.begin, person.end)
        entity = reading.cast.person(reading.words(span).rstrip(",;:"))
        entity.note(span, reading.words(span), person.rule)
        sentence.entities.append((person.begin, person.end, entity))


def _link_name(reading: Reading, sentence: Sentence, name: NameSpan, own: frozenset[str]) -> None:
    span = reading.token_span(name.begin, name.end)
    if name.family == "place":
        _place(reading, sentence, name, span)
    elif name.family in ("organization", "initiative") and admissible(reading, sentence, name, own):
        _named(reading, sentence, name, span)


def _named(reading: Reading, sentence: Sentence, name: NameSpan, span: Span) -> None:
    surface = reading.words(span)
    is_gloss, owner = glossed(reading, sentence, name)
    if is_gloss:
        if owner is not None:
            owner.note(span, surface, "name-in-brackets")
        return
    if name.family == "organization":
        multilateral = name.international or (name.known is not None and name.known.country is None)
        values: dict[str, object] = {
            "kind": name.kind,
            "country_code": name.country,
            "multilateral": multilateral or None,
        }
    else:
        values = {"kind": name.kind}
    if name.known is not None and name.known.wikidata_id:
        values["wikidata_id"] = name.known.wikidata_id
    known_as = name.name if name.known is not None or name.rule == "plural-head" else clean(surface)
    table = name.family + "s"
    entity = _same_agreement(reading, name) or reading.cast.named(
        table, known_as, name.country if table == "organizations" else None, values
    )
    basis = "stated" if key(known_as) == key(surface) else "lexicon" if name.known else "inferred"
    entity.note(span, surface, name.rule, basis)
    sentence.entities.append((name.begin, name.end, entity))
    _known_abbreviation(reading, entity, name, span, surface)
    definition = abbreviation_at(reading, name.end, surface if name.family == "organization" else "")
    if definition:
        abbreviation, at = definition
        reading.cast.abbreviate(entity, abbreviation, Evidence(at, "abbreviation-in-brackets"))
        entity.mentions.append(at)


def _same_agreement(reading: Reading, name: NameSpan) -> Entity | None:
    """ "NAFTA" behind "North American Free Trade Agreement", and the other way round."""
    if name.family != "initiative" or name.known is None:
        return None
    found = reading.cast.find("initiatives", name.known.name)
    if found is None and name.known.abbreviation:
        found = reading.cast.find("initiatives", name.known.abbreviation)
    return found


def _known_abbreviation(reading: Reading, entity: Entity, name: NameSpan, span: Span, surface: str) -> None:
    """The lexicon's abbreviation counts where the text writes it."""
    if name.known and name.known.abbreviation and surface == name.known.abbreviation:
        reading.cast.abbreviate(entity, surface, Evidence(span, "known-abbreviation", "lexicon"))


def _place(reading: Reading, sentence: Sentence, name: NameSpan, span: Span) -> None:
    assert name.known is not None
    if name.known.type == "city" and _part_of_person_or_title(sentence, name):
        return
    place_kind = "other" if name.known.type == "state" else name.known.type
    values: dict[str, object] = {"kind": place_kind, "country_code": name.known.country or None}
    entity = reading.cast.named("places", name.known.name, name.known.country or None, values)
    surface = reading.words(span)
    entity.note(span, surface, name.rule, "stated" if key(surface) == key(name.known.name) else "lexicon")
    sentence.entities.append((name.begin, name.end, entity))
    definition = abbreviation_at(reading, name.end)
    if definition:
        reading.cast.abbreviate(entity, definition[0], Evidence(definition[1], "abbreviation-in-brackets"))


def _part_of_person_or_title(sentence: Sentence, name: NameSpan) -> bool:
    return any(p.begin <= name.begin < p.end for p in sentence.people)


def _bare_mentions(reading: Reading) -> None:
    """Surnames and defined abbreviations that stand alone, anywhere in the document."""
    surnames = reading.cast.surnames()
    for sentence in reading.sentences:
        taken = {i for begin, end, _ in sentence.entities for i in range(begin, end)}
        for i in range(sentence.begin, sentence.end):
            token = reading.tokens[i]
            if not token.cap or i in taken:
                continue
            entity = reading.cast.by_abbreviation(token.text)
            if entity is None and token.low not in FUNCTION_WORDS:
                entity = surnames.get(token.text)
            if entity is not None:
                span = Span(token.start, token.end)
                rule = "surname" if entity.table == "people" else "abbreviation"
                entity.note(span, token.text, rule)
                sentence.entities.append((i, i + 1, entity))
