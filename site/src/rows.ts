// A table's rows as the screen asks for them: one file for a page of the whole, all files once something is chosen or sorted.
import { rowsFile } from "./data";
import { type Choice, select } from "./select";
import type { Row, Table } from "./types";

export const PAGE = 100; // rows on the screen; divides the rows of a file
const FILE = 1000; // rows a file, as pipeline/site/rows.py writes them
const AT_ONCE = 8;

export interface Shown {
  rows: Row[];
  count: number; // of all that were chosen
  page: number; // from 0, within what there is
}

const wholes = new Map<string, Promise<Row[]>>();
let last: { key: string; rows: Row[] } | undefined;

/** All rows in their own order; `progress` hears how many files of how many are there. */
export function all(table: Table, progress: (done: number, of: number) => void): Promise<Row[]> {
  let whole = wholes.get(table.name);
  if (!whole) {
    whole = loaded(table, progress);
    whole.catch(() => wholes.delete(table.name));
    wholes.set(table.name, whole);
  }
  return whole;
}

async function loaded(table: Table, progress: (done: number, of: number) => void): Promise<Row[]> {
  const files: Row[][] = [];
  for (let at = 0; at < table.files; at += AT_ONCE) {
    progress(at, table.files);
    const next = Array.from({ length: Math.min(AT_ONCE, table.files - at) }, (_, turn) => rowsFile(table.name, at + turn));
    files.push(...(await Promise.all(next)));
  }
  progress(table.files, table.files);
  return files.flat();
}

export const isWhole = ({ text, filters, sort }: Choice): boolean => !text.trim() && !filters.length && sort === null;

/** Every row that is chosen, in the order chosen. */
export async function chosen(table: Table, choice: Choice, progress: (done: number, of: number) => void): Promise<Row[]> {
  const rows = await all(table, progress);
  if (isWhole(choice)) return rows;
  const key = JSON.stringify([table.name, choice]);
  if (last?.key !== key) last = { key, rows: select(rows, table.columns, choice) };
  return last.rows;
}

/** One page of what is chosen. */
export async function page(table: Table, choice: Choice, wanted: number, progress: (done: number, of: number) => void): Promise<Shown> {
  if (isWhole(choice) && table.rows) {
    const at = within(wanted, table.rows);
    const rows = await rowsFile(table.name, Math.floor((at * PAGE) / FILE));
    return { rows: rows.slice((at * PAGE) % FILE, ((at * PAGE) % FILE) + PAGE), count: table.rows, page: at };
  }
  const rows = await chosen(table, choice, progress);
  const at = within(wanted, rows.length);
  return { rows: rows.slice(at * PAGE, (at + 1) * PAGE), count: rows.length, page: at };
}

const within = (wanted: number, rows: number): number => Math.max(0, Math.min(wanted, Math.ceil(rows / PAGE) - 1));
