"""What a build was made from and what it put down, so that the next one can tell that nothing changed.

It holds digests and counts only: no clock, no host, no absolute path, hence the same for the same input.
"""

from __future__ import annotations

import dataclasses
import hashlib
import importlib.metadata
import json
import platform
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.model import Document, Skipped

NAME = "manifest.json"
_HOME = Path(__file__).parent
_CODE = (_HOME, _HOME.parent / "schemas")
_LIBRARIES = ("duckdb", "pandas", "pandera", "pyarrow")
_READERS = ("lxml", "mwparserfromhell", "pypdfium2", "python-docx", "selectolax")
# DuckDB files may differ in meaningless bytes from run to run, so only their presence can be checked.
_UNSTABLE = ".duckdb"


def cause(
    documents: Iterable[Document], corrections: bytes, skipped: Iterable[Skipped] = ()
) -> dict[str, object]:
    """All that decides a build's content: the sources and what people corrected, this code, and the libraries."""
    facts: list[object] = [dataclasses.replace(document, text=_derived(document)) for document in documents]
    facts += skipped
    return {
        "sources": _digest(repr(fact).encode() for fact in facts),
        "corrections": _digest([corrections]),
        **_program(_LIBRARIES),
    }


def glance(raw: str, arrivals: Iterable[str]) -> str:
    """The same in one digest of bytes that no document has to be opened for; "" if ``raw``, that of the files, is.

    Equal digests tell that nothing changed; different ones tell nothing.
    """
    facts = repr((list(arrivals), _program((*_LIBRARIES, *_READERS))))
    return _digest([raw.encode(), facts.encode()]) if raw else ""


def _program(libraries: Iterable[str]) -> dict[str, object]:
    """What reads the documents."""
    return {
        "code": _digest(_code()),
        "python": platform.python_version(),
        "libraries": {name: importlib.metadata.version(name) for name in libraries},
    }


def _derived(document: Document) -> str:
    """Of a text that is not the file itself its digest: another release of a parser may read the file otherwise."""
    return "" if document.format in ("markdown", "text") else _digest([document.text.encode()])


def write(folder: Path, made_from: dict[str, object], glanced: str, summary: dict[str, object]) -> None:
    """Put the manifest into a folder that holds a complete build."""
    manifest = {"made_from": made_from, "glance": glanced, "summary": summary, "files": _files(folder)}
    text = json.dumps(manifest, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    (folder / NAME).write_text(text, encoding="utf-8")


def load(folder: Path) -> dict[str, Any]:
    """The manifest of a build; empty when there is none or it is damaged."""
    try:
        manifest = json.loads((folder / NAME).read_text(encoding="utf-8"))
        return manifest if all(isinstance(manifest[key], dict) for key in ("made_from", "files")) else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def owned(folder: Path) -> list[str]:
    """The names directly in ``folder`` that the last build put there."""
    if not (folder / NAME).is_file():
        return []
    return sorted({path.partition("/")[0] for path in load(folder).get("files", {})} | {NAME})


def intact(folder: Path, manifest: dict[str, Any]) -> bool:
    """Whether every file that the manifest names is still there as it was written."""
    return all(_state(folder / path) == state for path, state in manifest["files"].items())


def _files(folder: Path) -> dict[str, str]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    return {path.relative_to(folder).as_posix(): _state(path) for path in paths}


def _state(path: Path) -> str:
    """The file's digest, or ``present`` where a digest would change from run to run."""
    try:
        if path.suffix == _UNSTABLE:
            return "present" if path.stat().st_size else "empty"
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return "missing"


def _code() -> Iterable[bytes]:
    """Each file of the program, as its place and its bytes."""
    for home in _CODE:
        for path in sorted(home.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield f"{home.name}/{path.relative_to(home).as_posix()}".encode()
                yield path.read_bytes()


def _digest(parts: Iterable[bytes]) -> str:
    """One digest of many parts; lengths keep ("ab", "c") and ("a", "bc") apart."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()
