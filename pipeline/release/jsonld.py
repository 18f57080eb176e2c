"""``dataset.jsonld``: the release for search engines (schema.org) and data catalogues (DCAT 3), in one graph.

Its context is written out, so that no reader has to fetch one.
"""

from __future__ import annotations

from pipeline.release import about, licences
from pipeline.release.about import RAW, File, Release
from pipeline.release.jsons import known, written
from schemas.tables import columns, descriptions, units

_CONTEXT = {
    "@vocab": "https://schema.org/",
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_ENGLISH = "http://publications.europa.eu/resource/authority/language/ENG"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"


def text(release: Release) -> str:
    """The dataset, its distributions, and the documents it was derived from."""
    return written(
        {"@context": _CONTEXT, "@graph": [_dataset(release), *_sources(release), *_files(release)]}
    )


def _dataset(release: Release) -> dict[str, object]:
    sources = [_at(_work(release, source)) for source in release.sources()]
    files = [_at(file.address) for file in release.data]
    return _words(release) | {
        "license": _at(licences.ADDRESSES[release.license]),
        "dct:license": _at(licences.ADDRESSES[release.license]),
        "isBasedOn": sources,
        "dct:source": sources,
        "prov:wasDerivedFrom": sources,
        "distribution": files,
        "dcat:distribution": files,
        "variableMeasured": [
            _variable(table, column) for table in release.tables for column in columns(table)
        ],
    }


def _words(release: Release) -> dict[str, object]:
    """What the dataset is called, of whom and when, in the words of both vocabularies."""
    issued = {"@type": "xsd:date", "@value": release.date}
    creator = {
        "@id": "#creator",
        "@type": ["Organization", "foaf:Agent"],
        "name": about.CREATOR,
        "foaf:name": about.CREATOR,
    }
    return {
        "@id": "./",
        "@type": ["Dataset", "dcat:Dataset"],
        "name": about.TITLE,
        "dct:title": _in_english(about.TITLE),
        "description": about.DESCRIPTION,
        "dct:description": _in_english(about.DESCRIPTION),
        "identifier": f"sha256:{release.digest}",
        "dct:identifier": f"sha256:{release.digest}",
        "version": release.version,
        "dcat:version": release.version,
        "datePublished": issued,
        "dct:issued": issued,
        "keywords": list(about.KEYWORDS),
        "dcat:keyword": [_in_english(word) for word in about.KEYWORDS],
        "inLanguage": about.LANGUAGE,
        "dct:language": _at(_ENGLISH),
        "creator": creator,
        "dct:creator": _at("#creator"),
        "dct:publisher": _at("#creator"),
        "isAccessibleForFree": True,
    }


def _variable(table: str, column: str) -> dict[str, object]:
    return known(
        {
            "@type": "PropertyValue",
            "name": f"{table}.{column}",
            "description": descriptions(table)[column],
            "unitText": units(table).get(column),
        }
    )


def _sources(release: Release) -> list[dict[str, object]]:
    """The documents as works, each with its rights; of an unknown licence it is said that it is unknown."""
    works = []
    for source in release.sources():
        spdx, url = str(source["license"] or ""), source["url"]
        address = licences.ADDRESSES.get(spdx)
        rights = licences.rights(source)
        publisher = {
            "@type": ["Organization", "foaf:Agent"],
            "name": source["publisher"],
            "foaf:name": source["publisher"],
        }
        work: dict[str, object] = {
            "@id": _work(release, source),
            "@type": ["CreativeWork", "prov:Entity"],
            "name": source["title"],
            "dct:title": source["title"],
            "publisher": publisher if source["publisher"] else None,
            "url": url and _at(str(url)),
            "license": address and _at(address),
            "dct:license": address and _at(address),
            "dct:rights": rights,
            "inLanguage": source["language"],
            "encoding": _at(release.document(source).address),
        }
        works.append(known(work))
    return works


def _files(release: Release) -> list[dict[str, object]]:
    rights = {f"{RAW}/{source['path']}": str(source["license"] or "") for source in release.sources()}
    return [_file(file, rights.get(file.path, release.license)) for file in release.data]


def _file(file: File, spdx: str) -> dict[str, object]:
    checksum = {"@type": "spdx:Checksum", "spdx:algorithm": _at(_SHA256)}
    size = {"@type": "xsd:nonNegativeInteger", "@value": str(file.size)}
    hexadecimal = {"@type": "xsd:hexBinary", "@value": file.sha256}
    found: dict[str, object] = {
        "@id": file.address,
        "@type": ["DataDownload", "dcat:Distribution"],
        "name": file.path,
        "dct:title": file.path,
        "contentUrl": _at(file.address),
        "dcat:downloadURL": _at(file.address),
        "encodingFormat": file.media_type,
        "dcat:mediaType": _at(_MEDIA_TYPES + file.media_type),
        "dct:license": _at(licences.ADDRESSES[spdx]) if spdx in licences.ADDRESSES else None,
    }
    if spdx not in licences.ADDRESSES:
        found["dct:rights"] = spdx or licences.UNKNOWN
    if file.stable:
        found |= {
            "contentSize": f"{file.size} B",
            "dcat:byteSize": size,
            "sha256": file.sha256,
            "spdx:checksum": checksum | {"spdx:checksumValue": hexadecimal},
        }
    return known(found)


def _work(release: Release, source: dict[str, object]) -> str:
    """The name of a document as a work, beside its file in this release."""
    return f"{release.document(source).address}#work"


def _at(address: str) -> dict[str, str]:
    return {"@id": address}


def _in_english(words: str) -> dict[str, str]:
    return {"@language": about.LANGUAGE, "@value": words}
