"""Text and Markdown: the decoded file is the text that offsets index, so nothing is changed but a byte order mark."""

from __future__ import annotations

import re

from pipeline.errors import InputError
from pipeline.provenance import blank

_LONGEST_TITLE = 300  # code points
_BOM = b"\xef\xbb\xbf"


def decode(data: bytes, where: str) -> str:
    """The file as text, without a byte order mark; line ends and accents stay. Raises InputError."""
    body = data.removeprefix(_BOM)
    fault, text = "", ""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start + len(data) - len(body)
        fault = f"the document is not UTF-8: byte 0x{data[at]:02x} at offset {at}"
    if not body:
        fault = "the document is empty"
    elif not fault and "\0" in text:
        fault = f"the document holds a NUL byte at offset {data.index(0)}"
    elif not fault and blank(text):
        fault = "the document holds only white space and invisible characters"
    if fault:
        raise InputError(fault, where, "save it as UTF-8 text, or take it out of the raw folder")
    return text


def title(text: str, markdown: bool) -> str:
    """The first heading, else the first line with words on it, without its markup."""
    lines = [line.strip() for line in text.splitlines()]
    line = next(line for line in lines if not blank(line))
    if markdown:
        line = next((a for a, b in zip(lines, [*lines[1:], ""], strict=True) if _is_heading(a, b)), line)
    if len(line) > _LONGEST_TITLE:  # the first paragraph, or all of the document, on one line
        line = line[:_LONGEST_TITLE].rsplit(None, 1)[0] + "…"
    bare = re.sub(r"^#+\s+|\s+#+$|(?<!\w)[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}(?!\w)", "", line)
    return re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", bare).strip() or line


def _is_heading(line: str, below: str) -> bool:
    """``# words``, or words underlined with = or - (CommonMark's ATX and setext headings)."""
    return bool(
        re.match(r"#{1,6}\s+[^#\s]", line) or (re.search(r"\w", line) and re.fullmatch(r"=+|-{2,}", below))
    )
