"""Every quote of a release looked up in its document, which is read again for that from its own bytes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.errors import InputError
from pipeline.read import read_content
from pipeline.release.proofs import Check
from pipeline.release.readers import Columns

_WIDTH = 60  # code points shown of a quote
# The tables whose rows claim words of a source: their key, the passage, the slice in code points, the words.
_WORDS = {
    "passages": ("passage_id", "passage_id", "char_start", "char_end", "text"),
    "evidence": ("evidence_id", "passage_id", "char_start", "char_end", "quote"),
    "mentions": ("mention_id", "passage_id", "char_start", "char_end", "surface"),
}
_SOURCE = ("source_id", "path", "sha256", "text")
_NEEDED = {"sources": _SOURCE} | _WORDS | {"passages": (*_WORDS["passages"], "source_id")}


def proved(tables: Columns, raw: Path | None) -> Iterator[Check]:
    """Read each document in ``raw`` again and look up every quote, mention and passage in it.

    Without ``raw`` the texts in ``sources`` have to do, and the check says so.
    """
    lacking = [f"{name} lacks what is needed" for name in _NEEDED if not _has(tables, name)]
    if lacking:
        yield Check("quotes", "", tuple(f"none can be looked up: {fault}" for fault in lacking))
        return
    sources = tables["sources"].select(_SOURCE).to_pylist()
    if raw is None:
        texts = {source["source_id"]: source["text"] or "" for source in sources}
        yield _looked_up(tables, texts, "the texts that the file holds")
        return
    texts, faults = _read_again(sources, raw)
    count = f"{len(texts):,} document{' reads' if len(texts) == 1 else 's read'}"
    yield Check("documents", f"{count} as the text in sources", tuple(faults))
    yield _looked_up(tables, texts, "the documents in raw/")


def _has(tables: Columns, name: str) -> bool:
    return name in tables and set(_NEEDED[name]) <= set(tables[name].column_names)


def _read_again(sources: list[dict[str, Any]], raw: Path) -> tuple[dict[str, str], list[str]]:
    """Source → text of its document, of those that can be read, and what is wrong with the documents."""
    texts: dict[str, str] = {}
    faults = []
    for source in sources:
        try:
            text = texts[source["source_id"]] = _text(source, raw)
        except InputError as fault:
            faults.append(f"raw/{source['path']}: {fault.what}")
            continue
        if text != source["text"]:
            faults.append(_other_text(source, text))
    return texts, faults


def _text(source: dict[str, Any], raw: Path) -> str:
    """The text of a document. Raises InputError that says what is wrong with it."""
    path = raw / (source["path"] or "")
    if not path.resolve().is_relative_to(raw.resolve()):
        raise InputError("the document lies outside the release")
    if not path.is_file():
        raise InputError("the document is missing")
    data = path.read_bytes()
    actual = hashlib.sha256(data).hexdigest()
    if actual != source["sha256"]:
        raise InputError(f"the document is not the one that was read: its digest is {actual[:12]}…")
    return read_content(data, path.name).text


def _other_text(source: dict[str, Any], text: str) -> str:
    at = _parting(text, source["text"] or "")
    return f"raw/{source['path']}: it reads otherwise than sources.text, from code point {at:,} on"


def _parting(one: str, other: str) -> int:
    """Where two texts begin to differ."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _looked_up(tables: Columns, texts: dict[str, str], place: str) -> Check:
    """Whether passages, quotes and mentions are the slices of ``texts`` (source → text) that they claim."""
    source_of = dict(_rows(tables, "passages", "passage_id", "source_id"))
    faults: list[str] = []
    unread: Counter[str] = Counter()
    for table, names in _WORDS.items():
        for row, passage, first, last, words in _rows(tables, table, *names):
            source = source_of.get(passage)
            if source not in texts:
                unread[str(source)] += 1
            elif None in (first, last) or first < 0 or texts[source][first:last] != words:
                faults.append(_misquoted(table, row, first, last, words, texts[source]))
    faults += [f"{count:,} cannot be looked up: {source} was not read" for source, count in unread.items()]
    counts = [tables[name].num_rows for name in ("evidence", "mentions", "passages")]
    held = "{:,} quotes, {:,} mentions and {:,} passages stand where they say in".format(*counts)
    return Check("quotes", f"{held} {place}", tuple(faults))


def _rows(tables: Columns, table: str, *names: str) -> Iterator[tuple[Any, ...]]:
    return zip(*(tables[table].column(name).to_pylist() for name in names), strict=True)


def _misquoted(table: str, row: str, first: int | None, last: int | None, words: str, text: str) -> str:
    there, words = text[max(first or 0, 0) : last], words or ""
    start = max(_parting(there, words) - _WIDTH // 2, 0)
    claim, truth = _short(words, start), _short(there, start)
    return f"{table} {row}: it claims «{claim}» at {first}–{last}, where there is «{truth}»"


def _short(words: str, start: int) -> str:
    """A line of ``words`` from ``start`` on, with dots where it is cut."""
    cut = "…" * (start > 0), "…" * (start + _WIDTH < len(words))
    return f"{cut[0]}{' '.join(words[start : start + _WIDTH].split())}{cut[1]}"
