"""People named without a title, or whose name or title looks like something else."""

import pytest
from reading import tables

HEADER = "The Peru-Norway High-Level Economic Dialogue is a forum of Peru and Norway.\n\n"

CASES = [
    ("It was led by Masahiko Tanaka and Zeng Qinghua.", {"Masahiko Tanaka": [], "Zeng Qinghua": []}),
    ("This meant Hillary Tanner, Dai Bingwen, Timothy Marsh and Wang Qilin.",
     {"Hillary Tanner": [], "Dai Bingwen": [], "Timothy Marsh": [], "Wang Qilin": []}),
    ("Theresa May and Jan de Vries announced it.", {"Theresa May": [], "Jan de Vries": []}),
    ("| Round | Chairs |\n|---|---|\n| 1 | Hiroko Mori, Li Kewen |\n| 2 | Wang Yilin |",
     {"Hiroko Mori": [], "Li Kewen": [], "Wang Yilin": []}),
    ("Bosunda Tijari, who runs the ministry, spoke.", {"Bosunda Tijari": []}),
    ("The Hon. Catherine King MP, Minister for Trade, spoke.", {"Catherine King": ["Minister for Trade"]}),
    ("They met Prime Minister Sheikh Hasina.", {"Sheikh Hasina": ["Prime Minister"]}),
    ("They met Dato' Sri Mustapa Mohamed, Minister of Trade.", {"Mustapa Mohamed": ["Minister of Trade"]}),
    ("They met Chargé d'Affaires a.i. Juan Soto.", {"Juan Soto": ["Chargé d'Affaires"]}),
    ("They met Deputy Prime Minister and Minister of Finance Laurence Wong.",
     {"Laurence Wong": ["Deputy Prime Minister", "Minister of Finance"]}),
    ("They met Sheikh Hamed bin Zayed, Member of the Executive Council of the Emirate of Ajman.",
     {"Hamed bin Zayed": ["Member of the Executive Council of the Emirate of Ajman"]}),
    ("They met Anil Kapoor, Ambassador of India to the UAE.", {"Anil Kapoor": ["Ambassador of India to the UAE"]}),
    ("They met Jim Farr, Minister of International Trade Diversification of Canada.",
     {"Jim Farr": ["Minister of International Trade Diversification"]}),
    ("They met Kedar Adhik, Secretary at the Ministry of Industry, Commerce and Supplies.",
     {"Kedar Adhik": ["Secretary at the Ministry of Industry, Commerce and Supplies"]}),
    ("It was co-chaired by Zorbel Quentish.", {"Zorbel Quentish": []}),
    ("They met Yuri Kostov, head of the Russian Space Agency.", {"Yuri Kostov": ["Head of the Russian Space Agency"]}),
]  # fmt: skip

NOBODY = [
    "Grace Period rules, Angel Negotiations and Victoria Falls came up in May.",
    "In June Norway signed; on May 3 Peru did. By August Minister posts were filled.",
    "The Martin Luther Hall and Tan Son Nhat airport were shown. The Member States met.",
    "Long Beach and Han River were shown.",
    "- Green Hydrogen\n- Rare Earths\n- Angel Finance",
]


def people(text: str) -> dict[str, list[str]]:
    made = tables(HEADER + text)
    held = {row["person_id"]: row["name"] for row in made["people"]}
    return {
        name: sorted(row["title"] for row in made["positions"] if row["person_id"] == person)
        for person, name in held.items()
    }


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_person_is_read_with_no_title_or_an_odd_one(text: str, expected: dict[str, list[str]]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize("text", NOBODY)
def test_places_months_and_matters_are_nobody(text: str) -> None:
    assert people(text) == {}
