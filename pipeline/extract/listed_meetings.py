"""Meetings that a list or a table counts up: "2 | 7 June 2009 | Tokyo" under "Rounds", with no verb in the row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.clauses import Clauses
from pipeline.extract.masks import DATE
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.timing import Clock
from pipeline.extract.told import Happening
from pipeline.model import Span

_COUNTED = re.compile(
    r"\b(?:meetings|rounds|sessions|summits|plenaries|editions|ministerials|talks|chronology of meetings)\b"
    r"|\b(?:no\.?|#|round|session|meeting|summit)\s*\|.*\b(?:date|year|when|held)\b",
    re.IGNORECASE,
)
_LONGEST = 24  # words of a row


class ListedMeetings:
    """Reads the rows of one document."""

    def __init__(self, reading: Reading, clock: Clock) -> None:
        self.reading, self.clock = reading, clock

    def of(self, sentence: Sentence, masked: str, read: Clauses, taken: set[int]) -> Iterator[Happening]:
        """A meeting for each date of a row without a verb, in a list of meetings."""
        if any(verb.finite for verb in read.verbs) or not self._in_list(sentence):
            return
        for mention, edtf, basis in self.clock.usable(sentence):
            start = mention.start - sentence.span.start
            if (
                mention.start in taken
                or masked[start] != DATE
                or mention.modifier
                or "X" in edtf
                or len(read.words) > _LONGEST
            ):
                continue
            span = Span(mention.start, mention.end)
            happening = Happening("meeting", "listed-meeting", sentence, span)
            happening.status = "planned" if self.clock.is_ahead(edtf) else "occurred"
            happening.edtf, happening.dated_at, happening.date_basis = edtf, span, basis
            happening.of_subject = True
            yield happening

    def _in_list(self, sentence: Sentence) -> bool:
        """The heading above, the line that introduces the list or the head of the table speaks of meetings."""
        passage = sentence.passage
        over = [passage.section[-1]] if passage.section else []
        if passage.lead_in is not None:
            over.append(self.reading.low(self.reading.by_ordinal[passage.lead_in].span))
        return any(_COUNTED.search(words) for words in over)
