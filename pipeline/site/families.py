"""The families by which the page colours and filters facts: which tables belong together for a reader."""

from __future__ import annotations

from typing import NamedTuple


class Family(NamedTuple):
    """Tables of one colour; ``shown`` tells whether the reading view marks them before anybody asks."""

    name: str
    label: str
    tables: tuple[str, ...]
    shown: bool = True


FAMILIES = (
    Family("events", "Events", ("events", "event_participants", "event_initiatives")),
    Family("dialogue", "Dialogue", ("dialogues", "dialogue_parties", "phases")),
    Family("pillars", "Pillars", ("pillars",)),
    Family("people", "People", ("people", "positions")),
    Family("bodies", "Bodies", ("organizations", "memberships")),
    Family("initiatives", "Initiatives", ("initiatives", "initiative_participants")),
    Family("results", "Outcomes, figures, quotes", ("outcomes", "quantities", "statements")),
    Family("names", "Places, other names", ("places", "aliases")),
    Family("mentions", "Every mention", ("mentions",), shown=False),
    Family("notices", "Notices", ("notices",)),
)
