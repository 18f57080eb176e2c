"""Where the entries of a TOML file begin; tomllib keeps no positions of what it understood."""

from __future__ import annotations

import re

# Strings and comments come first, so that what looks like a header inside one is passed over.
_HEADER = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|\#[^\n]*'''
    r"""|^[ \t]*\[\[[ \t]*(?P<name>[A-Za-z0-9_-]+)[ \t]*\]\]""",
    re.DOTALL | re.MULTILINE,
)


def headers(text: str) -> dict[str, list[int]]:
    """The lines (from 1) of the headers ``[[name]]``, by name."""
    found: dict[str, list[int]] = {}
    line, at = 1, 0
    for match in _HEADER.finditer(text):
        name = match["name"]
        if name:
            line, at = line + text.count("\n", at, match.start()), match.start()
            found.setdefault(name, []).append(line)
    return found
