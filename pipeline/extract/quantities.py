"""How much and how many: money, percentages and counted things, with the words that qualify them.

Left out on purpose: years, spans of time, ages, ordinals, numbers inside names ("Title 42", "G20"), and
counts of the parts of a text or an organization ("four pillars"), which measure nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from pipeline.extract import quantity_nouns as nouns
from pipeline.extract import quantity_words as words
from pipeline.extract.quantity_subjects import find_subject

_SMALL = 12  # a number word up to here counts parts ("three countries"), not a quantity
_REACH = 60  # code points around the sign of a number in words


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A quantity at code points ``[start, end)``, with its qualifier, unit and "per day".

    ``value`` is in base units ($1.5 billion is 1500000000); ``value_max`` the upper end of a range.
    ``unit``: an ISO 4217 code, ``%``, ``percentage points``, or the head noun in lower case. ``qualifier``:
    more_than ("at least" too), less_than ("up to" too), about or None. ``kind``: money, percent or count.
    ``subject_start`` and ``subject_end`` hold the phrase that is measured, if it is said.
    """

    start: int
    end: int
    value: float
    value_max: float | None
    unit: str
    qualifier: str | None
    per: str | None
    kind: str
    subject_start: int | None = None
    subject_end: int | None = None


class _Number(NamedTuple):
    """A number as written: digits or words, one or two of them."""

    start: int
    end: int
    value: Decimal
    value_max: Decimal | None
    scaled: bool
    short: bool  # "5m", "2bn"
    plus: bool
    spelled: bool
    year: bool  # four digits that may as well be a year


def find_quantities(text: str, base: int = 0) -> list[QuantityMention]:
    """Every quantity in a normalised slice, in order, none overlapping; its offsets plus ``base``."""
    found: list[QuantityMention] = []
    at = 0
    for match in sorted(_candidates(text), key=lambda match: (match.start(), -match.end())):
        mention = _read(text, match) if match.start() >= at else None
        if (
            mention is not None and mention.start >= at
        ):  # its sign may be the one before's: "two USD 0 illion"
            at = mention.end
            found.append(_moved(mention, base))
    return found


def _candidates(text: str) -> list[re.Match[str]]:
    """Numbers in digits, and numbers in words near one of their signs, each once."""
    matches = {match.span(): match for match in words.AMOUNT.finditer(text)}
    for match in list(matches.values()):
        if match["n2"] and (
            second := words.AMOUNT.match(text, match.start("n2"))
        ):  # should the two be no range
            matches.setdefault(second.span(), second)
    for sign in words.WORD_SIGNS:
        at = text.find(sign) if sign in text else -1
        while at >= 0:
            begin = text.rfind(" ", 0, max(0, at - _REACH)) + 1
            for match in words.IN_WORDS.finditer(text, begin, at + _REACH):
                matches.setdefault(match.span(), match)
            at = text.find(sign, at + _REACH)
    return list(matches.values())


def _moved(mention: QuantityMention, base: int) -> QuantityMention:
    first, last = mention.subject_start, mention.subject_end
    return replace(
        mention,
        start=mention.start + base,
        end=mention.end + base,
        subject_start=None if first is None else first + base,
        subject_end=None if last is None else last + base,
    )


def _read(text: str, match: re.Match[str]) -> QuantityMention | None:
    if match.re is words.IN_WORDS:
        value, scaled = words.in_words(match.group())
        spelled = _Number(*match.span(), value, None, scaled, False, False, True, False)
        return _money(text, spelled) or _percent(text, spelled) or _count(text, spelled)
    number = _number(text, match)
    if "," not in match.group() and (spaced := words.SPACED_AMOUNT.match(text, match.start())):
        wide = number if spaced.regs == match.regs else _number(text, spaced)
        if wide.end != match.end() and (mention := _money(text, wide) or _spaced_count(text, match, wide)):
            return mention
    return _money(text, number) or _percent(text, number) or _count(text, number)


def _spaced_count(text: str, match: re.Match[str], number: _Number) -> QuantityMention | None:
    """ "243 000 jobs", as in European texts; not "in 2019 200 firms", not "Title 42 100 people"."""
    return None if _is_year(match["n"]) or _in_name(text, number) else _count(text, number)


def _number(text: str, match: re.Match[str]) -> _Number:
    """One number, or two that are a range: "10-15", "1 to 2 million", "between 1 and 2"."""
    whole = _range(text, match) if match["n2"] else None
    if whole:
        return whole
    first, scale = _digits(match["n"]), _scale(match["s"])
    end = max(match.end(name) for name in ("n", "s", "plus"))
    year, written = not match["s"] and _is_year(match["n"]), match["s"]
    return _Number(
        match.start(),
        end,
        first * scale,
        None,
        bool(written),
        _short(written),
        bool(match["plus"]),
        False,
        year,
    )


def _range(text: str, match: re.Match[str]) -> _Number | None:
    opening = _before_sign(text, match.start())
    between = words.BETWEEN.search(text, max(0, opening - 12), opening)
    if ((match["join"] or "").strip() != "and") == bool(between):
        return None
    scale2 = _scale(match["s2"])
    low = _digits(match["n"]) * (_scale(match["s"]) if match["s"] else scale2)
    high = _digits(match["n2"]) * scale2
    years = _is_year(match["n"]) and _is_year(match["n2"])
    if high <= low or years or (opening == match.start() and "$" in match.group()):
        return None
    written = match["s2"] or match["s"]
    return _Number(match.start(), match.end(), low, high, bool(written), _short(written), False, False, False)


def _digits(written: str) -> Decimal:
    """ "1,500.5", "1,00,000", and "500 000,50" where spaces part the groups."""
    spaced = " " in written
    return Decimal(written.replace(" ", "").replace(",", "." if spaced else ""))


def _is_year(written: str) -> bool:
    return len(written) == 4 and written.startswith(("19", "20")) and written.isdecimal()


def _scale(written: str | None) -> int:
    if not written:
        return 1
    name = written.strip(" -\t\n")
    return words.SHORT_SCALES.get(name) or words.SCALES.get(name.lower(), 1)


def _short(written: str | None) -> bool:
    return (written or "").strip() in words.SHORT_SCALES


def _before_sign(text: str, start: int) -> int:
    sign = words.currencies()[0].search(text, max(0, start - 7), start)
    return sign.start() if sign else start


def _money(text: str, number: _Number) -> QuantityMention | None:
    before, after, codes, doubtful = words.currencies()
    sign = before.search(text, max(0, number.start - 7), number.start)
    tail = after.match(text, number.end)
    glued = sign is not None and sign["sign"].isalpha() and sign.end("sign") == number.start  # "COP26"
    if sign and _counts_as_money(sign["sign"], number, doubtful, glued):
        repeats = tail is not None and (codes[tail["sign"]] == codes[sign["sign"]] or sign["sign"] == "$")
        code = codes[tail["sign"]] if tail and repeats else codes[sign["sign"]]
        return _mention(
            text, number, sign.start(), tail.end() if tail and repeats else number.end, code, "money"
        )
    if tail and _counts_as_money(tail["sign"], number, doubtful) and _stands_alone(text, number):
        return _mention(text, number, number.start, tail.end(), codes[tail["sign"]], "money")
    return None


def _counts_as_money(sign: str, number: _Number, doubtful: frozenset[str], glued: bool = False) -> bool:
    return (sign not in doubtful and not glued) or number.scaled or number.value >= 1000


def _percent(text: str, number: _Number) -> QuantityMention | None:
    sign = words.PERCENT.match(text, number.end)
    if not sign or number.short or not _stands_alone(text, number):
        return None
    return _mention(
        text, number, number.start, sign.end(), "percentage points" if sign["points"] else "%", "percent"
    )


def _count(text: str, number: _Number) -> QuantityMention | None:
    if number.short and number.end < len(text) and text[number.end - 1] in "mMbBkKT":
        return None
    small = number.spelled and not number.scaled and number.value <= _SMALL
    if (small and not words.ADDED.match(text, number.end)) or not _stands_alone(text, number):
        return None
    qualifier = words.QUALIFIER.search(text, max(0, number.start - 40), number.start)
    if (number.year or _in_name(text, number)) and not qualifier and not number.plus:
        return None
    if number.year and qualifier and qualifier.group().lower().startswith(("above", "below", "under")):
        return None  # "below 2005 levels"
    if sign := words.UNIT_SIGN.match(text, number.end):
        return _mention(text, number, number.start, sign.end(), sign["unit"], "count")
    if joined := words.JOINED_UNIT.match(text, number.end):
        return _mention(text, number, number.start, joined.end(), joined["unit"] + "s", "count")
    if more := words.OR_MORE.match(text, number.end):  # "25 or more mayors"
        noun = nouns.head(text, more.end())
        if noun:
            return replace(
                _mention(text, number, number.start, noun[1], noun[0], "count"), qualifier=more.lastgroup
            )
    noun = nouns.counted(text, number.start, number.end)
    return _mention(text, number, number.start, noun[1], noun[0], "count") if noun else None


def _stands_alone(text: str, number: _Number) -> bool:
    before = text[number.start - 1] if number.start else " "
    if number.spelled:
        return not (before.isalnum() or before in "-_")
    after = text[number.end : number.end + 2]
    if before == "+" or (number.plus and after[:1].isdigit()):
        return False  # "the 2+2"
    joined = after[:1].isalpha() and not words.UNIT_SIGN.match(text, number.end)
    glued = after[:1] in ("-", "/", ":", ".", ",") and after[1:].isalnum()
    glued = glued and not words.JOINED_UNIT.match(text, number.end)
    return (before.isspace() or before in "(\"'~<>+=") and not joined and not glued


def _in_name(text: str, number: _Number) -> bool:
    """Does the word before make the number part of a name: "Title 42", "Fortune 500", "Group of 20"?"""
    before = text[max(0, number.start - 40) : number.start]
    match = re.search(r"(?P<ahead>^|\S)?\s*(?P<word>[\w.'&-]+)\s+$", before)
    if not match:
        return False
    word = match["word"]
    if word.lower() in words.REFERENCES or re.search(r"\bGroup\s+of\s+$", before):
        return True
    first = len(before) < 40 and not before[: match.start("word")].strip()
    opens = first or match["ahead"] in (".", "!", "?", ":", '"', "-")
    return word[0].isupper() and not opens and word.lower() not in words.STOP_WORDS


def _mention(text: str, number: _Number, start: int, end: int, unit: str, kind: str) -> QuantityMention:
    """The mention with what stands around it: qualifier, "or more", "per day", and the subject."""
    if number.value_max is not None and (between := words.BETWEEN.search(text, max(0, start - 12), start)):
        start = between.start()
    core = end
    qualifier = words.QUALIFIER.search(text, max(0, start - 40), start)
    name = qualifier.lastgroup if qualifier else "more_than" if number.plus else None
    start = qualifier.start() if qualifier else start
    if more := words.OR_MORE.match(text, end):
        name, end = more.lastgroup, more.end()
    per, end = _per(text, start, end)
    subject = find_subject(text, start, core, kind)
    top = None if number.value_max is None else float(number.value_max)
    return QuantityMention(
        start, end, float(number.value), top, unit, name, per, kind, *(subject or (None, None))
    )


def _per(text: str, start: int, end: int) -> tuple[str | None, int]:
    """The period or person that the quantity is counted by, and where the mention ends with it."""
    match = words.PER_AFTER.match(text, end)
    if match:
        end = match.end()
    match = match or words.PER_LATER.match(text, end)
    if match:
        word = match["period"] or match["adverb"]
        return words.ADVERBS.get(word, word), end
    before = words.PER_BEFORE.search(text, max(0, start - 90), start)
    return (words.ADVERBS[before["adverb"].lower()], end) if before else (None, end)


__all__ = ["QuantityMention", "find_quantities"]
