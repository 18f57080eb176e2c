"""What resolve makes of two documents about the same dialogue, written out whole."""

from __future__ import annotations

import os
import random
import sys
from datetime import date
from subprocess import run

import pytest
from resolving import Source

from pipeline.model import Extraction, Ref, Tables
from pipeline.resolve import resolve
from pipeline.resolve.contract import COLUMNS, KEYS, SINGULAR
from schemas.entities import ENTITY_TABLES
from schemas.tables import TABLES, columns, primary_key


def article() -> Extraction:
    source = Source(
        "article",
        "The U.S.–Mexico High-Level Economic Dialogue (HLED) was announced in May of 2013.",
        "In September of 2013, Vice President Joe Biden launched the HLED.",
        "The U.S. Department of Commerce co-chaired it.",
    )
    name = "U.S.–Mexico High-Level Economic Dialogue"
    dialogue = source.draft("dialogues", "d", name, name=name, abbreviation="HLED", kind=None)
    for code in ("USA", "MEX"):
        source.draft("dialogue_parties", code, "U.S.–Mexico", dialogue_id=dialogue, country_code=code)
    biden = source.draft("people", "b", "Joe Biden", name="Joe Biden")
    office = {"title": "Vice President", "country_code": "USA", "as_of_edtf": "2013-09"}
    source.draft("positions", "b", "Vice President", person_id=biden, **office)
    phase = source.draft("phases", "1", "launched the HLED", dialogue_id=dialogue, ordinal=1, kind="original")
    about = {"dialogue_id": dialogue, "phase_id": phase, "status": "occurred"}
    announced = {"title": "HLED announced", "kind": "announcement", "date_edtf": "2013-05"}
    source.draft("events", "1", "announced", **about, **announced)
    launched = {"title": "HLED launched", "kind": "launch", "date_edtf": "2013-09"}
    event = source.draft("events", "2", "launched", **about, **launched)
    source.draft("event_participants", "b", "Joe Biden", event_id=event, person_id=biden, role="speaker")
    name = "U.S. Department of Commerce"
    body = source.draft("organizations", "c", name, name=name, kind="department", country_code="USA")
    seat = {"country_code": "USA", "role": "co_chair", "organization_id": body}
    source.draft("memberships", "c", name, dialogue_id=dialogue, phase_id=phase, **seat)
    return source.extraction()


def readout() -> Extraction:
    source = Source("readout", "Biden launched the United States-Mexico High Level Economic Dialogue.")
    source.section, source.published_on = ("Readout", "Launch"), "2021-09-09"
    name = "United States-Mexico High Level Economic Dialogue"
    dialogue = source.draft("dialogues", "x", name, name=name)
    for code in ("USA", "MEX"):
        words = "United States-Mexico"
        source.draft("dialogue_parties", code, words, dialogue_id=dialogue, country_code=code)
    biden = source.draft("people", "x", "Biden", name="Biden")
    said = {"kind": "launch", "title": "Launch", "date_edtf": "2013-09", "status": "occurred"}
    event = source.draft("events", "x", "launched", dialogue_id=dialogue, **said)
    source.draft("event_participants", "x", "Biden", event_id=event, person_id=biden, role="speaker")
    source.mention(biden, "Biden")
    source.notice("spelling", "High Level stands without a hyphen", "High Level")
    return source.extraction()


HLED = "us-mexico-high-level-economic-dialogue"
EVENT = {"dialogue_id": HLED, "phase_id": "hled-original", "status": "occurred", "place_id": None}
EXPECTED: Tables = {
    "dialogues": [
        {
            "dialogue_id": HLED,
            "name": "U.S.–Mexico High-Level Economic Dialogue",
            "abbreviation": "HLED",
            "kind": None,
        }
    ],
    "dialogue_parties": [
        {"dialogue_id": HLED, "country_code": "MEX"},
        {"dialogue_id": HLED, "country_code": "USA"},
    ],
    "countries": [
        {"country_code": "MEX", "name": "Mexico"},
        {"country_code": "USA", "name": "United States"},
    ],
    "organizations": [
        {
            "organization_id": "us-department-of-commerce",
            "name": "U.S. Department of Commerce",
            "abbreviation": None,
            "kind": "department",
            "country_code": "USA",
            "wikidata_id": None,
        }
    ],
    "people": [{"person_id": "joe-biden", "name": "Joe Biden", "wikidata_id": None}],
    "positions": [
        {
            "position_id": "joe-biden-vice-president-2013-09",
            "person_id": "joe-biden",
            "title": "Vice President",
            "organization_id": None,
            "country_code": "USA",
            "as_of_edtf": "2013-09",
        }
    ],
    "phases": [
        {
            "phase_id": "hled-original",
            "dialogue_id": HLED,
            "ordinal": 1,
            "kind": "original",
            "start_edtf": None,
        }
    ],
    "events": [
        {
            "event_id": "hled-2013-05-announcement",
            **EVENT,
            "kind": "announcement",
            "plover_code": "AGREE",
            "title": "HLED announced",
            "date_edtf": "2013-05",
            "date_start": date(2013, 5, 1),
            "date_end": date(2013, 5, 31),
            "date_precision": "month",
        },
        {
            "event_id": "hled-2013-09-launch",
            **EVENT,
            "kind": "launch",
            "plover_code": "SUPPORT",
            "title": "HLED launched",
            "date_edtf": "2013-09",
            "date_start": date(2013, 9, 1),
            "date_end": date(2013, 9, 30),
            "date_precision": "month",
        },
    ],
    "event_participants": [
        {
            "event_participant_id": "hled-2013-09-launch-joe-biden",
            "event_id": "hled-2013-09-launch",
            "person_id": "joe-biden",
            "organization_id": None,
            "country_code": None,
            "role": "speaker",
        }
    ],
    "memberships": [
        {
            "membership_id": "hled-original-us-department-of-commerce",
            "dialogue_id": HLED,
            "phase_id": "hled-original",
            "organization_id": "us-department-of-commerce",
            "country_code": "USA",
            "role": "co_chair",
        }
    ],
    "mentions": [
        {
            "mention_id": "mention-joe-biden-8a912e0566",
            "passage_id": "readout-biden-launched-the-us-mexico-high-296c2e",
            "entity_kind": "person",
            "entity_id": "joe-biden",
            "char_start": 0,
            "char_end": 5,
            "surface": "Biden",
        }
    ],
    "notices": [
        {
            "notice_id": "spelling-high-level-stands-without-a-hyphen-5dc5da",
            "source_id": "readout",
            "passage_id": "readout-biden-launched-the-us-mexico-high-296c2e",
            "char_start": 40,
            "char_end": 50,
            "kind": "spelling",
            "message": "High Level stands without a hyphen",
        }
    ],
}
EMPTY = "places initiatives aliases pillars event_initiatives initiative_participants outcomes statements"


def test_two_documents_become_one_dataset() -> None:
    tables = resolve([article(), readout()])
    expected = EXPECTED | {table: [] for table in (*EMPTY.split(), "quantities", "corrections")}
    assert {table: tables[table] for table in expected} == expected
    assert tables.keys() - expected.keys() == {"sources", "passages", "evidence"}


def test_a_fact_that_both_documents_state_has_the_words_of_both() -> None:
    rows = resolve([article(), readout()])["evidence"]
    quotes = [
        (r["row_id"], r["quote"], r["passage_id"]) for r in rows if r["table_name"] in ("people", "events")
    ]
    in_article = "article-in-september-of-2013-vice-president-d9e429"
    in_readout = "readout-biden-launched-the-us-mexico-high-296c2e"
    assert sorted(quotes) == [
        ("hled-2013-05-announcement", "announced", "article-us-mexico-high-level-economic-dialogue-3606a9"),
        ("hled-2013-09-launch", "launched", in_article),
        ("hled-2013-09-launch", "launched", in_readout),
        ("joe-biden", "Biden", in_readout),
        ("joe-biden", "Joe Biden", in_article),
    ]


def test_sources_and_passages_are_the_text_itself() -> None:
    tables = resolve([readout()])
    text = "Biden launched the United States-Mexico High Level Economic Dialogue."
    assert tables["sources"] == [
        {
            "source_id": "readout",
            "title": "Readout",
            "format": "text",
            "language": None,
            "publisher": None,
            "url": None,
            "license": None,
            "retrieved_on": None,
            "published_on": date(2021, 9, 9),
            "path": "readout/text.txt",
            "sha256": readout().document.sha256,
            "byte_count": 69,
            "text": text,
        }
    ]
    assert tables["passages"] == [
        {
            "passage_id": "readout-biden-launched-the-us-mexico-high-296c2e",
            "source_id": "readout",
            "ordinal": 1,
            "kind": "sentence",
            "section": "Readout > Launch",
            "depth": 0,
            "char_start": 0,
            "char_end": 69,
            "text": text,
            "copy_of": None,
        }
    ]


def test_nothing_read_gives_every_table_empty() -> None:
    assert resolve([]) == {table: [] for table in COLUMNS}


def test_columns_and_keys_are_those_of_the_schemas() -> None:
    assert {table: columns(table) for table in TABLES} == {table: COLUMNS[table] for table in TABLES}
    assert {table: primary_key(table) for table in TABLES} == KEYS
    assert COLUMNS.keys() == TABLES.keys()
    assert {kind: table for table, kind in SINGULAR.items()} == ENTITY_TABLES


def test_every_row_has_exactly_its_columns_and_the_rows_are_sorted_by_key() -> None:
    for table, rows in resolve([readout(), article()]).items():
        assert [tuple(row) for row in rows] == [COLUMNS[table]] * len(rows)
        if table != "passages":
            keys = [tuple(row[column] for column in KEYS[table]) for row in rows]
            assert keys == sorted(set(keys))


def test_the_order_of_arrival_decides_what_rows_are_called_and_nothing_else() -> None:
    expected, turned = resolve([article(), readout()]), resolve([readout(), article()])
    assert {table: len(rows) for table, rows in turned.items()} == {t: len(r) for t, r in expected.items()}
    assert [row["name"] for row in turned["people"]] == ["Joe Biden"]
    assert [row["person_id"] for row in turned["people"]] == ["biden"]
    assert [row["person_id"] for row in expected["people"]] == ["joe-biden"]
    assert turned["dialogues"][0]["abbreviation"] == "HLED"
    assert [row["event_id"] for row in turned["events"]] == [
        "us-mexico-high-level-economic-dialogue-2013-05-announcement-hled",
        "us-mexico-high-level-economic-dialogue-2013-09-launch",
    ]


def test_the_order_of_drafts_makes_no_difference() -> None:
    original = article()
    drafts = list(original.drafts)
    random.Random(7).shuffle(drafts)
    shuffled = Extraction(original.document, original.passages, tuple(drafts))
    assert resolve([shuffled, readout()]) == resolve([original, readout()])


def test_a_reference_to_nothing_is_a_fault_of_the_extractor() -> None:
    source = Source("a", "Words.")
    source.draft("positions", "p", "Words", person_id=Ref("people", "nobody"), title="Minister")
    with pytest.raises(LookupError, match="a: nothing was drafted as people/nobody"):
        resolve([source.extraction()])


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_seed_of_hashing_makes_no_difference(seed: str) -> None:
    code = "from test_resolve import *; print(ascii(resolve([article(), readout()])))"
    folders = {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": seed}
    done = run([sys.executable, "-c", code], env=os.environ | folders, capture_output=True, check=True)
    assert done.stdout.decode().strip() == ascii(resolve([article(), readout()]))


def test_resolving_needs_neither_pandas_nor_duckdb() -> None:
    code = "import sys, pipeline.resolve; sys.exit(bool({'pandas', 'duckdb', 'pandera'} & set(sys.modules)))"
    assert run([sys.executable, "-c", code], check=False).returncode == 0
