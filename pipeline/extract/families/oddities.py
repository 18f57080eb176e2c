"""What a careful reader would flag: slips of the source, claims that clash, and lines that nothing was read from."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.findings import Findings
from pipeline.extract.happenings import Happening
from pipeline.model import Draft, Span


def extract(findings: Findings) -> Iterator[Draft]:
    """No drafts: notices only."""
    _plural_of_one(findings)
    _date_against_list(findings)
    yield from ()


def _plural_of_one(findings: Findings) -> None:
    """ "Departments of Agriculture": one department in the plural."""
    reading = findings.reading
    for sentence in reading.sentences:
        for name in sentence.names:
            if name.singularised:
                span = reading.token_span(name.begin, name.end)
                reading.notice(
                    "plural-of-one", f'"{reading.words(span)}" names one body; read as "{name.name}"', span
                )


def _date_against_list(findings: Findings) -> None:
    """An event dated otherwise than the list it stands in: both are kept."""
    for happening in findings.happenings:
        inherited = findings.clock.inherited(happening.sentence)
        if (
            not inherited
            or not happening.edtf
            or happening.date_basis != "stated"
            or happening.dated_at is None
        ):
            continue
        if inherited[0].startswith("..") or _agree(happening, inherited[0]):
            continue
        words = findings.reading.words(happening.dated_at)
        message = f'dated {happening.edtf} ("{words}") in a list that is headed {inherited[0]}; both are kept'
        findings.reading.notice(
            "date-against-list", message, Span(happening.dated_at.start, happening.dated_at.end)
        )


def _agree(happening: Happening, other: str) -> bool:
    mine = happening.edtf or ""
    return mine.startswith(other) or other.startswith(mine)
