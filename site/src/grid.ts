// Rows as a table on the screen: values that name a row of another table are links, long ones open on demand.
import { catalog, table } from "./data";
import { h, outside } from "./dom";
import { factHash } from "./router";
import type { Column, Row, Value } from "./types";

const LONG = 200; // letters of a value shown before it is opened
const ENTITY_TABLES: Record<string, string> = {
  dialogue: "dialogues", organization: "organizations", person: "people",
  initiative: "initiatives", place: "places", country: "countries",
};
const NUMERIC = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?\d*$|DOUBLE|FLOAT|DECIMAL)/i; // of DuckDB and of Arrow

export type Head = Pick<Column, "name" | "type"> & { description?: string; ref?: [string, string] };

export const isNumeric = (type: string): boolean => NUMERIC.test(type);

export interface Sorting {
  column: string | null;
  descending: boolean;
  sort(column: string): void;
}

/** A table's head and body; `own` is the table whose rows these are, if they are of one. `into` keeps its place and name. */
export function fill(into: HTMLTableElement, heads: Head[], rows: Row[], own: string | null, sorting?: Sorting): void {
  const targets = new Map(heads.map((head) => [head.name, target(head, own)]));
  const places = new Map(heads.map((head, place) => [head.name, place]));
  const body = h("tbody");
  for (const row of rows) {
    const line = h("tr");
    heads.forEach((head, place) => {
      const value = row[place] ?? null;
      const to = value === null ? null : destination(head.name, value, targets.get(head.name) ?? null, (name) => row[places.get(name) ?? -1] ?? null);
      line.append(h("td", { class: isNumeric(head.type) ? "number" : null }, cell(value, to)));
    });
    body.append(line);
  }
  into.replaceChildren(h("thead", {}, h("tr", {}, ...heads.map((head) => headCell(head, sorting)))), body);
}

function headCell(head: Head, sorting: Sorting | undefined): HTMLElement {
  const numeric = isNumeric(head.type) ? "number" : null;
  if (!sorting) return h("th", { scope: "col", class: numeric, title: head.description ?? head.type }, head.name);
  const sorted = sorting.column === head.name;
  const order = sorted ? (sorting.descending ? "descending" : "ascending") : null;
  const button = h("button", { type: "button", title: head.description ?? "", onclick: () => sorting.sort(head.name) }, head.name);
  return h("th", { scope: "col", class: numeric, "aria-sort": order }, button);
}

/** The table that a column's values are keys of, by its foreign key, its own key, or a name that is a key elsewhere. */
function target(head: Head, own: string | null): string | null {
  if (head.ref) return head.ref[0];
  const ownKey = own ? table(own)?.key : undefined;
  if (own && ownKey?.length === 1 && ownKey[0] === head.name) return own;
  return catalog().tables.find((one) => one.key.length === 1 && one.key[0] === head.name)?.name ?? null;
}

function destination(name: string, value: Value, known: string | null, beside: (column: string) => Value): string | null {
  const text = String(value);
  if (known) return factHash(known, text);
  if (name === "row_id" || name === "other_row_id") {
    const named = beside("table_name");
    return typeof named === "string" && table(named)?.kind === "table" ? factHash(named, text) : null;
  }
  if (name === "entity_id") {
    const named = ENTITY_TABLES[String(beside("entity_kind"))];
    return named ? factHash(named, text) : null;
  }
  return null;
}

function cell(value: Value, to: string | null): Node {
  if (value === null) return h("span", { class: "null", title: "The source does not say." }, "—");
  const text = String(value);
  if (to) return h("a", { href: to }, text);
  if (/^https?:\/\/\S+$/i.test(text)) return outside(text);
  if (text.length <= LONG) return document.createTextNode(text);
  const cut = h("span", {}, `${Array.from(text).slice(0, LONG - 40).join("")}… `);
  const more = h("button", { type: "button", class: "more", onclick: () => cut.replaceWith(document.createTextNode(text)) }, "all of it");
  cut.append(more);
  return cut;
}
