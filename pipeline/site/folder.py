"""The page on the disk: the only module of its package that touches files. The folder appears whole or not at all."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipeline import staging
from pipeline.errors import InputError, OutputError

PAGE = "index.html"
_MARK = ".hled-site"  # in every folder that this program made, so that it replaces no other


def bundled(bundle: Path) -> list[Path]:
    """The files of the bundled page. Raises InputError if it has not been bundled."""
    if not (bundle / PAGE).is_file():
        todo = "run `make site`, which needs Node.js 20 or newer and npm"
        raise InputError("the page has not been bundled", str(bundle), todo)
    return sorted(path for path in bundle.rglob("*") if path.is_file())


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """An empty folder to write the page into, which takes the place of ``out`` at the end.

    Raises OutputError if something else stands there or the folder cannot be written.
    """
    if out.exists() and not (out / _MARK).is_file() and (not out.is_dir() or any(out.iterdir())):
        raise OutputError(
            "this folder was there before and holds no page", str(out), "name another with --out"
        )
    fresh = out.parent / f".{out.name}.new"
    with staging.writing(out, "out"):
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
    try:
        with staging.writing(out, "out"):
            (fresh / _MARK).write_bytes(b"")
            yield fresh
            shutil.rmtree(out, ignore_errors=True)
            fresh.rename(out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def copy(files: list[Path], start: Path, out: Path) -> None:
    """Files below ``start`` to the same places below ``out``."""
    for path in files:
        target = out / path.relative_to(start)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def published(build: Path) -> list[Path]:
    """What of a build is offered for download: the database, then a file a table."""
    return [build / "hled.duckdb", *sorted((build / "parquet").glob("*")), *sorted((build / "csv").glob("*"))]


def described(files: list[Path], build: Path) -> list[list[Any]]:
    """Path below the build, size in bytes, SHA-256 in hexadecimal of each file."""
    return [
        [path.relative_to(build).as_posix(), len(data), hashlib.sha256(data).hexdigest()]
        for path in files
        for data in [path.read_bytes()]
    ]


def write(out: Path, name: str, text: str) -> None:
    """A text as the file ``name`` below ``out``."""
    path = out / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def put(out: Path, name: str, value: Any) -> None:
    """A value as ``data/NAME.js``: a script, because a page opened as a file may load nothing else."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    write(out, f"data/{name}.js", f'(self.hledData??={{}})["{name}"]={text};\n')
