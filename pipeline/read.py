"""raw/ → Documents: the only door by which text comes in, so all that can be wrong with a file is said here.

A source is a folder with ``source.toml`` and one document, or a bare file. Beside the document a folder may keep
earlier versions of it, which are not read. All faults of all sources are reported together: nobody should
have to run the build once a mistake.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

from pipeline.errors import InputError
from pipeline.model import Document
from pipeline.provenance import SLUG, blank, provenance

FORMATS = {".md": "markdown", ".markdown": "markdown", ".txt": "text"}
MAX_BYTES = 64_000_000
RESERVED = {"corrections.toml"}  # what a person decided about the facts; not a source
DECLARATION = "source.toml"
VERSIONS = "versions"  # in a source's folder: documents that it held before, each with its own source.toml
_BOM = b"\xef\xbb\xbf"


def read(raw: Path) -> tuple[Document, ...]:
    """Every source under ``raw``, by source_id. Raises InputError that lists all that is wrong with them."""
    documents: list[Document] = []
    faults: list[InputError] = []
    for entry in _entries(raw):
        document = _source(entry, raw, faults)
        if document:
            documents.append(document)
    faults += _repeated(documents, raw)
    if faults:
        raise _together(faults, raw)
    return tuple(sorted(documents, key=lambda document: document.source_id))


def read_source(entry: Path, raw: Path) -> Document:
    """The one source that lies at ``entry`` in the folder ``raw``. Raises InputError with all that is wrong with it."""
    faults: list[InputError] = []
    document = _source(entry, raw, faults)
    if document is None:
        raise _together(faults, raw)
    return document


def read_bytes(data: bytes, path: Path) -> Document:
    """A document that need not lie on the disk, as ``read`` would have it if it were a bare file at ``path``.

    Raises InputError that says what is wrong with it.
    """
    faults: list[InputError] = []
    allowed = _may_be_read(path, len(data), faults)
    document = _alone(path, data if allowed else None, path.parent, faults)
    if document is None:
        raise _together(faults, path.parent)
    return document


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
        return _folder(entry, raw, faults) if entry.is_dir() else _bare(entry, raw, faults)
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
    others = _visible(folder, {DECLARATION, VERSIONS})
    if len(others) != 1 or not others[0].is_file():
        names = ", ".join(path.name for path in others) or "none"
        todo = "keep exactly one document beside source.toml"
        found.append(InputError(f"a source folder needs one document, it has: {names}", str(folder), todo))
        faults += found
        return None
    source_id = keys.pop("source_id", folder.name)
    if not SLUG.fullmatch(source_id):
        todo = f"rename the folder, for instance to `{slug(source_id) or 'my-source'}`"
        found.append(
            InputError(f"the source id `{source_id}` is not a slug (a-z, 0-9, hyphens)", str(folder), todo)
        )
    data = _bytes(others[0], found)
    stated = keys.pop("sha256", None)
    if data is not None and stated is not None:
        found += _changed(others[0], data, stated)
    text = _text(others[0], data, found)
    faults += found
    if found or data is None or text is None:
        return None
    return _document(source_id, keys, others[0], raw, data, text)


def _bare(path: Path, raw: Path, faults: list[InputError]) -> Document | None:
    """A file that is a source of its own: nothing is known of it but what it says."""
    found: list[InputError] = []
    document = _alone(path, _bytes(path, found), raw, found)
    faults += found
    return document


def _alone(path: Path, data: bytes | None, raw: Path, found: list[InputError]) -> Document | None:
    source_id = slug(path.stem)
    if not source_id:
        found.append(InputError("the file's name gives no id", str(path), "use letters a-z or digits in it"))
    text = _text(path, data, found)
    if found or data is None or text is None:
        return None
    return _document(source_id, {"title": _title(text, path)}, path, raw, data, text)


def _document(
    source_id: str, keys: dict[str, str], path: Path, raw: Path, data: bytes, text: str
) -> Document:
    """What ``source.toml`` says, beside what the file itself tells: format, place, size and digest."""
    return Document(
        source_id=source_id,
        title=keys["title"],
        format=FORMATS[path.suffix.lower()],
        text=text,
        path=path.relative_to(raw).as_posix(),
        sha256=hashlib.sha256(data).hexdigest(),
        byte_count=len(data),
        language=keys.get("language"),
        publisher=keys.get("publisher"),
        url=keys.get("url"),
        license=keys.get("license"),
        retrieved_on=keys.get("retrieved_on"),
        published_on=keys.get("published_on"),
    )


def _bytes(path: Path, faults: list[InputError]) -> bytes | None:
    """The file's bytes, unless its kind, name or size forbids reading it."""
    return path.read_bytes() if _may_be_read(path, path.stat().st_size, faults) else None


def _may_be_read(path: Path, size: int, faults: list[InputError]) -> bool:
    if path.suffix.lower() not in FORMATS:
        kind = path.suffix or "no extension"
        todo = f"save it as one of {', '.join(FORMATS)}, or take it out of the raw folder"
        faults.append(InputError(f"a file of this kind cannot be read ({kind})", str(path), todo))
        return False
    if path.name != path.name.encode("utf-8", "replace").decode():
        faults.append(InputError("a file's name is not UTF-8", ascii(str(path)), "rename it"))
        return False
    if size > MAX_BYTES:
        todo = "split the document"
        faults.append(InputError(f"a file is over 64 MB ({size:,} bytes)", str(path), todo))
        return False
    return True


def _changed(path: Path, data: bytes, stated: str) -> list[InputError]:
    actual = hashlib.sha256(data).hexdigest()
    if actual == stated.lower():
        return []
    what = f"the document is not the one that source.toml describes: its sha256 is {actual}, not {stated}"
    return [InputError(what, str(path), "restore the document, or update sha256 if the change is meant")]


def _text(path: Path, data: bytes | None, faults: list[InputError]) -> str | None:
    """The decoded file, without a byte order mark; line ends and accents stay as they are."""
    if data is None:
        return None
    body = data.removeprefix(_BOM)
    fault = ""
    text = ""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start + len(data) - len(body)
        fault = f"the document is not UTF-8: byte 0x{data[at]:02x} at offset {at}"
    if not body:
        fault = "the document is empty"
    elif not fault and "\0" in text:
        fault = f"the document holds a NUL byte at offset {data.index(0)}"
    elif not fault and blank(text):
        fault = "the document holds only white space and invisible characters"
    if fault:
        faults.append(InputError(fault, str(path), "save it as UTF-8 text, or take it out of the raw folder"))
        return None
    return text


def _title(text: str, path: Path) -> str:
    """The first heading, else the first line with words on it, without its markup."""
    lines = [line.strip() for line in text.splitlines()]
    line = next(line for line in lines if not blank(line))
    if FORMATS[path.suffix.lower()] == "markdown":
        line = next((a for a, b in zip(lines, [*lines[1:], ""], strict=True) if _is_heading(a, b)), line)
    bare = re.sub(r"^#+\s+|\s+#+$|(?<!\w)[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}(?!\w)", "", line)
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", bare).strip() or line


def _is_heading(line: str, below: str) -> bool:
    """``# words``, or words underlined with = or - (CommonMark's ATX and setext headings)."""
    return bool(
        re.match(r"#{1,6}\s+[^#\s]", line) or (re.search(r"\w", line) and re.fullmatch(r"=+|-{2,}", below))
    )


def slug(words: str) -> str:
    """``words`` as an id: ASCII letters and digits in lower case, everything else a hyphen."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _repeated(documents: list[Document], raw: Path) -> list[InputError]:
    paths: dict[str, list[str]] = {}
    for document in documents:
        paths.setdefault(document.source_id, []).append(str(raw / document.path))
    return [
        InputError(f"{len(same)} sources have the id `{source_id}`", " and ".join(same), "rename one of them")
        for source_id, same in sorted(paths.items())
        if len(same) > 1
    ]


def _together(faults: list[InputError], raw: Path) -> InputError:
    """One fault as it is; several as one error that tells them all."""
    if len(faults) == 1:
        return faults[0]
    listing = "\n".join(str(fault) for fault in faults)
    return InputError(f"{len(faults)} things are wrong in the raw folder {raw}\n{listing}")
