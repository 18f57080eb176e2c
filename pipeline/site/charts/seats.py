"""Who sits where: a column a side, its co-chairs above its other bodies."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.site.charts.columns import Entry, columns
from pipeline.site.charts.ink import BODIES, Chart, fact

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_ROLES = {"co_chair": "Co-chairs", "participant": "Participants"}


def seats(connection: DuckDBPyConnection, dialogue: str, name: str) -> Chart | None:
    """The seats of one dialogue; None if no source tells of any."""
    found = connection.execute(_SEATS, [dialogue]).fetchall()
    if not found:
        return None
    drawn = []
    for side, seated in groupby(found, key=lambda row: row[0]):
        column = [Entry(side, 0)]
        for role, bodies in groupby(seated, key=lambda row: row[1]):
            column.append(Entry(_ROLES[role], 1))
            column += [Entry(body, 2, fact("memberships", key)) for _, _, body, _, key in bodies]
        drawn.append(column)
    sides = [f"{column[0].text}: {sum(entry.level == 2 for entry in column)} bodies" for column in drawn]
    rows = [(f"memberships/{key}", side, role, body, phase) for side, role, body, phase, key in found]
    return Chart(
        f"seats-{dialogue}",
        f"Who sits where: {name}",
        "A column a side; a body is named once for each role and phase that a source gives it.",
        "; ".join(sides) + ".",
        columns(drawn, BODIES),
        ("fact", "side", "role", "body", "phase"),
        rows,
    )


_SEATS = """
    SELECT coalesce(v.side, 'Side not said') AS side, v.role, v.organization, v.phase, v.membership_id
    FROM participants AS v JOIN memberships AS m USING (membership_id) WHERE m.dialogue_id = ?
    ORDER BY v.country_code NULLS LAST, v.role, v.organization, v.phase NULLS FIRST, v.membership_id
"""
