// Buttons that turn the pages of a table, and keep the focus where it was.
import { h, number } from "./dom";

export class Pager {
  readonly root: HTMLElement;

  constructor(label: string, private turn: (page: number) => Promise<void> | void) {
    this.root = h("nav", { class: "turner", "aria-label": label });
  }

  /** Page `now`, counted from 0, of so many. */
  show(now: number, of: number): void {
    const held = this.root.contains(document.activeElement) ? document.activeElement?.textContent : null;
    const to = (label: string, page: number): HTMLElement =>
      h("button", { type: "button", class: "quiet", disabled: page === now || page < 0 || page >= of, onclick: () => void this.turn(page) }, label);
    this.root.hidden = of < 2;
    this.root.replaceChildren(to("First", 0), to("Previous", now - 1), h("span", {}, `Page ${number(now + 1)} of ${number(of)}`), to("Next", now + 1), to("Last", of - 1));
    if (held) this.refocus(held);
  }

  private refocus(label: string): void {
    const able = [...this.root.querySelectorAll<HTMLElement>("button:not([disabled])")];
    (able.find((button) => button.textContent === label) ?? able[0])?.focus({ preventScroll: true });
  }
}
