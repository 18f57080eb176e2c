"""What a person sees of a build: stages as they go by, and at the end what there is and what was odd."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.flow import BuildResult, Progress

_EXAMPLES = 3  # notices shown of a kind
_CORRECTIONS = 50  # corrections shown


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """A callback that shows the stages: live on a terminal, a line for each finished one in a log."""
    if sys.stdout.isatty():
        with _live() as progress:
            yield progress
    else:
        yield _logged


def _logged(stage: str, detail: str, done: bool) -> None:
    if done:
        print(f"{stage:<9} {detail}", flush=True)


@contextmanager
def _live() -> Iterator[Progress]:
    from rich.progress import Progress as Bars
    from rich.progress import SpinnerColumn, TextColumn

    with Bars(
        SpinnerColumn(finished_text="✓"), TextColumn("{task.description:<9} {task.fields[detail]}")
    ) as bars:
        tasks = {}

        def progress(stage: str, detail: str, done: bool) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=1, detail="")
            bars.update(tasks[stage], completed=int(done), detail=detail.replace("[", r"\["))
            bars.refresh()

        yield progress


def summary(result: BuildResult, build: str) -> Iterator[str]:
    """The end of a build, line by line."""
    if result.unregistered:
        yield f"The sources that are new could not be entered in arrivals.toml ({result.unregistered}):"
        yield "  until they are, ids may change when more sources are added. Make the raw folder writable and build again."
    if result.fresh:
        yield from _skipped(result)
        yield f"Nothing changed since the last build: {build} stands ({result.seconds:.2f} s). --force rebuilds."
        return
    yield ""
    width = max(map(len, result.rows))
    for table, rows in result.rows.items():
        yield f"{table:<{width}}  {rows:>7,}"
    yield ""
    yield from _corrections(result)
    yield from _coverage(result)
    yield from _notices(result)
    yield from _skipped(result)
    yield f"Built {build} in {result.seconds:.2f} s."


def _corrections(result: BuildResult) -> Iterator[str]:
    if result.corrections:
        count = len(result.corrections)
        yield f"{count:,} correction{'' if count == 1 else 's'} applied:"
        yield from (f"  - {line}" for line in result.corrections[:_CORRECTIONS])
        if count > _CORRECTIONS:
            yield f"  … and {count - _CORRECTIONS:,} more: SELECT * FROM corrections"
    if result.seen:
        many = f"{result.seen:,} notices and passages are" if result.seen > 1 else "1 notice or passage is"
        yield f"{many} marked as seen."


def _coverage(result: BuildResult) -> Iterator[str]:
    spoke = result.passages - result.silent
    share = f" ({spoke / result.passages:.0%})" if result.passages else ""
    yield f"Coverage: {spoke:,} of {result.passages:,} passages gave facts{share}, headings aside."
    if result.silent:
        yield "  `hled coverage --silent-only` lists the others."


def _skipped(result: BuildResult) -> Iterator[str]:
    """Every source that was left out, none hidden among the notices."""
    if result.skipped:
        count = len(result.skipped)
        yield f"Left out: {count:,} source{'' if count == 1 else 's'} that could not be read:"
        yield from (f"  - {one.name}: {' '.join(one.reason.split())}" for one in result.skipped)
    if result.unfit:
        count = len(result.unfit)
        yield f"Left out with them: {count:,} correction{'' if count == 1 else 's'} that did not fit:"
        yield from (f"  - {line}" for line in result.unfit)


def _notices(result: BuildResult) -> Iterator[str]:
    kinds = Counter(kind for kind, _ in result.notices)
    yield f"Notices: {len(result.notices):,}{':' if kinds else '.'}"
    for kind, count in sorted(kinds.items()):
        yield f"  {kind} ({count:,})"
        messages = [message for other, message in result.notices if other == kind]
        yield from (f"    - {' '.join(message.split())}" for message in messages[:_EXAMPLES])
        if count > _EXAMPLES:
            yield f"    … and {count - _EXAMPLES:,} more: SELECT * FROM notices WHERE kind = '{kind}'"
