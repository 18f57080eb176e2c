"""English verb forms by which clauses are read: those of the lexicon, and any other word that looks like a past."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from pipeline import lexicon
from pipeline.extract.function_words import NOT_VERBS

_SPLIT = {"made": ("public", "known"), "make": ("public", "known"), "set": ("up",), "called": ("off",)}
_GAP = 7  # words that may part "made" and "public"


class _Worded(Protocol):
    text: str


@dataclass(frozen=True, slots=True)
class Form:
    """``lemma`` of the lexicon, or the word itself; ``tense``: base, s, past, active, participle or ing.

    ``known``: the lexicon lists it as telling events. ``state``: it tells how things are, not what happened.
    """

    lemma: str
    tense: str
    known: bool = False
    state: bool = False
    transitive: bool = True


STATE = Form("be", "past", state=True)


@cache
def _table() -> dict[str, Form]:
    table: dict[str, Form] = {}
    for state in lexicon.state_verbs():
        for form, tense in _tenses(state.forms):
            table.setdefault(form, Form(state.lemma, tense, state=True))
    for verb in lexicon.event_verbs():
        quoting = verb.objects == ("quotation",)
        for form, tense in _tenses(verb.forms):
            if form not in table or (table[form].state and not quoting):
                transitive = verb.objects != ("none",)
                table[form] = Form(verb.lemma, tense, known=not quoting, state=quoting, transitive=transitive)
    return table


@cache
def openers() -> frozenset[str]:
    """First words of all forms that are listed."""
    return frozenset(form.split()[0] for form in _table())


@cache
def _long_openers() -> frozenset[str]:
    """First words of forms that are several words."""
    return frozenset(form.split()[0] for form in _table() if " " in form)


@cache
def of_meetings() -> frozenset[str]:
    """Lemmas of the verbs that tell of meetings."""
    return frozenset(verb.lemma for verb in lexicon.event_verbs() if verb.kind == "meeting")


def _tenses(forms: tuple[str, ...]) -> list[tuple[str, str]]:
    """The tense of each form, by its ending and its place among the others; "took" is ``active``: no participle."""
    lemma = forms[0]
    pasts = [f for f in forms[1:] if not _is_ing(f, lemma) and not _is_s(f, lemma)]
    found = [(lemma, "base")]
    for form in forms[1:]:
        if _is_ing(form, lemma):
            found.append((form, "ing"))
        elif f"{form}s" in forms:
            found.append((form, "base"))  # another spelling: "cochair"
        elif _is_s(form, lemma):
            found.append((form, "s"))
        else:
            later = form != pasts[0] and not form.split()[0].endswith("ed")
            irregular = not form.split()[0].endswith("ed")
            active = irregular and form == pasts[0] and len(pasts) > 1
            found.append((form, "participle" if later else "active" if active else "past"))
    if not pasts:
        found[0] = (lemma, "past")  # "set up", "cut": its own past
    return [(form.lower(), tense) for form, tense in found]


def _is_ing(form: str, lemma: str) -> bool:
    return form.split()[0].endswith("ing") and form.split()[0] != lemma.split()[0]


def _is_s(form: str, lemma: str) -> bool:
    return form.split()[0].endswith("s") and form.split()[0] != lemma.split()[0]


def at(words: Sequence[_Worded], start: int) -> tuple[Form, int] | None:
    """The verb form that begins at a word, and how many words it has; None if none does."""
    table, text = _table(), words[start].text
    if text in _long_openers():
        for length in (3, 2):
            form = table.get(" ".join([word.text for word in words[start : start + length]]))
            if form is not None and start + length <= len(words):
                return form, length
    if text in _SPLIT:
        later = [word.text for word in words[start + 1 : start + 1 + _GAP]]
        for particle in _SPLIT[text]:
            if particle in later and f"{text} {particle}" in table:
                return table[f"{text} {particle}"], 1
    if text in table:
        return table[text], 1
    if len(text) > 4 and text.endswith("ed") and text.isalpha() and text not in NOT_VERBS:
        return Form(text, "past"), 1
    return None
