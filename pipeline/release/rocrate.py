"""``ro-crate-metadata.json``: RO-Crate 1.3, for research archives: which file is what, and how it came to be.

Its ``@context`` is the one address that the standard demands; it is a name, and tools bring the context along.
"""

from __future__ import annotations

import importlib.metadata

from pipeline.release import about, apa, licences, works
from pipeline.release.about import File, Release
from pipeline.release.jsons import known, written

_CREATOR = "#creator"
_PROGRAM = "#program"
_MAKING = "#making"


def text(release: Release) -> str:
    """The crate: its descriptor, the dataset, each file, whose they are, and the run that made them."""
    graph = [
        {
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "about": _at("./"),
            "conformsTo": _at("https://w3id.org/ro/crate/1.3"),
        },
        _dataset(release),
        *(_file(release, file) for file in release.files),
        *_licences(release),
        {"@id": _CREATOR, "@type": "Organization", "name": about.CREATOR},
        *_making(release),
    ]
    return written({"@context": "https://w3id.org/ro/crate/1.3/context", "@graph": graph})


def _dataset(release: Release) -> dict[str, object]:
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": about.TITLE,
        "description": about.DESCRIPTION,
        "identifier": f"sha256:{release.digest}",
        "version": release.version,
        "datePublished": release.date,
        "keywords": ", ".join(about.KEYWORDS),
        "inLanguage": about.LANGUAGE,
        "license": _at(licences.ADDRESSES[release.license]),
        "author": _at(_CREATOR),
        "publisher": _at(_CREATOR),
        "creditText": apa.line(works.of_release(release)),
        "hasPart": [_at(file.address) for file in release.files],
        "mentions": _at(_MAKING),
    }


def _file(release: Release, file: File) -> dict[str, object]:
    sources = {str(release.document(source).path): source for source in release.sources()}
    found: dict[str, object] = {
        "@id": file.address,
        "@type": "File",
        "name": file.path,
        "description": about.purpose(file),
        "encodingFormat": file.media_type,
        "contentSize": str(file.size) if file.stable else None,
        "sha256": file.sha256 if file.stable else None,
    }
    if file.path in sources:
        source = sources[file.path]
        address = licences.ADDRESSES.get(str(source["license"]))
        found |= {"name": source["title"], "url": source["url"], "license": address and _at(address)}
        found |= {"creditText": source["publisher"]}
        found |= {"usageInfo": licences.rights(source)} if address is None else {}
    return known(found)


def _licences(release: Release) -> list[dict[str, object]]:
    """Each licence that something stands under, by address."""
    stated = {release.license, "MIT", *(str(source["license"]) for source in release.sources())}
    return [
        {"@id": licences.ADDRESSES[spdx], "@type": "CreativeWork", "name": spdx, "identifier": spdx}
        for spdx in sorted(stated & licences.ADDRESSES.keys())
    ]


def _making(release: Release) -> list[dict[str, object]]:
    """The program, and the run that turned documents into data.

    It is a work and no SoftwareApplication, of which RO-Crate would want an address.
    """
    documents = [_at(release.document(source).address) for source in release.sources()]
    made = [file for file in release.data if file.table or file.path.startswith(f"{about.NAME}.")]
    return [
        {
            "@id": _PROGRAM,
            "@type": "CreativeWork",
            "name": about.NAME,
            "version": importlib.metadata.version("hled"),
            "license": _at(licences.ADDRESSES["MIT"]),
        },
        {
            "@id": _MAKING,
            "@type": "CreateAction",
            "name": "hled release",
            "endTime": release.date,
            "instrument": _at(_PROGRAM),
            "agent": _at(_CREATOR),
            "object": documents if len(documents) > 1 else documents[0],
            "result": [_at(file.address) for file in made],
        },
    ]


def _at(address: str) -> dict[str, str]:
    return {"@id": address}
