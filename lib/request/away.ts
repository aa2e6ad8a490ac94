import "server-only";
import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { words } from "@/lib/core/wording";
import { type Locale, LOCALES } from "@/lib/core/who";
import { isPersonal } from "./security";

/** A page that could not ask for this long would not come soon either; within this time a yes counts for the next pages too. */
const PATIENCE_MS = 2_500;
const FRESH_MS = 250;
const RETRY_AFTER = 2;
let answered = 0;

const PER_REQUEST = new RegExp(`^/(?:${LOCALES.join("|")})/(?:search|cart|c/[^/]+/filter)(?:/|$)`);
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

/** The shop's own colours and measures, as attributes: the policy lets nothing else through without the page's nonce. */
const LOOK = {
  page: "margin:0;background:light-dark(#faf7f2,#14120f);color:light-dark(#1d1a16,#f4efe7);font:17px/1.65 system-ui,sans-serif",
  name: "margin:0;padding:20px;border-bottom:1px solid light-dark(#e5ded2,#2f2b25);text-align:center;font:26px/1.2 Georgia,serif",
  main: "max-inline-size:34em;margin:0 auto;padding:14vh 24px 48px",
  title: "margin:0;font:400 36px/1.15 Georgia,serif",
  text: "margin:16px 0 28px;color:light-dark(#5d564b,#b9b0a2)",
  again: "display:inline-block;padding:11px 24px;border-radius:6px;background:light-dark(#1d1a16,#f4efe7);color:light-dark(#faf7f2,#14120f);font-size:15px;font-weight:500;text-decoration:none",
} as const;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * The answer meanwhile: 503 with Retry-After, a calm page and a way to ask again. Plain, because the shop's own frame asks the
 * database. The router of an open page, which asks for data, gets no page: it then loads the address as a document.
 */
export function sayAway(method: string, locale: Locale, path: string, asksForData: boolean): { readonly body: string | null; readonly status: 503; readonly headers: Record<string, string> } {
  const t = words(locale, "faults");
  const [title, text, again] = [t("away"), t("awayText"), t("again")].map(escaped);
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${title}</title>`;
  const main = `<h1 style="${LOOK.title}">${title}</h1><p style="${LOOK.text}">${text}</p><a href="${escaped(path)}" style="${LOOK.again}">${again}</a>`;
  const body = `<!doctype html><html lang="${locale}" style="color-scheme:light dark">${head}<body style="${LOOK.page}"><p style="${LOOK.name}">Bottega Lume</p><main style="${LOOK.main}">${main}</main></body></html>`;
  const headers = { "cache-control": "no-store", "content-type": "text/html; charset=utf-8", "retry-after": String(RETRY_AFTER) };
  return { body: asksForData || method === "HEAD" ? null : body, status: 503, headers };
}
