import "server-only";
import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { words } from "@/lib/core/wording";
import { type Locale, LOCALES } from "@/lib/core/who";
import { plainPage } from "./plain-page";
import { isPersonal } from "./security";

/** A page that could not ask for this long would not come soon either; within this time a yes counts for the next pages too. */
const PATIENCE_MS = 2_500;
const FRESH_MS = 250;
const RETRY_AFTER = 2;
let answered = 0;

const PER_REQUEST = new RegExp(`^/(?:(?:${LOCALES.join("|")})/(?:search|cart|(?:c|collections)/[^/]+/filter|past)|01|q)(?:/|$)`);
/** Pages that are made anew for each request, and so can't be shown while the database is away. */
export const needsDatabase = (pathname: string): boolean => isPersonal(pathname) || PER_REQUEST.test(pathname);

/**
 * Whether the database can't be asked just now, for pages that would fail without it: it does not answer, or every connection
 * is taken for seconds. Pages that are finished need no database, and are not kept from anybody.
 */
export async function isAway(now: () => number = Date.now): Promise<boolean> {
  if (now() - answered < FRESH_MS) return false;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<true>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS, true)));
  const asked = db.execute(sql`select 1`).then(
    () => ((answered = now()), false),
    () => true,
  );
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

/**
 * The answer meanwhile: 503 with Retry-After, a calm page and a way to ask again. Plain, because the shop's own frame asks the
 * database. The router of an open page, which asks for data, gets no page: it then loads the address as a document.
 */
export function sayAway(method: string, locale: Locale, path: string, asksForData: boolean): { readonly body: string | null; readonly status: 503; readonly headers: Record<string, string> } {
  const t = words(locale, "faults");
  const body = plainPage({ locale, title: t("away"), text: t("awayText"), ways: [{ href: path, words: t("again") }] });
  const headers = { "cache-control": "no-store", "content-type": "text/html; charset=utf-8", "retry-after": String(RETRY_AFTER) };
  return { body: asksForData || method === "HEAD" ? null : body, status: 503, headers };
}
