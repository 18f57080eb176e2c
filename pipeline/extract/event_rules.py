"""How English reports events of diplomacy, as a table of patterns over masked sentences.

Each rule names the kind of event it reads and where its verb stands (group ``v``). Marks: D the dialogue, I a
named initiative, P a person, B a body, C a country, T a date, L a place, G "the program". Verbs come from
``lexicon/event_verbs.csv``. Meetings have a table of their own in ``meeting_rules``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline import lexicon
from pipeline.extract import dated_wordings, dialogue_wordings, event_wordings
from pipeline.extract.gates import Gated

_MARKS = {
    "D": "\ue000",
    "I": "\ue001",
    "P": "\ue002",
    "B": "\ue003",
    "C": "\ue004",
    "T": "\ue005",
    "L": "\ue006",
    "G": "\ue007",
}

_AHEAD = ("lifted", "to-be-done", "due-for-completion", "due-for-signature")
_MINOR = frozenset(("implement", "begin", "open"))


@dataclass(frozen=True, slots=True)
class EventRule:
    """``kind`` of the event; ``pattern`` with its verb in group ``v`` and its object, if any, in ``o``.

    ``dated``: the words alone say too little, a date beside them makes the event. ``ahead``: plans only.
    """

    name: str
    kind: str
    pattern: re.Pattern[str]
    dated: bool = False
    ahead: bool = False


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern with its marks in place: ``<D>`` is a whole run of marks, tried once: linear."""
    for letter, mark in _MARKS.items():
        pattern = pattern.replace(f"<{letter}>", f"(?<!{mark}){mark}++")
    for marks in ("[^.;]", "[^.;,]"):
        pattern = pattern.replace(marks, rf"(?:{marks}|[.,](?=\d))")  # "worth 12.5 million"
    return re.compile(pattern)


def _forms(kind: str, skip: frozenset[str] = frozenset()) -> str:
    """Past forms and participles of the verbs of a kind; "set up" is its own past."""
    forms = {
        form.lower()
        for verb in lexicon.event_verbs()
        if verb.kind == kind and verb.lemma not in skip
        for form in verb.forms
        if (form != verb.lemma or form.startswith("set ")) and not form.endswith("s")
    }
    return "|".join(sorted(map(re.escape, forms), key=lambda f: (-len(f), f)))


def gated(rules: Iterable[EventRule]) -> Gated[EventRule]:
    """The rules in their order, ready for texts of which few match any."""
    return Gated((rule.pattern, rule) for rule in rules)


@cache
def rules() -> Gated[EventRule]:
    """All rules but those of meetings, the more specific first: of two on one verb the first wins."""
    relaunch = _forms("relaunch") + "|re-launched|re-launching|re-established|re-activated"
    program = _forms("program_launch", _MINOR)
    firm = [
        *event_wordings.announcements(),
        *dialogue_wordings.dialogue_starts(relaunch, _forms("launch")),
        *event_wordings.signings(),
        *event_wordings.programs(program),
        *event_wordings.others(),
    ]
    weak = dated_wordings.rows(program)
    return gated(
        EventRule(name, kind, compiled(pattern), (name, kind, pattern) in weak, name in _AHEAD)
        for name, kind, pattern in [*firm, *weak]
    )
