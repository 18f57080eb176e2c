"""Two countries in one: "U.S.-Mexico", "Peru-New Zealand", "South Africa-Nigeria"; the dash may stand amid words."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract import phrases
from pipeline.extract.tokens import Token

_WORDS = 3  # of the name of a country on either side of the dash


def pair_at(tokens: Sequence[Token], i: int, end: int) -> tuple[int, list[str]] | None:
    """The index behind the pair that starts at token ``i``, and its countries in order; None if there is none."""
    for at in range(i, min(i + _WORDS, end)):
        parts = tokens[at].text.split("-")
        if len(parts) == 1:
            if not tokens[at].cap:
                return None
            continue
        left = phrases.country_code(" ".join([t.text for t in tokens[i:at]] + parts[:1]))
        inner = [phrases.country_code(part) for part in parts[1:-1]]
        right = _right(tokens, at, end, parts[-1])
        if left is None or right is None or not all(inner):
            return None
        return right[0], [left, *(str(code) for code in inner), right[1]]
    return None


def _right(tokens: Sequence[Token], at: int, end: int, opening: str) -> tuple[int, str] | None:
    """The longest country that opens with the part behind the dash: "…-New | Zealand"."""
    for stop in range(min(at + _WORDS, end), at, -1):
        code = phrases.country_code(" ".join([opening, *(t.text for t in tokens[at + 1 : stop])]))
        if code:
            return stop, code
    return None


def spaced_list_before(tokens: Sequence[Token], begin: int) -> int:
    """The index of the first of the countries, with spaced dashes between, that end with the one at ``begin``.

    "Brazil - | South Africa Joint Commission"; not the dateline "Brasília, Brazil - | South Africa said".
    """
    while begin > 1 and tokens[begin - 1].text == "-":
        right = phrases.countries().at(tokens, begin, min(begin + 4, len(tokens)))
        left = phrases.countries().ending_at(tokens, max(begin - 5, 0), begin - 1)
        if left is None or right is None or "capital" in (left[1].form, right[1].form):
            break
        if left[0] and tokens[left[0] - 1].text == ",":
            break
        begin = left[0]
    return begin
