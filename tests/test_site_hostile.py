"""A document that means harm, or merely has odd letters, is shown as text: nothing runs, and every mark sits on its words."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from browsing import faults, opened, page_of
from playwright.sync_api import Browser, Page
from reading_marks import marked_words, stated_words

pytestmark = [pytest.mark.slow, pytest.mark.browser]

LONG = "x" * 10_000
DOCUMENT = f"""# 😀𝔗𝔥𝔢 Ruritania–Graustark Economic Dialogue <script>window.harmed = 1</script>

The **Ruritania–Graustark Economic Dialogue (RGED)** 👩‍👩‍👧‍👦 is a dialogue between Canada and Chile. </textarea></title></mark>
In 2015, \u202e President Joanna Stone \u202c of Canada 𠮷 launched the RGED. [Press me](javascript:window.harmed=2) and
![an image](https://example.org/x.png) <img src=x onerror="window.harmed=3"> <svg onload="window.harmed=4"></svg> {LONG}

## Pillars " onmouseover="window.harmed=5

The dialogue has the following pillars:

* **𝒜 <b>Bold</b> Trade & Investment 🚢**
 + `</script><script>window.harmed=6</script>` Ports
* Energy ' onfocus='window.harmed=7' autofocus tabindex=0

> “It is worth $2 billion per day 💰,” said President Joanna Stone. {{{{constructor.constructor('window.harmed=8')()}}}}

In 2016, Foreign Minister Žofie Dvořáková ‮and‬ President Joanna Stone met for a review of the RGED in Santiago. \u2028
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """index.html of the page of that document alone, under a title that means harm too."""
    raw = tmp_path_factory.mktemp("raw")
    folder = raw / "hostile"
    folder.mkdir()
    data = DOCUMENT.encode()
    (folder / "hostile.md").write_bytes(data)
    (folder / "source.toml").write_text(
        f"""title = "</script><img src=x onerror='window.harmed=9'>"\nsha256 = "{hashlib.sha256(data).hexdigest()}"\n""",
        encoding="utf-8",
    )
    return page_of(raw, tmp_path_factory.mktemp("hostile"))


def test_nothing_of_it_runs_and_all_of_it_can_be_read(page: Page, hostile: Path) -> None:
    opened(page, hostile)
    page.locator("mark[data-family]").first.click()
    page.locator("#fact h2").wait_for()
    assert page.evaluate("window.harmed") is None
    assert page.locator("#main script, #main img, #main svg, #fact img, #main [onmouseover]").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    text = page.locator("#text").text_content() or ""
    for said in (
        "<script>window.harmed = 1</script>",
        "</textarea>",
        "[Press me](javascript:window.harmed=2)",
        LONG,
    ):
        assert said in text


ADDRESSES = [
    "", "#view=overview", "#fact=pillars/x%22%3E%3Cscript%3E", "#fact=%00/%E0%A4%A", "#view=<b>", "#view=tables&table=sources",
    "#view=tables&table=passages&text=<script>", "#view=tables&table=<img src=x onerror=harmed=1>", "#view=sql&q=</textarea><b>",
    "#view=tables&is.constructor=1&sort=__proto__", "#view=search&q=<script>",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_harms_it(page: Page, hostile: Path, address: str) -> None:
    opened(page, hostile, address)
    assert page.evaluate("window.harmed") is None
    assert faults(page) == []


def test_its_marks_sit_on_their_words_behind_letters_that_a_browser_counts_twice(
    page: Page, hostile: Path
) -> None:
    opened(page, hostile)
    marked = marked_words(page)
    assert marked == stated_words(hostile)
    assert len(marked) > 10


def test_a_word_of_ten_thousand_letters_does_not_widen_the_page(page: Page, hostile: Path) -> None:
    opened(page, hostile)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_the_policy_refuses_what_would_get_past_the_code(browser: Browser, hostile: Path) -> None:
    tab = browser.new_page()
    heard: list[str] = []
    tab.on("console", lambda said: heard.append(said.text))
    tab.goto(hostile.as_uri())
    tab.wait_for_selector("#text")
    tab.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.harmed=11\">')")
    tab.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.harmed=12'}))"
    )
    tab.wait_for_timeout(200)
    assert tab.evaluate("window.harmed") is None
    assert sum("Content Security Policy" in text for text in heard) >= 2
    tab.close()
