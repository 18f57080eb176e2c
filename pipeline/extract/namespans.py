"""A name found in the text, before anyone knows which entity it is."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.national_bodies import is_called_so
from pipeline.extract.phrases import Head, Known


@dataclass(slots=True)
class NameSpan:
    """A name in the text. ``family``: country | place | organization | initiative."""

    begin: int
    end: int
    family: str
    name: str
    kind: str | None = None
    country: str | None = None
    abbreviation: str | None = None
    known: Known | None = None
    head: Head | None = None
    weak: bool = False
    rule: str = "head-noun"
    singularised: bool = False  # "Departments of Agriculture" with one department
    international: bool = False  # belongs to several countries or a region: its country is none


def recognised(span: NameSpan, known: Known) -> None:
    """The span is the body that the lexicon knows.

    One of several under a head in the plural keeps the name that it bore then: no words of the text write it out.
    """
    span.country, span.kind, span.weak = known.country, known.type, False
    if span.rule != "plural-head" or is_called_so(span.name, known):
        span.known, span.name, span.abbreviation = known, known.name, known.abbreviation
