// Which rows of a table are shown, and in which order: kept apart from the screen, so that it can be tested and timed.
import { fold } from "./fold";
import type { Column, Row, Value } from "./types";

export type Test = "is" | "has" | "no";
export interface Filter {
  test: Test; // equal to the value; holds its letters; is NULL (value "yes") or not ("no")
  column: string;
  value: string;
}
export interface Choice {
  text: string; // letters that any column holds
  filters: Filter[];
  sort: string | null;
  descending: boolean;
}

const collator = new Intl.Collator("en", { numeric: true });
const texts = new WeakMap<Row, string>();

/** The rows chosen, in the order chosen; without a sort in their own. */
export function select(rows: Row[], columns: Column[], choice: Choice): Row[] {
  const place = (name: string): number => columns.findIndex((column) => column.name === name);
  const tests = choice.filters.map((filter) => passes(filter, place(filter.column)));
  const sought = fold(choice.text.trim());
  if (sought) tests.push((row) => text(row).includes(sought));
  const chosen = tests.length ? rows.filter((row) => tests.every((test) => test(row))) : rows;
  const by = choice.sort === null ? -1 : place(choice.sort);
  return by < 0 ? chosen : sorted(chosen, by, choice.descending);
}

function passes({ test, value }: Filter, place: number): (row: Row) => boolean {
  if (place < 0) return () => true;
  if (test === "no") return (row) => (row[place] ?? null) === null === (value !== "no");
  if (test === "is") return (row) => row[place] !== null && String(row[place]) === value;
  const sought = fold(value);
  return (row) => row[place] !== null && fold(String(row[place])).includes(sought);
}

/** All of a row, folded; kept, because the next letter typed asks again. */
function text(row: Row): string {
  let known = texts.get(row);
  if (known === undefined) texts.set(row, (known = fold(row.filter((value) => value !== null).join("\n"))));
  return known;
}

/** In order of a column, what is NULL last either way. */
function sorted(rows: Row[], place: number, descending: boolean): Row[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const left = a[place] ?? null, right = b[place] ?? null;
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * order(left, right);
  });
}

const order = (a: Value, b: Value): number =>
  typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));

/** The values of a column, most frequent first, at most so many. */
export function values(rows: Row[], place: number, most: number): [value: string, count: number][] {
  const counts = new Map<string, number>();
  for (const row of rows) if (row[place] !== null) counts.set(String(row[place]), (counts.get(String(row[place])) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || collator.compare(a[0], b[0])).slice(0, most);
}
