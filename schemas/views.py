"""The views an analyst starts from, each described like a table; a later view may read an earlier one."""

from __future__ import annotations

from typing import NamedTuple

from schemas import conflicts, labels


class View(NamedTuple):
    """What a view answers, what each column holds, in the order of its SELECT, and the SELECT itself."""

    description: str
    columns: dict[str, str]
    sql: str


FACT_SOURCES = View(
    "Any fact of any table beside the sentence that states it.",
    {
        "table_name": "The table of the fact.",
        "row_id": "The fact's key; of a composite key its parts joined by '/'.",
        "column_name": "The column that the words state; NULL for the row as a whole.",
        "fact": "The row in short.",
        "quote": "The words that state it.",
        "passage": "The whole passage they stand in.",
        "section": "The headings above the passage.",
        "source_title": "The title of the source.",
        "url": "Where the source was found.",
        "rule": "The rule that read the words.",
        "basis": "How directly the words state the fact: stated, inferred, lexicon or curated.",
        "claim": "What the words say of the column, where the row shows what other words say.",
        "source_id": "The source.",
        "passage_id": "The passage.",
        "char_start": "First code point of the quote in sources.text.",
        "char_end": "The code point after its last.",
    },
    f"""
WITH facts AS (
{labels.sql()}
)
SELECT e.table_name, e.row_id, e.column_name, f.fact, e.quote, p.text AS passage, p.section,
  s.title AS source_title, s.url, e.rule, e.basis, e.claim, s.source_id, e.passage_id, e.char_start,
  e.char_end
FROM evidence AS e
JOIN passages AS p USING (passage_id)
JOIN sources AS s USING (source_id)
LEFT JOIN facts AS f ON f.table_name = e.table_name AND f.row_id = e.row_id
ORDER BY e.table_name, e.row_id, e.column_name NULLS FIRST,
  s.source_id, e.char_start, e.char_end, e.evidence_id
""",
)

TIMELINE = View(
    "What happened when and who took part: one readable row an event, in order of time.",
    {
        "date_edtf": "When, as precisely as the text says, EDTF.",
        "date_start": "First day of that date.",
        "kind": "What sort of event.",
        "title": "The event in one line.",
        "participants": "Who took part, by name, separated by '; '.",
        "initiatives": "The initiatives it concerned, separated by '; '.",
        "place": "Where.",
        "dialogue": "The dialogue it belongs to.",
        "phase": "The phase of the dialogue: original or relaunch.",
        "status": "Whether it occurred, was planned or was cancelled.",
        "quote": "The words that state it, from the first source that does.",
        "source_title": "The title of that source.",
        "url": "Where that source was found.",
        "event_id": "The event.",
    },
    f"""
WITH took_part AS (
  SELECT t.event_id, {labels.participant("t")} AS name FROM event_participants AS t
), who AS (
  SELECT event_id, string_agg(DISTINCT name, '; ' ORDER BY name) AS participants
  FROM took_part GROUP BY event_id
), what AS (
  SELECT l.event_id, string_agg(DISTINCT i.name, '; ' ORDER BY i.name) AS initiatives
  FROM event_initiatives AS l JOIN initiatives AS i USING (initiative_id) GROUP BY l.event_id
), {labels.first_words("events")}
SELECT e.date_edtf, e.date_start, e.kind, e.title, who.participants, what.initiatives, places.name AS place,
  dialogues.name AS dialogue, phases.kind AS phase, e.status, words.quote, words.source_title, words.url,
  e.event_id
FROM events AS e
LEFT JOIN who USING (event_id)
LEFT JOIN what USING (event_id)
LEFT JOIN places ON places.place_id = e.place_id
LEFT JOIN dialogues ON dialogues.dialogue_id = e.dialogue_id
LEFT JOIN phases ON phases.phase_id = e.phase_id
LEFT JOIN words ON words.row_id = e.event_id
ORDER BY coalesce(e.date_start, e.date_end) NULLS LAST, e.date_end NULLS LAST, e.event_id
""",
)

PARTICIPANTS = View(
    "Which bodies sit on which side of a dialogue, in which role and phase.",
    {
        "dialogue": "The dialogue.",
        "phase": "The phase, where the source says so: original or relaunch.",
        "side": "The country whose side it is, by name.",
        "country_code": "The same, ISO 3166-1 alpha-3.",
        "role": "co_chair or participant.",
        "organization": "The body.",
        "abbreviation": "Its short form.",
        "quote": "The words that seat it, from the first source that does.",
        "source_title": "The title of that source.",
        "url": "Where that source was found.",
        "organization_id": "The body's key.",
        "membership_id": "The membership.",
    },
    f"""
WITH {labels.first_words("memberships")}
SELECT dialogues.name AS dialogue, phases.kind AS phase, countries.name AS side, m.country_code, m.role,
  organizations.name AS organization, organizations.abbreviation, words.quote, words.source_title, words.url,
  m.organization_id, m.membership_id
FROM memberships AS m
JOIN dialogues ON dialogues.dialogue_id = m.dialogue_id
JOIN organizations ON organizations.organization_id = m.organization_id
LEFT JOIN phases ON phases.phase_id = m.phase_id
LEFT JOIN countries ON countries.country_code = m.country_code
LEFT JOIN words ON words.row_id = m.membership_id
ORDER BY m.dialogue_id, phases.ordinal NULLS FIRST, m.country_code NULLS LAST, m.role, organization,
  m.membership_id
""",
)

PILLAR_TREE = View(
    "The pillars of a dialogue and their topics, by phase, in the order of the source.",
    {
        "dialogue": "The dialogue.",
        "phase": "The phase: original or relaunch.",
        "number": "Its place among its siblings and its parents' among theirs: '2.1'.",
        "level": "1 for a pillar, 2 for its topic, and so on.",
        "name": "The name of the pillar or topic.",
        "path": "The names from the pillar down, joined by ' > '.",
        "pillar_id": "Its key.",
        "parent_pillar_id": "The key of the one above.",
    },
    """
WITH RECURSIVE tree AS (
  SELECT *, [position] AS places, name AS path FROM pillars WHERE parent_pillar_id IS NULL
  UNION ALL
  SELECT child.*, list_append(tree.places, child.position), tree.path || ' > ' || child.name
  FROM pillars AS child JOIN tree ON child.parent_pillar_id = tree.pillar_id
)
SELECT dialogues.name AS dialogue, phases.kind AS phase, array_to_string(places, '.') AS number, tree.level,
  tree.name, tree.path, tree.pillar_id, tree.parent_pillar_id
FROM tree
JOIN dialogues ON dialogues.dialogue_id = tree.dialogue_id
LEFT JOIN phases ON phases.phase_id = tree.phase_id
ORDER BY tree.dialogue_id, phases.ordinal NULLS FIRST, places, tree.path, tree.pillar_id
""",
)

COVERAGE = View(
    "Every passage with what was drawn from it; a passage with 0 facts was read and gave nothing.",
    {
        "source_id": "The source.",
        "ordinal": "The passage's place in reading order.",
        "kind": "heading, sentence, list_item or quote.",
        "facts": "How many rows of other tables it is evidence for.",
        "mentions": "How many names of entities it holds.",
        "notices": "How many notices concern it.",
        "text": "The passage.",
        "section": "The headings above it.",
        "passage_id": "The passage's key.",
    },
    """
WITH stated AS (
  SELECT passage_id, count(DISTINCT (table_name, row_id)) AS facts FROM evidence GROUP BY passage_id
), named AS (
  SELECT passage_id, count(*) AS mentions FROM mentions GROUP BY passage_id
), noted AS (
  SELECT passage_id, count(*) AS notices FROM notices GROUP BY passage_id
)
SELECT p.source_id, p.ordinal, p.kind, coalesce(facts, 0) AS facts, coalesce(mentions, 0) AS mentions,
  coalesce(notices, 0) AS notices, p.text, p.section, p.passage_id
FROM passages AS p
LEFT JOIN stated USING (passage_id)
LEFT JOIN named USING (passage_id)
LEFT JOIN noted USING (passage_id)
ORDER BY p.source_id, p.ordinal, p.passage_id
""",
)

CORROBORATION = View(
    "Facts by the number of independent sources that state them: what an earlier source says word for word"
    " is no second witness, be it the same file, a reprint or a sentence taken over.",
    {
        "table_name": "The table of the fact.",
        "row_id": "The fact's key; of a composite key its parts joined by '/'.",
        "fact": "The row in short.",
        "sources": "How many independent sources state it.",
        "publishers": "How many different publishers these have; 0 if none is known.",
        "passages": "How many passages state it.",
        "source_ids": "All sources that state it, copies too, separated by '; '.",
    },
    """
SELECT f.table_name, f.row_id, any_value(f.fact) AS fact,
  count(DISTINCT coalesce(first.source_id, f.source_id)) AS sources,
  count(DISTINCT s.publisher) AS publishers, count(DISTINCT f.passage_id) AS passages,
  string_agg(DISTINCT f.source_id, '; ' ORDER BY f.source_id) AS source_ids
FROM fact_sources AS f
JOIN passages AS p USING (passage_id)
LEFT JOIN passages AS first ON first.passage_id = p.copy_of
JOIN sources AS s ON s.source_id = f.source_id
WHERE f.claim IS NULL
GROUP BY f.table_name, f.row_id
ORDER BY sources DESC, passages DESC, f.table_name, f.row_id
""",
)

CONFLICTS = View(conflicts.DESCRIPTION, conflicts.COLUMNS, conflicts.SQL)

VIEWS: dict[str, View] = {
    "fact_sources": FACT_SOURCES,
    "timeline": TIMELINE,
    "participants": PARTICIPANTS,
    "pillar_tree": PILLAR_TREE,
    "coverage": COVERAGE,
    "corroboration": CORROBORATION,
    "conflicts": CONFLICTS,
}
