// The controls that choose rows: letters that any column holds, and tests of single columns that stand as chips until taken away.
import { h, plural } from "../dom";
import { all } from "../rows";
import { type Choice, type Filter, type Test, values } from "../select";
import type { Column, Table } from "../types";

const WAIT = 120; // milliseconds without another letter
const MOST_FILES = 5; // a table of more is not loaded only to suggest values
const MOST_VALUES = 200;
const SAID: Record<Test, string> = { is: "is", has: "contains", no: "is empty" };

export class Filters {
  readonly root: HTMLElement;
  private own: Table | undefined;
  private filters: Filter[] = [];
  private timer = 0; // until the letters typed last are taken over
  private text = h("input", { type: "search", id: "rows-text", placeholder: "any column contains …", autocomplete: "off" });
  private column = h("select", { id: "filter-column", "aria-label": "Column" });
  private test = h("select", { id: "filter-test", "aria-label": "Test" });
  private slot = h("span", { class: "filter-value" });
  private chips = h("ul", { class: "chips", "aria-label": "Filters" });

  constructor(private changed: (change: Partial<Choice>) => void) {
    this.text.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => changed({ text: this.text.value }), WAIT);
    });
    this.column.addEventListener("change", () => this.offer());
    this.test.append(...["is", "has", "no", "not"].map((test) => h("option", { value: test }, test === "not" ? "is not empty" : SAID[test as Test])));
    this.test.addEventListener("change", () => this.offer());
    const form = h(
      "form",
      { class: "filter-form", onsubmit: (event) => this.add(event) },
      h("label", { for: "rows-text" }, "Find"), this.text,
      h("span", { class: "filter-lead" }, "Filter"), this.column, this.test, this.slot,
      h("button", { class: "quiet" }, "Add filter"),
    );
    this.root = h("div", { class: "filters" }, form, this.chips);
  }

  show(own: Table, choice: Choice): void {
    clearTimeout(this.timer);
    if (own !== this.own) {
      this.own = own;
      this.column.replaceChildren(...own.columns.map((column) => h("option", { value: column.name }, column.name)));
      this.offer();
    }
    if (document.activeElement !== this.text) this.text.value = choice.text;
    this.filters = choice.filters;
    this.chips.replaceChildren(...choice.filters.map((filter) => this.chip(filter)));
    this.chips.hidden = !choice.filters.length;
  }

  /** A field for the value, with those there are. */
  private offer(): void {
    const own = this.own!, column = own.columns.find((one) => one.name === this.column.value) ?? own.columns[0]!;
    const needed = this.test.value === "is" || this.test.value === "has";
    if (!needed) this.slot.replaceChildren();
    else if (this.test.value === "is" && column.choices) {
      this.slot.replaceChildren(h("select", { id: "filter-value", "aria-label": "Value" }, ...column.choices.map((one) => h("option", {}, one))));
    } else {
      const list = h("datalist", { id: "filter-values" });
      this.slot.replaceChildren(h("input", { id: "filter-value", "aria-label": "Value", list: list.id, autocomplete: "off", size: 14 }), list);
      if (own.files <= MOST_FILES) void this.suggest(own, column, list);
    }
  }

  private async suggest(own: Table, column: Column, list: HTMLElement): Promise<void> {
    const rows = await all(own, () => undefined).catch(() => []);
    const found = values(rows, own.columns.indexOf(column), MOST_VALUES);
    list.replaceChildren(...found.filter(([value]) => value.length < 80).map(([value, count]) => h("option", { value, label: `${value} (${plural(count, "row")})` })));
  }

  private add(event: Event): void {
    event.preventDefault();
    const field = this.slot.querySelector<HTMLInputElement | HTMLSelectElement>("#filter-value");
    if (field && !field.value) return field.focus();
    const named = this.test.value;
    const filter: Filter = {
      test: named === "not" ? "no" : (named as Test),
      column: this.column.value,
      value: field ? field.value : named === "not" ? "no" : "yes",
    };
    const others = this.filters.filter((one) => one.test !== filter.test || one.column !== filter.column);
    if (field instanceof HTMLInputElement) field.value = "";
    this.changed({ text: this.text.value, filters: [...others, filter] });
  }

  private chip(filter: Filter): HTMLElement {
    const said = filter.test === "no" && filter.value === "no" ? "is not empty" : SAID[filter.test];
    const value = filter.test === "no" ? "" : ` “${filter.value}”`;
    const away = (): void => {
      this.changed({ text: this.text.value, filters: this.filters.filter((one) => one !== filter) });
      this.text.focus();
    };
    return h("li", {}, h("button", { type: "button", class: "chip", onclick: away }, `${filter.column} ${said}${value}`, h("span", { "aria-hidden": "true" }, " ×"), h("span", { class: "offstage" }, ", remove")));
  }
}
