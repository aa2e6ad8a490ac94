import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { constraintOf } from "@/db/faults";
import { carts, customers, orders, paymentAttempts } from "@/db/schema/all";
import { cartById } from "@/lib/cart/reads";
import { paidAt } from "@/lib/cart/rules";
import type { Cart } from "@/lib/cart/types";
import { waitingOf } from "@/lib/checkout/give-up-earlier";
import { PlaceOrder } from "@/lib/checkout/place-order";
import { planParts } from "@/lib/checkout/plan-parts";
import { acceptanceText, summarise } from "@/lib/checkout/rules";
import type { Draft } from "@/lib/checkout/write-order";
import { hashOf } from "@/lib/core/hash";
import type { CartId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { Email } from "@/lib/customers/rules";
import { placesOf } from "@/lib/locations/reads";
import type { CouponProblem } from "@/lib/pricing/types";
import { letKeep } from "@/lib/returns/exchange/await-card";
import { exchangeOf } from "@/lib/returns/exchange/rules";
import type { Looked } from "@/lib/returns/take-back";
import { exchangeText } from "./exchange/rules";
import type { NotExchanged } from "./exchange/types";
import { paidOnPhone } from "./phone/reads";
import { servedShopper } from "./reads";
import { AtBasket } from "./ring-up";

/** What is sold of a basket, to whom; however it is paid. */
export const ToSell = AtBasket.extend({
  attemptKey: PlaceOrder.shape.attemptKey,
  accepted: PlaceOrder.shape.accepted,
  contact: PlaceOrder.pick({ name: true, phone: true }).extend({ email: Email }).nullable().default(null), // needed for what is collected or sent
  address: PlaceOrder.shape.address.default(null),
  invoice: PlaceOrder.shape.invoice.default(null),
});
type Wish = z.output<typeof ToSell>;
export type NotReady =
  | { why: "not-yours" }
  | { why: "basket-gone" }
  | { why: "cart-empty" }
  | { why: "paid-on-phone"; number: string } // of a basket that was sent there
  | { why: "changed"; cart: Cart } // something differs from what the till shows
  | { why: "carried-out" } // something lies in another store's hands: from here, or not at all
  | { why: "code"; problem: CouponProblem }
  | { why: "contact-missing" }
  | { why: "address-missing" }
  | { why: "being-paid" }
  | NotExchanged;
type ReadyToSell = { readonly draft: Draft; readonly country: string; readonly anonymous: boolean };

/** Runs what sells a basket, again where a key or a number was taken at that moment; says which pieces, cards or codes went meanwhile. */
export async function tryToSell<T, Why extends { why: string }>(basketId: CartId, sell: (tx: Tx) => Promise<Outcome<T, Why>>): Promise<Outcome<T, Why | NotReady>> {
  for (let tries = 0; ; tries++) {
    try {
      return await atomically(sell, { pool: "staff" });
    } catch (fault) {
      const broken = constraintOf(fault) ?? "";
      if (broken === "stock_levels_never_oversold" || broken === "wallets_never_overdrawn" || broken === "wallets_fit") return refused({ why: "changed", cart: await cartById(basketId, new Date()) });
      if (broken === "coupons_used" || broken === "coupons_budget" || broken === "coupon_uses_once_per_buyer") return refused({ why: "code", problem: "used-up" });
      if ((broken !== "orders_attemptKey_unique" && broken !== "orders_number_unique") || tries >= 3) throw fault;
    }
  }
}

/** The basket, locked before anything else is: a second press sees the order of the first, not its pieces gone. */
export async function lockForSale(tx: Tx, basketId: CartId) {
  const [locked] = await tx.select().from(carts).where(and(eq(carts.id, basketId), eq(carts.state, "open"))).for("update");
  return locked ?? null;
}

/** The till lets go of a basket that it sold. */
export async function letGo(tx: Tx, basketId: CartId): Promise<void> {
  await tx.update(carts).set({ locationId: null, parkedAs: null, forCustomerId: null, sentUntil: null }).where(eq(carts.id, basketId));
  await letKeep(tx, basketId);
}

/** The order that a locked basket would become as the till shows it, for whom and from where. Refuses what stands in its way; writes nothing. */
export async function readyToSell(tx: Tx, who: Staff, locked: typeof carts.$inferSelect | null, input: Wish, brought: Looked | null = null): Promise<Outcome<ReadyToSell, NotReady>> {
  if (!locked || locked.locationId !== input.place) return refused({ why: "basket-gone" });
  const paying = await tx.select({ id: orders.id }).from(orders).innerJoin(paymentAttempts, eq(paymentAttempts.orderId, orders.id)).where(waitingOf(locked.id, input.attemptKey)).limit(1);
  if (paying.length > 0) return refused({ why: "being-paid" });
  const now = new Date();
  const cart = await cartById(locked.id, now, tx);
  if (cart.lines.length === 0) {
    const paid = await paidOnPhone(input.place, locked.id, tx);
    return refused(paid ? { why: "paid-on-phone", number: paid.number } : { why: "cart-empty" });
  }
  if (paidAt(cart) !== null) return refused({ why: "carried-out" });
  if (cart.couponProblem) return refused({ why: "code", problem: cart.couponProblem });
  const summary = summarise(cart, "standard");
  if (cart.changes.length > 0 || hashOf(brought ? exchangeText(summary, brought, exchangeOf(brought, summary.due)) : acceptanceText(summary)) !== input.accepted) return refused({ why: "changed", cart });
  const customerId = locked.customerId ?? locked.forCustomerId;
  const contact = input.contact ?? (await accountOf(tx, customerId));
  const leavesNow = cart.lines.every((l) => l.fulfilment === "carry-out");
  if (!contact && !(leavesNow && summary.code === null)) return refused({ why: "contact-missing" }); // a code is counted by who uses it
  if (summary.method !== null && !input.address) return refused({ why: "address-missing" });
  const { open, ready, parts } = await planParts(tx, cart, now);
  if (!parts) return refused({ why: "changed", cart });
  const [here] = await placesOf([input.place], tx);
  if (!here) return refused({ why: "not-yours" });
  const { attemptKey, accepted, address, invoice } = input;
  const draft: Draft = {
    who: { ...servedShopper(who, locked.id, locked), customerId }, cart, summary, parts, places: open, ready, windows: new Map(), reservedUntil: null, now,
    input: { ...(contact ?? { email: "", name: "", phone: null }), attemptKey, accepted, address, invoice, method: "standard", pay: "now", note: null, windows: [] },
  };
  return done({ draft, country: here.country, anonymous: contact === null });
}

async function accountOf(tx: Tx, customerId: (typeof carts.$inferSelect)["customerId"]) {
  if (customerId === null) return null;
  const [account] = await tx.select({ email: customers.email, name: customers.name }).from(customers).where(eq(customers.id, customerId));
  return account ? { email: account.email, name: account.name ?? account.email, phone: null } : null;
}
