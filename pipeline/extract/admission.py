"""Which capitalised phrases are names: a strong head noun, or a weak one with a second sign."""

from __future__ import annotations

from pipeline.extract import phrases
from pipeline.extract.abbreviations import abbreviation_at
from pipeline.extract.name_country import is_nameless
from pipeline.extract.names import NameSpan
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.words import FUNCTION_WORDS

_NEVER = frozenset(("Working Group", "Task Force", "Government"))
# Too many plain phrases end in these for length to be a sign ("Foreign Trade Policy", "Global Quality
# Standard").
_PLAIN = frozenset(
    [
        "Policy",
        "Vision",
        "Standard",
        "Principles",
        "Goals",
        "Guidelines",
        "Map",
        "Commitment",
        "Pledge",
        "Council",
        "Committee",
        "System",
        "Grant",
        "Loan",
        "Conference",
        "Roundtable",
        "Symposium",
        "Workshop",
        "House",
        "Court",
        "Technologies",
        "Industries",
        "Division",
        "Delegation",
        "Presidency",
    ]
)
# A body's full name in running prose has an article; "the State Customs Service" is one, "Better Customs
# Service" a slogan.
_LEADS = frozenset(
    (
        "the",
        "a",
        "an",
        "this",
        "its",
        "their",
        "our",
        "new",
        "'s",
        "of",
        "under",
        "with",
        "by",
        "through",
        "via",
        "from",
        "for",
        "and",
        ",",
    )
)
_LETTERHEAD = 3  # passages


def admissible(reading: Reading, sentence: Sentence, name: NameSpan) -> bool:
    """Title case makes every word of a heading a capital: there only the lexicon's names are sure."""
    if name.known is not None:
        return not (
            _shouts(reading, sentence)
            and name.end - name.begin == 1
            and reading.tokens[name.begin].low in FUNCTION_WORDS
        )
    if _is_letterhead(reading, sentence, name):
        return True
    if sentence.passage.kind == "heading" or _shouts(reading, sentence):
        return False
    if (name.head is not None and name.head.word in _NEVER) or is_nameless(reading.tokens, name):
        return False
    return (
        not name.weak
        or abbreviation_at(reading, name.end) is not None
        or _second_sign(reading, sentence, name)
    )


def _second_sign(reading: Reading, sentence: Sentence, name: NameSpan) -> bool:
    tokens = reading.tokens
    if "-" in tokens[name.begin].text and _is_pair(tokens[name.begin].text):
        return True
    if (
        name.family == "organization"
        and (name.country or name.international)
        and phrases.countries().at(tokens, name.begin, name.end)
    ):
        return True
    if name.family == "organization" and name.international:
        return True
    capitals = sum(tokens[i].cap for i in range(name.begin, name.end))
    if capitals < 3 or (name.head is not None and name.head.word in _PLAIN):
        return name.country is not None and capitals > 2
    return name.begin > sentence.begin and tokens[name.begin - 1].low in _LEADS


def _is_pair(word: str) -> bool:
    """ "London-Shanghai", "U.S.-ASEAN": two names of the lexicon."""
    parts = word.split("-")
    return len(parts) == 2 and all(part[:1].isupper() and phrases.is_known(part) for part in parts)


def _is_letterhead(reading: Reading, sentence: Sentence, name: NameSpan) -> bool:
    """One of the first lines, and nothing in it but the name of a body: who publishes the document."""
    if name.family != "organization" or name.weak or sentence.passage.ordinal > _LETTERHEAD:
        return False
    end = name.end
    while end < sentence.end and (reading.tokens[end].cap or reading.tokens[end].low == "in"):
        end += 1  # "Embassy of Peru in Quito"
    return name.begin - sentence.begin <= 1 and end == sentence.end and not _shouts(reading, sentence)


def _shouts(reading: Reading, sentence: Sentence) -> bool:
    return reading.norm[sentence.span.start : sentence.span.end].isupper()
