"""What no page that people made holds, but which would keep a parser busy for ever: markup nested without end."""

from __future__ import annotations

import re

from pipeline.errors import InputError
from pipeline.read.pieces import listed

MAX_DEPTH = 1_000  # elements open at once; browsers give up at 512
MAX_ATTRIBUTES = 2_000  # of one element
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
_LONG = 10_000  # code points; a tag that long has its attributes counted
# Elements that have no end, or may leave it out.
_UNCOUNTED = listed(
    "area base br col embed hr img input link meta param source track wbr html head body p li dt dd tr td th thead "
    "tbody tfoot colgroup option optgroup rb rt rtc rp"
)


def check(text: str, where: str) -> None:
    """Raises InputError for a page whose elements nest, or whose attributes are, beyond measure."""
    depth = end = 0
    for match in _TAG.finditer(text):
        start = match.start()
        if start >= end:
            end = text.find(">", start) + 1 or len(text)
            if end - start > _LONG and len(text[start:end].split()) > MAX_ATTRIBUTES:
                raise _excess(f"a tag of over {MAX_ATTRIBUTES:,} attributes", text, start, where)
        if match[2].lower() not in _UNCOUNTED:
            depth = max(depth - 1, 0) if match[1] else depth + 1
            if depth > MAX_DEPTH:
                raise _excess(f"elements nested over {MAX_DEPTH:,} deep", text, start, where)


def _excess(what: str, text: str, at: int, where: str) -> InputError:
    line = text.count("\n", 0, at) + 1
    todo = "save the page again from a browser, or its text as .txt"
    return InputError(f"the page is damaged: it has {what}", f"{where}, line {line}", todo)
