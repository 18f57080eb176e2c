"""The file itself, raw/corrections.toml: read whole, and never changed but by adding an entry at its end."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.errors import InputError, OutputError

NAME = "corrections.toml"


def path(raw: str | Path) -> Path:
    """Where the corrections of a raw folder stand."""
    return Path(raw) / NAME


def load(raw: str | Path) -> bytes:
    """The bytes of the file; none if there is no file. Raises InputError if it cannot be read."""
    file = path(raw)
    if not os.path.lexists(file):
        return b""
    try:
        return file.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        todo = "let it be a file that can be read, or take it away"
        raise InputError(f"the corrections cannot be read: {reason}", str(file), todo) from error


def written(kind: str, keys: Mapping[str, object]) -> str:
    """An entry as TOML."""
    import tomli_w

    return tomli_w.dumps({kind: [keys]})


def with_entry(before: bytes, entry: str) -> bytes:
    """The file with an entry after all that it holds, which stays as it is to the last byte."""
    gap = b"" if not before else b"\n" if before.endswith(b"\n") else b"\n\n"
    return before + gap + entry.encode()


def append(raw: str | Path, entry: str) -> None:
    """Write an entry at the end of the file: the file holds it whole, or is as it was. Raises OutputError.

    Nothing that another process adds meanwhile is lost.
    """
    file = path(raw).resolve()
    new = file.with_name(f".{NAME}.new")
    try:
        with _alone(file.parent):
            try:
                there = file.exists()
                new.write_bytes(with_entry(file.read_bytes() if there else b"", entry))
                if there:
                    shutil.copymode(file, new)
                new.replace(file)
            finally:
                with suppress(OSError):
                    new.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        todo = "free space, or change the permissions of the raw folder"
        raise OutputError(f"the correction cannot be written: {reason}", str(file), todo) from error


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a folder for one process."""
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
