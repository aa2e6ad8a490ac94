import { and, eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { picked } from "@/db/factories/picks";
import { colleague } from "@/db/factories/wallets";
import { messages, promises } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import type { FulfilmentId, VariantId } from "@/lib/core/id";
import type { Shopper } from "@/lib/core/who";
import { remindCollections } from "@/lib/messages/remind-collections";
import { orderById } from "@/lib/orders/reads";
import { expireCollections } from "@/lib/payments/expire-collections";
import { extendHold } from "./extend-hold";

afterAll(() => expectHealthy({ except: ["P11"] })); // refunds wait for a processor that this test has none of
const HANDS = colleague("hand-over");
const GUEST: Shopper = { is: "shopper", cartId: null, customerId: null, channel: "web", locale: "it" };
const DAY = 86_400_000;

async function waiting({ ready = true, ...wish }: { ready?: boolean } & Parameters<typeof aPlace>[0] = {}) {
  const at = (await aPlace({ holdDays: 3, ...wish })).id;
  const variantId = (await aProduct({ stock: { [at]: 5 } })).variants[0]?.id as VariantId;
  const order = await anOrder({ parts: [{ kind: "collect", at, lines: [{ variantId }] }] });
  const asked = { fulfilmentId: order.parts[0]?.id as FulfilmentId, code: order.code };
  if (ready) await picked(HANDS, asked);
  const part = async () => (await orderById(order.id))?.parts[0];
  return { ...order, asked, part, until: (await part())?.heldUntil as Date };
}

test("what is ready waits longer by the store's days, once, until the last closing then; five at once extend it once", async () => {
  const made = await waiting({ extendDays: 2 });
  const answers = await Promise.all(Array.from({ length: 5 }, () => extendHold(GUEST, made.asked)));
  expect(answers.map((a) => (a.ok ? "ok" : a.why)).toSorted()).toEqual(["extended-already", "extended-already", "extended-already", "extended-already", "ok"]);
  const { heldUntil, extended } = (await made.part()) ?? {};
  expect([Math.round(((heldUntil?.getTime() ?? 0) - made.until.getTime()) / DAY), extended]).toEqual([2, true]);
  expect(await db.$count(promises, and(eq(promises.fulfilmentId, made.asked.fulfilmentId), eq(promises.kind, "held-until")))).toBe(2);
  await expireCollections(new Date(made.until.getTime() + 1));
  expect((await made.part())?.state).toBe("ready");
  await expireCollections(new Date((heldUntil?.getTime() ?? 0) + 1));
  expect((await made.part())?.state).toBe("cancelled");
});

test("who keeps it longer is reminded again, the day before the longer wait is over", async () => {
  const made = await waiting({ extendDays: 3 });
  const remind = async (until: Date | null | undefined) => {
    for (let i = 0; i < 2; i++) await remindCollections(new Date((until?.getTime() ?? 0) - DAY / 24));
    return db.$count(messages, and(eq(messages.orderId, made.id), eq(messages.kind, "collection-waits")));
  };
  expect(await remind(made.until)).toBe(1);
  await extendHold(GUEST, made.asked);
  expect(await remind((await made.part())?.heldUntil)).toBe(2);
});

test("refused: a stranger, what isn't ready or is over, a store that keeps nothing longer", async () => {
  const made = await waiting({ extendDays: 2, ready: false });
  expect(await extendHold(GUEST, made.asked)).toEqual({ ok: false, why: "not-ready" });
  expect(await extendHold(GUEST, { ...made.asked, code: null })).toEqual({ ok: false, why: "unknown-part" });
  expect(await extendHold(colleague("sell"), { ...made.asked, code: null })).toEqual({ ok: false, why: "unknown-part" });
  const strict = await waiting({ extendDays: 0 });
  expect(await extendHold(GUEST, strict.asked)).toEqual({ ok: false, why: "not-longer" });
  await expireCollections(new Date(strict.until.getTime() + 1));
  expect(await extendHold(GUEST, strict.asked)).toEqual({ ok: false, why: "not-ready" });
});

test("extended while the wait ends: it is kept, or it is over, and what was answered is so", async () => {
  for (let round = 0; round < 5; round++) {
    const made = await waiting({ extendDays: 2 });
    const [extended] = await Promise.all([extendHold(GUEST, made.asked), expireCollections(new Date(made.until.getTime() + 1))]);
    expect((await made.part())?.state).toBe(extended.ok ? "ready" : "cancelled");
  }
});
