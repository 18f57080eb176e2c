"""Files of other formats that cannot be read: what is wrong, where, and what to do; the other sources still build."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import formats
import pytest
from workbench import contents, hled, lay

from pipeline.errors import InputError
from pipeline.read import read_content, read_what_can_be_read
from pipeline.read.pieces import Piece

WORDS = [Piece("heading", "Talks", 1), Piece("paragraph", "The two ministries met in May 2015.")]
PAGE = b"<html><body><p>The two ministries met.</p></body></html>"


def pdf(**settings: object) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    data = io.BytesIO()
    canvas = Canvas(data, invariant=1, **settings)
    canvas.drawString(72, 700, "The two ministries met in May 2015.")
    canvas.save()
    return data.getvalue()


def encrypted() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption

    return pdf(encrypt=StandardEncryption("secret", strength=128))


def scanned(pages: int) -> bytes:
    """Pages on which something is drawn, but nothing is written."""
    from reportlab.pdfgen.canvas import Canvas

    data = io.BytesIO()
    canvas = Canvas(data, invariant=1)
    for _ in range(pages):
        canvas.rect(72, 72, 400, 600, fill=1)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def repacked(change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A Word document with its parts changed, or left out where ``change`` gives None."""
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(formats.as_docx(WORDS))) as old, zipfile.ZipFile(data, "w", 8) as new:
        for name in old.namelist():
            if (part := change(name, old.read(name))) is not None:
                new.writestr(name, part)
    return data.getvalue()


def archive(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", 8) as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return data.getvalue()


def lying(document: bytes) -> bytes:
    """An archive whose directory states one byte for its largest part."""
    with zipfile.ZipFile(io.BytesIO(document)) as old:
        size = old.getinfo("word/document.xml").file_size
    return document.replace(size.to_bytes(4, "little"), (1).to_bytes(4, "little"))


# What is wrong → the file's name, its bytes, and what the message must hold.
BAD: dict[str, tuple[str, Callable[[], bytes], list[str]]] = {
    "an encrypted PDF": ("a.pdf", encrypted, ["the PDF is encrypted", "a.pdf", "save it without a password"]),
    "a scanned PDF": ("a.pdf", lambda: scanned(1), ["no text layer: its page is a picture", "text recognition"]),
    "a scanned PDF of pages": ("a.pdf", lambda: scanned(3), ["no text layer: its 3 pages are pictures"]),
    "a truncated PDF": (
        "a.pdf",
        lambda: formats.as_pdf(WORDS)[:-900],
        ["the PDF is cut off", "get the document again"],
    ),
    "a PDF of nothing but its ends": (
        "a.pdf",
        lambda: b"%PDF-1.4\n" + b"\0" * 500 + b"\n%%EOF\n",
        ["the PDF is damaged: it cannot be opened", "get the document again"],
    ),
    "a DOCX that is cut off": (
        "a.docx",
        lambda: formats.as_docx(WORDS)[:-5000],
        ["the DOCX file is broken: the archive that it is cannot be unpacked", "a.docx", "get it again"],
    ),
    "a DOCX with a damaged part": (
        "a.docx",
        lambda: repacked(lambda name, part: b"<w:document" if name == "word/document.xml" else part),
        ["the DOCX file is broken: it lacks the parts", "save it again as .docx"],
    ),
    "a DOCX without its document": (
        "a.docx",
        lambda: repacked(lambda name, part: None if name == "word/document.xml" else part),
        ["the DOCX file is broken: it lacks the parts"],
    ),
    "a DOCX that unpacks without end": (
        "a.docx",
        lambda: archive(**{"word/document.xml": b" " * 256_000_001}),
        ["unpacks to more than 256 MB (256,000,001 bytes)", "a.docx"],
    ),
    "a DOCX that lies about what it holds": (
        "a.docx",
        lambda: lying(formats.as_docx(WORDS)),
        ["the DOCX file is broken"],
    ),
    "a DOCX without words": (
        "a.docx",
        lambda: formats.as_docx([]),
        ["the document holds no words", "not as a picture"],
    ),
    "HTML without text": (
        "a.html",
        lambda: b"<html><body><script>write('x')</script><nav>Home</nav><main></main></body></html>",
        ["the document holds no words", "a.html", "save it again once its text is there"],
    ),
    "HTML in another encoding than it says": (
        "a.html",
        lambda: b'<html><meta charset="utf-8"><p>caf\xe9</p></html>',
        ["not in the encoding", "it declares utf-8", "byte 0xe9 at offset 34", "save the page again"],
    ),
    "HTML that declares nothing and is not UTF-8": (
        "a.html",
        lambda: b"<html><p>caf\xe9</p></html>",
        ["it declares no encoding, so UTF-8 is expected", "byte 0xe9 at offset 12"],
    ),
    "HTML in an encoding that nobody knows": (
        "a.html",
        lambda: b'<html><meta charset="klingon-8"><p>x</p></html>',
        ["declares an unknown encoding, klingon-8", "save the page as UTF-8"],
    ),
    "HTML in an encoding that is no encoding of pages": (
        "a.html",
        lambda: b'<html><meta charset="rot13"><p>x</p></html>',
        ["declares an unknown encoding, rot13"],
    ),
    "a DOCX with words for numbers": (
        "a.docx",
        lambda: repacked(
            lambda name, part: part.replace(b'w:lvl w:ilvl="0"', b'w:lvl w:ilvl="x"')
            if name == "word/numbering.xml"
            else part
        ),
        ["the DOCX file is broken: where a number has to stand"],
    ),
    "HTML without a tag": ("a.html", lambda: b"# Talks\n\nWords.", ["not one tag in it", ".txt or .md"]),
    "wikitext with an unclosed template": (
        "a.wiki",
        lambda: b"Words.\n\n{{Infobox talks\n| begun = {{date|2013}}\n\nMore words.",
        ["a template that is never closed: {{Infobox talks", "a.wiki, line 3", "close it with }}"],
    ),
    "wikitext that opens with one": ("a.wiki", lambda: b"{{Main\n", ["never closed: {{Main", "line 1"]),
    "wikitext nested beyond measure": (
        "a.wiki",
        lambda: b"\n" + b"{{a|" * 39 + b"}}" * 39,
        ["templates or tables nested over 38 deep", "a.wiki, line 2"],
    ),
    "wikitext of a redirect": (
        "a.wiki",
        lambda: b"#REDIRECT [[The Talks]]",
        ["only leads on to another one, The Talks", "save the source of The Talks"],
    ),
    "wikitext of boxes alone": ("a.wiki", lambda: b"{{Infobox|a=b}}\n[[Category:X]]", ["holds no words"]),
    "wikitext that is not UTF-8": ("a.wiki", lambda: b"caf\xe9", ["not UTF-8: byte 0xe9 at offset 3"]),
    "wikitext longer than any page": ("a.wiki", lambda: b"a" * 4_000_001, ["over 4 MB (4,000,001 bytes)"]),
    "a PDF called text": ("a.txt", pdf, ["name says text, its bytes say it is a PDF", "end in .pdf"]),
    "a web page called Markdown": ("a.md", lambda: PAGE, ["says Markdown", "a web page", "end in .html"]),
    "a web page called wikitext": ("a.wiki", lambda: b"\n<!-- x -->\n" + PAGE, ["a web page (HTML)"]),
    "a Word document called PDF": ("a.pdf", lambda: formats.as_docx(WORDS), ["a Word document", ".docx"]),
    "a text called PDF": ("a.pdf", lambda: b"Words.", ["says PDF, but its bytes are of no such file"]),
    "an archive called Word document": (
        "a.docx",
        lambda: archive(**{"sheet.xml": b"<x/>"}),
        ["a ZIP archive that holds no Word document", "unpack it"],
    ),
    "an old Word file": ("a.docx", lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, ["an old Word file", "save it as"]),
    "a picture": ("a.pdf", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 99, ["a picture (PNG)", "text recognition"]),
    "nothing": ("a.pdf", lambda: b"", ["the document is empty"]),
}  # fmt: skip


@pytest.mark.parametrize("fault", BAD)
def test_a_message_says_what_is_wrong_where_and_what_to_do(fault: str) -> None:
    name, data, fragments = BAD[fault]
    with pytest.raises(InputError) as caught:
        read_content(data(), name)
    message = str(caught.value)
    assert [fragment for fragment in (*fragments, "where: ", "to do: ") if fragment not in message] == []


def test_each_of_these_files_would_be_read_without_its_fault() -> None:
    """So that it is the fault that is told, and not something else about the file."""
    assert "met in May" in read_content(pdf(), "a.pdf").text
    assert "met in May" in read_content(repacked(lambda name, part: part), "a.docx").text
    assert "met" in read_content(PAGE, "a.html").text
    assert "Words." in read_content(b"Words.\n\n{{Infobox talks}}", "a.wiki").text


FOLDER: dict[str, bytes | str] = {
    "talks.md": "# The Talks\n\nThe Talks were launched in May 2015 by Mexico and Canada.\n",
    "page.html": PAGE,
    "cut.pdf": b"%PDF-1.4\n",
    "open.wiki": "Words.\n\n{{Infobox",
    "bare/doc.txt": "A folder without source.toml.",
    "same.txt": "One.",
    "same.md": "Two.",
}


def test_what_can_be_read_comes_with_what_cannot(tmp_path: Path) -> None:
    documents, skipped = read_what_can_be_read(lay(tmp_path / "raw", FOLDER))
    assert [document.source_id for document in documents] == ["page", "talks"]
    assert {one.name: one.reason for one in skipped} == {
        "bare": "a source folder has no source.toml",
        "cut.pdf": "the PDF is cut off: the mark of its end is missing",
        "open.wiki": "the wikitext has a template that is never closed: {{Infobox (line 3)",
        "same.md": "2 sources have the id `same`",
        "same.txt": "2 sources have the id `same`",
    }


def test_where_nothing_can_be_read_all_is_told_as_ever(tmp_path: Path) -> None:
    raw = lay(tmp_path / "raw", {"cut.pdf": b"%PDF-1.4\n", "empty.txt": ""})
    with pytest.raises(InputError, match="2 things are wrong"):
        read_what_can_be_read(raw)


@pytest.mark.slow
def test_keep_going_builds_from_the_rest_and_says_what_was_left_out(tmp_path: Path) -> None:
    raw, build = lay(tmp_path / "raw", FOLDER), tmp_path / "build"
    whole = hled("build", "--raw", raw, "--build", build)
    assert (whole.returncode, contents(build)) == (2, {})
    assert "things are wrong" in whole.stderr

    kept = hled("build", "--raw", raw, "--build", build, "--keep-going")
    assert (kept.returncode, kept.stderr) == (6, "")
    left_out = kept.stdout[kept.stdout.index("Left out: 5 sources that could not be read:") :]
    assert "  - cut.pdf: the PDF is cut off: the mark of its end is missing\n" in left_out

    asked = hled(
        "query", "SELECT * FROM notices WHERE kind = 'skipped-source'", "--build", build, "--format", "json"
    )
    notices = json.loads(asked.stdout)
    assert notices[1] == {
        "notice_id": "skipped-source-cut-pdf",
        "source_id": None,
        "passage_id": None,
        "char_start": None,
        "char_end": None,
        "kind": "skipped-source",
        "message": "cut.pdf was left out: the PDF is cut off: the mark of its end is missing",
    }
    assert len(notices) == 5
    assert hled("validate", "--build", build).returncode == 0
    assert str(tmp_path) not in asked.stdout

    again = hled("build", "--raw", raw, "--build", build, "--keep-going")
    assert (again.returncode, "Nothing changed" in again.stdout, "cut.pdf" in again.stdout) == (6, True, True)


@pytest.mark.slow
def test_keep_going_changes_nothing_where_all_can_be_read(tmp_path: Path) -> None:
    raw, build = lay(tmp_path / "raw", {"talks.md": FOLDER["talks.md"]}), tmp_path / "build"
    assert hled("build", "--raw", raw, "--build", build).returncode == 0
    kept = hled("build", "--raw", raw, "--build", build, "--keep-going")
    assert (kept.returncode, "Nothing changed" in kept.stdout) == (0, True)
