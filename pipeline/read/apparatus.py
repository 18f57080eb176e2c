"""The sections at the end of an encyclopedia article that speak of other documents, not of its subject."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.read.pieces import Piece

_HEADINGS = frozenset(
    (
        "references", "notes", "footnotes", "notes and references", "references and notes", "citations", "sources",
        "bibliography", "further reading", "external links", "see also", "works cited",
        "referencias", "notas", "notas y referencias", "bibliografía", "enlaces externos", "véase también",
    )
)  # fmt: skip


def without_apparatus(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces outside sections that are called "References", "See also" and the like."""
    kept: list[Piece] = []
    within = 0  # level of the heading of the section that is left out
    for piece in pieces:
        if piece.kind == "heading":
            if within and piece.level <= within:
                within = 0
            if not within and piece.words.casefold().strip(" :.") in _HEADINGS:
                within = piece.level
        if not within:
            kept.append(piece)
    return kept
