// What a link to a table restores: which table, what is chosen of it, in which order, which page.
import type { Params } from "./router";
import type { Choice, Filter, Test } from "./select";

export interface State extends Choice {
  table: string;
  page: number; // from 0
}

const TESTS: Test[] = ["is", "has", "no"];

/** The state that an address names; what is no number or no test of it is left out. */
export function stateOf(params: Params, first: string): State {
  const filters: Filter[] = [];
  for (const [name, value] of params) {
    const at = name.indexOf(".");
    const test = TESTS.find((one) => one === name.slice(0, at));
    if (at > 0 && test) filters.push({ test, column: name.slice(at + 1), value });
  }
  const page = Number.parseInt(params.get("page") ?? "1", 10);
  return {
    table: params.get("table") ?? first,
    text: params.get("text") ?? "",
    filters,
    sort: params.get("sort") ?? params.get("down") ?? null,
    descending: !params.has("sort") && params.has("down"),
    page: page > 0 ? page - 1 : 0,
  };
}

/** The parameters of an address that names this state. */
export function paramsOf(state: State): [string, string | number | null][] {
  return [
    ["view", "tables"],
    ["table", state.table],
    ["text", state.text.trim() ? state.text : null],
    ...state.filters.map((filter): [string, string] => [`${filter.test}.${filter.column}`, filter.value]),
    [state.descending ? "down" : "sort", state.sort],
    ["page", state.page ? state.page + 1 : null],
  ];
}
