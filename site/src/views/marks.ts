// The marks of an article at work: filtered by family, told on hover and focus, walked with the arrow keys, opened by click.
import { familyOf } from "../data";
import { h, plural, singular } from "../dom";
import { moveInto } from "../fact";
import { factHash, factName, parse } from "../router";
import type { SourcePage } from "../types";

const MOST_TOLD = 7;
const GRACE = 150; // milliseconds
const ASIDES = new Set(["mentions", "notices"]); // colour words only where no fact does
const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export class Marks {
  private all: HTMLElement[] = [];
  private labels = new Map<string, string>();
  private leaving: ReturnType<typeof setTimeout> | undefined;
  private tip = document.querySelector<HTMLElement>("#tip")!;

  /** `shown`: the names of the families that are marked. */
  constructor(private root: HTMLElement, private shown: Set<string>, private source: () => string) {
    root.addEventListener("click", (event) => this.clicked(event));
    root.addEventListener("keydown", (event) => this.pressed(event));
    root.addEventListener("pointerover", (event) => this.over(this.at(event)));
    root.addEventListener("pointerleave", () => this.over(null));
    this.tip.addEventListener("pointerenter", () => clearTimeout(this.leaving));
    this.tip.addEventListener("pointerleave", () => this.over(null));
    root.addEventListener("focusin", (event) => this.focused(event));
    root.addEventListener("focusout", () => this.tell(null));
    addEventListener("scroll", () => this.tell(null), { passive: true });
    addEventListener("keydown", (event) => event.key === "Escape" && this.tell(null));
  }

  /** Take over the marks of a page that was just put into the root. */
  adopt(page: SourcePage): void {
    this.labels = new Map(page.facts.map(([table, rowId, label]) => [`${table}/${rowId}`, label]));
    this.all = [...this.root.querySelectorAll<HTMLElement>("mark")];
    this.filter();
  }

  /** Mark only what belongs to the families shown: a mark has the colour of its shortest fact that does. */
  filter(): void {
    let first = true;
    for (const mark of this.all) {
      const shown = mark.dataset["families"]!.split(" ").filter((name) => this.shown.has(name));
      const family = shown.find((name) => !ASIDES.has(name)) ?? shown[0];
      mark.classList.toggle("noticed", shown.includes("notices"));
      if (family) {
        mark.dataset["family"] = family;
        if (!worded(mark)) continue;
        mark.setAttribute("role", "button");
        mark.tabIndex = first ? 0 : -1;
        first = false;
      } else {
        delete mark.dataset["family"];
        mark.removeAttribute("role");
        mark.removeAttribute("tabindex");
      }
    }
  }

  /** Mark the words of one fact as the ones meant; returns the first of them, in a passage if one is named. */
  choose(fact: string | null, passage: string | null): HTMLElement | null {
    for (const mark of this.all) mark.classList.toggle("chosen", fact !== null && this.facts(mark).includes(fact));
    const within = passage === null ? "" : `[data-passage="${CSS.escape(passage)}"] `;
    return this.root.querySelector<HTMLElement>(`${within}mark.chosen`);
  }

  /** The facts of a mark but this one, as they are named on the page. */
  others(mark: HTMLElement, fact: string): [fact: string, label: string][] {
    return this.told(mark).filter((other) => other !== fact).map((other) => [other, this.labels.get(other) ?? other]);
  }

  private facts(mark: HTMLElement): string[] {
    return mark.dataset["fact"]!.split(" ");
  }

  private told(mark: HTMLElement): string[] {
    return this.facts(mark).filter((fact) => this.shown.has(familyOf(factName(fact)[0])?.name ?? ""));
  }

  private at(event: Event): HTMLElement | null {
    return (event.target as HTMLElement).closest<HTMLElement>("mark[data-family]");
  }

  private clicked(event: Event): void {
    const mark = this.at(event);
    if (!mark || getSelection()?.toString()) return;
    this.open(mark);
  }

  private open(mark: HTMLElement): void {
    const told = this.told(mark);
    const now = told.indexOf(parse(location.hash).get("fact") ?? "");
    const next = told[(now + 1) % told.length];
    if (next) location.hash = factHash(...factName(next), this.source());
  }

  private pressed(event: KeyboardEvent): void {
    const mark = this.at(event);
    if (!mark) return;
    if (event.key === "Enter" || event.key === " ") {
      this.open(mark);
      moveInto(mark);
    } else if (event.key in STEPS) this.step(mark, STEPS[event.key]!);
    else return;
    event.preventDefault();
  }

  private step(from: HTMLElement, by: number): void {
    const active = this.all.filter((mark) => mark.role === "button");
    active[active.indexOf(from) + by]?.focus();
  }

  private focused(event: Event): void {
    const mark = this.at(event);
    if (!mark) return;
    for (const other of this.all) if (other.tabIndex === 0) other.tabIndex = -1;
    mark.tabIndex = 0;
    this.tell(mark);
  }

  /** The pointer is on a mark, or on none: what a mark tells stays a moment, so that the pointer can move onto it. */
  private over(mark: HTMLElement | null): void {
    clearTimeout(this.leaving);
    if (mark) this.tell(mark);
    else this.leaving = setTimeout(() => this.tell(null), GRACE);
  }

  /** The facts of a mark beside it. */
  private tell(mark: HTMLElement | null): void {
    clearTimeout(this.leaving);
    this.root.querySelector("[aria-describedby]")?.removeAttribute("aria-describedby");
    this.tip.hidden = !mark;
    if (!mark) return;
    const told = this.told(mark);
    const items = told.slice(0, MOST_TOLD).map((fact) => {
      const [table] = factName(fact);
      return h("li", { "data-family": familyOf(table)?.name ?? "none" }, h("b", {}, singular(table)), " ", this.labels.get(fact) ?? fact);
    });
    const more = told.length > MOST_TOLD ? h("li", {}, `and ${plural(told.length - MOST_TOLD, "more fact")}`) : null;
    this.tip.replaceChildren(h("ul", {}, ...items, more));
    mark.setAttribute("aria-describedby", "tip");
    const box = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, innerWidth - this.tip.offsetWidth - 8));
    const below = box.bottom + 8 + this.tip.offsetHeight < innerHeight;
    this.tip.style.left = `${left}px`;
    this.tip.style.top = `${below ? box.bottom + 8 : Math.max(8, box.top - 8 - this.tip.offsetHeight)}px`;
  }
}

/** Whether a mark shows a letter or digit: bare punctuation is no stop for the keyboard, and has no name to be told. */
function worded(mark: HTMLElement): boolean {
  return mark.firstElementChild?.className !== "syntax" && /[\p{L}\p{N}]/u.test(mark.textContent ?? "");
}
