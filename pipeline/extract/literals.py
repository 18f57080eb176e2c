"""What words a regular expression cannot match without, read off the expression itself.

Most sentences hold none of a rule's verbs, and looking for a verb is far cheaper than trying the rule. The
words are derived, so a new rule needs nothing beside its pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

Needs = list[frozenset[str]]

_MOST = 200  # spellings of one stretch that are still written out
_SHORT = 3  # letters below which a word stands in almost any sentence
_MARK = re.compile(r"[\ue000-\ue007]")
_WORD = re.compile(r"[^\W_]+")
_parser = import_module("re._parser")


def required(pattern: re.Pattern[str]) -> Needs:
    """Sets of words: whatever the pattern matches holds at least one of each set, as a part of a word.

    A mark or a sign stands for itself. Nothing is known of a pattern without fixed words, or one that
    ignores case: then the answer is empty.
    """
    if pattern.flags & re.IGNORECASE:
        return []
    found = {_words(one) for one in _needs(_parser.parse(pattern.pattern, pattern.flags))}
    telling = [one for one in found if _weight(one)[0] >= _SHORT]
    return sorted(telling, key=_weight, reverse=True)


def _words(spellings: Iterable[str]) -> frozenset[str]:
    """Of each spelling its longest word; of one without letters or digits all of it."""
    return frozenset(max(_WORD.findall(one) or [one], key=len) for one in spellings)


def _weight(words: frozenset[str]) -> tuple[int, int, list[str]]:
    """How telling a set of alternatives is: by its shortest word, then by how few there are."""
    shortest = min(_SHORT + 1 if _MARK.match(word) else len(word) for word in words)
    return shortest, -len(words), sorted(words)


def _needs(items: Iterable[tuple[object, Any]]) -> Needs:
    """What a sequence of parsed items cannot do without: a set of spellings for each fixed stretch."""
    found: Needs = []
    stretch = {""}
    for op, value in items:
        spelled = _spelled(op, value)
        longer = {a + b for a in stretch for b in spelled} if spelled is not None else None
        if longer is not None and len(longer) <= _MOST:
            stretch = longer
            continue
        found.append(frozenset(stretch))
        stretch = {""} if spelled is None else spelled
        found += _inside(op, value) if spelled is None else []
    found.append(frozenset(stretch))
    return [one for one in found if "" not in one]


def _inside(op: object, value: Any) -> Needs:
    """What an item of no fixed spelling still needs: what it repeats, looks ahead at, or has in every branch."""
    name = str(op)
    if name == "SUBPATTERN":
        return [] if value[1] & re.IGNORECASE else _needs(value[3])
    if name == "ATOMIC_GROUP":
        return _needs(value)
    if name == "ASSERT":
        return _needs(value[1])
    if name.endswith("_REPEAT") and value[0] > 0:
        return _needs(value[2])
    if name == "BRANCH":
        branches = [max(map(_words, _needs(branch)), key=_weight, default=None) for branch in value[1]]
        known = [one for one in branches if one is not None]
        return [frozenset().union(*known)] if len(known) == len(branches) else []
    return []


def _spelled(op: object, value: Any) -> set[str] | None:
    """All spellings of one item, or None if they are too many to write out."""
    spell = _SPELLERS.get(str(op))
    spellings = spell(value) if spell else None
    return spellings if spellings is not None and len(spellings) <= _MOST else None


def _all_spelled(items: Iterable[tuple[object, Any]]) -> set[str] | None:
    stretch = {""}
    for op, value in items:
        spelled = _spelled(op, value)
        if spelled is None or len(stretch) * len(spelled) > _MOST:
            return None
        stretch = {a + b for a in stretch for b in spelled}
    return stretch


def _of_class(members: list[tuple[object, Any]]) -> set[str] | None:
    """ "[sz]" is two letters; a range or a negation is too many."""
    return {chr(value) for _, value in members} if all(str(op) == "LITERAL" for op, _ in members) else None


def _of_branches(value: Any) -> set[str] | None:
    branches = [_all_spelled(branch) for branch in value[1]]
    known = [one for one in branches if one is not None]
    return set().union(*known) if len(known) == len(branches) else None


def _of_repeat(value: Any) -> set[str] | None:
    """ "s?" is "s" or nothing."""
    least, most, items = value
    if (least, most) not in ((0, 1), (1, 1)):
        return None
    spelled = _all_spelled(items)
    return None if spelled is None else spelled | {""} if least == 0 else spelled


_SPELLERS: dict[str, Callable[[Any], set[str] | None]] = {
    "LITERAL": lambda value: {chr(value)},
    "IN": _of_class,
    "BRANCH": _of_branches,
    "SUBPATTERN": lambda value: None if value[1] & re.IGNORECASE else _all_spelled(value[3]),
    "ATOMIC_GROUP": _all_spelled,
    "MAX_REPEAT": _of_repeat,
    "MIN_REPEAT": _of_repeat,
    "POSSESSIVE_REPEAT": _of_repeat,
    # They take no room: what stands beside them touches.
    "AT": lambda value: {""},
    "ASSERT_NOT": lambda value: {""},
}
