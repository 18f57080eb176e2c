"""Names of bodies, initiatives, countries and places in a sentence.

What the lexicon knows is matched first. Everything else is a capitalised phrase around a head noun: "Ministry of X",
"X and Y Council", "X Initiative for Y". The head says what the name is; the grammar says where it begins and ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract import phrases
from pipeline.extract.persons import join
from pipeline.extract.phrases import Head, Known
from pipeline.extract.tokens import Token
from pipeline.extract.words import FUNCTION_WORDS, MONTHS, WEEKDAYS

_LINKS = frozenset(("of", "for", "on", "in", "against", "to", "with"))
_JOINT = frozenset(("bilateral", "trilateral", "binational", "joint", "high-level", "quadrilateral", "plurilateral", "regional", "cross-border"))


_REGION_NOUNS = frozenset("region regions area areas sector sectors countries country market markets border economy side".split())


@dataclass(slots=True)
class NameSpan:
    """A name in the text. ``family``: country | place | organization | initiative | acronym | quoted."""

    begin: int
    end: int
    family: str
    name: str
    kind: str | None = None
    country: str | None = None
    abbreviation: str | None = None
    known: Known | None = None
    head: Head | None = None
    weak: bool = False
    rule: str = "head-noun"
    singularised: bool = False  # "Departments of Agriculture" with one department


class NameReader:
    """Reads the names of one sentence; tokens in ``taken`` belong to people."""

    def __init__(self, tokens: Sequence[Token], begin: int, end: int, taken: set[int]) -> None:
        self.tokens, self.begin, self.end, self.taken = tokens, begin, end, taken
        self.spans: list[NameSpan] = []

    def read(self) -> list[NameSpan]:
        i = self.begin
        while i < self.end:
            if (not self.tokens[i].cap and not self._numbered_name(i)) or i in self.taken:
                i += 1
                continue
            i = max(self._name_from(i), i + 1)
        return self.spans

    # -- one name ---------------------------------------------------------------------------------

    def _name_from(self, i: int) -> int:
        known = self._known(i)
        if known and known[1].kind in ("organization", "initiative"):
            grown = self._generic(i)
            if grown and grown.end > known[0]:
                self.spans.append(grown)
                return grown.end
            return self._take_known(i, *known)
        plural = self._plural_bodies(i)
        if plural:
            return plural
        generic = self._generic(i)
        if generic:
            self.spans.append(generic)
            return generic.end
        if known:
            return self._take_known(i, *known)
        return self._compound_countries(i)

    def _known(self, i: int) -> tuple[int, Known] | None:
        return phrases.names().at(self.tokens, i, self.end)

    def _numbered_name(self, i: int) -> bool:
        """ "100,000 Strong in the Americas": a number may open a name."""
        token = self.tokens[i]
        return token.text[0].isdigit() and i + 1 < self.end and self.tokens[i + 1].cap and len(token.text) > 4 and "," in token.text

    def _take_known(self, i: int, end: int, known: Known) -> int:
        family = known.kind
        name = known.name if family == "organization" else self.words(i, end)
        self.spans.append(
            NameSpan(i, end, family, name, known.type, known.country, known.abbreviation, known, rule="known-" + family)
        )
        return end

    def _compound_countries(self, i: int) -> int:
        """ "U.S.-Mexico", "Mexican-Canadian": each part a country. The spans share the token."""
        parts = [part for part in self.tokens[i].text.split("-") if part]
        found = [_country(part) for part in parts]
        if len(parts) < 2 or not all(found):
            return i + 1
        for known in found:
            assert known is not None
            self.spans.append(
                NameSpan(i, i + 1, "country", known.name, "country", known.country, known=known, rule="compound-country")
            )
        return i + 1

    # -- bodies in the plural -----------------------------------------------------------------------

    def _plural_bodies(self, i: int) -> int | None:
        """ "Departments of State, Commerce, and Energy" → three bodies; one span each."""
        start = i
        country = None
        known = phrases.countries().at(self.tokens, i, self.end)
        if known and known[0] < self.end:
            country, i = known[1].country, known[0]
            if i < self.end and self.tokens[i].text == "'s":
                i += 1
        if i >= self.end:
            return None
        hit = phrases.heads().at(self.tokens, i, self.end)
        if not hit or not hit[1].plural or hit[1].family != "organization" or hit[0] + 1 >= self.end:
            return None
        if self.tokens[hit[0]].low not in ("of", "for"):
            return None
        parts = self._plural_parts(hit[0] + 1)
        if not parts:
            return None
        for n, (begin, end) in enumerate(parts):
            name = f"{hit[1].word} of {self._with_article(begin, end)}"
            span = NameSpan(start if n == 0 else begin, end, "organization", name, hit[1].type, country, head=hit[1], rule="plural-head")
            span.singularised = len(parts) == 1
            self._recognise(span)
            self.spans.append(span)
        return parts[-1][1]

    def _with_article(self, begin: int, end: int) -> str:
        return self.words(begin, end)

    def _plural_parts(self, i: int) -> list[tuple[int, int]]:
        parts: list[tuple[int, int]] = []
        while i < self.end:
            while i < self.end and self.tokens[i].low in ("the", "of", "for"):
                i += 1
            end = self._part_end(i)
            if end is None:
                break
            parts.append((i, end))
            i = end
            moved = False
            while i < self.end and self.tokens[i].low in (",", "and", "&"):
                i, moved = i + 1, True
            if not moved or (i < self.end and self._opens_other(i)):
                break
        return parts

    def _part_end(self, i: int) -> int | None:
        if i >= self.end or not self.tokens[i].cap or i in self.taken:
            return None
        portfolio = phrases.portfolios().at(self.tokens, i, self.end)
        if portfolio:
            return portfolio[0]
        j = i
        while j < self.end and self.tokens[j].cap and j not in self.taken:
            j += 1
        return j

    def _opens_other(self, i: int) -> bool:
        """Another name begins here: a body, an article and a body, a country, an acronym."""
        if self.tokens[i].low == "the":
            i += 1
        if i >= self.end or not self.tokens[i].cap:
            return True
        known = self._known(i)
        if known and known[1].kind != "place":
            return True
        if self.tokens[i].acronym or phrases.titles().at(self.tokens, i, self.end):
            return True
        j = i
        while j < self.end and self.tokens[j].cap:
            if phrases.heads().at(self.tokens, j, self.end):
                return True
            j += 1
        return False

    # -- names by head noun ---------------------------------------------------------------------------

    def _generic(self, i: int) -> NameSpan | None:
        """The name that starts at token ``i``, or None. Grows to the right until the grammar ends it."""
        if self.tokens[i].low in FUNCTION_WORDS and not self._function_word_in_name(i):
            return None
        j, head, head_end, last_cap = i, None, i, i
        while j < self.end:
            if j in self.taken:
                break
            hit = phrases.heads().at(self.tokens, j, self.end) if self.tokens[j].cap else None
            if hit and not hit[1].plural:
                head, head_end = hit[1], hit[0]
                j = last_cap = head_end
                if self._complement_follows(j) and hit[1].takes_of:
                    j = self._complement(j)
                    return self._finish(i, j, head)
                continue
            if self.tokens[j].cap or (j == i and self._numbered_name(i)):
                if j > i and self._breaks(j):
                    break
                j += 1
                last_cap = j
            elif self._links_left_part(i, j):
                j += 1
            else:
                break
        if head and head_end == last_cap and (head_end - i > 1 or head.word != self.tokens[i].text):
            return self._finish(i, head_end, head)
        if head and head_end < last_cap and head_end - i > 1 and self._breaks(head_end):
            return self._finish(i, head_end, head)
        return None

    def _function_word_in_name(self, i: int) -> bool:
        return False

    def _breaks(self, j: int) -> bool:
        """A title or an unhyphenated second country ends the name that runs before it."""
        return phrases.titles().at(self.tokens, j, self.end) is not None and not phrases.heads().at(self.tokens, j, self.end)

    def _links_left_part(self, i: int, j: int) -> bool:
        """ "Entrepreneurship and Innovation | Council", "Leaders' Summit", "Strong in the Americas | Fund"."""
        token = self.tokens[j]
        if j + 1 >= self.end:
            return False
        if token.text in ("'s", "'"):
            return j > i and self.tokens[j + 1].cap and not self._is_country(i, j)
        if token.low in ("and", "&"):
            return self.tokens[j + 1].cap and not self._is_country(i, j) and self._has_head_ahead(j + 1, commas=False)
        if token.text == "," and self.tokens[j + 1].cap:
            return not self._is_country(i, j) and self._listed_left_part(i, j)
        if token.low in ("of", "in", "for") and (self.tokens[j + 1].cap or self.tokens[j + 1].low == "the"):
            return self._has_head_ahead(j + 1, commas=False)
        return token.low == "the" and self.tokens[j - 1].low in ("of", "in", "for") and self.tokens[j + 1].cap

    def _listed_left_part(self, i: int, j: int) -> bool:
        """ "Trade, Energy and Investment Partnership": single words with commas, then "and", then the head."""
        k = j
        while k + 1 < self.end and self.tokens[k].text == "," and self.tokens[k + 1].cap and k + 2 < self.end:
            if self.tokens[k + 2].text not in (",", "and", "&"):
                return False
            k += 2
        return k < self.end and self.tokens[k].low in ("and", "&", ",") and j - i == 1 and self._has_head_ahead(k + 1, False)

    def _has_head_ahead(self, j: int, commas: bool) -> bool:
        """A head noun closes the capitalised run that starts at ``j``, with no other name's start in between."""
        steps = 0
        while j < self.end and j not in self.taken and steps < 7:
            if self.tokens[j].low == "the" and steps == 0:
                j += 1
                continue
            if not self.tokens[j].cap:
                return False
            known = self._known(j)
            if known and known[1].kind in ("organization", "initiative") and steps == 0:
                return False
            hit = phrases.heads().at(self.tokens, j, self.end)
            if hit and not hit[1].plural:
                return steps > 0 and not (hit[0] < self.end and self.tokens[hit[0]].cap)
            j, steps = j + 1, steps + 1
        return False

    def _is_country(self, i: int, j: int) -> bool:
        known = phrases.countries().at(self.tokens, i, self.end)
        return bool(known and known[0] == j)

    def _complement_follows(self, j: int) -> bool:
        if j + 1 >= self.end or self.tokens[j].low not in _LINKS or j + 1 in self.taken:
            return False
        k = j + 2 if self.tokens[j + 1].low == "the" else j + 1
        return k < self.end and self.tokens[k].cap and self.tokens[k].low not in MONTHS and self.tokens[k].low not in WEEKDAYS and k not in self.taken

    def _complement(self, j: int) -> int:
        """The end of "of X", "for X, Y, and Z", "for X and Y in the Z" that starts at token ``j``."""
        if self.tokens[j].low in ("in", "to", "with") and not self._proper_place(j):
            return j
        while self._complement_follows(j) and (self.tokens[j].low not in ("in", "to", "with") or self._proper_place(j)):
            k = j + 2 if self.tokens[j + 1].low == "the" else j + 1
            k = self._coordinated(self._capital_run(k))
            if k < self.end and self.tokens[k].low in _REGION_NOUNS:
                return j  # "…Strategy for the Sahel region": the complement is not part of the name
            j = k
        return j

    def _proper_place(self, j: int) -> bool:
        """ "…Partnership in the Caribbean" names; "…Partnership in Washington" locates."""
        return self.tokens[j].low == "in" and self.tokens[j + 1].low == "the"

    def _capital_run(self, j: int) -> int:
        while j < self.end and self.tokens[j].cap and j not in self.taken and not self._breaks_complement(j):
            j += 1
        return j

    def _breaks_complement(self, j: int) -> bool:
        known = self._known(j)
        if known and known[1].kind == "organization" and known[0] - j > 1:
            return self.tokens[j - 1].low not in ("the", *_LINKS)
        return False

    def _coordinated(self, j: int) -> int:
        """Extends over ", X, and Y" or " and Y" when those are parts of the same name."""
        end, k = j, j
        while k + 1 < self.end and self.tokens[k].low in (",", "and", "&"):
            closing = self.tokens[k].low in ("and", "&")
            step = k + 1
            if self.tokens[k].text == "," and self.tokens[step].low in ("and", "&"):
                closing, step = True, step + 1
            if step >= self.end or not self.tokens[step].cap or step in self.taken or self._opens_other(step):
                return end if not closing else end
            k = self._capital_run(step)
            if closing:
                return k
        return end

    # -- closing a name ---------------------------------------------------------------------------------

    def _finish(self, i: int, j: int, head: Head) -> NameSpan | None:
        while i < j and self.tokens[i].low in FUNCTION_WORDS:
            i += 1
        if j - i < 2:
            return None
        span = NameSpan(i, j, head.family, self.words(i, j), head.type, head=head, weak=not head.strong)
        self._place_name(span)
        self._recognise(span)
        if span.known is None and span.family == "organization" and self._is_joint(span):
            span.family, span.kind = "initiative", _joint_kind(head)
            span.weak = False
        return span

    def _place_name(self, span: NameSpan) -> None:
        """The country that a name states: before it ("Mexican Agency …", "Canada's …") or after "of"."""
        tokens, i = self.tokens, span.begin
        known = phrases.countries().at(tokens, i, span.end)
        if known and known[0] < span.end:
            span.country = known[1].country
            if tokens[known[0]].text == "'s":
                span.begin = known[0] + 1
                span.name = self.words(span.begin, span.end)
            return
        if i - 2 >= self.begin and tokens[i - 1].text == "'s":
            owner = phrases.countries().ending_at(tokens, self.begin, i - 1, 5)
            if owner:
                span.country = owner[1].country
                return
        ending = phrases.countries().ending_at(tokens, span.begin, span.end, 5)
        if ending and tokens[ending[0] - 1].low in ("of", "the"):
            span.country = ending[1].country
        elif span.end + 1 < self.end and tokens[span.end].low == "of":
            after = phrases.countries().at(tokens, span.end + 1, self.end)
            span.country = after[1].country if after else None

    def _is_joint(self, span: NameSpan) -> bool:
        first = self.tokens[span.begin]
        compound = "-" in first.text and all(_country(part) for part in first.text.split("-"))
        return span.kind in ("council", "committee", "agency", "other") and (compound or first.low in _JOINT)

    def _recognise(self, span: NameSpan) -> None:
        """Takes name, country and abbreviation from the lexicon if it knows the body under this country."""
        known = phrases.known(span.name)
        if known is None and span.country:
            known = phrases.national_body(span.name, span.country)
        if known is None or known.kind != "organization":
            return
        if not span.country or not known.country or span.country == known.country:
            recognised(span, known)

    def words(self, begin: int, end: int) -> str:
        return join(self.tokens[begin:end])


def recognised(span: NameSpan, known: Known) -> None:
    """The span is the body that the lexicon knows."""
    span.known, span.name, span.kind = known, known.name, known.type
    span.country, span.abbreviation = known.country, known.abbreviation
    span.weak = False


def _country(word: str) -> Known | None:
    found = phrases.known(word)
    return found if found and found.kind == "country" else None


def _joint_kind(head: Head) -> str:
    return "council" if head.type in ("council", "committee", "agency") else "other"
