"""On whose side a body stands that is named without its country: both may have a "Ministry of Finance".

The text says so in many places: behind the name ("(Norway)", "in Brasília"), before it ("for Korea, …",
"Poland is represented by …"), in the lead-in of a list or the label of a line. What the lexicon knows
comes after that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract import own_country, owners, phrases
from pipeline.extract.behind_body import acts_for, behind
from pipeline.extract.names import NameSpan, recognised
from pipeline.extract.national_bodies import is_charted, national_body
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.tokens import Token

_GOVERNMENTAL = frozenset(("department", "ministry", "secretariat"))


def settle(reading: Reading, sentence: Sentence, name: NameSpan, parties: tuple[str, ...]) -> None:
    """Sets the country of a body that its name leaves open, and recognises the body that the country has."""
    if name.family == "organization" and len(parties) > 1:
        owners.put_elsewhere(reading, name, _spoken_for(reading, sentence, name, parties))
    settled = name.country or name.international or name.known is not None
    if name.family != "organization" or settled or name.head is None:
        return
    if heir := own_country.of_successor(reading, sentence, name):
        name.country = heir  # its own body, though the lexicon may know the name as one that the heir bore
        return
    if own := _by_itself(reading, sentence, name, parties):
        _give(name, own)
        return
    acting = acts_for(reading, sentence, name)
    stated = (
        behind(reading, sentence, name, parties)
        or (acting if acting in parties else None)
        or _spoken_for(reading, sentence, name, parties)
        or _by_structure(reading, sentence, parties, name)
    )
    if stated:
        _give(name, stated)
        return
    near = _near(sentence, name)
    options = [code for code in near[-1:] if national_body(name.name, code)] or _owners(name, parties)
    if len(options) == 1:
        _give(name, options[0])
    elif name.head.type in _GOVERNMENTAL and near and near[-1] in parties and _fits(name, near[-1]):
        _give(name, near[-1])
    elif name.head.type in _GOVERNMENTAL:
        fitting = [code for code in parties if _fits(name, code)]
        if len(fitting) == 1 and len(parties) > 1:
            _give(name, fitting[0])
    elif name.kind == "office":
        name.country = own_country.of_parent(reading, sentence, name)


def _by_itself(reading: Reading, sentence: Sentence, name: NameSpan, parties: tuple[str, ...]) -> str | None:
    """What its own words, or those right beside it, say of its country."""
    if own_country.is_presidency(reading, name) and "USA" in parties:
        return "USA"
    described = own_country.described(reading, sentence, name) if name.kind == "company" else None
    return (
        own_country.own_city(reading, name, parties)
        or described
        or own_country.of_owner(reading, sentence, name)
        or own_country.by_language(name, parties)
        or own_country.of_dateline(reading, sentence, name, parties)
    )


def _owners(name: NameSpan, parties: tuple[str, ...]) -> list[str]:
    """The parties that the lexicon knows to have such a body, if it would know of the others as well.

    A list of matters tells more than "Ministry of Finance"; and only American departments go without a country.
    """
    assert name.head is not None
    owners = [code for code in parties if national_body(name.name, code)]
    telling = "," in name.name or name.head.word == "Treasury" or name.head.type not in _GOVERNMENTAL
    others = [code for code in parties if code not in owners]
    sure = telling or "USA" in owners or all(is_charted(code) or not _fits(name, code) for code in others)
    return owners if sure else []


def _give(name: NameSpan, code: str) -> None:
    found = national_body(name.name, code)
    if found:
        recognised(name, found)
    else:
        name.country = code


def _near(sentence: Sentence, name: NameSpan) -> list[str]:
    return [
        str(n.known.country)
        for n in sentence.names
        if n.family == "country" and n.known and n.begin < name.begin
    ]


def _fits(name: NameSpan, code: str) -> bool:
    """The country calls parts of its government so: the United States have no ministries, Japan no
    departments.
    """
    assert name.head is not None
    if name.head.word == "Treasury":
        return True
    used = phrases.government_parts().get((code, name.head.type or ""))
    return name.head.type == "ministry" if used is None else used


# -- before the name --------------------------------------------------------------------------------------

_OPENS = frozenset(("for", "from"))
_DELEGATIONS = frozenset(("delegation", "side", "team", "delegates", "participants", "contingent"))
_SENDING = _DELEGATIONS | {"counterpart", "end", ":", "by", "sends", "sent", "fields", "fielded"}


def _spoken_for(reading: Reading, sentence: Sentence, name: NameSpan, parties: tuple[str, ...]) -> str | None:
    """The last country before the name that the sentence says it now speaks for, if it is a party's."""
    found = None
    for begin, end, code in _countries(sentence):
        if end > name.begin:
            break
        if _is_marker(reading, sentence, begin, end):
            found = code
    return found if found in parties else None


def _countries(sentence: Sentence) -> list[tuple[int, int, str]]:
    return sorted(
        (n.begin, n.end, str(n.known.country)) for n in sentence.names if n.family == "country" and n.known
    )


def _is_marker(reading: Reading, sentence: Sentence, begin: int, end: int) -> bool:
    """ "for Korea,", "on the U.S. side", "Ukraine by", "Ghana (members):", "its Indian counterpart"."""
    tokens = reading.tokens
    before = [t.low for t in tokens[max(begin - 2, sentence.begin) : begin]]
    after = tokens[end].low if end < sentence.end else ""
    if after in _SENDING or (
        before[-1:] and before[-1] in ("of", "from", "the") and _of_delegation(tokens, begin)
    ):
        return True
    if after == "'s" and end + 1 < sentence.end and tokens[end + 1].low in _SENDING:
        return True
    if after == "'s":  # "Indonesia's Ministry of Investment, its Ministry of Tourism"
        return any(n.family == "organization" and n.begin in (begin, end + 1) for n in sentence.names)
    if after == "," and end + 2 < sentence.end and tokens[end + 1].low in ("which", "who", "where"):
        return tokens[end + 1].low == "where" or tokens[end + 2].low in _SENDING
    if after == "-":
        return begin == sentence.begin or before[-1] in (":", ";")  # "Members: Peru - …; Chile - …"
    if after == "is" and end + 2 < sentence.end and tokens[end + 1].low == "represented":
        return True
    if after == "(":
        close = next((k for k in range(end + 1, min(end + 5, sentence.end)) if tokens[k].text == ")"), None)
        return close is not None and close + 1 < sentence.end and tokens[close + 1].text == ":"
    if [*before, ""][-3:-1] == ["behalf", "of"]:
        return True
    if after in (",", "the", "that", "these", "they") and before:
        opener = before[-2] if before[-1] == "the" and len(before) > 1 else before[-1]
        return opener in _OPENS and (
            begin - sentence.begin <= 2
            or tokens[begin - (2 if before[-1] == "the" else 1) - 1].low
            in (",", "and", ";", "included", "include")
        )
    return False


def _of_delegation(tokens: Sequence[Token], begin: int) -> bool:
    """ "the delegation of | Peru", "delegates from the | Netherlands"."""
    at = begin - 2 - (tokens[begin - 1].low == "the")
    return at >= 0 and tokens[at].low in _DELEGATIONS and tokens[at + 1].low in ("of", "from")


# -- structure ----------------------------------------------------------------------------------------------

_SIDE_LINE = re.compile(
    r"side|delegation|participa|member|agenc|ministr|bod(?:y|ies)|institution|co-?chair|for |represent|:\s*$"
)


_OF_SIDE = re.compile(r"\b(?:delegation|side|delegates|participants)\W*$")


def _by_structure(
    reading: Reading, sentence: Sentence, parties: tuple[str, ...], name: NameSpan
) -> str | None:
    """The one party that the lead-in of the list, the cell's column, the row's first cell or the heading
    speaks for.
    """
    passage = sentence.passage
    if column := by_column(reading, sentence, name.begin):
        return column
    cell = by_cell(reading, sentence, name.begin)
    if cell:
        return cell if cell in parties or _of_two_sides(reading, sentence) else None
    if passage.kind == "list_item" and passage.lead_in is not None:
        lead = reading.by_ordinal[passage.lead_in]
        codes = _codes(reading.words(lead.span))
        if len(codes) == 1 and codes[0] in parties and _SIDE_LINE.search(reading.low(lead.span)):
            return codes[0]
        if codes:
            return None
    own = bool(passage.section) and (len(passage.section) > 1 or _OF_SIDE.search(passage.section[-1].lower()))
    if own and passage.kind != "heading":
        codes = _codes(passage.section[-1])
        if len(codes) == 1 and codes[0] in parties and _SIDE_LINE.search(passage.section[-1].lower()):
            return codes[0]
    return None


def by_column(reading: Reading, sentence: Sentence, begin: int) -> str | None:
    """In a table row: the country in the column's header."""
    headers = header_cells(reading, sentence) if sentence.passage.marker == "|" else []
    column = sum(bar < begin for bar in _bars(reading, sentence)) if headers else 0
    codes = _codes(headers[column]) if column < len(headers) else []
    return codes[0] if len(codes) == 1 else None


def _bars(reading: Reading, sentence: Sentence) -> list[int]:
    return [i for i in range(sentence.begin, sentence.end) if reading.tokens[i].text == "|"]


def by_cell(reading: Reading, sentence: Sentence, begin: int) -> str | None:
    """In a table row: the country in the column's header, else the country that is the row's first cell."""
    if sentence.passage.marker != "|":
        return None
    if column := by_column(reading, sentence, begin):
        return column
    bars = _bars(reading, sentence)
    first = (
        _codes(reading.words(reading.token_span(sentence.begin, bars[0])))
        if bars and bars[0] > sentence.begin
        else []
    )
    return first[0] if len(first) == 1 else None


def _of_two_sides(reading: Reading, sentence: Sentence) -> bool:
    """A table with a column for each side: "Peru | Norway", "Peruvian lead | Norwegian lead"."""
    sides = [codes[0] for header in header_cells(reading, sentence) if len(codes := _codes(header)) == 1]
    return len(set(sides)) > 1


def header_cells(reading: Reading, sentence: Sentence) -> list[str]:
    """The cells of the header of the table that a row stands in."""
    lead = sentence.passage.lead_in
    return (
        [cell.strip() for cell in reading.words(reading.by_ordinal[lead].span).split("|")]
        if lead is not None
        else []
    )


def _codes(words: str) -> list[str]:
    """Different countries named in a line."""
    found: list[str] = []
    tokens = [
        w.strip(",;:()[]*") for w in words.replace("'s", "").replace("’s", "").replace("–", "-").split()
    ]
    i = 0
    while i < len(tokens):
        for size in (4, 3, 2, 1):
            code = (
                phrases.country_code(" ".join(tokens[i : i + size]))
                if i + size <= len(tokens) and tokens[i][:1].isupper()
                else None
            )
            if code:
                found += [code] if code not in found else []
                i += size - 1
                break
        i += 1
    return found


codes_in = _codes
