"""The office that a person is said to hold, mention by mention, as of the time the sentence speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.entities import Entity
from pipeline.extract.findings import Findings
from pipeline.extract.line_country import line_country
from pipeline.extract.normal import key
from pipeline.extract.persons import PersonSpan, TitleSpan
from pipeline.extract.reading import Sentence
from pipeline.model import Draft, Evidence, Ref


def extract(findings: Findings) -> Iterator[Draft]:
    """``positions``: one per person, title and time."""
    for sentence in findings.reading.sentences:
        for person in sentence.people:
            for title in (person.title, *person.more):
                if title is not None:
                    yield _position(findings, sentence, person, title)


def _position(findings: Findings, sentence: Sentence, person: PersonSpan, title: TitleSpan) -> Draft:
    reading = findings.reading
    entity = next(e for begin, _, e in sentence.entities if begin == person.begin and e.table == "people")
    body: Entity | None = None
    if title.body:
        body = next(
            (e for begin, _, e in sentence.entities if begin == title.body[0] and e.table == "organizations"),
            None,
        )
    seat = body or _seat(findings, title)
    served = line_country(reading, sentence) if title.country is None and title.body is None else None
    dated = findings.happening_in(sentence)
    as_of = dated.edtf if dated and dated.edtf and not dated.edtf.startswith("..") else None
    values: dict[str, object] = {
        "person_id": Ref("people", entity.key),
        "title": title.title,
        "organization_id": seat.ref if seat else None,
        "country_code": served[0] if served else title.country,
        "as_of_edtf": as_of,
    }
    evidence = [Evidence(reading.token_span(title.begin, title.end), person.rule)]
    evidence.append(Evidence(reading.token_span(person.begin, person.end), person.rule, column="person_id"))
    if seat is not None and body is None:
        at = reading.token_span(title.begin, title.end)
        evidence.append(Evidence(at, "office-of-body", "inferred", "organization_id"))
    if served:
        evidence.append(Evidence(served[1], "side-of-line", "inferred", "country_code"))
    if as_of and dated and dated.dated_at:
        evidence.append(Evidence(dated.dated_at, "event-date", "inferred", "as_of_edtf"))
    return Draft("positions", f"{title.begin}/{person.begin}", values, tuple(evidence))


_HEADS_OF = ("secretary of ", "minister of ")


def _seat(findings: Findings, title: TitleSpan) -> Entity | None:
    """The one body of the document that the office heads: "Secretary of Commerce" and a Department of Commerce."""
    words = key(title.title)
    portfolio = next((words.removeprefix(head) for head in _HEADS_OF if words.startswith(head)), None)
    found = []
    for body in findings.reading.cast.of("organizations"):
        country, name = body.values.get("country_code"), key(body.name)
        if title.country and country and country != title.country:
            continue
        governed = body.values.get("kind") in ("department", "ministry", "secretariat")
        heads = portfolio and governed and name.endswith((f" of {portfolio}", f" of the {portfolio}"))
        if heads or name in (f"office of {words}", f"office of the {words}"):
            found.append(body)
    return found[0] if len(found) == 1 else None
