"""A fact that no rule read, asked for column by column; every answer is checked before the next is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa

from pipeline.checks import RULES
from pipeline.corrections.places import places_of
from pipeline.corrections.pointers import targets
from pipeline.corrections.targets import CORRECTABLE
from pipeline.corrections.told import nearest
from pipeline.corrections.values import asked_for, broken, meaning
from pipeline.resolve.contract import COLUMNS, SINGULAR
from pipeline.resolve.world import country_names
from pipeline.review.book import Book
from pipeline.review.items import Item
from pipeline.review.proposals import MISSING, Entry
from schemas.arrow import arrow_type
from schemas.tables import choices, exactly_one, foreign_keys, required

_LISTED = 20  # keys listed of a table
_WORDS = ("name", "text", "description", "title", "alias")  # columns that often are the words themselves
_USUAL = {"status": "occurred"}
_NAME = 8  # words: what is longer is no name
HOW = "Enter takes what stands in brackets, - leaves a column open, ? lists what there is, . gives up."


class GivenUp(Exception):
    """The person would rather not answer any more questions about this item."""


@dataclass(frozen=True, slots=True)
class Questions:
    """Whom to ask about which item. ``ask`` takes a question and what Enter answers; ``say`` tells what was wrong."""

    item: Item
    book: Book
    ask: Callable[[str, str], str]
    say: Callable[[str], None]

    def added(self) -> Entry:
        """An entry that adds a row, from the answers."""
        self.say(HOW)
        table = self._table()
        values: dict[str, object] = {}
        for column in asked_for(table):
            value = self._value(table, column, values)
            if value is not None:
                values[column] = value
        entry = {"table": table, "values": values, **self._words()}
        return "add", entry | ({"notice": self.item.row_id} if self.item.table == "notices" else {})

    def _answer(self, question: str, usual: str) -> str:
        answer = self.ask(question, usual)
        if answer == ".":
            raise GivenUp
        return answer

    def _table(self) -> str:
        while True:
            table = self._answer("table", MISSING.get(self.item.kind, ""))
            if table in CORRECTABLE:
                return table
            self.say(nearest(table, CORRECTABLE) or f"one of: {', '.join(CORRECTABLE)}")

    def _value(self, table: str, column: str, values: dict[str, object]) -> object:
        """What is answered for a column, once it may stand there; None for no value."""
        must = column in required(table)
        question = f"{column}{' (needed)' if must else ''}: {meaning(table, column)}"
        while True:
            answer = self._answer(question, self._guess(table, column))
            if answer == "?":
                self.say(self._listed(table, column))
            elif answer in ("", "-"):
                if not must:
                    return None
                self.say(f"a row of {table} needs it")
            else:
                value = typed(answer, table, column)
                fault = self._fault(table, column, value, values)
                if not fault:
                    return value
                self.say(fault)

    def _guess(self, table: str, column: str) -> str:
        """What the item suggests: its words, the entity they name, the one dialogue there is."""
        words = " ".join(self.item.words.split())
        parents = {key.column: key.parent for key in foreign_keys(table)}
        if column in _USUAL or (column in _WORDS and words):
            long = column in ("name", "alias") and len(words.split()) > _NAME
            return "" if long else _USUAL.get(column, words)
        parent = parents.get(column, "")
        if (
            parent in SINGULAR
            and parent != "countries"
            and self.item.passage_id
            and column not in exactly_one(table)
        ):
            start, end = self.item.at + self.item.start, self.item.at + self.item.end
            named = self.book.entities_at(self.item.passage_id, start, end, SINGULAR[parent])
            only = list(self.book.rows[parent]) if parent == "dialogues" else []
            for found in (named, only):
                if len(found) == 1:
                    return found[0]
        return ""

    def _known(self, parent: str) -> list[str]:
        return sorted(country_names()) if parent == "countries" else list(self.book.rows[parent])

    def _listed(self, table: str, column: str) -> str:
        parents = {key.column: key.parent for key in foreign_keys(table)}
        known = list(choices(table).get(column, ())) or (
            self._known(parents[column]) if column in parents else []
        )
        more = f" and {len(known) - _LISTED:,} more" if len(known) > _LISTED else ""
        return f"one of: {', '.join(known[:_LISTED])}{more}" if known else meaning(table, column)

    def _fault(self, table: str, column: str, value: object, values: dict[str, object]) -> str:
        """Why a value cannot stand in a column; "" if it can."""
        for _, name, rule, _ in broken({table: [{column: value}]}):
            if name == column:
                return f"{RULES[rule]}; {meaning(table, column)}"
        row = {**dict.fromkeys(COLUMNS[table]), **values, column: value}
        for name, (parent, key) in targets(table, row):
            if name == column and key not in self._known(parent):
                return f"{parent} has no row {key}; {nearest(key, self._known(parent)) or '? lists some'}"
        return ""

    def _words(self) -> dict[str, object]:
        """Source and quotation, and which of its places in the source is meant if there are several."""
        passage = self.book.passages[str(self.item.passage_id)]
        source_id = self.item.source_id
        text = str(self.book.sources[source_id]["text"])
        passages = [row for row in self.book.passages.values() if row["source_id"] == source_id]
        passages.sort(key=lambda row: int(str(row["char_start"])))
        while True:
            quote = self._answer("the words that state it", self.item.words)
            places = (
                [words for words, _ in places_of(quote, text, passages) if words] if quote.strip() else []
            )
            here = [at for at, words in enumerate(places, 1) if words.passage_id == passage["passage_id"]]
            if here:
                found: dict[str, object] = {"source": source_id, "quote": quote}
                return found if len(places) == 1 else {**found, "occurrence": here[0]}
            self.say("the passage does not say that; copy its words")


def typed(answer: str, table: str, column: str) -> object:
    """An answer as a value of its column, or as it is if it is none."""
    kind = arrow_type(table, column)
    try:
        if pa.types.is_integer(kind):
            return int(answer)
        return float(answer) if pa.types.is_floating(kind) else answer
    except ValueError:
        return answer
