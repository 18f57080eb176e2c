"""JSON as every file of a release has it."""

from __future__ import annotations

import json
from collections.abc import Mapping


def written(value: Mapping[str, object]) -> str:
    """An object as indented JSON, keys in the order given."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def known(value: Mapping[str, object]) -> dict[str, object]:
    """An object without what is not known: None, and what is empty."""
    return {key: item for key, item in value.items() if item not in (None, "", [], {}, ())}
