import type { Goods, Misread } from "../types";
import { isRead } from "./gtin";

/** FNC1 as readers send it between elements: the group separator. */
export const GROUP = "\u001d";

/** AIs with their value, whose length is known by the first two digits and which end without a separator (General Specifications, figure 7.8.5-2). */
const FIXED: Readonly<Record<string, number>> = {
  "00": 20, "01": 16, "02": 16, "03": 16, "04": 18, 11: 8, 12: 8, 13: 8, 14: 8, 15: 8, 16: 8, 17: 8, 18: 8, 19: 8, 20: 4,
  31: 10, 32: 10, 33: 10, 34: 10, 35: 10, 36: 10, 41: 16,
};
/** How long an AI itself is, by its first digits; two where nothing is said (General Specifications, 3.2). */
const LENGTHS = [[/^(23|24|25|40|41|42|71)/, 3], [/^(3[1-69]|43|7[02]|8[012])/, 4]] as const;
const lengthOf = (text: string): number => LENGTHS.find(([first]) => first.test(text))?.[1] ?? 2;

/** Character set 82 (General Specifications, figure 7.11-1): what lots and serial numbers are written in. */
const SIGNS = /^[!"%-?A-Z_a-z]+$/;
const TEXTS = { 10: "lot", 21: "serial" } as const;

type Element = readonly [ai: string, value: string];
type Read = Goods | { readonly why: Misread };

/** The elements of a string as a GS1 barcode holds it, after its prefix; null when the end is missing or it is none. */
function elementsIn(text: string): readonly Element[] | null {
  const found: Element[] = [];
  let rest = text.replace(new RegExp(`^${GROUP}`), "");
  while (rest !== "") {
    if (!/^\d{2}/.test(rest)) return null;
    const name = lengthOf(rest);
    const fixed = FIXED[rest.slice(0, 2)];
    const end = rest.indexOf(GROUP);
    const length = fixed ?? (end === -1 ? rest.length : end);
    const value = rest.slice(name, length);
    if (rest.length < length || length <= name || value.includes(GROUP)) return null;
    found.push([rest.slice(0, name), value]);
    rest = rest.slice(length).replace(new RegExp(`^${GROUP}`), "");
  }
  return found;
}

/** The elements of what is printed below a barcode: `(01)09506000134352(10)ABC`. */
function printed(text: string): readonly Element[] | null {
  const found = [...text.matchAll(/\((\d{2,4})\)((?:(?!\(\d{2,4}\)).)*)/gy)];
  return found.map(([whole]) => whole).join("") === text ? found.map(([, ai = "", value = ""]) => [ai, value] as const) : null;
}

/** A day as GS1 writes it, YYMMDD with 00 for a month's last day, as `2026-12-31`; null for none. Goods of today expire in this century (General Specifications, 7.12). */
export function dayOf(text: string): string | null {
  const [, year = "", month = "", day = ""] = /^(\d\d)(0[1-9]|1[0-2])(\d\d)$/.exec(text) ?? [];
  if (year === "") return null;
  const last = new Date(Date.UTC(2000 + Number(year), Number(month), 0)).getUTCDate();
  return Number(day) > last ? null : `20${year}-${month}-${day === "00" ? String(last).padStart(2, "0") : day}`;
}

/** What elements say of one piece of goods. Those that this shop has no use for are passed over. */
export function goodsOf(elements: readonly Element[]): Read | null {
  const by = new Map(elements);
  const gtin = by.get("01");
  if (gtin === undefined) return null;
  if (!/^\d{14}$/.test(gtin)) return { why: "malformed" };
  if (!isRead(gtin)) return { why: "check-digit" };
  const expiry = by.get("17");
  const expires = expiry === undefined ? null : dayOf(expiry);
  const texts = (Object.keys(TEXTS) as unknown as (keyof typeof TEXTS)[]).map((ai) => by.get(String(ai)) ?? null);
  if (texts.some((text) => text !== null && (text.length > 20 || !SIGNS.test(text))) || (expiry !== undefined && expires === null)) return { why: "malformed" };
  // An element that comes twice with another value says nothing (General Specifications, 4.14).
  if (elements.some(([ai, value]) => by.get(ai) !== value)) return { why: "two" };
  return { gtin, lot: texts[0] ?? null, serial: texts[1] ?? null, expires, place: null };
}

/** A GS1 element string, as scanned or as printed, `sure` when its prefix says that it is one; null when it is none. */
export function readElements(text: string, sure: boolean): Read | { readonly parcel: true } | null {
  const elements = text.startsWith("(") ? printed(text) : elementsIn(text);
  if (elements === null) return sure ? { why: "half" } : null;
  const goods = goodsOf(elements);
  return goods ?? (sure ? { parcel: true } : null);
}
