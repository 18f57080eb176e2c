"""What a name is "of", "for" or "on", behind its head: "Agency for Food and Drug Administration and Control"."""

from __future__ import annotations

from pipeline.extract import phrases
from pipeline.extract.matters import matter_list
from pipeline.extract.name_parts import NameParts
from pipeline.extract.phrases import Head, Known
from pipeline.extract.words import MONTHS, WEEKDAYS

_CAMPUS = "at"  # "University of Texas at San Antonio"
_REGARDING = frozenset(("concerning", "regarding"))
_LINKS = frozenset(("of", "for", "on", "in", "against", "to", "with"))
_PEOPLE = frozenset(("women", "men", "children", "people", "youth"))  # whose plural takes 's
_VENUES = frozenset(
    ("Guesthouse", "Guest", "House", "Hall", "Palace", "Hotel", "Building", "Castle", "Room", "Auditorium", "Museum",
     "Library", "Residence", "Square", "Tower", "Villa", "Mansion", "Club", "Theatre", "Theater", "Kremlin", "Arena",
     "Stadium", "Complex", "Pavilion", "Chamber", "Headquarters", "Quarters", "Campus", "Convention", "Congress")
)  # fmt: skip
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
# Heads of bodies that name an activity as well: behind "of X and" they do not open a name without an article.
_ACTIVITIES = frozenset(("Administration", "Service", "Services", "Securities", "Technologies", "Industries"))
_TASKS = frozenset(
    ("Control", "Research", "Training", "Regulation", "Registration", "Inspection", "Supervision", "Oversight",
     "Enforcement", "Certification", "Standards", "Quality", "Safety", "Statistics", "Planning", "Monitoring")
)  # fmt: skip
# Bodies that stand for one government with another: "EU Delegation to Chile", "Mission to the United
# Nations".
_DIPLOMATIC = frozenset(("Embassy", "Delegation", "Mission", "Permanent Mission", "High Commission"))
# "the American Chamber of Commerce in Peru", one of many of that name: where it is belongs to it.
OF_A_COLONY = frozenset(("Chamber of Commerce", "Business Council", "Business Association", "Chamber"))


class NameComplements(NameParts):
    """Questions about the tokens behind the head of a name."""

    def complement_follows(self, j: int) -> bool:
        if (
            j + 1 >= self.end
            or self.tokens[j].low not in _LINKS | _REGARDING | {_CAMPUS}
            or j + 1 in self.taken
        ):
            return False
        article = ("the", "a", "an") if self.tokens[j].low in _REGARDING else ("the",)
        k = j + 2 if self.tokens[j + 1].low in article else j + 1
        if k >= self.end or k in self.taken:
            return False
        return self.tokens[k].cap and self.tokens[k].low not in MONTHS and self.tokens[k].low not in WEEKDAYS

    def complement(self, j: int, head: Head) -> int:
        """The end of "of X", "for X, Y, and Z", "for X and Y in the Z" that starts at token ``j``."""
        first = True
        while self.complement_follows(j) and self._belongs(j, head, first):
            k = j + 2 if self.tokens[j + 1].low in ("the", "a", "an") else j + 1
            runs = head.family == "initiative" and self._is_letters(k)  # "…Agreement of the | WTO"
            if runs or ((head.family == "initiative" or not first) and self._is_body(k)):
                return j  # "…Fund of the Development Bank": who runs it is not part of the name
            listed = matter_list(self.tokens, k, self.end) if first and head.type in _GOVERNMENTAL else None
            doing = self.tokens[k].low.endswith("ing") and head.family == "initiative"
            run = self._capital_run(k)
            k = listed or self._coordinated(self._possessive(self._before_title(k, run)), doing)
            owns = k < self.end and self.tokens[k].text == "'s" and head.type not in _GOVERNMENTAL
            if k < self.end and (self.tokens[k].low in _REGION_NOUNS or owns):
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
        if link == _CAMPUS:
            return head.type == "university" and not first
        if link in _REGARDING:
            return first and head.type == "agreement"
        if link == "to" and head.word in _DIPLOMATIC:
            return True
        if link == "for" and not first and phrases.countries().at(self.tokens, j + 1, self.end):
            return False  # "the Ministry of Trade for Peru"
        if link == "in" and self._is_venue(j + 1):
            return False
        if link == "in" and head.word in OF_A_COLONY:
            return phrases.countries().at(self.tokens, j + 1, self.end) is not None
        if link == "in" and not first and head.family == "initiative":
            return self.tokens[j + 1].low == "the" or self.is_country(j + 1, self._capital_run(j + 1))
        return link not in ("in", "to", "with") or (
            link == "in" and self.tokens[j + 1].low == "the" and first
        )

    def _is_venue(self, k: int) -> bool:
        """ "… Dialogue in the Nova State Guesthouse": in which house they met."""
        k += self.tokens[k].low == "the"
        return any(self.tokens[i].text in _VENUES for i in range(k, self._capital_run(k)))

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

    def _is_letters(self, k: int) -> bool:
        known = self.known(k)
        return known is not None and known[1].kind == "organization" and self.tokens[k].acronym

    def country_end(self, j: int) -> int | None:
        """The index behind the name of a country that no further capital follows."""
        known = phrases.countries().at(self.tokens, j, self.end) if self.tokens[j].cap else None
        if known is None or known[1].form != "name":
            return None
        return known[0] if known[0] >= self.end or not self.tokens[known[0]].cap else None

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
            if self.opens_other(step) and not (
                closing and (self._is_activity(step) or (doing and self._is_plain_head(step)))
            ):
                return end
            k = self._capital_run(step)
            if closing:
                return self._with_task(k)
        return end

    def _is_activity(self, i: int) -> bool:
        """ "Food and | Drug Administration", "Labour and | Social Services": what a body does, not another body."""
        end = self._capital_run(i)
        return end - i == 2 and self.tokens[end - 1].text in _ACTIVITIES and not self.known(i)

    def _with_task(self, j: int) -> int:
        """ "Food and Drug Administration | and Control": one more thing that a body does."""
        if j + 1 < self.end and self.tokens[j].low == "and" and self.tokens[j + 1].text in _TASKS:
            closed = j + 2 >= self.end or not self.tokens[j + 2].cap
            return j + 2 if closed else j
        return j

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
        if i >= self.end or not self.tokens[i].cap or self.tokens[i].text in phrases.foreign_heads():
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
        if known[0] < self.end and (self.tokens[known[0]].text == "'s" or self.tokens[known[0]].cap):
            return False  # "… of Chile and | Peru's Ministry of …", "Bank of Chile and | Peru Bank"
        before = phrases.countries().ending_at(self.tokens, self.begin, i - 1, 5)
        return before is not None and self.tokens[before[0] - 1].low == "of"

    def _is_portfolio_acronym(self, i: int) -> bool:
        """ "Science and ICT": the acronym closes a portfolio."""
        return (
            phrases.portfolios().ending_at(self.tokens, max(self.begin, i - 6), i + 1) is not None
            and self.tokens[i - 1].low == "and"
        )
