"""Where a sentence ends: after ``. ! ?`` and a space, unless the period belongs to an abbreviation."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_END = re.compile(
    r"""([.!?…](?<![.!?…][.!?…])[.!?…]*+)            # the whole run of signs, tried once: linear
        (?:["'”’»)\]*_]|\[\d{1,3}\])*+               # closing quotes, brackets, emphasis, note marks
        (\s++(?:>\s*+)*+)                            # white space; inside a block quotation also its marks
        (?=["'“‘«(\[*_¿¡]*+(\w++\.?|[^\w\s–—−-]))    # the next word, and whether it is an abbreviation itself
    """,
    re.VERBOSE,
)
_PARAGRAPH = re.compile(r"(?:\r\n?+|\n)[^\S\r\n]*+(?:>[^\S\r\n]*+)*+(?:\r\n?+|\n)[\s>]*+")

# The period of these never ends a sentence: a name or a number follows.
_BEFORE_A_NAME = _words(
    "adm amb approx b/ s/ arq art arts atty brig ca capt cf cmdr col dr dra e.g eng engr exmo fig figs gen gov hon i.e ing "
    "lic lt mag maj messrs mr mrs ms mtro mx pp pres prof pte pvt rep rev rt sdn sen sgt shri smt sra srta st v vol vs"
)
# The period of these may end a sentence as well; it does if a typical opening word follows.
_EITHER = _words(
    "a.m al apr aug ave bhd blvd bros co corp dec dept ee.uu etc feb inc jan jr jul jun ltd mar no nos nov núm "
    "oct p.m ph.d sec sep sept sr"
)
# Not "Under" or "First": the U.S. Under Secretary, the U.S. First Lady.
_OPENERS = _words(
    "A After All Also Although Ambos An And Another As At Because Before Both But By During Each En Esta "
    "Estas Este Estos For From Furthermore He Her His However If In It Its Many Meanwhile Moreover Most "
    "Nor On Or Other Our Participants Participation She Since So Some Such That The Their Then There "
    "These They This Those Though Thus Today We When Where While With Yet You"
)
# What the capital gives its name to; after its name all else begins a sentence.
_OF_THE_CAPITAL = _words(
    "Area Chamber Circuit Council Court Embassy Metro Metropolitan Mayor Office Police Region"
)
_DASH = re.compile(r"[-‐‑‒–]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of one passage ``text[start:end]``, as half-open ranges of code points of ``text``.

    A blank line ends a sentence too (an item or a quotation may hold several paragraphs).
    ``text[start:end]`` must neither be empty nor begin or end with white space.
    """
    found: list[tuple[int, int]] = []
    if text.find("\n", start, end) >= 0 or text.find("\r", start, end) >= 0:
        start = _split_at_blank_lines(text, start, end, found)
    _split_paragraph(text, start, end, found)
    return found


def _split_at_blank_lines(text: str, start: int, end: int, found: list[tuple[int, int]]) -> int:
    """Adds the sentences of all paragraphs but the last; returns where that one starts."""
    for match in _PARAGRAPH.finditer(text, start, end):
        stop = start + len(text[start : match.start()].rstrip())
        _split_paragraph(text, start, stop, found)
        start = match.end()
    return start


def _split_paragraph(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    for match in _END.finditer(text, start, end):
        if _ends(text, start, match):
            found.append((start, match.start(2)))
            start = match.end()
    if start < end:
        found.append((start, end))


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    signs, _, following = match.groups()
    if following[0].islower():
        return False
    if signs != ".":
        return True
    at = match.start()
    words = text[max(start, at - 16) : at].split()
    word = words[-1].lstrip("\"'“‘«([*_") if words else ""
    word = _DASH.split(word)[-1]  # "the Japan–U.S. Dialogue"
    if (lower := word.lower()) in _BEFORE_A_NAME:
        return False
    if lower == "d.c" and words[-2:-1] == ["Washington,"]:
        return following not in _OF_THE_CAPITAL
    if lower in _EITHER or _INITIALS.match(word):
        return following in _OPENERS
    return True
