"""Holds releases against the field's own validators, each in an environment of its own, and none of them online.

What a validator is known to let pass is looked at here as well: rows of a CSV file with a cell too many, files that
are not the ones a digest speaks of, record sets that validate but do not load.

    python tools/validators/check.py [--only NAME]... [FOLDER]...

A folder is a release; without one, every release in build/release is checked. Exit codes: 0 all hold, 1 some do not,
2 there is nothing to check or a validator is not installed (see `make validators`).
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = ROOT / "tools" / "validators"
ENVIRONMENTS = ROOT / ".venv-validators"
SHOWN = 40  # lines of a validator's complaint


class Missing(Exception):
    """A validator is not installed."""


def run(environment: str, program: str, *arguments: str | Path, cwd: Path) -> list[str]:
    """Run a validator; what it complained of, line by line, nothing if it did not."""
    command = ENVIRONMENTS / environment / "bin" / program
    if not command.exists():
        raise Missing(str(command))
    with tempfile.TemporaryDirectory() as home:  # some keep caches and settings there
        done = subprocess.run(
            [command, *map(str, arguments)],
            cwd=cwd,
            env=os.environ | {"HOME": home, "XDG_CACHE_HOME": home, "COLUMNS": "120", "NO_COLOR": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    return [] if done.returncode == 0 else [line for line in done.stdout.splitlines() if line.strip()]


def frictionless(release: Path) -> list[str]:
    """Types, patterns, closed lists, keys, foreign keys and digests of the CSV files."""
    return run("tables", "frictionless", "validate", "datapackage.json", cwd=release)


def croissant(release: Path) -> list[str]:
    """The form of croissant.json."""
    return run("croissant", "mlcroissant", "validate", "--jsonld", "croissant.json", cwd=release)


def croissant_records(release: Path) -> list[str]:
    """Every record set loads, with the rows of its file; every file is the one that its digest says."""
    files = json.loads((release / "croissant.json").read_text(encoding="utf-8"))["distribution"]
    digests = [(file["contentUrl"], file["sha256"]) for file in files]
    loads = run("croissant", "python", HERE / "load_croissant.py", "croissant.json", cwd=release)
    return [*_unlike(release, digests), *loads]


def csvw(release: Path) -> list[str]:
    """Types, patterns, keys; a foreign key may be NULL."""
    return run("tables", "csvwvalidate", "--verbose", "--lax", "csvw-metadata.json", cwd=release)


def csvw_cells(release: Path) -> list[str]:
    """Every row has the columns that csvw-metadata.json names, no more and no fewer."""
    tables = json.loads((release / "csvw-metadata.json").read_text(encoding="utf-8"))["tables"]
    return [line for table in tables for line in _misshapen(release, table)]


def _misshapen(release: Path, table: dict[str, object]) -> Iterator[str]:
    path = str(table["url"])
    names = [column["name"] for column in table["tableSchema"]["columns"]]  # type: ignore[index]
    with (release / path).open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, strict=True)
        if (header := next(rows, [])) != names:
            yield f"{path}: its columns are {', '.join(header)}; described are {', '.join(names)}"
        for number, row in enumerate(rows, 1):
            if len(row) != len(names):
                yield f"{path}: row {number} has {len(row)} cells, not {len(names)}"


def citation(release: Path) -> list[str]:
    """CITATION.cff keeps to its schema."""
    return run("citation", "cffconvert", "--validate", "-i", "CITATION.cff", cwd=release)


def datacite(release: Path) -> list[str]:
    """datacite.json keeps to the schema of version 4.5."""
    return run("tables", "python", HERE / "check_datacite.py", "datacite.json", cwd=release)


def dcat(release: Path) -> list[str]:
    """dataset.jsonld has what our shapes ask of a catalogue entry."""
    shapes = ("--shacl", HERE / "dcat.ttl", "--shacl-file-format", "turtle")
    return run("tables", "pyshacl", *shapes, "--data-file-format", "json-ld", "dataset.jsonld", cwd=release)


def crate(release: Path) -> list[str]:
    """ro-crate-metadata.json keeps what RO-Crate requires, and every file of it is there."""
    return run("crate", "python", HERE / "check_crate.py", release, cwd=release)


def oldest_duckdb(release: Path) -> list[str]:
    """hled.duckdb opens in DuckDB 1.2, with the rows of the Parquet files, its keys, comments and views."""
    return run("oldest", "python", HERE / "open_duckdb.py", release, cwd=release)


def sums(release: Path) -> list[str]:
    """Every file has the digest that SHA256SUMS gives, and none is without."""
    lines = (release / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    digests = [(path, digest) for digest, _, path in (line.partition("  ") for line in lines)]
    listed = {path for path, _ in digests} | {"SHA256SUMS"}
    there = {path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file()}
    return [*_unlike(release, digests), *(f"{path}: has no digest" for path in sorted(there - listed))]


def _unlike(release: Path, digests: list[tuple[str, str]]) -> Iterator[str]:
    for path, digest in digests:
        if not (release / path).is_file():
            yield f"{path}: is missing"
        elif hashlib.sha256((release / path).read_bytes()).hexdigest() != digest:
            yield f"{path}: is not the file that its digest says"


CHECKS: dict[str, Callable[[Path], list[str]]] = {
    "sums": sums,
    "frictionless": frictionless,
    "croissant": croissant,
    "croissant-records": croissant_records,
    "csvw": csvw,
    "csvw-cells": csvw_cells,
    "citation": citation,
    "datacite": datacite,
    "dcat": dcat,
    "crate": crate,
    "oldest-duckdb": oldest_duckdb,
}


def main() -> int:
    """Check every release with every validator, and say how each went."""
    parser = argparse.ArgumentParser(description="Hold releases against the field's own validators.")
    parser.add_argument("--only", action="append", choices=CHECKS, help="Only this check; may be repeated.")
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="Folders of releases.")
    chosen = parser.parse_args()
    folders = chosen.folders or sorted(path for path in (ROOT / "build" / "release").glob("hled-*/"))
    if not folders:
        print("there is no release to check: run `make release VERSION=1.0.0` first", file=sys.stderr)
        return 2
    failed = False
    for folder in folders:
        for name in chosen.only or CHECKS:
            complaints = CHECKS[name](folder.resolve())
            failed |= bool(complaints)
            print(f"{folder.name}  {name:<18} {'FAILS' if complaints else 'holds'}", flush=True)
            print("".join(f"    {line}\n" for line in complaints[:SHOWN]), end="", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Missing as missing:
        print(f"a validator is not installed: {missing}\n  to do: make validators", file=sys.stderr)
        sys.exit(2)
