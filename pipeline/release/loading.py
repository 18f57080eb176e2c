"""How to load a release: one line a tool, as the card prints it and as ``make check-loaders`` tries it on every table."""

from __future__ import annotations

from pipeline.release.about import Release

# Each loads the table ``events``; another is loaded by its name. The files are the release's, so they run in its folder.
_LINES = {
    "pandas": 'pandas.read_parquet("parquet/events.parquet")',
    "polars": 'polars.read_parquet("parquet/events.parquet")',
    "pyarrow": 'pyarrow.parquet.read_table("parquet/events.parquet")',
    "Hugging Face datasets": 'datasets.load_dataset("../{folder}", "events", split="train")',  # takes no "."
    "DuckDB, from Python": 'duckdb.connect("hled.duckdb", read_only=True).table("events")',
    "DuckDB, in a shell": 'duckdb -readonly hled.duckdb "FROM events"',
    "SQLite, in a shell": 'sqlite3 -readonly hled.sqlite "SELECT * FROM events"',
    "Datasette": "datasette hled.sqlite --metadata datasette.json",
    "R, with RSQLite": 'DBI::dbReadTable(DBI::dbConnect(RSQLite::SQLite(), "hled.sqlite"), "events")',
    "R alone": 'read.csv("csv/events.csv", colClasses = "character", na.strings = "")',
    "LibreOffice, Excel": "soffice hled.xlsx",
}


def lines(release: Release) -> list[tuple[str, str]]:
    """(tool, line) for every tool that a release was loaded in."""
    return [(tool, line.format(folder=release.folder)) for tool, line in _LINES.items()]
