"""The stages in order: the page to read first.

raw/ ─read─▶ Document ─parse─▶ Passage ─extract─▶ Draft ─resolve─▶ tables ─correct─▶ tables ─validate─▶ ─publish─▶ build/

The stages know nothing of each other; here each is handed what the one before gave. They are imported when
they are needed, because a build that finds nothing changed, or a bad file, should not wait for pandas.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import arrivals, libraries, manifest, staging, standing
from pipeline.collecting import without_collecting
from pipeline.corrections import file, stage
from pipeline.errors import InputError, UsageError
from pipeline.model import Document, Extraction, Skipped, Tables
from pipeline.read import read, read_what_can_be_read, slug, state

if TYPE_CHECKING:
    from pipeline.corrections.entries import Correction
    from pipeline.evaluate import Gold
    from pipeline.evaluate import Report as Scores
    from pipeline.validate import Report
    from schemas.frames import Frames

# Code points up to which a build is over before live progress would be worth watching.
SMALL = 1_000_000

# Called as a stage advances: its name, where it stands in words, whether it is done.
Progress = Callable[[str, str, bool], None]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made. ``seconds`` is for people and stands in no output."""

    fresh: bool  # nothing had changed since the last build
    rows: dict[str, int] = field(default_factory=dict)
    passages: int = 0
    silent: int = 0  # passages, headings aside, that gave no fact
    notices: tuple[tuple[str, str], ...] = ()  # kind and message
    corrections: tuple[str, ...] = ()  # each in a line
    skipped: tuple[Skipped, ...] = ()  # sources that could not be read
    unfit: tuple[str, ...] = ()  # corrections that do not fit without these
    seen: int = 0  # notices and passages that a person marked as seen
    unregistered: str = ""  # why the order of arrival could not be kept
    seconds: float = 0.0


def build(
    raw: str | Path = "raw",
    build: str | Path = "build",
    *,
    force: bool = False,
    keep_going: bool = False,
    progress: Progress = lambda stage, detail, done: None,
) -> BuildResult:
    """Make the dataset in ``build`` from the documents in ``raw``, unless it is there already.

    ``keep_going`` leaves out sources that cannot be read, if there are others; each becomes a notice.
    Sources that are new are entered in ``raw/arrivals.toml`` at the end. Raises InputError (nothing is written),
    ValidationError (nothing is published) or OutputError; after each of them the last good build stands untouched.
    """
    started = time.perf_counter()
    target = _apart(Path(raw), Path(build))
    seen = state(Path(raw))
    if not force and _untouched(Path(raw), target, seen, progress):
        return BuildResult(True, seconds=time.perf_counter() - started)
    documents, skipped = _read(Path(raw), keep_going, progress)
    listed, decided = arrivals.load(Path(raw)), file.load(raw)
    documents = arrivals.ordered(documents, listed)
    with staging.alone_in(target, lambda: progress("read", "waiting for another build", False)) as draft:
        made_from = manifest.cause(documents, decided, skipped)
        if not force and _unchanged(target, made_from):
            unregistered = arrivals.enter(Path(raw), listed, documents)
            spent = time.perf_counter() - started
            unfit = tuple(manifest.load(target)["summary"]["unfit"])
            return BuildResult(True, skipped=skipped, unfit=unfit, unregistered=unregistered, seconds=spent)
        corrections = stage.parsed(decided, raw)
        extractions, read_as = _facts(documents, skipped, progress)
        tables, fit, unfit = _corrected(read_as, corrections, Path(raw), bool(skipped), progress)
        _published(extractions, _validated(tables, progress), draft, progress)
        result = replace(_result(tables, fit, started), skipped=skipped, unfit=unfit)
        still = seen if not skipped and state(Path(raw)) == seen else ""
        glanced = manifest.glance(still, arrivals.extended(listed, documents))
        manifest.write(draft, made_from, glanced, {"rows": result.rows, "unfit": list(unfit)})
        with staging.writing(target):
            staging.swap(draft, target)
        return replace(result, unregistered=arrivals.enter(Path(raw), listed, documents))


def _apart(raw: Path, build: Path) -> Path:
    """The build folder, if the next build would not read it as a source."""
    if build.resolve().is_relative_to(raw.resolve()):
        todo = "name another folder with --build"
        raise UsageError("the build folder lies in the raw folder", f"{build} in {raw}", todo)
    return build


def _untouched(raw: Path, build: Path, seen: str, progress: Progress) -> bool:
    """Whether the build is of the very bytes that lie in the raw folder, so that none of them need be read."""
    last = manifest.load(build)
    glanced = manifest.glance(seen, arrivals.load(raw)) if seen else ""
    if not glanced or last.get("glance") != glanced or not manifest.intact(build, last):
        return False
    progress("read", "not one byte has changed", True)
    return True


def _unchanged(build: Path, made_from: dict[str, object]) -> bool:
    last = manifest.load(build)
    return bool(last) and last["made_from"] == made_from and manifest.intact(build, last)


def _read(
    raw: Path, keep_going: bool, progress: Progress
) -> tuple[tuple[Document, ...], tuple[Skipped, ...]]:
    progress("read", "", False)
    documents, skipped = read_what_can_be_read(raw) if keep_going else (read(raw), ())
    size = sum(document.byte_count for document in documents)
    left_out = f", {len(skipped):,} left out" if skipped else ""
    progress("read", f"{_count(len(documents), 'source')}, {_count(size, 'byte')}{left_out}", True)
    return documents, skipped


def _facts(
    documents: Sequence[Document], skipped: Sequence[Skipped], progress: Progress
) -> tuple[list[Extraction], Tables]:
    """parse, extract, resolve: from text to rows, and the libraries loaded that all the rest needs."""
    if sum(len(document.text) for document in documents) > SMALL:
        libraries.load()
        return _read_through(documents, skipped, progress)

    def work() -> tuple[list[tuple[str, str, bool]], list[Extraction], Tables]:
        told: list[tuple[str, str, bool]] = []
        return told, *_read_through(documents, skipped, lambda *news: told.append(news))

    told, extractions, tables = libraries.load_beside(work)
    for news in told:
        progress(*news)
    return extractions, tables


def _read_through(
    documents: Sequence[Document], skipped: Sequence[Skipped], progress: Progress
) -> tuple[list[Extraction], Tables]:
    from pipeline.resolve import resolve

    with without_collecting():
        extractions = _extractions(documents, progress)
        progress("resolve", "", False)
        tables = resolve(extractions, skipped)
    rows = sum(map(len, tables.values()))
    progress("resolve", f"{_count(rows, 'row')} in {len(tables)} tables", True)
    return extractions, tables


def _extractions(documents: Sequence[Document], progress: Progress) -> list[Extraction]:
    from pipeline.extract import extract
    from pipeline.parse import parse

    progress("parse", "", False)
    passages = [parse(document) for document in documents]
    progress("parse", _count(sum(map(len, passages)), "passage"), True)
    extractions = []
    for document, read_as in zip(documents, passages, strict=True):
        progress("extract", document.source_id, False)
        extractions.append(extract(document, read_as))
    drafts = sum(len(extraction.drafts) for extraction in extractions)
    mentions = sum(len(extraction.mentions) for extraction in extractions)
    progress("extract", f"{_count(drafts, 'draft')}, {_count(mentions, 'mention')}", True)
    return extractions


def _corrected(
    tables: Tables, corrections: Sequence[Correction], raw: Path, lenient: bool, progress: Progress
) -> tuple[Tables, tuple[Correction, ...], tuple[str, ...]]:
    """The tables, the corrections that are in them, and those left out because sources are, if any are."""
    if corrections:
        progress("correct", "", False)
    corrected, fit, unfit = stage.applied(tables, corrections, raw, lenient)
    if corrections:
        progress("correct", _count(len(fit), "correction"), True)
    return corrected, fit, unfit


def _validated(tables: Tables, progress: Progress) -> Frames:
    """The tables as typed columns, once they keep every rule."""
    from pipeline.validate import validate
    from schemas.frames import frames

    progress("validate", "", False)
    typed = frames(tables)
    validate(typed).raise_if_failed()
    progress("validate", "every rule holds", True)
    return typed


def _published(extractions: list[Extraction], tables: Frames, draft: Path, progress: Progress) -> None:
    from pipeline.publish import publish, stages

    progress("publish", "", False)
    with staging.writing(draft.parent):
        publish(tables, draft)
        stages.write(extractions, draft)
        count = sum(path.is_file() for path in draft.rglob("*"))
    progress("publish", _count(count, "file"), True)


def _result(tables: Tables, corrections: Sequence[Correction], started: float) -> BuildResult:
    spoke = {row["passage_id"] for row in tables["evidence"]}
    body = [row for row in tables["passages"] if row["kind"] != "heading"]
    return BuildResult(
        fresh=False,
        rows={table: len(rows) for table, rows in tables.items()},
        passages=len(body),
        silent=sum(row["passage_id"] not in spoke for row in body),
        notices=tuple((str(row["kind"]), str(row["message"])) for row in tables["notices"]),
        corrections=tuple(one.told() for one in corrections if one.kind != "seen"),
        seen=sum(one.kind == "seen" for one in corrections),
        seconds=time.perf_counter() - started,
    )


def validate(build: str | Path = "build") -> Report:
    """Check a published dataset again, from its Parquet files. Raises InputError if there is none."""
    from pipeline.validate import validate

    tables = standing.columns(Path(build) / "parquet")
    return validate({name: table.to_pylist() for name, table in tables.items()})


def tables_as_read(raw: str | Path) -> Tables:
    """All tables before any correction, in memory: what the guards of corrections are held against."""
    from pipeline.resolve import resolve

    documents, skipped = standing.sources(Path(raw))
    return resolve(_extractions(documents, lambda *news: None), skipped)


def facts(document: Document) -> Tables:
    """All tables as one document fills them by itself, in memory: nothing is checked or written."""
    from pipeline.resolve import resolve

    return resolve(_extractions([document], lambda *news: None))


def evaluate(folder: str | Path) -> Scores:
    """Score the extraction against labels: ``folder/docs`` holds documents, ``folder/gold`` a JSON file for each.

    Each document is read by itself; those without labels are named in the report. Raises InputError for a label
    file without its document, or one that breaks the format.
    """
    from pipeline.evaluate import evaluate

    root = Path(folder)
    documents = {document.source_id: document for document in read(root / "docs")}
    golds: dict[str, Gold] = {}
    for path in sorted((root / "gold").glob("*.json")):
        source_id = slug(path.stem)
        if source_id not in documents:
            todo = f"put the text of {path.stem} into {root / 'docs'}"
            raise InputError("labels without a document", str(path), todo)
        if source_id in golds:
            raise InputError(f"two files label the document {source_id}", str(path), "keep one of them")
        golds[source_id] = _labels(path)
    if not golds:
        todo = "name a folder that holds docs/ and gold/"
        raise InputError("there are no labels here", str(root / "gold"), todo)
    scores = evaluate(golds, lambda source: facts(documents[source]))
    return replace(scores, unlabelled=tuple(sorted(documents.keys() - golds.keys())))


def _labels(path: Path) -> Gold:
    """The labels that a file holds. Raises InputError."""
    from pipeline.evaluate import parse_gold

    try:
        return parse_gold(path.read_text(encoding="utf-8-sig"), str(path))
    except UnicodeDecodeError as error:
        what = f"the labels are not UTF-8 at byte {error.start}"
        raise InputError(what, str(path), "save the file as UTF-8") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"the labels cannot be read: {reason}", str(path), "let it be a file") from error


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
