"""How English reports events of diplomacy, as a table of patterns over masked sentences.

Each rule names the kind of event it reads and where its verb stands (group ``v``). Marks: D the dialogue, I a named initiative,
P a person, B a body, C a country, T a date, L a place, G "the program". Verbs come from ``lexicon/event_verbs.csv``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline import lexicon

_MARKS = {"D": "\ue000", "I": "\ue001", "P": "\ue002", "B": "\ue003", "C": "\ue004", "T": "\ue005", "L": "\ue006", "G": "\ue007"}

ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
    r"|\d{1,2}(?:st|nd|rd|th)|inaugural|initial|latest|final|last|next|previous)"
)
_ADVERB = r"(?:(?:jointly|formally|officially|also|both|together|later|then|subsequently|recently|finally|successfully|\w+ly)\s+)?"
_WORDS = r"(?:[a-z0-9$€£,.'-]+\s+)"
_DETERMINER = r"(?:the|a|an|this|that|its|their|our|his|her|two|three|four|several|new)\s+"
_PROGRAM = r"(?:initiatives?|programs?|programmes?|projects?|funds?|facility|strategy|action plan|partnerships?|schemes?|platforms?|networks?|campaign|accelerator|scholarships?|fellowships?)"
_PAPER = r"(?:memorand(?:um|a)\b(?:\s+of\s+(?:understanding|cooperation))?|m\.?o\.?u\.?s?|agreements?|accords?|treaty|treaties|letters? of intent|protocols?|declaration|compact|arrangements?|pact|contracts?|communiqu[eé]|joint statement|action plan|work ?plan|charter|convention)\b"
_MEETING = r"(?:meetings?|sessions?|rounds?|summits?|plenar(?:y|ies)|ministerials?|talks|consultations|negotiations)"
_RESULT = r"(?:training|trainings|courses?|programs?|programmes?|projects?|pilot|workshops?|negotiations?|study|phase|construction|initiative|review)"


@dataclass(frozen=True, slots=True)
class EventRule:
    """``kind`` of the event; ``pattern`` with its verb in group ``v`` and, where it has one, its object in ``o``."""

    name: str
    kind: str
    pattern: re.Pattern[str]
    planned: bool = False  # may report a plan


def _compile(pattern: str) -> re.Pattern[str]:
    for letter, mark in _MARKS.items():
        pattern = pattern.replace(f"<{letter}>", f"{mark}+").replace(f"[{letter}]", mark)
    return re.compile(pattern)


def _forms(kind: str, wanted: str, skip: frozenset[str] = frozenset()) -> str:
    forms = {
        form.lower()
        for verb in lexicon.event_verbs()
        if verb.kind == kind and wanted in verb.objects and verb.lemma not in skip
        for form in verb.forms
        if form != verb.lemma and not form.endswith("s")
    }
    return "|".join(sorted(map(re.escape, forms), key=lambda f: (-len(f), f)))


@cache
def rules() -> tuple[EventRule, ...]:
    """All rules, the more specific first: of two on one verb the first wins."""
    relaunch = _forms("relaunch", "dialogue") + "|re-launched|re-launching|re-established|re-activated"
    launch = _forms("launch", "dialogue")
    program = _forms("program_launch", "initiative", frozenset(("implement", "begin", "open")))
    be = r"(?:was|were|is|are|been|being|be)\s+"
    table = [
        ("announced-dialogue", "announcement", rf"(?:formation|creation|establishment|launch|start|relaunch|resumption)\s+of\s+{_WORDS}{{0,3}}?<D>[^.;]{{0,40}}?{be}{_ADVERB}(?P<v>announced|unveiled|agreed)"),
        ("announced-dialogue", "announcement", rf"(?P<v>announced|announcing|unveiled|agreed on|agreed to|promised|pledged)\s+(?:{_WORDS}{{0,6}}?(?:formation|creation|establishment|launch|launching|start|relaunch|resumption|create|establish|launch|form|set up|revive|relaunch|resume)\s+(?:of\s+)?)?{_WORDS}{{0,3}}?<D>"),
        ("promised-dialogue", "announcement", rf"<D>[^.;]{{0,60}}?\b(?:that|which)\s+[^.;]{{0,60}}?(?:had|have|has)\s+(?P<v>promised|announced|pledged|agreed)"),
        ("relaunch-active", "relaunch", rf"\b(?P<v>{relaunch})\s+{_WORDS}{{0,4}}?(?P<o><D>|<G>)"),
        ("relaunch-passive", "relaunch", rf"(?P<o><D>|<G>)[^.;]{{0,60}}?\b{be}{_ADVERB}(?P<v>{relaunch})\b"),
        ("relaunch-noun", "relaunch", rf"\b(?P<v>relaunch|re-launch|revival|resumption|reactivation)\s+of\s+{_WORDS}{{0,2}}?(?P<o><D>)[^.;]{{0,15}}?(?:in|on)\s+<T>"),
        ("launch-active", "launch", rf"\b(?P<v>{launch})\s+{_WORDS}{{0,4}}?(?P<o><D>|it\b(?!\s+\w+ing))"),
        ("launch-passive", "launch", rf"(?P<o><D>|\bit\b)[^.;]{{0,60}}?\b{be}{_ADVERB}(?:first\s+)?(?P<v>{launch})\b"),
        ("launch-reduced", "launch", rf"(?P<o><D>)\)?\s*,?\s+(?:first\s+)?(?P<v>{launch})\s+(?:in|on|by|at|during)\b"),
        ("launch-noun", "launch", rf"\b(?P<v>launch|launching|inception|establishment|creation|founding|formation)\s+(?:of\s+{_WORDS}{{0,2}}?(?P<o><D>)\s+)?(?:in|on)\s+<T>"),
        ("signing-noun", "signing", rf"\b(?P<v>signing|signature)\s+of\s+{_WORDS}{{0,5}}?(?P<o><I>|{_PAPER})"),
        ("signing-active", "signing", rf"\b(?P<v>signed|co-signed|inked|initialled|initialed)\s+{_WORDS}{{0,8}}?(?P<o><I>|{_PAPER})"),
        ("signing-passive", "signing", rf"(?P<o><I>|{_PAPER})[^.;]{{0,80}}?\b{be}{_ADVERB}(?P<v>signed|initialled|inked)\b"),
        ("signing-concluded", "signing", rf"\b(?P<v>concluded|entered into)\s+{_WORDS}{{0,4}}?(?P<o>{_PAPER})"),
        ("completion", "completion", rf"\b(?P<v>concluded|completed|finalized|finalised|finished|wrapped up)\s+{_WORDS}{{0,5}}?(?P<o><I>|{_RESULT})"),
        ("completion-passive", "completion", rf"(?P<o><I>|{_RESULT})\s+[^.;,]{{0,40}}?{be}{_ADVERB}(?P<v>completed|concluded|finalized|finalised)\b"),
        ("program-called", "program_launch", rf"\b(?P<v>{program})\s+{_DETERMINER}{_WORDS}{{0,7}}?{_PROGRAM}\s*,?\s+(?:called|named|known as|titled|entitled|dubbed)\s+{_WORDS}{{0,2}}?(?P<o><I>)"),
        ("program-launched", "program_launch", rf"\b(?P<v>{program})\s+{_WORDS}{{0,5}}?(?P<o><I>)"),
        ("program-launched", "program_launch", rf"\b(?P<v>{program})\s+{_DETERMINER}{_WORDS}{{0,7}}?(?P<o>{_PROGRAM})\b"),
        ("program-was-launched", "program_launch", rf"(?P<o><I>)[^.;]{{0,60}}?\b{be}{_ADVERB}(?P<v>{program})\b"),
        ("program-was-launched", "program_launch", rf"\b(?:a|an|another|new|the)\s+{_WORDS}{{0,5}}?(?P<o>{_PROGRAM})\s+(?:[^.;,]{{0,40}}?\s)?{be}{_ADVERB}(?P<v>{program})\b"),
        ("announced", "announcement", rf"\b(?P<v>announced|announces|unveiled|unveils)\b"),
        ("ended", "other", rf"<D>[^.;]{{0,60}}?\b{_ADVERB}(?P<v>inactive|dormant|suspended|dissolved|disbanded|discontinued|replaced|superseded|lapsed|terminated|abolished|wound up|ceased|broke down|collapsed)\b"),
        ("entered-into-force", "other", rf"(?P<v>entered into force|came into force|took effect)\s+(?:in|on)\s+<T>"),
    ]
    return tuple(EventRule(name, kind, _compile(pattern)) for name, kind, pattern in table)


@cache
def meeting_rules() -> tuple[EventRule, ...]:
    """What tells of a meeting. Cues, not yet events: several sentences speak of one meeting."""
    held = r"(?:hosted|held|opened|convened|co-hosted|welcomed delegations to|kicked off|attended|chaired|co-chaired|led|joined|concluded|opens|hosts)"
    table = [
        ("review", "review", rf"\b(?P<v>met|convened|gathered|held)\b[^.;]{{0,25}}?\b(?:for|to|in)?\s*(?:a|an|the|their)\s+(?:[a-z-]+\s+){{0,3}}?review\b"),
        ("met", "meeting", r"\b(?P<v>met|convened|gathered|assembled|sat down|reconvened)\b(?!\s+(?:the\s+|its\s+|their\s+|all\s+|these\s+|our\s+)?(?:\w+\s+)?(?:needs?|demands?|targets?|goals?|requirements?|standards?|deadlines?|challenges?|criteria|commitments?|obligations?|expectations?|conditions?)\b)"),
        ("will-meet", "meeting", r"\b(?P<v>meet|convene|reconvene|gather)\b"),
        ("held-meeting", "meeting", rf"\b(?P<v>{held}|hold|host|convene)\s+{_WORDS}{{0,8}}?{_MEETING}\b"),
        ("held-dialogue", "meeting", rf"\b(?P<v>{held}|hold|host|convene)\s+{_WORDS}{{0,6}}?(?:{ORDINAL}\s+)?{_WORDS}{{0,3}}?<D>"),
        ("meeting-held", "meeting", rf"(?:{_MEETING}|<D>)[^.;]{{0,90}}?\b(?:(?:was|were|is|be|been|being)\s+{_ADVERB}(?P<v>held|hosted|convened|opened|chaired|organized|organised|scheduled|planned)|(?P<v2>took place|takes place|take place|taking place|met))\b"),
        ("scene-of", "meeting", r"\b(?P<v>scene|venue|site|setting|occasion)\b[^.;]{0,60}?(?:<D>|meeting|session)"),
        ("nth-meeting", "meeting", rf"\b(?P<v>{ORDINAL})\s+{_WORDS}{{0,4}}?(?:{_MEETING}\b|<D>)"),
        ("meeting-of-dialogue", "meeting", rf"\b(?P<v>{_MEETING})\s+(?:of|under|within|for|on)\s+{_WORDS}{{0,4}}?(?:<D>|<I>)"),
        ("meeting-on-date", "meeting", rf"\b(?P<v>{_MEETING})\s*,?\s+(?:(?:held|hosted|convened)\s+)?(?:in|on|of|at)\s+(?:<L>\s*,?\s*(?:<C>|<L>)?\s*,?\s*)?(?:in|on|of)?\s*<T>"),
        ("date-meeting", "meeting", rf"<T>\s+(?P<v>{_MEETING})\b"),
    ]
    return tuple(EventRule(name, kind, _compile(pattern)) for name, kind, pattern in table)


NEGATED = re.compile(
    r"\b(?:no|not|never|without|neither|nor|failed to|did not|didn't|refused to|declined to|rather than|instead of)\b[^.;:]{0,45}$"
)
PLANNED = re.compile(
    r"\b(?:will|shall|would|plans? to|planned to|planning to|intends? to|intended to|expects? to|expected to|scheduled to|due to|set to|to be|"
    r"agreed to|agree to|committed to|look(?:s|ed|ing)? forward to|hopes? to|aims? to|is to|are to|was to|were to|scheduled|planned|next)\b"
    r"\s*(?:\w+ly\s+)?(?:[a-z]+\s+){0,2}(?:be\s+|have\s+)?(?:the\s+|a\s+|its\s+|their\s+)?$"
)
INFINITIVE = re.compile(r"\b(?:to|can|could|may|might|should|must|would|do|does)\s+(?:\w+ly\s+|be\s+|have\s+){0,2}$")
HABITUAL = re.compile(
    r"^[^.;]{0,40}?\b(?:once|twice|three times|every|each|annually|regularly|yearly|per|a)\s+(?:a\s+)?(?:year|month|quarter|two years|years|basis)\b|^\s+(?:annually|regularly|periodically|yearly|biannually)\b"
)
