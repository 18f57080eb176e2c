"""Takes the pictures of README.md anew: `make pictures` (python tests/pictures.py FOLDER)."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from browsing import launched
from PIL import Image
from workbench import ROOT

# name → address, theme, and what is done before the picture is taken
PICTURES = {
    "page-reading": ("#fact=events/hled-2013-09-launch", "light", ""),
    "page-overview": ("#view=overview", "dark", "document.getElementById('timeline').scrollIntoView()"),
    "page-console": ("#view=sql", "light", "document.getElementById('run').click()"),
}
COLOURS = 255  # enough for what a page is made of, and half of the bytes
FOLDER = ROOT / "docs" / "pictures"
SIZE = {"width": 1280, "height": 800}  # pixels


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the page in ``folder`` while it is served."""
    command = [Path(sys.executable).parent / "hled", "serve", "--site", folder]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        yield re.findall(r"http://\S+", server.stdout.readline())[0]
        server.terminate()


def take(folder: Path) -> None:
    """Write every picture of the page into docs/pictures/."""
    FOLDER.mkdir(exist_ok=True)
    with served(folder) as address, launched() as chromium:
        for name, (place, theme, done) in PICTURES.items():
            tab = chromium.new_page(viewport=SIZE, color_scheme=theme, reduced_motion="reduce")
            tab.goto(address + place)
            tab.wait_for_selector("main > section:not([hidden]) > *")
            tab.wait_for_load_state("networkidle")
            tab.evaluate(done or "0")
            if "run" in done:
                tab.wait_for_selector("#result tbody tr", timeout=60_000)
            tab.wait_for_timeout(300)
            written = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")
            written.quantize(COLOURS).save(FOLDER / f"{name}.png", optimize=True)
            tab.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]))
