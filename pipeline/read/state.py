"""Whether anything in the raw folder changed, told from bytes alone: no document is opened for it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pipeline.read.raw import VERSIONS

REGISTER = "arrivals.toml"  # the build itself writes it


def state(raw: Path) -> str:
    """A digest of what a build reads in a raw folder, the register of arrivals aside; "" if that cannot be told.

    It tells more apart than a build would: after a change of a comment in ``source.toml`` it is another.
    """
    whole = hashlib.sha256()
    try:
        for path in _files(raw):
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            whole.update(f"{path.relative_to(raw).as_posix()}\0{digest}\0".encode("utf-8", "surrogateescape"))
    except OSError:
        return ""
    return whole.hexdigest()


def _files(raw: Path) -> Iterator[Path]:
    """The files of all sources. Raises OSError for anything else, which no build reads without complaint."""
    for entry in sorted(raw.iterdir()):
        if entry.name.startswith(".") or entry.name == REGISTER:
            continue
        inside = sorted(entry.iterdir()) if entry.is_dir() else [entry]
        for path in inside:
            if path.name.startswith(".") or (path is not entry and path.name == VERSIONS):
                continue
            if not path.is_file():
                raise OSError("neither a document nor the folder of one")
            yield path
