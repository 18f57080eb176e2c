"""The words that name a list item: in bold at its start, or before a colon or a dash."""

from __future__ import annotations

import re

_LONGEST_LABEL = 12  # words
_WINDOW = 200  # code points searched for the sign that ends a label
# One or more bold runs in a row: "**Working group on the** **Forum (X):** …".
_BOLD = re.compile(r"(?:(\*\*|__)(?=[^\s*_])(?:[^*_]|[*_](?!\1|[*_]))*+\1\s*+)++")
_SIGN = re.compile(r":(?=\s)|:(?=[*_]*$)|\s[–—-](?=\s)")
# A short first line above text that begins anew, broken on purpose: "Trade\n    The ministers …".
_TITLE_LINE = re.compile(r"([^\W\d_a-z][^\n.;:?!]{2,59})\r?\n[^\S\n]*(?=[^\W\d_a-z][^\n]{60})")
_SENTENCE = re.compile(r"[;?!]|[^\W\d_]{2}\.\s")
_EDGES = "*_ \t\r\n\u00a0"


def find_label(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The label of the item ``text[start:end]`` in code points, without markup and colon at its ends."""
    if text.startswith(("**", "__"), start, end) and (bold := _BOLD.match(text, start, end)):
        return _trim(text, start, bold.end())
    if title := _TITLE_LINE.match(text, start, end):
        return _trim(text, start, title.end(1))
    stop = min(end, start + _WINDOW)
    sign = _SIGN.search(text, start, stop)
    if sign is None or (sign.end() == stop < end):
        return None
    words = text[start : sign.start()]
    if len(words.split()) > _LONGEST_LABEL or _SENTENCE.search(words):
        return None
    return _trim(text, start, sign.start())


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    words = text[start:end].rstrip(_EDGES + ":")
    if words.endswith(".") and words.count(".") == 1:
        words = words[:-1]  # "**Energy.** Both sides…": the period belongs to the layout
    end = start + len(words)
    start += len(words) - len(words.lstrip(_EDGES))
    return (start, end) if start < end else None
