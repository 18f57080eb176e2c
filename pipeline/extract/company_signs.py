"""What shows that a capitalised run is a company: what it does, what is done with it, whom it deals with.

"Nova Nickel plans a refinery"; "Nova Rail showed how it repairs wagons"; "a consortium led by Nova"; "an MoU
between Nova Ports and Orion Cable"; "Nova was granted a licence".
"""

from __future__ import annotations

import re

from pipeline.extract.branches import BRANCHES, GENERIC
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.spelled_names import TOPICS

_AUXILIARIES = (
    r"(?:(?:has|have|had|is|are|was|will|would|also|now|jointly|already|recently|meanwhile|each|both|together|to|alone"
    r"|plans?|intends?|expects?|agreed|wants?|hopes?|began|started|been|be)\s+){0,4}"
)
_VERBS = (
    r"(?:suppl(?:y|ies|ied|ying)|manufactur(?:es?|ed|ing)|acquir(?:es?|ed|ing)|buys?|bought|buying|sells?|sold|selling"
    r"|builds?|built|building|construct(?:s|ed|ing)?|operat(?:es?|ed|ing)|produc(?:es?|ed|ing)|refin(?:es?|ed|ing)"
    r"|deliver(?:s|ed|ing)?|invest(?:s|ed|ing)?|plans?|planned|planning|proposed?|proposes|orders?|ordered|ordering"
    r"|opens?|opened|opening|wins?|won|secur(?:es?|ed)|rais(?:es?|ed)|expand(?:s|ed|ing)?|install(?:s|ed|ing)?"
    r"|suppl(?:y|ies)|employ(?:s|ed)?|hires?|hired|leas(?:es?|ed)|financ(?:es?|ed|ing)|insur(?:es?|ed)|develop(?:s|ed|ing)?"
    r"|run(?:s|ning)?|own(?:s|ed)?|export(?:s|ed|ing)?|commit(?:s|ted|ting)?|pledge[sd]?|spends?|spent|lends?|lent"
    r"|assembl(?:es?|ed|ing)|process(?:es|ed|ing)|drill(?:s|ed)|lays|laid|ship(?:s|ped)|serves?|served|repair(?:s|ed)|upgrad(?:es|ed))"
)
_WORKS = (
    r"(?:plants?|refiner(?:y|ies)|factor(?:y|ies)|mills?|mines?|smelters?|shipyards?|terminals?|pipelines?|turbines?"
    r"|aircraft|airliners?|jets|engines|trains|locomotives|buses|satellites|vaccines?|chips|batteries|data cent(?:re|er)s?"
    r"|subsidiar(?:y|ies)|shares|stakes?|contracts?|warehouses?|workers|farmers|customers|megawatts|MW|gigawatts|GW"
    r"|tonnes|tons|reactors?|solar|wind farms?|parks|cables?|networks?|fund(?:ing|s)?|bonds|million|billion"
    r"|brakes|switches|components|parts|machines|machinery|tractors|harvesters|trucks|cars|vehicles|systems|software|seeds"
    r"|combines|tyres|tires|cement|gypsum|sugar|cotton|beer|timber|fish|wells|homes|houses|passengers|medicines|steel|copper|lithium|uranium|crude|gas|milk|pumps|generators|cranes|containers|rails|wagons|devices|sensors"
    r"|\$|€|£|¥|₹|facilit(?:y|ies)|lines?|equipment|fertili[sz]er|routes?|flights?|units|modules|panels|rigs?)"
)
_BEHIND_NAME = r"(?:\s*\([A-Z][\w-]*\))?\s+"
_ACTS = re.compile(rf"{_BEHIND_NAME}{_AUXILIARIES}{_VERBS}\b(?P<rest>[^.;:]{{0,90}})")
_OBJECT = re.compile(rf"\b{_WORKS}\b|[$€£¥₹]|\b(?!(?:19|20)\d\d\b)\d[\d,.]* [a-z]{{3,}}")
_MAKES = re.compile(
    r",\s+(?:which|who)\s+(?:\w+ly\s+|has\s+|had\s+|also\s+)?(?:suppli?e[sd]|ma[kd]e[s]?|manufacture[sd]|buil(?:ds|t)"
    r"|operate[sd]|s(?:ells|old)|serve[sd]|distribute[sd]|develop(?:s|ed)|own(?:s|ed)|employ(?:s|ed)|insure[sd]|lends|trades)\b"
)
_OWNS = re.compile(
    r"(?:'s)?\s+(?:subsidiar|shareholders|shares\b|stake\b|engineers\b|executives\b|chief executive|experts\b|technicians\b"
    r"|salespeople\b|share price)"
)
# Somebody says or shows something, and is "it": no person.
_TELLS = (
    r"(?:confirm(?:s|ed)?|descri?be[sd]|told|tells|said|says|show(?:s|ed|n)?|present(?:s|ed)|announce[sd]|explain(?:s|ed)"
    r"|estimate[sd]|expects?|expected|warn(?:s|ed)|promise[sd]|pledge[sd]|outline[sd]|add(?:s|ed)|complain(?:s|ed)|hopes?"
    r"|intends?|demonstrate[sd]|display(?:s|ed)|unveil(?:s|ed)|reveal(?:s|ed)|argue[sd]|report(?:s|ed)|offer(?:s|ed)"
    r"|introduce[sd]|put|puts|doubled?|moved?|moves|bases?|based|relocate[sd]|close[sd]?|reopen(?:s|ed)|halt(?:s|ed))"
)
_IT = re.compile(
    rf"{_BEHIND_NAME}{_AUXILIARIES}{_TELLS}\s(?P<rest>[^.;:\"]{{0,50}}?\b(?:its|it)\b[^.;:\"]{{0,60}})"
)
_BUSINESS = re.compile(
    r"\bits\s+(?:\S+\s+){0,4}?(?:factor(?:y|ies)|plants?|mills?|mines?|refiner(?:y|ies)|loss(?:es)?|profits?|revenues?|sales|turnover"
    r"|shares|shareholders|customers|suppliers|order books?|fleet|subsidiar(?:y|ies)|workforce|headquarters|branch(?:es)?"
    r"|production lines?|products?|warehouses?|shops|stores|dealers|passengers|flights|engineers|terminals?"
    r"|data cent(?:re|er)s?)\b"
)
# What only a body reckons or awaits: "NOVALCO estimates the length at 40 km".
_RECKONS = re.compile(
    rf"{_BEHIND_NAME}{_AUXILIARIES}(?:estimates?|expects?|puts|reckons|forecasts|plans|hopes|intends|wants)\s"
    r"(?:the|that|its|a|an|to|output|sales|demand|costs?|exports|production|construction|work)\b"
)
_DOES = re.compile(rf"{_BEHIND_NAME}{_AUXILIARIES}(?:{_TELLS}|{_VERBS})\b")
_GRANTED = re.compile(
    rf"{_BEHIND_NAME}(?:(?:and|,)\s[^.;:]{{1,40}}?)?(?:(?:has|have|had)\s+been|was|were|is|are)\s+(?:also\s+|now\s+)?"
    r"(?:admitted|licen[cs]ed|authori[sz]ed|accredited|listed|awarded|granted|given|chosen|selected|hired|commissioned"
    r"|contracted|registered|approved)\s[^.;:]{0,40}?\b(?:underwriters?|licen[cs]es?|contracts?|concessions?|operators?|bonds?"
    r"|shares|permits?|quotas?|tenders?|suppliers?|contractors?|exchange|brokers?|custodians?|market|lenders?|orders?)\b"
)
_FIRMS = (
    r"(?:companies|firms|manufacturers|multinationals|start-ups|startups|carmakers|airlines|operators|utilities|lenders"
    r"|insurers|retailers|corporations|conglomerates|exporters|importers|investors|banks|growers|producers|shipowners"
    r"|miners|brewers|farmers|employers|traders|industry)"
)
_DEALS = re.compile(
    r"\b(?:(?:joint venture|consortium|merger)\b[^.;:]{0,30}?\s(?:of|between|with|comprising|made up of)"
    r"|(?:contracts?|orders?|loans?|credits?|licen[cs]es?|concessions?|guarantees?|award)\b[^.,;:]{0,40}?\s(?:to|with|from|by)"
    r"|\b(?:buys?|bought|buying|purchas(?:es?|ed|ing)|imports?|imported|orders?|ordered|procur(?:es?|ed|ing))\b[^.,;:]{1,60}?\sfrom"
    r"|\b(?:sells?|sold|suppl(?:y|ies|ied)|delivers?|delivered|leases?|leased|ships?|shipped)\b[^.,;:]{1,60}?\s(?:to|from)"
    r"|(?:stakes?|shares?|equity|interest|holding|bid|takeover|acquisition|applications?|issue|listing|branch)\s+(?:in|of|by)"
    r"|(?P<by>(?:chief executive(?: officer)?|CEO|managing director|shareholders|owners?|makers?|subsidiar(?:y|ies)) of"
    r"|(?:supplied|built|operated|owned|developed|manufactured|acquired|arranged|produced|run|managed|sold|delivered|mined"
    r"|leased|bought)\s+by|(?:consortium|venture)[^.;:]{0,40}?\s(?:led|formed|owned|headed|backed)\s+by)"
    rf"|{_FIRMS}(?P<firms>\s+such as|,? including|\s+like|:|,? among them"
    r"|,? notably|,? led by|,? represented by|,? organi[sz]ed in)?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_PAPERS = (
    r"(?:contract|agreement|mous?|memorand(?:um|a)|partnership|joint venture|letters? of intent|deal|merger|alliance|accord"
    r"|exchanged|signed|concluded|arrangement|tie-up|protocol|order)"
)
_BETWEEN = re.compile(rf"\b{_PAPERS}\b[^.;:]{{0,60}}?\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_ADMITS = re.compile(r"\b(?:admitted|licen[cs]ed|authori[sz]ed|accredited|commissioned|contracted|hired)\s+$")
_NOUN = re.compile(r"\s+(?:group|company|firm|conglomerate|holding|start-up|startup)\b")
_BEFORE = 110  # code points before a name in which a deal may be named
_ACRONYM = 5  # letters from which on an unknown acronym that reckons is a body


def is_sign(reading: Reading, sentence: Sentence, begin: int, end: int, known: bool) -> bool:
    """Does the sentence show that its capitalised run ``[begin, end)`` is a company? ``known``: the lexicon has it."""
    start, after, stop = reading.tokens[begin].start, reading.tokens[end - 1].end, sentence.span.end
    located = begin > sentence.begin and reading.tokens[begin - 1].low == "in"
    if not located and _acts(reading, begin, end, after, stop):
        return True
    if _MAKES.match(reading.norm, after, stop) or _OWNS.match(reading.norm, after, stop):
        return True
    before = reading.norm[max(start - _BEFORE, sentence.span.start) : start]
    if _ADMITS.search(before) and (known or is_distinctive(reading, begin, end)):
        return reading.norm[after : after + 4] == " as "
    deal = _DEALS.search(before)
    return deal is not None and (
        known or is_distinctive(reading, begin, end) or bool(deal["by"] or deal["firms"] is not None)
    )


def _acts(reading: Reading, begin: int, end: int, after: int, stop: int) -> bool:
    """What the run does, or what is granted to it."""
    norm = reading.norm
    acts = _ACTS.match(norm, after, stop)
    if acts and _OBJECT.search(acts["rest"]):
        return True
    told = _IT.match(norm, after, stop)
    if told and (end - begin > 1 or _BUSINESS.search(told["rest"])):
        return True
    if is_branch_name(reading, begin, end) and (
        _DOES.match(norm, after, stop) or _GRANTED.match(norm, after, stop)
    ):
        return True
    if end == begin + 1 and is_long_acronym(reading, begin) and _RECKONS.match(norm, after, stop):
        return True
    return _GRANTED.match(norm, after, stop) is not None


def acts_in_business(reading: Reading, sentence: Sentence, end: int) -> bool:
    """ "Nova, which supplies brakes", "Nova confirmed that its factory": no plain word that opens a sentence."""
    after, stop = reading.tokens[end - 1].end, sentence.span.end
    told = _IT.match(reading.norm, after, stop)
    return (
        _MAKES.match(reading.norm, after, stop) is not None
        or _GRANTED.match(reading.norm, after, stop) is not None
        or bool(told and _BUSINESS.search(told["rest"]))
    )


def opens_deal(reading: Reading, sentence: Sentence, begin: int) -> bool:
    """ "a contract between | Nova and Orion": the first of two who made a paper."""
    start = reading.tokens[begin].start
    before = reading.norm[max(start - _BEFORE, sentence.span.start) : start]
    return _BETWEEN.search(before) is not None


def is_branch_name(reading: Reading, begin: int, end: int) -> bool:
    """ "Nova Rail", "Sunda Electric": a word of its own and then a branch of business."""
    tokens = reading.tokens
    own = tokens[begin].low
    return end - begin > 1 and tokens[end - 1].low in BRANCHES and own not in GENERIC and own not in BRANCHES


def is_plain_branch(reading: Reading, begin: int, end: int) -> bool:
    """ "Green Hydrogen", "Global Shipping": what people talk about."""
    tokens = reading.tokens
    words = [tokens[i].low for i in range(begin, end)]
    return words[0] in GENERIC and words[-1] in BRANCHES


def is_long_acronym(reading: Reading, i: int) -> bool:
    """ "NOVALCO": so many letters stand for a body rather than a matter."""
    word = reading.tokens[i]
    return word.acronym and len(word.text) >= _ACRONYM and word.text not in TOPICS


_COINED = re.compile(
    r"[A-Z][a-z]{2,}(?:bank|gaz|neft|pharma?|soft|telecom|energo|chem|prom|stroy|agro|motors|invest|leasing)"
)


def is_coined(word: str) -> bool:
    """ "Hamkorbank", "Uzbekneftegaz": a branch of business closes the word."""
    return _COINED.fullmatch(word) is not None


def is_distinctive(reading: Reading, begin: int, end: int) -> bool:
    """Several words or a hump: a loan "to Callao" may be one to a town."""
    text = reading.tokens[begin].text
    return (
        end - begin > 1
        or is_coined(text)
        or (any(c.isupper() for c in text[1:]) and not reading.tokens[begin].acronym)
    )


def is_grouped(reading: Reading, sentence: Sentence, begin: int, end: int) -> bool:
    """ "the | M42 | group", "the | NovaChem | company"; an "Energy group" may be one of the talks."""
    text = reading.tokens[begin].text
    coined = any(c.isdigit() or c.isupper() for c in text[1:]) and (not text.isalpha() or not text.isupper())
    return coined and _NOUN.match(reading.norm, reading.tokens[end - 1].end, sentence.span.end) is not None
