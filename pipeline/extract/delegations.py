"""Bodies whose people came: the wordings of delegations, of attendance and of secretariats.

"The delegation drew on …", "With her were officials of …", "… attended the session", "… is the secretariat of
the Peruvian side". Named people among the bodies are stepped over: their offices make no member.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.entities import Entity
from pipeline.extract.gates import Cue
from pipeline.extract.member_runs import BodyRun
from pipeline.model import Span

# Marks as in ``masks``: \ue000 the dialogue, \ue002 a person, \ue003 a body, \ue004 a country, \ue006 a place.
_OFFICIALS = (
    r"(?:(?:senior|high-level|high-ranking|other|several|further|also|technical)\s+)*"
    r"(?:officials|representatives|experts|delegates|staff|members|specialists|advisers|advisors|civil servants|"
    r"people|colleagues|counterparts|negotiators|observers|diplomats|technicians|envoys)"
)
_SIDE = r"(?:the\s+)?\ue004+(?:'s)?(?:\s+(?:side|part|delegation|government))?"
_DELEGATION = (
    r"\b(?:delegations?|teams?|contingents?|(?:\ue004+|two|both|each|other) sides?)"
    r"(?:\s+(?:of|from|for)\s+(?:the\s+)?(?:\ue004+|(?:two|both) (?:sides|countries|parties|governments)))?"
)
_LED = (
    r"(?:,?\s+(?:which\s+|who\s+)?(?:was\s+|were\s+|is\s+)?(?:led|headed|chaired|guided|conducted)\s+"
    r"(?:jointly\s+)?by\s+[^.;:]{3,140}?)?"
)
_INCLUDED = (
    r"(?:included?|includes|comprise[sd]?|consist(?:s|ed) of|"
    r"(?:(?:was|were|is|are)\s+(?:also\s+)?)?(?:made up|composed|drawn|formed|assembled)\s+(?:of|from|by)|"
    r"(?:drew|draws?)\s+(?:up)?on(?!\s+an?\b)|(?:brought|brings?)\s+(?:in|along|together)|united?|unites|took in|takes in|"
    r"counted|numbered|combined|(?:has|have|had|with) (?:[\w-]+ )?"
    r"(?:members|delegates|representatives|officials|people|experts) (?:of|from)|(?:came|comes?|hailed)\s+from)"
)
_NO_TRADERS = r"(?!(?:[\w-]+ ){0,3}(?:executives|companies|firms|business\w*|entrepreneurs|investors)\b)"
_TABLE = (
    r"(?:(?:the|its|this|each|every|all|both|these|their|\w+th|first|second|third|opening|closing|plenary|"
    r"ministerial|annual|joint)\s+)*(?:\ue000+|\ue007+|sessions?|meetings?|talks|deliberations|rounds?|delegations?)"
)
# The bodies stand behind these.
_OPENERS = [
    Cue(
        rf"{_DELEGATION},?\s+(?:which\s+)?(?:was\s+|were\s+|is\s+)?(?:led|headed)\s+by\s+(?=(?:the\s+|its\s+)?\ue003)"
    ),
    Cue(
        r"\ue000+\s+(?:also\s+)?(?:involve[sd]?|unites|draws in|associates)\s+(?=(?:the\s+)?(?:\ue004+'s\s+)?\ue003)"
    ),
    Cue(r"\bjoining (?:him|her|them|the [a-z]+|\ue002+)(?: at the table)? (?:were|was)\s+"),
    Cue(
        r"\b(?:its|the|their|whose) secretariat (?:is|was) (?:shared|provided|formed|run) (?:jointly )?by\s+"
    ),
    Cue(
        rf"{_DELEGATION}{_LED},?(?:\s+(?:and|also|further|which|it|both|in addition))*\s+{_INCLUDED}\s+{_NO_TRADERS}"
    ),
    Cue(
        rf"{_DELEGATION}{_LED},?\s+(?:including|comprising|consisting of|with)\s+(?={_OFFICIALS} (?:of|from))"
    ),
    Cue(
        r"\b(?:with|alongside|beside|behind|next to) (?:him|her|them|\ue002+),? "
        r"(?:were|was|are|sat|came|travelled|traveled|stood)\s+"
    ),
    Cue(
        r"(?:\b(?:he|she|they|who|delegations?|sides?|ministers?|secretary|secretaries)|\ue002+),?\s+(?:was|were|is|"
        rf"are)\s+(?:accompanied|joined|flanked|assisted|seconded)\s+by\s+(?=[^.;:]{{0,120}}\b{_OFFICIALS} (?:of|from))"
    ),
    Cue(
        r"\b(?:present|in attendance|on hand|at the table|in the room|seated)"
        rf"(?: (?:for|on|from) {_SIDE})?(?:,? (?:too|also|as well))? (?:were|was|are)\s+"
    ),
    Cue(
        r"\ue004+,?\s+(?:(?:which|who)\s+)?(?:also\s+|normally\s+|usually\s+)?(?:sends?|sent|fields|fielded|"
        rf"delegate[sd]|nominate[sd]|appoint(?:s|ed)|designate[sd]|is sending)\s+(?:{_OFFICIALS} (?:of|from)\s+)?"
        r"(?=(?:its\s+|the\s+)?\ue003)"
    ),
    Cue(r"\b(?:last|latter|former|first|second|third|each) (?:one )?represented by\s+"),
    Cue(
        r"\b(?:delegates|officials|representatives|experts|participants|members|negotiators)(?: on both sides)? "
        r"(?:come|came|are drawn|were drawn|hailed?)(?: on both sides)? from\s+"
    ),
    Cue(
        r"\b(?:joins?|joined|sits?|sat|comes?|came) (?:in|(?:to |at )?the (?:table|talks|discussions?|\ue000+))"
        r"(?: as well| too)?:\s+"
    ),
    Cue(
        rf"\b(?:the|its|both|all|each) {_TABLE}[^.;:]{{0,60}}?\b(?:was|were|is|are)\s+(?:also\s+)?attended\s+by\s+"
    ),
    Cue(
        rf"\bon {_SIDE},?\s+[^.;:]{{0,50}}?\b(?:prepared|handled|co-?ordinated|serviced|looked after)\s+by\s+|"
        rf"\b(?:prepared|handled|co-?ordinated|serviced|looked after)\s+(?:on|for)\s+{_SIDE}\s+by\s+"
    ),
    Cue(
        r"\ue004+,?\s+where\s+(?:the\s+)?(?=\ue003[^.;,]{0,60} (?:is|are) (?:in charge|responsible|in the lead|"
        r"the (?:counterpart|interlocutor|partner)))"
    ),
]
_ADVERBS = r"(?:(?:also|both|all|each|regularly|usually|likewise)\s+)*"
_AS = (
    r"(?:secretariat|(?:national\s+)?(?:focal|contact) points?|points? of contact|co-?ordinat(?:ors?|ing \w+)|"
    r"lead (?:agency|agencies|ministry|ministries)|counterparts?)"
)
# The bodies stand before these.
_CLOSERS = [
    Cue(
        rf"\s*,?\s+{_ADVERBS}(?:is|are|was|were)\s+(?:also\s+)?(?:an?\s+)?(?:permanent\s+)?observers?"
        r"(?=\s*(?:[.;,]|$)|\s+(?:in|to|at|of)\s+(?:the\s+)?\ue000)"
    ),
    Cue(
        rf"\s*,?\s+{_ADVERBS}(?:(?:is|are|was|were)\s+(?:in (?:\ue006+|\ue004+)\s+)?(?:as\s+)?(?:part of|among|on|in)|"
        r"formed(?:\s+part of)?|made up|completed|complemented|belonged to|joined|came with|travelled with|traveled with|"
        r"accompanied)\s+(?:the|its|his|her|their)\s+(?:(?:\ue004+|official|national)(?:'s)?\s+)?(?:delegation|team|party)\b"
    ),
    Cue(
        rf"\s*,?\s+{_ADVERBS}(?:attend(?:s|ed)?|joined|(?:was|were|are) (?:also )?present at|sent (?:observers|experts|"
        rf"representatives|officials|delegates) to|spoke at)\s+{_TABLE}"
    ),
    Cue(
        rf"\s*,?\s+{_ADVERBS}(?:(?:was|were|are)\s+(?:also\s+)?(?:present|in attendance|on hand|in the room)|"
        r"sent (?:observers|experts|representatives|officials|delegates))\s*(?=[.,;]|$)"
    ),
    Cue(
        rf"\s*,?\s+{_ADVERBS}(?:is|are|was|were|serves?|acts?|functions?|served|acted|provides?)\s+(?:as\s+)?"
        rf"(?:the\s+|a\s+|its\s+)?(?:\ue004+(?:'s)?\s+{_AS}|(?:joint\s+|permanent\s+)?{_AS}\s+(?:of|for|on)\s+"
        rf"(?:{_SIDE}|(?:the\s+)?\ue000+|it\b|both sides|the two sides))"
    ),
    Cue(
        rf"\s*,?\s+{_ADVERBS}(?:acts?|serves?|functions?)(?: together| jointly)? as\s+(?:(?:its|the|their|a|joint|permanent)\s+)*"
        r"secretariats?(?=[.,;]|$|\s+(?:since|and)\b)"
    ),
    Cue(
        rf"\s*,?\s+{_ADVERBS}(?:co-?ordinates?|speaks?|acts?|answers?|is responsible|are responsible|is in charge|"
        rf"are in charge)\s+(?:(?:it|\ue000+)\s+)?(?:for|on|on behalf of)\s+{_SIDE}(?=[.,;]|$|\s+and\b)"
    ),
]


def of(run: BodyRun, masked: str, base: int) -> Iterator[tuple[int, Entity, Span]]:
    """The first token and entity of each body whose people came, and the words that say so."""
    for cue in _OPENERS:
        for match in cue.finditer(masked):
            said = Span(base + match.start(), base + match.end())
            for begin, entity in run.after(said.end, semicolons=match.group().rstrip().endswith(":")):
                yield begin, entity, said
    for cue in _CLOSERS:
        for match in cue.finditer(masked):
            said = Span(base + match.start(), base + match.end())
            for begin, entity in run.before(said.start + match.group().startswith(",")):
                yield begin, entity, said
