"""Documents about economic dialogues go in; a dataset in which every fact points at its own words comes out.

    from pipeline import add, build, cite, coverage, diff, drift, export, query, show, tables, trace, validate, verify

The verbs load on first use, so that neither ``hled --help`` nor a look at one module waits for pandas.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.verbs import (
        add,
        build,
        cite,
        coverage,
        diff,
        drift,
        query,
        show,
        tables,
        trace,
        validate,
        verify,
    )

__all__ = [
    "add",
    "build",
    "cite",
    "coverage",
    "diff",
    "drift",
    "export",
    "query",
    "show",
    "tables",
    "trace",
    "validate",
    "verify",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("pipeline.verbs"), name)
    raise AttributeError(f"module 'pipeline' has no attribute {name!r}")


class _Package(ModuleType):
    """Keeps the verb ``validate`` from being replaced by the stage of that name.

    Importing the module ``pipeline.validate`` binds it in this package; without this, what a notebook gets
    from ``from pipeline import validate`` would depend on what had run before.
    """

    validate = property(lambda self: __getattr__("validate"), lambda self, module: None)


sys.modules[__name__].__class__ = _Package
