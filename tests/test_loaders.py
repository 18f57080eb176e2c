"""Releases load where people load data: every table, cell by cell, with the very lines that the card prints."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from releases import home, released, set_value, tables_of
from workbench import RAW, ROOT, hled

pytestmark = pytest.mark.slow
TOOLS = ROOT / "tools" / "loaders"
CHECK = TOOLS / "check.py"
# Tool → the program it needs. What the machine cannot have is named by `make loaders`, and tried where it can.
PROGRAMS = dict(
    re.findall(r'^    "([a-z-]+)": Loader\("[^"]+", "(\w+)"', CHECK.read_text(encoding="utf-8"), re.MULTILINE)
)
NAMES = [
    name for name, program in PROGRAMS.items()
    if shutil.which(ROOT / ".venv-loaders" / "bin" / program) or shutil.which(program)
]  # fmt: skip

# Words that tools like to take for something else: numbers, dates, NULL, formulas, marks, several lines.
ODD = """# 007 Talks

The Harbour Dialogue (HD) of Canada and Japan was launched in May 2013.

- =1+1
- NA
- NULL
- 1e5
- 2013-05
- "Quoted", 'so' | <b>so</b> &amp; so; `so` \\ so
- Él dijo 😀 日本
"""


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the article."""
    folder = tmp_path_factory.mktemp("article")
    done = hled("release", "--version", "1.0.0", "--date", "2026-05-31", "--raw", RAW, "--build", folder / "build",
                "--out", folder)  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder / "hled-1.0.0"


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of a document full of words that tools like to take for something else."""
    return released(home(tmp_path_factory.mktemp("odd"), ODD))


def check(name: str, release: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A release loaded in one tool."""
    command = [sys.executable, CHECK, "--only", name, *options, release]
    return subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_python_tools_are_always_tried() -> None:
    assert {"pandas", "polars", "pyarrow", "datasets", "duckdb", "duckdb-cli", "datasette"} <= set(NAMES)


def test_every_line_of_the_card_is_tried(article: Path) -> None:
    card = (article / "README.md").read_text(encoding="utf-8")
    table = card[card.index("## Load it") :].split("\n\n")[2].splitlines()[2:]
    tools = re.findall(r'^    "[a-z-]+": Loader\("([^"]+)"', CHECK.read_text(encoding="utf-8"), re.MULTILINE)
    assert [line.split(" | ")[0].removeprefix("| ") for line in table] == tools


@pytest.mark.parametrize("name", NAMES)
def test_a_release_of_the_article_loads(name: str, article: Path) -> None:
    done = check(name, article)
    assert (done.returncode, done.stdout) == (0, f"hled-1.0.0  {name:<18} loads\n"), done.stdout + done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_words_that_look_like_something_else_load_as_they_are(name: str, odd: Path) -> None:
    done = check(name, odd)
    assert done.returncode == 0, done.stdout


# Faults

Plant = Callable[[Path], None]


def _reworded(path: str, old: str, new: str) -> Plant:
    """A word replaced once in a file of the release."""

    def plant(release: Path) -> None:
        text = (release / path).read_text(encoding="utf-8")
        assert old in text
        (release / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return plant


def _in_parquet(release: Path) -> None:
    changed = set_value(tables_of(release)["phases"], "kind", "first")
    pq.write_table(changed, release / "parquet" / "phases.parquet")


def _shortened(release: Path) -> None:
    pq.write_table(tables_of(release)["events"].slice(1), release / "parquet" / "events.parquet")


def _renamed(release: Path) -> None:
    table = tables_of(release)["places"]
    pq.write_table(
        table.rename_columns(["id", *table.column_names[1:]]), release / "parquet" / "places.parquet"
    )


def _in_duckdb(release: Path) -> None:
    import duckdb

    with duckdb.connect(release / "hled.duckdb") as database:
        database.execute("UPDATE quantities SET value = 15e8 + 1")


def _in_sqlite(release: Path) -> None:
    with sqlite3.connect(release / "hled.sqlite") as database:
        database.execute("UPDATE quantities SET value = 15e8 + 1")
    database.close()


def _in_excel(release: Path) -> None:
    """A number of a sheet made a text, as it would be if it were written as one."""
    book = release / "hled.xlsx"
    with zipfile.ZipFile(book) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheets = [name for name, data in members.items() if b"bilateral trade in goods and services" in data]
    with zipfile.ZipFile(book, "w") as archive:
        for name, data in members.items():
            archive.writestr(
                name, data.replace(b"bilateral trade", b"multilateral trade") if name in sheets else data
            )


LOST = ("people", lambda release: (release / "parquet" / "people.parquet").unlink())
PARQUET = {
    "another word": ("phases: has a row that is not published: hled-original", _in_parquet),
    "a row too few": ("events: lacks the row hled-2013-05-announcement", _shortened),
    "another column": ("places: has the columns id, ", _renamed),
    "a file that is gone": LOST,
}
NUMBER = "quantities: lacks the row usd-1500000000-per-day"
# Tool → fault → how the check must put it, and the fault itself.
PLANTED: dict[str, dict[str, tuple[str, Plant]]] = {
    "pandas": {**PARQUET, "a card without it": ("README.md has no line", _reworded("README.md", "| pandas |", "| p |"))},
    "polars": PARQUET,
    "pyarrow": PARQUET,
    "datasets": {
        "another word": PARQUET["another word"],
        "a card that does not name the file": ("BuilderConfig 'events' not found", _reworded(
            "README.md", 'config_name: "events"', 'config_name: "happenings"')),
    },
    "duckdb": {"another number": (NUMBER, _in_duckdb)},
    "duckdb-cli": {"another number": (NUMBER, _in_duckdb)},
    "sqlite": {"another number": (NUMBER, _in_sqlite)},
    "datasette": {
        "another number": (NUMBER, _in_sqlite),
        "a column that is not described": ("countries: the page does not say: ", _reworded(
            "datasette.json", '"country_code": "', '"country_code": "The code of ')),
        "no descriptions": ("Error", lambda release: (release / "datasette.json").unlink()),
    },
    "r-sqlite": {"another number": (NUMBER, _in_sqlite)},
    "r-csv": {
        "a line that guesses types": ("lacks the row", _reworded("README.md", 'colClasses = "character", ', "")),
    },
    "spreadsheet": {"another word": (NUMBER, _in_excel)},
}  # fmt: skip
CASES = [pytest.param(name, fault, id=f"{name}: {fault}") for name in NAMES for fault in PLANTED[name]]


def test_every_tool_is_seen_to_refuse_something() -> None:
    assert list(PLANTED) == list(PROGRAMS)


@pytest.mark.parametrize(("name", "fault"), CASES)
def test_a_planted_fault_is_seen(name: str, fault: str, article: Path, tmp_path: Path) -> None:
    release = Path(shutil.copytree(article, tmp_path / article.name))
    words, plant = PLANTED[name][fault]
    plant(release)
    done = check(name, release)
    assert done.returncode == 1 and words in done.stdout, done.stdout + done.stderr


# What is not there


def test_loading_nothing_is_no_success(tmp_path: Path) -> None:
    tools = shutil.copytree(ROOT / "tools", tmp_path / "tools")
    done = subprocess.run([sys.executable, tools / "loaders" / "check.py"], capture_output=True, text=True)
    assert done.returncode == 2 and "there is no release to load" in done.stderr


@pytest.fixture
def bare(tmp_path: Path) -> list[str | Path]:
    """The check in a place where no tool is installed."""
    tools = shutil.copytree(ROOT / "tools", tmp_path / "tools")
    return [sys.executable, tools / "loaders" / "check.py", "--only", "r-csv"]


def test_a_tool_that_is_not_installed_is_no_success(bare: list[str | Path], article: Path) -> None:
    done = subprocess.run([*bare, article], env={"PATH": ""}, capture_output=True, text=True)
    assert done.returncode == 2 and "a tool is not installed: Rscript\n  to do: make loaders" in done.stderr


def test_a_tool_that_is_not_installed_may_be_left_out_and_is_then_named(
    bare: list[str | Path], article: Path
) -> None:
    done = subprocess.run([*bare, "--installed", article], env={"PATH": ""}, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (
        0,
        "hled-1.0.0  r-csv              NOT TRIED: Rscript is not installed\n",
    )


# Setting them up


def programs(folder: Path, *names: str) -> str:
    """A PATH with these programs alone, of which ``apt-get`` writes down what it is asked."""
    for name in names:
        (folder / name).symlink_to(shutil.which(name) or "/bin/false")
    return str(folder)


def install(
    path: str, wanted: str = "wanted-program wanted-package and-another\n"
) -> subprocess.CompletedProcess[str]:
    command = ["/bin/sh", TOOLS / "debian", "/dev/stdin"]
    return subprocess.run(
        command, input=wanted, env={"PATH": path}, capture_output=True, text=True, check=False
    )


def test_without_apt_what_is_missing_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    done = install(programs(tmp_path, "id"))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        "not installed, so nothing is loaded in them: wanted-package and-another\n"
        "  to do: apt-get install wanted-package and-another, as root, or get the same from elsewhere\n"
    )


@pytest.mark.parametrize(("works", "told"), [("true", ""), ("false", "wanted-package and-another")])
def test_with_apt_what_is_missing_is_installed_or_named(works: str, told: str, tmp_path: Path) -> None:
    path = programs(tmp_path, "true", "false")
    (tmp_path / "id").write_text("#!/bin/sh\necho 0\n")
    (tmp_path / "apt-get").write_text(f'#!/bin/sh\necho "$@" >>{tmp_path}/asked\n{works}\n')
    for name in ("id", "apt-get"):
        (tmp_path / name).chmod(0o755)
    done = install(path)
    assert done.returncode == 0 and told in done.stderr and bool(told) == bool(done.stderr)
    asked = (tmp_path / "asked").read_text().splitlines()
    packages = "install -q --yes --no-install-recommends wanted-package and-another"
    assert asked == (["update -q", packages] if works == "true" else ["update -q"])


def test_nothing_is_asked_for_what_is_there(tmp_path: Path) -> None:
    done = install(programs(tmp_path, "true"), "# a remark\ntrue of-nobody\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_every_program_of_a_loader_is_installed_by_something() -> None:
    listed = [
        line.split() for line in (TOOLS / "debian.txt").read_text().splitlines() if not line.startswith("#")
    ]
    ours = {"python", "duckdb", "datasette"}  # of the lock
    assert {program for program, *_ in listed} | ours == set(PROGRAMS.values())
    assert all(packages for _, *packages in listed)
