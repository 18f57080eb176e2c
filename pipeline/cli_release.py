"""The commands that make a release of the dataset and look after it."""

from __future__ import annotations

import click

RAW = click.option("--raw", default="raw", show_default=True, metavar="DIR", help="Folder of documents.")
BUILD = click.option("--build", default="build", show_default=True, metavar="DIR", help="Folder of the data.")
DATASET = click.option(
    "--build",
    default="build",
    show_default=True,
    metavar="DATASET",
    help="A build, a release, its archive, or a DuckDB file.",
)


@click.command()
@click.option("--version", required=True, metavar="X.Y.Z", help="Its version: MAJOR.MINOR.PATCH.")
@click.option(
    "--date", metavar="DATE", help="Its day, as 2026-05-31; else SOURCE_DATE_EPOCH, else the last commit's."
)
@click.option("--out", default="build/release", show_default=True, metavar="DIR", help="Folder of releases.")
@click.option(
    "--allow-unknown-license", is_flag=True, help="Release documents without a known licence, and say so."
)
@click.option(
    "--previous", metavar="RELEASE", help="The release before, if not the highest version in the folder."
)
@RAW
@BUILD
def release(
    version: str,
    date: str | None,
    out: str,
    allow_unknown_license: bool,
    previous: str | None,
    raw: str,
    build: str,
) -> None:
    """Make a release: a folder and an archive with the data in every format, described, cited and hashed.

    The dataset is built first. A build that fails, or cannot read all its sources, is not released.

    \b
    Example:
      hled release --version 1.0.0 --date 2026-05-31
    """
    from pipeline import releasing, report

    with report.shown_progress() as progress:
        released = releasing.release(
            version,
            date,
            raw=raw,
            build=build,
            out=out,
            allow_unknown_license=allow_unknown_license,
            previous=previous,
            progress=progress,
        )
    for line in releasing.told(released):
        click.echo(line)


@click.command()
@click.argument("release", metavar="RELEASE")
@click.option("--digest", default="", metavar="SHA256", help="The digest of the rows that you expect.")
def verify(release: str, digest: str) -> None:
    """Prove a release: its folder, its archive, or its DuckDB file alone.

    Every digest is computed again, every rule checked, every document read again and every quote looked up in it.
    Exit codes: 0 everything holds; 1 something does not; 2 there is no release.

    \b
    Example:
      hled verify build/release/hled-1.0.0.zip
    """
    from pipeline import verbs

    report = verbs.verify(release, digest)
    click.echo(report.render())
    if not report.ok:
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("old")
@click.argument("new")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "markdown", "html")),
    default="text",
    show_default=True,
    help="For people, programs or a page.",
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 if there are differences.")
def diff(old: str, new: str, form: str, exit_code: bool) -> None:
    """Tell what became of the facts between two releases: folders, archives, builds or DuckDB files.

    Rows are matched by table and key and told with the words that state them; the last line is the version step
    that they ask for: PATCH same facts, MINOR additions, MAJOR changed or removed facts or columns.

    \b
    Example:
      hled diff build/release/hled-1.0.0.zip build
    """
    from pipeline import verbs

    found = verbs.diff(old, new)
    click.echo(found.told(form), nl=False)
    if exit_code and found.step != "none":
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("row_id", required=False)
@click.option("--table", help="Look in this table only.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("apa", "bibtex", "csl-json")),
    default="apa",
    show_default=True,
    help="For people, LaTeX or reference managers.",
)
@DATASET
def cite(row_id: str | None, table: str | None, form: str, build: str) -> None:
    """Tell how to cite the dataset, or a row of it beside the document and the words that state it.

    What is not known is left out. The key of a source cites that document.

    \b
    Example:
      hled cite hled-2013-09-launch --format bibtex
    """
    from pipeline import verbs

    click.echo(verbs.cite(row_id, table, build).told(form), nl=False)


@click.command()
@click.option("--tables", default="", metavar="NAMES", help="Which, separated by commas; else all.")
@click.option(
    "--format",
    "formats",
    default="csv",
    show_default=True,
    metavar="NAMES",
    help="Of csv, parquet, json, jsonl, xlsx, sqlite, duckdb, separated by commas.",
)
@click.option(
    "--where",
    multiple=True,
    metavar="CONDITION",
    help='Which rows, in SQL; of several tables "TABLE: CONDITION", once a table.',
)
@click.option("--out", required=True, metavar="DIR", help="A new folder for it.")
@DATASET
def export(tables: str, formats: str, where: tuple[str, ...], out: str, build: str) -> None:
    """Write a part of the dataset, with the words behind its facts and its metadata, into a new folder.

    A row that refers to a row which is left out is left out too, so what is written is whole in itself.

    \b
    Example:
      hled export --tables events,event_participants --where "events: kind = 'launch'" --out launches
    """
    from pipeline import verbs

    for line in verbs.export(out, _listed(tables), _listed(formats), where, build).told():
        click.echo(line)


def _listed(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]
