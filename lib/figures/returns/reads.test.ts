import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { guest } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { aDesk, aPress, leaves, someoneAt } from "@/db/factories/returns";
import { colleague } from "@/db/factories/wallets";
import { expectHealthy } from "@/db/testing/healthy";
import { newId, type VariantId } from "@/lib/core/id";
import { orderRows, orderTable } from "@/lib/office/orders";
import { readView } from "@/lib/office/rules";
import { AnnounceReturn, announceReturn } from "@/lib/returns/announce-return";
import { takeBack } from "@/lib/returns/take-back";
import { addDays, readPeriod, sayDays, todayAt } from "../period/rules";
import { NONE_BACK } from "../rules";
import { returnsOf } from "./reads";

afterAll(() => expectHealthy());

const boss = colleague("see-figures", "hand-over");
const today = () => readPeriod({ period: "today" }, todayAt(new Date()));

test("what desks decided, by right, by the reason that was announced and by product; the orders behind it, and nobody else's", async () => {
  const from = (await aPlace()).id;
  const desk = await aDesk();
  const lamp = await aProduct({ stock: { [from]: 20 } });
  const sold = () => anOrder({ parts: [{ kind: "collect", at: from, lines: [{ variantId: lamp.variants[0]?.id as VariantId, quantity: 3, price: 4_000, handle: lamp.handle }] }] }).then((order) => leaves(order, "collect"));
  const [announced, brought, kept] = [await sold(), await sold(), await sold()];
  expect(await announceReturn(guest, AnnounceReturn.parse({ requestId: newId(), orderId: announced.id, code: announced.code, way: "store", reason: "too-big", pieces: [{ position: 0, quantity: 2 }] }))).toMatchObject({ ok: true });
  expect(await takeBack(desk.cashier, aPress(announced, desk.place, [{ quantity: 2 }]))).toMatchObject({ ok: true });
  expect(await takeBack(desk.cashier, aPress(brought, desk.place, [{ quantity: 1 }, { quantity: 1, accepted: false, condition: "worn", notAccepted: "worn" }]))).toMatchObject({ ok: true });
  const board = await returnsOf(boss, today());
  const [books] = await db.execute<{ money: number; pieces: number }>(sql`select sum(amount)::int as money, sum(quantity) filter (where accepted)::int as pieces from return_lines`);
  expect(board.all).toEqual({ key: null, now: { pieces: books?.pieces, money: books?.money, refused: 1 }, before: NONE_BACK });
  expect(board.byReason).toEqual([{ key: "too-big", now: { pieces: 2, money: 8_000, refused: 0 }, before: NONE_BACK }, { key: "not-said", now: { pieces: 1, money: 4_000, refused: 1 }, before: NONE_BACK }]);
  expect(board.byRight.reduce((pieces, { now }) => pieces + now.pieces, 0)).toBe(3);
  expect(board.things).toMatchObject([{ key: lamp.handle, now: { pieces: 3, money: 12_000, refused: 1 } }]);

  const days = sayDays(today());
  const behind = async (filters: Record<string, string>) => (await orderRows(boss, readView(orderTable([{ id: desk.place }], { returned: days }), { returned: days, ...filters }))).rows.map(({ number }) => number).toSorted();
  expect(await behind({})).toEqual([announced.number, brought.number].toSorted());
  expect([await behind({ reason: "too-big" }), await behind({ reason: "not-said" }), await behind({ right: "goodwill" }), await behind({ place: desk.place, reason: "too-small" })]).toEqual([[announced.number], [brought.number], [], []]);
  expect(await behind({}), "it stays with its customer").not.toContain(kept.number);

  const tomorrow = { ...today(), from: addDays(today().to, 1), to: addDays(today().to, 1), before: { from: today().from, to: today().to }, running: false };
  expect((await returnsOf(boss, tomorrow)).all).toEqual({ key: null, now: NONE_BACK, before: board.all.now });
  expect((await returnsOf(await someoneAt("manager", desk.place), today())).all).toEqual(board.all);
  for (const other of [await someoneAt("manager", from), desk.cashier, { ...boss, at: [] }]) expect((await returnsOf(other, today())).all.now).toEqual(NONE_BACK);
});
