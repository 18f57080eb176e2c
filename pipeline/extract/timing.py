"""When a sentence's event happened: its own date, its list's, its section's, or the document's "today"."""

from __future__ import annotations

from pipeline.extract.dates import DateMention, find_document_date, resolve
from pipeline.extract.reading import Reading, Sentence
from pipeline.model import Span

Dated = tuple[str, Span, str]  # EDTF, where it stands, basis

# "among the accomplishments at that point": not later than the date last named
_BY_THEN = ("at that point", "at that time", "by then", "so far", "to date", "up to that point", "until then")


class Clock:
    """Resolves dates in reading order: "the following year" leans on the date before it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        head = find_document_date(reading.document.text)
        self.head = head
        self.published = reading.document.published_on or (head.edtf if head else None)
        self._resolved: dict[int, list[tuple[DateMention, str, str]]] = {}
        self._previous_at: dict[int, tuple[str, Span] | None] = {}
        self._run()

    def _run(self) -> None:
        previous: tuple[str, Span] | None = None
        for sentence in self.reading.sentences:
            self._previous_at[sentence.index] = previous
            rows = []
            for mention in sentence.dates:
                edtf, basis = resolve(mention, self.published, previous[0] if previous else None)
                if edtf is None:
                    continue
                rows.append((mention, edtf, basis))
                if "X" not in edtf and not edtf.startswith(".."):
                    previous = (edtf, Span(mention.start, mention.end))
            self._resolved[sentence.index] = rows

    def dates(self, sentence: Sentence) -> list[tuple[DateMention, str, str]]:
        """The dates of a sentence that could be resolved: (mention, EDTF, basis)."""
        return self._resolved[sentence.index]

    def usable(self, sentence: Sentence) -> list[tuple[DateMention, str, str]]:
        """Those that may date an event: a deadline or a starting point does not."""
        return [row for row in self.dates(sentence) if row[0].modifier not in ("by", "until", "before", "after")]

    def relative_to_today(self, sentence: Sentence) -> bool:
        """ "today", "this morning" in a document that gives no date of its own."""
        return any(m.kind == "relative" and m.anchor == "published" and m.grain == "day" and m.shift == 0 for m in sentence.dates)

    def inherited(self, sentence: Sentence) -> Dated | None:
        """The date of the line that introduces the list, or of the nearest heading that has one."""
        passage = sentence.passage
        if passage.lead_in is not None:
            found = self._of_lead_in(passage.lead_in)
            if found:
                return found
        return None

    def _of_lead_in(self, ordinal: int) -> Dated | None:
        lead_in = self.reading.by_ordinal[ordinal]
        sentences = self.reading.of_passage(lead_in)
        if not sentences:
            return None
        last = sentences[-1]
        low = self.reading.low(last.span)
        for cue in _BY_THEN:
            at = low.find(cue)
            previous = self._previous_at[last.index]
            if at >= 0 and previous:
                start = last.span.start + at
                return f"../{previous[0].split('/')[-1]}", Span(start, start + len(cue)), "inferred"
        for mention, edtf, _ in self.usable(last):
            return edtf, Span(mention.start, mention.end), "inferred"
        return None
