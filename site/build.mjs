// Bundles the page into dist/: one script, one style sheet, the HTML around them. Same input, same bytes.
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { build } from "esbuild";

rmSync("dist", { recursive: true, force: true });
mkdirSync("dist");
copyFileSync("src/index.html", "dist/index.html");

await build({
  entryPoints: { app: "src/main.ts", style: "src/style/main.css" },
  outdir: "dist",
  bundle: true,
  minify: true,
  format: "iife", // a page opened as a file may not load modules
  target: ["chrome123", "firefox121", "safari17.5"],
  charset: "utf8",
  logLevel: "warning",
});
