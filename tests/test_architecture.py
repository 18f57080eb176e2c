"""The house rules that a machine can hold: who imports whom, who touches the disk, how long things are."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from workbench import ROOT

PACKAGES = ("pipeline", "schemas")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))

# Who may touch the disk. The lexicon reads the tables that lie in its own package; browse.store opens a
# finished dataset; the command line writes what --output names; manifest and staging are the flow's hands, and
# the shelf is what puts a document into the raw folder; site.folder writes the page.
MAY_TOUCH_THE_DISK = {
    "pipeline/read/raw.py",
    "pipeline/read/state.py",
    "pipeline/flow.py",
    "pipeline/standing.py",
    "pipeline/arrivals.py",
    "pipeline/corrections/file.py",
    "pipeline/manifest.py",
    "pipeline/staging.py",
    "pipeline/browse/store.py",
    "pipeline/collect/shelf.py",
    "pipeline/site/folder.py",
    "pipeline/cli.py",
}
MAY_TOUCH_BELOW = ("pipeline/publish/", "pipeline/release/", "pipeline/lexicon/")
ON_DISK = {
    "open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "makedirs", "rename", "unlink",
    "rmdir", "rmtree", "iterdir", "glob", "rglob", "touch", "symlink_to", "copyfile", "move", "scandir",
    "listdir", "read_csv", "read_parquet", "to_csv", "to_parquet", "read_table", "write_table", "connect",
}  # fmt: skip


def touches(source: str) -> list[str]:
    """The calls in a module's source that reach the file system."""
    calls = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    names = (call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls)
    return [name for name in names if name in ON_DISK]


def in_memory(source: str) -> bool:
    """Parquet into a buffer is no file."""
    return "io.BytesIO()" in source


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_only_reading_publishing_releasing_and_the_flow_touch_the_disk(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    source = path.read_text(encoding="utf-8")
    if name in MAY_TOUCH_THE_DISK or name.startswith(MAY_TOUCH_BELOW) or in_memory(source):
        return
    assert touches(source) == []


@pytest.mark.parametrize(
    "planted",
    [
        "open('x')",
        "Path('x').write_text('y')",
        "duckdb.connect('x')",
        "shutil.rmtree('x')",
        "pq.write_table(t, 'x')",
    ],
)
def test_the_search_for_disk_access_finds_a_planted_one(planted: str) -> None:
    assert len(touches(f"def f():\n    return {planted}\n")) == 1


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or 0) - node.lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_stays_under_300_lines_a_function_within_40_and_says_why_it_exists(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) < 300
    assert [(name, lines) for name, lines in functions(path) if lines > 40] == []
    assert not source.strip() or ast.get_docstring(ast.parse(source))


def test_every_package_is_listed_for_installation() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = {
        path.parent.relative_to(ROOT).as_posix().replace("/", ".")
        for path in MODULES
        if path.name == "__init__.py"
    }
    assert set(settings["tool"]["setuptools"]["packages"]) == found


def contracts(root: Path) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=120, check=False,
                          env={"PYTHONPATH": str(root), "PATH": ""})  # fmt: skip


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The code and its contracts, free to be broken."""
    root = tmp_path_factory.mktemp("copy")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, root / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", root)
    return root


@pytest.mark.slow
def test_the_import_contracts_hold(copy: Path) -> None:
    done = contracts(copy)
    assert done.returncode == 0, done.stdout


# A forbidden import → the file it is planted in, and the contract that must notice.
PLANTED = {
    "import pipeline.model": ("schemas/edtf.py", "What the data is does not depend on how it is made"),
    "import pipeline.errors": ("pipeline/model.py", "The nouns depend on nothing of ours"),
    "import pipeline.publish": (
        "pipeline/parse/__init__.py",
        "A stage knows what is below it, and no other stage",
    ),
    "import pipeline.flow": (
        "pipeline/resolve/__init__.py",
        "A stage knows what is below it, and no other stage",
    ),
    "import pipeline.corrections": (
        "pipeline/validate.py",
        "A stage knows what is below it, and no other stage",
    ),
    "import pipeline.corrections.apply": ("pipeline/cli.py", "The command line calls no stage"),
    "import pipeline.read": ("pipeline/cli.py", "The command line calls no stage"),
    "import pipeline.extract.families.events": (
        "pipeline/extract/families/pillars.py",
        "A fact family knows no other family",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("planted", PLANTED)
def test_an_import_contract_catches_a_planted_fault(copy: Path, planted: str) -> None:
    file, contract = PLANTED[planted]
    good = (copy / file).read_text(encoding="utf-8")
    (copy / file).write_text(good + f"\n\n{planted}\n", encoding="utf-8")
    try:
        done = contracts(copy)
    finally:
        (copy / file).write_text(good, encoding="utf-8")
    assert done.returncode == 1
    assert f"{contract} BROKEN" in done.stdout
