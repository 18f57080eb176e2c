"""Comparing two makes of the data: which facts went, came, changed, and what is no news at all."""

from __future__ import annotations

import copy
import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbench import RAW

from pipeline import flow
from pipeline.compare import FACTS, KINDS, compare, counted, number_of_facts
from pipeline.read import read
from pipeline.resolve.contract import KEYS

Row = dict[str, Any]


def said(table: str, row_id: str, *quotes: str, column: str | None = None) -> list[Row]:
    return [
        {"table_name": table, "row_id": row_id, "column_name": column, "quote": quote} for quote in quotes
    ]


def body(key: str, name: str, abbreviation: str | None = None) -> Row:
    return {"organization_id": key, "name": name, "abbreviation": abbreviation}


def event(key: str, date: str | None, dialogue: str = "talks") -> Row:
    start = datetime.date.fromisoformat(date) if date else None
    return {
        "event_id": key,
        "dialogue_id": dialogue,
        "date_edtf": date,
        "date_start": start,
        "date_end": start,
    }


def sentences(before: Any, after: Any) -> list[str]:
    return [change.sentence() for change in compare(before, after)]


def test_a_row_that_only_one_side_has_went_or_came_with_the_words_that_state_it() -> None:
    before = {
        "organizations": [body("a", "A")],
        "evidence": said("organizations", "a", "the\n  A", "A (again)"),
    }
    assert sentences(before, {}) == ["organizations a went: «A (again)» and 1 more"]
    assert sentences({}, before) == ["organizations a came: «A (again)» and 1 more"]


def test_a_row_with_another_value_changed_and_its_words_of_before_and_now_are_told() -> None:
    before = {"organizations": [body("a", "A", "X")], "evidence": said("organizations", "a", "A (X)")}
    after = {"organizations": [body("a", "A")], "evidence": said("organizations", "a", "A")}
    assert sentences(before, after) == [
        "organizations a changed: abbreviation was `X`, is not said: «A (X)», now «A»"
    ]
    (change,) = compare(before, after)
    assert (change.table, change.row_id, change.kind, change.columns) == (
        "organizations",
        "a",
        "changed",
        ("abbreviation",),
    )


def test_words_that_stayed_are_told_once_and_days_that_follow_from_a_date_not_at_all() -> None:
    words = said("events", "e", "They met.")
    before = {"events": [event("e", "2015-05-01")], "evidence": words}
    after = {"events": [event("e", "2015-06-01")], "evidence": words}
    assert sentences(before, after) == [
        "events e changed: date_edtf was `2015-05-01`, is `2015-06-01`: «They met.»"
    ]


def test_a_day_that_changes_by_itself_is_told() -> None:
    before, after = event("e", None), event("e", None) | {"date_end": datetime.date(2015, 6, 1)}
    assert sentences({"events": [before]}, {"events": [after]}) == [
        "events e changed: date_end was not said, is 2015-06-01: no words"
    ]


def test_the_same_row_on_other_words_is_told_in_other_words() -> None:
    before = {"organizations": [body("a", "A")], "evidence": said("organizations", "a", "the A")}
    after = {"organizations": [body("a", "A")], "evidence": said("organizations", "a", "A of B")}
    assert sentences(before, after) == ["organizations a is told in other words: «the A», now «A of B»"]


def test_words_in_another_order_or_on_other_lines_are_no_news() -> None:
    before = {"organizations": [body("a", "A")], "evidence": said("organizations", "a", "the A", "A")}
    after = {"organizations": [body("a", "A")], "evidence": said("organizations", "a", "A", "the\nA")}
    assert compare(before, after) == ()


def test_a_row_under_a_new_key_that_stands_on_the_same_words_is_renamed_and_rows_that_refer_to_it_are_no_news() -> (
    None
):
    quotes = said("organizations", "a", "the A") + said("events", "e", "They met.")
    before = {"dialogues": [{"dialogue_id": "talks", "name": "Talks"}], "events": [event("e", None)]}
    after = {
        "dialogues": [{"dialogue_id": "new-talks", "name": "Talks"}],
        "events": [event("e", None, "new-talks")],
    }
    old, new = said("dialogues", "talks", "Talks"), said("dialogues", "new-talks", "Talks")
    assert sentences(before | {"evidence": quotes + old}, after | {"evidence": quotes + new}) == [
        "dialogues talks is now new-talks: «Talks»"
    ]


def test_a_row_under_a_new_key_that_says_something_else_on_the_same_words_changed() -> None:
    before = {"events": [event("may", "2015-05-01")], "evidence": said("events", "may", "They met.")}
    after = {"events": [event("june", "2015-06-01")], "evidence": said("events", "june", "They met.")}
    assert sentences(before, after) == [
        "events may changed: it is now june; date_edtf was `2015-05-01`, is `2015-06-01`: «They met.»"
    ]


def test_of_several_rows_on_the_same_words_none_is_taken_for_another() -> None:
    def both(*keys: str) -> Any:
        rows = [body(key, key.upper()) for key in keys]
        return {
            "organizations": rows,
            "evidence": [one for key in keys for one in said("organizations", key, "both")],
        }

    assert [change.kind for change in compare(both("a", "b"), both("c", "d"))] == [
        "went",
        "went",
        "came",
        "came",
    ]


BEFORE = "The ministers of both countries met in May 2015 to review the plan."


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        (BEFORE.replace("May", "June"), ["changed"]),
        ("Ministers met in June 2015.", ["went", "came"]),
    ],
    ids=["a word was changed", "the sentence is another"],
)
def test_a_row_under_a_new_key_that_stands_on_nearly_the_same_words_changed(
    sentence: str, kinds: list[str]
) -> None:
    before = {"events": [event("may", "2015-05-01")], "evidence": said("events", "may", BEFORE)}
    after = {"events": [event("june", "2015-06-01")], "evidence": said("events", "june", sentence)}
    assert [change.kind for change in compare(before, after)] == kinds


def test_of_two_rows_that_are_equally_near_none_is_taken_for_another() -> None:
    before = {"events": [event("may", "2015-05-01")], "evidence": said("events", "may", BEFORE)}
    after = {
        "events": [event("june", "2015-06-01"), event("july", "2015-07-01")],
        "evidence": [
            *said("events", "june", BEFORE.replace("May", "June")),
            *said("events", "july", BEFORE.replace("May", "July")),
        ],
    }
    assert [change.kind for change in compare(before, after)] == ["went", "came", "came"]


def test_a_reference_to_another_row_that_was_there_all_along_is_a_change() -> None:
    bodies = [body("a", "A"), body("b", "B")]
    before = {"organizations": bodies, "positions": [{"position_id": "p", "organization_id": "a"}]}
    after = {"organizations": bodies, "positions": [{"position_id": "p", "organization_id": "b"}]}
    assert sentences(before, after) == ["positions p changed: organization_id was `a`, is `b`: no words"]


def test_a_composite_key_is_joined_by_a_slash() -> None:
    party = {"dialogue_id": "talks", "country_code": "MEX"}
    assert sentences({"dialogue_parties": [party]}, {}) == ["dialogue_parties talks/MEX went: no words"]


def test_texts_and_what_belongs_to_them_are_no_facts() -> None:
    before = {
        "sources": [{"source_id": "a"}],
        "notices": [{"notice_id": "n"}],
        "countries": [{"country_code": "MEX"}],
    }
    assert compare(before, {}) == ()
    assert number_of_facts(before) == {}


def test_long_words_are_cut_in_the_sentence_and_whole_in_the_change() -> None:
    before = {"organizations": [body("a", "A")], "evidence": said("organizations", "a", "x" * 500)}
    (change,) = compare(before, {})
    assert change.sentence() == f"organizations a went: «{'x' * 159}…»"
    assert change.before is not None and change.before.words == ("x" * 500,)


def test_changes_are_counted_by_table_and_kind() -> None:
    before = {"organizations": [body("a", "A"), body("b", "B")], "events": [event("e", None)]}
    after = {"organizations": [body("b", "B", "BB"), body("c", "C")], "events": [event("e", None)]}
    assert counted(compare(before, after)) == {
        "organizations": {"went": 1, "came": 1, "changed": 1, "renamed": 0, "reworded": 0}
    }


@pytest.fixture(scope="module")
def article() -> Any:
    (document,) = read(RAW)
    return flow.facts(document)


def test_the_article_compared_with_itself_is_no_news(article: Any) -> None:
    assert compare(article, copy.deepcopy(article)) == ()
    assert sum(number_of_facts(article).values()) > 100


def test_the_article_compared_with_nothing_went_and_came_in_full(article: Any) -> None:
    every = {table: len(rows) for table, rows in article.items() if rows and table in FACTS}
    assert {table: kinds["went"] for table, kinds in counted(compare(article, {})).items()} == every
    assert {table: kinds["came"] for table, kinds in counted(compare({}, article)).items()} == every


@given(st.data())
def test_each_row_taken_away_or_altered_is_told_in_order_and_nothing_else(
    article: Any, data: st.DataObject
) -> None:
    facts = [(table, at) for table in FACTS for at in range(len(article[table]))]
    gone = data.draw(st.sets(st.sampled_from(facts), max_size=4))
    after = {
        table: [row for at, row in enumerate(rows) if (table, at) not in gone]
        for table, rows in article.items()
    }
    changes = compare(article, after)
    assert [change.kind for change in changes] == ["went"] * len(gone)
    keys = {(table, "/".join(article[table][at][column] for column in KEYS[table])) for table, at in gone}
    assert {(change.table, change.row_id) for change in changes} == keys
    back = compare(after, article)
    assert [(change.table, change.row_id) for change in back] == [
        (change.table, change.row_id) for change in changes
    ]
    order = [(KINDS.index(change.kind), FACTS.index(change.table), change.row_id) for change in changes]
    assert order == sorted(order)
