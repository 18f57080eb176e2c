"""The reading view in a browser: each fact's words are marked, and from each mark and each fact one click leads to the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import asked, opened
from playwright.sync_api import Page, expect
from reading_marks import marked_words, stated_words

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def test_the_marks_of_every_fact_hold_the_words_of_its_evidence_and_no_others(
    page: Page, article: Path
) -> None:
    opened(page, article)
    assert marked_words(page) == stated_words(article)


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


def marked_families(page: Page) -> set[str]:
    return set(
        page.eval_on_selector_all("mark[data-family]", "marks => marks.map(mark => mark.dataset.family)")
    )


def test_the_legend_filters_what_is_marked_and_counts_it(page: Page, article: Path) -> None:
    opened(page, article)
    assert {"events", "people", "bodies", "pillars"} <= marked_families(page)
    assert "mentions" not in marked_families(page)
    while others := marked_families(page) - {"people"}:  # what was beneath them comes to light
        page.locator(f"#family-{others.pop()}").uncheck()
    assert marked_families(page) == {"people"}
    page.locator("#family-people").uncheck()
    page.locator("#family-mentions").check()
    assert marked_families(page) == {"mentions"}
    pillars = asked(article, "SELECT count(*) FROM pillars")[0][0]
    assert page.locator("label[for=family-pillars] small").inner_text() == str(pillars)


def test_a_hover_and_the_focus_tell_the_facts_of_the_words(page: Page, article: Path) -> None:
    opened(page, article)
    mark = page.locator("mark[data-fact~='people/barack-obama']").first
    mark.hover()
    expect(page.locator("#tip")).to_contain_text("Person Barack Obama")
    expect(page.locator("#tip")).to_contain_text("Event participant")
    page.mouse.move(0, 0)
    expect(page.locator("#tip")).to_be_hidden()
    mark.hover()
    page.locator("#tip").hover()
    page.wait_for_timeout(300)
    expect(page.locator("#tip")).to_be_visible()
    page.mouse.move(0, 0)
    mark.focus()
    expect(page.locator("#tip")).to_be_visible()
    assert mark.get_attribute("aria-describedby") == "tip"
    page.keyboard.press("Escape")
    expect(page.locator("#tip")).to_be_hidden()


def test_all_of_it_works_by_keyboard(page: Page, article: Path) -> None:
    opened(page, article)
    page.locator("mark[tabindex='0']").focus()
    first = page.evaluate("document.activeElement.dataset.fact")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    second = page.evaluate("document.activeElement.dataset.fact")
    assert first != second
    page.keyboard.press("Enter")
    expect(page.locator("#fact")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#fact .close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#fact")).to_be_hidden()
    assert page.evaluate("document.activeElement.dataset.fact") == second


def test_the_words_of_several_facts_lead_to_each_of_them(page: Page, article: Path) -> None:
    opened(page, article)
    mark = page.locator("mark[data-fact~='people/barack-obama']").first
    told = [
        fact for fact in (mark.get_attribute("data-fact") or "").split() if not fact.startswith("mentions/")
    ]
    opened_by_clicks = set()
    for _ in told:
        mark.click()
        fact = page.url.split("#fact=")[1].split("&")[0]
        page.locator(f"#fact[data-fact='{fact}']").wait_for()
        opened_by_clicks.add(fact)
    assert opened_by_clicks == set(told)
    page.evaluate("location.hash = '#fact=people/barack-obama'")
    page.locator("#fact .also summary").click()
    assert page.locator("#fact .also li").count() == len(told) - 1


def test_notices_stand_beside_their_passage_and_lead_to_their_words(page: Page, article: Path) -> None:
    opened(page, article)
    note = page.locator(".note", has_text="HLEC")
    passage = page.locator(".passage", has_text="The U.S. side of the HLEC").bounding_box()
    box = note.bounding_box()
    assert passage and box and abs(box["y"] - passage["y"]) < 250
    note.get_by_role("link").click()
    expect(page.locator("mark.chosen").first).to_have_text("HLEC")


def test_a_fact_is_cited_as_the_command_cites_it_with_its_permanent_link(page: Page, article: Path) -> None:
    from pipeline import citing

    opened(page, article, "#fact=quantities/usd-1500000000-per-day-bilateral-trade-in-goods-and-services")
    table, row = page.url.split("#fact=")[1].split("/")
    fact, _, *document = citing.cite(row, table, article.parents[1] / "build").told().splitlines()
    shown = page.locator("#fact .citation p").all_inner_texts()
    assert shown[0] == f"{fact} {article.as_uri()}#fact={table}/{row}"
    assert shown[1] in document
    assert f"  {shown[2]}" in document
    page.get_by_role("button", name="Copy citation").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("people/nobody", "No row of people has the key nobody"),
        ("planets/mars", "There is no table planets"),
        ("events", "No row of events has the key"),
    ],
)
def test_a_link_to_a_fact_that_is_not_there_says_so_and_the_text_stays(
    page: Page, article: Path, fact: str, words: str
) -> None:
    opened(page, article, f"#fact={fact}")
    expect(page.locator("#fact")).to_contain_text(words)
    assert page.locator("mark").count() > 100


def test_every_table_of_the_contract_is_reached_by_a_link(page: Page, article: Path) -> None:
    from schemas.tables import TABLES

    opened(page, article)
    for name, first in page.evaluate("hledData.catalog.tables.map(table => [table.name, table.starts[0]])"):
        if name not in TABLES or first is None:
            continue
        page.evaluate("hash => { location.hash = hash }", f"#fact={name}/{first}")
        page.locator(f"#fact[data-fact='{name}/{first}'] h3", has_text="All columns").wait_for()


def test_a_page_without_its_data_says_what_to_do(page: Page, article: Path, tmp_path: Path) -> None:
    for name in ("index.html", "app.js", "style.css"):
        (tmp_path / name).write_bytes((article.parent / name).read_bytes())
    page.goto((tmp_path / "index.html").as_uri())
    expect(page.locator("#main .message")).to_contain_text("make site")
    page.heard.clear()  # type: ignore[attr-defined]
