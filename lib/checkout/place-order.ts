import "server-only";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { constraintOf } from "@/db/faults";
import { carts, customers, fulfilments, orders, paymentAttempts } from "@/db/schema/all";
import { cartById } from "@/lib/cart/reads";
import { paidAt } from "@/lib/cart/rules";
import type { Cart } from "@/lib/cart/types";
import { signCode } from "@/lib/codes/sign-code";
import { hashOf } from "@/lib/core/hash";
import { type AttemptId, isId, type LocationId, type OrderId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper } from "@/lib/core/who";
import { Email } from "@/lib/customers/rules";
import type { ReadyBy } from "@/lib/fulfilment/promise/rules";
import { windowsTaken } from "@/lib/fulfilment/windows/reads";
import { type Choice, chooseWindow, type NotChosen, sameWindows, type Window } from "@/lib/fulfilment/windows/rules";
import type { Place } from "@/lib/locations/types";
import type { CouponProblem } from "@/lib/pricing/types";
import { mayReserve, type NotReserved } from "./may-reserve";
import { planParts } from "./plan-parts";
import { AddressInput, acceptanceText, InvoiceInput, nest, oneLine, summarise, WindowInput } from "./rules";
import { writeOrder } from "./write-order";

export const PlaceOrder = z.object({
  attemptKey: z.string().refine(isId),
  accepted: z.string().regex(/^[0-9a-f]{64}$/), // hash of the summary above the button
  email: Email,
  name: oneLine(80),
  phone: z.string().trim().max(30, "too-long").regex(/^\+?[\d ().-]{6,}$/, "phone").nullable(),
  address: AddressInput.nullable(), // null when everything is collected
  invoice: InvoiceInput.nullable(),
  method: z.enum(["standard", "express"]),
  pay: z.enum(["now", "in-store"]).default("now"), // in store: the pieces are reserved, and paid where they are collected
  note: oneLine(500).nullable(),
  windows: WindowInput, // of stores that have them; none: any time once it is ready
});

/** The same from a form's flat fields. */
export const CheckoutForm = z.preprocess(nest, PlaceOrder);

/** An order that waits for its money; `attemptId` is null when there is nothing to pay by card. `key` opens it for a guest. */
export type Placed = { readonly orderId: OrderId; readonly number: string; readonly key: string; readonly attemptId: AttemptId | null };
export type NotPlaced =
  | { why: "cart-empty" }
  | { why: "changed"; cart: Cart } // something differs from what was accepted
  | { why: "code"; problem: CouponProblem }
  | { why: "address-missing" }
  | { why: "sign-in-first" } // nothing to pay, and nobody known
  | NotChosen // somebody else has its last place, or its time is over; the bag is whole
  | NotReserved
  | { why: "carried-out" } // what is taken along from a store is paid while its till has the bag in hand
  | { why: "attempt-used" }; // this checkout has placed a different order already

/**
 * Places the order that the buyer accepted: the document, its routing and promises, the payment attempt, and the holds
 * on stock, in one transaction. Money moves afterwards. An order of 0.00 needs an account, whose address is proved. May be
 * repeated: one checkout key makes one order.
 */
export async function placeOrder(who: Shopper, input: z.output<typeof PlaceOrder>): Promise<Outcome<Placed, NotPlaced>> {
  for (let tries = 0; ; tries++) {
    try {
      return await atomically((tx) => place(tx, who, input), { pool: poolFor(who) });
    } catch (fault) {
      const broken = constraintOf(fault) ?? "";
      if (broken === "stock_levels_never_oversold" || broken === "wallets_never_overdrawn" || broken === "wallets_fit") return refused({ why: "changed", cart: await cartById(who.cartId, new Date()) });
      if (broken === "pickup_windows_never_overbooked") return refused({ why: "window-full" });
      if (broken === "coupons_used" || broken === "coupons_budget" || broken === "coupon_uses_once_per_buyer") return refused({ why: "code", problem: "used-up" });
      const again = broken === "orders_attemptKey_unique" || broken === "orders_number_unique"; // a double click, or a number drawn twice
      if (!again || tries >= 3) throw fault;
    }
  }
}

async function place(tx: Tx, who: Shopper, input: z.output<typeof PlaceOrder>): Promise<Outcome<Placed, NotPlaced>> {
  const [locked] = who.cartId === null ? [] : await tx.select({ id: carts.id }).from(carts).where(and(eq(carts.id, who.cartId), eq(carts.state, "open"))).for("update");
  // Asked once the cart is locked: a second press sees the order of the first, not its pieces gone.
  const [earlier] = await tx
    .select({ orderId: orders.id, number: orders.number, cartId: orders.cartId, acceptedHash: orders.acceptedHash })
    .from(orders)
    .where(eq(orders.attemptKey, input.attemptKey));
  if (earlier) return earlier.cartId === who.cartId && earlier.acceptedHash === input.accepted && sameWindows(await windowsOf(tx, earlier.orderId), input.windows) ? done({ ...pick(earlier), attemptId: await attemptOf(tx, earlier.orderId) }) : refused({ why: "attempt-used" });

  const now = new Date();
  const cart = await cartById(locked?.id ?? null, now, tx);
  const problem = problemOf(cart, input);
  if (problem) return refused(problem);
  const summary = summarise(cart, input.method);

  if (summary.total === 0 && !(await isProved(tx, who))) return refused({ why: "sign-in-first" });

  if (paidAt(cart) !== null) return refused({ why: "carried-out" });
  const { open, ready, parts } = await planParts(tx, cart, now);
  if (!parts) return refused({ why: "changed", cart });

  const collected = parts.filter((p) => p.kind === "collect").map((p) => p.locationId);
  const windows = await windowsIn(tx, input.windows.filter((w) => collected.includes(w.locationId)), open, ready, now); // others were chosen before their lines went another way
  if (!windows.ok) return windows;

  const reserved = input.pay === "in-store" ? await mayReserve(tx, { who, email: input.email, summary, places: open, ready, windows: windows.value }) : null;
  if (reserved && !reserved.ok) return reserved;

  const written = await writeOrder(tx, { who, input, cart, summary, parts, places: open, ready, windows: windows.value, reservedUntil: reserved?.value ?? null, now });
  return done({ ...pick(written), attemptId: written.attemptId });
}

/** What is in the way of ordering a cart as it was accepted; null when nothing is. Pure. */
export function problemOf(cart: Cart, { method, accepted, address }: Pick<z.output<typeof PlaceOrder>, "method" | "accepted" | "address">): Extract<NotPlaced, { why: "cart-empty" | "code" | "changed" | "address-missing" }> | null {
  if (cart.lines.length === 0) return { why: "cart-empty" };
  if (cart.couponProblem) return { why: "code", problem: cart.couponProblem };
  const summary = summarise(cart, method);
  if (cart.changes.length > 0 || hashOf(acceptanceText(summary)) !== accepted) return { why: "changed", cart };
  return summary.method !== null && !address ? { why: "address-missing" } : null;
}

/** Whether the shopper's address is proved: an order that costs nothing has no card behind it, and addresses are free to invent. */
async function isProved(tx: Tx, { customerId }: Shopper): Promise<boolean> {
  if (customerId === null) return false;
  return (await tx.$count(customers, and(eq(customers.id, customerId), isNotNull(customers.emailVerifiedAt)))) === 1;
}

const pick = ({ orderId, number }: { orderId: OrderId; number: string }) => ({ orderId, number, key: signCode("order", orderId) });

/** The windows that the buyer chose; refuses the first that can't be had. Its place is taken as the order is written. */
async function windowsIn(tx: Tx, chosen: readonly Choice[], places: readonly Place[], ready: ReadonlyMap<LocationId, ReadyBy>, now: Date): Promise<Outcome<ReadonlyMap<LocationId, Window>, NotChosen>> {
  const windows = new Map<LocationId, Window>();
  const taken = chosen.length > 0 ? await windowsTaken(chosen.map((c) => c.locationId), now, tx) : null;
  for (const { locationId, from } of chosen) {
    const [place, by] = [places.find((p) => p.id === locationId), ready.get(locationId)];
    const window = place && by && taken ? chooseWindow(place, by.due, from, taken(locationId), now) : refused({ why: "window-gone" });
    if (!window.ok) return window;
    windows.set(locationId, window.value);
  }
  return done(windows);
}

const windowsOf = (tx: Tx, orderId: OrderId) => tx.select({ locationId: fulfilments.locationId, windowFrom: fulfilments.windowFrom }).from(fulfilments).where(and(eq(fulfilments.orderId, orderId), eq(fulfilments.kind, "collect")));

async function attemptOf(tx: Tx, orderId: OrderId): Promise<AttemptId | null> {
  const [attempt] = await tx.select({ id: paymentAttempts.id }).from(paymentAttempts).where(and(eq(paymentAttempts.orderId, orderId), isNull(paymentAttempts.walletId)));
  return attempt?.id ?? null;
}
