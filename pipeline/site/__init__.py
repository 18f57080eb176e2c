"""``hled site``: a finished dataset as a page that shows every fact where its words stand, without a server."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.browse.store import dataset
from pipeline.site import catalog, charts, folder, queries, reading, rows, search, words
from schemas.tables import TABLES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SHOWN = 200  # rows of a picture that the page holds; its CSV has all
BUNDLE = Path(__file__).parents[2] / "site" / "dist"


@dataclass(frozen=True, slots=True)
class Site:
    """A page on the disk, and how much it shows."""

    page: Path
    sources: int
    rows: int


def make(build: str | Path = "build", out: str | Path = "build/site", bundle: str | Path = BUNDLE) -> Site:
    """Write the page of the dataset in ``build`` into ``out``; the same dataset and bundle give the same bytes.

    Raises InputError if there is no dataset, or an old one, or the page is not bundled, OutputError if ``out`` cannot be written.
    """
    files = folder.bundled(Path(bundle))
    with folder.replacing(Path(out)) as fresh, dataset(build) as connection:
        catalog.check(connection, str(build))
        folder.copy(files, Path(bundle), fresh)
        downloads = folder.published(Path(build))
        folder.copy(downloads, Path(build), fresh / "downloads")
        shown: dict[str, Any] = {
            "about": catalog.about(connection),
            "tables": catalog.tables(connection),
            "families": catalog.families(),
            "sources": catalog.sources(connection),
            "downloads": folder.described(downloads, Path(build)),
        }
        labels = words.labels(connection)
        places = _write_sources(connection, fresh, shown["sources"], labels)
        _write_words(connection, fresh, words.Dossiers(connection, places, labels))
        _write_rows(connection, fresh)
        _write_charts(connection, fresh)
        shown["search"] = _write_search(connection, fresh, labels)
        folder.put(fresh, "queries", queries.queries())
        folder.put(fresh, "catalog", shown)
    count = sum(table["rows"] for table in shown["tables"] if table["kind"] == "table")
    return Site(Path(out) / folder.PAGE, len(shown["sources"]), count)


def _write_rows(connection: DuckDBPyConnection, out: Path) -> None:
    for name in rows.names():
        for number, chunk in enumerate(rows.chunks(connection, name)):
            folder.put(out, f"rows/{name}-{number}", chunk)


def _write_charts(connection: DuckDBPyConnection, out: Path) -> None:
    """The pictures, each as SVG and CSV, and once more where the page can show them without asking for a file."""
    shown = []
    for chart in charts.charts(connection):
        drawn = charts.svg(chart)
        folder.write(out, f"charts/{chart.name}.svg", drawn + "\n")
        folder.write(out, f"charts/{chart.name}.csv", charts.as_csv(chart))
        shown.append(
            {
                "name": chart.name,
                "title": chart.title,
                "note": chart.note,
                "alt": chart.alt,
                "svg": drawn,
                "columns": chart.columns,
                "count": len(chart.rows),
                "rows": chart.rows[:_SHOWN],
            }
        )
    folder.put(out, "charts", shown)


def _write_sources(
    connection: DuckDBPyConnection, out: Path, sources: list[dict[str, Any]], labels: words.Labels
) -> dict[str, tuple[int, int]]:
    """The pages of each source's reading view; returns passage → source and page by their numbers."""
    places = {}
    for number, source in enumerate(sources):
        pages = reading.pages(connection, source["id"], labels)
        source["pages"] = len(pages)
        for turn, page in enumerate(pages):
            folder.put(out, f"sources/{number}-{turn}", page)
            places.update({passage: (number, turn) for block in page["blocks"] for passage, _ in block[3]})
    return places


def _write_search(connection: DuckDBPyConnection, out: Path, labels: words.Labels) -> int:
    """What can be searched; returns the number of its files."""
    count = 0
    for chunk in search.chunks(connection, labels):
        folder.put(out, f"search/{count}", chunk)
        count += 1
    return count


def _write_words(connection: DuckDBPyConnection, out: Path, dossiers: words.Dossiers) -> None:
    """Of each row of each table the words that state it, in the order of the rows."""
    for name in TABLES:
        keys = rows.keys(connection, name)
        for number, first in enumerate(range(0, len(keys), words.CHUNK)):
            told = [dossiers.of(name, key) for key in keys[first : first + words.CHUNK]]
            folder.put(out, f"words/{name}-{number}", told)
