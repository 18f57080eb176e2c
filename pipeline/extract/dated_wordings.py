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

_SERVICE = (
    r"(?:portal|website|hotline|help ?desk|tool|app|service|system|mechanism|pilot|trading link|connect)"
)
_TEXT = (
    r"(?:road ?maps?|action plan|plan of action|work ?plan|program(?:me)? of work|work program(?:me)?"
    r"|(?:guiding |basic )?"
    r"principles|guidelines|declaration|communiqu[eé]|terms of reference|vision statement"
    r"|blueprint)"
)
_ADOPTED = r"adopted|endorsed|approved|agreed|finali[sz]ed"


def rows(program: str) -> Rows:
    """All of them; ``program``: the verbs that start a programme."""
    relaunched = r"relaunched|re-launched|revived|resumed|restarted|reactivated|revitali[sz]ed|reinstated"
    again = ("relaunch-it", "relaunch", rf"\b(?P<v>{relaunched})\s+(?P<o>it)\b[^.;]{{0,60}}?<T>")
    return [again, *_programs(program), *_goings_live(), *_texts(), *_agreements(), *_openings(), *_plans()]


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


def _goings_live() -> Rows:
    """ "The scheme went live this morning", "the platform has been up and running since May"."""
    return [
        (
            "program-live",
            "program_launch",
            rf"(?P<o><I>|<G>|\bthe\s+{WORDS}{{0,4}}?(?:{PROGRAM}|{_SERVICE}))\s*(?:\("
            rf"[^)]{{1,30}}\)\s*)?,?\s+(?:which\s+)?{ADVERB}"
            r"(?P<v>went live|came on ?line|became operational|got under way|got underway|kicked off"
            r"|was switched on"
            r"|(?:began|started)(?=\s+(?:in|on)\s+<T>)|started operating|began operating"
            r"|started operations|began operations)\b",
        ),
        (
            "program-start",
            "program_launch",
            rf"\b(?P<v>launch|start|inauguration|establishment|creation|kick-off|roll-?out)\s+of"
            rf"\s+{WORDS}{{0,4}}?"
            rf"(?P<o><I>|{PROGRAM})[^.;,]{{0,30}}?\s(?:in|on)\s+<T>",
        ),
    ]


def _texts() -> Rows:
    """ "a road map was adopted", "which both agreed in May", "the recommendations made by the Forum"."""
    return [
        (
            "agreed-which",
            "other",
            r"[\w\ue001\"'\)],?\s+which\s+[^.;]{1,140}?\b(?P<v>agreed|adopted|endorsed|settled"
            r"|approved)\s+(?:in|on)\s+<T>",
        ),
        (
            "text-adopted",
            "other",
            rf"\b(?P<o>{_TEXT})\b[^.;,]{{0,50}}?\b(?:was|were)\s+{ADVERB}(?P<v>{_ADOPTED})\b",
        ),
        (
            "text-adopted",
            "other",
            rf"\b(?P<v>{_ADOPTED})\s+(?:on\s+)?(?:an?|the|their|its)\s+{WORDS}{{0,4}}?(?P<o>{_TEXT})\b",
        ),
        (
            "result-ended",
            "completion",
            rf"\b(?:the|its|their)\s+{WORDS}{{0,4}}?(?P<o><I>|pilot|project|program(?:me)?|training"
            rf"|phase|construction)\s+"
            r"(?P<v>ended|came to an end|was wound up|expired|ran out)\s+(?:in|on)\s+<T>",
        ),
        (
            "made-by",
            "other",
            r"\b(?P<v>made|submitted|presented|handed over|introduced|adopted|endorsed)\s+(?:by|in"
            r"|to)\s+(?:the\s+)?"
            r"(?:<B>|<I>|<D>|parliament|congress)\s+on\s+<T>",
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
            r"effect since|enters? into force|in force|entry into force)\b",
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
