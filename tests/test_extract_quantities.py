"""Quantities as rows: one for a range, and the currency of the country whose word of money it is."""

from __future__ import annotations

import hashlib

import pytest

from pipeline.extract import extract
from pipeline.model import Document
from pipeline.parse import parse

Row = tuple[object, object, object, object]


def _quantities(text: str) -> list[Row]:
    """(value, upper value, unit, qualifier) in order."""
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    document = Document("invented", "invented", "text", text, "invented.txt", digest, len(data), "en")
    values = [
        draft.values for draft in extract(document, parse(document)).drafts if draft.table == "quantities"
    ]
    return [(row["value"], row["value_max"], row["unit"], row["qualifier"]) for row in values]


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
