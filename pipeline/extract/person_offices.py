"""A person in the text, and the offices that one name has: "Deputy Prime Minister and Minister of Finance Ana Ruiz"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.title_words import TitleSpan
from pipeline.extract.tokens import Token

_LISTED = ([","], [";"], [",", "and"])


@dataclass(slots=True)
class PersonSpan:
    """A personal name in the text, and the title that stands beside it, if any."""

    begin: int
    end: int
    title: TitleSpan | None
    rule: str
    more: tuple[TitleSpan, ...] = ()  # "Ambassador Ana Ruiz, Deputy Trade Representative"


def add_offices(tokens: Sequence[Token], idle: Sequence[TitleSpan], found: Sequence[PersonSpan]) -> None:
    """Gives titles that no name stands beside to the person of the title right before or behind them."""
    for title in idle:
        for person in found:
            held = person.title
            if held is None or title.plural:
                continue
            ahead = title.end <= held.begin and person.begin >= held.end
            behind = held.end <= title.begin and person.end <= held.begin
            between = tokens[title.end : held.begin] if ahead else tokens[held.end : title.begin]
            words = [token.low for token in between]
            joined = (len(between) == 0 and ahead) or words == ["and"]
            # "Ana Ruiz (Deputy Prime Minister, Minister of Trade)": all that the brackets hold is hers
            joined = joined or (behind and words in _LISTED and tokens[held.begin - 1].text == "(")
            if (ahead or behind) and joined:
                person.more = (*person.more, title)
