"""Where commands write: a terminal gets colours and wrapped lines, a pipe gets plain text with markers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

# A piece of a line: its words and its style; "" is plain. A pipe shows QUOTE as «words» and no other style.
Piece = tuple[str, str]
QUOTE = "bold reverse"
STRONG = "bold"
FAINT = "dim"

# One colour a family of facts, and the same for mentions of that kind.
COLOURS = {
    "dialogue": "bright_blue", "dialogues": "bright_blue", "dialogue_parties": "bright_blue",
    "organization": "cyan", "organizations": "cyan", "memberships": "cyan",
    "person": "magenta", "people": "magenta", "positions": "magenta",
    "place": "green", "places": "green", "country": "green", "countries": "green",
    "initiative": "yellow", "initiatives": "yellow", "initiative_participants": "yellow",
    "phases": "blue", "pillars": "blue",
    "events": "red", "event_participants": "red", "event_initiatives": "red",
    "outcomes": "bright_green", "statements": "bright_magenta", "quantities": "bright_yellow",
    "aliases": "bright_cyan",
}  # fmt: skip

# Control characters in a source must not drive the terminal: one visible character each, so offsets hold.
_CONTROLS = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\n\t"}
_CONTROLS |= {0x7F: "\u2421"} | dict.fromkeys(range(0x80, 0xA0), "\ufffd")


class Paper:
    """Standard output, a terminal or not."""

    def __init__(self) -> None:
        self.is_terminal = sys.stdout.isatty()
        self._console: Console | None = None

    def line(self, *pieces: Piece | str, indent: int = 0) -> None:
        """Write one line, or several if the words hold line ends; ``indent`` in columns."""
        styled = [(piece, "") if isinstance(piece, str) else piece for piece in pieces]
        if self.is_terminal:
            from rich.padding import Padding
            from rich.text import Text

            text = Text.assemble(*((words.translate(_CONTROLS), style) for words, style in styled))
            self.console.print(Padding(text, (0, 0, 0, indent)))
        else:
            words = "".join(f"«{words}»" if style == QUOTE else words for words, style in styled)
            self.write("".join(" " * indent + line + "\n" for line in words.split("\n")))

    def write(self, text: str) -> None:
        """Write text as it is."""
        sys.stdout.write(text)

    def columns(self, headers: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
        """Write a table for people on a terminal: cells wrap to its width."""
        from rich import box
        from rich.table import Table
        from rich.text import Text

        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
        for header in headers:
            table.add_column(Text(header.translate(_CONTROLS)), overflow="fold")
        for row in rows:
            table.add_row(*(Text(cell.translate(_CONTROLS)) for cell in row))
        self.console.print(table)

    @property
    def width(self) -> int:
        """How many characters a line of the terminal holds."""
        return int(self.console.width)

    @property
    def console(self) -> Any:
        """The terminal; loads rich on first use."""
        if self._console is None:
            from rich.console import Console

            self._console = Console(highlight=False, markup=False, emoji=False)
        return self._console
