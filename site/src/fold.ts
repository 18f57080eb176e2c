// Text as it is looked for: without case, accents and punctuation, so that "mexico" finds "México" and "us" finds "U.S.".

const PLAIN = /^[\x00-\x7f]*$/;
const SPECIAL: Record<string, string> = { ß: "ss", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", æ: "ae", œ: "oe", þ: "th" };
const SPECIALS = /[ßøđðłıæœþ]/g;

/** Lower case without accents. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower.normalize("NFKD").replace(/\p{M}/gu, "").replace(SPECIALS, (letter) => SPECIAL[letter]!);
}

/** The words of a text, folded, each between single spaces: " us mexico high level ". */
export function words(text: string): string {
  const joined = fold(text).replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu, (letters) => letters.replaceAll(".", ""));
  return ` ${joined.replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
}

/** The parts of a text, in turn beside and within what begins like one of these folded words. */
export function hits(text: string, sought: string[]): [part: string, hit: boolean][] {
  if (!sought.length) return [[text, false]];
  const found: [string, boolean][] = [];
  let beside = "";
  for (const token of text.match(/(?:\p{L}\.){2,}|[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu) ?? []) {
    const word = words(token).trim();
    if (word && sought.some((one) => word.startsWith(one))) {
      if (beside) found.push([beside, false]);
      beside = "";
      found.push([token, true]);
    } else beside += token;
  }
  return beside ? [...found, [beside, false]] : found;
}
