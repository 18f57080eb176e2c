"""Bad input: what is wrong, where, and what to do about it; exit 2, nothing written and nothing lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from workbench import contents, declared, hled, lay

from pipeline.errors import InputError
from pipeline.read import read

Files = dict[str, bytes | str]
WORDS = "Words."


def source(document: bytes | str = WORDS, name: str = "a/a.txt", **keys: str) -> Files:
    return {name: document, "a/source.toml": declared(document, **keys)}


# What is wrong → the files, and what the message must hold.
BAD: dict[str, tuple[Files, list[str]]] = {
    "an empty raw folder": ({}, ["the raw folder is empty", "raw", "--raw"]),
    "hidden files alone": (
        {".keep": "", ".notes.md": WORDS},
        ["the raw folder holds no document, only .keep, .notes.md, which are not read", "--raw"],
    ),
    "another sha256": (
        source(sha256="0" * 64),
        ["its sha256 is 44dcebcdcc564a642123c985ea211a70", "not 0000", "a/a.txt", "restore the document"],
    ),
    "not UTF-8": (
        {"a.txt": b"caf\xe9 au lait"},
        ["not UTF-8", "byte 0xe9 at offset 3", "a.txt", "save it as UTF-8"],
    ),
    "not UTF-8 after a byte order mark": ({"a.txt": b"\xef\xbb\xbf\xff"}, ["byte 0xff at offset 3"]),
    "UTF-16": ({"a.txt": "Words.".encode("utf-16")}, ["byte 0xff at offset 0"]),
    "an empty file": ({"a.txt": ""}, ["the document is empty", "a.txt"]),
    "a byte order mark alone": ({"a.txt": b"\xef\xbb\xbf"}, ["the document is empty"]),
    "a NUL byte": ({"a.txt": b"ab\0c"}, ["a NUL byte at offset 2", "a.txt"]),
    "white space alone": ({"a.md": " \n\t\u2003\r\n"}, ["only white space", "a.md"]),
    "zero-width characters alone": ({"a.md": "\u200b\u2060\n\ufeff\u200d"}, ["invisible characters", "a.md"]),
    "byte order marks alone": ({"a.txt": "\ufeff\ufeff"}, ["invisible characters", "a.txt"]),
    "an unknown kind of file": ({"a.odt": "x"}, ["cannot be read (.odt)", ".md, .markdown, .txt", ".docx"]),
    "no extension": ({"LICENSE": "x"}, ["cannot be read (no extension)", "LICENSE"]),
    "a name without letters": ({"—.txt": WORDS}, ["the file's name gives no id", "—.txt"]),
    "malformed TOML": (
        {"a/a.txt": WORDS, "a/source.toml": 'title = "x"\nsha256 = \n'},
        ["source.toml is malformed", "line 2", "a/source.toml"],
    ),
    "TOML of too many brackets": (
        {"a/a.txt": WORDS, "a/source.toml": "title = " + "[" * 5_000},
        ["source.toml is malformed", "brackets", "a/source.toml"],
    ),
    "TOML of too many digits": (
        {"a/a.txt": WORDS, "a/source.toml": "title = " + "9" * 5_000},
        ["source.toml is malformed", "digits", "a/source.toml"],
    ),
    "a NUL in a title": (source(title=r"A \u0000"), ["bad value for `title`", "line 1", "character U+0000"]),
    "an escape in an address": (source(url=r"https://a.b/\u001b[31m"), ["bad value for `url`", "U+001B"]),
    "a line separator in a publisher": (
        source(publisher="A\u2028B"),
        ["bad value for `publisher`", "U+2028"],
    ),
    "a title that nobody sees": (source(title="\u200b"), ["bad value for `title`", "words between"]),
    "a key that drives the terminal": (source(**{r'"\u001b[31m"': "x"}), ["unknown key `'\\x1b[31m'`"]),
    "TOML that is not UTF-8": (
        {"a/a.txt": WORDS, "a/source.toml": b'title = "\xe9"\n'},
        ["source.toml is not UTF-8 at byte 9", "a/source.toml"],
    ),
    "no title": (
        {"a/a.txt": WORDS, "a/source.toml": f'sha256 = "{"0" * 64}"\n'},
        ["incomplete: the key `title` is missing", "a/source.toml, line 1"],
    ),
    "no sha256": (
        {"a/a.txt": WORDS, "a/source.toml": 'title = "x"\npublisher = "y"\n'},
        ["incomplete: the key `sha256` is missing", "a/source.toml, line 2"],
    ),
    "an empty source.toml": (
        {"a/a.txt": WORDS, "a/source.toml": ""},
        ["the key `title` is missing", "the key `sha256` is missing", "2 things are wrong"],
    ),
    "an unknown key": (source(licence="MIT"), ["unknown key `licence`", "source.toml, line 3", "`license`?"]),
    "an unknown table": (
        {"a/a.txt": WORDS, "a/source.toml": declared(WORDS) + "\n[extra]\nx = 1\n"},
        ["unknown key `extra`", "source.toml, line 4"],
    ),
    "a title of the wrong type": (
        {"a/a.txt": WORDS, "a/source.toml": declared(WORDS).replace('"A title"', "1")},
        ["bad value for `title`", "source.toml, line 1", "words between quotation marks"],
    ),
    "a blank title": (source(title="  "), ["bad value for `title`"]),
    "a short sha256": (source(sha256="abc"), ["bad value for `sha256`", "line 2", "64 hexadecimal digits"]),
    "a language that is none": (source(language="English"), ["bad value for `language`", "line 3", "BCP 47"]),
    "an address that is none": (source(url="example.org"), ["bad value for `url`", "https://"]),
    "redirects that are no list": (
        source(redirects="https://example.org/a"),
        ["bad value for `redirects`", "line 3", "write a list"],
    ),
    "a redirect to a file": (
        {"a/a.txt": WORDS, "a/source.toml": declared(WORDS) + 'redirects = ["file:///etc/passwd"]\n'},
        ["bad value for `redirects`", "line 3", "https://"],
    ),
    "a day that does not exist": (
        source(retrieved_on="2023-02-29"),
        ["bad value for `retrieved_on`", "line 3"],
    ),
    "an id that climbs": (source(source_id="../a"), ["bad value for `source_id`", "line 3", "a slug"]),
    "an id with a slash": (source(source_id="a/b"), ["bad value for `source_id`", "a slug"]),
    "a folder that is no slug": (
        {"HLED 2015/a.txt": WORDS, "HLED 2015/source.toml": declared(WORDS)},
        ["the source id `HLED 2015` is not a slug", "`hled-2015`"],
    ),
    "a folder named ..": (
        {"..x/../a..b/a.txt": WORDS, "a..b/source.toml": declared(WORDS)},
        ["the source id `a..b` is not a slug", "`a-b`"],
    ),
    "two bare files of one id": (
        {"a b.txt": WORDS, "a-b.md": WORDS},
        ["2 sources have the id `a-b`", "a b.txt and", "a-b.md", "rename one"],
    ),
    "a folder and a file of one id": (
        {**source(), "a.md": WORDS},
        ["2 sources have the id `a`", "a/a.txt", "a.md"],
    ),
    "a folder without source.toml": ({"a/a.txt": WORDS}, ["no source.toml", "raw/a"]),
    "a folder without document": ({"a/source.toml": declared(WORDS)}, ["needs one document, it has: none"]),
    "a folder of two documents": (
        {**source(), "a/b.txt": WORDS},
        ["needs one document, it has: a.txt, b.txt", "raw/a"],
    ),
    "a folder in a folder": (
        {"a/source.toml": declared(WORDS), "a/b/c.txt": WORDS},
        ["needs one document, it has: b"],
    ),
}


@pytest.mark.parametrize("fault", BAD)
def test_a_message_says_what_is_wrong_where_and_what_to_do(tmp_path: Path, fault: str) -> None:
    files, fragments = BAD[fault]
    raw = lay(tmp_path / "raw", files)
    with pytest.raises(InputError) as caught:
        read(raw)
    message = str(caught.value)
    assert [fragment for fragment in fragments if fragment not in message] == []
    assert "to do:" in message and str(raw) in message


def test_a_file_over_64_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    raw = lay(tmp_path / "raw", {"a.txt": ""})
    with (raw / "a.txt").open("r+b") as file:
        file.truncate(64_000_001)
    with pytest.raises(InputError, match=r"over 64 MB \(64,000,001 bytes\)"):
        read(raw)


def test_what_would_keep_a_reader_waiting_for_ever_is_refused(tmp_path: Path) -> None:
    raw = lay(tmp_path / "raw", {"b.txt": WORDS})
    os.mkfifo(raw / "a.txt")
    with pytest.raises(InputError, match=r"(?s)this is no file.*a\.txt"):
        read(raw)


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    raw = lay(tmp_path / "raw", {"a.txt": "", "b.txt": b"\0", **source(sha256="1" * 64, licence="MIT")})
    with pytest.raises(InputError) as caught:
        read(raw)
    message = str(caught.value)
    told = ["4 things are wrong", "is empty", "NUL byte", "unknown key `licence`", "its sha256 is"]
    assert [words for words in told if words not in message] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "fault", ["an empty raw folder", "not UTF-8", "another sha256", "TOML of too many brackets"]
)
def test_the_command_exits_2_without_a_traceback_and_writes_nothing(tmp_path: Path, fault: str) -> None:
    raw = lay(tmp_path / "raw", BAD[fault][0])
    before = contents(tmp_path)
    done = hled("build", "--raw", raw, "--build", tmp_path / "new" / "build")
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert done.stderr.startswith("error: ")
    assert [words for words in BAD[fault][1] if words not in done.stderr] == []
    assert contents(tmp_path) == before


# A build that cannot work whatever the documents hold → arguments, and what the message must hold.
IMPOSSIBLE: dict[str, tuple[list[str], list[str]]] = {
    "no raw folder": (["--raw", "none", "--build", "out"], ["raw folder does not exist", "none"]),
    "a file for a raw folder": (["--raw", "a-file", "--build", "out"], ["raw folder is not a folder"]),
    "a file for a build folder": (["--raw", "raw", "--build", "a-file"], ["cannot be written", "a-file"]),
    "a build folder below a file": (["--raw", "raw", "--build", "a-file/x"], ["cannot be written"]),
    "a build folder where none can be": (["--raw", "raw", "--build", "/proc/hled/x"], ["cannot be written"]),
    "a build folder in the raw folder": (["--raw", "raw", "--build", "raw/out"], ["lies in the raw folder"]),
    "the raw folder as build folder": (["--raw", "raw", "--build", "raw"], ["lies in the raw folder"]),
}


@pytest.mark.slow
@pytest.mark.parametrize("fault", IMPOSSIBLE)
def test_a_build_that_has_no_place_to_read_or_write_exits_2_and_writes_nothing(
    tmp_path: Path, fault: str
) -> None:
    lay(tmp_path, {"raw/a.txt": WORDS, "a-file": "mine"})
    before = contents(tmp_path)
    arguments, fragments = IMPOSSIBLE[fault]
    done = hled("build", *arguments, cwd=tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert [words for words in (*fragments, "to do:") if words not in done.stderr] == []
    assert contents(tmp_path) == before
