"""Whole-process times of the commands a person waits for, as multiples of a floor: importing the libraries.

The ratios hold on any machine; the seconds do not. Commands take turns, so that a slow moment hits all alike.

    python bench/startup.py [rounds]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HLED = str(Path(sys.executable).parent / "hled")
FLOOR = [sys.executable, "-c", "import pandas, pandera.pandas, duckdb, pyarrow"]


def seconds(command: list[str]) -> float:
    """How long a command takes from start to exit."""
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main(rounds: int) -> None:
    """Print the median of each command, its multiple of the floor, and the most it may be."""
    with tempfile.TemporaryDirectory() as folder:
        build = [HLED, "build", "--build", f"{folder}/build"]
        commands: dict[str, tuple[list[str], float]] = {
            "import of the libraries (floor)": (FLOOR, 1.0),
            "hled build, cold": ([*build, "--force"], 1.8),
            "hled build, nothing changed": (build, 0.4),
            "hled --help": ([HLED, "--help"], 0.15),
        }
        for command, _ in commands.values():
            seconds(command)  # fills the file cache and compiles the modules
        runs = [{name: seconds(command) for name, (command, _) in commands.items()} for _ in range(rounds)]
    medians = {name: statistics.median(run[name] for run in runs) for name in commands}
    floor = next(iter(medians.values()))
    print(f"{'median of ' + str(rounds):<34}{'seconds':>8}{'ratio':>8}{'at most':>9}")
    for name, (_, most) in commands.items():
        print(f"{name:<34}{medians[name]:>8.3f}{medians[name] / floor:>8.2f}{most:>9.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
