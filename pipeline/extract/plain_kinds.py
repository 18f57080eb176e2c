"""Capitalised phrases that name nothing, but say of what kind something is: "a Trilateral Ministerial Meeting"."""

from __future__ import annotations

from pipeline.extract import phrases
from pipeline.extract.abbreviations import abbreviation_at
from pipeline.extract.names import NameSpan
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.words import word_set


def says_kind(reading: Reading, sentence: Sentence, name: NameSpan) -> bool:
    """Is the phrase a heading within its paragraph, a quality, a task or a kind of meeting?"""
    return (
        _is_run_in(reading, sentence, name)
        or _is_quality(reading, sentence, name)
        or _is_task(reading, sentence, name)
        or _is_any_meeting(reading, sentence, name)
    )


def _is_run_in(reading: Reading, sentence: Sentence, name: NameSpan) -> bool:
    """ "**Trade Fund.** Each country pays …": a heading within the paragraph."""
    if name.family != "initiative" or name.begin != sentence.begin or sentence.end - name.end > 1:
        return False
    passage = sentence.passage
    before = reading.sentences[sentence.index - 1].passage if sentence.index else None
    after = (
        reading.sentences[sentence.index + 1].passage if sentence.index + 1 < len(reading.sentences) else None
    )
    opens = (
        before is None
        or before.block != passage.block
        or (passage.kind == "list_item" and before is not passage)
    )
    goes_on = after is not None and (
        after is passage or (after.block == passage.block and passage.kind == "sentence")
    )
    return opens and goes_on and not is_pair_of_names(reading.tokens[name.begin].text)


_KIND_OF_MEETING = word_set(
    "trilateral bilateral joint ministerial plenary annual special extraordinary commission committee council ministers' "
    "ministers leaders leaders' senior officials officials' high-level technical expert experts working intersessional"
)


def _is_any_meeting(reading: Reading, sentence: Sentence, name: NameSpan) -> bool:
    """ "a | Trilateral Ministerial Meeting": what kind of meeting it was, not the name of one."""
    if name.head is None or not name.head.word.endswith(_MEETINGS) or name.begin == sentence.begin:
        return False
    if reading.tokens[name.begin - 1].low not in ("a", "an", "another", "first", "next", "last"):
        return False
    words = {token.low for token in reading.tokens[name.begin : name.end - 1]} - {"'", "and"}
    return words <= _KIND_OF_MEETING


_MEETINGS = ("Meeting", "Session", "Consultation", "Conference", "Dialogue")
_QUALITIES = word_set("agreement status model concept type style approach scheme format clause")


def _is_quality(reading: Reading, sentence: Sentence, name: NameSpan) -> bool:
    """ "a | Partner Institution | agreement", "the | Small Business Center | model": of what kind something is."""
    follows = name.end < sentence.end and reading.tokens[name.end].text in _QUALITIES
    return follows and name.family == "organization" and not name.country and not name.international


_FIELDS = word_set("revenue customs public tax land civil")
_TASKS = frozenset(("Administration", "Service", "Services"))


def _is_task(reading: Reading, sentence: Sentence, name: NameSpan) -> bool:
    """ "Customs Administration", "Trade Facilitation and Customs Administration": without an article what is done."""
    if name.country or name.known is not None or reading.tokens[name.end - 1].text not in _TASKS:
        return False
    before = reading.tokens[name.begin - 1].low if name.begin > sentence.begin else ""
    led = before in ("the", "its", "their", "our", "'s") or abbreviation_at(reading, name.end) is not None
    return not led and all(
        t.low in ("and", "&", ",") or _is_field(t.text) for t in reading.tokens[name.begin : name.end - 1]
    )


def _is_field(word: str) -> bool:
    low = word.lower()
    return phrases.is_portfolio(word) or low.endswith(("tion", "ment", "ity")) or low in _FIELDS


def is_pair_of_names(word: str) -> bool:
    """ "London-Shanghai", "U.S.-ASEAN": two names of the lexicon."""
    parts = word.split("-")
    return len(parts) == 2 and all(part[:1].isupper() and phrases.is_known(part) for part in parts)
