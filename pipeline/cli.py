"""The command line: parse arguments, call, print. What is heavy is imported by the command that needs it."""

from __future__ import annotations

import errno
import os
import signal
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from types import FrameType

import click

from pipeline import cli_collect, cli_release, cli_review, cli_site
from pipeline.errors import HledError, OutputError

RAW = click.option("--raw", default="raw", show_default=True, metavar="DIR", help="Folder of documents.")
BUILD = click.option("--build", default="build", show_default=True, metavar="DIR", help="Folder of the data.")
INCOMPLETE = 6  # exit code of a build that stands, but without sources that could not be read
FORMATS = ("table", "csv", "json", "markdown", "parquet")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="hled")
def cli() -> None:
    """Documents about economic dialogues become a dataset in which every fact points at its own words.

    \b
    Example:
      hled build
      hled query "SELECT date_edtf, title FROM timeline"
    """


cli.add_command(cli_collect.add)
cli.add_command(cli_collect.drift)
cli.add_command(cli_release.diff)
cli.add_command(cli_release.cite)
cli.add_command(cli_release.export)
cli.add_command(cli_release.release)
cli.add_command(cli_release.verify)
cli.add_command(cli_review.review)
cli.add_command(cli_site.site)
cli.add_command(cli_site.serve)


@cli.command()
@RAW
@BUILD
@click.option("--force", is_flag=True, help="Rebuild even if nothing changed.")
@click.option("--keep-going", is_flag=True, help="Leave out sources that cannot be read; exit code 6 then.")
def build(raw: str, build: str, force: bool, keep_going: bool) -> None:
    """Make the dataset from the documents; all of it or, if anything is wrong, none.

    \b
    Example:
      hled build --raw raw --build build
    """
    from pipeline import flow, report

    with report.shown_progress() as progress:
        result = flow.build(raw, build, force=force, keep_going=keep_going, progress=progress)
    for line in report.summary(result, build):
        click.echo(line)
    if result.skipped:
        raise click.exceptions.Exit(INCOMPLETE)


@cli.command()
@click.argument("sql")
@BUILD
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", help="How to write it.")
@click.option("--output", type=click.Path(dir_okay=False), help="Write to a file instead.")
def query(sql: str, build: str, form: str, output: str | None) -> None:
    """Answer one SELECT; nothing can be changed.

    \b
    Example:
      hled query "SELECT name, country_code FROM organizations" --format csv
    """
    from pipeline.browse import formats, pages, paper
    from pipeline.browse.query import ask, ask_arrow

    if form == "parquet":
        _emit(formats.as_parquet(ask_arrow(sql, build)), output)
        return
    answer = ask(sql, build)
    if form == "table" and output is None:
        pages.answer_page(answer, paper.Paper())
    else:
        _emit(formats.TEXT_FORMATS[form](answer).encode("utf-8", "surrogatepass"), output)


@cli.command()
@click.argument("table", required=False)
@BUILD
def tables(table: str | None, build: str) -> None:
    """Tell what is there: every table and view, or the columns of one.

    \b
    Example:
      hled tables events
    """
    from pipeline.browse import catalog, pages, paper

    if table is None:
        pages.catalog_page(catalog.catalog(build), paper.Paper())
        return
    columns = catalog.columns(table, build)
    entry = next(entry for entry in catalog.catalog(build) if entry.name == table)
    pages.columns_page(entry, columns, paper.Paper())


@cli.command()
@click.argument("row_id")
@click.option("--table", help="Look in this table only.")
@BUILD
def trace(row_id: str, table: str | None, build: str) -> None:
    """Show a row of any table beside the words that state it.

    The parts of a composite key are joined by a slash.

    \b
    Example:
      hled trace us-department-of-commerce
    """
    from pipeline.browse import pages, paper
    from pipeline.browse.trace import trace as facts

    pages.facts_page(facts(row_id, table, build), paper.Paper())


@cli.command()
@click.argument("source")
@click.option("--list", "as_list", is_flag=True, help="List the marks with their offsets instead.")
@BUILD
def show(source: str, as_list: bool, build: str) -> None:
    """Print a source with every mention and fact marked.

    \b
    Example:
      hled show us-mexico-high-level-economic-dialogue
    """
    from pipeline.browse import pages, paper
    from pipeline.browse.show import show as marked

    page = pages.marks_page if as_list else pages.marked_page
    page(marked(source, build), paper.Paper())


@cli.command()
@BUILD
def validate(build: str) -> None:
    """Check a finished dataset against every rule again.

    \b
    Example:
      hled validate --build build
    """
    from pipeline import flow

    report = flow.validate(build)
    click.echo(report.render())
    if not report.ok:
        raise click.exceptions.Exit(1)


@cli.command()
@click.option("--silent-only", is_flag=True, help="Only passages, headings aside, that gave nothing.")
@BUILD
def coverage(silent_only: bool, build: str) -> None:
    """List every passage with the number of facts drawn from it.

    \b
    Example:
      hled coverage --silent-only
    """
    from pipeline.browse import pages, paper
    from pipeline.browse.coverage import coverage as answer

    pages.coverage_page(answer(silent_only, build), paper.Paper())


@cli.command()
@click.argument("folder", metavar="DIR")
@click.option("--show", is_flag=True, help="List every missed and spurious fact beside its passage.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="As a table, or as JSON for programs.",
)
def evaluate(folder: str, show: bool, form: str) -> None:
    """Score the extraction against labelled documents: DIR/docs and DIR/gold.

    \b
    Example:
      hled evaluate tests/gold --show
    """
    from pipeline import flow

    scores = flow.evaluate(folder)
    click.echo(scores.to_json() if form == "json" else scores.render(show))


def _emit(data: bytes, output: str | None) -> None:
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    try:
        Path(output).write_bytes(data)
    except OSError as error:
        reason = error.strerror or str(error)
        todo = "name a file in a folder that exists and can be written"
        raise OutputError(f"the answer cannot be written: {reason}", output, todo) from error


def main() -> None:
    """Run a command and end the process; each way to end has its exit code and, after a fault, its words."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        stream.reconfigure(encoding="utf-8", errors="replace")
    interrupts = _noted_interrupts()
    try:
        status = _run(interrupts)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        status = 141  # whoever read has gone, as after SIGPIPE
    except OSError as error:
        status = _said(_unwritable(error))
    with suppress(OSError, AttributeError):  # standard error is full or closed: no way to say so
        sys.stderr.flush()
    # At once: to take pandas and DuckDB apart object by object would cost a tenth of a build of one article.
    os._exit(status)


def _run(interrupts: list[int]) -> int:
    try:
        if sys.stdout is None:
            raise OutputError("standard output is closed", todo="open it, for instance onto /dev/null")
        return int(cli.main(prog_name="hled", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        return _interrupted()
    except SystemExit:
        return 141  # click's answer to a broken pipe
    except BrokenPipeError:
        raise
    except Exception as error:
        if interrupts:  # a library had it in hand, and made an error of its own of it, as DuckDB does
            return _interrupted()
        if isinstance(error, HledError):
            return _said(error)
        if isinstance(error, OSError) and error.errno in _FULL and error.filename is None:
            return _said(_unwritable(error))
        traceback.print_exc()  # a fault of this program: whoever mends it needs to see where
        return 70


# What writing to standard output fails with; an error of a named file carries its name.
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF}


def _unwritable(error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(f"standard output cannot be written: {reason}", todo="send it elsewhere")


def _said(error: HledError) -> int:
    with suppress(OSError):
        click.echo(f"error: {error}", err=True)
    return error.exit_code


def _interrupted() -> int:
    with suppress(OSError):
        click.echo("interrupted", err=True)
    return 130


def _noted_interrupts() -> list[int]:
    """A list that gets every interrupt from now on; each is raised as before (unless they are ignored)."""
    noted: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        noted.append(number)
        raise KeyboardInterrupt

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, note)
    return noted
