"""`hled add` and `hled drift` as a person or a script runs them, against a server on this machine."""

from __future__ import annotations

import datetime
import hashlib
import json
import resource
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from formats import as_docx, as_html, as_pdf, as_wikitext, pieces
from serving import Server, bomb, chunked, serving
from test_add import LATER, SHEET, TITLE
from test_fetch import closed_port
from workbench import HLED, RAW, contents, hled, lay

from pipeline.read import read

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


def test_an_address_becomes_a_source_with_all_that_is_known_of_it(server: Server, tmp_path: Path) -> None:
    data = SHEET.encode()
    server.page("/2013/fact-sheet", data, "text/markdown; charset=utf-8")
    url = server.redirect("/old", "/older")
    server.redirect("/older", f"{server.root}/2013/fact-sheet")
    days = {datetime.date.today().isoformat()}
    done = hled("add", url, "--license", "CC0-1.0", "--language", "en", cwd=tmp_path)
    days.add(datetime.date.today().isoformat())
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Added fact-sheet: raw/fact-sheet/fact-sheet.md\n")
    files = contents(tmp_path)
    declarations = [
        f'title = "{TITLE}"\n'
        f'url = "{url}"\n'
        f'redirects = [\n    "{server.root}/older",\n    "{server.root}/2013/fact-sheet",\n]\n'
        'license = "CC0-1.0"\n'
        'language = "en"\n'
        f'retrieved_on = "{day}"\n'
        f'sha256 = "{hashlib.sha256(data).hexdigest()}"\n'
        for day in sorted(days)
    ]
    assert (files.pop("raw/fact-sheet/source.toml") or b"").decode() in declarations
    assert files == {"raw": None, "raw/fact-sheet": None, "raw/fact-sheet/fact-sheet.md": data}


@pytest.mark.parametrize(
    ("kind", "extension", "write"),
    [
        ("text/html; charset=utf-8", "html", as_html),
        ("text/x-wiki; charset=UTF-8", "wiki", as_wikitext),
        ("application/pdf", "pdf", as_pdf),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", as_docx),
    ],
)
def test_a_document_of_any_kind_is_kept_as_it_came_under_the_extension_of_its_kind(
    server: Server, tmp_path: Path, kind: str, extension: str, write: Callable[..., bytes]
) -> None:
    (article,) = read(RAW)
    data = write(pieces(article))
    done = hled("add", server.page("/about/article", data, kind), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"  title     {article.title}" in done.stdout and ", events 14," in done.stdout
    assert (tmp_path / f"raw/article/article.{extension}").read_bytes() == data
    assert hled("drift", cwd=tmp_path).stdout == "article: unchanged\n1 unchanged\n"


def test_of_a_web_page_what_stands_around_the_document_may_change(server: Server, tmp_path: Path) -> None:
    (article,) = read(RAW)
    page = as_html(pieces(article)).decode()
    hled("add", server.page("/article", page, "text/html; charset=utf-8"), cwd=tmp_path)
    server.page(
        "/article", page.replace("<body", "<!-- made at 12:00 --><body", 1), "text/html; charset=utf-8"
    )
    assert hled("drift", cwd=tmp_path).stdout == "article: unchanged\n1 unchanged\n"


# Documents that look like one of a kind and are none → media type, bytes, and what the message must hold.
DAMAGED = {
    "/scan.pdf": ("application/pdf", b"%PDF-1.7\n%%EOF\n", "the PDF is damaged"),
    "/cut.pdf": ("application/pdf", b"%PDF-1.7\nhalf of it", "the PDF is cut off"),
    "/broken.docx": ("application/octet-stream", b"PK\x03\x04 no more", "broken.docx"),
    "/empty.html": ("text/html", b"<html><body><script>load()</script></body></html>", "holds no words"),
    "/latin.html": (
        "text/html; charset=iso-8859-1",
        b"<p>Di\xe1logo</p>",
        "the server says that it is iso-8859-1",
    ),
}


@pytest.mark.parametrize("path", DAMAGED)
def test_a_document_that_is_none_is_refused_in_the_readers_words_about_its_address(
    server: Server, tmp_path: Path, path: str
) -> None:
    kind, data, words = DAMAGED[path]
    url = server.page(path, data, kind)
    done = hled("add", url, cwd=tmp_path)
    assert (done.returncode, "Traceback" in done.stderr, contents(tmp_path)) == (2, False, {})
    assert words in done.stderr and f"where: {url}" in done.stderr and "to do: " in done.stderr


def test_what_was_added_is_in_the_next_build(server: Server, tmp_path: Path) -> None:
    hled("add", server.page("/sheet.md", SHEET), "--retrieved", "2024-02-29", cwd=tmp_path)
    assert hled("build", cwd=tmp_path).returncode == 0
    sql = "SELECT source_id, title, url, license, retrieved_on::VARCHAR AS day, path FROM sources"
    answer = json.loads(hled("query", sql, "--format", "json", cwd=tmp_path).stdout)
    assert answer == [
        {
            "source_id": "sheet",
            "title": TITLE,
            "url": f"{server.root}/sheet.md",
            "license": None,
            "day": "2024-02-29",
            "path": "sheet/sheet.md",
        }
    ]


def test_each_way_to_refuse_has_its_exit_code(server: Server, tmp_path: Path) -> None:
    lay(tmp_path, {"sheet.md": SHEET, "later/sheet.md": LATER, "broken.txt": b"\xff"})
    url = server.page("/again.md", SHEET)
    server.raw("/500.md", status=500)
    commands = {
        ("add", "sheet.md"): 0,
        ("add", "broken.txt"): 2,
        ("add", "sheet.md", "--license", "?"): 2,
        ("add", url): 3,
        ("add", "later/sheet.md"): 4,
        ("add", f"{server.root}/500.md"): 5,
        ("add", "later/sheet.md", "--update"): 0,
    }
    for command, code in commands.items():
        done = hled(*command, cwd=tmp_path)
        assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
        assert done.stderr.startswith("error: " if code else "")
        assert bool(done.stdout) == (code == 0)


def test_an_address_that_was_added_before_updates_its_source_whatever_its_id(
    server: Server, tmp_path: Path
) -> None:
    url = server.page("/node/1.md", SHEET)
    assert hled("add", url, "--id", "cced", cwd=tmp_path).returncode == 0
    server.page("/node/1.md", LATER)
    refused = hled("add", url, cwd=tmp_path)
    assert (refused.returncode, "the source `cced` holds another document" in refused.stderr) == (4, True)
    done = hled("add", url, "--update", cwd=tmp_path)
    assert done.returncode == 0 and done.stdout.startswith("Updated cced: raw/cced/1.md\n")
    kept = tmp_path / "raw/cced/versions" / hashlib.sha256(SHEET.encode()).hexdigest()[:12]
    assert (kept / "1.md").read_text(encoding="utf-8") == SHEET


def bad_addresses(server: Server) -> dict[str, str]:
    """Address → words of the error."""
    server.redirect("/r1", "/r2")
    server.redirect("/r2", "/r1")
    return {
        server.raw("/mute.md", forever=True, bare=True): "within 1 seconds",
        server.raw(
            "/drip.md", *[b"x"] * 99, pause=0.1, Content_Length=99
        ): "no whole answer within 1 seconds",
        server.page("/huge.md", b"x" * 64_000_001): "the document is over 64 MB",
        server.raw("/bomb.md", bomb(64_000_001), Content_Encoding="gzip"): "the document is over 64 MB",
        server.raw("/cut.md", *chunked(b"# A", whole=False), Transfer_Encoding="chunked"): "without sending",
        server.raw("/404.md", status=404): "the server answers 404, Not Found",
        server.redirect("/file.md", "file:///etc/passwd"): "redirects to `file:///etc/passwd`",
        server.redirect("/closed.md", f"http://127.0.0.1:{closed_port()}/"): "Connection refused",
        f"{server.root}/r1": "redirects in a circle",
        server.raw("/nowhere.md", status=301): "redirects to nowhere",
        server.page(
            "/sheet.md?", SHEET, "text/html"
        ): "the server sends text/html for a name that ends in .md",
    }


def test_an_address_that_gives_no_document_exits_5_with_words_and_adds_nothing(
    server: Server, tmp_path: Path
) -> None:
    for url, words in bad_addresses(server).items():
        done = hled("add", url, "--timeout", "1" if "within" in words else "20", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (5, ""), done.stderr
        assert done.stderr.startswith("error: ") and words in done.stderr and "to do:" in done.stderr
        assert contents(tmp_path) == {}


def test_bytes_in_another_charset_are_refused_with_what_the_server_says_of_them(
    server: Server, tmp_path: Path
) -> None:
    url = server.page("/old.txt", "Diálogo\n".encode("latin-1"), "text/plain; charset=ISO-8859-1")
    done = hled("add", url, cwd=tmp_path)
    assert (done.returncode, contents(tmp_path)) == (2, {})
    assert "not UTF-8: byte 0xe1 at offset 2" in done.stderr
    assert "the server says that it is iso-8859-1" in done.stderr


def test_a_password_is_refused_and_never_written_or_repeated(server: Server, tmp_path: Path) -> None:
    url = server.page("/sheet.md", SHEET).replace("//", "//me:hush@")
    done = hled("add", url, cwd=tmp_path)
    assert (done.returncode, "hush" in done.stderr + done.stdout, contents(tmp_path)) == (2, False, {})


@pytest.mark.parametrize("wait", [0.0, 0.3, 1.0])
def test_an_interrupt_while_the_server_is_silent_exits_130_and_leaves_nothing(
    server: Server, tmp_path: Path, wait: float
) -> None:
    url = server.raw("/mute.md", b"# A", forever=True, Content_Length=500)
    before = len(server.asked)
    process = subprocess.Popen([HLED, "add", url], cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    while len(server.asked) == before and process.poll() is None:
        time.sleep(0.02)
    time.sleep(wait)
    process.send_signal(signal.SIGINT)
    try:
        _, words = process.communicate(timeout=30)
    finally:
        process.kill()
    assert (process.returncode, words.strip()) == (130, "interrupted")
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("room", [0, 50, len(SHEET.encode()) + 20])
def test_a_full_disk_is_said_in_words_and_leaves_nothing_half_written(tmp_path: Path, room: int) -> None:
    """The system refuses files over ``room`` bytes: at once, amid the document, amid its source.toml."""
    lay(tmp_path, {"sheet.md": SHEET})
    title = "x" * 500
    done = subprocess.run([HLED, "add", "sheet.md", "--title", title], cwd=tmp_path, capture_output=True, text=True,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
                          check=False)  # fmt: skip
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        2,
        "error: the raw folder cannot be written: File too large",
    )
    assert contents(tmp_path) == {"sheet.md": SHEET.encode()}


def test_drift_says_what_became_of_each_source_and_exits_1(server: Server, tmp_path: Path) -> None:
    url = server.page("/sheet.md", SHEET)
    hled("add", url, cwd=tmp_path)
    same = hled("drift", cwd=tmp_path)
    assert (same.returncode, same.stdout) == (0, "sheet: unchanged\n1 unchanged\n")
    server.page("/sheet.md", LATER)
    changed = hled("drift", cwd=tmp_path)
    lines = changed.stdout.splitlines()
    assert changed.returncode == 1 and lines[0].startswith("sheet: changed, ")
    assert (
        "  - events cced-2013-05-06-meeting-second-santiago (date_edtf) no longer stands on «May 6, 2013»"
        in lines
    )
    assert lines[-2:] == [f"  to do: hled add {url} --update --id sheet", "1 changed"]
    as_json = hled("drift", "sheet", "--format", "json", cwd=tmp_path)
    assert as_json.returncode == 1
    assert [(one["source_id"], one["status"]) for one in json.loads(as_json.stdout)] == [("sheet", "changed")]
    server.raw("/sheet.md", status=503)
    failed = hled("drift", cwd=tmp_path)
    assert (failed.returncode, failed.stdout.splitlines()[-1]) == (5, "1 failed")


def test_what_drift_says_to_do_mends_the_drift(server: Server, tmp_path: Path) -> None:
    hled("add", server.page("/sheet.md", SHEET), "--id", "cced", cwd=tmp_path)
    server.page("/sheet.md", LATER)
    line = next(line for line in hled("drift", cwd=tmp_path).stdout.splitlines() if "to do: " in line)
    command = line.partition("hled ")[2]
    done = subprocess.run(f'"{HLED}" {command}', shell=True, cwd=tmp_path, check=False, capture_output=True)
    assert done.returncode == 0
    assert hled("drift", cwd=tmp_path).returncode == 0
