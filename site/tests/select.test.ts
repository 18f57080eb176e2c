// Which rows a table shows: letters, tests of columns and order together, and the address that names all of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { format, parse } from "../src/router";
import { type Choice, select, values } from "../src/select";
import { paramsOf, type State, stateOf } from "../src/state";
import type { Column, Row } from "../src/types";

const COLUMNS: Column[] = ["id", "name", "count", "day"].map((name) => ({ name, type: "VARCHAR", description: "" }));
const ROWS: Row[] = [
  ["a", "México", 10, "2013-05-01"],
  ["b", "mexican", 9, null],
  ["c", null, null, "2021-09-09"],
  ["d", "Álvaro", 100, "2013-05-01"],
  ["e", "alpha", -1, "1999-01-01"],
];
const NONE: Choice = { text: "", filters: [], sort: null, descending: false };
const ids = (choice: Partial<Choice>): string => select(ROWS, COLUMNS, { ...NONE, ...choice }).map((row) => row[0]).join("");

test("rows are chosen and ordered as asked", () => {
  const cases: [Partial<Choice>, string][] = [
    [{}, "abcde"],
    [{ text: "MEX" }, "ab"],
    [{ text: "méx" }, "ab"],
    [{ text: "2013" }, "ad"],
    [{ text: "zebra" }, ""],
    [{ filters: [{ test: "is", column: "name", value: "mexican" }] }, "b"],
    [{ filters: [{ test: "is", column: "count", value: "10" }] }, "a"],
    [{ filters: [{ test: "has", column: "name", value: "al" }] }, "de"],
    [{ filters: [{ test: "no", column: "day", value: "yes" }] }, "b"],
    [{ filters: [{ test: "no", column: "day", value: "no" }] }, "acde"],
    [{ filters: [{ test: "is", column: "day", value: "2013-05-01" }, { test: "has", column: "name", value: "x" }] }, "a"],
    [{ filters: [{ test: "is", column: "unknown", value: "x" }] }, "abcde"],
    [{ sort: "count" }, "ebadc"],
    [{ sort: "count", descending: true }, "dabec"],
    [{ sort: "unknown" }, "abcde"],
  ];
  for (const [choice, expected] of cases) assert.equal(ids(choice), expected, JSON.stringify(choice));
});

test("names are ordered as a reader would, and what is missing comes last either way", () => {
  assert.equal(ids({ sort: "name" }), "edbac");
  assert.equal(ids({ sort: "name", descending: true }), "abdec");
});

test("rows that are equal in the column keep their order", () => {
  assert.equal(ids({ sort: "day" }), "eadcb");
  assert.equal(ids({ sort: "day", descending: true }), "cadeb");
});

test("the values of a column are told most frequent first", () => {
  assert.deepEqual(values(ROWS, 3, 2), [["2013-05-01", 2], ["1999-01-01", 1]]);
});

test("a link restores what it was made of, whatever the values hold", () => {
  const state: State = {
    table: "events", page: 4, text: "a=b&c #é 😀", sort: "day", descending: true,
    filters: [{ test: "is", column: "name", value: "x&is.y=z" }, { test: "no", column: "day", value: "no" }, { test: "has", column: "name", value: "%" }],
  };
  for (const one of [state, { ...state, descending: false }, { ...state, sort: null, descending: false, page: 0, filters: [], text: "" }]) {
    assert.deepEqual(stateOf(parse(format(paramsOf(one))), "first"), one);
  }
});

test("an address that nobody wrote right shows the table from its beginning", () => {
  assert.deepEqual(stateOf(parse("#view=tables&page=-3&was.x=1&.=2&is=3"), "timeline"), { table: "timeline", page: 0, ...NONE });
  assert.equal(stateOf(parse("#view=tables&page=x"), "timeline").page, 0);
});
