"""Ten questions to the dataset, in words and in SQL: what the README answers and the page's console offers."""

from __future__ import annotations

from textwrap import dedent
from typing import NamedTuple


class Query(NamedTuple):
    """A question and the SELECT that answers it."""

    question: str
    sql: str


QUERIES = (
    Query(
        "What happened, and when?",
        """
            SELECT date_edtf, kind, title FROM timeline ORDER BY date_start NULLS LAST, event_id
        """,
    ),
    Query(
        "Who took part in what?",
        """
            SELECT e.date_edtf, e.kind, coalesce(p.name, o.name, c.name) AS who, ep.role
            FROM event_participants ep JOIN events e USING (event_id)
            LEFT JOIN people p USING (person_id) LEFT JOIN organizations o USING (organization_id)
            LEFT JOIN countries c ON c.country_code = ep.country_code
            ORDER BY e.date_start NULLS LAST, e.event_id, who
        """,
    ),
    Query(
        "Which pillars did each phase have?",
        """
            SELECT phase, number, name FROM pillar_tree WHERE level = 1
        """,
    ),
    Query(
        "Which bodies sit on which side?",
        """
            SELECT m.country_code, m.role, o.name
            FROM memberships m JOIN organizations o USING (organization_id)
            ORDER BY m.country_code, m.role, o.name
        """,
    ),
    Query(
        "Who held which office, as of when?",
        """
            SELECT p.name, s.title, s.country_code, s.as_of_edtf
            FROM positions s JOIN people p USING (person_id) ORDER BY p.name, s.as_of_edtf
        """,
    ),
    Query(
        "Which initiatives came out of it, and under which other names?",
        """
            SELECT i.name, i.abbreviation, i.kind, i.start_edtf, string_agg(a.alias, '; ' ORDER BY a.alias) AS also_called
            FROM initiatives i LEFT JOIN aliases a ON a.entity_kind = 'initiative' AND a.entity_id = i.initiative_id
            GROUP BY ALL ORDER BY i.name
        """,
    ),
    Query(
        "Where does the source say so?",
        """
            SELECT row_id, quote, section FROM fact_sources
            WHERE table_name = 'quantities' AND column_name IS NULL ORDER BY row_id
        """,
    ),
    Query(
        "What is only inferred?",
        """
            SELECT table_name, column_name, rule, count(*) AS facts FROM evidence
            WHERE basis <> 'stated' GROUP BY ALL ORDER BY table_name, column_name, rule
        """,
    ),
    Query(
        "What would a careful reader flag in the source?",
        """
            SELECT kind, message FROM notices ORDER BY kind, message
        """,
    ),
    Query(
        "What was read, and how much of it gave facts?",
        """
            SELECT kind, count(*) AS passages, count(*) FILTER (facts > 0) AS with_facts, sum(facts)::INTEGER AS facts
            FROM coverage GROUP BY kind ORDER BY kind
        """,
    ),
)


def queries() -> list[list[str]]:
    """``[question, SQL]`` of each, the SQL without the margin it has in this file."""
    return [[query.question, dedent(query.sql).strip() + "\n"] for query in QUERIES]
