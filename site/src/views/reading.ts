// The reading view: a source as an article whose marked words are the facts.
import { catalog, find, sourcePage } from "../data";
import { h, number, outside, plural } from "../dom";
import { factName, format, type Params } from "../router";
import type { Source, Words } from "../types";
import { article } from "./article";
import { Marks } from "./marks";
import type { View } from "./view";

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
    const { source, page, fact } = await wanted(params);
    const fresh = standing !== `${source}-${page}`;
    if (fresh) {
      const content = await sourcePage(source, page);
      frame.text.replaceChildren(head(sources[source]!), ...article(content), ...pager(sources[source]!, page));
      frame.text.dataset["source"] = content.id;
      frame.marks.adopt(content);
      standing = `${source}-${page}`;
      sidebar(frame.side, source);
    }
    const chosen = frame.marks.choose(fact);
    if (chosen) chosen.scrollIntoView({ block: "center", behavior: fresh ? "instant" : "auto" });
  },
};

function makeFrame(root: HTMLElement): NonNullable<typeof frame> {
  const text = h("article", { id: "text" });
  const side = h("aside", { class: "side", "aria-label": "About this text" });
  root.replaceChildren(side, text);
  return { text, side, marks: new Marks(text, shown, () => text.dataset["source"] ?? "") };
}

/** Which page of which source the parameters name: that of the fact's words, in the named source if it has some there. */
async function wanted(params: Params): Promise<{ source: number; page: number; fact: string | null }> {
  const { sources } = catalog();
  const numberOf = (id: string | undefined): number => sources.findIndex((source) => source.id === id);
  const fact = params.get("fact") ?? null;
  const current = standing ? Number(standing.split("-")[0]) : 0;
  if (!fact) return { source: Math.max(0, params.get("read") ? numberOf(params.get("read")) : current), page: Number(params.get("page") ?? 1) - 1 || 0, fact };
  const itself = numberOf(factName(fact)[1]);
  if (factName(fact)[0] === "sources" && itself >= 0) return { source: itself, page: 0, fact };
  const found = await find(...factName(fact)).catch(() => null);
  const words: Words[] = found?.dossier.w ?? [];
  const near = words.find(([source]) => source === numberOf(params.get("in"))) ?? words.find(([source]) => source === current) ?? words[0];
  return { source: near?.[0] ?? current, page: near?.[1] ?? 0, fact };
}

function head(source: Source): HTMLElement {
  const facts = [source.publisher, source.published_on, source.license].filter((said): said is string => Boolean(said));
  return h(
    "header",
    { class: "article-head" },
    h("p", { class: "kicker" }, "Source"),
    h("h1", {}, source.title),
    h("p", { class: "byline" }, facts.join(" · "), source.url ? " · " : "", source.url ? outside(source.url, "original") : ""),
  );
}

function pager(source: Source, page: number): HTMLElement[] {
  if (source.pages < 2) return [];
  const to = (other: number, label: string): HTMLElement | null =>
    other >= 0 && other < source.pages ? h("a", { href: format([["read", source.id], ["page", other + 1]]) }, label) : null;
  return [h("nav", { class: "pager", "aria-label": "Pages of this source" }, to(page - 1, "← Page before"), h("span", {}, `Page ${number(page + 1)} of ${number(source.pages)}`), to(page + 1, "Page after →"))];
}

function sidebar(side: HTMLElement, current: number): void {
  const { sources, families } = catalog();
  const source = sources[current]!;
  const legend = h("fieldset", { class: "legend" }, h("legend", {}, "Mark"));
  for (const family of families) {
    const box = h("input", { type: "checkbox", id: `family-${family.name}`, value: family.name, checked: shown.has(family.name) });
    box.addEventListener("change", () => {
      if (box.checked) shown.add(family.name);
      else shown.delete(family.name);
      frame!.marks.filter();
    });
    legend.append(h("label", { "data-family": family.name, for: box.id }, box, h("span", {}, family.label)));
  }
  const coverage = h("input", { type: "checkbox", id: "coverage", checked: document.body.classList.contains("coverage") });
  coverage.addEventListener("change", () => document.body.classList.toggle("coverage", coverage.checked));
  legend.append(h("label", { class: "coverage-switch", for: "coverage" }, coverage, h("span", {}, "Passages that gave nothing")));
  side.replaceChildren(
    ...(sources.length > 1
      ? [h("nav", { class: "sources", "aria-label": "Sources" }, h("ul", {}, ...sources.map((one, place) => h("li", {}, h("a", { href: format([["read", one.id]]), "aria-current": place === current ? "true" : null }, one.title)))))]
      : []),
    h("p", { class: "counts" }, `${plural(source.facts, "fact")} from ${plural(source.passages, "passage")}, of which ${number(source.passages - source.telling)} gave nothing. ${plural(source.notices, "notice")}.`),
    legend,
  );
}
