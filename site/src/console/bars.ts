// A simple picture of an answer of two columns: a bar for each row, with its words and its number.
import { h, number } from "../dom";
import { isNumeric } from "../grid";
import type { Answer } from "./types";

const MOST = 60;

/** Bars for a column of words and a column of numbers; null for any other answer. */
export function bars({ columns, rows, more }: Answer): HTMLElement | null {
  if (columns.length !== 2 || rows.length < 2 || rows.length > MOST || more) return null;
  const value = [1, 0].find((place) => isNumeric(columns[place]!.type));
  if (value === undefined) return null;
  const label = 1 - value;
  const numbers = rows.map((row) => Number(row[value] ?? 0));
  const low = Math.min(0, ...numbers), span = Math.max(0, ...numbers) - low || 1;
  const items = rows.map((row, place) => {
    const bar = h("i", { class: "bar" });
    const from = Math.min(0, numbers[place]!);
    bar.style.marginInlineStart = `${((from - low) / span) * 100}%`;
    bar.style.inlineSize = `${(Math.abs(numbers[place]!) / span) * 100}%`;
    return h("li", {}, h("span", { class: "bar-label" }, row[label] === null ? "—" : String(row[label])), h("span", { class: "bar-track", "aria-hidden": "true" }, bar), h("b", {}, row[value] === null ? "—" : number(numbers[place]!)));
  });
  return h("figure", { class: "bars" }, h("figcaption", {}, `${columns[value]!.name} by ${columns[label]!.name}`), h("ol", {}, ...items));
}
