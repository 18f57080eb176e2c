"""What tests of whole commands share: raw folders from a dict, the real program, folders as bytes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
RAW = ROOT / "raw"
ARTICLE = "us-mexico-high-level-economic-dialogue"
HLED = Path(sys.executable).parent / "hled"


def lay(folder: Path, files: dict[str, bytes | str]) -> Path:
    """Write files (path below ``folder`` → content) and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def declared(document: bytes | str, **keys: str) -> str:
    """A source.toml that fits a document; ``keys`` add to it or replace its lines."""
    data = document.encode() if isinstance(document, str) else document
    lines = {"title": "A title", "sha256": hashlib.sha256(data).hexdigest()} | keys
    return "".join(f'{key} = "{value}"\n' for key, value in lines.items())


def hled(
    *arguments: str | Path, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the installed command; never a terminal, always UTF-8."""
    return subprocess.run(
        [HLED, *map(str, arguments)],
        cwd=cwd or ROOT,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def contents(folder: Path) -> dict[str, bytes | None]:
    """Every path below a folder with its bytes, None for a folder; {} if there is none."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }
