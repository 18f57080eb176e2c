"""The wordings of founding, signing, launching, announcing and ending, as rows for ``event_rules``.

A row is (name, kind, pattern). Marks stand for names: see ``event_rules``.
"""

from __future__ import annotations

Rows = list[tuple[str, str, str]]

ADVERB = (
    r"(?:(?:also|both|together|later|then|since|afterwards|thereafter|subsequently|already|soon"
    r"|finally|first|again|next|now|duly|\w+ly)\s+)?"
)
WORDS = r"(?:[a-z0-9$€£,.'-]+\s+)"
BE = r"(?:was|were|is|are|been|being|be)\s+"
PROGRAM = (
    r"(?:initiatives?|programs?|programmes?|projects?|funds?|facility|strategy|action plan"
    r"|partnerships?|schemes?|platforms?|networks?|campaign|accelerator|scholarships?"
    r"|fellowships?|call for proposals)"
)
PAPER = (
    r"(?:memorand(?:um|a)\b(?:\s+of\s+(?:understanding|cooperation|intent))?|m\.?o\.?u\.?s?|"
    r"(?:agreements?|accords?|treaty|treaties|letters? of intent|protocols?|declaration"
    r"|compact|arrangements?|pact|contracts?|communiqu[eé]|joint statement|action plan|work "
    r"?plan|charter|convention)\b)"
)
SUBJECT = r"(?:<D>|<G>|\bit\b|\bthe (?:channel|body|arrangement|format|forum|framework|idea|talks)\b)"
SERIES = r"\b(?:the|these|their|its)\s+(?:[a-z-]+\s+)?(?:talks|consultations|series|meetings)\b"
TALKS = r"(?:talks|negotiations)"
_SIGN = r"signed|co-signed|initialled|initialed|inked|concluded|put to paper|renewed"
_HANDS = r"(?:set|put|affixed|lent|gave) their (?:names?|signatures?|hands?) to"
OPENED = (
    r"opened|inaugurated|entered service|came on ?stream|went into service|went live|broke "
    r"ground|commissioned"
)


def announcements() -> Rows:
    """ "announced the creation of the Dialogue", "hinted at", "agreed upon"."""
    return [
        (
            "announced-dialogue",
            "announcement",
            rf"(?P<v>made public|announced|made known)\b[^.;]{{0,60}}?\bthat\b[^.;]{{0,60}}?\b(?:start"
            rf"|launch|creat|establish)\w*\s+{WORDS}{{0,3}}?<D>",
        ),
        (
            "promised-dialogue",
            "announcement",
            r"<D>[^.;]{0,60}?\b(?:that|which)\s+[^.;]{0,60}?(?:(?:had|have|has)\s+(?P<v>promised"
            r"|announced|pledged|agreed)|(?P<v2>called for|proposed|suggested|agreed (?:up)?on|decided (?:up)?on)\s+"
            r"(?:in|at|on|during|when|<T>))",
        ),
        *_origins(),
    ]


def _origins() -> Rows:
    """ "the Dialogue, agreed upon …", "had thought it up", "hinted at"."""
    return [
        (
            "agreed-upon",
            "announcement",
            r"<D>\s*(?:\([^)]{1,30}\)\s*)?,\s+(?P<v>agreed (?:up)?on|announced|promised|conceived"
            r"|first mooted)\b",
        ),
        (
            "thought-up",
            "announcement",
            r"\b(?P<v>thought (?:it|<D>) up|conceived (?:of )?(?:it|<D>)|hinted at)\b",
        ),
        (
            "agreed-on-thing",
            "announcement",
            r"<B>\)?\s+(?P<v>agreed)\s+(?:(?:at|in|during)\s+[^.;,]{2,30}?\s+)?on\s+an?\s",
        ),
    ]


def signings() -> Rows:
    return [
        (
            "signing-noun",
            "signing",
            rf"\b(?P<v>signing|signature|initialling|exchange)\s+(?:in\s+[^.;,]{{2,25}}?\s+)?of\s+{WORDS}{{0,5}}?(?P<o><I>"
            rf"|{PAPER})",
        ),
        (
            "signing-active",
            "signing",
            rf"\b(?P<v>signed|sign|co-signed|inked|initialled|initialed|renewed|{_HANDS}):?"
            rf"\s+{WORDS}{{0,8}}?(?P<o><I>|{PAPER})",
        ),
        (
            "signing-relative",
            "signing",
            rf"(?P<o><I>|{PAPER})\s*(?:\([^)]{{1,30}}\)\s*)?,?\s+(?:to\s+)?which\s+[^.;]{{0,60}}?\b"
            rf"(?P<v>signed|{_HANDS.removesuffix(' to')})\b",
        ),
        (
            "signing-passive",
            "signing",
            rf"(?P<o><I>|{PAPER})(?!\s*,?\s+whose\b)[^.;]{{0,80}}?\b{BE}{ADVERB}(?P<v>{_SIGN})\b",
        ),
        *_signings_meant(),
    ]


def _signings_meant() -> Rows:
    """ "it was signed", "signed it", "a memorandum followed in 2018"."""
    return [
        (
            "signing-followed",
            "signing",
            rf"(?P<o><I>|{PAPER})\s*(?:\([^)]{{1,30}}\)\s*)?(?:(?:on|for|with|between|concerning)"
            rf"\s+[^.;,]{{2,80}}?)?\s+(?P<v>followed|came|ensued|was struck|was reached|were reached)"
            rf"\s+(?:in|on)\s+<T>",
        ),
        (
            "signing-reduced",
            "signing",
            rf"(?P<o><I>|{PAPER})\s*(?:\([^)]{{1,30}}\)\s*)?(?:(?:on|of|for|with|between|concerning)"
            rf"\s+[^.;,]{{2,60}}?)?,?\s+(?P<v>{_SIGN})\s+(?:back\s+)?(?:in|on|at|by|there|between|last"
            rf"|during|<T>|<L>)",
        ),
    ]


def programs(program: str) -> Rows:
    return [
        (
            "program-was-launched",
            "program_launch",
            rf"(?P<o><I>)[^.;]{{0,60}}?\b{BE}{ADVERB}(?P<v>{program})\b",
        ),
    ]


def others() -> Rows:
    """ "announced …", "awarded a grant", "the Dialogue lapsed"."""
    return [
        (
            "announced",
            "announcement",
            r"\b(?P<v>announced|announces|unveiled|unveils|made known|made public)\b",
        ),
        (
            "awarded",
            "other",
            r"\b(?P<v>awarded|granted)\s+(?:a|an)\s+[^.;]{0,40}?(?P<o>loan|grant|contract)\b",
        ),
        (
            "ended",
            "other",
            rf"<D>[^.;\"]{{0,60}}?\b{ADVERB}(?P<v>inactive|dormant|suspended|dissolved|disbanded"
            r"|discontinued|replaced|superseded|lapsed|terminated|abolished|wound up|ceased|broke down"
            r"|collapsed)\b",
        ),
    ]
