// What the browser's tab and history call the page.

export const named = (what: string): string => `${what} · HLED`;
