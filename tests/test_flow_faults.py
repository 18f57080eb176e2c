"""Whatever goes wrong in a build, the last good one stands, and nothing of the failed one is left."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from flow_stand_ins import CHANGED, build, install, one_dialogue, raw, stand_ins  # noqa: F401
from workbench import contents, lay

from pipeline import flow, staging
from pipeline.errors import InputError, OutputError, ValidationError
from pipeline.model import Document, Draft, Extraction, Passage, Ref

SPAWN = multiprocessing.get_context("spawn")  # a fork of a process with threads may hang


def test_a_file_that_no_build_made_is_never_overwritten(raw: Path, tmp_path: Path) -> None:
    mine = lay(tmp_path / "build", {"csv/mine.csv": "a,b\r\n"})
    with pytest.raises(OutputError, match="`csv` was there before and no build made it"):
        flow.build(raw, mine)
    assert contents(mine) == {"csv": None, "csv/mine.csv": b"a,b\r\n"}


def fail_in_validation(monkeypatch: pytest.MonkeyPatch) -> type[Exception]:
    def contradictory(document: Document, passages: tuple[Passage, ...]) -> Extraction:
        good = one_dialogue(document, passages)
        country = Draft("dialogue_parties", "p", {"dialogue_id": Ref("dialogues", "d"), "country_code": "??"},
                        good.drafts[0].evidence)  # fmt: skip
        return Extraction(document, passages, (*good.drafts, country))

    monkeypatch.setitem(sys.modules, "pipeline.extract", SimpleNamespace(extract=contradictory))
    return ValidationError


def fail_in_reading(monkeypatch: pytest.MonkeyPatch) -> type[Exception]:
    def refuse(raw: Path) -> Any:
        raise InputError("bad")

    monkeypatch.setattr(flow, "read", refuse)
    return InputError


def fail_halfway_through_publishing(monkeypatch: pytest.MonkeyPatch) -> type[Exception]:
    def write(tables: object, folder: Path) -> None:
        lay(folder, {"csv/events.csv": "half a"})
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.publish.TARGETS", (SimpleNamespace(write=write),))
    return OutputError


def fail_at_the_last_rename(monkeypatch: pytest.MonkeyPatch) -> type[Exception]:
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.parent.name == ".hled-staging" and self.name == "stages":
            raise PermissionError(1, "Operation not permitted")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    return OutputError


def be_interrupted_between_renames(monkeypatch: pytest.MonkeyPatch) -> type[BaseException]:
    rename = Path.rename

    def interrupted(self: Path, target: Path) -> Path:
        if self.parent.name == ".hled-staging" and self.name == "parquet":
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    return KeyboardInterrupt


FAULTS = [
    fail_in_reading,
    fail_in_validation,
    fail_halfway_through_publishing,
    fail_at_the_last_rename,
    be_interrupted_between_renames,
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_build_that_fails_leaves_the_last_good_one_as_it_was(
    raw: Path, build: Path, fault: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(build)
    (raw / "talks.txt").write_bytes(CHANGED)
    with monkeypatch.context() as faulty:
        expected = fault(faulty)
        with pytest.raises(expected):
            flow.build(raw, build)
    assert contents(build) == before
    assert not flow.build(raw, build).fresh


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_first_build_that_fails_leaves_no_folder(
    raw: Path, tmp_path: Path, fault: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(fault(monkeypatch)):
        flow.build(raw, tmp_path / "new" / "build")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("entry", ["manifest.json", "csv", "stages"])
def test_a_build_that_was_killed_between_two_renames_is_undone_by_the_next(
    raw: Path, build: Path, entry: str
) -> None:
    before = contents(build)
    (raw / "talks.txt").write_bytes(CHANGED)
    child = SPAWN.Process(target=die_at, args=(raw, build, entry))
    child.start()
    child.join(60)
    assert child.exitcode == -signal.SIGKILL
    assert contents(build) != before
    with staging.alone_in(build, lambda: None):
        pass
    assert contents(build) == before


def build_alone(raw: Path, build: Path) -> None:
    install()
    flow.build(raw, build)


def die_at(raw: Path, build: Path, entry: str) -> None:
    install()
    rename = Path.rename

    def killed(self: Path, target: Path) -> Path:
        if self.name == entry and target.parent.name != ".hled-previous":
            os.kill(os.getpid(), signal.SIGKILL)
        return rename(self, target)

    Path.rename = killed  # type: ignore[method-assign]
    flow.build(raw, build)


def test_two_builds_at_once_take_turns(raw: Path, tmp_path: Path) -> None:
    told: list[str] = []
    with staging.alone_in(tmp_path / "build", lambda: told.append("the first waits")):
        second = SPAWN.Process(target=build_alone, args=(raw, tmp_path / "build"))
        second.start()
        second.join(2)
        assert second.is_alive()
    second.join(60)
    assert (second.exitcode, told) == (0, [])
    assert flow.build(raw, tmp_path / "build").fresh
