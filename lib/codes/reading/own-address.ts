import { readShortCode } from "@/lib/core/code";
import { readHandle, readSku } from "@/lib/core/handle";
import { ownPath } from "@/lib/core/own-path";
import { isLocale } from "@/lib/core/who";
import { readGoodsLink } from "../gs1/goods-link";
import { readToken } from "../token";
import type { Foreign, Misread, Reading } from "../types";

const notOurs = (what: Foreign, url?: URL): Reading => ({ is: "not-ours", what, host: url ? url.hostname.slice(0, 80) : null });
const KEY = /^[0-9A-Z]{26}$/;

/** A web address, or a path of ours without its beginning; null for what is none. Only the host decides whose it is. */
export function readAddress(text: string, origin: string): Reading | { readonly why: Misread } | null {
  const home = new URL(origin);
  const lower = text.toLowerCase();
  if (/^https?:?\/{0,2}$/.test(lower) || (/^https?:/.test(lower) && lower.length < origin.length && origin.startsWith(lower))) return { why: "half" };
  if (lower.lastIndexOf(`${origin}/`) > 0 && /[^=]$/.test(text.slice(0, lower.lastIndexOf(`${origin}/`)))) return { why: "two" };
  const whole = /^https?:/.test(lower) ? text : text.startsWith("/") ? origin + text : lower.startsWith(`${home.host}/`) ? `${home.protocol}//${text}` : null;
  if (whole === null) return null;
  if (!URL.canParse(whole)) return { why: "malformed" };
  const url = new URL(whole);
  const ours = url.host === home.host && url.username === "" && url.password === "";
  if (ours) return readOwn(url, url.protocol === "http:" && home.protocol === "https:");
  const named = /\/01\/\d{14}(?:\/|$)/.test(url.pathname) ? readGoodsLink(url.pathname, url.searchParams) : { why: "malformed" as const };
  return "why" in named ? notOurs("site", url) : { is: "goods", from: "foreign-link", ...named, place: null };
}

/** An address at our own host. In clear only goods are read: an address that carries a secret was never printed so by us. */
function readOwn(url: URL, inClear: boolean): Reading | { readonly why: Misread } {
  const [, first = "", second = "", third = "", fourth = "", fifth = ""] = url.pathname.split("/");
  if (first === "01") {
    const goods = readGoodsLink(url.pathname, url.searchParams);
    return "why" in goods ? goods : { is: "goods", from: "own-link", ...goods };
  }
  if (inClear) return notOurs("insecure", url);
  if (first.toLowerCase() === "q") {
    const code = readToken(decoded(url.pathname.slice(3)));
    return code ? { is: "code", code } : { why: "half" };
  }
  if (!isLocale(first) && first !== "") return notOurs("other");
  const sku = readSku(url.searchParams.get("v") ?? "");
  if (second === "p" && sku && readHandle(third)) return { is: "variant", sku, place: readHandle(url.searchParams.get("place") ?? "") };
  if (second === "s" && fourth === "p" && sku && readHandle(fifth)) return { is: "variant", sku, place: readHandle(third) };
  const number = second === "orders" ? readShortCode(decoded(third)) : null;
  const key = url.searchParams.get("code");
  if (number) return { is: "order", number, key: key && KEY.test(key) ? key : null };
  const path = ownPath(url.pathname + url.search);
  return path ? { is: "page", path } : notOurs("other");
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
