"""A release: all of it or nothing, the same bytes from the same input, and what it refuses."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from workbench import ARTICLE, HLED, RAW, ROOT, contents, declared, hled, lay

from pipeline.errors import UsageError
from pipeline.release import DOCUMENTS, about, licences
from pipeline.release.yaml import yaml
from schemas.tables import TABLES

slow = pytest.mark.slow
MAY = ("--version", "1.0.0", "--date", "2026-05-31")
TEXT = "# Talks\n\nThe Harbour Dialogue (HD) of Canada and Japan was launched in May 2013.\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a small document, its licence known."""
    files = {"raw/talks/talks.md": TEXT, "raw/talks/source.toml": declared(TEXT, license="CC0-1.0")}
    return lay(tmp_path / "home", files)


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the article."""
    folder = tmp_path_factory.mktemp("article")
    done = hled("release", *MAY, "--raw", RAW, "--build", folder / "build", "--out", folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "hled-1.0.0"


# What it holds


@slow
def test_a_release_holds_the_data_the_documents_and_what_is_said_of_them(article: Path) -> None:
    data = {f"{kind}/{table}.{kind}" for kind in ("csv", "parquet") for table in TABLES}
    files = {path.relative_to(article).as_posix() for path in article.rglob("*") if path.is_file()}
    assert files == data | set(DOCUMENTS) | {
        "hled.duckdb",
        "hled.sqlite",
        "hled.xlsx",
        "SHA256SUMS",
        f"raw/{ARTICLE}/{ARTICLE}.md",
        f"raw/{ARTICLE}/source.toml",
        "raw/arrivals.toml",
    }


@slow
def test_the_data_can_be_made_again_from_the_release_alone(home: Path) -> None:
    entry = (
        '[[replace]]\ntable = "dialogues"\nrow = "harbour-dialogue"\ncolumn = "kind"\nvalue = "talks"\nexpect = ""\n'
        'reason = "So it is called."\nwho = "Aiko Ito"\ndate = 2026-01-01\n'
    )
    lay(home, {"raw/corrections.toml": entry})
    assert hled("build", cwd=home).returncode == 0
    # Fuller words that arrive later, though first by name, change no id: so the register has to travel along.
    fuller = "# Talks\n\nThe Harbour Dialogue (HAD) of Canada and Japan was launched on 5 May 2013.\n"
    lay(home, {"raw/a/a.md": fuller, "raw/a/source.toml": declared(fuller, license="CC0-1.0")})
    assert hled("release", *MAY, cwd=home).returncode == 0
    assert (home / "raw" / "arrivals.toml").read_bytes().index(b"talks") < 200
    released = home / "build" / "release" / "hled-1.0.0"
    done = hled("build", "--raw", released / "raw", "--build", home / "again")
    assert done.returncode == 0, done.stderr
    assert contents(home / "again" / "csv") == contents(released / "csv")
    assert b"talks" in (released / "csv" / "dialogues.csv").read_bytes()


@slow
def test_the_archive_holds_the_folder(article: Path) -> None:
    with zipfile.ZipFile(article.with_name("hled-1.0.0.zip")) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert packed == {
        f"hled-1.0.0/{name}": data for name, data in contents(article).items() if data is not None
    }


@slow
def test_every_digest_fits(article: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=article, capture_output=True
    )
    assert done.returncode == 0, done.stdout


@slow
def test_the_same_input_gives_the_same_bytes_whatever_the_clock_hash_seed_place_and_language(
    article: Path, tmp_path: Path
) -> None:
    shutil.copytree(RAW, tmp_path / "elsewhere" / "raw")
    done = hled("release", *MAY, "--out", "out", cwd=tmp_path / "elsewhere",
                PYTHONHASHSEED="7", LC_ALL="C", TZ="Asia/Tokyo", SOURCE_DATE_EPOCH="1")  # fmt: skip
    assert done.returncode == 0, done.stderr
    again = tmp_path / "elsewhere" / "out" / "hled-1.0.0"
    assert contents(article) == contents(again)
    assert article.with_name("hled-1.0.0.zip").read_bytes() == again.with_name("hled-1.0.0.zip").read_bytes()


@slow
def test_a_release_is_of_what_is_in_the_raw_folder_now(home: Path) -> None:
    assert hled("build", cwd=home).returncode == 0
    later = TEXT + "\nMinisters met in Ottawa on May 6, 2014.\n"
    lay(home, {"raw/talks/talks.md": later, "raw/talks/source.toml": declared(later, license="CC0-1.0")})
    assert hled("release", *MAY, cwd=home).returncode == 0
    released = home / "build" / "release" / "hled-1.0.0"
    assert (released / "raw" / "talks" / "talks.md").read_text() == later
    assert "Ottawa" in (released / "csv" / "passages.csv").read_text()


@slow
def test_a_build_that_somebody_edited_is_made_again(home: Path) -> None:
    assert hled("build", cwd=home).returncode == 0
    good = (home / "build" / "csv" / "dialogues.csv").read_bytes()
    (home / "build" / "csv" / "dialogues.csv").write_bytes(good.replace(b"Harbour", b"Airport"))
    assert hled("release", *MAY, cwd=home).returncode == 0
    assert (home / "build" / "release" / "hled-1.0.0" / "csv" / "dialogues.csv").read_bytes() == good


# When it is of


def _git(folder: Path, *arguments: str) -> None:
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
           "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_COMMITTER_DATE": "2024-02-29T23:30:00-0500"}  # fmt: skip
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, env=os.environ | who)


def _created(home: Path) -> str:
    package = home / "build" / "release" / "hled-1.0.0" / "datapackage.json"
    return str(json.loads(package.read_text())["created"])


@slow
def test_without_a_date_a_release_has_that_of_the_last_commit(home: Path) -> None:
    _git(home, "init")
    _git(home, "add", ".")
    _git(home, "commit", "-m", "A document")
    assert hled("release", "--version", "1.0.0", cwd=home).returncode == 0
    assert _created(home) == "2024-03-01T00:00:00Z"


@slow
def test_the_date_that_build_tools_pass_goes_before_that_of_the_last_commit(home: Path) -> None:
    done = hled("release", "--version", "1.0.0", cwd=home, SOURCE_DATE_EPOCH="86400")
    assert done.returncode == 0
    assert _created(home) == "1970-01-02T00:00:00Z"


@slow
def test_documents_that_no_commit_holds_have_no_date_of_a_commit(home: Path) -> None:
    _git(home, "init")
    _git(home, "add", ".")
    _git(home, "commit", "-m", "A document")
    lay(home, {"raw/memo/memo.md": TEXT, "raw/memo/source.toml": declared(TEXT, license="CC0-1.0")})
    done = hled("release", "--version", "1.0.0", cwd=home)
    assert done.returncode == 2
    assert done.stderr == (
        "error: documents changed since the last commit, whose day the release would have\n  where: raw\n"
        "  to do: commit them, or give the day of the release, as in --date 2026-05-31\n"
    )
    assert not (home / "build").exists()


# What it refuses

REFUSED = {
    "a version that is no semantic version": ({"--version": "1.0"}, "`1.0` is not a semantic version"),
    "a version with leading zeros": ({"--version": "01.0.0"}, "`01.0.0` is not a semantic version"),
    "a path for a version": ({"--version": "../1.0.0"}, "`../1.0.0` is not a semantic version"),
    "a date that does not exist": ({"--date": "2026-02-30"}, "`2026-02-30` is no date"),
    "a folder that the next build would read": ({"--out": "raw/out"}, "lies in the raw folder"),
}


@slow
@pytest.mark.parametrize("case", REFUSED)
def test_a_command_that_cannot_be_meant_is_refused_before_anything_is_made(case: str, home: Path) -> None:
    changed, message = REFUSED[case]
    before = contents(home)
    options = dict(zip(MAY[::2], MAY[1::2], strict=True)) | changed
    done = hled("release", *(word for option in options.items() for word in option), cwd=home)
    assert done.returncode == 2 and message in done.stderr and "to do: " in done.stderr
    assert contents(home) == before


@slow
def test_a_release_without_any_date_is_refused(home: Path) -> None:
    done = hled("release", "--version", "1.0.0", cwd=home, GIT_CEILING_DIRECTORIES=str(home.parent))
    assert done.returncode == 2
    assert done.stderr == (
        "error: the release has no date\n  where: --date\n  to do: give its day, as in --date 2026-05-31\n"
    )


@slow
@pytest.mark.parametrize("there", ["hled-1.0.0/anything", "hled-1.0.0.zip"])
def test_a_release_that_exists_is_left_alone(there: str, home: Path) -> None:
    before = contents(lay(home / "build" / "release", {there: "kept"}))
    done = hled("release", *MAY, cwd=home)
    assert done.returncode == 2
    assert (
        done.stderr.startswith("error: the release 1.0.0 exists\n")
        and "to do: choose the next" in done.stderr
    )
    assert contents(home / "build" / "release") == before


def _unread(home: Path) -> str:
    lay(home, {"raw/broken/source.toml": "title = 1\n", "raw/broken/b.md": "# B\n"})
    assert (
        hled("build", "--keep-going", cwd=home).returncode == 6
    )  # a build stands, without one of its sources
    return "source.toml"


def _corrected_wrongly(home: Path) -> str:
    entry = '[[drop]]\ntable = "people"\nrow = "nobody"\nexpect = { name = "N" }\nreason = "r"\nwho = "w"\ndate = 2026-01-01\n'
    lay(home, {"raw/corrections.toml": entry})
    return "nobody"


def _of_unknown_licence(home: Path) -> str:
    lay(home, {"raw/memo.md": "# Memo\n\nIt rained.\n"})
    return "the licence of 1 of 2 sources is unknown: memo (none given)"


@slow
@pytest.mark.parametrize(
    "fault", [_unread, _corrected_wrongly, _of_unknown_licence], ids=lambda f: f.__name__
)
def test_a_build_that_fails_or_lacks_sources_or_a_licence_is_not_released(fault: object, home: Path) -> None:
    message = fault(home)  # type: ignore[operator]
    done = hled("release", *MAY, cwd=home)
    assert done.returncode == 2 and message in done.stderr, done.stderr
    assert not (home / "build" / "release").exists()


@slow
def test_an_unknown_licence_may_be_allowed_and_is_then_named_in_the_card(home: Path) -> None:
    _of_unknown_licence(home)
    done = hled("release", *MAY, "--allow-unknown-license", cwd=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Unknown  the licence of memo; the card says so" in done.stdout
    released = home / "build" / "release" / "hled-1.0.0"
    card = (released / "README.md").read_text()
    assert (
        "**No licence is known by which the words of these documents may be passed on**" in card
        and "`memo`" in card
    )
    assert "| Memo |  | unknown |" in card
    assert "(!) licence: none given\n" in (released / "LICENSE-DATA").read_text()


# The largest files of this release are a database of 1.6 MB and the spreadsheet of 60 KB; 1,024 bytes a block.
@slow
@pytest.mark.parametrize("blocks", [2, 40, 100, 500])
def test_a_disk_that_fills_up_is_said_in_words_and_nothing_half_written_is_left(
    blocks: int, home: Path
) -> None:
    assert hled("build", cwd=home).returncode == 0
    before = contents(home)
    command = f"ulimit -f {blocks}; exec {HLED} release {' '.join(MAY)}"
    done = subprocess.run(["bash", "-c", command], cwd=home, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith("error: the out folder cannot be written: ")
    assert "name another folder with --out" in done.stderr
    assert contents(home) == before


@slow
def test_make_release_asks_for_a_version() -> None:
    done = subprocess.run(["make", "--no-print-directory", "release"], cwd=ROOT, capture_output=True, text=True,
                          env=os.environ | {"VERSION": ""}, check=False)  # fmt: skip
    assert done.returncode == 2 and "make release VERSION=1.0.0" in done.stderr


# Its parts

VERSIONS = {
    "0.0.0": (0, 0, 0),
    "1.20.3": (1, 20, 3),
    "1.0.0-rc.1": (1, 0, 0),
    "1.0.0-0a": (1, 0, 0),
}
NO_VERSIONS = ["", "1", "1.0", "v1.0.0", "1.0.0-", "1.0.0-01", "1.0.0-a..b", "1.0.00", "1.0.0\n", "١.0.0"]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_semantic_version_has_three_numbers(version: str) -> None:
    assert about.parsed(version) == VERSIONS[version]


@pytest.mark.parametrize("version", NO_VERSIONS)
def test_anything_else_is_no_version(version: str) -> None:
    with pytest.raises(UsageError, match="is not a semantic version"):
        about.parsed(version)


LICENCES = {
    ("CC0-1.0",): "CC-BY-4.0",
    ("CC-BY-SA-4.0", "CC0-1.0"): "CC-BY-SA-4.0",
    ("CC-BY-SA-3.0", "CC-BY-SA-4.0"): "CC-BY-SA-4.0",
    ("CC-BY-SA-3.0",): "CC-BY-SA-3.0",
    ("OGL-UK-3.0", "CC-BY-4.0"): "CC-BY-4.0",
}


@pytest.mark.parametrize("stated", LICENCES, ids="+".join)
def test_share_alike_text_makes_the_data_share_alike(stated: tuple[str, ...]) -> None:
    sources = [{"source_id": str(at), "license": spdx} for at, spdx in enumerate(stated)]
    assert licences.licence(sources) == (LICENCES[stated], ())


@pytest.mark.parametrize("text", ["CC-BY-SA-3.0", "CC-BY-SA-4.0"])
def test_licences_that_each_ask_for_the_whole_are_not_released_together(text: str) -> None:
    database = {"source_id": "a", "license": "ODbL-1.0"}
    licences.check([database, {"source_id": "b", "license": "CC-BY-4.0"}])
    with pytest.raises(UsageError, match=f"ODbL-1.0 and {text} both ask for the whole to be theirs"):
        licences.check([database, {"source_id": "b", "license": text}])


def test_a_licence_that_allows_no_release_is_not_called_unknown() -> None:
    with pytest.raises(UsageError, match=r"memo \(CC-BY-NC-4.0 is not known to allow it\)"):
        licences.licence([{"source_id": "memo", "license": "CC-BY-NC-4.0"}])


def test_yaml_is_written_so_that_every_reader_reads_the_same() -> None:
    value = {
        "a": {"b": ["x: y", "#"], "n": 1},
        "rows": [{"k": "no", "l": ["1"]}],
        "odd": "\u2028\ufeff\x7fé😀",
        "none": [],
    }
    assert yaml(value) == (
        'a:\n  b:\n    - "x: y"\n    - "#"\n  n: 1\n'
        'rows:\n  - k: "no"\n    l:\n      - "1"\n'
        'odd: "\\u2028\\ufeff\\u007fé😀"\nnone: []\n'
    )
