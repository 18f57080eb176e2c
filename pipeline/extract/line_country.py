"""The country that a line says its people act for: "For Peru: Ana Ruiz, Minister of Trade", a cell "Peru"."""

from __future__ import annotations

from pipeline.extract import phrases
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.words import word_set
from pipeline.model import Span

_OPENING = word_set("for from the on behalf of part")
_SIDE = word_set("side delegation ( )")
_LABEL = 8  # tokens before the colon


def line_country(reading: Reading, sentence: Sentence) -> tuple[str, Span] | None:
    """The code of the one country that the line's label or one of its cells names, and where it stands."""
    found = _cells(reading, sentence) if sentence.passage.marker == "|" else _label(reading, sentence)
    if len(found) != 1:
        return None
    begin, end, code = found[0]
    return code, reading.token_span(begin, end)


def _label(reading: Reading, sentence: Sentence) -> list[tuple[int, int, str]]:
    """ "For Peru:", "Peruvian side:" at the head of the line, and nothing else before the colon."""
    tokens = reading.tokens
    stop = min(sentence.begin + _LABEL, sentence.end)
    colon = next((i for i in range(sentence.begin, stop) if tokens[i].text == ":"), None)
    if colon is None:
        return []
    i = sentence.begin
    while i < colon and tokens[i].low in _OPENING:
        i += 1
    known = phrases.countries().at(tokens, i, colon) if i < colon else None
    rest = tokens[known[0] : colon] if known else []
    if known is None or known[1].form == "capital" or any(token.low not in _SIDE for token in rest):
        return []
    return [(i, known[0], str(known[1].country))]


def _cells(reading: Reading, sentence: Sentence) -> list[tuple[int, int, str]]:
    """The cells of a row that are a country and nothing else."""
    tokens = reading.tokens
    bars = [i for i in range(sentence.begin, sentence.end) if tokens[i].text == "|"]
    found = []
    for begin, end in zip([sentence.begin, *(bar + 1 for bar in bars)], [*bars, sentence.end], strict=True):
        known = phrases.countries().at(tokens, begin, end) if begin < end else None
        if known and known[0] == end and known[1].form == "name":
            found.append((begin, end, str(known[1].country)))
    return found
