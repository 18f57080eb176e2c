"""A personal name as words, and the forms under which the same person goes: "Joseph R. Biden, Jr." is "Joe Biden"."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.resolve.names import fold
from pipeline.resolve.world import formal_names

Name = tuple[str, ...]

_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


def name_of(text: str) -> Name:
    """The folded words of a name, initials apart."""
    return tuple(fold(text.replace(".", ". ")).split())


def short_forms(name: Name) -> Iterator[Name]:
    """What a name is shortened to: no initials, the last words, no second surname, first and last."""
    plain = tuple(t for i, t in enumerate(name) if t not in _GENERATIONS and (i == 0 or len(t) > 1))
    if plain != name:
        yield plain
    for start in range(1, len(plain)):
        yield plain[start:]
    if len(plain) > 2:
        yield plain[:-1]
        yield plain[0], plain[-1]
        yield plain[0], *plain[-2:]


def core(name: Name) -> Name:
    """The formal name without initials and generation: all that a short mention may be expected to have."""
    plain = (t for i, t in enumerate(name) if t not in _GENERATIONS and (i == 0 or len(t) > 1))
    return formal(tuple(plain))


def spelled_alike(one: Name, other: Name) -> bool:
    """Whether what stands beside the cores agrees: "Joseph R." and "Joseph", not "H. W." and "W.", nor "Jr." and "Sr."."""
    generations = {frozenset(name) & _GENERATIONS for name in (one, other)} - {frozenset()}
    words = [[token for token in name if token not in _GENERATIONS] for name in (one, other)]
    middles = [[token[0] for token in own[1:-1]] for own in words]
    initials = [[token for token in own[1:] if len(token) == 1] for own in words]
    agree = all(
        not own or not there or own == there for own, there in zip(initials, middles[::-1], strict=True)
    )
    return len(generations) < 2 and agree


def formal(name: Name) -> Name:
    """The name with a familiar given name in full: Joe is Joseph."""
    if len(name) < 2:
        return name
    return formal_names().get(name[0], name[0]), *name[1:]


def turned(name: Name) -> Name:
    """The name with the family name last if it stood first, and the other way round: Kishida Fumio, Fumio Kishida."""
    return name[1:] + name[:1] if len(name) == 2 else name
