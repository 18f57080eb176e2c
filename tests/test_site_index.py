"""What the page's search looks through: every row that a reader may look for, under its names and in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from workbench import ROOT

from pipeline import flow
from pipeline.browse.store import dataset
from pipeline.site import search, words
from schemas.tables import TABLES

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index") / "build"
    flow.build(ROOT / "raw", folder)
    return folder


def entries(build: Path) -> list[list[Any]]:
    """All entries, in order."""
    with dataset(build) as connection:
        return [entry for chunk in search.chunks(connection, words.labels(connection)) for entry in chunk]


def test_every_row_is_there_once_but_for_evidence_mentions_and_corrections(build: Path) -> None:
    found = [(table, key) for table, key, *_ in entries(build)]
    with dataset(build) as connection:
        counts = {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0] for table in TABLES
        }
    left_out = {"evidence", "mentions", "corrections"}
    assert (
        len(found)
        == len(set(found))
        == sum(count for table, count in counts.items() if table not in left_out)
    )
    assert {table for table, _ in found} == {table for table, count in counts.items() if count} - left_out


# A row → its label, and what else it is found by.
SHOWN = {
    ("people", "barack-obama"): ("Barack Obama", ""),
    ("countries", "MEX"): ("Mexico", ""),
    ("initiatives", "sowing-opportunities"): ("Sowing Opportunities", "Sembrando Oportunidades"),
    ("aliases", "sowing-opportunities-sembrando-oportunidades"): ("Sembrando Oportunidades = Sowing Opportunities", ""),
    ("memberships", "hled-original-office-of-the-us-trade-representative"): (
        "Office of the U.S. Trade Representative, co_chair", "United States",
    ),
}  # fmt: skip


@pytest.mark.parametrize("row", SHOWN, ids="/".join)
def test_a_row_is_found_by_its_names_and_country(row: tuple[str, str], build: Path) -> None:
    label, more = SHOWN[row]
    [found] = [entry for entry in entries(build) if (entry[0], entry[1]) == row]
    assert found[2] == label
    assert more in found[3].split(" · ")
    assert found[4] > 0


def test_a_passage_is_found_by_all_its_words_without_the_marks_of_markdown(build: Path) -> None:
    passages = [entry for entry in entries(build) if entry[0] == "passages"]
    assert not any("**" in entry[2] for entry in passages)
    assert max(len(entry[2]) for entry in passages) > 500


def test_large_datasets_are_cut_into_files(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = entries(build)
    monkeypatch.setattr(search, "CHUNK", 7)
    with dataset(build) as connection:
        chunks = list(search.chunks(connection, words.labels(connection)))
    assert [entry for chunk in chunks for entry in chunk] == whole
    assert {len(chunk) for chunk in chunks[:-1]} == {7} and 0 < len(chunks[-1]) <= 7
