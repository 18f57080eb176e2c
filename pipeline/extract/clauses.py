"""The verbs of a masked sentence, clause by clause: what each is, how it stands, what stands on either side.

No parser: a clause ends at a semicolon, a bracket, a relative word or a conjunction with a verb of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from pipeline.extract.function_words import JOINING, LEANING, PREPOSITIONS, RELATIVE
from pipeline.extract.masks import DATE
from pipeline.extract.verb_groups import Verb, Word, openers, verb_at

_REACH = 80  # words on either side that a clause is looked at
_TOKEN = re.compile(r"([\ue000-\ue007])\1*|[a-z0-9$€£][\w$€£%'’.-]*\w|\w|[^\w\s]")


class Clauses:
    """The words and verbs of one sentence, and which of them stand together."""

    def __init__(self, words: list[Word]) -> None:
        self.words, self.verbs = words, list[Verb]()
        self.chronicle = len(words) > 2 and words[0].text[0] == DATE and words[1].text in (":", "-", "|")
        self._words_of: dict[int, list[int]] = {}  # clause → its words, by number
        self._verbs_of: dict[int, list[Verb]] = {}

    def close(self) -> None:
        """All words have their clause."""
        for n, word in enumerate(self.words):
            self._words_of.setdefault(word.clause, []).append(n)
        for verb in self.verbs:
            self._verbs_of.setdefault(self.words[verb.main].clause, []).append(verb)

    def at(self, start: int) -> int | None:
        """The word at an offset."""
        n = bisect_right(self.words, start, key=lambda word: word.start) - 1
        return n if n >= 0 and start < self.words[n].end else None

    def verb_at(self, start: int) -> Verb | None:
        """The verb that an offset stands in."""
        n = self.at(start)
        last = bisect_right(self.verbs, -1 if n is None else n, key=lambda verb: verb.first) - 1
        return self.verbs[last] if n is not None and last >= 0 and n <= self.verbs[last].last else None

    def around(self, n: int) -> list[Word]:
        """The words of the clause of a word, as far as they reach."""
        numbers = self._words_of[self.words[n].clause]
        at = bisect_left(numbers, n)
        return [self.words[m] for m in numbers[max(at - _REACH, 0) : at + _REACH]]

    def opening(self, n: int) -> str:
        """The first word of the clause of a word."""
        return self.words[self._words_of[self.words[n].clause][0]].text

    def first_of(self, n: int) -> int:
        """Where the clause of a word, unbroken up to it, begins."""
        clause, first = self.words[n].clause, n
        while first > max(n - _REACH, 0) and self.words[first - 1].clause == clause:
            first -= 1
        return first

    def verbs_before(self, n: int) -> Iterator[Verb]:
        """The verbs of the clause of a word that end before it, the nearest first."""
        verbs = self._verbs_of.get(self.words[n].clause, [])
        return reversed(verbs[: bisect_left(verbs, n, key=lambda verb: verb.last)][-_REACH:])

    def verbs_behind(self, n: int) -> Iterator[Verb]:
        """Those that begin behind it, the nearest first."""
        verbs = self._verbs_of.get(self.words[n].clause, [])
        return iter(verbs[bisect_right(verbs, n, key=lambda verb: verb.first) :][:_REACH])


@lru_cache(maxsize=4)
def read(masked: str) -> Clauses:
    """Words, verbs and clauses of a masked sentence, to be looked at only. The sentence at hand is asked many times."""
    clauses = Clauses([Word(match.group(), *match.span()) for match in _TOKEN.finditer(masked)])
    opening, behind = openers(), 0
    for at, word in enumerate(clauses.words):
        if at < behind or not (word.text in opening or word.text.endswith("ed")):
            continue
        verb = verb_at(clauses.words, at, clauses.chronicle)
        if verb is not None:
            _join(clauses, verb)
            clauses.verbs.append(verb)
            behind = verb.last + 1
    _part(clauses)
    clauses.close()
    return clauses


def owner(read: Clauses, start: int) -> Verb | None:
    """The verb of the clause that a date stands in: the last before it, or the first behind it."""
    at = read.at(start)
    if at is None:
        return None
    near = [word for word in read.around(at) if word.start < start]
    for verb in read.verbs_before(at):
        if verb.finite or verb.standing or verb.form.state:
            between = [word.text for word in near if word.start >= read.words[verb.last].end]
            return None if len(between) > 2 and not LEANING.isdisjoint(between[1:]) else verb
    if not LEANING.isdisjoint(word.text for word in near):
        return None
    behind = list(read.verbs_behind(at))
    return next(
        (verb for verb in behind if verb.finite), behind[0] if behind and behind[0].standing else None
    )


def _join(clauses: Clauses, verb: Verb) -> None:
    """ "mean to wrap up the text and to sign it": the second infinitive is planned as the first is."""
    words, last = clauses.words, clauses.verbs[-1] if clauses.verbs else None
    joined = verb.first > 0 and words[verb.first].text == "to" and words[verb.first - 1].text in ("and", "or")
    if joined and last is not None and words[last.first].text == "to" and verb.standing is None:
        verb.standing = last.standing


# -- clauses ----------------------------------------------------------------------------------------------


_PARTING = frozenset((";", "(", ")", ",", "since", "that", *RELATIVE, *JOINING))


def _part(clauses: Clauses) -> None:
    """Numbers the clauses."""
    verb_at = {verb.first: verb for verb in clauses.verbs}
    parts = _Parts(clauses.words, verb_at)
    for at, word in enumerate(clauses.words):
        if word.text in _PARTING:
            parts.step(at)
        if (verb := verb_at.get(at)) is not None and verb.finite:
            parts.tell(at)
        word.clause = parts.open[-1][0]


class _Parts:
    """The clauses that are open at a word: numbers, each with how it was entered.

    A relative clause is left again at its comma or at a second verb, a bracket where it closes.
    """

    def __init__(self, words: list[Word], verb_at: dict[int, Verb]) -> None:
        self.words, self.verb_at = words, verb_at
        self.open: list[tuple[int, str]] = [(0, "main")]
        self.told: set[int] = set()  # clauses that have their verb
        self._count = 0

    def step(self, at: int) -> None:
        text, (clause, how) = self.words[at].text, self.open[-1]
        if text == ";":
            self.open.clear()
            self._enter("main")
        elif text == "(":
            self._enter("bracket")
        elif text == ")":
            self._leave_bracket()
        elif _is_relative(self.words, at):
            self._enter("relative")
        elif text == "," and how == "relative" and clause in self.told and _closes(self.words, at):
            self._leave_relative()
        elif text in JOINING and clause in self.told and _verb_follows(self.words, at, self.verb_at):
            self.open.pop()
            self._enter(how)

    def tell(self, at: int) -> None:
        """A finite verb begins here."""
        clause, how = self.open[-1]
        if clause in self.told and how == "relative" and self.words[at - 1].text != ",":
            self._leave_relative()
        self.told.add(self.open[-1][0])

    def _enter(self, how: str) -> None:
        self._count += 1
        self.open.append((self._count, how))

    def _leave_relative(self) -> None:
        if len(self.open) > 1:
            self.open.pop()

    def _leave_bracket(self) -> None:
        if any(how == "bracket" for _, how in self.open[1:]):
            while len(self.open) > 1 and self.open.pop()[1] != "bracket":
                pass


def _is_relative(words: list[Word], at: int) -> bool:
    text = words[at].text
    after = words[at + 1].text if at + 1 < len(words) else ""
    if text in ("after", "before", "until"):
        return False
    if text == "because" and after == "of":
        return False
    if text == "since":
        return after[:1] != "\ue005"
    if text == "that" and at > 1 and words[at - 2].text == "to" and at + 2 < len(words):
        return words[at + 2].text not in (*PREPOSITIONS, "of")  # "hope to conclude that chapter of …"
    if text == "that":
        return at > 0 and after not in ("year", "day", "month", "week", "time", "same")
    return text in RELATIVE


def _closes(words: list[Word], at: int) -> bool:
    """A comma inside a place or a date closes nothing."""
    after = words[at + 1].text if at + 1 < len(words) else ""
    return after[:1] not in ("\ue004", "\ue005", "\ue006") and after not in (
        "in",
        "on",
        "at",
        "here",
        "there",
    )


def _verb_follows(words: list[Word], at: int, verb_at: dict[int, Verb]) -> bool:
    for ahead in range(at + 1, min(at + 14, len(words))):
        if words[ahead].text in ";()" or _is_relative(words, ahead):
            return False
        if words[ahead].text in JOINING and words[ahead - 1].text == ",":
            return False  # "between Oslo and | Lima, and Equinor will open": the next one parts
        verb = verb_at.get(ahead)
        if verb is not None:
            return verb.finite or ahead == at + 1
    return False
