"""Members named in running text: "co-chaired by …", "Poland is represented by …", "Also taking part: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract import delegations
from pipeline.extract.cues import MEMBER_CUE
from pipeline.extract.entities import Entity
from pipeline.extract.findings import Findings
from pipeline.extract.masks import BODY
from pipeline.extract.member_cues import (
    ABOUT,
    ACTING,
    ADVISE,
    AFTER,
    AGAIN,
    AGAIN_BY,
    AGAIN_FOR,
    BEFORE,
    FOR_A_SIDE,
    LABEL,
    MEMBER_HEADING,
    NEEDS_OBJECT,
    OBJECT,
    OF_DELEGATIONS,
    OTHER_OBJECT,
    OTHER_SUBJECT,
    ROSTER,
    SIDE_LINE,
    WISHED,
    WITH_OTHERS,
)
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
    side: str | None = None  # the country of the label that the body stands behind


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
    labels = _labels(findings, sentence, masked, in_section)
    if labels:
        yield from _labelled(findings, sentence, run, masked, labels)
        return
    for begin, entity, cue in delegations.of(run, masked, sentence.span.start):
        yield Member(sentence, begin, entity, "participant", "delegation", cue)
    if not in_section and not ABOUT.search(masked):
        return
    told = [*_behind_cues(sentence, run, masked), *_before_cues(sentence, run, masked, in_section)]
    yield from told
    yield from _said_again(sentence, run, masked, told)


def _labels(findings: Findings, sentence: Sentence, masked: str, in_section: bool) -> list[re.Match[str]]:
    """What opens the members of one side: "Kenya (co-chair): …", "for Kenya, …; for Norway, …"."""
    labels = [
        label
        for label in LABEL.finditer(masked)
        if label["role"] or label["first"] or (in_section and _opens_line(masked, label))
    ]
    if labels:
        return labels
    before = _before(findings, sentence)
    listed = MEMBER_CUE.search(before) is not None
    opened = listed and before.rstrip().endswith(":")
    lines = list(SIDE_LINE.finditer(masked))
    if lines and (opened or re.search(r"\(\s*co-?chairs?\s*\)", masked)):
        return lines
    sides = list(FOR_A_SIDE.finditer(masked))
    if len(sides) == 1 and sides[0].start() == 0 and _is_listed_side(findings, sentence):
        return sides
    if len(sides) < 2:
        return []
    opens = sides[0].start() == 0 or re.match(r"(?:they|these) (?:are|include)\b", masked)
    told = in_section or (listed and opens)
    acting = ACTING.search(masked) is not None
    return sides if told or acting or ROSTER.search(masked[: sides[0].start() + 12]) else []


def _is_listed_side(findings: Findings, sentence: Sentence) -> bool:
    """ "(a) on the Peruvian side, A and B" under "The delegations comprised representatives of:"."""
    passage = sentence.passage
    above = findings.reading.by_ordinal.get(passage.lead_in or passage.parent or -1)
    if passage.kind != "list_item" or above is None:
        return False
    low = findings.reading.low(above.span).rstrip()
    return low.endswith(":") and OF_DELEGATIONS.search(low) is not None


def _before(findings: Findings, sentence: Sentence) -> str:
    """The sentence above, masked; of a row of lines each with its side, the one above the first."""
    sentences = findings.reading.sentences
    for index in range(sentence.index - 1, max(sentence.index - 4, -1), -1):
        masked = findings.masks.of(sentences[index])
        if not SIDE_LINE.match(masked):
            return masked
    return ""


def _opens_line(masked: str, label: re.Match[str]) -> bool:
    """ "For Kenya: …" as a label, not "… share the chair for Kenya: …"."""
    before = masked[: label.start()].rstrip()
    return not before or before.endswith((".", ";"))


def _labelled(
    findings: Findings, sentence: Sentence, run: BodyRun, masked: str, labels: list[re.Match[str]]
) -> Iterator[Member]:
    """ "Ghana (members): Ministry of Power; Bank of Ghana Peru (co-chair): …": each label opens its own
    run.
    """
    base = sentence.span.start
    ends = [label.start() for label in labels[1:]] + [len(masked)]
    for label, end in zip(labels, ends, strict=True):
        groups = label.groupdict()
        acting = ACTING.search(masked)
        chairs = acting["chair"] if acting else None
        given = groups.get("role") or groups.get("first") or chairs or masked[: labels[0].start()]
        role = (
            "co_chair" if re.search(r"\bco-?(?:chair|lead)|\bchair|^lead|^presid", given) else "participant"
        )
        side = _side_of(findings, sentence, base + label.start(), base + label.end())
        for begin, entity in run.after(base + label.end(), semicolons=True, until=base + end):
            its = _own_role(masked, run, begin, base) or role
            yield Member(
                sentence,
                begin,
                entity,
                its,
                "labelled-member",
                Span(base + label.start(), base + label.end()),
                side,
            )


def _side_of(findings: Findings, sentence: Sentence, start: int, end: int) -> str | None:
    """The country that a label names: "for Kenya," → "KEN"."""
    tokens = findings.reading.tokens
    return next((code for b, _, code in sentence.countries if start <= tokens[b].start < end), None)


def _behind_cues(sentence: Sentence, run: BodyRun, masked: str) -> Iterator[Member]:
    base = sentence.span.start
    for role, pattern in BEFORE:
        for match in pattern.finditer(masked):
            if role == "co_chair" and not _about_dialogue(masked, match):
                continue
            if match.group().startswith("participation") and WISHED.search(masked[: match.start()]):
                continue
            cue = Span(base + match.start(), base + match.end())
            others = WITH_OTHERS.search(masked, match.end()) if role == "co_chair" else None
            until = base + others.start() if others else None
            if others:
                said = Span(base + others.start("said"), base + others.end("said"))
                for begin, entity in run.after(base + others.start("bodies"), until=said.start):
                    yield Member(sentence, begin, entity, "participant", "member-in-line", said)
            for begin, entity in run.after(cue.end, match.group().rstrip().endswith(":"), until):
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
    if OTHER_SUBJECT.search(clause):
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
    return "co_chair" if re.match(r"\s*\(\s*(?:co-?)?chair\s*\)", behind) else None


def _before_cues(sentence: Sentence, run: BodyRun, masked: str, in_section: bool) -> Iterator[Member]:
    base = sentence.span.start
    for role, pattern in [*AFTER, *([ADVISE] if in_section else [])]:
        for match in pattern.finditer(masked):
            if NEEDS_OBJECT.search(match.group()) and not OBJECT.match(masked, match.end()):
                continue
            if role == "co_chair" and OTHER_OBJECT.match(masked, match.end()):
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


def _said_again(sentence: Sentence, run: BodyRun, masked: str, told: list[Member]) -> Iterator[Member]:
    """ "A chairs it for Peru, and B does so for Chile": B has the role that the clause before gives."""
    base = sentence.span.start
    for pattern in (AGAIN, AGAIN_FOR, AGAIN_BY):
        for match in pattern.finditer(masked):
            cue = Span(base + match.start(), base + match.end())
            role = next((m.role for m in reversed(told) if m.cue and m.cue.end <= cue.start), None)
            found = run.after(cue.end) if pattern is AGAIN_BY else run.before(cue.start)
            for begin, entity in found if role else ():
                yield Member(sentence, begin, entity, str(role), "member-said-again", cue)
