"""Fields of work told by the layout: running heads, numbered parts, columns of tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.extract import cues
from pipeline.extract.enumerations import enumerated, enumerator, is_topic, name_in, number_behind, trim
from pipeline.extract.field_names import Head
from pipeline.extract.reading import Reading
from pipeline.model import Passage, Span

# --- running heads ---

_RUNNING = re.compile(r"(?P<name>[^\W\d_][^.:]{1,80}?)(?P<sign>[.:]|\s-)\s+(?=\S+\s+\S+)")
_BOLD = re.compile(r"(\*\*|__)(?P<name>[^*_\n]{2,80})\1[.:]?\s+(?:[–—-]\s+)?(?=\S+\s+\S+)")
_NO_HEAD = re.compile(
    r"\b(?:contact|from|to|date|source|note|tel|annex|for (?:the|more)|in (?:the|addition))\b", re.IGNORECASE
)


_TITLE = 6  # words from which a line without a stop is no title


def running_heads(reading: Reading) -> Iterator[list[Head]]:
    """Groups of paragraphs that begin with a short head, below words that say what the heads are."""
    group: list[Head] = []
    introduced, gap = False, 0
    for before, block in _blocks(reading):
        head = _running_head(reading, block[0]) if block[0].kind != "heading" else None
        if head is not None and (not group or head.style == group[-1].style):
            if not group:
                introduced = _introduced(reading, before)
            group.append(head)
            gap = 0
            continue
        gap += 1
        if group and (gap > 1 or head is not None or block[0].kind == "heading"):
            if introduced and len(group) > 1:
                yield group
            group = []
            if head is not None:
                introduced, group, gap = _introduced(reading, before), [head], 0
    if introduced and len(group) > 1:
        yield group


def _blocks(reading: Reading) -> Iterator[tuple[Passage | None, list[Passage]]]:
    """Paragraphs, headings and items, each with the passage before it."""
    before: Passage | None = None
    block: list[Passage] = []
    for passage in reading.passages:
        if block and (passage.block != block[-1].block or passage.kind != "sentence"):
            yield before, block
            before, block = block[-1], []
        block.append(passage)
    if block:
        yield before, block


def _running_head(reading: Reading, first: Passage) -> Head | None:
    """ "Standards. Both bodies …", "Supply chains - Korean groups …", "**Energy**: …"."""
    if first.kind not in ("sentence", "list_item"):
        return None
    start = first.span.start
    bold = _BOLD.match(reading.document.text, start, start + 160)
    window = reading.norm[start : start + 160]
    match = bold or (None if enumerator(window) else _RUNNING.match(window))
    if match is None:
        return None
    base = 0 if bold else start
    name = trim(reading, Span(base + match.start("name"), base + match.end("name")))
    if name is None:
        return None
    if (base + match.end() if first.kind == "list_item" else name.end) > first.span.end:
        return None  # the words that follow belong to the next line
    if not reading.norm[name.start].isupper() or not is_topic(reading, name, 8):
        return None
    if _NO_HEAD.match(reading.low(name)) or re.search(r"\d|\?$", reading.raw(name)):
        return None
    capitals = "capitals " if reading.raw(name).isupper() else ""
    return Head(name, first, capitals + ("bold" if bold else match["sign"].strip()))


def _introduced(reading: Reading, before: Passage | None) -> bool:
    """The heading or sentence right above speaks of fields of work."""
    if before is None:
        return False
    low = reading.low(before.sentences[-1] if before.sentences else before.span)
    kind = cues.decide(low)
    if before.kind == "heading":
        if enumerated(reading.norm[before.span.start : before.span.end]):
            return False  # "Pillar II: Trade" is a field itself; below it stand actions
        return cues.are_fields(low) or (kind is None and cues.HEADING_CUE.search(low) is not None)
    if kind != "pillars":
        return cues.introduces_work(low) and kind is None
    return (
        low.rstrip().endswith(":")
        or (len(low.split()) < _TITLE and not low.rstrip().endswith((".", "?", "!", ";")))
        or re.search(r"\b(?:following|these|below|in turn|as follows)\b", low) is not None
        or cues.counted(low) is not None
    )


# --- "Theme 1. …" ---


def numbered_parts(reading: Reading) -> list[Head]:
    """ "Working Group 1 - Clean energy - expects …" twice or more; "Pillar I: Trade" as a heading."""
    heads = [head for _, block in _blocks(reading) if (head := _numbered(reading, block))]
    styles = Counter(head.style for head in heads)
    return [head for head in heads if head.passage.kind == "heading" or styles[head.style] > 1]


def _numbered(reading: Reading, block: list[Passage]) -> Head | None:
    first = block[0]
    if first.kind not in ("heading", "sentence"):
        return None
    start, end = first.span.start, min(block[-1].span.end, first.span.start + 240)
    found = enumerator(reading.norm[start:end])
    cut = found[2] if found else enumerated(reading.norm[start:end]) if first.kind == "heading" else 0
    if not cut:
        before = number_behind(reading.norm[start : first.span.end]) if first.kind == "heading" else 0
        span = trim(reading, Span(start, start + before)) if before else None
        return Head(span, first, "behind") if span and is_topic(reading, span) else None
    end = first.span.end if first.span.end > start + cut else end
    name = name_in(reading, Span(start + cut, end), end)
    if name is None or not is_topic(reading, name):
        return None
    return Head(name, first, found[0] if found else "")


# --- tables ---

_CELL = re.compile(r"[^|]+")
_BARE_NUMBER = re.compile(r"(?:no\.?\s*)?(?:[ivx]{1,5}|\d{1,2}|[a-h])\.?|#|no\.?", re.IGNORECASE)


def column_of_names(reading: Reading, header: Passage, rows: list[Passage]) -> int | None:
    """The column of a table that names fields of work: headed "Pillar", or beside one that counts them."""
    titles = [reading.low(Span(a, b)).strip() for a, b in cells(reading, header)]
    column = next((n for n, title in enumerate(titles) if cues.PILLAR_CUE.search(title)), None)
    if column is None:
        return None
    bare = [bare_number(reading.words(cell)) for row in rows if (cell := cell_of(reading, row, column))]
    return column + 1 if bare and all(bare) and column + 1 < len(titles) else column


def bare_number(cell: str) -> bool:
    """ "3", "No.", "#": a cell that counts the rows, or heads those that do."""
    return _BARE_NUMBER.fullmatch(cell.strip(" *_")) is not None


def cells(reading: Reading, row: Passage) -> list[tuple[int, int]]:
    base = row.span.start
    return [(base + m.start(), base + m.end()) for m in _CELL.finditer(reading.norm[base : row.span.end])]


def cell_of(reading: Reading, row: Passage, column: int) -> Span | None:
    found = cells(reading, row)
    return trim(reading, Span(*found[column])) if column < len(found) else None
