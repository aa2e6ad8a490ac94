import { eq, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { paymentAttempts } from "@/db/schema/all";
import { collectCode } from "@/lib/codes/collect-code";
import { type AttemptId, type LocationId, newId } from "@/lib/core/id";
import { minorOf, ZERO } from "@/lib/core/money";
import type { Staff } from "@/lib/core/who";
import { handOver } from "@/lib/fulfilment/hand-over";
import { sendParcel } from "@/lib/fulfilment/send-parcel";
import { takeTenders } from "@/lib/payments/take-tenders";
import { TakeBack } from "@/lib/returns/take-back";
import { dutiesOf } from "@/lib/staff/rules";
import type { Role } from "@/lib/staff/types";
import { aColleague, aCustomer, guest } from "./customers";
import { aPlace } from "./locations";
import { anOrder, type MadeOrder } from "./orders";
import { picked } from "./picks";
import { aTill, type MadeTill } from "./tills";
import { aCredit, aGiftCard, colleague } from "./wallets";

const HANDS = colleague("hand-over");

/** A colleague with a role at a place. */
export async function someoneAt(role: Role, locationId: LocationId): Promise<Staff> {
  const roles = [{ role, locationId }] as const;
  return { is: "staff", staffId: (await aColleague(roles)).id, ...dutiesOf(roles) };
}

/** A store that takes goods back: a till with a float in its drawer, a cashier and a manager. */
export async function aDesk({ float = 50_000 }: { readonly float?: number } = {}): Promise<MadeTill & { readonly place: LocationId; readonly cashier: Staff; readonly manager: Staff }> {
  const { id: place } = await aPlace({ till: false });
  const till = await aTill(place, { float });
  return { place, ...till, cashier: await someoneAt("cashier", place), manager: await someoneAt("manager", place) };
}

/** Sends each parcel of a paid order, and hands over each bag. */
export async function leaves(order: MadeOrder, kind: "deliver" | "collect" = "deliver"): Promise<MadeOrder> {
  for (const { id: fulfilmentId } of order.parts) {
    if (kind === "collect") await picked(HANDS, { fulfilmentId });
    const gone = kind === "collect" ? await handOver(HANDS, { fulfilmentId, code: collectCode(fulfilmentId) }) : await sendParcel(HANDS, { fulfilmentId, carrier: "brt", tracking: "123456789012" });
    if (!gone.ok) throw new Error(gone.why);
  }
  return order;
}

type Shown = Partial<{ position: number; quantity: number; accepted: boolean; condition: string | null; disposition: string; notAccepted: string }>;
/** A press of the counter: everything accepted, as new, for the shelf, unless said otherwise. */
export const aPress = (order: Pick<MadeOrder, "id">, place: LocationId, lines: readonly Shown[] = [{}], over: object = {}) =>
  TakeBack.parse({ returnId: newId(), orderId: order.id, place, kind: "change-of-mind", lines: lines.map((line) => ({ position: 0, quantity: 1, accepted: true, condition: "as-new", disposition: "sell", ...line })), ...over });

/** An order that left, paid by all five tenders, each the amount that is named; cash in the drawer of its own store. */
export async function aMixedOrder({ place, tillId }: { readonly place: LocationId; readonly tillId: MadeTill["tillId"] }, lines: Parameters<typeof anOrder>[0]["parts"][number]["lines"], amounts: { readonly gift: number; readonly credit: number; readonly cash: number; readonly terminal: number; readonly card: number }) {
  const { id: customerId } = await aCustomer();
  const [gift, credit] = [await aGiftCard(amounts.gift), await aCredit(customerId, amounts.credit)];
  const order = await anOrder({ state: "placed", page: null, customerId, gift: { walletId: gift.walletId, amount: amounts.gift }, parts: [{ at: place, lines }] });
  const [cash, terminal, card] = [newId<"attempt">(), newId<"attempt">(), newId<"attempt">()] as readonly [AttemptId, AttemptId, AttemptId];
  const attempt = { orderId: order.id, currency: "EUR" as const, expiresAt: new Date(Date.now() + 1_200_000) };
  const at = new Date();
  const done = await atomically(async (tx) => {
    await tx.update(paymentAttempts).set({ state: "voided", settledAt: at }).where(eq(paymentAttempts.id, order.attemptId));
    const made = [{ tender: "store-credit", amount: amounts.credit, id: newId<"attempt">() as AttemptId, walletId: credit }, { tender: "cash", amount: amounts.cash, id: cash }, { tender: "card-present", amount: amounts.terminal, id: terminal }, { tender: "card-online", amount: amounts.card, id: card }] as const;
    for (const { amount, ...each } of made) await tx.insert(paymentAttempts).values({ ...attempt, ...each, amount: minorOf(amount), idempotencyKey: `pay:${each.id}` });
    await tx.update(paymentAttempts).set({ state: "captured", intentRef: `intent-${card}`, settledAt: at }).where(eq(paymentAttempts.id, card));
    const booked = [{ account: "card-clearing", currency: "EUR", amount: amounts.card }, { account: "sales", currency: "EUR", amount: -amounts.card }];
    await tx.execute(sql`select post_journal(${newId()}, 'capture', ${`attempt:${card}`}, ${JSON.stringify(booked)}::jsonb)`);
    const tenders = [{ id: cash, tender: "cash", amount: minorOf(amounts.cash), slip: null }, { id: terminal, tender: "card-present", amount: minorOf(amounts.terminal), slip: newId().slice(-12) }] as const;
    return takeTenders(tx, HANDS, guest, order.id, { at, place, tillId, currency: "EUR", tenders, change: ZERO, rounding: ZERO });
  }, { pool: "staff" });
  if (!done.ok) throw new Error(done.why);
  return { ...(await leaves(order)), giftId: gift.walletId, creditId: credit };
}
