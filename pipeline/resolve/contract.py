"""Which columns the tables have, in order, and which of them are keys: what resolve promises to fill.

Types, descriptions and checks live in ``schemas``; this stage only needs the names, without pandas.
"""

from __future__ import annotations

COLUMNS: dict[str, tuple[str, ...]] = {
    table: tuple(columns.split())
    for table, columns in {
        "sources": "source_id title format language publisher url license retrieved_on published_on path"
        " sha256 byte_count text",
        "passages": "passage_id source_id ordinal kind section depth char_start char_end text copy_of",
        "dialogues": "dialogue_id name abbreviation kind",
        "dialogue_parties": "dialogue_id country_code",
        "countries": "country_code name",
        "organizations": "organization_id name abbreviation kind country_code wikidata_id",
        "people": "person_id name wikidata_id",
        "positions": "position_id person_id title organization_id country_code as_of_edtf",
        "places": "place_id name abbreviation kind country_code",
        "initiatives": "initiative_id name abbreviation kind description start_edtf",
        "aliases": "alias_id entity_kind entity_id alias language",
        "phases": "phase_id dialogue_id ordinal kind start_edtf",
        "pillars": "pillar_id dialogue_id phase_id parent_pillar_id level position name",
        "events": "event_id dialogue_id phase_id kind plover_code title date_edtf date_start date_end"
        " date_precision status place_id",
        "event_participants": "event_participant_id event_id person_id organization_id country_code role",
        "event_initiatives": "event_id initiative_id",
        "memberships": "membership_id dialogue_id phase_id organization_id country_code role",
        "initiative_participants": "initiative_participant_id initiative_id organization_id country_code"
        " place_id role",
        "outcomes": "outcome_id dialogue_id phase_id event_id initiative_id description date_edtf"
        " date_start date_end date_precision",
        "statements": "statement_id person_id position_id event_id text kind",
        "quantities": "quantity_id value value_max unit qualifier per subject date_edtf"
        " date_start date_end date_precision",
        "evidence": "evidence_id table_name row_id column_name passage_id char_start char_end quote rule"
        " basis claim",
        "mentions": "mention_id passage_id entity_kind entity_id char_start char_end surface",
        "notices": "notice_id source_id passage_id char_start char_end kind message",
        "corrections": "correction_id kind table_name row_id column_name old_value new_value reason who date",
    }.items()
}

_COMPOSITE = {
    "dialogue_parties": ("dialogue_id", "country_code"),
    "event_initiatives": ("event_id", "initiative_id"),
}

# The columns of each table's primary key: the first one, but for the two link tables.
KEYS: dict[str, tuple[str, ...]] = {
    table: _COMPOSITE.get(table, columns[:1]) for table, columns in COLUMNS.items()
}

# Entity tables and the singular that `aliases.entity_kind` and `mentions.entity_kind` use.
SINGULAR: dict[str, str] = {
    "dialogues": "dialogue",
    "organizations": "organization",
    "people": "person",
    "initiatives": "initiative",
    "places": "place",
    "countries": "country",
}
