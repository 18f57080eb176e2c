"""``hled release``: a build of what is in the raw folder now, and from it a release, whole or not at all."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import flow, staging, standing
from pipeline.errors import InputError, UsageError

if TYPE_CHECKING:
    from pipeline.release.about import Release

# DuckDB leaves a few bytes of its file as it finds the memory; its allocator, told so before it loads, clears it first.
_CLEARED = ("DUCKDB_JE_MALLOC_CONF", "zero:true")
_EPOCH = "SOURCE_DATE_EPOCH"  # the name under which build tools agreed to pass a date, in seconds since 1970


@dataclass(frozen=True, slots=True)
class Released:
    """A release on the disk: its folder, its archive, and what it is."""

    folder: Path
    archive: Path
    release: Release


def release(
    version: str,
    date: str | None = None,
    *,
    raw: str | Path = "raw",
    build: str | Path = "build",
    out: str | Path = "build/release",
    allow_unknown_license: bool = False,
    previous: str | Path | None = None,
    progress: flow.Progress = lambda stage, detail, done: None,
) -> Released:
    """Write ``out/hled-VERSION/`` and ``out/hled-VERSION.zip`` of what is in ``raw``, built first if it is not yet.

    ``date`` is ISO 8601; without it see ``_dated``. ``previous``: the release before; else the highest version in
    ``out``, if there is one. Raises UsageError (version, date, licence), InputError (a source cannot be read, or the
    release exists), ValidationError or OutputError; after each of them nothing is left of it.
    """
    os.environ.setdefault(*_CLEARED)
    from pipeline.release import about, arrive, prepared, versions, write, zipped

    about.parsed(version)
    day = about.dated(date) if date is not None else _dated(Path(raw))
    final = _apart(Path(raw), Path(out)) / f"{about.NAME}-{version}"
    _free(final, version)
    before = Path(previous) if previous else versions.latest(Path(out))
    flow.build(raw, build, progress=progress)
    made = prepared(standing.published_columns(raw, build), version, day, allow_unknown_license, before)
    progress("release", "", False)
    waiting = lambda: progress("release", "waiting for another release", False)  # noqa: E731
    with staging.alone_in(final.parent, waiting, "out") as staged, staging.writing(final.parent, "out"):
        _free(final, version)
        made = write(made, Path(raw), staged / final.name)
        arrive(staged / final.name, final)
    progress("release", f"{len(made.files):,} files", True)
    return Released(final, zipped(final), made)


def _dated(raw: Path) -> str:
    """The day of a release that nobody named, ISO 8601, never taken from a clock.

    It is that of SOURCE_DATE_EPOCH if that is set, else of the last commit of the repository that holds ``raw``, in UTC.
    Raises UsageError if there is neither, or if documents changed since that commit.
    """
    import datetime

    seconds = os.environ.get(_EPOCH) or _committed(raw)
    try:
        return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        what = f"{_EPOCH} is no number of seconds: `{seconds}`" if seconds else "the release has no date"
        todo = "give its day, as in --date 2026-05-31"
        raise UsageError(what, "--date", todo) from error


def _committed(raw: Path) -> str:
    """When the last commit of the repository around ``raw`` was made, in seconds since 1970; "" without one.

    Raises UsageError if the folder is not as that commit has it.
    """
    seconds = _git(raw, "log", "-1", "--format=%ct")
    if seconds and _git(raw, "status", "--porcelain", "--", "."):
        todo = "commit them, or give the day of the release, as in --date 2026-05-31"
        raise UsageError(
            "documents changed since the last commit, whose day the release would have", str(raw), todo
        )
    return seconds


def _git(folder: Path, *arguments: str) -> str:
    """What git prints; "" if it cannot."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def _apart(raw: Path, out: Path) -> Path:
    """The folder of releases, if the next build would not read it as a source."""
    if out.resolve().is_relative_to(raw.resolve()):
        todo = "name another folder with --out"
        raise UsageError("the folder of releases lies in the raw folder", f"{out} in {raw}", todo)
    return out


def _free(final: Path, version: str) -> None:
    """Raises InputError if there is something where the release will be."""
    from pipeline.release import zipped

    for path in (final, zipped(final)):
        if os.path.lexists(path):
            todo = "choose the next version, or take the old release away"
            raise InputError(f"the release {version} exists", str(path), todo)


def told(released: Released) -> list[str]:
    """What a person sees of a release, line by line."""
    from pipeline.release import licences

    made = released.release
    size = sum(file.size for file in made.files)
    lines = [
        f"Released {released.folder}: {len(made.files):,} files, {size / 1e6:,.1f} MB",
        f"Archive  {released.archive}: {released.archive.stat().st_size / 1e6:,.1f} MB",
        f"Licence  {made.license}",
        f"Digest   {made.digest} (of the rows, whatever file holds them)",
    ]
    if made.unknown:
        lines.append(f"Unknown  the licence of {licences.listed(made.unknown)}; the card says so")
    return lines
