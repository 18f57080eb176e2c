"""Whatever the text, reading it ends well: no exception, every quote its slice, tables that keep every rule."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import ARTICLE, ROOT, tables, ungrounded

from pipeline.validate import validate

TEXTS = [
    path.read_text(encoding="utf-8") for path in [ARTICLE, *sorted((ROOT / "tests/gold/docs").iterdir())]
]
LINES = sorted({line for text in TEXTS for line in text.splitlines() if line.strip()})
WORDS = sorted({word for text in TEXTS for word in re.findall(r"\S+", text)})
SLOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)

lines = st.lists(st.sampled_from(LINES), max_size=25).map("\n".join)
paragraphs = st.lists(st.sampled_from(LINES), max_size=12).map("\n\n".join)
salads = st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join)
noise = st.text(max_size=300)


def check(text: str) -> None:
    if not text.strip():
        return
    for form in ("markdown", "text"):
        made = tables(text, form)
        assert ungrounded(made) == []
        assert validate(made).ok, validate(made).render()


@given(lines)
@SLOW
def test_lines_of_many_documents_in_any_order(text: str) -> None:
    check(text)


@given(paragraphs)
@SLOW
def test_paragraphs_of_many_documents_in_any_order(text: str) -> None:
    check(text)


@given(salads)
@SLOW
def test_words_of_many_documents_in_any_order(text: str) -> None:
    check(text)


@given(noise)
@SLOW
def test_any_text_at_all(text: str) -> None:
    check(text)


@given(st.sampled_from(TEXTS), st.data())
@SLOW
def test_a_document_cut_anywhere(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    check(text[:start] + text[end:])


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.strip()[:30])
def test_every_labelled_document_gives_valid_tables(text: str) -> None:
    check(text)


def test_reading_twice_gives_the_same() -> None:
    assert tables(TEXTS[0]) == tables(TEXTS[0])
