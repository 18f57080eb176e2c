"""What may stand between a name and its title: a relative clause, a country in brackets, a body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract import phrases
from pipeline.extract.title_words import TitleSpan
from pipeline.extract.tokens import Token, join


def relative(tokens: Sequence[Token], first: int, i: int) -> int | None:
    """The "who", "where" or "whose" of the clause that holds token ``i``, not more than a few words
    before it.
    """
    for at in range(i, max(first, i - 14), -1):
        if tokens[at].low in ("who", "where", "whose"):
            return at
        if tokens[at].text in (";", ".", '"', ":"):
            return None
    return None


def of_pronoun(tokens: Sequence[Token], begin: int, i: int) -> int | None:
    """The index behind the name that opens the sentence, if token ``i`` is a pronoun that can mean no other."""
    if i < begin or tokens[i].low not in ("he", "she"):
        return None
    end = begin
    while end < i and tokens[end].cap:
        end += 1
    others = any(tokens[n].low in phrases.given_names() and tokens[n].cap for n in range(end, i))
    return end if end - begin > 1 and not others else None


def with_body(tokens: Sequence[Token], title: TitleSpan, begin: int) -> TitleSpan:
    """ "…, who heads USAID as its Administrator": the body named on the way is what the office
    belongs to.
    """
    if title.body or title.complement:
        return title
    for at in range(begin, title.begin):
        known = phrases.names().at(tokens, at, title.begin) if tokens[at].cap else None
        if known and known[1].kind == "organization":
            article = "the " if tokens[at - 1].low == "the" else ""
            words = f"{title.title} of {article}{join(tokens[at : known[0]])}"
            return replace(title, title=words, body=(at, known[0]), country=title.country or known[1].country)
    return title


def before_brackets(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where "(Peru)" opens that closes just before token ``end``, or "(Peru, " that goes on with the title."""
    if tokens[end].text in (",", "-"):
        country = phrases.countries().ending_at(tokens, first, end, 5)
        if country and country[0] - 1 > first and tokens[country[0] - 1].text in ("(", "["):
            return country[0] - 1
    if end - 1 > first and tokens[end - 1].text == ")":
        for at in range(end - 2, max(first, end - 8), -1):
            if tokens[at].text == "(":
                known = phrases.names().at(tokens, at + 1, end - 1)
                return at if known and known[0] == end - 1 else end
    return end
