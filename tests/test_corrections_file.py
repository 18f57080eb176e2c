"""The file of corrections is only ever added to: what stood there stands there still, to the last byte."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corrections import file
from pipeline.corrections.entries import parse
from pipeline.errors import InputError, OutputError
from pipeline.read import RESERVED

KEYS = {
    "table": "people",
    "row": "x",
    "column": "name",
    "value": "X",
    "expect": "Y",
    "reason": "So it is.",
    "who": "Ana Ruiz",
    "date": datetime.date(2026, 2, 1),
}
ENTRY = file.written("replace", KEYS)


def test_an_entry_is_written_like_this() -> None:
    assert ENTRY == (
        '[[replace]]\ntable = "people"\nrow = "x"\ncolumn = "name"\nvalue = "X"\nexpect = "Y"\n'
        'reason = "So it is."\nwho = "Ana Ruiz"\ndate = 2026-02-01\n'
    )


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b"# mine\n",
        b"# mine, without a line end",
        b"\xef\xbb\xbf# with a byte order mark\r\n",
        ENTRY.replace('"x"', '"y"').encode() + b"\n\n# at the end",
        b'[[seen]]\nreason = """\n[[replace]]\n"""\nexpect = "x"\ntable = "notices"\nrow = "n"\nwho = "A"\ndate = 2026-01-01',
    ],
)
def test_an_entry_goes_after_all_that_is_there(before: bytes, tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    if before:
        path.write_bytes(before)
    file.append(tmp_path, ENTRY)
    after = path.read_bytes()
    assert after.startswith(before) and after.endswith(ENTRY.encode())
    assert after[len(before) : -len(ENTRY.encode())] in (b"", b"\n", b"\n\n")
    assert parse(after, "c")[-1].row == "x"
    assert [path.name for path in tmp_path.iterdir()] == ["corrections.toml"]


@given(st.dictionaries(st.sampled_from(["reason", "value", "who"]), st.text(min_size=1), min_size=1))
def test_whatever_is_answered_comes_back_as_it_was(answers: dict[str, str]) -> None:
    text = file.written("replace", KEYS | answers)
    (entry,) = tomllib.loads(text)["replace"]
    assert entry == KEYS | answers


def test_the_file_keeps_its_mode_and_a_link_to_it_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "kept" / "decisions.toml"
    real.parent.mkdir()
    real.write_text("# kept elsewhere\n")
    real.chmod(0o640)
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "corrections.toml").symlink_to(real)
    file.append(raw, ENTRY)
    assert (raw / "corrections.toml").is_symlink()
    assert real.read_text() == f"# kept elsewhere\n\n{ENTRY}"
    assert real.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in real.parent.iterdir()] == ["decisions.toml"]


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
def test_when_it_cannot_be_written_the_file_is_as_it_was(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text("# mine\n")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, step, full)
        with pytest.raises(OutputError, match=r"(?s)cannot be written: No space left.*corrections.toml"):
            file.append(tmp_path, ENTRY)
    assert [path.name for path in tmp_path.iterdir()] == ["corrections.toml"]
    assert path.read_text() == "# mine\n"


def test_entries_that_two_people_add_at_once_are_both_kept(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        rows = [f"x{number}" for number in range(12)]
        list(pool.map(lambda row: file.append(tmp_path, file.written("replace", KEYS | {"row": row})), rows))
    kept = parse((tmp_path / "corrections.toml").read_bytes(), "c")
    assert sorted(entry.row for entry in kept) == sorted(rows)


def test_no_file_is_no_correction_and_a_folder_is_none_either(tmp_path: Path) -> None:
    assert file.load(tmp_path) == b""
    (tmp_path / "corrections.toml").mkdir()
    with pytest.raises(InputError, match="the corrections cannot be read: Is a directory"):
        file.load(tmp_path)


def test_a_link_to_nowhere_is_told_rather_than_taken_for_no_file(tmp_path: Path) -> None:
    (tmp_path / "corrections.toml").symlink_to(tmp_path / "gone.toml")
    with pytest.raises(InputError, match="the corrections cannot be read: No such file"):
        file.load(tmp_path)


def test_the_file_is_no_source() -> None:
    assert file.NAME in RESERVED
