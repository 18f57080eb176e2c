"""A sentence with its names replaced by their types, letter for letter.

"In §§§, @@@ launched the ^^^": rules on such text speak of *a person* and *the dialogue*, never of this
person and this dialogue, and a match's offsets are still offsets of the document.
"""

from __future__ import annotations

import re

from pipeline.extract.gates import Cue, Text
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.subject import Subject
from pipeline.model import Span

DIALOGUE = "\ue000"
INITIATIVE = "\ue001"
PERSON = "\ue002"
BODY = "\ue003"
COUNTRY = "\ue004"
DATE = "\ue005"
PLACE = "\ue006"
THING = "\ue007"  # "the program", "the project": the nearest fitting noun, else the dialogue

_TABLES = {"people": PERSON, "organizations": BODY, "initiatives": INITIATIVE, "places": PLACE}
_MARKS = frozenset(map(chr, range(ord(DIALOGUE), ord(THING) + 1)))
_GENERIC = Cue(
    r"\b(?:the|this)\s+(program|programme|project|initiative|mechanism|process|platform)\b(?!"
    r"\s+(?:of|for|called|named))"
)


class Masks:
    """Masked sentences of one document, made once each."""

    def __init__(self, reading: Reading, subject: Subject | None) -> None:
        self.reading, self.subject = reading, subject
        self._made: dict[int, Text] = {}
        self._head = head = subject.head if subject else "dialogue"
        self._numbered = re.compile(
            rf"\b(?:the|this)\s+(?:\d{{1,2}}(?:st|nd|rd|th)|[a-z-]+th|first|second|third|next|last"
            rf"|latest|inaugural)\s+({re.escape(head)}|dialogue)\b(?!\s+\ue001)"
        )
        self._definite = re.compile(rf"\b(?:the|this)\s+(?:{re.escape(head)}|dialogue)\b(?!\s+\ue001)")

    def of(self, sentence: Sentence) -> Text:
        """Lower case, as long as the sentence."""
        if sentence.index not in self._made:
            self._made[sentence.index] = self._mask(sentence)
        return self._made[sentence.index]

    def _mask(self, sentence: Sentence) -> Text:
        base = sentence.span.start
        text = list(sentence.text.lower())
        if len(text) != sentence.span.end - base:  # a letter whose lower case is two code points
            text = [c.lower() if len(c.lower()) == 1 else c for c in sentence.text]

        def fill(start: int, end: int, mark: str) -> None:
            here = slice(max(start - base, 0), max(min(end - base, len(text)), 0))
            text[here] = [letter if letter in _MARKS else mark for letter in text[here]]

        for span in self._subject_spans(sentence):
            fill(span.start, span.end, DIALOGUE)
        for date in sentence.dates:
            fill(date.start, date.end, DATE)
        for begin, end, entity in sentence.entities:
            fill(self.reading.tokens[begin].start, self.reading.tokens[end - 1].end, _TABLES[entity.table])
        for begin, end, _ in sentence.countries:
            fill(self.reading.tokens[begin].start, self.reading.tokens[end - 1].end, COUNTRY)
        masked = Text("".join(text), sentence.text)
        return self._with_nouns(masked, sentence.text) if self.subject else masked

    def _with_nouns(self, masked: Text, of: Text) -> Text:
        """ "the third dialogue", "the program": common nouns that mean the subject, or the nearest fitting thing."""
        if self._head in masked or "dialogue" in masked:
            numbered = self._numbered.sub(
                lambda m: m.group()[: -len(m.group(1))] + DIALOGUE * len(m.group(1)), masked
            )
            masked = Text(self._definite.sub(lambda m: DIALOGUE * len(m.group()), numbered), of)
        if _GENERIC.may_match(masked):
            return Text(_GENERIC.sub(lambda m: THING * len(m.group()), masked), of)
        return masked

    def _subject_spans(self, sentence: Sentence) -> list[Span]:
        if not self.subject:
            return []
        return [span for span in self.subject.spans if span in sentence.span]
