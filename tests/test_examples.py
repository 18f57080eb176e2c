"""The examples answer as they say: the same answers in SQL, Python and R, each beside words of the source."""

from __future__ import annotations

import csv
import html
import json
import os
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from asking import FOLDER, README, SQL, Answer, answers, questions, renewed
from releases import set_value, tables_of
from workbench import RAW, ROOT, hled

TEXT = README.read_text(encoding="utf-8")
NOTEBOOK = FOLDER / "questions.ipynb"
BIN = ROOT / ".venv-loaders" / "bin"
COMMANDS = re.findall(r"^\| `[^`]+` \| [^|]+ \| `([^`]+)` \|", TEXT, re.MULTILINE)
slow = pytest.mark.slow


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as that of the project after ``make build`` and ``make release VERSION=1.0.0``."""
    folder = tmp_path_factory.mktemp("place")
    done = hled("release", "--version", "1.0.0", "--date", "2026-05-31", "--raw", RAW, cwd=folder)
    assert done.returncode == 0, done.stderr
    shutil.copytree(FOLDER, folder / "examples")
    return folder


@pytest.fixture(scope="module")
def release(place: Path) -> Path:
    """That release of the article."""
    return place / "build" / "release" / "hled-1.0.0"


def run(command: str, place: Path) -> str:
    """What a command of a shell says, with the loaders at hand. Fails the test if it fails."""
    environment = os.environ | {
        "PATH": f"{BIN}:{os.environ['PATH']}",
        "HOME": str(place),
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        command, shell=True, cwd=place, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def texts(answer: Answer) -> list[list[str]]:
    """An answer as texts, the columns first; nothing for NULL."""
    columns, rows = answer
    return [columns, *(["" if cell is None else str(cell) for cell in row] for row in rows)]


def executed(data: Path, target: Path) -> Path:
    """The notebook run on other data."""
    command = [BIN / "python", ROOT / "tools" / "loaders" / "notebook.py", NOTEBOOK, target]
    done = subprocess.run(
        command, env=os.environ | {"HLED": str(data)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return target


# Answers


@slow
def test_the_readme_of_the_examples_says_what_the_data_say(release: Path) -> None:
    assert renewed(TEXT, release / "hled.duckdb") == TEXT
    assert re.findall(r"^## (.*)$", TEXT, re.MULTILINE) == list(questions())


@slow
def test_a_changed_answer_is_noticed(release: Path) -> None:
    for question in questions():
        changed = re.sub(
            rf"(## {re.escape(question)}\n\n(?:\|.*\n){{2}})\|.*\n", r"\1", TEXT
        )  # a row too few
        assert renewed(changed, release / "hled.duckdb") == TEXT != changed


@slow
def test_every_row_of_every_answer_has_words_of_a_source(release: Path) -> None:
    sources = tables_of(release)["sources"]["text"].to_pylist()
    found = answers(release / "hled.duckdb")
    assert len(found) == 5
    for columns, rows in found.values():
        quotes = [row[columns.index("quote")] for row in rows]
        assert len(quotes) > 3 and all(any(quote in text for text in sources) for quote in quotes)


@slow
def test_sqlite_answers_as_duckdb_does(release: Path) -> None:
    database = sqlite3.connect(release / "hled.sqlite")
    for question, answer in answers(release / "hled.duckdb").items():
        asked = database.execute(questions()[question])
        assert ([column[0] for column in asked.description], asked.fetchall()) == answer
    database.close()


def test_the_shell_is_given_the_same_questions() -> None:
    assert "\n".join(f"-- {question}\n{sql};\n" for question, sql in questions().items()) in SQL.read_text(
        encoding="utf-8"
    )


# Commands, as they are written


def test_every_file_is_run() -> None:
    files = {path.name for path in FOLDER.iterdir()} - {"README.md"}
    assert {file for file in files for command in COMMANDS if f"examples/{file}" in command} == files


@slow
@pytest.mark.parametrize("command", [c for c in COMMANDS if "Rscript" not in c])
def test_a_command_of_the_readme_runs(command: str, place: Path) -> None:
    said = run(command, place)
    if "questions.sql" in command:
        assert all(word in said for word in ("years_since_last", "programme", "co_chair"))
    else:
        cells = json.loads((place / "examples" / NOTEBOOK.name).read_text(encoding="utf-8"))["cells"]
        assert sum(bool(cell.get("outputs")) for cell in cells) == 7


# The notebook


@slow
def test_the_notebook_shows_what_it_shows_when_it_is_run(release: Path, tmp_path: Path) -> None:
    assert executed(release, tmp_path / "run.ipynb").read_text("utf-8") == NOTEBOOK.read_text("utf-8")


@slow
def test_other_data_change_the_notebook(release: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(release, tmp_path / "data"))
    changed = set_value(tables_of(release)["organizations"], "name", "Department of Nothing", -1)
    pq.write_table(changed, data / "parquet" / "organizations.parquet")
    shown = executed(data, tmp_path / "run.ipynb").read_text("utf-8")
    assert "Department of Nothing" in shown and "Department of Nothing" not in NOTEBOOK.read_text("utf-8")


def shown(notebook: Path) -> list[dict[str, str]]:
    """What the cells of a notebook show, by kind."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return [
        {kind: "".join(text) for kind, text in output["data"].items()}
        for cell in cells
        for output in cell.get("outputs", [])
    ]


def framed(table: str) -> list[list[str]]:
    """A table of pandas as texts, without its index; nothing for what is missing."""
    rows = [
        re.findall(r"<t[hd]>(.*?)</t[hd]>", row, re.DOTALL)
        for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)
    ]
    missing = {"NaN", "None", "&lt;NA&gt;"}
    return [["" if cell in missing else html.unescape(cell) for cell in row][1:] for row in rows]


@slow
def test_the_notebook_answers_as_sql_does(release: Path) -> None:
    tables = [framed(each["text/html"]) for each in shown(NOTEBOOK) if "text/html" in each]
    assert tables == [texts(answer) for answer in answers(release / "hled.duckdb").values()]


@slow
def test_the_notebook_draws_the_seats_and_the_steps(release: Path) -> None:
    seats, steps = [each["image/svg+xml"] for each in shown(NOTEBOOK) if "image/svg+xml" in each]
    assert all(
        f">{word}</text>" in seats
        for word in ("Bodies at the table", "MEX", "USA", "co_chair", "participant")
    )
    years = [
        row[0]
        for row in answers(release / "hled.duckdb")["4. How steadily did it go on, and when did it pause?"][1]
    ]
    assert re.findall(r">(\d{4})</text>", steps) == [str(year) for year in range(years[0], years[-1] + 1)]


# R

if shutil.which("Rscript"):  # where it cannot be had, `make loaders` says so

    def test_the_command_for_r_is_written() -> None:
        assert [command for command in COMMANDS if "Rscript" in command] == COMMANDS[-1:]

    @slow
    def test_r_answers_as_sql_does_and_draws_the_seats_and_the_steps(place: Path, release: Path) -> None:
        said = run(COMMANDS[-1], place)
        asked = answers(release / "hled.duckdb")
        blocks = re.split(r"^(\d\. .*\?)\n\n", said, flags=re.MULTILINE)[1:]
        found = {
            question: list(csv.reader(text.strip().splitlines()))
            for question, text in zip(blocks[::2], blocks[1::2], strict=True)
        }
        assert found == {question: texts(answer) for question, answer in asked.items()}
        dark = r"rgb\(12\.156863%,30\.588235%,47\.45098%\)"
        seats, steps = ((place / f"{name}.svg").read_text(encoding="utf-8") for name in ("seats", "steps"))
        years = {row[0] for row in asked["4. How steadily did it go on, and when did it pause?"][1]}
        assert len(re.findall(dark, steps)) == len(years)
        assert len(re.findall(dark, seats)) == 2 + 1  # a bar a side, and the legend
