"""Text and Markdown: the decoded file is the text that offsets index, so nothing is changed but a byte order mark."""

from __future__ import annotations

import re

from pipeline.errors import InputError
from pipeline.provenance import blank

_LONGEST_TITLE = 300  # code points
_NEAR = 8  # lines: a title below the kind of document is not far
_LONGEST_HEADLINE = 25  # words
_KINDS = frozenset(
    (
        "press release", "news release", "media release", "media note", "press statement", "press communiqué",
        "press communique", "fact sheet", "factsheet", "joint statement", "joint communiqué", "joint communique",
        "communiqué", "communique", "statement", "readout", "read-out", "background", "news", "article", "q&a",
        "for immediate release", "comunicado", "comunicado de prensa", "comunicado conjunto", "nota de prensa",
    )
)  # fmt: skip
_FRONT = re.compile(
    r"---[ \t]*+\r?\n((?:(?:[\w.-]++:|[ \t]+\S|-[ \t])[^\r\n]*+\r?\n)++)(?:---|\.\.\.)[ \t]*+(?:\r?\n|\Z)"
)
_PAIR = re.compile(r"(?m)^([\w.-]++):[ \t]*+([^\r\n]*+)")
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


def front(text: str) -> tuple[dict[str, str], str]:
    """What the YAML in front of a Markdown file says, one key a line, and the text behind it."""
    block = _FRONT.match(text)
    if block is None or blank(text[block.end() :]):
        return {}, text
    said = {key.lower(): value.strip().strip("\"'") for key, value in _PAIR.findall(block.group(1))}
    return {key: value for key, value in said.items() if value}, text[block.end() :]


def title(text: str, markdown: bool) -> str:
    """The first heading, else the first line that does more than name the kind of document, without its markup."""
    lines = [line.strip() for line in text.splitlines()]
    seen = [line for line in lines if not blank(line)]
    line = seen[0]
    if line.casefold().strip(" :.*_") in _KINDS:
        line = next((other for other in seen[1:_NEAR] if _is_title(other)), line)
    if markdown:
        line = next((a for a, b in zip(lines, [*lines[1:], ""], strict=True) if _is_heading(a, b)), line)
    if len(line) > _LONGEST_TITLE:  # the first paragraph, or all of the document, on one line
        line = line[:_LONGEST_TITLE].rsplit(None, 1)[0] + "…"
    bare = re.sub(r"^#+\s+|\s+#+$|(?<!\w)[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}(?!\w)", "", line)
    return re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", bare).strip() or line


def _is_title(line: str) -> bool:
    """Some words, but no date, no sentence and no other kind of document."""
    words = line.split()
    is_date = len(words) <= 4 and re.search(r"\b\d{4}\b", line)
    return 3 <= len(words) <= _LONGEST_HEADLINE and not is_date and line.casefold().strip(" :.") not in _KINDS


def _is_heading(line: str, below: str) -> bool:
    """``# words``, or words underlined with = or - (CommonMark's ATX and setext headings)."""
    return bool(
        re.match(r"#{1,6}\s+[^#\s]", line) or (re.search(r"\w", line) and re.fullmatch(r"=+|-{2,}", below))
    )
