"""Names of the world in a document: when a known name means what the lexicon says, and when it does not."""

from __future__ import annotations

import pytest
from reading import tables

OPENING = (
    "The {0}-{1} Economic Dialogue (XED) is an economic dialogue between {0} and {1}. "
    "It was launched in 2015.\n\n"
)


def _rows(parties: tuple[str, str], body: str, table: str) -> list[dict[str, object]]:
    return tables(OPENING.format(*parties) + body)[table]


def bodies(parties: tuple[str, str], body: str) -> set[tuple[object, object]]:
    return {(row["name"], row["country_code"]) for row in _rows(parties, body, "organizations")}


def places(body: str, parties: tuple[str, str] = ("Germany", "Poland")) -> set[object]:
    return {row["name"] for row in _rows(parties, body, "places")}


PLACES = [
    ("The second meeting was held in Berlin on 3 May 2021.", {"Berlin"}),
    ("The second meeting was held in Hamburg on 3 May 2021.", {"Hamburg"}),
    ("Both sides met in Berlin and Warsaw in May 2021.", {"Berlin", "Warsaw"}),
    ("Talks between Berlin and Warsaw were held in May 2021.", set()),
    ("Both sides praised the help for sub-Saharan Africa.", {"Sub-Saharan Africa"}),
    ("Both sides praised the help for the West Bank.", {"West Bank"}),
]


@pytest.mark.parametrize(("body", "expected"), PLACES)
def test_a_capital_is_a_place_where_something_happens_and_elsewhere_a_government(
    body: str, expected: set[object]
) -> None:
    assert places(body) == expected


def test_a_meeting_in_a_capital_says_where_it_was() -> None:
    body = "The second meeting was held in Berlin on 3 May 2021."
    events = _rows(("Germany", "Poland"), body, "events")
    assert [row["place_id"] for row in events if row["kind"] == "meeting"] == ["berlin"]


def test_a_known_initiative_may_open_with_a_number() -> None:
    body = "Both sides praised the 2030 Agenda for Sustainable Development."
    found = {row["name"] for row in _rows(("Germany", "Poland"), body, "initiatives")}
    assert found == {"2030 Agenda for Sustainable Development"}


FAR = [
    ("three letters of a country that nobody speaks of", ("Kenya", "India"), "The SAT was praised.", set()),
    (
        "three letters of a party",
        ("Mexico", "India"),
        "The SAT was praised.",
        {("Tax Administration Service", "MEX")},
    ),
    (
        "three letters of a country spoken of",
        ("Kenya", "India"),
        "The SAT of Mexico was praised.",
        {("Tax Administration Service", "MEX")},
    ),
    (
        "a plain name of a country that nobody speaks of",
        ("Kenya", "India"),
        "The National Water Commission was praised.",
        {("National Water Commission", None)},
    ),
    (
        "a plain name of a country spoken of",
        ("Kenya", "India"),
        "Mexican guests praised the National Water Commission.",
        {("National Water Commission", "MEX")},
    ),
    (
        "a name that is like no other",
        ("Kenya", "India"),
        "Petrobras was praised.",
        {("Petrobras", "BRA")},
    ),
]


@pytest.mark.parametrize(("case", "parties", "body", "expected"), FAR, ids=[row[0] for row in FAR])
def test_what_many_countries_could_have_is_a_foreign_body_only_where_its_country_is_spoken_of(
    case: str, parties: tuple[str, str], body: str, expected: set[tuple[object, object]]
) -> None:
    assert bodies(parties, body) == expected


PLAIN = [
    ("The Pacific community was praised.", set(), set()),
    ("The Pacific Community was praised.", {"Pacific Community"}, set()),
    ("Global entry rules were praised, and so was aid for trade.", set(), set()),
    ("Global Entry was praised.", set(), {"Global Entry"}),
    ("The Paris agreement was praised.", set(), {"Paris Agreement"}),
    ("The Autorité des marchés financiers was praised.", {"Autorité des marchés financiers"}, set()),
]


@pytest.mark.parametrize(("body", "organizations", "initiatives"), PLAIN)
def test_plain_words_that_a_body_or_an_initiative_is_called_by_are_neither(
    body: str, organizations: set[str], initiatives: set[str]
) -> None:
    parties = ("Kenya", "India")
    assert {row["name"] for row in _rows(parties, body, "organizations")} == organizations
    assert {str(row["name"]).title() for row in _rows(parties, body, "initiatives")} == initiatives
