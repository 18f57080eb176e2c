"""A source's text with every mention and every fact marked where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

from pipeline.browse.store import dataset, expect

OPEN, CLOSE = "⟦", "⟧"


@dataclass(frozen=True, slots=True)
class Mark:
    """The slice ``[start, end)`` names an entity, or states a fact."""

    start: int
    end: int
    what: str  # mention | fact
    family: str  # of a mention the kind of entity, of a fact its table
    row_id: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text under the same marks, outermost first."""

    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A source, its text and all its marks: by start, of those the longest first."""

    source_id: str
    text: str
    marks: tuple[Mark, ...]

    def stretches(self) -> list[Stretch]:
        """The text cut wherever a mark starts or ends."""
        cuts = sorted({0, len(self.text), *(m.start for m in self.marks), *(m.end for m in self.marks)})
        waiting = list(reversed(self.marks))
        under: list[Mark] = []
        found = []
        for start, end in pairwise(cuts):
            under = [mark for mark in under if mark.end > start]
            while waiting and waiting[-1].start <= start:
                under.append(waiting.pop())
            found.append(Stretch(self.text[start:end], tuple(under)))
        return found

    def __str__(self) -> str:
        """The text with ``⟦family: …⟧`` about every mark; take those away and it is the text again.

        Marks of the same words share a pair of brackets; a mark that ends inside another one is split.
        """
        parts: list[str] = []
        before: list[tuple[int, int, str]] = []
        for stretch in [*self.stretches(), Stretch("", ())]:
            now = _brackets(stretch.marks)
            kept = _common(before, now)
            parts += [CLOSE] * (len(before) - kept)
            parts += [f"{OPEN}{families}: " for _, _, families in now[kept:]]
            parts.append(stretch.text)
            before = now
        return "".join(parts)


def _brackets(marks: tuple[Mark, ...]) -> list[tuple[int, int, str]]:
    """One pair a slice, with the families of all its marks, in the marks' order."""
    slices = groupby(marks, key=lambda mark: (mark.start, mark.end))
    return [(*place, "+".join(dict.fromkeys(mark.family for mark in same))) for place, same in slices]


def _common(before: list[tuple[int, int, str]], now: list[tuple[int, int, str]]) -> int:
    """How many brackets, from the outermost in, stay open from one stretch to the next."""
    same = [a == b for a, b in zip(before, now, strict=False)]
    return same.index(False) if False in same else len(same)


def show(source_id: str, build: str | Path = "build") -> Marked:
    """A source with its marks. Raises UsageError, with the nearest ids, if there is no such source."""
    with dataset(build) as connection:
        texts = dict(connection.execute("SELECT source_id, text FROM sources ORDER BY source_id").fetchall())
        expect(source_id, texts, "source")
        marks = connection.execute(_MARKS, [source_id, source_id]).fetchall()
    return Marked(source_id, texts[source_id], tuple(Mark(*mark) for mark in marks))


_MARKS = """
    SELECT m.char_start, m.char_end, 'mention', entity_kind, entity_id
    FROM mentions AS m JOIN passages USING (passage_id) WHERE source_id = ?
    UNION
    SELECT e.char_start, e.char_end, 'fact', table_name, row_id
    FROM evidence AS e JOIN passages USING (passage_id) WHERE source_id = ?
    ORDER BY 1, 2 DESC, 3, 4, 5
"""
