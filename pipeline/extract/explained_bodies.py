"""Bodies that no head noun gives away, explained by a common noun beside them.

"the metrology institute Inmetro"; "ProChile, Chile's export agency"; "its Mexican counterpart, AMEXCID".
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract import phrases
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.words import FUNCTION_WORDS, MONTHS, word_set

_AGENCIES = word_set(
    "secretariat directorate council office fund "
    "agency institute regulator inspectorate bureau authority commission corporation laboratory utility"
)
_COMPANIES = word_set(
    "company firm manufacturer maker airline operator insurer chipmaker carmaker planemaker shipbuilder "
    "steelmaker conglomerate lender retailer start-up startup foundry exchange drugmaker chain producer "
    "subsidiary affiliate developer shipper trader investor consortium venture bourse broker brokerage brewer miner "
    "holding cooperative processor grower exporter importer wholesaler distributor forwarder bottler "
    "refiner builder contractor supplier publisher carrier shipyard multinational telecom"
)
_KINDS = {
    **dict.fromkeys(_AGENCIES, "agency"), **dict.fromkeys(_COMPANIES, "company"),
    "bank": "bank", "university": "university", "association": "other", "think-tank": "other", "partner": "other",
}  # fmt: skip
_PEERS = word_set("counterpart namesake equivalent")
_DETERMINERS = word_set("the a an its their")
_MOST = 3  # words of such a name
_DESCRIPTION = 6  # tokens of what explains it


def link_explained(reading: Reading) -> None:
    """Adds these bodies to the cast."""
    for sentence in reading.sentences:
        if sentence.passage.kind not in ("heading", "quote"):
            for begin, end, kind, country in list(_find(reading, sentence)):
                _add(reading, sentence, begin, end, kind, country)


def _find(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int, str, str | None]]:
    taken = {k for b, e, _ in sentence.entities for k in range(b, e)}
    taken |= {k for name in sentence.names for k in range(name.begin, name.end)}
    behind = sentence.begin
    for i in sentence.capitals:
        end = _run(reading, sentence, i, taken) if i >= behind else i
        if end == i:
            continue
        found = _before(reading, sentence, i) or (
            _behind(reading, sentence, end, _is_coinage(reading, i, end))
        )
        if found:
            yield i, end, *found
        behind = end


def _run(reading: Reading, sentence: Sentence, i: int, taken: set[int]) -> int:
    """The end of the capitalised run at ``i`` that may be such a name; ``i`` if it may not."""
    tokens, end = reading.tokens, i
    while end < sentence.end and tokens[end].cap and end not in taken:
        end += 1
    first = tokens[i]
    if end - i > _MOST or end == i or len(first.text) < 3 or first.low in FUNCTION_WORDS | MONTHS:
        return i
    if first.low in phrases.given_names() or (i > sentence.begin and tokens[i - 1].cap):
        return i
    words = range(i, end)
    odd = any(phrases.titles().at(tokens, k, end) or phrases.heads().at(tokens, k, end) for k in words)
    return i if odd else end


def _is_coinage(reading: Reading, i: int, end: int) -> bool:
    """Letters or humps tell a name from any other capitalised word: "OSINFOR", "ProChile", "Apex-Brasil"."""
    return end == i + 1 and any(c.isupper() for c in reading.tokens[i].text[1:])


def _before(reading: Reading, sentence: Sentence, i: int) -> tuple[str, str | None] | None:
    """ "the metrology institute | Inmetro", "its Mexican counterpart, | AMEXCID"."""
    tokens = reading.tokens
    at = i - 1
    if (
        at > sentence.begin
        and tokens[at].text == ","
        and (tokens[at - 1].low in _PEERS or _is_apposed(reading, sentence, i))
    ):
        at -= 1
    noun = tokens[at] if at > sentence.begin else None
    if noun is None or (noun.text not in _KINDS and noun.text not in _PEERS):
        return None
    begin = at
    while begin > max(sentence.begin, at - _DESCRIPTION) and _describes(reading, begin - 1):
        begin -= 1
    opens = begin < at and (tokens[begin].low in _DETERMINERS or tokens[begin].cap)
    return (_KINDS.get(noun.text, "agency"), _country(reading, sentence, begin, at)) if opens else None


def _is_apposed(reading: Reading, sentence: Sentence, i: int) -> bool:
    """ "Ecuador's phytosanitary agency, | Agrocalidad, …": one word or letters, closed at once."""
    tokens = reading.tokens
    return i + 1 >= sentence.end or tokens[i + 1].text in (",", ".", ";", ")", "(")


def _behind(reading: Reading, sentence: Sentence, end: int, coined: bool) -> tuple[str, str | None] | None:
    """ "OSINFOR |, its forest inspectorate", "ProChile |, Chile's export agency"."""
    tokens = reading.tokens
    if end + 2 >= sentence.end or tokens[end].text != ",":
        return None
    if tokens[end + 1].low not in _DETERMINERS and not tokens[end + 1].cap:
        return None
    for at in range(end + 2, min(end + 2 + _DESCRIPTION, sentence.end)):
        if tokens[at].text in _KINDS:
            closed = (
                at + 1 >= sentence.end
                or not tokens[at + 1].text[0].isalnum()
                or tokens[at + 1].low in ("of", "for", "to", "in", "with", "from")
            ) and (coined or tokens[at].text in _COMPANIES)
            return (_KINDS[tokens[at].text], _country(reading, sentence, end + 1, at)) if closed else None
        if not _describes(reading, at):
            return None
    return None


def _describes(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    if token.low in _DETERMINERS or token.text == "'s":
        return True
    if token.acronym:
        return True  # "its SME secretariat"
    if token.cap:
        known = phrases.names().at(reading.tokens, at, at + 1)
        return known is not None and known[1].kind in ("country", "place")
    return token.text[0].isalpha() and token.low not in FUNCTION_WORDS


def _country(reading: Reading, sentence: Sentence, begin: int, end: int) -> str | None:
    """The country that the description names; with "its" the last one before it in the sentence."""
    inside = [code for b, _, code in sentence.countries if begin <= b < end]
    places = [phrases.places().at(reading.tokens, k, end) for k in range(begin, end)]
    inside += [hit[1].country for hit in places if hit and hit[1].country]
    if inside or reading.tokens[begin].low != "its":
        return inside[-1] if inside else None
    before = {code for b, _, code in sentence.countries if b < begin}
    return before.pop() if len(before) == 1 else None


def _add(reading: Reading, sentence: Sentence, begin: int, end: int, kind: str, country: str | None) -> None:
    span = reading.token_span(begin, end)
    name = reading.words(span)
    entity = reading.cast.named("organizations", name, country, {"kind": kind, "country_code": country})
    entity.note(span, name, "explained-body")
    sentence.entities.append((begin, end, entity))
