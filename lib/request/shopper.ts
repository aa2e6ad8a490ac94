import "server-only";
import { headers } from "next/headers";
import { connection } from "next/server";
import { cache } from "react";
import type { Locale, Shopper } from "@/lib/core/who";
import { findVisitor } from "@/lib/customers/reads";
import type { Visitor } from "@/lib/customers/types";
import { basketCookie, cartCookie } from "./cookies";
import { localeOfAddress, PATH_HEADER, preferredLocale } from "./locale";
import { sessionIdOf } from "./session-cookie";

/** Who stands behind this browser, read once per page: session, person and cart in one query. */
export const findVisitorHere = cache(async (): Promise<Visitor> => {
  await connection(); // who asks is known at request time only
  const [sessionId, cartTokenHash, basketTokenHash] = await Promise.all([sessionIdOf("customer"), cartCookie.hash(), basketCookie.hash()]);
  return findVisitor({ sessionId, cartTokenHash, basketTokenHash, at: new Date() });
});

/** The shopper who is asking. Pages hand their locale in; for an action it is the language of the page it was called on. */
export const findShopper = async (locale?: Locale): Promise<Shopper> => shopperOf(await findVisitorHere(), locale ?? (await localeOfPage()));

export const shopperOf = ({ customerId, cartId }: Visitor, locale: Locale): Shopper => ({ is: "shopper", cartId, customerId, channel: "web", locale });

/** The language of the page that is shown or was called on, else of the page that asks, else the one that the browser prefers. */
export async function localeOfPage(): Promise<Locale> {
  const said = await headers();
  return localeOfAddress(said.get(PATH_HEADER)) ?? localeOfAddress(said.get("referer")) ?? preferredLocale(said.get("accept-language"));
}
