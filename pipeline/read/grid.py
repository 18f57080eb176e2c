"""The rows of a table as a reader sees them: a cell that reaches over several rows belongs to each of them."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_ROWS, MOST_COLUMNS = 50, 20  # over which a cell may reach: a page of a few lines must not become a book
LONGEST = 200  # code points of a cell that is repeated; what is longer stands in its first row only


@dataclass(slots=True)
class Grid:
    """Collects the cells of one row after another, and knows what reaches down from the rows above."""

    cells: list[str] = field(default_factory=list)
    own: int = 0  # cells of the row that do not come from above
    _above: dict[int, tuple[int, str]] = field(default_factory=dict)  # column → rows to go, words
    _below: dict[int, tuple[int, str]] = field(default_factory=dict)

    def add(self, words: str, rows: int = 1, columns: int = 1) -> None:
        """The next cell of the row, and over how many rows and columns it reaches."""
        self._fill()
        first = len(self.cells)
        self.own += 1
        self.cells += [words, *[""] * (min(columns, MOST_COLUMNS) - 1)]
        if rows > 1 and len(self.cells) <= MOST_COLUMNS:
            repeated = words if len(words) <= LONGEST else ""
            for column in range(first, len(self.cells)):
                self._below[column] = (min(rows, MOST_ROWS) - 1, repeated if column == first else "")

    def end_row(self) -> list[str]:
        """All cells of the row; the next one begins."""
        self._fill()
        cells, self.cells, self.own = self.cells, [], 0
        self._above, self._below = self._below, {}
        return cells

    def _fill(self) -> None:
        """The cells from above that come next."""
        while len(self.cells) in self._above:
            left, words = self._above.pop(len(self.cells))
            if left > 1:
                self._below[len(self.cells)] = (left - 1, words)
            self.cells.append(words)
