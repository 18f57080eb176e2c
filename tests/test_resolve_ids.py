"""How ids read, and what may change them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolving import Source

from pipeline.model import Span
from pipeline.resolve import resolve
from pipeline.resolve.identify import Claim, assign
from pipeline.resolve.names import SLUG_LIMIT, date_slug, fold, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S.–Mexico High-Level Economic Dialogue", "us-mexico-high-level-economic-dialogue"),
        ("United States of America", "us"),
        ("the U.S. Department of the Treasury", "us-department-of-the-treasury"),
        ("Andrés Manuel López Obrador", "andres-manuel-lopez-obrador"),
        ("Mexico’s “national cluster map”", "mexicos-national-cluster-map"),
        ("Łódź & Tromsø", "lodz-and-tromso"),
        ("program_launch", "program-launch"),
        ("%", "percent"),
        ("", "xc28b17"),
        ("経済産業省", "xc89fba"),
    ],
)
def test_a_slug_is_the_words_of_a_name_in_ascii(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text())
def test_every_text_has_a_slug_of_small_letters_digits_and_hyphens(text: str) -> None:
    own = slug(text)
    assert own.isascii() and 0 < len(own) <= SLUG_LIMIT
    assert not set(own) - set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_a_long_slug_ends_with_a_whole_word() -> None:
    words = ["alpha"] * 40
    assert slug(" ".join(words)) == "-".join(words[:13])
    assert slug(" ".join(words), 3) == "alpha-alpha-alpha"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.–Mexico", "United States-Mexico"),
        ("High Level", "High‑Level"),
        ("Peña", "PENA"),
        ("Research & Development", "research and development"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same_words(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2013-05", "2013-05"),
        ("../2014", "by-2014"),
        ("2014/..", "2014-on"),
        ("2013/2015", "2013-to-2015"),
        ("2013~", "2013-about"),
        ("2013?", "2013-perhaps"),
        (None, "undated"),
    ],
)
def test_a_date_reads_as_words(edtf: str | None, expected: str) -> None:
    assert date_slug(edtf) == expected


def claims(*wanted: tuple[str, ...]) -> list[Claim]:
    return [Claim(rungs, rungs) for rungs in wanted]


def test_a_name_that_two_want_goes_to_neither_and_a_third_renames_none() -> None:
    one, two, three = claims(("talks", "talks-2014"), ("talks", "talks-2015"), ("talks", "talks-2016"))
    assert assign([one]) == ["talks"]
    assert assign([one, two]) == ["talks-2014", "talks-2015"]
    assert assign([one, two, three]) == ["talks-2014", "talks-2015", "talks-2016"]


def test_above_the_last_rung_rows_are_told_apart_by_what_they_say() -> None:
    assert assign([Claim(("talks",), "in May"), Claim(("talks",), "in June")]) == [
        "talks-a045bd",
        "talks-5dff3f",
    ]


def test_rows_that_are_alike_in_everything_are_counted() -> None:
    assert assign(claims(("a",), ("a",), ("b",))) == ["a-8fd0a0-1", "a-8fd0a0-2", "b"]


def test_a_name_already_taken_is_not_given_again() -> None:
    assert assign(claims(("a", "b")), frozenset({"a"})) == ["b"]


RUNGS = st.lists(st.sampled_from(["a", "b", "a-b", "b-a"]), min_size=1, max_size=3).map(tuple)


@given(st.lists(RUNGS, max_size=8), st.randoms(use_true_random=False))
def test_ids_are_unique_and_do_not_depend_on_order(wanted: list[tuple[str, ...]], random: object) -> None:
    numbered = [Claim(rungs, (rungs, number)) for number, rungs in enumerate(wanted)]
    ids = dict(zip(numbered, assign(numbered), strict=True))
    assert len(set(ids.values())) == len(numbered)
    shuffled = list(numbered)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert dict(zip(shuffled, assign(shuffled), strict=True)) == ids


def passage_ids(*lines: str) -> list[object]:
    return [row["passage_id"] for row in resolve([Source("s", *lines).extraction()])["passages"]]


def test_a_passage_is_called_by_its_first_words_and_by_a_digest_if_there_are_more() -> None:
    assert passage_ids("Energy and climate", "The HLED was launched in September of 2013.") == [
        "s-energy-and-climate",
        "s-hled-was-launched-in-september-of-85f659",
    ]


def test_passages_that_begin_alike_do_not_rename_each_other() -> None:
    line = "Participation includes the following bodies of state: A"
    (own,) = passage_ids(line)
    others = ("Participation includes the following bodies of state: B", "Participation includes")
    assert own in passage_ids(*others, line)
    assert len(set(passage_ids(*others, line))) == 3


def test_the_same_words_are_told_apart_by_what_stands_above_and_then_counted() -> None:
    assert passage_ids("Energy", "Energy") == ["s-energy-b8779f-1893ba-1", "s-energy-b8779f-1893ba-2"]
    source = Source("s", "Energy")
    source.section = ("Trade",)
    trade = source.extraction()
    both = replace(
        trade,
        document=replace(trade.document, text="Energy\nEnergy"),
        passages=(
            *trade.passages,
            replace(trade.passages[0], ordinal=2, span=Span(7, 13), section=("Work",)),
        ),
    )
    assert [row["passage_id"] for row in resolve([both])["passages"]] == [
        "s-energy-efbc88",
        "s-energy-e15c26",
    ]
