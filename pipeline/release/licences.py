"""Which licence the data may carry, given those of the documents whose words it quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.errors import UsageError

OPEN = "CC-BY-4.0"  # our own, where no source asks for more
# SPDX identifiers by what they ask of a work that quotes at length: to be passed on alike, or no more than a credit.
_ALIKE = ("CC-BY-SA-4.0", "CC-BY-SA-3.0", "ODbL-1.0")
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
    "ODbL-1.0": "https://opendatacommons.org/licenses/odbl/1-0/",
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
        names = ", ".join(f"{name} ({stated[name] or 'none given'})" for name in unknown)
        todo = "write `license` into their source.toml, or release with --allow-unknown-license"
        raise UsageError(f"the licence of {len(unknown)} of the sources is unknown: {names}", "raw", todo)
    alike = [spdx for spdx in _ALIKE if spdx in stated.values()]
    return (alike[0] if alike else OPEN), unknown
