"""Names that the lexicon knows, as they stand in a sentence.

Most open with a capital; some with a number or a small letter ("2030 Agenda", "sub-Saharan Africa"), and "U.S.-Mexico"
is two in one word.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract import phrases
from pipeline.extract.branches import BRANCHES
from pipeline.extract.namespans import NameSpan, recognised
from pipeline.extract.phrases import Known
from pipeline.extract.plural_bodies import PluralBodies
from pipeline.extract.tokens import Token

_PROMOTERS = frozenset(("Business", "Invest", "Enterprise", "Innovation", "Statistics"))
_LOCATING = frozenset(("in", "at", "near", "outside"))


class KnownNames(PluralBodies):
    """Takes known names of one sentence into ``spans``; tokens in ``taken`` belong to people."""

    def __init__(self, tokens: Sequence[Token], begin: int, end: int, taken: set[int]) -> None:
        super().__init__(tokens, begin, end, taken)
        self.spans: list[NameSpan] = []

    def known_here(self, i: int) -> tuple[int, Known] | None:
        """What the lexicon knows at token ``i``: behind "in" a capital is a place, not a government."""
        known = self._capitalised(i, self.known(i))
        if known and known[1].kind == "organization" and self._runs_into_letters(known[0]):
            return None
        if known is None or known[1].form != "capital" or i == self.begin:
            return known
        last = self.spans[-1] if self.spans and self.spans[-1].family == "place" else None
        goes_on = last is not None and last.end == i - 1 and self.tokens[i - 1].low in ("and", "or", ",")
        located = self.tokens[i - 1].low in _LOCATING
        return (phrases.places().at(self.tokens, i, self.end) or known) if located or goes_on else known

    def _runs_into_letters(self, end: int) -> bool:
        """ "SK | E&S": letters that run on without a space are other letters."""
        before, after = self.tokens[end - 1], self.tokens[end] if end < self.end else None
        return after is not None and after.start == before.end and (after.cap or after.text == "&")

    def letters_of_country(self, i: int) -> int | None:
        """ "Norway EXIM": letters that elsewhere mean another country's bank belong to the one right before them."""
        country = phrases.countries().at(self.tokens, i, self.end)
        at = country[0] if country else self.end
        if country is None or at >= self.end or not self.tokens[at].acronym or country[1].form == "capital":
            return None
        known = phrases.names().at(self.tokens, at, self.end)
        if known is None or known[0] != at + 1 or known[1].kind != "organization" or known[1].type != "bank":
            return None
        owners = {row.country for row in phrases.claimants().get(known[1].name.upper(), ())}
        if country[1].country in owners or (not owners and known[1].country in (None, country[1].country)):
            return None
        if self.known(i) != country or (at + 1 < self.end and self.tokens[at + 1].cap):
            return None
        name = NameSpan(i, at + 1, "organization", self.words(i, at + 1), known[1].type, country[1].country)
        name.rule = "letters-of-country"
        self.spans.append(name)
        return at + 1

    def promoter(self, i: int) -> int | None:
        """ "Business | Norway", "Statistics | Peru": an agency called by what it is for and by its country."""
        hit = (
            phrases.countries().at(self.tokens, i + 1, self.end)
            if self.tokens[i].text in _PROMOTERS
            else None
        )
        if hit is None or hit[1].form != "name" or (i > self.begin and self.tokens[i - 1].cap):
            return None
        if hit[0] < self.end and (self.tokens[hit[0]].cap or self.tokens[hit[0]].text in ("'s", "-")):
            return None
        name = NameSpan(i, hit[0], "organization", self.words(i, hit[0]), "agency", hit[1].country)
        name.rule = "promoter"
        self.spans.append(name)
        return hit[0]

    def _capitalised(self, i: int, known: tuple[int, Known] | None) -> tuple[int, Known] | None:
        """Not "the Pacific | community", "Global | entry": the last word is a name's too, but for "Paris agreement".

        Then the next shorter name.
        """
        while known and known[1].kind in ("organization", "initiative") and known[0] - i > 1:
            last = self.tokens[known[0] - 1]
            if last.cap or not last.text.isalpha() or self._ends_small(i, *known):
                return known
            known = phrases.names().at(self.tokens, i, known[0] - 1)
        return known

    def _ends_small(self, i: int, end: int, known: Known) -> bool:
        """A name that itself ends so, or an initiative whose head noun is often written so."""
        if known.kind == "initiative":
            return phrases.heads().at(self.tokens, end - 1, end) is not None
        return self.words(i, end).lower() in phrases.small_endings()

    def small_name(self, i: int) -> int | None:
        """ "sub-Saharan Africa", "2030 Agenda": the lexicon knows names that open without a capital."""
        known = self.known(i) if self.tokens[i].low in phrases.small_openers() else None
        return self.take_known(i, *known) if known and not self.tokens[i].text.isupper() else None

    def numbered_name(self, i: int) -> bool:
        """ "100,000 Strong in the Americas": a number may open a name."""
        token = self.tokens[i]
        return (
            token.text[0].isdigit()
            and i + 1 < self.end
            and self.tokens[i + 1].cap
            and len(token.text) > 4
            and "," in token.text
        )

    def take_known(self, i: int, end: int, known: Known) -> int:
        family = known.kind
        if known.type == "company" and self._is_branch(end):
            words = self.words(i, end + 1)
            self.spans.append(
                NameSpan(i, end + 1, family, words, known.type, known.country, rule="company-branch")
            )
            return end + 1
        name = known.name if family == "organization" else self.words(i, end)
        self.spans.append(
            NameSpan(
                i,
                end,
                family,
                name,
                known.type,
                known.country,
                known.abbreviation,
                known,
                rule="known-" + family,
            )
        )
        return end

    def _is_branch(self, i: int) -> bool:
        """ "Sembcorp | Geothermal": a company of the house."""
        if i >= self.end or not self.tokens[i].cap or self.tokens[i].low not in BRANCHES:
            return False
        return i + 1 >= self.end or not self.tokens[i + 1].cap

    def legal_name(self, i: int) -> int | None:
        """ "PT Nova", "JSC Orion": a legal form opens the name of a company."""
        form = phrases.legal_forms("before").at(self.tokens, i, self.end)
        end = self._capital_run(form[0]) if form else i
        if form is None or end == form[0] or (i > self.begin and self.tokens[i - 1].cap):
            return None
        name = NameSpan(
            i, end, "organization", self.words(i, end), "company", form[1] or None, rule="legal-form"
        )
        inner = self.known(form[0])
        if inner and inner[0] == end and inner[1].kind == "organization":
            recognised(name, inner[1])
        self.spans.append(name)
        return end

    def bare_treasury(self, i: int) -> int | None:
        """ "the Treasury": a body in one word, if a party has one of that name."""
        if self.tokens[i].text != "Treasury" or i == self.begin or self.tokens[i - 1].low != "the":
            return None
        if self.tokens[i - 2].low == "of" and phrases.titles().ending_at(self.tokens, self.begin, i - 2, 4):
            return None  # "the Secretary of the Treasury"
        hit = phrases.heads().at(self.tokens, i, self.end)
        if hit is None or (i + 1 < self.end and (self.tokens[i + 1].cap or self.tokens[i + 1].low == "of")):
            return None
        self.spans.append(
            NameSpan(
                i, i + 1, "organization", "Treasury", "department", head=hit[1], weak=True, rule="bare-body"
            )
        )
        return i + 1

    def compound_countries(self, i: int) -> int:
        """ "U.S.-Mexico", "Mexican-Canadian": each part a country. The spans share the token."""
        parts = [part for part in self.tokens[i].text.split("-") if part]
        found = [_country(part) for part in parts]
        if len(parts) < 2 or not all(found):
            return i + 1
        for known in found:
            assert known is not None
            self.spans.append(
                NameSpan(
                    i,
                    i + 1,
                    "country",
                    known.name,
                    "country",
                    known.country,
                    known=known,
                    rule="compound-country",
                )
            )
        return i + 1


def _country(word: str) -> Known | None:
    found = phrases.known(word)
    return found if found and found.kind == "country" else None
