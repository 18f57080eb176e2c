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
    "co non anti pro self ex vice mid multi cross high low long short well large small full half"
)
_AFTER = listed(
    "based led driven centric level term wide related making makers free scale chaired owned sized year day week "
    "time quality income value border sector party holder holders term added oriented funded friendly the of to "
    "in up off"
)


class Joiner:
    """Knows the words of a document, by which it tells a hyphen of a line end from one of the word."""

    def __init__(self, lines: list[Line]) -> None:
        self.words = Counter(word.lower() for line in lines for word in _WORD.findall(line.text))

    def join(self, lines: list[Line]) -> list[Run]:
        """The runs of the lines, with a space or nothing between them."""
        runs = list(lines[0].runs)
        for above, line in pairwise(lines):
            end = above.text.rstrip()
            if end.endswith(_SOFT):
                runs[-1] = runs[-1]._replace(text=runs[-1].text.rstrip()[:-1])
            elif cut := _CUT.search(end):
                runs[-1] = runs[-1]._replace(text=runs[-1].text.rstrip())
                if not self._keeps(cut.group(1), line.text.lstrip()):
                    runs[-1] = runs[-1]._replace(text=runs[-1].text[:-1])
            elif not _TIED.search(end):
                runs.append(Run(" ", runs[-1].bold, runs[-1].italic))
            runs += line.runs
        return runs

    def _keeps(self, before: str, following: str) -> bool:
        """Whether the hyphen belongs to the word: the document writes it so elsewhere, or a capital follows."""
        after = _WORD.match(following)
        if after is None or following[:1].isupper():
            return True
        last = before.rsplit("-", 1)[-1]
        whole, hyphened = (last + after.group()).lower(), f"{before}-{after.group()}".lower()
        if self.words[whole] or self.words[hyphened]:
            return not self.words[whole]
        return before.lower() in _BEFORE or after.group().lower() in _AFTER
