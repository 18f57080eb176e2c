// The reading view: a source as an article whose marked words are the facts.
import { catalog, familyOf, find, sourcePage } from "../data";
import { h, number, outside, plural } from "../dom";
import { named } from "../title";
import { alsoStated } from "../fact";
import { factName, format, type Params } from "../router";
import type { Source, SourcePage, Words } from "../types";
import { article, wholeNotes } from "./article";
import { Marks } from "./marks";
import type { View } from "./view";

const NARROW = matchMedia("(max-width: 760px)"); // where there is no room beside the text
const SHEET = matchMedia("(max-width: 1180px)"); // where the panel covers the lower part, as in fact.css
const shown = new Set<string>();
let frame: { text: HTMLElement; side: HTMLElement; marks: Marks } | undefined;
let standing = ""; // source and page that are on the screen

export const reading: View = {
  name: "read",
  label: "Read",
  async show(root, params) {
    const { sources, families } = catalog();
    if (!sources.length) return root.replaceChildren(h("p", { class: "message" }, "The dataset holds no source yet."));
    if (!frame) {
      for (const family of families) if (family.shown) shown.add(family.name);
      frame = makeFrame(root);
    }
    const { source, page, fact, passage, meant } = await wanted(params);
    const fresh = standing !== `${source}-${page}`;
    if (fresh) {
      const content = await sourcePage(source, page);
      const { heading, body } = article(content, sources[source]!.title);
      frame.text.replaceChildren(head(sources[source]!, heading, wholeNotes(content)), ...body, ...pager(sources[source]!, page));
      frame.text.dataset["source"] = content.id;
      frame.marks.adopt(content);
      standing = `${source}-${page}`;
      sidebar(frame.side, source, content);
    }
    if (!fact) document.title = named(sources[source]!.title);
    const mark = frame.marks.choose(fact, meant ? passage : null);
    const chosen = mark ?? choosePassage(frame.text, passage);
    if (mark) alsoStated(frame.marks.others(mark, fact!));
    if (!chosen) return fresh ? scrollTo(0, 0) : undefined;
    chosen.scrollIntoView({ block: SHEET.matches ? "start" : "center", behavior: fresh ? "instant" : "auto" });
  },
};

function makeFrame(root: HTMLElement): NonNullable<typeof frame> {
  const text = h("article", { id: "text" });
  const side = h("aside", { class: "side", "aria-label": "About this text" });
  root.replaceChildren(side, text);
  return { text, side, marks: new Marks(text, shown, () => text.dataset["source"] ?? "") };
}

interface Wanted {
  source: number;
  page: number;
  fact: string | null;
  passage: string | null;
  meant: boolean; // whether the address names the words of this passage, rather than the fact wherever it stands
}

/** Rows that no words are marked for, such as a passage or a piece of evidence, lead to their passage. */
function choosePassage(text: HTMLElement, passage: string | null): HTMLElement | null {
  for (const one of text.querySelectorAll(".passage.chosen")) one.classList.remove("chosen");
  const chosen = passage === null ? null : text.querySelector<HTMLElement>(`[data-passage="${CSS.escape(passage)}"]`);
  chosen?.classList.add("chosen");
  return chosen;
}

/** Which page of which source the parameters name: that of the fact's words, in the named source if it has some there. */
async function wanted(params: Params): Promise<Wanted> {
  const { sources } = catalog();
  const numberOf = (id: string | undefined): number => sources.findIndex((source) => source.id === id);
  const fact = params.get("fact") ?? null;
  const current = standing ? Number(standing.split("-")[0]) : 0;
  if (!fact) {
    const source = Math.max(0, params.get("read") ? numberOf(params.get("read")) : current);
    const page = Math.floor(Number(params.get("page") ?? 1)) - 1 || 0;
    return { source, page: Math.min(Math.max(page, 0), Math.max(sources[source]!.pages, 1) - 1), fact, passage: null, meant: false };
  }
  const itself = numberOf(factName(fact)[1]);
  if (factName(fact)[0] === "sources" && itself >= 0) return { source: itself, page: 0, fact, passage: null, meant: false };
  const found = await find(...factName(fact)).catch(() => null);
  const words: Words[] = found?.dossier.w ?? [];
  const inside = words.filter(([source]) => source === numberOf(params.get("in")));
  const exact = inside.find((one) => String(one[3]) === params.get("at"));
  const near = exact ?? inside[0] ?? words.find(([source]) => source === current) ?? words[0];
  return { source: near?.[0] ?? current, page: near?.[1] ?? 0, fact, passage: near?.[2] ?? null, meant: exact !== undefined };
}

function head(source: Source, own: HTMLElement | null, notices: HTMLElement[]): HTMLElement {
  const facts = [source.publisher, source.published_on, source.license].filter((said): said is string => Boolean(said));
  return h(
    "header",
    { class: "article-head" },
    ...notices,
    h("p", { class: "kicker" }, "Source"),
    h("h1", {}, ...(own ? own.childNodes : [source.title])),
    h("p", { class: "byline" }, facts.join(" · "), source.url ? " · " : "", source.url ? outside(source.url, "original") : ""),
  );
}

function pager(source: Source, page: number): HTMLElement[] {
  if (source.pages < 2) return [];
  const to = (other: number, label: string): HTMLElement | null =>
    other >= 0 && other < source.pages ? h("a", { href: format([["read", source.id], ["page", other + 1]]) }, label) : null;
  return [h("nav", { class: "pager", "aria-label": "Pages of this source" }, to(page - 1, "← Page before"), h("span", {}, `Page ${number(page + 1)} of ${number(source.pages)}`), to(page + 1, "Page after →"))];
}

function sidebar(side: HTMLElement, current: number, content: SourcePage): void {
  side.replaceChildren(h("p", { class: "counts" }, told(catalog().sources[current]!)), controls(content), ...sourceList(current));
}

function sourceList(current: number): HTMLElement[] {
  const { sources } = catalog();
  if (sources.length < 2) return [];
  const items = sources.map((one, place) => h("li", {}, h("a", { href: format([["read", one.id]]), "aria-current": place === current ? "true" : null }, one.title)));
  const list = h("nav", { "aria-label": "Sources" }, h("ul", {}, ...items));
  return [h("details", { class: "controls sources", open: !NARROW.matches }, h("summary", {}, plural(sources.length, "source")), list)];
}

function told(source: Source): string {
  const silent = source.passages - source.telling;
  const gave = silent ? `${number(silent)} of which gave nothing` : "all of which gave some";
  return `${plural(source.facts, "fact")} from ${plural(source.passages, "passage")}, ${gave}. ${plural(source.notices, "notice")}.`;
}

/** What is marked: a box a family, with the number of its facts on this page, and one for what gave nothing. */
function controls(content: SourcePage): HTMLElement {
  const legend = h("fieldset", { class: "legend" }, h("legend", { class: "offscreen" }, "What is marked"));
  for (const family of catalog().families) {
    const count = content.facts.filter(([table]) => familyOf(table) === family).length;
    legend.append(box(`family-${family.name}`, family.label, shown.has(family.name), family.name, count, (on) => {
      if (on) shown.add(family.name);
      else shown.delete(family.name);
      frame!.marks.filter();
    }));
  }
  legend.append(box("coverage", "Passages that gave nothing", document.body.classList.contains("coverage"), null, null, (on) => {
    document.body.classList.toggle("coverage", on);
  }));
  return h("details", { class: "controls", open: !NARROW.matches }, h("summary", {}, "What is marked"), legend);
}

function box(id: string, label: string, on: boolean, family: string | null, count: number | null, changed: (on: boolean) => void): HTMLElement {
  const input = h("input", { type: "checkbox", id, checked: on });
  input.addEventListener("change", () => changed(input.checked));
  return h("label", { for: id, "data-family": family }, input, h("span", {}, label), count === null ? null : h("small", {}, number(count)));
}
