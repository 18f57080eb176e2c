"""What the page is made of: text cut into parts that lose nothing, marks where they belong, the same bytes every time."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.site import markup, reading
from pipeline.site.charts import ink
from pipeline.site.reading import Block, Mark, Passage, Sweep

TEXTS = st.text(alphabet=st.sampled_from("ab *_[]()>\n😀é\u202e<&./:h"), max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    place = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(place, place), max_size=6))
    return text, [
        Mark(min(span), max(span), number) for number, span in enumerate(spans) if span[0] != span[1]
    ]


@given(marked())
def test_the_parts_of_a_passage_are_its_text_and_each_fact_lies_on_exactly_its_words(
    case: tuple[str, list[Mark]],
) -> None:
    text, marks = case
    parts = list(reading.parts(text, 0, len(text), marks)) if text else []
    assert "".join(words for words, _, _ in parts) == text
    for mark in marks:
        assert (
            "".join(words for words, facts, _ in parts if mark.fact in facts) == text[mark.start : mark.end]
        )


@given(marked(), st.data())
def test_a_sweep_hands_out_the_marks_that_reach_into_each_slice(
    case: tuple[str, list[Mark]], data: st.DataObject
) -> None:
    text, marks = case
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=5)) | {0, len(text)})
    sweep = Sweep(marks)
    for start, end in pairwise(cuts):
        expected = {mark for mark in marks if mark.start < end and mark.end > start}
        assert set(sweep.within(start, end)) == expected


@given(TEXTS, st.integers(0, 50))
def test_styles_lie_within_the_passage_and_shift_with_it(text: str, offset: int) -> None:
    found = markup.styles(text, offset)
    assert all(offset <= start < end <= offset + len(text) for start, end, _ in found)
    assert [(start - offset, end - offset, flag) for start, end, flag in found] == markup.styles(text)


def shown(text: str) -> str:
    """A passage as a reader sees it."""
    return "".join(
        words for words, _, flags in reading.parts(text, 0, len(text), []) if not flags & markup.SYNTAX
    )


def test_marks_of_markdown_are_set_aside_and_nothing_else_is() -> None:
    for text, seen in {
        "**The HLED** is": "The HLED is",
        "a *new* and _old_ thing": "a new and old thing",
        "snake_case_name * 2": "snake_case_name * 2",
        "see [the site](https://example.org/a) now": "see the site now",
        "[press me](javascript:alert(1))": "[press me](javascript:alert(1))",
        "> one\n> two": "one\ntwo",
        "**open only": "open only",
    }.items():
        assert shown(text) == seen


def passages(text: str, *quotes: tuple[str, str, int]) -> list[Passage]:
    """Passages by kind, words and depth, each found after the one before."""
    found: list[Passage] = []
    for number, (kind, words, depth) in enumerate(quotes):
        start = text.index(words, found[-1].end if found else 0)
        found.append(Passage(str(number), kind, depth, start, start + len(words)))
    return found


def outline(text: str, blocks: list[Block]) -> list[tuple[str, int, bool, list[str]]]:
    return [(b.kind, b.depth, b.ordered, [text[s:e].strip() for _, s, e in b.passages]) for b in blocks]


def test_sentences_of_a_paragraph_stand_together_and_words_between_passages_are_shown_as_such() -> None:
    text = (
        "# Head\n\nOne. Two.\n\nThree.\n\nleft out words\n\n1. first\n2. second\n   - inner\n\n> said. again."
    )
    found = reading.blocks(
        text,
        passages(
            text,
            ("heading", "Head", 1),
            ("sentence", "One.", 0),
            ("sentence", "Two.", 0),
            ("sentence", "Three.", 0),
            ("list_item", "first", 1),
            ("list_item", "second", 1),
            ("list_item", "inner", 2),
            ("quote", "said. again.", 0),
        ),
    )
    assert outline(text, found) == [
        ("heading", 1, False, ["Head"]),
        ("sentence", 0, False, ["One.", "Two."]),
        ("sentence", 0, False, ["Three."]),
        ("gap", 0, False, ["left out words"]),
        ("list_item", 1, True, ["first"]),
        ("list_item", 1, True, ["second"]),
        ("list_item", 2, False, ["inner"]),
        ("quote", 0, False, ["said. again."]),
    ]


def seconds(text: str, marks: list[Mark]) -> float:
    start = time.perf_counter()
    assert "".join(words for words, _, _ in reading.parts(text, 0, len(text), marks)) == text
    return time.perf_counter() - start


@pytest.mark.parametrize("unit", ["**a ", "**a** ", "[a](", "__a_ *b", "> a\n"])
def test_a_passage_of_any_length_is_cut_in_time_proportional_to_it(unit: str) -> None:
    def case(times: int) -> float:
        text = unit * times
        marks = [Mark(at, at + 2, at) for at in range(0, len(text) - 2, 3)]
        return min(seconds(text, marks) for _ in range(3))

    assert case(8_000) < 12 * case(2_000)


def chart(alt: str) -> ink.Chart:
    return ink.Chart("name", "Title", "note", alt, None, (), [])


def test_a_drawing_keeps_words_links_and_shapes_and_wears_the_colours_of_the_page() -> None:
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" class="marks" viewBox="0 0 9 9">'
        '<g aria-label="noise"><path class="background" d="M0,0h0v0h0Z"/></g><text opacity="0">hidden</text>'
        '<a xlink:href="https://elsewhere.example/#fact=events/a"><path d="M1.23456,2" fill="#0067a3"/></a>'
        '<a xlink:href="https://elsewhere.example/#fact=events/a"><text fill="#1a1a18" '
        'font-family="Liberation Sans">A&lt;b&gt;</text></a>'
        "</svg>"
    )
    assert ink.dressed(drawn, chart("Two words.")) == (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" role="group"'
        ' aria-label="Title. Two words.">'
        '<a xlink:href="../index.html#fact=events/a" tabindex="-1" aria-hidden="true">'
        '<path d="M1.2,2" fill="var(--events,#0067a3)" /></a>'
        '<a xlink:href="../index.html#fact=events/a"><text fill="var(--ink,#1a1a18)" font-family="'
        "'Helvetica Neue', Arial, 'Liberation Sans', sans-serif\">A&lt;b&gt;</text></a></svg>"
    )


def test_letters_that_xml_forbids_do_not_stop_a_drawing() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><text>a\x0bb\x1bc\uffffd😀</text></svg>'
    assert ">a\ufffdb\ufffdc\ufffdd😀</text>" in ink.dressed(svg, chart("x"))


def test_dates_are_drawn_as_precisely_as_they_are_known() -> None:
    from datetime import date

    from pipeline.site.charts.timeline import _line

    def shape(start: date | None, end: date | None) -> tuple[str, float, float, str]:
        line = _line(("id", "meeting", "Title", "", start, end, "occurred", 1), 0, 2000, 2010)
        return line["shape"], line["x"], line["x2"], line["sign"]

    assert shape(date(2004, 1, 1), date(2004, 12, 31)) == ("span", 2004, 2005, "▸")
    assert shape(date(2005, 7, 2), date(2005, 7, 2))[0] == "day"
    assert shape(None, date(2004, 12, 31)) == ("open", 2000, 2005, "◂")
    assert shape(date(2004, 1, 1), None) == ("open", 2004, 2010, "▸")
    assert shape(None, None)[0] == "none"
