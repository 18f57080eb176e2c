"""``CHANGELOG.md`` and ``diff.json``: what a release changed since the one before, and all that went before that."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from pipeline.compare import FACTS
from pipeline.errors import InputError, UsageError
from pipeline.release import about, telling, versions
from pipeline.release.about import Release
from pipeline.release.changes import Differences, Make, between, make_of
from pipeline.release.opened import opened
from pipeline.release.telling import emphasis, plain

FILE = "CHANGELOG.md"
_OPENING = """# Changelog

What became of the facts from release to release. PATCH has the same facts, MINOR more facts or columns, MAJOR changed or
removed ones. Every single change, with the words before and after, stands in `diff.json` of its release.
"""
_ENTRY = "\n## "


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since the release before, and the entries of its changelog."""

    found: Differences
    entries: str


def since(previous: Path, tables: Mapping[str, pa.Table], version: str, date: str) -> Since:
    """Compare ``tables`` with a release: its folder, archive or DuckDB file.

    Raises UsageError for a version that is too small for what changed or a day before that of the other, and
    InputError for what is no release.
    """
    with opened(previous) as before:
        made = make_of(before)
        if not about.is_version(made.version):
            todo = "name the release before with --previous"
            raise InputError("the release before does not say which version it is", before.where, todo)
        names = (
            Make(f"{about.NAME}-{one}", one, day) for one, day in ((made.version, made.date), (version, date))
        )
        found = between(before.tables(), dict(tables), *names)
        path = before.folder / FILE
        entries = path.read_text(encoding="utf-8").partition(_ENTRY)[1:] if path.is_file() else ()
    if made.date > date:
        todo = "give the day of this release, or name the one before with --previous"
        raise UsageError(f"the day {date} is before that of {made.version}, {made.date}", "--date", todo)
    why = "; ".join(telling.reasons(found)[:3]) or "every release"
    versions.check(made.version, version, found.step, f"what changed ({why})")
    return Since(found, "".join(entries))


def text(release: Release) -> str:
    """The changelog: the entry of this release above those of the ones before."""
    entry = f"{_ENTRY}{release.version}, {release.date}\n\n{_entry(release)}"
    return _OPENING + entry + (release.since.entries if release.since else "")


def _entry(release: Release) -> str:
    if release.since is None:
        facts = sum(release.tables[table].num_rows for table in FACTS)
        sources = release.tables["sources"].num_rows
        return f"The first release: {facts:,} facts from {sources:,} source{'' if sources == 1 else 's'}.\n"
    found = release.since.found
    meaning = telling.MEANING[found.step]
    told = [f"- {sentence}\n" for sentence in telling.sentences(found, emphasis)]
    return f"{meaning[0].upper()}{meaning[1:]} since {plain(found.before.version)}.\n" + "".join(
        ["\n" * bool(told), *told]
    )


def diff(release: Release) -> str:
    """``diff.json``; of a first release, which has nothing before it, only what it is."""
    if release.since is not None:
        return telling.as_json(release.since.found)
    after = {"name": release.folder, "version": release.version, "date": release.date}
    return (
        json.dumps({"before": None, "after": after, "step": None, "summary": [], "changes": []}, indent=2)
        + "\n"
    )
