"""Whose pesos: a money word that several currencies share means the currency of the country spoken of.

"Chile is contributing 900 million pesos": the lexicon writes "Chilean peso" out for one currency, so a
demonym before the word tells which one it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipeline import lexicon

# Words of money that are shared; "dollar" and "pound" alone keep the currency that they mean most often.
_SHARED = re.compile(
    r"\b(?P<word>pesos?|rupees?|krone[rn]?|krona|kronor|francs?|dinars?|dirhams?|riyals?|rials?|shillings?|lira[s]?|lire|won|marks)\b",
    re.IGNORECASE,
)


def shared_word(words: str) -> str | None:
    """The shared money word in "900 million pesos", unless a demonym stands before it ("Chilean pesos")."""
    match = _SHARED.search(words)
    if match is None or re.search(r"\b[A-Z][a-z]+\s+$", words[: match.start()]):
        return None
    return match["word"].lower()


def of_country(word: str, countries: Iterable[str]) -> str | None:
    """The currency that the first of ``countries`` (alpha-3) which has one of that name calls ``word``."""
    for country in countries:
        for demonym in _demonyms().get(country, ()):
            code = _codes().get(f"{demonym} {word}".lower()) or _codes().get(
                f"{demonym} {word.rstrip('s')}".lower()
            )
            if code:
                return code
    return None


@cache
def _demonyms() -> dict[str, tuple[str, ...]]:
    return {country.code: country.demonyms for country in lexicon.countries()}


@cache
def _codes() -> dict[str, str]:
    return {word.lower(): currency.code for currency in lexicon.currencies() for word in currency.words}
