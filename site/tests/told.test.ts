// CSV as it leaves the page, and what the database's errors become.
import assert from "node:assert/strict";
import { test } from "node:test";
import { told } from "../src/console/told";
import { csv } from "../src/csv";

test("CSV keeps every value apart, nothing apart from an empty text", () => {
  assert.equal(csv(["a", 'b"'], [[1, null], ["x,y", ""], ['say "hi"', "line\nline"], [true, -0.5]]), 'a,"b"""\r\n1,\r\n"x,y",""\r\n"say ""hi""","line\nline"\r\ntrue,-0.5\r\n');
});

test("an error is told with what it means here, without advice that helps nobody", () => {
  const json = told(new Error('{"exception_type":"Parser","exception_message":"syntax error at or near \\"SELEC\\"\\n\\nLINE 1: SELEC 1"}'));
  assert.deepEqual(json, { hint: null, message: 'Parser Error: syntax error at or near "SELEC"\n\nLINE 1: SELEC 1' });
  const extension = told(new Error('Catalog Error: "read_parquet" exists in the parquet extension.\n\nPlease try installing and loading the parquet extension by running:\nINSTALL parquet;'));
  assert.match(extension.hint!, /works without the network/);
  assert.equal(extension.message, 'Catalog Error: "read_parquet" exists in the parquet extension.');
  assert.match(told(new Error('Permission Error: Cannot access file "x" - file system operations are disabled by configuration')).hint!, /this dataset and nothing else/);
  assert.match(told(new Error('Cannot execute statement of type "DROP" on database "hled" which is attached in read-only mode!')).hint!, /only be read/);
  assert.deepEqual(told("{broken"), { hint: null, message: "{broken" });
});
