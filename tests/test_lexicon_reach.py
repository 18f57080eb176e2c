"""No row of the lexicon is dead: written in a sentence, the matcher of its kind returns it."""

from collections.abc import Callable, Iterator
from typing import Any

import lexicon_checks as checks
import pytest
from reading import tables
from resolving import Source

from pipeline import lexicon
from pipeline.extract import clauses, named_events, phrases, speakers, subject_candidates, verb_forms
from pipeline.extract.names import NameReader, NameSpan
from pipeline.extract.national_bodies import national_body
from pipeline.extract.normal import normalise
from pipeline.extract.person_titles import TitleReader, openings
from pipeline.extract.persons import PersonReader
from pipeline.extract.phrases import Known
from pipeline.extract.title_words import TitleSpan
from pipeline.extract.tokens import Token, tokenize
from pipeline.resolve import resolve

LEXICON = checks.load()
CAPITALS = {name for row in lexicon.countries() for name in row.capital_names}


def _tokens(text: str) -> list[Token]:
    return tokenize(normalise(text))


def _names_in(tokens: list[Token]) -> list[NameSpan]:
    return NameReader(tokens, 0, len(tokens), set(), phrases.heads().openings(tokens)).read()


def _titles_in(tokens: list[Token]) -> list[TitleSpan]:
    return TitleReader(tokens, 0, len(tokens), openings(tokens)).titles()


def _known(before: str, name: str) -> Known | None:
    """What the one name of the sentence "They met {before} {name} again." is known as, if it is just that."""
    tokens = _tokens(f"They met {before} {name} again .")
    spans = _names_in(tokens)
    whole = [span for span in spans if (span.begin, span.end) == (3, len(tokens) - 2)]
    return whole[0].known if whole and len(spans) == 1 else None


# -- by kind: the surfaces of a row that its matcher does not find ------------------------------------------


def _country(row: Any) -> Iterator[str]:
    for surface in checks.SURFACES["countries.csv"](row):
        known = _known("the", surface)
        if known is None or (known.kind, known.country) != ("country", row.code):
            yield surface


def _place(row: Any) -> Iterator[str]:
    for surface in checks.names_of(row):
        known = _known("in" if surface in CAPITALS else "the", surface)
        if known is None or (known.kind, known.name, known.country or "") != ("place", row.name, row.country):
            yield surface


def _agreement(row: Any) -> Iterator[str]:
    for surface in checks.names_of(row):
        known = _known("the", surface)
        if known is None or (known.kind, known.name) != ("initiative", row.name):
            yield surface


def _body(row: Any) -> Iterator[str]:
    """Letters that several bodies claim are read in a document that says whose they are: see below."""
    for surface in checks.names_of(row):
        known = _known("the", surface)
        shared = known is not None and known.form == "shared" and surface.upper() in phrases.claimants()
        if not shared and (known is None or (known.name, known.country or "") != (row.name, row.country)):
            yield surface
    at_home = national_body(row.name, row.country) if row.country else None
    if row.country and (at_home is None or at_home.name != row.name):
        yield f"{row.name}, at home"


def _company(row: Any) -> Iterator[str]:
    """A doubtful name has a table of its own, which asks for a second sign."""
    for surface in checks.names_of(row):
        tokens = _tokens(surface)
        doubtful = phrases.doubtful_companies().at(tokens, 0, len(tokens))
        sure = phrases.known(surface)
        known = (doubtful[1] if doubtful else None) if surface in row.ambiguous else sure
        if known is None or (known.name, known.country) != (row.name, row.country):
            yield surface


def _legal_form(row: Any) -> Iterator[str]:
    words = (
        f"They met Northern Sea {row.form} again ."
        if row.place == "after"
        else f"They met {row.form} Northern Sea again ."
    )
    tokens = _tokens(words)
    spans = _names_in(tokens)
    if [(span.kind, span.country or "", span.begin) for span in spans] != [("company", row.country, 2)]:
        yield row.form


def _title(row: Any) -> Iterator[str]:
    for surface in filter(None, (row.title, row.plural)):
        if row.kind == "honorific":
            tokens = _tokens(f"Then {surface} Vexler .")
            capitals = [i for i, token in enumerate(tokens) if token.cap]
            people = PersonReader(tokens, capitals, openings(tokens), (0, len(tokens)), True).people()
            names = [" ".join(t.text for t in tokens[p.begin : p.end]) for p in people]
            read = names in (["Vexler"], [f"{surface} Vexler"])
        else:
            seat = (
                " of the Finance Council" if row.title == "Member" else ""
            )  # anybody is a member of something
            tokens = _tokens(f"the {surface}{seat} arrived")
            titles = _titles_in(tokens)
            read = [(t.word, t.plural) for t in titles] == [(row.title, surface != row.title)]
        if not read:
            yield surface


def _portfolio(row: Any) -> Iterator[str]:
    tokens = _tokens(f"the Minister of {row.portfolio} arrived")
    titles = _titles_in(tokens)
    office = f"Minister of {'the ' if row.portfolio.startswith('the ') else ''}"
    if [t.title for t in titles] != [office + row.portfolio.removeprefix("the ")]:
        yield row.portfolio


def _head(row: Any) -> Iterator[str]:
    tokens = _tokens(f"They met the Northern Sea {row.head} again .")
    spans = _names_in(tokens)
    family = "initiative" if isinstance(row, lexicon.InitiativeHead) else "organization"
    if [span.head and (span.head.word, span.head.family) for span in spans] != [(row.head, family)]:
        yield row.head
    plural = getattr(row, "plural", "")
    tokens = _tokens(plural)
    hit = phrases.heads().at(tokens, 0, len(tokens)) if plural else None
    if plural and not (hit and hit[0] == len(tokens) and hit[1].plural and hit[1].word == row.head):
        yield plural


def _foreign_head(row: Any) -> Iterator[str]:
    tokens = _tokens(f"They met the {row.head} de Vexler again .")
    spans = _names_in(tokens)
    if [(span.begin, span.end, span.kind) for span in spans] != [(3, 6, row.kind)]:
        yield row.head


def _dialogue_head(row: Any) -> Iterator[str]:
    for surface in filter(None, (row.head, row.plural)):
        tokens = _tokens(surface)
        hit = subject_candidates.heads().at(tokens, 0, len(tokens))
        if hit is None or hit != (len(tokens), row.strength == "strong"):
            yield surface


OPENING = "The Fiji-Kiribati Economic Dialogue (XED) is an economic dialogue between Fiji and Kiribati.\n\n"


def _currency(row: Any) -> Iterator[str]:
    sums = [*[f"{sign}12,000" for sign in row.symbols], *[f"12,000 {word}" for word in row.words]]
    for sum_of_money in (*sums, f"{row.code} 12,000"):
        made = tables(f"{OPENING}In 2020 exports reached {sum_of_money}.")
        if [(q["value"], q["unit"]) for q in made["quantities"]] != [(12000, row.code)]:
            yield sum_of_money


def _verb(row: Any) -> Iterator[str]:
    if row.objects == ("quotation",):
        yield from (form for form in row.forms[1:] if form not in speakers.saying())
    else:
        yield from (form for form in row.forms if _lemma(form) != (row.lemma, False))


def _state_verb(row: Any) -> Iterator[str]:
    yield from (form for form in row.forms if _lemma(form) != (row.lemma, True))


def _lemma(form: str) -> tuple[str, bool] | None:
    """The lemma of the verb that is read of a form, and whether it tells a state."""
    words = clauses.read(f"{form} ").words
    found = verb_forms.at(words, 0)
    return (found[0].lemma, found[0].state) if found is not None and found[1] == len(words) else None


def _noun(row: Any) -> Iterator[str]:
    read = clauses.read(f"the {row.noun} in lima of \ue005\ue005")
    noun = named_events.noun_before(read, len(f"the {row.noun} in lima of "))
    if noun is None or noun.text != row.noun:
        yield row.noun


def _given_name(row: Any) -> Iterator[str]:
    if row.name.lower() not in phrases.given_names():
        yield row.name


def _family_name(row: Any) -> Iterator[str]:
    if row.name not in phrases.family_names():
        yield row.name


def _familiar_name(row: Any) -> Iterator[str]:
    """Of one person in two sources, once by the familiar name."""
    sources = []
    for number, name in enumerate((row.familiar, row.name)):
        source = Source(f"s{number}", f"{name} Xqz")
        source.draft("people", "p", source.text, name=source.text)
        sources.append(source.extraction())
    if len(resolve(sources)["people"]) != 1:
        yield row.familiar


UNREACHED: dict[str, Callable[[Any], Iterator[str]]] = {
    "agreements.csv": _agreement,
    "bodies.csv": _body,
    "body_heads.csv": _head,
    "companies.csv": _company,
    "countries.csv": _country,
    "currencies.csv": _currency,
    "dialogue_heads.csv": _dialogue_head,
    "event_nouns.csv": _noun,
    "event_verbs.csv": _verb,
    "familiar_names.csv": _familiar_name,
    "family_names.csv": _family_name,
    "foreign_heads.csv": _foreign_head,
    "given_names.csv": _given_name,
    "initiative_heads.csv": _head,
    "legal_forms.csv": _legal_form,
    "places.csv": _place,
    "portfolios.csv": _portfolio,
    "state_verbs.csv": _state_verb,
    "titles.csv": _title,
}
# Asked for by key rather than matched; ``lexicon_checks`` says when a row of theirs is dead.
KEYED = {"country_languages.csv", "government_parts.csv", "language_marks.csv"}


def test_every_file_is_matched_or_keyed() -> None:
    assert set(UNREACHED) | KEYED == set(LEXICON)


_SLOW = pytest.param("currencies.csv", marks=pytest.mark.slow)  # a document for every spelling


@pytest.mark.parametrize("file", [_SLOW, *sorted(UNREACHED.keys() - {"currencies.csv"})])
def test_every_surface_of_every_row_is_reached(file: str) -> None:
    assert {row[0]: dead for row in LEXICON[file] if (dead := list(UNREACHED[file](row)))} == {}


# Rows that nothing would find: another row or rule takes their words, or no matcher knows them.
DEAD = [
    ("places.csv", "Bali", {"name": "Georgia", "country": "USA"}, "Georgia"),
    ("places.csv", "Bali", {"name": "the shire"}, "the shire"),
    ("countries.csv", "CHL", {"names": ("Embassy of Chile",)}, "Embassy of Chile"),
    ("agreements.csv", "Paris Agreement", {"abbreviation": "NATO"}, "NATO"),
    ("bodies.csv", "World Bank", {"aliases": ("the bank",)}, "the bank"),
    ("body_heads.csv", "Ministry", {"head": "Ministery"}, "Ministery"),
    ("companies.csv", "Salesforce", {"aliases": ("France",)}, "France"),
    ("legal_forms.csv", "GmbH", {"form": "Gmbx"}, "Gmbx"),
    ("initiative_heads.csv", "Program", {"head": "Council"}, "Council"),
    ("dialogue_heads.csv", "Dialogue", {"strength": "weak"}, "Dialogue"),
    ("currencies.csv", "EUR", {"words": ("ducats",)}, "12,000 ducats"),
    ("event_nouns.csv", "visit", {"noun": "forum"}, "forum"),
    ("event_verbs.csv", "say", {"forms": ("say", "sayeth")}, "sayeth"),
    ("state_verbs.csv", "rise", {"forms": ("rise", "roseth")}, "roseth"),
    ("foreign_heads.csv", "Ministerio", {"head": "Ministerium2"}, "Ministerium2"),
    ("given_names.csv", "Ana", {"name": "Xqz"}, "Xqz"),
    ("familiar_names.csv", "Joe", {"familiar": "Xqz"}, "Xqz"),
    ("family_names.csv", "Ahn", {"name": "Xqz"}, "Xqz"),
    ("portfolios.csv", "Commerce", {"portfolio": "commerce"}, "commerce"),
    ("titles.csv", "President", {"title": "Potentate"}, "Potentate"),
    ("titles.csv", "Mr.", {"title": "Xqz."}, "Xqz."),
]


@pytest.mark.parametrize(("file", "like", "values", "dead"), DEAD, ids=[row[3] for row in DEAD])
def test_a_planted_dead_row_is_noticed(file: str, like: str, values: dict[str, Any], dead: str) -> None:
    row = next(row for row in LEXICON[file] if row[0] == like)._replace(**values)
    assert dead in list(UNREACHED[file](row))


def test_every_matcher_is_shown_to_miss_a_dead_row() -> None:
    assert set(UNREACHED) == {file for file, *_ in DEAD}


# -- letters that several bodies claim --------------------------------------------------------------------

CLAIMS = [(letters, row) for letters, rows in sorted(phrases.claimants().items()) for row in rows]


def _bodies_of(parties: tuple[str, str], sentence: str) -> set[tuple[object, object]]:
    text = f"The {parties[0]}-{parties[1]} Economic Dialogue (XED) is an economic dialogue between {parties[0]} and {parties[1]}."
    return {
        (row["abbreviation"], row["country_code"]) for row in tables(f"{text}\n\n{sentence}")["organizations"]
    }


def test_letters_that_several_bodies_claim_mean_the_one_of_the_party() -> None:
    """Bodies of no country stand for all that no party claims."""
    names = {row.code: row.name for row in lexicon.countries()} | {"": "Fiji"}
    claims = [(written, row) for _, row in CLAIMS for written in checks.names_of(row) if written.upper() == _]
    unread = [
        (written, row.name)
        for written, row in claims
        if {
            country
            for _, country in _bodies_of((names[row.country], "Iceland"), f"The {written} was praised.")
        }
        != {row.country or None}
    ]
    assert unread == []


def test_letters_that_both_parties_claim_and_letters_of_nobody_here_name_no_body() -> None:
    assert _bodies_of(("Japan", "Vietnam"), "The MOFA was praised.") == set()
    assert _bodies_of(("Fiji", "Iceland"), "The MOFA was praised.") == set()


@pytest.mark.parametrize(
    "words", ["the Japanese MOFA", "Japan's MOFA", "the MOFA of Japan", "the MOFA (Japan)"]
)
def test_a_country_beside_the_letters_says_whose_body_they_are(words: str) -> None:
    assert _bodies_of(("Japan", "Vietnam"), f"Officials praised {words}.") == {("MOFA", "JPN")}
