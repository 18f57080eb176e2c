"""Who is quoted: a name, a surname, "he" or "the Minister" beside a verb of saying.

"…," said Ana Ruiz; the Chancellor put it like this: "…"; In Ambassador Ruiz's words: "…"; "…," he said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.extract.meant_people import PRONOUNS, MeantPeople, Mention, saying
from pipeline.extract.quotations import Paragraph, Quotation
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.tokens import window
from pipeline.extract.words import word_set
from pipeline.model import Span

_WRITTEN = word_set("letter message words note telegram video greeting remarks")
_IN_TITLES = word_set("of for and the to - ,")
_REACH = 16  # tokens between a quotation and its speaker


class Speakers(MeantPeople):
    """Finds the speaker of a quotation in one document."""

    # -- whose words ------------------------------------------------------------------------------

    def speaker(
        self, quotation: Quotation, before: Quotation | None, after: Quotation | None, found: list[Paragraph]
    ) -> Mention | None:
        """The speaker of a quotation between its neighbours ``before`` and ``after`` of the same
        paragraph.
        """
        start = before.end if before else quotation.paragraph.span.start
        stop = after.start if after else len(self.reading.norm)
        behind = self._signing(quotation, stop, found) or self.behind(quotation, stop)
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

    def _signing(self, quotation: Quotation, stop: int, found: list[Paragraph]) -> Mention | None:
        """ "…" – Ana Ruiz, Minister of Trade; "…" (Ana Ruiz): a dash or brackets, and the name ends the paragraph."""
        last = next((p for p in found[quotation.paragraph.index :] if p.span.end >= quotation.end), None)
        if last is None:
            return None
        tokens, end_of_line = self.reading.tokens, min(stop, last.span.end)
        begin, end = window(self.reading.starts, quotation.end, end_of_line)
        if end - begin < 2 or tokens[begin].text not in ("-", "(") or end - begin > _REACH + 2:
            return None
        named = [m for s in last.sentences for m in self._within(s, begin + 1, end) if not self._is_meant(m)]
        if not named or any(tokens[i].low in saying() for i in range(begin, end)) or stop < last.span.end:
            return None
        return (
            named[0]
            if all(tokens[i].cap or tokens[i].low in _IN_TITLES for i in range(begin + 1, named[0].begin))
            else None
        )

    def _is_meant(self, mention: Mention) -> bool:
        """By a pronoun, not by name."""
        return self.reading.tokens[mention.begin].low in PRONOUNS

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
        if len(sentences) > 1 or not named:
            return None
        if marker not in ("-", "–", "—", "―") and not self._is_signature(sentence, named[0]):
            return None
        return named[0] if named[0].begin - sentence.begin <= 4 else None

    def _is_signature(self, sentence: Sentence, mention: Mention) -> bool:
        """ "Ana Ruiz, Minister of Trade": a line of its own that is a name and an office, and no sentence."""
        titled = any(person.begin == mention.begin and person.title for person in sentence.people)
        short = sentence.end - sentence.begin <= _REACH and not sentence.text.rstrip().endswith((".", ":"))
        return (
            titled
            and short
            and not any(self.reading.tokens[i].low in saying() for i in range(sentence.begin, sentence.end))
        )


def inner(reading: Reading, span: Span) -> Span:
    """Without spaces and the quotation marks around the whole."""
    start, end = span.start, span.end
    while start < end and reading.norm[start] in ' "':
        start += 1
    while end > start and reading.norm[end - 1] in ' "':
        end -= 1
    return Span(start, end)


__all__ = ["Mention", "Speakers", "inner", "saying"]
