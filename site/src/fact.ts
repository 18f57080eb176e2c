// The panel: a row with all its columns, the words that state it, who agrees and who does not, and how to cite it.
import { copier } from "./copy";
import { catalog, familyOf, find, type Found, table } from "./data";
import { h, number, outside, plural, singular, title } from "./dom";
import { factHash, factName } from "./router";
import { named } from "./title";
import type { Column, Value, Words } from "./types";

const panel = (): HTMLElement => document.querySelector<HTMLElement>("#fact")!;
let shown = "";
let opener: HTMLElement | null = null; // where the keyboard goes back to
let entering = false;

/** Open the panel for a row. A row that does not exist, or not any more, is said in words. */
export async function openFact(tableName: string, rowId: string): Promise<void> {
  const name = `${tableName}/${rowId}`;
  if (name === shown) return;
  shown = name;
  let content: Node[];
  try {
    const found = await find(tableName, rowId);
    content = found ? described(found) : unknown(tableName, rowId);
  } catch (error) {
    content = [h("p", { class: "message" }, error instanceof Error ? error.message : String(error))];
  }
  if (name !== shown) return; // another fact was asked for meanwhile
  const element = panel();
  element.replaceChildren(closer(), ...content);
  element.scrollTop = 0;
  element.hidden = false;
  element.dataset["fact"] = name;
  document.title = named(element.querySelector("h2")?.textContent ?? name);
  document.body.classList.add("has-fact");
  if (entering) element.focus({ preventScroll: true });
  entering = false;
}

/** The keyboard goes into the panel that opens next, and back to `from` when it closes. */
export function moveInto(from: HTMLElement): void {
  opener = from;
  entering = true;
}

/** Name below the panel's fact the other facts that its words state. */
export function alsoStated(others: [fact: string, label: string][]): void {
  const place = panel().querySelector(".also");
  if (!place || !others.length) return;
  const items = others.map(([fact, label]) =>
    h("li", { "data-family": familyOf(factName(fact)[0])?.name ?? "none" }, h("b", {}, singular(factName(fact)[0])), " ", h("a", { href: factHash(...factName(fact)) }, label)),
  );
  place.replaceChildren(h("details", { class: "links" }, h("summary", {}, `The same words state ${plural(others.length, "more fact")}`), h("ul", {}, ...items)));
}

export function closeFact(): void {
  shown = "";
  panel().hidden = true;
  panel().replaceChildren();
  document.body.classList.remove("has-fact");
  opener?.focus({ preventScroll: true });
  opener = null;
}

/** Leave the fact: the address names the view again, and so the panel closes. */
export function leaveFact(): void {
  const source = document.querySelector<HTMLElement>("article[data-source]")?.dataset["source"];
  location.hash = source ? `#read=${encodeURIComponent(source)}` : "#read";
}

function closer(): HTMLElement {
  return h("button", { type: "button", class: "close quiet", "aria-label": "Close the fact", onclick: leaveFact }, "×");
}

function unknown(tableName: string, rowId: string): Node[] {
  const why = table(tableName) ? `No row of ${tableName} has the key ${rowId}.` : `There is no table ${tableName}.`;
  return [h("h2", {}, "No such fact"), h("p", {}, why, " It may have been corrected, or the link is of another version of the dataset.")];
}

function described(found: Found): Node[] {
  const { table: own, rowId, dossier } = found;
  const family = familyOf(own.name);
  const parts = [
    h("p", { class: "kind", "data-family": family?.name ?? "none" }, singular(own.name)),
    h("h2", { class: dossier.l.length > 60 ? "long" : null }, dossier.l),
    agreement(found),
    h("div", { class: "places" }, ...sameWords(dossier.w ?? []).map((words) => place(own.name, rowId, words))),
    dossier.m ? h("p", {}, `and ${plural(dossier.m, "more place")}, which the table evidence or mentions holds.`) : null,
    h("div", { class: "also" }),
    ...conflicts(found),
    ...decisions(found),
    h("h3", {}, "All columns"),
    columns(found),
    ...links(found),
    ...citation(found),
  ];
  return parts.filter((part) => part !== null);
}

function agreement({ dossier }: Found): Node {
  const words = dossier.w ?? [];
  const sources = new Set(words.map((one) => one[0])).size;
  if (!words.length) return h("p", { class: "agreement" }, "No words of a source stand behind this row.");
  const told = `${plural(words.length + (dossier.m ?? 0), "place")} in ${plural(sources, "source")}`;
  const independent = dossier.n !== undefined && sources > 1 ? `; ${number(dossier.n)} independent` : "";
  return h("p", { class: "agreement" }, told, independent);
}

/** Words that state several things of a row, together. */
function sameWords(all: Words[]): Words[][] {
  const groups = new Map<string, Words[]>();
  for (const words of all) {
    const key = [words[0], words[3], words[4]].join("-");
    groups.set(key, [...(groups.get(key) ?? []), words]);
  }
  return [...groups.values()];
}

/** Words in their sentence; the quote leads to where it stands. */
function place(tableName: string, rowId: string, all: Words[]): HTMLElement {
  const [source, , , start, end, quote, before, after] = all[0]!;
  const from = catalog().sources[source]!;
  const href = factHash(tableName, rowId, from.id, start);
  return h(
    "figure",
    {},
    h("blockquote", {}, ...read(before), h("a", { class: "words", href, "data-start": start, onclick: () => again(href) }, ...read(quote)), ...read(after)),
    h(
      "figcaption",
      {},
      h("span", { class: "source" }, from.title),
      h("span", {}, [above(all[0]!), `characters ${number(start)}–${number(end)}`].filter(Boolean).join(" · ")),
      ...all.map(reason),
    ),
  );
}

/** A link to where the address is already leads back to the words all the same. */
function again(href: string): void {
  if (location.hash === href) dispatchEvent(new HashChangeEvent("hashchange"));
}

/** The headings above words, but for the title of their source. */
function above([source, , , , , , , , section]: Words): string | null {
  const title = catalog().sources[source]!.title;
  return section === null || section === title ? null : section.replace(`${title} > `, "");
}

/** Words with Markdown's marks for bold there, but not shown, as in the text itself. */
function read(words: string): Node[] {
  return words.split(/(\*\*)/).filter(Boolean).map((part) => (part === "**" ? h("span", { class: "syntax" }, part) : document.createTextNode(part)));
}

/** How words were read: what they state, how directly, by which rule. */
function reason([, , , , , , , , , column, rule, basis, claim]: Words): HTMLElement | null {
  if (!rule) return null;
  const how = `${basis}, by rule ${rule}`;
  const states = claim !== null ? `${column} is ${claim}, which the row does not show: ${how}` : column ? `${column}: ${how}` : title(how);
  return h("span", { class: "rule" }, states);
}

/** Each claim leads to the words that make it. */
function conflicts({ table: own, dossier }: Found): Node[] {
  if (!dossier.c) return [];
  const claimed = (rowId: string, claim: string, source: string | null): Node[] => [
    h("a", { href: factHash(own.name, rowId, source ?? undefined) }, claim),
    document.createTextNode(` (${titleOf(source)})`),
  ];
  const items = dossier.c.map(([rowId, claim, , source, otherRowId, otherClaim, , otherSource, matter]) =>
    h("li", {}, h("b", {}, title(matter)), ": ", ...claimed(rowId, claim, source), ...(otherRowId && otherClaim ? [" against ", ...claimed(otherRowId, otherClaim, otherSource)] : [])),
  );
  return [h("h3", {}, "What does not agree"), h("ul", { class: "conflicts" }, ...items)];
}

const titleOf = (id: string | null): string => catalog().sources.find((source) => source.id === id)?.title ?? id ?? "";

function decisions({ dossier }: Found): Node[] {
  if (!dossier.d) return [];
  const items = dossier.d.map(([kind, column, old, now, reason, who, day]) =>
    h("li", {}, h("b", {}, title(kind)), column ? ` ${column}` : "", old || now ? `: ${old ?? "nothing"} → ${now ?? "nothing"}` : "", `. ${reason} (${who}, ${day})`),
  );
  return [h("h3", {}, "Corrected by a person"), h("ul", {}, ...items)];
}

function columns({ table: own, row }: Found): HTMLElement {
  return h(
    "dl",
    { class: "columns" },
    ...own.columns.flatMap((column, place) => {
      const value = row[place] ?? null;
      return [h("dt", { title: column.description }, column.name), h("dd", {}, cell(own.name, column, value, row, own.columns))];
    }),
  );
}

/** A value; a key of another table leads there. */
function cell(tableName: string, column: Column, value: Value, row: Value[], all: Column[]): Node {
  if (value === null) return h("span", { class: "null", title: "The source does not say." }, "not said");
  const text = typeof value === "number" ? number(value) : String(value);
  const named = (name: string): Value => row[all.findIndex((one) => one.name === name)] ?? null;
  if (column.ref) return h("a", { href: factHash(column.ref[0], text) }, text);
  if (column.name === "row_id" && typeof named("table_name") === "string") return h("a", { href: factHash(String(named("table_name")), text) }, text);
  if (column.name === "entity_id") return h("a", { href: factHash(ENTITY_TABLES[String(named("entity_kind"))] ?? tableName, text) }, text);
  if (column.name === "url") return outside(text);
  return document.createTextNode(text);
}

const ENTITY_TABLES: Record<string, string> = {
  dialogue: "dialogues", organization: "organizations", person: "people",
  initiative: "initiatives", place: "places", country: "countries",
};

function links({ dossier }: Found): Node[] {
  if (!dossier.r) return [];
  return [
    h("h3", {}, "Rows that point here"),
    ...dossier.r.map(([child, count, first]) =>
      h(
        "details",
        { class: "links" },
        h("summary", {}, `${title(child)} (${number(count)})`),
        h("ul", {}, ...first.map(([key, label]) => h("li", {}, h("a", { href: factHash(child, key) }, label)))),
        count > first.length ? h("p", {}, `and ${number(count - first.length)} more`) : null,
      ),
    ),
  ];
}

/** How to cite a fact, as `hled cite` has it, and where it stands on this page. */
function citation(found: Found): Node[] {
  const { table: own, rowId, dossier } = found;
  const link = location.href.replace(/#.*$/, "") + factHash(own.name, rowId);
  const fields: Record<string, string> = { label: dossier.l, table: own.name, row: rowId };
  const fact = catalog().about.cited.replace(/\{(label|table|row)\}/g, (_, name: string) => fields[name]!);
  const lines = [`${fact} ${link}`];
  const plain = dossier.w?.find((words) => words[9] === null) ?? dossier.w?.[0]; // words for the row as a whole
  if (plain) {
    const [source, , , start, end, quote] = plain;
    const section = above(plain);
    lines.push(catalog().sources[source]!.cited, `“${quote.replace(/\s+/g, " ")}” (${[section, `code points ${start}–${end}`].filter(Boolean).join(", ")})`);
  }
  return [
    h("h3", {}, "Cite"),
    h("div", { class: "citation" }, ...lines.map((line) => h("p", {}, line))),
    h("p", { class: "actions" }, copier("Copy citation", () => lines.join("\n")), copier("Copy link", () => link), h("a", { href: factHash(own.name, rowId) }, "Permanent link")),
  ];
}
