"""How corrections and their faults are put in words."""

from __future__ import annotations

import datetime
import difflib
import json
from collections.abc import Iterable, Mapping, Sequence

from pipeline.errors import InputError

AGAIN = "look at the source again: if the correction still holds, mend its `expect`, else take the entry out"
_WIDTH = 60  # code points shown of one value
# A control character in a source or in an id must not drive the terminal.
_CONTROLS = dict.fromkeys([*range(32), *range(0x7F, 0xA0)], "\ufffd")


def nearest(name: str, known: Iterable[str]) -> str:
    """A question that suggests the most similar name; "" if none is similar."""
    near = difflib.get_close_matches(name, list(known), 1)
    return f"did you mean `{near[0]}`?" if near else ""


def together(faults: Sequence[InputError], where: str) -> InputError:
    """One fault as it is; several as one error that tells them all."""
    if len(faults) == 1:
        return faults[0]
    listing = "\n".join(str(fault) for fault in faults)
    return InputError(f"{len(faults)} things are wrong in {where}\n{listing}")


def plain(value: object) -> str | None:
    """A value as text, the same for 5 and 5.0; None for no value."""
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def as_json(row: Mapping[str, object]) -> str:
    """A row as a JSON object of the columns that say something."""
    return json.dumps({c: v for c, v in row.items() if v is not None}, ensure_ascii=False, default=str)


def shown(value: object) -> str:
    """A value for a person: on one line, not too long, no value spelt out."""
    text = plain(value)
    if text is None:
        return "NULL"
    line = " ".join(text.split()).translate(_CONTROLS)
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…"
