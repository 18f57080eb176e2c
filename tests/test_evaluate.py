"""The evaluation: what is labelled and not found is missed, what is found and not labelled is spurious."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from workbench import lay

from pipeline import flow
from pipeline.errors import InputError
from pipeline.evaluate import FAMILIES, FamilyScore, Report, evaluate, parse_gold, render, score, to_json
from pipeline.evaluate_facts import normal

TEXT = {
    "p1": "The U.S.–Mexico High-Level Economic Dialogue (HLED) was launched in September 2013.",
    "p2": "Commerce Secretary Penny Pritzker said: “Investing in our people—and our workers.”",
    "p3": "Trade is more than $1.5 billion per day.",
    "p4": "Connectivity: Rail",
    "p5": "The U.S. Department of Commerce is a co-chair; the Root Causes Strategy (RCS) followed.",
}


def _tables() -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = {
        "passages": [{"passage_id": key, "source_id": "s1", "text": text} for key, text in TEXT.items()],
        "dialogues": [
            {"dialogue_id": "hled", "name": "U.S.–Mexico High-Level Economic Dialogue"}
        ],
        "phases": [{"phase_id": "hled-1", "kind": "original"}],
        "pillars": [
            {"pillar_id": "conn", "phase_id": "hled-1", "parent_pillar_id": None, "name": "Connectivity"},
            {"pillar_id": "trans", "phase_id": "hled-1", "parent_pillar_id": "conn", "name": "Rail"},
        ],
        "organizations": [
            {"organization_id": "doc", "name": "U.S. Department of Commerce", "country_code": "USA"}
        ],
        "memberships": [
            {"membership_id": "m", "organization_id": "doc", "country_code": "USA", "role": "co_chair"}
        ],
        "people": [{"person_id": "pp", "name": "Penny Pritzker"}],
        "positions": [{"position_id": "pp-1", "person_id": "pp", "title": "Secretary of Commerce"}],
        "events": [{"event_id": "e", "kind": "launch", "date_edtf": "2013-09", "title": "HLED launched"}],
        "initiatives": [{"initiative_id": "rcs", "name": "Root Causes Strategy", "abbreviation": "RCS"}],
        "quantities": [
            {"quantity_id": "q", "value": 1.5e9, "unit": "USD", "qualifier": "more_than", "per": "day"}
        ],
        "statements": [
            {"statement_id": "st", "person_id": "pp", "text": "“Investing in our people—and our workers.”"}
        ],
        "aliases": [{"entity_kind": "organization", "entity_id": "doc", "alias": "Commerce Department"}],
    }  # fmt: skip
    where = {
        "dialogues": "p1", "pillars": "p4", "organizations": "p5", "memberships": "p5", "people": "p2",
        "positions": "p2", "events": "p1", "initiatives": "p5", "quantities": "p3", "statements": "p2",
    }  # fmt: skip
    rows["evidence"] = [
        {"table_name": table, "row_id": next(iter(row.values())), "passage_id": passage}
        for table, passage in where.items()
        for row in rows[table]
    ]
    return rows


GOLD: dict[str, list[dict[str, Any]]] = {
    "dialogues": [{"name": "United States-Mexico High-Level Economic Dialogue"}],
    "pillars": [
        {"name": "Connectivity", "parent": None, "phase": "original"},
        {"name": "Rail", "parent": "Connectivity"},
    ],
    "memberships": [{"organization": "Commerce Department", "country": "USA", "role": "co_chair"}],
    "people": [{"name": "Penny Pritzker", "title": "Commerce Secretary"}],
    "events": [{"kind": "meeting", "edtf": None, "alt_kinds": ["launch"], "alt_edtf": ["2013-09"]}],
    "initiatives": [{"name": "the Root Causes Strategy"}],
    "organizations": [{"name": "US Department of Commerce", "country": "USA"}],
    "quantities": [
        {"value": 1500000000, "unit": "usd", "qualifier": None, "per": "day", "alt_qualifiers": ["more_than"]}
    ],
    "statements": [{"speaker": "Penny Pritzker", "starts_with": "Investing in our people-and our"}],
}  # fmt: skip

# family, and a change to a label that must make it a miss and the row spurious
WRONG = [
    ("dialogues", {"name": "Transatlantic Dialogue"}),
    ("pillars", {"phase": "relaunch"}),
    ("pillars", {"parent": "Growth"}),
    ("memberships", {"role": "participant"}),
    ("memberships", {"country": "MEX"}),
    ("people", {"title": "Secretary of State"}),
    ("people", {"name": "Pritzker"}),
    ("events", {"alt_kinds": []}),
    ("events", {"alt_edtf": ["2013"]}),
    ("initiatives", {"name": "Root Causes"}),
    ("organizations", {"country": None}),
    ("quantities", {"value": 1500000}),
    ("quantities", {"per": None}),
    ("quantities", {"alt_qualifiers": []}),
    ("statements", {"starts_with": "Investing in them"}),
    ("statements", {"speaker": "Katherine Tai"}),
]


def _counts(family: FamilyScore) -> tuple[int, int, int]:
    return family.tp, family.fp, family.fn


def test_tables_that_say_what_the_labels_say_miss_nothing_and_add_nothing() -> None:
    found = score(_tables(), "s1", GOLD)
    assert {name: _counts(family) for name, family in found.items()} == {
        name: (len(GOLD[name]), 0, 0) for name in FAMILIES
    }


@pytest.mark.parametrize(("family", "change"), WRONG)
def test_one_wrong_detail_is_both_a_miss_and_a_spurious_fact(family: str, change: dict[str, Any]) -> None:
    gold = copy.deepcopy(GOLD)
    gold[family][0] |= change
    found = score(_tables(), "s1", gold)
    assert _counts(found[family]) == (len(GOLD[family]) - 1, 1, 1)
    assert all(_counts(found[name])[1:] == (0, 0) for name in FAMILIES if name != family)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_row_that_is_taken_away_is_missed(family: str) -> None:
    tables = _tables()
    tables["evidence"] = [row for row in tables["evidence"] if row["table_name"] != family]
    assert _counts(score(tables, "s1", GOLD)[family]) == (0, 0, len(GOLD[family]))


@pytest.mark.parametrize("family", FAMILIES)
def test_a_row_that_nobody_labelled_is_spurious_and_shows_its_passage(family: str) -> None:
    found = score(_tables(), "s1", GOLD | {family: []})[family]
    assert _counts(found) == (0, len(GOLD[family]), 0)
    assert all(case.passage in TEXT.values() for case in found.spurious)


@pytest.mark.parametrize("family", FAMILIES)
def test_an_optional_label_is_neither_missed_nor_spurious(family: str) -> None:
    gold = copy.deepcopy(GOLD)
    for item in gold[family]:
        item["optional"] = True
    assert _counts(score(_tables(), "s1", gold)[family]) == (0, 0, 0)
    empty = _tables() | {"evidence": []}
    assert _counts(score(empty, "s1", gold)[family]) == (0, 0, 0)


def test_rows_that_point_into_another_source_do_not_count() -> None:
    assert {_counts(family)[:2] for family in score(_tables(), "s2", GOLD).values()} == {(0, 0)}


def test_each_label_takes_one_row_so_a_duplicate_is_spurious() -> None:
    tables = _tables()
    tables["events"].append(tables["events"][0] | {"event_id": "e2"})
    tables["evidence"].append({"table_name": "events", "row_id": "e2", "passage_id": "p1"})
    assert _counts(score(tables, "s1", GOLD)["events"]) == (1, 1, 0)


def test_rows_are_shared_out_so_that_as_many_labels_as_possible_are_met() -> None:
    tables = _tables()
    tables["events"].append(tables["events"][0] | {"event_id": "e2", "date_edtf": "2014"})
    tables["evidence"].append({"table_name": "events", "row_id": "e2", "passage_id": "p1"})
    greedy = {"kind": "launch", "edtf": "2013-09", "alt_edtf": ["2014"]}  # fits both rows, and comes first
    strict = {"kind": "launch", "edtf": "2013-09"}
    assert _counts(score(tables, "s1", GOLD | {"events": [greedy, strict]})["events"]) == (2, 0, 0)


def test_a_label_without_a_title_asks_for_none() -> None:
    gold = GOLD | {"people": [{"name": "Penny Pritzker", "title": None}]}
    assert _counts(score(_tables(), "s1", gold)["people"]) == (1, 0, 0)


def test_a_family_without_labels_is_not_judged() -> None:
    assert score(_tables(), "s1", {})["events"] == FamilyScore()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.–Mexico Dialogue", "United States-Mexico dialogue"),
        ("The  White House", "white house"),
        ("North American Leaders’ Summit", "North American Leaders' Summit"),
        ("US Department of State", "U.S. Department of State"),
        ("Pen\u0303a", "Peña"),
    ],
)
def test_spellings_that_say_the_same_are_equal(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other"), [("USAID", "US AID"), ("President", "Vice President"), ("Peña", "Pena")]
)
def test_names_that_differ_stay_apart(one: str, other: str) -> None:
    assert normal(one) != normal(other)


MALFORMED = [
    ("{", "the labels are not JSON"),
    ("[]", "the labels are not an object of families"),
    ('{"meetings": []}', "unknown family of facts 'meetings'"),
    ('{"events": {}}', "events is not a list of facts"),
    ('{"events": [{"kind": "launch"}]}', "a fact of events lacks edtf"),
    ('{"people": ["Biden"]}', "a fact of people lacks name, title"),
    ('{"people": [{"name": 1, "title": "x"}]}', "a fact of people has a bad value for name"),
    ('{"dialogues": [{"name": "x", "aliases": "y"}]}', "a fact of dialogues has a bad value for aliases"),
    ('{"dialogues": [{"name": "x", "optional": "no"}]}', "a fact of dialogues has a bad value for optional"),
    (
        '{"quantities": [{"value": "1", "unit": "USD", "qualifier": null, "per": null}]}',
        "a fact of quantities has a bad value for value",
    ),
    ('{"people": [], "people": []}', "the labels give 'people' twice"),
    ("[" * 100_000, "the labels are nested too deeply"),
]


@pytest.mark.parametrize(("text", "what"), MALFORMED)
def test_malformed_labels_are_refused_with_what_where_and_what_to_do(text: str, what: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_gold(text, "gold/a.json")
    assert refused.value.what.startswith(what)
    assert refused.value.where.startswith("gold/a.json")
    assert refused.value.todo


def test_labels_are_read_as_they_are_written() -> None:
    assert parse_gold(json.dumps(GOLD), "gold/a.json") == GOLD


def test_a_key_of_its_own_in_a_label_is_a_note() -> None:
    noted = {"dialogues": [{"name": "Talks", "why": ["said twice"], "sure": 1}]}
    assert parse_gold(json.dumps(noted), "gold/a.json") == noted


# The labels of a folder with one document, and what is said of them.
FOLDERS: dict[str, tuple[dict[str, str | bytes], str]] = {
    "not UTF-8": ({"gold/talks.json": b"\xff"}, "the labels are not UTF-8 at byte 0"),
    "a folder": ({"gold/talks.json/x": ""}, "the labels cannot be read"),
    "two for one": ({"gold/talks.json": "{}", "gold/Talks.json": "{}"}, "two files label the document talks"),
    "none": ({"gold/read.me": ""}, "there are no labels here"),
    "of something else": ({"gold/walks.json": "{}"}, "labels without a document"),
}


@pytest.mark.parametrize("case", FOLDERS)
def test_a_folder_of_labels_that_cannot_be_used_is_refused_in_words(case: str, tmp_path: Path) -> None:
    files, what = FOLDERS[case]
    lay(tmp_path, {"docs/talks.txt": "The talks.", **files})
    with pytest.raises(InputError) as refused:
        flow.evaluate(tmp_path)
    assert refused.value.what.startswith(what)
    assert refused.value.where.startswith(str(tmp_path / "gold"))


def test_a_document_that_nobody_labelled_is_named(tmp_path: Path) -> None:
    lay(tmp_path, {"docs/a.txt": "The talks.", "docs/b.txt": "Talks.", "gold/b.json": b"\xef\xbb\xbf{}"})
    assert flow.evaluate(tmp_path).render().endswith("\n\nWithout labels, and not scored: a")


def _report() -> Report:
    gold = GOLD | {
        "quantities": [{"value": 12, "unit": "countries", "qualifier": None, "per": None}],
        "dialogues": [],
    }
    missed = gold | {
        "initiatives": [{"name": "Root Causes Strategy"}, {"name": "workers", "optional": False}]
    }
    return evaluate({"s1": missed}, lambda _: _tables())


def test_the_total_counts_every_fact_the_same() -> None:
    total = _report().total()
    assert _counts(total) == (8, 2, 2)
    assert (total.precision, total.recall, total.f1) == (0.8, 0.8, 0.8)


def test_the_text_report_shows_families_documents_and_each_error_beside_its_words() -> None:
    shown = render(_report(), show=True)
    assert "quantities                             0     1      1  0.000  0.000  0.000" in shown
    assert "all                                    8     2      2  0.800  0.800  0.800" in shown
    assert shown.endswith(
        "s1                                     8     2      2  0.800  0.800  0.800\n"
        "  + dialogues: U.S.–Mexico High-Level Economic Dialogue\n"
        f"      {TEXT['p1']}\n"
        "  - initiatives: workers\n"
        f"      {TEXT['p2']}\n"
        "  - quantities: 12 | countries | - | -\n"
        "  + quantities: 1500000000.0 | USD | more_than | day\n"
        f"      {TEXT['p3']}\n"
    )
    assert "workers" not in render(_report())


def test_the_json_report_carries_the_same_numbers() -> None:
    whole = json.loads(to_json(_report()))
    assert whole["total"] == {"tp": 8, "fp": 2, "fn": 2, "precision": 0.8, "recall": 0.8, "f1": 0.8}
    assert list(whole["families"]) == list(FAMILIES)
    assert whole["documents"]["s1"]["initiatives"]["missed"] == [{"label": "workers", "passage": TEXT["p2"]}]
