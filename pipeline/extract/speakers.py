"""Who is quoted: a name, a surname, "he" or "the Minister" beside a verb of saying.

"…," said Ana Ruiz; the Chancellor put it like this: "…"; In Ambassador Ruiz's words: "…"; "…," he said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline import lexicon
from pipeline.extract import phrases
from pipeline.extract.entities import Entity
from pipeline.extract.quotations import Paragraph, Quotation
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.tokens import window
from pipeline.extract.words import word_set
from pipeline.model import Span

_BARE = frozenset(("say",))  # other verbs look like nouns in the infinitive ("a note", "the report")
_WRITTEN = word_set("letter message words note telegram video greeting remarks")
_PRONOUNS = frozenset(("he", "she"))
_REACH = 16  # tokens between a quotation and its speaker


@cache
def saying() -> frozenset[str]:
    """Forms of the verbs by which somebody is quoted."""
    verbs = [verb for verb in lexicon.event_verbs() if verb.kind == "statement"]
    return frozenset(form for verb in verbs for form in verb.forms[verb.lemma not in _BARE :])


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named, or meant by a pronoun or a title, at tokens ``[begin, end)``."""

    begin: int
    end: int
    entity: Entity


class Speakers:
    """Finds the speaker of a quotation in one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.titles = self._titles()
        self._mentions: dict[int, list[Mention]] = {}
        self._last: Entity | None = None
        for sentence in reading.sentences:
            self._mentions[sentence.index] = self._read(sentence)

    # -- who is named where -----------------------------------------------------------------------

    def _titles(self) -> dict[str, list[Entity]]:
        """Words of office and who holds such an office in this document."""
        held: dict[str, list[Entity]] = {}
        for sentence in self.reading.sentences:
            for person in sentence.people:
                if person.title is None:
                    continue
                entity = next(
                    (e for b, _, e in sentence.entities if b == person.begin and e.table == "people"), None
                )
                for word in {person.title.word, person.title.title}:
                    if entity is not None and entity not in held.setdefault(word, []):
                        held[word].append(entity)
        return held

    def _read(self, sentence: Sentence) -> list[Mention]:
        tokens = self.reading.tokens
        found = [Mention(b, e, entity) for b, e, entity in sentence.entities if entity.table == "people"]
        inside = {
            i
            for person in sentence.people
            if person.title
            for i in range(person.title.begin, person.title.end)
        }
        inside |= {i for mention in found for i in range(mention.begin, mention.end)}
        pronouns = [i for i in range(sentence.begin, sentence.end) if tokens[i].low in _PRONOUNS]
        for i in sorted((*pronouns, *sentence.offices)):
            if i in inside:
                continue
            earlier = [m.entity for m in found if m.end <= i]
            if tokens[i].low in _PRONOUNS:
                entity = earlier[-1] if earlier else self._last
                found += [Mention(i, i + 1, entity)] if entity else []
            elif tokens[i].cap or tokens[i - 1].low == "the":
                found += self._office(sentence, i, earlier)
            found.sort(key=lambda mention: mention.begin)
        if found:
            self._last = found[-1].entity if len({id(m.entity) for m in found}) == 1 else self._subject(found)
        return found

    def _subject(self, found: list[Mention]) -> Entity:
        """Of several people in a sentence, "he" is the first in the next."""
        return found[0].entity

    def _office(self, sentence: Sentence, i: int, earlier: list[Entity]) -> list[Mention]:
        """ "the Minister", where one person of the document holds such an office, or was just spoken of."""
        hit = phrases.titles().at(self.reading.tokens, i, sentence.end)
        if (
            not hit
            or hit[1].honorific
            or hit[1].plural
            or (hit[0] < sentence.end and self.reading.tokens[hit[0]].cap)
        ):
            return []
        word = hit[1].title
        holders: list[Entity] = []
        for title, entities in self.titles.items():
            if title == word or title.startswith((f"{word} of", f"{word} for")):
                holders += [entity for entity in entities if entity not in holders]
        if len(holders) > 1:
            holders = [e for e in [*reversed(earlier), self._last] if e in holders][:1]
        return [Mention(i, hit[0], holders[0])] if holders else []

    # -- whose words ------------------------------------------------------------------------------

    def speaker(
        self, quotation: Quotation, before: Quotation | None, after: Quotation | None, found: list[Paragraph]
    ) -> Mention | None:
        """The speaker of a quotation between its neighbours ``before`` and ``after`` of the same
        paragraph.
        """
        start = before.end if before else quotation.paragraph.span.start
        stop = after.start if after else len(self.reading.norm)
        behind = self.behind(quotation, stop)
        ahead = self.ahead(quotation, start)
        colon = self.reading.norm[start : quotation.start].rstrip().endswith(":")
        named = ahead if colon else behind or ahead
        return named or behind or (self._beside(quotation, found) if before is None else None)

    def _beside(self, quotation: Quotation, found: list[Paragraph]) -> Mention | None:
        """For a paragraph that is all quotation: the line before that ends in a colon, or the signature
        below.
        """
        if quotation.start > quotation.paragraph.span.start:
            return None
        at = quotation.paragraph.index
        lead_in = self.of_lead_in(found[at - 1]) if at else None
        last = next((n for n in range(at, len(found)) if found[n].span.end >= quotation.end), at)
        whole = not self.reading.norm[quotation.end : found[last].span.end].strip()
        below = self.signed(found[last + 1].sentences) if whole and last + 1 < len(found) else None
        return lead_in or below

    def behind(self, quotation: Quotation, stop: int) -> Mention | None:
        """ "…," said X; "…," X told reporters; "…," wrote the economist X. ``stop``: the next quotation."""
        sentence = self._last_sentence(quotation)
        reading = self.reading
        if sentence is None:
            return None
        begin, end = window(reading.starts, quotation.end, min(stop, sentence.span.end))
        begin, end = self._skip_marks(begin, end), min(end, begin + _REACH + 2)
        if begin >= end or (reading.norm[quotation.end - 2] == "." and reading.tokens[begin].cap):
            return None
        mentions = self._within(sentence, begin, end)
        verbs = [i for i in range(begin, end) if reading.tokens[i].low in saying()]
        if verbs and verbs[0] == begin:  # said X
            return next((m for m in mentions if m.begin > begin), None)
        if not mentions or not verbs or mentions[0].begin > begin + 8 or verbs[0] < mentions[0].end:
            return None
        between = [m for m in mentions[1:] if m.begin < verbs[0] and m.entity is not mentions[0].entity]
        return None if between else mentions[0]

    def _last_sentence(self, quotation: Quotation) -> Sentence | None:
        """The sentence in which the quotation ends, or that which goes on behind its end mark ("…?" asked
        X).
        """
        sentences = self.reading.sentences
        n = bisect_left(sentences, quotation.end, key=lambda sentence: sentence.span.end)
        if n == len(sentences) or sentences[n].span.start >= quotation.end:
            return None
        follows = sentences[n + 1] if n + 1 < len(sentences) else None
        if self.reading.norm[quotation.end : sentences[n].span.end].strip() or follows is None:
            return sentences[n]
        same = follows.passage.block == sentences[n].passage.block
        return follows if same and self.reading.norm[follows.span.start].islower() else None

    def _skip_marks(self, begin: int, end: int) -> int:
        while begin < end and self.reading.tokens[begin].text in (",", "-", '"', "'", "."):
            begin += 1
        return begin

    def ahead(self, quotation: Quotation, start: int) -> Mention | None:
        """ "X said: "…", "X's verdict: "…", "X called it "…". ``start``: the end of the quotation before."""
        sentence = quotation.sentence
        begin, end = window(self.reading.starts, max(start, sentence.span.start), quotation.start)
        if begin >= end:
            return None
        mentions = self._within(sentence, begin, end)
        if self.reading.tokens[begin].low == "for" and self.reading.tokens[end - 1].text == ",":
            return mentions[0] if len(mentions) == 1 and mentions[0].end + 1 >= end else None  # For X, "…"
        return self._saying(mentions, begin, end) or self._of_letter(sentence, begin, end)

    def _of_letter(self, sentence: Sentence, begin: int, end: int) -> Mention | None:
        """ "X sent a letter. It ends with the words: "…": the one person of the sentence before."""
        tokens = self.reading.tokens
        if tokens[end - 1].text != ":" or sentence.index == 0 or self.people_of(sentence):
            return None
        if not any(token.low in _WRITTEN for token in tokens[begin:end]):
            return None
        before = self.reading.sentences[sentence.index - 1]
        people = self.people_of(before) if before.passage.block == sentence.passage.block else []
        wrote = any(token.low in _WRITTEN for token in tokens[before.begin : before.end])
        return people[0] if wrote and len({id(m.entity) for m in people}) == 1 else None

    def _saying(self, mentions: list[Mention], begin: int, end: int) -> Mention | None:
        tokens = self.reading.tokens
        colon = tokens[end - 1].text == ":"
        mentions = [m for m in mentions if m.end >= end - 4 * _REACH]
        verbs = [i for i in range(begin, end) if tokens[i].low in saying() and (colon or end - i <= _REACH)]
        if not mentions:
            return None
        if not verbs:
            if "according" in {token.low for token in tokens[begin:end]}:
                return mentions[0]
            return mentions[0] if colon and len({id(m.entity) for m in mentions}) == 1 else None
        before = [m for m in mentions if m.end <= verbs[-1] and not self._is_object(m)]
        if not before and colon and len({id(m.entity) for m in mentions}) == 1:
            return mentions[0]
        return before[-1] if before else None

    def _is_object(self, mention: Mention) -> bool:
        """ "in a letter to X", "alongside X": not the one who speaks."""
        i = mention.begin - 1
        while i > 0 and (self.reading.tokens[i].cap or self.reading.tokens[i].low in ("the", "of")):
            i -= 1
        return self.reading.tokens[i].low in ("to", "with", "alongside", "beside", "against", "for", "from")

    def _within(self, sentence: Sentence, begin: int, end: int) -> list[Mention]:
        return [m for m in self._mentions[sentence.index] if begin <= m.begin < end]

    def people_of(self, sentence: Sentence) -> list[Mention]:
        """All people a sentence names or means."""
        return self._mentions[sentence.index]

    def of_lead_in(self, paragraph: Paragraph) -> Mention | None:
        """The speaker that a line before a quotation names: "Speaking at the close, X said:"."""
        sentence = paragraph.sentences[-1]
        if not sentence.text.rstrip().endswith(":"):
            return None
        return self._saying(
            self._within(sentence, sentence.begin, sentence.end), sentence.begin, sentence.end
        )

    def signed(self, sentences: Sequence[Sentence]) -> Mention | None:
        """The speaker below a quotation: "— Ana Ruiz, Minister of Trade"."""
        sentence = sentences[0]
        marker = sentence.passage.marker or self.reading.document.text[sentence.span.start]
        named = self._mentions[sentence.index]
        if marker not in ("-", "–", "—", "―") or len(sentences) > 1 or not named:
            return None
        return named[0] if named[0].begin - sentence.begin <= 4 else None


def inner(reading: Reading, span: Span) -> Span:
    """Without spaces and the quotation marks around the whole."""
    start, end = span.start, span.end
    while start < end and reading.norm[start] in ' "':
        start += 1
    while end > start and reading.norm[end - 1] in ' "':
        end -= 1
    return Span(start, end)
