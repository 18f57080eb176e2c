"""Loads releases in the tools of those who use them, each with the very line that the release's card prints.

Every line loads every table, and what it gives is held, cell by cell, against the CSV files as datapackage.json types
them. Datasette is asked for the descriptions as well.

    python tools/loaders/check.py [--only NAME]... [--installed] [FOLDER]...

A folder is a release; without one, every release in build/release is loaded. Exit codes: 0 all load, 1 some do not,
2 there is nothing to load or a tool is not installed (see `make loaders`); with --installed such a tool is named and
left out.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = ROOT / "tools" / "loaders"
ENVIRONMENT = ROOT / ".venv-loaders" / "bin"
SHOWN = 20  # faults of a loader that are printed
WAIT = 120  # seconds that a tool has for a release
CELL = 32_767  # code units that a cell of a spreadsheet holds; a longer text is cut there

Rows = list[tuple[object, ...]]


class Missing(Exception):
    """A tool is not installed."""


class Failed(Exception):
    """A line does not load; the words are the tool's own."""


@dataclass(frozen=True)
class Loaded:
    """What a tool made of a table; of an empty one, some tell no columns."""

    columns: list[str]
    rows: Rows


@dataclass(frozen=True)
class Described:
    """A table as the release describes it: the types and meanings of its columns, and its rows."""

    types: dict[str, str]
    meanings: dict[str, str]
    meaning: str
    rows: Rows


Tables = dict[str, Described]
Load = Callable[[Path, str, Tables], dict[str, Loaded]]


@dataclass(frozen=True)
class Loader:
    """A tool: the card's name for it, the program it needs, how its line is run, and what it keeps of types and texts."""

    tool: str
    program: str
    load: Load
    texts: bool = False  # whether every cell comes as text
    most: int | None = None  # characters of a cell that are compared
    empty: bool = True  # whether it knows tables without rows


def there(program: str) -> str | None:
    """Where a program lies: in the loaders' own environment or on the machine."""
    return shutil.which(str(ENVIRONMENT / program)) or shutil.which(program)


def environment(home: str) -> dict[str, str]:
    """Nothing of the user's own settings, no network, texts in UTF-8."""
    ours = {"HOME": home, "XDG_CACHE_HOME": home, "HF_HOME": home, "HF_HUB_OFFLINE": "1", "LC_ALL": "C.UTF-8"}
    return {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")} | ours


def output(release: Path, program: str, *arguments: str | Path) -> str:
    """What a program says in the release's folder. Raises Missing, and Failed with what it complains of."""
    place = there(program)
    if place is None:
        raise Missing(program)
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [place, *map(str, arguments)],
            cwd=release,
            env=environment(home),
            capture_output=True,
            text=True,
            timeout=WAIT,
            check=False,
        )
    if done.returncode != 0:
        raise Failed(done.stderr.strip() or done.stdout.strip() or f"{program} fails without a word")
    return done.stdout


# How the lines are run


def by_script(program: str, script: str) -> Load:
    """A line of a language, run by a script that writes a line of JSON a table."""

    def load(release: Path, line: str, tables: Tables) -> dict[str, Loaded]:
        said = output(release, program, HERE / script, line, *tables)
        found = map(json.loads, said.splitlines())
        return {
            each["table"]: Loaded(each["columns"], [tuple(row) for row in each["rows"]]) for each in found
        }

    return load


def by_command(release: Path, line: str, tables: Tables) -> dict[str, Loaded]:
    """A line of a shell that prints a table, asked for JSON instead of a picture of one."""
    found = {}
    for table in tables:
        program, *arguments = shlex.split(line.replace("events", table))
        records = json.loads(output(release, program, "-json", *arguments) or "[]")
        found[table] = Loaded(list(records[0]) if records else [], [tuple(each.values()) for each in records])
    return found


def by_spreadsheet(release: Path, line: str, tables: Tables) -> dict[str, Loaded]:
    """A spreadsheet without a window, which writes every sheet as it reads it."""
    program, *arguments = shlex.split(line)
    found = {}
    with tempfile.TemporaryDirectory() as place:
        all_sheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
        output(release, program, "--headless", "--convert-to", all_sheets, "--outdir", place, *arguments)
        for path in Path(place).glob("hled-*.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                header, *rows = csv.reader(file)
            found[path.stem.removeprefix("hled-")] = Loaded(
                header, [tuple(cell or None for cell in row) for row in rows]
            )
    return {name: found[name] for name in tables if name in found}


def by_server(release: Path, line: str, tables: Tables) -> dict[str, Loaded]:
    """Datasette as a server, asked for every page of every table. Raises Failed if a page lacks a description."""
    program, *arguments = shlex.split(line)
    said = output(release, "python", HERE / "ask_datasette.py", there(program) or program, *arguments)
    found = {}
    for each in map(json.loads, said.splitlines()):
        described = tables[each["table"]]
        untold = {described.meaning, *described.meanings.values()} - set(each["words"])
        if untold:
            raise Failed(f"{each['table']}: the page does not say: {min(untold)}")
        found[each["table"]] = Loaded(each["columns"], [tuple(row) for row in each["rows"]])
    return found


PYTHON = by_script("python", "load.py")
R = by_script("Rscript", "load.R")
LOADERS: dict[str, Loader] = {
    "pandas": Loader("pandas", "python", PYTHON),
    "polars": Loader("polars", "python", PYTHON),
    "pyarrow": Loader("pyarrow", "python", PYTHON),
    "datasets": Loader("Hugging Face datasets", "python", PYTHON, empty=False),
    "duckdb": Loader("DuckDB, from Python", "python", PYTHON),
    "duckdb-cli": Loader("DuckDB, in a shell", "duckdb", by_command),
    "sqlite": Loader("SQLite, in a shell", "sqlite3", by_command),
    "datasette": Loader("Datasette", "datasette", by_server),
    "r-sqlite": Loader("R, with RSQLite", "Rscript", R),
    "r-csv": Loader("R alone", "Rscript", R, texts=True),
    "spreadsheet": Loader("LibreOffice, Excel", "soffice", by_spreadsheet, texts=True, most=CELL - 100),
}


# What they are held against


def described(release: Path) -> Tables:
    """Every table of the release: what datapackage.json says of it, and its rows from the CSV file."""
    found = {}
    for resource in json.loads((release / "datapackage.json").read_text(encoding="utf-8"))["resources"]:
        fields = resource["schema"]["fields"]
        types = {field["name"]: field["type"] for field in fields}
        with (release / resource["path"]).open(encoding="utf-8", newline="") as file:
            _, *rows = csv.reader(file)
        found[resource["name"]] = Described(
            types,
            {field["name"]: field["description"] for field in fields},
            resource["description"],
            [tuple(map(typed, row, types.values())) for row in rows],
        )
    return found


def typed(cell: object, kind: str) -> object:
    """The value of a text: a number for a number, None for nothing."""
    if cell in ("", None):
        return None
    return float(str(cell)) if kind in ("integer", "number") else cell


def lines(release: Path) -> dict[str, str]:
    """Tool → line, as the card of the release has them."""
    card = (release / "README.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| ([^|`]+) \| `([^`|]+)` \|$", card, re.MULTILINE))


def faults(loader: Loader, release: Path) -> Iterator[str]:
    """What a tool does not load as it is published."""
    tables = {name: table for name, table in described(release).items() if table.rows or loader.empty}
    line = lines(release).get(loader.tool)
    if line is None:
        yield f"README.md has no line for {loader.tool}"
        return
    try:
        loaded = loader.load(release, line, tables)
    except Failed as failed:
        yield from str(failed).splitlines()[-SHOWN:]
        return
    for name, table in tables.items():
        if name not in loaded:
            yield f"{name}: does not load"
        else:
            yield from _unlike(name, table, loaded[name], loader)


def _unlike(name: str, table: Described, loaded: Loaded, loader: Loader) -> Iterator[str]:
    if loaded.columns != list(table.types) and (loaded.rows or table.rows):
        yield f"{name}: has the columns {', '.join(loaded.columns)}; described are {', '.join(table.types)}"
        return
    kinds = table.types.values()
    rows = [tuple(map(typed, row, kinds)) for row in loaded.rows] if loader.texts else loaded.rows
    theirs, ours = (Counter(_cut(row, loader.most) for row in each) for each in (rows, table.rows))
    for row in list(theirs - ours)[:1]:
        yield f"{name}: has a row that is not published: {_told(row)}"
    for row in list(ours - theirs)[:1]:
        yield f"{name}: lacks the row {_told(row)}"


def _cut(row: tuple[object, ...], most: int | None) -> tuple[object, ...]:
    return tuple(cell[:most] if isinstance(cell, str) else cell for cell in row)


def _told(row: tuple[object, ...]) -> str:
    return ", ".join("NULL" if cell is None else str(cell)[:60] for cell in row)


def main() -> int:
    """Load every release with every tool, and say how each went."""
    parser = argparse.ArgumentParser(description="Load releases in the tools of those who use them.")
    parser.add_argument("--only", action="append", choices=LOADERS, help="Only this tool; may be repeated.")
    parser.add_argument("--installed", action="store_true", help="Leave out tools that are not installed.")
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="Folders of releases.")
    chosen = parser.parse_args()
    folders = chosen.folders or sorted(path for path in (ROOT / "build" / "release").glob("hled-*/"))
    if not folders:
        print("there is no release to load: run `make release VERSION=1.0.0` first", file=sys.stderr)
        return 2
    failed = False
    for folder in folders:
        for name in chosen.only or LOADERS:
            loader = LOADERS[name]
            if there(loader.program) is None and chosen.installed:
                print(f"{folder.name}  {name:<18} NOT TRIED: {loader.program} is not installed", flush=True)
                continue
            found = list(faults(loader, folder.resolve()))
            failed |= bool(found)
            print(f"{folder.name}  {name:<18} {'FAILS' if found else 'loads'}", flush=True)
            print("".join(f"    {line}\n" for line in found[:SHOWN]), end="", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Missing as missing:
        print(f"a tool is not installed: {missing}\n  to do: make loaders", file=sys.stderr)
        sys.exit(2)
