/** A handle as addresses carry it, or null. */
export const readHandle = (text: string): string | null => (text.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) ? text : null);

/** An SKU as addresses carry it, or null: whatever can be seen, at most 80 signs. */
export const readSku = (text: string): string | null => (text.length <= 80 && /^\P{C}+$/u.test(text) ? text : null);

const LETTERS: Readonly<Record<string, string>> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d" };
/** Words as an address carries them: `Caffè Latte` is `caffe-latte`; empty where nothing of them can be. */
export const slug = (text: string, most = 80): string =>
  text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/[ßæœøłđ]/g, (c) => LETTERS[c] ?? c).replace(/['’]/g, "").replace(/[^a-z0-9]+/g, "-").slice(0, most).replace(/^-+|-+$/g, "");
