"""Fields of work named one by one: "one for a, one for b", "the first deals with a"."""

from __future__ import annotations

import re

from pipeline.extract.enumerations import entry
from pipeline.extract.field_names import Ranges, fits
from pipeline.extract.gates import Cue
from pipeline.extract.reading import Reading
from pipeline.model import Span

_WHICH = r"(?:first|second|third|fourth|fifth|sixth|seventh|last|other)"
_DIVISION = (
    r"(?:pillar|(?:working )?group|working party|track|theme|table|strand|work ?stream|basket|area|"
    r"committee|chapter|cluster|priority|part|one)"
)
_ONE = Cue(
    rf"(?:^|[:;,-]\s+|\band\s+|\()(?:and\s+)?(?:one|another|a {_WHICH}|the {_WHICH}|"
    rf"an? {_DIVISION}(?= (?:on|for)\b)|{_DIVISION} (?:\d|[ivx]+|[a-h]|one|two|three|four|five|six))\b"
    rf"(?:\s+{_DIVISION})?(?:,\s[^,;:]{{3,50}},)?"
    r"(?:,?\s*(?=[a-z:-])|(?=,))(?:(?:which\s+)?(?:deal(?:s|t|ing)? with|cover(?:s|ed|ing)?|concern(?:s|"
    r"ed|ing)?|is(?: about)?|was|address(?:es|ed)|"
    r"focus(?:es|ed) on|looks? (?:at|after)|looked (?:at|after)|handles?|handled|devoted to|dedicated to|"
    r"called)|on|for|with|to|:|-|(?<=[\divx]),)\s+"
    r"(?:on |about |devoted to |dedicated to |concerned with )?"
    r"|,?\s+(?:and\s+)?(?<=[ ,])the (?:second|third|fourth|fifth|sixth|seventh)\s+(?=[a-z])(?!(?:of|in|to|"
    r"on|with|about|for|by|at|from|is|was|will|deals?|dealt|covers?|quarter|half|time|"
    r"day|year|month|week|meeting|session|round|country|largest|most|in line)\b)"
)
_NUMBERED = rf"{_DIVISION} (?:\d{{1,2}}|[ivx]+|[a-h]|one|two|three|four|five|six)"
_OF_PAPERS = re.compile(  # "Two memoranda were signed: one on …"
    r"\b(?:memorand(?:a|um)|agreements?|arrangements?|declarations?|documents|papers|texts|reports?|studies|"
    r"contracts|loans|grants|projects?|programm?e?s?|letters|protocols|statements?|workshops?|visits?)\b"
)
_NAMED_ASIDE = Cue(
    rf"(?:^|[;,]\s+(?:and\s+)?|\band\s+)(?:(?:the |an? ){_WHICH}(?: {_DIVISION})?|{_NUMBERED})"
    r"(?:,\s(?:on |for |devoted to )?(?P<name>[^,;:()]{3,60}),|\s\((?P<bracket>[^()]{3,80})\)) (?=[a-z])"
)


def one_by_one(reading: Reading, masked: str, base: int) -> Ranges:
    """ "one for a, one for b", "the first dealt with a, the second with b and the third with c".

    A single name counts if it opens the sentence ("The first pillar covers a."); its neighbours must follow.
    """
    asides = list(_NAMED_ASIDE.finditer(masked))
    if asides and (len(asides) > 1 or asides[0].start() == 0):
        groups = ["name" if m["name"] else "bracket" for m in asides]
        spans = [
            entry(reading, Span(base + m.start(g), base + m.end(g)))
            for m, g in zip(asides, groups, strict=True)
        ]
        return [s for s in spans if s is not None and fits(reading, masked, base, s)]
    opens = list(_ONE.finditer(masked))
    if opens and _OF_PAPERS.search(masked, 0, opens[0].start() + 1):
        return []
    if not opens or (len(opens) == 1 and opens[0].start() > 0):
        return []
    ends = [m.start() for m in opens[1:]] + [len(masked)]
    spans = [entry(reading, Span(base + m.end(), base + end)) for m, end in zip(opens, ends, strict=True)]
    names = [s for s in spans if s is not None and fits(reading, masked, base, s)]
    return names if len(names) == len(opens) else []


# --- one sentence each ---

_OPENER = Cue(
    r"^(?:on|under|regarding|concerning|as regards|with regard to|as for|turning to|in the (?:field|area|matter|case) of)\s+"
    r"(?P<name>[^,;:.()]{3,60}),\s+(?=[a-z\ue000-\ue007])"
)


def opening(reading: Reading, masked: str, base: int) -> Span | None:
    """ "On ports, the ministers noted …": what a sentence says at its start that it is about."""
    match = _OPENER.match(masked)
    span = entry(reading, Span(base + match.start("name"), base + match.end("name"))) if match else None
    return span if span and fits(reading, masked, base, span) and len(reading.low(span).split()) < 7 else None


# --- a field joins the others ---

_JOINS = Cue(
    r"^(?P<name>[\w\s'&-]{3,60}?)\s+(?:(?:has |have |was |were )?(?:since |later |also |then |"
    r"duly )*(?:joined|added to|put on|placed on)\s+"
    r"(?:the|this|their|its)\s+(?:list|agenda|work ?plan|work program(?:me)?|pillars|themes|topics|areas)|"
    r"(?:was|were|has been|have been) (?:later |then |duly |since )*added as (?:a|the) (?:\w+ )?(?:pillar|"
    r"theme|topic|track|area|priority|working group))\b"
)


_ADDED = Cue(
    rf"\b(?:a|the) (?:new |further |{_WHICH} |last )?{_DIVISION}, (?:on |for |covering |dealing with |"
    rf"devoted to )?(?P<name>[^,;:]{{3,60}}), "
    r"(?:was|has been|is|were) (?:\w+ )?(?:created|added|set up|established|launched|agreed|opened)\b"
    rf"|\b(?:added|created|set up|established|opened|launched) (?:a|an) (?:new|further|{_WHICH})(?: {_DIVISION})?,? "
    r"(?:on|for|covering|dealing with|devoted to) (?P<later>[^,;:.]{3,60}?)(?=[.,;]|$| and )"
)


def joining(reading: Reading, masked: str, base: int) -> Ranges | None:
    """ "Energy joined the list"."""
    match = _JOINS.match(masked)
    span = entry(reading, Span(base, base + match.end("name"))) if match else None
    return (
        [span] if span and fits(reading, masked, base, span) and len(reading.low(span).split()) < 7 else None
    )


def added(reading: Reading, masked: str, base: int) -> Ranges | None:
    """ "A fourth working group, on fisheries, was created"."""
    match = _ADDED.search(masked)
    group = "later" if match and match["later"] else "name"
    span = entry(reading, Span(base + match.start(group), base + match.end(group))) if match else None
    return [span] if span and fits(reading, masked, base, span) else None
