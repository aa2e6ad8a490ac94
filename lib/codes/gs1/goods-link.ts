import { readHandle } from "@/lib/core/handle";
import { goodsOf } from "./elements";
import { gtinOf } from "./gtin";
import type { Goods, Misread } from "../types";

/** Qualifiers of a GTIN in the order in which the path has them (GS1 Digital Link URI Syntax 1.6, 4.5): consumer variant, lot, serial. */
const QUALIFIERS = ["22", "10", "21"] as const;

/**
 * What is printed on goods and shelves: a GS1 Digital Link at our own address. Lot and serial stand in the path, expiry in the query.
 * The place is a parameter of our own (`place`): the standard lets any be added whose name is no number, and has others pass over it.
 * AI 414 would need a GLN, which a shop's places need not have, and is a key of its own.
 */
export function goodsLink(goods: Pick<Goods, "gtin"> & Partial<Goods>, origin: string): string {
  const path = (["lot", "serial"] as const).map((name, i) => (goods[name] ? `/${["10", "21"][i]}/${encodeURIComponent(goods[name])}` : "")).join("");
  const query = [goods.expires && `17=${goods.expires.slice(2).replaceAll("-", "")}`, goods.place && `place=${encodeURIComponent(goods.place)}`].filter(Boolean).join("&");
  return `${origin}/01/${goods.gtin}${path}${query && `?${query}`}`;
}

/**
 * The goods that the path and query of a Digital Link name; what isn't GS1's and isn't `place` (such as `price=`) is passed over.
 * Refuses a check digit that doesn't fit, a number with too few digits, and a path that the syntax doesn't know.
 */
export function readGoodsLink(pathname: string, query: URLSearchParams): Goods | { readonly why: Misread } {
  const parts = partsOf(pathname);
  const [gtin = "", ...rest] = parts ?? [];
  if (!parts || !/^\d*$/.test(gtin)) return { why: "malformed" };
  if (!/^(\d{8}|\d{12,14})$/.test(gtin)) return { why: gtin.length < 14 ? "half" : "malformed" };
  const whole = gtinOf(gtin);
  if (!whole) return { why: "check-digit" };
  const pairs = rest.flatMap((ai, i) => (i % 2 === 0 ? [[ai, rest[i + 1] ?? ""] as const] : []));
  const places = pairs.map(([ai]) => (QUALIFIERS as readonly string[]).indexOf(ai));
  if (places.some((at, i) => at === -1 || at <= (places[i - 1] ?? -1))) return { why: "malformed" };
  if (pairs.some(([, value]) => value === "")) return { why: "half" };
  const expiry = query.get("17");
  const goods = goodsOf([["01", whole], ...pairs, ...(expiry === null ? [] : [["17", expiry] as const])]) ?? { why: "malformed" };
  return "why" in goods ? goods : { ...goods, place: readHandle(query.get("place") ?? "") };
}

/** The parts of a path after `/01/`, decoded; null when they can't be. A stem of the issuer's own may stand before. */
function partsOf(pathname: string): readonly string[] | null {
  try {
    return pathname.replace(/^.*?\/01\//, "").replace(/\/$/, "").split("/").map(decodeURIComponent);
  } catch {
    return null;
  }
}
