"""Setting up: two commands on a fresh machine, and nothing that only works on this one."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from workbench import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
LOCKS = [ROOT / "requirements.lock", *sorted((ROOT / "tools").glob("*/*.lock"))]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!;]", name)[0]).lower()


def test_make_help_lists_every_target_in_a_line() -> None:
    # Run by `make test`, this is a make within make, which would tell the folder it enters.
    command = ["make", "--no-print-directory", "help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    listed = [line.split()[1] for line in done.stdout.splitlines()]
    assert listed == re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[1].split()  # type: ignore[index]
    assert all(re.fullmatch(r"  make [a-z-]+ +\S.{10,70}", line) for line in done.stdout.splitlines())


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_a_lock_pins_every_dependency_with_hashes_and_names_no_index(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    entries = re.split(r"\n(?=\S)", "\n".join(lines))
    assert len(entries) == len(re.findall(r"^\S+==", text, re.MULTILINE)) > 0
    assert all(re.match(r"[A-Za-z0-9._-]+==\S+ \\\n +--hash=sha256:[0-9a-f]{64}", entry) for entry in entries)
    assert not re.search(r"://|--(extra-)?index|--find-links|--trusted", text)


@pytest.mark.parametrize("path", LOCKS[1:], ids=lambda path: path.name)
def test_the_lock_of_a_tool_holds_what_it_is_for(path: Path) -> None:
    wanted = {normal(name) for name in path.with_suffix(".in").read_text(encoding="utf-8").split()}
    assert wanted <= {normal(line) for line in path.read_text(encoding="utf-8").splitlines() if "==" in line}


def test_the_lock_holds_every_declared_dependency() -> None:
    project = SETTINGS["project"]
    declared = {normal(name) for name in [*project["dependencies"], *project["optional-dependencies"]["dev"]]}
    locked = {normal(name) for name in re.findall(r"^([A-Za-z0-9._-]+)==", LOCK, re.MULTILINE)}
    assert declared - locked == set()
    assert "setuptools" in locked  # builds the editable install without asking an index again


@pytest.mark.parametrize("target", ["build", "test", "check", "bench"])
def test_every_target_that_runs_the_program_sets_it_up_first(target: str) -> None:
    assert re.search(rf"^{target}: \$\(READY\)", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize(("target", "tools"), [("test", "VALIDATORS"), ("test", "LOADERS"), ("check-release", "VALIDATORS"),
                                               ("check-loaders", "LOADERS")])  # fmt: skip
def test_what_runs_tools_installs_them_first(target: str, tools: str) -> None:
    assert re.search(rf"^{target}: \$\(READY\).* \$\({tools}\)", MAKEFILE, re.MULTILINE)
    assert "tools/validators/*.lock" in MAKEFILE and "$(LOADERS): tools/loaders/loaders.lock" in MAKEFILE
    assert MAKEFILE.count("--require-hashes -r $<") == 2


def test_setting_up_again_does_nothing_while_the_lock_stands() -> None:
    """Only the lock or the project file cause work; the program itself is installed by reference."""
    rule = re.search(r"^\$\(READY\): (.*)$", MAKEFILE, re.MULTILINE)
    assert rule is not None and rule[1].split() == ["requirements.lock", "pyproject.toml"]
    assert (
        "--require-hashes -r requirements.lock" in MAKEFILE
        and "--no-deps --no-build-isolation -e ." in MAKEFILE
    )


def test_the_gate_runs_the_tests_then_lint_types_and_import_contracts_then_validates_a_release() -> None:
    gate = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert re.findall(r"^make .*$", gate, re.MULTILINE) == [
        "make test",
        "make check",
        'make release VERSION=0.0.0 HLED_ARGS="--date 2026-01-01 --out build/checked"',
        "make check-release RELEASES=build/checked/hled-0.0.0",
    ]
    assert "set -euo pipefail" in gate and (ROOT / ".ci/run").stat().st_mode & 0o111
    check = MAKEFILE[MAKEFILE.index("\ncheck:") : MAKEFILE.index("\nbench:")]
    assert re.findall(r"\$\(BIN\)/(.*)", check) == [
        "ruff check .",
        "ruff format --check .",
        "mypy",
        "lint-imports",
    ]
