// SQL over the whole dataset, in the browser: an editor, the answer as a table and, of two columns, as a picture.
import { bars } from "../console/bars";
import { history, remember } from "../console/history";
import { hindrance, start } from "../console/load";
import { schema } from "../console/schema";
import { told } from "../console/told";
import { type Answer, CANCELLED, type Engine } from "../console/types";
import { copier } from "../copy";
import { csv, download } from "../csv";
import { load } from "../data";
import { h, number, plural } from "../dom";
import { fill } from "../grid";
import { Pager } from "../pager";
import { format, replace } from "../router";
import type { View } from "./view";

const MOST = 100_000; // rows of an answer that are kept
const PAGE = 100;
const MEGABYTE = 1_000_000;
let frame: Frame | undefined;

export const sql: View = {
  name: "sql",
  label: "SQL",
  async show(root, params) {
    frame ??= new Frame(root, await load<[string, string][]>("queries"));
    frame.show(params.get("q"));
  },
};

class Frame {
  private engine: Engine | undefined;
  private answer: Answer | undefined;
  private asked = ""; // what the answer on the screen answers
  private sql = h("textarea", { id: "sql", rows: 6, spellcheck: "false", autocapitalize: "off", autocomplete: "off", "aria-label": "SQL query", "aria-describedby": "sql-keys" });
  private run = h("button", { type: "button", id: "run", class: "primary", onclick: () => void this.ask() }, "Run");
  private stop = h("button", { type: "button", class: "quiet", hidden: true, onclick: () => void this.engine?.cancel() }, "Cancel");
  private save = h("button", { type: "button", class: "quiet", hidden: true, onclick: () => this.saveCsv() }, "Download as CSV");
  private past = h("select", { id: "history", "aria-label": "History", onchange: () => this.take(this.past) });
  private status = h("p", { class: "table-status", role: "status" });
  private bar = h("progress", { "aria-label": "Loading the database", hidden: true, max: 1 });
  private error = h("div", { class: "sql-error", role: "alert", hidden: true });
  private picture = h("div", { class: "sql-picture" });
  private result = h("table", { id: "result", class: "rows" });
  private scroller = h("div", { class: "scroller", tabindex: 0, role: "region", "aria-label": "Answer", hidden: true }, this.result);
  private pager = new Pager("Pages of the answer", (page) => this.page(page));

  constructor(root: HTMLElement, examples: [question: string, sql: string][]) {
    this.sql.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void this.ask();
    });
    this.sql.value = examples[0]?.[1] ?? "";
    const offered: HTMLSelectElement = h("select", { id: "examples", "aria-label": "Examples", onchange: () => this.take(offered) }, h("option", { value: "" }, "Examples"), ...examples.map(([question, sql]) => h("option", { value: sql }, question)));
    const keys = h("span", { id: "sql-keys", class: "keys" }, h("kbd", {}, "Ctrl"), " ", h("kbd", {}, "Enter"), " runs the query");
    const link = copier("Copy link", () => location.href.replace(/#.*$/, "") + format([["view", "sql"], ["q", this.sql.value]]));
    root.replaceChildren(
      h("aside", { class: "schema", "aria-label": "Tables and columns" }, schema((name) => this.insert(name))),
      h(
        "div",
        { class: "sql-page" },
        h("div", { class: "sql-head" }, h("h1", {}, "Ask the dataset"), h("p", { class: "sql-choose" }, offered, this.past)),
        this.sql,
        h("div", { class: "sql-actions" }, this.run, this.stop, keys, h("span", { class: "sql-more" }, this.save, link)),
        h("div", { class: "table-line" }, this.status, this.bar),
        this.error, this.picture, this.scroller, this.pager.root,
      ),
    );
    this.recall();
  }

  show(query: string | undefined): void {
    const hindered = hindrance();
    this.run.disabled = hindered !== null;
    if (query !== undefined) this.sql.value = query;
    if (hindered) this.fail(hindered);
    else if (query?.trim() && query !== this.asked) void this.ask();
    else void this.ready().catch(() => undefined);
  }

  /** Load the database, once, telling how far it is. */
  private async ready(): Promise<Engine> {
    if (this.engine) return this.engine;
    this.status.textContent = "Loading the database …";
    try {
      this.engine = await start((what, done, of) => {
        this.bar.hidden = false;
        this.bar.value = done / of;
        this.status.textContent = `Loading ${what}: ${number(Math.round(done / MEGABYTE))} of ${number(Math.round(of / MEGABYTE))} MB`;
      });
      this.status.textContent = "Ready. The dataset is in this browser; nothing that you ask leaves it.";
      return this.engine;
    } catch (error) {
      this.status.textContent = "";
      this.fail("The database could not be loaded. Everything else on this page works.", told(error).message);
      throw error;
    } finally {
      this.bar.hidden = true;
    }
  }

  private async ask(): Promise<void> {
    if (this.run.disabled) return;
    const sql = this.sql.value;
    this.busy(true);
    try {
      const engine = await this.ready();
      this.status.textContent = "Running …";
      this.present(sql, await engine.run(sql, MOST));
      remember(sql);
      this.recall();
      replace([["view", "sql"], ["q", sql]]);
    } catch (error) {
      this.clear();
      const { hint, message } = told(error);
      if (message === CANCELLED) this.status.textContent = "Cancelled.";
      else if (this.engine) this.fail(hint ?? "The database does not understand this.", hint && /^no statements/.test(message) ? "" : message);
    }
    this.busy(false);
  }

  private busy(yes: boolean): void {
    this.run.disabled = yes;
    this.stop.hidden = !yes;
    if (yes) this.error.hidden = true;
  }

  private present(sql: string, answer: Answer): void {
    this.asked = sql;
    this.answer = answer;
    this.error.hidden = true;
    const { rows, more, milliseconds } = answer;
    const all = more ? `The first ${number(rows.length)} rows` : plural(rows.length, "row");
    this.status.textContent = `${all} in ${milliseconds < 1000 ? `${Math.max(1, Math.round(milliseconds))} ms` : `${(milliseconds / 1000).toFixed(1)} s`}`;
    const drawn = bars(answer);
    this.picture.replaceChildren(...(drawn ? [drawn] : []));
    this.scroller.hidden = false;
    this.save.hidden = false;
    this.page(0);
  }

  private page(now: number): void {
    const { columns, rows } = this.answer!;
    fill(this.result, columns, rows.slice(now * PAGE, (now + 1) * PAGE), null);
    this.scroller.scrollTo(0, 0);
    this.pager.show(now, Math.ceil(rows.length / PAGE));
  }

  private clear(): void {
    this.answer = undefined;
    this.asked = "";
    this.status.textContent = "";
    this.picture.replaceChildren();
    this.result.replaceChildren();
    this.scroller.hidden = this.save.hidden = this.pager.root.hidden = true;
  }

  private fail(words: string, message = ""): void {
    this.error.hidden = false;
    this.error.replaceChildren(h("p", {}, words), ...(message ? [h("pre", {}, message)] : []));
  }

  private recall(): void {
    const line = (sql: string): string => sql.replace(/\s+/g, " ").trim().slice(0, 80);
    this.past.replaceChildren(h("option", { value: "" }, "History"), ...history().map((sql) => h("option", { value: sql }, line(sql))));
    this.past.hidden = !history().length;
  }

  /** Put an example or an earlier query into the editor. */
  private take(from: HTMLSelectElement): void {
    if (!from.value) return;
    this.sql.value = from.value;
    from.selectedIndex = 0;
    this.sql.focus();
  }

  private insert(name: string): void {
    this.sql.setRangeText(name, this.sql.selectionStart, this.sql.selectionEnd, "end");
    this.sql.focus();
  }

  private saveCsv(): void {
    if (this.answer) download("answer.csv", csv(this.answer.columns.map((column) => column.name), this.answer.rows));
  }
}
