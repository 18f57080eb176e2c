"""Several sources on one page: what they share, where they differ, what gave nothing, and texts too long for one page."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import bundle, opened, page_of
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]

FIRST = """# Canada–Chile Economic Dialogue

The Canada–Chile Economic Dialogue (CCED) is a dialogue between Canada and Chile. In May 2015, President Joanna Stone of
Canada launched the CCED in Santiago.

Rain fell all day, and nobody minded.
"""
SECOND = """# A second look at the CCED

In June 2015, President Joanna Stone launched the Canada–Chile Economic Dialogue (CCED) in Santiago, officials recalled.
"""
LONG = "# Long Canada–Chile Economic Dialogue\n\n" + "".join(
    f"In {1900 + turn % 100}, President Joanna Stone met number {turn} of them.\n\n" for turn in range(900)
)


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """index.html of the page of the three."""
    raw = tmp_path_factory.mktemp("raw")
    for name, text in (("a-first", FIRST), ("b-second", SECOND), ("c-long", LONG)):
        (raw / f"{name}.md").write_text(text, encoding="utf-8")
    return page_of(raw, tmp_path_factory.mktemp("several"))


def test_a_person_that_two_sources_name_shows_both_and_leads_to_each(page: Page, several: Path) -> None:
    opened(page, several, "#fact=people/joanna-stone")
    expect(page.locator("#fact .agreement")).to_contain_text("in 3 sources; 3 independent")
    page.locator("#fact .words[href*='b-second']").first.click()
    expect(page.locator("article[data-source='b-second'] mark.chosen").first).to_be_in_viewport()


def test_claims_that_do_not_agree_stand_in_the_panel_of_both(page: Page, several: Path) -> None:
    opened(page, several, "#read=b-second")
    page.locator("mark[data-fact*='events/']").first.click()
    expect(page.locator("#fact h3", has_text="What does not agree")).to_be_visible()
    expect(page.locator("#fact .conflicts")).to_contain_text("2015-05")
    expect(page.locator("#fact .conflicts")).to_contain_text("2015-06")


def test_what_gave_nothing_can_be_switched_on(page: Page, several: Path) -> None:
    opened(page, several, "#read=a-first")
    silent = page.locator(".silent", has_text="Rain fell all day")
    paint = "element => getComputedStyle(element).backgroundImage"
    assert silent.evaluate(paint) == "none"
    page.locator("#coverage").check()
    assert "gradient" in silent.evaluate(paint)
    assert page.locator(".passage", has_text="launched the CCED").evaluate(paint) == "none"


def test_a_long_text_is_paged_and_a_link_finds_the_page_of_its_fact(page: Page, several: Path) -> None:
    opened(page, several, "#read=c-long")
    assert page.locator("#text > p").count() <= 200
    page.get_by_role("link", name="Page after").click()
    expect(page.locator(".pager")).to_contain_text("Page 2 of 5")
    later = page.evaluate(
        """() => new Promise(done => {
          const script = document.createElement('script');
          script.src = 'data/sources/2-4.js';
          script.onload = () => done(hledData['sources/2-4'].blocks.at(-1)[3][0][0]);
          document.head.append(script);
        })"""
    )
    page.evaluate("hash => { location.hash = hash }", f"#fact=passages/{later}")
    expect(page.locator(".pager")).to_contain_text("Page 5 of 5")
    expect(page.locator(".passage.chosen")).to_be_in_viewport()


def test_a_file_that_could_not_be_read_is_told_on_the_overview(page: Page, tmp_path: Path) -> None:
    from pipeline import flow, site

    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a-first.md").write_text(FIRST, encoding="utf-8")
    (raw / "b-broken.pdf").write_bytes(b"no PDF at all")
    flow.build(raw, tmp_path / "build", keep_going=True)
    index = site.make(tmp_path / "build", tmp_path / "site", bundle()).page
    opened(page, index, "#view=overview&part=provenance")
    told = page.locator("#provenance .unread a")
    expect(told).to_contain_text("b-broken.pdf")
    told.click()
    expect(page.locator("#fact h2")).to_contain_text("b-broken.pdf")
