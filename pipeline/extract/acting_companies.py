"""Companies that neither the lexicon nor a head noun gives away, but what they do: "Nova Nickel plans a refinery".

A capitalised run that is nobody else's name is a company where it buys, builds or supplies, where somebody has a
stake in it or a contract with it, or where it stands in a list with companies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract import company_signs, phrases
from pipeline.extract.listed_bodies import is_between_bodies
from pipeline.extract.person_names import TRADES
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.words import FUNCTION_WORDS, MONTHS, WEEKDAYS, word_set

_AGREES = re.compile(
    r"\s+(?:(?:has|have|had|also|now|jointly|already|recently)\s+){0,3}"
    r"(?:agreed|signed|will|plans?|intends?|inked|teamed|partnered|won|launched)\b"
)
# What a place, a part of a text or a group of people is called by.
_NO_COMPANY = word_set(
    "street valley coast province state county region island islands city bay territory district river lake gulf"
    " phase part annex chapter stage section article table figure option pillar track component step round level"
    " party parties army church parliament senate house times post herald journal tribune gazette court police team club"
    " prefecture governorate oblast canton municipality republic kingdom union federation"
    " entrepreneurs communities farmers smes startups businesses producers investors women youth states leaders"
)
_ABSTRACT = ("tion", "tions", "ment", "ments", "ity", "ities", "ness", "ance", "ence", "ics")
_RELATING = ("al", "ic", "ive", "ary", "ing")  # "Digital Trade": a matter
_FIELDS = word_set("lng field block concession mine deposit project")
_STAKE = re.compile(r"\b(?:stakes?|shares?|interests?|holdings?)\s+(?:in|of)\b[^.;]*$")
_NEVER_BEFORE = frozenset(("the", "-", "at", "near", "outside", "around"))
_LONGEST = 4  # words of such a name


@dataclass(frozen=True, slots=True)
class _Run:
    """A capitalised run that is nobody else's name; ``known``: a company of the world under a doubtful name."""

    begin: int
    end: int
    known: phrases.Known | None


def link_companies(reading: Reading) -> None:
    """Adds these companies to the cast; people, bodies and initiatives must be there already."""
    surnames = frozenset(reading.cast.surnames())
    for sentence in reading.sentences:
        if sentence.passage.kind in ("heading", "quote"):
            continue
        runs = list(_runs(reading, sentence, surnames))
        if runs:
            companies = _companies(reading, sentence, runs)
            for run in companies:
                _add(reading, sentence, run, "company")
            for run in runs:
                if run not in companies and is_between_bodies(reading, sentence, run.begin, run.end):
                    _add(reading, sentence, run, "other")


def _companies(reading: Reading, sentence: Sentence, runs: list[_Run]) -> list[_Run]:
    """The runs that act like companies, and those that stand in one list or deal with a company."""
    sure = {run.begin for run in runs if _is_sign(reading, sentence, run)}
    bodies = {b: (e, entity) for b, e, entity in sentence.entities if entity.table == "organizations"}
    known = sure | {b for b, (_, entity) in bodies.items() if entity.values.get("kind") == "company"}
    ends = {b: e for b, (e, _) in bodies.items()} | {run.begin: run.end for run in runs}
    spans = sorted(ends.items())
    open_to = {run.begin for run in runs if _is_listable(reading, run)}
    pairs = [(a, b) for (a, end), (b, _) in pairwise(spans) if _listed(reading, sentence, end, b)]
    if any(reading.tokens[end - 1].low in _FIELDS for _, end in spans):
        return [run for run in runs if run.begin in sure and not _is_holding(reading, sentence, run)]
    known |= {
        run
        for pair in pairs
        if company_signs.opens_deal(reading, sentence, pair[0]) and _is_deal(reading, ends, pair)
        for run in pair
    }
    for here, there in (*pairs, *((b, a) for a, b in reversed(pairs))):  # what is sure spreads to both ends
        if here in known and there in open_to:
            known.add(there)
    return [run for run in runs if run.begin in known]


def _is_deal(reading: Reading, ends: dict[int, int], pair: tuple[int, int]) -> bool:
    """Of two who made a paper one at least must look like a company, or be known as one."""
    return any(company_signs.is_distinctive(reading, begin, ends[begin]) for begin in pair)


def _is_holding(reading: Reading, sentence: Sentence, run: _Run) -> bool:
    """ "stakes in Nova LNG, Orion and Vega": where one is a field of gas the others may be fields as well."""
    before = reading.norm[
        max(reading.tokens[run.begin].start - 60, sentence.span.start) : reading.tokens[run.begin].start
    ]
    return _STAKE.search(before) is not None


def _listed(reading: Reading, sentence: Sentence, end: int, begin: int) -> bool:
    """ "Nova Nickel | , | Orion": nothing but a comma or an "and" between the two, or whence the first is."""
    tokens = reading.tokens
    if end < begin and tokens[end].low in ("of", "from"):
        country = phrases.countries().at(tokens, end + 1, begin)
        end = country[0] if country else end
    between = [token.low for token in tokens[end:begin]] if 0 < begin - end < 4 else []
    return between in ([","], ["and"], ["&"], [",", "and"], ["and", "the"])


def _is_listable(reading: Reading, run: _Run) -> bool:
    """Beside a company stands a company, unless the run opens a clause of its own or is an acronym of anything."""
    single = run.end - run.begin == 1 and reading.tokens[run.begin].acronym
    return run.known is not None or not single or company_signs.is_long_acronym(reading, run.begin)


def _runs(reading: Reading, sentence: Sentence, surnames: frozenset[str]) -> Iterator[_Run]:
    taken = _taken(reading, sentence)
    behind = sentence.begin
    for i in sentence.capitals:
        if i < behind:
            continue
        i += reading.tokens[i].low.endswith("-based")
        end = behind = _run_end(reading, sentence, i, taken)
        if end > i:
            known = _doubtful(reading, i, end)
            borne = end == i + 1 and reading.tokens[i].text.title() in surnames
            if (known and not borne) or not _is_else(reading, sentence, i, end, surnames):
                yield _Run(i, end, known)
        behind = max(end, i + 1)


def _doubtful(reading: Reading, i: int, end: int) -> phrases.Known | None:
    """What the lexicon holds under exactly these words, doubtful as they are."""
    doubtful = phrases.doubtful_companies().at(reading.tokens, i, end)
    return doubtful[1] if doubtful and doubtful[0] == end else None


def _taken(reading: Reading, sentence: Sentence) -> set[int]:
    """Tokens of other names and titles; the place that a company is called by is its own: "Lima | Geothermal"."""
    taken: set[int] = set()
    places = [(begin, end) for begin, end, entity in sentence.entities if entity.table == "places"]
    places += [(begin, end) for begin, end, _ in sentence.countries]
    for begin, end, entity in sentence.entities:
        if entity.table != "places":
            taken.update(range(begin, end))
    for begin, end in places:
        if not _opens_company(reading, sentence, end):
            taken.update(range(begin, end))
    for person in sentence.people:
        title = person.title
        if title is not None and title.complement != "other":
            taken.update(range(title.begin, title.end))
    return taken


def _opens_company(reading: Reading, sentence: Sentence, end: int) -> bool:
    if end >= sentence.end or not reading.tokens[end].cap:
        return False
    if phrases.doubtful_companies().at(reading.tokens, end, sentence.end):
        return True
    closed = end + 1 >= sentence.end or not reading.tokens[end + 1].cap
    return closed and company_signs.is_branch_name(reading, end - 1, end + 1)


def _run_end(reading: Reading, sentence: Sentence, i: int, taken: set[int]) -> int:
    tokens, end = reading.tokens, i
    while end < sentence.end and (end not in taken or _is_branch(reading, sentence, i, end)):
        joined = tokens[end].text == "&" and end > i and end + 1 < sentence.end and tokens[end + 1].cap
        if not tokens[end].cap and not joined:
            break
        end += 1
    return i if i < end and tokens[i].low in FUNCTION_WORDS else end


def _is_branch(reading: Reading, sentence: Sentence, i: int, end: int) -> bool:
    """ "Dabur | Nepal", a company's branch: the country closes the run."""
    hit = phrases.countries().at(reading.tokens, end, sentence.end) if end > i else None
    closes = (
        hit is not None and hit[0] == end + 1 and (hit[0] >= sentence.end or not reading.tokens[hit[0]].cap)
    )
    return closes and hit is not None and hit[1].form == "name" and "-" not in reading.tokens[end].text


def _is_else(reading: Reading, sentence: Sentence, i: int, end: int, surnames: frozenset[str]) -> bool:
    """A person, a place, a month, a party's organ, a plain word that opens a sentence: no company."""
    tokens, first = reading.tokens, reading.tokens[i]
    if end - i > _LONGEST or (len(first.text) < 3 and end == i + 1):
        return True
    if first.low in MONTHS or first.low in WEEKDAYS:
        return True
    if first.low in phrases.given_names() and tokens[end - 1].low not in TRADES:
        return True
    if tokens[end - 1].text in surnames or any(phrases.titles().at(tokens, k, end) for k in range(i, end)):
        return True
    grouped = tokens[i - 1].low == "the" and company_signs.is_grouped(reading, sentence, i, end)
    if (
        i > sentence.begin
        and not grouped
        and (
            tokens[i - 1].low in _NEVER_BEFORE
            or (tokens[i - 1].cap and not tokens[i - 1].low.endswith("-based"))
        )
    ):
        return True
    plain = company_signs.is_plain_branch(reading, i, end)
    if any(tokens[k].low in _NO_COMPANY for k in range(i, end)) or plain or _is_matter(reading, i, end):
        return True
    branch = company_signs.is_branch_name(reading, i, end)
    if not branch and any(
        hit is not None and hit[1].type != "company"
        for hit in (phrases.heads().at(tokens, k, end) for k in range(i, end))
    ):
        return True
    opens = i == sentence.begin and end == i + 1
    return (
        opens
        and not any(c.isupper() for c in first.text[1:])
        and not company_signs.is_coined(first.text)
        and not company_signs.acts_in_business(reading, sentence, end)
    )


def _is_matter(reading: Reading, i: int, end: int) -> bool:
    """ "Digital Trade", "Trade Facilitation", "Energy": what people talk about."""
    first = reading.tokens[i]
    portfolio = phrases.portfolios().ending_at(reading.tokens, i, end)
    abstract = reading.tokens[end - 1].low.endswith(_ABSTRACT)
    opening = first.low.endswith(_RELATING) or phrases.is_portfolio(first.text)
    return bool(portfolio and portfolio[0] == i) or (
        (abstract or portfolio is not None) and (opening or end == i + 1)
    )


def _is_sign(reading: Reading, sentence: Sentence, run: _Run) -> bool:
    return (
        _is_introduced(reading, sentence, run)
        or company_signs.is_grouped(reading, sentence, run.begin, run.end)
        or company_signs.is_sign(reading, sentence, run.begin, run.end, run.known is not None)
    )


def _is_introduced(reading: Reading, sentence: Sentence, run: _Run) -> bool:
    """ "Oslo-based | Nova", "Egypt's | Nova Pharma agreed": what is of a place and acts."""
    if run.begin == sentence.begin:
        return False
    before = reading.tokens[run.begin - 1]
    if before.low.endswith("-based"):
        return True
    owned = before.text == "'s" and any(end == run.begin - 1 for _, end, _ in sentence.countries)
    return (
        owned and _AGREES.match(reading.norm, reading.tokens[run.end - 1].end, sentence.span.end) is not None
    )


def _add(reading: Reading, sentence: Sentence, run: _Run, kind: str) -> None:
    span = reading.token_span(run.begin, run.end)
    surface = reading.words(span)
    name = run.known.name if run.known else surface
    country = run.known.country if run.known else _owner(reading, sentence, run)
    entity = reading.cast.named("organizations", name, country, {"kind": kind, "country_code": country})
    entity.note(span, surface, "acting-company", "lexicon" if run.known else "inferred")
    sentence.entities.append((run.begin, run.end, entity))


def _owner(reading: Reading, sentence: Sentence, run: _Run) -> str | None:
    """ "Norway's | Nova Nickel", "Oslo-based | Nova Nickel"; "Nova Nickel of Norway"."""
    based = reading.tokens[run.begin - 1].text.removesuffix("-based") if run.begin else ""
    seat = phrases.known(based) if based != reading.tokens[run.begin - 1].text else None
    if seat is not None:
        return seat.country
    branch = phrases.countries().ending_at(reading.tokens, run.begin + 1, run.end)
    place = phrases.names().at(reading.tokens, run.begin, run.end)
    if branch is None and place and place[1].kind in ("place", "country"):
        branch = place
    if branch is not None:
        return branch[1].country
    at = run.begin - (reading.tokens[run.begin - 1].text == "'s")
    owners = [code for begin, end, code in sentence.countries if end == at or begin == run.end + 1]
    of = run.end < sentence.end and reading.tokens[run.end].low in ("of", "(")
    return (
        owners[0]
        if owners and (of or at < run.begin or any(e == at for _, e, _ in sentence.countries))
        else None
    )
