"""Who sits in the dialogue: the wordings and layouts that say so, and those that do not."""

from __future__ import annotations

import hashlib

import pytest

from pipeline.extract import extract
from pipeline.model import Document, Extraction, Ref
from pipeline.parse import parse

OPENING = (
    "The Peru-Norway Economic Dialogue (PNED) is an economic dialogue between Peru and Norway. "
    "It was launched in 2015.\n\n"
)
ENERGY_PE = ("Ministry of Energy", "PER")
HARBOURS_NO = ("Norwegian Harbour Agency", "NOR")


def read(body: str) -> Extraction:
    text = OPENING + body
    sha = hashlib.sha256(text.encode()).hexdigest()
    document = Document("invented", "Invented", "text", text, "invented.txt", sha, len(text.encode()), "en")
    return extract(document, parse(document))


def members(body: str) -> set[tuple[object, object, object]]:
    drafts = read(body).drafts
    names = {Ref("organizations", d.key): d.values["name"] for d in drafts if d.table == "organizations"}
    return {
        (names[ref], d.values["country_code"], d.values["role"])
        for d in drafts
        if d.table == "memberships" and isinstance(ref := d.values["organization_id"], Ref)
    }


BOTH = "the Ministry of Energy of Peru and the Norwegian Harbour Agency"
CHAIRS = [
    f"The Dialogue is co-chaired by {BOTH}.",
    "The Ministry of Energy of Peru and the Norwegian Harbour Agency co-chair the Dialogue.",
    f"The chair was shared by {BOTH}.",
    f"Responsibility lies jointly with {BOTH}.",
    f"The Dialogue is the business of {BOTH}, who chair it together.",
    f"The co-chairs are {BOTH}.",
    f"Chaired by {BOTH}, the Dialogue meets once a year.",
]


@pytest.mark.parametrize("body", CHAIRS)
def test_co_chairs_are_read_from_running_text(body: str) -> None:
    assert members(body) == {(*ENERGY_PE, "co_chair"), (*HARBOURS_NO, "co_chair")}


PARTICIPANTS = [
    "The Ministry of Energy of Peru and the Norwegian Harbour Agency also took part.",
    "The Ministry of Energy of Peru and the Norwegian Harbour Agency took part in its sessions.",
    "The Ministry of Energy of Peru and the Norwegian Harbour Agency are permanent members.",
    f"Others at the table: {BOTH}.",
    f"The Dialogue brings together {BOTH}.",
    f"On both sides experts are lent by {BOTH}.",
    "Agencies represented around the table included, for Peru, "
    "the Ministry of Energy of Peru, and, for Norway, the Norwegian Harbour Agency.",
    "Peru is represented in the Dialogue by the Ministry of Energy of Peru, "
    "Norway by the Norwegian Harbour Agency.",
    "Membership: Peru - Ministry of Energy of Peru; Norway - Norwegian Harbour Agency.",
]


@pytest.mark.parametrize("body", PARTICIPANTS)
def test_participants_are_read_from_running_text(body: str) -> None:
    assert members(body) == {(*ENERGY_PE, "participant"), (*HARBOURS_NO, "participant")}


@pytest.mark.parametrize(
    "body",
    [
        f"The working group on ports is co-chaired by {BOTH}.",
        f"A project led by {BOTH} opened.",
        f"The delegation visited {BOTH}.",
        "The Ministry of Energy of Peru took part in the Lima Fair.",
        "The Norwegian Harbour Agency is a member of the World Bank.",
        "Ida Berg, Director of the Norwegian Harbour Agency, took part in the Dialogue.",
        f"A grant agreement was signed by {BOTH}.",
    ],
)
def test_bodies_named_beside_other_things_are_no_members(body: str) -> None:
    assert members(body) == set()


LISTED = """Who takes part

Peru:
- Ministry of Mines (co-chair)
- Harbour Authority

Norway:
- Ministry of Fisheries, co-chair
- Export Agency
"""
LABELLED = """Membership

Peru (co-chair): Ministry of Mines
Peru (members): Harbour Authority
Norway (co-chair): Ministry of Fisheries
Norway (members): Export Agency
"""
TABLE = """Members

| Country | Co-chair | Other agencies |
|---|---|---|
| Peru | Ministry of Mines | Harbour Authority |
| Norway | Ministry of Fisheries | Export Agency |
"""


@pytest.mark.parametrize("body", [LISTED, LABELLED], ids=["list", "labels"])
def test_the_side_comes_from_the_line_above_and_the_role_from_the_line(body: str) -> None:
    assert members(body) == {
        ("Ministry of Mines", "PER", "co_chair"),
        ("Harbour Authority", "PER", "participant"),
        ("Ministry of Fisheries", "NOR", "co_chair"),
        ("Export Agency", "NOR", "participant"),
    }


def test_a_table_with_a_column_for_each_country_names_members_of_both() -> None:
    body = (
        "| Pillar | Peruvian lead | Norwegian lead |\n"
        "|---|---|---|\n"
        "| Ports | Ministry of Mines | Export Agency |\n"
    )
    assert members(body) == {
        ("Ministry of Mines", "PER", "participant"),
        ("Export Agency", "NOR", "participant"),
    }


def test_the_head_of_the_column_says_whose_a_body_is_and_the_cell_beside_it_does_not() -> None:
    body = (
        "| Pillar | Chilean lead | Norwegian lead |\n"
        "|---|---|---|\n"
        "| Ports | Ministry of Mines | Norwegian Export Agency |\n"
    )
    assert members(body) == {
        ("Ministry of Mines", "CHL", "participant"),
        ("Norwegian Export Agency", "NOR", "participant"),
    }


def test_a_table_with_a_row_for_each_country_gives_the_role_by_column() -> None:
    assert members(TABLE) == {
        ("Ministry of Mines", "PER", "co_chair"),
        ("Harbour Authority", "PER", "participant"),
        ("Ministry of Fisheries", "NOR", "co_chair"),
        ("Export Agency", "NOR", "participant"),
    }


def test_a_table_of_projects_names_no_members() -> None:
    body = (
        "| Project | Agency | Cost |\n"
        "|---|---|---|\n"
        "| Pier | Harbour Authority of Peru | 3 |\n| Mole | Export Agency of Norway | 4 |\n"
    )
    assert members(body) == set()


def test_a_multilateral_member_has_no_side() -> None:
    assert members("The World Bank and the Norwegian Harbour Agency also took part.") == {
        ("World Bank", None, "participant"),
        (*HARBOURS_NO, "participant"),
    }


def test_a_member_without_a_side_becomes_a_notice() -> None:
    result = read("The Harbour Agency and the Export Agency took part in its sessions.")
    assert [d for d in result.drafts if d.table == "memberships"] == []
    assert [n.message for n in result.notices if n.kind == "member-without-side"] == [
        '"Harbour Agency" is listed, but on which side the text does not say',
        '"Export Agency" is listed, but on which side the text does not say',
    ]


SIDES = [
    "Who takes part\n\nThey are, for Peru, the Ministry of Mines and the Harbour Authority; for Norway, the "
    "Ministry of Fisheries.",
    "The following bodies take part in the Dialogue:\n\nPeru - Ministry of Mines; Harbour Authority\n"
    "Norway - Ministry of Fisheries",
]


@pytest.mark.parametrize("body", SIDES)
def test_each_side_of_a_sentence_opens_its_own_members(body: str) -> None:
    assert members(body) == {
        ("Ministry of Mines", "PER", "participant"),
        ("Harbour Authority", "PER", "participant"),
        ("Ministry of Fisheries", "NOR", "participant"),
    }


def test_leading_it_jointly_makes_co_chairs_and_being_party_to_it_participants() -> None:
    assert members("The Ministry of Energy of Peru and the Norwegian Harbour Agency lead it jointly.") == {
        (*ENERGY_PE, "co_chair"),
        (*HARBOURS_NO, "co_chair"),
    }
    body = "The Ministry of Energy of Peru and the Norwegian Harbour Agency were party to it as well."
    assert members(body) == {(*ENERGY_PE, "participant"), (*HARBOURS_NO, "participant")}


def test_a_body_that_is_only_invited_is_no_member() -> None:
    assert members("Peru will invite the participation of the Norwegian Harbour Agency.") == set()


PRODUCTION, FINANCE = ("Ministry of Production", "PER"), ("Ministry of Finance", "NOR")
EACH_FOR_ITS_SIDE = {
    "For Peru, the Ministry of Production chairs the Dialogue; for Norway, the Ministry of Finance does so.": "co_chair",
    "The Ministry of Production leads the Dialogue for Peru, the Ministry of Finance for Norway.": "co_chair",
    "On the Peruvian side it is co-chaired by the Ministry of Production; on the Norwegian side, by the "
    "Ministry of Finance.": "co_chair",
    "Under the chairmanship of the Ministry of Production (Peru) and the Ministry of Finance (Norway), the "
    "Dialogue meets once a year.": "co_chair",
    "Its chairs are the Ministry of Production for Peru and the Ministry of Finance for Norway.": "co_chair",
    "The Ministry of Production attends as an observer on the Peruvian side, and the Ministry of Finance does so for "
    "Norway.": "participant",
    "Peru takes part in it through the Ministry of Production; Norway takes part through the Ministry of "
    "Finance.": "participant",
    "Participating agencies:\n\nPeru\n- Ministry of Production\n\nNorway\n- Ministry of Finance": "participant",
    "| Track | Peru | Norway |\n|---|---|---|\n| Ports | Ministry of Production | Ministry of Finance |": "participant",
}


@pytest.mark.parametrize(("body", "role"), EACH_FOR_ITS_SIDE.items())
def test_what_acts_for_a_side_sits_on_it(body: str, role: str) -> None:
    assert members(body) == {(*PRODUCTION, role), (*FINANCE, role)}


def test_whose_a_body_is_follows_the_owner_named_before_it() -> None:
    body = (
        "The Harbour Authority takes part on the Norwegian side, while Peru's Ministry of Production, its Ministry of "
        "Mines and the Export Agency do so for Peru."
    )
    assert members(body) == {
        ("Harbour Authority", "NOR", "participant"),
        (*PRODUCTION, "participant"),
        ("Ministry of Mines", "PER", "participant"),
        ("Export Agency", "PER", "participant"),
    }


def test_a_body_that_joins_another_is_a_member_like_it() -> None:
    body = "For Peru, the Ministry of Mines was joined by the Ministry of Production."
    assert members(body) == {("Ministry of Mines", "PER", "participant"), (*PRODUCTION, "participant")}


def test_a_body_that_the_lexicon_knows_elsewhere_sits_where_the_sentence_puts_it() -> None:
    text = (
        "The U.S.-Israel Economic Dialogue (USIED) met in 2015.\n\nOther bodies taking part were the Office of the "
        "U.S. Trade Representative and, on the Israeli side, the National Economic Council."
    )
    document = Document("d", "d", "text", text, "d.txt", "0" * 64, len(text), "en")
    drafts = extract(document, parse(document)).drafts
    assert {(d.values["name"], d.values["country_code"]) for d in drafts if d.table == "organizations"} == {
        ("Office of the U.S. Trade Representative", "USA"),
        ("National Economic Council", "ISR"),
    }


SEATS = [
    (
        "For Peru the chair is held by the Ministry of Energy, with the Ministry of Mines and the Trade Agency around the table.",
        {(*ENERGY_PE, "co_chair"), ("Ministry of Mines", "PER", "participant"), ("Trade Agency", "PER", "participant")},
    ),
    (
        "The Dialogue is chaired by the Ministry of Energy of Peru, with the Norwegian Harbour Agency taking part.",
        {(*ENERGY_PE, "co_chair"), (*HARBOURS_NO, "participant")},
    ),
    (
        "The Dialogue is chaired by the Ministry of Energy of Peru with the Norwegian Harbour Agency.",
        {(*ENERGY_PE, "co_chair"), (*HARBOURS_NO, "co_chair")},
    ),
    (
        "The delegations were composed of:\n\n- for Peru, the Ministry of Energy and the Ministry of Mines\n"
        "- for Norway, the Ministry of Trade",
        {
            (*ENERGY_PE, "participant"),
            ("Ministry of Mines", "PER", "participant"),
            ("Ministry of Trade", "NOR", "participant"),
        },
    ),
    (
        "The following was agreed:\n\n- on the Peruvian side, the Ministry of Energy will publish the rules;\n"
        "- on the Norwegian side, the Ministry of Trade will report.",
        set(),
    ),
    ("The centre has members from the Ministry of Trade and the Harbour Agency.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), SEATS)
def test_those_behind_with_sit_around_the_table_and_a_line_lists_its_side(
    body: str, expected: set[tuple[object, object, object]]
) -> None:
    assert members(body) == expected
