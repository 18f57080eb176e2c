"""Which passages only repeat what an earlier source says word for word: a copy is no second witness.

Two who write a sentence of some length alike have it from one hand, so such a sentence is a copy. A name or a
line of a list is short, and two may well write it alike; it counts as a copy only in a source of which most words
stood in earlier ones: the same file, the same text in another format, a reprint.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from pipeline.resolve.names import digest, fold
from pipeline.resolve.texts import Text

LONG = 8  # words of a sentence that two will not write alike by chance
_DIGITS = 24


@dataclass(slots=True)
class Copies:
    """``of``: the passage that first said it, by the id of one that repeats it; ``origins``: the source that a reprint
    repeats most of, by the reprint's id."""

    of: dict[str, str] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    _first: dict[str, tuple[str, str]] = field(default_factory=dict)  # words → source and passage

    def read(self, text: Text) -> None:
        """Compare the next source with all before it. Linear in its length."""
        source_id = text.document.source_id
        repeated: dict[str, str] = {}
        shared: Counter[str] = Counter()
        new: dict[str, tuple[str, str]] = {}
        total = 0
        for passage, passage_id in zip(text.passages, text.ids, strict=True):
            words = fold(text.document.text[passage.span.start : passage.span.end])
            mark, size = digest(words, digits=_DIGITS), len(words.split())
            total += size
            first = self._first.get(mark)
            if first is None:
                new.setdefault(mark, (source_id, passage_id))
            else:
                shared[first[0]] += size
                repeated[passage_id] = first[1]
                if passage.kind == "sentence" and size >= LONG:
                    self.of[passage_id] = first[1]
        self._first |= new
        if shared and 2 * shared.total() > total:
            self.of |= repeated
            origin = max(sorted(shared), key=shared.__getitem__)
            self.origins[source_id] = self.origins.get(origin, origin)
