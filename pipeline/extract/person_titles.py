"""Titles of office and what they say: "Second Vice Minister of Foreign Affairs", "Mexico's Secretary of
Economy".

The words of office come from the lexicon. To the left a title takes a rank, a portfolio, a body and a
country; to the right what it is "of", "for" or "to".
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract import phrases, title_words
from pipeline.extract.person_names import BORNE, POST_NOMINALS, NameShapes
from pipeline.extract.title_complements import ComplementReader
from pipeline.extract.title_words import TitleSpan
from pipeline.extract.tokens import Token, join
from pipeline.extract.words import FUNCTION_WORDS, MONTHS, WEEKDAYS

_PAST = ("then-", "ex-")


def openings(tokens: Sequence[Token]) -> list[int]:
    """The tokens that a title may begin with, in order."""
    past = [i for i, token in enumerate(tokens) if token.low.startswith(_PAST)]
    found = phrases.titles().openings(tokens)
    return sorted({*found, *past}) if past else found


class TitleReader:
    """Reads the titles among the tokens ``[begin, end)`` of a document; they begin at one of ``openings``."""

    def __init__(self, tokens: Sequence[Token], begin: int, end: int, openings: Sequence[int]) -> None:
        self.tokens, self.begin, self.end, self.openings = tokens, begin, end, openings
        self.floor = begin  # how far a title may grow to the left

    def titles(self) -> list[TitleSpan]:
        """All titles of office, left to right; those in lower case as well."""
        found: list[TitleSpan] = []
        behind = self.begin
        for i in self.openings:
            if i < behind:
                continue
            # what the title before is "of" stays with it: "Secretary for Asian Affairs | Ambassador Ruiz"
            self.floor = found[-1].end if found and found[-1].complement else self.begin
            title = self._title_at(i)
            if (
                title and found and title.begin <= found[-1].begin < title.end
            ):  # "Deputy" of "Deputy U.S. Trade Representative"
                found.pop()
            if title and (not found or title.begin >= found[-1].end):
                found.append(title)
                behind = title.end
        return found

    def _title_at(self, i: int) -> TitleSpan | None:
        hit = self._past_office(i) or phrases.titles().at(self.tokens, i, self.end)
        if not hit or hit[1].honorific or self._inside_body(i) or self._opens_name(hit[0]):
            return None
        lower = (not self.tokens[i].cap and not self.tokens[i].text.startswith("then-")) or self.tokens[
            i
        ].text.islower()
        doubtful = lower and hit[0] - i == 1 and self.tokens[i].low.rstrip("s") in title_words.ONLY_CAPITAL
        if (doubtful or hit[1].title == "Member") and not self._heads_body(hit[0]):
            return None
        if hit[0] == i + 1 and self.tokens[i].low in BORNE and self._is_borne(i):
            return None
        if hit[1].title == "General" and self._inside_company(i, hit[0]):
            return None
        span = TitleSpan(
            i, hit[0], title_words.canonical(hit[1].title), hit[1].plural, word=hit[1].title, lower=lower
        )
        self._grow_left(span)
        held = span.title
        ComplementReader(self.tokens, self.begin, self.end).grow(span)
        if span.body and span.body[1] <= i and span.title != held:
            # "the State Department's Under Secretary for Energy": what he is for tells more than whose he is
            span.title = span.title.replace(held, span.title_alone, 1)
        self._field_right(span)
        return span

    def _heads_body(self, j: int) -> bool:
        """ "the head of the Financial Conduct Authority": in lower case an office only before a body."""
        if j + 2 >= self.end or self.tokens[j].low != "of":
            return False
        k = j + 1 + (self.tokens[j + 1].low == "the")
        known = phrases.names().at(self.tokens, k, self.end) if self.tokens[k].cap else None
        if known and known[1].form != "demonym":
            return known[1].kind == "organization"
        if known and known[0] < self.end and self.tokens[known[0]].low == "government":
            return True  # "the head of the Moroccan government"
        stop = k
        while stop < self.end and self.tokens[stop].cap:
            stop += 1
        opening = phrases.heads().at(self.tokens, k, self.end) if stop > k else None
        closing = phrases.heads().ending_at(self.tokens, k, stop)
        return any(hit is not None and hit[1].family == "organization" for hit in (opening, closing))

    def _inside_company(self, i: int, j: int) -> bool:
        """ "China General Nuclear", "General Electric": no officer, but a part of a company's name."""
        if j >= self.end or not self.tokens[j].cap:
            return False
        country = phrases.countries().ending_at(self.tokens, self.begin, i, 3)
        owned = country is not None and country[1].form == "name" and "." not in self.tokens[i - 1].text
        trade = self.tokens[j].low.endswith(("ric", "ics", "ors", "ear", "ills")) or phrases.is_portfolio(
            self.tokens[j].text
        )
        lone = j + 1 >= self.end or not self.tokens[j + 1].cap
        return lone and (owned or trade)

    def _field_right(self, span: TitleSpan) -> None:
        """ "Ana Ruiz, Director General | International at HM Treasury", "Minister | without Portfolio"."""
        j = span.end
        if span.word == "Minister" and j + 1 < self.end and self.tokens[j].low == "without":
            if self.tokens[j + 1].low == "portfolio":
                span.title, span.end = f"{span.title} {self.words(j, j + 2)}", j + 2
            return
        if span.complement or j + 2 >= self.end or not self.tokens[j].cap or span.lower:
            return
        apposed = span.begin > self.begin and self.tokens[span.begin - 1].text == ","
        matter = phrases.is_portfolio(self.tokens[j].text) or self.tokens[j].low.endswith(
            ("nal", "bal", "ial")
        )
        if apposed and matter and self.tokens[j + 1].low in ("at", "of"):
            span.title, span.end, span.complement = f"{span.title} {self.tokens[j].text}", j + 1, "portfolio"

    def _past_office(self, i: int) -> tuple[int, phrases.TitleWord] | None:
        """ "then-Vice President": the hyphen makes one word of "then" and the first word of the title."""
        _, _, first = self.tokens[i].text.partition("-")
        if not self.tokens[i].low.startswith(_PAST) or not first:
            return None
        words = [Token(first, 0), *self.tokens[i + 1 : min(i + 6, self.end)]]
        hit = phrases.titles().at(words, 0, len(words))
        return (i + hit[0], hit[1]) if hit else None

    def _is_borne(self, i: int) -> bool:
        """ "Catherine | King MP": a surname, no king."""
        shapes = NameShapes(self.tokens, self.begin, self.end)
        after = self.tokens[i + 1] if i + 1 < self.end else None
        closed = after is None or not after.cap or after.text in POST_NOMINALS
        return closed and shapes.behind_given_name(i)

    def _opens_name(self, j: int) -> bool:
        """ "Sultan bin Saeed": a word of office that is a given name."""
        return j < self.end and self.tokens[j].low in ("bin", "bint", "ibn")

    def _inside_body(self, i: int) -> bool:
        """ "Office of the U.S. Trade Representative" is a body, not a person."""
        j = i - 1
        while j >= self.begin and (self.tokens[j].low in ("the",) or self.tokens[j].cap) and i - j < 4:
            j -= 1
        return (
            j > self.begin and self.tokens[j].low == "of" and self.tokens[j - 1].low in ("office", "offices")
        )

    # -- to the left ------------------------------------------------------------------------------

    def _grow_left(self, span: TitleSpan) -> None:
        self._rank_left(span)
        portfolio = phrases.portfolios().ending_at(self.tokens, self.floor, span.begin)
        if portfolio and self.tokens[portfolio[0]].cap != span.lower:
            span.begin = portfolio[0]
            foreign = portfolio[1] == "Foreign"
            span.title = (
                f"Foreign {span.title}" if foreign else f"{span.title} of {title_words.of(portfolio[1])}"
            )
            self._rank_left(span)
        elif span.lower or not self._unknown_portfolio(span):
            self._body_left(span)
        self._country_left(span)
        self._rank_left(span)

    def _rank_left(self, span: TitleSpan) -> None:
        """ "Second | Vice Minister", "Deputy | Trade Minister": the rank opens the title."""
        while not span.lower and span.begin > self.floor:
            token = self.tokens[span.begin - 1]
            if not token.cap or token.low not in title_words.RANKS or "of" in token.low:
                return
            span.begin, span.title = span.begin - 1, f"{token.text} {span.title}"

    def _unknown_portfolio(self, span: TitleSpan) -> bool:
        """ "Development Minister": one unknown capitalised word before the bare word of office."""
        i = span.begin - 1
        if i < self.floor or span.word not in ("Minister", "Secretary", "Commissioner") or span.plural:
            return False
        token = self.tokens[i]
        if (
            not token.cap
            or not token.text.isalpha()
            or token.acronym
            or len(token.text) < 4
            or not self._common_noun(i)
        ):
            return False
        span.begin, span.title = i, f"{token.text} {span.title}"
        return True

    def _common_noun(self, i: int) -> bool:
        low = self.tokens[i].low
        if low in FUNCTION_WORDS or low in MONTHS or low in WEEKDAYS or low in phrases.given_names():
            return False
        if low.endswith("ly") or low in (
            "former",
            "visiting",
            "outgoing",
            "incoming",
            "then",
            "new",
            "dear",
            "madam",
        ):
            return False
        if phrases.countries().ending_at(self.tokens, self.floor, i + 1, 4):  # "South African Minister"
            return False
        return not phrases.names().at(self.tokens, i, i + 1) and not phrases.titles().at(
            self.tokens, i, i + 1
        )

    def _body_left(self, span: TitleSpan) -> None:
        """ "USAID Administrator", "the Financial Conduct Authority's Chief Executive"."""
        stop = span.begin - 1 if self._is_possessive(span.begin - 1) else span.begin
        known = phrases.names().ending_at(self.tokens, self.floor, stop)
        if known and known[1].kind == "organization":
            span.body, span.title_alone = (known[0], stop), span.title
            span.title = (
                f"{span.title} of {'the ' if ' ' in known[1].name else ''}{self.words(known[0], stop)}"
            )
            span.begin = known[0]
            span.country = known[1].country

    def _country_left(self, span: TitleSpan) -> None:
        i = span.begin - 1 if self._is_possessive(span.begin - 1) else span.begin
        known = phrases.countries().ending_at(self.tokens, self.floor, i, 5)
        if not known:
            return
        span.country = known[1].country
        if any(word in span.word for word in title_words.KEEPS_COUNTRY) and i == span.begin:
            span.title = f"{self.words(known[0], i)} {span.title}"
        span.begin = known[0]

    def _is_possessive(self, i: int) -> bool:
        return i >= self.floor and self.tokens[i].text in ("'s", "'")

    def words(self, begin: int, end: int) -> str:
        """Tokens as written, with the spaces that the text has between them."""
        return join(self.tokens[begin:end])
