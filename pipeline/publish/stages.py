"""What each stage handed to the next, one Parquet file a stage: to see where a fact was lost or went wrong.

These files are for whoever works on the pipeline; their columns are no contract.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.model import Document, Evidence, Extraction, Passage, Ref, Span

Row = dict[str, object]

_NUMBERS = {"byte_count", "ordinal", "char_start", "char_end", "depth", "block", "lead_in", "parent"}
_COLUMNS = {
    "documents": tuple(field.name for field in dataclasses.fields(Document)),
    "passages": (
        "source_id", "ordinal", "kind", "section", "depth", "block", "lead_in", "parent", "marker", "label",
        "sentences", "char_start", "char_end", "text",
    ),
    "drafts": ("source_id", "table_name", "key", "values", "evidence"),
    "mentions": ("source_id", "table_name", "key", "char_start", "char_end", "surface"),
    "notices": ("source_id", "kind", "message", "char_start", "char_end", "words"),
}  # fmt: skip


def write(extractions: Sequence[Extraction], folder: Path) -> None:
    """Write ``stages/<stage>.parquet`` for documents, passages, drafts, mentions and notices.

    Rows are in the order in which the stages made them; values, evidence and sentences are JSON.
    Raises OSError.
    """
    target = folder / "stages"
    target.mkdir()
    makers = {"passages": _passages, "drafts": _drafts, "mentions": _mentions, "notices": _notices}
    rows = {"documents": [_fields(extraction.document) for extraction in extractions]}
    rows |= {stage: [row for each in extractions for row in make(each)] for stage, make in makers.items()}
    for stage, columns in _COLUMNS.items():
        schema = pa.schema([(name, pa.int64() if name in _NUMBERS else pa.string()) for name in columns])
        table = pa.Table.from_pylist(rows[stage], schema=schema)
        pq.write_table(table, target / f"{stage}.parquet", compression="zstd")


def _passages(extraction: Extraction) -> Iterator[Row]:
    document = extraction.document
    for passage in extraction.passages:
        yield {
            **_fields(passage),
            "source_id": document.source_id,
            "section": " > ".join(passage.section),
            "label": _words(document, passage.label) if passage.label else None,
            "sentences": _json([_pair(span) for span in passage.sentences]),
            **_place(passage.span),
            "text": _words(document, passage.span),
        }


def _drafts(extraction: Extraction) -> Iterator[Row]:
    for draft in extraction.drafts:
        yield {
            "source_id": extraction.document.source_id,
            "table_name": draft.table,
            "key": draft.key,
            "values": _json(draft.values),
            "evidence": _json([_evidence(extraction.document, each) for each in draft.evidence]),
        }


def _mentions(extraction: Extraction) -> Iterator[Row]:
    document = extraction.document
    for mention in extraction.mentions:
        yield {
            "source_id": document.source_id,
            "table_name": mention.entity.table,
            "key": mention.entity.key,
            **_place(mention.span),
            "surface": _words(document, mention.span),
        }


def _notices(extraction: Extraction) -> Iterator[Row]:
    document = extraction.document
    for notice in extraction.notices:
        yield {
            "source_id": document.source_id,
            "kind": notice.kind,
            "message": notice.message,
            **_place(notice.span),
            "words": _words(document, notice.span),
        }


def _evidence(document: Document, evidence: Evidence) -> Row:
    return {**_fields(evidence), "span": _pair(evidence.span), "quote": _words(document, evidence.span)}


def _fields(record: Document | Passage | Evidence) -> Row:
    return {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}


def _place(span: Span) -> Row:
    return {"char_start": span.start, "char_end": span.end}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _words(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=_plain)


def _plain(value: object) -> object:
    """What JSON has no word for: a reference as its table and key, a date as ISO 8601."""
    if isinstance(value, Ref):
        return {"table": value.table, "key": value.key}
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a draft holds {value!r}, which no column can hold")
