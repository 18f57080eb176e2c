// Brings the database engine into the page when the console is opened for the first time, if the browser and the place allow it.
import { catalog } from "../data";
import type { Engine, Progress } from "./types";

/** Why the console cannot run here, in words; null if it can. */
export function hindrance(): string | null {
  if (typeof WebAssembly === "undefined") return "This browser runs no WebAssembly, which the console's database needs. Everything else on this page works; for SQL, use `hled query` or a newer browser.";
  if (location.protocol === "file:") return "The console needs the page to come from a server, and this one was opened as a file. Run `hled serve --open`; everything else works as it is.";
  return null;
}

let engine: Promise<Engine> | undefined;

/** The engine with the dataset attached; started once, and again after a failure. */
export function start(progress: Progress): Promise<Engine> {
  engine ??= started(progress).catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

async function started(progress: Progress): Promise<Engine> {
  const [, bytes] = catalog().downloads.find(([path]) => path === "hled.duckdb") ?? [];
  if (!bytes) throw new Error("The page came without its dataset: write it again with make site");
  if (!globalThis.hledEngine) await script("duckdb/engine.js");
  return globalThis.hledEngine!.start(new URL(".", location.href), bytes, progress);
}

function script(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = () => resolve();
    element.onerror = () => reject(new Error(`${address} is missing: write the page again with make site`));
    document.head.append(element);
  });
}
