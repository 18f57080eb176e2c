"""The archive and the list of digests: the same bytes from the same files, on any machine and any day."""

from __future__ import annotations

import zipfile
from pathlib import Path

from pipeline.release.about import File

SUMS = "SHA256SUMS"
_NEVER = (1980, 1, 1, 0, 0, 0)  # the earliest moment that ZIP can tell
_MODE = 0o100644 << 16  # a plain file that everybody may read


def sums(files: tuple[File, ...]) -> str:
    """``SHA256SUMS`` as ``sha256sum --check`` reads it, by path."""
    return "".join(f"{file.sha256}  {file.path}\n" for file in files if file.path != SUMS)


def pack(folder: Path, archive: Path) -> None:
    """Write all files of ``folder`` into a ZIP archive, below the folder's own name, ordered by path. Raises OSError."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", _NEVER)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _MODE, 3
            packed.writestr(entry, path.read_bytes())
