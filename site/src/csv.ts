// Rows as a file that spreadsheets read, written as `hled query` writes it: nothing for NULL, "" for an empty text.
import { h } from "./dom";
import type { Row, Value } from "./types";

const field = (value: Value): string => {
  if (value === null) return "";
  const text = String(value);
  return text === "" || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** CSV after RFC 4180, with a head. */
export const csv = (columns: string[], rows: Iterable<Row>): string => {
  const lines = [columns.map(field).join(",")];
  for (const row of rows) lines.push(row.map(field).join(","));
  return `${lines.join("\r\n")}\r\n`;
};

/** Hand a text over as a download. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
