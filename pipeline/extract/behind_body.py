"""The country that stands behind a body: "the Trade Board (Norway)", "… in Brasília", "… take part for Peru"."""

from __future__ import annotations

from pipeline.extract import phrases
from pipeline.extract.names import NameSpan
from pipeline.extract.reading import Reading, Sentence

_GOVERNMENTAL = frozenset(("department", "ministry", "secretariat"))


def behind(reading: Reading, sentence: Sentence, name: NameSpan, parties: tuple[str, ...]) -> str | None:
    """ "the Institute of Marine Research (Norway)", "the Secretariat of Trade (SECEX) in Brasília", "… on
    the Thai side".
    """
    tokens, i = reading.tokens, name.end
    if i + 2 < sentence.end and tokens[i].text == "(":
        country = phrases.countries().at(tokens, i + 1, sentence.end)
        if country and country[0] < sentence.end and tokens[country[0]].text == ")":
            return country[1].country
        while i < sentence.end and tokens[i].text != ")" and i - name.end < 6:
            i += 1
        i += 1
    if i + 1 >= sentence.end:
        return None
    if tokens[i].low == "in":
        code = _lies_in(reading, sentence, i + 1)
        governmental = name.head is not None and name.head.type in _GOVERNMENTAL
        return code if code in parties or governmental else None
    if tokens[i].low == "on" and tokens[i + 1].low == "the":
        country = phrases.countries().at(tokens, i + 2, sentence.end)
        if country and country[0] < sentence.end and tokens[country[0]].low == "side":
            return country[1].country
    return None


_SIDES = frozenset(("side", "delegation", "team", "half"))
_REACH = 9  # tokens between a body and the country it is said to act for


def acts_for(reading: Reading, sentence: Sentence, name: NameSpan) -> str | None:
    """ "the Ministry of Trade | leads the talks for Peru, the Ministry of Finance for Norway"."""
    tokens = reading.tokens
    others = {n.begin for n in sentence.names if n.family == "organization"}
    behind_list = _list_end(reading, sentence, name)
    for i in range(behind_list, min(behind_list + _REACH, sentence.end - 1)):
        if tokens[i].text in (",", ";", "(", ":") or i in others:
            return None
        if tokens[i].low == "and" and tokens[i + 1].low in ("on", "for"):
            return None  # "… by the Ministry of Energy | and on the Norwegian side by …"
        if tokens[i].low == "of" and (side := _of_side(reading, sentence, i + 1)):
            return side
        opener = "of" if tokens[i - 1].low == "behalf" else "for"
        if tokens[i].low not in (opener, "on"):
            continue
        at = i + 1 + (tokens[i + 1].low == "the")
        country = phrases.countries().at(tokens, at, sentence.end) if at < sentence.end else None
        behind = tokens[country[0]].low if country and country[0] < sentence.end else "."
        if country and (behind == "side" if tokens[i].low == "on" else behind in (",", ";", ".", "and")):
            return country[1].country
    return None


def _of_side(reading: Reading, sentence: Sentence, i: int) -> str | None:
    """ "is the secretariat of | the Japanese side", "heads the work of the Thai delegation"."""
    i += i < sentence.end and reading.tokens[i].low == "the"
    country = phrases.countries().at(reading.tokens, i, sentence.end) if i < sentence.end else None
    sided = country is not None and country[0] < sentence.end
    return country[1].country if country and sided and reading.tokens[country[0]].low in _SIDES else None


def _list_end(reading: Reading, sentence: Sentence, name: NameSpan) -> int:
    """ "the Trade Board (TB), | Innova and the Port Authority | take part": where the list of bodies ends."""
    begins = {n.begin: n.end for n in sentence.names if n.family == "organization"}
    end = name.end
    while True:
        i = end
        if i + 2 < sentence.end and reading.tokens[i].text == "(" and reading.tokens[i + 2].text == ")":
            i += 3
        while i < sentence.end and reading.tokens[i].low in (",", "and", "the", "its"):
            i += 1
        if i == end or i not in begins:
            return end
        end = begins[i]


def _lies_in(reading: Reading, sentence: Sentence, i: int) -> str | None:
    hit = phrases.names().at(reading.tokens, i, sentence.end)
    return hit[1].country if hit and hit[1].kind in ("country", "place") else None
