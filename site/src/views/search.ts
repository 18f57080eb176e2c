// One field over everything: entities, facts, and the words of the sources.
import { catalog, familyOf, load } from "../data";
import { h, number, plural, title } from "../dom";
import { hits } from "../fold";
import { type Group, GROUPS, type Indexed, indexed, rank, sought } from "../rank";
import { factHash, format, replace } from "../router";
import type { Entry } from "../types";
import type { View } from "./view";

const FIRST = 40; // results on the screen before more are asked for
const LABELS: Record<Group | "all", string> = { all: "Everything", entities: "Names", facts: "Facts", words: "Words of the sources" };
const AROUND = 240; // letters of a passage beside what was found
const KINDS: Record<string, string> = {
  passages: "Words", people: "Person", countries: "Country", aliases: "Other name", dialogue_parties: "Party", memberships: "Member",
  event_participants: "Took part", event_initiatives: "In an event", initiative_participants: "Involved",
};
let frame: Frame | undefined;

export const search: View = {
  name: "search",
  label: "Search",
  async show(root, params) {
    frame ??= new Frame(root);
    await frame.show(params.get("q") ?? "", params.get("in"));
  },
};

/** A slash opens the search from wherever nothing is being written. */
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target instanceof HTMLElement && event.target.closest("input, textarea, select")) return;
  event.preventDefault();
  if (location.hash.startsWith("#view=search")) frame?.focus();
  else location.hash = format([["view", "search"]]);
});

class Frame {
  private index: Indexed[] | undefined;
  private found: Indexed[] = [];
  private group: Group | "all" = "all";
  private most = FIRST;
  private field = h("input", { type: "search", id: "q", autocomplete: "off", spellcheck: "false", "aria-label": "Search", placeholder: "A name, a year, a word …", "aria-describedby": "found" });
  private groups = h("fieldset", { class: "groups" });
  private status = h("p", { class: "table-status", id: "found", role: "status" });
  private list = h("ol", { class: "found" });
  private more = h("button", { type: "button", class: "quiet", hidden: true, onclick: () => this.extend() }, "Show more");

  constructor(root: HTMLElement) {
    this.field.addEventListener("input", () => this.typed());
    root.addEventListener("keydown", (event) => this.pressed(event));
    root.replaceChildren(h("div", { class: "search-page" }, h("h1", {}, "Search"), this.field, this.groups, this.status, this.list, this.more));
  }

  async show(query: string, group: string | undefined): Promise<void> {
    if (document.activeElement !== this.field) this.field.value = query;
    this.group = GROUPS.find((one) => one === group) ?? "all";
    this.focus();
    try {
      this.index ??= await whole();
    } catch (error) {
      this.status.textContent = error instanceof Error ? error.message : String(error);
      return;
    }
    this.look();
  }

  focus(): void {
    this.field.focus({ preventScroll: true });
    this.field.select();
  }

  private typed(): void {
    this.most = FIRST;
    replace([["view", "search"], ["q", this.field.value.trim() ? this.field.value : null], ["in", this.group === "all" ? null : this.group]]);
    if (this.index) this.look();
  }

  private look(): void {
    this.found = rank(this.index!, this.field.value);
    this.choose();
    this.present();
  }

  private present(): void {
    const query = this.field.value;
    const shown = this.group === "all" ? this.found : this.found.filter((one) => one.group === this.group);
    const tokens = sought(query);
    this.list.replaceChildren(...shown.slice(0, this.most).map((one) => result(one, tokens)));
    this.more.hidden = shown.length <= this.most;
    if (!tokens.length) this.status.textContent = `${number(this.index!.length)} names, facts and passages. Accents and capitals do not matter.`;
    else this.status.textContent = shown.length ? plural(shown.length, "result") : "Nothing holds all of these words. Fewer or shorter ones find more.";
  }

  /** The groups with how much each holds of what was found. */
  private choose(): void {
    const options = (["all", ...GROUPS] as const).map((group) => {
      const count = group === "all" ? this.found.length : this.found.filter((one) => one.group === group).length;
      const box = h("input", { type: "radio", name: "group", value: group, checked: group === this.group });
      box.addEventListener("change", () => {
        this.group = group;
        this.typed();
        this.groups.querySelector<HTMLElement>("input:checked")?.focus();
      });
      return h("label", {}, box, h("span", {}, LABELS[group], " ", h("small", {}, number(count))));
    });
    this.groups.replaceChildren(h("legend", { class: "offstage" }, "Where"), ...options);
    this.groups.hidden = !this.found.length;
  }

  private extend(): void {
    const next = this.most;
    this.most += 200;
    this.present();
    this.links()[next]?.focus();
  }

  private links(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>("a")];
  }

  /** Arrows walk through the results, Enter in the field opens the first. */
  private pressed(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const links = this.links(), at = links.indexOf(document.activeElement as HTMLElement);
    if (event.key === "Enter" && event.target === this.field) links[0]?.click();
    else if (step && (at >= 0 || event.target === this.field)) (links[at + step] ?? (step < 0 ? this.field : links[at]))?.focus();
    else return;
    event.preventDefault();
  }
}

async function whole(): Promise<Indexed[]> {
  const files = await Promise.all(Array.from({ length: catalog().search }, (_, file) => load<Entry[]>(`search/${file}`)));
  return files.flatMap(indexed);
}

function result({ entry, group }: Indexed, tokens: string[]): HTMLElement {
  const [table, rowId, label, more, places] = entry;
  const marked = (text: string): Node[] => hits(text, tokens).map(([part, hit]) => (hit ? h("b", {}, part) : document.createTextNode(part)));
  const shown = group === "words" ? around(label, tokens) : label;
  return h(
    "li",
    { class: `of-${group}`, "data-family": familyOf(table)?.name ?? "none" },
    h("span", { class: "kind" }, KINDS[table] ?? title(table).replace(/s$/, "")),
    h("a", { href: factHash(table, rowId), dir: "auto" }, ...marked(shown)),
    more ? h("span", { class: "more-words", dir: "auto" }, ...marked(around(more, tokens))) : null,
    places && group !== "words" ? h("small", {}, plural(places, "place")) : null,
  );
}

/** A long text cut to what stands around the first word found. */
function around(text: string, tokens: string[]): string {
  if (text.length <= AROUND) return text;
  const parts = hits(text, tokens);
  const first = parts.findIndex(([, hit]) => hit);
  const before = parts.slice(0, Math.max(0, first)).reduce((sum, [part]) => sum + part.length, 0);
  const from = Math.max(0, Math.min(before - AROUND / 4, text.length - AROUND));
  const cut = Array.from(text.slice(from ? text.indexOf(" ", from) + 1 : 0)).slice(0, AROUND).join("");
  return `${from ? "… " : ""}${cut}${from + AROUND < text.length ? " …" : ""}`;
}
