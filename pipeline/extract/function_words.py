"""The small words by which clauses are told apart: closed classes of English, so they are lists and not a lexicon."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


RELATIVE = _words(
    "which who whom whose where when while whereas although though because if unless until after before"
)
NO_SUBJECT = _words(
    "the a an its their his her our your this these those of in on at for by with to from into as new newly "
    "recently previously than between under over per more most less very highly"
)
PREPOSITIONS = _words("in on at by under between during for with from as to into through since within")
JOINING = _words("and but or then &")
FORESEEN = _words("expected due scheduled set planned hoped foreseen slated supposed going")
UNREAL = _words("would could should may might can must cannot")
NEGATIVE = _words("not never no neither nor")
LEANING = _words("after since before following until despite pending ahead")
BE = _words("is are was were be been being")
ADVERBS = _words(
    "also both together later then since afterwards thereafter subsequently already soon finally first again "
    "next now duly jointly formally officially initially recently just once still even only therefore thus "
    "last each all too today yesterday yet virtually"
)
AUXILIARIES = _words(
    "is are was were be been being has have had having will shall would could should may might can must do "
    "does did cannot"
)
PLANNING = _words(
    "plan plans planned planning hope hopes hoping hoped expect expects expecting intend intends intending "
    "aim aims intention wish wishes agreed agree decided decide promised pledged undertook committed resolved "
    "mean means intent offered offer offers due scheduled set slated expected invited forward date ready "
    "prepares preparing looks "
    "instructed tasked directed mandated charged hopeful determined"
)
TURNING = _words(  # verbs whose form in "-s" is no plural of a noun
    "expire lapse close open enter begin end join convene resume conclude terminate commence"
) | {
    "enter into force", "come into force", "take effect", "come into effect", "take over", "go live", "take place",
    "go into operation", "go into production", "start operations", "begin operations", "come on stream", "take office",
}  # fmt: skip
NOT_VERBS = _words(
    "united based related called named known titled entitled dubbed red bred shed bed need seed speed hundred "
    "indeed sacred limited advanced detailed shared interested concerned involved so-called "
    "unprecedented combined integrated skilled aged embed exceed proceed succeed feed breed wed"
)
MEANT = _words("it them one they this which first second third fourth fifth last latest")
