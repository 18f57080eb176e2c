"""What is the same over several sources: each case lists what the sources say and what comes of it."""

from __future__ import annotations

import pytest
from resolving import Named, Source, named, one_source_each

from pipeline.resolve import resolve

USA, MEX = "USA", "MEX"

# What each source names, and the ids and names that result.
ORGANIZATIONS: dict[str, tuple[list[Named], dict[str, str]]] = {
    "spellings of one name": (
        [
            ("U.S. Department of Commerce", None, USA),
            ("United States Department of Commerce", None, USA),
            ("the US Department of Commerce", None, USA),
        ],
        {"us-department-of-commerce": "U.S. Department of Commerce"},
    ),
    "a name with and without its country": (
        [("Department of Commerce", None, USA), ("U.S. Department of Commerce", None, USA)],
        {"department-of-commerce-usa": "U.S. Department of Commerce"},
    ),
    "the trade representative's office": (
        [
            ("Office of the U.S. Trade Representative", "USTR", USA),
            ("Office of the United States Trade Representative", None, USA),
            ("USTR", None, USA),
            ("U.S. Trade Representative", "USTR", USA),
            ("the U.S. Trade Representative’s office", None, USA),
        ],
        {"office-of-the-us-trade-representative": "Office of the U.S. Trade Representative"},
    ),
    "the same name in two countries": (
        [("Ministry of Economy", None, MEX), ("Ministry of Economy", None, "ESP")],
        {"ministry-of-economy-mex": "Ministry of Economy", "ministry-of-economy-esp": "Ministry of Economy"},
    ),
    "a name without country beside one with": (
        [("Ministry of Economy", None, MEX), ("Ministry of Economy", None, None)],
        {"ministry-of-economy-mex": "Ministry of Economy"},
    ),
    "a name without country that two countries could claim": (
        [(name := "Ministry of Economy", None, MEX), (name, None, "ESP"), (name, None, None)],
        {"ministry-of-economy-mex": name, "ministry-of-economy-esp": name, "ministry-of-economy": name},
    ),
    "the same abbreviation in two countries": (
        [("Ministry of Agriculture", "MOA", "CHN"), ("Ministry of Aviation", "MOA", "IND")],
        {
            "ministry-of-agriculture-chn": "Ministry of Agriculture",
            "ministry-of-aviation-ind": "Ministry of Aviation",
        },
    ),
    "word order": (
        [("Mexican Government", None, MEX), ("Government of Mexico", None, MEX)],
        {"mexican-government": "Government of Mexico"},
    ),
    "what Mexico calls a secretariat": (
        [
            ("Secretariat of Economy", None, MEX),
            ("Ministry of Economy", None, MEX),
            ("Secretaría de Economía", None, MEX),
            ("Mexico's Ministry of the Economy", None, MEX),
        ],
        {"secretariat-of-economy-mex": "Mexico's Ministry of the Economy"},
    ),
    "a ministry and a secretariat where both are used": (
        [("Ministry of Foreign Trade", None, "BRA"), ("Secretariat of Foreign Trade", None, "BRA")],
        {
            "ministry-of-foreign-trade-bra": "Ministry of Foreign Trade",
            "secretariat-of-foreign-trade-bra": "Secretariat of Foreign Trade",
        },
    ),
    "another script": ([("経済産業省", None, "JPN")], {"xc89fba-jpn": "経済産業省"}),
}

INITIATIVES: dict[str, tuple[list[Named], dict[str, str]]] = {
    "articles and case": (
        [("Root Causes Strategy", None, None), ("the root causes strategy", None, None)],
        {"root-causes-strategy": "Root Causes Strategy"},
    ),
    "the abbreviation alone": (
        [
            ("Southern Mexico Generating Employment and Sustainability", "SURGES", None),
            ("SURGES", None, None),
        ],
        {
            "southern-mexico-generating-employment-and-sustainability": (
                "Southern Mexico Generating Employment and Sustainability"
            )
        },
    ),
    "one abbreviation, names that end alike": (
        [
            ("Bilateral Forum for Education, Innovation, and Research", "FOBESII", None),
            ("Bilateral Forum on Higher Education, Innovation and Research", "FOBESII", None),
        ],
        {
            "bilateral-forum-for-education-innovation-and-research": (
                "Bilateral Forum on Higher Education, Innovation and Research"
            )
        },
    ),
    "countries in another order and form": (
        [("U.S.-India CEO Forum", None, None), ("India–USA CEO Forum", None, None)],
        {"us-india-ceo-forum": "U.S.-India CEO Forum"},
    ),
    "one abbreviation, unlike names": (
        [("Clean Energy Programme", "CEP", None), ("Council of Economic Planners", "CEP", None)],
        {
            "clean-energy-programme": "Clean Energy Programme",
            "council-of-economic-planners": "Council of Economic Planners",
        },
    ),
}

PLACES: dict[str, tuple[list[Named], dict[str, str]]] = {
    "one name, two countries": (
        [("Georgia", None, "GEO"), ("Georgia", None, USA)],
        {"georgia": "Georgia", "georgia-usa": "Georgia"},
    ),
    "the abbreviation alone": (
        [("Northern Central America", "NCA", None), ("NCA", None, None)],
        {"northern-central-america": "Northern Central America"},
    ),
}


CASES = [
    pytest.param(table, key, *case, id=f"{table}: {title}")
    for table, key, cases in (
        ("organizations", "organization_id", ORGANIZATIONS),
        ("initiatives", "initiative_id", INITIATIVES),
        ("places", "place_id", PLACES),
    )
    for title, case in cases.items()
]


@pytest.mark.parametrize(("table", "key", "said", "expected"), CASES)
def test_names_mean_the_same_entity_or_not(
    table: str, key: str, said: list[Named], expected: dict[str, str]
) -> None:
    assert named(resolve(one_source_each(table, said)), table, key) == expected


# Where nothing tells whom a short name means, the one that is known by then is meant.
FIRST_COME = {
    "organizations: a name without country that two countries could claim",
}


@pytest.mark.parametrize(("table", "key", "said", "expected"), [c for c in CASES if c.id not in FIRST_COME])
def test_in_the_other_order_there_are_as_many(
    table: str, key: str, said: list[Named], expected: dict[str, str]
) -> None:
    assert len(resolve(one_source_each(table, said)[::-1])[table]) == len(expected)


def dialogue(source_id: str, name: str, abbreviation: str | None, *parties: str) -> Source:
    source = Source(source_id, name)
    row = source.draft("dialogues", "d", name, name=name, abbreviation=abbreviation)
    for code in parties:
        source.draft("dialogue_parties", code, name, dialogue_id=row, country_code=code)
    return source


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(
            [
                ("U.S.–Mexico High-Level Economic Dialogue", "HLED", USA, MEX),
                ("U.S.-Mexico High Level Economic Dialogue", None),
                ("United States-Mexico High-Level Economic Dialogue", None, USA, MEX),
                ("Mexico–U.S. High-Level Economic Dialogue", None, USA, MEX),
                ("High-Level Economic Dialogue", "HLED", MEX, USA),
            ],
            ["us-mexico-high-level-economic-dialogue"],
            id="spellings of one dialogue",
        ),
        pytest.param(
            [
                ("High-Level Economic Dialogue", "HLED", USA, MEX),
                ("High-Level Economic Dialogue", "HLED", "USA", "PAK"),
            ],
            ["high-level-economic-dialogue", "high-level-economic-dialogue-pak-usa"],
            id="one name, other parties",
        ),
        pytest.param(
            [
                ("Trade and Technology Council", "TTC", USA, "EUE"),
                ("Transatlantic Technology Council", "TTC", "EUE", USA),
            ],
            ["trade-and-technology-council"],
            id="one abbreviation and the same parties",
        ),
    ],
)
def test_dialogues_are_told_apart_by_name_and_parties(
    said: list[tuple[str, str | None]], expected: list[str]
) -> None:
    sources = [dialogue(f"source-{n}", *one).extraction() for n, one in enumerate(said)]
    assert [row["dialogue_id"] for row in resolve(sources)["dialogues"]] == expected
    assert len(resolve(sources[::-1])["dialogues"]) == len(expected)


def test_an_alias_leads_to_the_entity_it_names_elsewhere() -> None:
    first = Source("first", "Sowing Opportunities (Sembrando Oportunidades), with AMLO")
    strategy = first.draft("initiatives", "s", "Sowing Opportunities", name="Sowing Opportunities")
    alias = "Sembrando Oportunidades"
    first.draft(
        "aliases", "s", alias, entity_kind="initiative", entity_id=strategy, alias=alias, language="es"
    )
    person = first.draft("people", "p", "AMLO", name="Andrés Manuel López Obrador")
    first.draft("aliases", "p", "AMLO", entity_kind="person", entity_id=person, alias="AMLO", language=None)
    second = Source("second", "Sembrando Oportunidades by AMLO")
    second.draft("initiatives", "x", alias, name=alias)
    second.draft("people", "x", "AMLO", name="AMLO")
    tables = resolve([first.extraction(), second.extraction()])
    assert named(tables, "initiatives", "initiative_id") == {"sowing-opportunities": "Sowing Opportunities"}
    expected = {"andres-manuel-lopez-obrador": "Andrés Manuel López Obrador"}
    assert named(tables, "people", "person_id") == expected
    assert [(row["alias_id"], row["language"]) for row in tables["aliases"]] == [
        ("andres-manuel-lopez-obrador-amlo", None),
        ("sowing-opportunities-sembrando-oportunidades", "es"),
    ]


def test_an_alias_that_two_bodies_share_does_not_make_them_one() -> None:
    source = Source("a", "European Commission, Trade Commission: the Commission")
    for key, name in (("e", "European Commission"), ("t", "Trade Commission")):
        body = source.draft("organizations", key, name, name=name)
        what = {"entity_kind": "organization", "entity_id": body, "alias": "Commission"}
        source.draft("aliases", key, "Commission", **what)
    rows = resolve([source.extraction()])["organizations"]
    assert [row["name"] for row in rows] == ["European Commission", "Trade Commission"]


def test_a_known_body_is_found_behind_its_other_names() -> None:
    said: list[Named] = [("Secretaría de Economía", None, MEX), ("Secretariat of Economy", None, MEX)]
    tables = resolve(one_source_each("organizations", said))
    assert len(tables["organizations"]) == 1


def test_the_country_is_a_part_of_the_name_of_what_is_not_of_the_government() -> None:
    sources = []
    for number, name in enumerate(("U.S. Chamber of Commerce", "American Chamber of Commerce")):
        source = Source(f"source-{number}", name)
        source.draft("organizations", "o", name, name=name, kind="other", country_code=USA)
        sources.append(source.extraction())
    assert len(resolve(sources)["organizations"]) == 2


# The parties of the dialogue that a source is about, a body that it names without a country, and the rows that result.
COMMON = {
    "a body of one of the parties": (
        [((USA, MEX), "Ministry of Tourism", MEX), ((MEX, "CAN"), "Ministry of Tourism", None)],
        ["ministry-of-tourism-mex"],
    ),
    "a namesake between other countries": (
        [((USA, MEX), "Ministry of Tourism", MEX), (("JPN", "IND"), "Ministry of Tourism", None)],
        ["ministry-of-tourism", "ministry-of-tourism-mex"],
    ),
    "committees of two dialogues": (
        [((USA, MEX), "Steering Committee", None), ((USA, "CAN"), "Steering Committee", None)],
        ["steering-committee", "steering-committee-9ec75c"],
    ),
    "the committee of one dialogue": (
        [((USA, MEX), "Steering Committee", None), ((MEX, USA), "the Steering Committee", None)],
        ["steering-committee"],
    ),
    "a body with a name of its own": (
        [((USA, MEX), "Andean Harvest Board", None), (("JPN", "IND"), "Andean Harvest Board", None)],
        ["andean-harvest-board"],
    ),
    "a body that the lexicon knows": (
        [((USA, MEX), "World Bank", None), (("JPN", "IND"), "World Bank", None)],
        ["world-bank"],
    ),
}


@pytest.mark.parametrize(("said", "expected"), COMMON.values(), ids=COMMON)
def test_a_name_of_common_words_belongs_to_the_countries_that_its_source_speaks_for(
    said: list[tuple[tuple[str, ...], str, str | None]], expected: list[str]
) -> None:
    sources = []
    for number, (parties, name, country) in enumerate(said):
        source = dialogue(f"source-{number}", f"Dialogue {parties}, with {name}", None, *parties)
        source.draft("organizations", "o", name, name=name, country_code=country)
        sources.append(source.extraction())
    assert [row["organization_id"] for row in resolve(sources)["organizations"]] == expected


def test_a_name_that_a_second_row_may_mean_goes_to_the_surer_one_with_a_notice() -> None:
    sources = []
    for number, (name, short) in enumerate(
        (("Harvest Board", None), ("AHO", None), ("Harvest Board", "AHO"))
    ):
        source = Source(f"source-{number}", f"The {name} ({short}) met")
        source.draft("organizations", "o", name, name=name, abbreviation=short)
        sources.append(source.extraction())
    tables = resolve(sources)
    assert named(tables, "organizations", "organization_id") == {
        "aho": "AHO",
        "harvest-board": "Harvest Board",
    }
    assert [(row["source_id"], row["kind"], row["message"]) for row in tables["notices"]] == [
        (
            "source-2",
            "one-or-several",
            '"Harvest Board" may be aho as well; taken for harvest-board, merge them if they are one',
        )
    ]


def test_what_a_later_source_calls_otherwise_becomes_an_alias_with_its_words() -> None:
    said: list[Named] = [
        ("Secretariat of Economy", None, MEX),
        ("Secretaría de Economía", None, MEX),
        ("Secretariat of the Economy of Mexico", None, MEX),
    ]
    tables = resolve(one_source_each("organizations", said))
    assert [row["name"] for row in tables["organizations"]] == ["Secretariat of the Economy of Mexico"]
    aliases = {row["alias_id"]: row["alias"] for row in tables["aliases"]}
    assert sorted(map(str, aliases.values())) == ["Secretariat of Economy", "Secretaría de Economía"]
    stated = {row["row_id"]: row["quote"] for row in tables["evidence"] if row["table_name"] == "aliases"}
    assert stated == aliases
