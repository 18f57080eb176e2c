"""Reading other formats: what holds for every document, however odd; and files that were damaged on the way."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable

import formats
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_parse import document

from pipeline.errors import InputError
from pipeline.model import Passage
from pipeline.parse import parse
from pipeline.read import Content, read_content
from pipeline.read.pieces import Piece, Run, inline, row, write

WORDS = st.lists(
    st.sampled_from(["Trade", "energy", "Ministries", "the", "in", "2013", "agreed"]), min_size=2, max_size=6
)
SENTENCE = WORDS.map(lambda words: f"Note {' '.join(words)} so.")


@st.composite
def documents(draw: st.DrawFn) -> list[Piece]:
    """Pieces as converters yield them: lists that nest one level at a time, tables with equal rows."""
    found: list[Piece] = []
    for kind in draw(
        st.lists(st.sampled_from(["heading", "paragraph", "list", "quote", "table"]), max_size=8)
    ):
        if kind == "heading":
            found.append(Piece("heading", " ".join(draw(WORDS)), draw(st.integers(1, 6))))
        elif kind == "paragraph":
            found.append(Piece("paragraph", draw(SENTENCE)))
        elif kind == "quote" and found and found[-1].kind != "quote":
            found.append(Piece("quote", draw(SENTENCE)))
        elif kind == "table":
            found += [Piece("row", row(draw(st.lists(SENTENCE, min_size=2, max_size=3)))) for _ in range(2)]
        elif kind == "list" and not (found and found[-1].kind == "item"):
            level = 1
            for _ in range(draw(st.integers(1, 5))):
                found.append(Piece("item", draw(SENTENCE), level))
                level = draw(st.integers(1, min(level + 1, 4)))
    return found


def described(text: str, passage: Passage) -> tuple[str, int, str]:
    words = text[passage.span.start : passage.span.end]
    kind = {"sentence": "paragraph", "list_item": "row" if passage.marker == "|" else "item"}.get(
        passage.kind, passage.kind
    )
    return kind, passage.depth if kind in ("heading", "item") else 0, words


@given(documents())
def test_what_is_written_down_is_read_back_piece_by_piece(pieces: list[Piece]) -> None:
    text = write(pieces)
    read = [described(text, passage) for passage in parse(document(text, "html"))]
    assert read == [(piece.kind, piece.level, piece.words) for piece in pieces]


anything = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
any_piece = st.builds(
    Piece,
    st.sampled_from(["heading", "paragraph", "item", "more", "quote", "header", "row"]),
    anything | st.sampled_from(["# x", "| x", "---", "***", "> x", "1. x", "== x ==", "```", "<!-- x", "* * *", "x\n\ny"]),
    st.integers(1, 9),
    st.sampled_from(["*", "1.", "(a)", "iv)"]),
)  # fmt: skip


@given(st.lists(any_piece, max_size=12))
def test_every_word_that_is_written_down_stands_in_exactly_one_passage(pieces: list[Piece]) -> None:
    numbered = [piece._replace(words=f"word{at}x {piece.words}") for at, piece in enumerate(pieces)]
    text = write(numbered)
    passages = parse(document(text, "pdf"))
    read = " ".join(text[p.span.start : p.span.end] for p in passages)
    assert re.findall(r"word\d+x", read) == [f"word{at}x" for at in range(len(pieces))]


@given(st.lists(st.builds(Run, anything, st.booleans(), st.booleans()), max_size=8))
def test_typefaces_add_marks_and_change_no_word(runs: list[Run]) -> None:
    plain = inline([Run(run.text) for run in runs])
    assert inline(runs).replace("*", "").split() == plain.replace("*", "").split()


TAGS = [
    *(
        "p",
        "div",
        "span",
        "b",
        "i",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "tr",
        "td",
        "th",
        "h1",
        "h3",
    ),
    *("blockquote", "pre", "br", "sup", "a", "nav", "header", "main", "article", "section", "form", "figure"),
    *("script", "style", "aside"),
]
markup = st.recursive(
    st.text("ab <>&\n", max_size=8),
    lambda inner: st.builds(
        lambda tag, parts, close: f"<{tag}>{''.join(parts)}" + (f"</{close or tag}>" if close != "x" else ""),
        st.sampled_from(TAGS),
        st.lists(inner, max_size=4),
        st.sampled_from(["", "", "", "x", "p", "table"]),
    ),
    max_leaves=25,
)


def read_or_refused(data: bytes, name: str) -> Content | None:
    """What is read, which must be sound; None if it is refused in words."""
    try:
        content = read_content(data, name)
    except InputError as refused:
        assert refused.what and refused.where and refused.todo
        return None
    assert content.title.strip()
    at = 0
    for passage in parse(document(content.text, content.format)):
        assert at <= passage.span.start < passage.span.end <= len(content.text)
        at = passage.span.end
    assert at > 0
    return content


@given(markup)
def test_any_markup_is_read_or_refused_in_words(page: str) -> None:
    content = read_or_refused(f"<html><body>{page}<p>Words</p></body></html>".encode(), "page.html")
    assert content is None or set(re.findall("[ab]", content.text)) <= set(page) | {"W"}


WIKI = [
    *("{{", "}}", "[[", "]]", "|", "=", "==", "'", "''", "'''", "{|", "|}", "|-", "!", "*", "#", ":", ";"),
    *(" ", "\n", "\n\n", "<ref>", "</ref>", "<b>", "</b>", "<li>", "<nowiki>", "</nowiki>", "<!--", "-->"),
    *("http://a", "[http://b ", "&amp;", "a", "b", "File:", "quote", "lang"),
]


@given(st.lists(st.sampled_from(WIKI), max_size=40))
def test_any_wikitext_is_read_or_refused_in_words(tokens: list[str]) -> None:
    read_or_refused(("Words " + "".join(tokens)).encode(), "page.wiki")


@given(
    st.lists(st.sampled_from([token for token in WIKI if "{" not in token and "}" not in token]), max_size=40)
)
def test_wikitext_without_templates_is_never_refused(tokens: list[str]) -> None:
    assert read_or_refused(("Words\n\n" + "".join(tokens)).encode(), "page.wiki") is not None


PIECES = [
    Piece("heading", "Talks", 1),
    Piece("paragraph", "The two **ministries** met in May 2015, and will meet again. " * 4),
    *(Piece("item", "One", 1), Piece("item", "Two", 2), Piece("row", "a | b"), Piece("row", "c | d")),
]
FILES: dict[str, Callable[[], bytes]] = {
    "paper.pdf": lambda: formats.as_pdf(PIECES),
    "paper.docx": lambda: formats.as_docx(PIECES),
    "page.html": lambda: formats.as_html(PIECES),
    "page.wiki": lambda: formats.as_wikitext(PIECES),
}


def damaged(data: bytes, chance: random.Random) -> bytes:
    """A few bytes changed, lost or doubled."""
    broken = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        start = chance.randrange(len(broken))
        end = start + chance.randrange(1, 40)
        kind = chance.randrange(3)
        broken[start:end] = (b"", broken[start:end] * 2, chance.randbytes(end - start))[kind]
    return bytes(broken)


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_read_or_refused_in_words(name: str) -> None:
    whole, chance = FILES[name](), random.Random(name)
    assert read_or_refused(whole, name) is not None
    results = [read_or_refused(damaged(whole, chance), name) for _ in range(300)]
    assert None in results


HOSTILE: dict[str, tuple[str, Callable[[int], str]]] = {
    "brackets": ("page.html", lambda n: "<p>x" + "[" * n),
    "capitals": ("page.html", lambda n: "<p>" + "A " * n),
    "commas": ("page.html", lambda n: "<p>x" + "," * n),
    "paragraphs": ("page.html", lambda n: "<p>x" * (n // 8)),
    "cells": ("page.html", lambda n: "<table>" + "<tr><td>x<td>y" * (n // 20)),
    "breaks": ("page.html", lambda n: "x<br>" * (n // 8)),
    "nested lists": ("page.html", lambda n: ("<ul><li>x" * 30 + "</ul>" * 30) * (n // 500)),
    "open tags": ("page.html", lambda n: "<p>x" + "<" * n),
    "open comments": ("page.html", lambda n: "<p>x" + "<!--" * n),
    "named elements": ("page.html", lambda n: "<div class='nav-x'>y</div>" * (n // 20) + "z"),
    "wiki brackets": ("page.wiki", lambda n: "x" + "[[" * n),
    "wiki links": ("page.wiki", lambda n: "x" + "[[a|" * (n // 4)),
    "wiki addresses": ("page.wiki", lambda n: "x" + "[http://a " * (n // 10)),
    "wiki tags": ("page.wiki", lambda n: "x" + "<b>x" * (n // 4)),
    "wiki items": ("page.wiki", lambda n: "*" * (n // 8) + "x"),
    "wiki nested lists": ("page.wiki", lambda n: "".join("*" * (i % 30) + "x\n" for i in range(n // 100))),
    "wiki tables": ("page.wiki", lambda n: "{|\n" + "|-\n| x || y\n" * (n // 50)),
    "wiki quotes": ("page.wiki", lambda n: "''x " * (n // 10)),
    "wiki comments": ("page.wiki", lambda n: "x" + "<!--" * n),
    "wiki templates": ("page.wiki", lambda n: "{{a|b=c}} x " * (n // 12)),
    "wiki commas": ("page.wiki", lambda n: "," * n + "x"),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", HOSTILE)
def test_eight_times_the_markup_takes_nowhere_near_64_times_the_time(kind: str) -> None:
    name, written = HOSTILE[kind]

    def seconds(size: int) -> float:
        data, best = written(size).encode(), 99.0
        for _ in range(2):
            started = time.process_time()
            read_content(data, name)
            best = min(best, time.process_time() - started)
        return best

    small, large = seconds(10_000), seconds(80_000)
    assert large < 24 * small + 0.1
