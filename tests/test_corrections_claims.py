"""Where sources contradict each other, a correction decides what the row shows, and keeps the words of both."""

from __future__ import annotations

from pathlib import Path

import pytest
from correcting import corrected, entry
from resolving import Source

from pipeline.model import Tables
from pipeline.resolve import resolve
from pipeline.validate import validate


def tables() -> Tables:
    """Two sources date and place one meeting differently; a third tells of it under a name of its own."""
    sources = []
    for number, (when, where) in enumerate((("2014-03", "Lima"), ("2014-05", "Cusco"))):
        source = Source(f"source-{number}", f"The Harbour Dialogue was launched in {when} at {where}.")
        dialogue = source.draft(
            "dialogues", "d", "Harbour Dialogue", name="Harbour Dialogue", abbreviation="HD"
        )
        phase = source.draft("phases", "1", "launched", "start_edtf", dialogue_id=dialogue, ordinal=1,
                             kind="original", start_edtf=when)  # fmt: skip
        place = source.draft("places", "p", where, name=where, kind="city")
        source.draft("events", "1", "was launched", dialogue_id=dialogue, phase_id=phase, kind="meeting",
                     title=f"Launched at {where}", date_edtf=when, place_id=place, status="occurred")  # fmt: skip
        sources.append(source.extraction())
    return resolve(sources)


def told(after: Tables, table: str, column: str) -> set[tuple[object, object]]:
    """What the words of a column claim, None if the row shows it, and on whose word."""
    return {
        (row["claim"], row["basis"])
        for row in after["evidence"]
        if (row["table_name"], row["column_name"]) == (table, column)
    }


START = 'table = "phases"; row = "hd-original"; column = "start_edtf"; '


def by_source(after: Tables) -> dict[object, object]:
    """Source → what its words claim of the start of the phase, and on whose word."""
    passages = {row["passage_id"]: row["source_id"] for row in after["passages"]}
    return {
        passages[row["passage_id"]]: (row["claim"], row["basis"])
        for row in after["evidence"]
        if (row["table_name"], row["column_name"]) == ("phases", "start_edtf")
    }


def test_as_they_are_read_the_row_shows_one_claim_and_keeps_the_other() -> None:
    assert by_source(tables()) == {"source-0": (None, "stated"), "source-1": ("2014-05", "stated")}


# What is decided → what the words of each source say of it then.
DECIDED = {
    "for the other source": (
        START + 'value = "2014-05"; expect = "2014-03"',
        {"source-0": ("2014-03", "stated"), "source-1": (None, "curated")},
    ),
    "for neither": (
        START + 'value = "2014-04"; expect = "2014-03"',
        {"source-0": (None, "curated"), "source-1": ("2014-05", "stated")},
    ),
    "by other words of the second source": (
        START + 'value = "2014-04"; expect = "2014-03"; source = "source-1"; quote = "The Harbour Dialogue"',
        {"source-0": ("2014-03", "stated"), "source-1": (None, "curated")},
    ),
}


@pytest.mark.parametrize("case", DECIDED)
def test_a_person_decides_what_the_row_shows_and_each_source_keeps_what_it_claims(case: str) -> None:
    keys, expected = DECIDED[case]
    after = corrected(entry("replace", keys), tables())
    assert validate(after).render() == "every rule holds"
    (phase,) = after["phases"]
    assert phase["start_edtf"] == keys.split('value = "')[1].split('"')[0]
    assert by_source(after) == expected


EVENTS = ["hd-2014-03-meeting-lima", "hd-2014-05-meeting-cusco"]
MERGED = (
    f'table = "events"; from = "{EVENTS[1]}"; into = "{EVENTS[0]}";'
    ' expect = { from = "Launched at Cusco", into = "Launched at Lima" }'
)


def test_two_rows_that_contradict_each_other_become_one_with_both_claims() -> None:
    assert [row["event_id"] for row in tables()["events"]] == EVENTS
    after = corrected(entry("merge", MERGED), tables())
    assert validate(after).render() == "every rule holds"
    assert [(row["date_edtf"], row["place_id"]) for row in after["events"]] == [("2014-03", "lima")]
    assert told(after, "events", "date_edtf") == {(None, "stated"), ("2014-05", "curated")}
    assert told(after, "events", "place_id") == {(None, "stated"), ("cusco", "curated")}


def test_a_claim_that_names_a_row_merged_away_names_the_one_that_stays() -> None:
    cities = 'table = "places"; from = "cusco"; into = "{}"; expect = {{ from = "Cusco", into = "{}" }}'
    after = corrected(entry("merge", MERGED) + entry("merge", cities.format("lima", "Lima")), tables())
    assert {claim for claim, _ in told(after, "events", "place_id")} == {None}
    assert validate(after).render() == "every rule holds"


def test_dates_that_agree_are_no_claims_against_each_other() -> None:
    wider = START + 'value = "2014"; expect = "2014-03"'
    after = corrected(entry("replace", wider), tables())
    assert by_source(after) == {"source-0": (None, "curated"), "source-1": (None, "stated")}


@pytest.mark.slow
def test_the_view_of_conflicts_shows_both_quotations_after_a_merge(tmp_path: Path) -> None:
    from pipeline.browse.query import ask
    from pipeline.publish import publish

    publish(corrected(entry("merge", MERGED), tables()), tmp_path)
    sql = "SELECT matter, claim, source_id, other_claim, other_source_id FROM conflicts WHERE table_name = 'events'"
    assert sorted(ask(sql, tmp_path).rows) == [
        ("date", "2014-03", "source-0", "2014-05", "source-1"),
        ("place", "lima", "source-0", "cusco", "source-1"),
    ]
