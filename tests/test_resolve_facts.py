"""Which statements are the same fact, and what facts are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolving import Source

from pipeline.model import Ref, Tables
from pipeline.resolve import resolve


def pillars(*named: tuple[str, str | None]) -> dict[object, object]:
    """Pillars (name, name of the parent) of one phase: id → parent's id."""
    source = Source("s", "Trade")
    dialogue = source.draft("dialogues", "d", "Trade", name="Trade Talks", abbreviation="TT")
    phase = source.draft("phases", "p", "Trade", dialogue_id=dialogue, kind="original", ordinal=1)
    refs: dict[str, Ref] = {}
    levels: dict[str, int] = {}
    for position, (name, parent) in enumerate(named, 1):
        level = levels[parent] + 1 if parent else 1
        above = refs[parent] if parent else None
        ref = source.draft(
            "pillars",
            f"{position}",
            "Trade",
            dialogue_id=dialogue,
            phase_id=phase,
            position=position,
            name=name,
            level=level,
            parent_pillar_id=above,
        )
        refs.setdefault(name, ref)
        levels.setdefault(name, level)
    rows = resolve([source.extraction()])["pillars"]
    return {row["pillar_id"]: row["parent_pillar_id"] for row in rows}


def test_a_topic_is_called_by_its_pillar_too() -> None:
    named = (("Energy", None), ("Skills", "Energy"), ("Trade", None), ("skills", "Trade"))
    assert pillars(*named) == {
        "tt-original-energy": None,
        "tt-original-energy-skills": "tt-original-energy",
        "tt-original-trade": None,
        "tt-original-trade-skills": "tt-original-trade",
    }


def test_a_long_pillar_lends_its_topics_three_telling_words() -> None:
    pillar = "Fostering Growth, Productivity, Entrepreneurship, and Innovation"
    above = "tt-original-fostering-growth-productivity-entrepreneurship-and-innovation"
    named = ((pillar, None), ("Skills", pillar), ("Nurses", "Skills"))
    assert pillars(*named) == {
        above: None,
        "tt-original-fostering-growth-productivity-skills": above,
        "tt-original-fostering-growth-productivity-skills-nurses": "tt-original-fostering-growth-productivity-skills",
    }


def test_a_body_that_one_source_lists_in_two_roles_has_two_seats() -> None:
    source = Source("s", "Trade")
    dialogue = source.draft("dialogues", "d", "Trade", name="Trade Talks", abbreviation="TT")
    phase = source.draft("phases", "p", "Trade", dialogue_id=dialogue, kind="original", ordinal=1)
    bank = source.draft("organizations", "o", "Trade", name="Trade Bank")
    about: dict[str, Ref] = {"dialogue_id": dialogue, "phase_id": phase, "organization_id": bank}
    source.draft("memberships", "1", "Trade", **about, role="co_chair")
    alone = [row["membership_id"] for row in resolve([source.extraction()])["memberships"]]
    source.draft("memberships", "2", "Trade", **about, role="participant")
    both = {row["membership_id"]: row["role"] for row in resolve([source.extraction()])["memberships"]}
    assert alone == ["tt-original-trade-bank"]
    assert both == {
        "tt-original-trade-bank": "co_chair",
        "tt-original-trade-bank-participant": "participant",
    }


PILLARS = st.lists(st.sampled_from(("Energy", "Trade", "Growth of the South")), unique=True, min_size=1)
TOPICS = st.sampled_from(("Skills", "Roads", "Ports"))


@given(PILLARS, st.lists(TOPICS, unique=True), PILLARS, st.lists(TOPICS, unique=True))
def test_more_pillars_and_topics_rename_none(
    names: list[str], topics: list[str], others: list[str], more: list[str]
) -> None:
    own = [(name, None) for name in names] + [(topic, names[0]) for topic in topics]
    new = [(f"{name} X", None) for name in others] + [(topic, f"{others[0]} X") for topic in more]
    assert pillars(*own).items() <= pillars(*new, *own).items()


def test_ids_of_facts_say_what_the_fact_is() -> None:
    source = Source("s", "Ann Lee said trade grew, and it did.")
    dialogue = source.draft("dialogues", "d", "trade", name="Trade Talks", abbreviation="TT")
    person = source.draft("people", "p", "Ann Lee", name="Ann Lee")
    seat = {"person_id": person, "title": "Minister of Trade"}
    source.draft("positions", "1", "Ann Lee", **seat, as_of_edtf="../2014")
    source.draft("positions", "2", "Ann Lee", **seat)
    place = source.draft("places", "p", "trade", name="Oaxaca", country_code="MEX")
    fund = source.draft("initiatives", "i", "trade", name="Trade Fund")
    for key, who in (("1", {"place_id": place}), ("2", {"country_code": "MEX"})):
        source.draft("initiative_participants", key, "trade", initiative_id=fund, role="area", **who)
    source.draft("outcomes", "o", "trade grew", dialogue_id=dialogue, description="Trade grew in every year.")
    source.draft(
        "statements", "s", "trade grew", person_id=person, text="Trade grew, and it did.", kind="inline"
    )
    source.draft(
        "quantities", "1", "trade", value=2.5, value_max=10.0, unit="%", per="year", subject="growth"
    )
    source.draft("quantities", "2", "trade", value=3, unit="firms", qualifier="about")
    tables = resolve([source.extraction()])
    found = [row[key] for table, key in FACT_KEYS for row in tables[table]]
    assert found == [
        "ann-lee-minister-of-trade",
        "ann-lee-minister-of-trade-by-2014",
        "trade-fund-mex",
        "trade-fund-oaxaca",
        "tt-trade-grew-in-every-year",
        "ann-lee-trade-grew-and-it-did",
        "firms-3",
        "percent-2-5-to-10-per-year-growth",
    ]


FACT_KEYS = (
    ("positions", "position_id"),
    ("initiative_participants", "initiative_participant_id"),
    ("outcomes", "outcome_id"),
    ("statements", "statement_id"),
    ("quantities", "quantity_id"),
)


def in_sources(table: str, *stated: dict[str, object]) -> list[dict[str, object]]:
    """The rows of a table of which each source states one, about the same dialogue, body and person."""
    sources = []
    for number, values in enumerate(stated):
        source = Source(f"source-{number}", "Trade Talks")
        dialogue = source.draft("dialogues", "d", "Trade", name="Trade Talks", abbreviation="TT")
        for kind in ("original", "relaunch"):
            source.draft("phases", kind, "Trade", dialogue_id=dialogue, kind=kind, ordinal=1)
        source.draft("organizations", "o", "Trade", name="Trade Bank")
        source.draft("people", "p", "Trade", name="Ann Lee")
        source.draft(table, "f", "Talks", **values)
        sources.append(source.extraction())
    return resolve(sources)[table]


DIALOGUE, BODY, PERSON = Ref("dialogues", "d"), Ref("organizations", "o"), Ref("people", "p")
ORIGINAL, RELAUNCH = Ref("phases", "original"), Ref("phases", "relaunch")
MINISTER: dict[str, object] = {"person_id": PERSON, "title": "Minister of Trade"}
SEAT: dict[str, object] = {"dialogue_id": DIALOGUE, "organization_id": BODY, "role": "participant"}
PILLAR: dict[str, object] = {"dialogue_id": DIALOGUE, "name": "Energy", "level": 1, "position": 1}


@pytest.mark.parametrize(
    ("table", "stated", "expected"),
    [
        pytest.param(
            "positions",
            [MINISTER, MINISTER | {"country_code": "MEX"}, MINISTER | {"organization_id": BODY}],
            ["ann-lee-minister-of-trade"],
            id="a country that one source leaves open",
        ),
        pytest.param(
            "positions",
            [MINISTER | {"as_of_edtf": "2014"}, MINISTER | {"as_of_edtf": "2015"}],
            ["ann-lee-minister-of-trade-2014", "ann-lee-minister-of-trade-2015"],
            id="an office at two dates",
        ),
        pytest.param(
            "pillars",
            [PILLAR, PILLAR | {"phase_id": RELAUNCH}],
            ["tt-energy"],
            id="a pillar without its phase",
        ),
        pytest.param(
            "memberships",
            [
                SEAT,
                SEAT | {"country_code": "MEX"},
                SEAT | {"phase_id": ORIGINAL},
                SEAT | {"role": "co_chair"},
            ],
            ["tt-original-trade-bank-participant", "tt-trade-bank", "tt-trade-bank-participant"],
            id="seats by phase and role",
        ),
        pytest.param(
            "outcomes",
            [
                {"dialogue_id": DIALOGUE, "description": "Trade grew."},
                {"dialogue_id": DIALOGUE, "description": "trade grew"},
                {"dialogue_id": DIALOGUE, "description": "Trade grew.", "date_edtf": "2014"},
            ],
            ["tt-trade-grew"],
            id="outcomes in the same words",
        ),
        pytest.param(
            "quantities",
            [
                {"value": 5, "unit": "%", "subject": "growth"},
                {"value": 5.0, "unit": "%", "subject": "Growth"},
                {"value": 5, "unit": "%", "subject": "growth", "qualifier": "about"},
            ],
            ["percent-5-growth", "percent-5-growth-about"],
            id="quantities with and without a hedge",
        ),
    ],
)
def test_sources_state_the_same_fact_or_not(
    table: str, stated: list[dict[str, object]], expected: list[str]
) -> None:
    assert [next(iter(row.values())) for row in in_sources(table, *stated)] == expected
    assert len(in_sources(table, *stated[::-1])) == len(expected)


def test_a_pillar_without_a_phase_is_that_of_the_only_one_known_by_then() -> None:
    original, relaunch = PILLAR | {"phase_id": ORIGINAL}, PILLAR | {"phase_id": RELAUNCH}
    filled = [
        (row["pillar_id"], row["phase_id"]) for row in in_sources("pillars", PILLAR, relaunch, original)
    ]
    assert filled == [("tt-energy", "tt-relaunch"), ("tt-original-energy", "tt-original")]
    apart = [(row["pillar_id"], row["phase_id"]) for row in in_sources("pillars", original, relaunch, PILLAR)]
    assert apart == [
        ("tt-energy", None),
        ("tt-original-energy", "tt-original"),
        ("tt-relaunch-energy", "tt-relaunch"),
    ]


def test_a_pillar_cannot_stand_under_itself() -> None:
    source = Source("a", "Trade")
    dialogue = source.draft("dialogues", "d", "Trade", name="Trade Talks")
    for key, parent in (("1", "2"), ("2", "1")):
        above = Ref("pillars", parent)
        source.draft("pillars", key, "Trade", dialogue_id=dialogue, parent_pillar_id=above, name="Trade")
    with pytest.raises(LookupError, match="stands under itself"):
        resolve([source.extraction()])


def test_gaps_are_filled_and_most_sources_decide_what_differs() -> None:
    sources = []
    for number, (kind, start) in enumerate([("program", None), ("project", "2021"), ("project", "2022")]):
        source = Source(f"source-{number}", f"SURGES, as one of {number + 3} writes")
        source.draft("initiatives", "s", "SURGES", name="SURGES", kind=kind, start_edtf=start)
        sources.append(source.extraction())
    assert resolve(sources)["initiatives"] == [
        {
            "initiative_id": "surges",
            "name": "SURGES",
            "abbreviation": None,
            "kind": "project",
            "description": None,
            "start_edtf": "2021",
        }
    ]
    assert [row["claim"] for row in claims_of(resolve(sources))] == ["program", "2022"]


def claims_of(tables: Tables) -> list[dict[str, object]]:
    """The evidence that says otherwise than the row, by source."""
    return sorted((row for row in tables["evidence"] if row["claim"]), key=lambda row: str(row["passage_id"]))


def test_a_copy_has_no_vote() -> None:
    sources = []
    for number, kind in enumerate(["program", "project", "project"]):
        source = Source(
            f"source-{number}", "SURGES begins" if number else "SURGES will begin this year, it says"
        )
        source.draft("initiatives", "s", "SURGES", name="SURGES", kind=kind)
        sources.append(source.extraction())
    assert [row["kind"] for row in resolve(sources)["initiatives"]] == ["program"]


@pytest.mark.parametrize(
    ("starts", "shown", "contradicting"),
    [
        (["2013", "2013-09"], "2013-09", []),
        (["2013-09", "2013", "2013-09-20"], "2013-09-20", []),
        (["2013", "2014"], "2013", ["2014"]),
        (["2013", "2014-09"], "2013", ["2014-09"]),
        (["2013", "2013-05", "2013-09"], "2013", ["2013-05", "2013-09"]),
        (["2014", "2013", "2013-09"], "2013-09", ["2014"]),
        (["../2014", "2013"], "2013", []),
    ],
)
def test_of_dates_that_agree_the_most_precise_is_shown_and_the_others_stay_with_their_words(
    starts: list[str], shown: str, contradicting: list[str]
) -> None:
    sources = []
    for number, start in enumerate(starts):
        source = Source(f"source-{number}", f"SURGES began in {start}, {number}")
        source.draft("initiatives", "s", "SURGES", name="SURGES", start_edtf=start)
        sources.append(source.extraction())
    tables = resolve(sources)
    assert [row["start_edtf"] for row in tables["initiatives"]] == [shown]
    assert [row["claim"] for row in claims_of(tables)] == contradicting
