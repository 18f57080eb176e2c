"""A document in another language gives a notice and not one fact: rules for English would read it wrongly."""

from __future__ import annotations

import pytest
from reading import tables

OTHER = {
    "es": "El Diálogo Económico de Alto Nivel entre España y Marruecos fue creado en Rabat por el ministro de Industria, Ana "
    "Ruiz, y el ministro de Comercio de Marruecos, Omar Alami, el 2 de febrero de 2019, con tres pilares para las empresas.",
    "fr": "Le Dialogue économique de haut niveau entre la France et le Maroc a été lancé à Paris en mai 2015 par la ministre "
    "Ana Ruiz et le ministre Omar Alami; les deux pays ont signé des accords pour le commerce avec la Banque centrale.",
    "de": "Der Wirtschaftsdialog zwischen Deutschland und Japan wurde im Mai 2015 in Berlin von Ministerin Ana Ruiz und "
    "Minister Aiko Sato eröffnet; die beiden Seiten wollen das Handelsvolumen für die Unternehmen bis 2020 verdoppeln.",
}


@pytest.mark.parametrize("language", OTHER)
def test_a_text_in_another_language_gives_one_notice_and_no_fact(language: str) -> None:
    found = tables(OTHER[language])
    assert [(row["kind"], row["message"]) for row in found["notices"]] == [
        ("other-language", f"the text is not in English ({language}), and nothing of it was read")
    ]
    assert [
        table for table, rows in found.items() if rows and table not in ("sources", "passages", "notices")
    ] == []


ENGLISH = [
    "The Diálogo Económico de Alto Nivel (DEAN) of Spain and Morocco was launched by the Secretaría de Estado de Comercio, "
    "the Confederación General de Empresas de Marruecos y del Sur and the Banco de los Andes y del Pacífico in May 2015.",
    "Secretaría de Estado de Comercio; Banco de los Andes",  # too little to tell
    "Sites: www.example.com, example.com, trade.example.com. " * 12,  # "com" is a word in Portuguese
    "Bodies: Trade, Energy, Ports, Labour. " * 12,  # no small words at all
]


@pytest.mark.parametrize("text", ENGLISH)
def test_names_in_another_language_make_no_text_of_it(text: str) -> None:
    assert [row["kind"] for row in tables(text)["notices"] if row["kind"] == "other-language"] == []
