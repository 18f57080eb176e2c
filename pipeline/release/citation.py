"""``CITATION.cff``: how to cite the release, as the Citation File Format 1.2.0 has it."""

from __future__ import annotations

from pipeline.release import about, licences
from pipeline.release.about import RAW, Release
from pipeline.release.jsons import known
from pipeline.release.yaml import yaml


def text(release: Release) -> str:
    """The release as a dataset to cite, with the documents it quotes as references."""
    return yaml(
        {
            "cff-version": "1.2.0",
            "message": "If you use these data, please cite them as below.",
            "type": "dataset",
            "title": about.TITLE,
            "abstract": about.DESCRIPTION,
            "authors": [{"name": about.CREATOR}],
            "version": release.version,
            "date-released": release.date,
            "license": release.license,
            "keywords": list(about.KEYWORDS),
            "references": [_reference(source) for source in release.sources()],
        }
    )


def _reference(source: dict[str, object]) -> dict[str, object]:
    """A document, with what is known of it alone; a licence that the format has no word for becomes a note."""
    spdx = str(source["license"] or "unknown")
    note = "" if spdx in licences.ADDRESSES else f", licence: {spdx}"
    return known(
        {
            "type": "generic",
            "title": source["title"],
            "authors": [{"name": source["publisher"] or "unknown"}],
            "url": source["url"],
            "date-published": source["published_on"] and str(source["published_on"]),
            "date-accessed": source["retrieved_on"] and str(source["retrieved_on"]),
            "license": None if note else spdx,
            "notes": f"{RAW}/{source['path']}, SHA-256 {source['sha256']}{note}",
        }
    )
