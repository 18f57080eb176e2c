"""The register of arrivals: it keeps ids as they were given, and says what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import document
from workbench import ROOT, contents, declared, lay

from pipeline import arrivals, flow, query
from pipeline.errors import InputError
from pipeline.model import Document

HEAD = (
    "# The sources in the order of their arrival. The build appends what is new.\n"
    "# An id that an earlier source has given, no later one changes: keep this file, and keep its order.\n"
)
SHORT = "The Chile–Peru Port Dialogue was launched in 2012 by Chilean President Peña Solís.\n"
FULL = "Chilean President Enrique Peña Solís launched the Chile–Peru Port Dialogue (CPPD) in March 2012.\n"
IDS = "SELECT person_id AS id FROM people UNION ALL SELECT event_id FROM events UNION ALL SELECT phase_id FROM phases"


def built(raw: Path, build: Path) -> list[str]:
    flow.build(raw, build)
    return sorted(query(IDS, build)["id"])


@pytest.mark.slow
def test_a_file_dropped_in_later_changes_no_id_whatever_it_is_called(tmp_path: Path) -> None:
    for name in ("a.txt", "z.txt"):
        raw, build = lay(tmp_path / name / "raw", {"m.txt": SHORT}), tmp_path / name / "build"
        before = built(raw, build)
        assert before == [
            "chile-peru-port-dialogue-2012-launch",
            "chile-peru-port-dialogue-original",
            "pena-solis",
        ]
        lay(raw, {name: FULL})
        assert built(raw, build) == before
        assert built(raw, tmp_path / name / "elsewhere") == before
        listed = f'    "m",\n    "{name[0]}",\n'
        assert (raw / "arrivals.toml").read_text("utf-8") == f"{HEAD}sources = [\n{listed}]\n"


@pytest.mark.slow
def test_without_the_register_the_ids_are_those_of_another_order(tmp_path: Path) -> None:
    raw = lay(tmp_path / "raw", {"m.txt": SHORT})
    before = built(raw, tmp_path / "build")
    lay(raw, {"a.txt": FULL})
    (raw / "arrivals.toml").unlink()
    after = built(raw, tmp_path / "build")
    assert after == ["cppd-2012-03-launch", "cppd-original", "enrique-pena-solis"] != before


def test_the_register_of_the_project_lists_its_sources() -> None:
    listed = arrivals.parse((ROOT / "raw/arrivals.toml").read_bytes(), "")
    assert set(listed) >= {path.parent.name for path in (ROOT / "raw").glob("*/source.toml")}


def test_a_raw_folder_that_cannot_be_written_is_built_and_the_reader_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = lay(tmp_path / "raw", {"m.txt": SHORT})

    def fail(path: Path, data: bytes) -> int:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", fail)
        assert flow.build(raw, tmp_path / "build").unregistered == "Read-only file system"
    assert contents(raw).keys() == {"m.txt"}
    assert (flow.build(raw, tmp_path / "build").fresh, contents(raw).keys()) == (
        True,
        {"m.txt", "arrivals.toml"},
    )


def test_a_build_that_fails_enters_nothing(tmp_path: Path) -> None:
    raw = lay(tmp_path / "raw", {"m.txt": SHORT, "bad.txt": b"\xff"})
    with pytest.raises(InputError):
        flow.build(raw, tmp_path / "build")
    assert contents(raw).keys() == {"m.txt", "bad.txt"}


FAULTS = {
    "not UTF-8": (b"sources = ['\xff']", "arrivals.toml is not UTF-8 at byte 12", "", "save the file as UTF-8"),
    "malformed": (b"sources = [", "arrivals.toml is malformed", "", 'write one `key = "value"` a line'),
    "another key": (
        b"# x\nsources = []\nsorces = []\n", "arrivals.toml has an unknown key `sorces`", ", line 3",
        "its only key is `sources`",
    ),
    "no list": (
        b"\nsources = 'a'\n", "arrivals.toml has a bad value for `sources`", ", line 2", "write a list of source ids",
    ),
    "no id": (
        b"sources = ['A b']\n", "arrivals.toml has a bad value for `sources`", ", line 1", "write a list of source ids",
    ),
    "twice": (
        b"sources = [\n 'a-b',\n 'a',\n 'b',\n 'a',\n]\n", "arrivals.toml lists `a` twice", ", line 5", "keep the first of them",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "what", "line", "todo"), FAULTS.values(), ids=FAULTS)
def test_a_register_at_fault_is_an_error_that_names_the_line(
    data: bytes, what: str, line: str, todo: str, tmp_path: Path
) -> None:
    raw = lay(tmp_path / "raw", {"m.txt": SHORT, "arrivals.toml": data})
    with pytest.raises(InputError) as caught:
        flow.build(raw, tmp_path / "build")
    assert caught.value.what.startswith(what)
    assert (caught.value.where, caught.value.todo) == (f"{raw / 'arrivals.toml'}{line}", todo)
    assert not (tmp_path / "build").exists()


def dated(source_id: str, retrieved_on: str | None = None) -> Document:
    return replace(document("words", "text", source_id), retrieved_on=retrieved_on)


def test_sources_that_are_not_listed_follow_by_the_day_they_were_retrieved_and_by_id() -> None:
    found = [
        dated("a", "2024-02-01"),
        dated("b", "2024-01-01"),
        dated("c"),
        dated("d"),
        dated("e", "2020-01-01"),
    ]
    order = arrivals.ordered(found, ("gone", "d", "a"))
    assert [one.source_id for one in order] == ["d", "a", "c", "e", "b"]
    assert arrivals.extended(("gone", "d", "a"), order) == ("gone", "d", "a", "c", "e", "b")


@given(st.lists(st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,2})?", fullmatch=True), unique=True))
def test_what_is_written_is_read_again(listed: list[str]) -> None:
    assert arrivals.parse(arrivals.render(listed), "") == tuple(listed)


def test_the_place_of_a_source_does_not_depend_on_where_its_files_lie(tmp_path: Path) -> None:
    folder = {"z/source.toml": declared(SHORT, retrieved_on="2020-01-01"), "z/z.txt": SHORT, "y.txt": FULL}
    raw = lay(tmp_path / "raw", folder)
    flow.build(raw, tmp_path / "build")
    assert arrivals.parse((raw / "arrivals.toml").read_bytes(), "") == ("y", "z")
