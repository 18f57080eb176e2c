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
    ("Sunda Electric confirmed that its cable factory at Callao will open in 2026.", {("Sunda Electric", None)}),
    ("Kivu Mobile said it had trained 300 technicians.", {("Kivu Mobile", None)}),
    ("Aurora Rail showed how it repairs wagons.", {("Aurora Rail", None)}),
    ("Cusco Geothermal described how it brought a technique to Ethiopia.", {("Cusco Geothermal", "PER")}),
    ("Pacifica Foods presented a cold chain; Tessera said its losses had doubled.",
     {("Pacifica Foods", None), ("Tessera", None)}),
    ("PETRONOVA expects output to double. VELTRA puts the cost at $3 billion.", {("PETRONOVA", None), ("VELTRA", None)}),
    ("Quarta Energi alone has committed US$1.4 billion.", {("Quarta Energi", None)}),
    ("An MoU on telemedicine was exchanged between Alba Hospitals and VHS Digital.",
     {("Alba Hospitals", None), ("VHS Digital", None)}),
    ("A contract between Orion Graphite and Tessera was signed.", {("Orion Graphite", None), ("Tessera", None)}),
    ("The consortium Polar Fiber, led by Cinda of Finland and Arteva Networks of Norway, won.",
     {("Polar Fiber", None), ("Cinda", "FIN"), ("Arteva Networks", "NOR")}),
    ("Carmakers represented by ANFAPE and ADENOR asked for free trade.", {("ANFAPE", None), ("ADENOR", None)}),
    ("Kestrel Capital and D.F. Nordmann have been admitted as underwriters.",
     {("Kestrel Capital", None), ("D.F. Nordmann", None)}),
    ("Nordbank was granted a licence to trade bonds.", {("Nordbank", None)}),
    ("The application of Alvida Insurance was approved; Peru has licensed Skandia Mobile as an operator.",
     {("Alvida Insurance", None), ("Skandia Mobile", None)}),
    ("The issue by Cusco Haier raised approximately EUR 278 million.", {("Cusco Haier", "PER")}),
    ("A loan to Hamkorbank was repaid, and Asiagaz opened two wells.", {("Hamkorbank", None), ("Asiagaz", None)}),
    ("Silverleafe, an agricultural holding, grew.", {("Silverleafe", None)}),
    ("It ordered six aircraft from Viking Aero.", {("Viking Aero", None)}),
    ("Peru's SME secretariat, SEPRYM, will help.", {("SEPRYM", "PER")}),
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
    "Curitiba confirmed that it would come. Kanae Yamaguchi estimates the cost at $3 million.",
    "Digital Trade will cost its members $3 million; Pillar Two expects its members to pay.",
    "Talks between Lima and Bergen Harbour went on. Ruiz was admitted as a member.",
    "A distinction between Domestic Content and Foreign Content was drawn. GDP estimates were cut.",
    "Norwegian investors hold stakes in Camisea LNG, Prelada and Barranca.",
    "Smart Mobile said it would grow, and Green Hydrogen showed how it works.",
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
