import { and, eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { colleague } from "@/db/factories/wallets";
import { goodsReceiptLines, goodsReceipts, stockLevels, stockMovements } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { newId, type VariantId } from "@/lib/core/id";
import { done, refused } from "@/lib/core/outcome";
import { LookAtNote, lookAtNote, ReceiveGoods, receiveGoods } from "./receive-goods";

afterAll(() => expectHealthy());
const WHO = colleague("count");

async function aThing() {
  const id = (await aProduct({})).variants[0]?.id as VariantId;
  const [row] = await db.execute<{ sku: string }>(sql`select sku from variants where id = ${id}`);
  return { id, sku: row?.sku ?? "" };
}
const form = (locationId: string, lines: string, over: object = {}) => ReceiveGoods.parse({ press: newId(), locationId, supplier: "Fornace di prova", reference: "DDT 12", lines, ...over });
const onHand = async (locationId: string, id: VariantId) => (await db.select({ n: stockLevels.onHand }).from(stockLevels).where(and(eq(stockLevels.locationId, locationId as never), eq(stockLevels.variantId, id))))[0]?.n ?? 0;

test("what came is booked once, however often it is pressed, with its cost; a second note adds to it", async () => {
  const [{ id: at }, a, b] = [await aPlace(), await aThing(), await aThing()];
  const note = `Codice\tPezzi\tCosto\n${a.sku}\t12\t4,20\n${b.sku}\t3`;
  expect(await lookAtNote(WHO, LookAtNote.parse({ locationId: at, lines: note }))).toMatchObject({ ok: true, value: [{ sku: a.sku, pieces: 12, cost: 420, onHand: 0, not: null }, { sku: b.sku, pieces: 3, cost: "none", not: null }] });
  expect(await onHand(at, a.id), "looking books nothing").toBe(0);
  const one = form(at, note);
  expect(await Promise.all(Array.from({ length: 10 }, () => receiveGoods(WHO, one)))).toEqual(Array.from({ length: 10 }, () => done({ pieces: 15 })));
  expect([await onHand(at, a.id), await onHand(at, b.id), await db.$count(goodsReceipts)]).toEqual([12, 3, 1]);
  expect(await db.select({ pieces: goodsReceiptLines.pieces, cost: goodsReceiptLines.unitCost }).from(goodsReceiptLines).where(eq(goodsReceiptLines.variantId, a.id))).toEqual([{ pieces: 12, cost: 420 }]);
  expect(await db.select({ kind: stockMovements.kind, by: stockMovements.onHandBy, cause: stockMovements.cause }).from(stockMovements).where(and(eq(stockMovements.variantId, b.id), eq(stockMovements.locationId, at)))).toEqual([{ kind: "receive", by: 3, cause: `receipt:${one.press}` }]);
  expect((await receiveGoods(WHO, form(at, `${a.sku};5;4,50`))).ok).toBe(true);
  expect(await onHand(at, a.id)).toBe(17);
});

test("a scanner's bare codes are a piece each and add up; a line that can't be keeps all of them out", async () => {
  const [{ id: at }, a, b] = [await aPlace(), await aThing(), await aThing()];
  expect(await receiveGoods(WHO, form(at, [a.sku, b.sku, a.sku, a.sku].join("\n")))).toEqual(done({ pieces: 4 }));
  expect([await onHand(at, a.id), await onHand(at, b.id)]).toEqual([3, 1]);
  const wrong = [`${a.sku}\t2\t1`, "NON-ESISTE\t1", `${b.sku}\tmolti\t1`, `${a.sku}\t1\t3`].join("\n");
  const looked = await lookAtNote(WHO, LookAtNote.parse({ locationId: at, lines: wrong }));
  expect(looked.ok && looked.value.map(({ not }) => not?.why ?? null)).toEqual([null, "unknown-thing", "no-pieces", "twice"]);
  expect(await receiveGoods(WHO, form(at, wrong))).toEqual(refused({ why: "rows" }));
  expect(await onHand(at, a.id)).toBe(3);
});

test("two notes with the same things in another order at once: both are booked", async () => {
  const [{ id: at }, ...things] = [await aPlace(), await aThing(), await aThing(), await aThing()];
  const note = (skus: readonly string[]) => skus.map((sku) => `${sku}\t2`).join("\n");
  const skus = things.map(({ sku }) => sku);
  const answers = await Promise.all([receiveGoods(WHO, form(at, note(skus))), receiveGoods(WHO, form(at, note(skus.toReversed())))]);
  expect(answers).toEqual([done({ pieces: 6 }), done({ pieces: 6 })]);
  for (const { id } of things) expect(await onHand(at, id)).toBe(4);
});

test("not elsewhere, not without the duty, not nothing, not for ever; a line without its receipt, or edited, is refused by the database", async () => {
  const [{ id: at }, a] = [await aPlace(), await aThing()];
  for (const who of [colleague("sell"), { ...WHO, at: [newId<"location">()] }]) expect(await receiveGoods(who, form(at, a.sku))).toEqual(refused({ why: "not-yours" }));
  expect(await receiveGoods(WHO, form(at, " \n"))).toEqual(refused({ why: "nothing" }));
  expect(await receiveGoods(WHO, form(at, Array.from({ length: 1_001 }, (_x, i) => `P-${i}\t1\t1`).join("\n")))).toEqual(refused({ why: "too-many", most: 1_000 }));
  const one = form(at, a.sku);
  await receiveGoods(WHO, one);
  const late = sql`insert into goods_receipt_lines (receipt_id, position, variant_id, pieces, currency) values (${one.press}, 9, ${(await aThing()).id}, 5, 'EUR')`;
  for (const query of [late, sql`update goods_receipt_lines set pieces = 9`, sql`delete from goods_receipt_lines`, sql`update goods_receipts set supplier = 'x'`]) await expect(atomically(async (tx) => done(await tx.execute(query)))).rejects.toThrow();
});
