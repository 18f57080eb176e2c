"""Bodies told by the list they stand in: "Members: Ministry of Ports; AgriNova; Bank of Peru"; the items of a bullet list.

Where most items of a list are bodies, an item of capitals alone is one as well, be it called as it may.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.extract import phrases
from pipeline.extract.abbreviations import abbreviation_at
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.spelled_names import TOPICS
from pipeline.extract.words import FUNCTION_WORDS
from pipeline.model import Evidence

_INNER = frozenset(("and", "&", "of", "for", "the", "de", "y", "e", "del", "da", "do"))
_LONGEST = 7  # tokens of a name
_LIST_MARKS = {(",",), ("and",), (",", "and"), (",", "the"), ("and", "the"), (",", "and", "the")}
_SHORTEST = 3  # letters of a name in a list of bodies
Item = tuple[Sentence, int, int]


def link_listed(reading: Reading) -> None:
    """Adds these bodies to the cast; all others must be there already."""
    blocks: dict[tuple[int, int], list[Item]] = {}
    for sentence in reading.sentences:
        if sentence.passage.kind in ("heading", "quote") or sentence.passage.marker == "|":
            continue
        parts = list(_parts(reading, sentence))
        if len(parts) > 1:
            _admit(reading, parts)
        elif sentence.passage.kind == "list_item" and sentence.span == sentence.passage.span:
            at = (sentence.passage.block, sentence.passage.depth)
            blocks.setdefault(at, []).append((sentence, sentence.begin, sentence.end))
    for items in blocks.values():
        _admit(reading, items)


def is_between_bodies(reading: Reading, sentence: Sentence, begin: int, end: int) -> bool:
    """ "the Ports Agency, | Innova | and the Bank of Peru": a name in a sentence with bodies on both sides."""
    bodies = [(b, e) for b, e, entity in sentence.entities if entity.table == "organizations"]
    before = any(_marks(reading, e, begin) in _LIST_MARKS for _, e in bodies)
    after = any(_marks(reading, end, b) in _LIST_MARKS for b, _ in bodies)
    word = reading.tokens[begin].text
    single = end - begin == 1 and (word in TOPICS or len(word) < _SHORTEST)
    return before and after and not single


def _marks(reading: Reading, end: int, begin: int) -> tuple[str, ...]:
    """What stands between two names, letters in brackets aside."""
    words = [token.low for token in reading.tokens[end:begin]] if 0 < begin - end < 7 else []
    return tuple(words[3:] if len(words) > 3 and words[0] == "(" and words[2] == ")" else words)


def _parts(reading: Reading, sentence: Sentence) -> Iterator[Item]:
    """What stands between semicolons, behind the last colon before the first of them."""
    tokens = reading.tokens
    marks = [i for i in range(sentence.begin, sentence.end) if tokens[i].text == ";"]
    if not marks:
        return
    colons = [i for i in range(sentence.begin, marks[0]) if tokens[i].text in (":", "-")]
    begin = colons[-1] + 1 if colons else sentence.begin
    for mark in (*marks, sentence.end):
        stop = mark
        while stop > begin and tokens[stop - 1].text in (".", ";"):
            stop -= 1
        if begin < stop:
            yield sentence, begin, stop
        begin = mark + 1


def _admit(reading: Reading, items: Iterable[Item]) -> None:
    """Two items at least, and two of five, are bodies and nothing more: so are the others that are names."""
    known, others = 0, []
    for item in items:
        if _is_body(reading, *item):
            known += 1
        elif name := _name(reading, *item):
            others.append((item[0], *name))
    if known > 1 and 3 * known >= 2 * len(others):
        for sentence, begin, end in others:
            _add(reading, sentence, begin, end)


def _is_body(reading: Reading, sentence: Sentence, begin: int, end: int) -> bool:
    """The item is the name of a body, with an article before and letters in brackets behind at most."""
    first = begin + (reading.tokens[begin].low == "the")
    return any(
        entity.table == "organizations" and b <= first and _is_tail(reading, e, end)
        for b, e, entity in sentence.entities
        if begin <= b
    )


def _is_tail(reading: Reading, begin: int, end: int) -> bool:
    return begin >= end or (end - begin == 3 and abbreviation_at(reading, begin) is not None)


def _name(reading: Reading, sentence: Sentence, begin: int, end: int) -> tuple[int, int] | None:
    """The tokens of the item's name, if it is capitals alone and nobody else's."""
    tokens = reading.tokens
    stop = end - 3 if end - begin > 3 and abbreviation_at(reading, end - 3) else end
    begin += tokens[begin].low == "the"
    if not 0 < stop - begin <= _LONGEST or not tokens[begin].cap or tokens[begin].low in FUNCTION_WORDS:
        return None
    if not all(tokens[i].cap or tokens[i].low in _INNER for i in range(begin, stop)):
        return None
    taken = any(begin < e and b < stop for b, e, _ in sentence.entities)
    portfolio = phrases.portfolios().at(tokens, begin, stop)
    else_known = phrases.known(reading.words(reading.token_span(begin, stop)))
    return None if taken or else_known or (portfolio and portfolio[0] == stop) else (begin, stop)


def _add(reading: Reading, sentence: Sentence, begin: int, end: int) -> None:
    span = reading.token_span(begin, end)
    country = _country(reading, sentence, begin)
    values: dict[str, object] = {"kind": "other", "country_code": country}
    entity = reading.cast.named("organizations", reading.words(span), country, values)
    entity.note(span, reading.words(span), "listed-body", "inferred")
    sentence.entities.append((begin, end, entity))
    letters = abbreviation_at(reading, end)
    if letters:
        reading.cast.abbreviate(entity, letters[0], Evidence(letters[1], "abbreviation-in-brackets"))


def _country(reading: Reading, sentence: Sentence, begin: int) -> str | None:
    """The country inside the name, or the one before the colon: "New Zealand: …"."""
    inside = [code for b, _, code in sentence.countries if b >= begin]
    before = {code for b, _, code in sentence.countries if b < begin}
    return before.pop() if len(before) == 1 else inside[0] if inside else None
