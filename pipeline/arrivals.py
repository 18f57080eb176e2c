"""The order in which sources came: what makes an id, once given, stay.

An entity is called by the source that names it first, and what came later only adds to it. Which came first cannot be
told from the sources themselves, so ``arrivals.toml`` in the raw folder lists them, as a library keeps a register of
accessions: the build appends what is new, and a person never needs to touch it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from pipeline.errors import InputError
from pipeline.model import Document
from pipeline.provenance import SLUG, toml

NAME = "arrivals.toml"
_KEY = "sources"
_HEAD = """\
# The sources in the order of their arrival. The build appends what is new.
# An id that an earlier source has given, no later one changes: keep this file, and keep its order.
"""


def load(raw: Path) -> tuple[str, ...]:
    """The source ids that the register of a raw folder lists, in order; none if there is no register.

    Raises InputError, which names the line at fault, if it cannot be read.
    """
    register = raw / NAME
    try:
        return parse(register.read_bytes(), str(register))
    except FileNotFoundError:
        return ()
    except OSError as error:
        reason = error.strerror or str(error)
        todo = "let it be a file that can be read"
        raise InputError(f"{NAME} cannot be read: {reason}", str(register), todo) from error


def enter(raw: Path, listed: Sequence[str], documents: Iterable[Document]) -> str:
    """Append what is new to the register; why not, if that fails, else "". The register is whole or as it was."""
    now = extended(listed, documents)
    if now == tuple(listed):
        return ""
    new = raw / f".{NAME}.new"
    try:
        new.write_bytes(render(now))
        new.replace(raw / NAME)
    except OSError as error:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        return error.strerror or str(error)
    return ""


def parse(data: bytes, where: str) -> tuple[str, ...]:
    """The source ids that ``arrivals.toml`` lists, in order. Raises InputError that names the line at fault."""
    text, table = toml(data, NAME, where)
    unknown = sorted(table.keys() - {_KEY})
    if unknown:
        place = f"{where}, line {_line(text, re.escape(unknown[0]))}"
        raise InputError(f"{NAME} has an unknown key `{unknown[0]}`", place, f"its only key is `{_KEY}`")
    listed = table.get(_KEY, [])
    if not isinstance(listed, list) or not all(
        isinstance(one, str) and SLUG.fullmatch(one) for one in listed
    ):
        place = f"{where}, line {_line(text, _KEY)}"
        raise InputError(f"{NAME} has a bad value for `{_KEY}`", place, "write a list of source ids")
    for at, one in enumerate(listed):
        if one in listed[:at]:
            place = f"{where}, line {_line(text, re.escape(one), nth=2)}"
            raise InputError(f"{NAME} lists `{one}` twice", place, "keep the first of them")
    return tuple(listed)


def ordered(documents: Iterable[Document], listed: Sequence[str]) -> tuple[Document, ...]:
    """The documents as they came: those listed, then the others by the day they were retrieved, if known, and by id."""
    place = {source_id: at for at, source_id in enumerate(listed)}

    def arrival(document: Document) -> tuple[int, str, str]:
        return place.get(document.source_id, len(place)), document.retrieved_on or "", document.source_id

    return tuple(sorted(documents, key=arrival))


def extended(listed: Sequence[str], documents: Iterable[Document]) -> tuple[str, ...]:
    """The list with what is new at its end. A source that is gone keeps its place, should it come back."""
    return tuple(dict.fromkeys((*listed, *(document.source_id for document in documents))))


def render(listed: Sequence[str]) -> bytes:
    """``arrivals.toml`` with that list, one id a line."""
    lines = "".join(f'    "{source_id}",\n' for source_id in listed)
    return f"{_HEAD}{_KEY} = [\n{lines}]\n".encode()


def _line(text: str, pattern: str, nth: int = 1) -> int:
    """The line (from 1) on which words stand for the ``nth`` time, as a key or between quotation marks."""
    found = [match.start() for match in re.finditer(rf"(?<![\w-]){pattern}(?![\w-])", text)]
    return text.count("\n", 0, found[nth - 1]) + 1 if len(found) >= nth else 1
