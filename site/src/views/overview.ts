// The overview: what the dataset is, in figures and pictures, and where to get it.
import { catalog, load } from "../data";
import { h, number, plural } from "../dom";
import { factHash, factName, format } from "../router";
import type { Chart, Download, Row, Source } from "../types";
import { drawing } from "./drawing";
import type { View } from "./view";

const MANY = 20; // sources that are listed without being asked for

export const overview: View = {
  name: "overview",
  label: "Overview",
  async show(root, params) {
    if (!root.hasChildNodes()) {
      const charts = await load<Chart[]>("charts");
      root.replaceChildren(opening(), ...charts.map(figure), provenance(), downloads());
    }
    const part = params.get("part");
    if (part) document.getElementById(part)?.scrollIntoView();
  },
};

function opening(): HTMLElement {
  const { about, sources } = catalog();
  const passages = sum(sources.map((source) => source.passages)), telling = sum(sources.map((source) => source.telling));
  const notices = sum(sources.map((source) => source.notices)) + about.notices.length;
  const named = about.dialogues.length === 1 ? `the ${about.dialogues[0]}` : `${number(about.dialogues.length)} economic dialogues`;
  const figures: [value: string, label: string, href: string][] = [
    [number(about.facts), "facts, each with the words that state it", "#read"],
    [number(sources.length), sources.length === 1 ? "source" : "sources", "#view=overview&part=provenance"],
    [passages ? `${Math.floor((100 * telling) / passages)}%` : "none", `of ${plural(passages, "passage")} gave facts`, "#read"],
    [about.first === null ? "none" : about.first === about.last ? String(about.first) : `${about.first}–${about.last}`, "the years that events span", "#view=overview&part=timeline"],
    [number(notices), notices === 1 ? "notice of what a careful reader would flag" : "notices of what a careful reader would flag", "#view=tables&table=notices"],
    [number(about.conflicts), about.conflicts === 1 ? "claim that does not agree with another" : "claims that do not agree, all kept", "#view=tables&table=conflicts"],
  ];
  return h(
    "header",
    { class: "opening" },
    h("h1", {}, "Economic dialogues between governments, as data"),
    h("p", { class: "deck" }, `Who talks to whom, since when, about what, through which bodies and with what result: ${named}, read from ${plural(sources.length, "document")}. Every fact points at the words that state it; what was not understood is shown, not hidden.`),
    h("ul", { class: "figures" }, ...figures.map(([value, label, href]) => h("li", {}, h("a", { href }, h("b", {}, value), " ", h("span", {}, label))))),
  );
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

function figure(chart: Chart): HTMLElement {
  const drawn = drawing(chart.svg);
  return h(
    "section",
    { class: "chart", id: chart.name, "aria-labelledby": `${chart.name}-title` },
    h("h2", { id: `${chart.name}-title` }, chart.title),
    h("p", { class: "alt" }, chart.alt),
    h("div", { class: "canvas", tabindex: 0, role: "region", "aria-label": `Picture: ${chart.title}` }, drawn ?? h("p", {}, "The picture is damaged; its numbers are below.")),
    h("p", { class: "reading" }, chart.note),
    h(
      "details",
      {},
      h("summary", {}, `The ${plural(chart.count, "row")} behind it`),
      h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": `Rows: ${chart.title}` }, rowsTable(chart)),
      chart.count > chart.rows.length ? h("p", { class: "reading" }, `The first ${number(chart.rows.length)}; the CSV has all.`) : null,
      h("p", { class: "reading" }, h("a", { href: `charts/${chart.name}.csv`, download: true }, "Download as CSV"), " · ", h("a", { href: `charts/${chart.name}.svg`, download: true }, "Picture as SVG")),
    ),
  );
}

function rowsTable(chart: Chart): HTMLElement {
  return h(
    "table",
    {},
    h("thead", {}, h("tr", {}, ...chart.columns.map((column) => h("th", { scope: "col" }, column)))),
    h("tbody", {}, ...chart.rows.map((row) => h("tr", {}, ...row.map((value, place) => h("td", {}, place ? (value === null ? "" : String(value)) : factLink(row)))))),
  );
}

function factLink(row: Row): HTMLElement {
  const fact = String(row[0]);
  return h("a", { href: factHash(...factName(fact)) }, factName(fact)[1]);
}

function provenance(): HTMLElement {
  const { sources, about } = catalog();
  const many = sources.length > MANY;
  return h(
    "section",
    { id: "provenance", class: "about" },
    h("h2", {}, "Where it comes from"),
    h("details", { open: !many }, h("summary", {}, plural(sources.length, "source")), sourceTable(sources)),
    about.notices.length ? h("ul", { class: "unread" }, ...about.notices.map(([id, message]) => h("li", {}, h("a", { href: factHash("notices", id) }, message)))) : null,
    h("p", { class: "reading" }, `Made by version ${about.version} of the code, which is under the MIT licence; the data has the licences of its sources. Digest of all rows: `, h("code", {}, about.digest)),
  );
}

function sourceTable(sources: Source[]): HTMLElement {
  const heads = ["Source", "Publisher", "Published", "Licence", "Facts", "Passages", "Gave facts"];
  const rows = sources.map((source) => {
    const gave = source.passages ? `${Math.floor((100 * source.telling) / source.passages)}%` : "";
    const said = [source.publisher ?? "not said", source.published_on ?? "not said", source.license ?? "not known"];
    return h(
      "tr",
      {},
      h("td", {}, h("a", { href: format([["read", source.id]]) }, source.title)),
      ...said.map((text) => h("td", {}, text)),
      ...[number(source.facts), number(source.passages), gave].map((text) => h("td", { class: "number" }, text)),
    );
  });
  const head = h("thead", {}, h("tr", {}, ...heads.map((name) => h("th", { scope: "col" }, name))));
  return h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Sources" }, h("table", {}, head, h("tbody", {}, ...rows)));
}

function downloads(): HTMLElement {
  const kinds: [folder: string, label: string][] = [["", "Everything"], ["parquet/", "Parquet"], ["csv/", "CSV"]];
  return h(
    "section",
    { id: "downloads", class: "about" },
    h("h2", {}, "Take it with you"),
    ...kinds.map(([folder, label]) => {
      const files = catalog().downloads.filter(([path]) => (folder ? path.startsWith(folder) : !path.includes("/")));
      return h("details", { open: folder === "" }, h("summary", {}, `${label}: ${plural(files.length, "file")}, ${size(sum(files.map((file) => file[1])))}`), fileTable(label, folder, files));
    }),
  );
}

function fileTable(label: string, folder: string, files: Download[]): HTMLElement {
  const rows = files.map(([path, bytes, hash]) =>
    h("tr", {}, h("td", {}, h("a", { href: `downloads/${path}`, download: true }, path.replace(folder, ""))), h("td", { class: "number" }, size(bytes)), h("td", {}, h("code", {}, hash))),
  );
  const head = h("thead", {}, h("tr", {}, ...["File", "Size", "SHA-256"].map((name) => h("th", { scope: "col" }, name))));
  return h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": `Downloads: ${label}` }, h("table", {}, head, h("tbody", {}, ...rows)));
}

/** Bytes for people: 1.6 MB */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
