"""Who came, who attended, who is a side's secretariat: the bodies behind delegations, each on its side."""

from __future__ import annotations

import pytest

from tests.test_extract_memberships import members

ENERGY, PRODUCTION = (
    ("Ministry of Energy", "PER", "participant"),
    ("Ministry of Production", "PER", "participant"),
)
FISHERIES, BANK = ("Ministry of Fisheries", "NOR", "participant"), ("Norges Bank", "NOR", "participant")

CAME = {
    "Peru's delegation was led by Vice Minister Ana Ruiz and drew on the Ministry of Energy and the Ministry of "
    "Production.": {ENERGY, PRODUCTION},
    "The delegation of Peru was composed of the Ministry of Energy and the Ministry of Production.": {
        ENERGY,
        PRODUCTION,
    },
    "The Norwegian delegation included Ambassador Kari Moen and officials from the Ministry of Fisheries and Norges Bank.": {
        FISHERIES,
        BANK,
    },
    "With him were Ambassador Ana Ruiz and representatives of the Ministries of Energy and Production of Peru.": {
        ENERGY,
        PRODUCTION,
    },
    "She was accompanied by officials of the Ministry of Fisheries of Norway and Norges Bank.": {
        FISHERIES,
        BANK,
    },
    "Delegates came from the Ministry of Energy of Peru and from Norges Bank.": {ENERGY, BANK},
    "Representatives of the Ministry of Energy of Peru and Norges Bank attended the session.": {ENERGY, BANK},
    "Officials of the Ministry of Energy of Peru were in Oslo as part of the delegation.": {ENERGY},
    "In addition, the Ministry of Energy of Peru and Norges Bank sent observers.": {ENERGY, BANK},
    "When credit is on the agenda, two bodies join in: the Ministry of Production of Peru and Norges Bank.": {
        PRODUCTION,
        BANK,
    },
    "Exceptions are Peru, which sends its Ministry of Energy, and Norway, where the Ministry of Fisheries is in "
    "charge.": {ENERGY, FISHERIES},
}
FOR_ITS_SIDE = {
    "Taking part on the Norwegian side were Norges Bank, represented by its Governor, Kari Moen, and the Ministry of "
    "Fisheries; on the Peruvian side the Ministry of Energy.": {BANK, FISHERIES, ENERGY},
    "Present for Norway were the Ministry of Fisheries and Norges Bank; for Peru, the Ministry of Energy.": {
        FISHERIES,
        BANK,
        ENERGY,
    },
    "On the Peruvian side the talks are prepared by the Ministry of Energy, on the Norwegian side by the Ministry of "
    "Fisheries.": {ENERGY, FISHERIES},
    "For Peru, the Ministry of Energy co-ordinates; for Norway, the Ministry of Fisheries does.": {
        ENERGY,
        FISHERIES,
    },
    "The Ministry of Energy of Peru is the secretariat of the Peruvian side.": {ENERGY},
    "| No. | Working group | Peruvian lead | Norwegian lead |\n|---|---|---|---|\n"
    "| 1 | Ports | Ministry of Energy | Ministry of Fisheries |": {ENERGY, FISHERIES},
    "| Field of cooperation | Peru | Norway |\n|---|---|---|\n| Ports | Ministry of Energy | Norges Bank |": {
        ENERGY,
        BANK,
    },
}
LINES = (
    "Annex I - Peruvian delegation\nMinistry of Energy\nMinistry of Production\n\n"
    "Annex II - Norwegian delegation\nMinistry of Fisheries\nNorges Bank\n"
)
FOR_ITS_SIDE[LINES] = {ENERGY, PRODUCTION, FISHERIES, BANK}
FOR_ITS_SIDE[
    "Each track is led by one body from either side. For Peru that is the Ministry of Energy; for Norway, Norges Bank."
] = {
    ENERGY,
    BANK,
}
FOR_ITS_SIDE["The Ministry of Energy of Peru and Norges Bank act as secretariat."] = {ENERGY, BANK}
FOR_ITS_SIDE[
    "| Strand | In the lead |\n|---|---|\n| Ports | Ministry of Energy of Peru |\n| Fish | Norges Bank |"
] = {
    ENERGY,
    BANK,
}
FOR_ITS_SIDE["For Peru, the Ministry of Energy chaired; for Norway, the Ministry of Fisheries."] = {
    ("Ministry of Energy", "PER", "co_chair"),
    ("Ministry of Fisheries", "NOR", "co_chair"),
}
FOR_ITS_SIDE[
    "The talks were attended on the Peruvian side by the Ministry of Energy and on the Norwegian side by Norges Bank."
] = {
    ENERGY,
    BANK,
}
FOR_ITS_SIDE[
    "Peru is represented by the Ministry of Energy; on behalf of Norway, the Ministry of Fisheries and Norges Bank participate."
] = {ENERGY, FISHERIES, BANK}
FOR_ITS_SIDE[
    "The Peruvian delegation, headed by the Ministry of Energy, also comprised the Ministry of Production."
] = {
    ENERGY,
    PRODUCTION,
}
FOR_ITS_SIDE[
    "Joining the ministers were representatives of the Ministry of Energy of Peru and Norges Bank."
] = {ENERGY, BANK}
FOR_ITS_SIDE["The Dialogue involves the Ministry of Energy of Peru and Norges Bank."] = {ENERGY, BANK}
FOR_ITS_SIDE["The Ministry of Energy of Peru and Norges Bank are observers."] = {ENERGY, BANK}
FOR_ITS_SIDE[
    "| Side | Body | Role |\n|---|---|---|\n| Peru | Ministry of Energy | co-chair |\n| Norway | Norges Bank | member |"
] = {("Ministry of Energy", "PER", "co_chair"), BANK}
FOR_ITS_SIDE[
    "Chair, Peru: Ministry of Energy\nChair, Norway: Ministry of Fisheries\nOthers, Norway: Norges Bank"
] = {
    ("Ministry of Energy", "PER", "co_chair"),
    ("Ministry of Fisheries", "NOR", "co_chair"),
    BANK,
}
OTHERS = [
    "The Peruvian delegation toured a plant and met officials of the Ministry of Fisheries of Norway.",
    "The delegation heard a report from the Ministry of Fisheries of Norway.",
    "The two delegations drew on a study by Norges Bank.",
    "Officials of the Ministry of Energy of Peru and Norges Bank signed a contract.",
    "With him were Ana Ruiz, Director at the Ministry of Energy of Peru, and Ole Berg.",
    "The delegation, which included executives from Equinor and Yara, visited a port.",
    "For Peru, the Ministry of Energy signed the contract; for Norway, the Ministry of Fisheries did.",
    "| Strand | In the lead |\n|---|---|\n| Ports | Norges Bank |\n| Fish | Norwegian Harbour Agency |",
    "A team from Norges Bank trained 40 officials from the Ministry of Energy of Peru.",
]


@pytest.mark.parametrize(("body", "expected"), [*CAME.items(), *FOR_ITS_SIDE.items()])
def test_bodies_whose_people_came_take_part(body: str, expected: set[tuple[str, str, str]]) -> None:
    assert members(body) == expected


@pytest.mark.parametrize("body", OTHERS)
def test_bodies_that_people_met_heard_or_work_for_do_not(body: str) -> None:
    assert members(body) == set()
