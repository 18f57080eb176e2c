"""How English tells of meetings. Cues, not yet events: several of them speak of one meeting.

Verbs ("sat together"), passives ("the session was opened"), nouns ("the venue of the eighth round",
"Earlier meetings: …") and counts ("for the ninth time"). Marks as in ``event_rules``.
"""

from __future__ import annotations

from functools import cache

from pipeline.extract.event_rules import EventRule, compiled, gated
from pipeline.extract.event_wordings import ADVERB, BE, WORDS
from pipeline.extract.gates import Gated

_TENS = ("twentieth", "thirtieth", "fortieth", "fiftieth")
_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = (
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
)
_COUNT = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ROUND = {word: number for number, word in enumerate(_COUNT, 1)}
_NUMBERS = {
    **{word: number for number, word in enumerate((*_UNITS, *_TEENS), 1)},
    **{ten: 10 * number for number, ten in enumerate(_TENS, 2)},
    **{
        f"{ten[:-4]}y-{unit}": 10 * tens + units
        for tens, ten in enumerate(_TENS, 2)
        for units, unit in enumerate(_UNITS, 1)
    },
    "inaugural": 1,
    "initial": 1,
    "opening": 1,
}
_COUNTED = "|".join(sorted(_NUMBERS, key=len, reverse=True)).replace("opening", r"opening(?!\s+of\b)")
NUMBER = rf"(?:(?:{_COUNTED})\b|\d{{1,2}}(?:st|nd|rd|th)\b)"
ORDINAL = rf"(?:{NUMBER}|(?:latest|final|last|next|previous|following|earlier|past)\b)"
ROUND_NUMBER = rf"\b(?:round|session)\s+(?:{'|'.join(_ROUND)}|\d{{1,2}}|[ivx]{{1,4}})\b"
NOUN = (
    r"(?:(?:video ?|tele)?(?:conferences?)|meetings?|sessions?|rounds?(?!\s+of\s+(?:tenders?"
    r"|financing|funding|bids|calls|investments?)\b)|summits?|plenar(?:y|ies)|ministerials?"
    r"|talks|consultations|editions?"
    r"|gatherings?|discussions?|encounters?|negotiations|roundtables?|breakfast|dinner|stocktaking)"
)
_THING = rf"(?:\b{NOUN}\b|<D>)"
_NAMED = r"(?:<I>|<B>|\bsummit\b)"
_HELD = (
    r"held|hosted|convened|opened|chaired|organi[sz]ed|staged|called together|closed"
    r"|inaugurated|conducted|attended"
)
_PLANNED = (
    r"scheduled|planned|foreseen|slated|pencil\w* in|expected|due|set for|envisaged|tabled|proposed|mooted|"
    r"pencilled in|announced for"
)
_MET = (
    r"met|convened|gathered|assembled|sat down|sat together|reconvened|came together|conferred"
    r"|compared notes|got together|held talks|held consultations|saw each other"
)
_MEET = (
    r"meets?|convenes?|reconvenes?|gathers?|come together|comes together|see each other|sit "
    r"down|be called together|be convened|get together"
)
_GUESTS = (
    r"(?:(?:[a-z]+\s+){0,3}?<P>|(?:the|both|a)\s+(?:[a-z]+\s+){0,2}?(?:leaders?|ministers?"
    r"|delegations?|counterparts?|presidents?|guests?))"
)
_NOT_MET = (
    r"(?!\s+(?:more than\s+|about\s+|some\s+)?\d+\s*(?:%|per\b))(?!\s+(?:the\s+|its\s+|their"
    r"\s+|all\s+|these\s+|our\s+)?(?:\w+\s+)?(?:needs?|demands?|targets?|goals?|requirements?"
    r"|standards?|deadlines?"
    r"|challenges?|criteria|commitments?|obligations?|expectations?|conditions?)\b)"
)


_FIRM = (
    (
        "review",
        "review",
        r"\b(?P<v>met|convened|gathered|held)\b[^.;]{0,25}?\b(?:for|to|in)?\s*(?:a|an|the|their)"
        r"\s+(?:[a-z-]+\s+){0,3}?review\b",
    ),
    ("met", "meeting", rf"\b(?P<v>{_MET})\b{_NOT_MET}"),
    (
        "meeting-held",
        "meeting",
        rf"{_THING}[^.;]{{0,90}}?\b(?:{BE}{ADVERB}(?P<v>{_HELD}|{_PLANNED})|(?P<v2>took place"
        r"|takes place|take place|taken place|taking place|met|followed|ensued))\b",
    ),
    (
        "scene-of",
        "meeting",
        rf"\b(?P<v>scene|venue|site|setting|occasion|place)\b[^.;]{{0,60}}?(?:{_THING}|\bsession|"
        r"\bround)",
    ),
    ("nth-meeting", "meeting", rf"\b(?P<v>{ORDINAL})\s+{WORDS}{{0,4}}?{_THING}"),
    (
        "meeting-of-dialogue",
        "meeting",
        rf"\b(?P<v>{NOUN})\s+(?:of|under|within|for|on)\s+{WORDS}{{0,4}}?(?:<D>|<I>)",
    ),
)

# Gatherings that are no rounds of a dialogue: they too need a date.
_OTHER_MEETING = (
    r"(?:dialogues?|workshops?|seminars?|symposiums?|symposia|webinars?|forums?|fora|hearings?|conventions?"
    r"|calls?|briefings?|dialog)"
)

# Cues that need a date beside them.
_DATED = (
    (
        "held-other",
        rf"\b(?P<v>hosted|held|convened|organi[sz]ed|co-hosted|staged|co-organi[sz]ed"
        rf"|host|hold|convene|organi[sz]e|stage)\s+(?:an?|the|their|its|one"
        rf"|two|three|another)\s+{WORDS}{{0,6}}?{_OTHER_MEETING}\b",
    ),
    (
        "held-other",
        rf"\b{_OTHER_MEETING}\s*,?\s+(?P<v>held|staged|hosted|convened|organi[sz]ed)\s+(?:in|on|at|by)\b",
    ),
    (
        "at-review",
        r"\b(?:at|in|during)\s+(?:an?|the|their|its)\s+(?:[a-z-]+\s+){0,2}?(?P<v>review|stocktaking)"
        r"\s+(?:in|on|of)"
        r"\s+<T>",
    ),
    ("will-meet", rf"\b(?:will|to|should|shall|ought to)\s+(?:next\s+)?(?P<v>{_MEET})\b{_NOT_MET}"),
    ("date-meeting", rf"<T>\s+(?P<v>{NOUN})\b"),
    (
        "elliptical",
        rf"\bthe\s+(?P<v>{NUMBER})\s*(?:,\s*(?:in|on|at)\s+[^.;,]{{2,30}}?,|,\s*(?:in|on)\s+<T>|"
        r"(?:was|took)\s+(?:\w+\s+)?(?:held|opened|hosted|convened|place|virtual))",
    ),
    (
        "elliptical",
        r"\bthe\s+(?P<v>latest|most recent|last)(?:\s+(?:one|of them|of these))?\s+(?:was|took place|came|being)\s+"
        r"(?:held\s+)?(?:(?:in|at)\s+<[LC]>\s+)?(?:in\s+|on\s+)?<T>".replace("<[LC]>", "(?:<L>|<C>)"),
    ),
    ("received", rf"\b(?P<v>received|welcomed|called on|called upon)\s+{_GUESTS}"),
    (
        "took-part",
        r"\b(?P<v>took part in|attended|participated in|at|during|hosting|hosted)\s+(?:the"
        rf"\s+)?{WORDS}{{0,4}}?(?P<o>{_NAMED})",
    ),
    (
        "named-meeting",
        rf"(?P<o>{_NAMED})\s*(?:\([^)]{{1,30}}\))?\s*,?\s+(?:which\s+[^.;]{{0,50}}?)?(?P<v>meets"
        r"|met|is hosting|hosts|will host|will meet|takes place|took place|staged|held|convened"
        r"|assembled|gathered)\b",
    ),
    (
        "hosts-named",
        r"\b(?P<v>hosts|will host|is to host|is hosting)\s+(?:the\s+)?(?:<B>\s+|<L>"
        rf"\s+)?{WORDS}{{0,3}}?(?P<o><I>|\bsummit\b)",
    ),
    ("to-named", rf"\b(?:invited|go|going|travel)\s+(?P<v>to)\s+(?:the\s+)?{WORDS}{{0,2}}?(?P<o><I>)"),
    (
        "review-made",
        r"\b(?P<v>carried out|conducted|undertook|completed|held)\s+(?:an?|the|their)\s+(?:[a-z-]+"
        r"\s+){0,3}?review\b",
    ),
    (
        "review-to-come",
        r"\b(?:will|shall|is to|are to|agreed to|plans? to|intends? to|expects? to|expected to|due to)\s+(?:jointly\s+)?"
        r"(?P<v>carry out|conduct|undertake|complete|hold|make|launch)\s+(?:an?|the|their|its)\s+(?:[a-z-]+\s+){0,3}?review\b",
    ),
    (
        "review-planned",
        r"\b(?P<v>review|stocktaking)\b[^.;,]{0,60}?\b(?:is|are|was|were|will)\s+(?:(?:to\s+)?be\s+)?"
        r"(?:completed|held|carried out|conducted|undertaken|scheduled|planned|due|foreseen|set)\b",
    ),
    ("chair", r"\b(?P<v>shared the chair|in the chair|took the chair|heads of delegation)\b"),
    (
        "held-late",
        rf"\b{NOUN}\b[^.;]{{0,60}}?\b(?:put off|postponed|delayed|moved)\b[^.;]{{0,30}}?\b"
        r"(?P<v>held|convened|took place)\b",
    ),
    (
        "foreseen",
        rf"\b(?P<v>{NOUN})\s+(?:originally\s+)?(?:planned|foreseen|scheduled|due)\s+(?:for|in|on)"
        r"\s+<T>",
    ),
)


def number(words: str | None) -> str | None:
    """ "ninth", "9th", "round nine", "inaugural" → "9" or "1"; "next" stays a word; None stays None."""
    if words is None:
        return None
    word = words.split()[-1]
    if word in _NUMBERS or word in _ROUND:
        return str(_NUMBERS.get(word) or _ROUND[word])
    return word.rstrip("stndrh") if word[0].isdigit() else word


@cache
def meeting_rules() -> Gated[EventRule]:
    """What tells of a meeting, the surer first."""
    firm = (EventRule(name, kind, compiled(pattern)) for name, kind, pattern in _FIRM)
    dated = (
        EventRule(
            name,
            "review" if "review" in name else "meeting",
            compiled(pattern),
            True,
            name == "will-meet",
        )
        for name, pattern in _DATED
    )
    return gated((*firm, *dated))
