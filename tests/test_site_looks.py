"""The page for everybody: what axe-core finds, both themes, keyboard, phone and wide screen, paper."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest
from browsing import faults, opened
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]

VIEWS = [
    "", "#fact=events/hled-2013-09-launch", "#view=overview", "#view=tables",
    "#view=tables&table=evidence&has.quote=a&sort=quote", "#view=search&q=mexico", "#view=sql",
]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", VIEWS)
def test_axe_finds_nothing_at_wcag_2_2_aa(page: Page, article: Path, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    opened(page, article, address)
    assert faults(page) == []


@pytest.mark.parametrize("address", VIEWS)
def test_axe_finds_nothing_on_a_phone(page: Page, article: Path, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    opened(page, article, address)
    assert faults(page) == []


def test_axe_finds_a_planted_fault(page: Page, article: Path) -> None:
    opened(page, article)
    page.evaluate("document.querySelector('#text h1').style.color = '#ddd'")
    assert [fault.split(":")[0] for fault in faults(page)] == ["color-contrast"]


@pytest.mark.parametrize("address", VIEWS)
@pytest.mark.parametrize("width", [360, 760, 1920])
def test_nothing_is_wider_than_the_screen(page: Page, article: Path, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, article, address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_the_theme_follows_the_system_until_the_button_says_otherwise_and_is_remembered(
    page: Page, article: Path
) -> None:
    page.emulate_media(color_scheme="dark")
    opened(page, article)
    dark = ground(page)
    page.emulate_media(color_scheme="light")
    light = ground(page)
    assert dark != light
    button = page.locator("#theme")
    button.click()
    assert (button.get_attribute("aria-label"), ground(page)) == ("Theme: light", light)
    button.click()
    assert (button.get_attribute("aria-label"), ground(page)) == ("Theme: dark", dark)
    page.reload()
    page.wait_for_selector("#text")
    assert ground(page) == dark


def test_charts_wear_the_theme(page: Page, article: Path) -> None:
    colour = "document.querySelector('.canvas text') && getComputedStyle(document.querySelector('.canvas text')).fill"
    page.emulate_media(color_scheme="dark")
    opened(page, article, "#view=overview")
    dark = page.evaluate(colour)
    page.emulate_media(color_scheme="light")
    assert dark and page.evaluate(colour) != dark


def test_who_wants_no_motion_gets_none(page: Page, article: Path) -> None:
    opened(page, article)
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(behaviour) == "smooth"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(behaviour) == "auto"


def test_on_paper_there_is_the_text_and_nothing_to_click(page: Page, article: Path) -> None:
    opened(page, article, "#fact=events/hled-2013-09-launch")
    page.emulate_media(media="print", color_scheme="dark")
    for gone in (".masthead", ".side", "#fact"):
        expect(page.locator(gone)).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(26, 26, 24)"
    box = page.locator("#text").bounding_box()
    assert box and box["x"] < 50


def test_the_first_view_is_light_and_soon_at_work(browser: Browser, article: Path) -> None:
    waits = []
    for _ in range(3):
        tab = browser.new_page()
        asked: list[str] = []
        tab.on("request", lambda request, asked=asked: asked.append(request.url))
        tab.add_init_script(
            """new MutationObserver((_, watch) => {
              if (document.querySelector('mark[role=button]')) { window.atWork = performance.now(); watch.disconnect(); }
            }).observe(document, {childList: true, subtree: true, attributes: true});"""
        )
        tab.goto(article.as_uri())
        tab.wait_for_function("window.atWork")
        waits.append(tab.evaluate("window.atWork"))
        tab.close()
    files = [Path(unquote(urlparse(address).path)) for address in asked if address.startswith("file:")]
    assert len(files) >= 4
    assert sum(path.stat().st_size for path in files) < 300_000
    assert min(waits) < 1_000, waits
