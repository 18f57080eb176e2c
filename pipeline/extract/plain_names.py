"""Bodies of the lexicon by the name the document gives them: "Ministry of Commerce", not "… of China".

The lexicon tells ministries of different countries apart by adding the country; a column holds that.
"""

from __future__ import annotations

from pipeline.extract.entities import Entity
from pipeline.extract.national_bodies import national_body, without_country
from pipeline.extract.normal import key
from pipeline.extract.reading import Reading

_GOVERNMENTAL = ("ministry", "secretariat", "department")
_NOT_WORDED = frozenset(("plural-head", "known-abbreviation", "abbreviation", "short-name"))


def give_plain_names(reading: Reading) -> None:
    """Names every foreign ministry by its fullest wording in the text, or without its country.

    U.S. departments keep theirs.
    """
    for entity in reading.cast.of("organizations"):
        country = entity.values.get("country_code")
        if not isinstance(country, str) or country == "USA" or entity.values.get("kind") not in _GOVERNMENTAL:
            continue
        written = [
            wording
            for surface, evidence in entity.surfaces.items()
            for wording in (surface.replace("’s ", "'s ").partition("'s ")[2] or surface,)
            if evidence.rule not in _NOT_WORDED and _adds_country(entity, wording, country)
        ]
        if not any(key(surface) == key(entity.name) for surface in entity.surfaces):
            entity.values["name"] = max(written, key=len, default=without_country(entity.name))
        elif not written:  # a ministry that the lexicon does not know
            entity.values["name"] = without_country(entity.name)


def _adds_country(entity: Entity, surface: str, country: str) -> bool:
    """The lexicon's name is the wording and nothing more than the country: "… of Japan", "Swiss …"."""
    known = national_body(surface, country)
    name, short = key(entity.name), key(surface)
    if known is None or known.name != entity.name or len(short.split()) < 2:
        return False
    return name.startswith(short + " of ") or name.endswith(" " + short)
