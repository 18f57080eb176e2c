"""Whose body a name means that several countries use, or that only a country far from this document has.

"MOFA" is one ministry in Tokyo and another in Seoul. Three letters mean a foreign body only where the document
speaks of its country, and so does a plain name: "Tax Administration Service" is not Mexican everywhere.
"""

from __future__ import annotations

from pipeline.extract import phrases
from pipeline.extract.names import NameSpan, recognised
from pipeline.extract.reading import Reading, Sentence

_GOVERNMENTAL = frozenset(("department", "ministry", "secretariat"))
_UNION = "EUE"  # bodies of the Union belong to no one country of the lexicon
_FEW_LETTERS = 3  # an abbreviation so short stands for many things


def settle_owners(reading: Reading, parties: tuple[str, ...]) -> None:
    """Gives shared names of bodies their owner, drops those without one, takes back what is far-fetched."""
    spoken_of = _spoken_of(reading) | frozenset(parties)
    for sentence in reading.sentences:
        sentence.names = [
            name
            for name in sentence.names
            if name.known is None
            or name.known.kind != "organization"
            or (
                _is_owned(reading, sentence, name, parties, spoken_of)
                and not _is_government(reading, sentence, name)
            )
        ]


def _is_government(reading: Reading, sentence: Sentence, name: NameSpan) -> bool:
    """ "the Commonwealth and Victorian | governments": one word that says whose government, no body of the world."""
    after = [token.low for token in reading.tokens[name.end : min(name.end + 3, sentence.end)]]
    words = name.end - name.begin - (reading.tokens[name.begin].low == "the")
    single = words == 1 and name.known is not None and name.known.country is None
    paired = after[:1] == ["and"] and "governments" in after
    return single and (paired or (bool(after) and after[0].startswith("government")))


def _spoken_of(reading: Reading) -> frozenset[str]:
    """The countries that the document names, be it only within the name of a body or a title."""
    found: set[str | None] = {code for sentence in reading.sentences for _, _, code in sentence.countries}
    for sentence in reading.sentences:
        found |= {person.title.country for person in sentence.people if person.title}
        for name in sentence.names:
            inside = phrases.countries().at(reading.tokens, name.begin, name.end)
            found.add(inside[1].country if inside else None if name.known else name.country)
    return frozenset(code for code in found if code)


def _is_owned(
    reading: Reading,
    sentence: Sentence,
    name: NameSpan,
    parties: tuple[str, ...],
    spoken_of: frozenset[str],
) -> bool:
    known = name.known
    assert known is not None
    if known.form == "shared":
        return _gave_owner(reading, sentence, name, parties, spoken_of)
    if known.country is None or known.country in spoken_of:
        _forget(reading, name, parties, _GOVERNMENTAL)
        return True
    letters = reading.tokens[name.begin]
    if name.end - name.begin == 1 and letters.acronym and len(letters.text) <= _FEW_LETTERS:
        return known.type == "company" and _is_among_companies(reading, sentence, name)
    _forget(reading, name, parties, None)
    return True


def _is_among_companies(reading: Reading, sentence: Sentence, name: NameSpan) -> bool:
    """ "IBM, Microsoft and Intel": three letters mean a company in a list of them."""
    marks = {(",",), ("and",), (",", "and")}
    return any(
        other.kind == "company"
        and not {
            tuple(t.low for t in reading.tokens[name.end : other.begin]),
            tuple(t.low for t in reading.tokens[other.end : name.begin]),
        }.isdisjoint(marks)
        for other in sentence.names
        if other is not name
    )


def _gave_owner(
    reading: Reading,
    sentence: Sentence,
    name: NameSpan,
    parties: tuple[str, ...],
    spoken_of: frozenset[str],
) -> bool:
    """The country right beside the name, else the one party, else the one country spoken of, that has it.

    What no country here has is the body of many countries, if there is one of that name.
    """
    rows = phrases.claimants()[name.name.upper()]
    beside = _beside(reading, sentence, name)
    for codes in ((beside,), parties, tuple(spoken_of), ("",)):
        owners = [row for row in rows if (row.country or _UNION) in codes or row.country in codes]
        if owners:
            if len(owners) == 1:
                recognised(name, phrases.known_body(owners[0]))
            return len(owners) == 1
    return False


def _beside(reading: Reading, sentence: Sentence, name: NameSpan) -> str | None:
    """ "Korean | MOFA", "Korea's | MOFA", "MOFA | of Korea", "MOFA (Korea)"."""
    tokens = reading.tokens
    stop = name.begin - (name.begin > sentence.begin and tokens[name.begin - 1].text in ("'s", "'"))
    before = phrases.countries().ending_at(tokens, sentence.begin, stop, 5) if stop > sentence.begin else None
    if before:
        return before[1].country
    behind = name.end + 1
    if behind < sentence.end and tokens[name.end].low in ("of", "("):
        behind += tokens[behind].low == "the"
        country = phrases.countries().at(tokens, behind, sentence.end) if behind < sentence.end else None
        return country[1].country if country else None
    return None


def _forget(reading: Reading, name: NameSpan, parties: tuple[str, ...], kinds: frozenset[str] | None) -> None:
    """A bare "Secretariat of Energy" between Canada and Chile is not the Mexican one of the lexicon.

    Only a name that its head noun (of one of ``kinds``, if given) makes a body without the lexicon as well.
    """
    known = name.known
    if known is None or known.country is None or known.country in parties or len(parties) < 2:
        return
    if known.type == "company":
        return
    head = _head(reading, name)
    if head is not None and (kinds is None or head.type in kinds):
        _disown(reading, name, head)


def put_elsewhere(reading: Reading, name: NameSpan, country: str | None) -> None:
    """ "On the Israeli side, the National Economic Council": the sentence is nearer than the lexicon."""
    known = name.known
    if known is None or country in (None, known.country) or known.country is None:
        return
    head = _head(reading, name)
    inside = (phrases.names().at(reading.tokens, i, name.end) for i in range(name.begin + 1, name.end))
    rooted = any(hit[1].kind == "place" for hit in inside if hit)  # "Bank of England"
    if head is not None and not rooted:
        _disown(reading, name, head)


def _disown(reading: Reading, name: NameSpan, head: phrases.Head) -> None:
    words = reading.words(reading.token_span(name.begin, name.end))
    name.known, name.country, name.abbreviation, name.head = None, None, None, head
    name.kind, name.weak = head.type, not head.strong
    name.name = words.replace(head.word + "s", head.word, 1) if name.singularised else words


def _head(reading: Reading, name: NameSpan) -> phrases.Head | None:
    """ "Secretariat of Energy", "National Water Commission"; none in "Petrobras" or "Bank of Japan"."""
    tokens = reading.tokens
    if any(phrases.countries().at(tokens, i, name.end) for i in range(name.begin, name.end)):
        return None
    opening = phrases.heads().at(tokens, name.begin, name.end)
    closing = phrases.heads().ending_at(tokens, name.begin, name.end)
    return opening[1] if opening else closing[1] if closing else None
