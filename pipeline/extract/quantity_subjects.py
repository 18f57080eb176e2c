"""What a quantity measures, where the sentence says so in a simple way; otherwise nothing.

Four ways are understood: "the value of our trade is $X", "trade totalled $X", "a $X initiative" and
"$X in exports".
"""

from __future__ import annotations

import re

from pipeline.extract.quantity_words import STOP_WORDS, is_plural

_BEFORE = re.compile(
    r"(?P<subject>[^.,;:()\"]{2,160}?)\s+(?:(?:now|currently|already|today|alone)\s+)?"
    r"(?:(?:is|was|are|were)(?:\s+(?:now\s+)?(?:worth|valued\s+at))?|has\s+(?:reached|exceeded|grown\s+to)|totall?ed|totall?s|totall?ing|reached|reaches"
    r"|reaching|exceeds|exceeded|surpass(?:ed|es)|amount(?:ed|s)\s+to|stood\s+at|stands\s+at|grew\s+to|rose\s+to|fell\s+to|(?:rose|grew|fell|increased|declined|dropped)\s+(?:from|to)|worth"
    r"|valued\s+at|averag(?:ed|es|ing)|accounted\s+for|accounts\s+for|of)\s+$"
)
_MEASURE = re.compile(
    r"(?:(?:total|annual|overall|combined|average|estimated|daily)\s+)*"
    r"(?:value|volume|amount|level|size|worth|cost|budget|sum|stock|flow)s?\s+of\s+",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:(?:and|but|while|that|which|where|because|as|in|with|for|of|by|on|however|there|also|today)\s+)+",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"(?:(?:the|an?|whose|its|their|our|his|her|this|these|those|some|all|any|new|[A-Z][\w.]*'s)\s+)+",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"\b(?:that|which|who|said|says|announced|noted|exported|imported|bought|sold|signed|received|and\s+the)\s+"
)
_VERB = re.compile(
    r"\b(?:will|would|has|have|had|is|are|was|were|be|been|can|could|may|must|to|not|it|they|we|there|he|she|what)\b"
)
_INTO = re.compile(r"\s+(?P<how>worth\s+of|worth\s+in|in|of|into|for)\s+(?P<subject>[A-Za-z][\w' -]*)")
_TOWARDS = re.compile(  # "exports to Brazil", where "to" opens no verb
    r"(?i:exports?|imports?|sales|shipments|deliveries|aid|assistance|lending|loans|remittances)\s+(?:to|from)\s+(?=[A-Z]|the\s+[A-Z])"
)
_WHERE = re.compile(  # "$5 billion in the Philippines", "in fiscal year 2018", "in total"
    r"(?:[A-Z][\w'-]*(?:\s+(?:and|of|the|[A-Z][\w'-]*))*(?=\W|$)(?!\s+[a-z][\w-]*s\b)"
    r"|(?:(?:same|host|whole|entire|other|third|partner)\s+)?(?:country|countries|region|regions|world|area|continent|island|capital)\b"
    r"|(?:fiscal|financial|calendar|previous|current|last|first|second|third|fourth|following)\s+(?:years?|quarter|half)\b"
    r"|(?:year|years|quarter|half|month|total|cash|turn|part|place|response|return|favou?r|advance|order|exchange|all|addition|terms|line)\b)"
)
_PHRASE = re.compile(r"\s+(?P<subject>[a-z][\w-]*(?:\s+[a-z][\w-]*){0,3})")
_NO_NOUNS = {
    "went", "goes", "came", "made", "used", "spent", "paid", "invested", "provided", "committed", "worth",
    "annually", "yearly", "monthly", "daily", "today", "yesterday", "altogether", "alone", "only", "again",
}  # fmt: skip
_SPACE = re.compile(r"\s+")


def find_subject(text: str, start: int, end: int, kind: str) -> tuple[int, int] | None:
    """The range of code points that names what the quantity at ``[start, end)`` measures."""
    return _measured(text, start) or _described(text, end, kind) or _spent_on(text, end, kind)


def _measured(text: str, start: int) -> tuple[int, int] | None:
    """ "the value of our bilateral trade in goods and services is …" """
    reach = max(0, start - 160)
    begin = max(reach, 1 + max(text.rfind(mark, reach, start) for mark in ".;:!?,("))
    match = _BEFORE.fullmatch(text, begin, start)
    if not match or (match.string[match.end("subject") : start].strip() == "of" and not _is_worth(match)):
        return None
    at, stop = match.span("subject")
    for cut in _BREAK.finditer(text, at, stop):
        at = cut.end()
    for pattern in (_SPACE, _OPENING, _DETERMINER, _MEASURE, _DETERMINER):
        if skipped := pattern.match(text, at, stop):
            at = skipped.end()
    return _checked(text, at, stop)


def _is_worth(match: re.Match[str]) -> bool:
    """Before "of", only words that are worth money: "exports of $5 billion", not "a total of"."""
    return bool(re.search(r"\b(?:trade|exports?|imports?|investments?|sales|aid|loans?)$", match["subject"]))


def _checked(text: str, at: int, stop: int) -> tuple[int, int] | None:
    phrase = _TOWARDS.sub("", text[at:stop])
    doubtful = len(phrase.split()) > 8 or len(phrase) < 3 or _VERB.search(phrase) or re.search(r"\d", phrase)
    return None if doubtful or phrase.lower() in STOP_WORDS else (at, stop)


def _described(text: str, end: int, kind: str) -> tuple[int, int] | None:
    """ "a $300,000 initiative": the nouns that follow money at once."""
    match = _PHRASE.match(text, end) if kind == "money" else None
    return _until_stop(text, match.start("subject"), match.end()) if match else None


def _spent_on(text: str, end: int, kind: str) -> tuple[int, int] | None:
    """ "$10 million in grants", "50 percent of exports", "2 million tonnes of steel"."""
    match = _INTO.match(text, end)
    if not match or (kind != "money" and match.group().split()[0] != "of"):
        return None
    at = match.start("subject")
    if skipped := _DETERMINER.match(text, at):
        at = skipped.end()
    if match["how"] == "in" and _WHERE.match(text, at):
        return None
    if kind == "count" and text[at : at + 1].isupper():  # "12 countries of the Asia-Pacific"
        return None
    return _until_stop(text, at, match.end())


def _until_stop(text: str, at: int, stop: int) -> tuple[int, int] | None:
    """The words from ``at`` up to the first function word, or past a plural noun that ends the phrase."""
    end, count, plural = at, 0, False
    for word in re.finditer(r"[A-Za-z][\w'-]*", text[at:stop]):
        low = word.group().lower()
        if low in STOP_WORDS or low in _NO_NOUNS or low.endswith("ing") or (plural and not is_plural(low)):
            break
        plural = is_plural(low)
        end, count = at + word.end(), count + 1
    if not count or count > 5 or text[at:end].lower() in ("what", "it", "us", "them", "support", "order"):
        return None
    return at, end
