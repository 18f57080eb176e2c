"""The raw folder as a shelf: what stands on it, by hash and id, and how a document is put there as a whole.

A source's folder holds its document and ``source.toml``, and below ``versions/`` those that it held before. All
changes are renames of what was written aside. If the process is killed between two of them, the source lacks
its document or its ``source.toml``, which the next build says; every byte is still there.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import tomli_w

from pipeline.errors import InputError
from pipeline.provenance import KEYS, REDIRECTS, provenance, redirects
from pipeline.read import DECLARATION, MAX_BYTES, RESERVED, VERSIONS, slug

_DIGITS = 12  # of a hash, in the name of a version's folder


@dataclass(frozen=True, slots=True)
class Held:
    """A document in the raw folder. ``entry``: what lies directly in there; ``keys``: the sound part of source.toml."""

    source_id: str
    entry: Path
    path: Path
    sha256: str
    keys: dict[str, str]
    led_to: tuple[str, ...] = ()  # redirects
    earlier: bool = False  # a version that the source held before


def held(raw: Path) -> list[Held]:
    """Every document under ``raw``, also of sources that no build could read; unreadable files are left out.

    Raises InputError if the folder itself cannot be read.
    """
    found: list[Held] = []
    try:
        entries = sorted(raw.iterdir())
    except OSError as error:
        reason = error.strerror or str(error)
        todo = "name a folder of documents with --raw"
        raise InputError(f"the raw folder cannot be read: {reason}", str(raw), todo) from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            found += _in_folder(entry)
        elif entry.name not in RESERVED:
            with suppress(OSError):
                found.append(Held(slug(entry.stem), entry, entry, _digest(entry), {}))
    return found


def _in_folder(folder: Path) -> Iterator[Held]:
    keys, led_to = _declared(folder)
    source_id = keys.get("source_id", folder.name)
    for path in _visible(folder):
        if path.name not in (DECLARATION, VERSIONS):
            with suppress(OSError):
                yield Held(source_id, folder, path, _digest(path), keys, led_to)
    for version in _visible(folder / VERSIONS):
        for path in _visible(version):
            if path.name != DECLARATION:
                with suppress(OSError):
                    yield Held(source_id, folder, path, _digest(path), _declared(version)[0], earlier=True)


def _declared(folder: Path) -> tuple[dict[str, str], tuple[str, ...]]:
    try:
        data = (folder / DECLARATION).read_bytes()
    except OSError:
        return {}, ()
    keys, faults = provenance(data, "")
    return keys, () if faults else redirects(data)


def opened(path: Path) -> bytes:
    """The bytes of a file from anywhere. Raises InputError."""
    try:
        if not path.is_file():
            what = "this is no file" if path.exists() else "there is no such file"
            raise InputError(what, str(path), "name a file, or an address with its http:// or https://")
        if path.stat().st_size > MAX_BYTES:
            what = f"the file is over {MAX_BYTES / 1e6:g} MB ({path.stat().st_size:,} bytes)"
            raise InputError(what, str(path), "split the document")
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"the file cannot be read: {reason}", str(path), "check its permissions") from error


def place(staged: Path, raw: Path) -> Path:
    """Put a source's folder that was made aside on the shelf: returns where it is now. Raises OSError."""
    return staged.rename(raw / staged.name)


def write(folder: Path, name: str, data: bytes, keys: dict[str, str], led_to: tuple[str, ...] = ()) -> None:
    """Make ``folder`` and in it a document with its ``source.toml``. Raises OSError."""
    folder.mkdir(parents=True)
    (folder / name).write_bytes(data)
    declare(folder, keys | {"sha256": hashlib.sha256(data).hexdigest()}, led_to)


def declare(folder: Path, keys: dict[str, str], led_to: tuple[str, ...] = ()) -> None:
    """Write ``source.toml``, its keys in the order in which they are described. Raises OSError."""
    table: dict[str, object] = {}
    for key in KEYS:
        if key in keys:
            table[key] = keys[key]
        if key == "url" and led_to:
            table[REDIRECTS] = list(led_to)
    (folder / DECLARATION).write_bytes(tomli_w.dumps(table).encode())


def replace(old: Held, staged: Path, title: str) -> Path:
    """Put the document of ``staged`` in the place of ``old``, which moves below ``versions/``: returns where to.

    ``title``: of the old document, for one that was a bare file and gets a ``source.toml`` now. Raises OSError; then,
    and if it is interrupted, all is as it was.
    """
    folder = old.entry if old.entry.is_dir() else old.entry.with_name(staged.name)
    name = _free(folder / VERSIONS, old.sha256[:_DIGITS])
    kept = folder / VERSIONS / name
    try:
        if old.entry.is_dir():
            kept.mkdir(parents=True)
            moves = [(old.path, kept / old.path.name), (folder / DECLARATION, kept / DECLARATION)]
            moves += [(path, folder / path.name) for path in _visible(staged)]
        else:
            (staged / VERSIONS / name).mkdir(parents=True)
            declare(staged / VERSIONS / name, {"title": title, "sha256": old.sha256})
            moves = [(staged, folder), (old.path, kept / old.path.name)]
        _move(moves)
    except BaseException:
        for empty in (kept, kept.parent):
            with suppress(OSError):  # not there, or there are other versions
                empty.rmdir()
        raise
    return kept


def _move(moves: list[tuple[Path, Path]]) -> None:
    """All of the renames, or none."""
    try:
        for old, new in moves:
            old.rename(new)
    except BaseException:
        # By what is there: an interrupt may come after a rename and before anyone has noted it.
        for old, new in reversed(moves):
            if os.path.lexists(new) and not os.path.lexists(old):
                new.rename(old)
        raise


def _free(folder: Path, name: str) -> str:
    """``name``, or with a number behind if the same version was held, replaced and held again."""
    names = [name, *(f"{name}-{number}" for number in range(2, 1_000))]
    return next(one for one in names if not os.path.lexists(folder / one))


def _visible(folder: Path) -> list[Path]:
    """What lies in a folder, dotfiles aside; nothing if it is none or cannot be read."""
    with suppress(OSError):
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    return []


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
