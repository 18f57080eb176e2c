"""Whether a document is in English, which is the language of the rules: what they read of others would be wrong."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from pipeline import lexicon
from pipeline.extract.words import word_set

_ENGLISH = word_set("the of and with from by which this that were")
_SAMPLE = 20_000  # code points that tell the language of a document
_FEWEST = 30  # words
_OTHER = 0.04  # the share of small words that a text of another language has
_VARIED = 3  # of them, each at least once
_WORD = re.compile(r"[^\W\d_]+")


def other_language(text: str) -> str | None:
    """The language (BCP 47) of a text that is not in English; None if it is, or if its words do not tell."""
    words = Counter(word.lower() for word in _WORD.findall(text[:_SAMPLE]))
    total = words.total()
    if total < _FEWEST:
        return None
    english = sum(words[word] for word in _ENGLISH)
    small = _small_words()
    shares = {language: sum(words[word] for word in own) for language, own in small.items()}
    likely = max(shares, key=shares.__getitem__)
    varied = sum(word in words for word in small[likely]) >= _VARIED
    return likely if varied and shares[likely] > max(_OTHER * total, 3 * english) else None


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    return {marks.language: marks.words for marks in lexicon.language_marks()}
