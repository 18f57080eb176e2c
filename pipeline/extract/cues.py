"""The words that say what a list is a list of: fields of work, results, or members.

The vocabulary is closed: nouns by which such texts divide their work, never the name of one division.
"""

from __future__ import annotations

import re

from pipeline.extract.gates import Cue

NUMBERS = {
    word: n
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ]
    )
}
NUMBER = r"(?:\d{1,2}|" + "|".join(list(NUMBERS)[2:]) + ")"

# Divisions that exist as such: a plural of these followed by "on A, B and C" names them.
GROUPS = (
    r"pillars?|(?:sub-?)?working (?:groups?|parties|party)|(?:technical|expert|thematic) groups?|"
    r"(?:work-? ?)?streams?|tracks?|"
    r"baskets?|clusters?|strands?|sub-?committees?|sub-?groups?|task ?forces?|lines of (?:work|action)"
)
_AREA_WORD = (
    r"(?:focus|focal|key|thematic|core|main|broad|strategic|policy|issue|"
    r"priority|following|these|major|principal|common)"
)
_UNITS = (
    r"teams|fields|domains|chapters|blocks|parts|legs|planks|axes|dimensions|items|committees|panels|points"
)
_TOPICS = (
    r"priority (?:areas?|sectors?|themes?|fields?|topics?|issues?)|priorities|themes?|topics?|subjects?|"
    r"(?:areas?|fields?|lines?|axes|sectors?) (?:of|for) (?:\w+ )?"
    r"(?:cooperation|co-operation|collaboration|focus|work|engagement|priority|action|interest|effort|"
    r"activity)|"
    rf"{_AREA_WORD} (?:areas?|fields?|points)|points of focus|(?<=following )(?:{_UNITS}|sections)|"
    r"areas|(?<=following )agenda|agenda items?|items on the agenda|headings?|issues"
)
# Plain nouns (groups, tables, fields) mean a division of the work only with a number or a field beside them.
PILLAR_CUE = Cue(
    rf"\b(?:{GROUPS}|{_TOPICS}|groups (?=dealing|devoted|working|on\b|for\b)|"
    rf"(?:committees|teams|panels)(?= (?:dealing|devoted|on\b|for\b))|"
    rf"{NUMBER} (?:tables of (?:officials|experts|negotiators)|"
    rf"(?:\w+ )?(?:groups|sections|sectors|{_UNITS})(?: of \w+)?))\b"
)
OUTCOME_CUE = Cue(
    r"\b(?:accomplish\w*|achiev\w*|results?|outcomes?|deliverables?|goals?|objectives?|success(?:es)?|"
    r"progress|commitments?|"
    r"action items?|next steps|(?:concrete|practical|agreed|further) steps|decisions?|had occurred|"
    r"took place|"
    r"announce(?:d|ments?)|highlights?|agreed to|decided|came out|was done|conclusions?)\b"
)
MEMBER_CUE = Cue(
    r"\b(?:co-?chair\w*|chair(?:ed|s)?|share the chair|participa\w+|taking part|take part|took part|"
    r"members?|membership|composed of|comprises?|"
    r"consists? of|represented by|agencies|ministries|departments|bodies|institutions|led by)\b"
)
# Lines without any such noun that yet introduce fields of work: "the talks dealt with:", "work falls into:".
WORK_CUE = Cue(
    r"\b(?:(?:its|the|their) (?:work|business|agenda|discussions?|talks|remit|mandate)\b|work (?:is|was|"
    r"will be|falls)|carry on|"
    r"organi[sz]ed|structured|divided|split|grouped|falls? into|rests? on|built on|"
    r"deal(?:s|t|ing)? with|cover(?:s|ed|ing)?|took up|takes? up|(?:talk(?:s|ed)?|spoke|speaks?|spoken) "
    r"(?:about|of)|consider(?:s|ed)?|consult(?:s|ed)? (?:up)?on|concentrat(?:es?|ed) on|"
    r"discuss(?:ed|es|ions?)?|exchanged views on|"
    r"dwelt (?:up)?on|touched (?:up)?on|focus(?:es|ed|ing)? (?:up)?on|cent(?:re|er)(?:s|d|ed) (?:up)?on)\b"
)
# Headings above paragraphs that each begin with a field of work.
HEADING_CUE = Cue(
    r"\b(?:work ?plan|work program(?:me)?|program(?:me)? of work|agenda|matters|subjects|fields|scope|remit|"
    r"(?:topics|themes|areas|issues)|what (?:\w+ ){1,4}(?:discuss\w*|cover\w*|deals? with|about|work on))\b"
)
_KINDS = (("pillars", PILLAR_CUE), ("outcomes", OUTCOME_CUE), ("members", MEMBER_CUE))
_ANNOUNCED = re.compile(r"\b(?:following|these)\s+(?:[\w-]+\s+){0,2}$")
_COUNTED_BEFORE = re.compile(rf"\b{NUMBER}\s+(?:[\w-]+\s+){{0,3}}$")
# Some nouns are only found together with what announces or counts them.
_WITHIN = {_ANNOUNCED: re.compile("following|these"), _COUNTED_BEFORE: re.compile(rf"{NUMBER}\s")}


def decide(line: str) -> str | None:
    """pillars | outcomes | members | None, by the noun that a line in lower case introduces.

    First the noun that is announced ("these themes:"), then the one that is counted ("three agencies lead the
    pillars"), then the one that the line closes on.
    """
    marks = sorted((m.start(), m.end(), kind) for kind, cue in _KINDS for m in cue.finditer(line))
    for pattern in (_ANNOUNCED, _COUNTED_BEFORE):
        for start, _, kind in marks:
            within = _WITHIN[pattern].match(line, start)
            if within or pattern.search(line[max(0, start - 60) : start]):
                return kind
    return marks[-1][2] if marks else None


_SEVERAL = re.compile(r"(?:s|agenda|axes|parties)$")


def are_fields(line: str) -> bool:
    """A heading over fields of work: its noun is a plural. "Working Group on Trade: Second Round" is one group."""
    return decide(line) == "pillars" and any(_SEVERAL.search(m.group()) for m in PILLAR_CUE.finditer(line))


def introduces_work(line: str) -> bool:
    """A line that ends in a colon and says what is dealt with, without a noun for it."""
    return line.rstrip(' *_"').endswith(":") and WORK_CUE.search(line[-160:]) is not None


def number(word: str | None) -> int | None:
    """ "three" or "3" → 3."""
    if not word:
        return None
    return int(word) if word.isdigit() else NUMBERS.get(word)


def counted(line: str) -> int | None:
    """The number before a noun for fields of work: "three tracks" → 3."""
    for noun in PILLAR_CUE.finditer(line):
        number_of = count_before(line, noun)
        if number_of is not None:
            return number_of
    return None


_COUNT = re.compile(rf"\b({NUMBER})\s+(?:[\w-]+\s+){{0,3}}$")
_COUNT_WITHIN = re.compile(rf"({NUMBER})\b")


def count_before(line: str, noun: re.Match[str]) -> int | None:
    """The number right before ``noun``, or that it begins with: "four priority areas" → 4."""
    match = _COUNT.search(line[max(0, noun.start() - 50) : noun.start()]) or _COUNT_WITHIN.match(noun.group())
    return number(match[1]) if match else None
