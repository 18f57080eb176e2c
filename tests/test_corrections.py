"""What a correction changes, written out whole: rows, the words behind them, and the record of it."""

from __future__ import annotations

import datetime

import pytest
from correcting import changes, corrected, entry, read_tables, recorded

from pipeline.model import Tables
from pipeline.validate import validate

MEETING = 'table = "events"; row = "hd-2014-meeting-ports"'
PORTS = 'table = "organizations"; row = "department-of-ports-can"'
SATO = 'table = "people"; row = "aiko-sato"'
HARBOUR = 'dialogue_id = "harbour-dialogue", phase_id = "hd-original"'
GLAD = 'source = "readout"; quote = "The Ports of Japan were glad"'

Case = tuple[list[tuple[str, str]], list[str], list[str]]
CASES: dict[str, Case] = {
    "a replaced value stands on the words of its row": (
        [("replace", SATO + '; column = "name"; value = "Satō Aiko"; expect = "Aiko Sato"')],
        [
            "~ people.name of aiko-sato: Aiko Sato → Satō Aiko",
            '+ words for people aiko-sato.name: "Aiko Sato" (correction, curated)',
        ],
        ["replace people aiko-sato name: Aiko Sato → Satō Aiko"],
    ),
    "a column with words of its own keeps them, now on a person's word": (
        [("replace", PORTS + '; column = "abbreviation"; value = "DP"; expect = "DOP"')],
        [
            "~ organizations.abbreviation of department-of-ports-can: DOP → DP",
            '+ words for organizations department-of-ports-can.abbreviation: "DOP" (correction, curated)',
            '- words for organizations department-of-ports-can.abbreviation: "DOP" (by_hand, stated)',
        ],
        ["replace organizations department-of-ports-can abbreviation: DOP → DP"],
    ),
    "better words may be quoted": (
        [
            (
                "replace",
                SATO
                + '; column = "name"; value = "Sato"; expect = "Aiko Sato"; source = "factsheet"; quote = "Sato"',
            )
        ],
        [
            "~ people.name of aiko-sato: Aiko Sato → Sato",
            '+ words for people aiko-sato.name: "Sato" (correction, curated)',
        ],
        ["replace people aiko-sato name: Aiko Sato → Sato"],
    ),
    "a value is taken out": (
        [("replace", PORTS + '; column = "abbreviation"; value = ""; expect = "DOP"')],
        [
            "~ organizations.abbreviation of department-of-ports-can: DOP → None",
            '+ words for organizations department-of-ports-can.abbreviation: "DOP" (correction, curated)',
            '- words for organizations department-of-ports-can.abbreviation: "DOP" (by_hand, stated)',
        ],
        ["replace organizations department-of-ports-can abbreviation: DOP → None"],
    ),
    "the days of a date follow": (
        [("replace", MEETING + '; column = "date_edtf"; value = "2014-03"; expect = "2014"')],
        [
            "~ events.date_edtf of hd-2014-meeting-ports: 2014 → 2014-03",
            "~ events.date_end of hd-2014-meeting-ports: 2014-12-31 → 2014-03-31",
            "~ events.date_precision of hd-2014-meeting-ports: year → month",
            "~ events.date_start of hd-2014-meeting-ports: 2014-01-01 → 2014-03-01",
            '+ words for events hd-2014-meeting-ports.date_edtf: "met in Vancouver" (correction, curated)',
        ],
        ["replace events hd-2014-meeting-ports date_edtf: 2014 → 2014-03"],
    ),
    "the PLOVER type of an event follows its kind": (
        [("replace", MEETING + '; column = "kind"; value = "signing"; expect = "meeting"')],
        [
            "~ events.kind of hd-2014-meeting-ports: meeting → signing",
            "~ events.plover_code of hd-2014-meeting-ports: CONSULT → SUPPORT",
            '+ words for events hd-2014-meeting-ports.kind: "met in Vancouver" (correction, curated)',
        ],
        ["replace events hd-2014-meeting-ports kind: meeting → signing"],
    ),
    "the PLOVER type stays what a person says it is": (
        [
            ("replace", MEETING + '; column = "kind"; value = "signing"; expect = "meeting"'),
            ("replace", MEETING + '; column = "plover_code"; value = "AID"; expect = "CONSULT"'),
        ],
        [
            "~ events.kind of hd-2014-meeting-ports: meeting → signing",
            "~ events.plover_code of hd-2014-meeting-ports: CONSULT → AID",
            '+ words for events hd-2014-meeting-ports.kind: "met in Vancouver" (correction, curated)',
            '+ words for events hd-2014-meeting-ports.plover_code: "met in Vancouver" (correction, curated)',
        ],
        [
            "replace events hd-2014-meeting-ports kind: meeting → signing",
            "replace events hd-2014-meeting-ports plover_code: CONSULT → AID",
        ],
    ),
    "the level of a topic follows its parent, and a new country is named": (
        [
            (
                "replace",
                'table = "pillars"; row = "hd-original-trade-tariffs"; column = "parent_pillar_id"; value = "";'
                ' expect = "hd-original-trade"',
            ),
            ("replace", PORTS + '; column = "country_code"; value = "FRA"; expect = "CAN"'),
        ],
        [
            "+ countries FRA",
            "~ organizations.country_code of department-of-ports-can: CAN → FRA",
            "~ pillars.level of hd-original-trade-tariffs: 2 → 1",
            "~ pillars.parent_pillar_id of hd-original-trade-tariffs: hd-original-trade → None",
            '+ words for organizations department-of-ports-can.country_code: "Department of Ports"'
            " (correction, curated)",
            '+ words for pillars hd-original-trade-tariffs.parent_pillar_id: "Tariffs" (correction, curated)',
        ],
        [
            "replace organizations department-of-ports-can country_code: CAN → FRA",
            "replace pillars hd-original-trade-tariffs parent_pillar_id: hd-original-trade → None",
        ],
    ),
    "a dropped row takes along what is named, and empties what can do without": (
        [
            ("drop", 'table = "places"; row = "vancouver"; expect = { name = "Vancouver", kind = "city" }'),
            (
                "drop",
                'table = "people"; row = "sato-san"; expect = { name = "Sato-san" };'
                ' with = ["positions/sato-san-minister"]',
            ),
        ],
        [
            "~ events.place_id of hd-2014-meeting-ports: vancouver → None",
            "- people sato-san",
            "- places vancouver",
            "- positions sato-san-minister",
            "~ statements.person_id of sato-san-more-than-5-ships: sato-san → None",
            '- words for people sato-san: "Sato-san" (by_hand, stated)',
            '- words for places vancouver: "Vancouver" (by_hand, stated)',
            '- words for positions sato-san-minister: "Sato-san of Japan" (by_hand, stated)',
            '- words naming person sato-san: "Sato-san"',
        ],
        [
            "drop events hd-2014-meeting-ports place_id: vancouver → None",
            'drop people sato-san None: {"person_id": "sato-san", "name": "Sato-san"} → None',
            'drop positions sato-san-minister None: {"position_id": "sato-san-minister", "person_id": "sato-san",'
            ' "title": "Minister", "country_code": "JPN"} → None',
            "drop statements sato-san-more-than-5-ships person_id: sato-san → None",
            'drop places vancouver None: {"place_id": "vancouver", "name": "Vancouver", "kind": "city",'
            ' "country_code": "CAN"} → None',
        ],
    ),
    "a link is dropped by its parts": (
        [
            (
                "drop",
                'table = "dialogue_parties"; row = "harbour-dialogue/JPN"; expect = { country_code = "JPN" }',
            )
        ],
        [
            "- dialogue_parties harbour-dialogue/JPN",
            '- words for dialogue_parties harbour-dialogue/JPN: "Japan" (by_hand, stated)',
        ],
        [
            'drop dialogue_parties harbour-dialogue/JPN None: {"dialogue_id": "harbour-dialogue",'
            ' "country_code": "JPN"} → None'
        ],
    ),
    "added rows are named by the rules, and may point at each other": (
        [
            (
                "add",
                'table = "memberships"; values = { ' + HARBOUR + ', organization_id = "ports-of-japan",'
                ' country_code = "JPN", role = "participant" }; ' + GLAD,
            ),
            (
                "add",
                'table = "organizations"; values = { name = "Ports of Japan", country_code = "JPN" }; '
                + GLAD,
            ),
        ],
        [
            "+ memberships hd-original-ports-of-japan-participant",
            "+ organizations ports-of-japan",
            '+ words for memberships hd-original-ports-of-japan-participant: "The Ports of Japan were glad"'
            " (correction, curated)",
            '+ words for organizations ports-of-japan: "The Ports of Japan were glad" (correction, curated)',
        ],
        [
            'add memberships hd-original-ports-of-japan-participant None: None → {"membership_id":'
            ' "hd-original-ports-of-japan-participant", "dialogue_id": "harbour-dialogue", "phase_id": "hd-original",'
            ' "organization_id": "ports-of-japan", "country_code": "JPN", "role": "participant"}',
            'add organizations ports-of-japan None: None → {"organization_id": "ports-of-japan",'
            ' "name": "Ports of Japan", "country_code": "JPN"}',
        ],
    ),
    "an added event has its days and its PLOVER type, an added topic its level": (
        [
            (
                "add",
                'table = "events"; values = { '
                + HARBOUR
                + ', kind = "review", title = "The ports were glad",'
                ' date_edtf = "2015", status = "occurred" }; ' + GLAD,
            ),
            (
                "add",
                'table = "pillars"; values = { '
                + HARBOUR
                + ', parent_pillar_id = "hd-original-trade-tariffs",'
                ' position = 1, name = "Quotas" }; row = "quotas"; ' + GLAD,
            ),
        ],
        [
            "+ events hd-2015-review-ports-glad",
            "+ pillars quotas",
            '+ words for events hd-2015-review-ports-glad: "The Ports of Japan were glad" (correction, curated)',
            '+ words for pillars quotas: "The Ports of Japan were glad" (correction, curated)',
        ],
        [
            'add events hd-2015-review-ports-glad None: None → {"event_id": "hd-2015-review-ports-glad", "dialogue_id":'
            ' "harbour-dialogue", "phase_id": "hd-original", "kind": "review", "plover_code": "CONSULT", "title":'
            ' "The ports were glad", "date_edtf": "2015", "status": "occurred"}',
            'add pillars quotas None: None → {"pillar_id": "quotas", "dialogue_id": "harbour-dialogue", "phase_id":'
            ' "hd-original", "parent_pillar_id": "hd-original-trade-tariffs", "level": 3, "position": 1, "name": "Quotas"}',
        ],
    ),
    "two bodies become one: names, words, mentions and equal facts of both": (
        [
            (
                "merge",
                'table = "organizations"; from = "ports-authority-can"; into = "department-of-ports-can";'
                ' expect = { from = "Ports Authority", into = "Department of Ports" }',
            )
        ],
        [
            "+ aliases department-of-ports-can-ports-authority",
            "- memberships hd-original-ports-authority-can",
            "- organizations ports-authority-can",
            '+ words for aliases department-of-ports-can-ports-authority: "Ports Authority" (correction, curated)',
            '+ words for memberships hd-original-department-of-ports-can: "Ports Authority co-chairs it"'
            " (by_hand, stated)",
            '- words for memberships hd-original-ports-authority-can: "Ports Authority co-chairs it" (by_hand, stated)',
            '+ words for organizations department-of-ports-can: "Ports Authority" (correction, curated)',
            '- words for organizations ports-authority-can: "Ports Authority" (by_hand, stated)',
            '+ words naming organization department-of-ports-can: "Ports Authority"',
            '- words naming organization ports-authority-can: "Ports Authority"',
        ],
        [
            "merge organizations department-of-ports-can None: ports-authority-can → None",
            "merge aliases department-of-ports-can-ports-authority None: None → "
            '{"alias_id": "department-of-ports-can-ports-authority", "entity_kind": "organization", "entity_id":'
            ' "department-of-ports-can", "alias": "Ports Authority"}',
            "merge memberships hd-original-department-of-ports-can None: hd-original-ports-authority-can → None",
        ],
    ),
    "what the row that stays leaves open is filled by the other; its own values stay": (
        [
            (
                "merge",
                'table = "organizations"; from = "department-of-ports-can"; into = "ports-authority-can";'
                ' expect = { from = "Department of Ports", into = "Ports Authority" }',
            )
        ],
        [
            "+ aliases ports-authority-can-department-of-ports",
            "~ event_participants.organization_id of hd-2014-meeting-ports-department-of-ports-can:"
            " department-of-ports-can → ports-authority-can",
            "- memberships hd-original-department-of-ports-can",
            "- organizations department-of-ports-can",
            "~ organizations.abbreviation of ports-authority-can: None → DOP",
            '+ words for aliases ports-authority-can-department-of-ports: "Department of Ports" (correction, curated)',
            '- words for memberships hd-original-department-of-ports-can: "Department of Ports co-chairs"'
            " (by_hand, stated)",
            '+ words for memberships hd-original-ports-authority-can: "Department of Ports co-chairs"'
            " (by_hand, stated)",
            '- words for organizations department-of-ports-can.abbreviation: "DOP" (by_hand, stated)',
            '- words for organizations department-of-ports-can: "Department of Ports" (by_hand, stated)',
            '+ words for organizations ports-authority-can.abbreviation: "DOP" (correction, curated)',
            '+ words for organizations ports-authority-can: "Department of Ports" (correction, curated)',
            '- words naming organization department-of-ports-can: "Department of Ports"',
            '+ words naming organization ports-authority-can: "Department of Ports"',
        ],
        [
            "merge memberships hd-original-ports-authority-can None: hd-original-department-of-ports-can → None",
            "merge organizations ports-authority-can None: department-of-ports-can → None",
            "merge aliases ports-authority-can-department-of-ports None: None → "
            '{"alias_id": "ports-authority-can-department-of-ports", "entity_kind": "organization", "entity_id":'
            ' "ports-authority-can", "alias": "Department of Ports"}',
        ],
    ),
    "two events become one, with those who took part in either, and what each says of the date": (
        [
            (
                "merge",
                'table = "events"; from = "hd-2013-05-launch"; into = "hd-2014-meeting-ports";'
                ' expect = { from = "Launch", into = "Sato met the Ports" }',
            )
        ],
        [
            "- events hd-2013-05-launch",
            '- words for events hd-2013-05-launch: "launched" (by_hand, stated)',
            '+ words for events hd-2014-meeting-ports.date_edtf: "launched" (correction, curated) claims 2013-05',
            '+ words for events hd-2014-meeting-ports.date_edtf: "met in Vancouver" (by_hand, stated)',
            '+ words for events hd-2014-meeting-ports: "launched" (correction, curated)',
        ],
        ["merge events hd-2014-meeting-ports None: hd-2013-05-launch → None"],
    ),
    "a notice that was seen is marked so, and changes no fact": (
        [
            (
                "seen",
                'table = "notices"; row = "nothing-read-somebody-is-named-here-but-no-6c98da";'
                ' expect = "The Ports of Japan were glad."',
            ),
            (
                "seen",
                'table = "passages"; row = "factsheet-ports-authority-met-the-minister";'
                ' expect = "The Ports Authority met the minister."',
            ),
        ],
        [],
        [
            "seen passages factsheet-ports-authority-met-the-minister None: None → None",
            "seen notices nothing-read-somebody-is-named-here-but-no-6c98da None: None → None",
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_correction_changes_this_and_nothing_else(case: str) -> None:
    entries, expected, records = CASES[case]
    after = corrected("\n".join(entry(*one) for one in entries))
    assert changes(read_tables(), after) == sorted(expected, key=lambda line: (line[2:], line))
    assert recorded(after) == records
    assert validate(after).render() == "every rule holds"


def test_each_row_of_corrections_says_why_who_and_when() -> None:
    after = corrected(entry("replace", SATO + '; column = "name"; value = "A. Sato"; expect = "Aiko Sato"'))
    assert after["corrections"] == [
        {
            "correction_id": "replace-aiko-sato-name",
            "kind": "replace",
            "table_name": "people",
            "row_id": "aiko-sato",
            "column_name": "name",
            "old_value": "Aiko Sato",
            "new_value": "A. Sato",
            "reason": "So it is.",
            "who": "Ana Ruiz",
            "date": datetime.date(2026, 2, 1),
        }
    ]


def test_without_corrections_the_tables_are_those_that_were_read() -> None:
    assert corrected("# nothing\n") is read_tables()


def test_merging_a_dialogue_re_keys_its_links_and_merges_phases_pillars_and_events_that_become_equal() -> (
    None
):
    tables = twice()
    names = '{ from = "Harbor Talks", into = "Harbour Dialogue" }'
    keys = f'table = "dialogues"; from = "harbor-talks"; into = "harbour-dialogue"; expect = {names}'
    after = corrected(entry("merge", keys), tables)
    assert validate(after).render() == "every rule holds"
    assert [line for line in changes(tables, after) if " words " not in line] == [
        "+ aliases harbour-dialogue-harbor-talks",
        "- dialogue_parties harbor-talks/CAN",
        "- dialogues harbor-talks",
        "~ event_participants.event_id of ht-2013-05-launch-can: ht-2013-05-launch → hd-2013-05-launch",
        "- events ht-2013-05-launch",
        "- phases ht-original",
        "- pillars ht-original-trade",
        "~ pillars.dialogue_id of ht-original-trade-quotas: harbor-talks → harbour-dialogue",
        "~ pillars.parent_pillar_id of ht-original-trade-quotas: ht-original-trade → hd-original-trade",
        "~ pillars.phase_id of ht-original-trade-quotas: ht-original → hd-original",
    ]


def twice() -> Tables:
    """The dialogue once more under another name, with a phase, a launch and a pillar that are the same."""
    from correcting import readout
    from resolving import Source

    from pipeline.resolve import resolve

    source = Source("leaflet", "Canada launched the Harbor Talks (HT) in May 2013: Trade, with Quotas.")
    dialogue = source.draft("dialogues", "d", "Harbor Talks", name="Harbor Talks", abbreviation="HT")
    source.mention(dialogue, "Harbor Talks")
    source.draft("dialogue_parties", "c", "Canada", dialogue_id=dialogue, country_code="CAN")
    phase = source.draft("phases", "1", "launched", dialogue_id=dialogue, ordinal=1, kind="original")
    about = {"dialogue_id": dialogue, "phase_id": phase}
    launch = {"kind": "launch", "title": "Launch", "date_edtf": "2013-05", "status": "occurred"}
    event = source.draft("events", "1", "launched", **about, **launch)
    source.draft("event_participants", "c", "Canada", event_id=event, country_code="CAN")
    pillar = source.draft("pillars", "1", "Trade", **about, level=1, position=1, name="Trade")
    topic = {"level": 2, "position": 1, "name": "Quotas", "parent_pillar_id": pillar}
    source.draft("pillars", "2", "Quotas", **about, **topic)
    return resolve([readout(), source.extraction()])
