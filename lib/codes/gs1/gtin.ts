/** The check digit of a GS1 key: weights 3, 1, 3, 1 … from the right (GS1 General Specifications, 7.9). `body`: the digits before it. */
export function checkDigit(body: string): string {
  const sum = Array.from(body).reduceRight((total, digit, i) => total + Number(digit) * ((body.length - i) % 2 === 1 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}

/** Whether digits (of any GS1 key) end with the check digit that fits; one that doesn't was read or typed wrongly. */
export const isRead = (digits: string): boolean => checkDigit(digits.slice(0, -1)) === digits.at(-1);

/**
 * UPC-E, as a small packet carries it, in its 12 digits (General Specifications, 5.2.2.4.2); `null` for what isn't one.
 * Its check digit is that of the 12.
 */
export function expandUpcE(digits: string): string | null {
  const found = /^([01])(\d{6})(\d)$/.exec(digits);
  if (!found) return null;
  const [, system = "", body = "", check = ""] = found;
  const last = body.charAt(5);
  const eleven =
    "012".includes(last) ? `${body.slice(0, 2)}${last}0000${body.slice(2, 5)}`
    : last === "3" ? `${body.slice(0, 3)}00000${body.slice(3, 5)}`
    : last === "4" ? `${body.slice(0, 4)}00000${body.charAt(4)}`
    : `${body.slice(0, 5)}0000${last}`;
  return checkDigit(system + eleven) === check ? system + eleven + check : null;
}

/** The 14 digits of a barcode's number (GTIN-8, -12, -13, -14, UPC-E); `null` when its length is none of these or its check digit doesn't fit. */
export function gtinOf(digits: string): string | null {
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return null;
  // Eight digits that begin with 0 are no EAN-8 that anybody gives out (General Specifications, 1.4.3): of both readings UPC-E is the one that is printed.
  const upc = digits.length === 8 ? expandUpcE(digits) : null;
  if (upc && (digits.startsWith("0") || !isRead(digits))) return upc.padStart(14, "0");
  return isRead(digits) ? digits.padStart(14, "0") : null;
}
