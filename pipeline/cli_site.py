"""The commands that make the page and show it."""

from __future__ import annotations

from contextlib import suppress

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
    sources = "1 source" if made.sources == 1 else f"{made.sources:,} sources"
    click.echo(f"Wrote {made.page}: {sources}, {made.rows:,} rows")


@click.command()
@click.option("--site", default="build/site", show_default=True, metavar="DIR", help="Folder of the page.")
@click.option(
    "--port", type=click.IntRange(0, 65_535), default=0, help="Port to listen at.  [default: a free one]"
)
@click.option("--open", "opening", is_flag=True, help="Open the page in a browser.")
def serve(site: str, port: int, opening: bool) -> None:
    """Show the page to this machine, with its SQL console; Ctrl-C ends it.

    \b
    Example:
      hled serve --open
    """
    from pipeline.site.server import Server

    # An interrupt is how this is meant to end.
    with suppress(KeyboardInterrupt), Server(site, port) as server:
        click.echo(f"Serving {site} at {server.address} (Ctrl-C ends it)")
        if server.outdated:
            click.echo("note: the dataset beside it is another than it shows; run `make site`", err=True)
        if opening:
            server.show_in_browser(lambda: click.echo("note: no browser could be opened", err=True))
        server.serve_forever(poll_interval=0.1)
