"""A correction that does not fit stops the build: each guard is shown to catch the fault it is there for."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest
from correcting import WHERE, corrected, entry, factsheet, read_tables, readout
from resolving import Source

from pipeline.errors import InputError
from pipeline.model import Tables
from pipeline.resolve import resolve


def faults(toml: str, tables: Tables | None = None) -> list[str]:
    """Each fault on a line: its line in the file, what is wrong, what to do."""
    with pytest.raises(InputError) as caught:
        corrected(toml, tables)
    told = str(caught.value).replace("\n    with", " with")
    lines = (
        told.splitlines()[1:] if told.splitlines()[0].endswith(f"are wrong in {WHERE}") else told.splitlines()
    )
    found = [" | ".join(part.strip() for part in lines[at : at + 3]) for at in range(0, len(lines), 3)]
    return [one.replace(f"where: {WHERE}, line ", "").replace("to do: ", "") for one in found]


MEETING = 'table = "events"; row = "hd-2014-meeting-ports"; '
DATE = MEETING + 'column = "date_edtf"; value = "2014-03"; expect = "2014"'
PORTS = 'table = "organizations"; row = "department-of-ports-can"; expect = { name = "Department of Ports" }'
MINISTRY = 'table = "organizations"; from = "ports-authority-can"; into = "department-of-ports-can"; '
MERGE = MINISTRY + 'expect = { from = "Ports Authority", into = "Department of Ports" }'
NOTICE = "nothing-read-somebody-is-named-here-but-no-6c98da"
SEEN = f'table = "notices"; row = "{NOTICE}"; expect = "The Ports of Japan were glad."'
GLAD = 'source = "readout"; quote = "The Ports of Japan were glad"'
PERSON = 'table = "people"; values = { name = "Jo Ray" }; '
SEAT = (
    'table = "memberships"; values = { dialogue_id = "harbour-dialogue", phase_id = "hd-original",'
    ' organization_id = "ports-authority-can", country_code = "CAN", role = "participant" }; '
)
AGAIN = "look at the source again: if the correction still holds, mend its `expect`, else take the entry out"
GONE = "look at the source again; if it no longer says so, take the entry out"
SEATS = '"event_participants/hd-2014-meeting-ports-department-of-ports-can", "memberships/hd-original-department-of-ports-can"'

# An entry that does not fit the data → what is told: what is wrong, the line, what to do.
STALE: list[tuple[str, str, list[str]]] = [
    (
        "replace",
        DATE.replace('"2014"', '"2013"'),
        [f'`date_edtf` of `hd-2014-meeting-ports` in `events` is "2014", not "2013" | 1 | {AGAIN}'],
    ),
    (
        "replace",
        DATE.replace('"2014"', '""'),
        [f'`date_edtf` of `hd-2014-meeting-ports` in `events` is "2014", not NULL | 1 | {AGAIN}'],
    ),
    (
        "replace",
        DATE.replace('"2014-03"', '"2014"').replace('expect = "2014"', 'expect = "2013"'),
        [
            '`date_edtf` of `hd-2014-meeting-ports` in `events` is "2014", not "2013"'
            " | 1 | that is what the correction asks for: take the entry out"
        ],
    ),
    (
        "replace",
        DATE.replace('"2014-03"', '"2014"'),
        ["`value` and `expect` are the same | 1 | write what it should say, or take the entry out"],
    ),
    (
        "replace",
        DATE.replace("meeting-ports", "meeting-port"),
        ["no row of `events` has the id `hd-2014-meeting-port` | 1 | did you mean `hd-2014-meeting-ports`?"],
    ),
    (
        "replace",
        DATE.replace("hd-2014-meeting-ports", "zzz"),
        [f"no row of `events` has the id `zzz` | 1 | {GONE}"],
    ),
    (
        "drop",
        PORTS.replace('"Department of Ports"', '"Ports", kind = "agency"'),
        [
            f'`name` of `department-of-ports-can` in `organizations` is "Department of Ports", not "Ports" | 1 | {AGAIN}',
            f'`kind` of `department-of-ports-can` in `organizations` is "department", not "agency" | 1 | {AGAIN}',
        ],
    ),
    (
        "drop",
        PORTS,
        [
            "2 rows of other tables would say nothing without `department-of-ports-can` | 1"
            f" | if they should go too, write with = [{SEATS}]"
        ],
    ),
    (
        "drop",
        PORTS + '; with = ["memberships/hd-original-department-of-ports-can", "people/aiko-sato"]',
        [
            "`people/aiko-sato` does not hang on `department-of-ports-can` | 1"
            " | take it out of `with`; a row that can stand alone is dropped by an entry of its own",
            "1 row of other tables would say nothing without `department-of-ports-can` | 1"
            f' | if they should go too, write with = [{SEATS}, "people/aiko-sato"]',
        ],
    ),
    (
        "merge",
        MERGE.replace('"Ports Authority"', '"Authority"').replace('"Department of Ports"', '"Ports"'),
        [
            f'`name` of `ports-authority-can` in `organizations` is "Ports Authority", not "Authority" | 1 | {AGAIN}',
            f'`name` of `department-of-ports-can` in `organizations` is "Department of Ports", not "Ports" | 1 | {AGAIN}',
        ],
    ),
    (
        "merge",
        MERGE.replace('into = "department-of-ports-can"', 'into = "department-of-sports-can"'),
        [
            "no row of `organizations` has the id `department-of-sports-can` | 1"
            " | did you mean `department-of-ports-can`?"
        ],
    ),
    (
        "seen",
        SEEN.replace("glad.", "sad."),
        [
            f'`{NOTICE}` is about "The Ports of Japan were glad.", not "The Ports of Japan were sad." | 1 | {AGAIN}'
        ],
    ),
    (
        "seen",
        SEEN.replace(NOTICE, "zzz"),
        ["`notices` has no `zzz` | 1 | take the entry out: there is nothing left to see"],
    ),
    (
        "add",
        PERSON + GLAD.replace("readout", "redout"),
        ["there is no source `redout` | 1 | did you mean `readout`?"],
    ),
    (
        "add",
        PERSON + GLAD.replace("glad", "sad"),
        [
            '`readout` does not say "The Ports of Japan were sad" | 1 | copy them from `hled show readout`;'
            " if it no longer says so, take the entry out"
        ],
    ),
    (
        "add",
        PERSON + 'source = "readout"; quote = "Tariffs. The Ports"',
        [
            'no one passage of `readout` holds "Tariffs. The Ports" | 1'
            " | quote words of one passage, and name its section as `hled coverage` and `hled trace` do"
        ],
    ),
    (
        "add",
        PERSON + GLAD + '; section = "What was said"',
        [
            'no one passage of `readout` under `What was said` holds "The Ports of Japan were glad" | 1'
            " | quote words of one passage, and name its section as `hled coverage` and `hled trace` do"
        ],
    ),
    (
        "add",
        PERSON + 'source = "readout"; quote = "the"',
        [
            '"the" stands in `readout` 3 times | 1 | quote more words, or add `section`, or `occurrence` from 1 to 3'
        ],
    ),
    (
        "add",
        PERSON + 'source = "readout"; quote = "the"; occurrence = 4',
        ['"the" stands in `readout` only 3 times, not 4 | 1 | write `occurrence` from 1 to 3'],
    ),
    (
        "add",
        PERSON.replace("Jo Ray", "aiko SATO") + GLAD,
        [
            "`people` says that already: aiko-sato | 1 | take the entry out;"
            " if it is another of that name, give it an id of its own as `row`"
        ],
    ),
    (
        "add",
        SEAT.replace("participant", "co_chair") + GLAD,
        ["`memberships` says that already: hd-original-ports-authority-can | 1 | take the entry out"],
    ),
    (
        "add",
        PERSON + GLAD + '; row = "aiko-sato"',
        [
            "`people` has a row `aiko-sato` already | 1"
            " | to change that row, replace its columns; else name another id, or none"
        ],
    ),
    (
        "add",
        PERSON + GLAD + '; row = "Jo Ray"',
        ["the id `Jo Ray` is no slug (a-z, 0-9, hyphens) | 1 | write it as `jo-ray`, or leave it out"],
    ),
]


@pytest.mark.parametrize(("kind", "keys", "expected"), STALE)
def test_an_entry_that_does_not_fit_the_data_is_told_with_its_line(
    kind: str, keys: str, expected: list[str]
) -> None:
    assert faults(entry(kind, keys)) == expected


KINDS = (
    "announcement, launch, relaunch, meeting, review, signing, program_launch, completion, statement, other"
)
COLUMNS_OF_EVENT = 'kind = "meeting", title = "They met", status = "occurred"'
# An entry whose value no row may hold → what is told.
VALUES: list[tuple[str, str, str]] = [
    (
        "replace",
        DATE.replace('"2014-03"', '"March 2014"'),
        "`events.date_edtf` cannot be March 2014: not a date in EDTF | 1"
        " | write When it happened, as precisely as the text says, EDTF",
    ),
    (
        "replace",
        MEETING + 'column = "kind"; value = "party"; expect = "meeting"',
        f"`events.kind` cannot be party: not in the column's closed list | 1 | write one of: {KINDS}",
    ),
    (
        "replace",
        MEETING + 'column = "title"; value = 7; expect = "Sato met the Ports"',
        "`events.title` cannot be 7: not of the column's type | 1 | write The event in one readable line",
    ),
    (
        "replace",
        MEETING + 'column = "title"; value = ""; expect = "Sato met the Ports"',
        "`events.title` cannot be NULL: NULL where a value must be | 1 | write The event in one readable line",
    ),
    (
        "replace",
        'table = "quantities"; row = "ships-5"; column = "value"; value = "six"; expect = 5',
        "`quantities.value` cannot be six: not of the column's type | 1"
        " | write The number in base units: $1.5 billion is 1500000000",
    ),
    (
        "replace",
        'table = "phases"; row = "hd-original"; column = "ordinal"; value = 0; expect = 1',
        "`phases.ordinal` cannot be 0: below the least value allowed | 1"
        " | write Place among the dialogue's phases, from 1",
    ),
    (
        "replace",
        'table = "people"; row = "aiko-sato"; column = "wikidata_id"; value = "42"; expect = ""',
        "`people.wikidata_id` cannot be 42: not in the column's form | 1 | write Their item in Wikidata",
    ),
    (
        "replace",
        MEETING + 'column = "place_id"; value = "vancuver"; expect = "vancouver"',
        "`places` has no row `vancuver` for `place_id` | 1 | did you mean `vancouver`?",
    ),
    (
        "replace",
        'table = "places"; row = "vancouver"; column = "country_code"; value = "XYZ"; expect = "CAN"',
        "`countries` has no row `XYZ` for `country_code` | 1 | name a row that is there, or add it",
    ),
    (
        "replace",
        'table = "event_participants"; row = "hd-2014-meeting-ports-aiko-sato"; column = "country_code";'
        ' value = "JPN"; expect = ""',
        "`hd-2014-meeting-ports-aiko-sato` of `event_participants` would be about more than one, or none | 1"
        ' | let another entry set the others to ""; exactly one of person_id, organization_id, country_code is filled',
    ),
    (
        "replace",
        'table = "memberships"; row = "hd-original-ports-authority-can"; column = "organization_id";'
        ' value = "department-of-ports-can"; expect = "ports-authority-can"',
        "`hd-original-ports-authority-can` of `memberships` would say the same as `hd-original-department-of-ports-can`"
        " | 1 | drop one of the two instead",
    ),
    (
        "replace",
        'table = "pillars"; row = "hd-original-trade"; column = "parent_pillar_id";'
        ' value = "hd-original-trade-tariffs"; expect = ""',
        "`hd-original-trade` would stand under itself | 1 | name another parent",
    ),
    (
        "add",
        SEAT.replace(', role = "participant"', "") + GLAD,
        "a row of `memberships` needs `role` | 1 | add it: one of: co_chair, participant",
    ),
    (
        "add",
        SEAT.replace('role = "participant"', 'role = "chair"') + GLAD,
        "`memberships.role` cannot be chair: not in the column's closed list | 1"
        " | write one of: co_chair, participant",
    ),
    (
        "add",
        SEAT.replace("ports-authority-can", "ports-authority") + GLAD,
        "`organizations` has no row `ports-authority` for `organization_id` | 1 | did you mean `ports-authority-can`?",
    ),
    (
        "add",
        'table = "event_participants"; values = { event_id = "hd-2013-05-launch" }; ' + GLAD,
        "not exactly one of person_id, organization_id, country_code is filled | 1 | give one of them a value",
    ),
    (
        "add",
        'table = "aliases"; values = { entity_kind = "person", entity_id = "vancouver", alias = "V" }; '
        + GLAD,
        "`people` has no row `vancouver` for `entity_id` | 1 | name a row that is there, or add it",
    ),
    (
        "add",
        'table = "events"; values = { place_id = "vancouver", date_edtf = "2014-13", '
        + COLUMNS_OF_EVENT
        + " }; "
        + GLAD,
        "`events.date_edtf` cannot be 2014-13: not a date in EDTF | 1"
        " | write When it happened, as precisely as the text says, EDTF",
    ),
]


@pytest.mark.parametrize(("kind", "keys", "expected"), VALUES)
def test_a_value_that_no_row_may_hold_is_told_before_validation(kind: str, keys: str, expected: str) -> None:
    assert faults(entry(kind, keys)) == [expected]


def test_a_notice_that_is_worded_otherwise_now_is_known_by_its_kind_and_words() -> None:
    other = SEEN.replace(NOTICE, "nothing-read-in-the-words-of-before-123456")
    (record,) = corrected(entry("seen", other))["corrections"]
    assert (record["kind"], record["table_name"], record["row_id"]) == ("seen", "notices", NOTICE)
    assert faults(entry("seen", other.replace("nothing-read-in", "second-role-in")))[0].startswith(
        "`notices` has no"
    )
    assert faults(entry("seen", other.replace("glad", "sad")))[0].startswith("`notices` has no")


def test_the_notice_that_an_entry_answers_need_not_be_given_any_more() -> None:
    assert (
        corrected(entry("replace", DATE + '; notice = "gone"'))["corrections"][0]["column_name"]
        == "date_edtf"
    )


def test_all_that_does_not_fit_is_told_at_once_in_the_order_of_the_file() -> None:
    entries = [(kind, keys) for kind, keys, _ in STALE if "zzz" in keys] + [(k, v) for k, v, _ in VALUES[1:3]]
    told = faults("\n".join(entry(*one) for one in entries))
    assert len(told) == len(entries) == 4
    lines = [int(one.split(" | ")[1]) for one in told]
    assert lines == sorted(lines)


def test_an_addition_at_fault_does_not_keep_what_leans_on_it_from_being_told() -> None:
    body = 'table = "organizations"; row = "Bad Id"; values = { name = "Ports of Japan" }; ' + GLAD
    told = faults(entry("add", body) + entry("add", SEAT.replace("ports-authority-can", "bad-id") + GLAD))
    assert [one.split(" | ")[0] for one in told] == [
        "the id `Bad Id` is no slug (a-z, 0-9, hyphens)",
        "`organizations` has no row `bad-id` for `organization_id`",
    ]


def test_nothing_is_corrected_where_anything_is_wrong() -> None:
    before = copy.deepcopy(read_tables())
    faults(entry("replace", DATE) + entry("replace", DATE.replace("date_edtf", "title")))
    corrected(entry("replace", DATE) + entry("merge", MERGE))
    assert read_tables() == before


def test_two_equal_additions_are_one_too_many() -> None:
    told = faults(entry("add", PERSON + GLAD) + entry("add", PERSON + GLAD))
    assert told == [
        f"`people` says that already: the row added in {WHERE}, line 1 | 9 | take the entry out;"
        " if it is another of that name, give it an id of its own as `row`"
    ]


# A source that has changed, and the correction that no longer fits.
def _without_words(tables: Tables) -> None:
    tables["sources"][1]["text"] = str(tables["sources"][1]["text"]).replace("glad", "sad")


def _with_the_fact(tables: Tables) -> None:
    tables["people"].append({"person_id": "jo-ray", "name": "Jo Ray", "wikidata_id": None})


CHANGED: list[tuple[str, Callable[[Tables], None], str]] = [
    (PERSON + GLAD, _without_words, '`readout` does not say "The Ports of Japan were glad"'),
    (PERSON + GLAD, _with_the_fact, "`people` says that already: jo-ray"),
]


@pytest.mark.parametrize(("keys", "change", "expected"), CHANGED)
def test_an_addition_stops_the_build_once_the_source_has_changed(
    keys: str, change: Callable[[Tables], None], expected: str
) -> None:
    tables = copy.deepcopy(read_tables())
    corrected(entry("add", keys), tables)
    change(tables)
    assert faults(entry("add", keys), tables)[0].startswith(expected)


def test_a_replacement_and_a_drop_stop_the_build_once_the_source_says_otherwise() -> None:
    toml = entry("replace", DATE) + entry(
        "drop", 'table = "places"; row = "vancouver"; expect = { kind = "city" }'
    )
    corrected(toml, resolve([readout(), factsheet()]))
    source = Source("readout", "The Harbour Dialogue met in 2015.")
    source.draft("events", "1", "met", kind="meeting", title="Met", date_edtf="2015", status="occurred")
    assert [one.split(" | ")[0] for one in faults(toml, resolve([source.extraction()]))] == [
        "no row of `events` has the id `hd-2014-meeting-ports`",
        "no row of `places` has the id `vancouver`",
    ]


def test_numbers_that_tell_not_what_they_count_may_be_told_twice() -> None:
    ships = 'table = "quantities"; values = { value = 5.0, unit = "ships", qualifier = "more_than"'
    after = corrected(entry("add", ships + " }; " + GLAD) + entry("add", ships + ', per = "day" }; ' + GLAD))
    assert len(after["quantities"]) == 3
    told = ships + ', subject = "ferries" }; ' + GLAD
    assert faults(entry("add", told) * 2)[0].startswith("`quantities` says that already")


def test_what_two_drops_take_along_need_be_named_once() -> None:
    launch = 'table = "events"; row = "hd-2014-meeting-ports"; expect = { date_edtf = "2014" }'
    along = '"event_participants/hd-2014-meeting-ports-department-of-ports-can"'
    seats = f'; with = ["memberships/hd-original-department-of-ports-can", {along}]'
    sato = '; with = ["event_participants/hd-2014-meeting-ports-aiko-sato"]'
    after = corrected(entry("drop", launch + sato) + entry("drop", PORTS + seats))
    assert after["event_participants"] == []


def test_a_number_is_expected_by_its_value_and_not_by_how_it_is_written() -> None:
    keys = 'table = "quantities"; row = "ships-5"; column = "value"; value = 6; expect = '
    for written in ("5", "5.0", '"5"'):
        assert corrected(entry("replace", keys + written))["quantities"][0]["value"] == 6
