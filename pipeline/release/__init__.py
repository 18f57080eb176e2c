"""A build becomes a release: one folder and archive that can be cited, loaded and checked to the byte.

``write`` reads top to bottom: the data in every format, the documents it was read from, what is said of it, and last
the digests of all that. A release appears whole or not at all.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from pipeline.errors import InputError, OutputError
from pipeline.publish import sqlite, xlsx
from pipeline.release import about, archive, licences
from pipeline.release.about import Release, files_of
from pipeline.release.digest import digest

COPIED = ("parquet", "csv", "hled.duckdb")  # made by every build
EXTRA = (xlsx, sqlite)  # made for releases alone
RAW = "raw"

# What is said of the data: a file's name and what writes its text, given the release and the files before it.
DOCUMENTS: dict[str, Callable[[Release], str]] = {}


def write(
    build: Path,
    raw: Path,
    target: Path,
    *,
    version: str,
    date: str,
    tables: Mapping[str, pa.Table],
    allow_unknown_license: bool = False,
) -> Release:
    """Write ``target/hled-VERSION/`` and ``.zip`` from a finished build; ``tables`` are its rows, sorted by key.

    Raises UsageError (version, date, licence), InputError (the release exists) or OutputError; then nothing is left.
    """
    about.parsed(version)
    release = Release(version, about.dated(date), tables, "", digest=digest(tables))
    spdx, unknown = licences.licence(release.sources(), allow_unknown_license)
    release = replace(release, license=spdx, unknown=unknown)
    final = target / release.folder
    for path in (final, _zipped(final)):
        if path.exists():
            todo = "choose the next version, or take the old release away"
            raise InputError(f"the release {version} exists", str(path), todo)
    staged = target / ".hled-staging" / release.folder
    try:
        shutil.rmtree(staged.parent, ignore_errors=True)
        staged.mkdir(parents=True)
        release = _filled(staged, build, raw, release)
        archive.pack(staged, _zipped(staged))
        _zipped(staged).rename(_zipped(final))
        staged.rename(final)
    except OSError as error:
        _zipped(final).unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise OutputError(
            f"the release cannot be written: {reason}", str(target), "free space or permit it"
        ) from error
    finally:
        shutil.rmtree(staged.parent, ignore_errors=True)
    return release


def _zipped(folder: Path) -> Path:
    return folder.with_name(folder.name + ".zip")


def _filled(folder: Path, build: Path, raw: Path, release: Release) -> Release:
    """All files of the release, the digests last; gives the release with its files."""
    for name in COPIED:
        made = build / name
        (shutil.copytree if made.is_dir() else shutil.copyfile)(made, folder / name)
    for target in EXTRA:
        target.write(release.tables, folder)
    for source in release.sources():
        place = folder / RAW / str(source["path"])
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(raw / str(source["path"]), place)
    for name, text in DOCUMENTS.items():
        release = replace(release, files=files_of(folder))
        (folder / name).write_text(text(release), encoding="utf-8", newline="")
    release = replace(release, files=files_of(folder))
    (folder / archive.SUMS).write_text(archive.sums(release.files), encoding="utf-8", newline="")
    return replace(release, files=files_of(folder))
