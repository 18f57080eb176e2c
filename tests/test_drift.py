"""Drift: what became of the documents behind the addresses, without a byte being written."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from formats import as_docx, as_html, as_pdf, as_wikitext, pieces
from serving import Server, serving
from test_add import LATER, SHEET
from workbench import RAW, contents, declared, lay

from pipeline.collect import told
from pipeline.collect.add import add
from pipeline.collect.drift import Drift, Lost, as_json, drift, exit_code
from pipeline.collect.fetch import Limits
from pipeline.collect.names import EXTENSIONS
from pipeline.errors import InputError, UsageError
from pipeline.read import read


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def raw(server: Server, tmp_path: Path) -> Path:
    """A raw folder with one source that was taken from ``/sheet.md``, where it still is."""
    add(server.page("/sheet.md", SHEET), tmp_path / "raw")
    return tmp_path / "raw"


def only(raw: Path) -> Drift:
    (one,) = drift(raw=raw)
    return one


def test_a_document_that_is_where_it_was_as_it_was_is_unchanged(server: Server, raw: Path) -> None:
    assert only(raw) == Drift("sheet", f"{server.root}/sheet.md", "unchanged")


@pytest.mark.parametrize(
    "text",
    [
        SHEET.replace("\n", "\r\n"),
        SHEET.replace(" ", "\u00a0"),
        SHEET.replace("–", "-"),
        SHEET.replace("Economic Dialogue (CCED)", "**Economic\nDialogue** (CCED)"),
        SHEET.replace("(CCED)", "(**CCED**)"),
    ],
    ids=["line ends", "spaces", "dashes", "markup", "markup within"],
)
def test_other_white_space_dashes_and_markup_are_no_drift(server: Server, raw: Path, text: str) -> None:
    server.page("/sheet.md", text)
    assert only(raw).status == "unchanged"


def test_of_a_changed_document_every_fact_that_lost_its_words_is_told(server: Server, raw: Path) -> None:
    server.page("/sheet.md", LATER)
    one = only(raw)
    assert (one.status, one.now_at, one.facts) == ("changed", None, sum(facts_of(raw).values()))
    gone = "The second meeting of the CCED was held in Santiago on May 6, 2013."
    meeting = "cced-2013-05-06-meeting-second-santiago"
    assert Lost("events", meeting, "date_edtf", "May 6, 2013") in one.lost
    assert {lost.quote for lost in one.lost} <= {gone, gone[:-1], "on May 6, 2013", "May 6, 2013"}
    assert {lost.row_id for lost in one.lost if lost.table == "events"} == {meeting}


def facts_of(raw: Path) -> dict[str, int]:
    from pipeline import flow
    from pipeline.compare import number_of_facts

    (document,) = read(raw)
    return number_of_facts(flow.facts(document))


def test_a_document_that_grew_is_changed_and_no_fact_lost_its_words(server: Server, raw: Path) -> None:
    server.page("/sheet.md", SHEET + "\nA third meeting followed in 2014.\n")
    one = only(raw)
    assert (one.status, one.lost) == ("changed", ())


def test_an_address_that_leads_elsewhere_now_has_moved(server: Server, raw: Path) -> None:
    url = server.redirect("/sheet.md", server.page("/new.md", SHEET))
    assert only(raw) == Drift("sheet", url, "moved", now_at=f"{server.root}/new.md")


def test_an_address_that_leads_where_it_led_when_it_was_taken_has_not_moved(
    server: Server, tmp_path: Path
) -> None:
    add(server.redirect("/short", server.page("/long.md", SHEET)), tmp_path / "raw")
    assert only(tmp_path / "raw") == Drift("long", f"{server.root}/short", "unchanged")
    server.page("/short", SHEET, "text/markdown")
    assert only(tmp_path / "raw") == Drift(
        "long", f"{server.root}/short", "moved", now_at=f"{server.root}/short"
    )


def test_a_document_that_moved_and_changed_is_changed_and_the_new_place_is_told(
    server: Server, raw: Path
) -> None:
    server.redirect("/sheet.md", server.page("/new.md", LATER))
    one = only(raw)
    assert (one.status, one.now_at, len(one.lost) > 0) == ("changed", f"{server.root}/new.md", True)


@pytest.mark.parametrize(("status", "name"), [(404, "Not Found"), (410, "Gone")])
def test_a_document_that_the_server_has_no_more_is_gone(
    server: Server, raw: Path, status: int, name: str
) -> None:
    url = server.raw("/sheet.md", status=status)
    assert only(raw) == Drift("sheet", url, "gone", message=f"the server answers {status}, {name} ({url})")


def test_what_cannot_be_asked_or_read_failed_and_stops_no_other(server: Server, raw: Path) -> None:
    server.raw("/500.md", status=500)
    server.raw("/mute.md", forever=True, bare=True)
    server.page("/page.md", "<p>Not the document</p>", "text/html")
    server.page("/broken.md", b"caf\xe9")
    server.page("/secret.md", SHEET)
    for name in ("500", "mute", "page", "broken", "secret"):
        url = f"{server.root}/{name}.md".replace("//", "//me:hush@" if name == "secret" else "//")
        lay(raw, {f"{name}/{name}.md": name, f"{name}/source.toml": declared(name, url=url)})
    lay(
        raw,
        {"damaged/x.md": "Words.", "damaged/source.toml": declared("Others.", url=f"{server.root}/sheet.md")},
    )
    found = drift(raw=raw, limits=Limits(silence=2))
    failed = {one.source_id: one.message or "" for one in found if one.status == "failed"}
    assert failed.pop("damaged").startswith("the document is not the one that source.toml describes")
    assert not any("hush" in message for message in failed.values())
    assert {name: message.partition(" (")[0] for name, message in failed.items()} == {
        "500": "the server answers 500, Internal Server Error",
        "broken": "the document is not UTF-8: byte 0xe9 at offset 3",
        "mute": "no answer within 2 seconds",
        "page": "the server sends text/html for a name that ends in .md",
        "secret": "the address holds a user name or password, which would be written into source.toml",
    }
    assert [one.source_id for one in found] == ["500", "broken", "damaged", "mute", "page", "secret", "sheet"]
    assert found[-1].status == "unchanged"


def test_sources_without_an_address_and_versions_of_before_are_not_asked(server: Server, raw: Path) -> None:
    lay(raw, {"bare.md": "# Bare\n", "plain/p.md": "# P\n", "plain/source.toml": declared("# P\n")})
    server.page("/sheet.md", LATER)
    kept = add(f"{server.root}/sheet.md", raw, update=True).kept
    assert kept is not None
    lay(kept, {"source.toml": declared(SHEET, url=f"{server.root}/before.md")})
    server.asked.clear()
    assert [(one.source_id, one.status) for one in drift(raw=raw)] == [("sheet", "unchanged")]
    assert [path for path, _ in server.asked] == ["/sheet.md"]


def test_only_the_sources_that_are_named_are_asked_each_once(server: Server, raw: Path) -> None:
    add(server.page("/other.md", LATER), raw)
    server.asked.clear()
    assert [one.source_id for one in drift(["other", "other"], raw)] == ["other"]
    assert [path for path, _ in server.asked] == ["/other.md"]


@pytest.mark.parametrize(
    ("source", "words"),
    [("shet", "did you mean `sheet`"), ("bare", "the source `bare` has no address")],
)
def test_a_name_that_cannot_be_asked_is_an_error_before_anyone_is_asked(
    server: Server, raw: Path, source: str, words: str
) -> None:
    lay(raw, {"bare.md": "# Bare\n"})
    server.asked.clear()
    with pytest.raises(UsageError) as caught:
        drift(["sheet", source], raw)
    assert words in str(caught.value) and server.asked == []


@pytest.mark.parametrize(("files", "reason"), [({}, "No such file"), ({"raw": ""}, "Not a directory")])
def test_without_a_raw_folder_there_is_an_error_with_words(
    tmp_path: Path, files: dict[str, bytes | str], reason: str
) -> None:
    lay(tmp_path, files)
    with pytest.raises(InputError, match=f"the raw folder cannot be read: {reason}"):
        drift(raw=tmp_path / "raw")


@pytest.mark.parametrize("write", [as_html, as_wikitext, as_docx, as_pdf])
def test_of_the_same_words_in_another_format_no_fact_is_lost(
    server: Server, tmp_path: Path, write: Callable[..., bytes]
) -> None:
    """The article was taken down as Markdown, and its address gives a page of a site, a PDF …"""
    kind = {extension: media for media, extension in EXTENSIONS.items() if media != "application/xhtml+xml"}
    extension = {as_html: ".html", as_wikitext: ".wiki", as_docx: ".docx", as_pdf: ".pdf"}[write]
    (article,) = read(RAW)
    lay(tmp_path, {"article.md": article.text})
    url = server.page("/article", write(pieces(article)), kind[extension])
    add(tmp_path / "article.md", tmp_path / "raw", url=url)
    one = only(tmp_path / "raw")
    assert (one.status, one.lost) == ("changed", ())


def test_nothing_is_written(server: Server, raw: Path) -> None:
    before = contents(raw.parent)
    server.page("/sheet.md", LATER)
    assert only(raw).status == "changed"
    assert contents(raw.parent) == before


LOST = Lost("events", "talks-2013-meeting", "date_edtf", "May 6, 2013")
ALL = [
    Drift("a", "http://x.org/a", "unchanged"),
    Drift("b", "http://x.org/b", "moved", now_at="http://y.org/b"),
    Drift(
        "c",
        "http://x.org/c",
        "changed",
        facts=9,
        lost=(LOST, Lost("events", "talks-2013-meeting", None, "They met.")),
    ),
    Drift("d", "http://x.org/d", "gone", message="the server answers 404, Not Found (http://x.org/d)"),
    Drift("e", "http://x.org/e", "failed", message="no answer within 20 seconds (http://x.org/e)"),
]


def test_a_person_reads_a_line_a_source_and_below_it_the_words_that_are_gone() -> None:
    assert list(told.drifts(ALL)) == [
        "a: unchanged",
        "b: moved, now at http://y.org/b",
        "c: changed, 1 of 9 facts lost words they stand on",
        "  - events talks-2013-meeting (date_edtf) no longer stands on «May 6, 2013»",
        "  - events talks-2013-meeting no longer stands on «They met.»",
        "  to do: hled add http://x.org/c --update --id c",
        "d: gone, the server answers 404, Not Found (http://x.org/d)",
        "e: failed, no answer within 20 seconds (http://x.org/e)",
        "1 unchanged, 1 moved, 1 changed, 1 gone, 1 failed",
    ]
    assert list(told.drifts([])) == ["No source has an address."]


def test_an_address_that_a_shell_would_take_apart_is_quoted_in_what_to_do() -> None:
    (_, todo, _) = told.drifts([Drift("c", "http://x.org/c?a=1&b='2'", "changed")])
    assert shlex.split(todo)[2:] == ["hled", "add", "http://x.org/c?a=1&b='2'", "--update", "--id", "c"]


def test_a_program_reads_the_same_as_json() -> None:
    first, *_, last = json.loads(as_json(ALL[2:4]))
    assert first == {
        "source_id": "c",
        "url": "http://x.org/c",
        "status": "changed",
        "now_at": None,
        "message": None,
        "facts": 9,
        "lost": [
            {
                "table": "events",
                "row_id": "talks-2013-meeting",
                "column": "date_edtf",
                "quote": "May 6, 2013",
            },
            {"table": "events", "row_id": "talks-2013-meeting", "column": None, "quote": "They met."},
        ],
    }
    assert last["message"] == ALL[3].message and last["lost"] == []


@pytest.mark.parametrize(
    ("which", "code"), [([], 0), ([0], 0), ([0, 1], 1), ([2], 1), ([3, 0], 1), ([0, 4], 5), ([3, 4], 1)]
)
def test_the_exit_code_says_whether_anything_drifted_or_could_not_be_asked(
    which: list[int], code: int
) -> None:
    assert exit_code([ALL[number] for number in which]) == code
