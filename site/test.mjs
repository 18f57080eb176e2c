// Runs the unit tests: bundled for Node first, which does not read TypeScript everywhere.
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { build } from "esbuild";

const out = "node_modules/.tests";
const tests = readdirSync("tests").filter((name) => name.endsWith(".test.ts"));
rmSync(out, { recursive: true, force: true });
await build({
  entryPoints: tests.map((name) => `tests/${name}`),
  outdir: out,
  bundle: true,
  platform: "node",
  format: "esm",
  outExtension: { ".js": ".mjs" },
  logLevel: "warning",
});
const ran = spawnSync(process.execPath, ["--test", "--test-reporter=dot", ...tests.map((name) => `${out}/${name.replace(".ts", ".mjs")}`)], { stdio: "inherit" });
process.exit(ran.status ?? 1);
