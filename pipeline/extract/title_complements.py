"""What a title of office is "of", "for" or "to": a portfolio, a body, a country, or words that nobody listed.

"Minister of International Trade, Export Promotion and Industry", "Head of the EU Delegation to Chile".
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract import phrases, title_words
from pipeline.extract.matters import matter_list
from pipeline.extract.title_words import TitleSpan
from pipeline.extract.tokens import Token, join
from pipeline.extract.words import FUNCTION_WORDS


class ComplementReader:
    """Grows titles to the right among the tokens ``[begin, end)`` of a document."""

    def __init__(self, tokens: Sequence[Token], begin: int, end: int) -> None:
        self.tokens, self.begin, self.end = tokens, begin, end

    def grow(self, span: TitleSpan) -> None:
        """Takes in all that the title is "of", and the country behind that."""
        self._grow(span)
        if span.complement == "portfolio" and span.country is None:
            self._served(span)

    def _served(self, span: TitleSpan) -> None:
        """ "Minister of Trade | of Peru", "… | of the Kingdom of Morocco": whom the office serves."""
        j = span.end
        if j + 1 >= self.end or self.tokens[j].low != "of":
            return
        k = j + 2 if self.tokens[j + 1].low == "the" and j + 2 < self.end else j + 1
        known = phrases.countries().at(self.tokens, k, self.end)
        if known and known[1].form == "name":
            span.end, span.country = known[0], known[1].country

    def _grow(self, span: TitleSpan) -> None:
        sent = any(
            word in span.word for word in title_words.KEEPS_COUNTRY
        )  # "Ambassador of India to the UAE"
        for prepositions in (("of", "for", "to", "at"), ("for", "to") if sent else ("for",)):
            j = span.end
            if j + 1 >= self.end or self.tokens[j].text not in prepositions:
                return
            k = j + 2 if self.tokens[j + 1].low == "the" and j + 2 < self.end else j + 1
            if span.lower and (small := self._small_portfolios(k)):
                span.title, span.complement = f"{span.title} {join(self.tokens[j:small])}", "portfolio"
                span.end = small
                return
            if not self.tokens[k].cap or (k == j + 1 and self._titled_person(k)):
                return
            end = self.complement(span, k, self.tokens[j].low)
            if end is None:
                return
            if not (self._whole_country(span, k, end) and self.tokens[j].low == "of"):
                span.title = f"{span.title} {join(self.tokens[j:end])}"
            span.end = end

    def _small_portfolios(self, k: int) -> int | None:
        """ "the minister for | economy, trade and industry": in small letters as the office itself."""
        end, j = None, k
        while j < self.end and not self.tokens[j].cap:
            portfolio = phrases.portfolios().at(self.tokens, j, self.end)
            if portfolio is None:
                break
            end = j = portfolio[0]
            if j + 1 < self.end and self.tokens[j].low in (",", "and"):
                j += 1 + (self.tokens[j].text == "," and self.tokens[j + 1].low == "and")
        closed = end is not None and (
            end >= self.end or not self.tokens[end].low.isalpha() or self.tokens[end].low in FUNCTION_WORDS
        )
        return end if closed else None

    def _whole_country(self, span: TitleSpan, k: int, end: int) -> bool:
        known = phrases.countries().at(self.tokens, k, self.end)
        return bool(known and known[0] == end and not any(w in span.word for w in title_words.KEEPS_COUNTRY))

    def complement(self, span: TitleSpan, k: int, preposition: str) -> int | None:
        """The end of what a title is "of", "for" or "to"; fills in country and body."""
        known = phrases.names().at(self.tokens, k, self.end)
        if known and known[1].kind == "organization":
            span.complement = "body"
            part = self._part_of_body(known[0])
            if part:
                return part
            span.body, span.country = (k, known[0]), span.country or known[1].country
            return known[0]
        if known and known[1].kind == "country" and (part := self._part_of_body(known[0])):
            span.complement = "body"
            return part
        if known and known[1].kind == "country" and known[1].form == "name":
            span.complement = span.complement or "country"
            if preposition != "to":
                span.country = known[1].country
            return known[0]
        if body := self._body_named(k):
            span.complement, span.body = "body", (k, body)
            return body
        listed = matter_list(self.tokens, k, self.end)
        if listed:
            span.complement = "portfolio"
            return listed
        portfolio = phrases.portfolios().at(self.tokens, k, self.end)
        if portfolio and not self._body_noun(portfolio[0]):
            span.complement = "portfolio"
            return self._more_portfolios(portfolio[0])
        span.complement = "other"
        return self._unknown_complement(k)

    def _body_named(self, k: int) -> int | None:
        """ "Secretary at the | Ministry of Industry, Commerce and Supplies": where the name of a body ends."""
        hit = phrases.heads().at(self.tokens, k, self.end)
        if not hit or hit[1].type not in ("ministry", "department", "secretariat") or hit[0] >= self.end:
            return None
        if self.tokens[hit[0]].low not in ("of", "for"):
            return None
        j = hit[0] + 1 + (self.tokens[min(hit[0] + 1, self.end - 1)].low == "the")
        return matter_list(self.tokens, j, self.end) if j < self.end else None

    def _part_of_body(self, j: int) -> int | None:
        """ "Head of the EU | Delegation to Chile"."""
        if j >= self.end or self.tokens[j].low not in title_words.PARTS:
            return None
        if j + 2 < self.end and self.tokens[j + 1].low in ("to", "in", "for"):
            k = j + 3 if self.tokens[j + 2].low == "the" and j + 3 < self.end else j + 2
            country = phrases.countries().at(self.tokens, k, self.end)
            return country[0] if country else j + 1
        return j + 1

    def _body_noun(self, j: int) -> bool:
        """ "Vice Premier of the State | Council": the portfolio is only the first word of a body's name."""
        return (
            j < self.end and self.tokens[j].cap and phrases.heads().at(self.tokens, j, self.end) is not None
        )

    def _more_portfolios(self, j: int) -> int:
        """ "Finance and Public Credit", "Economy, Trade and Industry": portfolios joined by commas and
        "and".
        """
        end, k = j, j
        end = k = self._more_words(j)
        while k + 1 < self.end and self.tokens[k].low in (",", "and", "&"):
            step = k + 1
            if self.tokens[k].text == "," and self.tokens[step].low in ("and", "&"):
                step += 1
            if (
                step < self.end
                and self.tokens[step].low == "the"
                and self.tokens[step - 1].low in ("and", "&")
            ):
                step += 1
            closing = any(self.tokens[n].low in ("and", "&") for n in range(k, step))
            more = self._one_portfolio(step, closing) or (self._led_matter(step) if closing else None)
            if more is None:
                break
            k = more
            if closing:
                return k
        return end

    def _more_words(self, j: int) -> int:
        """ "International Trade | Diversification": a matter of which the portfolio is only the first word."""
        more = j < self.end and self.tokens[j].cap and self.tokens[j].low not in phrases.given_names()
        if not more or self._titled(j) or (j + 1 < self.end and self.tokens[j + 1].cap):
            return j
        low = self.tokens[j].low
        return j + 1 if low in title_words.MATTERS or low.endswith(("tion", "ment", "ity")) else j

    def _one_portfolio(self, step: int, closing: bool) -> int | None:
        """The end of one more portfolio; the last of a list may be unknown: "Foreign Trade and
        International Affairs".
        """
        if step >= self.end or not self.tokens[step].cap or self._begins_title(step):
            return None
        more = phrases.portfolios().at(self.tokens, step, self.end)
        end = more[0] if more else None
        if not closing:
            return end
        for j in range(step, min(step + 4, self.end)):
            if not self.tokens[j].cap:
                break
            end = max(end or 0, j + 1) if self.tokens[j].low in title_words.MATTERS else end
        return end

    def _led_matter(self, step: int) -> int | None:
        """ "Cabinet Affairs and the | Future.", "Youth and the | Diaspora,": one word that names nobody, and the end."""
        after = self.tokens[step + 1] if step + 1 < self.end else None
        closed = after is None or not after.text[0].isalnum() or after.low == "of"
        led = self.tokens[step - 1].low == "the" and self.tokens[step].cap and not self.tokens[step].acronym
        return step + 1 if led and closed and self._names_nobody(step) else None

    def _names_nobody(self, i: int) -> bool:
        """Nothing that the lexicon knows stands at token ``i``: no body, country, office or person."""
        tables = (phrases.names(), phrases.heads(), phrases.titles())
        return self.tokens[i].low not in phrases.given_names() and not any(
            table.at(self.tokens, i, self.end) for table in tables
        )

    def _begins_title(self, i: int) -> bool:
        """ "…of State, Commerce Secretary X": the next portfolio opens another title."""
        after = phrases.portfolios().at(self.tokens, i, self.end)
        title = (
            phrases.titles().at(self.tokens, after[0], self.end) if after and after[0] < self.end else None
        )
        return title is not None and not title[1].honorific

    def _titled_person(self, k: int) -> bool:
        """ "Special Representative of | President Ana Ruiz": whom somebody stands for is another person."""
        hit = phrases.titles().at(self.tokens, k, self.end)
        return hit is not None and hit[0] < self.end and self.tokens[hit[0]].cap and not hit[1].plural

    def _unknown_complement(self, k: int) -> int | None:
        """A complement that no portfolio explains runs to a given name, or to the end of its capitals."""
        j = k
        while j < self.end and (self.tokens[j].cap or (j > k and self._runs_on(j))):
            if j > k and (self.tokens[j].low in phrases.given_names() or self._titled(j)):
                break
            j += 1
        while j > k and not self.tokens[j - 1].cap:
            j -= 1
        return j if j > k else None

    def _runs_on(self, j: int) -> bool:
        """ "Executive Council | of the Emirate", "Ports and | Harbours", "Southeast Asia and | the Pacific"."""
        low, before = self.tokens[j].low, self.tokens[j - 1].low
        return low in ("and", "of", "&") or (
            low == "the" and (before == "of" or (before == "and" and self._is_region(j + 1)))
        )

    def _is_region(self, k: int) -> bool:
        known = phrases.names().at(self.tokens, k, self.end) if k < self.end else None
        return known is not None and known[1].kind == "place" and known[1].type == "region"

    def _titled(self, j: int) -> bool:
        """Another title begins: "Minister of Ports and | Vice Minister", "… for Asian Affairs | Dr. Ruiz"."""
        return self.tokens[j - 1].low != "of" and phrases.titles().at(self.tokens, j, self.end) is not None
