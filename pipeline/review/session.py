"""A person at a terminal, item by item: what is shown, what may be answered, and what a yes writes down."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

import click

from pipeline.browse.paper import Paper
from pipeline.corrections import file
from pipeline.corrections.apply import fitting
from pipeline.corrections.entries import parse
from pipeline.corrections.told import shown
from pipeline.errors import InputError
from pipeline.model import Tables
from pipeline.review.book import Book
from pipeline.review.ink import choices, choices_page, item_page
from pipeline.review.items import Item
from pipeline.review.proposals import Entry, Proposal, proposals, seen
from pipeline.review.questions import GivenUp, Questions


class Session:
    """``read`` gives the tables as they were read, which every entry is tried on before it is written."""

    def __init__(
        self, book: Book, raw: str | Path, who: str, date: datetime.date, read: Callable[[], Tables]
    ) -> None:
        self._book, self._raw, self._who, self._date, self._read_again = book, raw, who, date, read
        self._paper = Paper()
        self.written = 0

    def walk(self, items: Sequence[Item]) -> None:
        """Show each item until one is answered with q."""
        for number, item in enumerate(items, 1):
            item_page(item, f"{number} of {len(items)}", self._paper)
            if not self._settled(item):
                return

    def _settled(self, item: Item) -> bool:
        """Ask until the item is settled or passed over; False to end."""
        proposed = proposals(item, self._book)
        offered = choices(item, proposed)
        choices_page(offered, self._paper)
        while True:
            answer = click.prompt("", prompt_suffix="> ", default="n", show_default=False).strip().lower()
            if answer in ("q", "n"):
                return bool(answer == "n")
            if answer not in offered:
                click.echo(f"  one of: {' '.join(offered)}")
            elif self._tried(answer, item, proposed):
                return True

    def _tried(self, answer: str, item: Item, proposed: Sequence[Proposal]) -> bool:
        try:
            return self._done(answer, item, proposed)
        except GivenUp:
            click.echo("  nothing was written")
            return False

    def _done(self, answer: str, item: Item, proposed: Sequence[Proposal]) -> bool:
        """Whether an answer has led to an entry in the file."""
        if answer == "s":
            return self._write(
                [seen(item)], "Read rightly." if item.table == "notices" else "States nothing."
            )
        if answer == "a" or not proposed:
            return self._write([Questions(item, self._book, _ask, _say).added()], "")
        chosen = proposed[int(answer) - 1 if answer.isdigit() else 0]
        return self._write(chosen.entries, "", edited=answer == "e")

    def _write(self, entries: Sequence[Entry], reason: str, edited: bool = False) -> bool:
        while not (given := _ask("reason", reason)):
            _say("a correction needs one; . gives up")
        if given == ".":
            raise GivenUp
        signature = {"reason": given, "who": self._who, "date": self._date}
        text = "\n".join(file.written(kind, keys | signature) for kind, keys in entries)
        while True:
            if edited:
                text = click.edit(text, extension=".toml") or ""
            if not text.strip():
                click.echo("  nothing was written")
                return False
            fault = self._fault(text)
            if not fault:
                break
            click.echo(f"  it cannot be applied, and was not written:\n{fault}")
            if not edited or not click.confirm("  edit it again?", default=True):
                return False
        file.append(self._raw, text)
        self.written += 1
        click.echo(f"  written to {file.path(self._raw)}")
        return True

    def _fault(self, text: str) -> str:
        """What is wrong with the file if these entries are added to it; "" if they can be applied."""
        before, where = file.load(self._raw), str(file.path(self._raw))
        try:
            known = {entry.where for entry in parse(before, where)}
            _, _, faults = fitting(self._read, parse(file.with_entry(before, text), where))
        except InputError as error:
            return str(error)
        return "\n".join(str(fault) for fault in faults if fault.where not in known)

    @cached_property
    def _read(self) -> Tables:
        return self._read_again()


def _ask(question: str, usual: str) -> str:
    hint = f" [{shown(usual)}]" if usual else ""
    return str(click.prompt(f"  {question}{hint}", default=usual, show_default=False)).strip()


def _say(words: str) -> None:
    click.echo(f"    {words}")
