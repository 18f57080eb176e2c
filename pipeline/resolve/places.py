"""Whether two places that are said of one thing contradict each other."""

from __future__ import annotations

from pipeline.resolve.shelf import Shelf


def places_agree(one: str, other: str, shelf: Shelf) -> bool:
    """Whether two keys of ``places`` are the same, or one is the country that the other lies in."""
    if one == other:
        return True
    first, second = (shelf.told["places"][key][0][1] for key in (one, other))
    same_country = first["country_code"] is not None and first["country_code"] == second["country_code"]
    return same_country and "country" in (first["kind"], second["kind"])
