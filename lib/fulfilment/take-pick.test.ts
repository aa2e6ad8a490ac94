import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aColleague } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { picked } from "@/db/factories/picks";
import { colleague } from "@/db/factories/wallets";
import { picks, promises } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type FulfilmentId, type LocationId, newId, type VariantId } from "@/lib/core/id";
import { cancelOrder } from "@/lib/payments/cancel-order";
import { giveBackPick, takePick } from "./take-pick";

afterAll(() => expectHealthy());
let at: LocationId;
let variantId: VariantId;
beforeAll(async () => {
  at = (await aPlace()).id;
  variantId = (await aProduct({ stock: { [at]: 200 } })).variants[0]?.id as VariantId;
});

async function waiting(due?: Date, state: "placed" | "paid" = "paid") {
  const order = await anOrder({ state, parts: [{ kind: "collect", at, lines: [{ variantId }], ...(due ? { due } : {}) }] });
  return { id: order.id, part: { fulfilmentId: order.parts[0]?.id as FulfilmentId } };
}
const picksOf = ({ fulfilmentId }: { fulfilmentId: FulfilmentId }) => db.select({ actor: picks.actor, endedAs: picks.endedAs }).from(picks).where(eq(picks.fulfilmentId, fulfilmentId));
const promiseOf = async ({ fulfilmentId }: { fulfilmentId: FulfilmentId }) => (await db.select({ endedAs: promises.endedAs }).from(promises).where(eq(promises.fulfilmentId, fulfilmentId)))[0]?.endedAs;
const hands = async (name = "Prova Mani") => ({ ...colleague("hand-over"), staffId: (await aColleague([], { name })).id });

test("taken by one of ten at once; the others are told who, and since when", async () => {
  const { part } = await waiting();
  const all = await Promise.all(Array.from({ length: 10 }, (_, i) => hands(`Prova Numero ${i}`)));
  const answers = await Promise.all(all.map((who) => takePick(who, part)));
  const winner = answers.findIndex((a) => a.ok);
  expect(answers.filter((a) => a.ok)).toHaveLength(1);
  for (const [i, answer] of answers.entries()) if (i !== winner) expect(answer).toMatchObject({ ok: false, why: "taken", by: `Prova Numero ${winner}`, since: expect.any(Date) as Date });
  expect(await takePick(all[winner] as Awaited<ReturnType<typeof hands>>, part)).toMatchObject({ ok: true });
  expect(await picksOf(part)).toHaveLength(1);
});

test("given back, it is somebody else's; what is ready ends it", async () => {
  const { part } = await waiting();
  const [first, second] = [await hands(), await hands()];
  await takePick(first, part);
  expect(await giveBackPick(second, part)).toMatchObject({ ok: true });
  expect(await giveBackPick(first, part)).toEqual({ ok: false, why: "not-waiting" });
  expect(await takePick(second, part)).toMatchObject({ ok: true });
  await picked(second, part);
  expect((await picksOf(part)).map((p) => p.endedAs).toSorted()).toEqual(["given-back", "ready"]);
  expect(await takePick(first, part)).toEqual({ ok: false, why: "not-waiting" });
});

test("a promise is kept in time, and late after it; a cancelled order is measured no more", async () => {
  const [kept, late, gone] = [await waiting(new Date(Date.now() + 60_000)), await waiting(new Date(Date.now() - 60_000)), await waiting()];
  for (const { part } of [kept, late]) await picked(await hands(), part);
  await takePick(await hands(), gone.part);
  await cancelOrder(colleague("refund"), { orderId: gone.id, code: null });
  expect(await Promise.all([kept, late, gone].map(({ part }) => promiseOf(part)))).toEqual(["kept", "late", "void"]);
  expect(await picksOf(gone.part)).toMatchObject([{ endedAs: "cancelled" }]);
});

test("taken and cancelled at once: nobody picks what is cancelled", async () => {
  for (let round = 0; round < 10; round++) {
    const { id, part } = await waiting();
    await Promise.all([takePick(await hands(), part), cancelOrder(colleague("refund"), { orderId: id, code: null })]);
    for (const pick of await picksOf(part)) expect(pick.endedAs).toBe("cancelled");
  }
});

describe("refused, with nothing changed", () => {
  test("another place, another duty, what is not paid, what nobody knows", async () => {
    const [{ part }, unpaid] = [await waiting(), await waiting(undefined, "placed")];
    for (const who of [{ ...(await hands()), at: [newId<"location">() as LocationId] }, colleague("sell")]) {
      expect(await takePick(who, part)).toEqual({ ok: false, why: "not-yours" });
      expect(await giveBackPick(who, part)).toEqual({ ok: false, why: "not-yours" });
    }
    expect(await takePick(await hands(), unpaid.part)).toEqual({ ok: false, why: "not-paid" });
    expect(await takePick(await hands(), { fulfilmentId: newId<"fulfilment">() as FulfilmentId })).toEqual({ ok: false, why: "unknown-part" });
    expect(await picksOf(part)).toEqual([]);
  });
});
