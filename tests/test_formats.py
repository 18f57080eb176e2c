"""One document in every format gives the same facts: structure and words survive, furniture does not come along."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import formats
import pytest
from reading import ARTICLE, document, ungrounded

from pipeline.extract import extract
from pipeline.model import Document, Tables
from pipeline.parse import parse
from pipeline.read import read_content
from pipeline.read.pieces import Piece
from pipeline.resolve import resolve

DOCS = Path(__file__).parent / "gold/docs"
# Where a fact stands and how its source is called differ from format to format; what it says does not.
OF_THE_TEXT = {"sources", "passages", "evidence", "mentions", "notices"}

FORMATS: dict[str, tuple[str, Callable[[list[Piece]], bytes]]] = {
    "html": (".html", formats.as_html),
    "wikitext": (".wiki", formats.as_wikitext),
    "docx": (".docx", formats.as_docx),
    "pdf in one column": (".pdf", formats.as_pdf),
    "pdf in two columns": (".pdf", lambda pieces: formats.as_pdf(pieces, 2)),
}
OTHERS = [
    "uk_brazil_2023_qanda.md",  # questions in bold
    "eu_india_ttc_first_meeting_2023.md",  # a table
    "uk_gcc_2014_joint_communique.md",  # a quotation of two paragraphs
    "us_japan_epcc_readout_2022.md",
    "apep_leaders_summit_2023.md",
    "norway_vietnam_2017_factsheet.txt",
    "us_kenya_stip_2022.txt",
    "switzerland_uk_financial_dialogue_2024.txt",  # lists in lists
    "spp_encyclopedia.txt",
]


def source(path: Path) -> Document:
    return document(path.read_text(encoding="utf-8"), {".md": "markdown", ".txt": "text"}[path.suffix])


def written_in(format: str, original: Document) -> Document:
    """The document as it is read from a file of another format."""
    suffix, write = FORMATS[format]
    pieces = formats.pieces(original)
    if pieces[0] == pieces[1]:
        del pieces[0]  # the article's text repeats its title, which no page does
    content = read_content(write(pieces), f"source{suffix}")
    return document(content.text, content.format)


def made(read: Document) -> Tables:
    return resolve([extract(read, parse(read))])


def facts(tables: Tables) -> Tables:
    return {name: rows for name, rows in tables.items() if name not in OF_THE_TEXT}


@pytest.mark.slow
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("path", [ARTICLE, *(DOCS / name for name in OTHERS)], ids=lambda path: path.stem)
def test_a_document_says_the_same_in_every_format(format: str, path: Path) -> None:
    original = source(path)
    tables = made(written_in(format, original))
    assert facts(tables) == facts(made(original))
    assert ungrounded(tables) == []


def test_another_document_does_not_say_the_same() -> None:
    """The comparison can fail."""
    assert facts(made(source(ARTICLE))) != facts(made(source(DOCS / OTHERS[0])))
