import "server-only";
import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { isTopic } from "@/lib/core/topics";
import { isLocale } from "@/lib/core/who";
import { isKnown, type Kind } from "./known";

const FINISHED = path.join(/* turbopackIgnore: true */ process.cwd(), ".next/server/app/_not-found.html");
let page: Promise<string> | undefined;

/**
 * The answer to an address that leads nowhere: the page that the build has finished from app/global-not-found.tsx. Straight
 * from here, because a rewrite would go through the server once more, and through its cache. The router of an open page,
 * which asks for data, gets no page: it then loads the address as a document.
 */
export async function notThere(method: string, asksForData: boolean): Promise<{ readonly body: string | null; readonly status: 404; readonly headers: Record<string, string> }> {
  page ??= readFile(FINISHED, "utf8").catch(() => "404"); // while developing there is no finished page
  const headers = { "cache-control": "no-store", "content-type": "text/html; charset=utf-8" };
  return { body: asksForData || method === "HEAD" ? null : await page, status: 404, headers };
}

/** First parts of an address that are no language. What is not in this list, is no language and is no file leads nowhere. */
const BESIDE = new Set(["01", "q", "api", "admin", "staff", "_next"]);
/** Pages of the shop that the framework makes and keeps; it would keep them as not found also where a door's name stands for the language. */
export const KEPT = new Set(["c", "cart", "collections", "info", "p", "past", "s", "scan", "search", "stores"]);
/** Files at the top: those of public/, and the two that are made. Of others the framework would make a page that caches keep for a year. */
const files = new Set(["robots.txt", "sitemap.xml", "manifest.webmanifest", ...(existsSync("public") ? readdirSync("public", { withFileTypes: true }).filter((each) => each.isFile()).map((each) => each.name) : [])]);
const KINDS: Readonly<Record<string, Kind>> = { c: "category", collections: "range", p: "product", past: "past", stores: "store" };

/**
 * Whether an address may reach its page. Pages are made at the first request and kept, whatever their address: one that is
 * invented must be turned away before. Says yes to everything that is not a page of the shop.
 */
export async function isThere(pathname: string): Promise<boolean> {
  const [, first = "", second = "", third, fourth, fifth, sixth] = pathname.split("/");
  if (pathname === "/.well-known/gs1resolver") return true;
  if (first === "") return true;
  if (BESIDE.has(first)) return isBeside(first, second, third, fourth);
  if (!isLocale(first)) return second === "" && files.has(first);
  if (second === "info" && !isTopic(third ?? "")) return false;
  if (second === "s") return fourth === "p" && fifth !== undefined && sixth === undefined && (await isKnown("store", third ?? "")) && isKnown("product", fifth);
  if (second === "p" && fourth !== undefined) return false; // pages of variants are shown at their product's address only
  const kind = KINDS[second];
  return kind === undefined || third === undefined || third === "" || isKnown(kind, third);
}

/** Whether an address behind one of the other doors is not a page of the shop in disguise, which would be made and kept there. */
function isBeside(door: string, second: string, third: string | undefined, fourth: string | undefined): boolean {
  if (door === "01") return true;
  if (door === "q") return third === undefined;
  if (door === "api" && second === "cart") return third === undefined;
  if (door === "admin" && second === "collections") return fourth === undefined; // the office has pages of that name, and no filtered lists
  return !KEPT.has(second) && (door !== "api" || second !== "");
}

/** Stands for the variant with which a product's page begins by itself. */
const FIRST = "-";

/**
 * The last part of the path of the page that answers a product's address, also inside a store: `/it/p/stool?v=BL-21` is shown by `/it/p/stool/…`, with the
 * SKU written so that a path can hold it. When the address names none of the product's variants, the page begins with the first.
 */
export async function variantPart(pathname: string, search: string): Promise<string> {
  const [, , ...parts] = pathname.split("/");
  const [kind, handle = ""] = parts[0] === "s" ? parts.slice(2) : parts;
  const sku = kind === "p" ? new URLSearchParams(search).get("v") : null;
  return sku && (await isKnown("variant", `${handle}/${sku}`)) ? Buffer.from(sku).toString("base64url") : FIRST;
}
/** The SKU that `variantPart` wrote; null for the first. */
export const skuIn = (part: string): string | null => Buffer.from(part, "base64url").toString() || null;
