"""What the data is: one model a table, every column described once.

Names load on first use, so that ``schemas.edtf`` and ``--help`` do not wait for pandas and pandera.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from schemas.tables import GROUNDED, TABLES

__all__ = ["GROUNDED", "TABLES"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("schemas.tables"), name)
    raise AttributeError(f"module 'schemas' has no attribute {name!r}")
