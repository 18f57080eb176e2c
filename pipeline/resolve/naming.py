"""How the id of a fact reads: for each fact table the slugs a row may be called by, the shortest first.

Facts of a dialogue begin with its handle, the abbreviation if it has one: ``hled-original``,
``hled-2013-05-announcement``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pipeline.model import Ref
from pipeline.resolve.identify import Claim, assign_within
from pipeline.resolve.merging import merge
from pipeline.resolve.names import date_slug, join, slug
from pipeline.resolve.shelf import Row, Shelf

WORDS = 8  # words of a description or quotation that an id repeats
NAMED_FOR_SHORT = ("dialogues", "initiatives")
PARENT_WORDS = 3  # words of a pillar that the ids of its topics repeat
_PARTICLES = frozenset({"a", "an", "and", "for", "in", "of", "on", "the", "to", "with"})


Handles = Mapping[str, str]  # the short name of a dialogue or initiative, by its id


@dataclass(slots=True)
class ShortNames:
    """The short names of dialogues and initiatives, by their ids: the abbreviation, unless another of the kind has it too,
    else the id. A short name stays: sources that come later abbreviate in vain.
    """

    by_id: dict[str, str] = field(default_factory=dict)
    used: dict[str, set[str]] = field(default_factory=dict)

    def read(self, shelf: Shelf) -> None:
        """Name the dialogues and initiatives that are new with the source at hand."""
        for table in NAMED_FOR_SHORT:
            keys = (
                shelf.key_of(said.source_id, Ref(table, said.draft.key)) for said in shelf.said.get(table, ())
            )
            new = [row_id for row_id in dict.fromkeys(keys) if row_id not in self.by_id]
            claims = [_short(row_id, merge(table, shelf.told[table][row_id])) for row_id in new]
            self.by_id |= zip(new, assign_within(claims, self.used.setdefault(table, set())), strict=True)


def _short(row_id: str, row: Row) -> Claim:
    return Claim((slug(str(row["abbreviation"])), row_id) if row["abbreviation"] else (row_id,), row_id)


def _about(row: Row, handles: Handles) -> str:
    """The handle of the dialogue that a fact belongs to, if any."""
    return handles.get(str(row["dialogue_id"]), "")


def _who(row: Row) -> str:
    """The participant of a row: a person, a body, a place or a country."""
    for column in ("person_id", "organization_id", "place_id"):
        if row.get(column):
            return str(row[column])
    return str(row.get("country_code") or "").lower()


def _slug_of(row: Row, column: str, words: int | None = None) -> str:
    return slug(str(row[column]), words) if row[column] is not None else ""


def _when(edtf: object) -> str:
    return date_slug(edtf) if edtf else ""


def _position(row: Row, handles: Handles) -> tuple[str, ...]:
    office = join(row["person_id"], _slug_of(row, "title"))
    when = _when(row["as_of_edtf"])
    where = row["organization_id"] or str(row["country_code"] or "").lower()
    return join(office, when), join(office, where, when)


def _alias(row: Row, handles: Handles) -> tuple[str, ...]:
    name = join(row["entity_id"], _slug_of(row, "alias"))
    return name, join(row["entity_kind"], name)


def _phase(row: Row, handles: Handles) -> tuple[str, ...]:
    name = join(_about(row, handles), row["kind"])
    return name, join(name, date_slug(row["start_edtf"]))


def _pillar(row: Row, handles: Handles) -> tuple[str, ...]:
    """A pillar by its phase and name; a topic by its parent as well, shortened, and in full if need be."""
    name = _slug_of(row, "name")
    above = str(row["phase_id"] or _about(row, handles))
    parent = row["parent_pillar_id"]
    if parent is None:
        return (join(above, name),)
    lent = str(parent).removeprefix(f"{above}-")
    if row["level"] == 2:  # a deeper parent's id is short already
        lent = "-".join([word for word in lent.split("-") if word not in _PARTICLES][:PARENT_WORDS])
    return slug(join(above, lent, name)), join(parent, name)


def _participant(row: Row, handles: Handles) -> tuple[str, ...]:
    name = join(row.get("event_id") or row.get("initiative_id"), _who(row))
    return name, join(name, _slug_of(row, "role"))


def _membership(row: Row, handles: Handles) -> tuple[str, ...]:
    """A co-chair by its body alone, any other seat with its role: one body may be listed in both."""
    name = join(row["phase_id"] or _about(row, handles), _who(row))
    seat = name if row["role"] == "co_chair" else join(name, _slug_of(row, "role"))
    return seat, join(name, _slug_of(row, "role"), str(row["country_code"] or "").lower())


def _outcome(row: Row, handles: Handles) -> tuple[str, ...]:
    return (join(_about(row, handles), _slug_of(row, "description", WORDS), _when(row["date_edtf"])),)


def _statement(row: Row, handles: Handles) -> tuple[str, ...]:
    return (join(row["person_id"] or "statement", _slug_of(row, "text", WORDS)),)


def _quantity(row: Row, handles: Handles) -> tuple[str, ...]:
    upper = _number(row["value_max"])
    per = join("per", _slug_of(row, "per")) if row["per"] else ""
    measure = join(_slug_of(row, "unit"), _number(row["value"]), upper and f"to-{upper}", per)
    name = join(measure, _slug_of(row, "subject", WORDS), _when(row["date_edtf"]))
    return name, join(name, _slug_of(row, "qualifier"))


def _number(value: object) -> str:
    if not isinstance(value, int | float):
        return ""
    return str(int(value)) if value == int(value) else slug(repr(value))


def _link(row: Row, handles: Handles) -> tuple[str, ...]:
    """A link table is keyed by its parts."""
    return ("/".join(str(value) for value in row.values()),)


RUNGS: dict[str, Callable[[Row, Handles], tuple[str, ...]]] = {
    "dialogue_parties": _link,
    "positions": _position,
    "aliases": _alias,
    "phases": _phase,
    "pillars": _pillar,
    "event_participants": _participant,
    "event_initiatives": _link,
    "memberships": _membership,
    "initiative_participants": _participant,
    "outcomes": _outcome,
    "statements": _statement,
    "quantities": _quantity,
}
