"""What a verb is about: its object, or its passive subject, as a class; and the kind of event both make."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pipeline import lexicon
from pipeline.extract.clauses import Clauses
from pipeline.extract.entities import Entity
from pipeline.extract.function_words import JOINING, MEANT, PREPOSITIONS
from pipeline.extract.masks import BODY, DATE, DIALOGUE, INITIATIVE, THING
from pipeline.extract.verb_groups import Verb, Word

_REACH = 12  # words on either side of a verb that may be its object
_CLASSES = (
    (
        "document",
        re.compile(
            r"memorand(?:um|a)|mous?|agreements?|accords?|treat(?:y|ies)|letters?|protocols?|declarations?|compacts?"
            r"|arrangements?|pacts?|contracts?|charters?|conventions?|framework|terms|deals?|notes|texts?|tifa|communiqu[eé]"
        ),
    ),
    (
        "meeting",
        re.compile(
            r"meetings?|sessions?|rounds?|summits?|talks|conferences?|plenar(?:y|ies)|workshops?|seminars?|consultations?"
            r"|roundtables?|forum|forums|discussions?|negotiations"
        ),
    ),
    ("event", re.compile(r"events?|fairs?|exhibitions?|missions?|hackathons?|roadshows?")),
    (
        "initiative",
        re.compile(
            r"initiatives?|program(?:me)?s?|projects?|funds?|facility|strateg(?:y|ies)|partnerships?|schemes?|platforms?"
            r"|networks?|campaigns?|accelerators?|scholarships?|fellowships?|pilots?|mechanisms?|channel|portal|hotline"
            r"|trainings?|courses?|cent(?:er|re)s?|groups?|committees?|councils?|task|office|hub|fund"
        ),
    ),
)
_AIM = re.compile(
    r"(?:need|demand|target|goal|requirement|standard|deadline|challenge|criteri|commitment|obligation|expectation"
    r"|condition)\w*"
)
_BODY = re.compile(r"groups?|committees?|councils?|commissions?|force|teams?|bod(?:y|ies)")
_BODY_NAME = re.compile(
    r"\b(?:council|committee|commission|dialogue|working group|task force)\b", re.IGNORECASE
)
_MEETING_NAME = re.compile(r"\b(?:summit|conference|meeting|forum|session)$", re.IGNORECASE)
_PAPER_NAME = re.compile(
    r"\b(?:agreement|treaty|memorandum|protocol|convention|accord|compact|arrangement|declaration|mou)\b",
    re.IGNORECASE,
)
_NAMING = frozenset(("called", "named", "titled", "entitled", "dubbed", "known"))  # "a project called X"
_SPEECH = frozenset(("speak", "address", "issue"))
_DEFAULT = {
    "launch": "program_launch",
    "open": "other",
    "conclude": "completion",
    "close": "completion",
    "end": "completion",
    "wrap up": "completion",
    "renew": "other",
}


@dataclass(slots=True)
class Object:
    """``kind``: dialogue, initiative, document, meeting or none; ``indefinite``: "a new …"."""

    kind: str = "none"
    entity: Entity | None = None
    of_dialogue: bool = False
    indefinite: bool = False
    counted: bool = False  # "26 projects"
    is_meant: bool = False  # "closed it"
    is_aim: bool = False  # "met their target"
    is_tie: bool = False
    named: bool = False  # words say what it is
    is_body: bool = False  # "ten working groups were set up"


def of(read: Clauses, verb: Verb, entity_at: Callable[[int], Entity | None]) -> Object:
    """What stands where the object of a verb stands; ``entity_at``: the entity named at an offset."""
    words = _behind(read, verb)
    if [word.text for word in words] in (["work"], ["operations"], ["operation"]):
        words = []  # "the desk started work"
    if _is_asked_for(read, verb):
        words = _before(read, verb, antecedent=True)
    elif verb.passive or not words:
        words = _before(read, verb)
    thing = Object(indefinite=bool(words) and words[0].text in ("a", "an", "new", "two", "three"))
    for word in words:
        if word.text[0] in (DIALOGUE, THING):
            thing.kind, thing.of_dialogue = "dialogue", True
            return thing
        if word.text[0] == INITIATIVE:
            thing.entity = entity_at(word.start)
            thing.kind = _named(thing.entity)
            return thing
    _by_nouns(thing, verb, words)
    return thing


def _by_nouns(thing: Object, verb: Verb, words: list[Word]) -> None:
    """What an object without a name of its own is: by its nouns, the last one first."""
    thing.named = any(word.text.isalpha() and len(word.text) > 3 for word in words)
    thing.counted = bool(words) and words[0].text.isdigit()
    thing.is_meant = bool(words) and len(words) < 5 and words[-1].text in MEANT
    thing.is_body = any(_BODY.fullmatch(word.text) for word in words)
    thing.is_tie = any(word.text in ("relations", "ties", "links", "contact", "contacts") for word in words)
    thing.is_aim = verb.form.lemma == "meet" and any(_AIM.fullmatch(word.text) for word in words)
    heads = [kind for word in reversed(words) for kind, nouns in _CLASSES if nouns.fullmatch(word.text)]
    named = any(word.text[0] == BODY for word in words)
    thing.kind = "dialogue" if thing.is_body or (named and not heads) else heads[0] if heads else "none"


def _behind(read: Clauses, verb: Verb) -> list[Word]:
    found: list[Word] = []
    for at in range(verb.last + 1, min(verb.last + 1 + _REACH, len(read.words))):
        word = read.words[at]
        if word.text in PREPOSITIONS or word.text in ";:," or word.text[0] == DATE:
            break
        if read.verb_at(word.start) and word.text not in _NAMING:
            break
        if word.clause != read.words[verb.last].clause:
            break
        found.append(word)
    return found


def _is_asked_for(read: Clauses, verb: Verb) -> bool:
    """ "which the two countries signed": the object stands before the relative word."""
    first = read.first_of(verb.first)
    opened = (
        first > 0 and read.words[first].text in ("which", "that") and read.words[verb.first - 1].text != ","
    )
    if not opened or verb.first == first + 1:
        return opened and verb.passive
    return not (verb.passive and verb.finite) and not _behind(read, verb)


def _before(read: Clauses, verb: Verb, *, antecedent: bool = False) -> list[Word]:
    """The subject, without its own complements; or the last words before the relative clause of the verb."""
    first = read.first_of(verb.first)
    if antecedent:
        return [word for word in read.words[max(first - 6, 0) : first] if word.text not in (",", "(", ")")]
    if verb.passive and not verb.finite:
        return _right_before(read, verb)
    words = [
        word for word in read.words[first : verb.first] if word.text not in ",;" and word.text not in JOINING
    ]
    if not words and first > 0 and read.verbs[0].first < first:
        words = [word for word in read.words[: read.verbs[0].first] if word.text != ","]  # "… and was opened"
    for n, word in enumerate(words[1:], 1):
        if word.text in PREPOSITIONS and n > 1:
            return words[:n]
    return words[-_REACH:]


def _right_before(read: Clauses, verb: Verb) -> list[Word]:
    """ "The plan for ports, adopted in 2013": what a participle stands behind, back to a preposition or a verb."""
    found: list[Word] = []
    for word in reversed(read.words[max(verb.first - _REACH, 0) : verb.first]):
        if word.text in ",()":
            continue
        if word.text in PREPOSITIONS or read.verb_at(word.start):
            break
        found.insert(0, word)
    return found


def _named(entity: Entity | None) -> str:
    name = str(entity.values.get("name") or entity.key) if entity is not None else ""
    if _PAPER_NAME.search(name):
        return "document"
    if _BODY_NAME.search(name):
        return "dialogue"
    return "meeting" if _MEETING_NAME.search(name) else "initiative"


@cache
def _kinds() -> dict[tuple[str, str], str]:
    """Verb and class of its object → kind of event; that somebody is quoted is another family's business."""
    rows = lexicon.event_verbs()
    return {(verb.lemma, thing): verb.kind for verb in rows for thing in verb.objects if thing != "quotation"}


@cache
def _of_lemma(lemma: str) -> dict[str, str]:
    return {thing: kind for (other, thing), kind in _kinds().items() if other == lemma}


def first_words(kinds: frozenset[str], lemmas: frozenset[str]) -> frozenset[str]:
    """What the verbs begin with that tell events of these kinds, with whatever object, or are among ``lemmas``."""
    verbs = lexicon.event_verbs()
    told = {verb.lemma for verb in verbs if verb.kind in kinds or _DEFAULT.get(verb.lemma) in kinds} | lemmas
    return frozenset(form.lower().split()[0] for verb in verbs if verb.lemma in told for form in verb.forms)


def kind(verb: Verb, thing: Object) -> str | None:
    """The kind of event that a verb and its object tell; a verb the lexicon lacks tells an ``other``.

    None: the verb tells an event only of objects that this is none of ("held the view", "reached $3 billion").
    """
    if not verb.form.known:
        gathering = thing.kind == "meeting" or thing.of_dialogue
        return "meeting" if gathering and (verb.passive or verb.form.state) else "other"
    kinds = _of_lemma(verb.form.lemma)
    if thing.is_tie:
        return "other"  # "relations were established"
    if thing.is_aim or (thing.is_meant and not verb.passive and "completion" in kinds.values()):
        return None
    if thing.kind == "event" and "meeting" in kinds.values():
        return "other"  # "will organise a fair"
    found = kinds.get(thing.kind) or kinds.get("none")
    if found == "statement" and verb.form.lemma not in _SPEECH:
        return "other" if verb.passive else None
    if found is None and thing.is_meant and set(kinds.values()) == {"meeting"}:
        return "meeting"  # "the most recent one, in London on 3 May, was co-chaired by …"
    if found or not kinds.keys() & {"initiative", "none"}:
        return found
    if thing.is_meant and verb.form.lemma == "conclude":
        return "signing"  # "it was concluded in Lima": the paper spoken of
    return _DEFAULT.get(verb.form.lemma) or kinds["initiative"]
