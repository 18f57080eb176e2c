"""The view ``conflicts``: where sources, or places of one source, claim different things of one matter."""

from __future__ import annotations

DESCRIPTION = (
    "The same matter, different claims, both kept. A dialogue launches once and relaunches once a phase, an"
    " initiative begins once; a body has one role a phase; a quantity one value at a time; a side's co-chairs"
    " are those that every source naming co-chairs names. Dates conflict only if their spans do not meet."
)

COLUMNS = {
    "matter": "What the claims are about: date, role, co-chair, value or contradiction.",
    "subject": "Of whom or what: a readable key.",
    "table_name": "The table that holds both rows; notices for a contradiction found in the reading.",
    "row_id": "The first row.",
    "claim": "What it says.",
    "quote": "The words that say so.",
    "source_id": "The source of these words.",
    "other_row_id": "The second row.",
    "other_claim": "What that one says.",
    "other_quote": "The words that say so.",
    "other_source_id": "The source of these words.",
}

# One row a claim: what it is about, what it says, and for dates the days it spans.
_CLAIMS = """claims AS (
  SELECT 'date' AS matter, e.kind || ' of ' || coalesce(e.phase_id, e.dialogue_id) AS subject,
    'events' AS table_name, e.event_id AS row_id, e.date_edtf AS claim,
    e.date_start AS first_day, e.date_end AS last_day
  FROM events AS e ANTI JOIN event_initiatives USING (event_id)
  WHERE e.kind IN ('launch', 'relaunch') AND e.date_edtf IS NOT NULL AND e.status = 'occurred'
  UNION ALL
  SELECT 'date', 'begin of ' || l.initiative_id, 'events', e.event_id, e.date_edtf, e.date_start, e.date_end
  FROM events AS e JOIN event_initiatives AS l USING (event_id)
  WHERE e.kind = 'program_launch' AND e.date_edtf IS NOT NULL AND e.status = 'occurred'
  UNION ALL
  SELECT 'role', organization_id || ' in ' || coalesce(phase_id, dialogue_id), 'memberships', membership_id,
    concat_ws(', ', role, country_code), NULL, NULL
  FROM memberships
  UNION ALL
  SELECT 'value', concat_ws(', ', subject, unit, 'per ' || per, date_edtf), 'quantities', quantity_id,
    concat_ws(' ', qualifier, value, '- ' || value_max), NULL, NULL
  FROM quantities WHERE subject IS NOT NULL
)"""

_WORDS = """words AS (
  SELECT e.table_name, e.row_id, e.quote, p.source_id FROM evidence AS e JOIN passages AS p USING (passage_id)
  QUALIFY row_number() OVER (
    PARTITION BY e.table_name, e.row_id
    ORDER BY e.column_name NULLS FIRST, p.source_id, e.char_start, e.char_end, e.evidence_id
  ) = 1
)"""

_DIFFERENT = """different AS (
  SELECT a.matter, a.subject, a.table_name, a.row_id, a.claim,
    b.row_id AS other_row_id, b.claim AS other_claim
  FROM claims AS a
  JOIN claims AS b ON b.matter = a.matter AND b.subject = a.subject AND b.row_id > a.row_id
  WHERE a.claim <> b.claim AND (a.matter <> 'date' OR a.last_day < b.first_day OR b.last_day < a.first_day)
)"""

# Two co-chairs of one side and phase: one source names the one and not the other, another the reverse.
_CHAIRS = """chairs AS (
  SELECT DISTINCT m.membership_id, m.organization_id, p.source_id,
    coalesce(m.phase_id, m.dialogue_id) || ', ' || m.country_code AS side
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
  WHERE NOT EXISTS (FROM chairs AS c WHERE c.membership_id = a.membership_id AND c.source_id = b.source_id)
    AND NOT EXISTS (FROM chairs AS c WHERE c.membership_id = b.membership_id AND c.source_id = a.source_id)
)"""

SQL = f"""
WITH {_CLAIMS}, {_WORDS}, {_DIFFERENT}, {_CHAIRS}, pairs AS (
  FROM different UNION ALL FROM rivals
)
SELECT pairs.matter, pairs.subject, pairs.table_name, pairs.row_id, pairs.claim, w.quote, w.source_id,
  pairs.other_row_id, pairs.other_claim, v.quote AS other_quote, v.source_id AS other_source_id
FROM pairs
LEFT JOIN words AS w ON w.table_name = pairs.table_name AND w.row_id = pairs.row_id
LEFT JOIN words AS v ON v.table_name = pairs.table_name AND v.row_id = pairs.other_row_id
UNION ALL
SELECT 'contradiction', coalesce(n.passage_id, n.source_id), 'notices', n.notice_id, n.message,
  substr(s.text, n.char_start + 1, n.char_end - n.char_start), n.source_id, NULL, NULL, NULL, NULL
FROM notices AS n JOIN sources AS s USING (source_id)
WHERE n.kind = 'date-against-list'
ORDER BY matter, subject, table_name, row_id, other_row_id
"""
