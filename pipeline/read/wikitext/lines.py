"""Lines of wikitext: the signs at their start say which lists are open, a blank line ends a paragraph."""

from __future__ import annotations

from pipeline.read.builder import Builder


class Lines:
    """Words and line ends into a builder. A list has no end of its own: the next line says what stays open."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.in_table = False  # whose cells know no lists
        self._open = ""  # the signs of the open lists, outermost first: "*#"
        self._signs = ""  # of the line that has begun, but holds no words yet
        self._at_start = True
        self._in_term = False
        self._after_term = False  # the line above was a term

    def text(self, text: str) -> None:
        first, *rest = text.split("\n")
        self.words(first)
        for line in rest:
            self._end()
            self.words(line)

    def words(self, words: str) -> None:
        """Words within a line; white space at its start is none."""
        if words.strip() or not self._at_start:
            self.begin()
            self.builder.text(words)

    def sign(self, sign: str) -> None:
        """A sign of a list, which is one at the start of a line only; a colon also ends a term."""
        if self._at_start:
            self._signs += sign
        elif sign == ":" and self._in_term:
            self._end_term()
        else:
            self.words(sign)

    def begin(self) -> None:
        """What comes next stands on the line: open the item or paragraph that its signs ask for."""
        if not self._at_start:
            return
        self._at_start = False
        signs, self._signs = self._signs, ""
        if self._after_term and signs.endswith(":"):
            self._after_term = False  # the description stands in the item of its term
        elif not self.in_table:
            self._follow(signs)
        if signs.endswith(";"):
            self._in_term = True
            self.builder.bold += 1

    def block(self) -> None:
        """What comes next is outside of every list, and begins a line."""
        self._follow("")
        self.builder.flush()
        self.restart()

    def restart(self) -> None:
        """The next words begin a line."""
        self._at_start, self._signs = True, ""

    def _end(self) -> None:
        """A line of a list ends its item; other lines go on until one is blank."""
        self._after_term = self._in_term
        if self._in_term:
            self._end_term()
        elif self._open or self._at_start:
            self.builder.flush()
        else:
            self.builder.text(" ")
        self.restart()

    def _end_term(self) -> None:
        self._in_term = False
        self.builder.bold -= 1
        self.builder.text(": ")

    def _follow(self, signs: str) -> None:
        """Close and open lists until those are open that ``signs`` name, and begin the item."""
        self._after_term = False
        signs = signs.replace(";", "*")
        if signs == self._open == "":
            return
        items, own = signs.rstrip(":"), self._open.rstrip(":")
        goes_on = items != signs and items != "" and own.startswith(items)
        shared = _shared(own, items)
        for _ in own[shared:]:
            self.builder.end_list()
        for sign in items[shared:]:
            self.builder.begin_list("1" if sign == "#" else "*")
        self._open = signs
        if items and not goes_on:
            self.builder.begin_item()
        else:
            self.builder.flush()


def _shared(one: str, other: str) -> int:
    """How many signs two rows of them have in common from the start."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
