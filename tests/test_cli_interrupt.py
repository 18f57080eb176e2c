"""An interrupt ends a build at once, whatever it is at, and nothing is left of it."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

import pytest
from workbench import HLED, RAW, contents, hled

pytestmark = pytest.mark.slow


def interrupted(build: Path, stage: str, wait: float = 0) -> tuple[int, str]:
    """Build, and ``wait`` seconds after a stage is told to be done interrupt the parent process alone."""
    command = [HLED, "build", "--raw", RAW, "--build", build, "--force"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith(stage):
            break
    time.sleep(wait)
    process.send_signal(signal.SIGINT)
    try:
        _, told = process.communicate(timeout=30)
    finally:
        process.kill()
    return process.returncode, told.strip()


# The stage that is done when the interrupt comes, and how many seconds later.
MOMENTS = [
    ("read", 0.0),
    ("read", 0.05),
    ("read", 0.2),
    ("resolve", 0.0),
    ("validate", 0.0),
    ("validate", 0.05),
]


@pytest.mark.parametrize(("stage", "wait"), MOMENTS)
def test_an_interrupted_build_says_so_exits_130_and_leaves_no_folder(
    stage: str, wait: float, tmp_path: Path
) -> None:
    assert interrupted(tmp_path / "new" / "build", stage, wait) == (130, "interrupted")
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("stage", ["read", "validate"])
def test_after_an_interrupt_the_last_build_stands_and_the_next_need_not_wait(
    stage: str, tmp_path: Path
) -> None:
    hled("build", "--raw", RAW, "--build", tmp_path)
    before = contents(tmp_path)
    assert interrupted(tmp_path, stage) == (130, "interrupted")
    assert contents(tmp_path) == before
    assert "Nothing changed" in hled("build", "--raw", RAW, "--build", tmp_path).stdout


def test_an_interrupt_that_a_library_made_an_error_of_its_own_is_still_one() -> None:
    """DuckDB raises a RuntimeError where it finds that it was interrupted."""
    done = subprocess.run(
        [HLED.parent / "python", "-c", SWALLOWED], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (130, "interrupted\n")


SWALLOWED = """
import os, signal
import click
from pipeline import cli

def main(**options):
    try:
        os.kill(os.getpid(), signal.SIGINT)
    except KeyboardInterrupt:
        raise RuntimeError("Query interrupted") from None

cli.cli.main = main
cli.main()
"""
