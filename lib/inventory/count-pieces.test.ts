import { and, eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { colleague } from "@/db/factories/wallets";
import { stockLevels, stockMovements } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { newId, type VariantId } from "@/lib/core/id";
import { CountPieces, countPieces } from "./count-pieces";

afterAll(() => expectHealthy());
const WHO = colleague("count");

async function aBin(pieces = 5) {
  const at = (await aPlace()).id;
  const variantId = (await aProduct({ stock: { [at]: pieces } })).variants[0]?.id as VariantId;
  const count = (found: number, over: object = {}, who = WHO) => countPieces(who, CountPieces.parse({ locationId: at, variantId, press: newId(), booked: pieces, pieces: String(found), ...over }));
  const level = async () => (await db.select({ onHand: stockLevels.onHand, held: stockLevels.held }).from(stockLevels).where(eq(stockLevels.locationId, at)))[0];
  const counts = () => db.$count(stockMovements, and(eq(stockMovements.locationId, at), eq(stockMovements.kind, "count")));
  return { at, variantId, count, level, counts };
}

test("what was counted is what the books say, by a movement; the same press counts once, also ten at once", async () => {
  const { count, level, counts } = await aBin();
  const press = newId();
  const answers = await Promise.all(Array.from({ length: 10 }, () => count(3, { press })));
  for (const answer of answers) expect(answer).toEqual({ ok: true, value: { by: -2 } });
  expect([await level(), await counts()]).toEqual([{ onHand: 3, held: 0 }, 1]);
  expect(await count(3, { booked: 3 })).toEqual({ ok: true, value: { by: 0 } });
  expect([await level(), await counts()]).toEqual([{ onHand: 3, held: 0 }, 2]);
});

test("of two who count the same bin one is believed, the other hears that it moved", async () => {
  const { count, level } = await aBin();
  const answers = await Promise.all([count(3), count(4), count(0)]);
  const [right] = answers.filter((answer) => answer.ok);
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  const now = await level();
  expect(answers.filter((answer) => !answer.ok)).toEqual([1, 2].map(() => ({ ok: false, why: "moved", now: now?.onHand })));
  expect(right).toEqual({ ok: true, value: { by: (now?.onHand ?? 0) - 5 } });
});

test("never fewer than orders hold; not elsewhere, not without the duty, not of nothing", async () => {
  const { at, variantId, count, level } = await aBin();
  await anOrder({ parts: [{ kind: "collect", at, lines: [{ variantId, quantity: 2 }] }] });
  expect(await count(1)).toEqual({ ok: false, why: "promised", held: 2 });
  expect(await count(2)).toEqual({ ok: true, value: { by: -3 } });
  expect(await level()).toEqual({ onHand: 2, held: 2 });
  for (const who of [colleague("sell"), { ...WHO, at: [newId<"location">()] }]) expect(await count(5, {}, who)).toEqual({ ok: false, why: "not-yours" });
  expect(await count(1, { variantId: newId() })).toEqual({ ok: false, why: "unknown-thing" });
  for (const pieces of ["", "-1", "1.5", "1e3", "x", "99999"]) expect(CountPieces.safeParse({ locationId: at, variantId, press: newId(), booked: "5", pieces }).success, pieces).toBe(false);
});

test("the first pieces of a new thing are counted from nought, once for a press", async () => {
  const { count, variantId } = await aBin();
  const locationId = (await aPlace()).id;
  const first = { locationId, variantId, press: newId(), booked: "0" };
  expect(await Promise.all(Array.from({ length: 10 }, () => count(4, first)))).toEqual(Array.from({ length: 10 }, () => ({ ok: true, value: { by: 4 } })));
  expect(await count(9, { ...first, press: newId() })).toEqual({ ok: false, why: "moved", now: 4 });
});
