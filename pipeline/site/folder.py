"""The page on the disk: the only module of its package that touches files. The folder appears whole or not at all."""

from __future__ import annotations

import filecmp
import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from pipeline import staging
from pipeline.errors import InputError, OutputError

PAGE = "index.html"
DATABASE = "hled.duckdb"
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

    Whoever writes beside it, a build too, is waited for. Raises OutputError if something else stands there or the folder
    cannot be written.
    """
    with staging.alone_in(out.parent, lambda: None, "out") as staged:
        if out.exists() and not (out / _MARK).is_file() and (not out.is_dir() or any(out.iterdir())):
            todo = "name another with --out"
            raise OutputError("this folder was there before and holds no page", str(out), todo)
        fresh = staged / out.name
        with staging.writing(out, "out"):
            fresh.mkdir()
            (fresh / _MARK).write_bytes(b"")
            yield fresh
            if out.exists():
                out.rename(staged / ".before")
            fresh.rename(out)


def copy(files: list[Path], start: Path, out: Path) -> None:
    """Files below ``start`` to the same places below ``out``."""
    for path in files:
        target = out / path.relative_to(start)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def published(build: Path) -> list[Path]:
    """What of a build is offered for download: the database, then a file a table."""
    return [build / DATABASE, *sorted((build / "parquet").glob("*")), *sorted((build / "csv").glob("*"))]


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


def is_page(site: Path) -> bool:
    """Whether a page stands in this folder."""
    return (site / PAGE).is_file()


def opened(site: Path, name: str) -> tuple[BinaryIO, int, str] | None:
    """A file of the page by its name below ``site``, with its size in bytes and its suffix.

    None if there is none, and for whatever is no file of the page: folders, hidden names, and every way out of ``site``.
    """
    if "\0" in name or "\\" in name or any(part[:1] in ("", ".") for part in name.split("/")):
        return None
    try:
        root = site.resolve()
        path = (root / name).resolve()
        if not path.is_relative_to(root) or not path.is_file():
            return None
        return path.open("rb"), path.stat().st_size, path.suffix
    except OSError:
        return None


def outdated(site: Path) -> bool:
    """Whether the dataset beside the page is another than the page was made of."""
    own, newer = site / "downloads" / DATABASE, site.parent / DATABASE
    return own.is_file() and newer.is_file() and not filecmp.cmp(own, newer, shallow=False)
