"""Bodies called by their last word alone: "the Commission" of a document in which the European Union is a
party.
"""

from __future__ import annotations

from pipeline.extract import phrases
from pipeline.extract.names import NameSpan
from pipeline.extract.reading import Reading, Sentence

_OFFICERS = frozenset(
    ("president", "vice-president", "spokesperson", "spokesman", "spokeswoman", "officials")
)
_UNION = "EUE"


def add_short_names(reading: Reading, parties: tuple[str, ...]) -> None:
    """Adds a name for every "the Commission" and "Commission President", unless another Commission is
    named.
    """
    known = phrases.known("European Commission")
    if _UNION not in parties or known is None or _names_other(reading):
        return
    for sentence in reading.sentences:
        for i in range(sentence.begin, sentence.end):
            if _is_short(reading, sentence, i):
                name = NameSpan(
                    i, i + 1, "organization", known.name, known.type, None, None, known, rule="short-name"
                )
                sentence.names.append(name)


def _is_short(reading: Reading, sentence: Sentence, i: int) -> bool:
    tokens = reading.tokens
    if tokens[i].text != "Commission" or any(n.begin <= i < n.end for n in sentence.names):
        return False
    after = tokens[i + 1].low if i + 1 < sentence.end else ""
    before = tokens[i - 1].low if i > sentence.begin else ""
    return after in _OFFICERS or (
        before == "the" and after not in ("of", "on", "for") and not after[:1].isupper()
    )


def _names_other(reading: Reading) -> bool:
    """ "the Trade Commission": then "the Commission" may be that one."""
    return any(
        name.head is not None and name.head.word == "Commission" and name.name != "European Commission"
        for sentence in reading.sentences
        for name in sentence.names
    )
