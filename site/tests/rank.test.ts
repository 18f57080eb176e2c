// The search: all words must be found, and what is meant most likely comes first.
import assert from "node:assert/strict";
import { test } from "node:test";
import { indexed, rank } from "../src/rank";
import type { Entry } from "../src/types";

const ENTRIES: Entry[] = [
  ["passages", "p1", "The Mexican Secretary of Economy met the press in Mexico City.", "A section on Guatemala", 0],
  ["organizations", "economy", "Secretariat of Economy", "secretariat · Mexico · SE", 4],
  ["countries", "MEX", "Mexico", "", 9],
  ["initiatives", "sowing", "Sowing Opportunities", "program · Sembrando Oportunidades", 2],
  ["people", "pena", "Enrique Peña Nieto", "", 3],
  ["events", "launch", "2013-09: Launch of the dialogue in Mexico City", "launch · occurred", 2],
  ["memberships", "m1", "Secretariat of Economy, co_chair", "Mexico", 1],
];
const INDEX = indexed(ENTRIES);
const found = (query: string): string[] => rank(INDEX, query).map((one) => one.entry[1]);

test("the best comes first", () => {
  const cases: [string, string[]][] = [
    ["mexico", ["MEX", "launch", "economy", "p1", "m1"]],
    ["MÉXICO", ["MEX", "launch", "economy", "p1", "m1"]],
    ["pena", ["pena"]],
    ["Peña Nieto", ["pena"]],
    ["secretariat economy", ["economy", "m1"]],
    ["economy mex", ["economy", "m1", "p1"]],
    ["sembrando", ["sowing"]],
    ["launch 2013", ["launch"]],
    ["portunit", ["sowing"]],
  ];
  for (const [query, expected] of cases) assert.deepEqual(found(query).sort(), [...expected].sort(), query);
  for (const [query, expected] of cases) assert.equal(found(query)[0], expected[0], query);
});

test("a word that is nowhere finds nothing, however well the others fit", () => {
  for (const query of ["mexico zebra", "xyzzy", "", "   ", "–", "xi"]) assert.deepEqual(found(query), [], query);
});

test("a passage is found by its own words, not by the headings above it", () => {
  assert.deepEqual(found("guatemala"), []);
});

test("a hundred thousand entries are searched between two letters typed", () => {
  const many = indexed(Array.from({ length: 100_000 }, (_, at): Entry => ["outcomes", `o${at}`, `Outcome number ${at} of a meeting of ministers in Mexico City about trade`, "2021 · México", at % 7]));
  rank(many, "minister");
  const start = performance.now();
  assert.equal(rank(many, "minis mex trade").length, 100_000);
  assert.ok(performance.now() - start < 1500, `${performance.now() - start} ms`);
});
