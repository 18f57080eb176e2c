"""Words that the margin of a plain text has cut in two are read as one, and quoted as they stand."""

from __future__ import annotations

import time

import pytest
from reading import tables

from pipeline.extract.normal import clean, normalise
from pipeline.extract.tokens import tokenize

TEXT = """\
Lusaka, 3 September 2019 - The Minister of Commerce, Trade and In-
dustry, Ana Ruiz, launched the Zambia-
   Rwanda Joint Economic Com-\r
mission (JEC) with the pre-
and post-war Interna-
tional Trade Centre.
"""


def test_names_and_titles_go_on_after_the_line_end() -> None:
    found = tables(TEXT)
    assert [row["name"] for row in found["dialogues"]] == ["Zambia-Rwanda Joint Economic Commission"]
    assert [row["country_code"] for row in found["dialogue_parties"]] == ["RWA", "ZMB"]
    assert [row["title"] for row in found["positions"]] == ["Minister of Commerce, Trade and Industry"]
    assert [row["name"] for row in found["organizations"]] == ["International Trade Centre"]
    assert "Zambia-\n   Rwanda Joint Economic Com-\r\nmission" in {row["quote"] for row in found["evidence"]}


CUT = [
    ("In-\ndustry", "Industry"),
    ("Zambia-\n  Rwanda", "Zambia-Rwanda"),
    ("Zambia-\r\nRwanda", "Zambia-Rwanda"),
    ("co-\nchair", "co-chair"),
    ("pre-\nand post-war", "pre- and post-war"),
    ("2018-\n2019", "2018- 2019"),
    ("agreed -\nand signed", "agreed - and signed"),
]


@pytest.mark.parametrize(("cut", "words"), CUT)
def test_a_hyphen_at_a_line_end_is_the_margins_or_the_words(cut: str, words: str) -> None:
    assert clean(cut) == words


@pytest.mark.parametrize(("cut", "words"), [pair for pair in CUT if " " not in pair[1]])
def test_a_cut_word_is_one_token_with_its_place(cut: str, words: str) -> None:
    (before, token, after) = tokenize(normalise(f"The {cut} ended"))
    assert len(normalise(cut)) == len(cut)
    assert (token.text, token.start, token.end) == (words, 4, 4 + len(cut))
    assert (before.text, after.text) == ("The", "ended")


def test_a_word_of_any_length_is_looked_at_once() -> None:
    long = "a" * 100_000
    started = time.process_time()
    assert clean(f"{long} b-\nc") == f"{long} bc"
    assert time.process_time() - started < 1  # seconds; looking from every letter takes a minute
