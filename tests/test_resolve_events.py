"""When two accounts are of one event, and what events are called."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolving import Source

from pipeline.model import Extraction, Ref
from pipeline.resolve import resolve


@dataclass(frozen=True)
class Told:
    """An event as a source tells it."""

    source: str
    kind: str = "meeting"
    date: str | None = "2015"
    title: str = "Meeting"
    people: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()
    status: str = "occurred"
    place: str | None = None
    of_the_dialogue: bool = True


def sources(*told: Told) -> list[Extraction]:
    found: dict[str, Source] = {}
    for number, one in enumerate(told):
        if one.source not in found:
            found[one.source] = new = Source(one.source, "Trade Talks")
            new.draft("dialogues", "d", "Trade Talks", name="Trade Talks", abbreviation="TT")
        _tell(found[one.source], str(number), one)
    return [source.extraction() for source in found.values()]


def _entity(source: Source, table: str, name: str) -> Ref:
    if not any(draft.table == table and draft.key == name for draft in source.drafts):
        source.draft(table, name, "Trade", name=name)
    return Ref(table, name)


def _tell(source: Source, key: str, one: Told) -> None:
    values = {"kind": one.kind, "date_edtf": one.date, "title": one.title, "status": one.status}
    dialogue = Ref("dialogues", "d") if one.of_the_dialogue else None
    place = _entity(source, "places", one.place) if one.place else None
    event = source.draft("events", key, "Talks", dialogue_id=dialogue, place_id=place, **values)
    for name in one.people:
        person = _entity(source, "people", name)
        source.draft("event_participants", key + name, "Talks", event_id=event, person_id=person)
    for name in one.initiatives:
        initiative = _entity(source, "initiatives", name)
        source.draft("event_initiatives", key + name, "Talks", event_id=event, initiative_id=initiative)


SAME = {
    "a launch happens once": (
        Told("a", "launch", "2013-09", "Launch"),
        Told("b", "launch", "2013-09", "Ann opens the talks", people=("Ann Lee",)),
    ),
    "the same title in other words": (
        Told("a", title="Meeting of the talks"),
        Told("b", title="The talks' meeting"),
    ),
    "the same people in a year": (
        Told("a", title="Second meeting", people=("Ann Lee", "Bo Diaz")),
        Told("b", title="Bo meets Ann", people=("Bo Diaz", "Ann Lee")),
    ),
    "one shared person in a month": (
        Told("a", date="2015-01", title="Meeting one", people=("Ann Lee", "Bo Diaz")),
        Told("b", date="2015-01", title="Session", people=("Ann Lee",)),
    ),
    "a meeting on the same day": (
        Told("a", date="2015-01-06", title="Second meeting"),
        Told("b", date="2015-01-06", title="Session in Rome"),
    ),
    "a shared initiative": (
        Told("a", "signing", None, "Signing", initiatives=("Trade Fund",)),
        Told("b", "signing", None, "The fund is signed", initiatives=("Trade Fund", "Skills Fund")),
    ),
    "an undated launch and the only dated one": (
        Told("a", "launch", "2013-09", "Launch"),
        Told("b", "launch", None, "The talks begin"),
    ),
    "a day and the month it is in": (
        Told("a", date="2015-01-06", title="Second meeting"),
        Told("b", date="2015-01", title="Session in Rome"),
    ),
    "a day and the year it is in": (
        Told("a", date="2015", title="Second meeting"),
        Told("b", date="2015-01-06", title="Session in Rome"),
    ),
    "a meeting of a year at which one was who was at the other": (
        Told("a", title="Second meeting", people=("Ann Lee",)),
        Told("b", title="Session", people=("Ann Lee", "Bo Diaz")),
    ),
    "a day in two places": (
        Told("a", date="2015-01-06", place="Rome"),
        Told("b", date="2015-01-06", place="Oslo"),
    ),
    "a launch and the month it was in": (
        Told("a", "launch", "2013", "Launch"),
        Told("b", "launch", "2013-09", "The talks begin"),
    ),
    "a founding": (
        Told("a", "announcement", "2013-05", "Ann announced the formation of the talks"),
        Told("b", "announcement", "2013-05-02", "The TT was announced"),
    ),
    "an announcement by one person on one day in other words": (
        Told("a", "announcement", "2013-05-02", "Ann announced a labor fund", people=("Ann Lee",)),
        Told("b", "announcement", "2013-05-02", "A fund for labor was announced", people=("Ann Lee",)),
    ),
    "told twice in one source": (
        Told("a", "relaunch", "2021", "Relaunch"),
        Told("a", "relaunch", "2021", "The talks begin again"),
    ),
}

DIFFERENT = {
    "kinds": (Told("a", "meeting"), Told("b", "review")),
    "dates": (Told("a", date="2015-02"), Told("b", date="2015-01")),
    "a date and an open one": (Told("a", date="../2015"), Told("b", date="2015-01")),
    "a meeting of no dialogue": (
        Told("a", date="2015-01", title="Lunch", of_the_dialogue=False),
        Told("b", date="2015-01-06", title="Dinner", of_the_dialogue=False),
    ),
    "counts": (Told("a", title="The second meeting was held"), Told("b", title="The third meeting was held")),
    "announcements in one month": (
        Told("a", "announcement", "2013-05", "Ann announced a fund", people=("Ann Lee",)),
        Told("b", "announcement", "2013-05", "Ann announced a railway", people=("Ann Lee",)),
    ),
    "a launch a year later": (Told("a", "launch", "2013-09"), Told("b", "launch", "2014")),
    "planned and held": (Told("a", status="planned"), Told("b")),
    "initiatives": (
        Told("a", "signing", title="Signing", initiatives=("Trade Fund",)),
        Told("b", "signing", title="Signing", initiatives=("Skills Fund",)),
    ),
    "places": (Told("a", place="Rome"), Told("b", place="Oslo")),
    "meetings of a year with nobody in common": (
        Told("a", title="Second meeting", people=("Ann Lee",)),
        Told("b", title="Session", people=("Bo Diaz",)),
    ),
    "undated events of the same people": (
        Told("a", date=None, title="Second meeting", people=("Ann Lee",)),
        Told("b", date=None, title="Session", people=("Ann Lee",)),
    ),
    "two that one source tells of the same people": (
        Told("a", date="2015-01", title="Opening", people=("Ann Lee",)),
        Told("a", date="2015-01", title="Close", people=("Ann Lee",)),
    ),
}


@pytest.mark.parametrize("told", SAME.values(), ids=SAME)
def test_two_accounts_are_of_one_event(told: tuple[Told, ...]) -> None:
    tables = resolve(sources(*told))
    assert len(tables["events"]) == 1
    people = {name for one in told for name in one.people}
    assert len(tables["event_participants"]) == len(people)


@pytest.mark.parametrize("told", DIFFERENT.values(), ids=DIFFERENT)
def test_two_accounts_are_of_two_events(told: tuple[Told, ...]) -> None:
    assert len(resolve(sources(*told))["events"]) == 2
    assert len(resolve(sources(*told[::-1]))["events"]) == 2


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (Told("a", "launch", "2013-09"), "tt-2013-09-launch"),
        (Told("a", "announcement", "../2014"), "tt-by-2014-announcement"),
        (Told("a", "signing", None, "Signing of a charter"), "tt-undated-signing-charter"),
        (
            Told("a", "program_launch", "2022", initiatives=("Trade Fund",)),
            "tt-2022-program-launch-trade-fund",
        ),
        (Told("a", "other", "2021", "Ann resigns"), "tt-2021-other-resigns"),
        (Told("a", "announcement", "2013-05", "The formation of the talks"), "tt-2013-05-announcement"),
        (Told("a", "announcement", "2013-05", "The TT announced"), "tt-2013-05-announcement"),
        (
            Told("a", "announcement", "2013-05", "In May, Ann announced a Labor Fund"),
            "tt-2013-05-announcement-labor-fund",
        ),
        (
            Told("a", "review", "2014", "Secretary Ann Lee and Bo met for a midyear review"),
            "tt-2014-review-midyear",
        ),
        (Told("a", "other", "2023", "The Aid Agency (AAG) and the Bank (BANK)"), "tt-2023-other-aag-bank"),
        (Told("a", "other", "2023", "In 2023, the Skills Fund"), "tt-2023-other-skills-fund"),
        (Told("a", "statement", None, "Ann made the following statement"), "tt-undated-statement-ann"),
        (Told("a", "meeting", "2015", "経済"), "tt-2015-meeting"),
        (Told("a", "launch", "2021", "A bank opens", of_the_dialogue=False), "2021-launch-bank-opens"),
    ],
)
def test_an_event_is_called_by_dialogue_date_and_kind_and_by_what_it_is_about(
    told: Told, expected: str
) -> None:
    assert [row["event_id"] for row in resolve(sources(told))["events"]] == [expected]


def test_an_undated_launch_stays_apart_where_sources_date_it_differently() -> None:
    told = (
        Told("a", "launch", "2013-09"),
        Told("b", "launch", "2014"),
        Told("c", "launch", None, "It began"),
    )
    ids = [row["event_id"] for row in resolve(sources(*told))["events"]]
    assert ids == ["tt-2013-09-launch", "tt-2014-launch", "tt-undated-launch-began"]


def test_two_events_of_one_kind_and_date_are_called_by_their_titles() -> None:
    told = (Told("a", title="Opening"), Told("a", title="Close"))
    ids = [row["event_id"] for row in resolve(sources(*told))["events"]]
    assert ids == ["tt-2015-meeting-close", "tt-2015-meeting-opening"]


def test_events_that_read_alike_are_told_apart_by_what_they_say() -> None:
    told = (
        Told("a", "signing", "2015", "Ann signed", place="Rome"),
        Told("a", "signing", "2015", "Ann signed", place="Oslo"),
    )
    ids = [str(row["event_id"]) for row in resolve(sources(*told))["events"]]
    assert [one.rpartition("-")[0] for one in ids] == ["tt-2015-signing-ann-signed"] * 2
    assert len(set(ids)) == 2
    assert [row["event_id"] for row in resolve(sources(*told[::-1]))["events"]] == ids


TITLES = (
    "Ann announced a labor fund",
    "Bo announced a skills plan",
    "Cy (CYCY)",
    "The formation of the talks",
)
UNRELATED = ("A harbor opened", "Dee promised a railway", "DEED", "Rivers were mapped")
KINDS = ("announcement", "meeting", "review", "completion", "program_launch", "signing", "statement", "other")


@given(
    st.sampled_from(KINDS),
    st.sampled_from([None, "2013", "2013-05", "2013-05-20"]),
    st.lists(st.sampled_from(TITLES), unique=True, min_size=1),
    st.lists(st.sampled_from(UNRELATED), unique=True, min_size=1),
)
def test_other_events_of_that_kind_and_date_rename_none(
    kind: str, date: str | None, titles: list[str], others: list[str]
) -> None:
    def ids(*said: str) -> set[object]:
        told = [Told("a", kind, date, title) for title in said]
        return {row["event_id"] for row in resolve(sources(*told))["events"]}

    assert ids(*titles) <= ids(*others, *titles)


@pytest.mark.parametrize(
    ("kind", "title", "place", "expected"),
    [
        ("completion", "They concluded capacity training there", "Rome", "AID"),
        ("other", "Scholarships were given", "Rome", "AID"),
        ("completion", "They concluded capacity training", None, None),
        ("completion", "They concluded the talks there", "Rome", None),
        ("statement", "Ann praised the training", "Rome", None),
        ("meeting", "They met on training", "Rome", "CONSULT"),
    ],
)
def test_training_or_assistance_brought_somewhere_is_aid(
    kind: str, title: str, place: str | None, expected: str | None
) -> None:
    rows = resolve(sources(Told("a", kind, title=title, place=place)))["events"]
    assert [row["plover_code"] for row in rows] == [expected]


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        ("announcement", "occurred", "AGREE"),
        ("meeting", "planned", "AGREE"),
        ("meeting", "occurred", "CONSULT"),
        ("review", "occurred", "CONSULT"),
        ("launch", "occurred", "SUPPORT"),
        ("relaunch", "occurred", "SUPPORT"),
        ("program_launch", "occurred", "SUPPORT"),
        ("signing", "occurred", "SUPPORT"),
        ("completion", "occurred", None),
        ("statement", "occurred", None),
        ("other", "occurred", None),
    ],
)
def test_the_plover_code_follows_from_kind_and_status(kind: str, status: str, expected: str | None) -> None:
    rows = resolve(sources(Told("a", kind, status=status)))["events"]
    assert [row["plover_code"] for row in rows] == [expected]


def test_a_plover_code_that_a_rule_has_given_stays() -> None:
    source = Source("a", "Trade Talks")
    values = {"kind": "completion", "title": "Training ends", "status": "occurred", "plover_code": "AID"}
    source.draft("events", "e", "Talks", **values)
    assert [row["plover_code"] for row in resolve([source.extraction()])["events"]] == ["AID"]
