"""corrections.toml → Corrections: every way in which an entry can be malformed is said here, by line."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.corrections.clashes import clashes
from pipeline.corrections.forms import FORMS, Value, day, fits, shape
from pipeline.corrections.lines import headers
from pipeline.corrections.targets import target_faults
from pipeline.corrections.told import nearest, shown, together
from pipeline.errors import InputError
from pipeline.provenance import line_of, toml

_FIELDS = {"from": "row", "with": "along"}  # keys that Python keeps for itself


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry; which fields are filled depends on its kind (see ``forms``). No value is None, in the file ``""``."""

    where: str  # file and line
    kind: str  # replace | drop | add | merge | seen
    table: str
    reason: str
    who: str
    date: datetime.date
    row: str = ""  # the row it is about; of a merge the one that goes, of an add empty if it is to be named
    column: str = ""
    value: Value = None
    expect: Mapping[str, Value] = field(default_factory=dict)  # column, from or into → what it must say now
    values: Mapping[str, Value] = field(default_factory=dict)
    into: str = ""
    along: tuple[str, ...] = ()  # table/row_id of rows that a drop takes along
    source: str = ""
    quote: str = ""
    section: str = ""
    occurrence: int | None = None  # which of the places of the quote, from 1
    notice: str = ""  # the notice that it answers

    def fault(self, what: str, todo: str) -> InputError:
        """What is wrong with this entry, with its place in the file."""
        return InputError(what, self.where, todo)

    def told(self) -> str:
        """The entry in a line: what it does, who decided so and when."""
        who = f"({self.who}, {self.date.isoformat()})"
        if self.kind == "replace":
            change = f"{shown(self.expect[self.column])} → {shown(self.value)}"
            return f"replace {self.table}.{self.column} of {self.row}: {change} {who}"
        if self.kind == "merge":
            return f"merge {self.table} {self.row} into {self.into} {who}"
        about = self.row or f'"{shown(self.quote)}"'
        along = f" and with it {', '.join(self.along)}" if self.along else ""
        return f"{self.kind} {self.table} {about}{along} {who}"


def parse(data: bytes, where: str) -> tuple[Correction, ...]:
    """The corrections in a file, in its order. Raises InputError that lists all that is wrong with them."""
    text, table = toml(data, "corrections.toml", where)
    faults = list(_strangers(table, text, where))
    entries: list[Correction] = []
    for line, kind, written in _written(table, text, where, faults):
        place = f"{where}, line {line}"
        found = list(_malformed(kind, written, place))
        if not found:
            entry = _correction(kind, written, place)
            found = list(target_faults(entry))
            entries += [] if found else [entry]
        faults += found
    faults += clashes(entries)
    if faults:
        raise together(faults, where)
    return tuple(entries)


def _strangers(table: Mapping[str, object], text: str, where: str) -> Iterator[InputError]:
    for key in sorted(table.keys() - FORMS.keys()):
        name = key if key.isprintable() else ascii(key)
        todo = nearest(key, FORMS) or f"there are: {', '.join(FORMS)}"
        yield InputError(f"unknown kind of correction `{name}`", f"{where}, line {line_of(key, text)}", todo)


def _written(
    table: Mapping[str, object], text: str, where: str, faults: list[InputError]
) -> list[tuple[int, str, Mapping[str, object]]]:
    """Line, kind and keys of every entry, in the order of the file."""
    lines = headers(text)
    found = []
    for kind in FORMS:
        if kind not in table:
            continue
        written = table[kind]
        tables = isinstance(written, list) and all(isinstance(one, dict) for one in written)
        if not written or not tables or len(written) != len(lines.get(kind, ())):  # type: ignore[arg-type]
            place = f"{where}, line {line_of(kind, text)}"
            faults.append(InputError(f"`{kind}` is no list of entries", place, f"begin each with [[{kind}]]"))
            continue
        found += [(line, kind, one) for line, one in zip(lines[kind], written, strict=True)]  # type: ignore[call-overload]
    return sorted(found, key=lambda entry: entry[0])


def _malformed(kind: str, written: Mapping[str, object], where: str) -> Iterator[InputError]:
    form = FORMS[kind]
    for key in sorted(written.keys() - form.keys()):
        name = key if key.isprintable() else ascii(key)
        todo = nearest(key, form) or f"its keys are: {', '.join(form)}"
        yield InputError(f"a correction of the kind {kind} has an unknown key `{name}`", where, todo)
    for key, required in form.items():
        words = shape(kind, key).words
        if key not in written and required:
            yield InputError(f"a correction of the kind {kind} lacks `{key}`", where, f"add it: {words}")
        elif key in written and not fits(kind, key, written[key]):
            yield InputError(f"a bad value for `{key}`", where, f"write {words}")
    yield from _half_places(written, where)


def _half_places(written: Mapping[str, object], where: str) -> Iterator[InputError]:
    """Words without their source, or a place among words that are not given."""
    if ("quote" in written) != ("source" in written) and written.keys() & {"quote", "source"}:
        given, lacking = ("quote", "source") if "quote" in written else ("source", "quote")
        yield InputError(f"`{given}` stands without `{lacking}`", where, f"add `{lacking}`, or take both out")
    for key in sorted(written.keys() & {"section", "occurrence"}):
        if "quote" not in written:
            yield InputError(f"`{key}` stands without `quote`", where, "add `quote`, or take it out")


def _correction(kind: str, written: Mapping[str, object], where: str) -> Correction:
    fields = {_FIELDS.get(key, key): _plain(value) for key, value in written.items()}
    fields["date"] = day(written["date"])
    if kind in ("replace", "seen"):
        fields["expect"] = {str(fields.get("column", "words")): fields["expect"]}
    return Correction(where, kind, **fields)  # type: ignore[arg-type]


def _plain(value: object) -> object:
    """A value as it travels: "" is no value."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return tuple(value)
    return None if value == "" else value


def of_kind(kind: str, entries: Iterable[Correction]) -> list[Correction]:
    """The entries of one kind."""
    return [entry for entry in entries if entry.kind == kind]
