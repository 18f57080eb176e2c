"""Starts Datasette as its users do, and reads every table from it, and what it says of each; run where httpx is installed.

    python ask_datasette.py datasette hled.sqlite --metadata datasette.json

Writes a line of JSON a table: its name, columns, rows, and as ``words`` the texts that its page shows.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import httpx

PATIENCE = 60  # seconds until the server must answer


class Words(HTMLParser):
    """The texts of a page, one an element."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        """Keep a text that is not blank."""
        if data.strip():
            self.found.append(" ".join(data.split()))


def awaited(client: httpx.Client, server: subprocess.Popen[str]) -> dict[str, object]:
    """The databases that the server has, once it answers. Raises SystemExit with its own words if it does not start."""
    until = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < until:
        try:
            return {each["name"]: each for each in client.get("/-/databases.json").json()}
        except httpx.TransportError:
            time.sleep(0.05)
    server.kill()
    sys.exit(server.communicate()[0])


def rows(client: httpx.Client, address: str) -> Iterator[dict[str, object]]:
    """Every row of a table, page by page."""
    page: dict[str, object] = {"next_url": f"{address}.json?_shape=objects&_size=max"}
    while page["next_url"]:
        page = client.get(str(page["next_url"])).raise_for_status().json()
        yield page


def told(client: httpx.Client, database: str, table: dict[str, object]) -> dict[str, object]:
    """A table as the server gives it."""
    address = f"/{database}/{table['name']}"
    found = [row for page in rows(client, address) for row in page["rows"]]
    words = Words(client.get(address).raise_for_status().text).found
    return {
        "table": table["name"],
        "columns": table["columns"],
        "rows": [list(row.values()) for row in found],
        "words": words,
    }


def main(command: list[str]) -> None:
    """Ask for all tables but those that are hidden."""
    with tempfile.TemporaryDirectory() as place:
        socket = str(Path(place) / "socket")
        server = subprocess.Popen(
            [*command, "--uds", socket], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        try:
            with httpx.Client(
                transport=httpx.HTTPTransport(uds=socket), base_url="http://localhost"
            ) as client:
                for database in awaited(client, server):
                    for table in client.get(f"/{database}.json").json()["tables"]:
                        if not table["hidden"]:
                            print(json.dumps(told(client, database, table)))
        finally:
            server.kill()


if __name__ == "__main__":
    main(sys.argv[1:])
