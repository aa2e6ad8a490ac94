import { z } from "zod";
import { type Minor, minorOf } from "@/lib/core/money";
import { readShortCode } from "@/lib/core/code";
import type { Staff } from "@/lib/core/who";
import { normaliseEmail } from "@/lib/customers/rules";
import type { SoughtBy } from "./types";

/** What customer service gives for one order at most, minor units: more is a refund's or a manager's to decide. The database knows the same (guard_care_credit). */
export const MOST_CREDIT = minorOf(2_000);

/** Whether a colleague is of customer service: they serve every customer, so they are tied to no place. */
export const servesCustomers = (who: Staff): boolean => who.may.has("care") && who.at === null;

/** What may still be given for an order. */
export const creditLeft = (given: readonly { readonly amount: Minor }[]): Minor => minorOf(Math.max(0, MOST_CREDIT - given.reduce((sum, { amount }) => sum + amount, 0)));

/** Words that a customer reads: one line, so much that they say something. */
export const toCustomer = z.string().transform((text) => text.replace(/[\p{Cc}\p{Cf}]+/gu, " ").trim()).pipe(z.string().min(3).max(300));

/** Signs of an order's number, the check sign among them. Digits alone may be a part of a telephone number that fits by chance: find-orders.ts looks for both. */
const NUMBER_SIGNS = 8;

type Sought = { readonly by: SoughtBy; readonly is: string } | null;

/** What somebody typed to find an order by: its number, an address, a telephone number (its last nine digits, so with or without the country), else the beginning of a name or of its last word. Null for too little. Pure. */
export function soughtIn(typed: string): Sought {
  const text = typed.normalize("NFKC").replace(/\s+/gu, " ").trim().slice(0, 120);
  const email = text.includes("@") ? normaliseEmail(text) : null;
  if (email) return { by: "email", is: email };
  const number = readShortCode(text);
  if (number?.length === NUMBER_SIGNS) return { by: "number", is: number };
  const digits = text.replace(/\D/g, "");
  if (digits.length >= 6 && /^[\d\s()+./-]+$/.test(text)) return { by: "phone", is: digits.slice(-9) };
  const name = text.toLowerCase().replace(/[^\p{L}\p{M}' .-]/gu, "").trim();
  return name.length >= 2 ? { by: "name", is: name } : null;
}
