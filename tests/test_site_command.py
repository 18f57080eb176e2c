"""``hled site`` as a command: the same bytes every time, whole or not at all, and every refusal in words."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

import duckdb
import pytest
from browsing import bundle
from workbench import ROOT

from pipeline import flow, site
from pipeline.errors import InputError, OutputError

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    flow.build(ROOT / "raw", folder)
    return folder


def bytes_of(folder: Path) -> dict[str, str]:
    """Every file below a folder with the digest of its bytes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


def test_the_same_dataset_gives_the_same_bytes_whatever_the_time_place_and_hash_seed(
    build: Path, tmp_path: Path
) -> None:
    bundle()
    for name, settings in {
        "one": {"PYTHONHASHSEED": "1", "TZ": "UTC"},
        "two": {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"},
    }.items():
        command = [ROOT / ".venv/bin/hled", "site", "--build", build, "--out", tmp_path / name]
        told = subprocess.run(
            command, capture_output=True, text=True, check=True, env={**os.environ, **settings, "LC_ALL": "C"}
        )
        assert told.stdout.startswith(f"Wrote {tmp_path / name / 'index.html'}: 1 source, ")
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")
    assert len(bytes_of(tmp_path / "one")) > 100


def test_a_page_takes_the_place_of_the_one_before(build: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    site.make(build, out, bundle())
    (out / "left.js").write_text("over", encoding="utf-8")
    site.make(build, out, bundle())
    assert not (out / "left.js").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_page_that_cannot_be_finished_leaves_the_one_before(
    build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    site.make(build, out, bundle())
    before = bytes_of(out)

    def broken(*_: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr(site.folder, "described", broken)
    with pytest.raises(RuntimeError, match="planted"):
        site.make(build, out, bundle())
    assert bytes_of(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_two_at_once_wait_for_each_other(build: Path, tmp_path: Path) -> None:
    command = [ROOT / ".venv/bin/hled", "site", "--build", build, "--out", tmp_path / "site"]
    bundle()
    both = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for _ in range(2)
    ]
    told = [running.communicate(timeout=120)[0] for running in both]
    assert [running.returncode for running in both] == [0, 0], told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]
    assert (tmp_path / "site" / "data" / "catalog.js").is_file()


def test_a_folder_that_holds_something_else_is_left_alone(build: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="holds no page"):
        site.make(build, tmp_path, bundle())
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_no_dataset_an_old_one_and_no_bundle_are_said_in_words(build: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no dataset here"):
        site.make(tmp_path / "none", tmp_path / "site", bundle())
    with pytest.raises(InputError, match="has not been bundled") as refused:
        site.make(build, tmp_path / "site", tmp_path)
    assert "make site" in refused.value.todo
    old = tmp_path / "old"
    shutil.copytree(build, old)
    with duckdb.connect(str(old / "hled.duckdb")) as data:
        data.execute("DROP VIEW conflicts")
    with pytest.raises(InputError, match="another version of hled: it lacks conflicts") as aged:
        site.make(old, tmp_path / "site", bundle())
    assert "hled build --force" in aged.value.todo
    assert not (tmp_path / "site").exists()


def test_make_site_without_node_says_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "package-lock.json").write_text("{}", encoding="utf-8")
    shutil.copy(ROOT / "Makefile", tmp_path)
    command = [shutil.which("make") or "make", "--silent", "site/node_modules/.package-lock.json"]
    told = subprocess.run(
        command, cwd=tmp_path, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert told.returncode == 2
    assert "make site needs Node.js 20 or newer with npm" in told.stderr


def test_the_lock_of_the_pages_packages_holds_no_address_and_pins_every_one() -> None:
    text = (ROOT / "site" / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: entry for name, entry in json.loads(text)["packages"].items() if name}
    assert "://" not in text
    assert all(entry["version"] and entry["integrity"].startswith("sha512-") for entry in packages.values())
    wanted = json.loads((ROOT / "site" / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert all(version == packages[f"node_modules/{name}"]["version"] for name, version in wanted.items())
