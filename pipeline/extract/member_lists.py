"""Members named by structure: a list under "Participation includes the following:", a table with a column
of bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.entities import Entity
from pipeline.extract.findings import Findings
from pipeline.extract.lists import MEMBER_CUE, Items
from pipeline.extract.member_cues import MEMBER_HEADING
from pipeline.extract.member_runs import BodyRun
from pipeline.extract.member_sentences import Member
from pipeline.extract.phrases import is_country
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.sections import bare_number
from pipeline.extract.sides import codes_in, header_cells
from pipeline.model import Passage

_CO_CHAIR = re.compile(
    r"\b(?:co-?chair\w*|share[sd]? the chair|chair(?:s|ed)? (?:it|jointly|the)|chair(?:s|ed)\b|co-?lead\w*|"
    r"lead agenc\w+|led by)"
)
_PARTICIPANT = re.compile(
    r"\b(?:participa(?:tes?|ting|tion|nts?|ted)|tak(?:e|es|ing) part|took part|members?(?:hip)?|composed of|"
    r"comprises?|consists? of|"
    r"represented|include[sd]?|involves?|involving|join(?:s|ed|ing)?|brings? together|sit(?:s|ting)? (?:on|"
    r"in|at)|(?:at|around) the table)\b"
)
_MARKED = re.compile(r"(?:\(|,|-|:|\|)\s*co-?chairs?\b|\|\s*chair\s*(?:\||$)|\(\s*chair\s*\)")
_SIDE = re.compile(r"\b(?:side|delegation)\b")
_BODY_COLUMN = re.compile(
    r"\b(?:leads?|agenc(?:y|ies)|bod(?:y|ies)|ministr(?:y|ies)|departments?|institutions?|organi[sz]ations?|"
    r"authorit(?:y|ies)|co-?chairs?|members?|in charge|responsible)\b"
)
_LEADS = re.compile(
    r"\b(?:leads?|lead (?:bod|agenc|ministr|institution)\w+|in (?:the lead|charge)|responsible|co-?chairs?)\b"
)
_OWNER_COLUMN = re.compile(
    r"^(?:econom(?:y|ies)|countr(?:y|ies)|sides?|part(?:y|ies)|members?|pillars?|working (?:groups?|part(?:y|"
    r"ies))|tracks?|themes?|strands?|work ?streams?|groups?|state|government|(?:[\w-]+ )?(?:areas?|fields?|sectors?)(?: of \w+)?|"
    r"topics?|subjects?|(?:sub-?)?committees?|clusters?|lines? of|priorit(?:y|ies)|task forces?|chapters?)\b"
)


def of(findings: Findings) -> Iterator[Member]:
    """Members of all lists and tables of the document."""
    yield from _lines(findings)
    for items in findings.lists:
        if items.items and items.items[0].marker == "|":
            yield from _table(findings, items)
        else:
            yield from _listed(findings, items)


def _table(findings: Findings, items: Items) -> Iterator[Member]:
    """Of all rows; where nothing but a column of leads speaks of sides, the bodies must be of both."""
    members = [member for item in items.items for member in _row(findings, item)]
    countries = {
        member.entity.values.get("country_code") for member in members if member.rule == "led-in-table"
    }
    yield from (m for m in members if m.rule != "led-in-table" or len(countries - {None}) > 1)


def _lines(findings: Findings) -> Iterator[Member]:
    """ "Peruvian delegation" as a heading, and under it lines that are a body each, without marks of a list."""
    lines: dict[int, list[tuple[Sentence, int, Entity]]] = {}
    above = 0
    for passage in findings.reading.passages:
        if passage.kind == "heading":
            above = passage.ordinal if _DELEGATION.search(findings.reading.low(passage.span)) else 0
        elif above and passage.kind == "sentence":
            body = _body_of_item(findings, passage)
            if body is None or not _is_all(findings, *body):
                above = 0
                continue
            lines.setdefault(above, []).append(body)
    for bodies in lines.values():
        for sentence, begin, entity in bodies if len(bodies) > 1 else ():
            yield Member(sentence, begin, entity, "participant", "listed-member", None)


_DELEGATION = re.compile(
    r"\b(?:side|delegation|participants|delegates)\W*$|^\W*(?:delegation|participants|members) (?:of|from)\b"
)
_REST = 4  # tokens that may stand behind a body in a line of its own: "(BKPM)"


def _is_all(findings: Findings, sentence: Sentence, begin: int, entity: Entity) -> bool:
    ends = [end for first, end, other in sentence.entities if first == begin and other is entity]
    return bool(ends) and sentence.end - ends[0] <= _REST


def _listed(findings: Findings, items: Items) -> Iterator[Member]:
    """Most items begin with a body; the role is said of the list, or of each item ("…, co-chair")."""
    marked = [_MARKED.search(findings.reading.low(item.span)) is not None for item in items.items]
    role = _list_role(items.cue) or _role_above(findings, items)
    role = role or ("participant" if _about_sides(items) else None)
    bodies = [_body_of_item(findings, item) for item in items.items]
    named = sum(body is not None for body in bodies)
    if (role is None and not any(marked)) or named * 2 < len(bodies):
        return
    cue = items.lead_in.span if items.lead_in else None
    for body, own in zip(bodies, marked, strict=True):
        if body is not None:
            sentence, begin, entity = body
            its = "co_chair" if own else "participant" if any(marked) or role is None else role
            yield Member(sentence, begin, entity, its, "listed-member", cue)


_BARE_SIDE = re.compile(r"(?:the |for )*(?P<side>[^:]*?)(?:'s)?(?: side| delegation)?:?")
_LINES_ABOVE = 40  # between a side's list and the line that says what all of them list


def _role_above(findings: Findings, items: Items) -> str | None:
    """ "Participating agencies:", then "Peru" with its list, then "Norway" with its own: the role of both."""
    reading = findings.reading
    if not _is_side(reading, items.lead_in):
        return None
    first = items.items[0].ordinal - 2
    for ordinal in range(first, max(first - _LINES_ABOVE, 0), -1):
        passage = reading.by_ordinal[ordinal]
        if passage.kind != "list_item" and not _is_side(reading, passage):
            low = reading.low(passage.span).strip()
            return _list_role(low) if passage.kind == "heading" or low.endswith(":") else None
    return None


def _is_side(reading: Reading, line: Passage | None) -> bool:
    """A line that is no more than a side: "Peru", "Norwegian delegation:"."""
    bare = _BARE_SIDE.fullmatch(reading.words(line.span).strip(" *_")) if line is not None else None
    return bare is not None and is_country(bare["side"])


def _about_sides(items: Items) -> bool:
    """ "Philippine side:" under "Who takes part"."""
    first = items.items[0]
    heading = first.section[-1].lower() if first.section else ""
    return _SIDE.search(items.cue) is not None and MEMBER_HEADING.search(heading) is not None


def _list_role(cue: str) -> str | None:
    first = cue.split("\n")[0]
    if not MEMBER_CUE.search(cue):
        return None
    if _CO_CHAIR.search(first) and not _PARTICIPANT.search(first):
        return "co_chair"
    if _PARTICIPANT.search(first) or _PARTICIPANT.search(cue):
        return "participant"
    return "co_chair" if _CO_CHAIR.search(cue) else None


def _body_of_item(findings: Findings, item: Passage) -> tuple[Sentence, int, Entity] | None:
    """The body that an item consists of, or begins with."""
    sentences = findings.reading.of_passage(item)
    if not sentences:
        return None
    run = BodyRun(findings, sentences[0])
    first = min(run.bodies, default=None)
    if first is None or first - sentences[0].begin > 3:
        return None
    return sentences[0], first, run.bodies[first][1]


def _row(findings: Findings, item: Passage) -> Iterator[Member]:
    """ "Skills | Department of Education | Ministry of Manpower" under "Pillar | Australian lead |
    Indonesian lead".
    """
    sentences = findings.reading.of_passage(item)
    if not sentences:
        return
    sentence = sentences[0]
    headers = header_cells(findings.reading, sentence)
    about = item.section and MEMBER_HEADING.search(item.section[-1].lower())
    by_side = sum(len(codes_in(header)) == 1 for header in headers) > 1 or codes_in(
        findings.reading.words(item.span).split("|")[0]
    )
    owner = next((header for header in headers if not bare_number(header)), "")
    led = any(_LEADS.search(header.lower()) for header in headers)
    if (
        len(headers) < 2
        or not (about or by_side or led)
        or not (about or _OWNER_COLUMN.search(owner.lower()))
    ):
        return
    rule = "member-in-table" if about or by_side else "led-in-table"
    run = BodyRun(findings, sentence)
    bars = [i for i in range(sentence.begin, sentence.end) if findings.reading.tokens[i].text == "|"]
    for begin, (_, entity) in sorted(run.bodies.items()):
        column = sum(bar < begin for bar in bars)
        if (
            column >= len(headers)
            or not _of_bodies(headers[column])
            or not (column == 0 or bars[column - 1] + 2 >= begin)
        ):
            continue
        chairs = re.search(r"co-?chair", headers[column].lower()) or _MARKED.search(
            findings.reading.low(item.span)
        )
        yield Member(sentence, begin, entity, "co_chair" if chairs else "participant", rule, None)


def _of_bodies(header: str) -> bool:
    """ "Lead agency", "Kenyan ministry", or no more than the side: "Kenya"."""
    return _BODY_COLUMN.search(header.lower()) is not None or is_country(header.strip(" *_"))
