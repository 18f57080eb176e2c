"""What later sources call an entity that goes by another name: each such name becomes an alias, with its words.

Nothing is lost by showing the fullest name. Variants within one source are for its reader to judge, and people's names
are left alone: that "Biden" is short for "Joe Biden" is no other name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.model import Draft, Ref
from pipeline.resolve.contract import SINGULAR
from pipeline.resolve.names import name_key
from pipeline.resolve.shelf import Said, Shelf

TABLES = ("dialogues", "organizations", "initiatives", "places")


@dataclass(slots=True)
class Names:
    """What one row is called: the name it shows, folded, and the drafts by the names they give, until these are told."""

    shown: str
    source_id: str
    several: bool = False  # more than one source
    short: set[str] = field(default_factory=set)
    waiting: dict[str, list[Said]] = field(default_factory=dict)

    def hear(self, said: Said) -> None:
        """Take in a draft."""
        name = name_key(said.text("name") or "")
        self.several |= said.source_id != self.source_id
        self.short |= {name_key(said.text("abbreviation") or "")}
        if name:
            self.waiting.setdefault(name, []).append(said)
            if len(name.split()) > len(self.shown.split()):
                self.shown = name

    def others(self) -> Iterator[Said]:
        """The drafts not told so far that give another name, once there are several sources."""
        if self.several:
            for name in [name for name in self.waiting if name != self.shown]:
                said = self.waiting.pop(name)
                yield from said if name not in self.short else ()


class OtherNames:
    """The names of all rows: reads source by source, the entities first being there."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._names: dict[tuple[str, str], Names] = {}

    def read(self) -> None:
        """Add to the aliases at hand what the source at hand calls otherwise, or shows to be another name."""
        heard: dict[tuple[str, str], Names] = {}
        for table in TABLES:
            for said in self._shelf.said.get(table, ()):
                row = table, self._shelf.key_of(said.source_id, Ref(table, said.draft.key))
                first = Names(name_key(said.text("name") or ""), said.source_id)
                heard[row] = names = self._names.setdefault(row, first)
                names.hear(said)
        for names in heard.values():
            for said in names.others():
                self._shelf.add(_alias(said))


def _alias(said: Said) -> Said:
    draft = said.draft
    values: dict[str, object] = {
        "entity_kind": SINGULAR[draft.table],
        "entity_id": Ref(draft.table, draft.key),
        "alias": said.text("name"),
        "language": None,
    }
    whole = tuple(replace(one, column=None) for one in draft.evidence[:1])
    return Said(said.source_id, Draft("aliases", f"name of {draft.table}/{draft.key}", values, whole))
