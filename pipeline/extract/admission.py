"""Which capitalised phrases are names: a strong head noun, or a weak one with a second sign."""

from __future__ import annotations

from pipeline.extract import phrases
from pipeline.extract.abbreviations import abbreviation_at
from pipeline.extract.name_country import countries_inside, is_nameless
from pipeline.extract.names import NameSpan
from pipeline.extract.passing_names import singled_out
from pipeline.extract.plain_kinds import is_pair_of_names, says_kind
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.words import FUNCTION_WORDS, word_set

_NEVER = frozenset(("Working Group", "Task Force", "Government"))
# Too many plain phrases end in these for length to be a sign ("Foreign Trade Policy", "Global Quality
# Standard").
_PLAIN = word_set(
    "Policy Vision Standard Principles Goals Guidelines Map Commitment Pledge Council Committee System Grant "
    "Loan Conference Roundtable Symposium Workshop House Court Technologies Industries Division Delegation "
    "Presidency"
)
# A body's full name in running prose has an article; "the State Customs Service" is one, "Better Customs
# Service" a slogan.
_LEADS = word_set("the a an this its their our new 's of under with by through via from for and ,")
_LETTERHEAD = 3  # passages
# "the International Working Group on Export Credits" is nobody's working group in particular.
_WORLDWIDE = frozenset(("international", "global", "world", "intergovernmental"))
_ON_LETTERHEAD = frozenset(("in", "/", "|", "for", "of", "and", "the"))  # between the parts of a letterhead
_OF_THE_WORLD = 3  # tokens: a worldwide group says what it is on
# Places to visit as often as undertakings.
_SIGHTS = frozenset(("Observatory",))
_FOUNDING = word_set(
    "create creates created creating launch launches launched launching establish establishes established "
    "establishing found founded set unveiled started announced new proposed planned"
)


def admissible(
    reading: Reading, sentence: Sentence, name: NameSpan, own: frozenset[str] = frozenset()
) -> bool:
    """Title case makes every word of a heading a capital: there only the lexicon's names are sure.

    ``own``: the words of the document's own dialogue; what is made of them alone means that one.
    """
    if name.known is not None:
        return not _is_routing(reading, sentence, name) and not (
            _shouts(reading, sentence)
            and name.end - name.begin == 1
            and reading.tokens[name.begin].low in FUNCTION_WORDS
        )
    if _is_letterhead(reading, sentence, name):
        return True
    if sentence.passage.kind == "heading" or _shouts(reading, sentence):
        return False
    if name.head is not None and name.head.word == "Task Force" and _is_group(reading, name):
        return True
    if (name.head is not None and name.head.word in _NEVER) or is_nameless(reading.tokens, name):
        return reading.tokens[name.begin].low in _WORLDWIDE and name.end - name.begin > _OF_THE_WORLD
    if name.head is not None and name.head.word in _SIGHTS:
        return abbreviation_at(reading, name.end) is not None or _is_founded(reading, sentence, name)
    if says_kind(reading, sentence, name):
        return False
    if name.head is not None and name.head.word == "Year" and reading.tokens[name.end - 1].text == "Year":
        return False  # "the Fiscal Year", not "the Year of Tourism"
    return (
        not name.weak
        or _is_abbreviated(reading, name)
        or _second_sign(reading, sentence, name)
        or singled_out(reading, sentence, name, own)
    )


def _is_routing(reading: Reading, sentence: Sentence, name: NameSpan) -> bool:
    """ "DEPT FOR EAP/MTS, EEB/ | TPP": letters behind a stroke and letters that mean nothing are an address."""
    i, tokens = name.begin, reading.tokens
    if i - 2 < sentence.begin or name.end - i > 1 or tokens[i - 1].text != "/" or not tokens[i].acronym:
        return False
    office = tokens[i - 2]
    joined = office.end == tokens[i - 1].start and tokens[i - 1].end == tokens[i].start
    return joined and office.acronym and not phrases.is_known(office.text)


def _is_abbreviated(reading: Reading, name: NameSpan) -> bool:
    """By letters in the singular: "Medium Enterprises (SMEs)" are many."""
    found = abbreviation_at(reading, name.end)
    return found is not None and not (found[0].endswith("s") and found[0][:-1].isupper())


def _is_group(reading: Reading, name: NameSpan) -> bool:
    """ "the U.S.-Israeli Task Force on Cybersecurity", "the Oligarchs Task Force (OTF)": not one of a row of groups."""
    paired = len(countries_inside(reading.tokens, name)) > 1
    return paired or abbreviation_at(reading, name.end) is not None


def _second_sign(reading: Reading, sentence: Sentence, name: NameSpan) -> bool:
    tokens = reading.tokens
    if "-" in tokens[name.begin].text and is_pair_of_names(tokens[name.begin].text):
        return True
    if (
        name.family == "organization"
        and (name.country or name.international)
        and phrases.countries().at(tokens, name.begin, name.end)
    ):
        return True
    if name.kind == "company" and _opens_with_company(reading, name):
        return True
    if name.family == "organization" and (name.international or _opens_with_letters(reading, name)):
        return True
    capitals = sum(tokens[i].cap for i in range(name.begin, name.end))
    if name.family == "organization" and _is_among_bodies(reading, sentence, name):
        return True
    if (
        capitals > 1
        and name.family == "initiative"
        and (_is_quoted(reading, name) or _is_new(reading, sentence, name))
    ):
        return True
    if (
        capitals > 2
        and name.end < sentence.end
        and tokens[name.end].low in ("established", "founded", "created")
    ):
        return True
    led = name.begin > sentence.begin and tokens[name.begin - 1].low == "the"
    if capitals > 3 and led and name.family == "initiative":
        return True
    if capitals < 3 or (name.head is not None and name.head.word in _PLAIN):
        return name.country is not None and capitals > 2
    return name.begin > sentence.begin and tokens[name.begin - 1].low in _LEADS


def _opens_with_letters(reading: Reading, name: NameSpan) -> bool:
    """ "the AKFTA Implementing Committee": of an agreement or a body that the lexicon knows."""
    first = reading.tokens[name.begin]
    known = phrases.known(first.text) if first.acronym and name.end - name.begin > 2 else None
    return known is not None and known.kind in ("initiative", "organization")


def _opens_with_company(reading: Reading, name: NameSpan) -> bool:
    """ "Sembcorp | Industries", "Hyundai | Engineering Group"."""
    hit = phrases.names().at(reading.tokens, name.begin, name.end)
    return hit is not None and hit[1].type == "company"


def _is_among_bodies(reading: Reading, sentence: Sentence, name: NameSpan) -> bool:
    """ "Innova Agency and the | Tourism Board": the next or the last of a list of bodies, with an article of its own."""
    tokens = reading.tokens
    if name.begin == sentence.begin or tokens[name.begin - 1].low not in ("the", "its", "'s"):
        return False
    for other in sentence.names:
        if other is name or other.family != "organization" or (other.weak and other.known is None):
            continue
        first, second = sorted((other, name), key=lambda n: n.begin)
        between = [t.low for t in tokens[first.end : second.begin]]
        if 1 < len(between) < 4 and between[0] in (",", "and") and between[-1] in ("the", "its"):
            return True
    return False


def _is_quoted(reading: Reading, name: NameSpan) -> bool:
    """ "Basic Principles on Chip Research", in quotation marks of its own."""
    tokens = reading.tokens
    around = name.begin > 0 and name.end < len(tokens)
    return around and tokens[name.begin - 1].text == '"' and tokens[name.end].text in ('"', ",")


def _is_new(reading: Reading, sentence: Sentence, name: NameSpan) -> bool:
    """ "a new tripartite Trade and Labour Dialogue": "new" says that it is one undertaking."""
    for at in range(name.begin - 1, max(sentence.begin, name.begin - 4) - 1, -1):
        low = reading.tokens[at].low
        if low == "new":
            return at > sentence.begin and reading.tokens[at - 1].low in ("a", "the")
        if not low.isalpha() or low in FUNCTION_WORDS:
            return False
    return False


def _is_founded(reading: Reading, sentence: Sentence, name: NameSpan) -> bool:
    """A verb of founding stands right before the name or right behind it."""
    tokens = reading.tokens
    before = tokens[max(sentence.begin, name.begin - 4) : name.begin]
    after = tokens[name.end : min(name.end + 4, sentence.end)]
    return any(token.low in _FOUNDING for token in (*before, *after))


def _is_letterhead(reading: Reading, sentence: Sentence, name: NameSpan) -> bool:
    """One of the first lines, and nothing in it but the name of a body: who publishes the document."""
    if name.family != "organization" or name.weak or sentence.passage.ordinal > _LETTERHEAD:
        return False
    end = name.end
    while end < sentence.end and (reading.tokens[end].cap or reading.tokens[end].low in _ON_LETTERHEAD):
        end += 1  # "Embassy of Peru in Quito"
    opens = name.begin - sentence.begin <= 1 or reading.tokens[name.begin - 1].text in ("/", "|")
    return opens and end == sentence.end and not _shouts(reading, sentence)


def _shouts(reading: Reading, sentence: Sentence) -> bool:
    return sentence.text.isupper()
