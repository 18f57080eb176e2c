"""Markdown for the card and the dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A GitHub table: a cell on one line, pipes escaped, None left empty."""
    lines = [header, ["---"] * len(header), *([_cell(value) for value in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def code(value: object) -> str:
    """A value on one line as code, fenced by more backticks than it holds."""
    text = " ".join(str(value).split())
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


def link(words: object, address: object) -> str:
    """Words that lead to an address."""
    plain = re.sub(r"([\\\[\]`*_<])", r"\\\1", " ".join(str(words).split()))
    place = str(address).replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")
    return f"[{plain}](<{place}>)"


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split()).replace("|", "\\|")
