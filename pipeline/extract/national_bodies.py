"""Bodies by what they are called at home: the lexicon's "Ministry of Finance of Kenya" is there the Ministry of
Finance.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache

from pipeline import lexicon
from pipeline.extract import phrases
from pipeline.extract.normal import normalise
from pipeline.extract.phrases import Known
from pipeline.extract.tokens import Token, tokenize

_GOVERNMENTAL = ("department", "ministry", "secretariat")
_CHARTED = 8  # parts of a government; whoever lists fewer has not listed them all


def national_body(name: str, country: str) -> Known | None:
    """The one body of ``country`` that is called ``name`` there, with or without the country in its name."""
    rows = _at_home(country).get(_bare(name), ())
    return rows[0] if len(rows) == 1 else None


@cache
def _at_home(country: str) -> dict[str, list[Known]]:
    """The bodies of a country by their names without the country: "department of energy"."""
    found: dict[str, list[Known]] = {}
    for row in lexicon.bodies():
        if row.country == country:
            for name in {_bare(n) for n in (row.name, *row.aliases)}:
                found.setdefault(name, []).append(phrases.known_body(row))
    return found


@lru_cache(1 << 14)
def _bare(name: str) -> str:
    tokens = tokenize(normalise(name))
    begin = 1 if tokens and tokens[0].low == "the" else 0
    hit = phrases.countries().at(tokens, begin, len(tokens)) if tokens[begin:] else None
    if hit and hit[0] < len(tokens):
        begin = hit[0] + (tokens[hit[0]].text == "'s")
    else:
        tokens = _without_owner(tokens)
    return " ".join("and" if t.low == "&" else t.low for t in tokens[begin:] if t.low != "the")


def without_country(name: str) -> str:
    """ "Ministry of Finance of Kenya" → "Ministry of Finance"; "Bank of Japan" stays."""
    kept = _without_owner(tokenize(normalise(name)))
    return name[: kept[-1].end] if kept else name


def is_called_so(name: str, known: Known) -> bool:
    """The lexicon's own name is ``name``, countries and articles aside; not one that it bore before."""
    return _bare(name) == _bare(known.name)


def _without_owner(tokens: list[Token]) -> list[Token]:
    """ "State Council of the People's Republic of China" → "State Council"; two words at least remain."""
    ending = phrases.countries().ending_at(tokens, 0, len(tokens))
    if not ending:
        return tokens
    end = ending[0] - (tokens[ending[0] - 1].low == "the")
    return tokens[: end - 1] if end > 2 and tokens[end - 1].low == "of" else tokens


@cache
def _charted() -> frozenset[str]:
    rows = Counter(row.country for row in lexicon.bodies() if row.kind in _GOVERNMENTAL)
    return frozenset(country for country, count in rows.items() if count >= _CHARTED)


def is_charted(country: str) -> bool:
    """The lexicon lists the parts of this government: what it does not list, the country has not."""
    return country in _charted()
