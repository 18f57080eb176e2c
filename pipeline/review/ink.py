"""How an item looks on a terminal or in a pipe."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.browse.paper import FAINT, QUOTE, STRONG, Paper
from pipeline.corrections.told import shown
from pipeline.review.items import Item
from pipeline.review.proposals import Proposal

_DRAWN = 8  # rows listed that a passage states


def item_page(item: Item, place: str, paper: Paper) -> None:
    """What is flagged and why, the passage it stands in, and what was drawn from that."""
    paper.line("")
    paper.line((f"{place}  {item.kind}", STRONG))
    paper.line(item.message, indent=2)
    inner = [words for words in item.section.split(" > ") if words not in ("", item.title)]
    paper.line((" > ".join([item.title, *inner]), FAINT), indent=2)
    if item.text:
        before, after = item.text[: item.start], item.text[item.end :]
        paper.line(before, (item.words, QUOTE), after, indent=4)
    if item.drawn:
        rows = ", ".join(f"{table} {key}" for table, key in item.drawn[:_DRAWN])
        more = len(item.drawn) - _DRAWN
        paper.line((f"states {rows}{f' and {more} more' if more > 0 else ''}", FAINT), indent=2)


def choices(item: Item, proposed: Sequence[Proposal]) -> dict[str, str]:
    """The letters that may be typed, and what each does."""
    offered = {str(number): one.label for number, one in enumerate(proposed, 1)} if len(proposed) > 1 else {}
    add = "add a fact that this passage states"
    if proposed:
        offered |= {"y": proposed[0].label, "a": add, "e": "write it, edited first"}
    elif item.passage_id:
        offered["y"] = add
    seen = (
        "right as it is: do not show it again"
        if item.table == "notices"
        else "nothing to read here: do not show it again"
    )
    return offered | {"s": seen, "n": "next", "q": "quit"}


def choices_page(offered: dict[str, str], paper: Paper) -> None:
    """The choices, one a line."""
    for letter, does in offered.items():
        paper.line((letter, STRONG), f"  {shown(does) if letter.isdigit() else does}", indent=2)
