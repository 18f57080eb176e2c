"""The words and signs of a written quantity: numbers, scales, currencies, units, and what is no quantity.

Currencies come from the lexicon; the rest is grammar of English and stands here.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache

from pipeline import lexicon


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_UNITS = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")
NUMBERS = {word: value for value, word in enumerate(_UNITS)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
SCALES = {
    "lakh crore": 10**12, "lakh": 10**5, "crore": 10**7, "dozen": 12, "hundred": 100, "thousand": 10**3,
    "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
SHORT_SCALES = {
    "k": 10**3, "K": 10**3, "m": 10**6, "M": 10**6, "mn": 10**6, "mln": 10**6, "MM": 10**6,
    "b": 10**9, "B": 10**9, "bn": 10**9, "bln": 10**9, "T": 10**12, "tn": 10**12, "trn": 10**12,
}  # fmt: skip

_SCALE = "|".join(SCALES)
_SHORT = "|".join(sorted(SHORT_SCALES, key=len, reverse=True))
_PLAIN = r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_SPACED = r"\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d{1,2})?"


def _amount(number: str) -> re.Pattern[str]:
    scale = rf"(?:[\s-]?(?i:{_SCALE})|\s?(?:{_SHORT}))(?![A-Za-z])"
    return re.compile(
        rf"(?P<n>{number})(?P<s>{scale})?(?P<plus>\+)?"
        rf"(?:(?P<join>\s*-\s*|\s+to\s+|\s+and\s+)(?:[A-Z]{{0,3}}[$€£¥]\s?)?(?P<n2>{number})(?P<s2>{scale})?(?!\d))?"
    )


# Digits; and digits in groups of three parted by spaces, as money is written in European texts.
AMOUNT, SPACED_AMOUNT = _amount(_PLAIN), _amount(f"{_SPACED}|{_PLAIN}")
_WORD = "|".join(sorted(NUMBERS, key=len, reverse=True))
IN_WORDS = re.compile(
    rf"\b(?:[Hh]alf\s+an?\s+(?:{_SCALE})|(?i:(?:{_WORD}|an?)\s+and\s+a\s+half\s+(?:{_SCALE}))"
    rf"|(?i:an?\s+(?:{_SCALE})|(?:{_WORD})(?:-(?:{_WORD}))?(?:\s+(?:{_SCALE}))?)"
    rf"(?:\s+(?:and\s+)?(?:{_WORD})(?:-(?:{_WORD}))?(?:\s+(?:{_SCALE}))?|\s+(?:{_SCALE}))*)(?![\w-])"
)
# A number in words that counts for anything has one of these in it.
WORD_SIGNS = (
    " additional ",
    "hundred",
    "thousand",
    "dozen",
    "illion",
    "teen",
    "enty",
    "irty",
    "orty",
    "ifty",
    "ixty",
    "ghty",
    "inety",
)

# "four additional scholarships": small as it is, it is an amount.
ADDED = re.compile(r"\s+additional\s+(?!(?:years|months|weeks|days)\b)")
PERCENT = re.compile(r"\s?(?:(?P<points>percentage\s+points?)|%|per\s?cent\b|pct\b\.?)", re.IGNORECASE)
UNIT_SIGN = re.compile(
    r"\s?(?P<unit>[kMGT]Wh?|MWh|[cmk]m|km2|kg|ha|[MG]Hz|[MG]bps|bpd|GtCO2e?|MtCO2e?|CO2e)(?![\w-])"
)
WORD = re.compile(r"\s+(?P<word>(?:[A-Z]\.){2,}|[A-Za-z][A-Za-z'-]*)")

QUALIFIERS = (
    ("more_than", r"at\s+least|no\s+(?:fewer|less)\s+than|not\s+(?:fewer|less)\s+than"
     r"|a\s+minimum\s+of|more\s+than|over|exceeding"
     r"|exceed(?:s|ed)?|surpass(?:ing|ed|es)?|upwards?\s+of"
     r"|(?:slightly|somewhat|considerably|significantly)\s+more\s+than|in\s+excess\s+of|above|greater\s+than|topp(?:ing|ed)|well\s+over|just\s+over|a\s+good"),
    ("less_than", r"up\s+to|no\s+more\s+than|not\s+more\s+than|at\s+(?:the\s+)?most|as\s+(?:much|many)\s+as"
     r"|a\s+maximum\s+of|a\s+ceiling\s+of|less\s+than|fewer\s+than|under|below|just\s+under"),
    ("about", r"about|around|some|roughly|approximately|approx\.|almost|nearly|close\s+to|(?:an\s+)?estimated"
     r"|circa|~|in\s+the\s+neighbou?rhood\s+of|in\s+the\s+region\s+of|in\s+the\s+order\s+of|an\s+average\s+of"),
)  # fmt: skip
QUALIFIER = re.compile(
    r"(?:^|(?<=[\s(,]))(?:" + "|".join(rf"(?P<{name}>(?i:{words}))" for name, words in QUALIFIERS) + r")"
    r"(?:\s+(?:about|around|some|a|the|roughly|approximately))?\s*$"
)
BETWEEN = re.compile(r"\b[Bb]etween\s+$")
OR_MORE = re.compile(r"\s+or\s+(?:(?P<more_than>more|above)|(?P<less_than>less|fewer))\b")
# "35 of 51 types of permit": the first number counts what the second one does.
OUT_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the|its|their|these|those|all|a\s+total\s+of)\s+)?(?=\d)")
# Words for sorts of things: what is counted comes after "of".
SORTS = frozenset(_words("types kinds sorts forms varieties classes species pairs sets"))
SORT_OF = re.compile(r"\s+of\s+(?P<thing>[a-z][a-z-]+)\b")
# "a 300-megawatt plant": a unit of measure joined to its number.
JOINED_UNIT = re.compile(
    r"-(?P<unit>(?:kilo|mega|giga|tera)watt|kilomet(?:er|re)|mile|tonne|ton|hectare|acre|barrel|bed|seat)(?![\w-])"
)
# Plural nouns that stand before another noun: "14 customs procedures", "40 sports clubs".
PLURAL_MODIFIERS = frozenset(
    _words(
        "customs goods sports services savings skills sales arms systems operations communications jobs"
        " rights overseas logistics electronics textiles news humanities materials securities minerals"
        " fisheries forestry business women men people children youth youths girls boys"
    )
)
# What is measured in, with its kind before it: "80,000 metric tons", "22 billion cubic meters".
MEASURES = re.compile(
    r"\s+(?P<unit>(?:metric|cubic|square|nautical|troy|short|long|board|statute)\s+(?:tons?|tonnes?|met(?:er|re)s?|feet"
    r"|kilomet(?:er|re)s?|miles|ounces|inches|yards|barrels))\b"
)
# "the number of trainees from the region at 16,000", "students numbered 23,369".
NUMBER_OF = re.compile(
    r"\b[Nn]umber\s+of\s+(?P<label>[a-z][a-z-]+(?:\s+[a-z][a-z-]+){0,3})\b[^.;:\d]{0,60}?\s"
    r"(?:at|to|is|was|reach(?:ed|es)?|exceeds|exceeded|exceed|totall?ed|stands\s+at|stood\s+at)\s+(?:[a-z]+\s+){0,2}$"
)
NUMBERED = re.compile(
    r"(?:\b(?P<label>[A-Za-z][a-z-]+(?:\s+[a-z][a-z-]+){0,2})\s+)(?:(?:from|in|of|at)\s+(?:the\s+)?[A-Z]\w+\s+)?(?:have\s+|now\s+)?number(?:ed)?\s+(?:[a-z]+\s+){0,2}$"
)
# Nouns that mean a person or a beast only with the word before: "26,000 farm hands".
BOUND_NOUNS = frozenset(_words("hands heads"))

# "Peruvian companies in Chile: 900 or more."
LABEL = re.compile(r"(?:^|[.;|]\s)\s*(?P<label>[A-Z][^.;:|\d]{2,70}):\s(?:[a-z]+\s){0,3}$")
LINE_END = re.compile(r"(?:\s+or\s+(?:more|less|fewer))?\s*(?:[.;,)|]|$)")

_PERIOD = r"day|week|month|quarter|season|year|hour|minute|person|capita|annum|household|worker"
PER_AFTER = re.compile(
    rf"(?:\s+(?:per|an?|each|every)\s+|-an?-|\s?/\s?)(?P<period>{_PERIOD})\b"
    r"(?!\s+(?:later|after|ago|earlier|before|long|old|from\s+now)\b)"
    r"|\s+(?P<adverb>daily|weekly|monthly|quarterly|annually|yearly)\b"
)
# "ships 80,000 tons to Peru a year", but not "creates 500 jobs within a year", "four firms meet twice a year".
_A_YEAR = (
    r"(?:(?<=[a-z])(?<!\bin)(?<!\bfor)(?<!\bof)(?<!\bas)(?<!\bis)(?<!\bwas)(?<!within)(?<!\bover)(?<!after)(?<!\bthan)"
    r"(?<!once)(?<!twice)(?<!times)(?<!about)(?<!only)(?<!nearly)(?<!almost)(?<!half)(?<!such)(?<!with)(?<!into)(?<!by)"
    r"(?<!through)(?<!during)(?<!before)(?<!since)(?<!and)(?<!every)(?<!what))"
)
PER_LATER = re.compile(
    rf"(?:[^.;:\d]|(?<=[A-Z])\.(?=[A-Z\s])){{1,80}}?(?:(?:\s(?:per|each|every)|{_A_YEAR}\sa)\s+(?P<period>{_PERIOD})"
    r"|\s(?P<adverb>daily|annually))\b(?!\s+(?:of|later|after|ago|earlier|before|long|old|since|from\s+now)\b|-)"
)
PER_BEFORE = re.compile(
    r"\b(?P<adverb>daily|weekly|monthly|annual|yearly)\s+(?:[\w&'-]+\s+){0,6}"
    r"(?:of|at|worth|totall?ed|totall?ing|reached|is|was|exceeds|to|valued\s+at)\s+$",
    re.IGNORECASE,
)
ADVERBS = {
    "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "annually": "year",
    "annual": "year", "yearly": "year", "annum": "year", "capita": "person",
}  # fmt: skip

# A number after one of these is a name or a reference ("Title 42", "Group of 20", "March 1").
REFERENCES = frozenset(
    _words(
        "title section article chapter phase page pages no no. nos. number figure table item annex"
        " paragraph footnote line route highway level category tier grade room building suite version"
        " resolution agenda horizon vision industry fortune group form part act rule order regulation"
        " directive sdg goal goals pillar step stage top january february march april may june july"
        " august september october november december sept. jan. feb. mar. apr. aug. oct. nov. dec. aged"
        " age ages world track"
    )
)
# Spans of time and parts of a text or of an organization are counted, but measure nothing.
NO_UNITS = frozenset(
    _words(
        "years year months month days day hours hour weeks week minutes minute seconds decades decade"
        " centuries century pillars groups meetings rounds tracks themes sides governments parties chapters"
        " agencies goals sessions areas priorities topics points levels items steps stages phases pages"
        " paragraphs sections articles annexes streams workstreams committees subcommittees"
        " dialogues times objectives"
        " categories ways parts aspects degrees elements principles questions recommendations"
        " outcomes results deliverables editions occasions tables figures co-chairs chairs tasks"
    )
)
STOP_WORDS = frozenset(
    _words(
        "a an the and or but nor of in on at by for from to with within without as than that this these"
        " those which who whose where when while into onto across over under between among through"
        " during since until after before is are was were be been being has have had does did will would"
        " shall should can could may might must not its his her their our your my it them us him me they"
        " we he she there per each every both all also more less now then because if so yet about around"
        " against along beyond toward towards via versus is was has plus across"
    )
)
_IRREGULAR = frozenset(_words("people women men children staff personnel youth police alumni"))
_SINGULAR_IN_S = frozenset(
    _words("previous news series politics economics perhaps always besides yes gas bus")
)


def is_plural(word: str) -> bool:
    """Is ``word`` a plural noun, as far as its form can say?"""
    if word in _IRREGULAR or word.endswith(("women", "people", "children", "men")):
        return True
    ending = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "s'"))
    return ending and len(word) > 3 and word not in _SINGULAR_IN_S


def in_words(phrase: str) -> tuple[Decimal, bool]:
    """The value of "two hundred and fifty million", and whether a scale word takes part."""
    total, part, scaled = Decimal(0), Decimal(0), False
    for word in re.split(r"[\s-]+", phrase.lower()):
        if word in NUMBERS:
            part += NUMBERS[word]
        elif word == "half":
            part += Decimal("0.5")
        elif word in SCALES:
            scaled, part = True, (part or Decimal(1)) * SCALES[word]
            if word not in ("hundred", "dozen"):
                total, part = total + part, Decimal(0)
    return total + part, scaled


@cache
def currencies() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str], frozenset[str]]:
    """Pattern before a number, pattern after it, the code of each spelling, and the doubtful spellings.

    A word or letters that mean several things ("won", "pounds", "Rs") count only beside a thousand or more.
    """
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    doubtful: set[str] = set()
    for currency in lexicon.currencies():
        before[currency.code] = after[currency.code] = currency.code
        for sign in currency.symbols:
            signed = any(unicodedata.category(letter) == "Sc" for letter in sign)
            before[sign] = currency.code
            after |= {sign: currency.code} if signed else {}
            doubtful |= set() if signed else {sign}
        after |= dict.fromkeys(currency.words, currency.code)
        doubtful |= {word for word in currency.ambiguous if not word.startswith(("dollar", "peso"))}
    return (
        re.compile(rf"(?<![^\W\d_])(?P<sign>{_any_of(before)})\s?$"),
        re.compile(rf"[\s-]{{0,2}}(?P<sign>{_any_of(after)})(?![\w$])"),
        before | after,
        frozenset(doubtful - {"$", "C$", "¥"}),
    )


def _any_of(spellings: dict[str, str]) -> str:
    return "|".join(re.escape(spelling) for spelling in sorted(spellings, key=lambda s: (-len(s), s)))
