"""Keeps README.md true: its query results, table list and picture come from the dataset.

`make readme` (python tests/readme.py) writes them anew; a test fails when the README says something else.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
_QUERY = re.compile(r"(```sql\n)(?P<sql>.*?)(```\n\n)(?P<answer>(?:\|[^\n]*\n)+)", re.DOTALL)
_TABLES = re.compile(r"(?<=<!-- tables -->\n).*?(?=<!-- /tables -->)", re.DOTALL)
_PICTURE = re.compile(r"(```mermaid\n).*?(```\n)", re.DOTALL)


def queries(text: str) -> list[tuple[str, str]]:
    """(SQL, answer as written) of each question."""
    return [(match["sql"], match["answer"]) for match in _QUERY.finditer(text)]


def answer(sql: str, build: Path) -> str:
    """The answer to a query as a Markdown table."""
    from pipeline.browse.formats import as_markdown
    from pipeline.browse.query import ask

    return as_markdown(ask(sql, build))


def table_list() -> str:
    """Every table and view with its description."""
    from schemas.tables import TABLES, description
    from schemas.views import VIEWS

    rows = [(f"`{name}`", description(name)) for name in TABLES]
    rows += [(f"`{name}` (view)", view.description) for name, view in VIEWS.items()]
    return "| table | what a row is |\n| --- | --- |\n" + "".join(
        f"| {name} | {text} |\n" for name, text in rows
    )


def renewed(text: str, build: Path) -> str:
    """The README with all that can be computed computed."""
    from pipeline.site.queries import queries as asked
    from schemas.diagram import mermaid

    questions = iter(sql for _, sql in asked())

    def answered(match: re.Match[str]) -> str:
        sql = next(questions, match["sql"])
        return match[1] + sql + match[3] + answer(sql, build)

    text = _QUERY.sub(answered, text)
    text = _TABLES.sub(lambda _: table_list(), text)
    return _PICTURE.sub(lambda m: m[1] + mermaid() + m[2], text)


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8"), Path(sys.argv[1])), encoding="utf-8")
