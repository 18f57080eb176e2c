"""The country that a name states itself: "Mexican Agency …", "Bank of Peru", "University of Texas".

A name that states two countries, or a region of the world, belongs to no single one.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract import phrases
from pipeline.extract.country_pairs import pair_at
from pipeline.extract.name_parts import NameParts
from pipeline.extract.namespans import NameSpan
from pipeline.extract.phrases import Head
from pipeline.extract.tokens import Token

_JOINT = frozenset(
    (
        "bilateral",
        "trilateral",
        "binational",
        "joint",
        "high-level",
        "quadrilateral",
        "plurilateral",
        "regional",
        "cross-border",
    )
)
# Words that turn "American" or "Africa" behind them into a part of the world.
_QUARTERS = frozenset(("latin", "north", "south", "central", "west", "east", "pan", "inter", "meso"))
_REGIONAL = frozenset(
    [
        "african",
        "asian",
        "european",
        "euro",
        "caribbean",
        "pacific",
        "gulf",
        "nordic",
        "baltic",
        "arab",
        "eurasian",
        "inter-american",
        "pan-american",
        "pan-african",
        "inter-parliamentary",
        "asia-pacific",
        "indo-pacific",
        "multilateral",
        "world",
        "mekong",
        "andean",
        "arctic",
    ]
)
_DIPLOMATIC = frozenset(
    (
        "Embassy",
        "Delegation",
        "Mission",
        "Permanent Mission",
        "High Commission",
        "Consulate",
        "Consulate General",
    )
)
_PRIVATE = frozenset(
    (
        "Business Council",
        "Chamber",
        "Chamber of Commerce",
        "Association",
        "Federation",
        "Confederation",
        "Society",
        "Foundation",
        "University",
        "Institute",
    )
)


def state_country(parts: NameParts, span: NameSpan) -> None:
    """Sets the country that the words of the name state, or that owns it: "Canada's Department of …"."""
    tokens = parts.tokens
    known = phrases.countries().at(tokens, span.begin, span.end)
    if known and known[0] < span.end and tokens[known[0]].text == "'s":
        span.country = known[1].country
        span.begin = known[0] + 1
        span.name = parts.words(span.begin, span.end)
        return
    if span.begin - 2 >= parts.begin and tokens[span.begin - 1].text == "'s":
        owner = phrases.countries().ending_at(tokens, parts.begin, span.begin - 1, 5)
        if owner:
            span.country = owner[1].country
            return
    inside = countries_inside(tokens, span)
    if inside and span.kind in ("other", "council") and _ends_in_country(tokens, span):
        span.country = inside[-1]  # "the American Chamber of Commerce in Peru"
    elif len(inside) > 1 and not (span.head and span.head.word in _DIPLOMATIC):
        span.international = True
    elif inside:
        span.country = inside[0]
    elif span.end + 1 < parts.end and tokens[span.end].low == "of":
        after = phrases.countries().at(tokens, span.end + 1, parts.end)
        span.country = after[1].country if after else None
    if not inside:
        _by_place(parts, span)
    if span.country == "EUE":  # a body of the Union belongs to no one country
        span.country, span.international = None, True


def _ends_in_country(tokens: Sequence[Token], span: NameSpan) -> bool:
    hit = phrases.countries().ending_at(tokens, span.begin, span.end)
    return hit is not None and hit[0] > span.begin and tokens[hit[0] - 1].low == "in"


def countries_inside(tokens: Sequence[Token], span: NameSpan) -> list[str]:
    """Different countries named within the name, in order; "North American" and "Latin American" are none."""
    found: list[str] = []
    i = span.begin
    while i < span.end:
        codes, end = _countries_at(tokens, i, span)
        found += [code for code in codes if code not in found]
        i = max(end, i + 1)
    return found


def _countries_at(tokens: Sequence[Token], i: int, span: NameSpan) -> tuple[list[str], int]:
    pair = pair_at(tokens, i, span.end)
    if pair is not None:
        return pair[1], pair[0]
    hit = phrases.countries().at(tokens, i, span.end)
    if hit is None or hit[1].form == "capital" or not tokens[i].cap:
        return [], i + 1
    if i > span.begin and tokens[i - 1].low in _QUARTERS:
        return [], hit[0]
    edge = i == span.begin or tokens[i - 1].low in ("of", "the", "for", "to")
    return ([str(hit[1].country)] if edge or not hit[1].ambiguous else []), hit[0]


def _by_place(parts: NameParts, span: NameSpan) -> None:
    """ "University of Texas" lies in one country; a "Caribbean Association" and a "CARICOM Secretariat" in
    none.
    """
    if span.country is not None or span.family != "organization":
        return
    first = parts.known(span.begin)
    multilateral = (
        first and first[1].kind == "organization" and first[1].country is None and first[0] < span.end
    )
    form = phrases.legal_forms("after").ending_at(parts.tokens, span.begin, span.end)
    if span.kind == "company" and (first or form):  # "Hyundai Engineering Co.", "Nova Pty Ltd"
        span.country = (first[1].country if first else None) or (form[1] if form else None) or None
        if span.country:
            return
    quarter = parts.tokens[span.begin].low in _QUARTERS and parts.tokens[span.begin + 1].low in (
        "american",
        "asian",
        "african",
    )
    if (
        quarter
        or multilateral
        or parts.tokens[span.begin].low in _REGIONAL
        or parts.tokens[span.begin].text == "EU"
    ):
        span.international = True
        return
    for i in range(span.begin, span.end):
        hit = phrases.names().at(parts.tokens, i, span.end)
        if hit and hit[1].form == "capital" and i > span.begin and parts.tokens[i - 1].low == "of":
            span.country = hit[1].country  # "Council of the Emirate of Abu Dhabi"
            return
        if hit and hit[1].kind == "place" and not hit[1].ambiguous and parts.tokens[i].cap:
            span.country = hit[1].country
            span.international = hit[1].type == "region" and hit[1].country is None and i == span.begin
            return


def is_joint(tokens: Sequence[Token], span: NameSpan) -> bool:
    """A council or committee of two governments is an undertaking of theirs, not a body of either."""
    if span.kind == "company" and span.head and span.head.word == "Group":
        return len(countries_inside(tokens, span)) > 1
    if span.kind not in ("council", "committee", "agency", "other"):
        return False
    if span.head and span.head.word in _PRIVATE and not _is_on_a_field(tokens, span):
        return False
    if _is_of_friends(tokens, span):
        return False
    if _has_met(tokens, span):
        return True
    if _is_of_two_people(tokens, span):
        return True
    words = [t.low for t in tokens[span.begin : span.end]]
    if span.head and span.head.word == "Task Force":
        return True
    if words[0] in ("international", "global") and span.head and span.head.word == "Working Group":
        return True
    if "of" in words and tokens[span.end - 1].acronym and words[0] == "joint":
        span.international = True  # "the Joint Committee of the EPA": the organ of an agreement
        return False
    return (span.international and len(countries_inside(tokens, span)) > 1) or tokens[
        span.begin
    ].low in _JOINT


def _is_on_a_field(tokens: Sequence[Token], span: NameSpan) -> bool:
    """ "the U.S.-Mexico | Energy | Business Council": of two governments; "the U.S.-Mexico Business Council" of firms."""
    assert span.head is not None
    pair = tokens[span.begin].text.count("-") == 1 and span.head.word == "Business Council"
    return pair and span.end - span.begin > len(span.head.word.split()) + 1


def _is_of_friends(tokens: Sequence[Token], span: NameSpan) -> bool:
    """ "the American-Turkish | Council": two countries and no matter make an association."""
    pair = pair_at(tokens, span.begin, span.end)
    return pair is not None and pair[0] == span.end - 1 and tokens[pair[0]].text == "Council"


_ONCE = frozenset(("last", "first", "next"))
_MEETS = frozenset(("met", "meets", "convened", "convenes", "sat", "gathered"))


def _has_met(tokens: Sequence[Token], span: NameSpan) -> bool:
    """ "the Economic Commission, which last met in Oslo": what travels is of two governments."""
    i = span.end
    if (
        span.country
        or i + 4 >= len(tokens)
        or not span.head
        or span.head.word not in ("Commission", "Committee")
    ):
        return False
    words = [token.low for token in tokens[i : i + 4]]
    return words[0] == "," and words[1] == "which" and words[2] in _ONCE and words[3] in _MEETS


def _is_of_two_people(tokens: Sequence[Token], span: NameSpan) -> bool:
    """ "the Gore-Kuchma | Commission": called by the two who lead it."""
    first, _, second = tokens[span.begin].text.partition("-")
    named = (
        first[:1].isupper()
        and second[:1].isupper()
        and not phrases.is_known(first)
        and not phrases.is_known(second)
    )
    return (
        named
        and span.head is not None
        and span.end - span.begin == 2
        and span.head.word in ("Commission", "Committee")
    )


def is_nameless(tokens: Sequence[Token], span: NameSpan) -> bool:
    """ "a Joint Council": only the head, and how it is shared."""
    words = [t.low for t in tokens[span.begin : span.end]]
    return span.head is not None and words[:-1] != [] and all(w in _JOINT for w in words[:-1])


def joint_kind(head: Head) -> str:
    """The contract's kind of an initiative that such a head names."""
    return "council" if head.type in ("council", "committee", "agency") else "other"
