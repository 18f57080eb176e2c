"""The meeting that a document is about, as its title and date line give it.

"Third session / Lviv, 22–24 April 1998"; "Summary: Sixth Digital Trade Dialogue / Lima, May 9–10".
"""

from __future__ import annotations

import re

from pipeline.extract.masks import DIALOGUE, Masks
from pipeline.extract.matching import Happening
from pipeline.extract.meeting_rules import NOUN, NUMBER, number
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.timing import Clock
from pipeline.model import Span

_HEAD = 8  # sentences in which a title may stand
_TITLED = re.compile(
    rf"\b(?P<v>{NUMBER})\s+(?:[a-z0-9.'-]+\s+){{0,6}}?(?:{NOUN}\b|{DIALOGUE}|dialogue\b"
    r"|ministerial\b)"
)


def title_meeting(reading: Reading, masks: Masks, clock: Clock) -> Happening | None:
    """The numbered meeting of the title, dated by the line that names its place; None if no title has one."""
    for sentence in reading.sentences[:_HEAD]:
        if sentence.passage.kind == "heading" or _is_title_line(reading, sentence):
            match = _TITLED.search(masks.of(sentence))
            if match:
                return _titled(sentence, match, clock)
    return None


def _is_title_line(reading: Reading, sentence: Sentence) -> bool:
    """A line without a full stop in the head of a text: parsers may take it for a sentence."""
    words = sentence.text.strip()
    return (
        len(words) < 140
        and words[-1:] not in ".:;"
        and sentence.passage.kind == "sentence"
        and sentence.span == sentence.passage.span
    )


def _titled(sentence: Sentence, match: re.Match[str], clock: Clock) -> Happening:
    base = sentence.span.start
    happening = Happening(
        "meeting", "title", sentence, Span(base + match.start(), base + match.end()), of_subject=True
    )
    happening.ordinal = number(match["v"])
    own = clock.own
    if own is not None and (own.of_event or "/" in own.edtf):
        happening.edtf, happening.dated_at = own.edtf, own.span
    return happening
