"""Citations for LaTeX: entries that BibTeX and biblatex read alike, whatever stands in a name or a quotation."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from pipeline.release import apa
from pipeline.release.works import DATASET, Work

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
# What TeX takes for a command, or makes another sign of. BibTeX counts braces even behind a backslash.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "→": r"$\rightarrow$",
} | {sign: f"\\{sign}" for sign in "#$%&_"}
_LIGATURES = "-',"  # two of a kind would become a dash or a quotation mark
_NOT_IN_A_KEY = re.compile(r"[^A-Za-z0-9.:/+_-]+")


def text(works: Sequence[Work]) -> str:
    """An entry a work, a blank line between two."""
    return "\n".join(_entry(work) for work in works)


def _entry(work: Work) -> str:
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(work))
    return f"@misc{{{key(work.key)},\n{fields}}}\n"


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    """Names and values; a name or title in braces of its own is one, and keeps its capitals."""
    # What BibTeX sorts by where there is no author is called its key.
    yield "author" if work.author else "key", f"{{{{{escaped(work.author or work.title)}}}}}"
    yield "title", f"{{{{{escaped(work.title)}}}}}"
    published = _data(work) if work.kind == DATASET else escaped(work.publisher)
    if published:
        yield "howpublished", f"{{{{{published}}}}}"
    if work.issued:
        year, month, _ = work.issued.split("-")
        yield from (
            ("year", f"{{{year}}}"),
            ("month", _MONTHS[int(month) - 1]),
            ("date", f"{{{work.issued}}}"),
        )
    if work.url:
        yield "url", f"{{{address(work.url)}}}"
    if work.accessed:
        yield "urldate", f"{{{work.accessed}}}"
    notes = [*work.remarks, *map(apa.quoted, work.quotes), f"Licence: {apa.licence(work)}"]
    yield "note", f"{{{escaped('; '.join(notes))}}}"


def _data(work: Work) -> str:
    kind = f"Data set, version {work.version}" if work.version else "Unpublished data set"
    digest = f", SHA-256 of its rows {work.digest}" if work.digest and not work.version else ""
    row = f"Row {work.row} of {work.within}. " if work.within else ""
    return escaped(f"{row}{kind}{digest}")


def escaped(words: str) -> str:
    """A text that TeX prints as it is, on one line."""
    flat = " ".join(words.split())
    return "".join(_sign(before, sign) for before, sign in zip(f" {flat}", flat, strict=False))


def _sign(before: str, sign: str) -> str:
    return f"{{}}{sign}" if sign == before and sign in _LIGATURES else _TEX.get(sign, sign)


def address(url: str) -> str:
    """A URL in ASCII, with nothing that TeX or BibTeX would trip over: what is not plain is percent-encoded."""
    return quote(url, safe="%/:?#[]@!$&'()*+,;=")


def key(name: str) -> str:
    """A name as the key of an entry; one that had to be changed carries a digest of what it was."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = _NOT_IN_A_KEY.sub("-", plain)
    return plain if plain == name else f"{plain}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
