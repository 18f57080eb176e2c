"""Bodies, people, places and initiatives that the document names, and the other names it gives them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.entities import Entity
from pipeline.extract.findings import Findings
from pipeline.extract.normal import key
from pipeline.model import Draft, Evidence

_COLUMNS = {
    "organizations": ("name", "abbreviation", "kind", "country_code", "wikidata_id"),
    "people": ("name",),
    "places": ("name", "abbreviation", "kind", "country_code"),
    "initiatives": ("name", "abbreviation", "kind", "description", "start_edtf"),
}
_KIND = {"organizations": "organization", "people": "person", "places": "place", "initiatives": "initiative"}


def extract(findings: Findings) -> Iterator[Draft]:
    """``organizations``, ``people``, ``places``, ``initiatives`` and their ``aliases``."""
    for entity in findings.reading.cast:
        values = {column: entity.values.get(column) for column in _COLUMNS[entity.table]}
        yield Draft(entity.table, entity.key, values, tuple(entity.evidence))
        yield from _aliases(entity)


def _aliases(entity: Entity) -> Iterator[Draft]:
    """Every other wording of the source: not the name, not its abbreviation, not a surname alone."""
    known = {_spelling(entity.name), _spelling(str(entity.values.get("abbreviation") or ""))}
    for surface, evidence in entity.surfaces.items():
        if _spelling(surface) in known or (surface.isupper() and key(surface) == key(entity.name)):
            continue
        if entity.table in ("people",) or evidence.rule in ("surname", "plural-head"):
            continue
        known.add(_spelling(surface))
        yield _alias(entity, surface, evidence, None)
    for alias, language, evidence in entity.values.get("other_names") or ():  # type: ignore[attr-defined]
        yield _alias(entity, alias, evidence, language)


def _spelling(name: str) -> str:
    """What two wordings share that differ in case, marks or a leading article alone: "U.S." and "United States" do differ."""
    flat = " ".join(name.casefold().replace("-", " ").replace("–", " ").replace(",", " ").split())
    return flat.removeprefix("the ")


def _alias(entity: Entity, alias: str, evidence: Evidence, language: str | None) -> Draft:
    values = {
        "entity_kind": _KIND[entity.table],
        "entity_id": entity.ref,
        "alias": alias,
        "language": language,
    }
    return Draft(
        "aliases", f"{entity.table}/{entity.key}/{alias}", values, (Evidence(evidence.span, evidence.rule),)
    )
