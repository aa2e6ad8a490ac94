import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { aProduct } from "@/db/factories/catalogue";
import { aColleague } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { confirmed, picked } from "@/db/factories/picks";
import { colleague } from "@/db/factories/wallets";
import { promises } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { collectCode } from "@/lib/codes/collect-code";
import { type FulfilmentId, type LocationId, newId, type VariantId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { orderById } from "@/lib/orders/reads";
import { cancelOrder } from "@/lib/payments/cancel-order";
import { handOver } from "../hand-over";
import { pickList } from "../picking/reads";
import { putBack } from "../put-back";
import { takePick } from "../take-pick";
import { queueAt } from "./reads";

afterAll(() => expectHealthy());

async function aStore() {
  const at = (await aPlace({ hours: [{ opens: "00:00", closes: "24:00" }], windowMinutes: 60, windowCapacity: 9, windowDays: 3 })).id;
  const variantId = (await aProduct({ stock: { [at]: 50 } })).variants[0]?.id as VariantId;
  const order = async (wish: { due?: Date; window?: { from: Date; until: Date }; name?: string; state?: "placed" | "paid"; kind?: "deliver" | "collect" } = {}) => {
    const made = await anOrder({ name: wish.name ?? "Prova Canarino", state: wish.state ?? "paid", parts: [{ kind: wish.kind ?? "collect", at, ...(wish.due && { due: wish.due }), ...(wish.window && { window: wish.window }), lines: [{ variantId, quantity: 2 }] }] });
    return { ...made, part: { fulfilmentId: made.parts[0]?.id as FulfilmentId } };
  };
  const who = { ...colleague("hand-over", "refund"), at: [at], staffId: (await aColleague([], { name: "Prova Banco" })).id };
  const stands = async (asks = who) => Object.fromEntries(((await queueAt(asks, at, new Date())) ?? []).map((card) => [card.number, card.stand]));
  return { at, order, who, stands };
}

test("each collection of the store stands where it stands, and what is over stands nowhere", async () => {
  const { at, order, who, stands } = await aStore();
  const [waits, inHand, onShelf, given, gone] = [await order(), await order(), await order(), await order(), await order()];
  for (const nothing of [{ state: "placed" }, { kind: "deliver" }] as const) await order(nothing);
  await confirmed(who, inHand.part);
  for (const { part } of [onShelf, given, gone]) await picked(who, part);
  await handOver(who, { ...given.part, code: collectCode(given.part.fulfilmentId) });
  await cancelOrder(who, { orderId: gone.id, code: null });
  expect(await stands()).toEqual({ [waits.number]: "to-pick", [inHand.number]: "picking", [onShelf.number]: "ready", [gone.number]: "put-back" });
  const cards = await queueAt(who, at, new Date());
  expect(cards?.find((c) => c.number === inHand.number)).toMatchObject({ by: "Prova Banco", mine: true, found: 2, pieces: 2, lines: 1, heldUntil: null, due: expect.any(Date) as Date });
  expect(cards?.find((c) => c.number === onShelf.number)).toMatchObject({ by: null, mine: false, due: null, heldUntil: expect.any(Date) as Date });
  await putBack(who, gone.part);
  expect(Object.keys(await stands())).not.toContain(gone.number);
});

test("what is due first comes first, and what can't be kept says when it will be ready", async () => {
  const { at, order, who } = await aStore();
  const later = await order({ due: new Date(Date.now() + 5 * 3_600_000) });
  const soon = await order({ due: new Date(Date.now() + 5 * 60_000) });
  const cards = (await queueAt(who, at, new Date())) ?? [];
  expect(cards.map((c) => c.number)).toEqual([soon.number, later.number]);
  expect(cards.map((c) => c.expected !== null && c.due !== null && c.expected > c.due)).toEqual([true, false]);
});

test("a window is what it is promised for, here and on the pick's page; once it is promised for later nobody reads it any more", async () => {
  const { at, order, who } = await aStore();
  const from = new Date(Date.now() + 30 * 60_000);
  const window = { from, until: new Date(from.getTime() + 3_600_000) };
  const chosen = await order({ window });
  const [soon, later] = [await order({ due: new Date(Date.now() + 5 * 60_000) }), await order({ due: new Date(Date.now() + 5 * 3_600_000) })];
  const cards = (await queueAt(who, at, new Date())) ?? [];
  expect(cards.map((c) => [c.number, c.window])).toEqual([[soon.number, null], [chosen.number, window], [later.number, null]]);
  expect(await pickList(who, chosen.part.fulfilmentId)).toMatchObject({ due: from, window });
  await atomically(async (tx) => {
    const [old] = await tx.select().from(promises).where(eq(promises.fulfilmentId, chosen.part.fulfilmentId));
    return done(await tx.insert(promises).values({ orderId: chosen.id, fulfilmentId: chosen.part.fulfilmentId, kind: "ready-by", due: window.until, reason: { because: "queue" }, replaces: old?.id ?? null }));
  });
  expect(await pickList(who, chosen.part.fulfilmentId)).toMatchObject({ due: window.until, window: null });
  expect((await orderById(chosen.id))?.parts).toMatchObject([{ window: null }]);
});

test("another store's colleague, and one without the duty, see nothing", async () => {
  const { at, order, who } = await aStore();
  await order();
  for (const stranger of [{ ...who, at: [newId<"location">() as LocationId] }, { ...who, at: [] }, colleague("sell")]) expect(await queueAt(stranger, at, new Date())).toBeNull();
  expect(await queueAt(colleague("hand-over"), at, new Date())).toHaveLength(1);
});

test("a colleague's pick is theirs alone", async () => {
  const { at, order, who } = await aStore();
  const { part } = await order();
  await takePick(who, part);
  const other = { ...who, staffId: (await aColleague([], { name: "Prova Vetrina" })).id };
  expect((await queueAt(other, at, new Date()))?.[0]).toMatchObject({ by: "Prova Banco", mine: false });
});
