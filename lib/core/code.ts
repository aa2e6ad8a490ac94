/** Crockford's base32 without vowels' look-alikes: no I, L, O, U; what people read out and type. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** The alphabet of codes that people see: digits and consonants only, so that no word appears by chance. */
const CONSONANTS = "23456789BCDFGHJKMNPQRSTVWXZ";

/** A random token of `bits` bits in base32, for links and cookies that grant something (>= 80 bits by house rule). */
export function newToken(bits: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(Math.ceil(bits / 5)));
  return Array.from(bytes, (b) => ALPHABET[b & 31]).join("");
}

/** A short code for people: `length` random signs and a check sign that catches one wrong or two swapped signs. */
export function newShortCode(length = 7): string {
  const signs: number[] = [];
  while (signs.length < length) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < CONSONANTS.length * 9) signs.push(byte % CONSONANTS.length);
  }
  return signs.map((s) => CONSONANTS[s]).join("") + checkSign(signs);
}

/** Reads a typed short code: upper case, spaces and hyphens dropped; `null` when the check sign does not fit. */
export function readShortCode(typed: string): string | null {
  const text = typed.normalize("NFKC").toUpperCase().replace(/[\s-]/g, "");
  if (text.length < 2 || text.length > 24) return null;
  const signs = Array.from(text, (c) => CONSONANTS.indexOf(c));
  if (signs.includes(-1)) return null;
  return checkSign(signs.slice(0, -1)) === text.at(-1) ? text : null;
}

/** Weighted sum modulo a prime below the alphabet's size plus two: weights 1, 2, 3 … tell neighbours apart. */
function checkSign(signs: readonly number[]): string {
  const total = signs.reduce((t, s, i) => t + s * (i + 1), 0);
  return CONSONANTS[total % 23] as string;
}
