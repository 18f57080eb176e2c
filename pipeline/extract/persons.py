"""People beside their titles of office.

A capitalised pair of words may be anything; beside a title ("Commerce Secretary Ana Ruiz", "Ana Ruiz, Colombia's Minister
of Trade", "Ana Ruiz (Minister of Trade)") it is a person. Titles come from the lexicon, names from their shape.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract import phrases
from pipeline.extract.tokens import Token
from pipeline.extract.words import CLAUSE_MARKS, FUNCTION_WORDS, MONTHS, NAME_PARTICLES, SUFFIXES, WEEKDAYS

# Offices held for a whole country: "President of Mexico" is President, of Mexico.
_KEEPS_COUNTRY = ("Ambassador", "Trade Representative", "Chargé", "Consul", "High Commissioner", "Envoy")
_POSSESSIVES = frozenset(("its", "their", "his", "her", "our"))
_DETERMINERS = frozenset(("the", "a", "an", "then", "former", "both", "respectively", "then-president", "acting")) | _POSSESSIVES


@dataclass(slots=True)
class TitleSpan:
    """A title of office in the text: token range, canonical wording, and what it says of country and body."""

    begin: int
    end: int
    title: str
    plural: bool
    country: str | None = None
    body: tuple[int, int] | None = None  # tokens of the body that the title belongs to
    word: str = ""


@dataclass(slots=True)
class PersonSpan:
    """A personal name in the text, and the title that stands beside it, if any."""

    begin: int
    end: int
    title: TitleSpan | None
    rule: str


class PersonReader:
    """Reads the people of one sentence: tokens ``[begin, end)`` of the document."""

    def __init__(self, tokens: Sequence[Token], begin: int, end: int) -> None:
        self.tokens, self.begin, self.end = tokens, begin, end

    # -- names by shape -------------------------------------------------------------------------

    def _name_word(self, i: int) -> bool:
        token = self.tokens[i]
        text = token.text
        if not token.cap or token.low in FUNCTION_WORDS or token.low in MONTHS or token.low in WEEKDAYS:
            return False
        if any(c.isdigit() for c in text) or ("." in text and len(text) > 2 and token.low not in SUFFIXES):
            return False
        if token.low in phrases.given_names():
            return True
        known = phrases.names().at(self.tokens, i, self.end)
        if known and not known[1].ambiguous and not (known[1].kind == "place" and known[1].type == "city"):
            return False
        return not phrases.titles().at(self.tokens, i, i + 1) and not phrases.heads().at(self.tokens, i, i + 1)

    def name_at(self, i: int, least: int = 1) -> int | None:
        """The end of the personal name that starts at token ``i``, of ``least`` capitalised words; else None."""
        words, j = 0, i
        while j < self.end and words < 5:
            if self._name_word(j):
                words, j = words + 1, j + 1
            elif words and self.tokens[j].low in NAME_PARTICLES and self._after_particles(j):
                j = self._after_particles(j) or j
            else:
                break
        if words < least or not words or self._is_administration(j):
            return None
        if j + 1 < self.end and self.tokens[j].text == "," and self.tokens[j + 1].low in SUFFIXES:
            j += 2
        elif j < self.end and self.tokens[j].low in SUFFIXES:
            j += 1
        if words == 1 and (len(self.tokens[i].text) < 3 or self.tokens[i].acronym and len(self.tokens[i].text) < 5):
            return None
        return j

    def _after_particles(self, j: int) -> int | None:
        k = j
        while k < self.end and self.tokens[k].low in NAME_PARTICLES and k - j < 3:
            k += 1
        return k if k < self.end and self._name_word(k) and not self.tokens[j].text[0].isupper() else None

    def _is_administration(self, j: int) -> bool:
        """ "Biden Administration", "Ford Foundation": a name inside the name of a body."""
        return j < self.end and self.tokens[j].cap and phrases.heads().at(self.tokens, j, self.end) is not None

    def name_ending(self, end: int) -> int | None:
        """The start of a name of two words or more that ends just before token ``end``; else None."""
        low = max(self.begin, end - 9)
        for start in range(low, end - 1):
            if self._name_word(start) and self.name_at(start, 2) == end:
                if start > self.begin and self.tokens[start - 1].low in NAME_PARTICLES and start - 1 > low:
                    continue
                return start
        return None

    # -- titles ---------------------------------------------------------------------------------

    def titles(self) -> list[TitleSpan]:
        """All titles of office, left to right."""
        found, i = [], self.begin
        while i < self.end:
            if self.tokens[i].cap:
                hit = phrases.titles().at(self.tokens, i, self.end)
                if hit and not hit[1].honorific and not self._inside_body(i):
                    title = self._grow(i, hit[0], hit[1])
                    if not found or title.begin >= found[-1].end:
                        found.append(title)
                    i = max(title.end, i + 1)
                    continue
            i += 1
        return found

    def _inside_body(self, i: int) -> bool:
        """ "Office of the U.S. Trade Representative" is a body, not a person."""
        j = i - 1
        while j >= self.begin and (self.tokens[j].low in ("the",) or self.tokens[j].cap) and i - j < 4:
            j -= 1
        return j > self.begin and self.tokens[j].low == "of" and self.tokens[j - 1].low in ("office", "offices")

    def _grow(self, i: int, j: int, word: phrases.TitleWord) -> TitleSpan:
        span = TitleSpan(i, j, canonical(word.title), word.plural, word=word.title)
        self._grow_left(span)
        self._grow_right(span)
        return span

    def _grow_left(self, span: TitleSpan) -> None:
        table, i = phrases.portfolios(), span.begin
        portfolio = table.ending_at(self.tokens, self.begin, i)
        if portfolio and self.tokens[portfolio[0]].cap and portfolio[1] != "Foreign":
            span.begin, span.title = portfolio[0], f"{span.title} of {_of(portfolio[1])}"
        elif portfolio and portfolio[1] == "Foreign":
            span.begin, span.title = portfolio[0], f"Foreign {span.title}"
        else:
            self._body_left(span)
        self._country_left(span)

    def _body_left(self, span: TitleSpan) -> None:
        known = phrases.names().ending_at(self.tokens, self.begin, span.begin)
        if known and known[1].kind == "organization":
            span.body = (known[0], span.begin)
            span.title = f"{span.title} of {'the ' if ' ' in known[1].name else ''}{self.words(known[0], span.begin)}"
            span.begin = known[0]
            span.country = known[1].country

    def _country_left(self, span: TitleSpan) -> None:
        i = span.begin - 1 if self._is_possessive(span.begin - 1) else span.begin
        known = phrases.countries().ending_at(self.tokens, self.begin, i, 5)
        if not known:
            return
        span.country = known[1].country
        if any(word in span.word for word in _KEEPS_COUNTRY) and i == span.begin:
            span.title = f"{self.words(known[0], i)} {span.title}"
        span.begin = known[0]

    def _is_possessive(self, i: int) -> bool:
        return i >= self.begin and self.tokens[i].text in ("'s", "'")

    def _grow_right(self, span: TitleSpan) -> None:
        for prepositions in (("of", "for", "to", "at"), ("for",)):
            j = span.end
            if j + 1 >= self.end or self.tokens[j].low not in prepositions:
                return
            k = j + 2 if self.tokens[j + 1].low == "the" and j + 2 < self.end else j + 1
            if not self.tokens[k].cap:
                return
            end = self._complement(span, k, self.tokens[j].low)
            if end is None:
                return
            if not (self._whole_country(span, k, end) and self.tokens[j].low == "of"):
                span.title = f"{span.title} {self.words(j, end)}"
            span.end = end

    def _whole_country(self, span: TitleSpan, k: int, end: int) -> bool:
        known = phrases.countries().at(self.tokens, k, self.end)
        return bool(known and known[0] == end and not any(w in span.word for w in _KEEPS_COUNTRY))

    def _complement(self, span: TitleSpan, k: int, preposition: str) -> int | None:
        """The end of what a title is "of", "for" or "to"; fills in country and body."""
        known = phrases.names().at(self.tokens, k, self.end)
        if known and known[1].kind == "organization":
            span.body, span.country = (k, known[0]), span.country or known[1].country
            return known[0]
        if known and known[1].kind == "country" and known[1].form == "name":
            if preposition != "to":
                span.country = known[1].country
            return known[0]
        portfolio = phrases.portfolios().at(self.tokens, k, self.end)
        if portfolio:
            return self._more_portfolios(portfolio[0])
        return self._unknown_complement(k)

    def _more_portfolios(self, j: int) -> int:
        """ "Finance and Public Credit", "Economy, Trade and Industry": portfolios joined by commas and "and"."""
        end, k = j, j
        while k + 1 < self.end and self.tokens[k].low in (",", "and", "&"):
            step = k + 1
            if self.tokens[k].text == "," and self.tokens[step].low in ("and", "&"):
                step += 1
            more = phrases.portfolios().at(self.tokens, step, self.end) if step < self.end else None
            if not more or not self.tokens[step].cap or self._begins_title(step):
                break
            k = more[0]
            if self.tokens[step - 1].low in ("and", "&"):
                return k  # the list is closed
        return end

    def _begins_title(self, i: int) -> bool:
        """ "…of State, Commerce Secretary X": the next portfolio opens another title."""
        after = phrases.portfolios().at(self.tokens, i, self.end)
        return bool(after and after[0] < self.end and phrases.titles().at(self.tokens, after[0], self.end))

    def _unknown_complement(self, k: int) -> int | None:
        """A complement that no portfolio explains runs to a given name, or to the end of its capitals."""
        j = k
        while j < self.end and (self.tokens[j].cap or (self.tokens[j].low in ("and", "of", "&") and j > k)):
            if j > k and self.tokens[j].low in phrases.given_names():
                break
            j += 1
        while j > k and not self.tokens[j - 1].cap:
            j -= 1
        return j if j > k else None

    # -- people ---------------------------------------------------------------------------------

    def people(self) -> list[PersonSpan]:
        """The people of the sentence that stand beside a title, and those behind an honorific."""
        people: list[PersonSpan] = []
        taken: set[int] = set()

        def take(begin: int, end: int, title: TitleSpan | None, rule: str) -> None:
            people.append(PersonSpan(begin, end, title, rule))
            taken.update(range(begin, end))

        for title in self.titles():
            after = self._name_after(title)
            if after:
                for begin, end in self._more_names(after, title.plural):
                    take(begin, end, title, "title-name")
                continue
            before = self._names_before(title, taken)
            if before:
                for begin, end in before:
                    take(begin, end, title, "name-title")
                continue
            apart = self._name_apart(title)
            if apart:
                take(*apart, title, "title-comma-name")
        self._honorifics(take, taken)
        people.sort(key=lambda p: p.begin)
        return people

    def _name_after(self, title: TitleSpan) -> tuple[int, int] | None:
        i = self._skip_honorifics(title.end)
        end = self.name_at(i) if i < self.end else None
        return (i, end) if end else None

    def _skip_honorifics(self, i: int) -> int:
        while i < self.end and self.tokens[i].cap:
            hit = phrases.titles().at(self.tokens, i, self.end)
            if not hit or not hit[1].honorific:
                break
            i = hit[0]
        return i

    def _more_names(self, first: tuple[int, int], plural: bool) -> list[tuple[int, int]]:
        """After a plural title, the names that follow: "Presidents A and B", "Ministers A, B and C"."""
        names, j = [first], first[1]
        while plural and j + 1 < self.end and self.tokens[j].low in (",", "and"):
            k = j + 1 if self.tokens[j + 1].low != "and" else j + 2
            end = self.name_at(k) if k < self.end else None
            if not end:
                break
            names.append((k, end))
            j = end
        return names

    def _names_before(self, title: TitleSpan, taken: set[int]) -> list[tuple[int, int]]:
        """ "Name, [the|its|Canada's] Title", "Name (Title)", "A and B, both Titles"."""
        i = title.begin
        while i - 1 >= self.begin and (self.tokens[i - 1].low in _DETERMINERS or self.tokens[i - 1].text == "'s"):
            i -= 1
        if i - 1 < self.begin or self.tokens[i - 1].text not in (",", "(", "-", "|"):
            return []
        start = self.name_ending(i - 1)
        if start is None or start in taken:
            return []
        names = [(start, i - 1)]
        while title.plural and start - 1 > self.begin and self.tokens[start - 1].low in ("and", ","):
            stop = start - 1 if self.tokens[start - 2].text != "," else start - 2
            earlier = self.name_ending(stop)
            if earlier is None or earlier in taken:
                break
            names.insert(0, (earlier, stop))
            start = earlier
        return names

    def _name_apart(self, title: TitleSpan) -> tuple[int, int] | None:
        """ "the Minister of Economy, Name Surname, …": a full name between commas, or to the end."""
        i = title.end
        if i + 1 >= self.end or self.tokens[i].text not in (",", ":", "(", "-", "|"):
            return None
        start = self._skip_honorifics(i + 1)
        end = self.name_at(start, 2) if start < self.end else None
        if not end:
            return None
        closing = self.tokens[end].text if end < self.end else "."
        return (start, end) if closing in CLAUSE_MARKS or closing == "and" else None

    def _honorifics(self, take: object, taken: set[int]) -> None:
        i = self.begin
        while i < self.end:
            hit = phrases.titles().at(self.tokens, i, self.end) if self.tokens[i].cap else None
            if hit and hit[1].honorific:
                end = self.name_at(hit[0]) if hit[0] < self.end and hit[0] not in taken else None
                if end:
                    take(hit[0], end, None, "honorific-name")  # type: ignore[operator]
                    i = end
                    continue
            i += 1

    def words(self, begin: int, end: int) -> str:
        """Tokens as written, with the spaces that the text has between them."""
        return join(self.tokens[begin:end])


def join(tokens: Sequence[Token]) -> str:
    """The text of tokens; neighbours stay joined where the document joins them."""
    parts: list[str] = []
    for previous, token in zip([None, *tokens], tokens, strict=False):
        if previous is not None and token.start > previous.end:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)


def canonical(title: str) -> str:
    """ "Commerce Secretary" → "Secretary of Commerce"; "Foreign Minister" and plain titles stay."""
    portfolio, _, word = title.rpartition(" ")
    if word not in ("Secretary", "Minister") or not phrases.is_portfolio(portfolio) or portfolio in ("Foreign", "Home", "State"):
        return title
    return f"{word} of {_of(portfolio)}"


def _of(portfolio: str) -> str:
    return "the Treasury" if portfolio == "Treasury" else portfolio
