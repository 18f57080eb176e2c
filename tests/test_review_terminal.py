"""``hled review`` as a person uses it: at a terminal, answer by answer, and what it says without one."""

from __future__ import annotations

import json
import os
import pty
import signal
import stat
import subprocess
import time
from pathlib import Path

import pytest
from reviewing import TALKS, conversation
from workbench import HLED, contents, hled, lay

from pipeline.corrections.entries import parse

pytestmark = pytest.mark.slow
SIGNED = ("review", "--who", "Ana Ruiz", "--date", "2026-02-01")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = lay(tmp_path_factory.mktemp("talks"), {"raw/talks.md": TALKS})
    assert hled("build", cwd=folder).returncode == 0
    return folder


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Path:
    """A copy of a built dataset that may be corrected."""
    lay(tmp_path, {name: data for name, data in contents(built).items() if data is not None})
    return tmp_path


def notice(desk: Path, kind: str) -> str:
    """The id of the notice of a kind."""
    listed = json.loads(hled("review", "--format", "json", "--kind", kind, cwd=desk).stdout)
    return str(listed[0]["row"])


def corrections(desk: Path) -> str:
    return (desk / "raw/corrections.toml").read_text(encoding="utf-8")


def test_a_walk_through_shows_each_item_and_writes_a_correction_for_a_yes(desk: Path) -> None:
    slip, plural = (notice(desk, kind) for kind in ("abbreviation-variant", "plural-of-one"))
    answers = ["Ana Ruiz", "y", "The council is another body.", "s", "", "n", "x", "q"]
    status, screen = conversation(desk, "review", "--date", "2026-02-01", answers=answers)
    assert status == 0
    assert screen == (
        "your name, for the corrections: Ana Ruiz\n"
        "\n"
        "1 of 7  abbreviation-variant\n"
        '  "HLTC" is nowhere explained; taken for a slip of "HLTD"\n'
        "  Canada–Peru High-Level Trade Dialogue\n"
        "    In 2016, the HLTC met in Lima.\n"
        "  states events hltd-2016-meeting-lima, aliases canada-peru-high-level-trade-dialogue-hltc, places lima\n"
        '  y  drop the alias "HLTC" of canada-peru-high-level-trade-dialogue\n'
        "  a  add a fact that this passage states\n"
        "  e  write it, edited first\n"
        "  s  right as it is: do not show it again\n"
        "  n  next\n"
        "  q  quit\n"
        "> y\n"
        "  reason: The council is another body.\n"
        "  written to raw/corrections.toml\n"
        "\n"
        "2 of 7  plural-of-one\n"
        '  "Departments of Finance" names one body; read as "Department of Finance"\n'
        "  Canada–Peru High-Level Trade Dialogue > Members\n"
        "    Departments of Finance\n"
        "  states organizations department-of-finance-can, memberships hltd-department-of-finance-can\n"
        "  y  replace organizations.name of department-of-finance-can: Department of Finance → Departments of Finance\n"
        "  a  add a fact that this passage states\n"
        "  e  write it, edited first\n"
        "  s  right as it is: do not show it again\n"
        "  n  next\n"
        "  q  quit\n"
        "> s\n"
        "  reason [Read rightly.]:\n"
        "  written to raw/corrections.toml\n"
        "\n"
        "3 of 7  nothing-read\n"
        "  somebody or a date is named here, but no rule read a fact\n"
        "  Canada–Peru High-Level Trade Dialogue > Members\n"
        "    Canadian participants:\n"
        "  y  add a fact that this passage states\n"
        "  s  right as it is: do not show it again\n"
        "  n  next\n"
        "  q  quit\n"
        "> n\n"
        "\n"
        "4 of 7  second-role\n"
        '  "Department of Industry" is named as participant as well; kept as co_chair\n'
        "  Canada–Peru High-Level Trade Dialogue > Members\n"
        "    Department of Industry\n"
        "  y  replace memberships.role of hltd-department-of-industry-can: co_chair → participant\n"
        "  a  add a fact that this passage states\n"
        "  e  write it, edited first\n"
        "  s  right as it is: do not show it again\n"
        "  n  next\n"
        "  q  quit\n"
        "> x\n"
        "  one of: y a e s n q\n"
        "> q\n"
        "2 answers written; `hled build` applies them.\n"
    )
    assert corrections(desk) == (
        "[[drop]]\n"
        'table = "aliases"\n'
        'row = "canada-peru-high-level-trade-dialogue-hltc"\n'
        f'notice = "{slip}"\n'
        'reason = "The council is another body."\n'
        'who = "Ana Ruiz"\n'
        "date = 2026-02-01\n"
        "\n"
        "[drop.expect]\n"
        'alias = "HLTC"\n'
        "\n"
        "[[seen]]\n"
        'table = "notices"\n'
        f'row = "{plural}"\n'
        'expect = "Departments of Finance"\n'
        'reason = "Read rightly."\n'
        'who = "Ana Ruiz"\n'
        "date = 2026-02-01\n"
    )
    build = hled("build", cwd=desk)
    assert build.returncode == 0, build.stderr
    assert (
        "1 correction applied:\n  - drop aliases canada-peru-high-level-trade-dialogue-hltc (Ana Ruiz, 2026-02-01)\n"
        "1 notice or passage is marked as seen.\n" in build.stdout
    )
    listed = json.loads(hled("review", "--format", "json", cwd=desk).stdout)
    assert [one["kind"] for one in listed] == [
        "nothing-read", "second-role", "date-against-list", "nothing-read", "nothing-read",
    ]  # fmt: skip


def test_a_fact_that_no_rule_read_is_asked_for_and_added(desk: Path) -> None:
    person = ["people", "Rosa Sol", "", "the weather in Lima", "The weather in Lima", "She forecast it."]
    answers = ["n", "n", "n", "n", "n", "y", *person, "q"]
    status, screen = conversation(desk, *SIGNED, answers=answers)
    assert status == 0
    assert "the passage does not say that; copy its words" in screen
    assert screen.endswith("1 answer written; `hled build` applies them.\n")
    (entry,) = parse(corrections(desk).encode(), "c")
    assert (entry.kind, entry.values, entry.quote) == ("add", {"name": "Rosa Sol"}, "The weather in Lima")
    assert '- add people "The weather in Lima"' in hled("build", cwd=desk).stdout
    assert "«The weather in Lima»" in hled("trace", "rosa-sol", cwd=desk).stdout


def test_all_that_stood_in_the_file_is_kept_to_the_last_byte(desk: Path) -> None:
    before = (
        b"\xef\xbb\xbf# mine, \xe2\x80\x9cas it is\xe2\x80\x9d\r\n[[seen]] # first\r\n"
        b'row = "plural-of-one-in-words-of-before"\r\ntable = "notices"\r\n'
        b'expect = "Departments of Finance"\r\nreason = "x"\r\nwho = "B"\r\ndate = 2026-01-01 # no line end'
    )
    path = desk / "raw/corrections.toml"
    path.write_bytes(before)
    assert hled("build", cwd=desk).returncode == 0
    status, screen = conversation(desk, *SIGNED, answers=["y", "So.", "q"])
    assert status == 0 and "1 of 6" in screen
    assert path.read_bytes().startswith(before + b'\n\n[[drop]]\ntable = "aliases"\n')
    assert hled("build", cwd=desk).returncode == 0


def editor(desk: Path, script: str) -> str:
    """An editor that runs a line of Python over the text of its file."""
    path = desk / "editor"
    path.write_text(
        "#!/usr/bin/env python3\nimport pathlib, sys\npath = pathlib.Path(sys.argv[1])\ntext = path.read_text()\n"
        f"path.write_text({script})\n"
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_a_proposal_may_be_edited_before_it_is_written(desk: Path) -> None:
    edit = editor(desk, "text.replace('Departments of Finance', 'Ministry of Finance')")
    answers = ["n", "e", "The ministry is meant.", "q"]
    status, _ = conversation(desk, *SIGNED, answers=answers, EDITOR=edit, VISUAL="")
    assert status == 0
    (entry,) = parse(corrections(desk).encode(), "c")
    assert (entry.value, entry.reason) == ("Ministry of Finance", "The ministry is meant.")
    assert hled("build", cwd=desk).returncode == 0


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("text.replace('column', 'colunm')", "unknown key `colunm`"),
        ("text.replace('Department of', 'Office of')", 'is "Department of Finance", not "Office of Finance"'),
        ("text.replace('[[replace]]', '[[replace]')", "corrections.toml is malformed"),
        ("''", "nothing was written"),
    ],
)
def test_what_cannot_be_applied_is_told_and_not_written(script: str, told: str, desk: Path) -> None:
    again = [] if script == "''" else ["n"]
    answers = ["n", "e", "So.", *again, "q"]
    status, screen = conversation(desk, *SIGNED, answers=answers, EDITOR=editor(desk, script), VISUAL="")
    assert status == 0
    assert told in screen and screen.endswith("Nothing was written.\n")
    assert not (desk / "raw/corrections.toml").exists()


def test_a_question_may_be_given_up_and_the_item_is_still_there(desk: Path) -> None:
    status, screen = conversation(desk, *SIGNED, answers=["y", "", ".", "a", "people", ".", "n", "q"])
    assert status == 0
    assert screen.count("nothing was written") == 2 and "a correction needs one; . gives up" in screen
    assert screen.endswith("Nothing was written.\n")


def test_an_interrupt_keeps_what_was_written_before_it(desk: Path) -> None:
    mine, theirs = pty.openpty()
    process = subprocess.Popen(
        [HLED, *SIGNED], stdin=theirs, stdout=theirs, stderr=theirs, cwd=desk, start_new_session=True,
        env=os.environ | {"TERM": "xterm"},
    )  # fmt: skip
    os.close(theirs)
    screen = b""
    for wait, answer in ((b"> ", b"s\n"), (b": ", b"\n"), (b"> ", b"")):
        while not screen.endswith(wait):
            screen += os.read(mine, 65536)
        os.write(mine, answer)
        screen = b"" if answer else screen
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 130
    os.close(mine)
    assert [entry.kind for entry in parse(corrections(desk).encode(), "c")] == ["seen"]


def test_without_a_terminal_it_says_what_to_do(desk: Path) -> None:
    done = hled(*SIGNED, cwd=desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "error: there is nobody to ask: this is no terminal\n"
        "  to do: run it in a terminal; `hled review --list` tells what there is,"
        " docs/corrections.md how to write it by hand\n"
    )


def test_the_list_tells_what_there_is_in_lines_and_as_json(desk: Path) -> None:
    slip = notice(desk, "abbreviation-variant")
    lines = hled("review", "--list", cwd=desk).stdout.splitlines()
    assert lines[0].split() == ["number", "kind", "source", "words", "message"]
    assert lines[2].split()[:4] == ["1", "abbreviation-variant", "talks", "HLTC"]
    assert len(lines) == 9
    one = json.loads(hled("review", "--list", "--format", "json", cwd=desk).stdout)[0]
    assert one.pop("passage_id").startswith("talks-in-2016-the-hltc-met-in")
    assert one == {
        "number": 1,
        "kind": "abbreviation-variant",
        "message": '"HLTC" is nowhere explained; taken for a slip of "HLTD"',
        "table": "notices",
        "row": slip,
        "source_id": "talks",
        "section": "Canada–Peru High-Level Trade Dialogue",
        "passage": "In 2016, the HLTC met in Lima.",
        "start": 13,
        "end": 17,
        "words": "HLTC",
        "states": [
            "events/hltd-2016-meeting-lima",
            "aliases/canada-peru-high-level-trade-dialogue-hltc",
            "places/lima",
        ],
        "proposals": [
            {
                "does": 'drop the alias "HLTC" of canada-peru-high-level-trade-dialogue',
                "entries": '[[drop]]\ntable = "aliases"\nrow = "canada-peru-high-level-trade-dialogue-hltc"\n'
                f'notice = "{slip}"\n\n'
                '[drop.expect]\nalias = "HLTC"\n',
            }
        ],
        "seen": f'[[seen]]\ntable = "notices"\nrow = "{slip}"\nexpect = "HLTC"\n',
    }


def test_one_kind_or_one_source_may_be_reviewed_alone(desk: Path) -> None:
    def kinds(*options: str) -> list[str]:
        done = hled("review", "--format", "json", *options, cwd=desk)
        assert done.returncode == 0, done.stderr
        return [one["kind"] for one in json.loads(done.stdout)]

    assert kinds("--kind", "nothing-read") == ["nothing-read"] * 3
    assert len(kinds("--source", "talks")) == 7
    status, screen = conversation(desk, *SIGNED, "--kind", "second-role", answers=["n"])
    assert (status, "1 of 1  second-role" in screen) == (0, True)
    for options, told in {
        ("--source", "talk"): "there is no source `talk`\n  to do: did you mean `talks`?",
        (
            "--kind",
            "second-rol",
        ): "there is no kind of notice to review `second-rol`\n  to do: did you mean `second-role`?",
    }.items():
        done = hled("review", "--list", *options, cwd=desk)
        assert done.returncode == 2 and told in done.stderr


def test_sources_may_have_come_in_any_order(desk: Path) -> None:
    lay(desk, {"raw/a-later-one.md": TALKS.replace("Lima", "Cusco")})
    assert hled("build", cwd=desk).returncode == 0
    listed = json.loads(hled("review", "--format", "json", cwd=desk).stdout)
    assert {one["source_id"] for one in listed} == {"a-later-one", "talks"}
    flagged = "The weather in Cusco was fair, and Canada liked it."
    ahead = ["n"] * [one["words"] for one in listed].index(flagged)
    status, _ = conversation(
        desk, *SIGNED, answers=[*ahead, "y", "people", "Rosa Sol", "", "", "She made it.", "q"]
    )
    assert status == 0
    assert hled("build", cwd=desk).returncode == 0
    assert f"«{flagged}»" in hled("trace", "rosa-sol", cwd=desk).stdout


def test_when_all_is_settled_there_is_nothing_to_review(desk: Path) -> None:
    answers = [answer for _ in range(7) for answer in ("s", "")]
    assert conversation(desk, *SIGNED, answers=answers)[0] == 0
    assert hled("build", cwd=desk).returncode == 0
    assert conversation(desk, *SIGNED, answers=[]) == (0, "Nothing to review.\n")
    assert hled("review", "--list", cwd=desk).stdout.startswith("Nothing to review: every notice is settled")
    assert hled("review", "--format", "json", cwd=desk).stdout == "[]\n"


@pytest.mark.parametrize("change", ["a source", "a correction"])
def test_a_build_of_something_else_has_to_be_made_anew_first(change: str, desk: Path) -> None:
    name = "talks.md" if change == "a source" else "corrections.toml"
    with (desk / "raw" / name).open("a") as file:
        file.write("# More\n")
    done = hled("review", "--list", cwd=desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "error: the build is not of what is in the raw folder now\n  where: build\n  to do: run `hled build` first\n"
    )


def test_without_a_build_it_says_what_to_do(tmp_path: Path) -> None:
    lay(tmp_path, {"raw/talks.md": TALKS})
    done = hled("review", "--list", cwd=tmp_path)
    assert (
        done.returncode == 2
        and "there is no dataset here" in done.stderr
        and "run `hled build`" in done.stderr
    )


def test_a_source_cannot_drive_the_terminal_of_the_review(tmp_path: Path) -> None:
    lay(tmp_path, {"raw/a.txt": "It rained \x1b[31m in Lima in 2014.\n"})
    assert hled("build", cwd=tmp_path).returncode == 0
    mine, theirs = pty.openpty()
    process = subprocess.Popen([HLED, *SIGNED], stdin=theirs, stdout=theirs, stderr=theirs, cwd=tmp_path)
    os.close(theirs)
    screen = b""
    while not screen.endswith(b"> "):
        screen += os.read(mine, 65536)
    os.write(mine, b"q\n")
    process.wait(30)
    os.close(mine)
    assert "␛[31m".encode() in screen and b"\x1b[31m" not in screen
