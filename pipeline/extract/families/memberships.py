"""Which bodies sit in the dialogue, on whose side, as co-chair or participant."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract import member_lists, member_sentences
from pipeline.extract.findings import Findings
from pipeline.extract.member_sentences import Member
from pipeline.extract.sides import by_cell, codes_in
from pipeline.model import Draft, Evidence, Span


def extract(findings: Findings) -> Iterator[Draft]:
    """``memberships``; a body that no side can be given to becomes a notice."""
    if findings.dialogue is None:
        return
    roles: dict[tuple[str, str | None], str] = {}
    # A co-chair takes part as well: of two roles the higher counts, wherever it stands.
    for member in sorted(_found(findings), key=lambda m: m.role != "co_chair"):
        known, country = _side(findings, member)
        if not known:
            continue
        role = roles.setdefault((member.entity.key, country), "")
        if role:
            _second_role(findings, member, role)
            continue
        roles[member.entity.key, country] = member.role
        yield _draft(findings, member, country)


def _second_role(findings: Findings, member: Member, role: str) -> None:
    """A co-chair that is listed among the participants as well sits there once, and the reader is told."""
    if member.role != role:
        end = next(
            e for b, e, other in member.sentence.entities if b == member.begin and other is member.entity
        )
        message = f'"{member.entity.name}" is named as {member.role} as well; kept as {role}'
        findings.reading.notice("second-role", message, findings.reading.token_span(member.begin, end))


def _found(findings: Findings) -> Iterator[Member]:
    yield from member_lists.of(findings)
    for sentence in findings.reading.sentences:
        if sentence.passage.kind in ("sentence", "list_item") and sentence.passage.marker != "|":
            yield from member_sentences.of(findings, sentence)


def _draft(findings: Findings, member: Member, country: str | None) -> Draft:
    phase = findings.phase_of_passage(member.sentence.passage)
    values: dict[str, object] = {
        "dialogue_id": findings.dialogue,
        "phase_id": findings.phase(phase),
        "organization_id": member.entity.ref,
        "country_code": country,
        "role": member.role,
    }
    end = next(e for b, e, other in member.sentence.entities if b == member.begin and other is member.entity)
    evidence = [Evidence(findings.reading.token_span(member.begin, end), member.rule)]
    if member.cue:
        words = findings.reading.raw(member.cue)
        cue = Span(member.cue.start, member.cue.start + len(words.rstrip()))
        evidence.append(Evidence(cue, member.rule, column="role"))
    return Draft("memberships", f"{member.entity.key}/{member.role}/{phase}", values, tuple(evidence))


def _side(findings: Findings, member: Member) -> tuple[bool, str | None]:
    """Whether the side is known, and which: the body's country, none for a multilateral body, else the
    text's.
    """
    entity, sentence = member.entity, member.sentence
    own = entity.values.get("country_code")
    if own:
        return True, str(own)
    if entity.values.get("multilateral"):
        return True, None
    named = {member.side} if member.side else set(_spoken_of(findings, member))
    if len(named) == 1:
        entity.values["country_code"] = country = named.pop()
        return True, country
    place = next(findings.reading.token_span(b, e) for b, e, other in sentence.entities if other is entity)
    findings.reading.notice(
        "member-without-side", f'"{entity.name}" is listed, but on which side the text does not say', place
    )
    return False, None


def _spoken_of(findings: Findings, member: Member) -> list[str]:
    """The parties that the sentence names, else its lead-in, else the nearest heading that names one
    alone.
    """
    parties = set(findings.subject.parties) if findings.subject else set()
    sentence = member.sentence
    if sentence.passage.marker == "|":  # the cells beside it speak of others
        cell = by_cell(findings.reading, sentence, member.begin)
        return [cell] if cell else []
    codes = [code for _, _, code in sentence.countries]
    if not codes and sentence.passage.lead_in is not None:
        for lead in findings.reading.of_passage(findings.reading.by_ordinal[sentence.passage.lead_in]):
            codes += [code for _, _, code in lead.countries]
    if not codes:
        single = [
            found for heading in reversed(sentence.passage.section) if len(found := codes_in(heading)) == 1
        ]
        codes = single[0] if single else []
    return [code for code in codes if not parties or code in parties]
