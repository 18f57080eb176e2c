"""YAML for the two files that want it: the least of it, read alike by versions 1.1 and 1.2."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

# What some reader takes for a line end or refuses: everything outside the printable characters that YAML names.
_UNPRINTABLE = re.compile(
    "[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def yaml(value: Mapping[str, object]) -> str:
    """A mapping of mappings, sequences and scalars as a block; every text in double quotes."""
    return "".join(f"{line}\n" for line in _mapping(value))


def _mapping(value: Mapping[str, object]) -> Iterator[str]:
    for key, item in value.items():
        if isinstance(item, Mapping) and item:
            yield f"{key}:"
            yield from (f"  {line}" for line in _mapping(item))
        elif isinstance(item, Sequence) and not isinstance(item, str) and item:
            yield f"{key}:"
            yield from (f"  {line}" for line in _sequence(item))
        else:
            yield f"{key}: {_scalar(item)}"


def _sequence(value: Sequence[object]) -> Iterator[str]:
    for item in value:
        lines = list(_mapping(item)) if isinstance(item, Mapping) else [_scalar(item)]
        yield f"- {lines[0]}"
        yield from (f"  {line}" for line in lines[1:])


def _scalar(value: object) -> str:
    return _UNPRINTABLE.sub(
        lambda match: f"\\u{ord(match.group()):04x}", json.dumps(value, ensure_ascii=False)
    )
