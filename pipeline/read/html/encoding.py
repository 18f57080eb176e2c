"""The bytes of a page as text, by what the page declares: a byte order mark, then a ``<meta>``, else UTF-8."""

from __future__ import annotations

import codecs
import re

from pipeline.errors import InputError

_WHERE_DECLARED = 4096  # bytes; the standard wants the declaration in the first 1,024
_META = re.compile(rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:.-]{1,40})", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_OF_PAGES = (
    "utf-8",
    "utf-16",
    "ascii",
    "iso8859",
    "cp",
    "windows",
    "koi8",
    "gb",
    "big5",
    "euc",
    "shift",
    "mac",
    "tis",
    "ptcp",
)
# Browsers read these names as the larger set of Windows, and so do the people who declare them.
_AS_BROWSERS_DO = {"iso8859-1": "windows-1252", "ascii": "windows-1252", "iso8859-9": "windows-1254"}


def decode(data: bytes, where: str) -> str:
    """The page as text. Raises InputError for an unknown encoding and for bytes that are not of it."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data.removeprefix(mark), name, f"its byte order mark says {name}", where)
    head = data[:_WHERE_DECLARED]
    declared = _META.search(head) or _XML.match(head.lstrip())
    if declared is None:
        return _decoded(data, "utf-8", "it declares no encoding, so UTF-8 is expected", where)
    label = declared.group(1).decode("ascii")
    codec = _codec(label)
    if codec is None:
        todo = "save the page as UTF-8, or correct the name of its encoding"
        raise InputError(f"the page declares an unknown encoding, {label}", where, todo)
    if codec.startswith("utf-16"):
        codec = "utf-8"  # a declaration that can be read byte by byte cannot be true
    return _decoded(data, _AS_BROWSERS_DO.get(codec, codec), f"it declares {label}", where)


def _codec(label: str) -> str | None:
    """Python's name of an encoding; None for what is none, or is one of Python's own that no page is written in."""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    return name if name.startswith(_OF_PAGES) else None


def _decoded(data: bytes, name: str, why: str, where: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        byte = f"byte 0x{data[error.start]:02x} at offset {error.start}"
        what = f"the page is not in the encoding that it should be in ({why}): {byte}"
        raise InputError(what, where, "save the page again from a browser, as UTF-8") from None
