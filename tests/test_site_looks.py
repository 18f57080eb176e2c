"""The page for everybody: what axe-core finds, both themes, keyboard, phone and wide screen, paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import faults, opened
from playwright.sync_api import Page

pytestmark = [pytest.mark.slow, pytest.mark.browser]

VIEWS = ["", "#fact=events/hled-2013-09-launch", "#view=overview"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", VIEWS)
def test_axe_finds_nothing_at_wcag_2_2_aa(page: Page, article: Path, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    opened(page, article, address)
    assert faults(page) == []


def test_axe_finds_a_planted_fault(page: Page, article: Path) -> None:
    opened(page, article)
    page.evaluate("document.querySelector('#text h1').style.color = '#ddd'")
    assert [fault.split(":")[0] for fault in faults(page)] == ["color-contrast"]
