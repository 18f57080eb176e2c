"""How the parts of a long name hang together: "of X", "for X, Y, and Z", "Entrepreneurship and Innovation
Council".
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract import phrases
from pipeline.extract.matters import matter_list
from pipeline.extract.phrases import Head, Known
from pipeline.extract.tokens import Token, join
from pipeline.extract.words import MONTHS, WEEKDAYS

_LINKS = frozenset(("of", "for", "on", "in", "against", "to", "with"))
_DETERMINERS = frozenset(("the", "a", "an", "this", "its", "their", "our"))
_PEOPLE = frozenset(("women", "men", "children", "people", "youth"))  # whose plural takes 's
_GOVERNMENTAL = frozenset(("department", "ministry", "secretariat"))
_REGION_NOUNS = frozenset(
    [
        "years",
        "era",
        "region",
        "regions",
        "area",
        "areas",
        "sector",
        "sectors",
        "countries",
        "country",
        "market",
        "markets",
        "border",
        "economy",
        "side",
    ]
)
# Bodies that stand for one government with another: "EU Delegation to Chile", "Mission to the United
# Nations".
_DIPLOMATIC = frozenset(("Embassy", "Delegation", "Mission", "Permanent Mission", "High Commission"))


class NameParts:
    """Questions about the tokens of one sentence; tokens in ``taken`` belong to people."""

    def __init__(self, tokens: Sequence[Token], begin: int, end: int, taken: set[int]) -> None:
        self.tokens, self.begin, self.end, self.taken = tokens, begin, end, taken

    def words(self, begin: int, end: int) -> str:
        return join(self.tokens[begin:end])

    def known(self, i: int) -> tuple[int, Known] | None:
        return phrases.names().at(self.tokens, i, self.end)

    def is_country(self, i: int, j: int) -> bool:
        known = phrases.countries().at(self.tokens, i, self.end)
        return bool(known and known[0] == j)

    # -- before the head ---------------------------------------------------------------------------

    def links_left_part(self, i: int, j: int) -> bool:
        """ "Entrepreneurship and Innovation | Council", "Leaders' Summit", "Strong in the Americas |
        Fund".
        """
        token = self.tokens[j]
        if j + 1 >= self.end:
            return False
        if token.text in ("'s", "'"):
            return (
                j > i
                and self.tokens[j + 1].cap
                and not self.is_country(i, j)
                and not self._is_known_body(i, j)
            )
        if token.low in ("and", "&"):
            return self.tokens[j + 1].cap and not self.is_country(i, j) and self.head_ahead(j + 1)
        if token.text == "," and self.tokens[j + 1].cap:
            return not self.is_country(i, j) and self._listed_left_part(i, j)
        if token.low in ("of", "in", "for") and (self.tokens[j + 1].cap or self.tokens[j + 1].low == "the"):
            return i > self.begin and self.head_ahead(j + 1)  # not "Preparations for the Summit"
        if token.low == "the":
            return self.tokens[j - 1].low in ("of", "in", "for") and self.tokens[j + 1].cap
        return self._second_and(i, j)

    def _is_known_body(self, i: int, j: int) -> bool:
        known = self.known(i)
        return known is not None and known[0] == j and known[1].kind == "organization"

    def _second_and(self, i: int, j: int) -> bool:
        """The "and" behind the last comma of "Climate, Clean Energy, and | Environment Partnership"."""
        if self.tokens[j].text != "," or self.tokens[j + 1].low not in ("and", "&"):
            return False
        return self.tokens[i - 1].low in _DETERMINERS and i > self.begin and self.head_ahead(j + 2)

    def _listed_left_part(self, i: int, j: int) -> bool:
        """ "Trade, Energy and Investment Partnership": words with commas, then "and", then the head.

        Items of several words are parts of one name only behind an article:
        "the Northern Climate, Clean Energy, and Environment Partnership".
        """
        most = 2 if i > self.begin and self.tokens[i - 1].low in _DETERMINERS else 1
        if j - i > (3 if most == 2 else 1) or self._is_place(i):
            return False
        k = j
        while k + 1 < self.end and self.tokens[k].text == "," and self.tokens[k + 1].cap:
            item = k + 1
            while item < self.end and self.tokens[item].cap and item - k <= most:
                item += 1
            if item >= self.end or self.tokens[item].text not in (",", "and", "&") or self._is_place(k + 1):
                return False
            k = item
        if k + 1 < self.end and self.tokens[k].text == "," and self.tokens[k + 1].low in ("and", "&"):
            k += 1
        return k < self.end and self.tokens[k].low in ("and", "&") and self.head_ahead(k + 1)

    def _is_place(self, i: int) -> bool:
        known = self.known(i)
        return (
            known is not None
            and known[1].kind in ("country", "place")
            and known[0] < self.end
            and not self.tokens[known[0]].cap
        )

    def head_ahead(self, j: int) -> bool:
        """A head noun closes the capitalised run that starts at ``j``, with no other name's start in
        between.
        """
        steps = 0
        while j < self.end and j not in self.taken and steps < 7:
            if self.tokens[j].low == "the" and steps == 0:
                j += 1
                continue
            if not self.tokens[j].cap:
                return False
            known = self.known(j)
            if (
                known
                and known[1].kind in ("organization", "initiative")
                and steps == 0
                and not self._runs_on(known[0])
            ):
                return False
            hit = phrases.heads().at(self.tokens, j, self.end)
            if hit and not hit[1].plural:
                return steps > 0 and not (hit[0] < self.end and self.tokens[hit[0]].cap)
            j, steps = j + 1, steps + 1
        return False

    def _runs_on(self, j: int) -> bool:
        """The head follows at once: "Enterprise for ASEAN | Initiative"."""
        hit = phrases.heads().at(self.tokens, j, self.end) if j < self.end and self.tokens[j].cap else None
        return bool(hit and hit[1].family == "initiative")

    # -- behind the head ---------------------------------------------------------------------------

    def complement_follows(self, j: int) -> bool:
        if j + 1 >= self.end or self.tokens[j].low not in _LINKS or j + 1 in self.taken:
            return False
        k = j + 2 if self.tokens[j + 1].low == "the" else j + 1
        if k >= self.end or k in self.taken:
            return False
        return self.tokens[k].cap and self.tokens[k].low not in MONTHS and self.tokens[k].low not in WEEKDAYS

    def complement(self, j: int, head: Head) -> int:
        """The end of "of X", "for X, Y, and Z", "for X and Y in the Z" that starts at token ``j``."""
        first = True
        while self.complement_follows(j) and self._belongs(j, head, first):
            k = j + 2 if self.tokens[j + 1].low == "the" else j + 1
            if (head.family == "initiative" or not first) and self._is_body(k):
                return j  # "…Fund of the Development Bank": who runs it is not part of the name
            listed = matter_list(self.tokens, k, self.end) if first and head.type in _GOVERNMENTAL else None
            doing = self.tokens[k].low.endswith("ing") and head.family == "initiative"
            run = self._capital_run(k)
            k = listed or self._coordinated(self._possessive(self._before_title(k, run)), doing)
            if k < self.end and (self.tokens[k].low in _REGION_NOUNS or self.tokens[k].text == "'s"):
                return (
                    j  # "…Strategy for the Sahel region", "Memorandum on Peru's mines": part of a description
                )
            j, first = k, False
        return j

    def _before_title(self, k: int, end: int) -> int:
        """ "Bank of Peru | Governor": no part of the name; "Office of the Peruvian Governor": a part."""
        country = phrases.countries().at(self.tokens, k, end)
        if country and country[1].form == "demonym":
            return end
        if country and country[0] < end and phrases.titles().at(self.tokens, country[0], end):
            return country[0]
        return end

    def _possessive(self, k: int) -> int:
        """ "Confederation of Employers' Organizations", "Federation of Women's Associations"."""
        if k + 1 >= self.end or not self.tokens[k + 1].cap:
            return k
        people = self.tokens[k].text == "'s" and self.tokens[k - 1].low in _PEOPLE
        return self._capital_run(k + 1) if people or self.tokens[k].text == "'" else k

    def _belongs(self, j: int, head: Head, first: bool) -> bool:
        """ "…Partnership in the Caribbean" names; "…Partnership in Washington" locates."""
        link = self.tokens[j].low
        if link == "to" and head.word in _DIPLOMATIC:
            return True
        if link == "for" and not first and phrases.countries().at(self.tokens, j + 1, self.end):
            return False  # "the Ministry of Trade for Peru"
        return link not in ("in", "to", "with") or (
            link == "in" and self.tokens[j + 1].low == "the" and (first or head.family == "initiative")
        )

    def _is_body(self, k: int) -> bool:
        """A body stands at ``k``: one that the lexicon knows, or a capitalised run that ends in a strong
        head.
        """
        known = self.known(k)
        if known and known[1].kind == "organization":
            return known[0] - k > 1
        end = self._capital_run(k)
        for i in range(k + 1, end):
            hit = phrases.heads().at(self.tokens, i, end)
            if hit and hit[0] == end and hit[1].family == "organization" and hit[1].strong:
                return True
        return False

    def _capital_run(self, j: int) -> int:
        while j < self.end and self.tokens[j].cap and j not in self.taken and not self._breaks_complement(j):
            j += 1
        return j

    def _breaks_complement(self, j: int) -> bool:
        known = self.known(j)
        if known and known[1].kind == "organization" and known[0] - j > 1:
            return self.tokens[j - 1].low not in ("the", *_LINKS)
        return False

    def _coordinated(self, j: int, doing: bool = False) -> int:
        """Extends over ", X, and Y" or " and Y" when those are parts of the same name.

        ``doing``: "on Establishing a Supply Chain and | Innovation Partnership": it has a head too.
        """
        end, k = j, j
        while k + 1 < self.end and self.tokens[k].low in (",", "and", "&"):
            closing = self.tokens[k].low in ("and", "&")
            step = k + 1
            if self.tokens[k].text == "," and self.tokens[step].low in ("and", "&"):
                closing, step = True, step + 1
            if step >= self.end or not self.tokens[step].cap or step in self.taken:
                return end
            if self.tokens[step].text == "Cabinet" and self.tokens[k - 1].text == "Minister":
                return step + 1  # "Department of the Prime Minister and Cabinet"
            if self.opens_other(step) and not (doing and closing and self._is_plain_head(step)):
                return end
            k = self._capital_run(step)
            if closing:
                return k
        return end

    def _is_plain_head(self, i: int) -> bool:
        """ "Innovation Partnership": the head of an initiative that the lexicon does not know."""
        if self.known(i) or self.tokens[i].acronym:
            return False
        end = self._capital_run(i)
        hit = phrases.heads().ending_at(self.tokens, i, end) if end > i else None
        return hit is not None and hit[1].family == "initiative"

    def opens_other(self, i: int) -> bool:
        """Another name begins here: a body, an article and a body, a country, an acronym."""
        if self.tokens[i].low == "the":
            i += 1
        if i >= self.end or not self.tokens[i].cap:
            return True
        known = self.known(i)
        if known and known[1].kind != "place":
            return not self._pair_of_countries(i, known)
        if self.tokens[i].acronym or phrases.titles().at(self.tokens, i, self.end):
            return not self._is_portfolio_acronym(i)
        j = i
        while j < self.end and self.tokens[j].cap:
            if phrases.heads().at(self.tokens, j, self.end):
                return True
            j += 1
        return False

    def _pair_of_countries(self, i: int, known: tuple[int, Known]) -> bool:
        """ "of the Presidents of Poland and | Ukraine": the second of two countries that end a name."""
        if known[1].kind != "country" or known[1].form != "name" or self.tokens[i - 1].low != "and":
            return False
        before = phrases.countries().ending_at(self.tokens, self.begin, i - 1, 5)
        return before is not None and self.tokens[before[0] - 1].low == "of"

    def _is_portfolio_acronym(self, i: int) -> bool:
        """ "Science and ICT": the acronym closes a portfolio."""
        return (
            phrases.portfolios().ending_at(self.tokens, max(self.begin, i - 6), i + 1) is not None
            and self.tokens[i - 1].low == "and"
        )
