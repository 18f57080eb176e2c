"""What a person reads after ``hled add`` and ``hled drift``."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator

from pipeline.collect.add import Added
from pipeline.collect.drift import Drift, Lost
from pipeline.compare import KINDS, Change, counted

_UNSAID = ("publisher", "license", "published_on", "language")


def added(found: Added) -> Iterator[str]:
    """Where the document is, what is known of it, what it gave; after an update what became of its facts."""
    document = found.document
    verb = "Updated" if found.kept else "Added"
    yield f"{verb} {document.source_id}: {found.folder}/{document.path.rpartition('/')[2]}"
    yield f"  title     {document.title}"
    yield f"  format    {document.format}, {document.byte_count:,} bytes, sha256 {document.sha256}"
    if document.url:
        yield f"  url       {document.url}"
    yield f"  passages  {found.passages:,}"
    yield f"  facts     {sum(found.facts.values()):,}{_by_table(found.facts)}"
    unsaid = [key for key in _UNSAID if getattr(document, key) is None]
    if unsaid:
        yield f"  unknown   {', '.join(unsaid)}: write it into source.toml if you know it"
    if found.inherited:
        yield f"  as before {', '.join(found.inherited)}"
    if found.kept:
        yield f"  kept      the version before, in {found.kept}"
        yield from _became(found.changes)
    yield "Run `hled build` to have it in the data."


def _by_table(facts: dict[str, int]) -> str:
    return f" ({', '.join(f'{table} {rows:,}' for table, rows in facts.items())})" if facts else ""


def _became(changes: tuple[Change, ...]) -> Iterator[str]:
    if not changes:
        yield "No fact went, came or changed."
        return
    counts = counted(changes)
    width = max(map(len, counts))
    yield f"{'':<{width}}" + "".join(f"  {kind:>8}" for kind in KINDS)
    for table, kinds in counts.items():
        yield f"{table:<{width}}" + "".join(f"  {kinds[kind] or '':>8}" for kind in KINDS)
    yield from (f"- {change.sentence()}" for change in changes)


def drifts(found: Iterable[Drift]) -> Iterator[str]:
    """A line a source, below it the facts that lost words, and at the end how many drifted."""
    counts: dict[str, int] = {}
    for one in found:
        counts[one.status] = counts.get(one.status, 0) + 1
        yield f"{one.source_id}: {one.status}{_detail(one)}"
        yield from (f"  - {_fact(lost)} no longer stands on «{lost.quote}»" for lost in one.lost)
        if one.status == "changed":
            yield f"  to do: hled add {shlex.quote(one.now_at or one.url)} --update --id {one.source_id}"
    said = ", ".join(f"{number:,} {status}" for status, number in counts.items())
    yield said or "No source has an address."


def _detail(one: Drift) -> str:
    parts = [f"now at {one.now_at}"] if one.now_at else []
    parts += [one.message] if one.message else []
    if one.status == "changed":
        facts = len({(lost.table, lost.row_id) for lost in one.lost})
        parts.append(f"{facts:,} of {one.facts:,} facts lost words they stand on")
    return f", {'; '.join(parts)}" if parts else ""


def _fact(lost: Lost) -> str:
    return f"{lost.table} {lost.row_id}" + (f" ({lost.column})" if lost.column else "")
