"""When two drafts of one source tell of the same event, and what events are called. For other sources see ``chronicle``.

Same dialogue, kind and date, and no contradiction; beyond that something must speak for it: a shared initiative, the
same title, or a kind that happens only once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from pipeline.model import Ref
from pipeline.resolve.clusters import Label, cluster
from pipeline.resolve.event_names import ONCE, event_rungs
from pipeline.resolve.identify import Claim
from pipeline.resolve.names import fold
from pipeline.resolve.shelf import Row, Said, Shelf, Told
from pipeline.resolve.world import essence

# The contract's section "Codes". A completion, a statement or anything else has none by its kind alone.
_PLOVER = {
    "announcement": "AGREE",
    "meeting": "CONSULT",
    "review": "CONSULT",
    "launch": "SUPPORT",
    "relaunch": "SUPPORT",
    "program_launch": "SUPPORT",
    "signing": "SUPPORT",
}
# Training or assistance to a third party is AID; where it takes place says that there is one.
_AID_KINDS = frozenset({"completion", "other"})
_AID = frozenset(
    [
        "training",
        "trainings",
        "train",
        "trained",
        "trains",
        "capacity",
        "assistance",
        "assisted",
        "aid",
        "aided",
        "scholarship",
        "scholarships",
    ]
)

Key = tuple[str, Ref]


def plover_code(event: Row) -> object:
    """The PLOVER type of an event: the one its source was read with, else the one of its kind."""
    if event["plover_code"]:
        return event["plover_code"]
    if event["kind"] == "meeting" and event["status"] == "planned":
        return "AGREE"
    if event["kind"] in _AID_KINDS and event["place_id"] and _AID & set(fold(str(event["title"])).split()):
        return "AID"
    return _PLOVER.get(str(event["kind"]))


@dataclass(frozen=True, slots=True)
class Company:
    """What and who goes with each event draft of the source at hand: initiatives; people and bodies that took part."""

    initiatives: Mapping[Key, set[str]]
    participants: Mapping[Key, set[str]]

    @classmethod
    def of(cls, shelf: Shelf) -> Company:
        """That of the source at hand; the entities must be there already."""
        return cls(
            _companions("event_initiatives", ("initiative_id",), shelf),
            _companions("event_participants", ("person_id", "organization_id"), shelf),
        )

    def about(self, group: Iterable[Said]) -> set[str]:
        """The initiatives that the drafts of one event concern."""
        return set[str]().union(*(self.initiatives.get(_key(said), ()) for said in group))

    def present(self, group: Iterable[Said]) -> set[str]:
        """The people and bodies that took part in it."""
        return set[str]().union(*(self.participants.get(_key(said), ()) for said in group))


def _companions(table: str, columns: Sequence[str], shelf: Shelf) -> dict[Key, set[str]]:
    """The ids in ``columns`` of a table's drafts at hand, by the event draft that these point at."""
    found: dict[Key, set[str]] = {}
    for said in shelf.said.get(table, ()):
        event = said.ref("event_id")
        for column in columns:
            other = said.ref(column)
            if event and other:
                found.setdefault(event, set()).add(shelf.key_of(*other))
    return found


def same_events(told: Sequence[Told], company: Company) -> list[list[int]]:
    """The indexes of what one source tells, those of one event together."""
    about = [company.about([said]) for said, _ in told]
    rows = _with_only_dates([row for _, row in told])
    labels = [_label(row, own) for row, own in zip(rows, about, strict=True)]
    tokens = [
        [(0, f"{_frame(row)} {sign}") for sign in sure_signs(row, own)]
        for row, own in zip(rows, about, strict=True)
    ]
    return cluster(tokens, labels).groups()


def _with_only_dates(rows: Sequence[Row]) -> list[Row]:
    """The rows; an undated event that happens once is put at the one date that is told of it."""
    dates: dict[tuple[object, ...], set[object]] = {}
    for row in rows:
        if row["kind"] in ONCE and row["date_edtf"]:
            dates.setdefault(_frame({**row, "date_edtf": None}), set()).add(row["date_edtf"])
    return [
        {**row, "date_edtf": next(iter(known))}
        if not row["date_edtf"] and len(known := dates.get(_frame(row), set())) == 1
        else row
        for row in rows
    ]


def _frame(row: Row) -> tuple[object, ...]:
    """What two accounts of an event must agree on."""
    return row["dialogue_id"], row["kind"], row["date_edtf"], row["status"]


def _label(row: Row, initiatives: set[str]) -> Label:
    """What two accounts must not contradict each other in."""
    place = row["place_id"]
    return frozenset(initiatives | ({f"at {place}"} if place else set()))


def sure_signs(row: Row, initiatives: set[str]) -> Iterator[str]:
    """What makes two accounts that agree in dialogue, kind and date accounts of one event."""
    yield from (f"initiative {one}" for one in initiatives)
    if row["title"]:
        yield f"title {essence(str(row['title']))}"
    if row["kind"] in ONCE and row["dialogue_id"] and row["date_edtf"]:
        yield "once"


def event_claim(group: Sequence[Said], row: Row, company: Company, handles: Mapping[str, str]) -> Claim:
    """What an event wants to be called; who took part tells apart what nothing else does.

    Of events that even then read alike none keeps the plain id: each gets a digest of what it says.
    """
    about = sorted({handles[one] for one in company.about(group)})
    handle = handles.get(str(row["dialogue_id"]), "")
    content = (sorted(row.items(), key=itemgetter(0)), about, sorted(company.present(group)))
    return Claim(event_rungs(row, handle, about), content)


def _key(said: Said) -> Key:
    """How the drafts of participants and initiatives point at an event."""
    return said.source_id, Ref("events", said.draft.key)
