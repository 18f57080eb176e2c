"""Reading beside the loading of libraries: whatever becomes of the fork, the result is that of the work."""

from __future__ import annotations

import subprocess
import sys

import pytest
from workbench import ROOT

pytestmark = pytest.mark.slow

# A piece of work, done in a fresh process → what is printed.
WORK = {
    "lambda: os.getpid() != parent": "True",  # done in the fork
    "lambda: len(b'x' * 5_000_000)": "5000000",
    "lambda: 'here' if os.getpid() == parent else os._exit(3)": "here",
    "lambda: 'here' if os.getpid() == parent else os.kill(os.getpid(), 9)": "here",
    "lambda: 'here' if os.getpid() == parent else sys.exit('no')": "here",
    "lambda: 'here' if os.getpid() == parent else (lambda: 'does not pickle')": "here",
}


def run(code: str) -> subprocess.CompletedProcess[str]:
    start = "import os, sys; from pipeline.libraries import load_beside; parent = os.getpid(); "
    command = [sys.executable, "-c", start + code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("work", WORK)
def test_the_result_is_that_of_the_work(work: str) -> None:
    assert run(f"print(load_beside({work}))").stdout == f"{WORK[work]}\n"


def test_a_fault_in_the_work_is_raised_where_it_can_be_read() -> None:
    done = run("load_beside(lambda: {}['missing'])")
    assert done.returncode == 1
    assert "KeyError: 'missing'" in done.stderr


def test_where_the_libraries_are_loaded_already_nothing_forks() -> None:
    assert run("import pandas; print(load_beside(os.getpid) == parent)").stdout == "True\n"


# What befalls the parent while it loads and the child writes more than a pipe holds → how the process ends.
LOADING = {
    "lambda: 1 / 0": "ZeroDivisionError",
    "lambda: os.kill(parent, 2)": "KeyboardInterrupt",
}


@pytest.mark.parametrize("load", LOADING)
def test_a_fault_while_the_libraries_load_ends_the_child_and_is_raised(load: str) -> None:
    done = run(f"import pipeline.libraries as libraries; libraries.load = {load}\n{ENDED}")
    assert done.stdout == f"{LOADING[load]}, no child, no open pipe\n", done.stderr


ENDED = """
before = os.listdir("/proc/self/fd")
try:
    load_beside(lambda: b"x" * 5_000_000)
except BaseException as error:
    told = type(error).__name__
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    told += ", no child"
print(told + (", no open pipe" if os.listdir("/proc/self/fd") == before else ""))
"""
