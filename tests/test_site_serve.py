"""hled serve: the page to this machine alone, read-only, by exact names, and an end without a fuss."""

from __future__ import annotations

import os
import re
import signal
import socket
import stat
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import unquote

import pytest
from workbench import HLED, ROOT, contents, hled

from pipeline.site.server import POLICY, Server

pytestmark = pytest.mark.slow

FILES = {
    "index.html": b"<!doctype html><title>a page</title>",
    "app.js": b"let a;",
    "style.css": b"a{}",
    "data/catalog.js": b"1;",
    "charts/timeline.svg": b"<svg/>",
    "downloads/hled.duckdb": b"DUCK",
    "downloads/csv/events.csv": "México".encode(),
    "downloads/parquet/events.parquet": b"PAR1",
    "duckdb/duckdb-eh.wasm": b"\0asm",
    "a name with spaces é.txt": b"odd",
    ".hled-site": b"",
    ".hidden/inside.js": b"hidden",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder that looks like a page, with a secret beside it."""
    for name, data in FILES.items():
        path = tmp_path / "build" / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (tmp_path / "build" / "secret.txt").write_text("secret", encoding="utf-8")
    return tmp_path / "build" / "site"


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body; the path goes out as it is."""
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), body


@pytest.fixture
def port(site: Path) -> Iterator[int]:
    """The port of a server of the page within this process."""
    with Server(site) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield int(server.server_address[1])
        server.shutdown()
        thread.join(5)


class Served:
    """A running ``hled serve``: its process, the line it printed, and the port in it."""

    def __init__(self, process: subprocess.Popen[str], line: str) -> None:
        self.process, self.line = process, line
        self.port = int(re.search(r"http://127\.0\.0\.1:(\d+)/", line)[1])  # type: ignore[index]


@contextmanager
def serving(site: Path, *options: str | int, **environment: str) -> Iterator[Served]:
    """``hled serve`` as a process that is interrupted at the end of the block."""
    command = [HLED, "serve", "--site", site, *map(str, options)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | environment
    )
    try:
        assert process.stdout is not None
        yield Served(process, process.stdout.readline())
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(5)


def test_it_prints_its_address_answers_there_and_ends_on_an_interrupt_without_a_word(site: Path) -> None:
    before = contents(site)
    with serving(site) as served:
        assert served.line == f"Serving {site} at http://127.0.0.1:{served.port}/ (Ctrl-C ends it)\n"
        assert ask(served.port, "/")[2] == FILES["index.html"]
    assert (served.process.returncode, served.process.communicate()) == (0, ("", ""))
    assert contents(site) == before


# Path → what it is said to be; its bytes are those of the file.
KINDS = {
    "/": "text/html; charset=utf-8",
    "/index.html": "text/html; charset=utf-8",
    "/app.js": "text/javascript; charset=utf-8",
    "/app.js?v=1": "text/javascript; charset=utf-8",
    "/style.css": "text/css; charset=utf-8",
    "/charts/timeline.svg": "image/svg+xml",
    "/downloads/hled.duckdb": "application/octet-stream",
    "/downloads/csv/events.csv": "text/csv; charset=utf-8",
    "/downloads/parquet/events.parquet": "application/vnd.apache.parquet",
    "/duckdb/duckdb-eh.wasm": "application/wasm",
    "/a%20name%20with%20spaces%20%C3%A9.txt": "application/octet-stream",
}


def test_every_kind_of_file_has_its_type_and_the_strict_policy(site: Path, port: int) -> None:
    for path, kind in KINDS.items():
        status, headers, body = ask(port, path)
        name = unquote(path.split("?")[0]).lstrip("/") or "index.html"
        assert (status, headers["Content-Type"], body) == (200, kind, FILES[name]), path
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["Content-Length"] == str(len(body))
        again = ask(port, path, "HEAD")
        assert (again[0], again[1] | {"Date": ""}, again[2]) == (200, headers | {"Date": ""}, b"")


def test_the_page_says_the_same_policy_of_itself_as_the_server() -> None:
    written = (ROOT / "site" / "src" / "index.html").read_text(encoding="utf-8")
    own = re.search(r'Content-Security-Policy" content="([^"]*)"', written)
    assert own is not None
    assert f"{own[1]}; frame-ancestors 'none'" == POLICY  # which only a server may say


# What is no file of the page: it is not there, whatever stands behind it on the disk.
NOWHERE = [
    "/missing.js", "/data", "/data/", "/downloads/csv/", "/.hled-site", "/.hidden/inside.js", "/data/../.hled-site",
    "/../secret.txt", "/data/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%2e%2e%2fsecret.txt",
    "/..%5csecret.txt", "/....//secret.txt", "//etc/passwd", "/%2fetc/passwd", "/app.js%00.html", "/out", "/outside/secret.txt",
    "/index.html/", "/app.js/x", "/%ff%fe", "/" + "a" * 5_000,
]  # fmt: skip


def test_nothing_but_files_of_the_page_is_answered(site: Path, port: int) -> None:
    (site / "out").symlink_to(site.parent / "secret.txt")
    (site / "outside").symlink_to(site.parent)
    for path in NOWHERE:
        status, _, body = ask(port, path)
        assert (status, body) == (404, b"404 Not Found\n"), path


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"])
def test_it_only_reads(method: str, site: Path, port: int) -> None:
    status, headers, _ = ask(port, "/app.js", method)
    assert (status, headers["Allow"]) == (405, "GET, HEAD")
    assert (site / "app.js").read_bytes() == FILES["app.js"]


def test_a_page_from_elsewhere_that_has_its_name_point_here_gets_nothing(site: Path, port: int) -> None:
    for host in ("example.org", f"example.org:{port}", "127.0.0.1", ""):
        assert ask(port, "/", Host=host)[0] == 403, host
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"LOCALHOST:{port}"):
        assert ask(port, "/", Host=host)[0] == 200, host


def test_it_listens_to_this_machine_alone(site: Path, port: int) -> None:
    tables = [Path("/proc/net/tcp"), Path("/proc/net/tcp6")]
    inside = "".join(table.read_text(encoding="ascii") for table in tables if table.exists())
    listening = re.findall(rf": ([0-9A-F]+):{port:04X} 0+:0000 0A", inside)
    assert listening == ["0100007F"]


def test_a_client_that_hangs_up_or_talks_nonsense_stops_nobody(
    site: Path, port: int, capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "big.js").write_bytes(b"x" * 20_000_000)
    for words in (
        b"GET /big.js HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % port,
        b"\0\xff\r\n\r\n",
        b"GET\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", port)) as one:
            one.sendall(words)
    idle = socket.create_connection(("127.0.0.1", port))
    assert ask(port, "/app.js")[0] == 200
    idle.close()
    assert capfd.readouterr() == ("", "")


def test_a_port_in_use_is_said_in_words(site: Path) -> None:
    with serving(site) as served:
        done = hled("serve", "--site", site, "--port", str(served.port))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "error: the port is in use",
        f"  where: 127.0.0.1:{served.port}",
        "  to do: name another port, or none for a free one",
    ]


def test_a_port_is_free_again_for_the_next(site: Path) -> None:
    with serving(site) as served:
        ask(served.port, "/")
    with serving(site, "--port", served.port) as again:
        assert again.port == served.port


def test_a_port_that_cannot_be_is_refused(site: Path) -> None:
    assert hled("serve", "--site", site, "--port", "70000").returncode == 2


def test_no_page_is_said_in_words(tmp_path: Path) -> None:
    done = hled("serve", "--site", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "error: there is no page here",
        f"  where: {tmp_path}",
        "  to do: run `make site`, or name its folder with --site",
    ]


def test_a_page_that_is_older_than_the_dataset_beside_it_says_so(site: Path) -> None:
    (site.parent / "hled.duckdb").write_bytes(b"DUCK")
    with serving(site) as served:
        pass
    assert served.process.communicate()[1] == ""
    (site.parent / "hled.duckdb").write_bytes(b"DUCKS")
    with serving(site) as served:
        ask(served.port, "/")
    assert served.process.communicate()[1] == (
        "note: the dataset beside it is another than it shows; run `make site`\n"
    )


def test_a_page_that_is_made_anew_is_served_anew(site: Path, port: int) -> None:
    site.rename(site.parent / "old")
    assert ask(port, "/")[0] == 404
    (site.parent / "old").rename(site)
    (site / "index.html").write_bytes(b"new")
    assert ask(port, "/")[2] == b"new"


@pytest.fixture
def browser(tmp_path: Path) -> Callable[[], str]:
    """A stand-in for a browser that notes the address it is given; call it for that address."""
    noted = tmp_path / "noted"
    script = tmp_path / "browser"
    script.write_text(
        f'#!/bin/sh\necho "$1" > "{noted}.part" && mv "{noted}.part" "{noted}"\n', encoding="utf-8"
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)

    def address() -> str:
        until = time.monotonic() + 5
        while not noted.exists() and time.monotonic() < until:
            time.sleep(0.02)
        return noted.read_text(encoding="utf-8").strip()

    return address


def test_it_opens_a_browser_when_asked(site: Path, tmp_path: Path, browser: Callable[[], str]) -> None:
    with serving(site, "--open", BROWSER=str(tmp_path / "browser")) as served:
        assert browser() == f"http://127.0.0.1:{served.port}/"


def test_without_a_browser_it_says_so_and_serves(site: Path) -> None:
    with serving(site, "--open", BROWSER="/nowhere/browser", PATH="/nowhere") as served:
        assert served.process.stderr is not None
        assert served.process.stderr.readline() == "note: no browser could be opened\n"
        assert ask(served.port, "/")[0] == 200
