"""``hled cite``: how to cite the dataset, one fact of it with the words that state it, or a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.browse.store import dataset, names
from pipeline.browse.trace import trace
from pipeline.errors import UsageError
from pipeline.release import apa, bibtex, csl, published, works
from pipeline.release.opened import opened
from pipeline.release.works import Quote, Work

if TYPE_CHECKING:
    from pipeline.browse.trace import Fact, Place, Words

FORMATS = {"apa": apa.text, "bibtex": bibtex.text, "csl-json": csl.text}
_LABEL = 160  # code points of a title that is made of a row


@dataclass(frozen=True, slots=True)
class Citation:
    """What there is to cite: the dataset or its fact first, then each document that states the fact."""

    works: tuple[Work, ...]

    def told(self, form: str = "apa") -> str:
        """The citation as ``apa``, ``bibtex`` or ``csl-json``."""
        return FORMATS[form](self.works)


def cite(row_id: str | None = None, table: str | None = None, build: str | Path = "build") -> Citation:
    """How to cite the dataset in ``build`` (a folder, an archive or a DuckDB file), or a row of it.

    A row is named as for ``trace``. Raises UsageError if there is no such row or more than one, and InputError.
    """
    if table and row_id is None:
        raise UsageError("a table alone cannot be cited", "--table", "name a row of it, or leave --table out")
    with opened(build) as found:
        whole = published.dataset(found)
        if row_id is None:
            return Citation((whole,))
        place = found.database or found.folder
        fact = _one(trace(row_id, table, place))
        if fact.table == "sources":
            return Citation((works.of_source(fact.row),))
        row = works.of_fact(whole, fact.table, row_id, _label(fact, place), _remarks(fact))
        return Citation((row, *_documents(fact, place)))


def _one(facts: Sequence[Fact]) -> Fact:
    if len(facts) > 1:
        tables = [fact.table for fact in facts]
        what = f"`{facts[0].row_id}` names a row of {' and of '.join(tables)}"
        raise UsageError(what, todo=f"say which: --table {' or --table '.join(tables)}")
    return facts[0]


def _label(fact: Fact, place: Path) -> str:
    """The row in short, as the view ``fact_sources`` has it; what has no place there is called by its name, title or key."""
    query = "SELECT fact FROM fact_sources WHERE table_name = ? AND row_id = ? AND fact IS NOT NULL LIMIT 1"
    with dataset(place) as connection:
        known = "fact_sources" in names(connection)  # a part of a dataset has no views
        found = connection.execute(query, [fact.table, fact.row_id]).fetchone() if known else None
    own = fact.row.get("name") or fact.row.get("title") or f"{fact.table} {fact.row_id}"
    label = str(found[0] if found else own)
    return label if len(label) <= _LABEL else f"{label[:_LABEL].rsplit(' ', 1)[0]} …"


def _remarks(fact: Fact) -> tuple[str, ...]:
    """What a person decided about the row, and that nothing is quoted if nothing can be."""
    silent = () if fact.places else ("No words of a document stand behind this row alone.",)
    return (*(f"{decision.what} ({decision.why})" for decision in fact.decisions), *silent)


def _documents(fact: Fact, place: Path) -> list[Work]:
    """Each document that states the fact, with its words that say so most plainly."""
    best: dict[str, tuple[tuple[Any, ...], Quote]] = {}
    for at in fact.places:
        for words in at.words:
            rank = (words.column is not None, words.basis != "stated", words.char_start, words.char_end)
            if at.source_id not in best or rank < best[at.source_id][0]:
                best[at.source_id] = rank, _quote(at, words)
    sources = {source["source_id"]: source for source in _sources(place)}
    return [
        replace(works.of_source(sources[name]), quotes=(quote,)) for name, (_, quote) in sorted(best.items())
    ]


def _quote(at: Place, words: Words) -> Quote:
    """The words with the headings above them; the outermost may be the document's title, which need not be said again."""
    section = " > ".join(heading for heading in at.section.split(" > ") if heading != at.title)
    return Quote(words.quote, section, words.char_start, words.char_end, words.rule, words.basis)


def _sources(place: Path) -> list[dict[str, Any]]:
    """The sources without their texts, by id."""
    with dataset(place) as connection:
        cursor = connection.execute("SELECT * EXCLUDE (text) FROM sources ORDER BY source_id")
        columns = [str(column[0]) for column in cursor.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
