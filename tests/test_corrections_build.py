"""A build with corrections, as a user meets it: what it says, what it leaves, and when it is made again."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from correcting import entry
from workbench import RAW, ROOT, contents, hled, lay

from pipeline.corrections.entries import parse

pytestmark = pytest.mark.slow
ENERGY = (
    'table = "organizations"; row = "us-department-of-energy"; expect = { name = "U.S. Department of Energy" };'
    ' with = ["memberships/hled-us-department-of-energy-participant"]'
)
NAMES = '{ from = "Biden-Harris Administration", into = "U.S. Department of State" }'
ADMINISTRATION = (
    'table = "organizations"; from = "biden-harris-administration-usa"; into = "us-department-of-state"; expect = '
    + NAMES
)


def blocks(path: str, kind: str) -> list[str]:
    """The fenced blocks of a document."""
    return re.findall(rf"```{kind}\n(.*?)```", (ROOT / path).read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the article in raw/."""
    shutil.copytree(RAW, tmp_path / "raw")
    return tmp_path


def correct(desk: Path, toml: str) -> Path:
    (desk / "raw/corrections.toml").write_text(toml, encoding="utf-8")
    return desk


def test_the_example_of_the_readme_does_what_it_says(desk: Path) -> None:
    (example,) = blocks("README.md", "toml")
    (said,) = [block for block in blocks("README.md", "text") if "applied" in block]
    done = hled("build", cwd=correct(desk, example))
    assert (done.returncode, done.stderr) == (0, "")
    assert f"\n{said}Coverage: " in done.stdout
    assert re.search(r"^correct +1 correction$", done.stdout, re.MULTILINE)
    assert hled("trace", "pena-nieto", cwd=desk).stdout.endswith(
        "    337–347 the row by title-name, stated: Peña Nieto\n"
        "    337–347 name by correction, curated: Peña Nieto\n\n"
        "  replace name: Peña Nieto → Enrique Peña Nieto\n"
        "    Ana Ruiz, 2026-02-01: The article leaves out the first name.\n"
    )
    assert hled("validate", cwd=desk).stdout == "every rule holds\n"


def test_every_example_of_the_manual_can_be_applied(desk: Path) -> None:
    examples = blocks("docs/corrections.md", "toml")
    assert [one.split("\n")[0] for one in examples] == [
        "[[replace]]",
        "[[drop]]",
        "[[add]]",
        "[[merge]]",
        "[[seen]]",
    ]
    done = hled("build", cwd=correct(desk, "\n".join(examples)))
    assert (done.returncode, done.stderr) == (0, "")
    told = done.stdout[done.stdout.index("4 corrections applied") : done.stdout.index("Coverage:")]
    assert told == (
        "4 corrections applied:\n"
        "  - replace events.date_edtf of hled-2013-09-launch: 2013-09 → 2013-09-20 (Ana Ruiz, 2026-02-01)\n"
        "  - drop organizations us-department-of-energy and with it"
        " memberships/hled-us-department-of-energy-participant (Ana Ruiz, 2026-02-01)\n"
        '  - add people "Mexican government" (Ana Ruiz, 2026-02-01)\n'
        "  - merge organizations biden-harris-administration-usa into us-department-of-state (Ana Ruiz, 2026-02-01)\n"
        "1 notice or passage is marked as seen.\n"
    )


def test_of_a_row_that_has_gone_trace_tells_who_took_it_away_and_why(desk: Path) -> None:
    hled("build", cwd=correct(desk, entry("drop", ENERGY) + entry("merge", ADMINISTRATION)))
    gone = hled("trace", "us-department-of-energy", cwd=desk)
    assert (gone.returncode, gone.stdout) == (2, "")
    assert gone.stderr == (
        "error: no row has the id `us-department-of-energy` any more: dropped from organizations by Ana Ruiz,"
        " 2026-02-01: So it is.\n  to do: to see it again, take the correction out of raw/corrections.toml and build\n"
    )
    merged = hled("trace", "biden-harris-administration-usa", cwd=desk).stderr
    assert "any more: merged into `us-department-of-state` by Ana Ruiz, 2026-02-01: So it is." in merged
    stays = hled("trace", "us-department-of-state", cwd=desk).stdout
    assert (
        "  merge biden-harris-administration-usa into us-department-of-state\n    Ana Ruiz, 2026-02-01: So"
        in stays
    )
    near = hled("trace", "us-department-of-enrgy", cwd=desk).stderr
    assert "any more" not in near and "did you mean" in near


def test_corrections_make_a_build_anew_when_they_change_and_only_then(desk: Path) -> None:
    plain = hled("build", cwd=desk).stdout
    assert "correction" not in plain.replace("corrections   ", "")
    correct(desk, entry("drop", ENERGY))
    assert "Built build" in hled("build", cwd=desk).stdout
    assert "Nothing changed" in hled("build", cwd=desk).stdout
    correct(desk, entry("drop", ENERGY) + "# a remark\n")
    assert "Built build" in hled("build", cwd=desk).stdout


def test_the_same_corrections_give_the_same_bytes(desk: Path) -> None:
    correct(desk, entry("drop", ENERGY) + entry("merge", ADMINISTRATION))
    found = []
    for build, seed in (("one", "1"), ("two", "2")):
        hled("build", "--build", build, cwd=desk, PYTHONHASHSEED=seed)
        found.append({path: data for path, data in contents(desk / build).items() if path != "hled.duckdb"})
    assert found[0] == found[1]


# A file that cannot be applied → what is told.
FAULTS = {
    "a malformed file": ("[[drop]]\nrow = \n", ["corrections.toml is malformed", "line 2", "raw/corrections.toml"]),
    "an unknown key": (entry("drop", ENERGY + "; wih = 3"), ["unknown key `wih`", "line 1", "did you mean `with`?"]),
    "a stale guard": (
        "# first\n" + entry("drop", ENERGY.replace('U.S. Department of Energy"', 'Energy"')),
        ['is "U.S. Department of Energy", not "Energy"', "raw/corrections.toml, line 2", "look at the source again"],
    ),
    "a correction that matches nothing": (
        entry("drop", ENERGY) + entry("drop", ENERGY.replace("of-energy", "of-enrgy")),
        ["no row of `organizations` has the id `us-department-of-enrgy`", "line 9", "did you mean"],
    ),
    "two that decide the same": (entry("drop", ENERGY) * 2, ["two corrections decide the same", "lines 1 and 9"]),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_correction_that_cannot_be_applied_exits_2_and_leaves_the_last_build(
    fault: str, desk: Path
) -> None:
    hled("build", cwd=desk)
    before = contents(desk / "build")
    toml, told = FAULTS[fault]
    done = hled("build", cwd=correct(desk, toml))
    assert done.returncode == 2
    assert [words for words in told if words not in done.stderr] == []
    assert "Traceback" not in done.stderr
    assert contents(desk / "build") == before


def test_a_build_without_some_of_its_sources_does_without_their_corrections_and_says_so(desk: Path) -> None:
    """The second entry is about a source that cannot be read: it would fit again with it."""
    lay(desk, {"raw/more.txt": b"\xff\xfe"})
    correct(desk, entry("drop", ENERGY) + entry("drop", ENERGY.replace("of-energy", "of-mines")))
    assert hled("build", cwd=desk).returncode == 2
    done = hled("build", "--keep-going", cwd=desk)
    assert done.returncode == 6
    assert "1 correction applied:\n  - drop organizations us-department-of-energy" in done.stdout
    told = "corrections.toml, line 9: no row of `organizations` has the id `us-department-of-mines`"
    assert f"Left out with them: 1 correction that did not fit:\n  - {told}\nBuilt" in done.stdout
    again = hled("build", "--keep-going", cwd=desk)
    assert again.returncode == 6 and f"that did not fit:\n  - {told}\nNothing changed" in again.stdout
    sql = "SELECT message FROM notices WHERE kind = 'skipped-correction'"
    assert hled("query", sql, "--format", "csv", cwd=desk).stdout.splitlines() == [
        "message",
        f'"left out: {told}"',
    ]
    listed = hled("review", "--list", cwd=desk)
    assert listed.returncode == 0 and "skipped" not in listed.stdout
    lay(desk, {"raw/more.txt": "It rained.\n"})
    assert "did you mean" in hled("build", "--keep-going", cwd=desk).stderr


def test_a_file_of_corrections_that_cannot_be_read_says_so(desk: Path) -> None:
    (desk / "raw/corrections.toml").mkdir()
    done = hled("build", cwd=desk)
    assert done.returncode == 2
    assert done.stderr == (
        "error: the corrections cannot be read: Is a directory\n  where: raw/corrections.toml\n"
        "  to do: let it be a file that can be read, or take it away\n"
    )


def test_the_views_answer_over_corrected_tables(desk: Path) -> None:
    hled("build", cwd=correct(desk, "\n".join(blocks("docs/corrections.md", "toml"))))
    for view in (
        "timeline",
        "participants",
        "pillar_tree",
        "fact_sources",
        "coverage",
        "corroboration",
        "conflicts",
    ):
        done = hled("query", f"SELECT count(*) AS n FROM {view}", "--format", "csv", cwd=desk)
        assert int(done.stdout.split()[1]) > 0, view
    sql = "SELECT fact, quote, basis FROM fact_sources WHERE basis = 'curated' AND table_name = 'people'"
    assert hled("query", sql, "--format", "csv", cwd=desk).stdout.splitlines()[1:] == [
        "Enrique Peña,Mexican government,curated"
    ]


def test_the_manual_and_the_readme_hold_entries_that_parse() -> None:
    for path in ("README.md", "docs/corrections.md"):
        assert parse("\n".join(blocks(path, "toml")).encode(), path)
