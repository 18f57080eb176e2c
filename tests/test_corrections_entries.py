"""What an entry of raw/corrections.toml may say, and every way in which it can be malformed, by line."""

from __future__ import annotations

import datetime

import pytest
from correcting import WHERE, entry
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corrections.entries import Correction, parse
from pipeline.corrections.lines import headers
from pipeline.errors import InputError

SEEN = 'table = "notices"; row = "x"; expect = "X"'


def faults(toml: str) -> list[str]:
    """Each fault on a line: its place, what is wrong, what to do."""
    with pytest.raises(InputError) as caught:
        parse(toml.encode(), WHERE)
    lines = str(caught.value).splitlines()
    if lines[0].endswith(f"things are wrong in {WHERE}"):
        lines = lines[1:]
    told = [" | ".join(part.strip() for part in lines[at : at + 3]) for at in range(0, len(lines), 3)]
    return [one.replace(f"where: {WHERE}, ", "").replace("to do: ", "") for one in told]


def test_an_entry_of_each_kind_says_who_corrects_what_why_and_when() -> None:
    toml = "\n".join(
        [
            entry(
                "replace", 'table = "events"; row = "x"; column = "date_edtf"; value = "2014"; expect = ""'
            ),
            entry("drop", 'table = "people"; row = "y"; expect = { name = "Y" }; with = ["positions/y-m"]'),
            entry(
                "add", 'table = "people"; values = { name = "Z" }; source = "s"; quote = "Z"; occurrence = 2'
            ),
            entry("merge", 'table = "people"; from = "a"; into = "b"; expect = { from = "A", into = "B" }'),
            entry("seen", 'table = "notices"; row = "n"; expect = "HLEC"'),
        ]
    )
    signed = {"reason": "So it is.", "who": "Ana Ruiz", "date": datetime.date(2026, 2, 1)}
    assert parse(toml.encode(), WHERE) == (
        Correction(f"{WHERE}, line 1", "replace", "events", row="x", column="date_edtf", value="2014",
                   expect={"date_edtf": None}, **signed),
        Correction(f"{WHERE}, line 11", "drop", "people", row="y", expect={"name": "Y"},
                   along=("positions/y-m",), **signed),
        Correction(f"{WHERE}, line 20", "add", "people", values={"name": "Z"}, source="s", quote="Z",
                   occurrence=2, **signed),
        Correction(f"{WHERE}, line 30", "merge", "people", row="a", into="b",
                   expect={"from": "A", "into": "B"}, **signed),
        Correction(f"{WHERE}, line 39", "seen", "notices", row="n", expect={"words": "HLEC"}, **signed),
    )  # fmt: skip


def test_a_date_may_stand_between_quotation_marks() -> None:
    written = entry("seen", SEEN).replace("2026-02-01", '"2026-02-01"')
    assert parse(written.encode(), WHERE) == parse(entry("seen", SEEN).encode(), WHERE)


@pytest.mark.parametrize(
    "empty", ["", "\n", "# nothing yet\n", "\ufeff# with a byte order mark\n", "replace = []"]
)
def test_a_file_without_an_entry_corrects_nothing(empty: str) -> None:
    if empty == "replace = []":
        assert faults(empty) == ["`replace` is no list of entries | line 1 | begin each with [[replace]]"]
    else:
        assert parse(empty.encode(), WHERE) == ()


REPLACE = 'table = "people"; row = "x"; column = "name"; value = "X"; expect = "Y"'
DROP = 'table = "people"; row = "x"; expect = { name = "Y" }'
ADD = 'table = "people"; values = { name = "X" }; source = "s"; quote = "X"'
MERGE = 'table = "people"; from = "x"; into = "y"; expect = { from = "X", into = "Y" }'

DAY = "a day such as 2024-05-31"
LINE = "words between quotation marks, on one line"
VALUE = 'a text or a number; "" for no value'

# An entry → what is wrong with it.
MALFORMED: list[tuple[str, list[str]]] = [
    (entry("repalce", REPLACE), ["unknown kind of correction `repalce` | line 1 | did you mean `replace`?"]),
    (
        entry("zzz", REPLACE),
        ["unknown kind of correction `zzz` | line 1 | there are: replace, drop, add, merge, seen"],
    ),
    ("# one\n\nwho = 1\n", ["unknown kind of correction `who` | line 3 | there are: replace, drop, add, merge, seen"]),
    ("drop = 3\n", ["`drop` is no list of entries | line 1 | begin each with [[drop]]"]),
    (
        "seen = 1\nreplace = 2\ndrop = 3\n",
        [
            "`replace` is no list of entries | line 2 | begin each with [[replace]]",
            "`drop` is no list of entries | line 3 | begin each with [[drop]]",
            "`seen` is no list of entries | line 1 | begin each with [[seen]]",
        ],
    ),
    ("[drop]\nrow = 1\n", ["`drop` is no list of entries | line 1 | begin each with [[drop]]"]),
    (
        'drop = [{ table = "people" }]\n',
        ["`drop` is no list of entries | line 1 | begin each with [[drop]]"],
    ),
    (
        entry("replace", REPLACE + "; reaso = 3"),
        ["a correction of the kind replace has an unknown key `reaso` | line 1 | did you mean `reason`?"],
    ),
    (
        entry("seen", SEEN + '; "\\u001b[31m" = 3'),
        [
            "a correction of the kind seen has an unknown key `'\\x1b[31m'` | line 1"
            " | its keys are: table, row, expect, reason, who, date"
        ],
    ),
    (
        "[[seen]]\n",
        [
            f"a correction of the kind seen lacks `table` | line 1 | add it: {LINE}",
            f"a correction of the kind seen lacks `row` | line 1 | add it: {LINE}",
            "a correction of the kind seen lacks `expect` | line 1"
            " | add it: the words that the notice flags, or the passage",
            "a correction of the kind seen lacks `reason` | line 1 | add it: words between quotation marks",
            f"a correction of the kind seen lacks `who` | line 1 | add it: {LINE}",
            f"a correction of the kind seen lacks `date` | line 1 | add it: {DAY}",
        ],
    ),
    (entry("seen", SEEN).replace("2026-02-01", '"yesterday"'), [f"a bad value for `date` | line 1 | write {DAY}"]),
    (
        entry("seen", SEEN).replace("2026-02-01", "2026-02-01T10:00:00"),
        [f"a bad value for `date` | line 1 | write {DAY}"],
    ),
    (entry("seen", SEEN).replace("2026-02-01", '"2026-02-31"'), [f"a bad value for `date` | line 1 | write {DAY}"]),
    (entry("seen", SEEN).replace("2026-02-01", "20260201"), [f"a bad value for `date` | line 1 | write {DAY}"]),
    (entry("seen", SEEN).replace("Ana Ruiz", " "), [f"a bad value for `who` | line 1 | write {LINE}"]),
    (entry("seen", SEEN).replace("Ana Ruiz", "\\u001b[2J"), [f"a bad value for `who` | line 1 | write {LINE}"]),
    (entry("seen", SEEN).replace('"Ana Ruiz"', "7"), [f"a bad value for `who` | line 1 | write {LINE}"]),
    (
        entry("seen", SEEN).replace("So it is.", "\u200b"),
        ["a bad value for `reason` | line 1 | write words between quotation marks"],
    ),
    (entry("replace", REPLACE.replace('"X"', "true")), [f"a bad value for `value` | line 1 | write {VALUE}"]),
    (entry("replace", REPLACE.replace('"X"', "nan")), [f"a bad value for `value` | line 1 | write {VALUE}"]),
    (entry("replace", REPLACE.replace('"X"', "[1]")), [f"a bad value for `value` | line 1 | write {VALUE}"]),
    (
        entry("replace", REPLACE.replace('"Y"', '{ name = "Y" }')),
        ['a bad value for `expect` | line 1 | write what the column says now; "" for no value'],
    ),
    (
        entry("drop", DROP.replace('{ name = "Y" }', '"Y"')),
        ['a bad value for `expect` | line 1 | write columns and what they say now: { name = "…" }'],
    ),
    (
        entry("drop", DROP.replace('{ name = "Y" }', "{}")),
        ['a bad value for `expect` | line 1 | write columns and what they say now: { name = "…" }'],
    ),
    (
        entry("drop", DROP + '; with = "positions/y"'),
        ['a bad value for `with` | line 1 | write a list of rows: ["memberships/…"]'],
    ),
    (
        entry("drop", DROP + '; with = ["positions"]'),
        ['a bad value for `with` | line 1 | write a list of rows: ["memberships/…"]'],
    ),
    (
        entry("merge", MERGE.replace(', into = "Y" }', " }")),
        ['a bad value for `expect` | line 1 | write the names of both: { from = "…", into = "…" }'],
    ),
    (
        entry("add", ADD + "; occurrence = 0"),
        ["a bad value for `occurrence` | line 1 | write a whole number from 1"],
    ),
    (
        entry("add", ADD.replace('; quote = "X"', "")),
        [
            "a correction of the kind add lacks `quote` | line 1 | add it: words between quotation marks",
            "`source` stands without `quote` | line 1 | add `quote`, or take both out",
        ],
    ),
    (
        entry("replace", REPLACE + '; quote = "X"'),
        ["`quote` stands without `source` | line 1 | add `source`, or take both out"],
    ),
    (
        entry("replace", REPLACE + '; section = "X"'),
        ["`section` stands without `quote` | line 1 | add `quote`, or take it out"],
    ),
    ("[[drop]]\ntable = \n", ["corrections.toml is malformed: Invalid value (at line 2, column 9)"
                              f" | where: {WHERE} | write one `key = \"value\"` a line"]),
    (
        entry("seen", SEEN).replace("2026-02-01", "2026-02-31"),
        ["corrections.toml is malformed: Invalid date or datetime (at line 7, column 8)"
         f" | where: {WHERE} | write one `key = \"value\"` a line"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("toml", "expected"), MALFORMED)
def test_a_malformed_entry_is_told_with_its_line_and_what_to_do(toml: str, expected: list[str]) -> None:
    assert faults(toml) == expected


FOLLOWS = "is computed and cannot be corrected itself"
EVENT = REPLACE.replace("people", "events")
# An entry about what cannot be corrected → what is wrong with it.
ASTRAY: list[tuple[str, str, str]] = [
    ("replace", REPLACE.replace("people", "peple"), "there is no table `peple` | line 1 | did you mean `people`?"),
    (
        "replace",
        REPLACE.replace('"name"', '"nam"'),
        "`people` has no column `nam` | line 1 | did you mean `name`?",
    ),
    ("drop", DROP.replace("name =", "kind ="),
     "`people` has no column `kind` | line 1 | there are: person_id, name, wikidata_id"),
    ("add", ADD.replace("{ name", "{ nmae"), "`people` has no column `nmae` | line 1 | did you mean `name`?"),
    (
        "replace",
        REPLACE.replace("people", "sources"),
        "`sources` is no table for a correction of the kind replace | line 1"
        " | what is known of a source stands in its source.toml",
    ),
    (
        "drop",
        DROP.replace("people", "notices"),
        "`notices` is no table for a correction of the kind drop | line 1 | to set a notice aside, use [[seen]]",
    ),
    (
        "add",
        ADD.replace("people", "corrections"),
        "`corrections` is no table for a correction of the kind add | line 1"
        " | corrections are listed there as they are made: edit the entry itself",
    ),
    (
        "merge",
        MERGE.replace("people", "memberships"),
        "`memberships` is no table for a correction of the kind merge | line 1 | of a fact told twice, drop one;"
        " mergeable are: dialogues, organizations, people, places, initiatives, events",
    ),
    (
        "seen",
        SEEN.replace("notices", "people"),
        "`people` is no table for a correction of the kind seen | line 1 | there are: notices, passages",
    ),
    (
        "replace",
        EVENT.replace('"name"', '"date_start"'),
        f"`date_start` {FOLLOWS} | line 1 | correct `date_edtf`, which it follows",
    ),
    (
        "add",
        ADD.replace("people", "pillars").replace("name =", "level ="),
        f"`level` {FOLLOWS} | line 1 | correct `parent_pillar_id`, which it follows",
    ),
    (
        "replace",
        REPLACE.replace('"name"', '"person_id"'),
        "`person_id` is the key of `people` | line 1 | ids stay as they are, so that links from elsewhere hold;"
        " to change a link, drop it and add another",
    ),
    (
        "replace",
        REPLACE.replace("people", "event_initiatives").replace('"name"', '"event_id"'),
        "`event_id` is the key of `event_initiatives` | line 1 | ids stay as they are, so that links from"
        " elsewhere hold; to change a link, drop it and add another",
    ),
    (
        "add",
        ADD.replace("name =", 'person_id = "x", name ='),
        "`person_id` is the key of `people` | line 1 | give it as `row`, or leave it out",
    ),
    (
        "add",
        ADD.replace("people", "dialogue_parties").replace("name =", "country_code =") + '; row = "x/y"',
        "the key of `dialogue_parties` is made of its columns | line 1 | take `row` out",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "keys", "expected"), ASTRAY)
def test_a_table_or_column_that_cannot_be_corrected_says_what_to_do_instead(
    kind: str, keys: str, expected: str
) -> None:
    assert faults(entry(kind, keys)) == [expected]


KEEP = "keep one of them"
# Entries that contradict each other → what is told of them.
CLASHES: list[tuple[list[tuple[str, str]], list[str]]] = [
    (
        [("replace", REPLACE), ("replace", REPLACE.replace('"X"', '"Z"'))],
        [f"two corrections decide the same: `name` of `x` of `people` | lines 1 and 11 | {KEEP}"],
    ),
    (
        [("drop", DROP), ("drop", DROP)],
        [f"two corrections decide the same: what becomes of `x` of `people` | lines 1 and 9 | {KEEP}"],
    ),
    (
        [("drop", DROP), ("merge", MERGE)],
        [
            f"two corrections decide the same: what becomes of `x` of `people` | lines 1 and 9 | {KEEP}",
        ],
    ),
    (
        [("replace", REPLACE), ("drop", DROP)],
        [f"`x` of `people` is corrected here, and dropped there | lines 1 and 11 | {KEEP}"],
    ),
    (
        [("replace", REPLACE), ("drop", DROP.replace('"x"', '"z"') + '; with = ["people/x"]')],
        [f"`x` of `people` is corrected here, and dropped there | lines 1 and 11 | {KEEP}"],
    ),
    (
        [("replace", REPLACE), ("merge", MERGE)],
        [f"`x` of `people` is corrected here, and merged away there | lines 1 and 11 | {KEEP}"],
    ),
    (
        [("merge", MERGE), ("merge", MERGE.replace('into = "y"', 'into = "z"'))],
        [f"two corrections decide the same: what becomes of `x` of `people` | lines 1 and 10 | {KEEP}"],
    ),
    (
        [("merge", MERGE), ("merge", MERGE.replace('from = "x"; into = "y"', 'from = "y"; into = "z"'))],
        [f"`y` of `people` is corrected here, and merged away there | lines 1 and 10 | {KEEP}"],
    ),
    (
        [("merge", MERGE), ("drop", DROP.replace('"x"', '"y"'))],
        [f"`y` of `people` is corrected here, and dropped there | lines 1 and 10 | {KEEP}"],
    ),
    (
        [("merge", MERGE.replace('into = "y"', 'into = "x"'))],
        ["`x` is to be merged into itself | line 1 | name another row as `into`"],
    ),
    (
        [("add", ADD + '; row = "x"'), ("add", ADD.replace('"X"', '"Z"') + '; row = "x"')],
        [f"two corrections decide the same: add `x` of `people` | lines 1 and 11 | {KEEP}"],
    ),
    (
        [("seen", SEEN), ("seen", SEEN)],
        [f"two corrections decide the same: what becomes of `x` of `notices` | lines 1 and 9 | {KEEP}"],
    ),
]


@pytest.mark.parametrize(("entries", "expected"), CLASHES)
def test_two_corrections_of_the_same_are_told_with_both_lines(
    entries: list[tuple[str, str]], expected: list[str]
) -> None:
    assert faults("\n".join(entry(*one) for one in entries)) == expected


def test_other_columns_of_a_row_and_a_row_dropped_to_be_added_anew_are_no_clash() -> None:
    apart = [("replace", REPLACE), ("replace", REPLACE.replace('"name"', '"wikidata_id"'))]
    anew = [("drop", DROP.replace('"x"', '"z"')), ("add", ADD + '; row = "z"')]
    assert len(parse("\n".join(entry(*one) for one in apart + anew).encode(), WHERE)) == 4


def test_all_faults_of_a_file_are_told_at_once() -> None:
    wrong = [one for one, _ in MALFORMED if one.startswith("[[") and "malformed" not in str(faults(one))]
    told = faults("\n".join(wrong))
    assert len(told) == sum(len(faults(one)) for one in wrong)
    lines = [int(one.split(" | ")[1].removeprefix("line ")) for one in told]
    kinds = [at for at, one in enumerate(told) if "unknown kind" not in one]
    assert [lines[at] for at in kinds] == sorted(lines[at] for at in kinds)


# What only looks like a header is none.
@pytest.mark.parametrize(
    "text",
    [
        '[[seen]]\nreason = """\n[[seen]]\n"""\n[[drop]]\n[[seen]]\n',
        "[[seen]]\nreason = '''\n[[seen]]\n'''\n[[drop]]\n[[seen]]\n",
        '[[seen]]\nreason = "a # [[x]]" # "\n# [[seen]] """\n\n[[drop]]\n [[ seen ]] # \'\n',
        '[[seen]]\nreason = """a\\""" [[seen]]\n[[seen]]"""\n\n[[drop]]\n[[seen]]\n',
        '[[seen]]\nreason = """"a""""\nwho = """b"""""\n\n[[drop]]\n[[seen]]\n',
    ],
)
def test_entries_are_counted_by_their_headers_and_not_by_what_stands_in_texts(text: str) -> None:
    assert headers(text) == {"seen": [1, 6], "drop": [5]}


@given(
    st.lists(st.tuples(st.sampled_from(["seen", "drop"]), st.text("a\"'#\n\\[]= ", max_size=12)), max_size=5)
)
def test_the_lines_of_entries_are_found_whatever_their_texts_hold(entries: list[tuple[str, str]]) -> None:
    import tomli_w

    text, expected = "", {}
    for kind, reason in entries:
        expected.setdefault(kind, []).append(text.count("\n") + 1)
        for line in (f"[[{kind}]]\n", tomli_w.dumps({"reason": reason}, multiline_strings=True)):
            text += line
    assert headers(text) == expected
