"""``datacite.json``: what whoever registers a DOI asks for, DataCite Metadata Schema 4.5.

No DOI stands in it: that is given by the registry, not by us.
"""

from __future__ import annotations

from pipeline.release import about, licences
from pipeline.release.about import Release
from pipeline.release.jsons import known, written

_SPDX = {"rightsIdentifierScheme": "SPDX", "schemeUri": "https://spdx.org/licenses/"}


def text(release: Release) -> str:
    """The record in DataCite's JSON."""
    data = release.data
    return written(
        {
            "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Relational data with evidence"},
            "creators": [{"name": about.CREATOR, "nameType": "Organizational"}],
            "titles": [{"title": about.TITLE, "lang": about.LANGUAGE}],
            "publisher": {"name": about.CREATOR},
            "publicationYear": release.date[:4],
            "subjects": [{"subject": word, "lang": about.LANGUAGE} for word in about.KEYWORDS],
            "dates": [{"date": release.date, "dateType": "Issued"}],
            "language": about.LANGUAGE,
            "version": release.version,
            "rightsList": [_rights(release.license)],
            "descriptions": [
                {"description": about.DESCRIPTION, "descriptionType": "Abstract", "lang": about.LANGUAGE}
            ],
            "formats": sorted({file.media_type for file in data}),
            "sizes": [f"{sum(table.num_rows for table in release.tables.values())} rows"],
            "relatedItems": _documents(release),
            "schemaVersion": "http://datacite.org/schema/kernel-4",
        }
    )


def _rights(spdx: str) -> dict[str, str]:
    return {"rights": spdx, "rightsUri": licences.ADDRESSES[spdx], "rightsIdentifier": spdx, **_SPDX}


def _documents(release: Release) -> list[dict[str, object]]:
    """The documents, each once: of two that nothing sets apart but their file, the record has no word for it."""
    found: list[dict[str, object]] = []
    for source in release.sources():
        document = _derived_from(source)
        if document not in found:
            found.append(document)
    return found


def _derived_from(source: dict[str, object]) -> dict[str, object]:
    """A document that the data were read from."""
    address = {"relatedItemIdentifier": source["url"], "relatedItemIdentifierType": "URL"}
    return known(
        {
            "relatedItemType": "Text",
            "relationType": "IsDerivedFrom",
            "relatedItemIdentifier": address if source["url"] else None,
            "titles": [{"title": source["title"]}],
            "publicationYear": str(source["published_on"] or "")[:4],
            "publisher": source["publisher"],
        }
    )
