/** A code and a number are of eight signs each; a pass is both, one after the other. */
const LENGTH = 8;

/**
 * By whose names a collection may be taken, as its buyer said: theirs, and of whom they sent. Somebody else needs the code, which
 * only they can have from the buyer (docs/decisions/0021). A buyer who names themselves is one person.
 */
export function takersOf({ name, collector }: { readonly name: string; readonly collector: string | null }): readonly [buyer: string] | readonly [buyer: string, collector: string] {
  const bare = (text: string) => text.normalize("NFC").trim().replace(/\s+/g, " ").toLocaleLowerCase("it");
  return collector === null || bare(collector) === bare(name) ? [name] : [name, collector];
}

/**
 * What a customer's screen or letter may say when it is scanned or read out: a code, an order's number, or both, also inside an
 * address. Scanners set to another keyboard send other signs for a hyphen, so only letters and digits count. Null for what is neither.
 */
export function readShown(typed: string): { readonly number: string | null; readonly code: string | null } | null {
  const text = typed.normalize("NFKC").trim();
  const order = /\/orders\/([^/?#]+)/i.exec(text)?.[1];
  const last = order ?? (/^https?:/i.test(text) ? text.replace(/[?#].*$/s, "").split("/").at(-1) : text) ?? "";
  const signs = last.toUpperCase().replace(/[^0-9A-Z]/g, "");
  if (signs.length === 2 * LENGTH) return { number: signs.slice(0, LENGTH), code: signs.slice(LENGTH) };
  if (signs.length !== LENGTH) return null;
  return { number: signs, code: order ? null : signs.replaceAll("O", "0").replace(/[IL]/g, "1") };
}
