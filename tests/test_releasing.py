"""The three commands of RELEASING.md do what it says, and so do the workflows that a tag sets off."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from workbench import ROOT

pytestmark = pytest.mark.slow
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
BIN = ROOT / ".venv-validators" / "workflows" / "bin"
COMMANDS = re.findall(r"```sh\n(.*?)```", (ROOT / "RELEASING.md").read_text(encoding="utf-8"), re.DOTALL)
WHO = {
    f"GIT_{role}_{what}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
}
ENVIRONMENTS = (".venv", ".venv-validators", ".venv-loaders")


def run(command: str, place: Path, **more: str) -> str:
    """What a command of a shell says. Fails the test if it fails."""
    environment = (
        {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")} | WHO | more
    )
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", command], cwd=place, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def checkout(place: Path) -> Path:
    """A checkout of the project as it stands, with a repository that it may be pushed to; what is installed is not again."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT,
                            capture_output=True, text=True, check=True)  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, place / name)  # with its time, by which make goes
    for name in ENVIRONMENTS:
        (place / name).symlink_to(ROOT / name)
    run(f"git init -q --bare '{place}.git' && git init -q && git remote add origin '{place}.git'", place)
    run(
        f"printf '%s\\n' {' '.join(ENVIRONMENTS)} build >.git/info/exclude && git add . && git commit -qm All",
        place,
    )
    return place


def test_there_are_three_commands() -> None:
    assert [len(block.splitlines()) for block in COMMANDS] == [3]


def test_the_three_commands_make_the_release_check_it_and_push_its_tag(tmp_path: Path) -> None:
    place = checkout(tmp_path / "place")
    made, checked, _ = (run(command, place) for command in COMMANDS[0].splitlines())
    assert "\nReleased build/release/hled-1.0.0: " in made
    with zipfile.ZipFile(place / "build" / "release" / "hled-1.0.0.zip") as archive:
        assert "hled-1.0.0/SHA256SUMS" in archive.namelist()
    lines = [line.split()[1:] for line in checked.splitlines()]
    assert ["frictionless", "holds"] in lines and ["pandas", "loads"] in lines
    assert {line[1] for line in lines} <= {"holds", "loads", "NOT"}  # not tried, where it cannot be had
    assert run("git rev-parse v1.0.0^{commit}", Path(f"{place}.git")) == run("git rev-parse HEAD", place)


# Workflows


def parsed(workflow: Path) -> dict[str, Any]:
    """A workflow as its YAML has it."""
    script = "import json, sys; from ruamel.yaml import YAML; print(json.dumps(YAML(typ='safe').load(open(sys.argv[1]))))"
    done = subprocess.run(
        [BIN / "python", "-c", script, workflow], capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def steps(workflow: Path) -> list[dict[str, Any]]:
    """The steps of all its jobs."""
    return [step for job in parsed(workflow)["jobs"].values() for step in job.get("steps", [])]


def complaints(folder: Path) -> str:
    """What GitHub's own schema and a linter for the security of workflows say of a folder of them."""
    commands = [
        [
            BIN / "check-jsonschema",
            "--builtin-schema",
            "vendor.github-workflows",
            *sorted(folder.glob("*.yml")),
        ],
        [BIN / "zizmor", "--offline", "--no-progress", "--min-severity", "medium", folder],
    ]
    done = [subprocess.run(command, capture_output=True, text=True, check=False) for command in commands]
    return "".join(each.stdout + each.stderr for each in done if each.returncode != 0)


def test_the_workflows_are_as_github_wants_them_and_safe() -> None:
    assert [workflow.name for workflow in WORKFLOWS] == ["check.yml", "release.yml"]
    assert complaints(WORKFLOWS[0].parent) == ""


FAULTS = {
    "a key that is none": ("timeout-minutes", "timeout-hours", "timeout-hours"),
    "an action that may change": (r"checkout@\w+", "checkout@main", "unpinned-uses"),
    "words of a stranger in a shell": (
        "make site",
        "make ${{ github.event.head_commit.message }}",
        "template-injection",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_workflow_is_noticed(fault: str, tmp_path: Path) -> None:
    old, new, words = FAULTS[fault]
    folder = Path(shutil.copytree(WORKFLOWS[0].parent, tmp_path / ".github" / "workflows"))
    text = (folder / "release.yml").read_text(encoding="utf-8")
    (folder / "release.yml").write_text(re.sub(old, new, text, count=1), encoding="utf-8")
    assert words in complaints(folder)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_one_commit_and_says_its_version(workflow: Path) -> None:
    used = re.findall(r"uses: (?!\./)(.*)", workflow.read_text(encoding="utf-8"))
    assert used and all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each) for each in used)


def test_changes_go_through_the_gate() -> None:
    check = parsed(WORKFLOWS[0])
    assert set(check["on"]) == {"push", "pull_request", "workflow_call"}
    assert [step["run"] for step in steps(WORKFLOWS[0]) if "run" in step][1:] == ["make build", ".ci/run"]


def test_nothing_is_released_or_published_that_did_not_pass() -> None:
    jobs = parsed(WORKFLOWS[1])["jobs"]
    assert jobs["check"]["uses"] == "./.github/workflows/check.yml"
    assert (jobs["archive"]["needs"], jobs["page"]["needs"]) == ("check", "archive")
    pages = next(step for step in steps(WORKFLOWS[1]) if "upload-pages" in step.get("uses", ""))
    assert pages["with"] == {"path": "build/site"} and {"run": "make site"} in steps(WORKFLOWS[1])


# Instead of GitHub's: it tells of a release before, brings its archive, and writes down what it is asked to make.
GH = """#!/bin/sh
case "$1 $2" in
"release list") echo v1.0.0 ;;
"release download") mkdir -p build/release && cp "$BEFORE" build/release/ ;;
"release create") printf '%s\\n' "$@" >made ;;
esac
"""


def test_a_tag_makes_checks_and_attaches_the_next_release(tmp_path: Path) -> None:
    found = checkout(tmp_path / "next")
    run("make release VERSION=1.0.0 && mv build/release/hled-1.0.0.zip .. && rm -r build", found)
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    given = {"GITHUB_REF_NAME": "v1.0.1", "PATH": f"{tmp_path}:{os.environ['PATH']}",
             "BEFORE": str(tmp_path / "hled-1.0.0.zip")}  # fmt: skip
    commands = [step["run"] for step in steps(WORKFLOWS[1]) if "run" in step]
    for command in commands:
        if command != "make site":  # which has tests of its own
            run(command, found, **given)
    _, _, tag, archive, sums, *options = (found / "made").read_text().splitlines()
    notes = found / options[options.index("--notes-file") + 1]
    assert (
        tag == "v1.0.1" and "--latest" in options and (found / archive).is_file() and (found / sums).is_file()
    )
    assert re.findall(r"^## ([^\s,]+)", notes.read_text(encoding="utf-8"), re.MULTILINE) == ["1.0.1", "1.0.0"]


def test_the_first_release_has_none_before(tmp_path: Path) -> None:
    (tmp_path / "gh").write_text("#!/bin/sh\n[ \"$1 $2\" = 'release list' ]\n")
    (tmp_path / "gh").chmod(0o755)
    fetch = next(step["run"] for step in steps(WORKFLOWS[1]) if "gh release download" in step.get("run", ""))
    assert run(fetch, tmp_path, PATH=f"{tmp_path}:{os.environ['PATH']}") == ""
