import "server-only";
import { isLocale } from "@/lib/core/who";
import { isKnown, type Kind } from "./known";

/** Where the proxy sends what leads nowhere: no route is there, so the framework answers 404 with app/global-not-found.tsx. */
export const NOWHERE = "/-/-/-";

/** First parts of an address that are no language. What is not in this list, is no language and is no file leads nowhere. */
const BESIDE = new Set(["01", "q", "api", "admin", "staff", "media", "_next", ".well-known"]);
const KINDS: Readonly<Record<string, Kind>> = { c: "category", p: "product", stores: "store" };

/**
 * Whether an address may reach its page. Pages are made at the first request and kept, whatever their address: one that is
 * invented must be turned away before. Says yes to everything that is not a page of the shop.
 */
export async function isThere(pathname: string): Promise<boolean> {
  const [, first = "", second = "", third] = pathname.split("/");
  if (first === "" || BESIDE.has(first)) return true;
  if (!isLocale(first)) return second === "" && /^[\w-]+\.[a-z0-9]+$/i.test(first);
  const kind = KINDS[second];
  return kind === undefined || third === undefined || third === "" || isKnown(kind, third);
}
