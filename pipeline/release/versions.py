"""Data SemVer: PATCH has the same facts, MINOR more facts or columns, MAJOR changed or removed ones."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import UsageError
from pipeline.release import about

STEPS = ("none", "patch", "minor", "major")  # by size; none: the same rows throughout


def precedence(version: str) -> tuple[object, ...]:
    """A key by which versions sort as Semantic Versioning 2.0.0 orders them. Raises UsageError."""
    core = about.parsed(version)
    _, dash, pre = version.partition("-")
    words = [(0, int(word), "") if word.isdigit() else (1, 0, word) for word in pre.split(".") if word]
    return (*core, not dash, words)


def step_between(before: str, after: str) -> str:
    """Which of STEPS leads from one version to a higher one."""
    old, new = about.parsed(before), about.parsed(after)
    if old == new:
        return "none"
    return ("major", "minor", "patch")[next(at for at in range(3) if old[at] != new[at])]


def following(version: str, step: str) -> str:
    """The least full version that is a step of this size, or of none, after another."""
    major, minor, patch = about.parsed(version)
    if "-" in version:
        return f"{major}.{minor}.{patch}"
    numbers = {"major": (major + 1, 0, 0), "minor": (major, minor + 1, 0)}
    return ".".join(map(str, numbers.get(step, (major, minor, patch + 1))))


def check(before: str, version: str, step: str, why: str) -> None:
    """Raises UsageError for a version that is not above the one before, or too small for a step of STEPS.

    A pre-release promises nothing, so after one any higher version will do.
    """
    todo = f"call it {following(before, step)} or higher"
    if precedence(version) <= precedence(before):
        raise UsageError(
            f"the version {version} is not above {before}, the release before", "--version", todo
        )
    taken = step_between(before, version)
    if "-" not in before and STEPS.index(taken) < STEPS.index(step):
        what = f"the version {version} is too small: it is a {taken.upper()} step from {before}, and {why}"
        raise UsageError(f"{what} asks for {step.upper()}", "--version", todo)


def latest(folder: Path) -> Path | None:
    """The release of the highest version in a folder, or its archive; a pre-release only if there is nothing else."""
    found: dict[str, Path] = {}
    for path in sorted(folder.glob(f"{about.NAME}-*")):
        version = path.name.removeprefix(f"{about.NAME}-").removesuffix(".zip")
        if about.is_version(version) and (path.is_dir() or path.suffix == ".zip"):
            found.setdefault(version, path)
    full = [version for version in found if "-" not in version] or list(found)
    return found[max(full, key=precedence)] if full else None
