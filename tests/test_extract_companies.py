"""Companies by their legal form, by what they do and by whom they stand with."""

import pytest
from reading import tables

HEADER = "The Peru-Norway High-Level Economic Dialogue is a forum of Peru and Norway.\n\n"

CASES = [
    ("Nova Nickel plans a refinery at Cusco.", {("Nova Nickel", None)}),
    ("Tessera Wind and Engie will each build two wind farms.", {("Tessera Wind", None), ("Engie", "FRA")}),
    ("The loan to Orion Graphite was repaid.", {("Orion Graphite", None)}),
    ("A joint venture of Yara and Southern Phosphates runs it.", {("Yara", "NOR"), ("Southern Phosphates", None)}),
    ("The consortium of Veltrix and Nordhavn Kraft won the contract.", {("Veltrix", None), ("Nordhavn Kraft", None)}),
    ("Hydro, which supplies aluminium, came.", {("Hydro", "NOR")}),
    ("Google, Oracle and Salesforce sell software.", {("Google", "USA"), ("Oracle", "USA"), ("Salesforce", "USA")}),
    ("Oslo-based Aquafond, which operates salmon farms, was praised.", {("Aquafond", "NOR")}),
    ("Exporters such as Campoverde, Dansal and Vitanova came.", {("Campoverde", None), ("Dansal", None), ("Vitanova", None)}),
    ("The Lima start-up Wayra Nova was praised.", {("Wayra Nova", "PER")}),
    ("The plant was built by Montera.", {("Montera", None)}),
    ("PT Sinar Nova won.", {("PT Sinar Nova", "IDN")}),
    ("Orion Ports Sdn. Bhd. won.", {("Orion Ports Sdn. Bhd.", "MYS")}),
    ("Grupo Nova S.A.A. won.", {("Grupo Nova S.A.A.", "PER")}),
    ("IBM, Microsoft and Intel came.", {("IBM", "USA"), ("Microsoft", "USA"), ("Intel", "USA")}),
    ("Norway's Eva Pharma agreed to come.", {("Eva Pharma", "NOR")}),
    ("Oslo-based Nordalin came, and the NX7 group.", {("Nordalin", "NOR"), ("NX7", None)}),
    ("A loan to Prestamax, a Peruvian lender to farms, grew.", {("Prestamax", "PER")}),
    ("Peru's forest agency, Bosquia, came.", {("Bosquia", "PER")}),
    ("Sembcorp Industries came.", {("Sembcorp", "SGP")}),
    ("Knutsen-Brems and Aurea supply brakes.", {("Aurea", None), ("Knutsen-Brems", None)}),
    ("CLARN delivers 200 harvesters to PeruAgro.", {("CLARN", None), ("PeruAgro", None)}),
    ("Yara, Dabra Peru and Unilever told the meeting.", {("Yara", "NOR"), ("Dabra Peru", "PER"), ("Unilever", "GBR")}),
    ("Tata Motors came.", {("Tata Motors", "IND")}),
]  # fmt: skip

NO_COMPANIES = [
    "Gujarat will build a port and two power plants.",
    "Phase Two will build a pipeline; Phase I delivered 300 MW.",
    "Trade Facilitation will cut costs; Digital Trade sold shares worth $5 billion.",
    "A joint venture of Peru and Norway operates flights.",
    "Wall Street bought bonds, and the loans to Women Entrepreneurs rose.",
    "President Ford developed ports; Ford opened a plant then.",
    "Minister Ruiz planned plants. Ruiz will open the plant in May.",
    "Orange growers sold tons. Visa holders came. Apple pies won.",
    "A contract with Callao was signed.",
    "The Trade group and the Economic Relations group met.",
    "A Partner Institution agreement and the Small Business Center model were praised.",
    "IBM was not explained, but ABB neither.",
]


def companies(text: str) -> set[tuple[str, str | None]]:
    rows = tables(HEADER + text)["organizations"]
    return {(row["name"], row["country_code"]) for row in rows}


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_company_is_told_by_its_form_its_deeds_and_its_company(
    text: str, expected: set[tuple[str, str | None]]
) -> None:
    assert companies(text) == expected


@pytest.mark.parametrize("text", NO_COMPANIES)
def test_places_people_matters_and_parts_of_a_text_are_no_companies(text: str) -> None:
    assert companies(text) == set()
