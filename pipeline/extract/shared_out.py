"""Fields of work told by who sees to them: "work on a, on b and on c was left to three expert teams".

"A, b and c were each given to a working group", "ministers entrusted a, b and c to task forces", "the plan names a, b
and c as priorities", "a trade track and an energy track".
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.extract import cues
from pipeline.extract.enumerations import entry
from pipeline.extract.field_names import Ranges, fits, readings
from pipeline.extract.gates import Cue
from pipeline.extract.reading import Reading
from pipeline.model import Span

_TEAM = (
    r"(?:(?:\w+ )?(?:working |expert |technical |study |task )?(?:groups?|teams?|parties|party|forces?|committees?|panels?|"
    r"tracks?|clusters?|sub-?committees?|sub-?groups?))\b"
    r"(?! of (?!experts|officials|specialists|negotiators))"
)
_MATTERS = (
    r"(?:(?:the )?(?:work|matters?|questions?|issues?|topics?|subjects?|fields?|areas?|dossiers?|files?|"
    r"tasks?)(?: on| of|:| such as)? )?"
)
_HANDED = (
    r"(?:left|given|entrusted|assigned|referred|handed(?: over)?|delegated|passed(?: on)?|allotted|committed|devolved|"
    r"distributed|divided|split|shared out)"
)
_TO = (
    rf"(?:to|among|between|over|up among)\s+(?:(?P<count>{cues.NUMBER})|an?|separate|different|individual|"
    rf"several|the)\s+{_TEAM}"
)
_PASSIVE = Cue(
    rf"^{_MATTERS}(?P<names>[^;:]{{8,200}}?),? (?:was|were|is|are|has been|have been) (?:each )?{_HANDED} {_TO}"
)
_ACTIVE = Cue(
    r"\b(?:left|gave|entrusted|assigned|referred|handed|delegated|passed|allotted|divided|distributed|split)\s+"
    rf"{_MATTERS}(?P<names>[^;:]{{8,200}}?),? {_TO}"
)
_RANKED = Cue(
    r"\b(?:names?|named|identif(?:y|ies|ied)|lists?|listed|defines?|defined|chose|chosen|picked|singles? out|singled out|"
    r"marks?|marked|designate[sd]?|selected|confirmed|agreed on|set)\s+(?P<names>[^;:]{8,200}?),? as\s+"
    r"(?:the|its|their|our|joint|shared)?\s*(?:(?:main|key|common|joint|shared|next|strategic)\s+)*"
    r"(?:priorities|priority (?:areas|sectors|fields|themes|topics)|pillars|focus areas|areas of (?:cooperation|focus|work))\b"
)
_DIVISION = Cue(
    r"\b(?:an?|one)\s+(?P<name>(?:[a-z][\w-]*(?:,? and)? ){1,4}?(?:track|pillar|strand|basket|work "
    r"?stream|working group|working party))\b"
)


def of(reading: Reading, masked: str, base: int) -> Ranges | None:
    """The fields that a sentence says are handed to groups, ranked as priorities or made divisions of the work."""
    for cue in (_PASSIVE, _ACTIVE, _RANKED):
        match = cue.search(masked)
        if match is None:
            continue
        count = cues.number(match.groupdict().get("count"))
        for names in readings(reading, masked, base, *match.span("names")):
            if len(names) == count or (count is None and len(names) > 2):
                return names
    return _divisions(reading, masked, base)


_JOINED = re.compile(r",?\s*(?:and\s+|as well as\s+|plus\s+)?")


def _divisions(reading: Reading, masked: str, base: int) -> Ranges | None:
    """ "It has a trade track and an energy track": two at least, side by side."""
    found = list(_DIVISION.finditer(masked))
    if len(found) < 2:
        return None
    joined = all(_JOINED.fullmatch(masked, one.end(), two.start()) for one, two in pairwise(found))
    spans = [entry(reading, Span(base + m.start("name"), base + m.end("name"))) for m in found]
    names = [span for span in spans if span is not None and fits(reading, masked, base, span)]
    return names if joined and len(names) == len(found) else None
