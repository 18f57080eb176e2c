"""What an item below a field of work is: one of its topics, or a sentence about what was done in it."""

from __future__ import annotations

import re

from pipeline.extract import lists
from pipeline.extract.enumerations import is_topic, trim
from pipeline.extract.reading import Reading
from pipeline.model import Passage, Span

_SIGN = re.compile(r"[*_\s]*(?::|-\s)[*_]*")
_COLON_WITHIN = re.compile(r":[*_\s]*$")
_LONGEST = 6  # words before the period of "Customs cooperation at the border."; more make a statement
_PAST = re.compile(
    r"[a-z]+[^e]ed|fell|rose|grew|held|began|made|gave|came|went|built|opens?|starts?|continues?"
)
_TELLS = re.compile(
    r"^(?:(?:both|the two|the three) (?:sides|parties|countries|governments|ministers)|we|they|it|officials|"
    r"ministers|in (?:\w+ )?\d{4})\b"
)


def topic_of(reading: Reading, item: Passage) -> Span | None:
    """ "Ports: the two governments …" → "Ports"; "Border trade, including …" → "Border trade".

    None for an action ("Both sides opened two ports.") and for a running head ("**Ports.** Both sides …").
    """
    span = lists.name_span(reading, item)
    if span is None or not is_topic(reading, span) or _TELLS.match(reading.low(span)):
        return None
    if item.label is not None:
        return span if _labelled(reading, item.label, item.span) else None
    return None if is_statement(reading, item) else span


def _labelled(reading: Reading, label: Span, item: Span) -> bool:
    """A colon, a dash or the end of the line sets the label apart, not a period."""
    behind = reading.norm[label.end : min(item.end, label.end + 6)]
    return (
        not behind.strip("*_ ")
        or _SIGN.match(behind) is not None
        or _COLON_WITHIN.search(reading.norm[label.start : label.end]) is not None
        or "\n" in reading.document.text[label.end : label.end + 4]
    )


def is_statement(reading: Reading, item: Passage) -> bool:
    """Several sentences, one with a verb known as such, or one that is long and ends in a period."""
    whole = trim(reading, item.span)
    if whole is None or len(item.sentences) > 1 or not is_topic(reading, whole, 24):
        return True
    words = reading.low(whole).split()
    return reading.raw(item.span).endswith(".") and (
        len(words) > _LONGEST or any(_PAST.fullmatch(w) for w in words[1:])
    )
