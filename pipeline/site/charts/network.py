"""Who is tied to what: people and bodies on the sides, dialogues and initiatives between, a line for each tie stated."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pipeline.site.charts.ink import (
    BODIES,
    DIALOGUE,
    INITIATIVES,
    INK,
    PAPER,
    PEOPLE,
    SIZE,
    SOFT,
    WIDTH,
    Chart,
    altair,
    fact,
    plane,
    shortened,
)  # fmt: skip

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST = 40  # names in a column
_ROW = 24  # pixels
_SIDES = (
    ("people", "People", 0, PEOPLE),
    ("between", "Dialogues and initiatives", 1, INITIATIVES),
    ("organizations", "Bodies", 2, BODIES),
)
_AT = (205.0, 450.0, 680.0)  # pixels from the left
_COLOURS = {"people": PEOPLE, "organizations": BODIES, "initiatives": INITIATIVES, "dialogues": DIALOGUE}
_COLUMN = {"people": 0, "dialogues": 1, "initiatives": 1, "organizations": 2}

Node = tuple[str, str]  # table, key


def network(connection: DuckDBPyConnection) -> Chart | None:
    """The ties between named people, bodies, dialogues and initiatives; None if no source states any."""
    names = {(table, key): name for table, key, name in connection.execute(_NAMES).fetchall()}
    ties = [((a, b), (c, d), by, row) for a, b, c, d, by, row in connection.execute(_TIES).fetchall()]
    if not ties:
        return None
    columns = _columns(ties)
    drawn = [tie for tie in ties if all(node in columns[_COLUMN[node[0]]] for node in tie[:2])]
    counts = [
        len({node for tie in ties for node in tie[:2] if _COLUMN[node[0]] == place}) for place in range(3)
    ]
    beyond = f" Of each column the {MOST} names with most ties are drawn." if max(counts) > MOST else ""
    rows = [(f"{by}/{row}", names[one], names[other], by) for one, other, by, row in ties]
    return Chart(
        "network",
        "Who is tied to what",
        "A line is a seat, an office, or a part in an event or initiative; the thicker, the more facts state it."
        + beyond,
        f"{counts[0]:,} people and {counts[2]:,} bodies around {counts[1]:,} dialogues and initiatives.",
        _drawing(columns, drawn, names),
        ("fact", "who", "what", "by"),
        rows,
    )


def _columns(ties: list[tuple[Node, Node, str, str]]) -> list[list[Node]]:
    """The names of each column, those with most ties, in an order in which lines cross little."""
    degree: dict[Node, int] = {}
    for tie in ties:
        for node in tie[:2]:
            degree[node] = degree.get(node, 0) + 1
    columns = []
    for place in range(3):
        own = sorted((n for n in degree if _COLUMN[n[0]] == place), key=lambda n: (-degree[n], n))
        columns.append(own[:MOST])
    neighbours: dict[Node, list[Node]] = {}
    for one, other, *_ in ties:
        neighbours.setdefault(one, []).append(other)
        neighbours.setdefault(other, []).append(one)
    for place in (0, 2, 1, 0, 2):
        at = {node: turn / max(1, len(column) - 1) for column in columns for turn, node in enumerate(column)}
        columns[place].sort(key=lambda node: (_mean(at[n] for n in neighbours[node] if n in at), node))
    return columns


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return round(sum(found) / len(found), 6) if found else 1.0


def _drawing(
    columns: list[list[Node]], ties: list[tuple[Node, Node, str, str]], names: dict[Node, str]
) -> Any:
    alt = altair()
    height = _ROW * (max(map(len, columns)) + 1)
    at = _places(columns, height)
    x, y = plane(height)
    lines = alt.Chart(alt.Data(values=_lines(ties, at))).mark_line(
        color=SOFT, opacity=0.45, interpolate="basis"
    )
    width = alt.StrokeWidth("width:Q", scale=None)
    lines = lines.encode(x=x("x:Q"), y=y("y:Q"), detail="tie:N", order="step:Q", strokeWidth=width)
    layers = [lines, _heads(x, y)]
    nodes = [_node(node, names[node], at[node]) for column in columns for node in column]
    for table, colour in _COLOURS.items():
        own = [node for node in nodes if node["table"] == table]
        if own:
            dots = alt.Chart(alt.Data(values=own)).mark_point(filled=True, opacity=1, size=70, color=colour)
            layers.append(dots.encode(x=x("x:Q"), y=y("y:Q")))
    for align in ("right", "center", "left"):
        layers += _words([node for node in nodes if node["align"] == align], align, x, y)
    return alt.layer(*layers).properties(width=WIDTH, height=height)


def _places(columns: list[list[Node]], height: float) -> dict[Node, tuple[float, float]]:
    """Where each name stands, in pixels: its column's names evenly, about the middle."""
    at = {}
    for place, column in enumerate(columns):
        step = min((height - _ROW) / max(1, len(column)), _ROW * 3)
        top = _ROW + (height - _ROW - step * len(column)) / 2
        at.update({node: (_AT[place], top + step * (turn + 0.5)) for turn, node in enumerate(column)})
    return at


def _words(nodes: list[dict[str, Any]], align: str, x: Any, y: Any) -> list[Any]:
    """The names of nodes; those in the middle on a ground that hides the lines behind them."""
    if not nodes:
        return []
    base = altair().Chart(altair().Data(values=nodes))
    style = {"align": align, "dx": {"right": -10, "center": 0, "left": 10}[align], "fontSize": SIZE}
    style["dy"] = -13 if align == "center" else 0
    place = {"x": x("x:Q"), "y": y("y:Q"), "text": "label:N"}
    ground = base.mark_text(**style, color=PAPER, stroke=PAPER, strokeWidth=5).encode(**place)
    words = base.mark_text(**style, color=INK).encode(**place, href="href:N")
    return [ground, words] if align == "center" else [words]


def _node(node: Node, name: str, at: tuple[float, float]) -> dict[str, Any]:
    side = _COLUMN[node[0]]
    return {
        "x": at[0], "y": at[1], "table": node[0], "href": fact(*node), "align": ("right", "center", "left")[side],
        "label": shortened(name, (32, 40, 44)[side]),
    }  # fmt: skip


def _heads(x: Any, y: Any) -> Any:
    alt = altair()
    heads = [{"x": _AT[place], "y": 8, "label": label} for _, label, place, _ in _SIDES]
    return (
        alt.Chart(alt.Data(values=heads))
        .mark_text(color=SOFT, fontSize=SIZE)
        .encode(x=x("x:Q"), y=y("y:Q"), text="label:N")
    )


def _lines(
    ties: list[tuple[Node, Node, str, str]], at: dict[Node, tuple[float, float]]
) -> list[dict[str, Any]]:
    """Four points a line, so that it leaves and arrives level; ties between the same two are one line."""
    strength: dict[tuple[Node, Node], int] = {}
    for one, other, *_ in ties:
        pair = (one, other) if at[one] <= at[other] else (other, one)
        strength[pair] = strength.get(pair, 0) + 1
    found = []
    for turn, ((one, other), count) in enumerate(sorted(strength.items())):
        (x, y), (x2, y2) = at[one], at[other]
        middle = (x + x2) / 2
        for step, (px, py) in enumerate(((x, y), (middle, y), (middle, y2), (x2, y2))):
            found.append(
                {"tie": turn, "step": step, "x": px, "y": py, "width": min(1 + 0.75 * (count - 1), 5)}
            )
    return found


_NAMES = """
    SELECT 'people', person_id, name FROM people UNION ALL SELECT 'organizations', organization_id, name FROM organizations
    UNION ALL SELECT 'dialogues', dialogue_id, coalesce(abbreviation, name) FROM dialogues
    UNION ALL SELECT 'initiatives', initiative_id, name FROM initiatives
"""
# A participant is tied to the initiatives of the event, or to its dialogue if it concerned none.
_TIES = """
    WITH part AS (
      SELECT p.*, coalesce('people/' || person_id, 'organizations/' || organization_id) AS who
      FROM event_participants AS p WHERE country_code IS NULL
    )
    SELECT split_part(who, '/', 1), substring(who, strpos(who, '/') + 1), 'initiatives', initiative_id,
      'event_participants', event_participant_id FROM part JOIN event_initiatives USING (event_id)
    UNION SELECT split_part(who, '/', 1), substring(who, strpos(who, '/') + 1), 'dialogues', e.dialogue_id,
      'event_participants', event_participant_id
    FROM part JOIN events AS e USING (event_id) ANTI JOIN event_initiatives USING (event_id)
    WHERE e.dialogue_id IS NOT NULL
    UNION SELECT 'organizations', organization_id, 'initiatives', initiative_id, 'initiative_participants',
      initiative_participant_id FROM initiative_participants WHERE organization_id IS NOT NULL
    UNION SELECT 'organizations', organization_id, 'dialogues', dialogue_id, 'memberships', membership_id FROM memberships
    UNION SELECT 'people', person_id, 'organizations', organization_id, 'positions', position_id
    FROM positions WHERE organization_id IS NOT NULL
    ORDER BY ALL
"""
