import { isLocale, type Locale } from "@/lib/core/who";

/** The shop's language that a browser prefers (RFC 9110 12.5.4); Italian when it names none of ours. */
export function preferredLocale(accepted: string | null): Locale {
  const wishes = (accepted ?? "").slice(0, 500).split(",").map((part) => {
    const [tag = "", ...rest] = part.trim().toLowerCase().split(";");
    const q = rest.map((r) => /^\s*q=([\d.]+)/.exec(r)?.[1]).find((v) => v !== undefined);
    return { language: tag.split("-")[0] ?? "", weight: q === undefined ? 1 : Number(q) || 0 };
  });
  const best = wishes.filter((w) => isLocale(w.language) && w.weight > 0).sort((a, b) => b.weight - a.weight)[0];
  return best && isLocale(best.language) ? best.language : "it";
}

/** The headers in which the proxy tells a page the path it was asked under, and names the request; whatever a visitor sends in them is replaced. */
export const PATH_HEADER = "x-unico-path";
export const REQUEST_HEADER = "x-unico-request";
/** In which it tells the framework the variant whose own page is to be shown (next.config.js). */
export const VARIANT_HEADER = "x-unico-variant";

/** The language of a path or address, by the first part of its path; `null` where it has none. */
export function localeOfAddress(address: string | null): Locale | null {
  const first = address && URL.canParse(address, "https://shop.invalid") ? new URL(address, "https://shop.invalid").pathname.split("/")[1] : undefined;
  return first && isLocale(first) ? first : null;
}
