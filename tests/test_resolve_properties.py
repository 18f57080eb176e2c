"""What holds of the tables whatever the sources say."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from resolving import Source

from pipeline.model import Extraction, Ref, Span, Tables
from pipeline.resolve import resolve
from pipeline.resolve.contract import KEYS, SINGULAR
from schemas.tables import GROUNDED, TABLES, exactly_one, foreign_keys

LINES = ("The talks opened in May.", "Biden met Pritzker.", "Biden met Pritzker.", "Trade grew by 3%.")
NAMES = {
    "dialogues": ("U.S.–Mexico Talks", "U.S.-Mexico Talks", "Talks"),
    "people": ("Joe Biden", "Biden", "Jill Biden", "Penny Pritzker", "Pritzker"),
    "organizations": ("U.S. Department of State", "Department of State", "Ministry of Trade", "Bank"),
    "initiatives": ("Trade Fund", "the Trade Fund", "Skills Forum"),
    "places": ("Rome", "Georgia"),
}
# No word of these stands in a name above.
ELSEWHERE = {
    "dialogues": ("Nordic Round",),
    "people": ("Ada Holm", "Holm"),
    "organizations": ("Norges Kontor",),
    "initiatives": ("Fjord Plan",),
    "places": ("Oslo",),
}
COUNTRIES = st.sampled_from([None, "USA", "MEX", "GEO"])
DATES = st.sampled_from([None, "2013-05", "2014", "../2014", "2021-09-09"])


@st.composite
def a_source(draw: st.DrawFn, source_id: str, names: dict[str, tuple[str, ...]]) -> Extraction:
    """A source that names some entities and states some facts of every table about them."""
    source = Source(source_id, *draw(st.permutations(LINES)))
    words = st.sampled_from(("talks", "Biden", "Pritzker", "Trade grew", "3%"))
    entities: dict[str, list[Ref]] = {table: [] for table in names}
    for table, known in names.items():
        for number, name in enumerate(draw(st.lists(st.sampled_from(known), min_size=1, max_size=3))):
            values: dict[str, object] = {
                "name": name,
                "abbreviation": draw(st.sampled_from([None, name[:1]])),
            }
            if table in ("organizations", "places"):
                values["country_code"] = draw(COUNTRIES)
            entities[table].append(source.draft(table, str(number), draw(words), **values))
    for number in range(draw(st.integers(0, 3))):
        _state_facts(source, str(number), entities, draw, words)
    source.mention(entities["people"][0], "Biden")
    source.notice("doubt", draw(st.sampled_from(["Who is it?", "When was it?"])), "met")
    return source.extraction()


def _state_facts(
    source: Source, key: str, entities: dict[str, list[Ref]], draw: st.DrawFn, words: st.SearchStrategy[str]
) -> None:
    dialogue, person, body, initiative, place = (draw(st.sampled_from(e)) for e in entities.values())
    country, date, text = draw(COUNTRIES), draw(DATES), draw(words)

    def state(table: str, **values: object) -> Ref:
        return source.draft(table, key, text, **values)

    state("dialogue_parties", dialogue_id=dialogue, country_code=country or "USA")
    position = state("positions", person_id=person, title="Minister", country_code=country, as_of_edtf=date)
    kind = draw(st.sampled_from(["original", "relaunch"]))
    phase = state("phases", dialogue_id=dialogue, kind=kind, ordinal=1 + (kind == "relaunch"))
    about = {"dialogue_id": dialogue, "phase_id": phase}
    pillar = state("pillars", **about, level=1, position=1, name=draw(words))
    topic = {"parent_pillar_id": pillar, "level": 2, "position": 1, "name": draw(words)}
    source.draft("pillars", f"{key} topic", text, **about, **topic)
    kind = draw(st.sampled_from(["meeting", "launch", "signing"]))
    event = state("events", **about, kind=kind, title=draw(words), date_edtf=date, place_id=place)
    state("event_participants", event_id=event, person_id=person, role="speaker")
    state("event_initiatives", event_id=event, initiative_id=initiative)
    state("memberships", **about, organization_id=body, country_code=country, role="participant")
    state("initiative_participants", initiative_id=initiative, place_id=place, role="area")
    state("outcomes", **about, event_id=event, description=draw(words), date_edtf=date)
    state("statements", person_id=person, position_id=position, event_id=event, text=text, kind="inline")
    subject = f"{draw(words)} of {source.source_id}"
    state("quantities", value=3.0, unit="%", subject=subject, date_edtf=date)
    people = [str(draft.values["name"]) for draft in source.drafts if draft.table == "people"]
    alias = {"entity_kind": "person", "entity_id": person, "alias": draw(st.sampled_from(people))}
    state("aliases", **alias)


def documents(names: dict[str, tuple[str, ...]], prefix: str) -> st.SearchStrategy[list[Extraction]]:
    return st.tuples(*(a_source(f"{prefix}-{n}", names) for n in range(2))).map(list)


def keys(tables: Tables, table: str) -> set[tuple[object, ...]]:
    return {tuple(row[column] for column in KEYS[table]) for row in tables[table]}


@settings(max_examples=25, deadline=None)
@given(documents(NAMES, "main"))
def test_every_reference_points_at_a_row_and_every_fact_at_its_words(found: list[Extraction]) -> None:
    tables = resolve(found)
    for table in TABLES:
        for column, parent, target in foreign_keys(table):
            known = {row[target] for row in tables[parent]}
            assert {row[column] for row in tables[table]} - {None} <= known
        for row in tables[table]:
            assert sum(row[column] is not None for column in exactly_one(table)) in (0, 1)
        assert len(keys(tables, table)) == len(tables[table])
    for kind, key in {(s, KEYS[t][0]) for t, s in SINGULAR.items()}:
        of_kind = {
            r["entity_id"] for t in ("aliases", "mentions") for r in tables[t] if r["entity_kind"] == kind
        }
        assert of_kind <= {row[key] for table, s in SINGULAR.items() if s == kind for row in tables[table]}
    stated = {(row["table_name"], row["row_id"]) for row in tables["evidence"]}
    facts = {(table, "/".join(map(str, key))) for table in GROUNDED for key in keys(tables, table)}
    assert stated == facts


@settings(max_examples=25, deadline=None)
@given(documents(NAMES, "main"))
def test_every_quotation_is_a_slice_of_its_source_within_its_passage(found: list[Extraction]) -> None:
    tables = resolve(found)
    texts = {row["source_id"]: str(row["text"]) for row in tables["sources"]}
    passages = {row["passage_id"]: row for row in tables["passages"]}
    quoted = [(row, row["quote"]) for row in tables["evidence"]]
    quoted += [(row, row["surface"]) for row in tables["mentions"]]
    for row, quote in quoted:
        passage = passages[row["passage_id"]]
        start, end = row["char_start"], row["char_end"]
        assert passage["char_start"] <= start < end <= passage["char_end"]  # type: ignore[operator]
        assert texts[passage["source_id"]][start:end] == quote  # type: ignore[misc]


@settings(max_examples=25, deadline=None)
@given(documents(NAMES, "main"), st.randoms(use_true_random=False))
def test_the_order_of_drafts_makes_no_difference(found: list[Extraction], random: Random) -> None:
    shuffled = [replace(one, drafts=tuple(random.sample(one.drafts, len(one.drafts)))) for one in found]
    assert [keys(resolve(shuffled), table) for table in TABLES] == [keys(resolve(found), t) for t in TABLES]


@settings(max_examples=25, deadline=None)
@given(documents(NAMES, "main"), documents(ELSEWHERE, "other"))
def test_documents_about_something_else_change_no_row(one: list[Extraction], other: list[Extraction]) -> None:
    alone, together = resolve(one), resolve(one + other)
    for table in alone:
        assert [row for row in alone[table] if row not in together[table]] == []


@settings(max_examples=25, deadline=None)
@given(a_source("main", NAMES))
def test_an_edit_elsewhere_in_the_text_changes_no_id(found: Extraction) -> None:
    before = resolve([found])
    after = resolve([_preceded_by("A new first line. ", found)])
    for table in before:
        assert keys(before, table) <= keys(after, table)


def _preceded_by(words: str, found: Extraction) -> Extraction:
    """The same source with a passage of ``words`` put before the first."""
    shift = len(words) + 1

    def moved(span: Span) -> Span:
        return Span(span.start + shift, span.end + shift)

    drafts = (
        replace(d, evidence=tuple(replace(e, span=moved(e.span)) for e in d.evidence)) for d in found.drafts
    )
    return replace(
        Source(found.document.source_id, words, *found.document.text.split("\n")).extraction(),
        drafts=tuple(drafts),
        mentions=tuple(replace(m, span=moved(m.span)) for m in found.mentions),
        notices=tuple(replace(n, span=moved(n.span)) for n in found.notices),
    )
