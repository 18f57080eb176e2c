"""The grammar of written dates: the words, and one pattern for each way of writing a date.

It is a grammar of our own because the parsers at hand fill what the text leaves open from today's date, or
read ``Title 42`` as a year. ``dates.find_dates`` runs the patterns only where a date may be, and each of them
begins with a character that is rare, so that the engine can skip to it.
"""

from __future__ import annotations

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}  # EDTF level 1
ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4,
}  # fmt: skip
SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

# What opens or narrows a date; the value is the modifier that it stands for.
MODIFIERS = {
    "by": "by", "no later than": "by", "since": "since", "ever since": "since", "after": "after",
    "before": "before", "prior to": "before", "until": "until", "till": "until",
    "through": "until",
}  # fmt: skip

_UPPER = [month.upper() for month in MONTHS]
_SHORT = ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"]
_SHORTS = [rf"{month}\.?" for short in _SHORT for month in (short, short.upper())]
# Flat, so that the engine skips to the next letter that can begin a month.
LONG_MONTH = rf"(?:{'|'.join([*MONTHS, *_UPPER])})(?![A-Za-z])"
MONTH = rf"(?:{'|'.join([*MONTHS, *_UPPER, *_SHORTS])})(?![A-Za-z])"
DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
YEAR = r"(?:19|20)\d\d(?![\w%]|[.,:]\d)"
_NO_COUNT = r"(?!\s+(?:million|billion|trillion|thousand|percent|per\s+cent|people|countries)\b)"
_SMALL = "|".join(SMALL)

# "by", "around", "the end of", "Tuesday": read backwards from a date, because they change or complete it.
_OPEN = "|".join(sorted((word.replace(" ", r"\s+") for word in MODIFIERS), key=len, reverse=True))
LEAD = re.compile(
    rf"(?:\b(?P<modifier>(?i:{_OPEN}))\s+)?"
    r"(?:\b(?P<approx>(?i:around|about|circa|approximately|roughly|ca?\.))\s*)?"
    r"(?:\b(?P<part>(?i:(?:the\s+)?(?:early|late|mid|end)(?:\s+in)?(?:\s*-\s*|\s+)"
    r"|(?:the\s+)?(?:beginning|start|end|middle|course|close)\s+of\s+)))?"
    rf"(?:\b(?P<weekday>(?:{'|'.join(WEEKDAYS)}|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?,?\s+))?(?:\bthe\s+)?$"
)
# The last words of it, "the" aside.
LEAD_ENDS = frozenset(
    (
        *(word.split()[-1] for word in MODIFIERS),
        *("around", "about", "circa", "approximately", "roughly", "ca", "c"),
        *("early", "late", "mid", "end", "in", "of"),
        *(
            day.lower()
            for day in (*WEEKDAYS, "Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun")
        ),
    )
)
RANGE = r"(?:\s*-\s*|\s+(?:to|through|until|till)\s+)"
_JOIN = rf"(?P<join>{RANGE}|\s+and\s+|\s*&\s*)"
_TO_YEAR = rf"(?:(?:\s+of|\s*,|\s*,\s*of)?\s+(?P<year>{YEAR}))"

ISO = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-]|\.\d)")
NUMERIC = re.compile(
    r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?![\w/-]|\.\d)"
)
# "September 9-10, 2021", "January 6, 2015", "March 1", "September 30 - October 1, 2021"
MONTH_DAY = re.compile(
    rf"(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY})"
    rf"(?:{_JOIN}(?:(?P<month2>{MONTH})\s+)?(?P<day2>{DAY}){_NO_COUNT})?{_NO_COUNT}{_TO_YEAR}?"
)
# "9 September 2021", "9th of September 2021", "9-10 September 2021", "30 September - 1 October 2021"
DAY_MONTH = re.compile(
    rf"(?P<day>{DAY})(?:(?:(?:\s+of)?\s+(?P<month>{MONTH}))?{_JOIN}(?:the\s+)?(?P<day2>{DAY}))?"
    rf"(?:\s+of)?\s+(?P<month2>{MONTH}){_TO_YEAR}?"
)
# "May 2013", "May of 2013", "May-June 2019"
MONTH_YEAR = re.compile(rf"(?P<month>{MONTH})(?:(?P<join>{RANGE}|\s+and\s+|/)(?P<month2>{MONTH}))?{_TO_YEAR}")
FISCAL = re.compile(
    rf"(?:(?:[Ff]iscal|[Ff]inancial)(?:\s+(?i:years?))?|FYs?)\s*-?\s*"
    rf"(?:(?P<year>{YEAR})(?:\s*[-/]\s*(?P<year2>{YEAR}|\d\d\b))?|(?<=Y)\s?'?(?P<short>\d\d)\b)"
)
QUARTER = re.compile(
    rf"\b(?:(?P<nth>(?i:{'|'.join(ORDINALS)}))\s+(?P<unit>quarter|half)|(?P<letter>[QH])(?P<n>[1-4]))"
    rf"(?:\s+of|,)?\s+(?P<year>{YEAR})"
)
SEASON = re.compile(rf"\b(?P<season>(?i:{'|'.join(SEASONS)}))(?:\s+of|,)?\s+(?P<year>{YEAR})")
DECADE = re.compile(r"(?P<decade>(?:19|20)\d)0'?s\b")
YEARS = re.compile(
    rf"(?P<year>(?:19|20)\d\d)(?P<join>{RANGE}|/|\s+and\s+)(?P<year2>{YEAR}|\d\d(?![\w%/-]|[.,]\d))"
)
YEAR_ALONE = re.compile(rf"(?P<year>{YEAR})(?P<month>-(?:0[1-9]|1[0-2])(?![\w-]))?(?![-/]\d)")
MONTH_ALONE = re.compile(rf"(?P<month>{LONG_MONTH})(?!-)(?!\s+\d)")
RELATIVE = re.compile(
    r"\b(?:(?P<today>(?i:today|tonight|yesterday|tomorrow|this\s+(?:morning|afternoon|evening)))"
    rf"|(?P<this>(?i:this|last|next))\s+(?P<unit>day|week|month|year|{'|'.join(SEASONS)})"
    r"|(?P<eve>(?i:the\s+day\s+(?:before|after)|the\s+evening\s+before|on\s+the\s+eve)(?!\s+(?:tomorrow|yesterday)))"
    r"|(?P<that>(?i:the\s+following|the\s+next|the\s+same|that\s+same|that|the\s+previous|the\s+preceding))\s+"
    r"(?P<unit2>day|week|month|year)"
    rf"|(?P<number>(?i:an?|{_SMALL})|\d{{1,2}})\s+(?P<unit3>day|week|month|year)s?\s+(?P<way>later|ago|earlier)"
    rf"|(?P<which>(?i:on|this|last|next))\s+(?P<weekday>{'|'.join(WEEKDAYS)})"
    r"|(?P<ending>the)\s+year(?!'|\s+\w))(?!\w)"
)
RELATIVE_LEAD = re.compile(
    r"(?:\b(?P<modifier>(?i:by|since|after|before|until|till))\s+)?"
    r"(?:\b(?P<part>(?i:the\s+(?:end|beginning)\s+of|earlier|later|early|late))\s+)?$"
)
# Months without a year need a word that says they are months: "may" and "march" are verbs too.
MONTH_CUE = re.compile(
    r"\b(?P<cue>(?i:in|during|last|next|this|the\s+month\s+of))\s+(?:(?i:early|late|mid)[\s-]\s*)?$"
)
BETWEEN = re.compile(r"\b(?P<word>[Bb]etween|[Ff]rom)\s+$")

# What stands around four digits: does it make them a year, a count, or part of a name?
CUE_BEFORE = re.compile(
    r"\b(?i:in|during|throughout|years?|as\s+of|starting|beginning|start|(?P<weak>from|of|for))\s+$"
)
POSSESSIVE_BEFORE = re.compile(r"(?:(?:^|\W)(?i:the|its|their|our|this|that|each|his|her|a)|'s)\s+$")
NAME_BEFORE = re.compile(r"\b(?:Act|Law|Code|Order|Proclamation|Resolution|Group)\s+of\s+$")
BRACKET_BEFORE = re.compile(r"(?:^|\s)[(\[]\s*$|,\s+$")
BRACKET_AFTER = re.compile(r"\s*[)\]]")
# "Established: 1980", "In force since: 2006"
FOUNDED_BEFORE = re.compile(
    r"^[\W_]*(?i:established|founded|created|launched|formed|started|begun|signed|inaugurated|concluded|set up|date|"
    r"(?:in (?:force|operation|existence) )?since|year)(?i: in| of [\w ]{2,30})?[*_]*\s*:[*_]*\s*$"
)
LABEL_AFTER = re.compile(r"\s*(?::|-\s|$)")
LABEL_BEFORE = re.compile(r"^[\s#>+-]*$")
PLAIN_BEFORE = re.compile(r"(?:^|\s)[a-z]+\s+$|^\s*$")
NAME_AFTER = re.compile(
    r"\s+(?:Agenda|Vision|Strategy|Plan|Goals?|Framework|Initiative|Roadmap|Programme|Program|Compact|Targets?)\b"
)
PLURAL_AFTER = re.compile(r"\s+(?:(?:[a-z-]+\s+)?(?:people|women|men|children)|[a-z]{2,}(?<!s)s)\b")
SCALE_AFTER = re.compile(r"\s+(?:million|billion|trillion|thousand|percent|per\s+cent|hours|GMT)\b")
CLAUSE_END = re.compile(r"\s*(?:[.,;:)!?]|$|(?:and|or|as|to)\b)")
NOUN_AFTER = re.compile(
    r"\s+(?!(?:and|or|to|of|in|on|at|by|for|from|with|is|was|were|are|has|had|have|the)\b)(?:[a-z]{3,}|[A-Z]{3,6}\b)"
)
EVENT_AFTER = re.compile(
    r"\s+(?:meetings?|(?:re)?launch|sessions?|summit|review|visit|agreement|round|edition|conference|forum|dialogue"
    r"|statement|report|declaration|deal|talks|elections?|budget|survey|plan|strategy|crisis|work\s+plan)\b"
)
NEXT_YEAR = re.compile(rf"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+)(?P<year>{YEAR})(?![-/]\d)")
LISTED = re.compile(r"\s*(?:,|and|&|,\s*and)\s*")
TO_YEAR = re.compile(rf"{RANGE}(?P<year>{YEAR})(?![-/]\d)")

# A cheap look for the places where a date may be.
YEAR_SIGN = re.compile(r"19\d|20\d|FY\s?'?\d")
MONTH_SIGN = re.compile(
    r"[JFMASOND](?:an|AN|eb|EB|ar|AR|pr|PR|ay|AY|un|UN|ul|UL|ug|UG|ep|EP|ct|CT|ov|OV|ec|EC)"
)
RELATIVE_SIGNS = (
    "day", "week", "month", "year", "morning", "evening", "afternoon", "onight", "omorrow",
    "spring", "summer", "autumn", "this fall", "last fall", "next fall", "winter",
)  # fmt: skip

# The line or the phrase that dates a whole document.
DATE_LABELS = re.compile(
    r"(?>(?i:for immediate release|press release|media note|fact sheet|news|statement|released|published|posted"
    r"|issued|dated|release date|date|on|at|from|time|e[sd]t|[ap]\.?m\.?|\d{1,2}:\d\d)|[^\w])*+"
)
LABEL_AT_END = re.compile(
    r"(?i:\b(?:released|published|posted|issued|dated|updated|release\s+date|date)\s*(?:on\b)?\s*[:-]?\s*(?:on\s+)?)$"
)
DATELINE_BEFORE = re.compile(r"^\s*[A-Z][\w.' -]{2,40}(?:,\s*[A-Z][\w.' -]{1,30})?\s*[,(-]\s*$")
DATELINE_AFTER = re.compile(r"\s*\)?\s*(?:-|:|\.\s+[\"'A-Z])")
