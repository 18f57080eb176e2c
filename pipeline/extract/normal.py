"""One reading of the many ways to type the same text, without moving a single code point.

Rules match the normalised text; evidence slices the original. So every map here keeps length.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipeline.extract.words import word_set

_MAP: dict[int, str] = {}
_MAP.update(dict.fromkeys(map(ord, "‐‑‒–―−﹣－"), "-"))
_MAP.update(dict.fromkeys(map(ord, "“”„‟«»＂"), '"'))
_MAP.update(dict.fromkeys(map(ord, "‘’‚‛ʼ＇´`"), "'"))
_MAP.update(
    dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\ufeff\r\n\t*\u200b\u2060"), " ")
)

# A dash between words joins them ("U.S.–Mexico"); an em dash parts clauses, with or without spaces.
_EM_DASH = re.compile(r"(?<=\S)—(?=\S)")
# A word that a line end has cut in two. What comes between its halves is blanked with a sign that no text holds.
_CUT = re.compile(r"(?<=[^\W\d_])-\r?\n[ \t]*(?=(?!(?:and|or|to)\b)[^\W\d_])")
BLANK = "\x1f"
_HALVES = re.compile(rf"(?<![^\W\d_])([^\W\d_]++)-(?:\r?\n[ \t]*|{BLANK}+)(?=(?!(?:and|or|to)\b)([^\W\d_]))")
# Words that make compounds with a hyphen; of others it is the line end's.
_COMPOUND = word_set("co non anti pro self ex vice mid multi cross high low long short well")
_QUOTE_MARK = re.compile(r"(?m)^[ \t]*>+")
_LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\]\([^()\s]{0,500}\)")
_FOOTNOTE = re.compile(r"\[(?:\d{1,3}|[a-z]|note \d{1,2}|citation needed)\]")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _keep_label(match: re.Match[str]) -> str:
    before = match.start(1) - match.start()
    return " " * before + match.group(1) + " " * (match.end() - match.end(1))


def normalise(text: str) -> str:
    """``text`` with one kind of dash, quote and space, and Markdown's marks blanked; same length in code points."""
    if "](" in text:
        text = _LINK.sub(_keep_label, text)
    if "[" in text:
        text = _FOOTNOTE.sub(_blank, text)
    if "-\n" in text or "-\r" in text:
        text = _CUT.sub(lambda match: "-" + BLANK * (len(match.group()) - 1), text)
    if ">" in text:
        text = _QUOTE_MARK.sub(_blank, text)
    if "—" in text:
        text = _EM_DASH.sub(",", text).replace("—", "-")
    return flatten(text, _MAP)


def whole(words: str) -> str:
    """``words`` without the cuts that line ends made; the hyphen stays before a capital, or in a compound."""
    if BLANK not in words and "-\n" not in words and "-\r" not in words:
        return words
    return _HALVES.sub(_joined, words)


def _joined(match: re.Match[str]) -> str:
    keeps = match[2].isupper() or match[1].lower() in _COMPOUND
    return f"{match[1]}-" if keeps else match[1]


def flatten(text: str, table: dict[int, str]) -> str:
    """``text.translate(table)``, quicker where few of the table's letters occur; none may stand for another."""
    if text.isascii():
        return text.translate(table)
    for letter in set(text):
        if ord(letter) in table:
            text = text.replace(letter, table[ord(letter)])
    return text


_MARK = re.compile(r"[*`_>\[]")
_WORD = re.compile(r"\w+")
_UNITED_STATES = re.compile(r"\b(?:u\.s\.a?\.?|united states(?: of america)?|usa)(?!\w)")
_MARKUP = re.compile(r"\*+|`+|(?m:^[ \t]*>+)|(?<!\w)_+|_+(?!\w)")


def clean(raw: str) -> str:
    """Words of the source as a value: its own dashes and quotes, no Markdown marks, single spaces, NFC."""
    if _MARK.search(raw):
        if "](" in raw:
            raw = _LINK.sub(r"\1", raw)
        raw = _MARKUP.sub("", _FOOTNOTE.sub("", raw))
    words = " ".join(whole(raw).split())
    return words if words.isascii() else unicodedata.normalize("NFC", words)


@lru_cache(1 << 14)
def key(name: str) -> str:
    """What two spellings of one name share: case, accents, dashes, dots and a leading article do not count.

    "U.S." and "United States" meet as well.
    """
    flat = name.lower()
    if not (flat.isascii() and flat.isprintable()) or "*" in flat:
        flat = unicodedata.normalize("NFKD", name.translate(_MAP))
        flat = "".join(c for c in flat if not unicodedata.combining(c)).casefold().replace("—", "-")
    words = _WORD.findall(_UNITED_STATES.sub("us", flat))
    if words and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words)
