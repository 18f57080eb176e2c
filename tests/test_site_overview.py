"""The overview in a browser: figures, pictures with their words and rows, and one click from a picture to the words of a fact."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from browsing import asked, opened
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]

DIALOGUE = "us-mexico-high-level-economic-dialogue"
CHARTS = ["timeline", f"pillars-{DIALOGUE}", f"seats-{DIALOGUE}", "network", "sources"]


_FIGURES = """
    SELECT (SELECT count(DISTINCT (table_name, row_id)) FROM evidence), (SELECT count(*) FROM notices),
      (SELECT count(*) FROM conflicts), min(year(coalesce(date_start, date_end))), max(year(coalesce(date_end, date_start)))
    FROM events
"""


def test_it_says_what_the_dataset_is(page: Page, article: Path) -> None:
    opened(page, article, "#view=overview")
    facts, notices, conflicts, first, last = asked(article, _FIGURES)[0]
    figures = page.locator(".figures b").all_inner_texts()
    assert figures == [f"{facts}", "1", "100%", f"{first}–{last}", f"{notices}", f"{conflicts}"]
    about = page.locator("#provenance").inner_text()
    for said in ("CC-BY-SA-4.0", "Wikipedia", "Digest of all rows"):
        assert said in about


@pytest.mark.parametrize("name", CHARTS)
def test_each_picture_has_words_rows_and_files(page: Page, article: Path, name: str) -> None:
    opened(page, article, "#view=overview")
    chart = page.locator(f"[id='{name}']")
    assert chart.locator(".alt").inner_text().endswith(".")
    assert chart.locator("svg[role=group][aria-label] text").count() > 5
    chart.locator("summary").click()
    with (article.parent / "charts" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert chart.locator("thead th").all_inner_texts() == rows[0]
    assert chart.locator("tbody tr").count() == len(rows) - 1
    assert (article.parent / "charts" / f"{name}.svg").read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize("name", CHARTS[:4])
def test_one_click_leads_from_a_picture_to_the_words(page: Page, article: Path, name: str) -> None:
    opened(page, article, "#view=overview")
    link = page.locator(f"[id='{name}'] svg a:not([aria-hidden])").first
    fact = (link.get_attribute("href") or "").removeprefix("#fact=")
    link.click()
    page.locator(f"#fact[data-fact='{fact}']").wait_for()
    expect(page.locator("mark.chosen").first).to_be_in_viewport()


def test_downloads_are_there_with_size_and_hash(page: Page, article: Path) -> None:
    import hashlib

    opened(page, article, "#view=overview&part=downloads")
    listed = page.locator("#downloads tbody tr").all()
    assert (
        len(listed)
        == len([path for path in (article.parent / "downloads").rglob("*") if path.is_file()])
        > 50
    )
    for row in listed[:3]:
        path = article.parent / (row.locator("a").get_attribute("href") or "")
        assert row.locator("code").text_content() == hashlib.sha256(path.read_bytes()).hexdigest()


def test_pictures_alone_lead_back_to_the_page(page: Page, article: Path) -> None:
    page.goto((article.parent / "charts" / "timeline.svg").as_uri())
    page.locator("a:not([aria-hidden])").first.click()
    page.wait_for_url("**/index.html#fact=events/*")
