"""Who is who over several sources: each case lists what the sources say and what comes of it."""

from __future__ import annotations

import pytest
from resolving import Source

from pipeline.model import Extraction, Tables
from pipeline.resolve import resolve

USA, MEX = "USA", "MEX"

# What each source names: (name, abbreviation, country), and the ids and names that result.
Named = tuple[str, str | None, str | None]
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
        {"us-department-of-commerce": "U.S. Department of Commerce"},
    ),
    "the trade representative's office": (
        [
            ("Office of the U.S. Trade Representative", "USTR", USA),
            ("Office of the United States Trade Representative", None, USA),
            ("USTR", None, USA),
            ("U.S. Trade Representative", "USTR", USA),
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
        {"government-of-mexico": "Government of Mexico"},
    ),
    "another script": ([("経済産業省", None, "JPN")], {"xc89fba-jpn": "経済産業省"}),
}

PEOPLE: dict[str, tuple[list[Named], dict[str, str]]] = {
    # (name, title, country)
    "a surname in another source": (
        [("Joe Biden", "Vice President", USA), ("Biden", "President", USA), ("Biden", None, None)],
        {"joe-biden": "Joe Biden"},
    ),
    "a surname that two could bear": (
        [("Bill Clinton", "President", USA), ("Chelsea Clinton", None, None), ("Clinton", None, USA)],
        {"bill-clinton": "Bill Clinton", "chelsea-clinton": "Chelsea Clinton", "clinton": "Clinton"},
    ),
    "a surname that the office decides": (
        [
            ("Bill Clinton", "President", USA),
            ("Hillary Clinton", "Secretary of State", USA),
            ("Clinton", "Secretary", USA),
            ("Clinton", "President", USA),
        ],
        {"bill-clinton": "Bill Clinton", "hillary-clinton": "Hillary Clinton"},
    ),
    "a surname of another country": (
        [("Antonio García", "Minister", "ESP"), ("García", "Minister", MEX)],
        {"antonio-garcia": "Antonio García", "garcia": "García"},
    ),
    "namesakes": (
        [("John Smith", "Minister of Finance", "GBR"), ("John Smith", "Senator", USA)],
        {"john-smith-gbr": "John Smith", "john-smith-usa": "John Smith"},
    ),
    "one person in two offices of one country": (
        [("John Smith", "Governor", USA), ("John Smith", "Senator", USA)],
        {"john-smith": "John Smith"},
    ),
    "two surnames": (
        [("Peña Nieto", "President", MEX), ("Enrique Peña Nieto", None, None), ("Peña Nieto", None, None)],
        {"enrique-pena-nieto": "Enrique Peña Nieto"},
    ),
    "the second surname left out": (
        [("Ildefonso Guajardo", None, MEX), ("Ildefonso Guajardo Villarreal", None, MEX)],
        {"ildefonso-guajardo-villarreal": "Ildefonso Guajardo Villarreal"},
    ),
    "accents left out": (
        [
            ("Andrés Manuel López Obrador", None, None),
            ("Andres Manuel Lopez Obrador", None, None),
            ("López Obrador", "President", MEX),
        ],
        {"andres-manuel-lopez-obrador": "Andrés Manuel López Obrador"},
    ),
    "initials and suffixes": (
        [("Joseph R. Biden, Jr.", None, USA), ("Joseph Biden", "President", USA)],
        {"joseph-r-biden-jr": "Joseph R. Biden, Jr."},
    ),
    "initials that differ": (
        [(f"George {initials} Bush", "President", USA) for initials in ("H.W.", "W.", "H. W.")]
        + [("George Bush", "President", USA)],
        {
            "george-h-w-bush": "George H. W. Bush",
            "george-w-bush": "George W. Bush",
            "george-bush": "George Bush",
        },
    ),
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
            "bilateral-forum-on-higher-education-innovation-and-research": (
                "Bilateral Forum on Higher Education, Innovation and Research"
            )
        },
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
        {"georgia-geo": "Georgia", "georgia-usa": "Georgia"},
    ),
    "the abbreviation alone": (
        [("Northern Central America", "NCA", None), ("NCA", None, None)],
        {"northern-central-america": "Northern Central America"},
    ),
}


def one_source_each(table: str, named: list[Named]) -> list[Extraction]:
    sources = []
    for number, (name, second, country) in enumerate(named):
        source = Source(f"source-{number}", name)
        if table == "people":
            person = source.draft("people", "p", name, name=name)
            if second or country:
                office = {"title": second or "", "country_code": country}
                source.draft("positions", "p", name, person_id=person, **office)
        else:
            source.draft(table, "e", name, name=name, abbreviation=second, country_code=country)
        sources.append(source.extraction())
    return sources


def named(tables: Tables, table: str, key: str) -> dict[object, object]:
    return {row[key]: row["name"] for row in tables[table]}


CASES = [
    pytest.param(table, key, *case, id=f"{table}: {title}")
    for table, key, cases in (
        ("organizations", "organization_id", ORGANIZATIONS),
        ("people", "person_id", PEOPLE),
        ("initiatives", "initiative_id", INITIATIVES),
        ("places", "place_id", PLACES),
    )
    for title, case in cases.items()
]


@pytest.mark.parametrize(("table", "key", "said", "expected"), CASES)
def test_names_mean_the_same_entity_or_not(
    table: str, key: str, said: list[Named], expected: dict[str, str]
) -> None:
    sources = one_source_each(table, said)
    assert named(resolve(sources), table, key) == expected
    assert named(resolve(sources[::-1]), table, key) == expected


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
            ["high-level-economic-dialogue-mex-usa", "high-level-economic-dialogue-pak-usa"],
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
    for ordered in (sources, sources[::-1]):
        assert [row["dialogue_id"] for row in resolve(ordered)["dialogues"]] == expected


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
