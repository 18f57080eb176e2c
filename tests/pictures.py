"""Takes the pictures of README.md anew: `make pictures` (python tests/pictures.py PAGE)."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from browsing import launched
from PIL import Image
from workbench import ROOT

# name → address, theme, width and height in pixels, and a picture further down that is to be seen
PICTURES = {
    "page-reading": ("#fact=events/hled-2013-09-launch", "light", 1280, 800, ""),
    "page-overview": ("#view=overview", "light", 1280, 800, "timeline"),
    "page-network": ("#view=overview", "dark", 1280, 800, "network"),
}
COLOURS = 96  # enough for what a page is made of, and a third of the bytes
FOLDER = ROOT / "docs" / "pictures"


def take(index: Path) -> None:
    """Write every picture of the page into docs/pictures/."""
    FOLDER.mkdir(exist_ok=True)
    with launched() as chromium:
        for name, (address, theme, width, height, part) in PICTURES.items():
            tab = chromium.new_page(
                viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce"
            )
            tab.goto(index.resolve().as_uri() + address)
            tab.wait_for_selector("main > section:not([hidden]) > *")
            tab.wait_for_timeout(500)
            if part:
                tab.evaluate("part => document.getElementById(part).scrollIntoView()", part)
            written = tab.screenshot()
            Image.open(io.BytesIO(written)).convert("RGB").quantize(COLOURS).save(
                FOLDER / f"{name}.png", optimize=True
            )
            tab.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]))
