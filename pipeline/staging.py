"""A build folder changes as a whole or not at all; so does the raw folder when a document is added.

A build is made in a hidden folder inside the build folder (so on the same file system, whatever is mounted
where) and moved into place by renames. What stood there steps aside first and comes back if a rename fails,
or at the next build if the process was killed in between. Files that no build made are never touched.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline import manifest
from pipeline.errors import OutputError

_STAGING = ".hled-staging"
_ASIDE = ".hled-previous"
_JOURNAL = ".arriving"  # in _ASIDE: the names that the swap brings


@contextmanager
def alone_in(build: Path, waiting: Callable[[], None], kind: str = "build") -> Iterator[Path]:
    """Hold a folder for one process; yields an empty folder in it to make in what is to come.

    A folder that had to be created and is still empty at the end is removed again. ``waiting`` is called
    when another process is at work there. ``kind`` (build, raw) names the folder and its option in messages.
    Raises OutputError if the folder cannot be written.
    """
    missing = [folder for folder in (build, *build.parents) if not folder.exists()]
    try:
        lock = _lock(build, waiting, kind)
        try:
            with writing(build, kind):
                _recover(build)
                staging = build / _STAGING
                staging.mkdir()
            yield staging
        finally:
            shutil.rmtree(build / _STAGING, ignore_errors=True)
            os.close(lock)
    finally:
        for folder in missing:
            with suppress(OSError):  # not empty: something was put there
                folder.rmdir()


@contextmanager
def writing(build: Path, kind: str = "build") -> Iterator[None]:
    """Say an error of the file system in words: no permission, no space, not a folder."""
    try:
        yield
    except Exception as error:
        # DuckDB has an error of its own for the file system, in a library that is not loaded here.
        if not isinstance(error, OSError) and type(error).__name__ != "IOException":
            raise
        reason = getattr(error, "strerror", None) or str(error)
        todo = f"free space, change its permissions, or name another folder with --{kind}"
        raise OutputError(f"the {kind} folder cannot be written: {reason}", str(build), todo) from error


def swap(staging: Path, build: Path) -> None:
    """Move a complete build into place; on any failure the one before is back as it was.

    The manifest leaves first and arrives last: while it is there, so is the whole build it speaks of.
    """
    old = sorted(manifest.owned(build), key=lambda name: name != manifest.NAME)
    new = sorted((path.name for path in staging.iterdir()), key=lambda name: name == manifest.NAME)
    for name in new:
        if name not in old and os.path.lexists(build / name):
            todo = "move it away, or name another folder with --build"
            raise OutputError(f"`{name}` was there before and no build made it", str(build / name), todo)
    aside = build / _ASIDE
    aside.mkdir()
    (aside / _JOURNAL).write_text("\n".join(new), encoding="utf-8")
    try:
        for name in old:
            if os.path.lexists(build / name):
                (build / name).rename(aside / name)
        for name in new:
            (staging / name).rename(build / name)
    finally:
        _recover(build)


def _recover(build: Path) -> None:
    """Finish or undo a swap, also one whose process was killed, and clear what it left."""
    _remove(build / _STAGING)
    aside = build / _ASIDE
    if not aside.is_dir():
        return
    journal = aside / _JOURNAL
    if not (build / manifest.NAME).exists() and journal.exists():
        for name in journal.read_text(encoding="utf-8").splitlines():
            _remove(build / name)
        for path in sorted(aside.iterdir(), key=lambda path: path.name == manifest.NAME):
            if path != journal:
                path.rename(build / path.name)
    _remove(aside)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _lock(build: Path, waiting: Callable[[], None], kind: str) -> int:
    """A lock on the folder itself, which leaves nothing behind, and ends with the process however it ends."""
    while True:
        with writing(build, kind):
            build.mkdir(parents=True, exist_ok=True)
            lock = os.open(build, os.O_RDONLY)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waiting()
                fcntl.flock(lock, fcntl.LOCK_EX)
        # The one before may have removed the folder on its way out: then this locks a ghost.
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(lock), build.stat()):
                return lock
        os.close(lock)
