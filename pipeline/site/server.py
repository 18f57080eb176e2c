"""``hled serve``: the page over HTTP to this machine alone, because a browser runs the SQL console only from a server.

It reads, and nothing else: files of one folder by their exact names, for whoever names this server in the request.
"""

from __future__ import annotations

import errno
import shutil
import sys
import threading
import webbrowser
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from pipeline.errors import InputError, UsageError
from pipeline.site import folder

HOST = "127.0.0.1"
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".wasm": "application/wasm",
    ".parquet": "application/vnd.apache.parquet",
}
OTHER = "application/octet-stream"
# The page says the same of itself; what a worker may do is told by the answer that brings the worker's code.
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
    "Allow": "GET, HEAD",
}


class Server(ThreadingTCPServer):
    """Listens from the moment it is made; ``serve_forever`` answers until it is interrupted."""

    daemon_threads = True
    allow_reuse_address = True  # a server that has just ended leaves its port to the next

    def __init__(self, site: str | Path = "build/site", port: int = 0) -> None:
        """``port`` 0: any that is free. Raises InputError if there is no page, UsageError if the port cannot be had."""
        self.site = Path(site)
        if not folder.is_page(self.site):
            raise InputError(
                "there is no page here", str(site), "run `make site`, or name its folder with --site"
            )
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            raise UsageError(
                _refused(error), f"{HOST}:{port}", "name another port, or none for a free one"
            ) from error
        self.names = {f"{name}:{self.server_address[1]}" for name in (HOST, "localhost")}

    @property
    def address(self) -> str:
        """Where a browser finds the page."""
        return f"http://{HOST}:{self.server_address[1]}/"

    @property
    def outdated(self) -> bool:
        """Whether the dataset beside the page is another than the page shows."""
        return folder.outdated(self.site)

    def show_in_browser(self, otherwise: Callable[[], None]) -> None:
        """Show the page in the browser of the system, beside serving; ``otherwise`` is called where there is none."""

        def show() -> None:
            if not webbrowser.open_new_tab(self.address):
                otherwise()

        threading.Thread(target=show, daemon=True).start()

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up in the middle of an answer is nothing to speak of."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def _refused(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "the port is in use"
    if error.errno in (errno.EACCES, errno.EPERM):
        return "the port is not for everybody to use"
    return f"the port cannot be opened: {error.strerror or error}"


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD for files; everything else, and everybody else, gets a number and a word."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 60  # seconds until a silent connection is closed
    server_version = "hled"
    sys_version = ""

    def do_GET(self) -> None:
        """A file's bytes."""
        self._answer(True)

    def do_HEAD(self) -> None:
        """What GET would say before the bytes."""
        self._answer(False)

    def _answer(self, with_body: bool) -> None:
        if self.headers.get("Host", "").lower() not in self.server.names:
            # a page from elsewhere that has its own name point at this machine
            return self._refuse(HTTPStatus.FORBIDDEN, with_body)
        name = unquote(urlsplit(self.path).path)
        found = folder.opened(self.server.site, folder.PAGE if name == "/" else name[1:])
        if found is None:
            return self._refuse(HTTPStatus.NOT_FOUND, with_body)
        file, size, suffix = found
        with file:
            self._head(HTTPStatus.OK, KINDS.get(suffix, OTHER), size)
            if with_body:
                self._send(file)
        return None

    def _send(self, file: BinaryIO) -> None:
        try:
            shutil.copyfileobj(file, self.wfile)
        except OSError:
            self.close_connection = True

    def _head(self, status: HTTPStatus, kind: str, size: int) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(size), **_ALWAYS}.items():
            self.send_header(name, value)
        self.end_headers()

    def _refuse(self, status: HTTPStatus, with_body: bool) -> None:
        said = f"{status} {status.phrase}\n".encode()
        self._head(status, "text/plain; charset=utf-8", len(said))
        if with_body:
            self.wfile.write(said)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the parser of requests refuses, methods other than GET and HEAD among it, in the same few words."""
        self.close_connection = True
        known = HTTPStatus.METHOD_NOT_ALLOWED if code == HTTPStatus.NOT_IMPLEMENTED else HTTPStatus(code)
        self._refuse(known, True)

    def log_message(self, format: str, *args: object) -> None:
        """Nobody needs to read which files a browser loads."""
