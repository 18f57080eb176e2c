// The tables and columns beside the editor; a click writes their name where the cursor is.
import { catalog, familyOf } from "../data";
import { h, number } from "../dom";
import type { Table } from "../types";

export function schema(insert: (name: string) => void): HTMLElement {
  const entry = (one: Table): HTMLElement =>
    h(
      "details",
      { "data-family": familyOf(one.name)?.name ?? "none" },
      h("summary", { title: one.description }, h("span", {}, one.name), h("small", {}, number(one.rows))),
      h("ul", {}, name(one.name, "whole table", one.description), ...one.columns.map((column) => name(column.name, column.type, column.description))),
    );
  const name = (text: string, kind: string, description: string): HTMLElement =>
    h("li", {}, h("button", { type: "button", title: description, onclick: () => insert(text) }, text), h("small", {}, kind.toLowerCase()));
  const of = (kind: Table["kind"]): HTMLElement[] => catalog().tables.filter((one) => one.kind === kind).map(entry);
  return h("div", {}, h("h2", {}, "Views"), ...of("view"), h("h2", {}, "Tables"), ...of("table"));
}
