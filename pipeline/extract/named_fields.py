"""Fields of work enumerated in a sentence: "three pillars: a; b; and c", "a, b and c are its priorities"."""

from __future__ import annotations

import re

from pipeline.extract import cues
from pipeline.extract.field_names import Ranges, readings
from pipeline.extract.gates import Cue
from pipeline.extract.masks import DIALOGUE, THING
from pipeline.extract.reading import Reading

_COLON = re.compile(r"[^:;(]{0,140}?(?P<sign>:\s|\s-\s)")
_NEAR = re.compile(
    rf"(?:\s+(?:on the (?:table|agenda)|in question)|\s+(?!are\b|is\b|on\b|for\b|in\b|cover|deal|look|"
    rf"includ|such|handl|remain)[a-z'{DIALOGUE}-{THING}-]+){{0,7}}?(?P<sign>,?\s*namely:?|,?\s*(?:which |"
    rf"these |"
    rf"they )?(?:are|were|being|remain)\b(?! (?:set up|created|established|formed|constituted|convened)\b):?|"
    r",?\s*(?:(?:(?:were|have been|are|had been) )?(?:set up|created|established|formed|constituted|convened) )?(?:to |which |"
    r"that |and )?(?:look(?:ed)? into|look (?:at|after)|examined?|deal with|handle|cover|study|studied|"
    r"treat|work on|address|take up|"
    r"took up)\b|"
    r",?\s*(?:(?:which|that|these|they) )?(?:cover(?:s|ing|ed)?|includ(?:e|es|ed|ing)|compris(?:e|es|ed|"
    r"ing)|deal(?:s|t|ing)? (?:respectively )?with|look(?:s|ing)? after|handl(?:e|es|ing)|devoted to|"
    r"dedicated to|"
    r"concerned with|such as)\b:?"
    r"(?:,? (?:but (?:is|are) not limited to|among (?:other things|other matters|others)|inter alia|"
    r"notably|in particular),?)?"
    r"|,?\s+one (?:each )?(?:for|on)(?: each of)?\b"
    r"|,?\s+(?:on(?! the (?:table|agenda))|for|in)\b|\s*\()\s*"
)
_PARTIAL = re.compile(
    r"\b(?:among (?:them|which|others)|includ\w+|such as|for (?:example|instance)|notably)\W*$"
)
_GROUPS = re.compile(rf"(?:{cues.GROUPS}|groups |committees|teams|panels)$")
_DIRECT = re.compile(r"(?:on|for|dealing with|devoted to|dedicated to|covering|concerned with)$")

# "Issues" are as often quarrels: they count when they were talked about in the dialogue.
_ON_AGENDA = re.compile(
    r"\b(?:agenda|discuss\w*|talks|cover\w*|address\w*|took up|take up|exchang\w+|deal\w* with|dealt with|"
    r"[\ue000]+)"
)


def after_noun(reading: Reading, masked: str, base: int) -> Ranges | None:
    """ "three pillars: a; b; and c", "groups dealing with a, b, and c": number or punctuation vouch."""
    for noun in cues.PILLAR_CUE.finditer(masked):
        rest = masked[noun.end() :]
        opener = _COLON.match(rest) or _NEAR.match(rest)
        if opener is None or "." in opener.group().strip(" ."):
            continue
        if noun.group() == "issues" and not _ON_AGENDA.search(masked[: noun.end() + opener.end()]):
            continue
        count = cues.count_before(masked, noun)
        if count is None and _ONE_GROUP.search(noun.group()):
            continue  # "the Working Group on Trade, Energy and Climate" is a single one
        partial = _PARTIAL.search(opener.group())
        start = noun.end() + opener.end()
        groups = (
            _GROUPS.search(noun.group()) is not None
            and _DIRECT.match(opener["sign"].strip(" ,:")) is not None
        )
        for names in readings(reading, masked, base, start, _end(masked, start, opener["sign"]), groups):
            if count == len(names) or ((partial or count is None) and _vouched(masked, noun, opener, names)):
                return names
    return None


_GAP = re.compile(
    r"\s*(?:(?:also |now )?(?:met|meet|exist|work|(?:were|are|have been) (?:set up|created|established|"
    r"formed)))?"
)
_SUBJECT = re.compile(
    rf"^(?:the )?(?:{DIALOGUE}+'s? )?(?:(?:among|the|its|their|these|this|main|key|principal|current|other|"
    r"separate|several|agreed|bilateral|joint|"
    r"dialogue|discussion)\s+)*$"
)
_STATES = re.compile(r"(?:includ|compris|cover|are\b|were\b|remain|deal|look|handle)")
_SUCH_AS = re.compile(
    r"(?:priority|key|focus|focal) (?:areas|sectors|fields|themes|topics)$|priorities$|pillars$"
)
_SUBJECTS = re.compile(r"(?:subjects|topics|themes|areas|fields|issues|matters)$")
_OF_GROUPS = re.compile(rf"\b(?:{cues.GROUPS})\b")
_ONE_GROUP = re.compile(
    r"(?:working (?:group|party)|(?:technical|expert|thematic) group|task ?force|sub-?committee)$"
)


def _vouched(masked: str, noun: re.Match[str], opener: re.Match[str], names: Ranges) -> bool:
    """Without a number: a colon; "topics included …"; "working groups on …"; "priority areas such as …"."""
    sign = opener["sign"].strip(" ,")
    if sign in (":", "-") or sign.endswith(":"):
        return len(names) > 2 or ";" in masked[noun.end() :]
    if len(names) < 3:
        return False
    if _SUBJECT.match(masked[: noun.start()]) and _STATES.search(sign):
        return True
    if sign == "(" and _GROUPS.search(noun.group()) and opener.group().strip() == "(":
        return True
    if sign == "such as" and _SUCH_AS.search(noun.group()):
        return True
    if _SUBJECTS.search(noun.group()) and _OF_GROUPS.search(masked[: noun.start()]):
        return True  # "working groups meet on subjects such as a, b and c"
    return bool(
        _GROUPS.search(noun.group())
        and _DIRECT.match(sign)
        and _GAP.fullmatch(opener.group()[: opener.start("sign")])
    )


def _end(masked: str, start: int, sign: str) -> int:
    """Where the enumeration that opens with ``sign`` closes: the second dash, the bracket, else the end."""
    closing = {"-": " - ", "(": ")"}.get(sign.strip(), "")
    at = masked.find(closing, start) if closing else -1
    return at if at >= 0 else len(masked)


# --- what is dealt with, without a noun ---

_TALKS = (
    rf"(?:(?:the )?{DIALOGUE}+|the (?:talks|discussions?|agenda|session|meeting|work|exchanges?|"
    r"consultations?)|its (?:work|agenda|remit|mandate|program(?:me)?)|discussions|talks|work)"
)
_DEALS = Cue(
    rf"(?:^|[,;:]\s|\b(?:and|where|when|which) )(?:{_TALKS}|it(?=\s+(?:cover|deal|range|span|address|"
    rf"concern)))\s+(?:[a-z'-]+\s+){{0,3}}?"
    r"(?P<sign>cover(?:s|ed)?|deal(?:s|t)? with|dwel(?:ls|t) (?:up)?on|focus(?:es|ed)? (?:up)?on|"
    r"cent(?:re|er)(?:s|d|ed) (?:up)?on|revolve[sd]? around|"
    r"range[sd]? over|turn(?:s|ed) on|touch(?:es|ed) (?:up)?on|address(?:es|ed)?|span(?:s|ned)|"
    r"concern(?:s|ed)|rest(?:s|ed) on|"
    r"(?:is|are|was|were) (?:organi[sz]ed|structured|grouped|built|divided|split) (?:around|into|under|on|"
    r"among)):?,?\s+"
    r"(?:(?:among other (?:things|matters)|inter alia|notably|in particular),?\s+)?"
    r"(?:(?:matters|questions|issues|topics|areas|fields|subjects)(?: such as| of| including| like|:)\s+)?"
)


_DEALS_COLON = Cue(
    r"\b(?:discuss(?:ed|es)?|exchanged views on|reviewed|address(?:ed|es)?|took up|takes up|considered|"
    r"cover(?:s|ed)?|touched (?:up)?on|"
    r"focus(?:es|ed) (?:up)?on|deal(?:s|t)? with|concerned|included|agenda|on the table|"
    r"(?:focus|concentrate|cooperate|co-operate|collaborate|work)(?: their \w+| together| jointly| "
    r"closely)? on)\b[^:;.]{0,40}:\s+"
)


def dealt_with(reading: Reading, masked: str, base: int) -> Ranges | None:
    """ "The talks dwelt upon a; on b, where …; and on c": at least three, set apart beyond doubt."""
    match = _DEALS.search(masked) or _DEALS_COLON.search(masked)
    if match is None:
        return None
    for names in readings(reading, masked, base, match.end(), len(masked)):
        if len(names) > 2 and (";" in masked[match.end() :] or all(s.end - s.start < 60 for s in names)):
            return names
    return None


_THESE = re.compile(
    r"^(?:these|they|those) (?:are|were|cover|include|comprise|deal with|concern)(?: as follows)?:?\s+"
)


def these(reading: Reading, masked: str, base: int, before: str) -> Ranges | None:
    """ "It has three pillars. These are a, b and c." """
    match = _THESE.match(masked)
    if match is None or not cues.PILLAR_CUE.search(before):
        return None
    return next((n for n in readings(reading, masked, base, match.end(), len(masked)) if len(n) > 2), None)


# --- the noun comes last ---

_AS = Cue(
    r"\b(?:as|are|were|remain|form|make up|constitute)\s+(?:the\s+|its\s+|their\s+|our\s+)?"
    rf"(?P<count>{cues.NUMBER})\s+(?:[\w-]+\s+){{0,2}}?(?={cues.PILLAR_CUE.pattern})"
)
_NAMED = re.compile(
    r"\b(?:named|identified|chose|chosen|singled out|designated|listed|picked|selected|established|"
    r"adopted|with)\s+"
)
_WERE = Cue(
    rf"\b(?:are|were|remain) (?:the |its |their )?(?:main |key |principal |"
    rf"chief )?(?={cues.PILLAR_CUE.pattern})"
)


def before_noun(reading: Reading, masked: str, base: int) -> Ranges | None:
    """ "Ministers named a, b and c as the three priority areas", "a, b and c are its three pillars"."""
    counted = _AS.search(masked)
    noun = counted or _WERE.search(masked)
    if noun is None:
        return None
    opens = [m.end() for m in _NAMED.finditer(masked, 0, noun.start())] if counted else []
    for names in readings(reading, masked, base, opens[-1] if opens else 0, noun.start()):
        if len(names) == cues.number(counted["count"]) if counted else len(names) > 2:
            return names
    return None


_BARE = re.compile(r"^[^:;]{3,200}$")


def bare(reading: Reading, masked: str, base: int) -> Ranges | None:
    """ "Trade, energy and health." as the answer to "What is discussed?"."""
    if not _BARE.match(masked):
        return None
    return next((n for n in readings(reading, masked, base, 0, len(masked)) if len(n) > 2), None)
