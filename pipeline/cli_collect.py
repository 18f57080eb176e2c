"""The commands that bring documents in and look after where they came from."""

from __future__ import annotations

from typing import Any

import click

RAW = click.option("--raw", default="raw", show_default=True, metavar="DIR", help="Folder of documents.")
SECONDS = click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="How long an address may take, all in all.",
)


@click.command()
@click.argument("origin", metavar="FILE|URL")
@click.option("--id", metavar="SLUG", help="Id of the source, if not the document's name or title.")
@click.option("--title", help="Title, if not the one found in the document.")
@click.option("--publisher", help="Who published it.")
@click.option("--license", metavar="SPDX", help="Its licence; unknown unless said.")
@click.option("--published", metavar="DATE", help="Day on which it was published, as 2024-05-31.")
@click.option("--language", metavar="TAG", help="BCP 47 tag such as en or es-MX.")
@click.option("--url", metavar="ADDRESS", help="Where a file was taken from.")
@click.option("--retrieved", metavar="DATE", help="Day on which it was taken; of a URL, today.")
@click.option("--update", is_flag=True, help="Put it in the place of the source's document; both are kept.")
@RAW
@SECONDS
def add(origin: str, raw: str, timeout: float, **said: Any) -> None:
    """Take a document into the raw folder as a source: a file, or what an address (http, https) answers.

    It is read first and refused if that fails. Exit codes: 2 it cannot be read, or the command is wrong; 3 it is
    there already; 4 its id holds another document (see --update); 5 the address gives no document.

    \b
    Example:
      hled add fact-sheet.md --publisher "Office of Trade" --license CC0-1.0 --published 2021-09-09
      hled add https://example.org/joint-statement.html --language en
      hled add fact-sheet.md --update
    """
    from pipeline.browse.paper import Paper
    from pipeline.collect import told
    from pipeline.collect.add import add
    from pipeline.collect.fetch import Limits

    paper = Paper()
    for line in told.added(add(origin, raw, limits=Limits(seconds=timeout), **said)):
        paper.line(line)


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="For people, or as JSON for programs.",
)
@RAW
@SECONDS
def drift(sources: tuple[str, ...], form: str, raw: str, timeout: float) -> None:
    """Ask the addresses of sources again: what moved, changed or is gone, and which facts lost their words.

    Nothing is written. Exit codes: 0 all is as it was; 1 something drifted; 5 nothing did, but some could not be
    asked.

    \b
    Example:
      hled drift us-mexico-high-level-economic-dialogue
    """
    from pipeline.browse.paper import Paper
    from pipeline.collect import told
    from pipeline.collect.drift import as_json, drift, exit_code
    from pipeline.collect.fetch import Limits

    paper = Paper()
    found = drift(sources, raw, limits=Limits(seconds=timeout))
    if form == "json":
        paper.write(as_json(found) + "\n")
    else:
        for line in told.drifts(found):
            paper.line(line)
    raise click.exceptions.Exit(exit_code(found))
