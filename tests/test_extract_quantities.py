"""Quantities as rows: one for a range, and the currency of the country whose word of money it is."""

from __future__ import annotations

import hashlib

import pytest

from pipeline.extract import extract
from pipeline.model import Document
from pipeline.parse import parse

Row = tuple[object, object, object, object]
Dated = tuple[object, object, object]


def _rows(text: str) -> list[dict[str, object]]:
    """The quantities in order, column by column."""
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    document = Document("invented", "invented", "text", text, "invented.txt", digest, len(data), "en")
    return [
        dict(draft.values)
        for draft in extract(document, parse(document)).drafts
        if draft.table == "quantities"
    ]


def _quantities(text: str) -> list[Row]:
    """(value, upper value, unit, qualifier) in order."""
    return [(row["value"], row["value_max"], row["unit"], row["qualifier"]) for row in _rows(text)]


RANGES: list[tuple[str, list[Row]]] = [
    ("It will place 80 to 100 trainees.", [(80, 100, "trainees", None)]),
    ("It rose by between 60 and 70 percent.", [(60, 70, "%", None)]),
    ("They foresee $150-160 million.", [(1.5e8, 1.6e8, "USD", None)]),
]


@pytest.mark.parametrize(("text", "rows"), RANGES)
def test_a_range_is_one_row_with_both_ends(text: str, rows: list[Row]) -> None:
    assert _quantities(text) == rows


SHARED_WORDS = [
    ("Chile is contributing 900 million pesos.", "CLP"),
    ("The Philippine government set aside 2.3 billion pesos.", "PHP"),
    ("It received 20 million Colombian pesos from Chile.", "COP"),
    ("Sweden and Denmark met; Denmark gave 30 million kroner.", "DKK"),
    ("Pakistan lent 40 million rupees.", "PKR"),
    ("The fund received 300 million pesos.", "MXN"),
]


@pytest.mark.parametrize(("text", "unit"), SHARED_WORDS)
def test_a_shared_word_of_money_means_the_currency_of_the_country_spoken_of(text: str, unit: str) -> None:
    assert [row[2] for row in _quantities(text)] == [unit]


DATES: list[tuple[str, list[Dated]]] = [
    # value, what is measured, date: of several sums in a sentence, each has the date beside it
    (
        "Trade volume rose from $1.2 billion in 2016 to $3.4 billion in 2021.",
        [(1.2e9, "Trade volume", "2016"), (3.4e9, "Trade volume", "2021")],
    ),
    (
        "The gap fell from €900 million in 2016 to less than €300 million in 2021.",
        [(9e8, "gap", "2016"), (3e8, "gap", "2021")],
    ),
    (
        "The bank pledged €100 million in 2018 and a further €65 million in 2019.",
        [(1e8, None, "2018"), (6.5e7, None, "2019")],
    ),
    ("Exports rose to $3 billion in 2021 from $2 billion.", [(3e9, "Exports", "2021"), (2e9, None, None)]),
    (
        "Peru set a target of $120 million by 2021, up from $35 million in 2017.",
        [(1.2e8, None, None), (3.5e7, None, "2017")],
    ),
    (
        "Trade was worth $12 billion in 2020, compared with $9 billion a decade before.",
        [(1.2e10, "Trade", "2020"), (9e9, None, None)],
    ),
    # one date for both
    ("Trade was $5 billion and aid $3 million in 2019.", [(5e9, "Trade", "2019"), (3e6, None, "2019")]),
    ("In 2019, trade reached $5 billion and aid $3 million.", [(5e9, "trade", "2019"), (3e6, None, "2019")]),
    # no date of the sum: an open span, another clause, what did not come about
    (
        "It spent $5 billion since 2010, creating 900 jobs.",
        [(5e9, None, None), (900, None, None)],
    ),
    ("Trade stood at $4 billion; the treaty was signed in 2019.", [(4e9, "Trade", None)]),
    ("The fund would have been worth $5 million in 2019.", [(5e6, None, None)]),
    # a place or a year is not what money measures
    ("Firms invested over $5 billion in the Philippines.", [(5e9, None, None)]),
    ("The bank has lent $4 million to farms in the region.", [(4e6, None, None)]),
    ("Exports to Brazil amounted to $4 billion in fiscal year 2018.", [(4e9, "Exports to Brazil", "2018")]),
    ("Two-way trade is worth more than $1.7 billion per day.", [(1.7e9, "Two-way trade", None)]),
    ("The ministry gave $10 million in grants.", [(1e7, "grants", None)]),
]


@pytest.mark.parametrize(("text", "rows"), DATES)
def test_a_sum_has_the_date_and_the_subject_of_its_own_words(text: str, rows: list[Dated]) -> None:
    assert [(row["value"], row["subject"], row["date_edtf"]) for row in _rows(text)] == rows
