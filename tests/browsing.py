"""A browser and pages for the tests of the page: Chromium, driven without a network; conftest.py takes in the fixtures."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from workbench import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]  # of axe-core
WAIT = 5_000  # milliseconds after which something that should show has not


def bundle() -> Path:
    """The bundled page, made anew if its code is younger; one process at a time."""
    with (ROOT / "site" / "package.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        subprocess.run(["make", "--silent", "site/dist/index.html"], cwd=ROOT, check=True)
    return ROOT / "site" / "dist"


def page_of(raw: Path, folder: Path) -> Path:
    """The page of the documents in ``raw``, in ``folder/site``; the dataset beside it in ``folder/build``."""
    from pipeline import flow, site

    flow.build(raw, folder / "build")
    return site.make(folder / "build", folder / "site", bundle()).page


@pytest.fixture(scope="session")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """index.html of the page of the documents that the project comes with."""
    return page_of(ROOT / "raw", tmp_path_factory.mktemp("article"))


@contextmanager
def launched() -> Iterator[Browser]:
    """Chromium, until it is left."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, one for all tests of a process."""
    with launched() as chromium:
        yield chromium


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab; what the page complains of, and every address it asks for, is noted in ``page.heard``."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.set_default_timeout(WAIT)
    tab.heard = []  # type: ignore[attr-defined]
    tab.on("console", lambda said: tab.heard.append(said.text) if said.type == "error" else None)
    tab.on("pageerror", lambda error: tab.heard.append(str(error)))
    tab.on("request", lambda asked: None if local(asked.url) else tab.heard.append(asked.url))
    yield tab
    assert not tab.heard, tab.heard
    context.close()


def local(address: str) -> bool:
    """Whether an address is on this machine."""
    return address.startswith(("file://", "data:", "blob:", "http://127.0.0.1:"))


def opened(page: Page, index: Path, address: str = "") -> Page:
    """A tab that shows the page at this address (``#…``), ready."""
    page.goto(index.as_uri() + address)
    page.wait_for_selector("main > section:not([hidden]) > *")
    return page


def faults(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA on the page as it is: the rule and the elements."""
    page.evaluate((ROOT / "site/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate(f"axe.run(document, {{preload: false, runOnly: {RULES}}})")
    return [
        f"{fault['id']}: {' | '.join(node['html'][:120] for node in fault['nodes'][:4])}"
        for fault in found["violations"]
    ]


def asked(index: Path, query: str) -> list[tuple[Any, ...]]:
    """What the dataset beside a page that ``page_of`` made answers."""
    import duckdb

    with duckdb.connect(str(index.parents[1] / "build" / "hled.duckdb"), read_only=True) as data:
        return data.execute(query).fetchall()
