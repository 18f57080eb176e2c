"""The search of the page: names, facts and words, found while they are typed, best first, accents or not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from browsing import opened
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def results(page: Page) -> list[str]:
    """What was found, as it is called."""
    return page.locator(".found a").all_text_contents()


MUSEIC = "#fact=initiatives/us-mexico-entrepreneurship-and-innovation-council"
LAUNCH = (
    "2013-09: In September of 2013, Vice President Joe Biden and the Mexican government, launched the HLED"
)
# What is typed → how the best result is called, and where it leads.
BEST = {
    "barack": ("Barack Obama", "#fact=people/barack-obama"),
    "PENA NIETO": ("Peña Nieto", "#fact=people/pena-nieto"),
    "pe\u00f1a": ("Peña Nieto", "#fact=people/pena-nieto"),
    "pen\u0303a": ("Peña Nieto", "#fact=people/pena-nieto"),
    "museic": ("U.S.-Mexico Entrepreneurship and Innovation Council", MUSEIC),
    "sembrando": ("Sowing Opportunities", "#fact=initiatives/sowing-opportunities"),
    "commerce": ("U.S. Department of Commerce", "#fact=organizations/us-department-of-commerce"),
    "us labor": ("U.S. Department of Labor", "#fact=organizations/us-department-of-labor"),
    "u.s. labor": ("U.S. Department of Labor", "#fact=organizations/us-department-of-labor"),
    "launch 2013": (LAUNCH, "#fact=events/hled-2013-09-launch"),
}  # fmt: skip


def test_the_best_result_stands_first_while_it_is_typed(page: Page, article: Path) -> None:
    opened(page, article, "#view=search")
    expect(page.locator("#q")).to_be_focused()
    for words, (name, address) in BEST.items():
        page.locator("#q").fill(words)
        first = page.locator(".found a").first
        expect(first).to_have_text(name)
        expect(first).to_have_attribute("href", address)


def test_a_result_leads_to_its_fact_and_back_to_what_was_found(page: Page, article: Path) -> None:
    opened(page, article, "#view=search")
    page.locator("#q").fill("guajardo")
    found = results(page)
    page.locator(".found a").first.click()
    expect(page.locator("#fact h2")).to_contain_text("Ildefonso Guajardo")
    expect(page.locator("mark.chosen").first).to_be_in_viewport()
    page.go_back()
    expect(page.locator("#q")).to_have_value("guajardo")
    assert results(page) == found


def test_a_passage_is_found_by_its_words_and_opens_where_it_stands(page: Page, article: Path) -> None:
    opened(page, article, "#view=search&q=midyear&in=words")
    expect(page.locator(".found b").first).to_have_text("midyear")
    assert all("midyear" in text for text in results(page))
    page.locator(".found a").first.click()
    expect(page.locator("#fact")).to_contain_text("midyear review")


def test_results_are_narrowed_to_names_facts_or_words(page: Page, article: Path) -> None:
    opened(page, article, "#view=search&q=economy")
    everything = len(results(page))
    counts = []
    for label in ("Names", "Facts", "Words of the sources"):
        page.get_by_label(label).check()
        expect(page.get_by_label(label)).to_be_focused()
        counts.append(len(results(page)))
    assert sum(counts) == everything and all(counts)
    assert page.url.endswith("#view=search&q=economy&in=words")


def test_it_works_by_keyboard_alone(page: Page, article: Path) -> None:
    opened(page, article)
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("obama")
    page.locator(".found a").first.wait_for()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".found a").nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".found a").nth(1)).to_be_focused()
    for _ in range(2):
        page.keyboard.press("ArrowUp")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#fact h2")).to_have_text("Barack Obama")


def test_nothing_found_says_what_helps(page: Page, article: Path) -> None:
    opened(page, article, "#view=search&q=zebra")
    expect(page.locator("#found")).to_have_text(
        "Nothing holds all of these words. Fewer or shorter ones find more."
    )
    assert results(page) == []


def test_it_answers_before_the_next_letter(page: Page, article: Path) -> None:
    opened(page, article, "#view=search&q=a")
    taken = page.evaluate(
        """() => {
          const field = document.querySelector('#q'), start = performance.now();
          for (const words of ['m', 'me', 'mex', 'mexi', 'mexic', 'mexico']) {
            field.value = words;
            field.dispatchEvent(new Event('input'));
          }
          return (performance.now() - start) / 6;
        }"""
    )
    assert taken < 50


def test_words_that_are_gone_are_said_to_be_and_the_rest_works(
    page: Page, article: Path, tmp_path: Path
) -> None:
    shutil.copytree(article.parent, tmp_path / "site", ignore=shutil.ignore_patterns("duckdb", "downloads"))
    (tmp_path / "site" / "data" / "search" / "0.js").unlink()
    opened(page, tmp_path / "site" / "index.html", "#view=search&q=obama")
    expect(page.locator("#found")).to_have_text(
        "data/search/0.js is missing: write the page again with make site"
    )
    page.evaluate("location.hash = '#fact=people/barack-obama'")
    expect(page.locator("#fact h2")).to_have_text("Barack Obama")
    page.heard.clear()  # type: ignore[attr-defined]  # the browser noted that the file is missing
