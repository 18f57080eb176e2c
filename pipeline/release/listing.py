"""``SHA256SUMS`` held against the folder: every file is there, is the one that was published, and no other is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from pipeline.release import DOCUMENTS, archive
from pipeline.release.proofs import Check
from schemas.tables import TABLES

_LINE = re.compile(r"(?P<digest>[0-9a-f]{64}) [ *](?P<path>[^\n]+)")
_DATA = {f"{kind}/{table}.{kind}" for kind in ("csv", "parquet") for table in TABLES}
_DATA |= {"hled.duckdb", "hled.sqlite", "hled.xlsx"}


def files(folder: Path) -> Check:
    """Whether the files below ``folder`` are those that ``SHA256SUMS`` names, each with its digest."""
    sums = folder / archive.SUMS
    if not sums.is_file():
        return Check("files", "", (f"{archive.SUMS} is missing: nothing says which files were published",))
    stated, faults = _stated(sums.read_bytes())
    there = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }
    there.discard(archive.SUMS)
    faults += [fault for path, digest in stated.items() for fault in _wrong(folder, path, digest)]
    faults += [_unlisted(path) for path in sorted(there - stated.keys())]
    lost = sorted(_DATA - stated.keys() - there)
    faults += [f"{path} is missing, and {archive.SUMS} does not name it" for path in lost]
    return Check("files", f"{len(stated):,} files have the digests in {archive.SUMS}", tuple(faults))


def _stated(data: bytes) -> tuple[dict[str, str], list[str]]:
    """Path → digest as stated, and what is wrong with the list."""
    stated: dict[str, str] = {}
    faults = []
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        match = _LINE.fullmatch(line)
        if match is None:
            faults.append(f"line {number} of {archive.SUMS} is no digest with a path")
        elif match["path"].startswith("/") or ".." in PurePosixPath(match["path"]).parts:
            faults.append(
                f"line {number} of {archive.SUMS} names a file outside the release: {match['path']}"
            )
        elif match["path"] in stated:
            faults.append(f"line {number} of {archive.SUMS} names {match['path']} again")
        else:
            stated[match["path"]] = match["digest"]
    return stated, faults


def _wrong(folder: Path, path: str, stated: str) -> Iterator[str]:
    place = folder / path
    if place.is_symlink():
        yield f"{path} is a link, not a file of the release"
    elif not place.is_file():
        yield f"{path} is missing"
    else:
        with place.open("rb") as file:
            actual = hashlib.file_digest(file, "sha256").hexdigest()
        if actual != stated:
            yield f"{path} is not the file that was published: its digest is {actual[:12]}…, not {stated[:12]}…"


def _unlisted(path: str) -> str:
    if path in _DATA or path in DOCUMENTS:
        return f"the digest of {path} is missing in {archive.SUMS}"
    return f"{path} is an extra file, which {archive.SUMS} does not name"
