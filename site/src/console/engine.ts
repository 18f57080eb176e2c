// The database in the browser: DuckDB as WebAssembly in a worker, the dataset attached to be read. A script of its own, because
// it is large; the console loads it. Nothing is fetched but the two files named here, which lie beside the page.
import { AsyncDuckDB, type AsyncDuckDBConnection, VoidLogger } from "@duckdb/duckdb-wasm";
import { Type } from "apache-arrow";
import type { Row } from "../types";
import { type Answer, CANCELLED, type Engine, type EngineScript, type Progress } from "./types";
import { plain } from "./values";

declare const ENGINE_BYTES: number; // of the WebAssembly, put in by build.mjs
declare global {
  var hledEngine: EngineScript | undefined;
}

const PATIENCE = 1500; // milliseconds for an answer to be given up before the worker is ended
// Whatever a statement says, no other file and no address is opened, and nothing of this can be changed again.
const LOCKED = ["autoinstall_known_extensions = false", "autoload_known_extensions = false", "enable_external_access = false", "lock_configuration = true"];

class Database implements Engine {
  private database: AsyncDuckDB | undefined;
  private connection: AsyncDuckDBConnection | undefined;
  private stop: (() => void) | undefined; // ends the statement that is being answered

  constructor(private base: URL, private bytes: number, private progress: Progress) {}

  async open(): Promise<void> {
    const dataset = await fetched(new URL("downloads/hled.duckdb", this.base), (done) => this.progress("the dataset", done, this.bytes + ENGINE_BYTES), this.bytes);
    const script = await present(new URL("duckdb/worker.js", this.base));
    const engine = await present(new URL("duckdb/duckdb.wasm", this.base));
    const worker = new Worker(script);
    const database = new AsyncDuckDB(new VoidLogger(), worker);
    const damaged = new Promise<never>((_, reject) => worker.addEventListener("error", () => reject(new Error(`${script.pathname} does not run here`))));
    const loaded = database.instantiate(engine.href, null, ({ bytesLoaded }) =>
      this.progress("the database engine", this.bytes + Math.min(bytesLoaded, ENGINE_BYTES), this.bytes + ENGINE_BYTES),
    );
    await Promise.race([loaded, damaged]);
    await database.open({ query: { castBigIntToDouble: false, castTimestampToDate: false } });
    await database.registerFileBuffer("hled.duckdb", dataset);
    const connection = await database.connect();
    await connection.query("ATTACH 'hled.duckdb' AS hled (READ_ONLY)");
    await connection.query("USE hled");
    for (const setting of LOCKED) await connection.query(`SET ${setting}`);
    this.database = database;
    this.connection = connection;
  }

  async run(sql: string, most: number): Promise<Answer> {
    if (!this.connection) await this.open(); // the last answer was given up with its worker
    const start = performance.now();
    const stopped = new Promise<never>((_, reject) => (this.stop = () => reject(new Error(CANCELLED))));
    try {
      const answer = await Promise.race([this.answer(this.connection!, sql, most), stopped]);
      return { ...answer, milliseconds: performance.now() - start };
    } finally {
      this.stop = undefined;
    }
  }

  private async answer(connection: AsyncDuckDBConnection, sql: string, most: number): Promise<Omit<Answer, "milliseconds">> {
    const reader = await (await connection.send(sql, true)).open();
    const fields = reader.schema.fields;
    const rows: Row[] = [];
    // What is streamed comes without the words of its enumerations; asked for whole, the same answer has them.
    const worded = fields.some((field) => field.type.typeId === Type.Dictionary);
    for await (const batch of worded ? (await connection.query(sql)).batches : reader) {
      const vectors = fields.map((_, place) => batch.getChildAt(place)!);
      for (let at = 0; at < batch.numRows; at++) rows.push(vectors.map((vector, place) => plain(fields[place]!.type, vector.get(at))));
      if (rows.length > most) break;
    }
    const columns = fields.map((field) => ({ name: field.name, type: String(field.type) }));
    return { columns, rows: rows.slice(0, most), more: rows.length > most };
  }

  async cancel(): Promise<void> {
    const stop = this.stop;
    if (!stop) return;
    const patience = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE));
    const done = await Promise.race([this.connection!.cancelSent().catch(() => false), patience]);
    if (!done) {
      void this.database!.terminate();
      this.database = this.connection = undefined;
    }
    stop();
  }
}

const missing = (address: URL): Error => new Error(`${address.pathname.slice(1)} is missing: write the page again with make site`);

/** The address, if something is there: the engine itself would wait for ever for what is not. */
async function present(address: URL): Promise<URL> {
  const answer = await fetch(address, { method: "HEAD" });
  if (!answer.ok) throw missing(address);
  return address;
}

/** The bytes at an address of our own. */
async function fetched(address: URL, progress: (done: number) => void, expected: number): Promise<Uint8Array> {
  const answer = await fetch(address);
  if (!answer.ok || !answer.body) throw missing(address);
  const parts: Uint8Array[] = [];
  let done = 0;
  for (const reader = answer.body.getReader(); ; ) {
    const { value } = await reader.read();
    if (!value) break;
    parts.push(value);
    progress(Math.min((done += value.length), expected));
  }
  const whole = new Uint8Array(done);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

globalThis.hledEngine = {
  async start(base, bytes, progress) {
    const database = new Database(base, bytes, progress);
    await database.open();
    return database;
  },
};
