"""A browser and pages for the tests of the page: Debian's Chromium, driven without a network."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from workbench import ROOT

from pipeline import flow, site

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
WAIT = 5_000  # milliseconds after which something that should show has not


def bundle() -> Path:
    """The bundled page, made anew if its code is younger; one process at a time."""
    with (ROOT / "site" / "package.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        subprocess.run(["make", "--silent", "site/dist/index.html"], cwd=ROOT, check=True)
    return ROOT / "site" / "dist"


def page_of(raw: Path, folder: Path) -> Path:
    """The page of the documents in ``raw``, in ``folder/site``; the dataset beside it in ``folder/build``."""
    flow.build(raw, folder / "build")
    return site.make(folder / "build", folder / "site", bundle()).page


@pytest.fixture(scope="session")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """index.html of the page of the documents that the project comes with."""
    return page_of(ROOT / "raw", tmp_path_factory.mktemp("article"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, one for all tests of a process."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield chromium
        chromium.close()


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
    assert tab.heard == []
    context.close()


def local(address: str) -> bool:
    """Whether an address is on this machine."""
    return address.startswith(("file://", "data:", "blob:", "http://127.0.0.1:"))


def opened(page: Page, index: Path, address: str = "") -> Page:
    """A tab that shows the page at this address (``#…``), ready."""
    page.goto(index.as_uri() + address)
    page.wait_for_selector("main > section:not([hidden]) > *")
    return page
