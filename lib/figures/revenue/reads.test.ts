import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { aDesk, aPress, leaves, someoneAt } from "@/db/factories/returns";
import { aCashOrder } from "@/db/factories/tills";
import { aGiftCard, colleague } from "@/db/factories/wallets";
import { expectHealthy } from "@/db/testing/healthy";
import type { LocationId, VariantId } from "@/lib/core/id";
import { sum } from "@/lib/core/money";
import { done } from "@/lib/core/outcome";
import { cancelOrder } from "@/lib/payments/cancel-order";
import { settleRefund } from "@/lib/refunds/settle-refund";
import { takeBack } from "@/lib/returns/take-back";
import { anExchange, cash } from "@/lib/till/exchange/testing/deal";
import { sellAtTill } from "@/lib/till/sell-at-till";
import { addDays, readPeriod, todayAt } from "../period/rules";
import { netOf, NOTHING } from "../rules";
import type { Sums } from "../types";
import { revenueOf } from "./reads";

const MACHINE = { is: "machine", job: "test" } as const;
const boss = colleague("see-figures");
const today = () => readPeriod({ period: "today" }, todayAt(new Date()));
const revenue = (who = boss, period = today()) => revenueOf(who, period);

/** The same draws each time. */
function draws(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What the books say: credits of `sales` by captures and debits by refunds, and the VAT of the documents behind them. */
async function ledger() {
  const [row] = await db.execute<{ sales: number; refunds: number; orders: number; vat: number }>(sql`
    select coalesce(-sum(e.amount) filter (where j.kind = 'capture'), 0)::float8 as sales, coalesce(sum(e.amount) filter (where j.kind <> 'capture'), 0)::float8 as refunds,
      (select count(*)::int from orders where captured > 0) as orders,
      (select coalesce(sum(round(v.vat * (o.captured - o.refunded_now)::numeric / o.total)), 0)::float8 from (
        select id, total, captured, (select coalesce(sum(r.amount), 0) from refunds r join payment_attempts a on a.id = r.attempt_id where a.order_id = o.id and r.state = 'succeeded') as refunded_now from orders o where captured > 0) o
        join (select order_id, sum(vat) as vat from order_vat group by 1) v on v.order_id = o.id) as vat
    from entries e join journals j on j.id = e.journal_id where e.account = 'sales'`);
  if (!row) throw new Error("no books");
  return row;
}
const added = (all: readonly { readonly now: Sums }[], of: "sales" | "refunds" | "orders" | "salesVat" | "refundsVat") => all.reduce((total, { now }) => total + now[of], 0);

let places: readonly LocationId[];
let things: readonly VariantId[];
beforeAll(async () => {
  places = [(await aPlace()).id, (await aPlace()).id];
  things = (await aProduct({ variants: 3, stock: Object.fromEntries(places.map((place) => [place, 900])) })).variants.map(({ id }) => id);
});
afterAll(() => expectHealthy());

describe("figures are the books", () => {
  test("to the cent, whatever was sold, given back, exchanged or paid by gift cards; each way of asking adds up to the same", async () => {
    const draw = draws(7);
    const desk = await aDesk();
    const one = <T>(of: readonly T[]) => of[draw(of.length)] as T;
    for (let i = 0; i < 24; i++) {
      const line = () => ({ variantId: one(things), quantity: 1 + draw(3), price: 1 + draw(9_999), vatRate: one([400, 1_000, 2_200]) });
      const kind = one(["deliver", "collect"] as const);
      const parts = draw(3) === 0 ? places.map((at) => ({ kind, at, lines: [line()] })) : [{ kind, at: one(places), lines: draw(2) ? [line(), line()] : [line()] }];
      const gift = draw(3) === 0 ? { walletId: (await aGiftCard(1)).walletId, amount: 1 } : undefined;
      const order = await anOrder({ parts, delivery: kind === "deliver" ? draw(2) * 690 : 0, ...(gift ? { gift } : {}) });
      const fate = draw(4);
      if (fate === 0) expect(await cancelOrder(colleague("refund"), { orderId: order.id, code: null })).toMatchObject({ ok: true });
      else if (fate < 3) {
        await leaves(order, kind);
        if (fate === 2) expect(await takeBack({ ...desk.manager }, aPress(order, desk.place, [{}]))).toMatchObject({ ok: true });
      }
    }
    await aCashOrder({ at: desk.place, lines: [{ variantId: (await aProduct({ stock: { [desk.place]: 3 } })).variants[0]?.id as VariantId }] });
    for (const [was, wants] of [[5_000, 8_000], [5_000, 5_000]] as const) {
      const deal = await anExchange({ was, wants });
      await deal.scan();
      await deal.bring(deal.press());
      expect(await sellAtTill(deal.cashier, await deal.wish(wants > was ? [cash(wants - was)] : []))).toMatchObject({ ok: true });
    }
    const due = await db.execute<{ id: never }>(sql`select id from refunds where state = 'due'`);
    for (const [i, { id }] of due.entries()) {
      if (i % 4 === 3) continue;
      await settle(id, "succeeded");
      if (i % 4 === 2) await settle(id, "failed"); // days after it had gone through
    }

    const [said, books] = [await revenue(), await ledger()];
    const { now } = said.all;
    expect({ sales: now.sales, refunds: now.refunds, orders: now.orders, vat: now.salesVat - now.refundsVat }).toEqual(books);
    expect(now.refunds).toBeGreaterThan(0);
    for (const of of ["sales", "refunds", "salesVat", "refundsVat"] as const) {
      for (const by of ["byOrigin", "byPlace"] as const) expect(added(said[by] as readonly { now: Sums }[], of), `${by} ${of}`).toBe(now[of]);
      expect(said.days.reduce((total, { sums }) => total + sums[of], 0), `days ${of}`).toBe(now[of]);
    }
    expect([added(said.byWay, "sales"), added(said.byBack, "refunds"), added(said.byOrigin, "orders")]).toEqual([now.sales, now.refunds, now.orders]);
    expect(said.byBack.map(({ key }) => key).toSorted()).toEqual(["exchange", "none", "store"]);
    expect(said.byOrigin.map(({ key }) => key).toSorted()).toEqual(["till", "web"]);
    expect(said.byWay.find(({ key }) => key === "carry-out")?.now.sales).toBe(13_000);
    expect(said.all.before).toEqual(NOTHING);
    const tomorrow = await revenue(boss, { ...today(), from: addDays(today().to, 1), to: addDays(today().to, 1), before: { from: today().from, to: today().to }, running: false });
    expect([tomorrow.all.now, tomorrow.all.before]).toEqual([NOTHING, now]);
  }, 60_000);

  test("an order in two parts is shared by what they cost, and counted once", async () => {
    const [a, b] = [(await aPlace()).id, (await aPlace()).id];
    const [thing] = (await aProduct({ stock: { [a]: 9, [b]: 9 } })).variants;
    const before = await revenue();
    const order = await anOrder({ delivery: 690, discount: 1, parts: [{ kind: "collect", at: a, lines: [{ variantId: thing?.id as VariantId, price: 3_333 }] }, { at: b, lines: [{ variantId: thing?.id as VariantId, price: 3_333, quantity: 2 }] }] });
    const after = await revenue();
    const at = (place: LocationId) => after.byPlace.find(({ key }) => key === place)?.now;
    expect(sum([at(a)?.sales ?? sum([]), at(b)?.sales ?? sum([])])).toBe(order.total);
    expect([3_332, 3_333]).toContain(at(a)?.sales);
    expect([at(a)?.orders, at(b)?.orders, after.all.now.orders - before.all.now.orders, after.all.now.parts - before.all.now.parts]).toEqual([1, 1, 1, 2]);
    expect(netOf(after.all.now) - netOf(before.all.now)).toBe(order.total);
  });
});

describe("who sees them", () => {
  test("a colleague of one place what it serves and what came back to it; nobody without the duty anything", async () => {
    const [here, there] = [(await aPlace()).id, (await aPlace()).id];
    const [thing] = (await aProduct({ stock: { [here]: 9, [there]: 9 } })).variants;
    const lines = [{ variantId: thing?.id as VariantId, price: 1_000 }];
    const both = await anOrder({ parts: [here, there].map((at) => ({ kind: "collect" as const, at, lines })) });
    await anOrder({ parts: [{ kind: "collect", at: there, lines }] });
    const manager = await someoneAt("manager", here);
    const mine = await revenue(manager);
    expect(mine.all.now).toMatchObject({ sales: 1_000, orders: 1, refunds: 0 });
    expect(mine.byPlace.map(({ key }) => key)).toEqual([here]);
    expect(both.total).toBe(2_000);
    for (const role of ["cashier", "picker", "care"] as const) expect((await revenue(await someoneAt(role, here))).all.now, role).toEqual(NOTHING);
    expect((await revenue({ ...manager, at: [] })).all.now).toEqual(NOTHING);
  });
});

async function settle(id: never, state: "succeeded" | "failed") {
  await atomically(async (tx) => {
    await tx.execute(sql`update refunds set state = 'sent' where id = ${id} and state = 'due'`);
    return done(null);
  });
  expect(await settleRefund(MACHINE, id, { ref: null, state })).toMatchObject({ ok: true });
}
