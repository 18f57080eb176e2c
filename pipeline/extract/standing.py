"""Did it happen? A reported event occurred, is planned, was cancelled or agreed, or is none at all."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from pipeline.extract.event_rules import EventRule

_REACH = 400  # code points on either side of a verb that may say how it stands
NEGATED = re.compile(
    r"\b(?:no|not|never|without|neither|nor|nothing|none|failed to|did not|didn't|refused to"
    r"|declined to|rather than|instead of)\b[^.;:,]{0,45}$"
)
_PLANNED = re.compile(
    r"\b(?:will|shall|would|plans? to|planned to|planning to|intends? to|intended to|expects? "
    r"to|expected to|scheduled to|due to|set to|to be|"
    r"agreed to|agree to|committed to|look(?:s|ed|ing)? forward to|hopes? to|aims? to|is to"
    r"|are to|was to|were to|be|scheduled|planned|next)\b"
    r"\s*(?:\w+ly\s+)?(?:[a-z]+\s+){0,2}(?:be\s+|have\s+)?(?:the\s+|a\s+|its\s+|their\s+)?$"
)
_INFINITIVE = re.compile(
    r"\b(?:to|can|could|may|might|should|must|would|do|does)\s+(?:\w+ly\s+|be\s+|have"
    r"\s+){0,2}$"
)
_AGREED = re.compile(r"\b(?:agreed|committed|pledged|promised|decided|resolved)\s+to\s+(?:\w+ly\s+)?$")
_WISHED = re.compile(  # "the wish that the Dialogue be revived"
    r"\b(?:wish\w*|ask\w*|urg\w+|propos\w+|suggest\w+|desir\w+|demand\w*|recommend\w*|insist\w*)\s"
    r"[^.;]{0,60}?(?<!to )be\s+$"
)
_ARRANGED = re.compile(
    r"scheduled|planned|foreseen|slated|pencil\w* in|expected|due|set for|envisaged|tabled"
)
_PRESENT = re.compile(r"\b(?:is|are|be|been)\s+(?:\w+\s+)?$")
_UNREAL = re.compile(
    r"\b(?:would|could|should|might|was to|were to|had been (?:due|expected|planned)(?: to)?)"
    r"\s+(?:\w+ly\s+)?(?:be|have been)\s+$"
)
_HAD_BEEN_PLANNED = re.compile(
    r"\bhad been (?:due|expected|planned|supposed|scheduled|meant|intended) to\s+(?:\w+ly\s+)?(?:be\s+)?$"
)
_HABIT = re.compile(
    r"\b(?:once|twice|three times|\w+ times)\s+(?:a|per|each|every)\s+(?:year|month|quarter)\b"
    r"|\b(?:every|each)\s+(?:[a-z]+\s+)?(?:years?|months?|quarter|autumn|fall|spring|summer"
    r"|weeks?)\b"
    r"|\b(?:annually|regularly|periodically|(?<!\ba )(?<!the )(?<!this )yearly|biannually|quarterly|twice yearly|as needed"
    r"|as required|on a regular basis|an annual basis)\b"
)
_MARKER = re.compile(
    r"(?P<ahead>\b(?:next steps?|upcoming|looking ahead|will|shall|should|ought to|(?<!first )(?<!last "
    r")(?<!only )(?<!one )to be|(?:is"
    r"|are) (?:\w+ )?to\b(?! date)|(?:is|are) (?:now |also )?(?:foreseen|scheduled|planned"
    r"|expected|pencil\w+|slated|due|set|envisaged|hosting)"
    r"|(?:agreed|decided|resolved|plans?|intends?|intend|hopes?|hope|expects?|wants?|invited"
    r"|offered) to|look\w* forward to|(?:planned|scheduled|due|foreseen) (?:for|in)))\b"
    r"|(?P<past>\b(?:was|were|had|has|have|held|took|met|sat|led|came|saw|[a-z]{3,}ed)\b)"
)
_CANCELLED = re.compile(
    r"\b(?:cancel+ed|postponed|put off|called off|shelved|scrapped|did not take place|(?:was"
    r"|were) not held|never took place)\b"
)
_HELD_AFTER_ALL = re.compile(
    r"\b(?:put off|postponed|delayed)\b[^.;]{0,60}?\b(?:held|took place|convened|met)\b"
)
_NOMINAL = frozenset(
    (
        "nth-meeting",
        "meeting-of-dialogue",
        "elliptical",
        "scene-of",
        "date-meeting",
        "review-planned",
        "chair",
        "foreseen",
        "at-review",
    )
)
_PLANNABLE = frozenset(("meeting", "review", "signing", "launch", "relaunch", "program_launch"))


def standing(rule: EventRule, masked: str, start: int, end: int) -> str | None:
    """occurred, planned, cancelled, present, "agreed" (to launch: an announcement), or None: no event."""
    clause_start, clause_end = clause(masked, start, end)
    clause_start, clause_end = max(clause_start, start - _REACH), min(clause_end, end + _REACH)
    if rule.kind in ("meeting", "review") and _cancelled(rule, masked[end:clause_end]):
        return "cancelled"
    if rule.name in _NOMINAL:
        return _by_verb(masked, clause_start, start, end, clause_end)
    if rule.name == "opens":
        return "present"
    if rule.ahead:
        sure = rule.kind != "meeting" or _looks_ahead(masked[clause_start:clause_end])
        return "planned" if sure else "present"
    return _by_words_before(rule, masked[max(start - 70, clause_start) : start], masked[start:end])


def _cancelled(rule: EventRule, after: str) -> bool:
    """ "was postponed twice and eventually took place" was not; the session first foreseen was."""
    held_after_all = rule.name != "foreseen" and _HELD_AFTER_ALL.search(after[:160])
    return _CANCELLED.search(after[:80]) is not None and not held_after_all


def _by_words_before(rule: EventRule, before: str, verb: str) -> str | None:
    """ "agreed to | launch", "will be | held", "is | scheduled", "had been | held", "could | sign"."""
    if rule.name == "meeting-held" and _ARRANGED.fullmatch(verb):
        return "planned" if _PRESENT.search(before) else None
    if _WISHED.search(before) or _HAD_BEEN_PLANNED.search(before):
        return None
    if _AGREED.search(before):
        return "agreed" if rule.kind in ("launch", "program_launch", "relaunch") else "planned"
    if _UNREAL.search(before) and rule.kind not in ("meeting", "review"):
        return None
    if _PLANNED.search(before) and not _past_passive(before):
        return "planned" if rule.kind in _PLANNABLE else None
    return None if _INFINITIVE.search(before) and not _past_passive(before) else "occurred"


def _past_passive(before: str) -> bool:
    return (
        re.search(r"\b(?:had|has|have|having)\s+(?:\w+ly\s+)?(?:be|been)\s+(?:\w+ly\s+)?$", before)
        is not None
    )


def _by_verb(masked: str, clause_start: int, start: int, end: int, clause_end: int) -> str:
    """A noun cue stands as the verb of its clause does: the first behind it, else the last before it."""
    marker = _MARKER.search(masked, end, clause_end)
    if marker is None:
        marker = max(_MARKER.finditer(masked, clause_start, start), key=re.Match.start, default=None)
    return "planned" if marker is not None and marker["ahead"] else "occurred"


def _looks_ahead(words: str) -> bool:
    return (
        any(marker["ahead"] for marker in _MARKER.finditer(words))
        or re.search(r"\bnext\b", words) is not None
    )


def habitual(words: str) -> bool:
    """ "meets once a year", "regularly": no single event."""
    return _HABIT.search(words) is not None


_VERB = r"(?:will|is|are|was|were|has|had|have)\b"
_ACTORS = r"(?<=[\ue002-\ue004)]),?\s(?:and|&)\s(?:the\s)?(?:[a-z]+\s){0,2}[\ue002-\ue004]"  # "A and B had"
_JOINT = re.compile(
    rf";|(?!{_ACTORS}),?\s(?:and|but|while|whereas)\s(?:that\s)?(?=[^,;]{{2,70}}?\b{_VERB})"
    rf"|,?\s(?:and|but)\s(?:finally|later|then|(?={_VERB}))\s?"
)


def clause(masked: str, start: int, end: int) -> tuple[int, int]:
    """The clause around ``[start, end)``: parted by semicolons, "and" and "but" before a verb."""
    starts, ends = _joints(masked)
    before, after = bisect_right(ends, start), bisect_left(starts, end)
    return ends[before - 1] if before else 0, starts[after] if after < len(starts) else len(masked)


@lru_cache(maxsize=4)
def _joints(masked: str) -> tuple[list[int], list[int]]:
    """Where the joints between clauses start and end. The sentence at hand is asked many times."""
    found = [joint.span() for joint in _JOINT.finditer(masked)]
    return [start for start, _ in found], [end for _, end in found]
