"""Which licence the data may carry, given those of the documents whose words it quotes."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Mapping, Sequence

from pipeline.errors import OutputError, UsageError
from pipeline.release import about
from pipeline.release.about import Release

UNKNOWN = "The licence of this document is unknown."
_SHOWN = 8  # names in a message
OPEN = "CC-BY-4.0"  # our own, where no source asks for more
# SPDX identifiers by what they ask of a work that quotes at length: to be passed on alike, or no more than a credit.
_DATABASES = "ODbL-1.0"
_ALIKE = ("CC-BY-SA-4.0", "CC-BY-SA-3.0", _DATABASES)
_CREDIT = (
    "CC-BY-4.0",
    "CC-BY-3.0",
    "CC0-1.0",
    "PDDL-1.0",
    "OGL-UK-3.0",
    "ODC-By-1.0",
    "LicenseRef-US-public-domain",
)
ADDRESSES = {
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC-BY-SA-3.0": "https://creativecommons.org/licenses/by-sa/3.0/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-3.0": "https://creativecommons.org/licenses/by/3.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "ODbL-1.0": "https://opendatacommons.org/licenses/odbl/1-0/",
    "ODC-By-1.0": "https://opendatacommons.org/licenses/by/1-0/",
    "PDDL-1.0": "https://opendatacommons.org/licenses/pddl/1-0/",
    "OGL-UK-3.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    "MIT": "https://opensource.org/license/mit",
}


def licence(
    sources: Sequence[Mapping[str, object]], allow_unknown: bool = False
) -> tuple[str, tuple[str, ...]]:
    """The SPDX identifier for the data as a whole, and the ids of sources whose licence is unknown.

    Text under a share-alike licence makes the data share-alike: the newest of those that occur. Raises UsageError
    for unknown licences unless ``allow_unknown``.
    """
    stated = {str(source["source_id"]): source.get("license") for source in sources}
    unknown = tuple(sorted(name for name, spdx in stated.items() if spdx not in (*_ALIKE, *_CREDIT)))
    if unknown and not allow_unknown:
        names = listed([f"{name} ({_doubt(stated[name])})" for name in unknown])
        todo = "write `license` (SPDX) into their source.toml, or release with --allow-unknown-license"
        what = f"the licence of {len(unknown):,} of {len(stated):,} sources is unknown: {names}"
        raise UsageError(what, "the raw folder", todo)
    alike = [spdx for spdx in _ALIKE if spdx in stated.values()]
    return (alike[0] if alike else OPEN), unknown


def check(sources: Sequence[Mapping[str, object]]) -> None:
    """Raises UsageError for documents that must each be passed on under their own licence, and so not together."""
    stated = {str(source.get("license")) for source in sources}
    texts = sorted(stated & {spdx for spdx in _ALIKE if spdx != _DATABASES})
    if _DATABASES in stated and texts:
        what = f"{_DATABASES} and {texts[-1]} both ask for the whole to be theirs, so one release cannot hold both"
        raise UsageError(what, "the raw folder", "release the documents of each licence by themselves")


def rights(source: Mapping[str, object]) -> str:
    """What is known of the rights of a document, in words."""
    return str(source.get("license") or UNKNOWN)


def _doubt(spdx: object) -> str:
    return f"{spdx} is not known to allow it" if spdx else "none given"


def listed(names: Sequence[str]) -> str:
    """Names for a line on a screen: the first few, and how many more there are."""
    more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def named(spdx: str) -> dict[str, str]:
    """A licence as Frictionless writes it: ``name`` (SPDX) and ``path`` (where its terms are), if that is known."""
    return {"name": spdx} | ({"path": ADDRESSES[spdx]} if spdx in ADDRESSES else {})


def of_code(release: Release) -> str:
    """``LICENSE``: that of the program that made the data, as it is installed."""
    text = importlib.metadata.distribution("hled").read_text("licenses/LICENSE")
    if text is None:
        raise OutputError("the program's own licence is not installed with it", todo="run `make build` again")
    return text


def of_data(release: Release) -> str:
    """``LICENSE-DATA``: what the data as a whole may be used for, and under what each document stands."""
    but = ", all but the words of the documents that are marked below" if release.unknown else ""
    lines = [
        f"The data of {release.folder} are licensed under {release.license}{but}.",
        f"{ADDRESSES[release.license]}",
        "",
        "They quote the documents below raw/, whose rights travel along:",
        "",
    ]
    for source in release.sources():
        spdx = str(source["license"] or "")
        mark = f"  (!) licence: {_doubt(spdx)}" if source["source_id"] in release.unknown else ""
        holder = f", {source['publisher']}" if source["publisher"] else ""
        lines.append(f"raw/{source['path']}: {source['title']}{holder}")
        lines.append(mark or f"  licence: {spdx}")
        if spdx in ADDRESSES:
            lines.append(f"  terms: {ADDRESSES[spdx]}")
        if source["url"]:
            lines.append(f"  from: {source['url']}")
    if release.unknown:
        lines += ["", "Ask the publishers of the marked documents before you pass on their words."]
    lines += ["", f"Credit: {about.CREATOR}, {about.TITLE}, version {release.version}, {release.date}.", ""]
    lines.append("The program that made the data has a licence of its own: see LICENSE.")
    return "\n".join(lines) + "\n"
