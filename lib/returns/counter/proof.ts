import "server-only";
import { z } from "zod";
import { lookAtCode } from "@/lib/codes/reads";
import { readCode } from "@/lib/codes/rules";
import { signCode } from "@/lib/codes/sign-code";
import { config } from "@/lib/core/config";
import { hashOf } from "@/lib/core/hash";
import { isId, type LocationId, type OrderId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { Email } from "@/lib/customers/rules";
import { orderByNumber, ordersOf } from "@/lib/orders/reads";
import type { OrderSummary } from "@/lib/orders/types";
import { takesBackAt } from "./rules";

/** Minutes for which a colleague who was shown a proof need not ask for it again. */
export const PROVEN_MINUTES = 30;
/** Purchases of an account that the desk offers. */
const MOST_SHOWN = 30;
const FORM = /^([0-9a-f-]{36})\.(email|card)\.([0-9a-z]{1,12})\.([0-9A-Z]{26})$/;
/** By what it was proven: the address that an order was placed with, or the card of the account that it was bought with. */
type Proven = { readonly orderId: OrderId; readonly by: "email" | "card" };
const signOf = (who: Staff, place: LocationId, { orderId, by }: Proven, until: string) => signCode("proven", [orderId, by, until, who.staffId, place].join(" "));

/**
 * What stands in the desk's address and in its press instead of what proved that somebody bought this: the order, until when, and a sign
 * of the shop's (130 bits) that is good for this colleague at this place alone. It says nothing of a person, where an e-mail address would
 * stay in histories, logs and drafts.
 */
export function sayProven(who: Staff, place: LocationId, proven: Proven, now: Date): string {
  const until = (now.getTime() + PROVEN_MINUTES * 60_000).toString(36);
  return `${proven.orderId}.${proven.by}.${until}.${signOf(who, place, proven, until)}`;
}

/** Whether something has the form of what `sayProven` says, whoever it was said to and however long ago. */
export const isProven = (shown: string): boolean => FORM.test(shown);

/** Of which order a colleague was shown which proof, here and not too long ago; null for what was signed for another, elsewhere, or by nobody. */
export function readProven(who: Staff, place: LocationId, shown: string, now: Date): Proven | null {
  const [, orderId, by, until, sign] = FORM.exec(shown) ?? [];
  if (!orderId || (by !== "email" && by !== "card") || !until || !sign || !isId(orderId)) return null;
  const proven: Proven = { orderId: orderId as OrderId, by };
  const right = hashOf(sign) === hashOf(signOf(who, place, proven, until));
  return right && Number.parseInt(until, 36) > now.getTime() ? proven : null;
}

export const ProveByEmail = z.object({ number: z.string("required").trim().min(1, "required").max(100, "too-long"), email: Email });

/** The order of a number for who says the address that it was placed with, as what stands for that proof (`sayProven`). Refuses `unknown-order`: no such number, another address, no duty here. Whoever calls it counts the misses. */
export async function proveByEmail(who: Staff, place: LocationId, { number, email }: z.output<typeof ProveByEmail>, now = new Date()): Promise<Outcome<string, { why: "unknown-order" }>> {
  const reading = readCode(number, config().UNICO_BASE_URL);
  const read = reading.is === "order" || reading.is === "typed" ? reading.number : null;
  const order = read && takesBackAt(who, place) ? await orderByNumber(read, "all") : null;
  return order && order.contact.email?.toLowerCase() === email ? done(sayProven(who, place, { orderId: order.id, by: "email" }, now)) : refused({ why: "unknown-order" });
}

/** What the account bought whose card (`showCard`) is shown, the newest first, each with what stands for the proof; null for what is no card that opens now, and for who takes nothing back here. To look counts nothing. */
export async function boughtByCard(who: Staff, place: LocationId, shown: string, now = new Date()): Promise<readonly (OrderSummary & { readonly proven: string })[] | null> {
  const reading = readCode(shown.slice(0, 300), config().UNICO_BASE_URL);
  const opened = reading.is === "code" && takesBackAt(who, place) ? await lookAtCode(reading.code, now) : null;
  if (!opened?.ok || opened.value.purpose !== "customer") return null;
  const { orders } = await ordersOf(opened.value.customerId, null, MOST_SHOWN);
  return orders.filter(({ state }) => state === "paid" || state === "fulfilled").map((order) => ({ ...order, proven: sayProven(who, place, { orderId: order.id, by: "card" }, now) }));
}
