"""A release beside the one before: its changelog, its ``diff.json``, and the versions that it may not have."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from releases import TALKS, home, released
from workbench import contents, hled

pytestmark = pytest.mark.slow
MORE = TALKS + "\nMinisters met in Ottawa on May 6, 2014.\n"

CHANGELOG = """\
# Changelog

What became of the facts from release to release. PATCH has the same facts, MINOR more facts or columns, MAJOR changed or
removed ones. Every single change, with the words before and after, stands in `diff.json` of its release.

## 2.0.0, 2026-07-30

Facts or columns were changed or removed since 1.1.0.

- 1 place removed, from *Talks*
- 1 event removed, from *Talks*
- 1 source changed
- 1 passage removed
- 5 quotes removed
- 1 mention removed

## 1.1.0, 2026-06-30

Facts or columns were added since 1.0.0.

- 1 place added, from *Talks*
- 1 event added, from *Talks*
- 1 source changed
- 1 passage added
- 5 quotes added
- 1 mention added

## 1.0.0, 2026-05-31

The first release: 5 facts from 1 source.
"""


def test_a_changelog_grows_by_an_entry_a_release_the_newest_first(tmp_path: Path) -> None:
    one = released(home(tmp_path), "1.0.0", "2026-05-31")
    assert json.loads((one / "diff.json").read_text())["before"] is None
    two = released(home(tmp_path, MORE), "1.1.0", "2026-06-30")
    three = released(home(tmp_path), "2.0.0", "2026-07-30")
    assert (three / "CHANGELOG.md").read_text() == CHANGELOG
    for folder, step, before in ((two, "minor", "1.0.0"), (three, "major", "1.1.0")):
        told = json.loads((folder / "diff.json").read_text())
        assert (told["step"], told["before"]["version"]) == (step, before)
        assert str(tmp_path) not in (folder / "diff.json").read_text()
        assert [change["table"] for change in told["changes"]] == ["places", "events"]


def test_a_version_that_is_too_small_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    released(home(tmp_path), "1.0.0")
    home(tmp_path, MORE)
    before = contents(tmp_path / "out")
    options = ("--date", "2026-06-30", "--out", "out")
    done = hled("release", "--version", "1.0.1", *options, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == (
        "error: the version 1.0.1 is too small: it is a PATCH step from 1.0.0, and what changed (1 place added, from"
        " *Talks*; 1 event added, from *Talks*) asks for MINOR\n"
        "  where: --version\n"
        "  to do: call it 1.1.0 or higher\n"
    )
    home(tmp_path, MORE.replace("2013", "2012"))
    smaller = hled("release", "--version", "1.1.0", *options, cwd=tmp_path)
    assert "; " in smaller.stderr and " added" not in smaller.stderr  # that alone would be MINOR
    assert "asks for MAJOR\n" in smaller.stderr
    lower = hled("release", "--version", "0.9.0", *options, cwd=tmp_path)
    assert lower.returncode == 2
    assert lower.stderr.startswith("error: the version 0.9.0 is not above 1.0.0, the release before\n")
    earlier = hled("release", "--version", "1.1.0", "--date", "2026-05-30", "--out", "out", cwd=tmp_path)
    assert earlier.returncode == 2
    assert earlier.stderr.startswith("error: the day 2026-05-30 is before that of 1.0.0, 2026-05-31\n")
    assert contents(tmp_path / "out") == before


def test_the_release_before_may_be_named_and_be_an_archive(tmp_path: Path) -> None:
    old = released(home(tmp_path / "old"), "1.0.0").with_name("hled-1.0.0.zip")
    home(tmp_path / "new", MORE)
    options = ("--date", "2026-06-30", "--previous", old)
    assert hled("release", "--version", "1.0.1", *options, cwd=tmp_path / "new").returncode == 2
    assert hled("release", "--version", "1.1.0", *options, cwd=tmp_path / "new").returncode == 0
    text = (tmp_path / "new" / "build" / "release" / "hled-1.1.0" / "CHANGELOG.md").read_text()
    assert text == CHANGELOG[: CHANGELOG.index("## 2.0.0")] + CHANGELOG[CHANGELOG.index("## 1.1.0") :]


def test_a_release_before_that_is_damaged_or_none_is_refused(tmp_path: Path) -> None:
    home(tmp_path)
    (tmp_path / "broken.zip").write_text("no")
    released(tmp_path, "1.0.0")
    for previous, message in (
        ("broken.zip", "the archive is damaged"),
        ("build", "the release before does not say which version it is"),
        ("nowhere", "there is nothing here"),
    ):
        options = ("--date", "2026-06-30", "--out", "other", "--previous", previous)
        done = hled("release", "--version", "1.1.0", *options, cwd=tmp_path)
        assert done.returncode == 2 and done.stderr.startswith(f"error: {message}"), done.stderr
        assert not (tmp_path / "other").exists()
