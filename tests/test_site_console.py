"""SQL in the browser, over a served page: answers as they are, errors in words, and nothing from elsewhere."""

from __future__ import annotations

import csv
import io
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import duckdb
import pytest
from browsing import faults, local, opened
from playwright.sync_api import Browser, Page, expect

from pipeline.browse.formats import as_csv
from pipeline.browse.query import ask
from pipeline.site.queries import queries
from pipeline.site.server import Server

pytestmark = [pytest.mark.slow, pytest.mark.browser]

PATIENCE = 60_000  # milliseconds for 34 MB of database and a query, on a machine that does other things too


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a page's folder while it is served."""
    with Server(folder) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server.address
        finally:
            server.shutdown()
            thread.join(5)


@pytest.fixture(scope="module")
def address(article: Path) -> Iterator[str]:
    """Where the article's page is served."""
    with serving(article.parent) as served:
        yield served


@pytest.fixture(scope="module")
def tab(browser: Browser, address: str) -> Iterator[Page]:
    """A tab in which the database is loaded, once for most of the tests."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda said: heard.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda asked: None if local(asked.url) else heard.append(asked.url))
    page.goto(f"{address}#view=sql")
    expect(page.locator(".view-sql [role=status]")).to_contain_text("Ready", timeout=PATIENCE)
    yield page
    assert heard == []
    context.close()


@pytest.fixture
def console(tab: Page) -> Page:
    """The same tab, with the console on the screen."""
    if "#view=sql" not in tab.url:
        tab.evaluate("location.hash = '#view=sql'")
    tab.locator("#sql").wait_for()
    return tab


def run(page: Page, sql: str) -> None:
    """Ask, and wait until that is answered or refused."""
    page.locator("#sql").fill(sql)
    page.locator("#run").click()
    expect(page.locator("#run")).to_be_enabled(timeout=PATIENCE)


def answer(page: Page) -> list[list[str]]:
    """The table on the screen: its head, then its rows."""
    return page.evaluate(  # type: ignore[no-any-return]
        "[...document.querySelectorAll('#result tr')].map((row) => [...row.children].map((cell) => cell.textContent))"
    )


def test_a_join_is_answered_as_the_command_line_answers_it(console: Page, article: Path) -> None:
    sql = """
        SELECT p.name, s.title, s.country_code FROM positions AS s JOIN people AS p USING (person_id)
        WHERE s.country_code = 'MEX' ORDER BY p.name, s.title
    """
    run(console, sql)
    with duckdb.connect(str(article.parents[1] / "build" / "hled.duckdb"), read_only=True) as data:
        expected = data.execute(sql).fetchall()
    assert expected
    assert answer(console) == [["name", "title", "country_code"], *map(list, expected)]


def test_every_example_is_a_question_of_the_readme_and_answers_the_same(console: Page, article: Path) -> None:
    offered = console.locator("#examples option").all_text_contents()[1:]
    assert offered == [question for question, _ in queries()]
    for question, sql in queries():
        console.locator("#examples").select_option(question)
        assert console.locator("#sql").input_value() == sql
        console.keyboard.press("Control+Enter")
        expect(console.locator("#run")).to_be_enabled(timeout=PATIENCE)
        expect(console.locator(".view-sql [role=status]")).to_contain_text(" in ")
        rows = list(csv.reader(io.StringIO(as_csv(ask(sql, article.parents[1] / "build")))))
        assert [[cell.replace("—", "") for cell in row] for row in answer(console)] == rows[:101], question


# A value → how it is shown.
VALUES = {
    "9007199254740993::BIGINT": "9007199254740993",
    "12345678901234567890::HUGEINT": "12345678901234567890",
    "-1.25::DECIMAL(30, 2)": "-1.25",
    "0.1": "0.1",
    "1e300::DOUBLE": "1e+300",
    "'NaN'::DOUBLE": "NaN",
    "true": "true",
    "NULL": "—",
    "''": "",
    "DATE '1850-01-02'": "1850-01-02",
    "TIMESTAMP '2021-09-09 14:30:00'": "2021-09-09 14:30:00",
    "TIMESTAMP '2021-09-09 14:30:00.25'": "2021-09-09 14:30:00.250",
    "TIME '12:30:00.5'": "12:30:00.5",
    "[1, NULL]": "[1,null]",
    "{'day': DATE '2020-01-01', 'list': ['a']}": '{"day":"2020-01-01","list":["a"]}',
    "MAP {'k': 2}": '{"k":2}',
    "'a'::ENUM('a', 'b')": "a",
    "'\\xAA'::BLOB": "aa",
    "'<b>😀</b> México'": "<b>😀</b> México",
}


def test_values_of_every_type_are_shown_as_they_are(console: Page) -> None:
    run(console, "SELECT " + ", ".join(VALUES))
    assert answer(console)[1] == list(VALUES.values())


# A query → what the page says in its own words, and a part of what the database says.
REFUSED = {
    "SELEC 1": ("The database does not understand this.", 'Parser Error: syntax error at or near "SELEC"'),
    "SELECT * FROM event": ("The database does not understand this.", 'Did you mean "events"?'),
    "DROP TABLE hled.events": ("The dataset can only be read here.", "read-only"),
    "CREATE TABLE mine AS SELECT 1": ("The dataset can only be read here.", "read-only"),
    "SELECT * FROM 'https://example.org/x.csv'": (
        "reads this dataset and nothing else",
        "Cannot access file",
    ),
    "ATTACH 'other.duckdb'": ("reads this dataset and nothing else", "Cannot access file"),
    "COPY events TO 'x.csv'": ("reads this dataset and nothing else", "Cannot access file"),
    "SELECT * FROM read_parquet('x.parquet')": ("works without the network", "parquet extension"),
    "LOAD icu": ("works without the network", "Loading external extensions is disabled"),
    "SET autoload_known_extensions = true": ("Settings are fixed", "locked"),
    "SET enable_external_access = true": ("Settings are fixed", "locked"),
    "": ("Write a query first.", ""),
    "-- nothing but a comment": ("Write a query first.", ""),
}


def test_what_cannot_be_answered_is_said_in_words_and_the_next_query_is_answered(console: Page) -> None:
    for sql, (words, message) in REFUSED.items():
        run(console, sql)
        said = console.get_by_role("alert").inner_text()
        assert words in said and message in said, (sql, said)
        assert "INSTALL" not in said
        expect(console.locator("#result")).to_be_hidden()
    run(console, "SELECT 42 AS answer")
    expect(console.get_by_role("alert")).to_be_hidden()
    assert answer(console) == [["answer"], ["42"]]


def test_ctrl_enter_runs_from_the_editor_and_focus_stays(console: Page) -> None:
    console.locator("#sql").fill("SELECT 1 AS one")
    console.locator("#sql").press("Control+Enter")
    expect(console.locator("#result td")).to_have_text("1")
    expect(console.locator("#sql")).to_be_focused()
    assert console.locator("#sql").input_value() == "SELECT 1 AS one"


def test_a_query_without_end_is_cancelled_and_the_next_is_answered(console: Page) -> None:
    console.locator("#sql").fill(
        "SELECT sum(a.range * b.range) FROM range(10000000) AS a, range(10000000) AS b"
    )
    console.locator("#run").click()
    expect(console.locator(".view-sql [role=status]")).to_have_text("Running …")
    console.get_by_role("button", name="Cancel").click()
    expect(console.locator(".view-sql [role=status]")).to_have_text("Cancelled.", timeout=PATIENCE)
    run(console, "SELECT count(*) AS n FROM people")
    assert answer(console) == [["n"], ["7"]]


def test_a_large_answer_is_cut_turned_and_said_to_be_cut(console: Page) -> None:
    run(console, "SELECT range AS n FROM range(3000000)")
    expect(console.locator(".view-sql [role=status]")).to_contain_text("The first 100,000 rows")
    assert len(answer(console)) == 101
    console.get_by_role("button", name="Last").click()
    assert answer(console)[-1] == ["99999"]


def test_two_columns_are_drawn_and_others_are_not(console: Page) -> None:
    run(console, "SELECT kind, count(*) AS events FROM events GROUP BY kind ORDER BY ALL")
    drawn = [bar.split("\n") for bar in console.locator(".bars li").all_inner_texts()]
    assert drawn == answer(console)[1:]
    run(console, "SELECT kind, title FROM events")
    expect(console.locator(".bars")).to_have_count(0)
    run(console, "SELECT 'a' AS x, -1 AS y UNION ALL SELECT 'b', 3")
    widths = console.evaluate(
        "[...document.querySelectorAll('.bar')].map((bar) => [bar.style.marginInlineStart, bar.style.inlineSize])"
    )
    assert widths == [["0%", "25%"], ["25%", "75%"]]


def test_keys_in_an_answer_lead_to_their_facts(console: Page) -> None:
    run(
        console,
        "SELECT person_id, 'people' AS table_name, person_id AS row_id FROM people WHERE name = 'Barack Obama'",
    )
    links = [link.get_attribute("href") for link in console.locator("#result a").all()]
    assert links == ["#fact=people/barack-obama"] * 2
    console.locator("#result a").first.click()
    expect(console.locator("#fact h2")).to_have_text("Barack Obama")
    console.go_back()
    assert len(answer(console)) == 2


def test_the_answer_is_taken_away_as_the_command_line_writes_it(console: Page, article: Path) -> None:
    sql = "SELECT title, place_id, date_start, length(title) FROM events ORDER BY event_id"
    run(console, sql)
    with console.expect_download() as download:
        console.get_by_role("button", name="Download as CSV").click()
    written = Path(download.value.path()).read_bytes().decode("utf-8")
    assert written == as_csv(ask(sql, article.parents[1] / "build"))


def test_a_link_brings_the_query_and_its_answer_back(page: Page, address: str) -> None:
    page.goto(f"{address}#view=sql&q={quote('SELECT 6 * 7 AS answer')}")
    expect(page.locator("#result td")).to_have_text("42", timeout=PATIENCE)
    assert page.locator("#sql").input_value() == "SELECT 6 * 7 AS answer"


def test_a_query_puts_itself_into_the_address_and_into_the_history(console: Page) -> None:
    run(console, "SELECT 'a&b=c#d' AS hard")
    assert console.url.endswith("#view=sql&q=SELECT%20'a%26b%3Dc%23d'%20AS%20hard")
    run(console, "SELECT 2")
    console.reload()
    expect(console.locator("#result td")).to_have_text("2", timeout=PATIENCE)
    assert console.locator("#history option").all_text_contents()[:3] == [
        "History",
        "SELECT 2",
        "SELECT 'a&b=c#d' AS hard",
    ]
    console.locator("#history").select_option(index=2)
    assert console.locator("#sql").input_value() == "SELECT 'a&b=c#d' AS hard"


def test_a_name_of_the_schema_is_written_where_the_cursor_stands(console: Page) -> None:
    console.locator("#sql").fill("SELECT  FROM people")
    console.evaluate("document.querySelector('#sql').setSelectionRange(7, 7)")
    console.locator(".schema summary", has_text="people").click()
    console.locator(".schema [open] button", has_text="wikidata_id").click()
    assert console.locator("#sql").input_value() == "SELECT wikidata_id FROM people"


def test_nothing_of_the_database_is_loaded_before_the_console_opens_and_nothing_from_elsewhere_then(
    page: Page, address: str
) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.locator("#text mark").first.wait_for()
    for view in ("overview", "tables", "search"):
        page.goto(f"{address}#view={view}")
        page.locator(f".view-{view}").wait_for()
    assert [url for url in asked if "duckdb" in url] == []
    page.goto(f"{address}#view=sql&q=SELECT%201")
    expect(page.locator("#result td")).to_have_text("1", timeout=PATIENCE)
    loaded = {url.removeprefix(address) for url in asked if "duckdb" in url}
    assert loaded == {"duckdb/engine.js", "duckdb/worker.js", "duckdb/duckdb.wasm", "downloads/hled.duckdb"}
    assert [url for url in asked if not url.startswith(address)] == []


def test_the_database_could_not_reach_another_address_if_it_tried(console: Page, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("elsewhere", encoding="utf-8")
    with serving(tmp_path) as elsewhere:
        [worker] = console.workers
        refused = worker.evaluate(
            """async (address) => {
              const said = new Promise((resolve) => addEventListener('securitypolicyviolation', resolve, { once: true }));
              const failed = await fetch(address, { mode: 'no-cors' }).then(() => 'got it', () => 'refused');
              return [failed, failed === 'refused' ? (await said).effectiveDirective : ''];
            }""",
            elsewhere,
        )
    assert refused == ["refused", "connect-src"]


def test_an_address_elsewhere_would_be_noticed(address: str) -> None:
    assert not local("https://example.org/") and not local("http://127.0.0.1.example.org/") and local(address)


def test_progress_is_told_while_the_database_is_loaded(page: Page, address: str) -> None:
    page.add_init_script(
        """
        globalThis.told = [];
        addEventListener('DOMContentLoaded', () => new MutationObserver(() => {
          const line = document.querySelector('.view-sql [role=status]'), bar = document.querySelector('.view-sql progress');
          if (line && bar && !bar.hidden) told.push([line.textContent, bar.value]);
        }).observe(document, { subtree: true, childList: true, characterData: true }));
        """
    )
    page.goto(f"{address}#view=sql")
    expect(page.locator(".view-sql [role=status]")).to_contain_text("Ready", timeout=PATIENCE)
    told = page.evaluate("told")
    assert any(words.startswith("Loading the database engine: ") for words, _ in told), told
    values = [value for _, value in told]
    assert values == sorted(values) and 0 < values[-1] <= 1
    expect(page.locator(".view-sql progress")).to_be_hidden()


def test_from_a_file_the_console_says_how_to_get_it_and_the_rest_works(page: Page, article: Path) -> None:
    opened(page, article, "#view=sql")
    expect(page.get_by_role("alert")).to_contain_text("hled serve --open")
    expect(page.locator("#run")).to_be_disabled()
    page.goto(article.as_uri() + "#view=tables&table=people")
    expect(page.locator(".view-tables [role=status]")).to_have_text("7 rows")


def test_a_browser_without_webassembly_is_told_so_and_the_rest_works(page: Page, address: str) -> None:
    page.add_init_script("delete globalThis.WebAssembly")
    page.goto(f"{address}#view=sql")
    expect(page.get_by_role("alert")).to_contain_text("This browser runs no WebAssembly")
    page.goto(f"{address}#view=search&q=obama")
    expect(page.locator(".found a").first).to_have_text("Barack Obama")


@pytest.fixture
def broken(article: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the page to take something away from, and where it is served."""
    shutil.copytree(article.parent, tmp_path / "site")
    with serving(tmp_path / "site") as served:
        yield tmp_path / "site", served


# What is wrong with the page's own files → what is said of it.
MISSING = {
    "downloads/hled.duckdb": "hled.duckdb is missing: write the page again with make site",
    "duckdb/engine.js": "duckdb/engine.js is missing: write the page again with make site",
    "duckdb/worker.js": "duckdb/worker.js is missing: write the page again with make site",
    "duckdb/duckdb.wasm": "duckdb/duckdb.wasm is missing: write the page again with make site",
}


@pytest.mark.parametrize("name", MISSING)
def test_a_part_that_is_gone_is_said_in_words_and_the_rest_works(
    name: str, page: Page, broken: tuple[Path, str]
) -> None:
    site, address = broken
    (site / name).unlink()
    page.goto(f"{address}#view=sql")
    expect(page.get_by_role("alert")).to_contain_text("The database could not be loaded.", timeout=PATIENCE)
    expect(page.get_by_role("alert")).to_contain_text(MISSING[name])
    page.goto(f"{address}#view=tables&table=people")
    expect(page.locator(".view-tables [role=status]")).to_have_text("7 rows")
    page.heard.clear()  # type: ignore[attr-defined]  # the browser noted that something is missing


def test_a_dataset_that_the_browser_cannot_read_is_said_in_words(
    page: Page, broken: tuple[Path, str]
) -> None:
    site, address = broken
    file = site / "downloads" / "hled.duckdb"
    file.unlink()
    with duckdb.connect(
        str(file)
    ) as data:  # in the newest format, which this browser's database does not know
        data.execute("CREATE TABLE people AS SELECT 1 AS person_id")
    page.goto(f"{address}#view=sql")
    expect(page.get_by_role("alert")).to_contain_text("The database could not be loaded.", timeout=PATIENCE)
    file.write_bytes(b"no database at all" * 1000)
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("The database could not be loaded.", timeout=PATIENCE)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_answer_a_picture_and_an_error(scheme: str, console: Page) -> None:
    console.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    run(console, "SELECT kind, count(*) AS events FROM events GROUP BY ALL ORDER BY ALL")
    assert faults(console) == []
    run(console, "SELEC 1")
    assert faults(console) == []


def test_it_fits_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{address}#view=sql&q={quote('SELECT * FROM timeline')}")
    expect(page.locator("#result tbody tr").first).to_be_visible(timeout=PATIENCE)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    context.close()
