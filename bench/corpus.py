"""Documents in any number, made from the labelled ones, no two with the same sentences.

A program that remembers what it has read must gain nothing from a long corpus: each copy of a document has other people,
other sums and other years.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from pipeline.model import Document
from pipeline.read import read

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?<![\w.,-])\d[\d,.]*\d(?![\w-])")
_YEAR = re.compile(r"\b(?:199|20[012])\d\b")


def documents() -> Iterator[Document]:
    """Endless copies of the labelled documents, in turn; the first of each is the document itself."""
    originals = read(GOLD / "docs")
    names = _names()
    for copy in count():
        change = _changes(names, copy)
        for original in originals:
            text = change(original.text) if copy else original.text
            yield _document(original, text, copy)


def of_size(size: int) -> list[Document]:
    """Documents of at least ``size`` bytes together."""
    found: list[Document] = []
    total = 0
    for document in documents():
        found.append(document)
        total += document.byte_count
        if total >= size:
            return found
    raise AssertionError("the documents are endless")


def _document(original: Document, text: str, copy: int) -> Document:
    data = text.encode()
    name = f"{original.source_id}-{copy:04}"
    return Document(
        name, original.title, original.format, text, name, hashlib.sha256(data).hexdigest(), len(data), "en"
    )


def _names() -> tuple[list[str], list[str]]:
    """First and last words of the names of people that the labels list."""
    labels = (json.loads(path.read_text(encoding="utf-8")) for path in sorted((GOLD / "gold").glob("*.json")))
    people = [_WORD.findall(person["name"]) for label in labels for person in label.get("people", ())]
    full = [words for words in people if len(words) > 1 and all(len(word) > 2 for word in words)]
    return sorted({words[0] for words in full}), sorted({words[-1] for words in full})


def _changes(names: tuple[list[str], list[str]], copy: int) -> Callable[[str], str]:
    """What this copy makes of a text: each name, number and year becomes the ``copy``-th behind it."""
    others = {}
    for step, words in zip((1, 7), names, strict=True):
        others |= {word: words[(at + step * copy) % len(words)] for at, word in enumerate(words)}

    def change(text: str) -> str:
        text = _WORD.sub(lambda m: others.get(m.group(), m.group()), text)
        text = _NUMBER.sub(lambda m: _other_number(m.group(), copy), text)
        return _YEAR.sub(lambda m: str(1995 + (int(m.group()) - 1995 + copy) % 30), text)

    return change


def _other_number(written: str, copy: int) -> str:
    """As long as before, and led by the same digit; what may be a day or a year stays."""
    digits = re.sub(r"\D", "", written)
    if int(digits) <= 31 or _YEAR.fullmatch(written):
        return written
    return written[0] + re.sub(r"\d", lambda m: str((int(m.group()) + copy) % 10), written[1:])
