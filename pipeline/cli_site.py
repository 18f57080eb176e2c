"""The commands that make the page and show it."""

from __future__ import annotations

import click

BUILD = click.option("--build", default="build", show_default=True, metavar="DIR", help="Folder of the data.")


@click.command()
@click.option("--out", default="build/site", show_default=True, metavar="DIR", help="Folder of the page.")
@BUILD
def site(out: str, build: str) -> None:
    """Write a page that shows every fact where its words stand; it opens without a server.

    Its scripts must have been bundled: `make site` does both.

    \b
    Example:
      hled site --build build --out build/site
    """
    from pipeline import site as page

    made = page.make(build, out)
    click.echo(f"Wrote {made.page}: {made.sources:,} sources, {made.rows:,} rows")
