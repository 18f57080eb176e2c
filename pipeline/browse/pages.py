"""How answers look to a person: one function a command."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.browse.catalog import ColumnEntry, TableEntry
from pipeline.browse.formats import SHOWN, as_columns, cell
from pipeline.browse.paper import COLOURS, FAINT, QUOTE, STRONG, Paper, Piece
from pipeline.browse.query import Answer
from pipeline.browse.show import Marked
from pipeline.browse.trace import Fact, Place, Words

READABLE = 12  # characters: where the columns of a table share less each, they break words to pieces


def answer_page(answer: Answer, paper: Paper) -> None:
    """A table; on a terminal no more rows than a person reads."""
    if not paper.is_terminal:
        paper.write(as_columns(answer))
        return
    rows = [tuple(map(cell, row)) for row in answer.rows[:SHOWN]]
    if _fits(answer.columns, rows, paper.width):
        paper.columns(answer.columns, rows)
    else:
        _blocks(answer.columns, rows, paper)
    more = len(answer.rows) - SHOWN
    if more > 0:
        paper.line((f"… and {more:,} more rows; --format csv prints them all", FAINT))


def _fits(columns: tuple[str, ...], rows: list[tuple[str, ...]], width: int) -> bool:
    """Whether a table of ``width`` columns of text leaves every column whole, or wide enough to read."""
    if not columns or width // len(columns) >= READABLE:
        return True
    return sum(max(map(len, column)) + 2 for column in zip(columns, *rows, strict=True)) <= width


def _blocks(columns: tuple[str, ...], rows: list[tuple[str, ...]], paper: Paper) -> None:
    """A block of lines for each row, a column a line: for answers that are wider than the terminal."""
    for number, row in enumerate(rows, 1):
        if number > 1:
            paper.line("")
        paper.line((f"row {number:,}", STRONG))
        for column, value in zip(columns, row, strict=True):
            paper.line((f"{column}:", FAINT), " ", value, indent=2)


def catalog_page(entries: list[TableEntry], paper: Paper) -> None:
    """Tables and views with what they hold."""
    rows = [(entry.name, entry.kind, entry.rows, entry.description) for entry in entries]
    answer_page(Answer(("name", "kind", "rows", "description"), list(rows)), paper)


def columns_page(entry: TableEntry, columns: list[ColumnEntry], paper: Paper) -> None:
    """One table: what a row is, then its columns."""
    paper.line((entry.name, STRONG), f" ({entry.kind}, {entry.rows:,} rows): {entry.description}")
    paper.line("")
    rows = [
        (column.name, column.type, column.key, "NULL" if column.null else "", column.description)
        for column in columns
    ]
    answer_page(Answer(("column", "type", "key", "may be", "description"), list(rows)), paper)


def facts_page(facts: list[Fact], paper: Paper) -> None:
    """Each row, then each passage with the words that state it."""
    for number, fact in enumerate(facts):
        if number:
            paper.line("")
        paper.line((fact.table, COLOURS.get(fact.table, "")), " ", (fact.row_id, STRONG))
        width = max(map(len, fact.row))
        for column, value in fact.row.items():
            paper.line((column.ljust(width), FAINT), "  ", _short(cell(value)), indent=2)
        if not fact.places:
            paper.line("No words of a source stand behind this row alone.", indent=2)
        for place in fact.places:
            _place_page(place, paper)
        if fact.decisions:
            paper.line("")
        for decision in fact.decisions:
            paper.line((_short(decision.what), STRONG), indent=2)
            paper.line(decision.why, indent=4)


def _place_page(place: Place, paper: Paper) -> None:
    paper.line("")
    # A section may start with the document's title as its outermost heading: once is enough.
    inner = [words for words in place.section.split(" > ") if words not in ("", place.title)]
    paper.line((" > ".join([place.title, *inner]), STRONG), indent=2)
    paper.line((place.url or place.source_id, FAINT), indent=2)
    paper.line(*_highlighted(place), indent=4)
    for words in place.words:
        paper.line((_reason(words), FAINT), indent=4)


def _reason(words: Words) -> str:
    """What these words state, and by which rule."""
    states = words.column or "the row"
    by = f" by {words.rule}, {words.basis}" if words.rule else ""
    return f"{words.char_start}–{words.char_end} {states}{by}: {_short(cell(words.quote))}"


def _highlighted(place: Place) -> Iterator[Piece]:
    """The passage with the union of the words marked."""
    at = 0
    for start, end in _union(place):
        yield place.text[at:start], ""
        yield place.text[start:end], QUOTE
        at = end
    yield place.text[at:], ""


def _union(place: Place) -> list[tuple[int, int]]:
    """Where the passage is covered by words, as disjoint slices of its text."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(
        (w.char_start - place.char_start, w.char_end - place.char_start) for w in place.words
    ):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def marked_page(marked: Marked, paper: Paper) -> None:
    """The text with its marks: colours on a terminal (facts underlined), brackets in a pipe."""
    if not paper.is_terminal:
        paper.write(str(marked).removesuffix("\n") + "\n")
        return
    families = dict.fromkeys(mark.family for mark in marked.marks)
    paper.line(*((f" {family} ", f"reverse {COLOURS.get(family, '')}") for family in families))
    paper.line("")
    pieces: list[Piece] = []
    for stretch in marked.stretches():
        inner = stretch.marks[-1] if stretch.marks else None
        facts = any(mark.what == "fact" for mark in stretch.marks)
        colour = COLOURS.get(inner.family, "") if inner else ""
        weight = "bold" if inner and inner.what == "mention" else ""
        pieces.append((stretch.text, " ".join(filter(None, (colour, weight, "underline" if facts else "")))))
    paper.line(*pieces)


def marks_page(marked: Marked, paper: Paper) -> None:
    """The marks alone, one a line, with their offsets."""
    rows = [
        (m.start, m.end, m.what, m.family, m.row_id, _short(cell(marked.text[m.start : m.end])))
        for m in marked.marks
    ]
    answer_page(Answer(("start", "end", "what", "family", "row_id", "words"), list(rows)), paper)


def coverage_page(answer: Answer, paper: Paper) -> None:
    """Passages with their number of facts, and the sum of it."""
    short = [tuple(_short(cell(value)) for value in row) for row in answer.rows]
    answer_page(Answer(answer.columns, list(short)), paper)
    kind, facts = answer.columns.index("kind"), answer.columns.index("facts")
    silent = sum(not row[facts] and row[kind] != "heading" for row in answer.rows)
    paper.line(f"{len(answer.rows):,} passages shown; {silent:,} of them, headings aside, gave no fact")


def _short(text: str, width: int = 100) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
