"""The one place that touches the network: an address → the bytes that answer, or an error in words.

Whoever answers may be slow, endless, broken or hostile, so everything has an end: the connection, each silence,
the whole of it, the bytes (unpacked), the redirects, and the schemes that a redirect may lead to.
"""

from __future__ import annotations

import asyncio
import errno
import os
import re
import ssl
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from http import HTTPStatus
from importlib.metadata import version
from typing import TYPE_CHECKING

from pipeline.errors import HledError, UsageError
from pipeline.provenance import misfit
from pipeline.read import MAX_BYTES

if TYPE_CHECKING:
    import httpx

_SAVE = "open it in a browser, save the document, and add the file with --url"
_REDIRECTS = (301, 302, 303, 307, 308)
_PIECE = 1_000_000  # bytes unpacked at a time
_LATER = "try again later, or " + _SAVE


class FetchError(HledError):
    """An address gives no document. ``exit_code`` 5; ``gone``: the server says that it is there no more."""

    exit_code = 5

    def __init__(self, what: str, where: str = "", todo: str = _SAVE, gone: bool = False) -> None:
        super().__init__(what, where, todo)
        self.gone = gone


@dataclass(frozen=True, slots=True)
class Limits:
    """Where patience ends. Times in seconds; ``size`` in bytes after unpacking."""

    seconds: float = 60.0  # for everything together
    silence: float = 20.0  # for a connection, and for each wait for more
    size: int = MAX_BYTES
    redirects: int = 10


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What answered: ``redirects`` are the addresses that ``url`` led to, the one that answered last."""

    url: str
    redirects: tuple[str, ...]
    data: bytes
    media_type: str  # "text/html", in lower case; "" if the server does not say
    charset: str  # as the server says it; "" if it does not

    @property
    def final(self) -> str:
        """The address that answered."""
        return self.redirects[-1] if self.redirects else self.url


def is_address(origin: str) -> bool:
    """Whether someone means an address rather than a file."""
    return "://" in origin


def checked(url: str) -> str:
    """The address, if it can be asked and written down. Raises UsageError; a password is never repeated."""
    import httpx

    scheme, _, rest = url.partition("://")
    url = f"{scheme.lower()}://{rest}"
    if scheme.lower() not in ("http", "https"):
        todo = "name a file as it lies on the disk, or an address that starts with http:// or https://"
        raise UsageError(f"only http and https addresses are fetched, not {ascii(scheme)[1:-1]}", todo=todo)
    authority = re.split(r"[/?#]", rest, maxsplit=1)[0]
    if "@" in authority:
        what = "the address holds a user name or password, which would be written into source.toml"
        raise UsageError(what, authority.rpartition("@")[2], _SAVE)
    try:
        host = httpx.URL(url).host
    except (httpx.InvalidURL, UnicodeError) as error:
        raise UsageError(f"the address is malformed: {error}", ascii(url), "copy it again") from error
    if not host or misfit("url", url):
        todo = "copy it again, with %20 for a space"
        raise UsageError("the address is malformed: it has no host or holds white space", ascii(url), todo)
    return url


def fetch(url: str, limits: Limits = LIMITS) -> Fetched:
    """What answers at ``url``, as bytes, unpacked but otherwise as they came.

    Raises UsageError for an address that cannot be asked and FetchError for everything else.
    """
    import httpx

    chain = [checked(url)]
    try:
        return asyncio.run(_in_time(chain, limits))
    except TimeoutError as error:
        raise FetchError(f"no whole answer within {limits.seconds:g} seconds", _way(chain), _LATER) from error
    except httpx.TimeoutException as error:
        patience = min(limits.silence, limits.seconds)
        raise FetchError(f"no answer within {patience:g} seconds", _way(chain), _LATER) from error
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError, ImportError) as error:
        # The last three: settings of the environment (proxies, certificates) that httpx cannot use.
        raise FetchError(f"the address cannot be fetched: {_reason(error)}", _way(chain), _LATER) from error


def _way(chain: list[str]) -> str:
    """The address that was asked, and those that it led to."""
    return " → ".join(chain)


async def _in_time(chain: list[str], limits: Limits) -> Fetched:
    async with asyncio.timeout(limits.seconds):
        return await _answer(chain, limits)


async def _answer(chain: list[str], limits: Limits) -> Fetched:
    """What the last of the redirects answers; ``chain`` grows by each."""
    import httpx

    headers = {
        "User-Agent": f"hled/{version('hled')} (collects documents about economic dialogues)",
        "Accept-Encoding": "identity",
    }
    waits = httpx.Timeout(min(limits.silence, limits.seconds))

    async def led_on(response: httpx.Response) -> None:
        """Called before httpx itself looks at where a redirect leads, which knows no schemes but its own."""
        if response.status_code in _REDIRECTS:
            chain.append(_next(chain, response.headers.get("Location", ""), limits))

    hooks = {"response": [led_on]}
    async with httpx.AsyncClient(headers=headers, timeout=waits, event_hooks=hooks) as client:
        while True:
            async with client.stream("GET", chain[-1], follow_redirects=False) as response:
                if response.status_code in _REDIRECTS:
                    continue
                _must_be_there(response, _way(chain))
                kind, _, rest = response.headers.get("Content-Type", "").partition(";")
                data = await _body(response, _way(chain), limits)
                return Fetched(chain[0], tuple(chain[1:]), data, kind.strip().lower(), _charset(rest))


def _next(chain: list[str], location: str, limits: Limits) -> str:
    """Where a redirect leads. Raises FetchError unless that can be asked and is new."""
    import httpx

    shown = "".join(char if char.isprintable() else "\ufffd" for char in location)[:300]
    shown = re.sub(r"//[^/?#]*@", "//", shown)  # a password is never repeated
    try:
        target = httpx.URL(chain[-1]).join(location).copy_with(fragment=None)
    except (httpx.InvalidURL, UnicodeError) as error:
        raise FetchError(f"the address redirects to nowhere: `{shown}`", _way(chain)) from error
    if not location.strip():
        raise FetchError("the address redirects to nowhere: the server names no other", _way(chain))
    if target.scheme not in ("http", "https") or not target.host:
        raise FetchError(f"the address redirects to `{shown}`, which is neither http nor https", _way(chain))
    if target.userinfo:
        raise FetchError("the address redirects to one with a user name or password", _way(chain))
    if chain.count(str(target)) > 1:  # once is how a server sees whether its cookie was taken
        raise FetchError(f"the address redirects in a circle: back to {target}", _way(chain))
    if len(chain) > limits.redirects:
        raise FetchError(f"the address redirects more than {limits.redirects} times", _way(chain))
    return str(target)


def _must_be_there(response: httpx.Response, where: str) -> None:
    status = response.status_code
    if status == HTTPStatus.OK:
        return
    phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else "no known status"
    gone = status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
    raise FetchError(
        f"the server answers {status}, {phrase}", where, "check the address" if gone else _LATER, gone
    )


async def _body(response: httpx.Response, where: str, limits: Limits) -> bytes:
    """The bytes, unpacked, as long as they are no more than allowed."""
    packed = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packed not in ("", "identity", "gzip", "x-gzip"):
        raise FetchError(
            f"the server packs the document in a way that was not asked for: {packed[:40]!a}", where
        )
    too_large = FetchError(f"the document is over {limits.size / 1e6:g} MB", where, "split the document")
    if int(response.headers.get("Content-Length", 0)) > limits.size:
        raise too_large
    body = bytearray()
    chunks = response.aiter_raw()
    async for part in chunks if packed in ("", "identity") else _unpacked(chunks, where):
        body += part
        if len(body) > limits.size:
            raise too_large
    return bytes(body)


async def _unpacked(chunks: AsyncIterator[bytes], where: str) -> AsyncIterator[bytes]:
    """gzip, a bounded piece at a time: httpx would unpack a bomb at one go, and pass over a missing end."""
    stream = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        async for chunk in chunks:
            yield stream.decompress(chunk, _PIECE)
            while stream.unconsumed_tail:
                yield stream.decompress(stream.unconsumed_tail, _PIECE)
    except zlib.error as error:
        raise FetchError(f"the packed document is broken: {error}", where, _LATER) from error
    if not stream.eof or stream.unused_data:
        raise FetchError("the packed document does not end where the answer does", where, _LATER)


def _charset(parameters: str) -> str:
    """The value of ``charset=``, if the content type has one."""
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return "".join(filter(str.isprintable, value.strip(" \"'")))[:40].lower()
    return ""


def _reason(error: BaseException) -> str:
    """The innermost reason that the system gives, else the words of the library."""
    told = str(error)
    inner: BaseException | None = error
    while inner is not None:
        if isinstance(inner, OSError) and inner.strerror:
            known = inner.errno in errno.errorcode and not isinstance(inner, ssl.SSLError)
            told = os.strerror(inner.errno or 0) if known else inner.strerror
        parts: tuple[BaseException, ...] = getattr(inner, "exceptions", ())
        inner = parts[0] if parts else (inner.__cause__ or inner.__context__)
    return told or type(error).__name__
