// The queries asked before, newest first, remembered where the browser allows it.
const KEY = "hled-queries";
const MOST = 40;
let asked: string[] | undefined;

export function history(): string[] {
  if (!asked) {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
      asked = Array.isArray(kept) ? kept.filter((one): one is string => typeof one === "string") : [];
    } catch {
      asked = [];
    }
  }
  return asked;
}

export function remember(sql: string): void {
  asked = [sql, ...history().filter((one) => one !== sql)].slice(0, MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(asked));
  } catch {
    // A browser that keeps nothing still has them until the page closes.
  }
}
