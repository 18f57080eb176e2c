"""The reading view in a browser: each fact's words are marked, and from each mark and each fact one click leads to the other."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from browsing import opened
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def test_the_marks_of_every_fact_hold_the_words_of_its_evidence_and_no_others(
    page: Page, article: Path
) -> None:
    opened(page, article)
    marked = page.evaluate(
        """() => {
          const found = {};
          for (const mark of document.querySelectorAll('mark[data-fact]'))
            for (const fact of mark.dataset.fact.split(' ')) found[fact] = (found[fact] ?? '') + mark.textContent;
          return found;
        }"""
    )
    with duckdb.connect(str(article.parents[1] / "build" / "hled.duckdb"), read_only=True) as data:
        stated = data.execute(_UNION_OF_WORDS).fetchall()
    assert {
        fact: words for fact, words in marked.items() if not fact.startswith(("mentions/", "notices/"))
    } == dict(stated)


# Code points of all evidence of a row, each once, in order: what its marks hold together.
_UNION_OF_WORDS = """
    WITH points AS (
      SELECT DISTINCT table_name || '/' || row_id AS fact, source_id, unnest(range(e.char_start, e.char_end)) AS point
      FROM evidence AS e JOIN passages USING (passage_id)
    )
    SELECT fact, string_agg(substring(text, point + 1, 1), '' ORDER BY point)
    FROM points JOIN sources USING (source_id) GROUP BY fact
"""


def test_a_click_on_a_mark_opens_its_fact_with_all_columns_and_a_permanent_link(
    page: Page, article: Path
) -> None:
    opened(page, article)
    page.locator("mark[data-fact~='people/barack-obama']").first.click()
    panel = page.locator("#fact")
    panel.get_by_role("heading", name="All columns").wait_for()
    assert page.url.split("#")[1].startswith("fact=")
    assert "Barack Obama" in panel.inner_text()


def test_a_permanent_link_opens_the_panel_and_shows_the_words(page: Page, article: Path) -> None:
    opened(page, article, "#fact=events/hled-2013-09-launch")
    page.locator("#fact h2").wait_for()
    chosen = page.locator("mark.chosen")
    assert "".join(chosen.all_text_contents()).startswith("In September of 2013")
    expect(chosen.first).to_be_in_viewport()


def test_from_the_panel_one_click_leads_to_the_words(page: Page, article: Path) -> None:
    opened(page, article, "#fact=organizations/us-department-of-labor")
    page.locator("#fact .words").first.click()
    page.locator("mark.chosen").first.wait_for()
    assert page.locator("mark.chosen").first.text_content() == "U.S. Department of Labor"
