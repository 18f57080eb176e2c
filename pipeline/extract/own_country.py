"""The country of a body by what stands in its name or right beside it, before any side is asked.

"the London Stock Exchange" of a party's capital, "Nova Securities, a Chilean firm".
"""

from __future__ import annotations

import re

from pipeline.extract import phrases
from pipeline.extract.names import NameSpan
from pipeline.extract.reading import Reading, Sentence

_DATED_WITHIN = 50  # code points
_PLAIN_ENDING = re.compile(r"(?:al|ic|ime|ive|ion|ment|ing|ty|ory|s)$")


def is_presidency(reading: Reading, name: NameSpan) -> bool:
    """ "the Ford Administration", "the Ford-Dole Administration": a government called by its head."""
    tokens = reading.tokens[name.begin : name.end]
    if len(tokens) != 2 or tokens[1].text != "Administration":
        return False
    return "-" in tokens[0].text or not (
        _PLAIN_ENDING.search(tokens[0].text) or phrases.is_portfolio(tokens[0].text)
    )


def own_city(reading: Reading, name: NameSpan, parties: tuple[str, ...]) -> str | None:
    """ "London Stock Exchange": the body is called by the capital of a party."""
    hit = phrases.countries().at(reading.tokens, name.begin, name.end)
    opens = hit is not None and hit[0] < name.end and reading.tokens[hit[0]].cap
    return (
        hit[1].country if hit and opens and hit[1].form == "capital" and hit[1].country in parties else None
    )


def described(reading: Reading, sentence: Sentence, name: NameSpan) -> str | None:
    """ "Nova Securities became the first Chinese issuer", "Nova Pharmaceuticals, a Peruvian firm"."""
    tokens, i = reading.tokens, name.end
    if i + 2 >= sentence.end or tokens[i].low not in ("is", "was", "became", "becomes", ","):
        return None
    if tokens[i + 1].low not in ("a", "an", "the"):
        return None
    for at in range(i + 2, min(i + 6, sentence.end)):
        country = phrases.countries().at(tokens, at, sentence.end)
        if country and tokens[at].cap and country[1].form == "demonym":
            return country[1].country
        if not tokens[at].low.isalpha() or tokens[at].cap:
            return None
    return None


_LETTERHEAD = 3  # passages in which the issuing body stands
_STAMP = 16  # tokens of a line that is a stamp: "Posted On: 24 JUL 2020 by PIB Delhi"
_REACH = 10  # tokens between a body and what became of it
_SUCCESSION = frozenset(("predecessor", "forerunner", "successor", "precursor", "renamed", "became"))
_HEAD = 7  # sentences in which the dateline stands


def of_dateline(reading: Reading, sentence: Sentence, name: NameSpan, parties: tuple[str, ...]) -> str | None:
    """The issuing ministry in a line of its own sits where the document is dated: "Lima, 3 May 2019"."""
    alone = name.begin - sentence.begin <= 1 and sentence.end - name.end <= 1
    if not alone or sentence.passage.ordinal > _LETTERHEAD:
        return None
    for line in reading.sentences[:_HEAD]:
        if not line.dates or line.begin == line.end or not reading.tokens[line.begin].cap:
            continue
        opens = line.dates[0].start - line.span.start < _DATED_WITHIN
        short = line.end - line.begin <= _STAMP and not line.text.rstrip().endswith(".")
        seats = {_seat(reading, i, line) for i in (line.capitals if short else [line.begin] if opens else [])}
        if seats := seats - {None}:
            seat = seats.pop()
            return seat if not seats and seat in parties else None
    return None


def _seat(reading: Reading, i: int, line: Sentence) -> str | None:
    """The country of the town at token ``i``."""
    place = phrases.names().at(reading.tokens, i, line.end)
    return place[1].country if place and (place[1].kind == "place" or place[1].form == "capital") else None


def of_successor(reading: Reading, sentence: Sentence, name: NameSpan) -> str | None:
    """ "the Ministry of Posts, the predecessor of today's | Ministry of …": one after the other, one country's."""
    words = [token.low for token in reading.tokens[name.end : min(name.end + _REACH, sentence.end)]]
    if _SUCCESSION.isdisjoint(words):
        return None
    heirs = [n for n in sentence.names if 0 < n.begin - name.end <= _REACH and n.family == "organization"]
    return heirs[0].country or (heirs[0].known.country if heirs[0].known else None) if heirs else None


def by_language(name: NameSpan, parties: tuple[str, ...]) -> str | None:
    """ "Sociedad Nacional de Puertos": the one party that speaks so."""
    if name.rule != "foreign-name" or name.head is None:
        return None
    _, language = phrases.foreign_heads()[name.head.word]
    speakers = [code for code in parties if code in phrases.spoken(language)]
    return speakers[0] if len(speakers) == 1 else None


def of_owner(reading: Reading, sentence: Sentence, name: NameSpan) -> str | None:
    """ "the Treasury's Office of Technical Assistance": the country of the body whose part it is."""
    at = name.begin - 1
    if at <= sentence.begin or reading.tokens[at].text not in ("'s", "'"):
        return None
    owner = next((n for n in sentence.names if n.end == at and n.family == "organization"), None)
    return owner.country if owner else None


def of_parent(reading: Reading, sentence: Sentence, name: NameSpan) -> str | None:
    """The country of the body that an office is part of: "… (ASPR) in the Department of Health", or the
    line above it.
    """
    tokens, i = reading.tokens, name.end
    if i < sentence.end and tokens[i].text == "(":
        i = next((k + 1 for k in range(i, min(i + 5, sentence.end)) if tokens[k].text == ")"), i)
    if i < sentence.end and tokens[i].low in (",", "in", "at", "of", "within"):
        i += 1 + (i + 1 < sentence.end and tokens[i + 1].low == "the")
        parent = next(
            (n for n in sentence.names if n.begin in (i, i - 1) and n.family == "organization"), None
        )
        return parent.country if parent else None
    if sentence.index and sentence.end - sentence.begin == name.end - name.begin:
        above = reading.sentences[sentence.index - 1]
        if above.passage.ordinal <= 2 and len(above.names) == 1 and above.names[0].family == "organization":
            return above.names[0].country
    return None
