"""Names of bodies, initiatives, countries and places in a sentence.

What the lexicon knows is matched first. Everything else is a capitalised phrase around a head noun:
"Ministry of X", "X and Y Council", "X Initiative for Y". The head says what the name is; the grammar says
where it begins and ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract import phrases
from pipeline.extract.known_names import KnownNames
from pipeline.extract.markets import is_market
from pipeline.extract.name_complements import OF_A_COLONY
from pipeline.extract.name_country import is_joint, joint_kind, state_country
from pipeline.extract.namespans import NameSpan, recognised
from pipeline.extract.national_bodies import national_body
from pipeline.extract.phrases import Head
from pipeline.extract.tokens import Token
from pipeline.extract.words import FUNCTION_WORDS

__all__ = ["NameReader", "NameSpan", "recognised"]

# "Director-General-level talks", "Washington-based": what such a word says is no part of the name behind it.
_MODIFIER_ENDS = ("-level", "-based", "-led", "-backed", "-funded", "-run", "-owned", "-wide", "-chaired")
# "High-level Digital Dialogue": at what level it meets is part of its name.
_LEVELS = frozenset(("high-level", "senior-level", "ministerial-level", "cabinet-level", "top-level"))
_LINE_OPENERS = frozenset(("for", "on", "in", "at", "by", "from", "with", "the", "under"))
_TRADED = frozenset(("Securities", "Pharmaceuticals", "Industries", "Technologies"))
_WORDED = frozenset(
    ("just", "one", "two", "three", "all", "building", "joining", "beyond", "together", "every", "across")
)
_PLACES_OF = frozenset(
    ("Home", "Seat", "Birthplace", "Host", "Part", "Cradle", "Start", "End", "Launch", "Creation")
)
_TAILS = frozenset(("plus", "ii", "iii", "iv"))
_DATED = frozenset(("Agenda", "Vision", "Strategy", "Plan", "Policy", "Roadmap", "Blueprint"))


class NameReader(KnownNames):
    """Reads the names of one sentence; tokens in ``taken`` belong to people, those in ``heads`` may open a head noun."""

    def __init__(
        self, tokens: Sequence[Token], begin: int, end: int, taken: set[int], heads: Sequence[int]
    ) -> None:
        super().__init__(tokens, begin, end, taken)
        self.last_head = heads[-1] if heads else -1

    def read(self) -> list[NameSpan]:
        small = phrases.small_openers()
        i = self.begin
        while i < self.end:
            token = self.tokens[i]
            if i in self.taken:
                i += 1
            elif token.cap or (token.text[0].isdigit() and self.numbered_name(i)):
                i = max(self._name_from(i), i + 1)
            elif token.low in small:
                i = self.small_name(i) or i + 1
            else:
                i += 1
        return self.spans

    # -- one name ---------------------------------------------------------------------------------

    def _name_from(self, i: int) -> int:
        if end := self.legal_name(i):
            return end
        known = self.known_here(i)
        if known and known[1].kind in ("organization", "initiative"):
            grown = self._generic(i)
            closed = known[1].country == "USA" and self.tokens[min(known[0], self.end - 1)].text == ","
            if (
                grown and grown.end > known[0] and not closed
            ):  # "U.S. Department of Labor, | Employment Canada"
                self.spans.append(grown)
                return grown.end
            return self.take_known(i, *known)
        plural = self._plural_bodies(i) or self.promoter(i) or self.letters_of_country(i)
        if plural:
            return plural
        generic = self._generic(i)
        if generic and not (known and known[0] >= generic.end):
            self.spans.append(generic)
            return generic.end
        if known:
            return self.take_known(i, *known)
        return self.bare_treasury(i) or self.compound_countries(i)

    def _plural_bodies(self, i: int) -> int | None:
        spans = self.plural_spans(i) if i <= self.last_head else []
        for span in spans:
            self._recognise(span)
        self.spans += spans
        return spans[-1].end if spans else None

    # -- names by head noun ---------------------------------------------------------------------------

    def _generic(self, i: int) -> NameSpan | None:
        """The name that starts at token ``i``, or None. Grows to the right until the grammar ends it."""
        if foreign := self.foreign_name(i):
            return foreign
        small = self.tokens[i].low in FUNCTION_WORDS and not self._is_worded(i)
        if i > self.last_head or small or self._opens_office(i):
            return None
        j, head, head_end, last_cap = i, None, i, i
        while j < self.end:
            if j in self.taken:
                break
            hit = phrases.heads().at(self.tokens, j, self.end) if self.tokens[j].cap else None
            if hit and not hit[1].plural:
                head, head_end = hit[1], hit[0]
                j = last_cap = head_end
                aside = head.word == "Treasury" and self.tokens[min(j, self.end - 1)].low == "for"
                if self.complement_follows(j) and hit[1].takes_of and not aside:
                    return self._finish(i, self.complement(j, head), head, head_end)
                continue
            if self.tokens[j].cap or (j == i and self.numbered_name(i)) or self._is_dated(i, j):
                if j > i and self._breaks(j):
                    break
                j += 1
                last_cap = j
            elif self.links_left_part(i, j) and not self._is_complete(i, head, j):
                j += 1
            else:
                break
        return self._closed(i, head, head_end, last_cap)

    def _is_complete(self, i: int, head: Head | None, j: int) -> bool:
        """ "Nova Energy AG | and Orion Limited": behind a body's head "and" begins another.

        Not in "the European Securities | and Markets Authority": what a market trades is no body yet.
        """
        if head is None or not head.strong or head.family != "organization":
            return False
        mark = self.tokens[j].low
        if mark in ("and", "&") and head.word in _TRADED:
            return not self.has_article(i)
        return mark in ("and", "&", ",", "'s")

    def _closed(self, i: int, head: Head | None, head_end: int, last_cap: int) -> NameSpan | None:
        """The name ends with its head, or with "Plus" or a year behind it, or where a title begins."""
        if head is None:
            return None
        tail = self._tail(head, head_end)
        if tail > head_end and tail >= last_cap:
            span = self._finish(i, tail, head, head_end)
            if span:
                span.weak = False
            return span
        if head_end == last_cap and (head_end - i > 1 or head.word != self.tokens[i].text):
            return self._finish(i, head_end, head, head_end)
        if head_end < last_cap and head_end - i > 1 and self._breaks(head_end):
            return self._finish(i, head_end, head, head_end)
        return None

    def _opens_office(self, i: int) -> bool:
        """ "Head of the EU Delegation": an office, not a body whose name begins with it."""
        hit = phrases.titles().at(self.tokens, i, self.end)
        return bool(
            hit
            and hit[0] < self.end
            and self.tokens[hit[0]].low == "of"
            and not phrases.heads().at(self.tokens, i, hit[0])
        )

    def _tail(self, head: Head, j: int) -> int:
        """ "Southern Policy Plus", "Vision 2030": the index behind what belongs to the head."""
        if j < self.end and head.type == "university" and self._city_ends(j):
            return j + 1  # "Institute of Technology Delhi"
        if j < self.end and head.word in OF_A_COLONY and (end := self.country_end(j)):
            return end  # "American Chamber of Commerce Kenya"
        if j >= self.end or head.family != "initiative":
            return j
        token = self.tokens[j]
        year = len(token.text) == 4 and token.text.isdigit() and token.text.startswith("20")
        return j + 1 if token.low in _TAILS or (year and head.word in _DATED) else j

    def _city_ends(self, j: int) -> bool:
        known = self.known(j)
        return (
            known is not None
            and known[1].kind in ("place", "country")
            and (known[0] >= self.end or not self.tokens[known[0]].cap)
        )

    def _is_dated(self, i: int, j: int) -> bool:
        """ "Kazakhstan | 2050 | Strategy"."""
        text = self.tokens[j].text
        year = j > i and len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")
        return year and j + 1 < self.end and self.tokens[j + 1].text in _DATED

    def _breaks(self, j: int) -> bool:
        """A title ends the name that runs before it, and so does the small word that opens the next line."""
        if self.tokens[j].low in _LINE_OPENERS:
            return True
        title = phrases.titles().at(self.tokens, j, self.end)
        return title is not None and not self._runs_into_head(j, title[0])

    def _runs_into_head(self, j: int, end: int) -> bool:
        """ "CEO | Dialogue", "Leaders' | Declaration": whose talks they are."""
        heads = phrases.heads()
        if heads.at(self.tokens, j, self.end):
            return True
        end += end < self.end and self.tokens[end].text in ("'", "'s")
        return end < self.end and self.tokens[end].cap and heads.at(self.tokens, end, self.end) is not None

    # -- closing a name ---------------------------------------------------------------------------------

    def _finish(self, i: int, j: int, head: Head, head_end: int) -> NameSpan | None:
        while (
            i < j and not self._is_worded(i) and (self.tokens[i].low in FUNCTION_WORDS or self._says_whose(i))
        ):
            i += 1
        i = self._behind_place(i, j)
        j = self._before_letters(i, j)
        i = self._behind_owner(i, j)
        unnamed = head.family == "initiative" or head.type in ("committee", "council")
        form = phrases.legal_forms("after").at(self.tokens, i, j) if i < j else None
        if (
            j - i < 2
            or self.is_country(i, j)
            or (form and form[0] == j)
            or (unnamed and j == head_end and self._is_bare(i, head_end))
        ):
            return None
        span = NameSpan(i, j, head.family, self.words(i, j), head.type, head=head, weak=not head.strong)
        if head.word == "Exchange" and is_market(self.tokens, j, self.end):
            span.family, span.kind = "organization", "company"
        state_country(self, span)
        self._recognise(span)
        if span.known is None and head.family == "initiative":
            known = phrases.known(span.name)
            span.known = known if known and known.kind == "initiative" else None
        if span.known is None and span.family == "organization" and is_joint(self.tokens, span):
            span.family, span.kind = "initiative", joint_kind(head)
            span.weak = False
        return span

    def _is_worded(self, i: int) -> bool:
        """ "the | Just Transition Fund", "its | One Health Programme": behind an article a small word may open a name."""
        led = i > self.begin and self.tokens[i - 1].low in ("the", "its", "their", "'s", "a", "new")
        return led and self.tokens[i].cap and self.tokens[i].low in _WORDED and self.tokens[i + 1].cap

    def _says_whose(self, i: int) -> bool:
        low = self.tokens[i].low
        return low.endswith(_MODIFIER_ENDS) and low not in _LEVELS

    def _behind_place(self, i: int, j: int) -> int:
        """ "Home of the | Ports Partnership", "Seat of the | Fund": what stands in a line of its own about the name."""
        opens = i + 3 < j and self.tokens[i].text in _PLACES_OF and self.tokens[i + 1].low == "of"
        return i + 3 if opens and self.tokens[i + 2].low == "the" else i

    def _before_letters(self, i: int, j: int) -> int:
        """ "Federal Department of Finance | FDF": the name's own initials behind it are its abbreviation."""
        letters = self.tokens[j - 1].text
        initials = "".join(t.text[0] for t in self.tokens[i : j - 1] if t.cap)
        return j - 1 if len(letters) > 2 and initials.endswith(letters) else j

    def _behind_owner(self, i: int, j: int) -> int:
        """ "U.S. | CHIPS and Science Act": whose it is, before an initiative that is known without."""
        country = phrases.countries().at(self.tokens, i, j)
        if country is None or country[0] >= j or phrases.known(self.words(i, j)):
            return i
        known = phrases.known(self.words(country[0], j))
        return country[0] if known is not None and known.kind == "initiative" else i

    def _is_bare(self, i: int, j: int) -> bool:
        """ "a Memorandum of Understanding": a kind of paper, not the name of one."""
        hit = phrases.heads().at(self.tokens, i, j)
        return hit is not None and hit[0] == j

    def _recognise(self, span: NameSpan) -> None:
        """Takes name, country and abbreviation from the lexicon if it knows the body under this country."""
        known = phrases.known(span.name) or _with_owner_first(span.name)
        abroad = (
            span.end < self.end and self.tokens[span.end].low == "in"
        )  # "the American Chamber of Commerce in Peru"
        if known is None and span.country and not (abroad and span.kind == "other"):
            known = national_body(span.name, span.country)
        if known is None or known.kind != "organization":
            return
        if not span.country or not known.country or span.country == known.country:
            recognised(span, known)


def _with_owner_first(name: str) -> phrases.Known | None:
    """ "Security Council of the United Nations" → "United Nations Security Council"."""
    part, _, owner = name.rpartition(" of the ")
    whole = phrases.known(owner) if part else None
    return (
        phrases.known(f"{whole.name} {part}") if whole is not None and whole.kind == "organization" else None
    )
