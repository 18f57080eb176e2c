"""What there is to review, what a yes would write, and which questions a new fact asks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from correcting import WHERE, changes
from resolving import Source
from reviewing import TALKS, document

from pipeline.corrections.apply import correct
from pipeline.corrections.entries import Correction, parse
from pipeline.corrections.file import with_entry, written
from pipeline.corrections.targets import DERIVED
from pipeline.extract import extract
from pipeline.model import Tables
from pipeline.parse import parse as read_passages
from pipeline.resolve import resolve
from pipeline.review.book import Book
from pipeline.review.items import Item, items
from pipeline.review.proposals import Entry, proposals, seen
from pipeline.review.questions import GivenUp, Questions
from pipeline.validate import validate


@cache
def tables() -> Tables:
    return resolve([extract(document(), read_passages(document()))])


def decided(*entries: Entry) -> tuple[Correction, ...]:
    data = b""
    for kind, keys in entries:
        data = with_entry(data, written(kind, {"reason": "So.", "who": "Ana", **keys}))
    return parse(data.replace(b'who = "Ana"\n', b'who = "Ana"\ndate = 2026-02-01\n'), WHERE)


def found() -> list[Item]:
    return items(Book(tables()), ())


def item(kind: str) -> Item:
    return next(one for one in found() if one.kind == kind)


def test_every_notice_and_every_silent_passage_is_shown_in_reading_order() -> None:
    assert [(one.table, one.kind, one.words) for one in found()] == [
        ("notices", "abbreviation-variant", "HLTC"),
        ("notices", "plural-of-one", "Departments of Finance"),
        ("notices", "nothing-read", "Canadian participants:"),
        ("notices", "second-role", "Department of Industry"),
        ("notices", "date-against-list", "2017"),
        ("notices", "nothing-read", "The weather in Lima was fair, and Canada liked it."),
        ("passages", "nothing-read", "The sea was calm."),
    ]


def test_an_item_says_what_is_flagged_where_it_stands_and_what_was_drawn_from_there() -> None:
    one = item("abbreviation-variant")
    assert (one.message, one.title, one.section) == (
        '"HLTC" is nowhere explained; taken for a slip of "HLTD"',
        "Canada–Peru High-Level Trade Dialogue",
        "Canada–Peru High-Level Trade Dialogue",
    )
    assert (one.text, one.start, one.end) == ("In 2016, the HLTC met in Lima.", 13, 17)
    assert TALKS[one.at + one.start : one.at + one.end] == "HLTC"
    assert one.drawn == (
        ("events", "hltd-2016-meeting-lima"),
        ("aliases", "canada-peru-high-level-trade-dialogue-hltc"),
        ("places", "lima"),
    )


# Kind of notice → what a yes does.
PROPOSED = {
    "abbreviation-variant": ['drop the alias "HLTC" of canada-peru-high-level-trade-dialogue'],
    "plural-of-one": [
        "replace organizations.name of department-of-finance-can: Department of Finance → Departments of Finance"
    ],
    "second-role": ["replace memberships.role of hltd-department-of-industry-can: co_chair → participant"],
    "date-against-list": [
        "replace positions.as_of_edtf of rosa-paz-minister-2017: 2017 → 2018;"
        " replace outcomes.date_edtf of hltd-in-2017-minister-rosa-paz-launched-the-pacific-2017: 2017 → 2018;"
        " replace events.date_edtf of hltd-2017-program-launch-pacific-port-program: 2017 → 2018;"
        " replace initiatives.start_edtf of pacific-port-program: 2017 → 2018"
    ],
    "nothing-read": [],
}


@pytest.mark.parametrize("kind", PROPOSED)
def test_a_notice_proposes_the_other_reading(kind: str) -> None:
    told = sorted(part for one in proposals(item(kind), Book(tables())) for part in one.label.split("; "))
    assert told == sorted(part for label in PROPOSED[kind] for part in label.split("; "))


# Kind of notice → what a yes changes, computed columns and words aside.
CHANGED = {
    "abbreviation-variant": ["- aliases canada-peru-high-level-trade-dialogue-hltc"],
    "plural-of-one": [
        "~ organizations.name of department-of-finance-can: Department of Finance → Departments of Finance"
    ],
    "second-role": ["~ memberships.role of hltd-department-of-industry-can: co_chair → participant"],
    "date-against-list": [
        "~ events.date_edtf of hltd-2017-program-launch-pacific-port-program: 2017 → 2018",
        "~ initiatives.start_edtf of pacific-port-program: 2017 → 2018",
        "~ outcomes.date_edtf of hltd-in-2017-minister-rosa-paz-launched-the-pacific-2017: 2017 → 2018",
        "~ positions.as_of_edtf of rosa-paz-minister-2017: 2017 → 2018",
    ],
}


@pytest.mark.parametrize("kind", CHANGED)
def test_what_is_proposed_can_be_applied_and_settles_the_notice(kind: str) -> None:
    (proposed,) = proposals(item(kind), Book(tables()))
    entries = decided(*proposed.entries)
    after = correct(tables(), entries, WHERE)
    told = [line for line in changes(tables(), after) if " words " not in line]
    assert [line for line in told if not any(f".{column} of" in line for column in DERIVED)] == CHANGED[kind]
    assert validate(after).render() == "every rule holds"
    assert kind not in {one.kind for one in items(Book(after), entries)}


def test_a_name_that_several_rows_may_mean_proposes_that_they_are_one() -> None:
    sources = []
    for number, (name, short) in enumerate(
        (("Harvest Board", None), ("AHO", None), ("Harvest Board", "AHO"))
    ):
        source = Source(f"source-{number}", f"The {name} ({short}) met")
        source.draft("organizations", "o", name, name=name, abbreviation=short)
        sources.append(source.extraction())
    before = resolve(sources)
    (one,) = [one for one in items(Book(before), ()) if one.kind == "one-or-several"]
    (proposed,) = proposals(one, Book(before))
    assert proposed.label == 'merge organizations aho into harvest-board: "AHO" is "Harvest Board"'
    entries = decided(*proposed.entries)
    after = correct(before, entries, WHERE)
    assert [row["organization_id"] for row in after["organizations"]] == ["harvest-board"]
    assert validate(after).render() == "every rule holds"
    assert "one-or-several" not in {one.kind for one in items(Book(after), entries)}


@pytest.mark.parametrize("at", range(7))
def test_what_was_seen_is_not_shown_again_and_changes_nothing(at: int) -> None:
    one = found()[at]
    entries = decided(seen(one))
    after = correct(tables(), entries, WHERE)
    assert changes(tables(), after) == []
    assert items(Book(after), entries) == [*found()[:at], *found()[at + 1 :]]


def answers(*given: str) -> tuple[Iterator[str], list[tuple[str, str]], list[str]]:
    return iter(given), [], []


def asked(kind: str, *given: str) -> tuple[Entry, list[tuple[str, str]], list[str]]:
    """The entry that comes of some answers, the questions with what Enter would answer, and what was said."""
    left, questions, told = answers(*given)

    def ask(question: str, usual: str) -> str:
        questions.append((question, usual))
        return next(left) or usual

    entry = Questions(item(kind), Book(tables()), ask, told.append).added()
    assert list(left) == []
    return entry, questions, told


def test_a_new_fact_is_asked_for_column_by_column_and_every_answer_is_checked() -> None:
    entry, questions, told = asked(
        "date-against-list",
        *("memberhips", "memberships"),
        *("", "-", "departmnt-of-finance-can", "?", "department-of-finance-can", "CAN"),
        *("chair", "", "participant"),
        *("In 2019", "Minister Rosa Paz"),
    )
    assert entry == (
        "add",
        {
            "table": "memberships",
            "values": {
                "dialogue_id": "canada-peru-high-level-trade-dialogue",
                "organization_id": "department-of-finance-can",
                "country_code": "CAN",
                "role": "participant",
            },
            "source": "talks",
            "quote": "Minister Rosa Paz",
            "notice": item("date-against-list").row_id,
        },
    )
    assert questions[2:5] == [
        ("dialogue_id (needed): The dialogue", "canada-peru-high-level-trade-dialogue"),
        ("phase_id: The phase, where the source says so", ""),
        ("organization_id (needed): The member", ""),
    ]
    assert told == [
        "Enter takes what stands in brackets, - leaves a column open, ? lists what there is, . gives up.",
        "did you mean `memberships`?",
        "organizations has no row departmnt-of-finance-can; did you mean `department-of-finance-can`?",
        "one of: department-of-finance-can, department-of-industry-can, ministry-of-production-per",
        "not in the column's closed list; one of: co_chair, participant",
        "a row of memberships needs it",
        "the passage does not say that; copy its words",
    ]


def test_what_the_item_suggests_is_what_enter_answers() -> None:
    _, questions, _ = asked("plural-of-one", "organizations", "", "", "", "", "", "")
    usual = dict(questions)
    assert usual["name (needed): Its canonical name, without a leading article"] == "Departments of Finance"
    assert usual["the words that state it"] == "Departments of Finance"
    _, questions, _ = asked("nothing-read", "events", "", "", "meeting", "", "They met", "2015", "", "", "")
    assert ("status (needed): one of: occurred, planned, cancelled", "occurred") in questions


def test_words_that_stand_in_several_places_are_told_apart_by_their_passage() -> None:
    (_, keys), _, _ = asked("second-role", "people", "Jo Ray", "", "Department of Industry")
    assert (keys["quote"], keys["occurrence"]) == ("Department of Industry", 2)
    (place,) = correct(tables(), decided(("add", keys)), WHERE)["corrections"]
    assert place["row_id"] == "jo-ray"


def test_numbers_are_taken_as_numbers() -> None:
    (_, keys), _, told = asked(
        "nothing-read", "quantities", "many", "12", "", "ports", "", "", "", "", "Canadian participants"
    )
    assert keys["values"] == {"value": 12.0, "unit": "ports"}
    assert told[1:] == ["not of the column's type; The number in base units: $1.5 billion is 1500000000"]


@pytest.mark.parametrize("given", [(".",), ("people", "."), ("people", "Jo Ray", "-", ".")])
def test_a_dot_gives_up_at_any_question(given: tuple[str, ...]) -> None:
    with pytest.raises(GivenUp):
        asked("nothing-read", *given)
