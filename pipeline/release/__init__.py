"""A build becomes a release: one folder and archive that can be cited, loaded and checked to the byte.

``write`` reads top to bottom: the data in every format, the documents it was read from, what is said of it, and last
the digests of all that.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from pipeline import arrivals
from pipeline.errors import InputError
from pipeline.publish import TARGETS, sqlite, xlsx
from pipeline.release import (
    archive,
    card,
    changelog,
    citation,
    croissant,
    csvw,
    datacite,
    datapackage,
    datasette,
    dictionary,
    jsonld,
    licences,
    rocrate,
    zenodo,
)
from pipeline.release.about import RAW, Release, files_of
from pipeline.release.digest import digest

FORMATS = (*TARGETS, xlsx, sqlite)
_BESIDE = ("corrections.toml", arrivals.NAME)  # no documents, but rows and ids hang on them

# What is said of the data: a file's name and what writes its text, given the release and the files before it.
DOCUMENTS: dict[str, Callable[[Release], str]] = {
    "LICENSE": licences.of_code,
    "LICENSE-DATA": licences.of_data,
    "CITATION.cff": citation.text,
    "README.md": card.text,
    "DICTIONARY.md": dictionary.text,
    "CHANGELOG.md": changelog.text,
    "diff.json": changelog.diff,
    "datapackage.json": datapackage.text,
    "csvw-metadata.json": csvw.text,
    "croissant.json": croissant.text,
    "dataset.jsonld": jsonld.text,
    "datacite.json": datacite.text,
    ".zenodo.json": zenodo.text,
    "datasette.json": datasette.text,
    "ro-crate-metadata.json": rocrate.text,
}


def prepared(
    tables: Mapping[str, pa.Table],
    version: str,
    date: str,
    allow_unknown_license: bool = False,
    previous: Path | None = None,
) -> Release:
    """A release of ``tables`` (of the contract, sorted by key), still without files.

    ``previous``: the release before, as a folder, archive or DuckDB file. Raises UsageError for sources whose licence is
    unknown, unless that is allowed, or that exclude each other, and for a version that is too small for what changed.
    """
    since = changelog.since(previous, tables, version, date) if previous else None
    release = Release(version, date, tables, "", digest=digest(tables))
    licences.check(release.sources())
    spdx, unknown = licences.licence(release.sources(), allow_unknown_license)
    return replace(release, license=spdx, unknown=unknown, since=since)


def write(release: Release, raw: Path, folder: Path) -> Release:
    """Write all files of a release into ``folder``, made for it, and its archive beside that; gives it with its files.

    Raises InputError for a document that is no longer the one that was read, and OSError.
    """
    folder.mkdir()
    for target in FORMATS:
        target.write(release.tables, folder)
    _copy_documents(release, raw, folder / RAW)
    for name, text in DOCUMENTS.items():
        release = replace(release, files=files_of(folder))
        (folder / name).write_text(text(release), encoding="utf-8", newline="")
    release = replace(release, files=files_of(folder))
    (folder / archive.SUMS).write_text(archive.sums(release.files), encoding="utf-8", newline="")
    archive.pack(folder, zipped(folder))
    return replace(release, files=files_of(folder))


def arrive(folder: Path, final: Path) -> None:
    """Move a finished folder and its archive into place: both or neither. Raises OSError."""
    zipped(folder).rename(zipped(final))
    try:
        folder.rename(final)
    except BaseException:
        zipped(final).unlink(missing_ok=True)
        raise


def zipped(folder: Path) -> Path:
    """Where the archive of a release's folder lies."""
    return folder.with_name(folder.name + ".zip")


def _copy_documents(release: Release, raw: Path, folder: Path) -> None:
    """Put the documents below ``folder`` as they lie in the raw folder, with what people said of them and decided.

    So every quote can be held against its document, and the data be made again from the release alone: the register of
    arrivals goes along too, for ids hang on it.
    """
    for source in release.sources():
        path = Path(str(source["path"]))
        if _copied(raw, folder, path) != source["sha256"]:
            todo = "release again, while nobody edits the raw folder"
            raise InputError("the document changed after it was read", str(raw / path), todo)
        if path.parent.name:
            _copied(raw, folder, path.with_name("source.toml"))
    for name in _BESIDE:
        if (raw / name).is_file():
            _copied(raw, folder, Path(name))


def _copied(raw: Path, folder: Path, path: Path) -> str:
    """Copy ``raw/path`` to ``folder/path``; gives the SHA-256 of what was copied."""
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(raw / path, place)
    return hashlib.sha256(place.read_bytes()).hexdigest()
