"""What words say of a column whose value is another: where two rows become one, or a person decides between sources.

Of such a column the row shows one claim, and ``evidence.claim`` keeps what other words say of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.corrections.told import plain
from pipeline.resolve.merging import dates_agree
from pipeline.resolve.names import fold
from schemas.contested import CONTESTED
from schemas.tables import foreign_keys

Row = dict[str, object]


def clashing(table: str, one: Row, other: Row) -> list[str]:
    """The contested columns in which two rows contradict each other."""
    return [column for column in CONTESTED.get(table, ()) if _clash(column, one[column], other[column])]


def _clash(column: str, one: object, other: object) -> bool:
    if one is None or other is None:
        return False
    if column.endswith("_edtf"):
        return not dates_agree(str(one), str(other))
    return fold(str(one)) != fold(str(other))


def retold(table: str, words: Sequence[Row], old: Row, kept: Row) -> Iterator[Row]:
    """The evidence of a row that has become one with another, ``kept``.

    Words for a value that is not kept become a claim where the column is contested, and are left out elsewhere.
    """
    columns = clashing(table, old, kept)
    for row in (*words, *set_apart(words, columns)):
        column = row["column_name"]
        if column is None:
            yield row
            continue
        said = row["claim"] or plain(old[str(column)])
        if said == plain(kept[str(column)]) or (
            row["claim"] is None and column not in columns and _may(table, row)
        ):
            yield {**row, "claim": None}
        elif _may(table, row):
            yield {**row, "claim": said}


def _may(table: str, row: Row) -> bool:
    return row["column_name"] in CONTESTED.get(table, ())


def set_apart(words: Sequence[Row], columns: Sequence[str]) -> Iterator[Row]:
    """The first words of a row for each of the columns, in dispute, whose value no words state by themselves."""
    stated = {row["column_name"] for row in words if row["claim"] is None}
    yield from ({**words[0], "column_name": column} for column in columns if words and column not in stated)


def referring(table: str) -> set[tuple[str, str]]:
    """Table and column of the claims that may name a row of a table."""
    columns = ((own, column) for own, names in CONTESTED.items() for column in names)
    return {
        (own, column)
        for own, column in columns
        if any(key.column == column and key.parent == table for key in foreign_keys(own))
    }


def decided(
    table: str, column: str, words: Sequence[Row], old: object, new: object, quoted: bool
) -> tuple[list[Row], list[Row]]:
    """Of the evidence of a row: what states a column's new value, and what remains as it is or as a claim.

    Words that claimed the new value state it. Those of the old one become a claim then, or if other words are
    ``quoted``; else they are what the person looked at, and state the new value.
    """
    own = [row for row in words if row["column_name"] == column]
    shown = [row for row in own if row["claim"] is None] or [
        {**row, "column_name": column} for row in words[:1]
    ]
    others = [row for row in own if row["claim"] is not None]
    agreeing = [row for row in others if row["claim"] == plain(new)]
    claims = [_against(column, row, row["claim"], new) for row in others if row not in agreeing]
    if not (agreeing or quoted):
        return shown, claims
    if old is not None and column in CONTESTED.get(table, ()):
        claims += [_against(column, row, plain(old), new) for row in shown]
    return agreeing, claims


def _against(column: str, words: Row, claim: object, value: object) -> Row:
    """Words with what they claim, if that contradicts a value."""
    return {**words, "claim": claim if value is None or _clash(column, claim, value) else None}
