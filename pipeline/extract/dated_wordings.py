"""Wordings of many uses that report an event only where a date stands beside them.

"The first ferry entered service in 2017", "the talks resumed in 2015", "begun in January 2021". Rows as in
``event_wordings``.
"""

from __future__ import annotations

from pipeline.extract.event_wordings import OPENED, PROGRAM, TALKS, Rows

_THING = (
    r"(?:office|centre|center|farm|hub|plant|laboratory|bridge|crossing|port|terminal|school"
    r"|campus|facility|ferry|line|corridor|station|secretariat|bureau|factory|pilot|window|portal)"
)


def rows(program: str) -> Rows:
    """All of them; ``program``: the verbs that start a programme."""
    return [*_programs(program), *_texts(), *_agreements(), *_openings(), *_plans()]


def _programs(program: str) -> Rows:
    """ "the pilot, begun in January 2021"."""
    return [
        (
            "program-reduced",
            "program_launch",
            rf"(?P<o><I>|{PROGRAM}|pilot)\s*(?:\([^)]{{1,30}}\)\s*)?,?\s+(?:which\s+(?:was|were)\s+)?"
            rf"(?P<v>{program}|begun|started|opened)\s+[^.;,]{{0,30}}?<T>",
        ),
    ]


def _texts() -> Rows:
    """ "the recommendations made by the Forum on 5 May 2019"."""
    return [
        (
            "made-by",
            "other",
            r"\b(?P<v>made|submitted|presented|handed over|introduced|adopted|endorsed)\s+(?:by|in"
            r"|to)\s+(?:the\s+)?"
            r"(?:<B>|<I>|<D>|parliament|congress)\s+on\s+<T>",
        ),
    ]


def _agreements() -> Rows:
    """ "in force since …", "the talks resumed", "Peru's accession"."""
    return [
        (
            "in-force",
            "other",
            r"(?P<v>entered into force|came into force|took effect|came into effect|in force since|in "
            r"effect since|enters? into force|in force|entry into force)\b",
        ),
        (
            "talks-resumed",
            "relaunch",
            rf"\b(?P<o>{TALKS})\b[^.;]{{0,50}}?\b(?P<v>resumed|reopened|relaunched|restarted|taken up "
            r"again)\b",
        ),
        (
            "talks-began",
            "launch",
            rf"\b(?P<o>{TALKS})\b[^.;]{{0,60}}?\b(?P<v>began|started|opened|launched|commenced)\b",
        ),
        ("entry", "other", r"(?:<C>\s*'s)\s+(?P<v>entry|accession|withdrawal)\b"),
    ]


def _openings() -> Rows:
    """ "the office was opened", "opens on 1 December"."""
    return [
        ("opened-thing", "other", rf"\b(?P<o>{_THING})\b[^.;]{{0,40}}?\b(?P<v>{OPENED})\b"),
        (
            "opens",
            "other",
            rf"(?P<o><I>|\b{_THING}\b)[^.;]{{0,60}}?\b(?P<v>opens|begins|starts|takes effect|enters "
            r"into force|comes into force|goes live)\b",
        ),
    ]


def _plans() -> Rows:
    """ "will lift the requirement", "is to be adopted", "due to open", "due for signature"."""
    return [
        (
            "due-for-completion",
            "completion",
            r"\b(?:due|scheduled|set|slated|ready|planned|foreseen)\s+(?:for\s+)?(?P<v>completion)\b",
        ),
        (
            "due-for-signature",
            "signing",
            r"\b(?:due|scheduled|set|slated|ready|planned|foreseen)\s+for\s+(?P<v>signature|signing)\b",
        ),
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
