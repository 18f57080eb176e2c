"""Short names of other undertakings, named in passing: "the Bund Summit", "the Senior Dialogue", "a Fintech Bridge".

Two capitals are enough where an article singles the thing out and the first of them says which one it is.
"""

from __future__ import annotations

from pipeline.extract import phrases
from pipeline.extract.names import NameSpan
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.words import word_set

_TALKS = frozenset(("Dialogue", "Dialog"))
_CALLED_BY_PLACE = frozenset(
    ("Summit", "Declaration", "Process", "Convention", "Accord", "Round", "Club", "Panel", "Fair", "Conference",
     "Network", "Platform", "Framework", "Coalition", "Agenda", "Charter", "Expo", "Bypass", "Pipeline", "Railway",
     "Gateway", "Hub", "Principles")
)  # fmt: skip
_BY_PLACE_ONLY = frozenset(
    ("Agenda", "Framework", "Platform", "Network", "Principles", "Hub", "Conference", "Coalition", "Process", "Panel",
     "Railway", "Pipeline", "Charter")
)  # fmt: skip
_CALLED_OF = frozenset(("Instrument", "Facility", "Mechanism", "Year"))
_ARTICLES = word_set("the this its their 's a an new under")
_GENERIC = word_set(
    "joint annual ministerial bilateral trilateral regional inaugural final draft new next last first second third "
    "fourth fifth sixth seventh eighth ninth tenth official political high-level leaders' leaders ministers' "
    "presidential national international global plenary opening closing special same present current future "
    "common general public private parliamentary virtual extraordinary economic framework follow-up working "
    "business investment trade policy industry sectoral multi-stakeholder stakeholder social technical"
)
_FOUNDED = word_set(
    "launch launches launched launching create created creates unveiled opened inaugurated started agreed"
)


def singled_out(reading: Reading, sentence: Sentence, name: NameSpan, own: frozenset[str]) -> bool:
    """Is this weak name one of an undertaking? ``own``: words of the document's own dialogue."""
    tokens = reading.tokens
    words = [tokens[i].low for i in range(name.begin, name.end) if tokens[i].cap]
    if name.family != "initiative" or name.head is None or len(words) < 2 or own.issuperset(words):
        return False
    led = _is_led(reading, sentence, name)
    if not led and name.begin > sentence.begin:
        return False
    tells = any(word not in _GENERIC for word in words[:-1])
    if name.head.word in _TALKS:
        return led and tells
    if name.head.word == "Act":
        return led and tells  # "the Companies Act"
    if name.head.word in _CALLED_OF:
        return led and name.end - name.begin > 2 and tokens[name.end - 1].text != name.head.word
    if name.head.word in _CALLED_BY_PLACE:
        return (
            tells
            and led
            and (name.head.word not in _BY_PLACE_ONLY or _is_placed(reading, name) or len(words) > 2)
        )
    return led and tells and _is_founded(reading, sentence, name)


def _is_led(reading: Reading, sentence: Sentence, name: NameSpan) -> bool:
    """ "the | Bund Summit", "the older | Senior Dialogue"."""
    at = name.begin - 1
    while (
        at > max(sentence.begin, name.begin - 3)
        and reading.tokens[at].low.isalpha()
        and not reading.tokens[at].cap
    ):
        if reading.tokens[at].low in _ARTICLES:
            return True
        at -= 1
    return at >= sentence.begin and reading.tokens[at].low in _ARTICLES


def _is_placed(reading: Reading, name: NameSpan) -> bool:
    hit = phrases.names().at(reading.tokens, name.begin, name.end)
    return hit is not None and hit[1].kind in ("place", "country") and hit[1].form != "demonym"


def _is_founded(reading: Reading, sentence: Sentence, name: NameSpan) -> bool:
    """ "launched a | Fintech Bridge": the verb stands right before the article."""
    before = reading.tokens[max(sentence.begin, name.begin - 3) : name.begin - 1]
    return any(token.low in _FOUNDED for token in before)
