"""Keeps examples/README.md true: the answers in it come from examples/questions.sql and the dataset.

`make readme` (python tests/asking.py build) writes them anew; a test fails when the file says something else.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "examples"
README = FOLDER / "README.md"
SQL = FOLDER / "questions.sql"
_QUESTION = re.compile(r"^-- (?P<question>\d\. .*\?)\n(?P<sql>[^;]*);$", re.MULTILINE)

Answer = tuple[list[str], list[tuple[object, ...]]]


def questions() -> dict[str, str]:
    """Question → SQL."""
    return {match["question"]: match["sql"] for match in _QUESTION.finditer(SQL.read_text(encoding="utf-8"))}


def answers(database: Path) -> dict[str, Answer]:
    """Question → (columns, rows), as DuckDB answers from a file."""
    import duckdb

    with duckdb.connect(database, read_only=True) as connection:
        asked = {question: connection.sql(sql) for question, sql in questions().items()}
        return {question: (answer.columns, answer.fetchall()) for question, answer in asked.items()}


def renewed(text: str, database: Path) -> str:
    """The file with the answers of today below its questions."""
    from pipeline.release.markdown import table

    for question, (columns, rows) in answers(database).items():
        cells = [[None if cell is None else _plain(cell) for cell in row] for row in rows]
        written = f"## {question}\n\n{table(columns, cells)}"
        text = re.sub(rf"## {re.escape(question)}\n\n(\|.*\n)*", lambda _, new=written: new, text)
    return text


def _plain(cell: object) -> str:
    """A text that Markdown takes for nothing else; underscores within words are safe."""
    return re.sub(r"([*`<])", r"\\\1", str(cell))


if __name__ == "__main__":
    found = renewed(README.read_text(encoding="utf-8"), Path(sys.argv[1]) / "hled.duckdb")
    README.write_text(found, encoding="utf-8")
