// The shapes of the page's data, as pipeline/site writes them. Offsets are code points and only ever shown.

export type Value = string | number | boolean | null;
export type Row = Value[];

export interface Column {
  name: string;
  type: string;
  description: string;
  ref?: [table: string, column: string];
  choices?: string[];
}

export interface Table {
  name: string;
  kind: "table" | "view";
  description: string;
  key: string[]; // empty for a view
  rows: number;
  files: number; // rows/NAME-0.js … ; those of a table are sorted by key
  starts: string[]; // first key of each file
  columns: Column[];
}

export interface Family {
  name: string;
  label: string;
  tables: string[];
  shown: boolean;
}

export interface Source {
  id: string;
  title: string;
  publisher: string | null;
  url: string | null;
  license: string | null;
  published_on: string | null;
  passages: number; // headings aside
  telling: number; // of these, those that gave facts
  facts: number;
  notices: number;
  cited: string; // how to cite it
  pages: number; // sources/NUMBER-0.js …
}

export type Download = [path: string, bytes: number, sha256: string];

export interface About {
  version: string;
  digest: string; // SHA-256 of all rows
  cited: string; // how to cite a fact, with {label}, {table} and {row} to be filled in
  facts: number;
  notices: [id: string, message: string][]; // about files that could not be read
  conflicts: number;
  first: number | null; // years that events span
  last: number | null;
  dialogues: string[];
}

export interface Chart {
  name: string;
  title: string;
  note: string;
  alt: string;
  svg: string;
  columns: string[]; // the first is "fact": TABLE/ROW_ID
  count: number;
  rows: Row[]; // the first of them
}

export interface Catalog {
  about: About;
  tables: Table[];
  families: Family[];
  sources: Source[];
  downloads: Download[];
  search: number; // search/0.js …
}

export const SYNTAX = 1; // a mark of Markdown: there, but not shown
export const STRONG = 2;
export const EMPHASIS = 4;
export const FAINT = 8; // every fact on it is told by many words

export type Part = [words: string, facts: number[], flags: number];
export type Passage = [id: string | null, parts: Part[]];
export type Block = [
  kind: "heading" | "sentence" | "list_item" | "quote" | "gap",
  depth: number,
  ordered: 0 | 1,
  passages: Passage[],
];
export type FactName = [table: string, rowId: string, label: string];

export type Notice = [fact: number, kind: string, message: string, passage: string | null];

export interface SourcePage {
  id: string;
  blocks: Block[];
  facts: FactName[];
  notices: Notice[];
}

export type Words = [
  source: number,
  page: number,
  passage: string,
  start: number,
  end: number,
  quote: string,
  before: string,
  after: string,
  section: string | null,
  column: string | null,
  rule: string | null,
  basis: string | null,
  claim: string | null,
];

export type Conflict = [
  rowId: string, claim: string, quote: string | null, source: string,
  otherRowId: string | null, otherClaim: string | null, otherQuote: string | null, otherSource: string | null,
  matter: string, subject: string,
];

export interface Dossier {
  l: string; // label
  w?: Words[];
  m?: number; // places beyond those
  n?: number; // independent sources
  c?: Conflict[];
  d?: [kind: string, column: string | null, old: string | null, now: string | null, reason: string, who: string, day: string][];
  r?: [table: string, count: number, first: [rowId: string, label: string][]][];
}

/** What the search finds a row by. */
export type Entry = [table: string, rowId: string, label: string, more: string, places: number];
