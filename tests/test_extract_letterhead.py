"""A ministry that issues a text sits where the text is dated."""

import pytest
from reading import tables

BODY = "The Peru-Norway High-Level Economic Dialogue is a forum of Peru and Norway. It met today."


@pytest.mark.parametrize(
    ("dateline", "country"),
    [("Lima, 14 March 2019", "PER"), ("Oslo, 14 March 2019", "NOR"), ("Quito, 14 March 2019", None)],
)
def test_the_issuing_ministry_has_the_country_of_the_dateline(dateline: str, country: str | None) -> None:
    text = f"Ministry of Mines, Ports and Seas\n{dateline}\n\nPeru and Norway Meet\n\n{BODY}\n"
    rows = tables(text, "text")["organizations"]
    assert [(row["name"], row["country_code"]) for row in rows] == [
        ("Ministry of Mines, Ports and Seas", country)
    ]
