"""The README tells the truth: its SQL runs and answers as written, its tables are those of the dataset."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from readme import README, answer, queries, renewed
from workbench import RAW, ROOT

from pipeline import site

TEXT = README.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from pipeline import build

    folder = tmp_path_factory.mktemp("readme") / "build"
    build(RAW, folder)
    return folder


def test_ten_questions_are_answered_and_the_page_asks_the_same() -> None:
    headings = re.findall(r"### (.*)\n\n```sql\n", TEXT)
    asked = [[question, sql] for question, (sql, _) in zip(headings, queries(TEXT), strict=True)]
    assert asked == site.queries.queries()
    assert len(asked) == 10


@pytest.mark.parametrize("number", range(10))
def test_a_query_answers_what_the_readme_says(number: int, built: Path) -> None:
    sql, written = queries(TEXT)[number]
    assert answer(sql, built) == written
    assert written.count("\n") > 2, "an empty answer shows nothing"


def test_the_table_list_and_the_picture_are_those_of_the_dataset(built: Path) -> None:
    assert renewed(TEXT, built) == TEXT


def test_a_changed_answer_is_noticed(built: Path) -> None:
    written = queries(TEXT)[0][1]
    assert renewed(TEXT.replace(written, written.replace("2013", "1913", 1)), built) == TEXT


def test_the_make_targets_of_the_readme_exist() -> None:
    targets = set(re.findall(r"(?m)(?:^|`)make ([a-z-]+)", TEXT))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert {"build", "test"} <= targets
    assert [target for target in targets if f"\n{target}:" not in makefile] == []
