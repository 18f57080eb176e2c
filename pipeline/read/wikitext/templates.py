"""Templates whose words a reader of the page sees in its sentences. Of all others nothing is read.

A box at the side repeats what the article says, in a form that no rule could tell from a sentence; maintenance
marks and navigation say nothing of the subject.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from mwparserfromhell.nodes import Template
from mwparserfromhell.wikicode import Wikicode

from pipeline import lexicon


class Quoted(NamedTuple):
    """A quotation that stands apart, and who is said to have said it where."""

    words: Wikicode
    by: tuple[Wikicode, ...]


class Listed(NamedTuple):
    """Items, each on a line of its own."""

    items: tuple[Wikicode, ...]


Part = str | Wikicode | Quoted | Listed
Expansion = tuple[Part, ...]


def expand(template: Template) -> Expansion:
    """What a template shows, in order; empty if nothing of it is read."""
    name = _name(template)
    if name in _EXPANSIONS:
        return _EXPANSIONS[name](template)
    if re.fullmatch(r"lang-[a-z-]{2,12}", name):
        return _argument(template, 1)
    return _known(str(template.name).strip(), template)


def _known(name: str, template: Template) -> Expansion:
    """An amount of a currency ("{{CAD|3 million}}", "{{A$|5}}"), or a country by its code ("{{MEX}}"), as shown."""
    amount = "".join(_plain(template)[:1])
    if amount[:1].isdecimal() and name in _currency_signs():
        return (f"{name} {amount}" if name.isalpha() else name + amount,)
    country = None if template.params else _country_names().get(name)
    return (country,) if country else ()


@cache
def _currency_signs() -> frozenset[str]:
    return frozenset(sign for one in lexicon.currencies() for sign in (one.code, *one.symbols))


@cache
def _country_names() -> dict[str, str]:
    return {country.code: country.name for country in lexicon.countries()}


def displayed_title(template: Template) -> str | None:
    """The title that a page asks to be shown with."""
    found = re.match(r"\s*displaytitle\s*:\s*(.+)", str(template.name), re.IGNORECASE | re.DOTALL)
    return re.sub(r"<[^<>]*>|'{2,5}", "", found.group(1)).strip() or None if found else None


def _name(template: Template) -> str:
    return " ".join(str(template.name).replace("_", " ").split()).lower().removeprefix("template:")


def _argument(template: Template, *names: int | str) -> tuple[Wikicode, ...]:
    """The first argument of these that there is, as it was written."""
    for name in names:
        if template.has(str(name), ignore_empty=True):
            return (template.get(str(name)).value,)
    return ()


def _plain(template: Template) -> list[str]:
    """The unnamed arguments as words."""
    return [" ".join(p.value.strip_code().split()) for p in template.params if not p.showkey]


def _first(template: Template) -> Expansion:
    return _argument(template, 1)


def _second(template: Template) -> Expansion:
    return _argument(template, 2, "text")


def _last(template: Template) -> Expansion:
    return _argument(template, 3, 2, 1)


def _quotation(template: Template) -> Expansion:
    words = _argument(template, "text", "quote", "content", 1)
    by = (
        _argument(template, "author", "sign", "by", "speaker", 2),
        _argument(template, "title", "source", 3),
    )
    said = words[0] if words else None
    return (Quoted(said, tuple(who[0] for who in by if who)),) if said is not None else ()


def _items(template: Template) -> Expansion:
    return (Listed(tuple(p.value for p in template.params if not p.showkey)),)


def _date(template: Template) -> Expansion:
    """``{{Start date|2013|9|20}}`` and ``{{Date|2013-09-20}}`` as words."""
    given = [part for part in _plain(template) if part]
    if len(given) == 1 and re.fullmatch(r"\d{4}-\d\d-\d\d", given[0]):
        given = given[0].split("-")
    if not all(part.isdecimal() for part in given[:3]):
        return (" ".join(given),)
    year, month, day = (*given[:3], "", "")[:3]
    words = _MONTHS[int(month)] if month and 1 <= int(month) <= 12 else ""
    return (" ".join(part for part in (str(int(day)) if day else "", words, year) if part),)


def _as_of(template: Template) -> Expansion:
    shown = _date(template)
    start = "as of" if template.has("lc", ignore_empty=True) else "As of"
    return (f"{start} ", *shown) if shown != ("",) else ()


def _circa(template: Template) -> Expansion:
    return (f"c. {'–'.join(_plain(template)[:2])}".rstrip(" ."),)


def _convert(template: Template) -> Expansion:
    """The quantity as it was measured; what it was converted to is no statement of the source."""
    given = _plain(template)
    return (" ".join(given[:4] if len(given) > 3 and given[1] in _BETWEEN else given[:2]),)


def _money(sign: str) -> Callable[[Template], Expansion]:
    return lambda template: (sign + " ".join(_plain(template)[:1]),)


def _word(word: str) -> Callable[[Template], Expansion]:
    return lambda template: (word,)


_BETWEEN = frozenset(("to", "-", "–", "and", "or", "by", "x"))
_MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def _named(
    names: str, expansion: Callable[[Template], Expansion]
) -> dict[str, Callable[[Template], Expansion]]:
    return dict.fromkeys((name.strip() for name in names.split(",")), expansion)


_EXPANSIONS: dict[str, Callable[[Template], Expansion]] = {
    **_named(
        "nowrap, nobr, nobold, small, smaller, big, larger, strong, em, resize, center, abbr, tooltip", _first
    ),
    **_named(
        "flag, flagu, flagcountry, flagdeco, interlanguage link, ill, formatnum, nts, val, sic, ubl item",
        _first,
    ),
    **_named("lang, langx, script, color, colour, font color, circa text", _second),
    **_named("transl, transliteration", _last),
    **_named(
        "quote, blockquote, cquote, bquote, quotation, quote box, rquote, cita, centered pull quote",
        _quotation,
    ),
    **_named(
        "unbulleted list, ubl, plainlist, plain list, hlist, flatlist, bulleted list, collapsible list",
        _items,
    ),
    **_named("date, start date, start date and age, end date, dts, fecha, film date, birth date", _date),
    **_named("as of", _as_of),
    **_named("convert, cvt", _convert),
    **_named("us$, usd", _money("$")),
    **_named("euro, eur", _money("€")),
    **_named("gbp, pound sterling", _money("£")),
    **_named("jpy, yen, ¥", _money("¥")),
    **_named("circa, c.", _circa),
    **_named("snd, spnd, spaced ndash, spaced en dash, dash, –", _word(" – ")),
    **_named("ndash, en dash", _word("–")),
    **_named("mdash, em dash", _word("—")),
    **_named("nbsp, space, spaces, thinsp", _word(" ")),
    **_named("'", _word("'")),
}
