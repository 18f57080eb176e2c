"""Wordings of many uses that report an event only where a date stands beside them.

"The first ferry entered service in 2017", "the talks broke down in 2015", "begun in January 2021". Rows as in
``event_wordings``.
"""

from __future__ import annotations

from pipeline.extract.event_wordings import ADVERB, OPENED, PAPER, PROGRAM, TALKS, WORDS, Rows

_THING = (
    r"(?:office|centre|center|farm|hub|plant|laboratory|bridge|crossing|port|terminal|school"
    r"|campus|facility|ferry|line|corridor|station|secretariat|bureau|factory|pilot|window|portal)"
)


def rows(program: str) -> Rows:
    """All of them; ``program``: the verbs that start a programme."""
    return [*_programs(program), *_agreements(), *_openings(), *_plans()]


def _programs(program: str) -> Rows:
    """ "the pilot, begun in January 2021", "a bridge was launched"."""
    return [
        (
            "program-reduced",
            "program_launch",
            rf"(?P<o><I>|{PROGRAM}|pilot)\s*(?:\([^)]{{1,30}}\)\s*)?,?\s+(?:which\s+(?:was|were)\s+)?"
            rf"(?P<v>{program}|begun|started|opened)\s+[^.;,]{{0,30}}?<T>",
        ),
        (
            "program-relative",
            "program_launch",
            rf"(?P<o><I>|{PROGRAM})\s*(?:\([^)]{{1,30}}\)\s*)?,?\s+which\s+[^.;,]{{0,40}}?\s"
            rf"(?P<v>{program}|began|started)\s+[^.;,]{{0,30}}?<T>",
        ),
        (
            "thing-launched",
            "program_launch",
            rf"\b(?:an?|the)\s+{WORDS}{{1,5}}?(?:was|were)\s+{ADVERB}(?P<v>launched|unveiled"
            r"|inaugurated|rolled out)\b",
        ),
    ]


def _agreements() -> Rows:
    """ "in force since …", "the talks broke down", "which both joined"."""
    end = r"ended|stalled|broke(?:n)? (?:off|down)|collapsed|suspended|concluded|lapsed|failed"
    return [
        (
            "in-force",
            "other",
            r"(?P<v>entered into force|came into force|took effect|came into effect|in force since|in "
            r"effect since|enters? into force|in force)\b",
        ),
        (
            "talks-resumed",
            "relaunch",
            rf"\b(?P<o>{TALKS})\b[^.;]{{0,50}}?\b(?P<v>resumed|reopened|relaunched|restarted|taken up "
            r"again)\b",
        ),
        ("talks-ended", "other", rf"\b(?P<o>{TALKS}|they)\b[^.;]{{0,90}}?\b(?P<v>{end})\b"),
        (
            "talks-began",
            "launch",
            rf"\b(?P<o>{TALKS})\b[^.;]{{0,60}}?\b(?P<v>began|started|opened|launched|commenced)\b",
        ),
        (
            "joined",
            "other",
            rf"(?:<C>|countries|sides|members?|parties)\s+(?:has\s+|have\s+|had\s+)?{ADVERB}"
            rf"(?P<v>joined|acceded to|adheres? to|adhered to|withdrew from)\s+{WORDS}{{0,3}}?(?P<o><I>"
            rf"|{PAPER})",
        ),
        (
            "joined",
            "other",
            rf"(?P<o><I>|{PAPER})\s*(?:\([^)]{{1,30}}\)\s*)?,?\s+which\s+[^.;]{{0,40}}?\b(?P<v>joined"
            r"|acceded to)\b",
        ),
        ("entry", "other", r"(?:<C>\s*'s)\s+(?P<v>entry|accession|withdrawal)\b"),
    ]


def _openings() -> Rows:
    """ "the office was opened", "a loan was granted", "opens on 1 December"."""
    return [
        ("opened-thing", "other", rf"\b(?P<o>{_THING})\b[^.;]{{0,40}}?\b(?P<v>{OPENED})\b"),
        (
            "opened-named",
            "other",
            rf"\b(?P<v>{OPENED})\s+(?:the|a|an|its|their)\s+{WORDS}{{0,5}}?(?P<o>{_THING})\b",
        ),
        ("opened-named", "other", rf"\b(?P<v>{OPENED})\s+(?:the|a|an|its|their)\s+(?P<o><I>|<B>)"),
        (
            "opens",
            "other",
            rf"(?P<o><I>|\b{_THING}\b)[^.;]{{0,60}}?\b(?P<v>opens|begins|starts|takes effect|enters "
            r"into force|comes into force|goes live)\b",
        ),
        ("it-concluded", "signing", r"\b(?P<o>it)\s+was\s+(?P<v>concluded|signed)\s+(?:in|on|at|by)\b"),
        (
            "granted",
            "other",
            r"\b(?P<o>loan|grant|credit line|guarantee)\b[^.;]{0,80}?\b(?:was|were)\s+(?P<v>granted"
            r"|awarded|approved|extended)\b",
        ),
        (
            "declared",
            "announcement",
            rf"\b(?P<o><I>|<D>|{PROGRAM})\s+(?:was|were)\s+{ADVERB}(?P<v>declared|announced|proclaimed"
            r"|unveiled|made public)\b",
        ),
    ]


def _plans() -> Rows:
    """ "will lift the requirement", "is to be adopted", "due to open"."""
    return [
        (
            "lifted",
            "other",
            r"\b(?:will|is to|are to|shall)\s+(?P<v>lift|abolish|introduce|adopt|open|publish|ratify"
            r"|launch|inaugurate|put into service|close)\b",
        ),
        (
            "to-be-done",
            "other",
            r"\b(?:is|are|was|were)?\s*(?:to|due to|expected to|scheduled to|will)\s+(?:be\s+)?"
            r"(?P<v>adopted|opened|lifted|published|inaugurated|open|ratified|put into service)\b",
        ),
    ]
