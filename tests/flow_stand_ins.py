"""Two small stages in place of parse and extract, so that tests of the flow can plant a fault anywhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from workbench import contents, lay

from pipeline import flow
from pipeline.model import Document, Draft, Evidence, Extraction, Mention, Notice, Passage, Ref, Span

CHANGED = b"The Talks (TLK) are a dialogue.\nThey go on.\n"


def one_passage_a_line(document: Document) -> tuple[Passage, ...]:
    passages, at = [], 0
    for ordinal, line in enumerate(document.text.splitlines(keepends=True), 1):
        passages.append(Passage(ordinal, "sentence", Span(at, at + len(line.rstrip()))))
        at += len(line)
    return tuple(passages)


def one_dialogue(document: Document, passages: tuple[Passage, ...]) -> Extraction:
    """The first two words name a dialogue; a line beyond the first is odd."""
    name = " ".join(document.text.split()[:2])
    span = Span(0, len(name))
    draft = Draft("dialogues", "d", {"name": name}, (Evidence(span, "first_words"),))
    odd = tuple(Notice("odd", "a second line", passage.span) for passage in passages[1:])
    return Extraction(document, passages, (draft,), (Mention(Ref("dialogues", "d"), span),), odd)


STAND_INS: dict[str, Any] = {
    "pipeline.parse": SimpleNamespace(parse=one_passage_a_line),
    "pipeline.extract": SimpleNamespace(extract=one_dialogue),
}


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, module in STAND_INS.items():
        monkeypatch.setitem(sys.modules, name, module)


def install() -> None:
    """In a process of its own there is nothing to put back."""
    sys.modules.update(STAND_INS)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return lay(tmp_path / "raw", {"talks.txt": "The Talks (TLK) are a dialogue.\n"})


@pytest.fixture
def build(raw: Path, tmp_path: Path) -> Iterator[Path]:
    """A finished build, with two things in its folder that no build made."""
    folder = tmp_path / "build"
    flow.build(raw, folder)
    lay(folder, {"site/index.html": "mine", "notes.txt": "mine"})
    yield folder
    assert (folder / "site/index.html").read_bytes() == (folder / "notes.txt").read_bytes() == b"mine"


def stable(folder: Path) -> dict[str, bytes | None]:
    """A folder's content but for the DuckDB file, which holds random bytes."""
    return {path: data for path, data in contents(folder).items() if not path.endswith(".duckdb")}
