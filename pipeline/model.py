"""The nouns that travel between the stages: frozen, and made of the standard library alone.

Every position is a half-open range ``[start, end)`` of Unicode code points in ``Document.text``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in ``Document.text``."""

    start: int
    end: int

    def __contains__(self, other: object) -> bool:
        return isinstance(other, Span) and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Document:
    """One source: what ``source.toml`` says of it, and its text."""

    source_id: str
    title: str
    format: str  # markdown | text | html | wikitext | pdf | docx
    text: str
    path: str  # relative to the raw folder, with forward slashes
    sha256: str  # of the file's bytes
    byte_count: int
    language: str | None = None
    publisher: str | None = None
    url: str | None = None
    license: str | None = None
    retrieved_on: str | None = None  # ISO 8601 date
    published_on: str | None = None  # ISO 8601 date


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source that a build had to do without. ``name``: of its file or folder in the raw folder."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of reading: a heading, a sentence, a list item or a block quotation.

    ``ordinal`` counts from 1 in reading order. ``section`` is the path of headings above
    (of a heading: those above it, and itself last). ``depth`` is the level of a heading (1 …), the nesting
    of a list item (1 = outermost) and 0 otherwise. ``block`` numbers the paragraph, list or
    quotation that the passage stands in. ``lead_in`` is the ordinal of the sentence or heading that introduces a list item or a
    quotation ("…the following pillars:"); ``parent`` the ordinal of the list item it is nested in. ``marker`` is the bullet or
    number as written ("*", "1.", "(b)", "II."); ``label`` the bold words or the words before a
    colon that name a list item. ``sentences`` splits the passage (one span for a sentence).
    """

    ordinal: int
    kind: str  # heading | sentence | list_item | quote
    span: Span
    section: tuple[str, ...] = ()
    depth: int = 0
    block: int = 0
    lead_in: int | None = None
    parent: int | None = None
    marker: str = ""
    label: Span | None = None
    sentences: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """Points at a draft of the same document; becomes a foreign key once ids are known."""

    table: str
    key: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that state a fact, the rule that read them, and how directly they state it."""

    span: Span
    rule: str
    basis: str = "stated"  # stated | inferred | lexicon | curated
    column: str | None = None  # None: the row as a whole


@dataclass(frozen=True, slots=True)
class Draft:
    """One row-to-be of a contract table, as one document states it.

    ``key`` is unique within (document, table) and means nothing outside. ``values`` holds columns of the contract;
    a foreign key is a ``Ref``. Ids, derived dates and merging over documents are not its business.
    """

    table: str
    key: str
    values: dict[str, object]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that names an entity."""

    entity: Ref
    span: Span


@dataclass(frozen=True, slots=True)
class Notice:
    """What a careful reader would flag: an oddity of the source, or doubt that kept a fact out."""

    kind: str
    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document yields."""

    document: Document
    passages: tuple[Passage, ...]
    drafts: tuple[Draft, ...] = ()
    mentions: tuple[Mention, ...] = ()
    notices: tuple[Notice, ...] = ()


# The tables as they travel from resolve to validate and publish: rows are dicts keyed by column.
Tables = dict[str, list[dict[str, object]]]


__all__ = [
    "Document",
    "Draft",
    "Evidence",
    "Extraction",
    "Mention",
    "Notice",
    "Passage",
    "Ref",
    "Skipped",
    "Span",
    "Tables",
]
