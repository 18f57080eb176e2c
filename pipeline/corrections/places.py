"""Where the words of a correction stand in its source: in one passage, and in one place only."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.corrections.desk import Words
from pipeline.corrections.told import nearest, shown
from pipeline.errors import InputError
from pipeline.model import Tables

if TYPE_CHECKING:
    from pipeline.corrections.entries import Correction

Row = dict[str, object]


class Places:
    """The sources of a dataset, to be searched for words."""

    def __init__(self, tables: Tables) -> None:
        self._texts = {str(row["source_id"]): str(row["text"]) for row in tables["sources"]}
        self._tables = tables

    @cached_property
    def _passages(self) -> dict[str, list[Row]]:
        """The passages of each source by where they begin."""
        found: dict[str, list[Row]] = {}
        for row in sorted(self._tables["passages"], key=lambda row: int(str(row["char_start"]))):
            found.setdefault(str(row["source_id"]), []).append(row)
        return found

    def find(self, entry: Correction) -> Words:
        """The one place that an entry's quotation means. Raises InputError if there is none, or several."""
        text = self._texts.get(entry.source)
        if text is None:
            todo = nearest(entry.source, self._texts) or f"there are: {', '.join(sorted(self._texts))}"
            raise entry.fault(f"there is no source `{entry.source}`", todo)
        places = list(places_of(entry.quote, text, self._passages.get(entry.source, ())))
        inside = [words for words, passage in places if words and _in_section(passage, entry.section)]
        number = entry.occurrence or 1
        if len(inside) < number or (len(inside) > 1 and not entry.occurrence):
            raise _fault(entry, len(places), len(inside))
        return inside[number - 1]


def places_of(quote: str, text: str, passages: Sequence[Row]) -> Iterator[tuple[Words | None, Row]]:
    """Every place of the words, with its passage; no Words where they run over the end of one.

    White space between the words may differ: a source may break its lines anywhere.
    """
    starts = [int(str(row["char_start"])) for row in passages]
    pattern = re.compile(r"\s+".join(map(re.escape, quote.split())))
    for match in pattern.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        passage = passages[at] if at >= 0 else {}
        whole = bool(passage) and match.end() <= int(str(passage["char_end"]))
        yield (Words(str(passage["passage_id"]), *match.span(), match[0]) if whole else None), passage


def _in_section(passage: Row, section: str) -> bool:
    """Whether a passage stands under these headings, told in full or from the innermost up."""
    return not section or f" > {passage['section'] or ''}".endswith(f" > {section}")


def _fault(entry: Correction, places: int, inside: int) -> InputError:
    words, section = shown(entry.quote), f" under `{entry.section}`" if entry.section else ""
    if not places:
        todo = f"copy them from `hled show {entry.source}`; if it no longer says so, take the entry out"
        return entry.fault(f'`{entry.source}` does not say "{words}"', todo)
    if not inside:
        todo = "quote words of one passage, and name its section as `hled coverage` and `hled trace` do"
        return entry.fault(f'no one passage of `{entry.source}`{section} holds "{words}"', todo)
    if entry.occurrence:
        what = f'"{words}" stands in `{entry.source}`{section} only {_times(inside)}, not {entry.occurrence}'
        return entry.fault(what, f"write `occurrence` from 1 to {inside}")
    todo = f"quote more words, or add `section`, or `occurrence` from 1 to {inside}"
    return entry.fault(f'"{words}" stands in `{entry.source}`{section} {_times(inside)}', todo)


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
