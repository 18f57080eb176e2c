"""Excel: one workbook, the dictionary first, then a sheet a table, for whoever opens data in a spreadsheet."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from schemas.arrow import arrow_type
from schemas.tables import description, descriptions, foreign_keys, primary_key, required

FILE_NAME = "hled.xlsx"
DICTIONARY = "dictionary"
CELL = 32_767  # code units that a cell holds
ROWS = 1_048_576  # rows of a sheet, the header among them
LINKS = 65_530  # links that Excel opens on one sheet
_EPOCH = datetime.datetime(2000, 1, 1)  # the workbook tells no time of its making
_OPTIONS = {  # no text ever becomes a formula, a link or a number
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
_CUT = " … [cut: a cell holds no more; the whole text is in the other formats]"
_REST = " … [cut: a sheet holds no more rows; all of them are in the other formats]"


def write(tables: Mapping[str, pa.Table], folder: Path) -> None:
    """Write ``hled.xlsx``: header frozen, filters set, dates typed, foreign keys linked to their row.

    The bytes depend on the rows alone. A text over 32,767 characters is cut and says so; so is a table of more rows
    than a sheet, of which the dictionary says it. Raises OSError.
    """
    try:
        _write(tables, folder / FILE_NAME)
    except FileCreateError as error:  # what the library makes of an OSError
        raise OSError(str(error)) from error


def _write(tables: Mapping[str, pa.Table], path: Path) -> None:
    with xlsxwriter.Workbook(str(path), _OPTIONS) as book:
        book.set_properties({"title": "HLED", "created": _EPOCH})
        bold = book.add_format({"bold": True, "bottom": 1})
        link = book.add_format({"font_color": "#1f4e79"})
        _dictionary(book.add_worksheet(DICTIONARY), tables, bold, link)
        shown = {name: table.slice(0, ROWS - 1) for name, table in tables.items()}
        places = {name: _places(name, table) for name, table in shown.items()}
        for name, table in shown.items():
            _sheet(book.add_worksheet(name), name, table, places, (bold, link))


def _dictionary(sheet: Worksheet, tables: Mapping[str, pa.Table], bold: Format, link: Format) -> None:
    header = ("table", "column", "type", "required", "key", "refers to", "meaning")
    _open(sheet, header, bold, [22, 24, 10, 9, 6, 34, 110])
    row = 1
    for name, table in tables.items():
        sheet.write_url(row, 0, f"internal:'{name}'!A1", link, name)
        sheet.write_string(row, 6, description(name) + (_REST if table.num_rows >= ROWS else ""))
        row += 1
        targets = {key.column: f"{key.parent}.{key.target}" for key in foreign_keys(name)}
        for column, meaning in descriptions(name).items():
            cells = (
                name,
                column,
                str(arrow_type(name, column)),
                "yes" if column in required(name) else "",
                "yes" if column in primary_key(name) else "",
                targets.get(column, ""),
                meaning,
            )
            for at, cell in enumerate(cells):
                sheet.write_string(row, at, cell)
            row += 1
    sheet.autofilter(0, 0, row - 1, len(header) - 1)


def _open(sheet: Worksheet, header: tuple[str, ...], bold: Format, widths: list[int]) -> None:
    sheet.freeze_panes(1, 0)
    for at, (title, width) in enumerate(zip(header, widths, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, title, bold)


def _places(name: str, table: pa.Table) -> dict[object, int]:
    """In which row of its sheet (from 1) a key stands; of a composite key nothing, for nothing refers to one."""
    key = primary_key(name)
    if len(key) != 1:
        return {}
    return {value: row for row, value in enumerate(table[key[0]].to_pylist(), start=2)}


def _sheet(
    sheet: Worksheet,
    name: str,
    table: pa.Table,
    places: dict[str, dict[object, int]],
    formats: tuple[Format, Format],
) -> None:
    bold, link = formats
    header = tuple(table.column_names)
    _open(sheet, header, bold, [min(max(len(title) + 4, 14), 40) for title in header])
    targets = {key.column: key.parent for key in foreign_keys(name, places)}
    left = LINKS
    columns = [column.to_pylist() for column in table.columns]
    for row, cells in enumerate(zip(*columns, strict=True), start=1):
        for at, cell in enumerate(cells):
            place = places[targets[header[at]]].get(cell) if header[at] in targets and left else None
            if place is not None:
                left -= 1
                sheet.write_url(row, at, f"internal:'{targets[header[at]]}'!A{place}", link, str(cell))
            elif cell is not None:
                _cell(sheet, row, at, cell)
    sheet.autofilter(0, 0, max(table.num_rows, 1), len(header) - 1)


def _cell(sheet: Worksheet, row: int, at: int, cell: object) -> None:
    if isinstance(cell, str):
        _text(sheet, row, at, fitting(cell))
    elif isinstance(cell, datetime.date):
        sheet.write_datetime(row, at, datetime.datetime.combine(cell, datetime.time()))
    else:
        sheet.write_number(row, at, float(str(cell)))


def _text(sheet: Worksheet, row: int, at: int, text: str) -> None:
    if text.startswith("<r>") and text.endswith("</r>"):
        # The library takes this for XML of its own, which it would write as it is; in pieces it is a text again.
        sheet.write_rich_string(row, at, text[:1], text[1:2], text[2:])
    else:
        sheet.write_string(row, at, text)


def fitting(text: str) -> str:
    """A text as a cell can hold it: at most 32,767 UTF-16 code units."""
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 <= CELL:
        return text
    kept = text.encode("utf-16-le", "surrogatepass")[: 2 * (CELL - len(_CUT))]
    return kept.decode("utf-16-le", "ignore") + _CUT
