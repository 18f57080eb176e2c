// What the address names: #fact=TABLE/ROW_ID, #read=SOURCE, or #view=NAME with a view's own parameters.

export type Params = Map<string, string>;

/** The parts of a hash; what cannot be decoded stays as it is. */
export function parse(hash: string): Params {
  const found: Params = new Map();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const at = part.indexOf("=");
    const name = decode(at < 0 ? part : part.slice(0, at));
    if (name) found.set(name, at < 0 ? "" : decode(part.slice(at + 1)));
  }
  return found;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The hash for these parameters; slashes stay readable, empty values are left out. */
export function format(params: Iterable<[string, string | number | null | undefined]>): string {
  const parts: string[] = [];
  for (const [name, value] of params) {
    if (value === null || value === undefined) continue;
    const written = encodeURIComponent(String(value)).replaceAll("%2F", "/");
    parts.push(written === "" ? name : `${name}=${written}`);
  }
  return `#${parts.join("&")}`;
}

/** The permanent link of a fact; with a source, and the code point where words begin there, the link of these words. */
export const factHash = (table: string, rowId: string, source?: string, start?: number): string =>
  format([["fact", `${table}/${rowId}`], ["in", source], ["at", start]]);

/** TABLE and ROW_ID of a fact's name; a row's key may hold slashes itself. */
export function factName(fact: string): [table: string, rowId: string] {
  const at = fact.indexOf("/");
  return at < 0 ? [fact, ""] : [fact.slice(0, at), fact.slice(at + 1)];
}

/** The name of the view that shows these parameters. */
export function viewOf(params: Params): string {
  return params.get("view") ?? "read";
}

/** Change the address without a new entry in the history. */
export function replace(params: Iterable<[string, string | number | null | undefined]>): void {
  history.replaceState(null, "", format(params));
}
