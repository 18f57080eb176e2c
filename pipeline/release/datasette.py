"""``datasette.json``: what Datasette shows beside the tables of ``hled.sqlite``."""

from __future__ import annotations

from pipeline.publish import sqlite
from pipeline.release import about, licences
from pipeline.release.about import Release
from pipeline.release.jsons import known, written
from schemas.tables import description, descriptions


def text(release: Release) -> str:
    """The title and licence of the release, a description of every table and column."""
    tables: dict[str, object] = {
        name: {"description": description(name), "columns": descriptions(name)} for name in release.tables
    }
    return written(
        known(
            {
                "title": f"{about.TITLE} (version {release.version})",
                "description": about.DESCRIPTION,
                "license": release.license,
                "license_url": licences.ADDRESSES.get(release.license),
                "databases": {about.NAME: {"tables": tables | {sqlite.ABOUT: {"hidden": True}}}},
            }
        )
    )
