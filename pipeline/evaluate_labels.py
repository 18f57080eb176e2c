"""The labels of a document: nine families of facts as a person wrote them down, and every way that can be wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipeline.errors import InputError

Gold = Mapping[str, list[dict[str, Any]]]

# The keys that a label of a family must have.
REQUIRED: dict[str, tuple[str, ...]] = {
    "dialogues": ("name",),
    "pillars": ("name", "parent"),
    "memberships": ("organization", "country", "role"),
    "people": ("name", "title"),
    "events": ("kind", "edtf"),
    "initiatives": ("name",),
    "organizations": ("name", "country"),
    "quantities": ("value", "unit", "qualifier", "per"),
    "statements": ("speaker", "starts_with"),
}

# What a key of a label may hold, in words; a key that is not here is a person's own note.
_WORDS, _NUMBER, _LIST = "words between quotation marks, or null", "a number", "a list of values, in brackets"
_SHAPES = {
    **dict.fromkeys(("value", "value_max"), _NUMBER),
    **dict.fromkeys(("aliases", "alt_edtf", "alt_kinds", "alt_titles", "alt_per", "alt_qualifiers"), _LIST),
    **dict.fromkeys(("alt_countries", "alt_roles", "alt_units"), _LIST),
    **dict.fromkeys((key for keys in REQUIRED.values() for key in keys if key != "value"), _WORDS),
    "optional": "true or false",
}


def parse_gold(text: str, where: str) -> Gold:
    """The labels of one document from JSON. Raises ``InputError`` if they are not what the families need."""
    try:
        gold = json.loads(text, object_pairs_hook=_unrepeated)
    except RecursionError:
        raise InputError("the labels are nested too deeply", where, "write {family: [facts]}") from None
    except _Repeated as error:
        raise InputError(f"the labels give {error} twice in one place", where, "keep one of them") from None
    except json.JSONDecodeError as error:
        raise InputError(
            f"the labels are not JSON: {error.msg}", f"{where}, line {error.lineno}", "correct the file"
        ) from error
    if not isinstance(gold, dict):
        raise InputError("the labels are not an object of families", where, "write {family: [facts]}")
    for family, items in gold.items():
        if family not in REQUIRED:
            known = ", ".join(REQUIRED)
            raise InputError(f"unknown family of facts {family!r}", where, f"use one of: {known}")
        _check_items(family, items, where)
    return gold


class _Repeated(Exception):
    """A key of an object that stands in it twice: JSON would keep the last one in silence."""


def _unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Repeated(repr(key))
        found[key] = value
    return found


def _check_items(family: str, items: object, where: str) -> None:
    required = REQUIRED[family]
    if not isinstance(items, list):
        raise InputError(f"{family} is not a list of facts", where, "write a list, empty if there are none")
    for number, item in enumerate(items, start=1):
        lacking = [key for key in required if not isinstance(item, dict) or key not in item]
        if lacking:
            raise InputError(
                f"a fact of {family} lacks {', '.join(lacking)}",
                f"{where}, {family} {number}",
                "add what is missing",
            )
        for key, value in item.items():
            if wanted := _misshapen(key, value):
                place = f"{where}, {family} {number}"
                raise InputError(f"a fact of {family} has a bad value for {key}", place, f"write {wanted}")


def _misshapen(key: str, value: object) -> str:
    """What to write instead of the value of a key of a label; "" if it will do."""
    wanted = _SHAPES.get(key, "")
    fits: dict[str, bool] = {
        _WORDS: value is None or isinstance(value, str),
        _NUMBER: value is None or (isinstance(value, int | float) and not isinstance(value, bool)),
        _LIST: isinstance(value, list),
        "true or false": isinstance(value, bool),
    }
    return "" if fits.get(wanted, True) else wanted
