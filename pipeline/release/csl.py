"""Citations for reference managers: CSL-JSON, the data model of the Citation Style Language 1.0.2."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pipeline.release import apa
from pipeline.release.jsons import known
from pipeline.release.works import DATASET, Work


def text(works: Sequence[Work]) -> str:
    """An array with an item a work."""
    return json.dumps([item(work) for work in works], ensure_ascii=False, indent=2) + "\n"


def item(work: Work) -> dict[str, object]:
    """A work as an item.

    CSL has no word for a licence, a digest or a quotation: a reader finds them in ``note``, a program in ``custom``.
    """
    notes = [*work.remarks, *map(apa.quoted, work.quotes), f"Licence: {apa.licence(work)}"]
    return known(
        {
            "id": work.key,
            "type": _type(work),
            "title": work.title,
            "author": _names(work.author),
            "container-title": work.within,
            "number": work.row,
            "version": work.version,
            "publisher": work.publisher,
            "issued": _date(work.issued),
            "accessed": _date(work.accessed),
            "URL": work.url,
            "language": work.language,
            "note": "; ".join(notes),
            "custom": _custom(work),
        }
    )


def _type(work: Work) -> str:
    if work.kind == DATASET:
        return "dataset"
    return "webpage" if work.url else "document"


def _names(name: str) -> list[dict[str, str]]:
    """A name is kept whole, be it of a person with a particle or of a body with a comma: nobody told its parts."""
    return [{"literal": name}] if name else []


def _date(day: str) -> dict[str, object]:
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else {}


def _custom(work: Work) -> dict[str, object]:
    quotes = [
        known(
            {
                "quote": quote.words,
                "section": quote.section,
                "char_start": quote.start,
                "char_end": quote.end,
                "rule": quote.rule,
                "basis": quote.basis,
            }
        )
        for quote in work.quotes
    ]
    return known({"license": work.license, "sha256": work.digest, "quotes": quotes})
