"""No network but where an address is fetched: by what the code imports, and by what a running command does."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from serving import serving
from workbench import RAW, ROOT, lay

MODULES = sorted(path for package in ("pipeline", "schemas") for path in (ROOT / package).rglob("*.py"))
# What a module may import of these: one fetches; one serves the page to this machine and opens it, and asks nobody.
MAY = {
    "pipeline/collect/fetch.py": {"asyncio", "http", "httpx", "ssl"},
    "pipeline/site/server.py": {"http", "socketserver", "webbrowser"},
}
ASKING = {
    "aiohttp", "anyio", "asyncio", "ftplib", "h11", "http", "httpcore", "httpx", "imaplib", "poplib", "requests",
    "smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser", "xmlrpc",
}  # fmt: skip


def asking(source: str) -> set[str]:
    """The network modules that a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return {name for name in ASKING if any(f"{one}.".startswith(f"{name}.") for one in names)}


def test_only_fetching_and_serving_import_what_can_use_the_network() -> None:
    found = {path.relative_to(ROOT).as_posix(): asking(path.read_text(encoding="utf-8")) for path in MODULES}
    assert {path: names for path, names in found.items() if names} == MAY


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("import httpx", {"httpx"}),
        ("def f():\n    from http.client import HTTPConnection", {"http"}),
        ("from urllib import request", {"urllib.request"}),
        ("from urllib.parse import urlsplit", set()),
    ],
)
def test_the_search_for_imports_finds_a_planted_one(planted: str, found: set[str]) -> None:
    assert asking(planted) == found


# hled, but the process ends at once, with exit code 99, when it asks for a host or a connection.
OFFLINE = """#!{python}
import os, sys

def deny(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.bind"):
        os.write(2, f"the network was asked: {{event}} {{arguments}}\\n".encode())
        os._exit(99)

sys.addaudithook(deny)
from pipeline.cli import main
main()
"""


def offline(path: Path) -> Path:
    """The program as it behaves where there is no network, and must not ask for it."""
    path.write_text(OFFLINE.format(python=sys.executable), encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.slow
def test_a_build_asks_nobody_even_of_sources_with_addresses(tmp_path: Path) -> None:
    command = [offline(tmp_path / "hled"), "build", "--raw", RAW, "--build", tmp_path / "build"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize("command", ["add", "drift"])
def test_the_guard_against_asking_the_network_catches_who_does(tmp_path: Path, command: str) -> None:
    with serving() as server:
        url = server.page("/a.md", "# Words\n")
        lay(tmp_path, {"raw/a/a.md": "# Words\n", "raw/a/source.toml": f'title = "A"\nurl = "{url}"\n'})
        arguments = ["add", url] if command == "add" else ["drift"]
        done = subprocess.run([offline(tmp_path / "hled"), *arguments], capture_output=True, text=True, check=False,
                              cwd=tmp_path, timeout=60)  # fmt: skip
        assert (done.returncode, server.asked) == (99, [])
    assert "the network was asked: socket.connect" in done.stderr
