"""Loading pandas, pandera, DuckDB and pyarrow, which takes longer than all else in a build of one article.

They load without the garbage collector (a tenth of the time: their objects are there to stay) and without
Hypothesis, which pandera imports wherever it is installed, for what only tests would use (a seventh). Where
two processes can share the work, a fork reads the text meanwhile. A thread would not do: loading and reading
both hold the interpreter's lock, and passing it to and fro costs more than it saves.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


def load() -> None:
    """Import the libraries, if they are not there yet."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        import duckdb  # noqa: F401
        import pyarrow.parquet  # noqa: F401

        with _without("hypothesis"):
            import pandera.backends.pandas.builtin_checks
            import pandera.pandas  # noqa: F401
    finally:
        if collecting:
            gc.enable()


def load_beside(work: Callable[[], T]) -> T:
    """The result of ``work``, which must pickle, and the libraries loaded when it is there.

    The work is done in a fork of this process while that is small and simple; if the fork fails, for whatever
    reason, the work is done again here, so that errors are raised where they can be read.
    """
    if "pandas" in sys.modules or threading.active_count() > 1 or not hasattr(os, "fork"):
        load()
        return work()
    pickled, status = _loaded_beside(work)
    return pickle.loads(pickled) if status == 0 else work()


def _loaded_beside(work: Callable[[], object]) -> tuple[bytes, int]:
    """What a child wrote and how it ended. Nothing of it is left, however this ends.

    An interrupt waits until the child is in hands that end it; and the pipe closes before the wait for the
    child, which else could hang for ever in writing to a pipe that nobody reads.
    """
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    child, pipe = _fork(work, held)
    try:
        with os.fdopen(pipe, "rb") as results:
            signal.pthread_sigmask(signal.SIG_SETMASK, held)
            load()
            pickled = results.read()
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        _, status = os.waitpid(child, 0)
    return pickled, status


def _fork(work: Callable[[], object], mask: set[int]) -> tuple[int, int]:
    """A child that does the work, and the end of a pipe from which its pickled result can be read."""
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        raise
    if child:
        os.close(writing)
        return child, reading
    status = 1
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        os.close(reading)
        gc.disable()
        with os.fdopen(writing, "wb") as results:
            pickle.dump(work(), results, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)  # no clean-up: what is open here belongs to the parent


@contextmanager
def _without(module: str) -> Iterator[None]:
    """Let imports find that ``module`` is missing, unless it is loaded already."""
    blocked = module not in sys.modules
    if blocked:
        sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if blocked:
            del sys.modules[module]
