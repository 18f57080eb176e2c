// A row is found in the file whose keys span it, in the database's order of letters.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compare, fileOf } from "../src/data";

test("the file of a key is the last that does not start after it", () => {
  const starts = ["a", "f", "q"];
  for (const [key, file] of [["a", 0], ["e", 0], ["f", 1], ["p", 1], ["q", 2], ["z", 2], ["", 0]] as const) assert.equal(fileOf(starts, key), file, key);
});

test("letters beyond the basic plane come last, as the database has them", () => {
  assert.ok(compare("😀", "\uffee") > 0);
  assert.ok("😀" < "\uffee");
  assert.equal(compare("ab", "ab"), 0);
  assert.ok(compare("a", "ab") < 0);
});
