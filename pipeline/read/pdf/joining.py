"""Lines of one paragraph → running text: words that a line end has cut in two are made whole."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from pipeline.read.pdf.lines import Line
from pipeline.read.pieces import Run, listed

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CUT = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_TIED = re.compile(r"[^\W_][-–—/]$")  # a word's own dash; one after a space has a space behind it too
_SOFT = "\u00ad"
# Words that make compounds with a hyphen, where the document does not show which it is.
_BEFORE = listed(
    "one two three four five six seven eight nine ten co non anti pro self ex vice mid multi cross high low long short "
    "well large small full half public private"
)
_AFTER = listed(
    "based led driven centric level term wide related making makers free scale chaired owned sized year day week "
    "time quality income value border sector party holder holders term added oriented funded friendly private public way the "
    "of to in up off"
)


class Joiner:
    """Knows the words of a document, by which it tells a hyphen of a line end from one of the word."""

    def __init__(self, lines: list[Line]) -> None:
        self.words: Counter[str] = Counter()
        cut = False
        for line in lines:
            text = line.text.strip()
            words = _WORD.findall(text)
            first, cut = int(cut), _CUT.search(text) is not None  # halves of a word are none
            self.words.update(word.lower() for word in words[first : len(words) - cut])

    def join(self, lines: list[Line]) -> list[Run]:
        """The runs of the lines, with a space or nothing between them."""
        runs = list(lines[0].runs)
        for above, line in pairwise(lines):
            end = above.text.rstrip()
            cut = _CUT.search(end)
            if end.endswith(_SOFT) or (cut and not self._keeps(cut.group(1), line.text.lstrip())):
                _cut_off_sign(runs)
            elif not cut and not _TIED.search(end):
                runs.append(Run(" ", runs[-1].bold, runs[-1].italic))
            runs += line.runs
        return runs

    def _keeps(self, before: str, following: str) -> bool:
        """Whether the hyphen belongs to the word: a capital follows, or the document shows that it does."""
        after = _WORD.match(following)
        if after is None or following[:1].isupper():
            return True
        last, first = before.rsplit("-", 1)[-1].lower(), after.group().lower()
        if self.words[last + first] or self.words[f"{before.lower()}-{first}"]:
            return not self.words[last + first]
        return last in _BEFORE or first in _AFTER or bool(self.words[last] and self.words[first])


def _cut_off_sign(runs: list[Run]) -> None:
    """Take the last sign off, and the white space behind it."""
    while runs and not runs[-1].text.strip():
        runs.pop()
    runs[-1] = runs[-1]._replace(text=runs[-1].text.rstrip()[:-1])
