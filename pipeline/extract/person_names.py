"""Personal names by their shape: capitalised words, initials and particles, between what opens and closes
a name.

"George W. Bush", "Ursula von der Leyen", "HARADA Yoshio", "Lord Ashby"; in "Joe Harker MP" the letters
after the name are an honour, not a part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.extract import phrases
from pipeline.extract.tokens import Token
from pipeline.extract.words import FUNCTION_WORDS, MONTHS, NAME_PARTICLES, SUFFIXES, WEEKDAYS, word_set

# Letters of a seat or an honour that follow a name.
POST_NOMINALS = word_set(
    "MP MEP MSP MLA MNA MLC MHR TD PC KC QC SC AO AM AC OAM CBE OBE MBE KBE DBE KCB DCB CB CMG KCMG GCMG "
    "DCMG CH CVO OC ONZM CNZM DNZM FRS PhD Ph.D. Ph.D MBA LLB Esq Esq. IAS IFS"
)
# Titles that a name is never without: "Lord Ashby" is not called Ashby.
_NOBLE = word_set("lord lady baroness baron viscount viscountess earl count countess")
# Capitalised words that no personal name holds.
_NO_NAME = word_set(
    "aid consulting consultants group holdings partners associates capital ventures industries motors "
    "airlines systems solutions press news times post metropolitan delegation delegations side sides "
    "party parties region regions internet day week annex declaration statement communiqué readout "
    "release track tracks strand workstream session panel pillar "
    "dialogue forum summit agreement north south east west central international airport falls beach valley street "
    "avenue road square prize award hall hotel plaza palace castle island islands bay lake river mountain city county "
    "stadium tower bridge period leaders investors democrats republicans doctrine corridor responsible"
)
# Last words of companies: "Eva Pharma" is nobody.
TRADES = word_set(
    "pharma telecom mining minerals resources nickel lithium solar hydro foods labs biotech robotics semiconductors "
    "logistics shipping airways petroleum electronics cement chemicals fertilizers textiles insurance securities"
)
# "el-Sisi", "bin-Zayed", "d'Ornano": a particle joined to its surname, small as it begins.
_JOINED = re.compile(r"(?:al|el|ul|as|ash|an|ar|ad|az|at|bin|ben|ibn|bint|abu|d|de|di)[-'][A-Z][\w'-]*")
_OPENING_PARTICLES = word_set("von van de di da du den der bin al")
_BEFORE_PEOPLE = word_set(
    "and by with from for to mr. mr ms. ms dr. dr minister ministers secretary secretaries president presidents"
)
_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
_NO_INITIALS = word_set("d.c. u.s. u.k. u.n. e.u. u.s.a. n.b. p.m. a.m.")
# Titles that are surnames behind a given name: "Catherine King MP".
BORNE = word_set("king prince judge major bishop pope dean duke baron earl marshal sheriff abbot")
_LONGEST = 5  # words of a name


@lru_cache(1 << 14)
def _could_name(word: str) -> bool:
    """Its letters do not speak against it: no small word, no month; initials ("J.D.") and suffixes ("Jr.") may."""
    low = word.lower()
    if low in FUNCTION_WORDS or low in MONTHS or low in WEEKDAYS or low in _NO_NAME or low in TRADES:
        return False
    if any(c.isdigit() for c in word):
        return False
    if "." not in word or len(word) == 2 or low in SUFFIXES:
        return True
    return bool(_INITIALS.fullmatch(word)) and low not in _NO_INITIALS


class NameShapes:
    """Reads personal names among the tokens ``[begin, end)`` of a document."""

    def __init__(self, tokens: Sequence[Token], begin: int, end: int) -> None:
        self.tokens, self.begin, self.end = tokens, begin, end
        self._judged: dict[int, bool] = {}

    def name_word(self, i: int) -> bool:
        """May token ``i`` be a word of a personal name?"""
        if not self.tokens[i].cap:
            return False
        judged = self._judged.get(i)
        if judged is None:
            judged = self._judged[i] = self._judge(i)
        return judged

    def _judge(self, i: int) -> bool:
        token = self.tokens[i]
        if token.text in ("He", "An", "So") and self._is_surname_he(i):
            return True
        if token.low in MONTHS and self._is_no_month(i):
            return True
        if not _could_name(token.text):
            return False
        if token.low in BORNE and self.behind_given_name(i):
            return True
        if token.low in phrases.given_names():
            return True
        known = phrases.names().at(self.tokens, i, self.end)
        if known and not known[1].ambiguous and not self._bears_name(i, *known):
            return False
        return not phrases.titles().at(self.tokens, i, i + 1) and not phrases.heads().at(
            self.tokens, i, i + 1
        )

    def behind_given_name(self, i: int) -> bool:
        """ "Catherine | King", "J. | King"."""
        before = self.tokens[i - 1] if i > self.begin else None
        return (
            before is not None
            and before.cap
            and (before.low in phrases.given_names() or len(before.text) == 2)
        )

    def _is_no_month(self, i: int) -> bool:
        """ "Theresa | May", "Jan | de Vries"; not "in May 2019", "May 5"."""
        after = self.tokens[i + 1] if i + 1 < self.end else None
        if after is not None and after.text[0].isdigit():
            return False
        if self.behind_given_name(i) and self.tokens[i - 1].low not in MONTHS:
            return True
        opens = (
            i == self.begin
            or not self.tokens[i - 1].low.isalpha()
            or self.tokens[i - 1].low in _BEFORE_PEOPLE
        )
        follows = after is not None and (
            after.low in NAME_PARTICLES or (after.cap and _could_name(after.text))
        )
        return opens and follows and self.tokens[i].low in phrases.given_names()

    def _bears_name(self, i: int, end: int, known: phrases.Known) -> bool:
        """People are called like cities, and companies after people: "Ratan | Tata"."""
        if known.kind == "place":
            return known.type == "city"
        return known.type == "company" and end == i + 1 and self.behind_given_name(i)

    def _is_surname_he(self, i: int) -> bool:
        """ "and He Lifeng": within a sentence a pronoun in capitals is a surname, if a capital follows."""
        if i > self.begin and self.tokens[i - 1].text in phrases.family_names():
            return True  # "Vice Premier Liu | He presided"
        within = i > self.begin and (
            self.tokens[i - 1].low in ("and", ",") or self.tokens[i - 1].low.isalpha()
        )
        follows = i + 1 < self.end and self.tokens[i + 1].cap and self.tokens[i + 1].low not in FUNCTION_WORDS
        return within and follows and not phrases.titles().at(self.tokens, i + 1, self.end)

    def name_at(self, i: int, least: int = 1) -> int | None:
        """The end of the personal name that starts at token ``i``, of ``least`` capitalised words; else
        None.
        """
        if i >= self.end:
            return None
        words = int(self._is_noble(i))
        j = i + words
        while j < self.end and words < _LONGEST:
            if self.name_word(j) and not (words and self.tokens[j].text in POST_NOMINALS):
                words, j = words + 1, j + 1
            elif words and (after := self._after_particles(j)):
                j = after
            else:
                break
        if words < max(least, 1) or self._is_administration(j):
            return None
        if words == 1 and (self._too_short(self.tokens[i]) or phrases.is_portfolio(self.tokens[i].text)):
            return None
        return self._with_suffix(j)

    def _is_noble(self, i: int) -> bool:
        """ "Lord Ashby", but neither "Lord Mayor" nor "the Lord"."""
        token = self.tokens[i]
        return token.cap and token.low in _NOBLE and i + 1 < self.end and self.name_word(i + 1)

    def _too_short(self, token: Token) -> bool:
        """One word is a name from two letters on ("Ng"), but not as an acronym ("EU", "NDRC")."""
        return len(token.text) < 2 or (token.acronym and len(token.text) < 5)

    def _with_suffix(self, j: int) -> int:
        if j + 1 < self.end and self.tokens[j].text == "," and self.tokens[j + 1].low in SUFFIXES:
            return j + 2
        return j + 1 if j < self.end and self.tokens[j].low in SUFFIXES else j

    def _after_particles(self, j: int) -> int | None:
        """The index of the name word behind "von der", "de la", "bin", or behind "el-Sisi" itself."""
        if _JOINED.fullmatch(self.tokens[j].text):
            return j + 1
        k = j
        while k < self.end and self.tokens[k].low in NAME_PARTICLES and k - j < 3:
            k += 1
        return k if j < k < self.end and self.name_word(k) and not self.tokens[j].cap else None

    def particled(self, i: int) -> int | None:
        """The end of "von der Leyen", a surname that opens in small letters; only a title before it tells."""
        if i < self.end and _JOINED.fullmatch(self.tokens[i].text):
            return i + 1
        if i >= self.end or self.tokens[i].text not in _OPENING_PARTICLES:
            return None
        name = self._after_particles(i)
        return self.name_at(name) if name else None

    def _is_administration(self, j: int) -> bool:
        """ "Biden Administration", "Ford Foundation": a name inside the name of a body."""
        return (
            j < self.end and self.tokens[j].cap and phrases.heads().at(self.tokens, j, self.end) is not None
        )

    def after_honours(self, j: int) -> int:
        """The index behind "MP", ", MEP" or "AO MP" at token ``j``, where a name has just ended."""
        while j < self.end:
            k = j + 1 if self.tokens[j].text == "," else j
            if k < self.end and self.tokens[k].text in POST_NOMINALS:
                j = k + 1
            else:
                break
        return j

    def name_ending(self, end: int) -> tuple[int, int] | None:
        """The name of two words or more that ends just before token ``end``, honours aside; else None."""
        while end - 2 > self.begin and self.tokens[end - 1].text in POST_NOMINALS:
            end -= 2 if self.tokens[end - 2].text == "," else 1
        low = max(self.begin, end - 9)
        for start in range(low, end - 1):
            if (self.name_word(start) or self._is_noble(start)) and self.name_at(start, 2) == end:
                if start > self.begin and self.tokens[start - 1].low in NAME_PARTICLES and start - 1 > low:
                    continue
                return self._behind_address(start), end
        return None

    def _behind_address(self, start: int) -> int:
        """ "Dato' Sri | Mustapa Mohamed": where the name begins, if its first word ends a form of address."""
        for i in range(max(self.begin, start - 3), start):
            hit = phrases.titles().at(self.tokens, i, self.end)
            if hit and hit[1].honorific and hit[0] == start + 1 and self.name_word(start + 1):
                return start + 1
        return start
