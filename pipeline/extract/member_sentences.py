"""Members named in running text: "co-chaired by …", "Poland is represented by …", "Also taking part: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.entities import Entity
from pipeline.extract.findings import Findings
from pipeline.extract.masks import BODY
from pipeline.extract.member_runs import BodyRun
from pipeline.extract.reading import Sentence
from pipeline.model import Span


@dataclass(frozen=True, slots=True)
class Member:
    """A body that a sentence or a line names as a member; ``cue`` are the words that give the role."""

    sentence: Sentence
    begin: int  # its first token
    entity: Entity
    role: str
    rule: str
    cue: Span | None


# Marks as in ``masks``: \ue000 the dialogue, \ue001 another initiative, \ue003 a body, \ue004 a country.
_ABOUT = re.compile(
    r"\b(?:sides?|participa\w+|co-?chair\w*|chair|chairmanship|members?|membership|delegations?|agencies|"
    r"taking part|represented|table|took part|take part|responsibility|secretariats?)\b|\ue000"
)
_BE = r"(?:is|are|was|were|has been|have been)"
_IT = r"(?:\ue000+|it)"
# The bodies stand behind these.
_BEFORE = [
    (
        "co_chair",
        re.compile(
            r"\b(?:co-?chaired|co-?led|(?:jointly|originally|now) (?:chaired|led|run)|chaired|led|run|"
            r"steered|headed)\s+(?:jointly\s+|together\s+)?(?:(?:on|for) [^.;:,]{0,40}? )?by\s+"
        ),
    ),
    (
        "co_chair",
        re.compile(
            r"\bco-?chairs?\s*(?:of [^.;:]{0,40}? |for [^.;:]{0,40}? )?(?:are|were|is|was|include[sd]?|:)\s*"
        ),
    ),
    ("co_chair", re.compile(r"\bshare[sd]? the chair[^.;]{0,60}?:\s*")),
    (
        "co_chair",
        re.compile(
            rf"\b(?:chair|chairmanship|lead|leadership|responsibility|co-?chairmanship)\s+(?:for {_IT} |of "
            rf"{_IT} )?(?:{_BE} |lies |rests |falls )(?:jointly |equally )?(?:shared |held |divided )?"
            rf"(?:jointly |equally )?(?:by|between|among|with|to)\s+"
        ),
    ),
    (
        "co_chair",
        re.compile(
            rf"{_IT}\s+(?:is|was)\s+(?:the |a )?(?:joint |shared )?(?:business|responsibility|task|"
            rf"undertaking)\s+of\s+"
        ),
    ),
    (
        "participant",
        re.compile(
            r"\b(?:also )?(?:participating|taking part|represented|members?|participants?|others?|(?:other )?"
            r"(?:participating )?(?:agencies|ministries|departments|bodies|institutions))(?:\s+(?!are|were|"
            r"is|was)[a-z\ue000\ue004'-]+){0,6}?\s*(?:are|were|include[sd]?|is|:)\s*:?\s*,?\s*"
        ),
    ),
    (
        "co_chair",
        re.compile(r"\blead (?:agenc(?:y|ies)|ministr(?:y|ies)|departments?)\s*(?:are|is|were|was|:)\s*"),
    ),
    (
        "participant",
        re.compile(
            r"\b(?:also (?:at the table|around the table|present|in the room)|membership|composition):\s*"
        ),
    ),
    (
        "participant",
        re.compile(
            r"\b(?:composed of|comprises?|consists? of|made up of|participation (?:of|by|from|includes?)|"
            r"joined by|brings? together|membership (?:of|comprises?|includes?))\s+"
        ),
    ),
    (
        "participant",
        re.compile(
            r"\b(?:is|are|was|were)\s+represented\s+(?:(?:in|on|at)\s+(?:the\s+)?(?:\ue000+|table|talks)\s+)?"
            r"by\s+"
        ),
    ),
    (
        "participant",
        re.compile(
            r"\b(?:experts|officials|staff|expertise|advisers|specialists)\s+(?:is|are|was|were)\s+(?:also )?"
            r"(?:lent|provided|supplied|contributed|sent|seconded)\s+by\s+"
        ),
    ),
]
# The bodies stand before these.
_AFTER = [
    (
        "co_chair",
        re.compile(
            r"\s*,?\s+(?:is|are|was|were|serves?|acts?|served|acted)\s+(?:as\s+)?(?:one of\s+)?(?:the\s+|"
            r"its\s+)?(?:\w+\s+)?co-?chairs?\b"
        ),
    ),
    (
        "co_chair",
        re.compile(
            r"\s*,?\s+(?:have\s+|has\s+|had\s+|who\s+|which\s+)?(?:jointly\s+|together\s+)?(?:co-?chair(?:s|"
            r"ed)?|share[sd]? the chair|co-?leads?|co-?led)\b"
        ),
    ),
    (
        "co_chair",
        re.compile(
            r"\s*,?\s+(?:who\s+|which\s+)?(?:jointly\s+(?:chair|lead|head|run)(?:s|ed)?|(?:chair|lead|head|"
            r"run)(?:s|ed)?\s+(?:it|\ue000+)\s+(?:jointly|together))\b"
        ),
    ),
    (
        "participant",
        re.compile(
            r"\s*,?\s+(?:have\s+|has\s+)?(?:also\s+|both\s+|all\s+|regularly\s+)?(?:participates?|"
            r"participated|takes? part|took part|taken part)\b"
        ),
    ),
    (
        "participant",
        re.compile(
            r"\s*,?\s+(?:is|are|were|was)\s+(?:also\s+|both\s+|all\s+)?(?:permanent\s+|full\s+|regular\s+|"
            r"standing\s+|founding\s+|further\s+|the other\s+)?(?:members?|participants?|represented|"
            r"involved|(?:at|around) the table)\b"
        ),
    ),
    ("participant", re.compile(r"\s*,?\s+(?:is|are|were|was)\s+also\s+(?:heard|consulted regularly)\b")),
]
_ADVISE = (
    "participant",
    re.compile(
        r"\s*,?\s+(?:also\s+)?(?:advises?|assists?|supports?|contributes?\s+to|works?\s+with|sits?\s+(?:in|"
        r"on|at))\b"
    ),
)
MEMBER_HEADING = re.compile(
    r"^\W*(?:\d+\W+)?(?:who (?:is|are|takes?|participates?|sits|runs|leads)\b|membership|members\b|"
    r"participa(?:nts|ting|tion)|composition|structure|organi[sz]ation(?:al structure)?\W*$|institutional)"
)
# Verbs whose object must be the dialogue: "took part in the Forum", not "… in the trade fair".
_OBJECT = re.compile(
    rf"\s*(?:(?:in|of|at|on)\s+(?:(?:the|its|this|their|each|every|all|both|these|\w+th|first|second|"
    rf"third)\s+)*(?:{_IT}|\ue007+|sessions?|meetings?|talks|work|rounds?|forum|dialogue|table|plenar\w+|"
    rf"discussions?|deliberations|delegations?)|[.,;:)]|$|(?:as|for|since|from|alongside|too|and|this)\b)"
)
_NEEDS_OBJECT = re.compile(r"(?:participat\w+|part|members?|participants?|represented|involved)$")
# What else may be chaired or led.
_OTHER_SUBJECT = re.compile(
    r"\b(?:working (?:group|party)|pillars?|tracks?|sub-?committees?|sub-?groups?|task forces?|pilots?|"
    r"projects?|programmes?|programs?|studies|study|missions?|consorti\w+|delegations? (?:was|were))\b|\ue001"
)
# "… co-chair the working group on ports".
_OTHER_OBJECT = re.compile(
    r"\s*(?:the|a|an|its)?\s*(?:[a-z-]+\s+){0,3}(?:working (?:group|party)|pillar|track|"
    r"sub-?committee|task force)"
)
_LABEL = re.compile(
    r"(?:\bfor\s+(?:the\s+)?)?\ue004+(?:\s+side)?\s*"
    r"(?:\(\s*(?P<role>co-?chairs?|chairs?|co-?leads?|members?|participants?|participating "
    r"agencies)\s*\)\s*)?:"
)


def of(findings: Findings, sentence: Sentence) -> Iterator[Member]:
    """The members that a sentence names; nothing where it is not about who sits in the dialogue."""
    masked = findings.masks.of(sentence)
    if BODY not in masked:
        return
    run = BodyRun(findings, sentence)
    in_section = (
        bool(sentence.passage.section)
        and MEMBER_HEADING.search(sentence.passage.section[-1].lower()) is not None
    )
    labels = [
        label
        for label in _LABEL.finditer(masked)
        if label["role"] or (in_section and _opens_line(masked, label))
    ]
    if labels:
        yield from _labelled(sentence, run, masked, labels)
        return
    if not in_section and not _ABOUT.search(masked):
        return
    yield from _behind_cues(sentence, run, masked)
    yield from _before_cues(sentence, run, masked, in_section)


def _opens_line(masked: str, label: re.Match[str]) -> bool:
    """ "For Kenya: …" as a label, not "… share the chair for Kenya: …"."""
    before = masked[: label.start()].rstrip()
    return not before or before.endswith((".", ";"))


def _labelled(sentence: Sentence, run: BodyRun, masked: str, labels: list[re.Match[str]]) -> Iterator[Member]:
    """ "Ghana (members): Ministry of Power; Bank of Ghana Peru (co-chair): …": each label opens its own
    run.
    """
    base = sentence.span.start
    ends = [label.start() for label in labels[1:]] + [len(masked)]
    for label, end in zip(labels, ends, strict=True):
        role = "co_chair" if re.match("co|chair", label["role"] or "") else "participant"
        for begin, entity in run.after(base + label.end(), semicolons=True, until=base + end):
            its = _own_role(masked, run, begin, base) or role
            yield Member(
                sentence,
                begin,
                entity,
                its,
                "labelled-member",
                Span(base + label.start(), base + label.end()),
            )


def _behind_cues(sentence: Sentence, run: BodyRun, masked: str) -> Iterator[Member]:
    base = sentence.span.start
    for role, pattern in _BEFORE:
        for match in pattern.finditer(masked):
            if role == "co_chair" and not _about_dialogue(masked, match):
                continue
            for begin, entity in run.after(
                base + match.end(), semicolons=match.group().rstrip().endswith(":")
            ):
                cue = Span(base + match.start(), base + match.end())
                yield Member(
                    sentence,
                    begin,
                    entity,
                    _own_role(masked, run, begin, base) or role,
                    "member-in-line",
                    cue,
                )


def _about_dialogue(masked: str, match: re.Match[str]) -> bool:
    """Not "the working group is led by …", "a project led by …"; a bare "led by" needs the dialogue as its
    subject.
    """
    clause = re.split(r"[;.]", masked[: match.start()])[-1]
    if _OTHER_SUBJECT.search(clause):
        return False
    if match.group().startswith(("led ", "run ", "headed ", "chaired ", "steered ")):
        if not clause.strip():
            return "\ue000" in masked  # "Chaired by …, the Dialogue meets once a year"
        return re.search(r"\ue000|\ue007|^\s*it\b|\bside\b|\bwhich\b", clause) is not None and not re.search(
            r"\ue002|\bdelegation", clause
        )
    return True


def _own_role(masked: str, run: BodyRun, begin: int, base: int) -> str | None:
    """ "the Ministry of Finance (co-chair)": a role in brackets behind one body of an enumeration."""
    end = run.bodies[begin][0]
    behind = masked[run.tokens[end - 1].end - base :][:24]
    return "co_chair" if re.match(r"\s*\(\s*co-?chair\s*\)", behind) else None


def _before_cues(sentence: Sentence, run: BodyRun, masked: str, in_section: bool) -> Iterator[Member]:
    base = sentence.span.start
    for role, pattern in [*_AFTER, *([_ADVISE] if in_section else [])]:
        for match in pattern.finditer(masked):
            if _NEEDS_OBJECT.search(match.group()) and not _OBJECT.match(masked, match.end()):
                continue
            if role == "co_chair" and _OTHER_OBJECT.match(masked, match.end()):
                continue
            for begin, entity in run.before(base + match.start() + (match.group().startswith(",") or 0)):
                yield Member(
                    sentence,
                    begin,
                    entity,
                    role,
                    "member-before-verb",
                    Span(base + match.start(), base + match.end()),
                )
