// A page of a source as an article: its structure, its words, and a mark wherever a fact stands.
import { familyOf } from "../data";
import { h } from "../dom";
import { factHash } from "../router";
import { type Block, EMPHASIS, FAINT, type Notice, type Part, type Passage, type SourcePage, STRONG, SYNTAX } from "../types";

/** The blocks as elements, lists nested as the source nests them; apart from them the heading that repeats the title, if one opens the text. */
export function article(page: SourcePage, title: string): { heading: HTMLElement | null; body: HTMLElement[] } {
  const made: HTMLElement[] = [];
  const lists: HTMLElement[] = []; // open lists, outermost first
  const depths: number[] = []; // of the headings above, outermost first
  let heading: HTMLElement | null = null;
  page.blocks.forEach((block, place) => {
    if (block[0] === "list_item") return listItem(page, block, lists, made);
    lists.length = 0;
    const element = block[0] === "heading" ? headingElement(page, block, depths) : blockElement(page, block);
    if (block[0] === "heading" && place === 0 && element.textContent === title) {
      heading = element;
      depths.length = 0;
    } else if (block[0] === "heading" && element.textContent === (place === 1 ? title : null)) {
      element.classList.add("again"); // a title line above the title
      depths.length = 0;
      made.push(element);
    } else made.push(noted(page, block, element));
  });
  return { heading, body: made };
}

/** A heading one level below the one above it, whatever levels the source skips. */
function headingElement(page: SourcePage, [, depth, , passages]: Block, depths: number[]): HTMLElement {
  while (depths.length && depths.at(-1)! >= depth) depths.pop();
  depths.push(depth);
  return h(`h${Math.min(6, depths.length + 1)}` as "h2", {}, ...passages.map((passage) => passageElement(page, passage, "heading")));
}

function blockElement(page: SourcePage, block: Block): HTMLElement {
  const [kind, , , passages] = block;
  const words = passages.flatMap((passage, place) => [place ? " " : "", passageElement(page, passage)]);
  if (kind === "quote") return h("blockquote", {}, h("p", {}, ...words));
  return h("p", kind === "gap" ? { class: "gap" } : {}, ...words);
}

function listItem(page: SourcePage, block: Block, lists: HTMLElement[], made: HTMLElement[]): void {
  const [, depth, ordered, passages] = block;
  const tag = ordered ? "ol" : "ul";
  while (lists.length > Math.max(1, depth)) lists.pop();
  while (lists.length < Math.max(1, depth)) {
    const list = h(tag);
    const above = lists.at(-1);
    if (!above) made.push(list);
    else {
      if (!above.lastElementChild) above.append(h("li", { class: "bare" }));
      above.lastElementChild!.append(list);
    }
    lists.push(list);
  }
  const words = passages.flatMap((passage, place) => [place ? " " : "", passageElement(page, passage)]);
  const notices = notes(page, block);
  lists.at(-1)!.append(h("li", {}, ...(notices.length ? [h("div", { class: "noted" }, ...notices, h("div", {}, ...words))] : words)));
}

/** The notices about a source as a whole, for its head. */
export const wholeNotes = (page: SourcePage): HTMLElement[] => page.notices.filter(([, , , passage]) => passage === null).map((notice) => note(page, notice));

/** A block with its notices; these come first, so that they begin beside its first line. */
function noted(page: SourcePage, block: Block, element: HTMLElement): HTMLElement {
  const notices = notes(page, block);
  return notices.length ? h("div", { class: "noted" }, ...notices, element) : element;
}

/** The notices about a block's passages, for the margin. */
function notes(page: SourcePage, block: Block): HTMLElement[] {
  const passages = new Set(block[3].map(([id]) => id));
  return page.notices.filter(([, , , passage]) => passage !== null && passages.has(passage)).map((notice) => note(page, notice));
}

function note(page: SourcePage, [fact, kind, message]: Notice): HTMLElement {
  const [table, rowId] = page.facts[fact]!;
  return h("small", { class: "note", role: "note" }, h("b", {}, kind.replaceAll("-", " ")), " ", h("a", { href: factHash(table, rowId) }, message));
}

function passageElement(page: SourcePage, [id, parts]: Passage, silent = "silent"): HTMLElement {
  const tells = parts.some(([, facts]) => facts.some((fact) => page.facts[fact]![0] !== "mentions"));
  return h(
    "span",
    { class: tells ? "passage" : `passage ${silent}`, "data-passage": id, dir: "auto" },
    ...parts.map((part) => partElement(page, part)),
  );
}

function partElement(page: SourcePage, [words, facts, flags]: Part): Node {
  let inner: Node = document.createTextNode(words);
  if (flags & SYNTAX) inner = h("span", { class: "syntax" }, inner);
  if (flags & EMPHASIS) inner = h("em", {}, inner);
  if (flags & STRONG) inner = h("strong", {}, inner);
  if (!facts.length) return inner;
  const names = facts.map((fact) => page.facts[fact]!);
  return h(
    "mark",
    {
      "data-fact": names.map(([table, rowId]) => `${table}/${rowId}`).join(" "),
      "data-families": [...new Set(names.map(([table]) => familyOf(table)?.name ?? "none"))].join(" "),
      class: flags & FAINT ? "faint" : null,
    },
    inner,
  );
}
