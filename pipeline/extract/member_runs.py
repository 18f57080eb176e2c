"""Enumerations of bodies in a sentence: which bodies "co-chaired by …" or "… took part" speaks of."""

from __future__ import annotations

from bisect import bisect_left

from pipeline.extract.entities import Entity
from pipeline.extract.findings import Findings
from pipeline.extract.reading import Sentence

_SMALL = frozenset(
    [
        "the",
        "its",
        "our",
        "their",
        "his",
        "a",
        "an",
        "and",
        "as",
        "well",
        "together",
        "with",
        "along",
        "by",
        "for",
        "of",
        "on",
        "side",
        "both",
        "jointly",
        "from",
        "also",
        "plus",
        "in",
        "at",
        ",",
        "'s",
        "&",
        "/",
        '"',
        ":",
        "-",
        "respectively",
        "namely",
        "government",
        "officials",
        "representatives",
        "experts",
        "staff",
        "alongside",
        "better",
        "known",
        "through",
        "including",
        "part",
    ]
)
_STOPS = frozenset(
    [
        "which",
        "who",
        "that",
        "to",
        "will",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "not",
        "but",
        "while",
        "where",
        "when",
        "if",
        "than",
        "then",
        "this",
        "these",
        "those",
        "whose",
    ]
)
_IN_PERSON = frozenset(("represented", "led", "headed"))
_AT = frozenset(("at", "of", "in", "the", "with", "from"))
_FAR_PERSON = 14  # tokens from "represented by" to the name of who does
_MOST_WORDS = 5  # that describe a body before its name: "the sovereign wealth fund X"
_MOST_TOKENS = 120


class BodyRun:
    """Walks a sentence body by body."""

    def __init__(self, findings: Findings, sentence: Sentence) -> None:
        self.tokens, self.starts, self.sentence = findings.reading.tokens, findings.reading.starts, sentence
        self.bodies: dict[int, tuple[int, Entity]] = {}
        self.skips: dict[int, int] = {}
        titles = [p.title for p in sentence.people if p.title]
        people = {i for p in sentence.people for i in range(p.begin, p.end)}
        for begin, end, entity in sentence.entities:
            if (
                entity.table == "organizations"
                and not any(t.begin <= begin < t.end for t in titles)
                and begin not in people
            ):
                self.bodies[begin] = (end, entity)
            elif entity.table == "places":
                self.skips[begin] = end
        for begin, end, _ in sentence.countries:
            self.skips.setdefault(begin, end)
        for person in sentence.people:
            held = [(person.begin, person.end), *((t.begin, t.end) for t in (person.title,) if t)]
            self.skips[min(begin for begin, _ in held)] = max(end for _, end in held)
        self.people = {person.begin: person.end for person in sentence.people}
        self.ends = {p.end for p in sentence.people} | {t.end for t in titles}
        self.order = sorted(self.bodies)

    def token_at(self, offset: int) -> int:
        """Index of the first token at or behind a code point of the document."""
        return bisect_left(self.starts, offset)

    def after(
        self, offset: int, semicolons: bool = False, until: int | None = None
    ) -> list[tuple[int, Entity]]:
        """The bodies enumerated from ``offset`` on, each with its first token."""
        stop = self.sentence.end if until is None else self.token_at(until)
        return self._walk(self.token_at(offset), stop, semicolons)[0]

    def before(self, offset: int) -> list[tuple[int, Entity]]:
        """The bodies enumerated right up to ``offset``: the subject of a verb."""
        stop = self.token_at(offset)
        first, last = bisect_left(self.order, stop - _MOST_TOKENS), bisect_left(self.order, stop)
        for start in self.order[first:last]:
            found, end = self._walk(start, stop, False)
            if end >= stop:
                return found
        return []

    def _walk(self, i: int, stop: int, semicolons: bool) -> tuple[list[tuple[int, Entity]], int]:
        found: list[tuple[int, Entity]] = []
        while i < stop:
            if i in self.bodies:
                if not (self._owns_another(i) or self._employs(i)):
                    found.append((i, self.bodies[i][1]))
                i = self.bodies[i][0]
                continue
            further = self._step(i, stop, semicolons)
            if further == i:
                break
            i = further
        return found, i

    def _owns_another(self, i: int) -> bool:
        """ "the Commission's | Directorate-General", "the Directorate-General of | the Commission": a part
        takes part.
        """
        end = self.bodies[i][0]
        if end + 1 in self.bodies and self.tokens[end].text == "'s":
            return True
        before = i - 1 - (self.tokens[i - 1].low == "the")
        return self.tokens[before].low == "of" and any(end == before for end, _ in self.bodies.values())

    def _employs(self, i: int) -> bool:
        """ "Ana Ruiz, Director at the | Central Bank": where a person works, who alone is there."""
        k = i - 1
        while k > 0 and self.tokens[k].low in _AT:
            k -= 1
        return k < i - 1 and k + 1 in self.ends

    def _step(self, i: int, stop: int, semicolons: bool) -> int:
        """The index behind what may stand between two bodies; ``i`` itself where the enumeration ends."""
        token = self.tokens[i]
        if i in self.skips:
            return self.skips[i]
        if token.text == "(":
            close = next((k for k in range(i, min(i + 8, stop)) if self.tokens[k].text == ")"), None)
            return i if close is None else close + 1
        if token.low in _SMALL or (semicolons and token.text == ";"):
            return i + 1
        if token.low in _IN_PERSON and self.tokens[i + 1].low == "by":
            return self._envoy(i, stop)
        if token.cap and (self.tokens[i - 1].low == "as" or token.acronym):
            return i + 1  # "better known as Inmetro", letters that nobody explains
        return self._description(i, stop)

    def _envoy(self, i: int, stop: int) -> int:
        """ "Norges Bank, represented by its Governor, Kari Moen, | and …": behind the person who speaks for a body."""
        for k in range(i + 2, min(i + _FAR_PERSON, stop)):
            if k in self.bodies or self.tokens[k].text == ";":
                break
            if k in self.people:
                return max(self.people[k], self.skips.get(k, k))
        return i

    def _description(self, i: int, stop: int) -> int:
        """ "sovereign wealth fund | Samruk-Kazyna": small words that end at a body."""
        for k in range(i, min(i + _MOST_WORDS + 1, stop)):
            if k in self.bodies:
                return k
            word = self.tokens[k].low
            if (
                self.tokens[k].cap
                or not word.replace("-", "").isalpha()
                or word in _STOPS
                or word.endswith(("ed", "ing"))
            ):
                return i
        return i
