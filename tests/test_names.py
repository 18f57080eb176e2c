"""What a fetched document is called: its file by its address and media type, its source by what says most."""

from __future__ import annotations

import pytest

from pipeline.collect.fetch import Fetched, FetchError
from pipeline.collect.names import EXTENSIONS, file_name, source_id
from pipeline.errors import UsageError
from pipeline.read import FORMATS


def fetched(url: str, media_type: str, *redirects: str) -> Fetched:
    return Fetched(url, redirects, b"", media_type, "")


@pytest.mark.parametrize(
    ("path", "media_type", "name"),
    [
        ("/fact-sheet.md", "text/markdown", "fact-sheet.md"),
        ("/fact-sheet.md", "text/plain", "fact-sheet.md"),
        ("/fact-sheet.md", "application/octet-stream", "fact-sheet.md"),
        ("/fact-sheet.MD", "", "fact-sheet.MD"),
        ("/fact-sheet.txt", "text/markdown", "fact-sheet.txt"),
        ("/joint-statement/", "text/html", "joint-statement.html"),
        ("/joint-statement.aspx", "application/xhtml+xml", "joint-statement.aspx.html"),
        ("/download/123", "application/pdf", "123.pdf"),
        ("/w/index.php?title=Talks&action=raw", "text/x-wiki", "index.php.wiki"),
        ("/paper", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "paper.docx"),
        ("/page.htm", "text/html", "page.htm"),
        ("/page.xhtml", "text/html", "page.xhtml"),
        ("/paper.pdf", "application/octet-stream", "paper.pdf"),
        ("/notes", "text/plain", "notes.txt"),
        ("/notes?format=.md", "text/plain", "notes.txt"),
        ("", "text/plain", "document.txt"),
        ("/U.S.–Mexico_Dialogue", "text/html", "U.S.-Mexico_Dialogue.html"),
        ("/Di%C3%A1logo%20econ%C3%B3mico.md", "text/plain", "Diálogo-económico.md"),
        ("/..%2F..%2Fetc%2Fpasswd.md", "", "passwd.md"),
        ("/.hidden.md", "", "hidden.md"),
        ("/a%00b%0Ac.md", "", "a-b-c.md"),
        ("/" + "long-" * 60 + "name.md", "", ("long-" * 16) + ".md"),
    ],
)
def test_the_name_is_the_last_of_the_address_with_the_extension_of_the_media_type_where_it_has_none(
    path: str, media_type: str, name: str
) -> None:
    assert file_name(fetched(f"https://example.org{path}", media_type)) == name


def test_every_extension_that_a_media_type_gives_is_one_that_can_be_read() -> None:
    assert set(EXTENSIONS.values()) <= set(FORMATS)
    assert {FORMATS[extension] for extension in EXTENSIONS.values()} == set(FORMATS.values())


def test_of_redirects_the_last_gives_the_name() -> None:
    found = fetched(
        "https://example.org/r?id=1", "text/plain", "https://example.org/x", "https://example.org/talks.md"
    )
    assert file_name(found) == "talks.md"


@pytest.mark.parametrize(
    ("path", "media_type", "words"),
    [
        ("/photo", "image/png", "the server sends image/png, which is no document"),
        ("/notes", "", "the server does not say what kind of document this is"),
        ("/notes", "application/octet-stream", "application/octet-stream, which is no document"),
        ("/notes", "\x1b[31m", "does not say what kind"),
        ("/fact-sheet.md", "text/html", "the server sends text/html for a name that ends in .md"),
        (
            "/fact-sheet.txt",
            "application/pdf",
            "the server sends application/pdf for a name that ends in .txt",
        ),
    ],
)
def test_a_kind_that_is_unknown_or_contradicts_the_name_is_refused(
    path: str, media_type: str, words: str
) -> None:
    with pytest.raises(FetchError, match=words) as caught:
        file_name(fetched(f"https://example.org{path}", media_type))
    assert caught.value.where == f"https://example.org{path}" and caught.value.todo


@pytest.mark.parametrize(
    ("name", "title", "url", "made"),
    [
        ("joint-statement.html", "A title", "https://a.org/joint-statement", "joint-statement"),
        ("index.php.wiki", "Talks on trade", "https://a.org/index.php?title=x", "talks-on-trade"),
        ("index.html", "Talks on trade", "https://a.org/", "talks-on-trade"),
        ("4711.pdf", "Talks on trade", "https://a.org/node/4711", "talks-on-trade"),
        ("4711.pdf", "—", "https://a.org/node/4711", "4711"),
    ],
)
def test_the_id_comes_from_the_name_or_where_that_says_little_from_the_title(
    name: str, title: str, url: str, made: str
) -> None:
    assert source_id(name, title, url) == made


def test_where_neither_says_anything_an_id_must_be_given() -> None:
    with pytest.raises(UsageError, match="neither the document's name nor its title gives an id"):
        source_id("—.md", "…")
