"""raw/ → Documents: a source is a folder with ``source.toml`` and one document, or a bare file.

Beside the document a folder may keep earlier versions of it, which are not read. All faults of all sources are
reported together: nobody should have to run the build once a mistake.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import InputError
from pipeline.model import Document, Skipped
from pipeline.provenance import SLUG, provenance
from pipeline.read.content import Content, format_of, read_content

MAX_BYTES = 64_000_000
RESERVED = {"corrections.toml", "arrivals.toml"}  # what was decided, and what came when; not sources
DECLARATION = "source.toml"
VERSIONS = "versions"  # in a source's folder: documents that it held before, each with its own source.toml


class Harvest(NamedTuple):
    """What the raw folder gave: its sources by id, and by entry of the folder what is wrong with the others."""

    documents: tuple[Document, ...]
    faults: dict[Path, list[InputError]]


def read(raw: Path) -> tuple[Document, ...]:
    """Every source under ``raw``, by source_id. Raises InputError that lists all that is wrong with them."""
    documents, faults = _harvest(raw)
    if faults:
        raise _together(faults, raw)
    return documents


def read_what_can_be_read(raw: Path) -> tuple[tuple[Document, ...], tuple[Skipped, ...]]:
    """The sources without fault, by source_id, and those that have some, by path.

    Raises InputError if there is nothing without fault.
    """
    documents, faults = _harvest(raw)
    if not documents:
        raise _together(faults, raw)
    return documents, tuple(_skipped(entry, found) for entry, found in sorted(faults.items()))


def _skipped(entry: Path, faults: list[InputError]) -> Skipped:
    """A source and its faults, each with the file and line within it, so that no path of this machine is told."""
    reasons = []
    for fault in faults:
        within = fault.where.removeprefix(str(entry)) if fault.where.startswith(str(entry)) else ""
        reasons.append(fault.what + (f" ({within.lstrip('/, ')})" if within[:1] in ("/", ",") else ""))
    return Skipped(entry.name, "; ".join(reasons))


def read_source(entry: Path, raw: Path) -> Document:
    """The one source that lies at ``entry`` in the folder ``raw``. Raises InputError with all that is wrong with it."""
    found: list[InputError] = []
    document = _source(entry, raw, found)
    if document is None:
        raise _together({entry: found}, raw)
    return document


def read_data(data: bytes, path: Path) -> Document:
    """A document that need not lie on the disk, as ``read`` would have it if it were a bare file at ``path``.

    Raises InputError that says what is wrong with it.
    """
    found: list[InputError] = []
    document = _document(slug(path.stem), {}, path, path.parent, found, data)
    if document is None:
        raise _together({path: found}, path.parent)
    return document


def _harvest(raw: Path) -> Harvest:
    documents: dict[Path, Document] = {}
    faults: dict[Path, list[InputError]] = {}
    for entry in _entries(raw):
        found: list[InputError] = []
        document = _source(entry, raw, found)
        if document:
            documents[entry] = document
        if found:
            faults[entry] = found
    _part_repeated(documents, faults, raw)
    return Harvest(tuple(sorted(documents.values(), key=lambda document: document.source_id)), faults)


def _entries(raw: Path) -> list[Path]:
    """What lies directly in the raw folder, dotfiles and reserved names aside."""
    todo = "name a folder of documents with --raw, or put a document in it"
    if not raw.exists():
        raise InputError("the raw folder does not exist", str(raw), todo)
    if not raw.is_dir():
        raise InputError("the raw folder is not a folder", str(raw), todo)
    try:
        entries = _visible(raw, RESERVED)
    except OSError as error:
        raise InputError(f"the raw folder cannot be read: {error.strerror}", str(raw), todo) from error
    if not entries:
        raise InputError(_nothing(raw), str(raw), todo)
    return entries


def _nothing(raw: Path) -> str:
    """Why a raw folder without sources is one: what lies there is no document."""
    hidden = sorted(path.name for path in raw.iterdir())
    if not hidden:
        return "the raw folder is empty"
    more = ", …" if len(hidden) > 3 else ""
    return f"the raw folder holds no document, only {', '.join(hidden[:3])}{more}, which are not read"


def _visible(folder: Path, but: set[str]) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.name.startswith(".") and path.name not in but)


def _source(entry: Path, raw: Path, faults: list[InputError]) -> Document | None:
    try:
        if entry.is_dir():
            return _folder(entry, raw, faults)
        return _document(slug(entry.stem), {}, entry, raw, faults)
    except OSError as error:
        reason = error.strerror or str(error)
        faults.append(InputError(f"the source cannot be read: {reason}", str(entry), "check its permissions"))
        return None


def _folder(folder: Path, raw: Path, faults: list[InputError]) -> Document | None:
    """A source with its provenance: ``source.toml`` and exactly one document."""
    declaration = folder / DECLARATION
    if not declaration.is_file():
        todo = "add a source.toml with title and sha256, or put the document directly into the raw folder"
        faults.append(InputError("a source folder has no source.toml", str(folder), todo))
        return None
    keys, found = provenance(declaration.read_bytes(), str(declaration))
    faults += found
    others = _visible(folder, {DECLARATION, VERSIONS})
    if len(others) != 1 or not others[0].is_file():
        names = ", ".join(path.name for path in others) or "none"
        todo = "keep exactly one document beside source.toml"
        faults.append(InputError(f"a source folder needs one document, it has: {names}", str(folder), todo))
        return None
    source_id = keys.pop("source_id", folder.name)
    if not SLUG.fullmatch(source_id):
        todo = f"rename the folder, for instance to `{slug(source_id) or 'my-source'}`"
        what = f"the source id `{source_id}` is not a slug (a-z, 0-9, hyphens)"
        faults.append(InputError(what, str(folder), todo))
    return _document(source_id, keys, others[0], raw, faults)


def _document(
    source_id: str,
    keys: dict[str, str],
    path: Path,
    raw: Path,
    faults: list[InputError],
    data: bytes | None = None,
) -> Document | None:
    """What ``source.toml`` says, beside what the file itself tells; None if there are faults.

    ``data`` are the file's bytes, unless they are to be read from the disk.
    """
    if not source_id:
        faults.append(InputError("the file's name gives no id", str(path), "use letters a-z or digits in it"))
    try:
        _check(path, len(data) if data is not None else _size(path))
        data = path.read_bytes() if data is None else data
        faults += _changed(path, data, keys.pop("sha256", ""))
        content = read_content(data, path.name, str(path))
        return None if faults else _with_provenance(source_id, keys, content, path.relative_to(raw), data)
    except InputError as fault:
        faults.append(fault)
        return None


def _with_provenance(
    source_id: str, keys: dict[str, str], content: Content, path: Path, data: bytes
) -> Document:
    """A person's word in ``source.toml`` goes before what the file says of itself."""
    return Document(
        source_id=source_id,
        title=keys.get("title", content.title),
        format=content.format,
        text=content.text,
        path=path.as_posix(),
        sha256=hashlib.sha256(data).hexdigest(),
        byte_count=len(data),
        language=keys.get("language", content.language),
        publisher=keys.get("publisher"),
        url=keys.get("url"),
        license=keys.get("license"),
        retrieved_on=keys.get("retrieved_on"),
        published_on=keys.get("published_on", content.published_on),
    )


def _check(path: Path, size: int) -> None:
    """Raises InputError if the kind, name or size (in bytes) of a file forbids reading it."""
    format_of(path.name, str(path))
    if path.name != path.name.encode("utf-8", "replace").decode():
        raise InputError("a file's name is not UTF-8", ascii(str(path)), "rename it")
    if size > MAX_BYTES:
        raise InputError(f"a file is over 64 MB ({size:,} bytes)", str(path), "split the document")


def _size(path: Path) -> int:
    """The bytes of a file. Raises InputError for what would keep a reader waiting for ever, such as a pipe."""
    if path.exists() and not path.is_file():
        raise InputError("this is no file", str(path), "take it out of the raw folder")
    return path.stat().st_size


def _changed(path: Path, data: bytes, stated: str) -> list[InputError]:
    actual = hashlib.sha256(data).hexdigest()
    if not stated or actual == stated.lower():
        return []
    what = f"the document is not the one that source.toml describes: its sha256 is {actual}, not {stated}"
    return [InputError(what, str(path), "restore the document, or update sha256 if the change is meant")]


def slug(words: str) -> str:
    """``words`` as an id: ASCII letters and digits in lower case, everything else a hyphen."""
    letters = (char for char in unicodedata.normalize("NFKD", words) if not unicodedata.combining(char))
    plain = re.sub(r"\W", "-", "".join(letters)).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _part_repeated(documents: dict[Path, Document], faults: dict[Path, list[InputError]], raw: Path) -> None:
    """Move the documents that share an id to the faults: which of them is meant, only a person can say."""
    entries: dict[str, list[Path]] = {}
    for entry, document in documents.items():
        entries.setdefault(document.source_id, []).append(entry)
    for source_id, same in entries.items():
        if len(same) > 1:
            where = " and ".join(str(raw / documents.pop(entry).path) for entry in same)
            what = f"{len(same)} sources have the id `{source_id}`"
            fault = InputError(what, where, "rename one of them")
            faults |= {entry: [fault] for entry in same}


def _together(faults: dict[Path, list[InputError]], raw: Path) -> InputError:
    """One fault as it is; several as one error that tells them all, one that concerns two sources once."""
    told = list(dict.fromkeys(fault for _, found in sorted(faults.items()) for fault in found))
    if len(told) == 1:
        return told[0]
    listing = "\n".join(str(fault) for fault in told)
    return InputError(f"{len(told)} things are wrong in the raw folder {raw}\n{listing}")
