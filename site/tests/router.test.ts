// The address of a view or fact survives the way there and back, whatever its parts hold.
import assert from "node:assert/strict";
import { test } from "node:test";
import { factHash, factName, format, parse } from "../src/router";

test("a permanent link reads as it is documented", () => {
  assert.equal(factHash("events", "hled-2013-09-launch"), "#fact=events/hled-2013-09-launch");
  assert.equal(factHash("dialogue_parties", "hled/MEX", "a b"), "#fact=dialogue_parties/hled/MEX&in=a%20b");
});

test("a key with slashes keeps them", () => {
  assert.deepEqual(factName("dialogue_parties/hled/MEX"), ["dialogue_parties", "hled/MEX"]);
  assert.deepEqual(factName("events"), ["events", ""]);
});

test("parameters come back as they went, those without a value left out", () => {
  const hard = "a=b&c#d %25 é 😀 </script>";
  assert.deepEqual([...parse(format([["view", "tables"], ["q", hard], ["page", 2], ["sort", null]]))], [["view", "tables"], ["q", hard], ["page", "2"]]);
});

test("an address that nobody wrote right is read as far as it goes", () => {
  assert.deepEqual([...parse("#fact=%E0%A4%A&x&=y")], [["fact", "%E0%A4%A"], ["x", ""]]);
  assert.deepEqual([...parse("")], []);
});
