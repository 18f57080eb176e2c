"""What people decided about the data, with the reason: the last word, and whose it is."""

from __future__ import annotations

from schemas.columns import Date, Table, Text, choice, column, key

DECISIONS = ("replace", "drop", "add", "merge", "seen")


class Corrections(Table):
    """What a person decided about a row, and why: what was replaced, dropped, added or merged, or seen and left."""

    correction_id: Text = key("Slug of the correction.")
    kind: Text = choice(DECISIONS, "What was done.")
    table_name: Text = column("The table of the row it is about.")
    row_id: Text = column(
        "Key of the row in that table; of a merge the row that stays, of a drop the row that went."
    )
    column_name: Text = column("The column that changed; NULL for the row as a whole.", null=True)
    old_value: Text = column(
        "What was read: the column's value, the dropped row as JSON, the key of the row merged away.",
        null=True,
    )
    new_value: Text = column(
        "What it says now: the column's value, what the entry gives of an added row as JSON.", null=True
    )
    reason: Text = column("Why, in that person's words.")
    who: Text = column("Who decided.")
    date: Date = column("The day it was decided.")
