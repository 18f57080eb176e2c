"""The records of the lexicon: one a file, its fields the columns of the file, in order.

Named tuples rather than dataclasses: the whole lexicon is read by every process that extracts, and they
are made three times as fast. The annotations are read when a file is (hence no postponed evaluation here).
"""

from typing import NamedTuple


class Country(NamedTuple):
    """A party to a dialogue. ``code`` is ISO 3166-1 alpha-3, or ``EUE`` (European Union) or ``XKX`` (Kosovo).

    ``names`` are other names people write, ``demonyms`` adjectives and peoples, ``capital_names``
    cities that stand for the government ("Washington said"). ``ambiguous`` repeats those of them, or the
    name, that are also something else: a common word, a person's name, a place elsewhere.
    """

    code: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital_names: tuple[str, ...]
    ambiguous: tuple[str, ...]
    source: str


class Currency(NamedTuple):
    """A currency by its ISO 4217 ``code``. ``ambiguous`` repeats the words that several currencies share."""

    code: str
    symbols: tuple[str, ...]
    words: tuple[str, ...]
    ambiguous: tuple[str, ...]
    source: str


class Place(NamedTuple):
    """A ``region``, ``state`` or ``city``; ``country`` is alpha-3, or empty when it lies in several."""

    name: str
    kind: str
    country: str
    aliases: tuple[str, ...]
    ambiguous: bool
    source: str


class Title(NamedTuple):
    """A title that stands before or after a personal name.

    ``kind`` is ``office`` or ``honorific``.
    """

    title: str
    plural: str
    kind: str
    source: str


class Portfolio(NamedTuple):
    """What a ministry or a minister is in charge of, as it is written in their names."""

    portfolio: str
    source: str


class ForeignHead(NamedTuple):
    """A noun that opens the names of bodies in another ``language``: "Universidad de …", "Ministère du …"."""

    head: str
    kind: str
    language: str
    source: str


class LegalForm(NamedTuple):
    """What a company is by law, written ``before`` or ``after`` its name; ``country`` if only one has that form."""

    form: str
    place: str
    country: str
    source: str


class Company(NamedTuple):
    """A large company. ``ambiguous`` repeats those of its names that are also a word, a surname or a place."""

    name: str
    country: str
    aliases: tuple[str, ...]
    ambiguous: tuple[str, ...]
    source: str


class BodyHead(NamedTuple):
    """The head noun of a body's name. ``kind`` is one of the contract's ``organizations.kind``.

    ``takes_of``: "X of Y" is usual. ``strength``: ``weak`` heads also name other things
    (a Fund may be a programme, a Council a dialogue) and need a second cue.
    """

    head: str
    plural: str
    kind: str
    takes_of: bool
    strength: str
    source: str


class InitiativeHead(NamedTuple):
    """The head noun of a named initiative. ``kind`` is one of the contract's ``initiatives.kind``.

    ``strength``: ``strong`` if a capitalised name that ends in it is nearly always an initiative.
    """

    head: str
    kind: str
    strength: str
    source: str


class DialogueHead(NamedTuple):
    """The head noun that names a dialogue between governments; ``strength`` as for initiatives."""

    head: str
    plural: str
    strength: str
    source: str


class Body(NamedTuple):
    """A well-known organization. ``country`` is alpha-3, empty for a multilateral body.

    Within a country a name means one body. Bodies of several countries may share an abbreviation ("MOFA"): the
    document then tells whose is meant. ``wikidata_source`` says where id and name were found together.
    """

    name: str
    abbreviation: str
    kind: str
    country: str
    aliases: tuple[str, ...]
    wikidata_id: str
    wikidata_source: str
    source: str


class Agreement(NamedTuple):
    """A well-known treaty, law or initiative. ``kind`` is one of the contract's ``initiatives.kind``."""

    name: str
    abbreviation: str
    kind: str
    aliases: tuple[str, ...]
    source: str


class EventVerb(NamedTuple):
    """A verb that reports an event. ``forms`` holds the lemma first, then the forms by which it reports one.

    ``kind`` is one of the contract's ``events.kind``. ``objects`` says what must be its object (or passive
    subject) to mean that: ``dialogue``, ``initiative``, ``document``, ``meeting``, ``none``, or ``quotation``:
    somebody is quoted.
    """

    lemma: str
    forms: tuple[str, ...]
    kind: str
    objects: tuple[str, ...]
    source: str


class EventNoun(NamedTuple):
    """A noun that names an event; ``kind`` is one of the contract's ``events.kind``."""

    noun: str
    kind: str
    source: str


class StateVerb(NamedTuple):
    """A verb that tells a state, a measure or an opinion: no event even beside a date."""

    lemma: str
    forms: tuple[str, ...]
    source: str


class FamilyName(NamedTuple):
    """A frequent family name of a language that puts it first: Xi Jinping, Moon Jae-in, Pham Minh Chinh."""

    name: str
    source: str


class FamiliarName(NamedTuple):
    """A familiar or variant form of a given name that stands for one ``name`` alone: Joe for Joseph."""

    familiar: str
    name: str
    source: str


class GovernmentPart(NamedTuple):
    """Whether a ``country`` calls a ``part`` of its government a department, ministry or secretariat.

    Only what is out of the ordinary: without a row a country has ministries, and neither of the others.
    """

    country: str
    part: str
    used: bool
    source: str


class GivenName(NamedTuple):
    """A frequent given name: a weak sign that two capitalised words are a person."""

    name: str
    source: str


class CountryLanguage(NamedTuple):
    """An official language (BCP 47) of a ``country``, other than English."""

    country: str
    language: str
    source: str


class LanguageMarks(NamedTuple):
    """How a phrase shows its ``language``: frequent ``endings`` of its nouns, and small ``words``."""

    language: str
    endings: tuple[str, ...]
    words: tuple[str, ...]
    source: str
