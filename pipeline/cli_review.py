"""The command that asks a person about what was flagged."""

from __future__ import annotations

from datetime import datetime

import click

RAW = click.option("--raw", default="raw", show_default=True, metavar="DIR", help="Folder of documents.")
BUILD = click.option("--build", default="build", show_default=True, metavar="DIR", help="Folder of the data.")


@click.command()
@RAW
@BUILD
@click.option("--source", metavar="ID", help="Review this source only.")
@click.option(
    "--kind", metavar="KIND", help="Review notices of this kind only; nothing-read: silent passages."
)
@click.option(
    "--list", "as_list", is_flag=True, help="List what there is to review instead, and ask nothing."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="The list as a table, or as JSON for programs.",
)
@click.option(
    "--who", metavar="NAME", help="Your name, which each correction carries; asked for if not given."
)
@click.option(
    "--date", type=click.DateTime(["%Y-%m-%d"]), help="The day of the corrections; today if not given."
)
def review(
    raw: str,
    build: str,
    source: str | None,
    kind: str | None,
    as_list: bool,
    form: str,
    who: str | None,
    date: datetime | None,
) -> None:
    """Walk through notices and passages that gave nothing; a yes is written to raw/corrections.toml.

    \b
    Example:
      hled review --list
      hled review --who "Ana Ruiz"
    """
    from pipeline.browse.paper import Paper
    from pipeline.review import begin, listing

    if not (as_list or form == "json"):
        click.echo(begin.walk(raw, build, who, (date or datetime.now()).date(), source, kind))
        return
    found, book = begin.listed(raw, build, source, kind)
    if form == "json":
        click.echo(listing.as_json(found, book), nl=False)
    else:
        listing.list_page(found, Paper())
