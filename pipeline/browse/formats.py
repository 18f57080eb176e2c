"""An answer as text for people or bytes for programs, the same on every machine."""

from __future__ import annotations

import datetime
import decimal
import io
import json
import math
from collections.abc import Callable
from typing import Any

from pipeline.browse.query import Answer
from pipeline.errors import UsageError

SHOWN = 500  # rows of a table on a terminal; every other format has them all


def as_csv(answer: Answer) -> str:
    """RFC 4180: CRLF, quotes where needed. NULL is an empty field, an empty text is ``""``."""
    lines = [answer.columns, *answer.rows]
    return "".join(",".join(_csv_field(value) for value in line) + "\r\n" for line in lines)


def _csv_field(value: object) -> str:
    text = plain(value)
    if value is not None and (not text or any(mark in text for mark in ',"\r\n')):
        return '"' + text.replace('"', '""') + '"'
    return text


def as_json(answer: Answer) -> str:
    """An array of objects, one a line; what JSON has no number for is null."""
    rows = [dict(zip(answer.columns, map(_json_value, row), strict=True)) for row in answer.rows]
    lines = (json.dumps(row, ensure_ascii=False, allow_nan=False) for row in rows)
    return "[" + ",\n ".join(lines) + "]\n"


def _json_value(value: object) -> object:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, decimal.Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, list | tuple):
        return [_json_value(item) for item in value]
    if isinstance(value, dict):
        return {plain(key): _json_value(item) for key, item in value.items()}
    return value if value is None or isinstance(value, str | int | float) else plain(value)


def as_markdown(answer: Answer) -> str:
    """A GitHub table: cells on one line, pipes escaped."""
    lines = [answer.columns, ("---",) * len(answer.columns), *answer.rows]
    return "".join("| " + " | ".join(map(_markdown_cell, line)) + " |\n" for line in lines)


def _markdown_cell(value: object) -> str:
    return "<br>".join(plain(value).replace("|", "\\|").splitlines())


def as_columns(answer: Answer) -> str:
    """Aligned columns for a pipe: whole cells, no colours, every row."""
    lines = [[cell(value) for value in line] for line in (answer.columns, *answer.rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["─" * width for width in widths])
    return "".join(
        "  ".join(word.ljust(width) for word, width in zip(line, widths, strict=True)).rstrip() + "\n"
        for line in lines
    )


def as_parquet(table: Any) -> bytes:
    """A ``pyarrow.Table`` as the bytes of a Parquet file (zstd). Raises UsageError for a type it lacks."""
    import pyarrow.parquet

    buffer = io.BytesIO()
    try:
        pyarrow.parquet.write_table(table, buffer, compression="zstd")
    except pyarrow.ArrowNotImplementedError as error:
        todo = "cast the column, for instance to VARCHAR, or choose another --format"
        raise UsageError(f"Parquet cannot hold this answer: {error}", todo=todo) from error
    return buffer.getvalue()


def cell(value: object) -> str:
    """A value on one line, with NULL spelt out."""
    return "NULL" if value is None else " ".join(plain(value).splitlines())


def plain(value: object) -> str:
    """A value as text: dates in ISO 8601, bytes in hexadecimal, NULL as nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, datetime.datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, list | tuple | dict):
        return json.dumps(_json_value(value), ensure_ascii=False)
    return str(value)


TEXT_FORMATS: dict[str, Callable[[Answer], str]] = {
    "table": as_columns,
    "csv": as_csv,
    "json": as_json,
    "markdown": as_markdown,
}
