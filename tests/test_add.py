"""Adding a source: what is copied and written down, what is refused, and that nothing is ever half added."""

from __future__ import annotations

import datetime
import hashlib
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from workbench import HLED, contents, declared, lay

from pipeline.collect import add as module
from pipeline.collect import told
from pipeline.collect.add import Added, ChangedError, DuplicateError, add
from pipeline.errors import HledError, InputError, OutputError, UsageError
from pipeline.read import MAX_BYTES, read

SHEET = (
    "# Fact sheet: the Canada–Chile Economic Dialogue\n\n"
    "The Canada–Chile Economic Dialogue (CCED) was launched in March 2012 in Ottawa by Prime Minister Ann Reed.\n\n"
    "The second meeting of the CCED was held in Santiago on May 6, 2013.\n"
)
LATER = SHEET.replace("May 6, 2013", "June 7, 2013")
TITLE = "Fact sheet: the Canada–Chile Economic Dialogue"


def digest(text: str | bytes) -> str:
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a document to add; the raw folder will be ``raw`` in it."""
    return lay(tmp_path, {"Fact sheet.md": SHEET})


def test_a_file_is_copied_as_it_is_and_what_is_known_of_it_is_written_beside_it(folder: Path) -> None:
    data = b"\xef\xbb\xbf" + SHEET.replace("\n", "\r\n").encode()
    (folder / "Fact sheet.md").write_bytes(data)
    add(
        folder / "Fact sheet.md",
        folder / "raw",
        publisher="Office of Trade",
        license="CC0-1.0",
        published="2013-05-07",
        language="en",
        url="https://example.org/fact–sheet",
        retrieved="2024-02-29",
    )
    assert contents(folder / "raw") == {
        "fact-sheet": None,
        "fact-sheet/Fact sheet.md": data,
        "fact-sheet/source.toml": (
            f'title = "{TITLE}"\n'
            'publisher = "Office of Trade"\n'
            'url = "https://example.org/fact–sheet"\n'
            'license = "CC0-1.0"\n'
            'language = "en"\n'
            'retrieved_on = "2024-02-29"\n'
            'published_on = "2013-05-07"\n'
            f'sha256 = "{digest(data)}"\n'
        ).encode(),
    }


def test_what_nobody_said_is_not_written_and_so_is_null_in_the_data(folder: Path) -> None:
    add(folder / "Fact sheet.md", folder / "raw")
    assert (folder / "raw/fact-sheet/source.toml").read_text(encoding="utf-8") == (
        f'title = "{TITLE}"\nsha256 = "{digest(SHEET)}"\n'
    )
    (document,) = read(folder / "raw")
    assert (document.license, document.publisher, document.url) == (None, None, None)
    assert (document.retrieved_on, document.published_on, document.language) == (None, None, None)


def test_what_was_added_is_what_a_build_reads_and_its_facts_are_counted(folder: Path) -> None:
    found = add(folder / "Fact sheet.md", folder / "raw", id="cced", title="Talks")
    assert (found.document,) == read(folder / "raw")
    assert (found.document.source_id, found.document.title) == ("cced", "Talks")
    assert (found.passages, found.facts["dialogues"], found.facts["events"]) == (3, 1, 2)
    assert (found.kept, found.changes, found.inherited) == (None, (), ())


def test_a_person_is_told_where_it_is_what_it_gave_and_what_is_unknown(folder: Path) -> None:
    found = add(folder / "Fact sheet.md", folder / "raw", language="en")
    lines = list(told.added(found))
    facts = ", ".join(f"{table} {rows}" for table, rows in found.facts.items())
    assert lines == [
        f"Added fact-sheet: {folder}/raw/fact-sheet/Fact sheet.md",
        f"  title     {TITLE}",
        f"  format    markdown, {len(SHEET.encode())} bytes, sha256 {digest(SHEET)}",
        "  passages  3",
        f"  facts     {sum(found.facts.values())} ({facts})",
        "  unknown   publisher, license, published_on: write it into source.toml if you know it",
        "Run `hled build` to have it in the data.",
    ]


@pytest.mark.parametrize(
    ("name", "said", "stored", "source_id"),
    [
        ("HLED_2015 Fact-Sheet.md", {}, "HLED_2015 Fact-Sheet.md", "hled-2015-fact-sheet"),
        (".hidden.md", {}, "hidden.md", "hidden"),
        ("—.md", {}, "—.md", "fact-sheet-the-canada-chile-economic-dialogue"),
        ("index.md", {}, "index.md", "fact-sheet-the-canada-chile-economic-dialogue"),
        ("12.md", {}, "12.md", "fact-sheet-the-canada-chile-economic-dialogue"),
        ("a.md", {"id": "cced-2013"}, "a.md", "cced-2013"),
        ("x" * 120 + ".md", {}, "x" * 120 + ".md", "x" * 80),
        ("word-" * 20 + ".md", {}, "word-" * 20 + ".md", "-".join(["word"] * 16)),
        ("versions.md", {}, "versions.md", "versions"),
    ],
)
def test_the_file_keeps_its_name_and_the_id_comes_from_what_says_most(
    tmp_path: Path, name: str, said: dict[str, Any], stored: str, source_id: str
) -> None:
    lay(tmp_path, {name: SHEET})
    found = add(tmp_path / name, tmp_path / "raw", **said)
    assert found.document.path == f"{source_id}/{stored}"
    assert [document.path for document in read(tmp_path / "raw")] == [f"{source_id}/{stored}"]


def test_a_title_that_would_drive_a_terminal_is_written_without_what_drives_it(tmp_path: Path) -> None:
    lay(tmp_path, {"a.txt": "Talks \x1b[31mred\x07 on trade\n"})
    assert add(tmp_path / "a.txt", tmp_path / "raw", id="a").document.title == "Talks [31mred on trade"


# What is refused → files in the raw folder, arguments, the error and its words.
Case = tuple[dict[str, Any], dict[str, Any], type[HledError], list[str]]
IN_PLACE = {"sheet/sheet.md": SHEET, "sheet/source.toml": declared(SHEET)}
REFUSED: dict[str, Case] = {
    "the same document": (
        IN_PLACE,
        {"id": "another"},
        DuplicateError,
        ["the source `sheet` holds the same document", "raw/sheet/sheet.md"],
    ),
    "the same document as a bare file": (
        {"a b.md": SHEET},
        {},
        DuplicateError,
        ["the source `a-b` holds the same document", "raw/a b.md"],
    ),
    "the same document as an update": (
        IN_PLACE,
        {"id": "sheet", "update": True},
        DuplicateError,
        ["the same"],
    ),
    "the same document in a source that cannot be read": (
        {"sheet/sheet.md": SHEET, "sheet/source.toml": "title ="},
        {},
        DuplicateError,
        ["the source `sheet` holds the same document"],
    ),
    "an earlier version": (
        {"s/s.md": LATER, "s/source.toml": declared(LATER), "s/versions/x/s.md": SHEET},
        {},
        DuplicateError,
        [
            "the source `s` holds the same document as an earlier version",
            "s/versions/x/s.md",
            "--update --id s",
        ],
    ),
    "an earlier version of another source": (
        {"s/s.md": LATER, "s/source.toml": declared(LATER), "s/versions/x/s.md": SHEET, "t.md": "# Talks\n"},
        {"id": "t", "update": True},
        DuplicateError,
        ["the source `s` holds the same document"],
    ),
    "another document under its id": (
        {"s/s.md": LATER, "s/source.toml": declared(LATER)},
        {"id": "s"},
        ChangedError,
        ["the source `s` holds another document", "raw/s/s.md", "--update", "--id"],
    ),
    "another document under the id of a bare file": (
        {"fact-sheet.md": LATER},
        {},
        ChangedError,
        ["the source `fact-sheet` holds another document", "raw/fact-sheet.md"],
    ),
    "an update of nothing": (
        {"cced-2013/s.md": LATER, "cced-2013/source.toml": declared(LATER)},
        {"id": "cced-213", "update": True},
        UsageError,
        ["there is no source `cced-213` to update", "did you mean --id cced-2013?"],
    ),
    "a folder in its place that is no source": (
        {"s/notes": ""},
        {"id": "s", "update": False},
        ChangedError,
        ["the source `s` holds another document"],
    ),
    "an empty folder in its place": (
        {"s/.keep": ""},
        {"id": "s"},
        UsageError,
        ["`s` is there already and is no source of that id", "--id"],
    ),
    "a folder in its place with another id": (
        {"s/s.md": LATER, "s/source.toml": declared(LATER, source_id="t")},
        {"id": "s"},
        UsageError,
        ["`s` is there already"],
    ),
    "an id that climbs": ({}, {"id": "../s"}, UsageError, ["--id cannot be '../s'", "a slug"]),
    "a licence that is none": ({}, {"license": "/"}, UsageError, ["--license cannot be '/'", "SPDX"]),
    "a day that is none": (
        {},
        {"published": "2023-02-29"},
        UsageError,
        ["--published cannot be", "ISO 8601"],
    ),
    "a day of taking it that is none": ({}, {"retrieved": "today"}, UsageError, ["--retrieved cannot be"]),
    "a blank title": ({}, {"title": " "}, UsageError, ["--title cannot be ' '"]),
    "a title that drives the terminal": ({}, {"title": "\x1b[31m"}, UsageError, ["--title", "U+001B"]),
    "an address that is none": ({}, {"url": "example.org"}, UsageError, ["--url cannot be 'example.org'"]),
}


@pytest.mark.parametrize("fault", REFUSED)
def test_what_is_refused_says_why_and_the_raw_folder_is_as_it_was(folder: Path, fault: str) -> None:
    files, arguments, kind, words = REFUSED[fault]
    if files:
        lay(folder / "raw", files)
    before = contents(folder)
    with pytest.raises(kind) as caught:
        add(folder / "Fact sheet.md", folder / "raw", **arguments)
    assert [word for word in (*words, "to do:") if word not in str(caught.value)] == []
    assert contents(folder) == before


UNREADABLE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "nothing there": (lambda at: at / "none.md", "there is no such file"),
    "a folder": (lambda at: at, "this is no file"),
    "not UTF-8": (lambda at: lay(at, {"a.txt": b"caf\xe9"}) / "a.txt", "not UTF-8: byte 0xe9 at offset 3"),
    "empty": (lambda at: lay(at, {"a.txt": ""}) / "a.txt", "the document is empty"),
    "an unknown kind": (lambda at: lay(at, {"a.exe": "x"}) / "a.exe", "cannot be read (.exe)"),
    "too large": (lambda at: large(at / "a.txt"), "over 64 MB (64,000,001 bytes)"),
}


def large(path: Path) -> Path:
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    return path


@pytest.mark.parametrize("fault", UNREADABLE)
def test_a_document_that_cannot_be_read_is_refused_in_the_readers_words(tmp_path: Path, fault: str) -> None:
    make, words = UNREADABLE[fault]
    path = make(tmp_path)
    with pytest.raises(InputError) as caught:
        add(path, tmp_path / "raw")
    assert words in caught.value.what and caught.value.where == str(path)
    assert "raw folder" not in caught.value.todo
    assert not (tmp_path / "raw").exists()


@pytest.fixture
def updated(folder: Path) -> tuple[Path, Added]:
    """A source with all that can be said, and its document replaced by a later one."""
    add(folder / "Fact sheet.md", folder / "raw", publisher="Office of Trade", published="2013-05-07",
        retrieved="2013-05-08", url="https://example.org/sheet", license="CC0-1.0")  # fmt: skip
    lay(folder, {"Fact sheet.md": LATER})
    return folder / "raw", add(folder / "Fact sheet.md", folder / "raw", update=True, license="MIT")


def test_an_update_keeps_both_versions_each_with_its_own_declaration(updated: tuple[Path, Added]) -> None:
    raw, found = updated
    kept = f"fact-sheet/versions/{digest(SHEET)[:12]}"
    said = f'title = "{TITLE}"\npublisher = "Office of Trade"\nurl = "https://example.org/sheet"\n'
    then = (
        said
        + f'license = "CC0-1.0"\nretrieved_on = "2013-05-08"\npublished_on = "2013-05-07"\nsha256 = "{digest(SHEET)}"\n'
    )
    now = said + f'license = "MIT"\npublished_on = "2013-05-07"\nsha256 = "{digest(LATER)}"\n'
    assert contents(raw) == {
        "fact-sheet": None,
        "fact-sheet/Fact sheet.md": LATER.encode(),
        "fact-sheet/source.toml": now.encode(),
        "fact-sheet/versions": None,
        kept: None,
        f"{kept}/Fact sheet.md": SHEET.encode(),
        f"{kept}/source.toml": then.encode(),
    }
    assert found.kept == raw / kept
    assert found.inherited == ("publisher", "url", "published_on")
    assert [document.text for document in read(raw)] == [LATER]


def test_an_update_tells_which_facts_went_came_and_changed(updated: tuple[Path, Added]) -> None:
    lines = list(told.added(updated[1]))
    at = next(number for number, line in enumerate(lines) if line.startswith("  kept"))
    assert lines[at - 1] == "  as before publisher, url, published_on"
    assert lines[at + 1].split() == ["went", "came", "changed", "renamed", "reworded"]
    sentences = [line for line in lines if line.startswith("- ")]
    (event,) = [line for line in sentences if line.startswith("- events ")]
    assert "date_edtf was `2013-05-06`, is `2013-06-07`" in event
    assert "«The second meeting of the CCED was held in Santiago on May 6, 2013.»" in event
    assert "now «The second meeting of the CCED was held in Santiago on June 7, 2013.»" in event


def test_an_update_that_changes_no_fact_says_so(folder: Path) -> None:
    add(folder / "Fact sheet.md", folder / "raw")
    lay(folder, {"Fact sheet.md": SHEET + "\n"})
    assert "No fact went, came or changed." in told.added(
        add(folder / "Fact sheet.md", folder / "raw", update=True)
    )


def test_a_title_that_a_person_gave_survives_an_update_and_one_that_was_found_is_found_anew(
    folder: Path,
) -> None:
    lay(folder, {"new.md": SHEET.replace("Fact sheet", "Leaflet")})
    for source_id, title in (("given", "My title"), ("found", None)):
        lay(folder, {f"{source_id}.md": SHEET + source_id})
        add(folder / f"{source_id}.md", folder / "raw", title=title)
    given = add(folder / "new.md", folder / "raw", id="given", update=True)
    lay(folder, {"new.md": SHEET.replace("Fact sheet", "Leaflet") + "\n"})
    found = add(folder / "new.md", folder / "raw", id="found", update=True)
    assert given.document.title == "My title"
    assert found.document.title == "Leaflet: the Canada–Chile Economic Dialogue"


def test_a_version_can_be_put_back_and_replaced_again_and_each_time_is_kept(folder: Path) -> None:
    path, raw = folder / "Fact sheet.md", folder / "raw"
    add(path, raw)
    for text in (LATER, SHEET, LATER):
        path.write_text(text, encoding="utf-8")
        add(path, raw, update=True)
    one, two = digest(SHEET)[:12], digest(LATER)[:12]
    assert sorted(entry.name for entry in (raw / "fact-sheet/versions").iterdir()) == sorted(
        [one, f"{one}-2", two]
    )
    assert [document.text for document in read(raw)] == [LATER]


def test_an_update_may_bring_another_kind_of_file(folder: Path) -> None:
    add(folder / "Fact sheet.md", folder / "raw")
    lay(folder, {"Fact sheet.txt": LATER})
    add(folder / "Fact sheet.txt", folder / "raw", update=True)
    (document,) = read(folder / "raw")
    assert (document.path, document.format) == ("fact-sheet/Fact sheet.txt", "text")


def test_a_bare_file_that_is_updated_becomes_a_folder_with_both(folder: Path) -> None:
    raw = lay(folder / "raw", {"fact-sheet.md": SHEET, "other.md": "# Other\n"})
    lay(folder, {"Fact sheet.md": LATER})
    found = add(folder / "Fact sheet.md", raw, update=True)
    kept = f"fact-sheet/versions/{digest(SHEET)[:12]}"
    assert contents(raw) == {
        "fact-sheet": None,
        "fact-sheet/Fact sheet.md": LATER.encode(),
        "fact-sheet/source.toml": f'title = "{TITLE}"\nsha256 = "{digest(LATER)}"\n'.encode(),
        "fact-sheet/versions": None,
        kept: None,
        f"{kept}/fact-sheet.md": SHEET.encode(),
        f"{kept}/source.toml": f'title = "{TITLE}"\nsha256 = "{digest(SHEET)}"\n'.encode(),
        "other.md": b"# Other\n",
    }
    assert found.kept == raw / kept


def test_a_folder_whose_source_has_an_id_of_its_own_keeps_both_names(folder: Path) -> None:
    raw = lay(
        folder / "raw", {"cced/s.md": LATER, "cced/source.toml": declared(LATER, source_id="fact-sheet")}
    )
    found = add(folder / "Fact sheet.md", raw, update=True)
    assert found.folder == raw / "cced"
    (document,) = read(raw)
    assert (document.source_id, document.path, document.text) == ("fact-sheet", "cced/Fact sheet.md", SHEET)


# The calls by which an addition changes the disk, to be interrupted or refused one after the other.
STEPS = [(Path, "mkdir"), (Path, "write_bytes"), (Path, "rename")]
START: dict[str, dict[str, Any]] = {
    "a new source": {},
    "an update": {"fact-sheet/s.md": LATER, "fact-sheet/source.toml": declared(LATER)},
    "an update of a bare file": {"fact-sheet.md": LATER},
}


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize(
    "fault", [KeyboardInterrupt(), OSError(28, "No space left on device")], ids=["^C", "full"]
)
@pytest.mark.parametrize("start", START)
def test_whatever_stops_an_addition_at_whatever_step_the_raw_folder_is_as_before_or_as_meant(
    folder: Path, start: str, fault: BaseException, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, steps = attempts(folder, start, fault, moment, monkeypatch)
    assert whole and steps >= 4


def test_an_addition_that_does_not_take_back_its_renames_is_noticed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module.shelf, "_move", careless)
    whole, _ = attempts(folder, "an update", KeyboardInterrupt(), "before", monkeypatch)
    assert not whole


@pytest.mark.parametrize("start", [name for name in START if START[name]])
def test_an_update_that_is_killed_between_two_renames_loses_nothing_and_the_next_build_says_so(
    folder: Path, start: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed: as if stopped, but no rename is taken back."""
    monkeypatch.setattr(module.shelf, "_move", careless)
    states = set()
    for step in range(10):
        raw = lay(folder / f"raw-{step}", START[start])
        with monkeypatch.context() as patched, suppress(KeyboardInterrupt):
            stop_at(step, KeyboardInterrupt(), "before", patched, [(Path, "rename")])
            add(folder / "Fact sheet.md", raw, update=True)
        assert LATER.encode() in contents(raw).values()
        try:
            (document,) = read(raw)
            states.add("new" if document.text == SHEET else "old")
        except InputError as error:
            states.add("said")
            assert "fact-sheet" in str(error)
    assert states == {"old", "said", "new"}


def careless(moves: list[tuple[Path, Path]]) -> None:
    for old, new in moves:
        old.rename(new)


def attempts(
    folder: Path, start: str, fault: BaseException, moment: str, monkeypatch: pytest.MonkeyPatch
) -> tuple[bool, int]:
    """Stop the addition at the first step, the second … until something is changed: is it whole? And at which step?"""
    raw = lay(folder / "raw", START[start]) if START[start] else folder / "raw"
    before, step = contents(folder), 0
    while contents(folder) == before:
        with monkeypatch.context() as patched, suppress(KeyboardInterrupt, OutputError):
            stop_at(step, fault, moment, patched)
            add(folder / "Fact sheet.md", raw, update=bool(START[start]))
        step += 1
    try:
        return [document.text for document in read(raw)] == [SHEET] and not list(raw.glob(".*")), step
    except InputError:
        return False, step


def stop_at(
    step: int, fault: BaseException, moment: str, patched: pytest.MonkeyPatch, steps: list[Any] = STEPS
) -> None:
    """Raise ``fault`` before or after the call of that number."""
    count = [0]

    def stopping(real: Any) -> Any:
        def call(self: Path, *arguments: Any, **named: Any) -> Any:
            count[0] += 1
            if count[0] - 1 != step:
                return real(self, *arguments, **named)
            if moment == "after":
                real(self, *arguments, **named)
            raise fault

        return call

    for owner, name in steps:
        patched.setattr(owner, name, stopping(getattr(owner, name)))


def test_what_a_killed_addition_left_is_cleared_by_the_next(folder: Path) -> None:
    raw = lay(folder / "raw", {".hled-staging/half/half.md": "half"})
    add(folder / "Fact sheet.md", raw)
    assert [path.name for path in raw.iterdir()] == ["fact-sheet"]


@pytest.mark.slow
def test_two_additions_of_the_same_document_at_once_add_it_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second is started while the first has the folder, so it must wait and then find a duplicate."""
    raw, real = folder / "raw", module.shelf.held
    others: list[subprocess.Popen[str]] = []

    def held(at: Path) -> Any:
        command = [HLED, "add", folder / "Fact sheet.md", "--raw", raw, "--id", "second"]
        others.append(subprocess.Popen(command, stderr=subprocess.PIPE, text=True))
        with pytest.raises(subprocess.TimeoutExpired):
            others[0].wait(1.5)
        return real(at)

    monkeypatch.setattr(module.shelf, "held", held)
    add(folder / "Fact sheet.md", raw, id="first")
    _, words = others[0].communicate(timeout=30)
    assert (others[0].returncode, "the source `first` holds the same document" in words) == (3, True)
    assert [document.source_id for document in read(raw)] == ["first"]


def test_the_day_is_read_off_the_clock_only_for_an_address(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class NoClock(datetime.date):
        @classmethod
        def today(cls) -> Any:
            raise AssertionError("a clock was read")

    monkeypatch.setattr(module.datetime, "date", NoClock)
    add(folder / "Fact sheet.md", folder / "raw")
