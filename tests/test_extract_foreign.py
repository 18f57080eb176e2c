"""Bodies by their names in the languages of the parties, and where names with "and" and "in" end."""

import pytest
from reading import tables

HEADER = "The Peru-Norway High-Level Economic Dialogue is a forum of Peru and Norway.\n\n"

CASES = [
    ("The Universidad Nacional Mayor de San Fermín came.", {("Universidad Nacional Mayor de San Fermín", "PER")}),
    ("Banco de la Costa Sur came.", {("Banco de la Costa Sur", "PER")}),
    ("The Instituto de Minas, Puertos y Pesca came.", {("Instituto de Minas, Puertos y Pesca", "PER")}),
    ("The Ministère de l'Économie et des Mines came.", {("Ministère de l'Économie et des Mines", None)}),
    ("The Ports Agency and Sociedad Portuaria Norte came.", {("Ports Agency", None), ("Sociedad Portuaria Norte", "PER")}),
    ("The Nordic Securities and Markets Authority came.", {("Nordic Securities and Markets Authority", None)}),
    ("The Board for Food and Drug Services and Control came.", {("Board for Food and Drug Services and Control", None)}),
    ("The Ministry of Labour and Social Services (Peru) came.", {("Ministry of Labour and Social Services", "PER")}),
    ("The German Chamber of Commerce in Peru came.", {("German Chamber of Commerce in Peru", "PER")}),
    ("The Norwegian Treasury's Office of Coastal Aid came.", {("Norwegian Treasury", "NOR"), ("Office of Coastal Aid", "NOR")}),
    ("The Salmon Board (SB), Innova Agency and the Tourism Board take part on the Norwegian side.",
     {("Salmon Board", "NOR"), ("Innova Agency", "NOR"), ("Tourism Board", "NOR")}),
    ("The Andean University of Puno at Juliaca came.", {("Andean University of Puno at Juliaca", None)}),
    ("The Ministry of Energy's North Sea Laboratory came.", {("Ministry of Energy", "NOR"), ("North Sea Laboratory", "NOR")}),
    ("The Danish Chamber of Commerce Peru came.", {("Danish Chamber of Commerce Peru", None)}),
    ("Ana Ruiz, Under Secretary of the Treasury for Seas, came.", set()),
    ("Reports came on Trade Facilitation and Customs Administration.", set()),
    ("The Undersecretariat of Ports of Peru and Norway's Ministry for Coasts came.",
     {("Undersecretariat of Ports", "PER"), ("Ministry for Coasts", "NOR")}),
    ("Members:\n\n- the Salmon Agency\n- AgriNova\n- Bank of Peru\n- Port Research & Tides (PRT)\n- Energy",
     {("Salmon Agency", None), ("AgriNova", None), ("Bank of Peru", "PER"), ("Port Research & Tides", None)}),
    ("On the Norwegian side: Salmon Agency; Innova Authority; FishNova; Plant & Sea Research.",
     {("Salmon Agency", "NOR"), ("Innova Authority", "NOR"), ("FishNova", "NOR"), ("Plant & Sea Research", "NOR")}),
    ("Pillars:\n\n- Trade Agency\n- Digital Trade\n- Energy\n- Blue Economy\n- Ports", {("Trade Agency", None)}),
    ("Superintendencia President Ana Ruiz, Banco Andino Governor Luis Paz and the Secretaría General came.",
     {("Banco Andino", "PER"), ("Secretaría General", "PER")}),
    ("The Port Council of Peru (Hafenrat; Consejo de Puertos) met Ana Ruiz (Universidad Nacional de Puno).",
     {("Port Council of Peru", "PER"), ("Universidad Nacional de Puno", "PER")}),
    ("The Mercator Institute for China Studies came.", {("Mercator Institute for China Studies", "DEU")}),
    ("DEPT FOR EAP/MTS, EEB/WTO\n\nThe rules of GATT/WTO hold.", {("World Trade Organization", None)}),
    ("DEPT FOR EAP/MTS, EEB/WTO, QRX/OECD\n\nThe talks went on.", set()),
    ("Universidad was full. The Grupo met.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_name_of_a_body_is_read_from_its_first_word_to_its_last(
    text: str, expected: set[tuple[str, str | None]]
) -> None:
    assert {(row["name"], row["country_code"]) for row in tables(HEADER + text)["organizations"]} == expected
