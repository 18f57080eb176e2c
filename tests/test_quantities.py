"""Quantities: value, unit, qualifier, "per" and subject, and the numbers that are no quantities."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.extract.quantities import QuantityMention, find_quantities

# text; then the words, value, upper value, unit, qualifier, per, subject of the one quantity in it
QUANTITIES = [
    ("worth $1.5 billion per day", "$1.5 billion per day", 1.5e9, None, "USD", None, "day", None),
    ("more than US$300,000", "more than US$300,000", 300000, None, "USD", "more_than", None, None),
    ("€2.3 bn", "€2.3 bn", 2.3e9, None, "EUR", None, None, None),
    ("£10m", "£10m", 1e7, None, "GBP", None, None, None),
    ("¥500 billion", "¥500 billion", 5e11, None, "JPY", None, None, None),
    ("R$20 million", "R$20 million", 2e7, None, "BRL", None, None, None),
    ("A$20 million", "A$20 million", 2e7, None, "AUD", None, None, None),
    ("300 million pesos", "300 million pesos", 3e8, None, "MXN", None, None, None),
    ("20 billion Colombian pesos", "20 billion Colombian pesos", 2e10, None, "COP", None, None, None),
    ("5 million won", "5 million won", 5e6, None, "KRW", None, None, None),
    ("USD 5 million", "USD 5 million", 5e6, None, "USD", None, None, None),
    ("EUR 500 000", "EUR 500 000", 500000, None, "EUR", None, None, None),
    ("500 000 euros", "500 000 euros", 500000, None, "EUR", None, None, None),
    ("5 million euros", "5 million euros", 5e6, None, "EUR", None, None, None),
    ("5 million U.S. dollars", "5 million U.S. dollars", 5e6, None, "USD", None, None, None),
    ("$5 million USD", "$5 million USD", 5e6, None, "USD", None, None, None),
    ("half a billion dollars", "half a billion dollars", 5e8, None, "USD", None, None, None),
    ("one hundred million dollars", "one hundred million dollars", 1e8, None, "USD", None, None, None),
    ("$300-$500 million", "$300-$500 million", 3e8, 5e8, "USD", None, None, None),
    ("$50 to $60 million", "$50 to $60 million", 5e7, 6e7, "USD", None, None, None),
    ("$2.5 billion to $3 billion", "$2.5 billion to $3 billion", 2.5e9, 3e9, "USD", None, None, None),
    ("between $1 and $2 billion", "between $1 and $2 billion", 1e9, 2e9, "USD", None, None, None),
    ("$1 trillion", "$1 trillion", 1e12, None, "USD", None, None, None),
    ("$12,000 each year", "$12,000 each year", 12000, None, "USD", None, "year", None),
    ("$40 a day", "$40 a day", 40, None, "USD", None, "day", None),
    ("$40/person", "$40/person", 40, None, "USD", None, "person", None),
    ("$600 billion annually", "$600 billion annually", 6e11, None, "USD", None, "year", None),
    ("daily trade of $1.5 billion", "$1.5 billion", 1.5e9, None, "USD", None, "day", "daily trade"),
    ("$5 million or more", "$5 million or more", 5e6, None, "USD", "more_than", None, None),
    ("up to $5 million", "up to $5 million", 5e6, None, "USD", "less_than", None, None),
    ("less than $5 million", "less than $5 million", 5e6, None, "USD", "less_than", None, None),
    ("nearly $5 million", "nearly $5 million", 5e6, None, "USD", "about", None, None),
    ("approximately $5.25 million", "approximately $5.25 million", 5.25e6, None, "USD", "about", None, None),
    ("upwards of $5 million", "upwards of $5 million", 5e6, None, "USD", "more_than", None, None),
    ("an estimated $5 million", "an estimated $5 million", 5e6, None, "USD", "about", None, None),
    ("50 percent", "50 percent", 50, None, "%", None, None, None),
    ("50 per cent", "50 per cent", 50, None, "%", None, None, None),
    ("by 5%", "5%", 5, None, "%", None, None, None),
    ("10-15%", "10-15%", 10, 15, "%", None, None, None),
    ("10 to 15 percent", "10 to 15 percent", 10, 15, "%", None, None, None),
    ("thirty percent", "thirty percent", 30, None, "%", None, None, None),
    ("3.5% a year", "3.5% a year", 3.5, None, "%", None, "year", None),
    ("2 percentage points", "2 percentage points", 2, None, "percentage points", None, None, None),
    ("down to 50 percent of what they are", "50 percent", 50, None, "%", None, None, None),
    ("80 percent of exports", "80 percent", 80, None, "%", None, None, "exports"),
    ("780 million people", "780 million people", 7.8e8, None, "people", None, None, None),
    ("among 12 countries of the Asia-Pacific", "12 countries", 12, None, "countries", None, None, None),
    ("the 12 TPP countries", "12 TPP countries", 12, None, "countries", None, None, None),
    ("5,000 students", "5,000 students", 5000, None, "students", None, None, None),
    ("over 120 companies", "over 120 companies", 120, None, "companies", "more_than", None, None),
    ("Over 120 companies", "Over 120 companies", 120, None, "companies", "more_than", None, None),
    ("Some 40,000 jobs", "Some 40,000 jobs", 40000, None, "jobs", "about", None, None),
    ("40,000 U.S. jobs", "40,000 U.S. jobs", 40000, None, "jobs", None, None, None),
    ("300+ companies", "300+ companies", 300, None, "companies", "more_than", None, None),
    ("about 2000 companies", "about 2000 companies", 2000, None, "companies", "about", None, None),
    ("In 2015 300 people", "300 people", 300, None, "people", None, None, None),
    ("2 million tonnes of steel", "2 million tonnes", 2e6, None, "tonnes", None, None, "steel"),
    ("1,200 kilometers of border", "1,200 kilometers", 1200, None, "kilometers", None, None, "border"),
    ("500 MW", "500 MW", 500, None, "MW", None, None, None),
    ("two million workers", "two million workers", 2e6, None, "workers", None, None, None),
    ("twenty companies", "twenty companies", 20, None, "companies", None, None, None),
    ("two hundred and fifty firms", "two hundred and fifty firms", 250, None, "firms", None, None, None),
    ("twenty-five firms", "twenty-five firms", 25, None, "firms", None, None, None),
    ("a million people", "a million people", 1e6, None, "people", None, None, None),
    ("at least 1 million women", "at least 1 million women", 1e6, None, "women", "more_than", None, None),
    ("600 small businesses", "600 small businesses", 600, None, "businesses", None, None, None),
    ("50 small and medium enterprises", "50 small and medium enterprises", 50, None, "enterprises", None,
     None, None),
    ("at most 15 ships", "at most 15 ships", 15, None, "ships", "less_than", None, None),
    ("as many as 25 firms", "as many as 25 firms", 25, None, "firms", "less_than", None, None),
    ("no fewer than 30 experts", "no fewer than 30 experts", 30, None, "experts", "more_than", None, None),
    ("25 or more mayors", "25 or more mayors", 25, None, "mayors", "more_than", None, None),
    ("Peruvian firms in Chile: 900 or more.", "900 or more", 900, None, "firms", "more_than", None, None),
    ("51 types of permit", "51 types of permit", 51, None, "types of permit", None, None, None),
    ("14 customs procedures", "14 customs procedures", 14, None, "procedures", None, None, None),
    ("60 young growers begins", "60 young growers", 60, None, "growers", None, None, None),
    ("26,000 farm hands each season", "26,000 farm hands each season", 26000, None, "farm hands", None,
     "season", None),
    ("a 300-megawatt plant", "300-megawatt", 300, None, "megawatts", None, None, None),
    ("two dozen companies", "two dozen companies", 24, None, "companies", None, None, None),
    ("one and a half million jobs", "one and a half million jobs", 1.5e6, None, "jobs", None, None, None),
    ("DM 18 million", "DM 18 million", 1.8e7, None, "DEM", None, None, None),
    ("40 million French francs", "40 million French francs", 4e7, None, "FRF", None, None, None),
    ("5,000 students per year", "5,000 students per year", 5000, None, "students", None, "year", None),
    ("900 people cross the border every day", "900 people", 900, None, "people", None, "day", None),
    ("A new $300,000 initiative was", "$300,000", 300000, None, "USD", None, None, "initiative"),
    ("$10 million in grants for farmers", "$10 million", 1e7, None, "USD", None, None, "grants"),
    ("will invest $5 million in clean energy", "$5 million", 5e6, None, "USD", None, None, "clean energy"),
    ("trade totalled $600 billion in 2019", "$600 billion", 6e11, None, "USD", None, None, "trade"),
    ("exports of $5 billion", "$5 billion", 5e9, None, "USD", None, None, "exports"),
    ("Mexico exported goods worth $358 billion", "$358 billion", 3.58e11, None, "USD", None, None, "goods"),
    ("reached INR 10 lakh crore", "INR 10 lakh crore", 1e13, None, "INR", None, None, None),
    ("1,00,000 students", "1,00,000 students", 100000, None, "students", None, None, None),
    ("cross our border every day, and the value of our bilateral trade in goods and services is more than"
     " $1.5 billion per day.", "more than $1.5 billion per day", 1.5e9, None, "USD", "more_than", "day",
     "bilateral trade in goods and services"),
    ("trade worth R41 billion in 2023", "R41 billion", 4.1e10, None, "ZAR", None, None, "trade"),
    ("spent S/3.2 million", "S/3.2 million", 3.2e6, None, "PEN", None, None, None),
    ("will exceed US$5 billion", "exceed US$5 billion", 5e9, None, "USD", "more_than", None, None),
    ("four additional scholarships a year", "four additional scholarships a year", 4, None, "scholarships", None, "year", None),
    ("supplies 80,000 metric tons of shrimp to the U.S. market a year", "80,000 metric tons", 80000, None, "metric tons",
     None, "year", "shrimp"),
    ("12 million square kilometers", "12 million square kilometers", 1.2e7, None, "square kilometers", None, None, None),
    ("would create 500 jobs within a year", "500 jobs", 500, None, "jobs", None, None, None),
    ("60 firms meet twice a year", "60 firms", 60, None, "firms", None, None, None),
    ("40,000 people a year earlier", "40,000 people", 40000, None, "people", None, None, None),
    ("put the number of trainees at roughly 16,000.", "roughly 16,000", 16000, None, "trainees", "about", None, None),
    ("the number of flights rose to 40 by 2030", "40", 40, None, "flights", None, None, "number of flights"),
    ("Chilean students numbered 1,250.", "1,250", 1250, None, "students", None, None, None),
    ("Students from Chile numbered 1,140.", "1,140", 1140, None, "students", None, None, None),
    ("over $1 million of goods every minute", "over $1 million", 1e6, None, "USD", "more_than", "minute", "goods"),
]  # fmt: skip
SEVERAL = [
    ("35 of 51 types of permit", [(35, None, "types of permit"), (51, None, "types of permit")]),
    ("from $2 billion in 2010 to $5 billion in 2015", [(2e9, None, "USD"), (5e9, None, "USD")]),
    ("20 firms and 30 projects", [(20, None, "firms"), (30, None, "projects")]),
]
NO_QUANTITIES = [
    "dozens of firms", "a six-fold rise", "the ninth time",
    "100,000 Strong in the Americas", "G20 leaders", "the G7 countries", "Title 42 restrictions",
    "Agenda 2030 targets", "COVID-19 vaccines", "Section 232 tariffs", "under Article 5 obligations",
    "5G networks", "three countries", "four pillars", "10 working groups", "12 pillars", "three rounds",
    "two sides", "five years", "18 months", "the next 10 years", "24 hours", "21st century",
    "second meeting", "2015 ministers met", "in 2015 leaders met", "call 202-555-0143 today",
    "1. technology standards", "2) export controls", "growth.1 Exports", "Fortune 500 firms",
    "Group of 20 nations", "Industry 4.0 technologies", "people aged 15 to 24", "9 September 2021",
    "March 1 talks", "Q2 2015", "a 5-year plan", "a 5,000-student programme", "10:30 meetings",
    "ratio of 1:5 shares", "more than 5 million", "18-year-olds", "hundreds of companies",
    "Thousands of people and vehicles", "one of its goals", "No. 5 ships", "2013-2015 programs",
    "page 12 sets",
    "the 2+2 complements talks", "a 5+1 format", "Resolution R2 parts", "two additional years", "the number of rounds is 14.",
    "COP26 pledges", "below 2005 levels", "12", "",
]  # fmt: skip


def _said(text: str, mention: QuantityMention) -> tuple[object, ...]:
    subject = None if mention.subject_start is None else text[mention.subject_start : mention.subject_end]
    return (
        text[mention.start : mention.end], mention.value, mention.value_max, mention.unit, mention.qualifier,
        mention.per, subject,
    )  # fmt: skip


@pytest.mark.parametrize("case", QUANTITIES, ids=[str(case[0]) for case in QUANTITIES])
def test_a_quantity_is_read_with_all_that_stands_around_it(case: tuple[str, ...]) -> None:
    text, *expected = case
    assert [_said(text, mention) for mention in find_quantities(text)] == [tuple(expected)]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_each_of_several_numbers_is_a_quantity_of_its_own(
    text: str, expected: list[tuple[float, float | None, str]]
) -> None:
    assert [(m.value, m.value_max, m.unit) for m in find_quantities(text)] == expected


@pytest.mark.parametrize("text", NO_QUANTITIES)
def test_a_year_a_span_of_time_a_part_or_a_name_is_no_quantity(text: str) -> None:
    assert [_said(text, mention) for mention in find_quantities(text)] == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("$5 million", ["money"]),
        ("5%", ["percent"]),
        ("5,000 jobs", ["count"]),
        ("$5 or 6% of 900 jobs", ["money", "percent", "count"]),
    ],
)
def test_each_quantity_says_what_kind_it_is(text: str, kinds: list[str]) -> None:
    assert [mention.kind for mention in find_quantities(text)] == kinds


_WORDS = st.text(alphabet="abcdefgh XYZé.,()-", max_size=40)


@given(before=_WORDS, after=_WORDS, amount=st.integers(1, 10**12), base=st.integers(0, 10**6))
def test_a_planted_amount_is_found_where_it_was_planted(
    before: str, after: str, amount: int, base: int
) -> None:
    written = f"${amount:,}"
    text = f"{before} | {written} | {after}"
    start = base + len(before) + 3
    expected = QuantityMention(start, start + len(written), float(amount), None, "USD", None, None, "money")
    assert expected in find_quantities(text, base)


@given(st.integers(0, 1000))
def test_offsets_move_with_the_base_and_nothing_else_changes(base: int) -> None:
    text = "our trade is more than $1.5 billion per day"
    (here,), (there,) = find_quantities(text), find_quantities(text, base)
    assert _said(text, here) == _said(" " * base + text, there)


_PIECES = st.sampled_from(
    [
    "$", "€", "1", "12", ",000", ".5", " million", "bn", "%", " percent", " to ", "-", "between ", " and ",
    "two ", "hundred ", "half a ", "billion", " people", " countries", " per ", "day", "USD ", "more than ",
    "\n", " of ", "the ",
    ]
)  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=40).map("".join)))
@example("TWO USD 0illion")
def test_any_text_is_read_without_an_error_and_its_quantities_are_ordered_and_apart(text: str) -> None:
    found = find_quantities(text)
    ends = [0, *(mention.end for mention in found)]
    assert all(0 <= mention.start < mention.end <= len(text) for mention in found)
    assert all(before <= mention.start for before, mention in zip(ends, found, strict=False))
