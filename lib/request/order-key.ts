import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { readShortCode } from "@/lib/core/code";
import { orderByNumber } from "@/lib/orders/reads";
import type { Order } from "@/lib/orders/types";
import { cookieName, cookieRules } from "./cookies";
import { tryLink } from "./limit";
import { networkHere } from "./network";
import { findVisitorHere } from "./shopper";

const COOKIE = "unico_orders";
/** How many orders a browser remembers, and for how long: long enough to come back from paying, and to look again tomorrow. */
const MOST = 8;
const LASTS = 30 * 24 * 60 * 60;
const ENTRY = /^[2-9BCDFGHJKMNPQRSTVWXZ]{8}:[0-9A-Z]{26}$/;

/** The codes of the orders that this browser was shown, the latest first: `NUMBER:CODE`. */
async function remembered(): Promise<readonly string[]> {
  const kept = (await cookies()).get(cookieName(COOKIE))?.value ?? "";
  return kept.split(".").filter((entry) => ENTRY.test(entry)).slice(0, MOST);
}

/** The order of that number, if this browser may see it: as its customer, by the code in its cookie, or by a code given now. */
export const findOrderHere = cache(async (typed: string, given?: string): Promise<Order | null> => {
  const number = readShortCode(typed);
  if (number === null) return null;
  const [{ customerId }, entries] = await Promise.all([findVisitorHere(), remembered()]);
  if (given) return byCode(number, given);
  return orderByNumber(number, { customerId, code: codeOf(number, entries) });
});

/** The code by which this browser may see an order without an account, for the verbs that ask for it; null when it was shown none. */
export async function codeHere(typed: string): Promise<string | null> {
  const number = readShortCode(typed);
  return number === null ? null : codeOf(number, await remembered());
}
const codeOf = (number: string, entries: readonly string[]): string | null => entries.find((entry) => entry.startsWith(`${number}:`))?.split(":")[1] ?? null;

/** The order that a code opens, as often as a network may be wrong. */
async function byCode(number: string, code: string): Promise<Order | null> {
  const found = await tryLink(await networkHere(), () => orderByNumber(number, { customerId: null, code }), (order) => order !== null);
  return found === null || "why" in found ? null : found;
}

/** Lets this browser open an order from now on, if the code is right; says nothing if it is not. Only in actions and route handlers. */
export async function rememberOrder(typed: string, code: string): Promise<void> {
  const number = readShortCode(typed);
  if (number === null || !(await byCode(number, code))) return;
  const entry = `${number}:${code}`;
  const kept = [entry, ...(await remembered()).filter((each) => !each.startsWith(`${number}:`))].slice(0, MOST);
  (await cookies()).set(cookieName(COOKIE), kept.join("."), { ...cookieRules(), maxAge: LASTS });
}
