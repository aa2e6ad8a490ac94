import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { aDesk, aPress, leaves } from "@/db/factories/returns";
import { entries, orderLines, orders, stockLevels } from "@/db/schema/all";
import { type CartId, type LocationId, newId, type OrderId, type VariantId } from "@/lib/core/id";
import { basketAt } from "../../reads";
import { RingUp, ringUp } from "../../ring-up";
import { SellAtTill } from "../../sell-at-till";
import { BringBack, bringBack } from "../bring-back";

type Wish = { readonly was?: number; readonly wants?: number; readonly pieces?: number; readonly email?: string };
/** Somebody at another store's till with a lamp that they bought on the web and collected, and what they want instead. */
export async function anExchange({ was = 5_000, wants = 8_000, pieces = 1, email }: Wish = {}) {
  const desk = await aDesk();
  const from = (await aPlace()).id;
  const lamp = (await aProduct({ stock: { [from]: 20 } })).variants[0]?.id as VariantId;
  const order = await leaves(await anOrder({ ...(email ? { email } : {}), parts: [{ kind: "collect", at: from, lines: [{ variantId: lamp, quantity: pieces, price: was }] }] }), "collect");
  return { ...desk, order, lamp, ...(await aBasketFor(desk, wants)), press: (lines?: Parameters<typeof aPress>[2], over?: object) => aPress(order, desk.place, lines, over) };
}
/** A thing at a price in a store, and a basket at its till. */
export async function aBasketFor({ place, cashier, tillId }: Pick<Awaited<ReturnType<typeof aDesk>>, "place" | "cashier" | "tillId">, price: number) {
  const [thing] = (await aProduct({ price, stock: { [place]: 5 } })).variants;
  if (!thing) throw new Error("a product without a variant");
  const basketId = newId<"cart">() as CartId;
  const at = { place, basketId };
  const scan = () => ringUp(cashier, RingUp.parse({ ...at, code: thing.sku }));
  const bring = (press: ReturnType<typeof aPress>) => bringBack(cashier, BringBack.parse({ ...at, press }));
  const shown = async () => {
    const basket = await basketAt(cashier, place, basketId);
    if (!basket) throw new Error("the basket is not here");
    return basket;
  };
  const wish = async (payments: readonly object[] = [], over: object = {}) => SellAtTill.parse({ ...at, tillId, attemptKey: newId(), accepted: (await shown()).accepted, payments, ...over });
  return { thing: thing.id, at, scan, bring, shown, wish };
}

export const cash = (given: number) => ({ tender: "cash", given });
export const slip = (amount: number) => ({ tender: "card-present", amount, slip: newId().slice(-12) });
export const levelOf = async (place: LocationId, variantId: VariantId) => (await db.select({ n: stockLevels.onHand }).from(stockLevels).where(and(eq(stockLevels.locationId, place), eq(stockLevels.variantId, variantId))))[0]?.n;
export const returnedOf = async (id: OrderId) => (await db.select({ returned: orderLines.returned, refunded: orders.refunded }).from(orders).innerJoin(orderLines, eq(orderLines.orderId, orders.id)).where(eq(orders.id, id)))[0];
/** What lies in the account between returns and the purchases that they pay. */
export const between = async () => (await db.select({ n: sql<number>`coalesce(sum(${entries.amount}), 0)::int` }).from(entries).where(eq(entries.account, "exchange")))[0]?.n;
