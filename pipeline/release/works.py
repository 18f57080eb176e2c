"""What can be cited: the dataset, one of its facts, a document that it was read from; with what is known of it alone.

Who wrote a document, and under which DOI either could be found, nobody told HLED; so no citation says it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.release import about, licences
from pipeline.release.about import Release
from pipeline.release.opened import PACKAGE
from pipeline.release.readers import Damaged

DATASET, DOCUMENT = "dataset", "document"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document that state a fact: the slice ``[start, end)`` of its text in code points."""

    words: str
    section: str
    start: int
    end: int
    rule: str
    basis: str


@dataclass(frozen=True, slots=True)
class Work:
    """Something to cite. What is empty is not known; days are ISO 8601, ``license`` an SPDX identifier."""

    key: str
    kind: str  # dataset | document
    title: str
    author: str = ""
    publisher: str = ""
    issued: str = ""
    accessed: str = ""
    version: str = ""
    url: str = ""
    license: str = ""
    language: str = ""
    digest: str = ""  # SHA-256: of a document's bytes, of a dataset's rows
    within: str = ""  # of a fact: the title of its dataset
    row: str = ""  # of a fact: its table and key
    quotes: tuple[Quote, ...] = ()
    remarks: tuple[str, ...] = ()


def of_release(release: Release) -> Work:
    """A release as a work."""
    return Work(
        release.folder,
        DATASET,
        about.TITLE,
        about.CREATOR,
        issued=release.date,
        version=release.version,
        license=release.license,
        language=about.LANGUAGE,
        digest=release.digest,
    )


def of_package(package: Mapping[str, Any], where: str) -> Work:
    """A dataset as ``datapackage.json`` tells of it; of a part of one, what it was cut from.

    Raises Damaged if that leaves out what a citation needs.
    """
    cut = package.get("slice")
    try:
        version = str(package.get("version", "") if cut else package["version"])
        licences = package.get("licenses", ()) if cut else package["licenses"]
        return Work(
            str(cut["of"] if cut else f"{package['name']}-{version}"),
            DATASET,
            str(package["title"]),
            str(package["contributors"][0]["title"]),
            issued=str(package.get("created", "") if cut else package["created"])[:10],
            version=version,
            license=str(licences[0]["name"]) if licences else "",
            language=about.LANGUAGE,
            digest=str((cut or package)["digest"]).removeprefix("sha256:"),
        )
    except (LookupError, TypeError) as error:
        fault = f"{error} is missing" if isinstance(error, KeyError) else "a value is of another kind"
        what = f"{PACKAGE} does not say what to cite: {fault}"
        raise Damaged(what, where, "fetch it again") from error


def of_build(sources: Sequence[Mapping[str, object]], digest: str) -> Work:
    """Rows that nobody released: they have no version and no date, only what their digest says they are."""
    spdx, unknown = licences.licence(sources, allow_unknown=True)
    return Work(
        f"{about.NAME}-{digest[:12]}" if digest else about.NAME,
        DATASET,
        about.TITLE,
        about.CREATOR,
        license="" if unknown else spdx,
        language=about.LANGUAGE,
        digest=digest,
    )


def of_source(source: Mapping[str, object]) -> Work:
    """A document, from its row in ``sources``; a column that is missing there is not known."""
    said = {name: str(value) for name, value in source.items() if value is not None}
    return Work(
        said["source_id"],
        DOCUMENT,
        said["title"],
        publisher=said.get("publisher", ""),
        issued=said.get("published_on", ""),
        accessed=said.get("retrieved_on", ""),
        url=said.get("url", ""),
        license=said.get("license", ""),
        language=said.get("language", ""),
        digest=said.get("sha256", ""),
    )


def of_fact(dataset: Work, table: str, row_id: str, label: str, remarks: tuple[str, ...]) -> Work:
    """A row of a dataset as a part of it."""
    return replace(
        dataset,
        key=f"{dataset.key}/{table}/{row_id}",
        title=label,
        within=dataset.title,
        row=f"{table}/{row_id}",
        remarks=remarks,
    )
