"""What can go wrong for a user, in words: what happened, where, and what to do about it."""

from __future__ import annotations


class HledError(Exception):
    """Root of every error a user may meet. ``exit_code`` 2: the input or the command was wrong."""

    exit_code = 2

    def __init__(self, what: str, where: str = "", todo: str = "") -> None:
        super().__init__(what)
        self.what, self.where, self.todo = what, where, todo

    def __str__(self) -> str:
        lines = [self.what]
        if self.where:
            lines.append(f"  where: {self.where}")
        if self.todo:
            lines.append(f"  to do: {self.todo}")
        return "\n".join(lines)


class InputError(HledError):
    """A document, a ``source.toml`` or the raw folder cannot be read as it is."""


class UsageError(HledError):
    """A command was given something that does not exist or is not allowed."""


class OutputError(HledError):
    """The build folder cannot be written."""


class ValidationError(HledError):
    """The tables break their contract; nothing was published. ``exit_code`` 1: the data, not the command."""

    exit_code = 1
