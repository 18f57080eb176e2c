"""Citations for people: the words of the APA style, seventh edition, as plain text.

What the style has no place for, a licence and the words that state a fact, stands indented below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.release import licences
from pipeline.release.works import DATASET, Quote, Work

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT = 12  # hexadecimal digits by which a digest is told


def text(works: Sequence[Work]) -> str:
    """The works, a blank line between two."""
    return "\n".join("".join(f"{line}\n" for line in _lines(work)) for work in works)


def line(work: Work) -> str:
    """A work in one line."""
    return _dataset(work) if work.kind == DATASET else _document(work)


def _lines(work: Work) -> Iterator[str]:
    yield line(work)
    yield f"  Licence: {licence(work)}"
    yield from (f"  {_flat(remark)}" for remark in work.remarks)
    yield from (f"  {quoted(quote)}" for quote in work.quotes)


def _dataset(work: Work) -> str:
    kind = "[Data set]" if work.version else "[Unpublished data set]"
    told = [work.row, _edition(work)]
    places = "; ".join(place for place in told if place)
    number = f" ({places})" if places else ""
    opening = f"{_stopped(work.author)} ({work.issued[:4] or 'n.d.'})."
    if work.within:
        return f"{opening} {_flat(work.title)} {kind}. In {_flat(work.within)}{number}."
    return f"{opening} {_flat(work.title)}{number} {kind}."


def _edition(work: Work) -> str:
    if work.version:
        return f"Version {work.version}"
    return f"Digest {work.digest[:_SHORT]}" if work.digest else ""


def _document(work: Work) -> str:
    parts = [_stopped(work.title), f"({_date(work.issued)})."]
    parts += [_stopped(work.publisher)] if work.publisher else []
    if work.accessed:
        parts.append(f"Retrieved {_day(work.accessed)}{f', from {work.url}' if work.url else '.'}")
    elif work.url:
        parts.append(work.url)
    return " ".join(parts)


def licence(work: Work) -> str:
    """The licence of a work, with where its terms are, if that is known."""
    if not work.license:
        return "not known"
    terms = licences.ADDRESSES.get(work.license)
    return f"{work.license}, {terms}" if terms else work.license


def quoted(quote: Quote) -> str:
    """Words in quotation marks, where they stand, and by which rule they state the fact unless they say it outright."""
    where = [quote.section, f"code points {quote.start}–{quote.end}"]
    where += [f"{quote.basis} by {quote.rule}"] if quote.rule and quote.basis != "stated" else []
    return f"“{_flat(quote.words)}” ({', '.join(_flat(place) for place in where if place)})"


def _date(day: str) -> str:
    if not day:
        return "n.d."
    year, month, number = day.split("-")
    return f"{int(year)}, {_MONTHS[int(month) - 1]} {int(number)}"


def _day(day: str) -> str:
    year, month, number = day.split("-")
    return f"{_MONTHS[int(month) - 1]} {int(number)}, {int(year)}"


def _stopped(words: str) -> str:
    words = _flat(words)
    return words if words.endswith((".", "?", "!")) else f"{words}."


def _flat(words: str) -> str:
    return " ".join(words.split())
