// What is looked for is found whatever its case, accents and dots.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, hits, words } from "../src/fold";

test("case and accents fold away, in every script that has them", () => {
  const cases = [["México", "mexico"], ["PEÑA NIETO", "pena nieto"], ["Łódź", "lodz"], ["Straße", "strasse"], ["İstanbul", "istanbul"], ["Ελλάδα", "ελλαδα"], ["ﬁle", "file"], ["日本 😀", "日本 😀"]];
  for (const [text, folded] of cases) assert.equal(fold(text!), folded);
});

test("a text becomes words between single spaces; dotted letters are one word", () => {
  const cases = [["U.S.–Mexico High-Level", " us mexico high level "], ["the U.S.A., and J. Smith", " the usa and j smith "], ["$1.5 billion", " 1 5 billion "], ["  ", "  "], ["", "  "]];
  for (const [text, folded] of cases) assert.equal(words(text!), folded);
});

test("what was found is cut out of the text without losing a letter of it", () => {
  assert.deepEqual(hits("U.S.–México, mexican 😀", ["mex", "us"]), [["U.S.", true], ["–", false], ["México", true], [", ", false], ["mexican", true], [" 😀", false]]);
  assert.deepEqual(hits("nothing", ["else"]), [["nothing", false]]);
  for (const text of ["a b.c. D.E.F, é", "", "U.S. 🇲🇽 a\u0301bc"]) assert.equal(hits(text, ["a", "d"]).map(([part]) => part).join(""), text);
});
