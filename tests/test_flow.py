"""The flow: what a build makes, and when it need not."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from flow_stand_ins import CHANGED, build, raw, stable, stand_ins  # noqa: F401
from workbench import contents, lay

from pipeline import flow, manifest
from pipeline.errors import InputError, OutputError, UsageError

_READ = flow._read
TALKS = """[[replace]]
table = "dialogues"
row = "talks"
column = "abbreviation"
value = "TLK"
expect = ""
reason = "It stands there."
who = "Ana Ruiz"
date = 2026-02-01
"""


def test_a_build_tells_what_was_corrected(raw: Path, tmp_path: Path) -> None:
    (raw / "corrections.toml").write_text(TALKS)
    told: list[tuple[str, str]] = []
    result = flow.build(
        raw, tmp_path / "build", progress=lambda stage, detail, done: told.append((stage, detail))
    )
    assert result.corrections == (
        "replace dialogues.abbreviation of talks: NULL → TLK (Ana Ruiz, 2026-02-01)",
    )
    assert (result.rows["corrections"], result.seen) == (1, 0)
    assert ("correct", "1 correction") in told
    assert flow.validate(tmp_path / "build").ok


def test_a_malformed_correction_is_told_before_any_document_is_read_through(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (raw / "corrections.toml").write_text(TALKS.replace("expect", "expct"))
    monkeypatch.setattr(flow, "_facts", lambda *_: pytest.fail("read through"))
    with pytest.raises(InputError, match=r"(?s)unknown key `expct`.*did you mean `expect`"):
        flow.build(raw, tmp_path / "build")
    assert not (tmp_path / "build").exists()


def test_a_build_counts_what_it_made_and_tells_what_was_odd(raw: Path, tmp_path: Path) -> None:
    (raw / "talks.txt").write_bytes(CHANGED)
    result = flow.build(raw, tmp_path / "build")
    assert (result.fresh, result.passages, result.silent) == (False, 2, 1)
    assert {table: rows for table, rows in result.rows.items() if rows} == {
        "sources": 1, "passages": 2, "dialogues": 1, "evidence": 1, "mentions": 1, "notices": 1,
    }  # fmt: skip
    assert result.notices == (("odd", "a second line"),)


def test_a_build_puts_its_entries_at_the_top_of_the_folder_and_nothing_else(
    raw: Path, tmp_path: Path
) -> None:
    flow.build(raw, tmp_path / "build")
    assert sorted(path.name for path in (tmp_path / "build").iterdir()) == [
        "csv", "hled.duckdb", "manifest.json", "parquet", "stages",
    ]  # fmt: skip


def test_the_stages_report_in_order(raw: Path, tmp_path: Path) -> None:
    told: list[tuple[str, str]] = []

    def progress(stage: str, detail: str, done: bool) -> None:
        if done:
            told.append((stage, detail))

    flow.build(raw, tmp_path / "build", progress=progress)
    assert told[:5] == [
        ("read", "1 source, 32 bytes"),
        ("parse", "1 passage"),
        ("extract", "1 draft, 1 mention"),
        ("resolve", "5 rows in 25 tables"),
        ("validate", "every rule holds"),
    ]
    assert [stage for stage, _ in told[5:]] == ["publish"]


def test_two_builds_of_the_same_sources_are_equal_byte_for_byte_in_any_folder(
    raw: Path, tmp_path: Path
) -> None:
    for name in ("one", "two/deeper"):
        flow.build(raw, tmp_path / name)
    assert stable(tmp_path / "one") == stable(tmp_path / "two/deeper")


def test_nothing_is_done_when_nothing_changed(raw: Path, build: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in build.rglob("*")}
    assert flow.build(raw, build).fresh
    assert {path: path.stat().st_mtime_ns for path in build.rglob("*")} == before


def test_no_document_is_opened_when_not_one_byte_changed(
    raw: Path, build: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flow, "_read", lambda *_: pytest.fail("a document was read"))
    assert flow.build(raw, build).fresh
    assert flow.build(raw, build, keep_going=True).fresh


@pytest.mark.parametrize(
    "change", ["nothing that counts", "a reader", "the register", "an older version", "a dotfile"]
)
def test_what_might_have_changed_is_read_again_and_what_did_not_is_not_built_again(
    raw: Path, build: Path, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []
    monkeypatch.setattr(flow, "_read", lambda *given: read.append(given) or _READ(*given))
    match change:
        case "nothing that counts":
            (raw / "corrections.toml").write_bytes(b"")
        case "a reader":
            version = manifest.importlib.metadata.version
            monkeypatch.setattr(
                manifest.importlib.metadata, "version", lambda name: "0" if name == "lxml" else version(name)
            )
        case "the register":
            (raw / "arrivals.toml").write_text('sources = ["gone", "talks"]\n')
        case "an older version":
            (raw / "talks").mkdir()
            (raw / "talks.txt").rename(raw / "talks/talks.txt")
            digest = hashlib.sha256((raw / "talks/talks.txt").read_bytes()).hexdigest()
            (raw / "talks/source.toml").write_text(f'title = "Talks"\nsha256 = "{digest}"\n')
            assert not flow.build(raw, build).fresh
            read.clear()
            (raw / "talks/versions").mkdir()
            (raw / "talks/versions/x.txt").write_text("Old.")
        case "a dotfile":
            (raw / ".DS_Store").write_bytes(b"x")
    assert flow.build(raw, build).fresh
    assert bool(read) == (change not in ("an older version", "a dotfile"))


def test_a_document_that_changes_while_it_is_read_is_read_again_by_the_next_build(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (raw / "talks.txt").read_bytes()

    def read(*given: object) -> object:
        (raw / "talks.txt").write_bytes(CHANGED)
        return _READ(*given)

    monkeypatch.setattr(flow, "_read", read)
    flow.build(raw, tmp_path / "build")
    monkeypatch.setattr(flow, "_read", _READ)
    (raw / "talks.txt").write_bytes(before)
    assert not flow.build(raw, tmp_path / "build").fresh


def test_a_build_that_left_sources_out_tells_them_again(raw: Path, tmp_path: Path) -> None:
    (raw / "bad.txt").write_bytes(b"\xff")
    first = flow.build(raw, tmp_path / "build", keep_going=True)
    again = flow.build(raw, tmp_path / "build", keep_going=True)
    assert (first.fresh, again.fresh) == (False, True)
    assert again.skipped == first.skipped != ()


def test_force_rebuilds_what_did_not_change(raw: Path, build: Path) -> None:
    before = stable(build)
    assert not flow.build(raw, build, force=True).fresh
    assert stable(build) == before


@pytest.mark.parametrize(
    "damage", ["parquet/events.parquet", "csv/events.csv", "hled.duckdb", "manifest.json"]
)
def test_a_build_that_lost_a_file_is_made_again(raw: Path, build: Path, damage: str) -> None:
    if damage == "manifest.json":
        (build / damage).write_text("{")
        with pytest.raises(OutputError, match="no build made it"):
            flow.build(raw, build)
        return
    (build / damage).unlink()
    assert not flow.build(raw, build).fresh
    assert (build / damage).is_file()


def test_a_build_whose_file_was_edited_is_made_again(raw: Path, build: Path) -> None:
    good = (build / "csv/sources.csv").read_bytes()
    (build / "csv/sources.csv").write_bytes(good.replace(b"Talks", b"Walks"))
    assert not flow.build(raw, build).fresh
    assert (build / "csv/sources.csv").read_bytes() == good


@pytest.mark.parametrize(
    "change", ["a document", "a document's name", "what is corrected", "the code", "a library"]
)
def test_a_change_of_whatever_decides_the_content_rebuilds(
    raw: Path, build: Path, change: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    match change:
        case "a document":
            (raw / "talks.txt").write_bytes(CHANGED)
        case "a document's name":
            (raw / "talks.txt").rename(raw / "other.txt")
        case "what is corrected":
            (raw / "corrections.toml").write_text(TALKS)
        case "the code":
            monkeypatch.setattr(manifest, "_CODE", (lay(tmp_path / "code", {"a.py": "new"}),))
        case "a library":
            monkeypatch.setattr(manifest.importlib.metadata, "version", lambda name: "0.0.1")
    assert not flow.build(raw, build).fresh


@pytest.mark.parametrize("place", [".", "deeper/build"])
def test_a_build_folder_in_the_raw_folder_is_refused(raw: Path, place: str) -> None:
    before = contents(raw)
    with pytest.raises(UsageError, match="lies in the raw folder"):
        flow.build(raw, raw / place)
    assert contents(raw) == before


def test_a_published_build_is_valid_until_someone_changes_it(raw: Path, build: Path) -> None:
    assert flow.validate(build).ok
    (build / "parquet/passages.parquet").write_bytes((build / "parquet/events.parquet").read_bytes())
    assert not flow.validate(build).ok


def test_validating_without_a_build_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"(?s)there is no dataset here.*run `hled build`"):
        flow.validate(tmp_path)
