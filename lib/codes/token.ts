/** Signs of a random code: 20 of 5 bits, 100 bits. */
export const TOKEN_BITS = 100;
const TOKEN = /^[0-9A-HJKMNP-TV-Z]{20}$/;

/** A random code as it is stored, out of an address or typed: case, spaces, hyphens and look-alikes (O, I, L) don't matter; null for what is none. */
export function readToken(typed: string): string | null {
  if (typed.length > 60) return null;
  const code = typed.normalize("NFKC").toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  return TOKEN.test(code) ? code : null;
}

/** Signs to type in place of a code: six by chance and one that checks them. */
export const SIGN_LENGTH = 7;
/** Wrong signs that may be tried while one is good: then it isn't any more (CHECK codes_missed). */
export const MOST_MISSES = 100;
