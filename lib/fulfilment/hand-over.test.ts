import { and, eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aColleague } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { confirmed, picked } from "@/db/factories/picks";
import { colleague } from "@/db/factories/wallets";
import { fulfilments, handovers, orders, promises, stockLevels } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { collectCode, sayCollectCode } from "@/lib/codes/collect-code";
import { type FulfilmentId, type LocationId, newId, type VariantId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { cancelOrder } from "@/lib/payments/cancel-order";
import { handingOf } from "./handing/reads";
import { handOver } from "./hand-over";
import { makeReady } from "./make-ready";
import { scanPiece } from "./scan-piece";
import { sendParcel } from "./send-parcel";
import { takePick } from "./take-pick";

afterAll(() => expectHealthy());
const HANDS = colleague("hand-over");
const BOSS = colleague("refund");

async function toCollect(kind: "collect" | "deliver" = "collect", store: Parameters<typeof aPlace>[0] = {}) {
  const at = (await aPlace(store)).id;
  const variantId = (await aProduct({ stock: { [at]: 5 } })).variants[0]?.id as VariantId;
  const order = await anOrder({ parts: [{ kind, at, lines: [{ variantId, quantity: 2 }] }] });
  const part = { fulfilmentId: order.parts[0]?.id as FulfilmentId };
  const code = collectCode(part.fulfilmentId);
  const level = async () => (await db.select({ onHand: stockLevels.onHand, held: stockLevels.held }).from(stockLevels).where(and(eq(stockLevels.locationId, at), eq(stockLevels.variantId, variantId))))[0];
  const state = async () => (await db.select({ order: orders.state, part: fulfilments.state }).from(orders).innerJoin(fulfilments, eq(fulfilments.orderId, orders.id)).where(eq(orders.id, order.id)))[0];
  return { ...order, at, variantId, part, code, level, state };
}
test("what is worth as much as its store says is given for a document, whoever has the code", async () => {
  const [much, less] = [await toCollect("collect", { documentFrom: minorOf(2_000) }), await toCollect("collect", { documentFrom: minorOf(2_001) })];
  for (const { part } of [much, less]) await picked(HANDS, part);
  expect(await handOver(HANDS, { ...much.part, code: much.code })).toEqual({ ok: false, why: "look-at-document" });
  expect((await row(much.part))?.misses).toBe(0);
  expect(await handingOf(HANDS, much.part.fulfilmentId)).toMatchObject({ byDocument: true, triesLeft: 10 });
  expect(await handOver(HANDS, { ...much.part, code: much.code, identitySeen: true })).toMatchObject({ ok: true });
  expect(await handOver(HANDS, { ...less.part, code: less.code })).toMatchObject({ ok: true });
});

const row = async ({ fulfilmentId }: { fulfilmentId: FulfilmentId }) => (await db.select().from(fulfilments).where(eq(fulfilments.id, fulfilmentId)))[0];

test("what is ready is handed over once, and leaves the building; a second time says when, by whom, to whom", async () => {
  const { part, code, level, state } = await toCollect();
  const who = { ...HANDS, staffId: (await aColleague([], { name: "Prova Banco" })).id };
  await picked(who, part);
  expect(await state()).toEqual({ order: "paid", part: "ready" });
  expect(await level()).toEqual({ onHand: 5, held: 2 });
  const answers = await Promise.all(Array.from({ length: 10 }, () => handOver(who, { ...part, code, receiver: "Prova Canarino" })));
  expect(answers.filter((a) => a.ok)).toHaveLength(1);
  for (const answer of answers) if (!answer.ok) expect(answer).toEqual({ ok: false, why: "already-collected", at: expect.any(Date) as Date, by: "Prova Banco", receiver: "Prova Canarino" });
  expect(await level()).toEqual({ onHand: 3, held: 0 });
  expect(await state()).toEqual({ order: "fulfilled", part: "collected" });
  expect(await db.select({ proof: handovers.proof, actor: handovers.actor }).from(handovers).where(eq(handovers.fulfilmentId, part.fulfilmentId))).toEqual([{ proof: "code", actor: `staff:${who.staffId}` }]);
  expect(await makeReady(who, part)).toMatchObject({ ok: false, why: "already-collected" });
});

test("ready is on its shelf, and waits until a promised moment, which is kept by who comes", async () => {
  const { part, code } = await toCollect();
  await confirmed(HANDS, part);
  const [one, two] = await Promise.all([makeReady(HANDS, { ...part, shelf: "R3" }), makeReady(HANDS, { ...part, shelf: "R3" })]);
  expect(one).toEqual(two);
  expect(one).toMatchObject({ ok: true, value: { heldUntil: expect.any(Date) as Date } });
  expect(await row(part)).toMatchObject({ state: "ready", shelf: "R3" });
  await handOver(HANDS, { ...part, code });
  expect((await db.select({ kind: promises.kind, endedAs: promises.endedAs }).from(promises).where(eq(promises.fulfilmentId, part.fulfilmentId))).toSorted((a, b) => a.kind.localeCompare(b.kind))).toEqual([{ kind: "held-until", endedAs: "kept" }, { kind: "ready-by", endedAs: "kept" }]);
});

describe("the code", () => {
  test("of another part is wrong, and counted; after ten a document is needed, even with the right one", async () => {
    const [{ part, code, state }, other] = [await toCollect(), await toCollect()];
    await picked(HANDS, part);
    expect(await handOver(HANDS, part)).toEqual({ ok: false, why: "no-proof" });
    expect(await handOver(HANDS, { ...part, code: other.code })).toEqual({ ok: false, why: "wrong-code", left: 9 });
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => handOver(HANDS, { ...part, code: `GUESS${i}` })));
    expect(answers.filter((a) => !a.ok && a.why === "wrong-code")).toHaveLength(8);
    expect((await row(part))?.misses).toBe(10);
    expect(await handOver(HANDS, { ...part, code })).toEqual({ ok: false, why: "look-at-document" });
    expect(await state()).toEqual({ order: "paid", part: "ready" });
    expect(await handOver(HANDS, { ...part, identitySeen: true, receiver: "Prova Canarino" })).toMatchObject({ ok: true });
    expect(await db.select({ proof: handovers.proof }).from(handovers).where(eq(handovers.fulfilmentId, part.fulfilmentId))).toEqual([{ proof: "identity" }]);
  });
  test("is taken as people type it", async () => {
    const { part } = await toCollect();
    await picked(HANDS, part);
    expect(await handOver(HANDS, { ...part, code: ` ${sayCollectCode(part.fulfilmentId).toLowerCase()}` })).toMatchObject({ ok: true });
  });
});

describe("a piece in hand", () => {
  test("is confirmed one by one; the wrong one says what it is, one too many that it is enough, and only all make it ready", async () => {
    const { part, at } = await toCollect();
    const stranger = (await aProduct({ stock: { [at]: 1 } })).variants[0];
    expect(await scanPiece(HANDS, { ...part, code: "SKU-0" })).toEqual({ ok: false, why: "not-taken" });
    expect(await makeReady(HANDS, part)).toEqual({ ok: false, why: "not-taken" });
    await takePick(HANDS, part);
    expect(await scanPiece(HANDS, { ...part, code: stranger?.sku ?? "" })).toMatchObject({ ok: false, why: "wrong-piece", title: { it: expect.any(String) as string } });
    expect(await scanPiece(HANDS, { ...part, code: "never seen" })).toEqual({ ok: false, why: "wrong-piece", title: null, options: [] });
    expect(await scanPiece(HANDS, { ...part, code: "4006381333932" })).toEqual({ ok: false, why: "misread" });
    expect(await scanPiece(HANDS, { ...part, code: "4006381333931" })).toMatchObject({ ok: false, why: "wrong-piece", title: null });
    expect(await scanPiece(HANDS, { ...part, code: "sku-0" })).toEqual({ ok: true, value: { position: 0, found: 1, wanted: 2, left: 1, row: expect.any(Number) as number } });
    expect(await makeReady(HANDS, part)).toEqual({ ok: false, why: "not-all-found", left: 1 });
    expect(await makeReady(colleague("hand-over"), part)).toMatchObject({ ok: false, why: "taken" });
    expect(await scanPiece(colleague("hand-over"), { ...part, code: "SKU-0" })).toMatchObject({ ok: false, why: "taken" });
    const last = await Promise.all([1, 2, 3].map(() => scanPiece(HANDS, { ...part, code: "SKU-0" })));
    expect(last.filter((a) => a.ok)).toHaveLength(1);
    expect(last.find((a) => !a.ok)).toMatchObject({ why: "enough" });
    expect(await makeReady(HANDS, part)).toMatchObject({ ok: true });
  });
});

describe("refused, with nothing changed", () => {
  test("another place, another duty, a parcel, what nobody picked, what nobody knows", async () => {
    const { part, code, state } = await toCollect();
    for (const who of [{ ...HANDS, at: [newId<"location">() as LocationId] }, colleague("sell")]) {
      expect(await makeReady(who, part)).toEqual({ ok: false, why: "not-yours" });
      expect(await handOver(who, { ...part, code })).toEqual({ ok: false, why: "not-yours" });
      expect(await scanPiece(who, { ...part, code: "SKU-0" })).toEqual({ ok: false, why: "not-yours" });
    }
    expect(await handOver(HANDS, { ...part, code })).toEqual({ ok: false, why: "not-ready" });
    expect(await handOver(HANDS, { fulfilmentId: newId<"fulfilment">() as FulfilmentId, code })).toEqual({ ok: false, why: "unknown-part" });
    expect(await makeReady(HANDS, (await toCollect("deliver")).part)).toEqual({ ok: false, why: "not-for-collection" });
    expect(await state()).toEqual({ order: "paid", part: "planned" });
  });
});

test("handed over, sent or cancelled at once: the order ends in one way, and its pieces are counted once", async () => {
  for (let round = 0; round < 10; round++) {
    const { id, part, code, level, state } = await toCollect();
    await picked(HANDS, part);
    const [taken, gone] = await Promise.all([handOver(HANDS, { ...part, code }), cancelOrder(BOSS, { orderId: id, code: null }), sendParcel(HANDS, { ...part, carrier: "brt", tracking: "123456789012" })]);
    expect([taken.ok, gone.ok].filter(Boolean)).toHaveLength(1);
    expect(await state()).toEqual(taken.ok ? { order: "fulfilled", part: "collected" } : { order: "cancelled", part: "cancelled" });
    expect(await level()).toEqual({ onHand: taken.ok ? 3 : 5, held: 0 });
  }
});

describe("some of it", () => {
  async function twoLines() {
    const at = (await aPlace()).id;
    const [lamp, vase] = await Promise.all([1, 2].map(async () => (await aProduct({ stock: { [at]: 5 } })).variants[0]?.id as VariantId));
    const order = await anOrder({ parts: [{ kind: "collect", at, lines: [{ variantId: lamp as VariantId, quantity: 2 }, { variantId: vase as VariantId, quantity: 1 }] }] });
    const part = { fulfilmentId: order.parts[0]?.id as FulfilmentId };
    await confirmed(HANDS, part);
    await makeReady(HANDS, { ...part, shelf: "P14" });
    const states = async () => (await db.select({ state: fulfilments.state, shelf: fulfilments.shelf }).from(fulfilments).where(eq(fulfilments.orderId, order.id)).orderBy(fulfilments.position)).map((f) => `${f.state} ${f.shelf}`);
    const ended = async () => (await db.select({ kind: promises.kind, as: promises.endedAs }).from(promises).where(eq(promises.orderId, order.id))).map((p) => `${p.kind} ${p.as}`).toSorted();
    return { ...order, part, code: collectCode(part.fulfilmentId), states, ended };
  }
  test("leaves, the rest waits on its shelf for the same code, and the order is done with the last of it", async () => {
    const { id, part, code, states, ended } = await twoLines();
    expect(await handOver(HANDS, { ...part, code, positions: [0] })).toEqual({ ok: true, value: { orderId: id, orderDone: false } });
    expect(await states()).toEqual(["ready P14", "collected P14"]);
    expect(await ended()).toEqual(["held-until null", "ready-by kept", "ready-by kept"]);
    expect(await handOver(HANDS, { ...part, code, positions: [0] })).toEqual({ ok: false, why: "unknown-line" });
    expect(await handOver(HANDS, { ...part, code, positions: [1] })).toEqual({ ok: true, value: { orderId: id, orderDone: true } });
    expect(await states()).toEqual(["collected P14", "collected P14"]);
    expect(await handOver(HANDS, { ...part, code })).toMatchObject({ ok: false, why: "already-collected" });
  });
  test("all of it named is all of it; a wrong code and a stranger's line take nothing", async () => {
    const { part, code, states } = await twoLines();
    expect(await handOver(HANDS, { ...part, code: "WRONG", positions: [0] })).toMatchObject({ ok: false, why: "wrong-code" });
    expect(await handOver(HANDS, { ...part, code, positions: [7] })).toEqual({ ok: false, why: "unknown-line" });
    expect(await states()).toEqual(["ready P14"]);
    expect(await handOver(HANDS, { ...part, code, positions: [0, 1, 7] })).toMatchObject({ ok: true });
    expect(await states()).toEqual(["collected P14"]);
  });
  test("some of it and the rest, or all, or cancelled, at once: each piece goes one way", async () => {
    for (let round = 0; round < 5; round++) {
      const { id, part, code, states } = await twoLines();
      const answers = await Promise.all([handOver(HANDS, { ...part, code, positions: [0] }), handOver(HANDS, { ...part, code, positions: [0] }), handOver(HANDS, { ...part, code, positions: [1] }), handOver(HANDS, { ...part, code }), cancelOrder(BOSS, { orderId: id, code: null })]);
      expect(answers.some((a) => a.ok)).toBe(true);
      const [order] = await db.select({ state: orders.state }).from(orders).where(eq(orders.id, id));
      const parts = await states();
      expect([order?.state, ...new Set(parts.map((each) => each.split(" ")[0]))].join(" ")).toMatch(/^(fulfilled collected|cancelled cancelled)$/);
    }
  });
});
