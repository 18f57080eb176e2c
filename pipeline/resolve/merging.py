"""What a row shows where several drafts fill it: one claim a column by a stated rule, and which claims it leaves out.

A name is the fullest that any source gives. Of dates that agree ("2013", "May 2013") the most precise is shown. Else
most independent sources decide, and where these are equal the one that came first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

from pipeline.resolve.contract import COLUMNS
from pipeline.resolve.names import fold, name_key
from pipeline.resolve.places import places_agree
from pipeline.resolve.shelf import Row, Shelf, Told
from schemas.contested import CONTESTED
from schemas.edtf import interval

Origins = Mapping[str, str]  # the source that another one repeats, by the id of that other one


def merge(table: str, told: Sequence[Told], origins: Origins | None = None) -> Row:
    """One row from what drafts say of it, column by column; None counts for nothing."""
    if len(told) == 1:
        return told[0][1]
    return {column: _shown(column, votes(column, told, origins or {})) for column in COLUMNS[table]}


def votes(column: str, told: Iterable[Told], origins: Origins) -> dict[object, set[str]]:
    """The independent sources of every value of a column, the one that came first before the others."""
    found: dict[object, set[str]] = {}
    for said, row in told:
        value = row.get(column)
        if value is not None and value != "":
            found.setdefault(value, set()).add(origins.get(said.source_id, said.source_id))
    return found


def _shown(column: str, claims: dict[object, set[str]]) -> object:
    if len(claims) < 2:
        return next(iter(claims), None)
    # max() keeps the first of equals.
    if column == "name":
        return max(
            claims, key=lambda value: (len(name_key(str(value)).split()), not _has_article(str(value)))
        )
    if column.endswith("_edtf"):
        return _date(claims)
    return max(claims, key=lambda value: len(claims[value]))


def _has_article(name: str) -> bool:
    return fold(name) != name_key(name)


def _date(claims: dict[object, set[str]]) -> object:
    """The date with which most sources agree, of equals the first; then, of those that agree with it, the most precise."""
    support = {value: _support(value, claims) for value in claims}
    chosen = max(claims, key=support.__getitem__)
    equals = (value for value in claims if support[value] == support[chosen])
    return max((v for v in equals if dates_agree(str(v), str(chosen))), key=lambda v: -_days(str(v)))


def _support(value: object, claims: dict[object, set[str]]) -> int:
    """How many sources agree with a date."""
    agreeing = (sources for other, sources in claims.items() if dates_agree(str(value), str(other)))
    return len(set[str]().union(*agreeing))


def _days(edtf: str) -> int:
    start, end, _ = interval(edtf)
    return ((end or date.max) - (start or date.min)).days


def dates_agree(one: str, other: str) -> bool:
    """Whether one of two dates lies within the other."""
    if one == other:
        return True
    (a, b, _), (c, d, _) = interval(one), interval(other)
    first, second = (a or date.min, b or date.max), (c or date.min, d or date.max)
    return (first[0] <= second[0] and second[1] <= first[1]) or (
        second[0] <= first[0] and first[1] <= second[1]
    )


def contested(table: str, told: Sequence[Told], shelf: Shelf) -> tuple[str, ...]:
    """The columns in which what is told of a row contradicts itself."""
    if len(told) < 2:
        return ()
    columns = CONTESTED.get(table, ())
    return tuple(column for column in columns if _clashes(column, votes(column, told, {}), shelf))


def dissenting(column: str, shown: object, claims: Iterable[object], shelf: Shelf) -> set[object]:
    """The claims that contradict the one shown; if they contradict only each other, all but that one."""
    others = {claim for claim in claims if claim not in (None, "", shown)}
    return {claim for claim in others if _clashes(column, (shown, claim), shelf)} or others


def _clashes(column: str, claims: Iterable[object], shelf: Shelf) -> bool:
    pairs = combinations(map(str, claims), 2)
    if column.endswith("_edtf"):
        return any(not dates_agree(one, other) for one, other in pairs)
    if column == "place_id":
        return any(not places_agree(one, other, shelf) for one, other in pairs)
    return any(fold(one) != fold(other) for one, other in pairs)
