-- Five questions of those who follow trade policy, each answer beside the words that state it. In DuckDB and in SQLite:
--   duckdb -readonly build/hled.duckdb < examples/questions.sql
--   sqlite3 -readonly -box build/release/hled-1.0.0/hled.sqlite < examples/questions.sql

-- 1. Who sits on each side of the table, and who leads?
SELECT m.country_code AS side, m.role, o.name AS body, e.quote
FROM memberships m
JOIN organizations o ON o.organization_id = m.organization_id
JOIN evidence e ON e.table_name = 'memberships' AND e.row_id = m.membership_id AND e.column_name = 'role'
ORDER BY side, role, body;

-- 2. What was on the agenda, and what changed at the relaunch?
SELECT f.kind AS phase, f.start_edtf AS since, p.position AS number, p.name AS pillar, count(t.pillar_id) AS topics, e.quote
FROM pillars p
JOIN phases f ON f.phase_id = p.phase_id
JOIN evidence e ON e.table_name = 'pillars' AND e.row_id = p.pillar_id AND e.column_name IS NULL
LEFT JOIN pillars t ON t.parent_pillar_id = p.pillar_id
WHERE p.level = 1
GROUP BY f.ordinal, f.kind, f.start_edtf, p.position, p.name, e.quote
ORDER BY f.ordinal, number;

-- 3. Which officials acted, when, and in which office?
SELECT v.date_edtf AS date, v.kind AS step, p.name AS person, s.title AS office, e.quote
FROM event_participants ep
JOIN events v ON v.event_id = ep.event_id
JOIN people p ON p.person_id = ep.person_id
LEFT JOIN positions s ON s.person_id = p.person_id AND (s.as_of_edtf = v.date_edtf OR s.as_of_edtf IS NULL)
JOIN evidence n ON n.table_name = 'event_participants' AND n.row_id = ep.event_participant_id
JOIN evidence e ON e.table_name = 'events' AND e.row_id = v.event_id AND e.column_name IS NULL
    AND e.passage_id = n.passage_id -- of the quotes of the event, the one that names the person
ORDER BY v.date_end IS NULL, v.date_end, person;

-- 4. How steadily did it go on, and when did it pause?
WITH steps AS (
    SELECT event_id, kind, date_edtf, CAST(substr(CAST(date_end AS TEXT), 1, 4) AS INTEGER) AS year
    FROM events
    WHERE date_end IS NOT NULL AND status = 'occurred'
)
SELECT s.year, s.date_edtf AS date, s.kind AS step, s.year - lag(s.year) OVER (ORDER BY s.year, s.event_id) AS years_since_last,
    (SELECT e.quote FROM evidence e
     WHERE e.table_name = 'events' AND e.row_id = s.event_id AND e.column_name IS NULL
     ORDER BY length(e.quote) DESC, e.char_start LIMIT 1) AS quote
FROM steps s
ORDER BY s.year, s.event_id;

-- 5. Which programmes came out of it, and who leads them?
SELECT i.name AS programme, v.kind AS step, v.date_edtf AS date, o.name AS lead, e.quote
FROM event_initiatives ei
JOIN initiatives i ON i.initiative_id = ei.initiative_id
JOIN events v ON v.event_id = ei.event_id
LEFT JOIN initiative_participants p ON p.initiative_id = i.initiative_id AND p.role = 'lead'
LEFT JOIN organizations o ON o.organization_id = p.organization_id
JOIN evidence e ON e.table_name = 'event_initiatives' AND e.row_id = ei.event_id || '/' || ei.initiative_id
ORDER BY v.date_end, programme;
