"""The events that the sources so far have told, as the next source tells them again.

The same dialogue, kind and status, dates of which one lies within the other, and no contradiction in place, initiative
or count ("the second meeting"). Beyond that something must speak for it. The same title, initiative or a kind that
happens only once will do; so will who was there, if neither source tells two such events; and so will the date of a meeting
of the dialogue, if each source tells only one that it can be. What is said "by 2014" has no date to go by.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.resolve.clusters import clash
from pipeline.resolve.event_names import ONCE, significant
from pipeline.resolve.merging import dates_agree
from pipeline.resolve.names import fold
from pipeline.resolve.places import places_agree
from pipeline.resolve.shelf import Shelf
from schemas.edtf import interval

Frame = tuple[object, object, object]  # dialogue, kind, status

_GATHERINGS = frozenset({"meeting", "review"})
# Kinds of which a dialogue or an initiative has few: a month that holds the day of one hardly holds another.
_RARE = _GATHERINGS | ONCE | {"program_launch", "signing", "completion"}
_SHARED_WORDS = 2  # telling words of two titles that make two announcements by one person on one day the same
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
_COUNTS = {word: str(number) for number, word in enumerate(_ORDINALS, 1)} | {"inaugural": "1"}
_COUNTED = re.compile(
    rf"\b(?:({'|'.join(_COUNTS)})|(\d+)(?:st|nd|rd|th)) (?:\w+ ){{0,3}}?"
    r"(?:meeting|session|round|summit|dialogue|forum|plenary|edition|review|ministerial)\b"
)


@dataclass(slots=True)
class Account:
    """An event as it is told: by one source, or by all so far."""

    frame: Frame
    date: str | None  # EDTF, the most precise
    signs: set[str]  # that make two accounts with agreeing dates one
    title: str
    initiatives: frozenset[str]
    present: frozenset[str]  # people and bodies
    place: str | None
    own: bool  # whether a source says that it is the dialogue's

    @property
    def counts(self) -> set[str]:
        """Which in a series its title says it is."""
        return {_COUNTS.get(word, number) for word, number in _COUNTED.findall(fold(self.title))}

    def add(self, other: Account) -> None:
        """Take in another account of the same event."""
        if other.date and (
            not self.date or (dates_agree(self.date, other.date) and len(other.date) > len(self.date))
        ):
            self.date = other.date
        self.signs |= other.signs
        self.initiatives |= other.initiatives
        self.present |= other.present
        self.place = self.place or other.place
        self.own |= other.own


class Chronicle:
    """Events by row, found by dialogue, kind, status and what speaks for them."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._events: dict[str, Account] = {}
        self._by_sign: dict[tuple[Frame, str], dict[str, None]] = {}

    def add(self, row_id: str, account: Account) -> None:
        """Remember an event, new or known."""
        known = self._events.get(row_id)
        if known is None:
            self._events[row_id] = known = account
        else:
            known.add(account)
        signs = (*account.signs, *(f"with {one}" for one in account.present), *_calendar(known.date))
        for sign in signs:
            self._by_sign.setdefault((account.frame, sign), {})[row_id] = None

    def find(self, accounts: Sequence[Account]) -> list[str | None]:
        """The row of each event that one source tells; None for a new one."""
        rows = self._one_each(accounts, [self._sure(one) for one in accounts], _dates_all_agree)
        taken = set(rows)
        for look in (self._by_company, self._by_date):
            left = [one if row is None else None for one, row in zip(accounts, rows, strict=True)]
            found = [[row for row in look(one) if row not in taken] if one else [] for one in left]
            more = self._one_each(accounts, found, lambda same: len(same) == 1)
            taken |= {row for candidates in found for row in candidates}
            rows = [row or new for row, new in zip(rows, more, strict=True)]
        return rows

    def _one_each(
        self, accounts: Sequence[Account], found: Sequence[list[str]], may: Callable[[list[Account]], bool]
    ) -> list[str | None]:
        """The only row found for an account, where those that claim the same row ``may`` share it."""
        claims: dict[str, list[Account]] = {}
        for one, candidates in zip(accounts, found, strict=True):
            for row_id in candidates:
                claims.setdefault(row_id, []).append(one)
        only = (candidates[0] if len(candidates) == 1 else None for candidates in found)
        return [row_id if row_id is not None and may(claims[row_id]) else None for row_id in only]

    def _rows(self, one: Account, signs: Iterable[str], fits: Callable[[Account], bool]) -> list[str]:
        """The rows of the same frame under any of the signs that fit; if some have the very date, those."""
        found = dict.fromkeys(row for sign in signs for row in self._by_sign.get((one.frame, sign), ()))
        rows = [
            row for row in found if fits(self._events[row]) and not self._contradict(one, self._events[row])
        ]
        exact = [row for row in rows if one.date and self._events[row].date == one.date]
        return exact if len(exact) == 1 else rows

    def _sure(self, one: Account) -> list[str]:
        return self._rows(one, sorted(one.signs), lambda other: _may_be_one(one, other))

    def _by_company(self, one: Account) -> list[str]:
        """By month or day one shared participant will do; by year all must be the same."""
        return self._rows(one, (f"with {who}" for who in sorted(one.present)), lambda other: _met(one, other))

    def _by_date(self, one: Account) -> list[str]:
        if one.frame[0] is None or one.frame[1] not in _GATHERINGS:
            return []
        return self._rows(one, _calendar(one.date), lambda other: _same_time(one, other))

    def _contradict(self, one: Account, other: Account) -> bool:
        if clash(one.initiatives, other.initiatives):
            return True
        if one.counts and other.counts and not one.counts & other.counts:
            return True
        same_day = one.date == other.date and _precision(one.date) == "day" and one.frame[1] in _GATHERINGS
        if same_day or not one.place or not other.place:
            return False
        return not places_agree(one.place, other.place, self._shelf)


def _calendar(edtf: str | None) -> Iterator[str]:
    """The years that a date with two ends lies in."""
    if edtf:
        start, end, _ = interval(edtf)
        if start and end and end.year - start.year < 3:
            yield from (f"in {year}" for year in range(start.year, end.year + 1))


def _precision(edtf: str | None) -> str | None:
    return interval(edtf).precision if edtf else None


def _dates_all_agree(accounts: Sequence[Account]) -> bool:
    dates = sorted({one.date for one in accounts if one.date})
    return all(dates_agree(one, other) for at, one in enumerate(dates) for other in dates[:at])


def _agree(one: Account, other: Account) -> bool:
    """Whether one date lies within the other; one without both ends only equals itself."""
    if one.date == other.date:
        return True
    if not one.date or not other.date:
        return False
    closed = all(None not in interval(date)[:2] for date in (one.date, other.date))
    return closed and dates_agree(one.date, other.date)


def _may_be_one(one: Account, other: Account) -> bool:
    """Dates that agree; of a rare kind the less precise may do, and of what begins once none at all."""
    if one.date == other.date:
        return True
    if one.frame[1] in ONCE | {"program_launch"} and (not one.date or not other.date):
        return True
    return one.frame[1] in _RARE | {"announcement"} and _agree(one, other)


def _met(one: Account, other: Account) -> bool:
    if not one.date or not other.date or not _agree(one, other):
        return False
    if one.frame[1] not in _RARE:
        shared = set(significant(one.title)) & set(significant(other.title))
        return one.date == other.date and len(shared) >= _SHARED_WORDS
    if {_precision(one.date), _precision(other.date)} <= {"day", "month"}:
        return True
    return one.present == other.present


def _same_time(one: Account, other: Account) -> bool:
    """Dates that agree; by year alone only the same year where neither is said to be the dialogue's own meeting.

    Where they leave room for two meetings, no other people than these may have met.
    """
    if not one.date or not other.date or not _agree(one, other):
        return False
    precisions = {_precision(one.date), _precision(other.date)}
    if not (one.own or other.own or one.date == other.date or precisions <= {"day", "month"}):
        return False
    return precisions == {"day"} or not one.present or not other.present or bool(one.present & other.present)
