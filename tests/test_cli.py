"""The command line, run as a person or a script runs it."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from serving import serving
from test_network import offline
from workbench import ARTICLE, HLED, RAW, ROOT, contents, hled, lay

from pipeline import cli
from pipeline.browse.coverage import coverage

pytestmark = pytest.mark.slow
COMMANDS = sorted(cli.cli.commands)


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The article, built once for all the questions below."""
    folder = tmp_path_factory.mktemp("article") / "build"
    done = hled("build", "--raw", RAW, "--build", folder)
    assert done.returncode == 0, done.stderr
    return folder


def terminal(*arguments: str | Path, columns: int = 100) -> str:
    """What a terminal of so many columns receives, with its colour codes."""
    mine, theirs = pty.openpty()
    process = subprocess.Popen([HLED, *map(str, arguments)], stdout=theirs, stderr=theirs, cwd=ROOT,
                               env=os.environ | {"COLUMNS": str(columns), "TERM": "xterm-256color"})  # fmt: skip
    os.close(theirs)
    received = b""
    while True:
        try:
            block = os.read(mine, 65536)
        except OSError:  # how Linux says that nobody writes any more
            break
        if not block:
            break
        received += block
    os.close(mine)
    assert process.wait(60) == 0, received.decode()
    return received.decode().replace("\r\n", "\n")


def uncoloured(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)


def test_the_commands_are_these() -> None:
    assert set(COMMANDS) >= {"build", "coverage", "query", "show", "tables", "trace", "validate"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_tells_what_it_does_and_gives_an_example(command: str) -> None:
    done = hled(command, "--help")
    assert done.returncode == 0
    assert re.search(rf"Example:\n +hled {command}\b", done.stdout)
    options = [option for option in cli.cli.commands[command].params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize(
    "command", [name for name in COMMANDS if name != "serve"]
)  # which stays: test_site_serve.py
def test_the_example_of_a_command_works_and_asks_nobody_unless_that_is_what_it_is_for(
    command: str, build: Path, tmp_path: Path
) -> None:
    """In a folder with raw/ and build/ as the defaults expect them."""
    lines = cli.cli.commands[command].help.splitlines()  # type: ignore[union-attr]
    example = next(line.strip() for line in lines if line.strip().startswith("hled "))
    shutil.copytree(build, tmp_path / "build")
    shutil.copytree(RAW, tmp_path / "raw")
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    lay(tmp_path, {"fact-sheet.md": "# Fact sheet\n\nMinisters met in Ottawa on May 6, 2013.\n"})
    if "hled-1.0.0" in example:
        made = hled("release", "--version", "1.0.0", "--date", "2026-05-31", cwd=tmp_path)
        assert made.returncode == 0, made.stderr
    with serving() as server:
        declaration = tmp_path / "raw" / ARTICLE / "source.toml"
        here = server.page("/article.md", (RAW / ARTICLE / f"{ARTICLE}.md").read_bytes())
        if command == "drift":  # for all others the build is of just this raw folder
            declaration.write_text(re.sub(r"https?:[^\"]*", here, declaration.read_text()))
        program = HLED if command == "drift" else offline(tmp_path / "offline-hled")
        done = subprocess.run(example.replace("hled", str(program), 1), shell=True, cwd=tmp_path, check=False,
                              capture_output=True, text=True)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_a_build_ends_with_rows_coverage_notices_and_time(tmp_path: Path) -> None:
    done = hled("build", "--raw", RAW, "--build", tmp_path / "build")
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines[:6]] == [
        "read",
        "parse",
        "extract",
        "resolve",
        "validate",
        "publish",
    ]
    assert re.search(r"^memberships +18$", done.stdout, re.MULTILINE)
    assert re.search(r"^Coverage: \d+ of \d+ passages gave facts", done.stdout, re.MULTILINE)
    assert re.search(r"^Notices: \d+:\n  [a-z-]+ \(\d+\)\n    - ", done.stdout, re.MULTILINE)
    assert re.fullmatch(r"Built .*/build in \d+\.\d\d s\.", lines[-1])
    assert (done.returncode, done.stderr) == (0, "")


def test_a_build_of_the_same_again_says_so_and_force_builds(build: Path) -> None:
    again = hled("build", "--raw", RAW, "--build", build)
    assert again.returncode == 0
    assert again.stdout.splitlines()[-1].startswith("Nothing changed since the last build")
    forced = hled("build", "--raw", RAW, "--build", build, "--force")
    assert forced.stdout.splitlines()[-1].startswith("Built ")


def test_two_builds_agree_in_every_byte_and_row_whatever_the_hash_seed(build: Path, tmp_path: Path) -> None:
    hled("build", "--raw", RAW, "--build", tmp_path, PYTHONHASHSEED="7", LC_ALL="C", TZ="Asia/Tokyo")
    one, two = contents(build), contents(tmp_path)
    assert one.pop("hled.duckdb") and two.pop("hled.duckdb")
    assert one == two
    dump = "SELECT table_name, row_id, quote FROM evidence ORDER BY evidence_id"
    assert hled("query", dump, "--build", build).stdout == hled("query", dump, "--build", tmp_path).stdout


def test_an_article_without_facts_builds_with_empty_tables_and_a_notice(tmp_path: Path) -> None:
    lay(tmp_path, {"raw/weather.md": "# Weather\n\nIt rained a little.\n"})
    done = hled("build", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"^events +0$", done.stdout, re.MULTILINE)
    count = hled("query", "SELECT count(*) > 0 AS noticed FROM notices", "--format", "csv", cwd=tmp_path)
    assert count.stdout == "noticed\ntrue\n"


# A command about something that does not exist → what the message must hold.
UNKNOWN = {
    ("tables", "evnts"): "did you mean `events`",
    ("trace", "us-departmnt-of-energy"): "`us-department-of-energy`",
    ("trace", "UNKNOWN"): "did you mean `USA`",
    ("trace", "hled", "--table", "peple"): "did you mean `people`",
    ("show", "us-mexico-high-level"): ARTICLE,
}


@pytest.mark.parametrize("command", UNKNOWN, ids=" ".join)
def test_an_unknown_name_exits_2_and_suggests_the_nearest(command: tuple[str, ...], build: Path) -> None:
    done = hled(*command, "--build", build)
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no" in done.stderr or "no row has" in done.stderr
    assert UNKNOWN[command] in done.stderr


QUESTIONS = [["query", "SELECT 1"], ["tables"], ["trace", "x"], ["show", "x"], ["validate"], ["coverage"]]


@pytest.mark.parametrize("command", QUESTIONS, ids=lambda command: command[0])
def test_without_a_dataset_every_question_says_what_to_do(command: list[str], tmp_path: Path) -> None:
    done = hled(*command, "--build", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no dataset here" in done.stderr and "run `hled build`" in done.stderr
    assert contents(tmp_path) == {}


def test_tables_lists_what_there_is_and_the_columns_of_one(build: Path) -> None:
    every = hled("tables", "--build", build).stdout
    assert re.search(r"^memberships +table +18 +\S", every, re.MULTILINE)
    assert re.search(r"^timeline +view +\d+ +\S", every, re.MULTILINE)
    one = hled("tables", "dialogue_parties", "--build", build).stdout
    assert re.search(r"^dialogue_id +VARCHAR +primary key, → dialogues\.dialogue_id +\S", one, re.MULTILINE)


def test_trace_shows_a_row_and_the_exact_words_that_state_it(build: Path) -> None:
    done = hled("trace", "us-department-of-energy", "--table", "organizations", "--build", build)
    assert done.returncode == 0
    assert re.search(r"^  name +U\.S\. Department of Energy$", done.stdout, re.MULTILINE)
    assert "«U.S. Department of Energy»" in done.stdout
    assert "> Organizational structure" in done.stdout
    assert "https://en.wikipedia.org/wiki/U.S.–Mexico_High-Level_Economic_Dialogue" in done.stdout


def rows_of(build: Path, sql: str) -> list[dict[str, str]]:
    return json.loads(hled("query", sql, "--build", build, "--format", "json").stdout)  # type: ignore[no-any-return]


def test_trace_finds_a_fact_of_any_table_also_by_a_composite_key(build: Path) -> None:
    sample = "SELECT table_name, min(row_id) AS row_id FROM evidence GROUP BY 1 ORDER BY 1"
    for fact in rows_of(build, sample):
        done = hled("trace", fact["row_id"], "--table", fact["table_name"], "--build", build)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith(f"{fact['table_name']} {fact['row_id']}\n")
        assert "«" in done.stdout


def test_trace_highlights_on_a_terminal(build: Path) -> None:
    shown = terminal("trace", "us-department-of-energy", "--table", "organizations", "--build", build)
    assert "\x1b[1;7mU.S. Department of Energy\x1b[0m" in shown
    assert "«" not in shown


def test_show_marks_every_mention_and_fact_and_changes_no_word(build: Path) -> None:
    done = hled("show", ARTICLE, "--build", build)
    text = (RAW / ARTICLE / f"{ARTICLE}.md").read_text(encoding="utf-8")
    assert re.sub(r"⟦[a-z_+]+: |⟧", "", done.stdout).rstrip("\n") == text.rstrip("\n")
    assert done.stdout.count("⟦") == done.stdout.count("⟧") > 100
    assert "⟦pillars: Transportation⟧" in done.stdout
    shown = uncoloured(terminal("show", ARTICLE, "--build", build))
    assert shown.count("Transportation") == text.count("Transportation")


def test_the_list_of_marks_has_all_mentions_and_evidence_at_their_offsets(build: Path) -> None:
    listed = hled("show", ARTICLE, "--list", "--build", build).stdout.splitlines()[2:]
    sql = """SELECT count(*) AS n FROM (SELECT DISTINCT char_start, char_end, table_name, row_id FROM evidence
             UNION ALL SELECT DISTINCT char_start, char_end, entity_kind, entity_id FROM mentions)"""
    assert len(listed) == rows_of(build, sql)[0]["n"]
    text = (RAW / ARTICLE / f"{ARTICLE}.md").read_text(encoding="utf-8")
    for line in listed:
        start, end, *_ = line.split()
        words = " ".join(text[int(start) : int(end)].splitlines()).rstrip()
        assert line.endswith(words) or (line.endswith("…") and words[:60] in line)


def test_validate_passes_a_good_build_and_exits_1_on_a_changed_one(build: Path, tmp_path: Path) -> None:
    good = hled("validate", "--build", build)
    assert (good.returncode, good.stdout) == (0, "every rule holds\n")
    bad = shutil.copytree(build, tmp_path / "build")
    shutil.copy(bad / "parquet/events.parquet", bad / "parquet/people.parquet")
    done = hled("validate", "--build", bad)
    assert done.returncode == 1
    assert "people.person_id" in done.stdout and "Traceback" not in done.stderr


def test_coverage_counts_the_facts_of_every_passage(build: Path) -> None:
    every = hled("coverage", "--build", build).stdout.splitlines()
    assert len(every) - 3 == rows_of(build, "SELECT count(*) AS n FROM passages")[0]["n"]
    silent = hled("coverage", "--silent-only", "--build", build).stdout.splitlines()
    assert all(re.search(r" (sentence|list_item|quote) +0 ", line) for line in silent[2:-1])


def test_coverage_says_of_every_passage_what_the_view_says(build: Path, tmp_path: Path) -> None:
    lay(tmp_path, {"raw/weather.md": "# Weather\n\nIt rained a little.\n"})
    assert hled("build", cwd=tmp_path).returncode == 0
    assert [row[:4] for row in coverage(build=tmp_path / "build").rows] == [
        ("weather", 1, "heading", 0),
        ("weather", 2, "sentence", 0),
    ]
    viewed = rows_of(build, "SELECT source_id, ordinal, kind, facts, text FROM coverage ORDER BY 1, 2")
    assert coverage(build=build).rows == [tuple(row.values()) for row in viewed]


def test_an_answer_too_wide_for_the_terminal_is_a_block_a_row(build: Path) -> None:
    sql = "SELECT * FROM events ORDER BY event_id"
    rows = rows_of(build, sql)
    shown = uncoloured(terminal("query", sql, "--build", build, columns=80))
    assert max(map(len, shown.splitlines())) <= 80
    heads = [line.strip() for line in shown.splitlines() if line.startswith("row ")]
    assert heads == [f"row {number}" for number in range(1, len(rows) + 1)]
    for row in rows:
        assert f"event_id:{row['event_id']}" in "".join(shown.split())
    narrow = uncoloured(terminal("query", "SELECT event_id, title FROM events", "--build", build, columns=80))
    assert "row 1" not in narrow


def test_many_short_columns_that_fit_the_terminal_stay_a_table(build: Path) -> None:
    shown = uncoloured(terminal("query", "SELECT 1 a, 2 b, 3 c, 4 d, 5 e, 6 f, 7 g, 8 h", "--build", build))
    assert "row 1" not in shown and "a  b  c  d" in " ".join(shown.split("\n")).replace("   ", "  ")


def test_a_terminal_sees_the_stages_live_and_a_table_in_its_width(build: Path, tmp_path: Path) -> None:
    shown = uncoloured(terminal("build", "--raw", RAW, "--build", tmp_path / "build"))
    assert "✓ publish" in shown and "✓ read" in shown
    table = uncoloured(terminal("query", "SELECT passage_id, text FROM passages", "--build", build))
    assert max(map(len, table.splitlines())) <= 100


def test_a_source_cannot_drive_the_terminal(tmp_path: Path) -> None:
    lay(tmp_path, {"raw/a.txt": "Title \x1b[31m red \x07 bell.\n"})
    assert hled("build", cwd=tmp_path).returncode == 0
    shown = terminal("show", "a", "--build", tmp_path / "build")
    assert "␛[31m red ␇ bell." in shown and "\x07" not in shown


def test_a_reader_that_leaves_early_is_no_fault(build: Path) -> None:
    command = f'"{HLED}" query "SELECT * FROM range(200000)" --build "{build}" | head -1'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("range\n", "")


def test_a_wrong_option_exits_2_with_the_usage() -> None:
    done = hled("build", "--nope")
    assert done.returncode == 2
    assert "Usage: hled build" in done.stderr


def test_what_only_answers_help_or_finds_nothing_new_loads_no_big_library(build: Path) -> None:
    again = ["build", "--raw", str(RAW), "--build", str(build)]
    hled(*again)
    for arguments in (["--help"], again):
        done = subprocess.run([sys.executable, "-c", LOADED, *arguments], capture_output=True, text=True,
                              cwd=ROOT, check=True)  # fmt: skip
        assert done.stdout.splitlines()[-1] == "[]"


LOADED = """
import os, sys
os._exit = lambda status: None
from pipeline.cli import main
main()
print(sorted({"pandas", "pandera", "duckdb", "pyarrow"} & sys.modules.keys()))
"""
