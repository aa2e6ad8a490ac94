const KEPT = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{4}-\d\d-\d\d(?:[T ][\d:.]+Z?)?|[A-Z]+(?:_[A-Z]+)+)$/;
const QUOTED = /(["`])([^"`]*)\1/g;
const MAIL = /[^\s@'"<>(]{1,64}@[^\s@'"<>)]{1,255}/g;
// An id or a moment, which stay; else a long token, a short code in capitals and digits, a telephone number, which go.
const SIGNS = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b\d{4}-\d\d-\d\d(?:[T ][\d:.]+Z?)?|\b(?=[a-z_-]*[A-Z0-9])[A-Za-z0-9_-]{22,}\b|\b(?=[A-Z0-9]*[0-9])(?=[A-Z0-9]*[A-Z])[A-Z0-9]{7,}\b|\+?\(?\d[\d\s()./-]{6,}\d/g;

/**
 * Takes out of a sentence what may belong to a person or open a door: e-mail addresses, telephone numbers, tokens, codes,
 * quoted values, a query's parameters. Ids stay, and the names of tables and constraints.
 */
export function scrub(text: string): string {
  return text
    .replace(/\bparams:[\s\S]*$/i, "params: …")
    .replace(/=\([^)]*\)/g, "=(…)")
    .replace(QUOTED, (whole, quote: string, inside: string) => (/^[a-z]+(?:_[a-z]+)+$/.test(inside) ? whole : `${quote}…${quote}`))
    .replace(MAIL, "…@…")
    .replace(SIGNS, (sign) => (KEPT.test(sign) ? sign : "…"))
    .slice(0, 500);
}

/** A path without what opens doors: words stay, codes, numbers and tokens go, the query too. */
export function scrubPath(path: string): string {
  return path.replace(/[?#].*$/s, "").split("/").map((part) => (/^[a-z]*(?:-[a-z]+)*$|^\[.*\]$/.test(part) ? part : "…")).join("/");
}
