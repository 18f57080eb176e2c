"""Verbs with their auxiliaries: which words of a sentence are one verb, in which form, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.extract import verb_forms
from pipeline.extract.function_words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    FORESEEN,
    JOINING,
    NEGATIVE,
    NO_SUBJECT,
    PLANNING,
    PREPOSITIONS,
    TURNING,
    UNREAL,
)
from pipeline.extract.masks import BODY, COUNTRY, DATE, DIALOGUE, INITIATIVE, PERSON
from pipeline.extract.verb_forms import Form

_NAMES = frozenset((DIALOGUE, INITIATIVE, PERSON, BODY, COUNTRY))


@dataclass(slots=True)
class Word:
    """One word, mark or sign of a masked sentence, with the clause it stands in."""

    text: str
    start: int
    end: int
    clause: int = 0


@dataclass(slots=True)
class Verb:
    """A verb with its auxiliaries: words ``[first, last]``, the main one at ``main``.

    ``standing``: occurred, planned, or None (wished, denied, only possible, a lasting state).
    ``finite``: it alone can make a clause. ``passive``: its object stands before it.
    """

    first: int
    main: int
    last: int
    form: Form
    standing: str | None
    finite: bool
    passive: bool


@cache
def openers() -> frozenset[str]:
    """Words that a verb may begin with; of the others only one in "-ed" may."""
    return verb_forms.openers() | AUXILIARIES | FORESEEN | {"to"}


def verb_at(words: list[Word], at: int, chronicle: bool = False) -> Verb | None:
    """The verb that begins at a word; in a chronicle the present tells of the past ("2007: Peru joins")."""
    text = words[at].text
    if text in AUXILIARIES:
        return _with_auxiliaries(words, at)
    if text == "to" and at + 1 < len(words):
        return _infinitive(words, at)
    if text in FORESEEN and at + 1 < len(words) and words[at + 1].text in ("in", "on", "for"):
        return Verb(at, at, at, verb_forms.STATE, "planned", False, True)
    found = verb_forms.at(words, at)
    if found is None:
        return None
    form, length = found
    before = words[at - 1].text if at else ""
    if form.tense == "ing":
        follows = before in (",", "with") or (at > 1 and words[at - 2].text in (",", "with"))
        return (
            Verb(at, at, at + length - 1, form, "occurred", False, False) if follows and form.known else None
        )
    if form.tense == "s" and chronicle and form.known and _has_subject(words, at):
        return Verb(at, at, at + length - 1, form, "occurred", True, False)
    if form.tense == "s" and (before[:1] in _NAMES or before in ADVERBS or before in ("it", "which", "that")):
        return Verb(at, at, at + length - 1, form, "present" if form.known else None, True, False)
    if form.tense == "s" and form.lemma in TURNING and _is_subject(words, at):
        return Verb(at, at, at + length - 1, form, "present" if form.known else None, True, False)
    if form.tense in ("base", "s"):
        return None
    if not _has_subject(words, at):
        return None
    after = words[at + length].text if at + length < len(words) else "."
    reduced = form.tense == "participle" or (
        form.tense == "past" and form.transitive and after in PREPOSITIONS | {DATE}
    )
    return Verb(at, at, at + length - 1, form, "occurred", not reduced, reduced)


def _is_subject(words: list[Word], at: int) -> bool:
    """ "The present arrangement | expires": a noun with its article stands right before."""
    before = [word.text for word in words[max(at - 4, 0) : at]]
    return bool(before) and before[-1].isalpha() and any(text in _ARTICLES for text in before[:-1])


def _has_subject(words: list[Word], at: int) -> bool:
    """A verb follows a name, a noun, a pronoun, a comma or another verb; never an article or a preposition."""
    back = at - 1
    while back >= 0 and (words[back].text in ADVERBS or words[back].text.endswith("ly")):
        back -= 1
    if back < 0:
        return True
    return words[back].text not in NO_SUBJECT and not words[back].text[0].isdigit()


def _infinitive(words: list[Word], at: int) -> Verb | None:
    """ "plans to sign": planned where a word of planning governs it."""
    main = at + 1
    while main < len(words) - 1 and words[main].text in ADVERBS:
        main += 1
    passive = words[main].text == "be" and main + 1 < len(words)
    main += passive
    before = [word.text for word in words[max(at - 6, 0) : at]]
    planning = next((n for n in range(len(before) - 1, -1, -1) if before[n] in PLANNING), None)
    near = planning is not None and all(text not in ",;" for text in before[planning:])
    if near and planning and before[planning - 1] == "been" and "had" in before[:planning]:
        near = False  # "it had been planned to sign": perhaps it was not
    found = verb_forms.at(words, main)
    if found is None:
        named = words[main].text in NO_SUBJECT or not words[main].text.isalpha()
        return Verb(at, main, main, verb_forms.STATE, "planned", False, False) if near and not named else None
    form, length = found
    return Verb(at, main, main + length - 1, form, "planned" if near else None, False, passive)


def _with_auxiliaries(words: list[Word], at: int) -> Verb | None:
    """ "will also be", "had been", "is expected to be" and the verb behind them; alone they state, not tell."""
    chain: list[str] = []
    here = at
    while here < len(words):
        text = words[here].text
        foreseen = text in FORESEEN and here + 1 < len(words) and words[here + 1].text in ("to", "for", "in")
        if not (
            text in AUXILIARIES
            or text in ADVERBS
            or text.endswith("ly")
            or text in NEGATIVE
            or foreseen
            or text == "to"
        ):
            break
        chain.append(text)
        here += 1
    found = verb_forms.at(words, here) if here < len(words) else None
    if found is None and chain[0] == "would" and _is_agreed(words, at):
        chain = ["will", *chain[1:]]
    if found is None and _is_base(words, here, chain):
        return Verb(at, here, here, verb_forms.STATE, _standing(chain, _BASE, False), True, False)
    if found is None or found[0].tense not in _after(chain):
        state = "planned" if FORESEEN & set(chain) and not UNREAL & set(chain) else None
        return Verb(at, here - 1, here - 1, verb_forms.STATE, state, True, True)
    form, length = found
    passive = any(text in BE for text in chain[-3:]) and form.tense in ("past", "participle")
    if chain[0] == "would" and _is_agreed(words, at):
        chain = ["will", *chain[1:]]
    return Verb(at, here, here + length - 1, form, _standing(chain, form, passive), True, passive)


_ARTICLES = frozenset(("the", "this", "its", "their", "a", "an", "'s"))
_BASE = Form("", "base")
_MODAL = frozenset(("will", "shall", "to"))


def _is_base(words: list[Word], here: int, chain: list[str]) -> bool:
    """ "will | bring", "are to | compare": any word that may be a verb, though no list has it."""
    text = words[here].text if here < len(words) else ""
    small = text in NO_SUBJECT or text in PREPOSITIONS or text in ADVERBS or text in JOINING
    return chain[-1] in _MODAL and text.isascii() and text.isalpha() and len(text) > 2 and not small


_AGREED = frozenset(
    [
        "agreed",
        "decided",
        "announced",
        "promised",
        "confirmed",
        "undertook",
        "pledged",
        "resolved",
        "stated",
        "declared",
        "said",
        "told",
    ]
)


def _is_agreed(words: list[Word], at: int) -> bool:
    """ "agreed that experts | would compare": a plan as it was told."""
    before = [word.text for word in words[max(at - 10, 0) : at]]
    return "that" in before and not _AGREED.isdisjoint(before[: len(before) - before[::-1].index("that")])


def _after(chain: list[str]) -> tuple[str, ...]:
    """The forms that the last auxiliary asks for."""
    last = [text for text in chain if text in AUXILIARIES or text == "to"][-1]
    if last in ("has", "have", "had", "having"):
        return ("past", "participle")
    return ("past", "participle", "ing") if last in BE else ("base", "past")


def _standing(chain: list[str], form: Form, passive: bool) -> str | None:
    said = set(chain)
    if "should" in said and passive and not said & (NEGATIVE | {"have"}):
        return "planned"  # "should be submitted by March": a task that is set
    if said & NEGATIVE or said & UNREAL or "do" in said or "did" in said:
        return None
    if said & {"will", "shall"}:
        return "planned"
    if "to" in said:
        return (
            "planned"
            if said & {"is", "are"} or (said & FORESEEN and not said & {"was", "were", "had"})
            else None
        )
    if said & {"is", "are"}:
        return "present" if passive or form.tense == "ing" else None
    return "occurred" if form.tense in ("past", "participle") else None
