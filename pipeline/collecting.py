"""Reading makes many objects that stay and none that refer to each other in a circle.

Python's collector looks for such circles, and would walk over all facts so far again and again to find none.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """The collector of circles stands still; what nothing refers to is freed all the same."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
