"""What ``source.toml`` may say of a source, and every way it can be wrong, by line and key."""

from __future__ import annotations

import datetime
import difflib
import re
import tomllib
import unicodedata
from collections.abc import Iterator

from pipeline.errors import InputError

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

# Each key beside the shape of its value, in words and as a pattern.
_ISO_DATE = ("an ISO 8601 date such as 2024-05-31", re.compile(r"\d{4}-\d{2}-\d{2}"))
_WORDS = ("words between quotation marks", re.compile(r".*\S.*"))
KEYS: dict[str, tuple[str, re.Pattern[str]]] = {
    "title": _WORDS,
    "publisher": _WORDS,
    "url": ("an address that starts with http:// or https://", re.compile(r"https?://\S+")),
    "license": ("an SPDX identifier such as CC-BY-SA-4.0", re.compile(r"[A-Za-z0-9.+() -]*[A-Za-z0-9.+)]")),
    "language": ("a BCP 47 tag such as en or es-MX", re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")),
    "retrieved_on": _ISO_DATE,
    "published_on": _ISO_DATE,
    "sha256": ("64 hexadecimal digits", re.compile(r"[0-9a-fA-F]{64}")),
    "source_id": ("a slug: a-z, 0-9 and single hyphens", SLUG),
}
REQUIRED = ("title", "sha256")
REDIRECTS = "redirects"  # the one key that holds a list: where the url led, address by address


def provenance(data: bytes, where: str) -> tuple[dict[str, str], list[InputError]]:
    """The keys of a ``source.toml`` and what is wrong with them (keys at fault are left out)."""
    try:
        text, table = toml(data, "source.toml", where)
    except InputError as error:
        return {}, [error]
    faults = [*_unknown(table, text, where), *_missing(table, text, where), *_astray(table, text, where)]
    known: dict[str, str] = {}
    for key in KEYS.keys() & table.keys():
        value = _plain(table[key])
        todo = f"write {KEYS[key][0]}" if value is None else misfit(key, value)
        if todo or value is None:
            faults.append(_misshapen(key, text, where, todo))
        else:
            known[key] = value
    return known, sorted(faults, key=lambda fault: fault.where)


def misfit(key: str, value: str) -> str:
    """What to do about a value that ``key`` may not have; "" if it may."""
    if control := _control(value):
        return f"write it without the control character {control}"
    if blank(value) or not KEYS[key][1].fullmatch(value) or not _is_date(key, value):
        return f"write {KEYS[key][0]}"
    return ""


def redirects(data: bytes) -> tuple[str, ...]:
    """The addresses to which the url of a faultless ``source.toml`` led, the one that answered last."""
    found = tomllib.loads(data.decode("utf-8-sig")).get(REDIRECTS, ())
    return tuple(str(address) for address in found)


def toml(data: bytes, name: str, where: str) -> tuple[str, dict[str, object]]:
    """The text of a TOML file and what it says. Raises InputError, which calls the file by its ``name``."""
    try:
        text = data.decode("utf-8-sig")
        return text, tomllib.loads(text)
    except UnicodeDecodeError as error:
        todo = "save the file as UTF-8"
        raise InputError(f"{name} is not UTF-8 at byte {error.start}", where, todo) from None
    except tomllib.TOMLDecodeError as error:
        reason = str(error)
    except RecursionError:
        reason = "its brackets are nested too deeply"
    except ValueError as error:  # Python reads no number of more than 4,300 digits
        reason = str(error).partition(";")[0]
    raise InputError(f"{name} is malformed: {reason}", where, 'write one `key = "value"` a line')


def blank(text: str) -> bool:
    """Whether nothing of ``text`` would be seen: white space, controls, zero-width characters (Cf)."""
    return not any(not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf") for char in text)


def _control(value: str) -> str:
    """The first control character or line separator in ``value``, as U+0000; "" if there is none."""
    found = (char for char in value if unicodedata.category(char) in ("Cc", "Zl", "Zp"))
    return next((f"U+{ord(char):04X}" for char in found), "")


def _plain(value: object) -> str | None:
    """A TOML string or date as text; nothing else is allowed."""
    if type(value) is datetime.date:
        return value.isoformat()
    return value if isinstance(value, str) else None


def _is_date(key: str, value: str) -> bool:
    """Whether a date key names a day that exists (31 February does not)."""
    if KEYS[key] is not _ISO_DATE:
        return True
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _unknown(table: dict[str, object], text: str, where: str) -> Iterator[InputError]:
    for key in sorted(table.keys() - KEYS.keys() - {REDIRECTS}):
        near = difflib.get_close_matches(key, KEYS, 1)
        todo = f"did you mean `{near[0]}`?" if near else f"keys are: {', '.join(KEYS)}"
        name = key if key.isprintable() else ascii(key)
        place = f"{where}, line {line_of(key, text)}"
        yield InputError(f"source.toml has an unknown key `{name}`", place, todo)


def _missing(table: dict[str, object], text: str, where: str) -> Iterator[InputError]:
    end = len(text.splitlines()) or 1
    for key in REQUIRED:
        if key not in table:
            todo = f'add a line `{key} = "…"` ({KEYS[key][0]})'
            yield InputError(
                f"source.toml is incomplete: the key `{key}` is missing", f"{where}, line {end}", todo
            )


def _astray(table: dict[str, object], text: str, where: str) -> Iterator[InputError]:
    found = table.get(REDIRECTS, [])
    fits = isinstance(found, list) and all(isinstance(one, str) and not misfit("url", one) for one in found)
    if not fits:
        yield _misshapen(REDIRECTS, text, where, f"write a list, each of it {KEYS['url'][0]}")


def _misshapen(key: str, text: str, where: str, todo: str) -> InputError:
    place = f"{where}, line {line_of(key, text)}"
    return InputError(f"source.toml has a bad value for `{key}`", place, todo)


def line_of(key: str, text: str) -> int:
    """The line (from 1) that sets ``key``; tomllib keeps no positions of what it understood."""
    quoted = re.escape(key)
    found = re.search(rf"""^[ \t]*\[*[ \t]*["']?{quoted}["']?[ \t]*[=.\]]""", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1
