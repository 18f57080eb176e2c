"""A small, valid set of tables, made by hand from a text of a few lines: what other tests start from.

``valid_tables()`` gives a fresh copy each time, so that a test may break it.
"""

from __future__ import annotations

import copy
import hashlib
from datetime import date

TEXT = """# The Harbour Dialogue

The Harbour Dialogue (HD) of Canada and Japan was launched in May 2013 by Minister Aiko Sato in Vancouver.
It rests on these pillars:

* Trade
  * Ports
* Energy, said to be "vital"

The Department of Ports co-chairs it. It created the Tide Fund, worth more than $1.5 billion per year.
"""

_HEADING = "# The Harbour Dialogue"
_LAUNCH = TEXT.splitlines()[2]
_LEAD = "It rests on these pillars:"
_TRADE = "* Trade"
_PORTS = "* Ports"
_ENERGY = '* Energy, said to be "vital"'
_CHAIR = "The Department of Ports co-chairs it."
_FUND = "It created the Tide Fund, worth more than $1.5 billion per year."

_PASSAGES = {
    _HEADING: "heading",
    _LAUNCH: "sentence",
    _LEAD: "sentence",
    _TRADE: "list_item",
    _PORTS: "list_item",
    _ENERGY: "list_item",
    _CHAIR: "sentence",
    _FUND: "sentence",
}

# Which passage states which row, and in which of its words.
_STATED = [
    ("dialogues", "harbour-dialogue", None, _LAUNCH, "The Harbour Dialogue (HD)"),
    ("dialogue_parties", "harbour-dialogue/CAN", None, _LAUNCH, "of Canada and Japan"),
    ("dialogue_parties", "harbour-dialogue/JPN", None, _LAUNCH, "of Canada and Japan"),
    ("organizations", "department-of-ports", None, _CHAIR, "Department of Ports"),
    ("people", "aiko-sato", None, _LAUNCH, "Aiko Sato"),
    ("positions", "aiko-sato-minister", None, _LAUNCH, "Minister Aiko Sato"),
    ("places", "vancouver", None, _LAUNCH, "Vancouver"),
    ("initiatives", "tide-fund", None, _FUND, "the Tide Fund"),
    ("aliases", "harbour-dialogue-hd", None, _LAUNCH, "HD"),
    ("phases", "harbour-dialogue-1", None, _LAUNCH, "launched in May 2013"),
    ("pillars", "trade", None, _TRADE, "Trade"),
    ("pillars", "trade-ports", None, _PORTS, "Ports"),
    ("pillars", "energy", None, _ENERGY, "Energy"),
    ("events", "launch-2013-05", None, _LAUNCH, "was launched in May 2013"),
    ("events", "launch-2013-05", "date_edtf", _LAUNCH, "May 2013"),
    ("events", "tide-fund-creation", None, _FUND, "It created the Tide Fund"),
    ("event_participants", "launch-aiko-sato", None, _LAUNCH, "by Minister Aiko Sato"),
    ("event_initiatives", "tide-fund-creation/tide-fund", None, _FUND, "created the Tide Fund"),
    ("memberships", "ports-co-chair", None, _CHAIR, "The Department of Ports co-chairs it"),
    ("initiative_participants", "tide-fund-ports", None, _FUND, "It created the Tide Fund"),
    ("outcomes", "tide-fund-outcome", None, _FUND, "created the Tide Fund"),
    ("statements", "energy-vital", None, _ENERGY, "vital"),
    ("quantities", "tide-fund-worth", None, _FUND, "more than $1.5 billion per year"),
]

_MENTIONS = [
    ("dialogue", "harbour-dialogue", _LAUNCH, "Harbour Dialogue"),
    ("country", "CAN", _LAUNCH, "Canada"),
    ("country", "JPN", _LAUNCH, "Japan"),
    ("person", "aiko-sato", _LAUNCH, "Aiko Sato"),
    ("place", "vancouver", _LAUNCH, "Vancouver"),
    ("organization", "department-of-ports", _CHAIR, "Department of Ports"),
    ("initiative", "tide-fund", _FUND, "Tide Fund"),
]

Row = dict[str, object]

_MAY_2013 = {
    "date_edtf": "2013-05",
    "date_start": date(2013, 5, 1),
    "date_end": date(2013, 5, 31),
    "date_precision": "month",
}
_HD = {"dialogue_id": "harbour-dialogue", "phase_id": "harbour-dialogue-1"}

_TABLES: dict[str, list[Row]] = {
    "countries": [{"country_code": "CAN", "name": "Canada"}, {"country_code": "JPN", "name": "Japan"}],
    "dialogues": [{"dialogue_id": "harbour-dialogue", "name": "Harbour Dialogue", "abbreviation": "HD"}],
    "dialogue_parties": [
        {"dialogue_id": "harbour-dialogue", "country_code": "CAN"},
        {"dialogue_id": "harbour-dialogue", "country_code": "JPN"},
    ],
    "organizations": [
        {
            "organization_id": "department-of-ports",
            "name": "Department of Ports",
            "kind": "department",
            "country_code": "CAN",
        }
    ],
    "people": [{"person_id": "aiko-sato", "name": "Aiko Sato"}],
    "positions": [
        {
            "position_id": "aiko-sato-minister",
            "person_id": "aiko-sato",
            "title": "Minister",
            "as_of_edtf": "2013-05",
        }
    ],
    "places": [{"place_id": "vancouver", "name": "Vancouver", "kind": "city", "country_code": "CAN"}],
    "initiatives": [{"initiative_id": "tide-fund", "name": "Tide Fund", "kind": "fund"}],
    "aliases": [
        {
            "alias_id": "harbour-dialogue-hd",
            "entity_kind": "dialogue",
            "entity_id": "harbour-dialogue",
            "alias": "HD",
            "language": "en",
        }
    ],
    "phases": [
        {
            "phase_id": "harbour-dialogue-1",
            "dialogue_id": "harbour-dialogue",
            "ordinal": 1,
            "kind": "original",
            "start_edtf": "2013-05",
        }
    ],
    "pillars": [
        {"pillar_id": "trade", "level": 1, "position": 1, "name": "Trade", **_HD},
        {
            "pillar_id": "trade-ports",
            "parent_pillar_id": "trade",
            "level": 2,
            "position": 1,
            "name": "Ports",
            **_HD,
        },
        {"pillar_id": "energy", "level": 1, "position": 2, "name": "Energy", **_HD},
    ],
    "events": [
        {
            "event_id": "launch-2013-05",
            "kind": "launch",
            "plover_code": "SUPPORT",
            "title": "Launch of the Harbour Dialogue",
            "status": "occurred",
            "place_id": "vancouver",
            **_HD,
            **_MAY_2013,
        },
        {
            "event_id": "tide-fund-creation",
            "dialogue_id": "harbour-dialogue",
            "kind": "program_launch",
            "title": "Creation of the Tide Fund",
            "status": "occurred",
        },
    ],
    "event_participants": [
        {
            "event_participant_id": "launch-aiko-sato",
            "event_id": "launch-2013-05",
            "person_id": "aiko-sato",
            "role": "launcher",
        }
    ],
    "event_initiatives": [{"event_id": "tide-fund-creation", "initiative_id": "tide-fund"}],
    "memberships": [
        {
            "membership_id": "ports-co-chair",
            "organization_id": "department-of-ports",
            "country_code": "CAN",
            "role": "co_chair",
            **_HD,
        }
    ],
    "initiative_participants": [
        {
            "initiative_participant_id": "tide-fund-ports",
            "initiative_id": "tide-fund",
            "organization_id": "department-of-ports",
            "role": "lead",
        }
    ],
    "outcomes": [
        {
            "outcome_id": "tide-fund-outcome",
            "initiative_id": "tide-fund",
            "description": "created the Tide Fund",
            **_HD,
        }
    ],
    "statements": [{"statement_id": "energy-vital", "text": "vital", "kind": "inline"}],
    "quantities": [
        {
            "quantity_id": "tide-fund-worth",
            "value": 1.5e9,
            "unit": "USD",
            "qualifier": "more_than",
            "per": "year",
            "subject": "worth of the Tide Fund",
        }
    ],
    "notices": [
        {
            "notice_id": "harbour-unread",
            "source_id": "harbour",
            "passage_id": "harbour-3",
            "char_start": TEXT.index(_LEAD),
            "char_end": TEXT.index(_LEAD) + len(_LEAD),
            "kind": "unread",
            "message": "a passage that no rule understood",
        }
    ],
    "corrections": [
        {
            "correction_id": "seen-harbour-unread",
            "kind": "seen",
            "table_name": "notices",
            "row_id": "harbour-unread",
            "reason": "A lead-in alone states nothing.",
            "who": "Aiko Ito",
            "date": date(2024, 5, 31),
        }
    ],
}


def valid_tables() -> dict[str, list[Row]]:
    """Every table of the contract with at least one row, all rules kept."""
    return {
        "sources": [_source()],
        "passages": _passages(),
        **copy.deepcopy(_TABLES),
        "evidence": [_evidence(number, *stated) for number, stated in enumerate(_STATED, 1)],
        "mentions": [_mention(number, *mention) for number, mention in enumerate(_MENTIONS, 1)],
    }


def _source() -> Row:
    encoded = TEXT.encode()
    return {
        "source_id": "harbour",
        "title": "The Harbour Dialogue",
        "format": "markdown",
        "language": "en",
        "publisher": "Example Press",
        "url": "https://example.org/harbour",
        "license": "CC0-1.0",
        "retrieved_on": date(2024, 2, 29),
        "path": "harbour/harbour.md",
        "sha256": hashlib.sha256(encoded).hexdigest(),
        "byte_count": len(encoded),
        "text": TEXT,
    }


def _passages() -> list[Row]:
    return [
        {
            "passage_id": f"harbour-{ordinal}",
            "source_id": "harbour",
            "ordinal": ordinal,
            "kind": kind,
            "section": "The Harbour Dialogue",
            "depth": {"heading": 1, "list_item": 2 if words == _PORTS else 1}.get(kind, 0),
            "char_start": TEXT.index(words),
            "char_end": TEXT.index(words) + len(words),
            "text": words,
        }
        for ordinal, (words, kind) in enumerate(_PASSAGES.items(), 1)
    ]


def _place(passage: str, words: str) -> Row:
    start = TEXT.index(passage) + passage.index(words)
    ordinal = list(_PASSAGES).index(passage) + 1
    return {"passage_id": f"harbour-{ordinal}", "char_start": start, "char_end": start + len(words)}


def _evidence(number: int, table: str, row: str, column: str | None, passage: str, words: str) -> Row:
    return {
        "evidence_id": f"harbour-e{number}",
        "table_name": table,
        "row_id": row,
        "column_name": column,
        **_place(passage, words),
        "quote": words,
        "rule": "by_hand",
        "basis": "stated",
    }


def _mention(number: int, kind: str, entity: str, passage: str, words: str) -> Row:
    return {
        "mention_id": f"harbour-m{number}",
        "entity_kind": kind,
        "entity_id": entity,
        **_place(passage, words),
        "surface": words,
    }
