"""What tests of releases share: a small release made once, copies of it, and hands to tamper with one."""

from __future__ import annotations

import hashlib
import struct
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from workbench import declared, lay

from pipeline import releasing

TALKS = "# Talks\n\nThe Harbour Dialogue (HD) of Canada and Japan was launched in May 2013.\n"
DAY = "2026-05-31"


def home(folder: Path, text: str = TALKS, **more: str) -> Path:
    """A raw folder with the document ``talks``, and others by id."""
    files = {}
    for name, words in {"talks": text, **more}.items():
        files[f"raw/{name}/{name}.md"] = words
        files[f"raw/{name}/source.toml"] = declared(words, license="CC0-1.0", title=name.title())
    return lay(folder, files)


def released(home: Path, version: str = "1.0.0", day: str = DAY) -> Path:
    """The folder of a release of what is in ``home/raw``, made beside it."""
    done = releasing.release(version, day, raw=home / "raw", build=home / "build", out=home / "out")
    return done.folder


def sum_up(folder: Path) -> None:
    """Make ``SHA256SUMS`` fit whatever is in the folder now, as somebody would who tampers with care."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in paths
    ]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def tables_of(folder: Path) -> dict[str, pa.Table]:
    """The tables of a release by name."""
    return {
        path.stem: pq.read_table(path, partitioning=None)
        for path in sorted((folder / "parquet").glob("*.parquet"))
    }


def set_value(table: pa.Table, column: str, value: object, row: int = 0) -> pa.Table:
    """A table with another value in one cell."""
    at = table.schema.get_field_index(column)
    cells = table.column(column).to_pylist()
    cells[row] = value
    return table.set_column(at, table.schema.field(at), pa.array(cells, table.schema.field(at).type))


def storage_version(data: bytes, number: int) -> bytes:
    """A DuckDB file that claims another storage version, its header's checksum made to fit."""
    changed = bytearray(data)
    changed[12:20] = number.to_bytes(8, "little")
    checksum = 5381
    for word in struct.unpack("<511Q", changed[8:4096]):
        checksum ^= word * 0xBF58476D1CE4E5B9 & 0xFFFF_FFFF_FFFF_FFFF
    changed[0:8] = checksum.to_bytes(8, "little")
    return bytes(changed)
