"""The end of a build: what was corrected is told, and a long list of it is cut."""

from __future__ import annotations

import pytest

from pipeline.flow import BuildResult
from pipeline.model import Skipped
from pipeline.report import summary

LINES = tuple(f"drop people x{number} (Ana Ruiz, 2026-02-01)" for number in range(52))
# How many corrections, how many seen → the lines about them.
TOLD: list[tuple[int, int, list[str]]] = [
    (0, 0, []),
    (1, 0, ["1 correction applied:", f"  - {LINES[0]}"]),
    (
        2,
        1,
        [
            "2 corrections applied:",
            f"  - {LINES[0]}",
            f"  - {LINES[1]}",
            "1 notice or passage is marked as seen.",
        ],
    ),
    (0, 2, ["2 notices and passages are marked as seen."]),
    (
        52,
        0,
        [
            "52 corrections applied:",
            *(f"  - {line}" for line in LINES[:50]),
            "  … and 2 more: SELECT * FROM corrections",
        ],
    ),
]


def test_corrections_that_sources_left_out_take_along_are_told_one_by_one() -> None:
    unfit = ("corrections.toml, line 9: no row of `people` has the id `x`",)
    result = BuildResult(False, rows={"people": 3}, skipped=(Skipped("bad.txt", "not UTF-8"),), unfit=unfit)
    lines = list(summary(result, "build"))
    assert lines[lines.index("Left out: 1 source that could not be read:") :][1:4] == [
        "  - bad.txt: not UTF-8",
        "Left out with them: 1 correction that did not fit:",
        f"  - {unfit[0]}",
    ]


@pytest.mark.parametrize(("count", "seen", "expected"), TOLD)
def test_the_summary_lists_what_was_corrected(count: int, seen: int, expected: list[str]) -> None:
    result = BuildResult(fresh=False, rows={"people": 3}, corrections=LINES[:count], seen=seen)
    lines = list(summary(result, "build"))
    assert lines[3 : lines.index("Coverage: 0 of 0 passages gave facts, headings aside.")] == expected
