"""Which columns two sources can contradict each other in though they speak of one row.

Of these the row shows one claim, and ``evidence.claim`` keeps the others. Names, titles and descriptions
are not among them: sources word them differently without contradiction. Nor are the columns that make a row
what it is: who differs in those speaks of another row.
"""

from __future__ import annotations

CONTESTED: dict[str, tuple[str, ...]] = {
    "dialogues": ("abbreviation",),
    "organizations": ("abbreviation", "kind", "country_code", "wikidata_id"),
    "places": ("abbreviation", "kind", "country_code"),
    "initiatives": ("abbreviation", "kind", "start_edtf"),
    "aliases": ("language",),
    "phases": ("start_edtf",),
    "events": ("phase_id", "date_edtf", "place_id"),
}
