"""Fetching: what an address may answer, and every end that a bad answer comes to."""

from __future__ import annotations

import gzip
import socket
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from serving import Server, bomb, chunked, serving

from pipeline.collect.fetch import Fetched, FetchError, Limits, checked, fetch
from pipeline.errors import UsageError

WORDS = b"Ministers met in May 2015.\n"
STRICT = Limits(size=1_000, redirects=3)
HASTY = replace(STRICT, seconds=0.8)  # for what goes on and on
WAKEFUL = replace(STRICT, silence=0.4)  # for what falls silent


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


def closed_port() -> int:
    """A port of this machine where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_what_answers_comes_as_it_is_with_its_kind_and_charset(server: Server) -> None:
    url = server.page("/a.txt", b"caf\xe9\r\n", 'Text/Plain; Charset="ISO-8859-1"')
    assert fetch(url) == Fetched(url, (), b"caf\xe9\r\n", "text/plain", "iso-8859-1")


def test_a_server_hears_who_asks_and_that_nothing_need_be_packed(server: Server) -> None:
    fetch(server.page("/who.txt", WORDS))
    path, headers = server.asked[-1]
    assert path == "/who.txt"
    assert headers["User-Agent"].startswith("hled/0.") and headers["Accept-Encoding"] == "identity"
    assert not headers.keys() & {"Authorization", "Cookie", "Referer"}


def test_redirects_are_followed_and_each_address_is_kept(server: Server) -> None:
    server.page("/there.txt", WORDS)
    server.redirect("/here", "there.txt", status=308)
    url = server.redirect("/start", f"{server.root}/here#top", status=301)
    found = fetch(url, STRICT)
    assert (found.url, found.redirects) == (url, (f"{server.root}/here", f"{server.root}/there.txt"))
    assert (found.final, found.data) == (f"{server.root}/there.txt", WORDS)


@pytest.mark.parametrize("packed", ["gzip", "x-gzip"])
def test_what_comes_packed_is_unpacked(server: Server, packed: str) -> None:
    data = gzip.compress(WORDS)
    assert fetch(server.raw("/packed", data, Content_Encoding=packed), STRICT).data == WORDS


@pytest.mark.parametrize("size", [999_999, 1_000_000, 1_000_001, 2_000_000])
def test_what_is_packed_may_have_any_size_up_to_the_limit(server: Server, size: int) -> None:
    url = server.raw("/packed", bomb(size), Content_Encoding="gzip")
    assert len(fetch(url, Limits(size=size)).data) == size
    with pytest.raises(FetchError, match="is over"):
        fetch(url, Limits(size=size - 1))


def test_what_comes_in_chunks_is_put_together(server: Server) -> None:
    url = server.raw("/chunks", *chunked(WORDS[:5], WORDS[5:]), Transfer_Encoding="chunked")
    assert fetch(url, STRICT).data == WORDS


def test_a_document_of_exactly_the_limit_is_taken(server: Server) -> None:
    assert len(fetch(server.page("/full", b"x" * STRICT.size), STRICT).data) == STRICT.size


# What an address does → how it is set up, and the words of the error.
BAD: dict[str, tuple[Callable[[Server], str], str]] = {
    "404": (lambda at: at.raw("/404", status=404), "the server answers 404, Not Found"),
    "410": (lambda at: at.raw("/410", status=410), "the server answers 410, Gone"),
    "500": (lambda at: at.raw("/500", status=500), "the server answers 500, Internal Server Error"),
    "299": (lambda at: at.raw("/299", status=299), "the server answers 299, no known status"),
    "204": (lambda at: at.raw("/204", status=204), "the server answers 204, No Content"),
    "never answers": (lambda at: at.raw("/mute", forever=True, bare=True), "no answer within 0.4 seconds"),
    "stops halfway": (
        lambda at: at.raw("/half", WORDS, forever=True, Content_Length=500),
        "no answer within 0.4 seconds",
    ),
    "drips": (
        lambda at: at.raw("/drip", *[b"x"] * 99, pause=0.05, Content_Length=99),
        "no whole answer within 0.8 seconds",
    ),
    "drips headers": (
        lambda at: at.raw("/drip-head", b"HTTP/1.1 200 OK\r\n", *[b"A: b\r\n"] * 99, pause=0.05, bare=True),
        "no whole answer within 0.8 seconds",
    ),
    "says that it is too large": (lambda at: at.page("/big", b"x" * 1_001), "the document is over 0.001 MB"),
    "says that it is far too large": (
        lambda at: at.raw("/huge", b"x", forever=True, Content_Length=5_000_000_000),
        "the document is over 0.001 MB",
    ),
    "has no sensible length": (
        lambda at: at.raw("/odd", WORDS, Content_Length="9" * 5_000),
        "cannot be fetched",
    ),
    "is endless": (
        lambda at: at.raw("/endless", *chunked(*[b"x" * 300] * 99), Transfer_Encoding="chunked"),
        "the document is over 0.001 MB",
    ),
    "is a bomb": (lambda at: at.raw("/bomb", bomb(50_000_000), Content_Encoding="gzip"), "is over 0.001 MB"),
    "is packed twice": (
        lambda at: at.raw("/twice", gzip.compress(bomb(9)), Content_Encoding="gzip, gzip"),
        "packs the document in a way that was not asked for: 'gzip, gzip'",
    ),
    "is packed as never asked": (
        lambda at: at.raw("/br", b"..", Content_Encoding="br"),
        "not asked for: 'br'",
    ),
    "is packed badly": (
        lambda at: at.raw("/junk", b"no gzip", Content_Encoding="gzip"),
        "the packed document is broken",
    ),
    "breaks off packed": (
        lambda at: at.raw("/short", gzip.compress(WORDS)[:-9], Content_Encoding="gzip"),
        "the packed document does not end where the answer does",
    ),
    "breaks off": (lambda at: at.raw("/cut", WORDS, Content_Length=500), "closed connection without sending"),
    "breaks off in chunks": (
        lambda at: at.raw("/cut-chunks", *chunked(WORDS, whole=False), Transfer_Encoding="chunked"),
        "closed connection without sending complete message body",
    ),
    "is no HTTP": (lambda at: at.raw("/smtp", b"220 mail ready\r\n", bare=True), "cannot be fetched: "),
    "says nothing": (lambda at: at.raw("/hang-up", bare=True), "disconnected without sending"),
    "redirects to a file": (
        lambda at: at.redirect("/file", "file:///etc/passwd"),
        "redirects to `file:///etc/passwd`, which is neither http nor https",
    ),
    "redirects to a script": (lambda at: at.redirect("/script", "javascript:alert(1)"), "neither http nor"),
    "redirects to no address": (
        lambda at: at.raw("/none", status=302),
        "redirects to nowhere: the server names",
    ),
    "redirects to a blank": (lambda at: at.redirect("/blank", " "), "redirects to nowhere: the server names"),
    "redirects to nonsense": (
        lambda at: at.redirect("/nonsense", "http://[::1"),
        "redirects to nowhere: `http://[::1`",
    ),
    "redirects to a password": (
        lambda at: at.redirect("/secret", "http://me:hush@127.0.0.1/"),
        "redirects to one with a user name or password",
    ),
    "redirects to itself": (lambda at: at.redirect("/self", "/self"), "redirects in a circle: back to http"),
    "redirects for ever": (
        lambda at: [at.redirect(f"/r{n}", f"/r{n - 1}") for n in range(9)][-1],
        "redirects more than 3 times",
    ),
    "redirects to a closed port": (
        lambda at: at.redirect("/closed", f"http://127.0.0.1:{closed_port()}/"),
        "cannot be fetched: Connection refused",
    ),
    "has a port where nobody listens": (
        lambda at: f"http://127.0.0.1:{closed_port()}/a.txt",
        "cannot be fetched: Connection refused",
    ),
}


@pytest.mark.parametrize("fault", BAD)
def test_an_address_that_gives_no_document_ends_in_an_error_with_words(server: Server, fault: str) -> None:
    lay, words = BAD[fault]
    url = lay(server)
    limits = HASTY if "0.8 seconds" in words else WAKEFUL if "0.4 seconds" in words else STRICT
    started = time.perf_counter()
    with pytest.raises(FetchError) as caught:
        fetch(url, limits)
    assert words in str(caught.value)
    assert caught.value.where.startswith("http://127.0.0.1:") and caught.value.todo
    assert caught.value.gone == (fault in ("404", "410"))
    assert time.perf_counter() - started < STRICT.silence / 2


def test_an_error_behind_redirects_names_every_address_on_the_way(server: Server) -> None:
    dead = f"http://127.0.0.1:{closed_port()}/"
    server.redirect("/second", dead)
    url = server.redirect("/first", "/second")
    with pytest.raises(FetchError) as caught:
        fetch(url, STRICT)
    assert caught.value.where == f"{url} → {server.root}/second → {dead}"


def test_a_host_that_does_not_exist_is_said_to_be_unknown() -> None:
    with pytest.raises(FetchError, match=r"cannot be fetched: .*[Nn]ame"):
        fetch("http://no-such-host.invalid/a.txt")


def test_a_bomb_is_unpacked_no_further_than_the_limit(server: Server) -> None:
    url = server.raw("/bomb", bomb(200_000_000), Content_Encoding="gzip")
    fetch(server.page("/warm", WORDS), STRICT)
    tracemalloc.start()
    try:
        with pytest.raises(FetchError):
            fetch(url, STRICT)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 20_000_000


def test_a_password_in_an_address_is_refused_and_not_repeated(server: Server) -> None:
    before = len(server.asked)
    with pytest.raises(UsageError, match="user name or password") as caught:
        fetch(server.root.replace("//", "//me:hush@") + "/a.txt")
    assert "hush" not in str(caught.value) and "127.0.0.1" in caught.value.where
    assert len(server.asked) == before


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file:///etc/passwd", "only http and https addresses are fetched, not file"),
        ("ftp://example.org/a.txt", "not ftp"),
        ("http://", "no host"),
        ("http:///a.txt", "no host"),
        ("http://a.org/a b", "white space"),
        ("http://a.org/\x1b[31m", "malformed"),
        ("http://[::1/a", "malformed"),
        ("http://a.org:port/a", "malformed"),
        ("http://user@a.org/", "user name"),
        ("http://a.org\\@b.org/", "user name"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused_before_anyone_is_asked(url: str, words: str) -> None:
    with pytest.raises(UsageError, match=words) as caught:
        checked(url)
    assert "\x1b" not in str(caught.value) and caught.value.todo


def test_an_address_is_kept_as_it_was_typed_but_for_the_case_of_its_scheme() -> None:
    assert checked("HTTPS://Example.org/Dialogue–2015?q=ü#x") == "https://Example.org/Dialogue–2015?q=ü#x"


@pytest.mark.parametrize(("name", "value"), [("HTTP_PROXY", "nonsense://x"), ("SSL_CERT_FILE", "/none/here")])
def test_a_setting_of_the_environment_that_cannot_be_used_is_an_error_with_words(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(FetchError, match="cannot be fetched: "):
        fetch("http://127.0.0.1:9/a.txt", STRICT)
