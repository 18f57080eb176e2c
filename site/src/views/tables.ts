// Every table and view: chosen by letters and values, sorted, in pages, with a link that brings all of it back.
import { catalog, familyOf, table } from "../data";
import { copier } from "../copy";
import { csv, download } from "../csv";
import { h, number, plural, title } from "../dom";
import { fill } from "../grid";
import { Pager } from "../pager";
import { format, replace } from "../router";
import { chosen, page, PAGE } from "../rows";
import { paramsOf, type State, stateOf } from "../state";
import type { Table } from "../types";
import { Filters } from "./filters";
import type { View } from "./view";

const FIRST = "timeline";
let frame: Frame | undefined;

export const tables: View = {
  name: "tables",
  label: "Tables",
  async show(root, params) {
    frame ??= new Frame(root);
    await frame.show(stateOf(params, FIRST));
  },
};

class Frame {
  private state: State = stateOf(new Map(), FIRST);
  private described: Table | undefined;
  private turn = 0;
  private list = h("nav", { class: "table-list", "aria-label": "Tables and views" });
  private head = h("header", { class: "table-head" });
  private filters = new Filters((change) => void this.change({ ...change, page: 0 }));
  private status = h("p", { class: "table-status", role: "status" });
  private bar = h("progress", { "aria-label": "Loading rows", hidden: true });
  private rows = h("table", { class: "rows" });
  private scroller = h("div", { class: "scroller", tabindex: 0, role: "region" }, this.rows);
  private body = h("div");
  private pager = new Pager("Pages of this table", (page) => this.turnTo(page));

  constructor(root: HTMLElement) {
    const actions = h(
      "p",
      { class: "table-actions" },
      h("button", { type: "button", class: "quiet", onclick: () => void this.save() }, "Download as CSV"),
      copier("Copy link", () => location.href),
    );
    const line = h("div", { class: "table-line" }, this.status, this.bar, actions);
    root.replaceChildren(this.list, h("div", { class: "table-page" }, this.head, this.body));
    this.body.append(this.filters.root, line, this.scroller, this.pager.root);
  }

  async show(state: State): Promise<void> {
    const described = table(state.table);
    const fresh = described !== this.described || !described;
    this.state = state;
    this.described = described;
    this.body.hidden = !described;
    if (!described) {
      this.list.replaceChildren(...lists(undefined));
      return this.head.replaceChildren(h("h1", {}, "No such table"), h("p", { class: "lead", role: "alert" }, `There is no table ${state.table}. It may belong to another version of the dataset.`));
    }
    if (fresh) {
      this.list.replaceChildren(...lists(described));
      this.head.replaceChildren(...headOf(described));
      this.scroller.setAttribute("aria-label", `Rows of ${described.name}`);
      this.scroller.scrollTo(0, 0);
    }
    this.filters.show(described, state);
    await this.fill();
  }

  /** Take over what was chosen on the screen, and say so in the address. */
  private async change(change: Partial<State>): Promise<void> {
    this.state = { ...this.state, ...change };
    replace(paramsOf(this.state));
    if (change.filters) this.filters.show(this.described!, this.state);
    await this.fill();
  }

  private async fill(): Promise<void> {
    const own = this.described!, state = this.state, turn = ++this.turn;
    try {
      const shown = await page(own, state, state.page, (done, of) => this.progress(done, of));
      if (turn !== this.turn) return; // something else was chosen meanwhile
      fill(this.rows, own.columns, shown.rows, own.name, {
        column: state.sort,
        descending: state.descending,
        sort: (column) => this.sort(column),
      });
      this.status.textContent = told(shown.page, shown.rows.length, shown.count, own.rows);
      this.pager.show(shown.page, Math.ceil(shown.count / PAGE));
    } catch (error) {
      this.rows.replaceChildren();
      this.status.textContent = error instanceof Error ? error.message : String(error);
    }
    this.bar.hidden = true;
  }

  private progress(done: number, of: number): void {
    this.bar.hidden = done === of;
    this.bar.max = of;
    this.bar.value = done;
  }

  /** Up, down, and back to the table's own order. */
  private sort(column: string): void {
    const { sort, descending } = this.state;
    const again = sort === column;
    const active = again && descending ? null : column;
    void this.change({ sort: active, descending: again && !descending, page: 0 }).then(() => {
      const place = this.described!.columns.findIndex((one) => one.name === column);
      this.rows.querySelectorAll<HTMLElement>("thead button")[place]?.focus({ preventScroll: true });
    });
  }

  private async turnTo(page: number): Promise<void> {
    await this.change({ page });
    this.scroller.scrollTop = 0;
  }

  private async save(): Promise<void> {
    const own = this.described!;
    const rows = await chosen(own, this.state, (done, of) => this.progress(done, of));
    download(`${own.name}.csv`, csv(own.columns.map((column) => column.name), rows));
  }
}

function told(page: number, rows: number, count: number, all: number): string {
  if (!count) return all ? "No row is like this." : "The table holds no row.";
  const from = count === all ? "" : ` chosen from ${number(all)}`;
  if (rows === count) return plural(count, "row") + from;
  return `Rows ${number(page * PAGE + 1)}–${number(page * PAGE + rows)} of ${number(count)}${from}`;
}

function lists(current: Table | undefined): HTMLElement[] {
  const link = (one: Table): HTMLElement =>
    h(
      "li",
      { "data-family": familyOf(one.name)?.name ?? "none" },
      h("a", { href: format([["view", "tables"], ["table", one.name]]), "aria-current": one === current ? "page" : null }, h("span", {}, one.name), h("small", {}, number(one.rows))),
    );
  const of = (kind: Table["kind"]): HTMLElement[] => catalog().tables.filter((one) => one.kind === kind).map(link);
  return [h("h2", {}, "Views to start from"), h("ul", {}, ...of("view")), h("h2", {}, "Tables"), h("ul", {}, ...of("table"))];
}

function headOf(own: Table): HTMLElement[] {
  const help = own.columns.flatMap((column) => {
    const more = [
      column.ref ? h("span", {}, "A key of ", h("a", { href: format([["view", "tables"], ["table", column.ref[0]]]) }, column.ref[0]), ".") : null,
      column.choices ? h("span", {}, `One of: ${column.choices.join(", ")}.`) : null,
    ];
    return [h("dt", {}, column.name, " ", h("small", {}, column.type)), h("dd", {}, column.description, " ", ...more)];
  });
  return [
    h("p", { class: "kicker", "data-family": familyOf(own.name)?.name ?? "none" }, own.kind === "view" ? "View" : "Table"),
    h("h1", {}, title(own.name)),
    h("p", { class: "lead" }, own.description),
    h("details", { class: "help" }, h("summary", {}, `What the ${plural(own.columns.length, "column")} mean${own.columns.length === 1 ? "s" : ""}`), h("dl", {}, ...help)),
  ];
}
