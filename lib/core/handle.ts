/** A handle as addresses carry it, or null. */
export const readHandle = (text: string): string | null => (text.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) ? text : null);

/** An SKU as addresses carry it, or null: whatever can be seen, at most 80 signs. */
export const readSku = (text: string): string | null => (text.length <= 80 && /^\P{C}+$/u.test(text) ? text : null);
