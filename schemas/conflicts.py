"""The view ``conflicts``: where sources, or places of one source, claim different things of one matter."""

from __future__ import annotations

from schemas.contested import CONTESTED
from schemas.tables import primary_key

DESCRIPTION = (
    "The same matter, different claims, all kept. A dialogue launches once and relaunches once a phase, an"
    " initiative begins once; a body has one role a phase; a quantity one value at a time; an office one holder"
    " at a time, words one speaker; a side's co-chairs are those that every source naming co-chairs names. Dates"
    " and values conflict only if their spans do not meet. Where the claims are about one row, it shows the first."
)

COLUMNS = {
    "matter": "What the claims are about: date, role, co-chair, value, office, speaker, contradiction, or a column.",
    "subject": "Of whom or what: a readable key.",
    "table_name": "The table that holds the first row, and the second unless that is a notice.",
    "row_id": "The first row.",
    "claim": "What it says.",
    "quote": "The words that say so.",
    "source_id": "The source of these words.",
    "other_row_id": "The second row; the first again if both claims are about it.",
    "other_claim": "What that one, or the other source, says.",
    "other_quote": "The words that say so.",
    "other_source_id": "The source of these words.",
}

# Titles of which a government has one holder at a time.
_SOLE = "^((president|prime minister|chancellor|premier)( of .*)?|(minister|secretary) (of|for) .*|.*trade representative)$"
_NOT_SOLE = "^minister of state"
# A number that is hedged leaves this much room to both sides.
_ABOUT = 0.05

# One row a claim: what it is about, what it says, and for dates and values the span; a phase that is open may be any.
# "Trade" is another thing in a source about another dialogue, and one word alone ("grant") is nothing in particular.
_CLAIMS = f"""claims AS (
  SELECT 'date' AS matter, 'launch of ' || e.dialogue_id AS subject, e.phase_id AS phase,
    'events' AS table_name, e.event_id AS row_id, e.date_edtf AS claim,
    epoch(e.date_start)::DOUBLE AS low, epoch(e.date_end)::DOUBLE AS high
  FROM events AS e ANTI JOIN event_initiatives USING (event_id)
  WHERE e.kind = 'launch' AND e.date_edtf IS NOT NULL AND e.status = 'occurred'
  UNION ALL
  SELECT 'date', 'relaunch of ' || coalesce(e.phase_id, e.dialogue_id), NULL, 'events', e.event_id,
    e.date_edtf, epoch(e.date_start), epoch(e.date_end)
  FROM events AS e ANTI JOIN event_initiatives USING (event_id)
  WHERE e.kind = 'relaunch' AND e.date_edtf IS NOT NULL AND e.status = 'occurred'
  UNION ALL
  SELECT 'date', 'begin of ' || l.initiative_id, NULL, 'events', e.event_id, e.date_edtf,
    epoch(e.date_start), epoch(e.date_end)
  FROM events AS e JOIN event_initiatives AS l USING (event_id)
  WHERE e.kind = 'program_launch' AND e.date_edtf IS NOT NULL AND e.status = 'occurred'
  UNION ALL
  SELECT 'role', organization_id || ' in ' || dialogue_id, phase_id, 'memberships', membership_id,
    concat_ws(', ', role, country_code), NULL, NULL
  FROM memberships
  UNION ALL
  SELECT 'value',
    concat_ws(', ', q.subject, q.unit, 'per ' || q.per, coalesce(q.date_edtf, 'told in ' || year(s.published_on))),
    coalesce(subjects.dialogue_id, 'none'), 'quantities', q.quantity_id,
    concat_ws(' ', q.qualifier, q.value, '- ' || q.value_max),
    CASE q.qualifier WHEN 'less_than' THEN '-infinity'::DOUBLE WHEN 'about' THEN q.value * (1 - {_ABOUT})
      ELSE q.value END,
    CASE q.qualifier WHEN 'more_than' THEN 'infinity'::DOUBLE
      WHEN 'about' THEN coalesce(q.value_max, q.value) * (1 + {_ABOUT}) ELSE coalesce(q.value_max, q.value) END
  FROM quantities AS q
  LEFT JOIN words AS w ON w.table_name = 'quantities' AND w.row_id = q.quantity_id
  LEFT JOIN sources AS s USING (source_id)
  LEFT JOIN subjects USING (source_id)
  WHERE q.subject LIKE '% %' OR (q.subject IS NOT NULL AND coalesce(q.per, q.date_edtf) IS NOT NULL)
  UNION ALL
  SELECT 'office', concat_ws(', ', title, coalesce(country_code, organization_id), as_of_edtf), NULL,
    'positions', position_id, person_id, NULL, NULL
  FROM positions
  WHERE as_of_edtf IS NOT NULL AND coalesce(country_code, organization_id) IS NOT NULL
    AND regexp_matches(lower(title), '{_SOLE}') AND NOT regexp_matches(lower(title), '{_NOT_SOLE}')
  UNION ALL
  SELECT 'speaker', text, NULL, 'statements', statement_id, person_id, NULL, NULL
  FROM statements WHERE person_id IS NOT NULL
)"""

# The first words of each row by source, and of all sources; of a row that tells who it was, the words for that.
_WHO = "('positions', 'statements')"
_WORDS = f"""said AS (
  SELECT e.table_name, e.row_id, e.quote, p.source_id FROM evidence AS e JOIN passages AS p USING (passage_id)
  QUALIFY row_number() OVER (
    PARTITION BY e.table_name, e.row_id, p.source_id
    ORDER BY e.table_name IN {_WHO} AND e.column_name IS DISTINCT FROM 'person_id', e.column_name NULLS FIRST,
      e.char_start, e.char_end, e.evidence_id
  ) = 1
), words AS (
  FROM said QUALIFY row_number() OVER (PARTITION BY table_name, row_id ORDER BY source_id) = 1
), subjects AS (
  SELECT source_id, min(row_id) AS dialogue_id FROM said WHERE table_name = 'dialogues' GROUP BY source_id
)"""

_DIFFERENT = """different AS (
  SELECT a.matter, a.subject, a.table_name, a.row_id, a.claim, b.row_id AS other_row_id, b.claim AS other_claim
  FROM claims AS a
  JOIN claims AS b ON b.matter = a.matter AND lower(b.subject) = lower(a.subject) AND b.row_id > a.row_id
  WHERE a.claim <> b.claim AND (a.phase IS NULL OR b.phase IS NULL OR a.phase = b.phase)
    AND (a.matter NOT IN ('date', 'value') OR a.high < b.low OR b.high < a.low)
)"""

# Two co-chairs of one side and phase: one source names the one and not the other, another the reverse.
_CHAIRS = """chairs AS (
  SELECT DISTINCT m.membership_id, m.organization_id, p.source_id, m.dialogue_id, m.phase_id,
    m.dialogue_id || ', ' || m.country_code AS side
  FROM memberships AS m
  JOIN evidence AS e ON e.table_name = 'memberships' AND e.row_id = m.membership_id
  JOIN passages AS p USING (passage_id)
  WHERE m.role = 'co_chair'
), rivals AS (
  SELECT DISTINCT 'co-chair' AS matter, a.side AS subject, 'memberships' AS table_name,
    a.membership_id AS row_id, a.organization_id AS claim,
    b.membership_id AS other_row_id, b.organization_id AS other_claim
  FROM chairs AS a
  JOIN chairs AS b ON b.side = a.side AND a.membership_id < b.membership_id AND a.source_id <> b.source_id
    AND (a.phase_id IS NULL OR b.phase_id IS NULL OR a.phase_id = b.phase_id)
  WHERE NOT EXISTS (
      FROM chairs AS c
      WHERE c.side = a.side AND c.organization_id = a.organization_id AND c.source_id = b.source_id
    ) AND NOT EXISTS (
      FROM chairs AS c
      WHERE c.side = a.side AND c.organization_id = b.organization_id AND c.source_id = a.source_id
    )
)"""


# The claims about a column of one row that the row does not show, beside the words for what it does.
_SHOWN = "\n  UNION ALL\n".join(
    f"  SELECT '{table}' AS table_name, {primary_key(table)[0]} AS row_id, '{column}' AS column_name,"
    f" {column} AS value FROM {table}"
    for table, columns in CONTESTED.items()
    for column in columns
)
_DISPUTED = f"""shown AS (
{_SHOWN}
), spoken AS (
  SELECT e.table_name, e.row_id, e.column_name, e.claim, e.quote, p.source_id
  FROM evidence AS e JOIN passages AS p USING (passage_id)
  WHERE e.column_name IS NOT NULL
  QUALIFY row_number() OVER (
    PARTITION BY e.table_name, e.row_id, e.column_name, e.claim
    ORDER BY p.source_id, e.char_start, e.char_end, e.evidence_id
  ) = 1
), disputed AS (
  SELECT CASE WHEN o.column_name LIKE '%_edtf' THEN 'date' ELSE regexp_replace(o.column_name, '_(id|code)$', '') END
      AS matter,
    o.column_name || ' of ' || o.row_id AS subject, o.table_name, o.row_id, shown.value AS claim, w.quote,
    w.source_id, o.row_id AS other_row_id, o.claim AS other_claim, o.quote AS other_quote,
    o.source_id AS other_source_id
  FROM spoken AS o
  JOIN shown USING (table_name, row_id, column_name)
  LEFT JOIN spoken AS w ON w.table_name = o.table_name AND w.row_id = o.row_id
    AND w.column_name = o.column_name AND w.claim IS NULL
  WHERE o.claim <> shown.value
)"""

# What the reading of one source flagged; a second role beside the seat that was kept.
_FLAGGED = """flagged AS (
  SELECT n.*, substr(s.text, n.char_start + 1, n.char_end - n.char_start) AS words
  FROM notices AS n JOIN sources AS s USING (source_id)
  WHERE n.kind IN ('date-against-list', 'second-role')
), seats AS (
  SELECT DISTINCT n.notice_id, m.membership_id, m.organization_id || ' in ' || m.dialogue_id AS subject,
    concat_ws(', ', m.role, m.country_code) AS claim, said.quote
  FROM flagged AS n
  JOIN mentions AS t ON t.passage_id = n.passage_id AND t.char_start = n.char_start AND t.char_end = n.char_end
  JOIN memberships AS m ON t.entity_kind = 'organization' AND m.organization_id = t.entity_id
  JOIN said ON said.table_name = 'memberships' AND said.row_id = m.membership_id AND said.source_id = n.source_id
  WHERE n.kind = 'second-role'
)"""

SQL = f"""
WITH {_WORDS}, {_CLAIMS}, {_DIFFERENT}, {_CHAIRS}, {_DISPUTED}, {_FLAGGED}, pairs AS (
  FROM different UNION ALL FROM rivals
)
SELECT pairs.matter, pairs.subject, pairs.table_name, pairs.row_id, pairs.claim, w.quote, w.source_id,
  pairs.other_row_id, pairs.other_claim, v.quote AS other_quote, v.source_id AS other_source_id
FROM pairs
LEFT JOIN words AS w ON w.table_name = pairs.table_name AND w.row_id = pairs.row_id
LEFT JOIN words AS v ON v.table_name = pairs.table_name AND v.row_id = pairs.other_row_id
UNION ALL
FROM disputed
UNION ALL
SELECT 'role', seats.subject, 'memberships', seats.membership_id, seats.claim, seats.quote, n.source_id,
  n.notice_id, n.message, n.words, n.source_id
FROM seats JOIN flagged AS n USING (notice_id)
UNION ALL
SELECT 'contradiction', coalesce(n.passage_id, n.source_id), 'notices', n.notice_id, n.message, n.words,
  n.source_id, NULL, NULL, NULL, NULL
FROM flagged AS n ANTI JOIN seats USING (notice_id)
ORDER BY matter, subject, table_name, row_id, other_row_id, other_claim
"""
