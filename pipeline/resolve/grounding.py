"""Evidence, mentions and notices: every row tied to the words that state it.

Ids are made of the passage and the place within it, so that an edit in another passage leaves them alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.model import Draft, Evidence, Extraction, Notice, Ref, Skipped
from pipeline.resolve.contract import SINGULAR
from pipeline.resolve.identify import Claim, assign
from pipeline.resolve.names import digest, join, slug
from pipeline.resolve.shelf import Row, Shelf
from pipeline.resolve.texts import Placed, Text

SKIPPED = "skipped-source"  # kind of the notice that a source was left out
WORDS = 6  # words of a message that the id of a notice repeats
# What drafts say in columns that are in dispute, by source and draft; None where the row shows just that.
Claims = Mapping[tuple[str, Ref], Mapping[str, str | None]]

DIGITS = 10  # hex digits that tell apart the many places where one row is stated


def _place(text: Text, evidence: Evidence, row_id: str) -> Placed:
    placed = text.place(evidence.span)
    if placed is None:
        where = f"{text.document.source_id} at {evidence.span.start}–{evidence.span.end}"
        raise LookupError(f"{where}: the evidence for {row_id} stands in no passage")
    return placed


def evidence_rows(
    extractions: Iterable[Extraction], texts: dict[str, Text], shelf: Shelf, claims: Claims
) -> list[Row]:
    """The words behind every row, one row of ``evidence`` for each place, column, rule and basis."""
    found: dict[str, Row] = {}
    drafts = ((one.document.source_id, draft) for one in extractions for draft in one.drafts)
    for source_id, draft in (*drafts, *((said.source_id, said.draft) for said in shelf.added)):
        ref = Ref(draft.table, draft.key)
        row_id = shelf.key_of(source_id, ref)
        said_otherwise = claims.get((source_id, ref), {})
        disputed = _of_columns(draft, said_otherwise) if said_otherwise else ()
        for evidence in (*draft.evidence, *disputed):
            placed = _place(texts[source_id], evidence, row_id)
            row = _evidence_row(
                draft.table, row_id, evidence, placed, said_otherwise.get(evidence.column or "")
            )
            found[str(row["evidence_id"])] = row
    return list(found.values())


def _of_columns(draft: Draft, columns: Iterable[str]) -> Iterator[Evidence]:
    """The words for a column that is in dispute: where none are set apart, those for the whole row."""
    first = next((one for one in draft.evidence if one.column is None), draft.evidence[0])
    apart = {one.column for one in draft.evidence}
    return (replace(first, column=column) for column in columns if column not in apart)


def _evidence_row(table: str, row_id: str, evidence: Evidence, placed: Placed, claim: str | None) -> Row:
    row: Row = {
        "evidence_id": "",
        "table_name": table,
        "row_id": row_id,
        "column_name": evidence.column,
        "passage_id": placed.passage_id,
        "char_start": placed.start,
        "char_end": placed.end,
        "quote": placed.quote,
        "rule": evidence.rule,
        "basis": evidence.basis,
        "claim": claim,
    }
    row["evidence_id"] = evidence_id(row, placed.offset)
    return row


def evidence_id(row: Row, offset: int) -> str:
    """What a row of ``evidence`` is called; its words begin ``offset`` code points into their passage."""
    content = (row["table_name"], row["passage_id"], offset, row["quote"])
    why = (row["column_name"], row["rule"], row["basis"])
    about = str(row["row_id"]).replace("/", "-").lower()
    return f"ev-{about}-{digest(content, why, digits=DIGITS)}"


def mention_id(row: Row, offset: int) -> str:
    """What a row of ``mentions`` is called, likewise."""
    mark = digest(row["entity_kind"], row["passage_id"], offset, row["surface"], digits=DIGITS)
    return f"mention-{str(row['entity_id']).lower()}-{mark}"


def mention_rows(extractions: Iterable[Extraction], texts: dict[str, Text], shelf: Shelf) -> list[Row]:
    """Where entities are named; one name may stand within another, but none is listed twice."""
    found: dict[str, Row] = {}
    for extraction in extractions:
        source_id = extraction.document.source_id
        for mention in extraction.mentions:
            placed = texts[source_id].place(mention.span)
            if placed is None:
                raise LookupError(f"{source_id}: a mention of {mention.entity.key} stands in no passage")
            row: Row = {
                "mention_id": "",
                "passage_id": placed.passage_id,
                "entity_kind": SINGULAR[mention.entity.table],
                "entity_id": shelf.key_of(source_id, mention.entity),
                "char_start": placed.start,
                "char_end": placed.end,
                "surface": placed.quote,
            }
            row["mention_id"] = own = mention_id(row, placed.offset)
            found[own] = row
    return list(found.values())


def notice_rows(
    extractions: Iterable[Extraction], texts: dict[str, Text], doubts: Iterable[tuple[str, Notice]]
) -> list[Row]:
    """What a careful reader would flag, and the ``doubts`` of resolving, by source: each once."""
    said: dict[tuple[str, Notice], None] = {}
    for extraction in extractions:
        said |= dict.fromkeys((extraction.document.source_id, notice) for notice in extraction.notices)
    said |= dict.fromkeys(doubts)
    rows: list[Row] = []
    claims: list[Claim] = []
    for source_id, notice in said:
        placed = texts[source_id].place(notice.span)
        where = (placed.passage_id, placed.offset, placed.quote) if placed else (source_id,)
        name = join(slug(notice.kind), slug(notice.message, WORDS), digest(where, notice.message))
        claims.append(Claim((name,), (where, notice.message)))
        rows.append(_notice_row(source_id, notice, placed))
    return [{**row, "notice_id": own} for row, own in zip(rows, assign(claims), strict=True)]


def skipped_rows(skipped: Sequence[Skipped]) -> list[Row]:
    """A notice for each source that was left out; there is no row of ``sources`` that it could name."""
    claims = [Claim((join(SKIPPED, slug(one.name, WORDS)),), (one.name,)) for one in skipped]
    row: Row = dict.fromkeys(("source_id", "passage_id", "char_start", "char_end"))
    return [
        {"notice_id": own, **row, "kind": SKIPPED, "message": f"{one.name} was left out: {one.reason}"}
        for one, own in zip(skipped, assign(claims), strict=True)
    ]


def _notice_row(source_id: str, notice: Notice, placed: Placed | None) -> Row:
    return {
        "notice_id": None,
        "source_id": source_id,
        "passage_id": placed.passage_id if placed else None,
        "char_start": placed.start if placed else notice.span.start,
        "char_end": placed.end if placed else notice.span.end,
        "kind": notice.kind,
        "message": notice.message,
    }
