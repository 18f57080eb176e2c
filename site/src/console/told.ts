// What the database says of a statement that it does not answer, and what that means here.

const HINTS: [pattern: RegExp, hint: string][] = [
  [/configuration has been locked/i, "Settings are fixed in the console."],
  [/exists in the \w+ extension|external extensions|extension/i, "This needs a part of DuckDB that is a download. The console works without the network, so it does without. The same query runs in `hled query`, or in DuckDB on the downloaded dataset."],
  [/file system operations are disabled|Cannot access file/i, "The console reads this dataset and nothing else: no other file, no address."],
  [/read-only mode/i, "The dataset can only be read here. CREATE TEMP TABLE makes a table of your own, for as long as the page is open."],
  [/no statements/i, "Write a query first."],
  [/out of memory|memory access out of bounds|allocation failure/i, "The answer does not fit into the browser's memory: ask for fewer rows or columns."],
];
const INSTALLING = /\n+Please try installing and loading[\s\S]*$/;

export interface Told {
  hint: string | null;
  message: string;
}

/** The database's message without what helps nobody here, and a hint where there is one. */
export function told(error: unknown): Told {
  const raw = error instanceof Error ? error.message : String(error);
  const message = unwrapped(raw).replace(INSTALLING, "").trim();
  return { hint: HINTS.find(([pattern]) => pattern.test(raw))?.[1] ?? null, message };
}

/** Some errors come as JSON. */
function unwrapped(message: string): string {
  if (!message.startsWith("{")) return message;
  try {
    const { exception_type: type, exception_message: said } = JSON.parse(message) as Record<string, string>;
    return said ? `${type ?? "Some"} Error: ${said}` : message;
  } catch {
    return message;
  }
}
