"""Corrections as a build uses them: nothing is loaded where there are none, and a build that does without some of
its sources does without what was corrected in them, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.corrections import file
from pipeline.model import Tables

if TYPE_CHECKING:
    from pipeline.corrections.entries import Correction

SKIPPED = "skipped-correction"  # kind of the notice that a correction was left out


def parsed(data: bytes, raw: str | Path) -> tuple[Correction, ...]:
    """The entries of the file of a raw folder, given its bytes. Raises InputError that lists all that is wrong."""
    if not data:
        return ()
    from pipeline.corrections.entries import parse

    return parse(data, str(file.path(raw)))


def applied(
    tables: Tables, corrections: Sequence[Correction], raw: str | Path, lenient: bool
) -> tuple[Tables, tuple[Correction, ...], tuple[str, ...]]:
    """The corrected tables, the entries that are in them, and what is wrong with the others.

    Only if ``lenient`` are entries left out, each with a notice; else raises InputError that lists their faults.
    """
    if not corrections:
        return tables, (), ()
    from pipeline.corrections.apply import correct, fitting

    if not lenient:
        return correct(tables, corrections, str(file.path(raw))), tuple(corrections), ()
    corrected, fit, faults = fitting(tables, corrections)
    told = tuple(
        f"{file.NAME}{fault.where.removeprefix(str(file.path(raw)))}: {fault.what}" for fault in faults
    )
    return _noticed(corrected, told), fit, told


def _noticed(tables: Tables, told: Sequence[str]) -> Tables:
    """The tables with a notice for each entry that was left out; it concerns no source that there is."""
    from pipeline.resolve.contract import COLUMNS
    from pipeline.resolve.identify import Claim, assign
    from pipeline.resolve.names import digest, join, slug

    if not told:
        return tables
    ids = assign([Claim((join(SKIPPED, slug(words, 6), digest(words)),), words) for words in told])
    rows = [
        {
            **dict.fromkeys(COLUMNS["notices"]),
            "notice_id": own,
            "kind": SKIPPED,
            "message": f"left out: {words}",
        }
        for own, words in zip(ids, told, strict=True)
    ]
    return {**tables, "notices": sorted([*tables["notices"], *rows], key=lambda row: str(row["notice_id"]))}
