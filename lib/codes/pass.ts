/** A scanned collection pass (`collectPass`) in its two halves; null for anything else, such as a code that was typed alone. */
export function readPass(scanned: string): { readonly number: string; readonly code: string } | null {
  const found = /^([2-9BCDFGHJKMNPQRSTVWXZ]{8})-([0-9A-HJKMNP-TV-Z]{8})$/.exec(scanned.normalize("NFKC").trim().toUpperCase());
  return found?.[1] && found[2] ? { number: found[1], code: found[2] } : null;
}
