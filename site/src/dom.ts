// Elements made of text and attributes. Nothing here parses HTML, so nothing that a source says can become markup.

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

/** An element; an attribute that starts with "on" is a listener, null or false leaves it out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Child | Child[])[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.flat().filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** A link to an address that a source gave: only the web, else its words. */
export function outside(address: string, text = address): Node {
  const safe = /^https?:\/\//i.test(address);
  return safe ? h("a", { href: address, rel: "noreferrer noopener" }, text) : document.createTextNode(text);
}

/** 12,345 */
export const number = (value: number): string => value.toLocaleString("en-US");

/** "1 fact", "2 facts" */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

/** "event_participants" → "Event participants" */
export const title = (name: string): string => {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** What a row of a table is called: "event_participants" → "Event participant" */
export const singular = (table: string): string =>
  title(table).replace(/ies$/, "y").replace(/^People$/, "Person").replace(/s$/, "");
