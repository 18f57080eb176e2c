"""One event as the sentences of a document tell it: what rules find, what families report."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extract.entities import Entity
from pipeline.extract.reading import Sentence
from pipeline.model import Span


@dataclass(slots=True)
class Happening:
    """One event, as one or more sentences tell it."""

    kind: str
    rule: str
    sentence: Sentence
    trigger: Span
    edtf: str | None = None
    dated_at: Span | None = None
    date_basis: str = "stated"
    status: str = "occurred"
    initiative: Entity | None = None
    of_subject: bool = False  # an event of the dialogue itself
    ordinal: str | None = None
    today: bool = False
    aside: bool = False  # beside the dialogue's own meeting, by other people
    told: list[tuple[Sentence, Span, str]] = field(default_factory=list)  # further sentences: where, rule

    @property
    def key(self) -> str:
        return f"{self.kind}@{self.trigger.start}"
