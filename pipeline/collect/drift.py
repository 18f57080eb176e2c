"""Do the addresses still say what was taken from them? Asks each again, and writes nothing.

A page seldom comes twice with the same bytes, so texts are compared, without regard to white space, markup and
the kind of dash and quotation mark; and of a changed one it is told which facts lost the words they stand on.
"""

from __future__ import annotations

import dataclasses
import difflib
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline import flow
from pipeline.collect import names, shelf
from pipeline.collect.fetch import LIMITS, Fetched, FetchError, Limits, fetch
from pipeline.collect.shelf import Held
from pipeline.compare import FACTS
from pipeline.errors import HledError, UsageError
from pipeline.extract.normal import normalise
from pipeline.model import Tables
from pipeline.read import read_data, read_source

STATUSES = ("unchanged", "moved", "changed", "gone", "failed")


@dataclass(frozen=True, slots=True)
class Lost:
    """Words of a fact that the address says no longer. ``column``: what they stated, None for the row as a whole."""

    table: str
    row_id: str
    column: str | None
    quote: str  # single-spaced


@dataclass(frozen=True, slots=True)
class Drift:
    """What became of one source. ``status``: one of STATUSES; ``moved``: the same document at another address.

    ``now_at``: where the address leads now, if not where it led before. ``facts``: rows that the document gave, counted
    if it changed. ``message``: why it is gone or failed.
    """

    source_id: str
    url: str
    status: str
    now_at: str | None = None
    message: str | None = None
    facts: int = 0
    lost: tuple[Lost, ...] = ()


def drift(sources: Iterable[str] = (), raw: str | Path = "raw", *, limits: Limits = LIMITS) -> list[Drift]:
    """Each of the named sources, or all that have an address, asked again, in order of their ids.

    What goes wrong with one is in its Drift and stops no other. Raises UsageError for a name that is no source or has
    no address, and InputError if the raw folder cannot be read.
    """
    folder = Path(raw)
    on_shelf = {one.source_id: one for one in shelf.held(folder) if not one.earlier}
    chosen = [_named(source, on_shelf, raw) for source in dict.fromkeys(sources)] or on_shelf.values()
    asked = sorted((one for one in chosen if "url" in one.keys), key=lambda one: one.source_id)
    return [_asked_again(one, folder, limits) for one in asked]


def _named(source: str, on_shelf: dict[str, Held], raw: str | Path) -> Held:
    if source not in on_shelf:
        near = difflib.get_close_matches(source, on_shelf, 1)
        todo = f"did you mean `{near[0]}`?" if near else "name a folder or file of the raw folder by its id"
        raise UsageError(f"there is no source `{source}`", str(raw), todo)
    if "url" not in on_shelf[source].keys:
        todo = "write its url into source.toml"
        raise UsageError(f"the source `{source}` has no address", str(on_shelf[source].entry), todo)
    return on_shelf[source]


def _asked_again(held: Held, raw: Path, limits: Limits) -> Drift:
    url = held.keys["url"]
    try:
        found = fetch(url, limits)
        drifted = _compared(held, raw, found)
    except HledError as error:
        status = "gone" if isinstance(error, FetchError) and error.gone else "failed"
        return Drift(held.source_id, url, status, message=f"{error.what} ({error.where})")
    if found.final == (held.led_to[-1] if held.led_to else url):
        return drifted
    status = "moved" if drifted.status == "unchanged" else drifted.status
    return dataclasses.replace(drifted, status=status, now_at=found.final)


def _compared(held: Held, raw: Path, found: Fetched) -> Drift:
    """What the address says beside what the source holds."""
    if hashlib.sha256(found.data).hexdigest() == held.sha256:
        return Drift(held.source_id, found.url, "unchanged")
    document = read_source(held.entry, raw)
    now = _flat(read_data(found.data, Path(f"document{Path(names.file_name(found)).suffix}")).text)
    if now == _flat(document.text):
        return Drift(held.source_id, found.url, "unchanged")
    tables = flow.facts(document)
    facts = sum(len(tables[table]) for table in FACTS)
    return Drift(held.source_id, found.url, "changed", facts=facts, lost=tuple(_lost(tables, now)))


def _lost(tables: Tables, now: str) -> Iterable[Lost]:
    """The evidence whose words do not occur in ``now``, by table in the contract's order and key."""
    order = {table: place for place, table in enumerate(FACTS)}
    gone = {
        Lost(
            str(row["table_name"]),
            str(row["row_id"]),
            _text(row["column_name"]),
            " ".join(str(row["quote"]).split()),
        )
        for row in tables["evidence"]
        if _flat(str(row["quote"])) not in now
    }
    return sorted(gone, key=lambda one: (order[one.table], one.row_id, one.column or "", one.quote))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _flat(text: str) -> str:
    """``text`` without white space, which a mark that one format writes and another does not can stand for."""
    return "".join(normalise(text).split())


def exit_code(drifts: list[Drift]) -> int:
    """1 if any source drifted, else 5 if any could not be asked, else 0."""
    statuses = {one.status for one in drifts}
    if statuses & {"moved", "changed", "gone"}:
        return 1
    return FetchError.exit_code if "failed" in statuses else 0


def as_json(drifts: list[Drift]) -> str:
    """For programs: a list with an object a source, its fields those of Drift and Lost."""
    return json.dumps([dataclasses.asdict(one) for one in drifts], ensure_ascii=False, indent=2)
