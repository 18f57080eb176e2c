"""A name in brackets behind a name, in another language: "the Trade Commission (in Spanish Comisión de Comercio)".

It names nobody new.
"""

from __future__ import annotations

from pipeline.extract import phrases
from pipeline.extract.entities import Entity
from pipeline.extract.names import NameSpan
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.words import word_set

_LANGUAGES = word_set(
    "english spanish portuguese french german italian dutch arabic chinese mandarin hindi urdu bengali persian farsi "
    "hebrew malay indonesian vietnamese thai japanese korean turkish russian ukrainian polish czech hungarian romanian "
    "greek swahili amharic catalan icelandic norwegian danish swedish finnish kazakh uzbek mongolian khmer lao burmese"
)
_BETWEEN = word_set("in the original known as called , :")
_SEVERAL = frozenset((";", "/"))
_FAR = 14  # tokens of the gloss before another one
_REACH = 6  # tokens between the bracket and the name


def opening_bracket(reading: Reading, sentence: Sentence, name: NameSpan) -> tuple[int, bool] | None:
    """The bracket that such a name stands in, and whether its language is said."""
    tokens, said = reading.tokens, False
    for at in range(name.begin - 1, max(sentence.begin, name.begin - _REACH) - 1, -1):
        low = tokens[at].low
        if low == "(":
            return (at, said) if said or name.rule == "foreign-name" else None
        if low in _SEVERAL and name.rule == "foreign-name":
            return _first_of_several(reading, sentence, at)
        said = said or low in _LANGUAGES
        if low not in _BETWEEN and low not in _LANGUAGES:
            return None
    return None


def _first_of_several(reading: Reading, sentence: Sentence, mark: int) -> tuple[int, bool] | None:
    """ "the Port Council (Hafenrat | ; Consejo de Puertos)": the bracket, if a name of the same thing stands before it."""
    tokens = reading.tokens
    for at in range(mark - 1, max(sentence.begin, mark - _FAR) - 1, -1):
        if tokens[at].text == "(":
            head = phrases.heads().ending_at(tokens, sentence.begin, at)
            return (at, head is not None) if tokens[at - 1].cap else None
        if tokens[at].text in (")", ".", ","):
            return None
    return None


def glossed(reading: Reading, sentence: Sentence, name: NameSpan) -> tuple[bool, Entity | None]:
    """Is the name a gloss, and whose? Nobody's if what it explains is the subject or no entity."""
    bracket = opening_bracket(reading, sentence, name)
    if bracket is None:
        return False, None
    at, said = bracket
    owner = next((entity for _, end, entity in sentence.entities if end == at), None)
    if owner is not None and owner.table not in ("organizations", "initiatives"):
        owner = None
    return said or owner is not None, owner
