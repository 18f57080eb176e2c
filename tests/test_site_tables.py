"""The tables of the page: all rows of the dataset, chosen, sorted, turned, linked and taken away, as a file without a server."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import duckdb
import pytest
from browsing import asked, bundle, opened
from playwright.sync_api import Page, expect
from workbench import ROOT

from pipeline import flow, site
from schemas.tables import TABLES
from schemas.views import VIEWS

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def column(page: Page, name: str) -> list[str]:
    """The values of a column on the screen, from top to bottom."""
    return page.evaluate(  # type: ignore[no-any-return]
        """(name) => {
          const place = [...document.querySelectorAll('.view-tables th')].findIndex((head) => head.textContent === name);
          return [...document.querySelectorAll('.view-tables tbody tr')].map((row) => row.children[place].textContent);
        }""",
        name,
    )


def settled(page: Page, words: str) -> None:
    """Wait until the line above the table says so."""
    expect(page.locator(".view-tables [role=status]")).to_have_text(words)


def saved(page: Page) -> list[list[str]]:
    """What the button for CSV hands over."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").click()
    return list(csv.reader(io.StringIO(Path(download.value.path()).read_bytes().decode("utf-8"))))


def test_every_table_and_view_is_there_with_its_description_and_all_its_rows(
    page: Page, article: Path
) -> None:
    opened(page, article, "#view=tables")
    links = page.locator(".table-list a")
    listed = [text.strip() for text in links.locator("span").all_text_contents()]
    assert sorted(listed) == sorted([*TABLES, *VIEWS])
    for place, name in enumerate(listed):
        links.nth(place).click()
        page.locator(".view-tables .kicker").get_by_text("View" if name in VIEWS else "Table").wait_for()
        [(count,)] = asked(article, f"SELECT count(*) FROM {name}")
        shown = "The table holds no row." if not count else f"{count} row{'s' * (count != 1)}"
        if count > 100:
            shown = f"Rows 1–100 of {count:,}"
        settled(page, shown)
        assert page.locator(".view-tables tbody tr").count() == min(count, 100), name


def test_every_column_tells_what_it_means_where_it_points_and_what_it_may_hold(
    page: Page, article: Path
) -> None:
    opened(page, article, "#view=tables&table=events")
    page.get_by_text("What the 12 columns mean").click()
    said = page.locator(".help dl").inner_text()
    for words in (
        "When it happened, as precisely as the text says, EDTF.",
        "A key of phases.",
        "One of: occurred, planned, cancelled.",
    ):
        assert words in said
    page.locator(".help a", has_text="phases").click()
    expect(page.locator(".view-tables h1")).to_have_text("Phases")


def test_a_click_on_a_head_sorts_up_then_down_then_not_at_all(page: Page, article: Path) -> None:
    opened(page, article, "#view=tables&table=pillars")
    own = column(page, "name")
    head = page.locator(".view-tables th", has=page.get_by_role("button", name="name", exact=True))
    for order in ("ascending", "descending"):
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", order)
        assert column(page, "name") == sorted(own, key=str.casefold, reverse=order == "descending")
    head.get_by_role("button").click()
    expect(head).not_to_have_attribute("aria-sort", "descending")
    assert column(page, "name") == own
    expect(head.get_by_role("button")).to_be_focused()


def test_letters_choose_rows_whatever_their_accents(page: Page, article: Path) -> None:
    opened(page, article, "#view=tables&table=people")
    page.get_by_label("Find").fill("PENA")
    settled(page, "1 row chosen from 7")
    assert column(page, "name") == ["Peña Nieto"]
    page.get_by_label("Find").fill("zebra")
    settled(page, "No row is like this.")
    page.get_by_label("Find").fill("")
    settled(page, "7 rows")


def test_filters_stand_together_as_chips_until_they_are_taken_away(page: Page, article: Path) -> None:
    opened(page, article, "#view=tables&table=memberships")
    page.get_by_label("Column").select_option("role")
    page.get_by_label("Value").select_option("co_chair")
    page.get_by_role("button", name="Add filter").click()
    settled(page, "6 rows chosen from 18")
    page.get_by_label("Column").select_option("country_code")
    page.get_by_label("Value").fill("MEX")
    page.keyboard.press("Enter")
    settled(page, "3 rows chosen from 18")
    assert set(column(page, "country_code")) == {"MEX"}
    page.get_by_label("Column").select_option("phase_id")
    page.get_by_label("Test").select_option("is not empty")
    page.get_by_role("button", name="Add filter").click()
    [(phased,)] = asked(
        article,
        "SELECT count(*) FROM memberships WHERE country_code = 'MEX' AND role = 'co_chair' AND phase_id IS NOT NULL",
    )
    settled(page, f"{phased} row{'s' * (phased != 1)} chosen from 18" if phased else "No row is like this.")
    for chip in ("role is “co_chair”", "country_code is “MEX”", "phase_id is not empty"):
        page.get_by_role("button", name=chip).click()
    settled(page, "18 rows")


def test_what_is_shown_is_what_the_csv_holds_with_every_value_of_the_dataset(
    page: Page, article: Path
) -> None:
    opened(page, article, "#view=tables&table=timeline")
    settled(page, "14 rows")
    head, *rows = saved(page)
    expected = asked(article, "SELECT columns(*)::VARCHAR FROM timeline")
    assert head == [name for name, *_ in asked(article, "DESCRIBE timeline")]
    assert rows == [["" if value is None else value for value in row] for row in expected]
    chosen = asked(
        article,
        "SELECT columns(*)::VARCHAR FROM evidence WHERE quote ILIKE '%mexico%' "
        "ORDER BY evidence.char_start DESC, evidence_id",
    )
    [(count,)] = asked(article, "SELECT count(*) FROM evidence")
    page.goto(article.as_uri() + "#view=tables&table=evidence&has.quote=mexico&down=char_start")
    settled(page, f"{len(chosen)} rows chosen from {count}")
    assert saved(page)[1:] == [["" if value is None else value for value in row] for row in chosen]


def test_a_key_of_another_table_leads_to_its_row_and_its_words(page: Page, article: Path) -> None:
    opened(page, article, "#view=tables&table=positions&text=pritzker")
    page.locator(".view-tables td a", has_text="penny-pritzker").last.click()
    expect(page.locator("#fact h2")).to_contain_text("Penny Pritzker")
    expect(page.locator("mark.chosen").first).to_be_in_viewport()
    page.go_back()
    settled(page, "1 row chosen from 8")
    expect(page.locator("#fact")).to_be_hidden()


# A table → the text of a link in it → where that leads.
PARTY = "us-mexico-high-level-economic-dialogue/MEX"
LINKS = {
    "table=evidence&is.table_name=dialogue_parties": (PARTY, f"#fact=dialogue_parties/{PARTY}"),
    "table=mentions&is.entity_kind=country&is.entity_id=MEX": ("MEX", "#fact=countries/MEX"),
    "table=timeline": ("hled-2013-09-launch", "#fact=events/hled-2013-09-launch"),
    "table=corroboration&is.table_name=people": ("barack-obama", "#fact=people/barack-obama"),
}


@pytest.mark.parametrize("address", LINKS)
def test_rows_that_are_named_by_table_and_key_are_links_too(address: str, page: Page, article: Path) -> None:
    words, target = LINKS[address]
    opened(page, article, f"#view=tables&{address}")
    link = page.locator(".view-tables td").get_by_role("link", name=words, exact=True).first
    expect(link).to_have_attribute("href", target)


def test_a_link_restores_all_that_was_chosen(page: Page, article: Path) -> None:
    opened(page, article, "#view=tables&table=evidence")
    page.get_by_label("Find").fill("economic")
    page.get_by_label("Column").select_option("table_name")
    page.get_by_label("Value").fill("events")
    page.get_by_role("button", name="Add filter").click()
    page.get_by_role("button", name="quote", exact=True).click()
    page.get_by_role("button", name="quote", exact=True).click()
    before = column(page, "quote")
    assert 1 < len(before) < 100
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    page.locator(".view-tables tbody tr").first.wait_for()
    assert column(page, "quote") == before
    assert page.get_by_label("Find").input_value() == "economic"
    expect(page.get_by_role("button", name="table_name is “events”")).to_be_visible()


def test_a_table_that_there_is_not_is_said_in_words(page: Page, article: Path) -> None:
    opened(page, article, "#view=tables&table=treaties")
    expect(page.get_by_role("alert")).to_contain_text("There is no table treaties.")
    page.locator(".table-list a", has_text="people").click()
    settled(page, "7 rows")
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a dataset that has 100,000 mentions."""
    folder = tmp_path_factory.mktemp("large")
    flow.build(ROOT / "raw", folder / "build")
    with duckdb.connect(str(folder / "build" / "hled.duckdb")) as data:
        data.execute(
            """
            INSERT INTO mentions SELECT mention_id || '-' || lpad(copy::VARCHAR, 5, '0'), passage_id, entity_kind, entity_id,
              char_start, char_end, surface || ' ' || copy FROM mentions, range(1500) AS copies(copy) LIMIT 99929
            """
        )
    return site.make(folder / "build", folder / "site", bundle()).page


QUICK = 250  # milliseconds in which a page is turned
FIRST = 15_000  # milliseconds until a table of 100,000 rows is loaded and sorted for the first time
TIMED = """
  async (label) => {
    const start = performance.now();
    const before = document.querySelector('.view-tables tbody');
    [...document.querySelectorAll('.view-tables .turner button')].find((button) => button.textContent === label).click();
    while (document.querySelector('.view-tables tbody') === before) await new Promise((next) => setTimeout(next, 1));
    return performance.now() - start;
  }
"""


def test_a_hundred_thousand_rows_are_turned_sorted_and_filtered_without_lag(page: Page, large: Path) -> None:
    opened(page, large, "#view=tables&table=mentions")
    settled(page, "Rows 1–100 of 100,000")
    assert page.evaluate(TIMED, "Last") < 5 * QUICK
    settled(page, "Rows 99,901–100,000 of 100,000")
    assert page.evaluate("Object.keys(hledData).filter((name) => name.startsWith('rows/')).length") == 2
    page.set_default_timeout(FIRST)
    page.get_by_role("button", name="char_start").click()
    page.locator("th[aria-sort=ascending]").wait_for()
    times = [page.evaluate(TIMED, label) for label in ("Next", "Next", "Next", "Previous", "Last", "First")]
    assert max(times) < QUICK, times
    page.get_by_label("Find").fill("obama 1499")
    expect(page.locator(".view-tables [role=status]")).to_contain_text("chosen from 100,000")
    assert page.locator(".view-tables tbody tr").count() <= 100


def test_a_file_of_rows_that_is_gone_is_said_in_words_and_the_rest_works(
    page: Page, article: Path, tmp_path: Path
) -> None:
    shutil.copytree(article.parent, tmp_path / "site", ignore=shutil.ignore_patterns("duckdb"))
    (tmp_path / "site" / "data" / "rows" / "events-0.js").unlink()
    opened(page, tmp_path / "site" / "index.html", "#view=tables&table=events")
    settled(page, "data/rows/events-0.js is missing: write the page again with make site")
    page.locator(".table-list a", has_text="people").click()
    settled(page, "7 rows")
    page.heard.clear()  # type: ignore[attr-defined]  # the browser noted that the file is missing
