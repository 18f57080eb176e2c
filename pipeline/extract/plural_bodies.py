"""Several bodies under one head noun: "the Departments of State, Commerce, and Energy" are three."""

from __future__ import annotations

from pipeline.extract import phrases
from pipeline.extract.foreign_names import ForeignNames
from pipeline.extract.namespans import NameSpan

# "The Governments of Chile and Peru", "delegations of both countries" tell who came, not what a body is called.
_NO_NAMES = frozenset(("Government", "Delegation", "Working Group", "Task Force", "Mission", "Embassy"))


class PluralBodies(ForeignNames):
    """Reads enumerations of portfolios behind a head in the plural."""

    def plural_spans(self, i: int) -> list[NameSpan]:
        """One span for each body of the enumeration that starts at token ``i``; none if there is none."""
        start, country = i, None
        known = phrases.countries().at(self.tokens, i, self.end)
        if known and known[0] < self.end:
            country, i = known[1].country, known[0]
            if i < self.end and self.tokens[i].text == "'s":
                i += 1
        elif i >= self.begin + 2 and self.tokens[i - 1].text == "'s":
            owner = phrases.countries().ending_at(self.tokens, self.begin, i - 1, 5)
            country = owner[1].country if owner else None
        hit = phrases.heads().at(self.tokens, i, self.end) if i < self.end else None
        if not hit or not hit[1].plural or hit[1].family != "organization" or hit[0] + 1 >= self.end:
            return []
        if self.tokens[hit[0]].low not in ("of", "for") or hit[1].word in _NO_NAMES:
            return []
        parts = self._parts(hit[0] + 1)
        country = country or (self._owner_behind(parts[-1][1]) if parts else None)
        spans = []
        # "Canadian Departments of …" → "Canadian Department of …"; "Chile's Ministries of …" → "Ministry …"
        prefix = self.words(start, i) + " " if start < i and self.tokens[i - 1].text != "'s" else ""
        for n, (begin, end) in enumerate(parts):
            name = f"{prefix}{hit[1].word} {self.tokens[hit[0]].low} {self.words(begin, end)}"
            span = NameSpan(
                start if n == 0 else begin,
                end,
                "organization",
                name,
                hit[1].type,
                country,
                head=hit[1],
                rule="plural-head",
            )
            span.singularised = len(parts) == 1
            spans.append(span)
        return spans

    def _owner_behind(self, i: int) -> str | None:
        """ "the Ministries of Economy and Finance | of Peru"."""
        if i + 1 >= self.end or self.tokens[i].low != "of":
            return None
        i += 1 + (self.tokens[i + 1].low == "the")
        known = phrases.countries().at(self.tokens, i, self.end) if i < self.end else None
        return known[1].country if known and known[1].form == "name" else None

    def _parts(self, i: int) -> list[tuple[int, int]]:
        parts = self._by_of(i) or self._by_comma(i)
        return self._halves(*parts[0]) or parts if len(parts) == 1 else parts

    def _halves(self, begin: int, end: int) -> list[tuple[int, int]]:
        """ "the Ministries of Economy and Finance" are two, though one ministry may be called so."""
        for i in range(begin + 1, end - 1):
            halves = [(begin, i), (i + 1, end)]
            if self.tokens[i].low == "and" and all(
                phrases.is_portfolio(self.words(*half)) for half in halves
            ):
                return halves
        return []

    def _by_of(self, i: int) -> list[tuple[int, int]]:
        """ "the Ministries of Finance and of Planning and Investment": the second "of" tells where a name
        begins.
        """
        parts = []
        start = i + (self.tokens[i].low == "the")
        end = self._of_end(start)
        while end > start:
            parts.append((start, end))
            k = end
            while k < self.end and self.tokens[k].low in (",", "and"):
                k += 1
            if k == end or k + 1 >= self.end or self.tokens[k].low != "of":
                break
            start = k + 1 + (self.tokens[k + 1].low == "the")
            end = self._of_end(start)
        return parts if len(parts) > 1 else []

    def _of_end(self, i: int) -> int:
        """The end of capitalised words joined by "and": "Planning and Investment"."""
        end = i
        while (
            i < self.end
            and i not in self.taken
            and (self.tokens[i].cap or self.tokens[i].low in ("and", "&"))
        ):
            i += 1
            end = i if self.tokens[i - 1].cap else end
        return end

    def _by_comma(self, i: int) -> list[tuple[int, int]]:
        parts: list[tuple[int, int]] = []
        while i < self.end:
            i = self._behind_articles(i)
            end = self._part_end(i)
            if end is None:
                break
            parts.append((i, end))
            i, moved = end, False
            while i < self.end and self.tokens[i].low in (",", "and", "&"):
                i, moved = i + 1, True
            if not moved or not self._goes_on(i):
                break
        return parts

    def _behind_articles(self, i: int) -> int:
        while i < self.end and self.tokens[i].low in ("the", "of", "for"):
            i += 1
        return i

    def _goes_on(self, i: int) -> bool:
        """A further portfolio, not another body: "…, Transportation and | Treasury, the U.S. Agency …"."""
        i = self._behind_articles(i)
        if i >= self.end:
            return False
        portfolio = phrases.portfolios().at(self.tokens, i, self.end)
        if portfolio and (
            portfolio[0] >= self.end
            or (not self.tokens[portfolio[0]].cap and self.tokens[portfolio[0]].low != "of")
        ):
            return True
        return not self.opens_other(i)

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
