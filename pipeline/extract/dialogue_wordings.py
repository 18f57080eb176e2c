"""The wordings by which a dialogue starts and comes back, as rows for ``event_rules``.

"set up the Dialogue", "the talks go back to 2008", "brought it back in 2021". Rows as in ``event_wordings``.
"""

from __future__ import annotations

from pipeline.extract.event_wordings import ADVERB, BE, SERIES, SUBJECT, WORDS, Rows


def dialogue_starts(relaunch: str, launch: str) -> Rows:
    """All of them; ``relaunch`` and ``launch``: the verbs."""
    return [*_relaunches(relaunch), *_launches(launch), *_openings(launch), *_origins()]


def _relaunches(relaunch: str) -> Rows:
    """ "relaunched the Dialogue", "it was revived", "brought it back"."""
    return [
        (
            "relaunch-active",
            "relaunch",
            rf"\b(?P<v>{relaunch})\s+(?!(?:by|under|within)\s){WORDS}{{0,4}}?(?P<o><D>|<G>)",
        ),
        (
            "relaunch-again",
            "relaunch",
            r"(?P<o><D>)\s*(?:\([^)]{1,20}\)\s*)?(?P<v>resumed|restarted|came back to life|was back)"
            r"\s+in\s+<T>",
        ),
        (
            "relaunch-idiom",
            "relaunch",
            r"\b(?P<v>(?:brought|called|put)\s+(?:it|<D>)\s+back|brought back|breathed (?:new"
            r"|fresh) life into"
            r"|(?:took|taken|picked) up again|got\s+(?:it|<D>)\s+going again|(?:started|set up) again)\b"
            r"(?=[^.;]{0,60}?(?:<D>|<T>))",
        ),
        ("relaunch-passive", "relaunch", rf"(?P<o>\bit)\s+{BE}{ADVERB}(?P<v>{relaunch})\b"),
    ]


def _launches(launch: str) -> Rows:
    """ "set up the Dialogue", "the forum was created", "the Dialogue, launched in …"."""
    return [
        (
            "launch-active",
            "launch",
            rf"\b(?P<v>{launch})\s+(?!(?:by|under|within)\s){WORDS}{{0,4}}?(?P<o><D>|it\b(?!\s+\w+ing))",
        ),
        ("launch-passive", "launch", rf"(?P<o>{SUBJECT})[^.;]{{0,60}}?\b{BE}{ADVERB}(?P<v>{launch})\b"),
    ]


def _openings(launch: str) -> Rows:
    """ "Established in 2012, the Dialogue …", "since its creation in 2012"."""
    return [
        (
            "launch-opening",
            "launch",
            rf"^\W*(?:first\s+)?(?P<v>{launch})\s+(?:[^.;,]{{1,60}}?\s)?(?:in|on)\s+<T>"
            rf"[^.;,]{{0,30}},\s+(?:the\s+)?"
            rf"{WORDS}{{0,2}}?(?P<o><D>)",
        ),
    ]


def _origins() -> Rows:
    """ "The talks go back to 2008", "gave their blessing to the Dialogue"."""
    return [
        (
            "launch-origin",
            "launch",
            rf"(?P<o><D>|\bit|{SERIES})\s*(?:\([^)]{{1,20}}\)\s*)?,?\s*(?:which\s+)?"
            r"(?P<v>go(?:es)? back to|dates? back to|dates? from"
            r"|traces? (?:its|their) (?:origins?|roots) (?:back )?to|(?:has|have|had) (?:its"
            r"|their) (?:origins?"
            r"|roots|beginnings?) in|came into being|came into existence|was born|began "
            r"its work|started work|became operational|began life|grew out of|grew from"
            r"|owes its existence to|(?:has|have) (?:existed|been in place|been running"
            r"|been meeting)|(?:began|started|commenced|originated) in)\b"
            r"[^.;]{0,40}?<T>",
        ),
        (
            "launch-assent",
            "launch",
            r"\b(?P<v>gave (?:their|its|his|her) (?:assent|blessing|approval|consent) to|brought into "
            rf"being|called into being)\s+{WORDS}{{0,2}}?(?P<o><D>)",
        ),
    ]
