"""Where rows point: evidence, mentions and notices stand in a passage and say exactly its words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from resolving import Source

from pipeline.model import Document, Draft, Evidence, Extraction, Passage, Ref, Span
from pipeline.resolve import resolve

TEXT = "* Energy\n* Trade and\n  skills"
PASSAGES = (Passage(1, "list_item", Span(2, 8), (), 1), Passage(2, "list_item", Span(11, 29), (), 1))


def source(*evidence: Evidence) -> Extraction:
    document = Document("s", "S", "text", TEXT, "s/s.txt", "0" * 64, len(TEXT))
    return Extraction(document, PASSAGES, (Draft("places", "p", {"name": "Rome"}, evidence),))


@pytest.mark.parametrize(
    ("span", "passage", "quote"),
    [
        pytest.param(Span(2, 8), "s-energy", "Energy", id="a whole passage"),
        pytest.param(Span(3, 6), "s-energy", "ner", id="within a passage"),
        pytest.param(Span(11, 29), "s-trade-and-skills", "Trade and\n  skills", id="over lines"),
        pytest.param(Span(4, 20), "s-energy", "ergy", id="over the end: cut there"),
        pytest.param(Span(0, 8), "s-energy", "Energy", id="from before the first passage"),
        pytest.param(Span(9, 16), "s-trade-and-skills", "Trade", id="from the gap between two"),
    ],
)
def test_evidence_is_the_part_of_its_span_in_one_passage(span: Span, passage: str, quote: str) -> None:
    (row,) = resolve([source(Evidence(span, "by_hand"))])["evidence"]
    assert (row["passage_id"], row["quote"]) == (passage, quote)
    assert row["quote"] == TEXT[row["char_start"] : row["char_end"]]  # type: ignore[misc]


def test_words_that_state_a_row_twice_count_once_and_other_columns_rules_and_bases_apart() -> None:
    words = Evidence(Span(2, 8), "by_hand")
    other = (
        replace(words, column="name"),
        replace(words, rule="by_ear"),
        replace(words, basis="inferred"),
        replace(words, span=Span(2, 7)),
    )
    rows = resolve([source(words, words, *other)])["evidence"]
    said = [(row["quote"], row["column_name"], row["rule"], row["basis"]) for row in rows]
    assert sorted(said, key=str) == [
        ("Energ", None, "by_hand", "stated"),
        ("Energy", "name", "by_hand", "stated"),
        ("Energy", None, "by_ear", "stated"),
        ("Energy", None, "by_hand", "inferred"),
        ("Energy", None, "by_hand", "stated"),
    ]


def test_a_row_with_two_keys_is_named_by_both() -> None:
    talks = Source("s", "Trade Talks")
    dialogue = talks.draft("dialogues", "d", "Talks", name="Trade Talks")
    talks.draft("dialogue_parties", "p", "Trade", dialogue_id=dialogue, country_code="MEX")
    rows = [row for row in resolve([talks.extraction()])["evidence"] if row["quote"] == "Trade"]
    assert [row["row_id"] for row in rows] == ["trade-talks/MEX"]


def test_names_within_names_are_mentions_of_their_own_and_none_is_listed_twice() -> None:
    talks = Source("s", "The U.S. Agency met.")
    agency = talks.draft("organizations", "o", "Agency", name="U.S. Agency", country_code="USA")
    place = talks.draft("places", "p", "U.S.", name="United States", kind="country", country_code="USA")
    for entity, words in ((agency, "U.S. Agency"), (place, "U.S."), (place, "U.S.")):
        talks.mention(entity, words)
    rows = resolve([talks.extraction()])["mentions"]
    assert [(row["entity_kind"], row["entity_id"], row["surface"]) for row in rows] == [
        ("place", "us", "U.S."),
        ("organization", "us-agency", "U.S. Agency"),
    ]


def test_a_notice_may_stand_outside_every_passage() -> None:
    talks = Source("s", "Talks")
    talks.notice("doubt", "Who speaks?", "Talks")
    talks.notice("doubt", "Who speaks?", "Talks")
    whole = talks.extraction()
    outside = replace(whole.notices[0], span=Span(90, 95))
    rows = resolve([replace(whole, notices=(*whole.notices, outside))])["notices"]
    assert [(row["passage_id"], row["char_start"], row["char_end"]) for row in rows] == [
        ("s-talks", 0, 5),
        (None, 90, 95),
    ]


def test_mentions_of_one_person_in_two_sources_lead_to_one_row() -> None:
    sources = []
    for name in ("Joe Biden", "Biden"):
        spoken = Source(name.replace(" ", "-").lower(), name)
        spoken.mention(spoken.draft("people", "p", name, name=name), name)
        sources.append(spoken.extraction())
    rows = resolve(sources)["mentions"]
    assert {(row["entity_id"], row["surface"]) for row in rows} == {
        ("joe-biden", "Biden"),
        ("joe-biden", "Joe Biden"),
    }


def test_a_mention_of_nothing_is_a_fault_of_the_extractor() -> None:
    spoken = Source("s", "Ann")
    spoken.mention(Ref("people", "nobody"), "Ann")
    with pytest.raises(LookupError, match="s: nothing was drafted as people/nobody"):
        resolve([spoken.extraction()])


def test_a_country_is_mentioned_by_its_code_and_listed_for_that() -> None:
    talks = Source("s", "Mexico and the Shire")
    talks.mention(Ref("countries", "MEX"), "Mexico")
    talks.mention(Ref("countries", "QQQ"), "the Shire")
    tables = resolve([talks.extraction()])
    assert [(row["entity_kind"], row["entity_id"]) for row in tables["mentions"]] == [
        ("country", "MEX"),
        ("country", "QQQ"),
    ]
    assert tables["countries"] == [
        {"country_code": "MEX", "name": "Mexico"},
        {"country_code": "QQQ", "name": "QQQ"},
    ]


def test_evidence_outside_every_passage_is_a_fault_of_the_extractor() -> None:
    whole = Source("a", "Words.").extraction()
    draft = Draft("people", "p", {"name": "Ann"}, (Evidence(Span(40, 44), "by_hand"),))
    with pytest.raises(LookupError, match="a at 40–44: the evidence for ann stands in no passage"):
        resolve([Extraction(whole.document, whole.passages, (draft,))])
