"""Corrections → tables: every guard first, then each kind in turn, then what follows from them.

All that is wrong with the entries is told at once, and then nothing is corrected at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.corrections.adds import add
from pipeline.corrections.derived import dates, levels, with_countries
from pipeline.corrections.desk import Desk, Words
from pipeline.corrections.drops import drop
from pipeline.corrections.entries import Correction, of_kind
from pipeline.corrections.guards import along_faults, guard_faults
from pipeline.corrections.merges import merge
from pipeline.corrections.outcome import reference_faults, replaced_faults
from pipeline.corrections.places import Places
from pipeline.corrections.pointers import Pointers
from pipeline.corrections.replaces import replace
from pipeline.corrections.seen import mark
from pipeline.corrections.told import together
from pipeline.corrections.values import value_faults
from pipeline.errors import InputError
from pipeline.model import Tables


def correct(tables: Tables, entries: Sequence[Correction], where: str) -> Tables:
    """The tables with the corrections in them, and each change in the table ``corrections``.

    ``tables`` are those that ``resolve`` gives, and stay as they are; the order of ``entries`` makes no
    difference. Raises InputError that lists every entry that cannot be applied as it was meant.
    """
    corrected, faults = _tried(tables, entries)
    if faults:
        raise together(faults, where)
    return corrected


def fitting(
    tables: Tables, entries: Sequence[Correction]
) -> tuple[Tables, tuple[Correction, ...], list[InputError]]:
    """The tables with those corrections in them that fit, which these are, and what is wrong with the others."""
    wrong: list[InputError] = []
    left = list(entries)
    while True:
        corrected, faults = _tried(tables, left)
        if not faults:
            return corrected, tuple(left), _in_order(wrong, entries)
        wrong += faults
        left = _without(faults, left)


def _tried(tables: Tables, entries: Sequence[Correction]) -> tuple[Tables, list[InputError]]:
    """The corrected tables, or the tables as they are and all that is wrong with the entries."""
    if not entries:
        return tables, []
    desk = Desk(tables)
    faults = list(value_faults(entries))
    words = _placed(entries, tables, faults)
    faults += [fault for entry in entries for fault in guard_faults(entry, desk)]

    def sound(kind: str) -> list[Correction]:
        return _without(faults, of_kind(kind, entries))

    replaced = sound("replace")
    replace(replaced, words, desk)
    faults += replaced_faults(replaced, desk)
    drops = of_kind("drop", entries)
    pointers = Pointers(desk.rows if drops else {})
    faults += [fault for one in sound("drop") for fault in along_faults(one, drops, pointers)]
    drop(sound("drop"), desk, pointers)
    faults += add(sound("add"), words, desk)
    faults += reference_faults([*sound("replace"), *sound("add")], desk)
    faults += levels(sound("replace"), desk)
    if faults:
        return tables, _in_order(faults, entries)
    merge(sound("merge"), desk)
    dates(desk)
    mark(sound("seen"), desk)
    return with_countries(desk.tables()), []


def _placed(entries: Iterable[Correction], tables: Tables, faults: list[InputError]) -> dict[str, Words]:
    """The words of each entry that quotes some."""
    places = Places(tables)
    found = {}
    for entry in entries:
        if entry.quote:
            try:
                found[entry.where] = places.find(entry)
            except InputError as fault:
                faults.append(fault)
    return found


def _without(faults: Iterable[InputError], entries: Iterable[Correction]) -> list[Correction]:
    """The entries with which nothing is wrong."""
    wrong = {fault.where for fault in faults}
    return [entry for entry in entries if entry.where not in wrong]


def _in_order(faults: Iterable[InputError], entries: Iterable[Correction]) -> list[InputError]:
    """The faults in the order of the file, each once."""
    order = {entry.where: place for place, entry in enumerate(entries)}
    unique = {str(fault): fault for fault in faults}
    return sorted(unique.values(), key=lambda fault: order[fault.where])
