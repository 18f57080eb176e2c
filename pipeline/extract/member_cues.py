"""The wordings that make a body a member: what stands before it, behind it, and what must not."""

from __future__ import annotations

import re

from pipeline.extract.gates import Cue

# Marks as in ``masks``: \ue000 the dialogue, \ue001 another initiative, \ue003 a body, \ue004 a country.
ABOUT = Cue(
    r"\b(?:sides?|participa\w+|co-?chair\w*|chair|chairmanship|members?|membership|delegations?|agencies|"
    r"taking part|represented|table|took part|takes? part|responsibility|secretariats?|part(?:y|ies) to|"
    r"chaired|chairs|joined by|bodies|observers?|in charge|in the lead|(?:leads?|led|heads?|headed|runs?|ran) it)\b|\ue000"
)
_BE = r"(?:is|are|was|were|has been|have been)"
_IT = r"(?:\ue000+|it)"
# The bodies stand behind these.
BEFORE = [
    (
        "co_chair",
        Cue(
            r"\b(?:co-?chaired|co-?led|(?:jointly|originally|now) (?:chaired|led|run)|co-?(?:ordinated|convened)"
            r" jointly|(?:jointly |co-)(?:co-?ordinated|convened|directed|managed|overseen)|chaired|led|run|"
            r"steered|headed)\s+(?:jointly\s+|together\s+)?(?:(?:on|for) [^.;:,]{0,40}? )?by\s+"
        ),
    ),
    (
        "co_chair",
        Cue(
            r"\b(?:co-?chairs?|(?:its|the|their|whose) (?:joint )?chairs)\s*"
            r"(?:of [^.;:]{0,40}? |for [^.;:]{0,40}? )?(?:are|were|is|was|include[sd]?|:)\s*"
        ),
    ),
    ("co_chair", Cue(r"\bshare[sd]? the chair[^.;]{0,60}?:\s*")),
    ("co_chair", Cue(r"\bunder the (?:joint )?(?:co-?)?(?:chairmanship|presidency) of\s+")),
    ("co_chair", Cue(r"\b(?:co-?)?(?:chair(?:ed|s)?|lead|led)(?: (?:it|\ue000+|jointly))*:\s*")),
    (
        "participant",
        Cue(
            r"\b(?:takes?|took|taking|taken) part(?: (?:in|at) (?:it|(?:the |its )?(?:\ue000+|\ue007+|talks|"
            r"meetings?|sessions?|dialogue|work|working groups)))?(?:, (?:namely|to wit|as follows))?:\s*"
        ),
    ),
    (
        "co_chair",
        Cue(
            rf"\b(?:chair|chairmanship|lead|leadership|responsibility|co-?chairmanship)\s+(?:for {_IT} |of "
            rf"{_IT} )?(?:{_BE} |lies |rests |falls )(?:jointly |equally )?(?:shared |held |divided )?"
            rf"(?:jointly |equally )?(?:by|between|among|with|to)\s+"
        ),
    ),
    (
        "co_chair",
        Cue(
            rf"{_IT}\s+(?:is|was)\s+(?:the |a )?(?:joint |shared )?(?:business|responsibility|task|"
            rf"undertaking)\s+of\s+"
        ),
    ),
    (
        "participant",
        Cue(
            r"\b(?:also )?(?:participating|taking part|represented|members?|participants?|others?|(?:other )?"
            r"(?:participating )?(?:agencies|ministries|departments|bodies|institutions))(?:\s+(?!are|were|"
            r"is|was)[a-z\ue000\ue004\ue005'-]+){0,6}?\s*(?:are|were|include[sd]?|is|:)\s*:?\s*,?\s*"
        ),
    ),
    (
        "co_chair",
        Cue(r"\blead (?:agenc(?:y|ies)|ministr(?:y|ies)|departments?)\s*(?:are|is|were|was|:)\s*"),
    ),
    (
        "participant",
        Cue(r"\b(?:also (?:at the table|around the table|present|in the room)|membership|composition):\s*"),
    ),
    (
        "participant",
        Cue(
            r"\b(?:composed of|comprises?|consists? of|made up of|"
            r"participation (?:of|by|from|includes?)|"
            r"joined by|brings? together|membership (?:of|comprises?|includes?))\s+"
        ),
    ),
    (
        "participant",
        Cue(
            r"\b(?:takes?|took|taking) part (?:in [^.;:,]{1,40} )?(?:through|by way of)\s+|"
            r"\ue004(?:'s)? delegation (?:also )?(?:included?|includes|comprise[sd]|consist(?:s|ed) of)\s+"
        ),
    ),
    (
        "participant",
        Cue(
            r"\b(?:is|are|was|were)\s+represented\s+(?:(?:in|on|at)\s+(?:the\s+)?(?:\ue000+|table|talks)\s+)?"
            r"by\s+"
        ),
    ),
    (
        "participant",
        Cue(
            r"\b(?:experts|officials|staff|expertise|advisers|specialists)\s+(?:is|are|was|were)\s+(?:also )?"
            r"(?:lent|provided|supplied|contributed|sent|seconded)\s+by\s+"
        ),
    ),
]
# The bodies stand before these.
AFTER = [
    (
        "co_chair",
        Cue(
            r"\s*,?\s+(?:is|are|was|were|serves?|acts?|served|acted)\s+(?:as\s+)?(?:one of\s+)?(?:the\s+|"
            r"its\s+)?(?:\w+\s+)?co-?chairs?\b"
        ),
    ),
    (
        "co_chair",
        Cue(
            r"\s*,?\s+(?:have\s+|has\s+|had\s+|who\s+|which\s+)?(?:jointly\s+|together\s+)?(?:co-?chair(?:s|"
            r"ed)?|share[sd]? the chair|co-?leads?|co-?led)\b"
        ),
    ),
    (
        "co_chair",
        Cue(
            r"\s*,?\s+(?:who\s+|which\s+)?(?:jointly\s+(?:chair|lead|head|run)(?:s|ed)?|(?:chair|lead|head|"
            r"run)(?:s|ed)?\s+(?:it|\ue000+)\s+(?:jointly|together))\b"
        ),
    ),
    (
        "participant",
        Cue(
            r"\s*,?\s+(?:have\s+|has\s+)?(?:also\s+|both\s+|all\s+|regularly\s+)?(?:participates?|"
            r"participated|takes? part|took part|taken part)\b"
        ),
    ),
    (
        "participant",
        Cue(
            r"\s*,?\s+(?:is|are|were|was)\s+(?:also\s+|both\s+|all\s+)?(?:permanent\s+|full\s+|regular\s+|"
            r"standing\s+|founding\s+|further\s+|the other\s+|(?:the )?(?:other )?\ue004+\s+)?"
            r"(?:members?|participants?|represented|involved|(?:at|around) the table)\b"
        ),
    ),
    (
        "participant",
        Cue(
            rf"\s*,?\s+(?:is|are|were|was)\s+(?:also\s+)?(?:a\s+)?part(?:y|ies)\s+to\s+(?:the\s+)?"
            rf"(?:{_IT}|talks|meeting|dialogue)\b"
        ),
    ),
    ("participant", Cue(r"\s*,?\s+(?:is|are|were|was)\s+also\s+(?:heard|consulted regularly)\b")),
    (
        "co_chair",
        Cue(
            rf"\s*,?\s+(?:(?:co-?)?chairs?|leads?|heads?|steers?) (?:the )?{_IT}|"
            r"\s*,?\s+(?:(?:co-?)?chair(?:s|ed)?|presid(?:es|ed)) (?:for|on behalf of|on the part of) (?:the )?[\ue004\ue006]+|"
            r"\s*,?\s+(?:is|are|has been|have been) (?:(?:jointly|now) )?in the (?:lead|chair)\b"
        ),
    ),
    ("participant", Cue(r"\s*,?\s+(?:is|are|was|were) joined by\b")),
    (
        "participant",
        Cue(
            rf"\s*,?\s+(?:also\s+)?(?:sits?|sat|has a seat|have seats) (?:at the (?:same )?table|(?:in|on) {_IT})"
        ),
    ),
    ("participant", Cue(r"\s*,?\s+(?:attends?|attended|sits?|sat)(?: in)? as (?:an )?observers?\b")),
]
# "The chair is held by A, with B and C around the table": those behind "with" sit there, and chair nothing.
WITH_OTHERS = re.compile(
    r",?\s+with\s+(?P<bodies>(?:the\s+|its\s+)?(?:(?!\bwith\b)[^.;:]){0,30}?\ue003(?:(?!\bwith\b)[^.;:]){0,240}?)\s*,?\s+(?P<said>(?:(?:also|both|all|sitting|seated|present|"
    r"gathered)\s+)*(?:(?:around|round|at) the (?:same )?table|taking part|participating|in attendance|attending|present|"
    r"represented|joining(?: in)?|sitting (?:in|on)|as (?:the )?(?:(?:other|further|full|regular|permanent) )?"
    r"(?:members|participants|observers)))\b"
)
# What two lists of bodies, one of each side, are lists of.
OF_DELEGATIONS = re.compile(
    r"\b(?:delegations?|delegates|sides|representatives|participa\w+|members?|membership|compris\w+|composed|consist\w*|"
    r"attend\w*|present|represented|tak(?:e|es|ing) part|took part)\b"
)
# The verb of the clause before, said again: "… chairs it for Peru, and the Ministry of Trade does so for Chile".
AGAIN = re.compile(
    r"\s*,?\s+(?:does|do|did) (?:so|the same|likewise)(?: (?:for|on behalf of|on the part of|on) "
    r"(?:the )?\ue004+(?:'s)?(?: side)?)?"
)
# "… chairs it for Peru, the Ministry of Trade for Chile".
AGAIN_FOR = re.compile(r"\s+(?:for|on behalf of)\s+(?:the\s+)?\ue004+(?=[.;,]|$)")
# The same without a verb: "On the Peruvian side it is chaired by A; on the Chilean side, by B".
AGAIN_BY = re.compile(r"[;,]\s+(?:and\s+)?(?:on|for|from)\s+(?:the\s+)?\ue004+(?:'s)?(?:\s+side)?,?\s+by\s+")
ADVISE = (
    "participant",
    Cue(
        r"\s*,?\s+(?:also\s+)?(?:advises?|assists?|supports?|contributes?\s+to|works?\s+with|sits?\s+(?:in|"
        r"on|at))\b"
    ),
)
MEMBER_HEADING = re.compile(
    r"^\W*(?:\d+\W+)?(?:who (?:is|are|takes?|participates?|sits|runs|leads|attends|comes|has|have|speaks|represents|"
    r"belongs|joins|chairs|makes)\b|membership|members\b|"
    r"participa(?:nts|ting|tion)|composition|structure|organi[sz]ation(?:al structure)?\W*$|institutional)"
)
# Verbs whose object must be the dialogue: "took part in the Forum", not "… in the trade fair".
OBJECT = re.compile(
    rf"\s*(?:(?:in|of|at|on)\s+(?:(?:the|its|this|their|each|every|all|both|these|\w+th|first|second|"
    rf"third)\s+)*(?:{_IT}|\ue007+|sessions?|meetings?|talks|work|rounds?|forum|dialogue|table|plenar\w+|"
    rf"discussions?|deliberations|delegations?)|(?:on|for|from) (?:the )?\ue004+|"
    rf"[.,;:)]|$|(?:as|for|since|from|alongside|too|and|this)\b)"
)
NEEDS_OBJECT = re.compile(r"(?:participat\w+|part|members?|participants?|represented|involved)$")
# What else may be chaired or led.
OTHER_SUBJECT = re.compile(
    r"\b(?:working (?:group|party)|pillars?|tracks?|sub-?committees?|sub-?groups?|task forces?|pilots?|"
    r"projects?|programmes?|programs?|studies|study|missions?|consorti\w+|delegations? (?:was|were))\b|\ue001"
)
# "… co-chair the working group on ports".
OTHER_OBJECT = re.compile(
    r"\s*(?:the|a|an|its)?\s*(?:[a-z-]+\s+){0,3}(?:working (?:group|party)|pillar|track|"
    r"sub-?committee|task force)"
)
LABEL = Cue(
    r"(?:^|(?<=\n)|(?<=[.;] ))(?:the )?(?P<first>(?:co-?)?chairs?|(?:co-?)?leads?|(?:other )?(?:members?|"
    r"participants?|agencies|bodies)|"
    r"others?|represented|taking part)(?:,| for| from| on| \() ?(?:the )?\ue004+(?:'s)?(?: side)?\)?\s*:|"
    r"(?:\bfor\s+(?:the\s+)?)?\ue004+(?:\s+side)?\s*"
    r"(?:\(\s*(?P<role>co-?chairs?|chairs?|co-?leads?|members?|participants?|participating "
    r"agencies)\s*\)\s*)?:"
)
# "They are, for Kenya, A and B; for Norway, C", "A on the Kenyan side, B": whom each side sends.
FOR_A_SIDE = Cue(
    r"(?:^|[;.:,]\s+(?:and\s+)?|\band\s+|\b(?:present|represented|part|participating|attendance|attended|members|seated)\s+)"
    r"(?:for|from|on|by|on behalf of)\s+(?:the\s+)?\ue004+(?:'s)?(?:\s+side)?(?:[,:]|\s+(?:by|(?:that|these|they|it) "
    r"(?:is|are|means)|were|was|are|is|"
    r"came|sat)|"
    r"(?=\s+(?:the\s+|its\s+)?\ue003))\s+"
)
# "For Kenya, A co-ordinates; for Norway, B does": what bodies do in turn, each for its side.
ACTING = Cue(
    r"\ue003,?\s+(?:co-?ordinates|is (?:responsible|in charge|the (?:focal|contact) point)|speaks|acts as (?:the )?"
    r"(?:secretariat|focal point|co-?ordinator)|takes the lead|(?P<chair>(?:co-?)?chair(?:s|ed)|presid(?:es|ed)))\s*[,;.]"
)
# Words before the first side that say what the bodies of both do there.
ROSTER = Cue(
    r"\b(?:co-?chair\w*|participa\w+|taking part|tak(?:e|es) part|took part|members?|membership|composed of|comprises?|"
    r"consists? of|represented|agencies|ministries|departments|bodies|institutions|present|in attendance|attended|seated)\b"
)
# A line that begins with its side: "Kenya - Ministry of Trade; Central Bank".
SIDE_LINE = Cue(r"(?:^|(?<=\n))(?:the\s+)?\ue004+(?:\s+side)?\s*(?:-|:)\s+")
# A body whose part in something is only hoped for.
WISHED = re.compile(
    r"\b(?:invit\w*|welcom\w*|encourag\w*|seek\w*|sought|promot\w*|await\w*|hop(?:es?|ed|ing)|ask\w*|"
    r"request\w*|foresee\w*|facilitat\w*|support\w*)\b[^.;]{0,40}$"
)
