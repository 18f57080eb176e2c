"""A document read once for all families: sentences with their tokens, names, people, dates and quantities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.extract import phrases
from pipeline.extract.dates import DateMention, find_dates
from pipeline.extract.entities import Cast, Entity
from pipeline.extract.gates import Text
from pipeline.extract.names import NameReader, NameSpan
from pipeline.extract.normal import clean, normalise
from pipeline.extract.person_titles import openings
from pipeline.extract.persons import PersonReader, PersonSpan
from pipeline.extract.tokens import Token, tokenize, window
from pipeline.model import Document, Notice, Passage, Span

_LONGEST = 1500  # code points of a sentence


@dataclass(slots=True)
class Sentence:
    """A sentence of a passage: its token range and what stands in it."""

    index: int
    passage: Passage
    span: Span
    text: Text  # normalised, as long as the span
    begin: int
    end: int
    capitals: list[int]  # the tokens that begin with a capital letter
    offices: list[int]  # those that a title of office may begin with
    heads: list[int]  # those that a head noun may begin with
    people: list[PersonSpan] = field(default_factory=list)
    names: list[NameSpan] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    entities: list[tuple[int, int, Entity]] = field(default_factory=list)  # token range, entity; in order
    countries: list[tuple[int, int, str]] = field(default_factory=list)  # token range, alpha-3; in order


def _within(places: list[int], begin: int, end: int) -> list[int]:
    first, last = window(places, begin, end)
    return places[first:last]


class Reading:
    """The annotated document. Layers fill it in the order of ``extract.__init__``."""

    def __init__(self, document: Document, passages: tuple[Passage, ...]) -> None:
        self.document = document
        self.passages = passages
        self.norm = normalise(document.text)
        self.tokens: list[Token] = tokenize(self.norm)
        self.starts = [token.start for token in self.tokens]
        self.cast = Cast()
        self.notices: list[Notice] = []
        self.by_ordinal = {passage.ordinal: passage for passage in passages}
        self.sentences = list(self._sentences())

    def _sentences(self) -> Iterator[Sentence]:
        index = 0
        capitals = [i for i, token in enumerate(self.tokens) if token.cap]
        offices, heads = openings(self.tokens), phrases.heads().openings(self.tokens)
        for passage in self.passages:
            for sentence in passage.sentences or (passage.span,):
                for span in self._bounded(sentence):
                    begin, end = window(self.starts, span.start, span.end)
                    yield Sentence(
                        index,
                        passage,
                        span,
                        Text(self.norm[span.start : span.end]),
                        begin,
                        end,
                        _within(capitals, begin, end),
                        _within(offices, begin, end),
                        _within(heads, begin, end),
                    )
                    index += 1

    def _bounded(self, sentence: Span) -> Iterator[Span]:
        """Pieces that a reader could follow: rules look across a whole sentence, so a book without a stop must end somewhere."""
        start = sentence.start
        while sentence.end - start > _LONGEST:
            cut = self.norm.rfind(" ", start + 1, start + _LONGEST)
            end = cut if cut > start else start + _LONGEST
            yield Span(start, end)
            start = end
        yield Span(start, sentence.end)

    # -- text ---------------------------------------------------------------------------------------

    def raw(self, span: Span) -> str:
        """The slice of the source."""
        return self.document.text[span.start : span.end]

    def words(self, span: Span) -> str:
        """The slice as a value: no markup, single spaces, composed accents."""
        return clean(self.raw(span))

    def low(self, span: Span) -> str:
        """The normalised slice in lower case, for cue words."""
        return self.norm[span.start : span.end].lower()

    def token_span(self, begin: int, end: int) -> Span:
        return Span(self.tokens[begin].start, self.tokens[end - 1].end)

    def of_passage(self, passage: Passage) -> list[Sentence]:
        return self._by_passage().get(passage.ordinal, [])

    def _by_passage(self) -> dict[int, list[Sentence]]:
        if not hasattr(self, "_passage_index"):
            index: dict[int, list[Sentence]] = {}
            for sentence in self.sentences:
                index.setdefault(sentence.passage.ordinal, []).append(sentence)
            self._passage_index = index
        return self._passage_index

    def notice(self, kind: str, message: str, span: Span) -> None:
        self.notices.append(Notice(kind, message, span))

    # -- annotation -----------------------------------------------------------------------------------

    def annotate(self) -> None:
        """Finds people, names and dates in every sentence."""
        for sentence in self.sentences:
            if sentence.begin == sentence.end:
                continue
            at, prose = (sentence.begin, sentence.end), sentence.passage.kind != "heading"
            reader = PersonReader(self.tokens, sentence.capitals, sentence.offices, at, prose)
            sentence.people = reader.people()
            taken = {i for person in sentence.people for i in range(person.begin, person.end)}
            sentence.names = NameReader(
                self.tokens, sentence.begin, sentence.end, taken, sentence.heads
            ).read()
            sentence.dates = find_dates(sentence.text, sentence.span.start)
            self._countries(sentence)

    def _countries(self, sentence: Sentence) -> None:
        for name in sentence.names:
            if name.family == "country" and name.known is not None:
                code = str(name.known.country)
                self.cast.country(code, self.token_span(name.begin, name.end))
                sentence.countries.append((name.begin, name.end, code))
        sentence.countries.sort()
