"""The closed word classes around titles of office, and a title as a value."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract import phrases
from pipeline.extract.words import word_set

# Offices held for a whole country: "President of Mexico" is President, of Mexico.
KEEPS_COUNTRY = ("Ambassador", "Trade Representative", "Chargé", "Consul", "High Commissioner", "Envoy")
# Ranks that stand before a title and belong to it.
RANKS = word_set(
    "first second third deputy vice acting interim assistant associate senior principal additional joint "
    "executive chief parliamentary permanent special federal union cabinet economic financial exchequer"
)
# Words of office that mean something else in lower case ("the general terms", "under the head of").
ONLY_CAPITAL = word_set(
    "general chief justice judge deputy leader head chair representative captain commander king queen "
    "prince princess duke dean professor cardinal pope counsel major speaker attaché intendant "
    "superintendent rector co-chair vice-chair co-chairman co-chairmen co-chairwoman founder co-founder "
    "governor-general commandant councillor"
)
# Parts of a body that a title may be "of" although the name in front of them is a body of its own.
PARTS = word_set("government delegation mission division section unit office bureau department directorate")
# Last words of what a minister may be in charge of.
MATTERS = word_set(
    "affairs development relations policy policies cooperation integration promotion planning reform "
    "reforms services innovation technology technologies resources infrastructure protection heritage "
    "works matters negotiations markets planning management competitiveness transformation change growth business "
    "enterprise enterprises businesses exports skills livelihoods wellbeing welfare employment"
)


@dataclass(slots=True)
class TitleSpan:
    """A title of office in the text: token range, canonical wording, and what it says of country and body.

    ``complement``: what follows "of" is a portfolio | body | country | other; "" if nothing follows.
    """

    begin: int
    end: int
    title: str
    plural: bool
    country: str | None = None
    body: tuple[int, int] | None = None  # tokens of the body that the title belongs to
    word: str = ""
    lower: bool = False
    complement: str = ""
    title_alone: str = ""  # without the body that stands before it


def canonical(title: str) -> str:
    """ "Commerce Secretary" → "Secretary of Commerce"; "Foreign Minister" and plain titles stay."""
    portfolio, _, word = title.rpartition(" ")
    if (
        word not in ("Secretary", "Minister")
        or not phrases.is_portfolio(portfolio)
        or portfolio in ("Foreign", "Home", "State")
    ):
        return title
    return f"{word} of {of(portfolio)}"


def of(portfolio: str) -> str:
    return "the Treasury" if portfolio == "Treasury" else portfolio
