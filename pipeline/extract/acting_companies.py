"""Companies that neither the lexicon nor a head noun gives away, but what they do: "Nova Nickel plans a refinery".

A capitalised run that is nobody else's name is a company where it buys, builds or supplies, where somebody has a
stake in it or a contract with it, or where it stands in a list with companies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract import phrases
from pipeline.extract.person_names import TRADES
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.words import FUNCTION_WORDS, MONTHS, WEEKDAYS, word_set

_AUXILIARIES = (
    r"(?:(?:has|have|had|is|are|was|will|would|also|now|jointly|already|recently|meanwhile|each|both|together|to"
    r"|plans?|intends?|expects?|agreed|wants?|hopes?|began|started|been|be)\s+){0,4}"
)
_VERBS = (
    r"(?:suppl(?:y|ies|ied|ying)|manufactur(?:es?|ed|ing)|acquir(?:es?|ed|ing)|buys?|bought|buying|sells?|sold|selling"
    r"|builds?|built|building|construct(?:s|ed|ing)?|operat(?:es?|ed|ing)|produc(?:es?|ed|ing)|refin(?:es?|ed|ing)"
    r"|deliver(?:s|ed|ing)?|invest(?:s|ed|ing)?|plans?|planned|planning|proposed?|proposes|orders?|ordered|ordering"
    r"|opens?|opened|opening|wins?|won|secur(?:es?|ed)|rais(?:es?|ed)|expand(?:s|ed|ing)?|install(?:s|ed|ing)?"
    r"|suppl(?:y|ies)|employ(?:s|ed)?|hires?|hired|leas(?:es?|ed)|financ(?:es?|ed|ing)|insur(?:es?|ed)|develop(?:s|ed|ing)?"
    r"|run(?:s|ning)?|own(?:s|ed)?|export(?:s|ed|ing)?)"
)
_WORKS = (
    r"(?:plants?|refiner(?:y|ies)|factor(?:y|ies)|mills?|mines?|smelters?|shipyards?|terminals?|pipelines?|turbines?"
    r"|aircraft|airliners?|jets|engines|trains|locomotives|buses|satellites|vaccines?|chips|batteries|data cent(?:re|er)s?"
    r"|subsidiar(?:y|ies)|shares|stakes?|contracts?|warehouses?|workers|farmers|customers|megawatts|MW|gigawatts|GW"
    r"|tonnes|tons|reactors?|solar|wind farms?|parks|cables?|networks?|fund(?:ing|s)?|bonds|million|billion"
    r"|brakes|switches|components|parts|machines|machinery|tractors|harvesters|trucks|cars|vehicles|systems|software|seeds"
    r"|medicines|steel|copper|lithium|uranium|crude|gas|milk|pumps|generators|cranes|containers|rails|wagons|devices|sensors"
    r"|\$|€|£|¥|₹|facilit(?:y|ies)|lines?|equipment|fertili[sz]er|routes?|flights?|units|modules|panels|rigs?)"
)
_ACTS = re.compile(rf"(?:\s*\([A-Z][\w-]*\))?\s+{_AUXILIARIES}{_VERBS}\b(?P<rest>[^.;:]{{0,90}})")
_OBJECT = re.compile(rf"\b{_WORKS}\b|[$€£¥₹]|\b(?!(?:19|20)\d\d\b)\d[\d,.]* [a-z]{{3,}}")
_MAKES = re.compile(
    r",\s+(?:which|who)\s+(?:\w+ly\s+|has\s+|had\s+|also\s+)?(?:suppli?e[sd]|ma[kd]e[s]?|manufacture[sd]|buil(?:ds|t)"
    r"|operate[sd]|s(?:ells|old)|serve[sd]|distribute[sd]|develop(?:s|ed)|own(?:s|ed)|employ(?:s|ed)|insure[sd]|lends|trades)\b"
)
_OWNS = re.compile(
    r"(?:'s)?\s+(?:subsidiar|shareholders|shares\b|stake\b|engineers\b|executives\b|chief executive|experts\b|technicians\b"
    r"|salespeople\b|share price)"
)
_NOUN = re.compile(r"\s+(?:group|company|firm|conglomerate|holding|start-up|startup)\b")
_AGREES = re.compile(
    rf"\s+{_AUXILIARIES}(?:agreed|signed|will|plans?|intends?|inked|teamed|partnered|won|launched)\b"
)
_DEALS = re.compile(
    r"\b(?:(?:joint venture|consortium|merger)\s+(?:of|between|with|led by|formed by|comprising|made up of)"
    r"|(?:contracts?|orders?|loans?|credits?|licen[cs]es?|concessions?|guarantees?|award)\b[^.,;:]{0,40}?\s(?:to|with|from|by)"
    r"|\b(?:sells?|sold|suppl(?:y|ies|ied)|delivers?|delivered|leases?|leased|ships?|shipped)\b[^.,;:]{1,60}?\s(?:to|from)"
    r"|(?:stakes?|shares?|equity|interest|holding)\s+(?:in|of)"
    r"|(?P<by>(?:chief executive(?: officer)?|CEO|managing director|shareholders|owners?|makers?|subsidiar(?:y|ies)) of"
    r"|(?:supplied|built|operated|owned|developed|manufactured|acquired|arranged|produced|run|managed|sold|delivered|mined"
    r"|leased|bought)\s+by)"
    r"|(?:companies|firms|manufacturers|multinationals|start-ups|startups|carmakers|airlines|operators|utilities|lenders"
    r"|insurers|retailers|corporations|conglomerates|exporters|investors|banks)(?P<firms>\s+such as"
    r"|,? including|\s+like|:|,? among them"
    r"|,? notably|,? led by)?)\s+$",
    re.IGNORECASE,
)
# What a place, a part of a text or a group of people is called by.
_NO_COMPANY = word_set(
    "street valley coast province state county region island islands city bay territory district river lake gulf"
    " phase part annex chapter stage section article table figure option pillar track component step round level"
    " entrepreneurs communities farmers smes startups businesses producers investors women youth states leaders"
)
_ABSTRACT = ("tion", "tions", "ment", "ments", "ity", "ities", "ness", "ance", "ence", "ics")
_RELATING = ("al", "ic", "ive", "ary", "ing")  # "Digital Trade": a matter
_NEVER_BEFORE = frozenset(("the", "-", "at", "near", "outside", "around"))
_LONGEST = 4  # words of such a name
_BEFORE = 110  # code points before a name in which a deal may be named


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
            for run in _companies(reading, sentence, runs):
                _add(reading, sentence, run)


def _companies(reading: Reading, sentence: Sentence, runs: list[_Run]) -> list[_Run]:
    """The runs that act like companies, and those that stand in one list with a company."""
    sure = {run.begin for run in runs if _is_sign(reading, sentence, run)}
    firms = {b: e for b, e, entity in sentence.entities if entity.values.get("kind") == "company"}
    known = sure | firms.keys()
    spans = sorted({**firms, **{run.begin: run.end for run in runs}}.items())
    open_to = {run.begin for run in runs if _is_listable(reading, run)}
    pairs = [(a, b) for (a, end), (b, _) in pairwise(spans) if _listed(reading, end, b)]
    for here, there in (*pairs, *((b, a) for a, b in reversed(pairs))):  # what is sure spreads to both ends
        if here in known and there in open_to:
            known.add(there)
    return [run for run in runs if run.begin in known]


def _listed(reading: Reading, end: int, begin: int) -> bool:
    """ "Nova Nickel | , | Orion": nothing but a comma or an "and" between the two."""
    between = [token.low for token in reading.tokens[end:begin]] if 0 < begin - end < 3 else []
    return between in ([","], ["and"], ["&"], [",", "and"])


def _is_listable(reading: Reading, run: _Run) -> bool:
    """Beside a company stands a company, unless the run opens a clause of its own or is an acronym of anything."""
    return run.known is not None or run.end - run.begin > 1 or not reading.tokens[run.begin].acronym


def _runs(reading: Reading, sentence: Sentence, surnames: frozenset[str]) -> Iterator[_Run]:
    taken = {k for b, e, _ in (*sentence.entities, *sentence.countries) for k in range(b, e)}
    for person in sentence.people:
        title = person.title
        if title is not None and title.complement != "other":
            taken.update(range(title.begin, title.end))
    behind = sentence.begin
    for i in sentence.capitals:
        if i < behind:
            continue
        i += reading.tokens[i].low.endswith("-based")
        end = behind = _run_end(reading, sentence, i, taken)
        if end > i:
            doubtful = phrases.doubtful_companies().at(reading.tokens, i, end)
            known = doubtful[1] if doubtful and doubtful[0] == end else None
            borne = end == i + 1 and reading.tokens[i].text in surnames
            if (known and not borne) or not _is_else(reading, sentence, i, end, surnames):
                yield _Run(i, end, known)
        behind = max(end, i + 1)


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
    grouped = tokens[i - 1].low == "the" and _is_grouped(reading, sentence, i, end)
    if (
        i > sentence.begin
        and not grouped
        and (
            tokens[i - 1].low in _NEVER_BEFORE
            or (tokens[i - 1].cap and not tokens[i - 1].low.endswith("-based"))
        )
    ):
        return True
    if any(tokens[k].low in _NO_COMPANY for k in range(i, end)) or _is_matter(reading, i, end):
        return True
    if any(
        hit is not None and hit[1].type != "company"
        for hit in (phrases.heads().at(tokens, k, end) for k in range(i, end))
    ):
        return True
    opens = i == sentence.begin and end == i + 1
    return opens and not any(c.isupper() for c in first.text[1:]) and not _is_relative(reading, sentence, end)


def _is_matter(reading: Reading, i: int, end: int) -> bool:
    """ "Digital Trade", "Trade Facilitation", "Energy": what people talk about."""
    first = reading.tokens[i]
    portfolio = phrases.portfolios().ending_at(reading.tokens, i, end)
    abstract = reading.tokens[end - 1].low.endswith(_ABSTRACT)
    opening = first.low.endswith(_RELATING) or phrases.is_portfolio(first.text)
    return bool(portfolio and portfolio[0] == i) or (
        (abstract or portfolio is not None) and (opening or end == i + 1)
    )


def _is_relative(reading: Reading, sentence: Sentence, end: int) -> bool:
    return _MAKES.match(reading.norm, reading.tokens[end - 1].end, sentence.span.end) is not None


def _is_sign(reading: Reading, sentence: Sentence, run: _Run) -> bool:
    after, stop = reading.tokens[run.end - 1].end, sentence.span.end
    start = reading.tokens[run.begin].start
    located = run.begin > sentence.begin and reading.tokens[run.begin - 1].low == "in"
    acts = _ACTS.match(reading.norm, after, stop) if not located else None
    if acts and _OBJECT.search(acts["rest"]):
        return True
    if _is_introduced(reading, sentence, run) or _is_grouped(reading, sentence, run.begin, run.end):
        return True
    if _MAKES.match(reading.norm, after, stop) or _OWNS.match(reading.norm, after, stop):
        return True
    before = reading.norm[max(start - _BEFORE, sentence.span.start) : start]
    deal = _DEALS.search(before)
    return deal is not None and (
        run.known is not None
        or _is_distinctive(reading, run)
        or bool(deal["by"] or deal["firms"] is not None)
    )


def _is_grouped(reading: Reading, sentence: Sentence, i: int, end: int) -> bool:
    """ "the | M42 | group", "the | NovaChem | company"; an "Energy group" may be one of the talks."""
    text = reading.tokens[i].text
    coined = any(c.isdigit() or c.isupper() for c in text[1:]) and (not text.isalpha() or not text.isupper())
    return coined and _NOUN.match(reading.norm, reading.tokens[end - 1].end, sentence.span.end) is not None


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


def _is_distinctive(reading: Reading, run: _Run) -> bool:
    """Several words or a hump: a loan "to Callao" may be one to a town."""
    text = reading.tokens[run.begin].text
    return run.end - run.begin > 1 or (
        any(c.isupper() for c in text[1:]) and not reading.tokens[run.begin].acronym
    )


def _add(reading: Reading, sentence: Sentence, run: _Run) -> None:
    span = reading.token_span(run.begin, run.end)
    surface = reading.words(span)
    name = run.known.name if run.known else surface
    country = run.known.country if run.known else _owner(reading, sentence, run)
    entity = reading.cast.named("organizations", name, country, {"kind": "company", "country_code": country})
    entity.note(span, surface, "acting-company", "lexicon" if run.known else "inferred")
    sentence.entities.append((run.begin, run.end, entity))


def _owner(reading: Reading, sentence: Sentence, run: _Run) -> str | None:
    """ "Norway's | Nova Nickel", "Oslo-based | Nova Nickel"; "Nova Nickel of Norway"."""
    based = reading.tokens[run.begin - 1].text.removesuffix("-based") if run.begin else ""
    seat = phrases.known(based) if based != reading.tokens[run.begin - 1].text else None
    if seat is not None:
        return seat.country
    branch = phrases.countries().ending_at(reading.tokens, run.begin + 1, run.end)
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
