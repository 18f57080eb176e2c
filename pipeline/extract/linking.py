"""From spans to entities: who is who within the document, what an abbreviation stands for, which surname is whose."""

from __future__ import annotations

from pipeline.extract import phrases
from pipeline.extract.abbreviations import abbreviation_at
from pipeline.extract.entities import Entity
from pipeline.extract.names import NameSpan, recognised
from pipeline.extract.normal import clean, key
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.subject import Subject
from pipeline.extract.words import FUNCTION_WORDS
from pipeline.model import Evidence, Span


def link(reading: Reading, subject: Subject | None) -> None:
    """Gives every name of every sentence its entity, in reading order; the subject is none of them."""
    parties = tuple(subject.parties) if subject else ()
    own = set(subject.spans) if subject else set()
    for sentence in reading.sentences:
        _link_people(reading, sentence)
        for name in sentence.names:
            if name.family == "country" or not _names_subject(reading, name, own):
                _settle_side(reading, sentence, name, parties)
                _link_name(reading, sentence, name)


def _names_subject(reading: Reading, name: NameSpan, own: set[Span]) -> bool:
    span = reading.token_span(name.begin, name.end)
    return any(span in other or other in span for other in own) if own else False


def _settle_side(reading: Reading, sentence: Sentence, name: NameSpan, parties: tuple[str, ...]) -> None:
    """A body named without its country is that of the one party which has a body of that name.

    The country that the sentence speaks for comes first ("For Japan, the Ministry of Finance …").
    """
    if name.family != "organization" or name.country or name.known or name.head is None:
        return
    near = [str(n.known.country) for n in sentence.names if n.family == "country" and n.known and n.begin < name.begin]
    options = {code: found for code in (near[-1:] or parties) if (found := phrases.national_body(name.name, code))}
    if not options:
        options = {code: found for code in parties if (found := phrases.national_body(name.name, code))}
    if len(options) == 1:
        recognised(name, next(iter(options.values())))
    elif near and name.head.type in ("department", "ministry", "secretariat") and near[-1] in parties:
        name.country = near[-1]


def link_bare(reading: Reading) -> None:
    """Surnames and abbreviations that stand alone; then the order of reading."""
    _bare_mentions(reading)
    for sentence in reading.sentences:
        sentence.entities.sort(key=lambda item: (item[0], item[1]))
        sentence.countries.sort()


def _link_people(reading: Reading, sentence: Sentence) -> None:
    for person in sentence.people:
        span = reading.token_span(person.begin, person.end)
        entity = reading.cast.person(reading.words(span).rstrip(",;:"))
        entity.note(span, reading.words(span), person.rule)
        sentence.entities.append((person.begin, person.end, entity))


def _link_name(reading: Reading, sentence: Sentence, name: NameSpan) -> None:
    span = reading.token_span(name.begin, name.end)
    if name.family == "place":
        _place(reading, sentence, name, span)
    elif name.family in ("organization", "initiative") and _admissible(reading, sentence, name):
        _named(reading, sentence, name, span)


def _admissible(reading: Reading, sentence: Sentence, name: NameSpan) -> bool:
    """Title case makes every word of a heading a capital: there only the lexicon's names are sure."""
    if name.known is not None:
        return True
    if sentence.passage.kind == "heading" or _shouts(reading, sentence):
        return False
    if name.head is not None and name.head.word in ("Working Group", "Task Force", "Government"):
        return False
    return not name.weak or _defined_after(reading, name) is not None or _has_country(reading, name)


def _has_country(reading: Reading, name: NameSpan) -> bool:
    """ "Colombian Chamber …", "U.S.-Chile Council": a country in the name makes a weak head a name."""
    return name.country is not None and phrases.countries().at(reading.tokens, name.begin, name.end) is not None


def _shouts(reading: Reading, sentence: Sentence) -> bool:
    words = reading.norm[sentence.span.start : sentence.span.end]
    return words.isupper()


def _named(reading: Reading, sentence: Sentence, name: NameSpan, span: Span) -> None:
    surface = reading.words(span)
    if name.family == "organization":
        values: dict[str, object] = {"kind": name.kind, "country_code": name.country}
    else:
        values = {"kind": name.kind}
    if name.known is not None and name.known.wikidata_id:
        values["wikidata_id"] = name.known.wikidata_id
    known_as = name.name if name.known is not None or name.rule == "plural-head" else clean(surface)
    table = name.family + "s"
    entity = reading.cast.named(table, known_as, name.country if table == "organizations" else None, values)
    basis = "stated" if key(known_as) == key(surface) else "lexicon" if name.known else "inferred"
    entity.note(span, surface, name.rule, basis)
    sentence.entities.append((name.begin, name.end, entity))
    _known_abbreviation(reading, entity, name, span, surface)
    definition = _defined_after(reading, name)
    if definition:
        abbreviation, at = definition
        reading.cast.abbreviate(entity, abbreviation, Evidence(at, "abbreviation-in-brackets"))
        entity.mentions.append(at)


def _known_abbreviation(reading: Reading, entity: Entity, name: NameSpan, span: Span, surface: str) -> None:
    """The lexicon's abbreviation counts where the text writes it."""
    if name.known and name.known.abbreviation and surface == name.known.abbreviation:
        reading.cast.abbreviate(entity, surface, Evidence(span, "known-abbreviation", "lexicon"))


def _defined_after(reading: Reading, name: NameSpan) -> tuple[str, Span] | None:
    """ "… (SURGES)": the abbreviation in brackets right after a name, perhaps in quotes."""
    return abbreviation_at(reading, name.end)


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
            entity = reading.cast.by_abbreviation(token.text) if token.acronym or token.text.isupper() else None
            if entity is None and token.low not in FUNCTION_WORDS:
                entity = surnames.get(token.text)
            if entity is not None:
                span = Span(token.start, token.end)
                rule = "surname" if entity.table == "people" else "abbreviation"
                entity.note(span, token.text, rule)
                sentence.entities.append((i, i + 1, entity))
