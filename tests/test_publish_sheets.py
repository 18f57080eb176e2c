"""The workbook and the SQLite file of a release: what a sheet shows, where its links lead, and what no text becomes."""

from __future__ import annotations

import datetime
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest
from tables_fixture import Row, valid_tables

from pipeline.publish import sqlite, xlsx
from schemas.frames import arrow_table, frames
from schemas.tables import TABLES, columns, description, descriptions, foreign_keys

# Texts that a spreadsheet might take for something else, or cannot hold as they are.
ODD = ["=1+1", "+1", "-1", "@SUM(A1)", "https://example.org", "mailto:a@b", "internal:'people'!A1", "007", "1e5", "TRUE",
       "2013-05-01", "_x000D_", "a\nb\tc", "<r>A & B</r>",
       "<r><t>A</t></r>", " led and trailed ", "<b>&\"'", "𝟙 – ñ"]  # fmt: skip


def tables_of(rows: dict[str, list[Row]]) -> dict[str, pa.Table]:
    framed = frames(rows)
    return {name: arrow_table(framed[name], name) for name in TABLES}


def odd_tables() -> dict[str, pa.Table]:
    """Valid tables, and a place for every odd text."""
    rows = valid_tables()
    rows["places"] += [{"place_id": f"odd-{at:02}", "name": text} for at, text in enumerate(ODD)]
    return tables_of(rows)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sheets")
    xlsx.write(odd_tables(), folder)
    sqlite.write(odd_tables(), folder)
    return folder / "hled.xlsx"


@pytest.fixture(scope="module")
def book(path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path)


def rows_of(book: openpyxl.Workbook, sheet: str) -> list[tuple[object, ...]]:
    return list(book[sheet].iter_rows(values_only=True))


def test_the_dictionary_is_the_first_sheet_and_each_table_has_one(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["dictionary", *TABLES]
    header, *rows = rows_of(book, "dictionary")
    assert header == ("table", "column", "type", "required", "key", "refers to", "meaning")
    told = [(row[0], row[1] or "", row[6]) for row in rows]
    assert told == [
        entry
        for name in TABLES
        for entry in [(name, "", description(name)), *((name, *both) for both in descriptions(name).items())]
    ]


@pytest.mark.parametrize("name", TABLES)
def test_a_sheet_has_the_rows_of_its_table_in_cells_of_their_type(name: str, book: openpyxl.Workbook) -> None:
    header, *rows = rows_of(book, name)
    assert header == columns(name)
    expected = [tuple(row.values()) for row in odd_tables()[name].to_pylist()]
    assert [tuple(map(_day, row)) for row in rows] == expected


def _day(cell: object) -> object:
    """openpyxl gives a day as a moment, and leaves the escape of an escape as it is."""
    if isinstance(cell, datetime.datetime):
        return cell.date()
    return cell.replace("_x005F_", "_") if isinstance(cell, str) else cell


@pytest.mark.parametrize("name", ["dictionary", *TABLES])
def test_the_header_stays_in_sight_and_every_column_can_be_filtered(
    name: str, book: openpyxl.Workbook
) -> None:
    sheet = book[name]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:") and sheet.auto_filter.ref.endswith(
        str(max(sheet.max_row, 2))
    )


def test_a_key_leads_to_its_row_and_nothing_else_leads_anywhere(book: openpyxl.Workbook) -> None:
    for name in TABLES:
        targets = {key.column: key.parent for key in foreign_keys(name)}
        for cells in book[name].iter_rows(min_row=2):
            for column, cell in zip(columns(name), cells, strict=True):
                if cell.value is None or column not in targets:
                    assert cell.hyperlink is None
                    continue
                sheet, _, place = cell.hyperlink.location.partition("!")
                assert sheet.strip("'") == targets[column]
                assert book[targets[column]][place].value == cell.value


def test_no_text_becomes_a_formula_a_number_or_a_link(path: Path, book: openpyxl.Workbook) -> None:
    cells = [row[1] for row in book["places"].iter_rows(min_row=2) if str(row[0].value).startswith("odd-")]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    with zipfile.ZipFile(path) as packed:
        parts = [name for name in packed.namelist() if name.startswith("xl/worksheets/")]
        assert not any(b"<f>" in packed.read(name) for name in parts)
        assert not any(
            b"TargetMode" in packed.read(name) for name in packed.namelist() if name.endswith(".rels")
        )


def test_the_same_rows_give_the_same_bytes(path: Path, tmp_path: Path) -> None:
    xlsx.write(odd_tables(), tmp_path)
    sqlite.write(odd_tables(), tmp_path)
    for name in ("hled.xlsx", "hled.sqlite"):
        assert (tmp_path / name).read_bytes() == path.with_name(name).read_bytes(), name


LONG = {
    "as long as a cell": ("x" * 32_767, "x" * 32_767),
    "a sign longer": ("x" * 32_768, None),
    "of signs that count twice": ("🚢" * 16_383 + "x", "🚢" * 16_383 + "x"),
    "of more signs that count twice": ("🚢" * 16_384, None),
}


@pytest.mark.parametrize("case", LONG)
def test_a_text_longer_than_a_cell_is_cut_and_says_so(case: str, tmp_path: Path) -> None:
    text, whole = LONG[case]
    rows = valid_tables()
    rows["places"][0]["name"] = text
    xlsx.write(tables_of(rows), tmp_path)
    shown = str(openpyxl.load_workbook(tmp_path / "hled.xlsx")["places"]["B2"].value)
    assert len(shown.encode("utf-16-le")) // 2 <= 32_767
    assert shown == whole if whole else text.startswith(shown.partition(" … [cut: ")[0]) and "[cut: " in shown


def test_a_table_longer_than_a_sheet_is_cut_and_the_dictionary_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "ROWS", 4)  # of which one is the header
    tables = tables_of(valid_tables())
    xlsx.write(tables, tmp_path)
    book = openpyxl.load_workbook(tmp_path / "hled.xlsx")
    said = {row[0]: str(row[6]) for row in rows_of(book, "dictionary") if not row[1]}
    for name, table in tables.items():
        assert len(rows_of(book, name)) == 1 + min(table.num_rows, 3)
        assert said[name].endswith(
            "[cut: a sheet holds no more rows; all of them are in the other formats]"
        ) == (table.num_rows > 3)


# SQLite


def test_sqlite_holds_the_rows_with_keys_and_what_each_column_means(path: Path) -> None:
    with closing(sqlite3.connect(path.with_name("hled.sqlite"))) as database:
        for name, table in odd_tables().items():
            rows = database.execute(f"SELECT * FROM {name} ORDER BY rowid").fetchall()
            assert rows == [tuple(map(_iso, row.values())) for row in table.to_pylist()]
            listed = database.execute(f"PRAGMA foreign_key_list({name})").fetchall()
            keys = {(row[3], row[2], row[4]) for row in listed}
            assert keys == {(key.column, key.parent, key.target) for key in foreign_keys(name)}
            said = "SELECT column_name, description FROM about_columns WHERE table_name = ? ORDER BY rowid"
            told = database.execute(said, [name]).fetchall()
            assert told == [(None, description(name)), *descriptions(name).items()]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def _iso(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime.date) else value


FAULTS = {
    "a key that leads nowhere": ("phases", {"dialogue_id": "nowhere"}),
    "a word outside a closed list": ("phases", {"kind": "first"}),
    "nothing where something must be": ("places", {"name": None}),
}


@pytest.mark.parametrize("case", FAULTS)
def test_sqlite_refuses_rows_that_break_a_key_or_a_check(case: str, tmp_path: Path) -> None:
    table, changed = FAULTS[case]
    rows = valid_tables()
    rows[table][0] |= changed
    with pytest.raises(sqlite3.IntegrityError):
        sqlite.write(tables_of(rows), tmp_path)
