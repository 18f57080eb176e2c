"""When a sentence's event happened: its own date, its list's, its section's, or the document's "today"."""

from __future__ import annotations

import re

from pipeline.extract import running_years
from pipeline.extract.completed_dates import OF_THAT_YEAR, complete
from pipeline.extract.dates import DateMention, find_document_date, resolve
from pipeline.extract.document_date import OwnDate, find_own_date
from pipeline.extract.reading import Reading, Sentence
from pipeline.model import Span

Dated = tuple[str, Span, str]  # EDTF, where it stands, basis
Row = tuple[DateMention, str, str]  # mention, EDTF, basis

# "among the accomplishments at that point": not later than the date last named
_BY_THEN = ("at that point", "at that time", "by then", "up to that point", "until then")
_CLOSE = 3  # sentences within which "the day before" leans on a day stated
_OPENS = 8  # code points before a date that opens its sentence
_REACH = 300  # code points around a date that may say it lies ahead
_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|ought to|(?:is|are|be) to|due|scheduled|foreseen|pencil\w+ in"
    r"|slated|expect\w*|next|upcoming|forthcoming|prepar\w+|ahead of"
    r"|plans? to|intends? to|hosts|meets|opens|begins|starts|takes place|is hosting|convenes)\b"
)


_PARTICIPLE = re.compile(  # "will study the plan, adopted by both in May"
    r", (?:(?:first|which was|who was|last|jointly|also) )?(?:(?!expected|scheduled|planned|slated|"
    r"tabled)[a-z]+ed|begun|held|set up|made|born|agreed upon|drawn up|given|won)\b"
    r"(?!.*\b(?:will|next)\b)"
)


_LATER = re.compile(
    r"\b(?:will|shall|would|next|following|(?:is|are) (?:to|due|expected|scheduled|planned))\b[^;]*$|\b(?:19|20)\d\d\b[^.;|:]*$"
)
_NEXT = re.compile(
    r"\b(?:next|upcoming|outlook|ahead|to come|coming (?:events|months|year)|calendar)\b"
)  # of a heading
_PAST = re.compile(r"\b(?:was|were|had|has|have|held|met|took|[a-z]{3,}ed)\b")


_HEAD_LINES = 8
_DAY_LINE = re.compile(
    r"\W*\d{1,2}[/.]\d{1,2}[/.]((?:19|20)\d\d)\W*"
)  # which number is the month, it does not say
_TITLE_YEAR = re.compile(r"(?<![-\u2013/\d])((?:19|20)\d\d)(?![-\u2013/\d])")


def _year_of_head(reading: Reading) -> str | None:
    """The year of a document that does not say its day: of a line in figures, or the one year its title names."""
    lines = [line for line in reading.document.text[:900].splitlines() if line.strip()][:_HEAD_LINES]
    for line in lines:
        if match := _DAY_LINE.fullmatch(line):
            return match.group(1)
    for line in lines:
        years = _TITLE_YEAR.findall(line)
        if len(line) < 120 and not line.rstrip().endswith(".") and len(years) == 1:
            return str(years[0])
    return None


class Clock:
    """Resolves dates in reading order: "the following year" leans on the date before it.

    ``own`` is the date in the head of the document; ``published`` the day that "today" means.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.head = find_document_date(reading.document.text)
        self.own: OwnDate | None = find_own_date(reading)
        settled = self.own.edtf if self.own and "XXXX" not in self.own.edtf else None
        self.published = reading.document.published_on or (self.head.edtf if self.head else None) or settled
        self._year = self.published or _year_of_head(reading)
        self._running = running_years.of(reading)
        self._resolved: dict[int, list[Row]] = {}
        self._previous_at: dict[int, tuple[str, Span] | None] = {}
        self._run()

    def _run(self) -> None:
        previous: tuple[str, Span] | None = None
        self._day = ("", 0)  # the last day stated, and in which sentence; "the Order of March 9" states none
        self._named: str | None = None  # the last month or day stated with its year
        for sentence in self.reading.sentences:
            sentence.dates = complete(
                sentence.text, sentence.span.start, sentence.dates, self.published is not None
            )
            self._previous_at[sentence.index] = previous
            rows = []
            for mention in sentence.dates:
                edtf, basis = self._settle(sentence, mention, previous[0] if previous else None)
                if edtf is None:
                    continue
                rows.append((mention, edtf, basis))
                attribute = self.reading.norm.startswith("of ", mention.start - 3)
                if len(edtf) == len("2019-05-03") and edtf[:4].isdigit() and not attribute:
                    self._day = edtf, sentence.index
                if "X" not in edtf and not edtf.startswith(".."):
                    previous = (edtf, Span(mention.start, mention.end))
                    self._named = (
                        max(edtf, self._named or "")
                        if mention.kind == "absolute" and edtf[4:5] == "-"
                        else self._named
                    )
            self._resolved[sentence.index] = rows

    def _settle(
        self, sentence: Sentence, mention: DateMention, previous: str | None
    ) -> tuple[str | None, str]:
        that_year = OF_THAT_YEAR.search(self.reading.norm[mention.start : mention.end])
        if that_year and previous and previous[:4].isdigit():
            year = int(previous[:4]) + (0 if that_year.group(1) in ("that year", "the same year") else 1)
            return (mention.edtf or "").replace("XXXX", f"{year:04}"), "inferred"
        if mention.kind == "yearless" and mention.anchor == "previous":
            return self._following(mention, previous), "inferred"
        if mention.grain == "day" and mention.anchor == "previous":
            previous = self._day_before(sentence, mention, previous)
        running = self._running.get(sentence.index)
        if running and mention.edtf and self._leans_on_nothing(mention):
            told = not self._comes_later(sentence, mention)
            return (mention.edtf.replace("XXXX", running) if told else None), "inferred"
        ahead = self._ahead(sentence, mention)
        anchor = self.published or (self._named if ahead and mention.kind == "yearless" else None)
        if anchor is None and mention.kind == "yearless" and not self._leans_on_today(mention):
            anchor, ahead = (
                (self._year, ahead) if self._year else self._told_before(sentence, mention, previous)
            )
        edtf, basis = resolve(mention, anchor, previous, ahead)
        if (
            edtf is None
            and mention.anchor == "previous"
            and mention.shift == 0
            and mention.grain in ("week", "day")
        ):
            return previous, "inferred"  # "that same week" of a month already named
        return edtf, basis

    def _leans_on_nothing(self, mention: DateMention) -> bool:
        """A month or day that its chronicle gives the year, not "last March" or "that May"."""
        bare = mention.kind == "yearless" and mention.anchor == "published" and mention.grain != "this"
        return bare and not self._leans_on_today(mention)

    def _comes_later(self, sentence: Sentence, mention: DateMention) -> bool:
        """ "will meet in March" in a chronicle of 2018: of that year, or of the one after it."""
        first = max(mention.start - _REACH, sentence.span.start)
        return _LATER.search(self.reading.norm, first, mention.start) is not None

    def _day_before(self, sentence: Sentence, mention: DateMention, previous: str | None) -> str | None:
        """The day that "the day before" leans on: one of its sentence, or told right before where it opens one.

        Else the document's own; and one to come is leant on by nothing.
        """
        stated, index = self._day
        opens = mention.start - sentence.span.start < _OPENS
        near = index == sentence.index or (opens and sentence.index - index < _CLOSE)
        if stated and (near or not self.published) and not self.is_ahead(stated):
            return stated
        if stated and self.published and stated != self.published and stated[:4] == self.published[:4]:
            return None  # either may be meant
        return self.published or previous

    def _told_before(
        self, sentence: Sentence, mention: DateMention, previous: str | None
    ) -> tuple[str | None, bool]:
        """The date that a month without a year leans on, and whether it comes after it.

        "was published in July 2011 and opened in November", "In March 2014 …. In April …" go on.
        """
        match = re.match(r"\d{4}-(\d\d)", (previous or "").rsplit("/")[-1])
        if match and int(match.group(1)) < mention.number:
            return previous, True
        return self._named, any(date.start < mention.start for date in sentence.dates)

    def _leans_on_today(self, mention: DateMention) -> bool:
        """ "last March": of a year that only the day of the document tells."""
        return mention.shift != 0 or self.reading.norm[mention.start - 5 : mention.start].lower() == "last "

    def _following(self, mention: DateMention, previous: str | None) -> str | None:
        """ "the following September": the first one after the date named before; "that May": of its year."""
        match = re.match(r"(\d{4})(?:-(\d\d))?", (previous or "").rsplit("/")[-1])
        if match is None:
            return None
        that = self.reading.norm.startswith("that", mention.start)
        month = int(match.group(2) or (0 if that else 12))
        year = int(match.group(1)) + (month >= mention.number)
        return f"{year:04}-{mention.number:02}"

    def _ahead(self, sentence: Sentence, mention: DateMention) -> bool:
        """The clause of a date looks forward: "will meet in March", "hosts the summit in November"."""
        norm = self.reading.norm
        first = max(mention.start - _REACH, sentence.span.start)
        last = min(mention.end + _REACH, sentence.span.end)
        left, right = norm.rfind(";", first, mention.start), norm.find(";", mention.end, last)
        comma = norm.rfind(", ", first, mention.start)
        if comma > 0 and _PARTICIPLE.match(norm, comma, mention.start):
            return False
        above = sentence.passage.section[-1].lower() if sentence.passage.section else ""
        if _NEXT.search(above) and not _PAST.search(norm, first, last):
            return True
        return bool(_AHEAD.search(norm[max(left, first) : right if right >= 0 else last].lower()))

    # -- what the families ask --------------------------------------------------------------------------

    def dates(self, sentence: Sentence) -> list[Row]:
        """The dates of a sentence that could be resolved: (mention, EDTF, basis)."""
        return self._resolved[sentence.index]

    def is_ahead(self, edtf: str) -> bool:
        """The date lies behind the document's own, compared as precisely as both are known."""
        published = (self.published or "").split("/")[-1]
        return bool(published) and edtf[:4].isdigit() and edtf[: len(published)] > published[: len(edtf)]

    def usable(self, sentence: Sentence) -> list[Row]:
        """Those that may date an event: a deadline or a starting point does not."""
        return [
            row for row in self.dates(sentence) if row[0].modifier not in ("by", "until", "before", "after")
        ]

    def relative_to_today(self, sentence: Sentence) -> bool:
        """ "today", "this morning" in a document that gives no date of its own."""
        return any(
            m.kind == "relative" and m.anchor == "published" and m.grain == "day" and m.shift == 0
            for m in sentence.dates
        )

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
            if mention.grain == "week":
                continue  # "this week's results" dates none of them
            return edtf, Span(mention.start, mention.end), "inferred"
        return None
