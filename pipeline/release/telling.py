"""Differences in words: as text for a terminal, Markdown for a changelog, HTML for a page, JSON for programs."""

from __future__ import annotations

import datetime
import html
import json
import re
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from pipeline.compare import Change, Side, counted
from pipeline.release.changes import STEP_OF, Differences, Make, Shape, Tally
from pipeline.release.versions import following
from schemas.tables import primary_key

SHOWN = 20  # changes of one kind and table that a person is shown
_TITLES = 3  # titles named in one sentence
_BECAME = {
    "went": "removed",
    "came": "added",
    "changed": "changed",
    "renamed": "with another id",
    "reworded": "told in other words",
}
MEANING = {
    "none": "no row differs",
    "patch": "the same facts",
    "minor": "facts or columns were added",
    "major": "facts or columns were changed or removed",
}

Group = tuple[str, list[Change]]  # a sentence, and the changes that it sums up
Mark = Callable[[str], str]  # how a title is set apart


def _stars(title: str) -> str:
    return f"*{title}*"


def sentences(found: Differences, mark: Mark = _stars) -> list[str]:
    """All differences in a few sentences, without their details."""
    told = [_shape(shape) for shape in found.shapes]
    return [*told, *(sentence for sentence, _ in groups(found, mark)), *map(_tally, found.beside)]


def reasons(found: Differences) -> list[str]:
    """Those of the sentences that tell why the version step is not a smaller one."""
    told = [_shape(shape) for shape in found.shapes if shape.step == found.step]
    told += [sentence for sentence, changes in groups(found) if STEP_OF[changes[0].kind] == found.step]
    return [*told, *(_tally(tally) for tally in found.beside if tally.step == found.step)]


def groups(found: Differences, mark: Mark = _stars) -> list[Group]:
    """The changed facts by kind and table, each group with its sentence."""
    grouped = groupby(found.changes, lambda change: (change.kind, change.table))
    return [_sentence(found, *what, list(rows), mark) for what, rows in grouped]


def _sentence(found: Differences, kind: str, table: str, changes: list[Change], mark: Mark) -> Group:
    titles = {title for change in changes for title in titles_of(found, change)}
    named = [mark(title) for title in sorted(titles)[:_TITLES]]
    more = len(titles) - _TITLES
    named += [f"{more:,} more"] if more > 0 else []
    origin = f", from {_listed(named)}" if named else ""
    return f"{_counted(len(changes), table)} {_BECAME[kind]}{origin}", changes


def titles_of(found: Differences, change: Change) -> tuple[str, ...]:
    """The titles of the sources that state a fact now, or of one that went, stated it."""
    side = change.after or change.before
    return found.titles.get((change.table, side.row_id if side else ""), ())


def _shape(shape: Shape) -> str:
    if not shape.column:
        rows = shape.before or shape.after
        return f"the table {shape.table} was {shape.kind}, with {rows}"
    if shape.kind == "retyped":
        return f"the column {shape.table}.{shape.column} is now of the type {shape.after}, not {shape.before}"
    return f"the column {shape.table}.{shape.column} was {shape.kind}"


def _tally(tally: Tally) -> str:
    counts = {"added": tally.added, "removed": tally.removed, "changed": tally.changed}
    (first, number), *rest = [(word, number) for word, number in counts.items() if number]
    more = "".join(f", {number:,} {word}" for word, number in rest)
    return f"{_counted(number, tally.table)} {first}{more}"


def _counted(number: int, table: str) -> str:
    if table == "evidence":
        return f"{number:,} quote{'' if number == 1 else 's'}"
    return f"{number:,} {singular(table) if number == 1 else table.replace('_', ' ')}"


def singular(table: str) -> str:
    """What one row of a table is called."""
    key = primary_key(table)
    if len(key) == 1 and key[0].endswith("_id"):
        return key[0].removesuffix("_id").replace("_", " ")
    words = table.replace("_", " ")
    return f"{words[:-3]}y" if words.endswith("ies") else words.removesuffix("s")


def _listed(words: list[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def verdict(found: Differences) -> str:
    """The version step that the differences ask for, in a sentence."""
    if found.step == "none":
        return "No differences: the same columns, facts and words."
    version = found.before.version
    to = f": {version} → {following(version, found.step)}" if version else ""
    return f"This is a {found.step.upper()} step ({MEANING[found.step]}){to}"


def as_text(found: Differences) -> str:
    """A line a sentence, the changes it sums up below it, the step last."""
    lines = [_shape(shape) for shape in found.shapes]
    for sentence, changes in groups(found):
        lines += [sentence, *(f"    {line}" for line in _details(changes))]
    lines += map(_tally, found.beside)
    return "\n".join([*lines, verdict(found), ""])


def _details(changes: list[Change]) -> Iterator[str]:
    yield from (change.sentence() for change in changes[:SHOWN])
    if len(changes) > SHOWN:
        yield f"… and {len(changes) - SHOWN:,} more: --format json lists them all"


def as_markdown(found: Differences) -> str:
    """A list of the sentences with the changes below them, under a heading with both names."""
    lines = [
        f"# {plain(name_of(found.before))} → {plain(name_of(found.after))}",
        "",
        plain(verdict(found)),
        "",
    ]
    lines += [f"- {plain(_shape(shape))}" for shape in found.shapes]
    for sentence, changes in groups(found, emphasis):
        lines += [f"- {sentence}", *(f"  - {plain(line)}" for line in _details(changes))]
    lines += [f"- {plain(_tally(tally))}" for tally in found.beside]
    return "\n".join(lines).rstrip("\n") + "\n"


def emphasis(title: str) -> str:
    """A title set apart in Markdown, whatever signs it holds."""
    return f"*{plain(title)}*"


def plain(words: str) -> str:
    """Words on one line of Markdown that mean nothing but themselves."""
    return re.sub(r"([\\`*_\[\]<>&#|~])", r"\\\1", " ".join(words.split()))


def name_of(make: Make) -> str:
    """What one side is called."""
    return make.name + (f" ({make.version})" if make.version and make.version not in make.name else "")


def as_html(found: Differences) -> str:
    """A page that stands by itself: no script, nothing fetched."""
    title = html.escape(f"{name_of(found.before)} → {name_of(found.after)}")
    body = [f"<p>{html.escape(_shape(shape))}</p>" for shape in found.shapes]
    for sentence, changes in groups(found, lambda title: f"\0{title}\1"):
        words = html.escape(sentence).replace("\0", "<i>").replace("\1", "</i>")
        rows = "".join(f"<li>{html.escape(change.sentence())}</li>" for change in changes)
        body.append(f"<details open><summary>{words}</summary><ul>{rows}</ul></details>")
    body += [f"<p>{html.escape(_tally(tally))}</p>" for tally in found.beside]
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>body{{font:1rem/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}}</style>\n"
        f"<h1>{title}</h1>\n<p>{html.escape(verdict(found))}</p>\n" + "\n".join(body) + "\n</html>\n"
    )


def as_json(found: Differences) -> str:
    """Everything, for programs: the two sides, the step, columns, facts with both rows and all quotes, other rows."""
    return json.dumps(as_data(found), ensure_ascii=False, indent=2) + "\n"


def as_data(found: Differences) -> dict[str, Any]:
    """The same as plain values."""
    version = found.before.version
    return {
        "before": _make(found.before),
        "after": _make(found.after),
        "step": found.step,
        "least_version": following(version, found.step) if version and found.step != "none" else None,
        "summary": sentences(found),
        "columns": [
            {
                "table": shape.table,
                "column": shape.column or None,
                "change": shape.kind,
                "before": shape.before or None,
                "after": shape.after or None,
            }
            for shape in found.shapes
        ],
        "counts": counted(found.changes),
        "changes": [_change(found, change) for change in found.changes],
        "other_tables": {
            tally.table: {"added": tally.added, "removed": tally.removed, "changed": tally.changed}
            for tally in found.beside
        },
    }


def _make(make: Make) -> dict[str, str | None]:
    return {"name": make.name, "version": make.version or None, "date": make.date or None}


def _change(found: Differences, change: Change) -> dict[str, Any]:
    return {
        "table": change.table,
        "kind": change.kind,
        "sentence": change.sentence(),
        "columns": list(change.columns),
        "before": _side(change.before),
        "after": _side(change.after),
        "sources": list(titles_of(found, change)),
    }


def _side(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    row = {
        name: value.isoformat() if isinstance(value, datetime.date) else value
        for name, value in side.row.items()
    }
    return {"row_id": side.row_id, "row": row, "quotes": list(side.words)}


FORMS: dict[str, Callable[[Differences], str]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
    "html": as_html,
}
