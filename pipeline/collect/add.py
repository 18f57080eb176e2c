"""A file or an address becomes a source: looked at first, accepted as a whole, and told what it gave.

The document is copied as it is. What is said of it goes into ``source.toml``; what nobody said is left out, and so
NULL in the data. The day on which an address was fetched is the one thing read off a clock: it is written down in
raw/, an input like any other, and no build looks at a clock.
"""

from __future__ import annotations

import dataclasses
import datetime
import difflib
import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from pipeline import flow, staging
from pipeline.collect import names, shelf
from pipeline.collect.fetch import LIMITS, Limits, fetch, is_address
from pipeline.collect.shelf import Held
from pipeline.compare import Change, compare, number_of_facts
from pipeline.errors import HledError, InputError, UsageError
from pipeline.model import Document
from pipeline.provenance import misfit
from pipeline.read import read_data, read_source, slug

_LASTING = (
    "publisher",
    "url",
    "license",
    "language",
    "published_on",
)  # true of a new version, unless said otherwise


class DuplicateError(HledError):
    """The raw folder has these very bytes. ``exit_code`` 3."""

    exit_code = 3


class ChangedError(HledError):
    """The id belongs to a source that holds another document. ``exit_code`` 4."""

    exit_code = 4


@dataclass(frozen=True, slots=True)
class Offered:
    """A document at the door: its bytes, a name for its file, and what is known of it. ``where``: for messages."""

    where: str
    name: str
    data: bytes
    keys: dict[str, str] = dataclasses.field(default_factory=dict)
    led_to: tuple[str, ...] = ()
    charset: str = ""  # as a server says it


@dataclass(frozen=True, slots=True)
class Added:
    """What was added, and what is in it. ``facts``: table → rows; ``kept`` and ``changes`` after an update."""

    folder: Path
    document: Document
    inherited: tuple[str, ...]  # keys of source.toml that were taken over from the version before
    passages: int
    facts: dict[str, int]
    kept: Path | None = None  # where the version before is now
    changes: tuple[Change, ...] = ()


def add(
    origin: str | Path,
    raw: str | Path = "raw",
    *,
    id: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    license: str | None = None,
    language: str | None = None,
    published: str | None = None,
    retrieved: str | None = None,
    update: bool = False,
    limits: Limits = LIMITS,
) -> Added:
    """Take a file or what an address answers into ``raw`` as a source of its own, or as a new version of one.

    Raises InputError for a document that cannot be read, FetchError for an address that gives none, DuplicateError,
    ChangedError (unless ``update``), UsageError and OutputError; after each of them ``raw`` is as it was.
    """
    said = {"title": title, "publisher": publisher, "url": url, "license": license, "language": language}
    said |= {"published_on": published, "retrieved_on": retrieved, "source_id": id}
    given = {key: value for key, value in said.items() if value is not None}
    for key, value in given.items():
        if todo := misfit(key, value):
            option = {"source_id": "id"}.get(key, key.removesuffix("_on"))
            raise UsageError(f"--{option} cannot be {value!a}", todo=todo)
    from_web = is_address(str(origin))
    if from_web and url is not None:
        raise UsageError(
            "--url says where a file was taken from", str(origin), "leave it out: this is an address"
        )
    offered = _fetched(str(origin), limits) if from_web else _file(Path(origin))
    with staging.alone_in(Path(raw), lambda: None, "raw") as stage:
        return _take(offered, given, Path(raw), stage, update)


def _fetched(url: str, limits: Limits) -> Offered:
    found = fetch(url, limits)
    keys = {"url": found.url, "retrieved_on": datetime.date.today().isoformat()}
    return Offered(found.url, names.file_name(found), found.data, keys, found.redirects, found.charset)


def _file(path: Path) -> Offered:
    """A file, under its name without the dots in front that would hide it."""
    return Offered(str(path), path.name.lstrip("."), shelf.opened(path))


def _take(offered: Offered, given: dict[str, str], raw: Path, stage: Path, update: bool) -> Added:
    """Look at the document, make its folder aside, read that as a build would, and only then put it in place."""
    on_shelf = shelf.held(raw)
    same = [one for one in on_shelf if one.sha256 == hashlib.sha256(offered.data).hexdigest()]
    if same and not (update and all(one.earlier for one in same)):
        raise _duplicate(same[0])
    found = _read(offered)
    source_id = given.pop("source_id", "") or _known_by_url(offered.keys | given, on_shelf)
    source_id = source_id or names.source_id(offered.name, found.title, offered.keys.get("url", ""))
    if same and same[0].source_id != source_id:
        raise _duplicate(same[0])
    old = _to_replace(source_id, [one for one in on_shelf if not one.earlier], raw, update)
    folder = old.entry.name if old and old.entry.is_dir() else source_id
    inherited = _inherited(old) if old else {}
    keys = {"title": _plain(found.title)} | inherited | offered.keys | given
    keys |= {"source_id": source_id} if folder != source_id else {}
    with staging.writing(raw, "raw"):
        shelf.write(stage / folder, offered.name, offered.data, keys, offered.led_to)
    told = tuple(key for key in inherited if key not in offered.keys | given)
    return _put(stage / folder, old, raw, told)


def _put(staged: Path, old: Held | None, raw: Path, inherited: tuple[str, ...]) -> Added:
    """Read what was made aside, and let it take its place."""
    document = read_source(staged, staged.parent)
    facts = flow.facts(document)
    numbers = len(facts["passages"]), number_of_facts(facts)
    if old is None:
        with staging.writing(raw, "raw"):
            folder = shelf.place(staged, raw)
        return Added(folder, document, inherited, *numbers)
    before = read_source(old.entry, raw)
    changes = compare(flow.facts(before), facts)
    with staging.writing(raw, "raw"):
        kept = shelf.replace(old, staged, before.title)
    return Added(kept.parent.parent, document, inherited, *numbers, kept, changes)


def _read(offered: Offered) -> Document:
    """The document by itself. Raises InputError in the reader's words, about where it came from."""
    name = Path(offered.name)
    try:
        return read_data(offered.data, name if slug(name.stem) else Path(f"document{name.suffix}"))
    except InputError as error:
        todo = error.todo.partition(", or take it out of")[0]
        if offered.charset not in ("", "utf-8", "utf8", "us-ascii"):
            todo += f" (the server says that it is {offered.charset})"
        raise InputError(error.what, offered.where, todo) from error


def _known_by_url(keys: dict[str, str], on_shelf: list[Held]) -> str:
    """The id of the source that was taken from the same address; "" if there is none."""
    url = keys.get("url")
    return next((one.source_id for one in on_shelf if url and one.keys.get("url") == url), "")


def _to_replace(source_id: str, on_shelf: list[Held], raw: Path, update: bool) -> Held | None:
    """The source whose place the document is to take; None for a new one."""
    old = next((one for one in on_shelf if one.source_id == source_id), None)
    if old and update:
        return old
    if old:
        todo = "keep both versions with --update, or give this document an id of its own with --id"
        raise ChangedError(f"the source `{source_id}` holds another document", str(old.path), todo)
    if update:
        near = difflib.get_close_matches(source_id, [one.source_id for one in on_shelf], 1)
        todo = f"did you mean --id {near[0]}?" if near else "leave out --update to add it"
        raise UsageError(f"there is no source `{source_id}` to update", str(raw), todo)
    if (raw / source_id).exists():
        what = f"`{source_id}` is there already and is no source of that id"
        raise UsageError(what, str(raw / source_id), "give another id with --id")
    return None


def _inherited(old: Held) -> dict[str, str]:
    """What was said of the version before and is true of the next as well; its title, if it was not the found one."""
    lasting = {key: old.keys[key] for key in _LASTING if key in old.keys}
    if old.keys.get("title", "") not in ("", _plain(read_data(shelf.opened(old.path), old.path).title)):
        lasting["title"] = old.keys["title"]
    return lasting


def _plain(title: str) -> str:
    """A title found in a document, without what no source.toml may hold: control characters and line separators."""
    kept = (" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in title)
    return " ".join("".join(kept).split())


def _duplicate(held: Held) -> DuplicateError:
    what = f"the source `{held.source_id}` holds the same document" + (
        " as an earlier version" if held.earlier else ""
    )
    todo = (
        f"put it back in its place with --update --id {held.source_id}"
        if held.earlier
        else "nothing: it is there"
    )
    return DuplicateError(what, str(held.path), todo)
