// Loads the page's data. A page opened as a file may fetch nothing, so every piece is a script that leaves a value behind.
import type { Catalog, Dossier, Family, Row, SourcePage, Table } from "./types";

declare global {
  var hledData: Record<string, unknown> | undefined;
}

const ROWS_A_FILE = 1000; // as pipeline/site cuts them
const DOSSIERS_A_FILE = 200;
const loading = new Map<string, Promise<unknown>>();

/** The piece data/NAME.js; rejects in words if it is not there. */
export function load<T>(name: string): Promise<T> {
  let promise = loading.get(name);
  if (!promise) {
    promise = new Promise((resolve, reject) => {
      if (globalThis.hledData?.[name] !== undefined) return resolve(globalThis.hledData[name]);
      const script = document.createElement("script");
      script.src = `data/${name}.js`;
      script.onload = () => {
        const value = globalThis.hledData?.[name];
        if (value === undefined) reject(new Error(`data/${name}.js is damaged`));
        else resolve(value);
        script.remove();
      };
      script.onerror = () => {
        loading.delete(name);
        script.remove();
        reject(new Error(`data/${name}.js is missing: write the page again with make site`));
      };
      document.head.append(script);
    });
    loading.set(name, promise);
  }
  return promise as Promise<T>;
}

let known: Catalog | undefined;

/** The catalogue, which index.html loads before the application. */
export function catalog(): Catalog {
  known ??= globalThis.hledData?.["catalog"] as Catalog | undefined;
  if (!known) throw new Error("data/catalog.js is missing: write the page again with make site");
  return known;
}

export function table(name: string): Table | undefined {
  return catalog().tables.find((one) => one.name === name);
}

export function familyOf(name: string): Family | undefined {
  return catalog().families.find((family) => family.tables.includes(name));
}

export const sourcePage = (source: number, page: number): Promise<SourcePage> => load(`sources/${source}-${page}`);

/** One file of a table's or view's rows. */
export const rowsFile = (name: string, file: number): Promise<Row[]> => load(`rows/${name}-${file}`);

export interface Found {
  table: Table;
  rowId: string;
  row: Row;
  dossier: Dossier;
}

/** A row with all that is known of it; null if there is none with this key. */
export async function find(name: string, rowId: string): Promise<Found | null> {
  const described = table(name);
  if (!described || described.kind !== "table" || !described.files) return null;
  const file = fileOf(described.starts, rowId);
  const rows = await rowsFile(name, file);
  const places = described.key.map((key) => described.columns.findIndex((column) => column.name === key));
  const at = rows.findIndex((row) => places.map((place) => row[place]).join("/") === rowId);
  if (at < 0) return null;
  const turn = file * ROWS_A_FILE + at;
  const dossiers = await load<Dossier[]>(`words/${name}-${Math.floor(turn / DOSSIERS_A_FILE)}`);
  const row = rows[at], dossier = dossiers[turn % DOSSIERS_A_FILE];
  return row && dossier ? { table: described, rowId, row, dossier } : null;
}

/** The last file whose first key does not come after the one sought. */
export function fileOf(starts: string[], key: string): number {
  let low = 0, high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (compare(starts[middle] ?? "", key) <= 0) low = middle;
    else high = middle;
  }
  return low;
}

/** Order by code points, as the database sorts; JavaScript's own order is by halves of surrogate pairs. */
export function compare(a: string, b: string): number {
  const left = Array.from(a), right = Array.from(b);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (difference) return difference;
  }
  return left.length - right.length;
}
