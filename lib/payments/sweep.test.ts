import { and, eq, isNull } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { anOrder } from "@/db/factories/orders";
import { inbox, orders, paymentAttempts, refunds } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { checkOut } from "@/lib/checkout/check-out";
import { aBuyer, aForm, aShelf } from "@/lib/checkout/testing/buyer";
import { type AttemptId, newId, type RefundId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done, refused } from "@/lib/core/outcome";
import type { CardProcessor } from "@/lib/gateways/card-processor";
import { openTill, type Till } from "@/lib/gateways/testing/till";
import { settle } from "./settle";
import { sweep } from "./sweep";
import { takeWebhook } from "./take-webhook";

afterAll(() => expectHealthy({ except: ["O2"] })); // orders of long ago, of things that came to be just now

const MACHINE = { is: "machine", job: "test" } as const;
let till: Till;
beforeAll(async () => {
  till = await openTill();
});
beforeEach(() => till.stand.control("reset", {}));
afterAll(() => till.close());

const stateOf = async (id: AttemptId) => (await db.select({ attempt: paymentAttempts.state, order: orders.state }).from(paymentAttempts).innerJoin(orders, eq(orders.id, paymentAttempts.orderId)).where(eq(paymentAttempts.id, id)))[0];
async function atThePage() {
  const { variantId } = await aShelf(3);
  const who = await aBuyer([{ variantId }]);
  const form = await aForm(who);
  expect(await checkOut(who, form, till.cards)).toMatchObject({ ok: true });
  const [row] = await db.select({ attempt: paymentAttempts }).from(paymentAttempts).innerJoin(orders, eq(orders.id, paymentAttempts.orderId)).where(eq(orders.attemptKey, form.attemptKey));
  if (!row) throw new Error("no attempt");
  return { ...row.attempt, pay: (card: string) => till.stand.control(`pay/${row.attempt.providerRef}`, { card }) };
}

describe("the sweeper", () => {
  test("goes on when one payment can't be looked up", async () => {
    const [broken, fine] = [await atThePage(), await atThePage()];
    const cards: CardProcessor = { ...till.cards, lookUp: (asked) => (asked.attemptId === broken.id ? Promise.reject(new RangeError("a currency nobody knows")) : till.cards.lookUp(asked)) };
    await sweep(new Date(fine.expiresAt.getTime() + 1000), cards);
    expect(await stateOf(broken.id)).toEqual({ attempt: "open", order: "placed" });
    expect(await stateOf(fine.id)).toEqual({ attempt: "voided", order: "expired" });
  });

  test("comes to the new ones, however many old ones it can't settle", async () => {
    const { place, variantId } = await aShelf(100);
    const long = new Date(Date.now() - 7 * 3_600_000);
    const stuck = await Promise.all(Array.from({ length: 60 }, () => anOrder({ state: "placed", placedAt: long, parts: [{ at: place.id, lines: [{ variantId }] }] })));
    const fine = await atThePage();
    const cards: CardProcessor = { ...till.cards, lookUp: async (asked) => (asked.attemptId === fine.id ? till.cards.lookUp(asked) : refused({ why: "unknown" })) };
    expect((await sweep(new Date(fine.expiresAt.getTime() + 1000), cards)).unknown).toBeGreaterThanOrEqual(60);
    expect(await stateOf(fine.id)).toEqual({ attempt: "voided", order: "expired" });
    await Promise.all(stuck.map((order) => settle(MACHINE, order.attemptId, { is: "ended", because: "expired" })));
  });

  test("sends the refunds that are due, although older ones take their days", async () => {
    const { place, variantId } = await aShelf(1);
    const order = await anOrder({ parts: [{ at: place.id, lines: [{ variantId, price: 10_000 }] }] });
    const at = new Date();
    const due = (ago: number) => ({ id: newId<"refund">() as RefundId, attemptId: order.attemptId, amount: minorOf(1), reason: "goodwill" as const, actor: "job:test", dueAt: new Date(at.getTime() - ago * 60_000) });
    const older = Array.from({ length: 60 }, () => due(60));
    const last = due(1);
    await atomically(async (tx) => done(await tx.insert(refunds).values([...older, last].map((r) => ({ ...r, idempotencyKey: `refund:${r.id}` })))));
    const asked: string[] = [];
    const cards: CardProcessor = { ...till.cards, refund: async ({ idempotencyKey }) => (asked.push(idempotencyKey), done({ ref: `re_${idempotencyKey}`, state: "pending" })) };
    await sweep(at, cards);
    expect(asked).toContain(`refund:${last.id}`);
  });

  test("brings back a notice that had no answer, whatever it is about", async () => {
    const page = await atThePage();
    await page.pay("success");
    const ours = (hook: (typeof till.box.got)[number]) => hook.body.includes(page.id) && hook.event.type === "payment_intent.succeeded";
    const hook = (await till.box.until((got) => got.some(ours))).find(ours);
    const silent: CardProcessor = { ...till.cards, lookUp: async () => refused({ why: "unknown" }) };
    expect(await takeWebhook(hook?.body ?? "", hook?.signature ?? "", silent)).toEqual({ ok: false, why: "unknown" });
    const open = () => db.select().from(inbox).where(and(eq(inbox.eventId, String(hook?.event.id)), isNull(inbox.doneAt)));
    expect(await open()).toHaveLength(1);
    await sweep(new Date(Date.now() + 60_000), till.cards);
    expect(await open()).toEqual([]);
    expect(await stateOf(page.id)).toEqual({ attempt: "captured", order: "paid" });
  });
});
