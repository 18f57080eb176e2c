"""Who is who over several sources: each case lists what the sources say and what comes of it."""

from __future__ import annotations

import pytest
from resolving import Named, named, one_source_each

from pipeline.resolve import resolve

USA, MEX = "USA", "MEX"

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
        {"john-smith": "John Smith", "john-smith-usa": "John Smith"},
    ),
    "namesakes in one office of two countries": (
        [("Ana Ruiz", "Minister", "ESP"), ("Ana Ruiz", "Minister", "CHL"), ("Ana Ruiz", "Minister", "ESP")],
        {"ana-ruiz": "Ana Ruiz", "ana-ruiz-chl": "Ana Ruiz"},
    ),
    "a minister of a member who went to the Union": (
        [("Ana Ruiz", "Minister", "ESP"), ("Ana Ruiz", "Commissioner", "EUE")],
        {"ana-ruiz": "Ana Ruiz"},
    ),
    "a familiar name": (
        [("Joe Biden", "President", USA), ("Joseph R. Biden", "President", USA)],
        {"joe-biden": "Joseph R. Biden"},
    ),
    "initials and a suffix that one leaves out": (
        [
            ("Biden", "President", USA),
            ("Joseph R. Biden", "President", USA),
            ("Joe R. Biden, Jr.", None, USA),
        ],
        {"biden": "Joe R. Biden, Jr."},
    ),
    "another initial and another suffix": (
        [("John A. Smith", None, USA), ("John B. Smith", None, USA), ("John A. Smith, Jr.", None, USA)],
        {"john-a-smith": "John A. Smith, Jr.", "john-b-smith": "John B. Smith"},
    ),
    "a father and his son": (
        [("John Smith, Sr.", None, USA), ("John Smith, Jr.", None, USA)],
        {"john-smith-sr": "John Smith, Sr.", "john-smith-jr": "John Smith, Jr."},
    ),
    "the family name first": (
        [("Kishida Fumio", "Prime Minister", "JPN"), ("Fumio Kishida", "Prime Minister", "JPN")],
        {"kishida-fumio": "Kishida Fumio"},
    ),
    "a surname whose full name is of another country": (
        [("García", "Minister", MEX), ("Antonio García", "Minister", "ESP")],
        {"garcia": "García", "antonio-garcia": "Antonio García"},
    ),
    "two of one surname in a source, after it": (
        [("Clinton", "Secretary", USA), ("Hillary Clinton", "Secretary of State", USA)],
        {"clinton": "Hillary Clinton"},
    ),
    "one person in two offices of one country": (
        [("John Smith", "Governor", USA), ("John Smith", "Senator", USA)],
        {"john-smith": "John Smith"},
    ),
    "two surnames": (
        [("Peña Nieto", "President", MEX), ("Enrique Peña Nieto", None, None), ("Peña Nieto", None, None)],
        {"pena-nieto": "Enrique Peña Nieto"},
    ),
    "the second surname left out": (
        [("Ildefonso Guajardo", None, MEX), ("Ildefonso Guajardo Villarreal", None, MEX)],
        {"ildefonso-guajardo": "Ildefonso Guajardo Villarreal"},
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


@pytest.mark.parametrize(("said", "expected"), PEOPLE.values(), ids=PEOPLE)
def test_names_mean_the_same_person_or_not(said: list[Named], expected: dict[str, str]) -> None:
    assert named(resolve(one_source_each("people", said)), "people", "person_id") == expected


# Where nothing tells whom a short name means, the one that is known by then is meant.
FIRST_COME = {"a surname that two could bear", "initials that differ"}


@pytest.mark.parametrize("case", sorted(PEOPLE.keys() - FIRST_COME))
def test_in_the_other_order_there_are_as_many(case: str) -> None:
    said, expected = PEOPLE[case]
    assert len(resolve(one_source_each("people", said)[::-1])["people"]) == len(expected)
