"""Parsing: what holds for every document, however odd."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_parse import article, document
from test_parse_markdown import MARKDOWN
from test_parse_text import TEXT

from pipeline.model import Passage
from pipeline.parse import parse

FORMATS = st.sampled_from(["markdown", "text"])
HEADS = [
    "",
    "* ",
    " + ",
    "   - ",
    "\t• ",
    "– ",
    "1. ",
    "2) ",
    "(a) ",
    "ii. ",
    "IV. ",
    "o ",
    "> ",
    "| ",
    "# ",
    "### ",
    "    ",
]
WORDS = [
    "Trade",
    "the U.S.",
    "energy",
    "said:",
    "**Bold**:",
    "“Yes.”",
    "2013.",
    "end.",
    "following",
    "A.",
    "–",
    "niño",
]
SIGNS = [
    "---",
    "===",
    "***",
    "```",
    "~~~",
    "<!--",
    "-->",
    "|--|",
    ">",
    "*",
    "== Goals ==",
    "January 6, 2015",
    "FROM: X",
    "",
]

lines = st.one_of(
    st.builds(
        lambda head, words: head + " ".join(words), st.sampled_from(HEADS), st.lists(st.sampled_from(WORDS))
    ),
    st.sampled_from(SIGNS),
    st.text(max_size=20),
)
texts = st.builds(
    lambda rows, end: end.join(rows), st.lists(lines, max_size=30), st.sampled_from(["\n", "\r\n", "\r"])
)


@given(texts, FORMATS)
def test_spans_are_ordered_apart_within_the_text_and_tight(text: str, format: str) -> None:
    at = 0
    for number, passage in enumerate(parse(document(text, format)), 1):
        words = text[passage.span.start : passage.span.end]
        assert passage.ordinal == number
        assert at <= passage.span.start < passage.span.end <= len(text)
        assert words == words.strip()
        assert passage.label is None or (
            passage.label in passage.span and passage.label.start < passage.label.end
        )
        at = passage.span.end


@given(texts, FORMATS)
def test_sentences_cover_their_passage_in_order(text: str, format: str) -> None:
    for passage in parse(document(text, format)):
        at = passage.span.start
        for span in passage.sentences:
            assert at <= span.start < span.end <= passage.span.end
            assert not text[at : span.start].strip("> \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029")
            at = span.end
        assert at == passage.span.end


@given(texts, FORMATS)
def test_references_point_back_to_a_passage_that_can_bear_them(text: str, format: str) -> None:
    passages = parse(document(text, format))
    for passage in passages:
        if passage.lead_in is not None:
            assert passage.lead_in < passage.ordinal
            assert passages[passage.lead_in - 1].kind in ("sentence", "heading")
        if passage.parent is not None:
            parent = passages[passage.parent - 1]
            assert (parent.kind, parent.block, parent.depth) == (
                "list_item",
                passage.block,
                passage.depth - 1,
            )


@given(
    st.lists(
        st.tuples(st.sampled_from(HEADS), st.integers(1, 9), st.sampled_from(["", ".", ":"])), max_size=40
    ),
    FORMATS,
)
def test_every_word_is_in_exactly_one_passage(rows: list[tuple[str, int, str]], format: str) -> None:
    """Each row is a marker, words found nowhere else, and an end; some rows are separated by blank lines."""
    written: list[str] = []
    text = ""
    for number, (head, count, end) in enumerate(rows):
        words = [f"Word{number}x{part}" for part in range(count)]
        written += words
        text += head + " ".join(words) + end + ("\n\n" if count % 2 else "\n")
    read = " ".join(text[p.span.start : p.span.end] for p in parse(document(text, format)))
    assert [word.strip(".:") for word in read.split() if word.startswith("Word")] == written


def structure(text: str, format: str) -> list[tuple[object, ...]]:
    """All that a passage says apart from positions, in composed letters and with simple line ends."""

    def plain(words: str) -> str:
        return unicodedata.normalize("NFC", words.replace("\r\n", "\n"))

    def row(p: Passage) -> tuple[object, ...]:
        words, section = plain(text[p.span.start : p.span.end]), tuple(map(plain, p.section))
        label = plain(text[p.label.start : p.label.end]) if p.label else None
        return (
            p.kind,
            words,
            section,
            p.depth,
            p.block,
            p.lead_in,
            p.parent,
            p.marker,
            label,
            len(p.sentences),
        )

    return [row(passage) for passage in parse(document(text, format))]


DOCUMENTS = [pytest.param("markdown", article(), id="the article")] + [
    pytest.param(*case.values[:2], id=case.id) for case in MARKDOWN + TEXT
]


@pytest.mark.parametrize(("format", "text"), DOCUMENTS)
def test_line_ends_and_decomposed_letters_change_nothing(format: str, text: str) -> None:
    expected = structure(text, format)
    assert expected
    assert structure(text.replace("\n", "\r\n"), format) == expected
    assert structure(unicodedata.normalize("NFD", text), format) == expected


@given(st.lists(lines, max_size=30), FORMATS)
def test_windows_line_ends_change_nothing_anywhere(rows: list[str], format: str) -> None:
    text = "\n".join(row.replace("\r", "").replace("\n", "") for row in rows)
    assert structure(text.replace("\n", "\r\n"), format) == structure(text, format)


def test_underlined_and_marked_headings_are_the_same() -> None:
    marked = "# One\n\nText here.\n\n## Two\n\n* item\n\n# Three\n\nMore text.\n"
    underlined = "One\n===\n\nText here.\n\nTwo\n---\n\n* item\n\nThree\n=====\n\nMore text.\n"
    assert structure(underlined, "markdown") == structure(marked, "markdown")


@pytest.mark.parametrize(("star", "plus"), [("-", "*"), ("+", "-"), ("•", "–"), ("-", "-")])
def test_other_bullets_make_the_same_nesting(star: str, plus: str) -> None:
    swapped = article().replace("\n* ", f"\n{star} ").replace("\n + ", f"\n {plus} ")

    def nesting(text: str) -> list[tuple[object, ...]]:
        return [row[:7] + row[8:] for row in structure(text, "markdown")]

    assert nesting(swapped) == nesting(article())


HOSTILE: dict[str, Callable[[int], str]] = {
    "nested items": lambda n: "".join(" " * (i % 40) + "* x\n" for i in range(n // 20)),
    "items with a bold start": lambda n: "* " + "**a** " * n,
    "open brackets": lambda n: "[" * n,
    "links never closed in a heading": lambda n: "# " + "[a](" * n,
    "periods": lambda n: "a" + "." * n + "b",
    "initials": lambda n: "A. " * n,
    "spaces": lambda n: "x" + " " * n + "x" + " " * n,
    "one long line": lambda n: "word " * n,
    "stars": lambda n: "*" * n + "x",
    "equals signs": lambda n: "=" * n + "x" + "=" * n,
    "fences never closed": lambda n: "```x\n" * (n // 5),
    "comments never closed": lambda n: "<!--" * n,
    "front matter never closed": lambda n: "---\n" + "a: b\n" * n,
    "quote marks": lambda n: ">" * n + "x",
    "empty quote lines": lambda n: "> a\n" + ">\n> \n" * (n // 5),
    "short lines": lambda n: "Abc\n" * (n // 10),
    "letters as markers": lambda n: "A. x\n" * (n // 20),
    "pipes": lambda n: "|" * n,
}


@pytest.mark.parametrize("format", ["markdown", "text"])
@pytest.mark.parametrize("kind", HOSTILE)
def test_eight_times_the_text_takes_nowhere_near_64_times_the_time(kind: str, format: str) -> None:
    def seconds(size: int) -> float:
        parsed, best = document(HOSTILE[kind](size), format), 9.0
        for _ in range(2):
            started = time.process_time()
            parse(parsed)
            best = min(best, time.process_time() - started)
        return best

    small, large = seconds(10_000), seconds(80_000)
    assert large < 24 * small + 0.05
