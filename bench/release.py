"""How long validation and every file of a release take at a million rows, beside dlt, csvs-to-sqlite and Frictionless.

Each measurement is a process of its own, in seconds of processor time (all threads), once its libraries and the rows
are loaded; where a file is the input, reading it is part of the work. All of one run are of the same rows.

    python bench/release.py [ROWS [ROUNDS]] [--write]      --write puts the figures into bench/RESULTS.md
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]
PEERS = ROOT / "bench" / ".venv"
HLED = str(Path(sys.executable).parent / "hled")
RESULTS = ROOT / "bench" / "RESULTS.md"
_SECTION = re.compile(r"\n# Releases\n.*?(?=\n# |\Z)", re.DOTALL)
ROUNDS_OF_COMMANDS = 7
KEYS = "types, closed lists, keys, references"
ALL = "all rules, each quote held against its text"
WITH_KEYS = "Parquet to DuckDB, with keys and checks"


def _tables(folder: Path) -> dict[str, object]:
    import pyarrow.parquet as pq

    from schemas.tables import TABLES

    return {name: pq.read_table(folder / "parquet" / f"{name}.parquet", partitioning=None) for name in TABLES}


def _checking(folder: Path, everything: bool) -> Callable[[], object]:
    import pandas as pd

    from pipeline.checks import Data, tables, text

    arrays = pd.arrays.ArrowExtensionArray
    frames = {
        name: pd.DataFrame({column: arrays(table[column]) for column in table.column_names}, copy=False)  # type: ignore[attr-defined,index]
        for name, table in _tables(folder).items()
    }
    checks = (*tables.CHECKS, *(text.CHECKS if everything else ()))

    def check() -> None:
        data = Data(frames)
        assert not any(len(found.positions) for check in checks for found in check(data))

    return check


def _writing(folder: Path, out: Path, target: str) -> Callable[[], object]:
    from pipeline.publish import csv, duckdb, parquet, sqlite, xlsx

    module = {"parquet": parquet, "csv": csv, "duckdb": duckdb, "sqlite": sqlite, "xlsx": xlsx}[target]
    tables = _tables(folder)
    return lambda: module.write(tables, out)  # type: ignore[arg-type]


def _from_parquet(folder: Path, out: Path) -> Callable[[], object]:
    from pipeline.publish import duckdb

    return lambda: duckdb.write(_tables(folder), out)  # type: ignore[arg-type]


OURS: dict[str, Callable[[Path, Path], Callable[[], object]]] = {
    KEYS: lambda folder, _: _checking(folder, everything=False),
    ALL: lambda folder, _: _checking(folder, everything=True),
    **{f"write {target}": lambda folder, out, target=target: _writing(folder, out, target)
       for target in ("parquet", "csv", "duckdb", "sqlite", "xlsx")},
    WITH_KEYS: _from_parquet,
}  # fmt: skip
THEIRS = {
    "dlt": "dlt: Parquet to DuckDB, without keys",
    "csvs-to-sqlite": "csvs-to-sqlite: CSV to SQLite, without keys",
    "frictionless": "frictionless validate: CSV, types, keys, references",
}


def measure(name: str, folder: Path) -> float:
    """Seconds of processor time of one of ours."""
    with tempfile.TemporaryDirectory() as out:
        work = OURS[name](folder, Path(out))
        started = time.process_time()
        work()
        return time.process_time() - started


def apart(command: list[str]) -> float:
    """The seconds that a process prints last."""
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout.split()[-1])


def prepare(folder: Path, least: int) -> int:
    """Put the rows into ``folder`` as Parquet and CSV, described by datapackage.json; gives their number."""
    from rows import of_rows

    from pipeline.publish import csv, parquet
    from pipeline.release import datapackage
    from pipeline.release.about import Release, files_of

    tables = of_rows(least)
    parquet.write(tables, folder)
    csv.write(tables, folder)
    release = Release("1.0.0", "2026-01-01", tables, "CC-BY-4.0", files=files_of(folder))
    (folder / "datapackage.json").write_text(datapackage.text(release), encoding="utf-8")
    return sum(table.num_rows for table in tables.values())


def commands() -> dict[str, float]:
    """Seconds that a person waits for a cold build and a release of the article, medians of runs in turn."""
    runs = []
    for _ in range(ROUNDS_OF_COMMANDS):
        with tempfile.TemporaryDirectory() as folder:
            build = [HLED, "build", "--build", f"{folder}/cold"]
            release = [HLED, "release", "--version", "1.0.0", "--date", "2026-01-01"]
            release += ["--build", f"{folder}/build", "--out", f"{folder}/out"]
            runs.append({"hled build, cold": _waited(build), "hled release, cold": _waited(release)})
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def _waited(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def told(rows: int, rounds: int, taken: Mapping[str, float], waited: Mapping[str, float]) -> str:
    """The section of RESULTS.md."""
    lines = [f"| {name} | {seconds:.2f} | {rows / seconds:,.0f} |" for name, seconds in taken.items()]
    build, release = waited.values()
    count = f"median of {rounds}" if rounds > 1 else "one round"
    text = (
        f"\n# Releases\n\n`python bench/release.py --write` on {rows:,} rows, the tables of the labelled documents many times"
        f" over under other keys;\nseconds of processor time, {count}, peers in the same run.\n\n"
        "| what | seconds | rows/s |\n|---|---|---|\n" + "\n".join(lines) + "\n\n"
    )
    if (dlt := taken.get(THEIRS["dlt"])) is not None:
        text += (
            f"Parquet to DuckDB with keys takes {taken[WITH_KEYS] / dlt:.2f} of dlt's time without them.\n"
        )
    return text + (
        f"A release of the article in all formats, cold, takes {release:.2f} s,"
        f" {release / build:.2f} times a cold build ({build:.2f} s); at most 3 times is the aim.\n"
    )


def main(least: int, rounds: int, write: bool) -> None:
    """Print the section, and with ``write`` put it into RESULTS.md."""
    there = (PEERS / ".ready").exists()
    runs = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        rows = prepare(folder, least)
        for _ in range(rounds):
            run = {name: apart([sys.executable, __file__, "--measure", name, place]) for name in OURS}
            peer = [str(PEERS / "bin" / "python"), str(ROOT / "bench" / "peer_release.py")]
            run |= {words: apart([*peer, name, place]) for name, words in THEIRS.items()} if there else {}
            runs.append(run)
    taken = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
    section = told(rows, rounds, taken, commands())
    print(section)
    if not there:
        print(
            f"The peers are not installed in {PEERS.relative_to(ROOT)}: no comparison. `make bench` installs them."
        )
    if write:
        kept = _SECTION.sub("", RESULTS.read_text(encoding="utf-8"))
        RESULTS.write_text(kept.rstrip("\n") + "\n" + section, encoding="utf-8")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--measure", name, folder]:
            print(measure(name, Path(folder)))
        case arguments:
            numbers = [int(word) for word in arguments if word.isdigit()]
            least, rounds = [*numbers, *(1_000_000, 1)[len(numbers) :]]
            main(least, rounds, "--write" in arguments)
