"""A server on this machine for tests of what comes over the network: good answers, and every bad one.

It answers from a table of paths, in threads that end with the test: whoever drips or stalls stops as soon as the
server is closed or the client has gone.
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Headers = dict[str, str]


@dataclass
class Answer:
    """What a path answers. ``pieces`` are written as they are, with a pause of so many seconds between them."""

    pieces: tuple[bytes, ...] = ()
    status: int = 200
    headers: Headers = field(default_factory=dict)
    pause: float = 0.0
    forever: bool = False  # never says any more, nor that this was all
    bare: bool = False  # the pieces are all there is: no status line, no headers


class Server:
    """``answers``: path → Answer, to be changed at will. ``asked``: what was asked, with its headers."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, Headers]] = []
        self.over = threading.Event()
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.http.daemon_threads = True
        self.root = f"http://127.0.0.1:{self.http.server_port}"

    def page(
        self, path: str, body: bytes | str, kind: str = "text/plain; charset=utf-8", **more: object
    ) -> str:
        """Let a path answer with a whole document; returns its address."""
        data = body.encode() if isinstance(body, str) else body
        headers = {"Content-Length": str(len(data))} | ({"Content-Type": kind} if kind else {})
        self.answers[path] = Answer((data,), headers=headers, **more)  # type: ignore[arg-type]
        return self.root + path

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        """Let a path redirect, with a body that nobody should read; returns its address."""
        self.answers[path] = Answer((b"moved",), status, {"Location": to, "Content-Length": "5"})
        return self.root + path

    def raw(self, path: str, *pieces: bytes, **more: object) -> str:
        """Let a path answer whatever is given (fields of Answer, or headers with underscores for hyphens)."""
        fields = {name: more.pop(name) for name in ("status", "pause", "forever", "bare") if name in more}
        headers = {name.replace("_", "-"): str(value) for name, value in more.items()}
        self.answers[path] = Answer(pieces, headers=headers, **fields)  # type: ignore[arg-type]
        return self.root + path

    def _handler(self) -> Callable[..., BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                server.asked.append((self.path, dict(self.headers)))
                self.close_connection = True
                with suppress(OSError):  # the client has heard enough
                    self._answer(server.answers.get(self.path, Answer(status=404)))

            def _answer(self, answer: Answer) -> None:
                if not answer.bare:
                    self.send_response(answer.status)
                    for name, value in answer.headers.items():
                        self.send_header(name, value)
                    self.send_header("Connection", "close")
                    self.end_headers()
                for piece in answer.pieces:
                    self.wfile.write(piece)
                    self.wfile.flush()
                    if answer.pause and server.over.wait(answer.pause):
                        return
                if answer.forever:
                    server.over.wait(60)

            def log_message(self, *arguments: object) -> None:
                pass

        return Handler


@contextmanager
def serving() -> Iterator[Server]:
    """A server for as long as the block lasts."""
    server = Server()
    thread = threading.Thread(target=server.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.http.shutdown()
        server.http.server_close()
        thread.join(5)


def chunked(*pieces: bytes, whole: bool = True) -> tuple[bytes, ...]:
    """Pieces as HTTP chunks; without its end if not ``whole``."""
    sent = tuple(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
    return (*sent, b"0\r\n\r\n") if whole else sent


def bomb(size: int) -> bytes:
    """A gzip of so many bytes of the same letter."""
    return gzip.compress(b"a" * size, mtime=0)
