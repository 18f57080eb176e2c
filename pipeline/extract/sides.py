"""On whose side a body stands that is named without its country: both may have a "Ministry of Finance".

The text says so in many places: behind the name ("(Norway)", "in Brasília"), before it ("for Korea, …",
"Poland is represented by …"), in the lead-in of a list or the label of a line. What the lexicon knows
comes after that.
"""

from __future__ import annotations

import re

from pipeline.extract import own_country, owners, phrases
from pipeline.extract.names import NameSpan, recognised
from pipeline.extract.national_bodies import is_charted, national_body
from pipeline.extract.reading import Reading, Sentence

_GOVERNMENTAL = frozenset(("department", "ministry", "secretariat"))


def settle(reading: Reading, sentence: Sentence, name: NameSpan, parties: tuple[str, ...]) -> None:
    """Sets the country of a body that its name leaves open, and recognises the body that the country has."""
    if name.family == "organization" and len(parties) > 1:
        owners.put_elsewhere(reading, name, _spoken_for(reading, sentence, name, parties))
    if name.family != "organization" or name.country or name.international or name.head is None:
        return
    if name.known is not None:
        return
    if own := _by_itself(reading, sentence, name, parties):
        _give(name, own)
        return
    acting = _acts_for(reading, sentence, name)
    stated = (
        _behind(reading, sentence, name, parties)
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
        or own_country.of_its(reading, sentence, name, parties)
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


# -- behind the name --------------------------------------------------------------------------------------


def _behind(reading: Reading, sentence: Sentence, name: NameSpan, parties: tuple[str, ...]) -> str | None:
    """ "the Institute of Marine Research (Norway)", "the Secretariat of Trade (SECEX) in Brasília", "… on
    the Thai side".
    """
    tokens, i = reading.tokens, name.end
    if i + 2 < sentence.end and tokens[i].text == "(":
        country = phrases.countries().at(tokens, i + 1, sentence.end)
        if country and country[0] < sentence.end and tokens[country[0]].text == ")":
            return country[1].country
        while i < sentence.end and tokens[i].text != ")" and i - name.end < 6:
            i += 1
        i += 1
    if i + 1 >= sentence.end:
        return None
    if tokens[i].low == "in":
        code = _lies_in(reading, sentence, i + 1)
        governmental = name.head is not None and name.head.type in _GOVERNMENTAL
        return code if code in parties or governmental else None
    if tokens[i].low == "on" and tokens[i + 1].low == "the":
        country = phrases.countries().at(tokens, i + 2, sentence.end)
        if country and country[0] < sentence.end and tokens[country[0]].low == "side":
            return country[1].country
    return None


_REACH = 9  # tokens between a body and the country it is said to act for


def _acts_for(reading: Reading, sentence: Sentence, name: NameSpan) -> str | None:
    """ "the Ministry of Trade | leads the talks for Peru, the Ministry of Finance for Norway"."""
    tokens = reading.tokens
    others = {n.begin for n in sentence.names if n.family == "organization"}
    behind_list = _list_end(reading, sentence, name)
    for i in range(behind_list, min(behind_list + _REACH, sentence.end - 1)):
        if tokens[i].text in (",", ";", "(", ":") or i in others:
            return None
        opener = "of" if tokens[i - 1].low == "behalf" else "for"
        if tokens[i].low not in (opener, "on"):
            continue
        at = i + 1 + (tokens[i + 1].low == "the")
        country = phrases.countries().at(tokens, at, sentence.end) if at < sentence.end else None
        behind = tokens[country[0]].low if country and country[0] < sentence.end else "."
        if country and (behind == "side" if tokens[i].low == "on" else behind in (",", ";", ".", "and")):
            return country[1].country
    return None


def _list_end(reading: Reading, sentence: Sentence, name: NameSpan) -> int:
    """ "the Trade Board (TB), | Innova and the Port Authority | take part": where the list of bodies ends."""
    begins = {n.begin: n.end for n in sentence.names if n.family == "organization"}
    end = name.end
    while True:
        i = end
        if i + 2 < sentence.end and reading.tokens[i].text == "(" and reading.tokens[i + 2].text == ")":
            i += 3
        while i < sentence.end and reading.tokens[i].low in (",", "and", "the", "its"):
            i += 1
        if i == end or i not in begins:
            return end
        end = begins[i]


def _lies_in(reading: Reading, sentence: Sentence, i: int) -> str | None:
    hit = phrases.names().at(reading.tokens, i, sentence.end)
    return hit[1].country if hit and hit[1].kind in ("country", "place") else None


# -- before the name --------------------------------------------------------------------------------------

_OPENS = frozenset(("for", "from"))


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
    if after in ("side", "counterpart", "delegation", "end", ":", "by"):
        return True
    if after == "'s":  # "Indonesia's Ministry of Investment, its Ministry of Tourism"
        return any(n.family == "organization" and n.begin in (begin, end + 1) for n in sentence.names)
    if after == "-":
        return begin == sentence.begin or before[-1] in (":", ";")  # "Members: Peru - …; Chile - …"
    if after == "is" and end + 2 < sentence.end and tokens[end + 1].low == "represented":
        return True
    if after == "(":
        close = next((k for k in range(end + 1, min(end + 5, sentence.end)) if tokens[k].text == ")"), None)
        return close is not None and close + 1 < sentence.end and tokens[close + 1].text == ":"
    if after in (",", "the") and before:
        opener = before[-2] if before[-1] == "the" and len(before) > 1 else before[-1]
        return opener in _OPENS and (
            begin - sentence.begin <= 2
            or tokens[begin - (2 if before[-1] == "the" else 1) - 1].low
            in (",", "and", ";", "included", "include")
        )
    return False


# -- structure ----------------------------------------------------------------------------------------------

_SIDE_LINE = re.compile(
    r"side|delegation|participa|member|agenc|ministr|bod(?:y|ies)|institution|co-?chair|for |represent|:\s*$"
)


def _by_structure(
    reading: Reading, sentence: Sentence, parties: tuple[str, ...], name: NameSpan
) -> str | None:
    """The one party that the lead-in of the list, the cell's column, the row's first cell or the heading
    speaks for.
    """
    passage = sentence.passage
    cell = by_cell(reading, sentence, name.begin)
    if cell:
        return cell if cell in parties else None
    if passage.kind == "list_item" and passage.lead_in is not None:
        lead = reading.by_ordinal[passage.lead_in]
        codes = _codes(reading.words(lead.span))
        if len(codes) == 1 and codes[0] in parties and _SIDE_LINE.search(reading.low(lead.span)):
            return codes[0]
        if codes:
            return None
    if passage.section and passage.kind != "heading" and len(passage.section) > 1:
        codes = _codes(passage.section[-1])
        if len(codes) == 1 and codes[0] in parties and _SIDE_LINE.search(passage.section[-1].lower()):
            return codes[0]
    return None


def by_cell(reading: Reading, sentence: Sentence, begin: int) -> str | None:
    """In a table row: the country in the column's header, else the country that is the row's first cell."""
    if sentence.passage.marker != "|":
        return None
    bars = [i for i in range(sentence.begin, sentence.end) if reading.tokens[i].text == "|"]
    column = sum(bar < begin for bar in bars)
    headers = header_cells(reading, sentence)
    if column < len(headers):
        codes = _codes(headers[column])
        if len(codes) == 1:
            return codes[0]
    first = (
        _codes(reading.words(reading.token_span(sentence.begin, bars[0])))
        if bars and bars[0] > sentence.begin
        else []
    )
    return first[0] if len(first) == 1 else None


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
