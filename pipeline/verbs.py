"""The verbs of the command line for a notebook: the same words, answers as DataFrames and objects."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.flow import build, validate

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.browse.query import Answer
    from pipeline.browse.show import Marked
    from pipeline.browse.trace import Fact
    from pipeline.citing import Citation
    from pipeline.collect.add import Added
    from pipeline.collect.drift import Drift
    from pipeline.exporting import Exported
    from pipeline.release.changes import Differences
    from pipeline.release.verify import Report as Verified

__all__ = [
    "add",
    "build",
    "cite",
    "coverage",
    "diff",
    "drift",
    "export",
    "query",
    "show",
    "tables",
    "trace",
    "validate",
    "verify",
]


def add(origin: str | Path, raw: str | Path = "raw", **said: Any) -> Added:
    """Take a file, or what an address answers, into ``raw``; ``said`` as the options of ``hled add``."""
    from pipeline.collect.add import add as take

    return take(origin, raw, **said)


def drift(*sources: str, raw: str | Path = "raw") -> list[Drift]:
    """What became of the named sources, or of all that have an address, at where they were taken from."""
    from pipeline.collect.drift import drift as ask

    return ask(sources, raw)


def diff(old: str | Path, new: str | Path) -> Differences:
    """What became of the facts between two releases, builds, archives or DuckDB files."""
    from pipeline.release.changes import diff as compare

    return compare(old, new)


def cite(row_id: str | None = None, table: str | None = None, build: str | Path = "build") -> Citation:
    """How to cite the dataset, or a row of it with the words that state it: ``.told("bibtex")`` and so on."""
    from pipeline.citing import cite as told

    return told(row_id, table, build)


def export(
    out: str | Path,
    tables: Iterable[str] = (),
    formats: Iterable[str] = ("csv",),
    where: Iterable[str] = (),
    build: str | Path = "build",
) -> Exported:
    """Write a part of the dataset, with its evidence and metadata, into the new folder ``out``."""
    from pipeline.exporting import export as write

    return write(out, tables, formats, where, build)


def query(sql: str, build: str | Path = "build") -> pd.DataFrame:
    """The answer to one SELECT. Raises UsageError for anything else."""
    from pipeline.browse.query import ask_arrow

    return ask_arrow(sql, build).to_pandas()  # type: ignore[no-any-return]


def tables(table: str | None = None, build: str | Path = "build") -> pd.DataFrame:
    """What there is, with descriptions and row counts; of one table its columns."""
    import pandas as pd

    from pipeline.browse.catalog import catalog, columns

    return pd.DataFrame(columns(table, build) if table else catalog(build))


def coverage(silent_only: bool = False, build: str | Path = "build") -> pd.DataFrame:
    """Every passage with the number of facts that its words state."""
    import pandas as pd

    from pipeline.browse.coverage import coverage as answer

    found: Answer = answer(silent_only, build)
    return pd.DataFrame(found.rows, columns=list(found.columns))


def trace(row_id: str, table: str | None = None, build: str | Path = "build") -> list[Fact]:
    """The rows with this key, each with the passages that state it. Raises UsageError for an unknown key."""
    from pipeline.browse.trace import trace as facts

    return facts(row_id, table, build)


def show(source_id: str, build: str | Path = "build") -> Marked:
    """A source's text with its marks; print it to read it."""
    from pipeline.browse.show import show as marked

    return marked(source_id, build)


def verify(path: str | Path, digest: str = "") -> Verified:
    """Check a release (folder, archive or DuckDB file) to the byte, and every quote against its document."""
    from pipeline.release.verify import verify as check

    return check(path, digest)
