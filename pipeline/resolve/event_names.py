"""What the id of an event says of it: what tells it apart even when nothing else shares its kind and date.

The words are there from the start, so that another event of that kind and date, told later or elsewhere,
does not rename it. They come from the event's own title and never from what the rest of the text makes of
the names in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.resolve.names import date_slug, fold, join, slug
from pipeline.resolve.shelf import Row
from schemas.edtf import interval

WORDS = 5  # significant words of a title that an id repeats
TITLE_WORDS = 8  # words of a title, of any sort, where those do not suffice
ONCE = frozenset({"launch", "relaunch"})  # kinds that happen once to a dialogue

_FOUNDING = frozenset(["formation", "creation", "establishment", "foundation", "founding", "start"])
_FUNCTION = frozenset(
    [
        "a",
        "an",
        "and",
        "or",
        "but",
        "nor",
        "for",
        "in",
        "of",
        "on",
        "the",
        "to",
        "with",
        "by",
        "at",
        "from",
        "as",
        "into",
        "over",
        "under",
        "after",
        "before",
        "during",
        "until",
        "through",
        "between",
        "among",
        "about",
        "against",
        "its",
        "their",
        "his",
        "her",
        "our",
        "this",
        "that",
        "these",
        "those",
        "which",
        "who",
        "whose",
        "also",
        "then",
        "there",
        "here",
        "it",
        "they",
        "he",
        "she",
        "we",
    ]
)
# Words that a kind of event or its date already says.
_SAID_BY_KIND = frozenset(
    [
        "announcement",
        "announced",
        "announce",
        "announces",
        "meeting",
        "meetings",
        "meet",
        "meets",
        "met",
        "review",
        "reviewed",
        "reviews",
        "launch",
        "launched",
        "launches",
        "relaunch",
        "relaunched",
        "launching",
        "signing",
        "signed",
        "sign",
        "signs",
        "completion",
        "completed",
        "concluded",
        "complete",
        "ended",
        "statement",
        "stated",
        "made",
        "make",
        "following",
        "held",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "will",
        "would",
    ]
)
_CALENDAR = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "year",
        "month",
        "day",
        "week",
    ]
)
# Stand-ins for participants, as "the two organizations".
_STAND_INS = frozenset(
    ["two", "three", "four", "both", "same", "organizations", "agencies", "countries", "governments", "sides"]
)
_IDLE = _FUNCTION | _SAID_BY_KIND | _CALENDAR | _STAND_INS
_ABBREVIATION = re.compile(r"\b[A-Z]{3,}\b")


def event_rungs(row: Row, handle: str, initiatives: Sequence[str]) -> tuple[str, ...]:
    """``hled-2013-09-launch``; but for what happens once, with the initiative or words of the title.

    ``handle`` is the short name of the dialogue, "" for none; ``initiatives`` are sorted short names.
    """
    short = join(handle, date_slug(row["date_edtf"]), slug(str(row["kind"])))
    title = str(row["title"] or "")
    words = "-".join(significant(title, handle))
    titled = join(short, slug(title, TITLE_WORDS) if title else "")
    if initiatives:
        about = join(short, *initiatives)
        return about, join(about, words), titled
    if handle and happens_once(row, handle):
        return short, join(short, words), titled
    return join(short, words), titled


def happens_once(row: Row, handle: str) -> bool:
    """A dated launch or relaunch of the dialogue, or the announcement that it is formed, by month or day."""
    if not row["date_edtf"]:
        return False
    if row["kind"] != "announcement":
        return row["kind"] in ONCE
    precise = interval(str(row["date_edtf"])).precision in ("day", "month")
    told = set(fold(str(row["title"] or "")).split())
    return precise and bool(told & (_FOUNDING | {handle}))


def significant(title: str, handle: str = "") -> list[str]:
    """At most ``WORDS`` words of a title that tell its event from others, folded.

    The names before the predicate are who did it, and are left out; a title that is nothing but names is
    called by its abbreviations, one without these by all its telling words.
    """
    idle = _IDLE | {handle}
    told = list(_predicate(title))
    for choice in (told, [fold(name) for name in _ABBREVIATION.findall(title)], fold(title).split()):
        words = [w for w in choice if w.isascii() and w not in idle and not w.isdigit()]
        if words:
            return slug(" ".join(dict.fromkeys(words)), WORDS).split("-")
    return []


def _predicate(title: str) -> Iterator[str]:
    """The folded words from the first on that is small and more than a particle."""
    begun = False
    for token in title.split():
        words = fold(token).split()
        name = next((c for c in token if c.isalnum()), "").isupper()
        begun = begun or any(not name and w not in _FUNCTION and not w.isdigit() for w in words)
        if begun:
            yield from words
