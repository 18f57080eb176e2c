"""The ways from a fact to its words hold for each place, each time and each width, and one that fails closes no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import opened
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.mark.parametrize("fact", ["countries/MEX", "organizations/us-agency-for-international-development"])
def test_each_quotation_in_the_panel_leads_to_its_own_place(page: Page, article: Path, fact: str) -> None:
    opened(page, article, f"#fact={fact}")
    page.locator("#fact .words").first.wait_for()
    quotes = page.locator("#fact .words")
    assert quotes.count() > 2
    for place in range(quotes.count()):
        quote = quotes.nth(place)
        quote.click()
        assert page.url.endswith(f"&at={quote.get_attribute('data-start')}")
        page.wait_for_function(
            "words => [...document.querySelectorAll('mark.chosen, .passage.chosen')].some(one => {"
            " const {top} = one.getBoundingClientRect(), text = one.textContent;"
            " return (words.includes(text) || text.includes(words)) && top >= 0 && top < innerHeight })",
            arg=quote.inner_text(),
        )


def test_a_second_click_on_a_quotation_leads_back_to_the_words(page: Page, article: Path) -> None:
    opened(page, article, "#fact=organizations/us-department-of-labor")
    words = page.locator("#fact .words").first
    words.click()
    expect(page.locator("mark.chosen").first).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator("mark.chosen").first).not_to_be_in_viewport()
    words.click()
    expect(page.locator("mark.chosen").first).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 761, 900, 1024, 1180, 1440])
def test_the_panel_hides_none_of_the_words_it_tells_of(page: Page, article: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, article, "#fact=people/joe-biden")
    expect(page.locator("mark.chosen").first).to_be_in_viewport()
    page.wait_for_function(
        "() => { const box = document.querySelector('mark.chosen').getClientRects()[0];"
        " return document.elementFromPoint(box.left + 2, box.top + box.height / 2)?.closest('mark.chosen') }"
    )


@pytest.mark.parametrize("width", [390, 900])
def test_the_keyboard_walks_no_words_under_the_panel(page: Page, article: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, article, "#fact=people/joe-biden")
    page.locator("mark.chosen").first.focus()
    for _ in range(12):
        page.keyboard.press("ArrowDown")
        page.wait_for_function(
            "() => { const box = document.activeElement.getClientRects()[0];"
            " return !document.elementFromPoint(box.left + 2, box.top + box.height / 2)?.closest('#fact') }"
        )


def test_another_view_begins_at_its_beginning(page: Page, article: Path) -> None:
    opened(page, article)
    page.evaluate("scrollTo(0, 1500)")
    page.locator("#views a[data-view=overview]").click()
    expect(page.locator(".view-overview h1")).to_be_in_viewport()


def test_a_page_beyond_the_last_is_the_last(page: Page, article: Path) -> None:
    opened(page, article, "#read=us-mexico-high-level-economic-dialogue&page=99")
    page.locator("mark").first.wait_for()


def test_what_could_not_be_loaded_leaves_the_view_as_it_was(page: Page, article: Path) -> None:
    opened(page, article)
    page.locator("mark").first.wait_for()
    before = page.locator("mark").count()
    page.evaluate("hledData.catalog.sources.push({...hledData.catalog.sources[0], id: 'gone'})")
    page.evaluate("location.hash = '#read=gone'")
    expect(page.get_by_role("alert")).to_contain_text("is missing")
    page.evaluate("location.hash = '#read=us-mexico-high-level-economic-dialogue'")
    expect(page.get_by_role("alert")).to_have_count(0)
    assert page.locator("mark:visible").count() > 0
    assert page.locator("mark").count() == before
    page.heard.clear()  # type: ignore[attr-defined]  # the browser's own word on the missing file
