"""Several meetings in one sentence: "met in 2014, 2016 and, most recently, in May 2018"."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.matching import Happening
from pipeline.extract.reading import Reading
from pipeline.extract.timing import Clock, Row
from pipeline.model import Span

_FILLER = re.compile(
    r"[\ue003-\ue006]|\b(?:again|there|most recently|recently|then|finally|lastly|in|on|at|of|and|or|by"
    r"|for the (?:last|first|second|third) time|video|link|videolink|virtually|virtual|online|twice|once"
    r"|also|later|the|videoconference|telephone|year|after|respectively|when|[A-Z][\w'-]+)\b"
    r"|[,()&;:.\s-]"
)


class Spread:
    """Makes of one cue as many as it has coordinated dates."""

    def __init__(self, reading: Reading, clock: Clock) -> None:
        self.reading, self.clock = reading, clock

    def of(self, cue: Happening) -> list[Happening]:
        """ "met in 2014, 2016 and, most recently, in May 2018": a meeting for each coordinated date."""
        rows = [r for r in self.clock.usable(cue.sentence) if r[0].modifier is None and r[0].grain != "week"]
        own = next((n for n, r in enumerate(rows) if cue.dated_at and r[0].start == cue.dated_at.start), None)
        if (
            own is None
            or len(rows) < 2
            or (cue.rule in ("nth-meeting", "elliptical", "title") and not self._plural(cue))
        ):
            return [cue]
        chain = self._chain(rows, own)
        if len(chain) == 2 and _consecutive(rows[chain[0]][1], rows[chain[1]][1]):
            first, last = rows[chain[0]], rows[chain[1]]
            return [
                replace(
                    cue,
                    edtf=f"{first[1]}/{last[1]}",
                    dated_at=Span(first[0].start, last[0].end),
                    date_basis=last[2],
                    told=[],
                )
            ]
        return [self._copy(cue, rows[n], len(chain)) for n in chain]

    def _plural(self, cue: Happening) -> bool:
        return (
            re.match(
                r"[\w\s,-]{0,60}?\b(?:meetings|sessions|rounds|plenaries|editions|talks)\b",
                self.reading.norm[cue.trigger.end : cue.sentence.span.end],
            )
            is not None
        )

    def _chain(self, rows: list[Row], own: int) -> list[int]:
        chain = [own]
        for step in (1, -1):
            n = own
            while 0 <= n + step < len(rows) and self._coordinated(
                rows[min(n, n + step)][0].end, rows[max(n, n + step)][0].start
            ):
                n += step
                chain.append(n)
        return sorted(chain)

    def _copy(self, cue: Happening, row: Row, several: int) -> Happening:
        mention, edtf, basis = row
        ordinal = cue.ordinal if several == 1 else None
        return replace(
            cue,
            edtf=edtf,
            dated_at=Span(mention.start, mention.end),
            date_basis=basis,
            ordinal=ordinal,
            told=[],
        )

    def _coordinated(self, end: int, start: int) -> bool:
        """Only places, small words and marks stand between two dates of one list."""
        between = self.reading.norm[end:start]
        return (
            len(between) < 80
            and between.strip() not in ("in", "on", "", "-")
            and not _FILLER.sub("", between)
        )


def _consecutive(one: str, other: str) -> bool:
    """Two days in a row in one month: "yesterday and again this morning"."""
    if len(one) != 10 or len(other) != 10 or one[:8] != other[:8] or not (one[8:] + other[8:]).isdigit():
        return False
    return int(other[8:]) - int(one[8:]) == 1
