"""What a page says to its visitors rather than about its subject, where no markup tells so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.read.pieces import Piece

_PHRASES = re.compile(
    r"(?:skip|jump) to (?:the )?(?:main )?(?:content|navigation|search)|(?:back|return) to (?:the )?top"
    r"|(?:share|print|e-?mail|save|listen to|download)(?: (?:this|the))?(?: (?:page|article|story|post|release))?"
    r"|share (?:this )?(?:on|via|by) .{1,30}|read more|learn more|(?:see|view) all|sign up|log ?in|subscribe"
    r"|toggle .{1,40}|from wikipedia, the free encyclopedia|(?:an official website of|here.s how you know).{0,80}",
    re.IGNORECASE,
)
_COOKIES = re.compile(r"\bcookies?\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:use[sd]?|accept|consent|settings|preferences|browser|privacy|agree)\b", re.IGNORECASE
)
_LONGEST = 900  # code points of a notice about cookies


def without_chatter(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces but for those that are wholly a phrase of this kind, or speak of cookies."""
    return [piece for piece in pieces if not _is_chatter(piece.words)]


def _is_chatter(words: str) -> bool:
    if _PHRASES.fullmatch(words.strip(" *[]|›»→:.")):
        return True
    return len(words) <= _LONGEST and bool(_COOKIES.search(words) and _ASKS.search(words))
