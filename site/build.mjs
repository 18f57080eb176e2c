// Bundles the page into dist/: one script, one style sheet, the HTML around them. Same input, same bytes.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

rmSync("dist", { recursive: true, force: true });
mkdirSync("dist");
copyFileSync("src/index.html", "dist/index.html");

const ENGINE = "node_modules/@duckdb/duckdb-wasm/dist"; // the build for browsers with WebAssembly exceptions, which all targets have
mkdirSync("dist/duckdb");
copyFileSync(`${ENGINE}/duckdb-eh.wasm`, "dist/duckdb/duckdb.wasm");
copyFileSync(`${ENGINE}/duckdb-browser-eh.worker.js`, "dist/duckdb/worker.js");
writeFileSync("dist/duckdb/LICENSES.txt", ["@duckdb/duckdb-wasm", "apache-arrow", "flatbuffers", "tslib"].map(licence).join("\n"));

/** What a part of the engine is, and under which licence it is passed on. */
function licence(name) {
  const folder = `node_modules/${name}`;
  const { version, license, repository } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file)).sort();
  const about = `${name} ${version}, ${license}, ${repository.url.replace(/^git\+/, "")}`;
  return [about, ...texts.map((file) => readFileSync(`${folder}/${file}`, "utf8"))].join("\n\n");
}

const shared = {
  outdir: "dist",
  bundle: true,
  minify: true,
  format: "iife", // a page opened as a file may not load modules
  target: ["chrome123", "firefox121", "safari17.5"],
  charset: "utf8",
  logLevel: "warning",
};
await build({ ...shared, entryPoints: { app: "src/main.ts", style: "src/style/main.css" } });
await build({
  ...shared,
  entryPoints: { "duckdb/engine": "src/console/engine.ts" },
  define: { ENGINE_BYTES: String(statSync("dist/duckdb/duckdb.wasm").size) },
});
