"""A dataset as somebody has it: the folder of a release or build, its archive, or a DuckDB file; one door for all."""

from __future__ import annotations

import json
import shutil
import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.errors import InputError, UsageError
from pipeline.release.readers import Columns, Damaged, of_duckdb, of_parquet

PACKAGE = "datapackage.json"
_AGAIN = "fetch it again"
_UNPACKING = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Opened:
    """``where``: as the user named it. ``folder``: what holds its files. ``database``: the file, if it is one alone."""

    where: str
    folder: Path
    database: Path | None = None

    def tables(self) -> Columns:
        """Its rows by table, whatever tables and columns there are. Raises InputError if there are none."""
        if self.database:
            return of_duckdb(self.database)
        found = of_parquet(self.folder)
        if not found:
            todo = "name the folder of a release or build, an archive, or a DuckDB file"
            raise InputError("there is no dataset here: no Parquet file", self.where, todo)
        return found

    def package(self) -> dict[str, Any]:
        """What ``datapackage.json`` says of it; empty without one. Raises Damaged for one that is no JSON object."""
        path = self.folder / PACKAGE
        if not path.is_file():
            return {}
        try:
            said = json.loads(path.read_bytes())
        except ValueError as error:
            raise Damaged(f"{PACKAGE} is no JSON: {error}", str(path), _AGAIN) from error
        if not isinstance(said, dict):
            raise Damaged(f"{PACKAGE} is no JSON object", str(path), _AGAIN)
        return said


@contextmanager
def opened(path: str | Path) -> Iterator[Opened]:
    """Open a folder, a DuckDB file, or an archive, which is unpacked for as long as the block lasts.

    Raises InputError if there is nothing, UsageError for another kind of file, Damaged for a broken archive.
    """
    place, where = Path(path), str(path)
    if place.is_dir():
        yield Opened(where, place)
    elif not place.is_file():
        raise InputError("there is nothing here", where, "name a release: its folder, archive or DuckDB file")
    elif _is_archive(place):
        with tempfile.TemporaryDirectory(prefix="hled-") as folder:
            yield Opened(where, _unpacked(place, Path(folder)))
    elif place.suffix == ".duckdb" or _starts(place)[8:12] == b"DUCK":
        yield Opened(where, place.parent, place)
    else:
        todo = "name the folder of a release, its .zip archive, or its DuckDB file"
        raise UsageError("a file of this kind is not a dataset by itself", where, todo)


def _is_archive(path: Path) -> bool:
    return path.suffix == ".zip" or (path.suffix != ".xlsx" and _starts(path).startswith(b"PK\x03\x04"))


def _starts(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(16)
    except OSError as error:
        raise InputError(f"the file cannot be read: {error.strerror}", str(path), "permit it") from error


def _unpacked(archive: Path, folder: Path) -> Path:
    """The one folder that an archive holds, unpacked below ``folder``, every checksum in it held."""
    try:
        with zipfile.ZipFile(archive) as packed:
            top = _checked(packed.infolist(), archive, shutil.disk_usage(folder).free)
            packed.extractall(folder)
            return folder / top
    except _UNPACKING as error:
        raise Damaged(f"the archive is damaged: {error}", str(archive), _AGAIN) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"the archive cannot be unpacked: {reason}", str(archive), "free space") from error


def _checked(entries: list[zipfile.ZipInfo], archive: Path, free: int) -> str:
    """The name of the one folder that all entries lie in; ``free``: bytes there are to unpack them."""
    names = [entry.filename for entry in entries]
    tops = {PurePosixPath(name).parts[0] for name in names if PurePosixPath(name).parts}
    outside = [name for name in names if name.startswith("/") or ".." in PurePosixPath(name).parts]
    if outside:
        raise Damaged(f"the archive would write outside its folder: {outside[0]}", str(archive), _AGAIN)
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise Damaged(f"the archive holds {twice[0]} twice", str(archive), _AGAIN)
    if len(tops) != 1 or not any("/" in name for name in names):
        what = f"the archive holds {len(names)} files, but not one folder with all of them"
        raise Damaged(what, str(archive), "name the archive of a release")
    size = sum(entry.file_size for entry in entries)
    if size > free:
        raise InputError(
            f"the archive unpacks to {size:,} bytes and {free:,} are free", str(archive), "free space"
        )
    return tops.pop()
