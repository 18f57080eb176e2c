"""Bodies by their names in other languages: "Universidad Autónoma de Morelia", "Ministère de l'Économie et des Finances".

There the head noun comes first and small words hold the rest together.
"""

from __future__ import annotations

from pipeline.extract import phrases
from pipeline.extract.name_complements import NameComplements
from pipeline.extract.name_country import state_country
from pipeline.extract.namespans import NameSpan
from pipeline.extract.words import word_set

_SMALL = word_set(
    "de del la las los el lo y e do da dos das du des d' l' et para en em no na di della delle dei degli per il und der die "
    "für des zu von al a"
)
_AND = word_set("y e et und")
# English words of office, which no name of a body in another language holds.
_OFFICES = word_set(
    "president governor minister chairman chairwoman chair chief secretary commissioner administrator spokesman "
    "spokeswoman spokesperson head deputy ceo chancellor vice-president director-general managing"
)


class ForeignNames(NameComplements):
    """Reads such names in one sentence; tokens in ``taken`` belong to people."""

    def foreign_name(self, i: int) -> NameSpan | None:
        """The name that a head noun of another language opens at token ``i``."""
        entry = phrases.foreign_heads().get(self.tokens[i].text)
        end = self._foreign_end(i + 1) if entry else i
        if entry is None or end == i + 1:
            return None
        span = NameSpan(
            i, end, "organization", self.words(i, end), entry[0].type, head=entry[0], rule="foreign-name"
        )
        state_country(self, span)
        known = phrases.known(span.name)
        span.known = known if known and known.kind == "organization" else None
        return span

    def _foreign_end(self, j: int) -> int:
        """The index behind the last capital of a run with small words of those languages in it."""
        end = j
        while j < self.end and j not in self.taken:
            token = self.tokens[j]
            if token.low in _OFFICES:  # "Bundesbank | President Ida Karlsson"
                break
            if token.cap or token.low[:2] in ("d'", "l'"):
                end = j + 1
            elif token.text == ",":
                if not self._lists_on(j):
                    break
            elif token.low not in _SMALL:
                break
            j += 1
        return end

    def _lists_on(self, j: int) -> bool:
        """ "Comercio, Industria y Turismo": behind the comma one more matter, and then "y"."""
        k = j + 1
        while k < self.end and (self.tokens[k].cap or self.tokens[k].text == ",") and k - j < 5:
            k += 1
        return k > j + 1 and k + 1 < self.end and self.tokens[k].low in _AND and self.tokens[k + 1].cap
