"""``.zenodo.json``: the deposit that Zenodo makes of a release."""

from __future__ import annotations

import html

from pipeline.release import about
from pipeline.release.about import Release
from pipeline.release.jsons import written


def text(release: Release) -> str:
    """The metadata of the deposit; Zenodo takes the description as HTML and languages as ISO 639-3."""
    derived = [
        {"identifier": source["url"], "relation": "isDerivedFrom", "scheme": "url"}
        for source in release.sources()
        if source["url"]
    ]
    return written(
        {
            "upload_type": "dataset",
            "title": about.TITLE,
            "description": f"<p>{html.escape(about.DESCRIPTION)}</p>",
            "creators": [{"name": about.CREATOR}],
            "version": release.version,
            "publication_date": release.date,
            "access_right": "open",
            "license": release.license.lower(),
            "keywords": list(about.KEYWORDS),
            "language": "eng",
            "related_identifiers": derived,
        }
    )
