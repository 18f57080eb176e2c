"""How the parts of a long name hang together before its head: "Entrepreneurship and Innovation Council"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract import phrases
from pipeline.extract.phrases import Head, Known
from pipeline.extract.tokens import Token, join

_DETERMINERS = frozenset(("the", "a", "an", "this", "its", "their", "our"))


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
        if token.text in (":", "/", "+") and token.start == self.tokens[j - 1].end:
            return self.tokens[j + 1].cap and self.tokens[j + 1].start == token.end  # "Tech:X Programme"
        if token.text in ("'s", "'"):
            return (
                j > i
                and not self._opens_ministry(j + 1)
                and self.tokens[j + 1].cap
                and not self.is_country(i, j)
                and not self._is_known_body(i, j)
                and not self._is_head(i, j)
            )
        if token.low == "and" and self._is_first_of_two(i):
            return False
        if token.low in ("and", "&"):
            return self.tokens[j + 1].cap and not self.is_country(i, j) and self._joined(i, j)
        if token.text == "," and self.tokens[j + 1].cap:
            return not self.is_country(i, j) and self._listed_left_part(i, j)
        if token.low in ("of", "in", "for") and (self.tokens[j + 1].cap or self.tokens[j + 1].low == "the"):
            return i > self.begin and self.head_ahead(j + 1)  # not "Preparations for the Summit"
        if token.low == "the":
            return self.tokens[j - 1].low in ("of", "in", "for") and self.tokens[j + 1].cap
        return self._second_and(i, j)

    def _is_first_of_two(self, i: int) -> bool:
        """ "between | Nova Steel and Orion Bank": without an article the "and" parts the two."""
        while i > self.begin and self.tokens[i - 1].cap:
            i -= 1
        return i > self.begin and self.tokens[i - 1].low == "between"

    def _opens_ministry(self, i: int) -> bool:
        """ "Ruiz's | Ministry of Trade", "his successor's | Office for …": whose it is."""
        hit = phrases.heads().at(self.tokens, i, self.end)
        return (
            hit is not None
            and hit[1].takes_of
            and hit[1].family == "organization"
            and hit[0] < self.end
            and self.tokens[hit[0]].low in ("of", "for")
        )

    def has_article(self, i: int) -> bool:
        return i > self.begin and self.tokens[i - 1].low in _DETERMINERS

    def _joined(self, i: int, j: int) -> bool:
        """Two halves of one name; "Nova and | Orion Industries" are two companies, having no article."""
        head = self._head_ahead(j + 1)
        if head is None:
            return False
        company = head.type == "company" and (not head.takes_of or head.word == "Group")
        return not company or self.tokens[j].text == "&" or self.has_article(i)

    def _is_known_body(self, i: int, j: int) -> bool:
        known = self.known(i)
        return known is not None and known[0] == j and known[1].kind == "organization"

    def _is_head(self, i: int, j: int) -> bool:
        """ "the Dialogue's | Business Forum": whose forum it is."""
        hit = phrases.heads().at(self.tokens, i, j)
        return hit is not None and hit[0] == j

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
        return self._head_ahead(j) is not None

    def _head_ahead(self, j: int) -> Head | None:
        """The head noun that closes the capitalised run at ``j``, with no other name's start in between.

        A head may stand within the run: "Investment Cooperation Forum | Agreement".
        """
        steps = 0
        while j < self.end and j not in self.taken and steps < 7:
            if self.tokens[j].low == "the" and steps == 0:
                j += 1
                continue
            if self.tokens[j].text == "'" and steps:
                j += 1  # "Foreign and | Defence Ministers' Meeting"
                continue
            if not self.tokens[j].cap:
                return None
            known = self.known(j)
            if (
                known
                and known[1].kind in ("organization", "initiative")
                and steps == 0
                and not self._runs_on(known[0])
            ):
                return None
            hit = phrases.heads().at(self.tokens, j, self.end)
            if hit and not hit[1].plural and not (hit[0] < self.end and self.tokens[hit[0]].cap):
                return hit[1] if steps > 0 else None
            j, steps = (hit[0] if hit else j + 1), steps + 1
        return None

    def _runs_on(self, j: int) -> bool:
        """The head follows at once: "Enterprise for ASEAN | Initiative"."""
        hit = phrases.heads().at(self.tokens, j, self.end) if j < self.end and self.tokens[j].cap else None
        return bool(hit and hit[1].family == "initiative")
