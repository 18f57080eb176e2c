// Which entries a search finds, best first: every word must begin a word of the entry (or, if longer, stand within one).
import { words } from "./fold";
import type { Entry } from "./types";

export type Group = "entities" | "facts" | "words";
export const GROUPS: Group[] = ["entities", "facts", "words"];

const ENTITIES = new Set(["dialogues", "organizations", "people", "initiatives", "places", "countries"]);
const WORDS = new Set(["passages", "sources"]);
const LEAD: Record<Group, number> = { entities: 8, facts: 2, words: 0 };
const WITHIN = 3; // letters from which a word is also found within others

export const groupOf = (table: string): Group => (ENTITIES.has(table) ? "entities" : WORDS.has(table) ? "words" : "facts");

export interface Indexed {
  entry: Entry;
  group: Group;
  label: string; // folded, between single spaces
  more: string; // of a passage nothing: its headings are shown, but it is found by its own words
}

export const indexed = (entries: Entry[]): Indexed[] =>
  entries.map((entry) => ({ entry, group: groupOf(entry[0]), label: words(entry[2]), more: entry[0] === "passages" ? " " : words(entry[3]) }));

/** The words that are looked for, folded. */
export const sought = (query: string): string[] => words(query).trim().split(" ").filter(Boolean);

/** All entries that hold every word, best first; ties in the order of the data. */
export function rank(index: Indexed[], query: string): Indexed[] {
  const tokens = sought(query);
  if (!tokens.length) return [];
  const phrase = tokens.join(" ");
  const found: [score: number, one: Indexed][] = [];
  for (const one of index) {
    const score = scored(one, tokens, phrase);
    if (score > 0) found.push([score, one]);
  }
  return found.sort((a, b) => b[0] - a[0]).map(([, one]) => one);
}

function scored(one: Indexed, tokens: string[], phrase: string): number {
  let score = 0;
  const beside = one.group === "entities" ? 3 : 1; // the other names of an entity are names, too
  for (const token of tokens) {
    const own = of(one.label, token, 3) || of(one.more, token, beside);
    if (!own) return 0;
    score += own;
  }
  if (one.label === ` ${phrase} `) score += 30;
  else if (one.label.startsWith(` ${phrase}`)) score += 10;
  else if (one.label.includes(` ${phrase}`)) score += 6;
  else if (one.more.includes(` ${phrase} `)) score += 2 + beside;
  return score + LEAD[one.group] + Math.log2(1 + one.entry[4]) - Math.min(3, one.label.length / 100);
}

/** What a word counts in a text: most as a word of its own, less as a beginning, least within. */
function of(text: string, token: string, weight: number): number {
  if (text.includes(` ${token} `)) return 4 * weight;
  if (text.includes(` ${token}`)) return 3 * weight;
  return token.length >= WITHIN && text.includes(token) ? weight : 0;
}
