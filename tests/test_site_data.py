"""What the page is made of: text cut into parts that lose nothing, marks where they belong, the same bytes every time."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.site import markup, reading
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
