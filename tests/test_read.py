"""Reading: what a raw folder may hold, and the Documents it becomes."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbench import ARTICLE, RAW, declared, lay

from pipeline.errors import InputError
from pipeline.model import Document
from pipeline.provenance import redirects
from pipeline.read import MAX_BYTES, read, read_data, read_source, slug


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_the_article_is_read_byte_for_byte_with_its_provenance() -> None:
    (document,) = read(RAW)
    data = (RAW / ARTICLE / f"{ARTICLE}.md").read_bytes()
    assert document == Document(
        source_id=ARTICLE,
        title="U.S.–Mexico High-Level Economic Dialogue",
        format="markdown",
        text=data.decode("utf-8"),
        path=f"{ARTICLE}/{ARTICLE}.md",
        sha256="fa7955fb5b32a978b6a61e2021babee9440993a0291ed734d5c5dc361a4324cf",
        byte_count=5272,
        language="en",
        publisher="Wikipedia",
        url="https://en.wikipedia.org/wiki/U.S.–Mexico_High-Level_Economic_Dialogue",
        license="CC-BY-SA-4.0",
        retrieved_on=None,
        published_on=None,
    )


def test_a_source_toml_may_give_dates_and_an_id_of_its_own(tmp_path: Path) -> None:
    toml = declared("Words.", source_id="talks-2015", published_on="2015-01-06", language="es-MX")
    lay(
        tmp_path,
        {"folder-name/a.txt": "Words.", "folder-name/source.toml": toml + "retrieved_on = 2024-02-29\n"},
    )
    (document,) = read(tmp_path)
    assert (document.source_id, document.language) == ("talks-2015", "es-MX")
    assert (document.published_on, document.retrieved_on) == ("2015-01-06", "2024-02-29")


def test_a_bare_file_is_a_source_of_its_own_of_which_only_its_words_are_known(tmp_path: Path) -> None:
    data = b"# Facts & *figures*\n\nWords.\n"
    lay(tmp_path, {"HLED_2015 Fact-Sheet.md": data})
    assert read(tmp_path) == (
        Document(
            source_id="hled-2015-fact-sheet",
            title="Facts & figures",
            format="markdown",
            text=data.decode(),
            path="HLED_2015 Fact-Sheet.md",
            sha256=digest(data),
            byte_count=len(data),
        ),
    )


def test_sources_come_in_order_of_their_ids_whatever_their_kind(tmp_path: Path) -> None:
    lay(
        tmp_path,
        {"c.txt": "C.", "b/x.md": "B.", "b/source.toml": declared("B."), "A.markdown": "A.", "d/é.txt": "D."},
    )
    lay(tmp_path, {"d/source.toml": declared("D.")})
    assert [document.source_id for document in read(tmp_path)] == ["a", "b", "c", "d"]


def test_hidden_files_and_corrections_are_no_sources(tmp_path: Path) -> None:
    lay(tmp_path, {"a.txt": "Words.", ".DS_Store": b"\0", "corrections.toml": "", ".git/HEAD": "x"})
    lay(tmp_path, {"b/source.toml": declared("B."), "b/b.txt": "B.", "b/.b.txt.swp": b"\0"})
    assert [document.source_id for document in read(tmp_path)] == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("a.md", "\n\nA plain first line\n\nMore.", "A plain first line"),
        ("a.md", "Teaser\n\n## The heading ##\n\nMore.", "The heading"),
        ("a.md", "Teaser\n\nUnderlined\n==========\n\n# Later", "Underlined"),
        ("a.md", "# **Bold** and [linked](http://x.org)", "Bold and linked"),
        ("a.md", "#hashtag is no heading\n\n# But this", "But this"),
        ("a.md", "---\ntitle: 'Trade Talks'\ndate: x\n---\n# Else", "Trade Talks"),
        ("a.md", "---\ndate: 2019-08-06\n---\nThe talks", "The talks"),
        ("a.md", "---\ndate: 2019-08-06\n---\n", "date: 2019-08-06"),
        (
            "a.txt",
            "Press release\n22 January 2014\nBrussels\n\nMexico and Chile hold talks\n",
            "Mexico and Chile hold talks",
        ),
        ("a.txt", "FACT SHEET\n\nOf it.\n", "FACT SHEET"),
        ("a.txt", "FROM: THE OFFICE\n# not Markdown", "FROM: THE OFFICE"),
        ("a.txt", "snake_case and 2 * 3", "snake_case and 2 * 3"),
        ("a.txt", "word " * 100, "word " * 58 + "word…"),
    ],
)
def test_the_title_of_a_bare_file_is_its_first_heading_or_else_its_first_line(
    tmp_path: Path, name: str, text: str, title: str
) -> None:
    (document,) = read(lay(tmp_path, {name: text}))
    assert document.title == title


@pytest.mark.parametrize(
    ("front", "known"),
    [
        ("date: 2019-08-06T10:00:00Z\nlanguage: es-MX", ("es-MX", "2019-08-06")),
        ("published_on: '2019-08-06'\ndate: 2020-01-01", (None, "2019-08-06")),
        ("date: yesterday\nlanguage: Spanish, mostly", (None, None)),
        ("tags:\n  - date: 2019-08-06", (None, None)),
    ],
)
def test_markdown_may_say_in_front_of_its_text_when_it_was_published(
    tmp_path: Path, front: str, known: tuple[str | None, str | None]
) -> None:
    text = f"---\n{front}\n---\n# Talks\n"
    (document,) = read(lay(tmp_path, {"a.md": text}))
    assert ((document.language, document.published_on), document.text) == (known, text)


def test_a_source_toml_may_say_where_its_address_led(tmp_path: Path) -> None:
    toml = declared("Words.", url="https://a.org/x") + 'redirects = ["https://a.org/y", "https://b.org/z"]\n'
    (document,) = read(lay(tmp_path, {"a/a.txt": "Words.", "a/source.toml": toml}))
    assert document.url == "https://a.org/x"
    assert redirects(toml.encode()) == ("https://a.org/y", "https://b.org/z")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfWords.", "Words."),
        (b"One.\r\nTwo.\r\n", "One.\r\nTwo.\r\n"),
        ("Jose\u0301.".encode(), "Jose\u0301."),
        ("\ufeffA\ufeffB".encode(), "A\ufeffB"),
    ],
    ids=["a byte order mark goes", "CRLF stays", "decomposed accents stay", "only the first mark goes"],
)
def test_what_offsets_index_is_the_decoded_file_but_for_its_byte_order_mark(
    tmp_path: Path, data: bytes, text: str
) -> None:
    (document,) = read(lay(tmp_path, {"a.txt": data}))
    assert (document.text, document.byte_count, document.sha256) == (text, len(data), digest(data))


def test_a_sha256_may_be_written_in_capitals(tmp_path: Path) -> None:
    lay(
        tmp_path, {"a/a.txt": "Words.", "a/source.toml": declared("Words.", sha256=digest(b"Words.").upper())}
    )
    assert read(tmp_path)[0].sha256 == digest(b"Words.")


def test_a_file_of_64_megabytes_is_still_read(tmp_path: Path) -> None:
    (document,) = read(lay(tmp_path, {"a.txt": b"x" * MAX_BYTES}))
    assert document.byte_count == 64_000_000


@pytest.mark.parametrize(
    ("words", "made"),
    [("U.S.–Mexico", "u-s-mexico"), ("José’s «plan»", "jose-s-plan"), ("Straße 5", "strae-5"), ("—", "")],
)
def test_a_slug_parts_words_where_a_reader_does(words: str, made: str) -> None:
    assert slug(words) == made


@given(st.text())
def test_a_slug_is_lower_case_ascii_words_joined_by_single_hyphens(words: str) -> None:
    made = slug(words)
    assert all("a" <= mark <= "z" or "0" <= mark <= "9" or mark == "-" for mark in made)
    assert not made.startswith("-") and not made.endswith("-") and "--" not in made
    assert slug(made) == made
    assert slug(unicodedata.normalize("NFC", words)) == slug(unicodedata.normalize("NFD", words))


def test_a_title_is_the_first_line_on_which_something_can_be_seen(tmp_path: Path) -> None:
    (document,) = read(lay(tmp_path, {"a.txt": "\u200b\n \u2060\nTalks in May\n"}))
    assert document.title == "Talks in May"


def test_versions_that_a_source_had_before_are_kept_beside_it_and_not_read(tmp_path: Path) -> None:
    lay(tmp_path, {"a/a.txt": "Now.", "a/source.toml": declared("Now.")})
    lay(tmp_path, {"a/versions/0123/a.txt": "Then.", "a/versions/0123/source.toml": declared("Then.")})
    assert [(document.source_id, document.text) for document in read(tmp_path)] == [("a", "Now.")]


def test_one_source_can_be_read_without_the_others(tmp_path: Path) -> None:
    lay(tmp_path, {"a/a.txt": "Words.", "a/source.toml": declared("Words."), "b.txt": "More.", "c.txt": ""})
    one, two = read_source(tmp_path / "a", tmp_path), read_source(tmp_path / "b.txt", tmp_path)
    assert [(each.source_id, each.path, each.text) for each in (one, two)] == [
        ("a", "a/a.txt", "Words."),
        ("b", "b.txt", "More."),
    ]
    with pytest.raises(InputError, match="the document is empty"):
        read_source(tmp_path / "c.txt", tmp_path)


def test_bytes_that_lie_nowhere_are_read_as_a_bare_file_would_be(tmp_path: Path) -> None:
    data = b"# Talks\n\nWords.\n"
    (document,) = read(lay(tmp_path, {"talks.md": data}))
    assert read_data(data, Path("nowhere/talks.md")) == document


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.txt", b"caf\xe9", "not UTF-8"),
        ("a.exe", b"Words.", "cannot be read"),
        ("\u2014.txt", b"Words.", "gives no id"),
        ("a.txt", b"x" * (MAX_BYTES + 1), "over 64 MB"),
    ],
    ids=["broken", "an unknown kind", "no id", "too large"],
)
def test_bytes_that_cannot_be_read_are_refused_as_a_file_would_be(name: str, data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told) as caught:
        read_data(data, Path("nowhere") / name)
    assert caught.value.where == str(Path("nowhere") / name)
