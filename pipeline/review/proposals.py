"""What a yes may mean: for each kind of notice the correction that takes the other side than the reading took."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.corrections.targets import MERGEABLE
from pipeline.corrections.told import shown
from pipeline.review.book import Book
from pipeline.review.items import Item

Entry = tuple[str, dict[str, object]]  # kind, and keys in the order in which they are written
_DATES = ("date_edtf", "start_edtf", "as_of_edtf")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Entries that would settle an item, and what they do in a line."""

    label: str
    entries: tuple[Entry, ...]


def proposals(item: Item, book: Book) -> list[Proposal]:
    """The corrections that an item suggests; none for most."""
    propose = _BY_KIND.get(item.kind)
    return list(propose(item, book)) if propose and item.passage_id else []


def _variant(item: Item, book: Book) -> Iterator[Proposal]:
    """A word was taken for a slip of an abbreviation: it is none, and no alias."""
    for key, row in _stated(item, book, "aliases"):
        entry = _entry("drop", item, table="aliases", row=key, expect={"alias": row["alias"]})
        yield Proposal(f'drop the alias "{shown(row["alias"])}" of {row["entity_id"]}', (entry,))


def _plural(item: Item, book: Book) -> Iterator[Proposal]:
    """A plural was taken for one body: its name is what the source writes."""
    words = " ".join(item.words.split())
    for key in _named(item, book, "organization"):
        row = book.rows["organizations"][key]
        if row["name"] != words:
            yield _replacement(item, [("organizations", key, "name", row["name"], words)])


def _date(item: Item, book: Book) -> Iterator[Proposal]:
    """A date contradicts the list it stands in: the list is right."""
    headed = re.search(r"headed (\S+);", item.message)
    dated = [
        (str(row["table_name"]), str(row["row_id"]), str(row["column_name"]))
        for row in _evidence(item, book)
        if row["column_name"] in _DATES
    ]
    if headed and dated:
        cells = [
            (table, key, column, book.rows[table][key][column], headed[1])
            for table, key, column in dict.fromkeys(dated)
        ]
        yield _replacement(item, cells)


def _role(item: Item, book: Book) -> Iterator[Proposal]:
    """A body is listed in two roles: the other one is right."""
    roles = re.search(r"named as (\w+) as well; kept as (\w+)", item.message)
    bodies = _named(item, book, "organization")
    for key in book.stated_in(item.source_id, "memberships"):
        row = book.rows["memberships"][key]
        if roles and row["organization_id"] in bodies and row["role"] == roles[2]:
            yield _replacement(item, [("memberships", key, "role", roles[2], roles[1])])


def _several(item: Item, book: Book) -> Iterator[Proposal]:
    """A name that more than one row may mean: they are one."""
    told = re.search(r"may be (.+) as well; (?:taken for (\S+)|kept apart), merge", item.message)
    if not told:
        return
    rows = (
        [told[2]]
        if told[2]
        else [str(row["row_id"]) for row in _evidence(item, book) if not row["column_name"]]
    )
    for table in MERGEABLE:
        own = next((key for key in rows if key in book.rows[table]), None)
        for other in told[1].split(" or "):
            if own and other in book.rows[table] and other != own:
                yield _merger(item, table, own, other, book)


def _merger(item: Item, table: str, own: str, other: str, book: Book) -> Proposal:
    """The row that stays is the one that was there, or the one that the name was taken for."""
    gone, stays = (other, own) if "taken for" in item.message else (own, other)
    names = [book.rows[table][key]["title" if table == "events" else "name"] for key in (gone, stays)]
    expect = dict(zip(("from", "into"), names, strict=True))
    entry = _entry("merge", item, table=table, **{"from": gone}, into=stays, expect=expect)
    return Proposal(
        f'merge {table} {gone} into {stays}: "{shown(names[0])}" is "{shown(names[1])}"', (entry,)
    )


_BY_KIND: Mapping[str, Callable[[Item, Book], Iterator[Proposal]]] = {
    "abbreviation-variant": _variant,
    "plural-of-one": _plural,
    "date-against-list": _date,
    "second-role": _role,
    "one-or-several": _several,
}
# The table of the fact that a notice says is missing.
MISSING = {
    "member-without-side": "memberships",
    "quotation-without-speaker": "statements",
    "no-dialogue": "dialogues",
}


def _replacement(item: Item, cells: list[tuple[str, str, str, object, object]]) -> Proposal:
    """One entry for each table, row, column, value and new value."""
    entries = tuple(
        _entry(
            "replace", item, table=table, row=key, column=column, value=new, expect="" if old is None else old
        )
        for table, key, column, old, new in cells
    )
    label = "; ".join(
        f"replace {table}.{column} of {key}: {shown(old)} → {shown(new)}"
        for table, key, column, old, new in cells
    )
    return Proposal(label, entries)


def _entry(kind: str, item: Item, **keys: object) -> Entry:
    return kind, keys | ({"notice": item.row_id} if item.table == "notices" else {})


def seen(item: Item) -> Entry:
    """The entry by which an item is not shown again."""
    return "seen", {"table": item.table, "row": item.row_id, "expect": item.expect}


def _evidence(item: Item, book: Book) -> list[dict[str, object]]:
    return book.evidence_at(str(item.passage_id), item.at + item.start, item.at + item.end)


def _stated(item: Item, book: Book, table: str) -> Iterator[tuple[str, dict[str, object]]]:
    """The rows of a table that the flagged words state."""
    keys = (str(row["row_id"]) for row in _evidence(item, book) if row["table_name"] == table)
    for key in dict.fromkeys(keys):
        yield key, book.rows[table][key]


def _named(item: Item, book: Book, kind: str) -> list[str]:
    """The entities of a kind that the flagged words name."""
    return book.entities_at(str(item.passage_id), item.at + item.start, item.at + item.end, kind)
