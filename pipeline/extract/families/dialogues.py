"""The dialogue that the document is about, its parties and its other names."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.findings import Findings
from pipeline.extract.subject import DIALOGUE, Subject
from pipeline.model import Draft, Evidence, Span


def extract(findings: Findings) -> Iterator[Draft]:
    """``dialogues`` (one row at most), ``dialogue_parties``, ``aliases``."""
    subject = findings.subject
    if subject is None:
        findings.reading.notice(
            "no-dialogue", "no dialogue could be told to be the subject", _first_words(findings)
        )
        return
    evidence = [Evidence(subject.named_at, "subject")]
    if subject.abbreviated_at:
        evidence.append(Evidence(subject.abbreviated_at, "abbreviation-in-brackets", column="abbreviation"))
    if subject.kind:
        evidence.append(Evidence(subject.kind[1], "is-a", column="kind"))
    values: dict[str, object] = {
        "name": subject.name,
        "abbreviation": subject.abbreviation,
        "kind": subject.kind[0] if subject.kind else None,
    }
    yield Draft("dialogues", DIALOGUE.key, values, tuple(evidence))
    for code, span in subject.parties.items():
        basis = "stated" if span in subject.spans else "inferred"
        yield Draft(
            "dialogue_parties",
            code,
            {"dialogue_id": DIALOGUE, "country_code": code},
            (Evidence(span, "party", basis),),
        )
    yield from _aliases(findings, subject)


def _aliases(findings: Findings, subject: Subject) -> Iterator[Draft]:
    written = {s: at for s, at in subject.surfaces.items() if s != subject.name and not s.isupper()}
    for alias, at in written.items():
        yield _alias(alias, at, "subject-variant", "stated")
    if subject.variant:
        word, at = subject.variant
        yield _alias(word, at, "abbreviation-variant", "inferred")
        findings.reading.notice(
            "abbreviation-variant",
            f'"{word}" is nowhere explained; taken for a slip of "{subject.abbreviation}"',
            at,
        )


def _alias(alias: str, at: Span, rule: str, basis: str) -> Draft:
    values = {"entity_kind": "dialogue", "entity_id": DIALOGUE, "alias": alias, "language": None}
    return Draft("aliases", f"dialogue/{alias}", values, (Evidence(at, rule, basis),))


def _first_words(findings: Findings) -> Span:
    passages = findings.reading.passages
    return passages[0].span if passages else Span(0, 0)
