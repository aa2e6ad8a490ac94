import { eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { labelAsks, orderLines, orderVat } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { cartById } from "@/lib/cart/reads";
import { showAtTill } from "@/lib/cart/show-at-till";
import { aBuyer, aCode } from "@/lib/checkout/testing/buyer";
import { goodsLink } from "@/lib/codes/rules";
import { config } from "@/lib/core/config";
import { type CartId, newId } from "@/lib/core/id";
import { minorOf, vatWithin } from "@/lib/core/money";
import { done } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { PrintLabels, printLabels } from "@/lib/labels/print-labels";
import { honouredAt } from "@/lib/labels/reads";
import { dutiesOf } from "@/lib/staff/rules";
import { setPieces, setWay, takeCode } from "./change-basket";
import { leaveBasket } from "./park-basket";
import type { sellAtTill } from "./sell-at-till";
import { takeOff } from "./take-off";
import { takeUp } from "./take-up";
import { aShelf } from "./testing/shelf";

afterAll(() => expectHealthy());

const lineOf = async (sold: Awaited<ReturnType<typeof sellAtTill>>) => {
  if (!sold.ok) throw new Error(sold.why);
  const [line] = await db.select().from(orderLines).where(eq(orderLines.orderId, sold.value.orderId));
  if (!line) throw new Error("an order without a line");
  return line;
};

test("a label that says less than the list is what is paid; the order keeps list, label and reason, its VAT is of what was paid, the reprint is asked for, the manager sees it", async () => {
  const shelf = await aShelf();
  await shelf.hang();
  await shelf.list(12_000);
  const till = shelf.basket();
  const label = await shelf.label();
  expect(await till.scan()).toMatchObject({ ok: true, value: { goods: 12_000, changes: [], lines: [{ unitAmount: 12_000, total: 12_000, label: { labelId: label?.labelId, amount: 10_000, hungAt: label?.hungAt, off: 2_000 } }] } });
  expect((await till.line())?.label?.listSince?.getTime()).toBeGreaterThan(label?.hungAt.getTime() ?? Infinity);
  expect((await till.shown()).summary).toMatchObject({ goods: 12_000, discount: 2_000, total: 10_000 });
  expect(await shelf.reprints()).toEqual([["stale", 10_000, 12_000]]);
  const line = await lineOf(await till.sell());
  expect(line).toMatchObject({ unitAmount: 12_000, discount: 2_000, total: 10_000, vat: vatWithin(minorOf(10_000), 2200), labelId: label?.labelId });
  expect(line.priceTrail).toEqual([{ step: "list", priceId: line.priceId, amount: 12_000 }, { step: "label", labelId: label?.labelId, amount: 10_000, off: 2_000 }]);
  expect(await db.select({ gross: orderVat.gross, vat: orderVat.vat }).from(orderVat).where(eq(orderVat.orderId, line.orderId))).toEqual([{ gross: 10_000, vat: line.vat }]);
  const manager = { ...shelf.who, ...dutiesOf([{ role: "manager", locationId: shelf.place }]) };
  expect(await honouredAt(manager, shelf.place, new Date())).toMatchObject([{ list: 12_000, label: 10_000, off: 2_000, quantity: 1, by: "Prova Cassa", hungAt: label?.hungAt }]);
  for (const other of [shelf.who, { ...manager, at: [] }]) expect(await honouredAt(other, shelf.place, new Date())).toEqual([]);
});

test("a label that says more is told and printed anew, and the list is paid", async () => {
  const shelf = await aShelf();
  await shelf.hang();
  await shelf.list(9_000);
  const till = shelf.basket();
  expect(await till.scan()).toMatchObject({ ok: true, value: { lines: [{ total: 9_000, label: { amount: 10_000, off: 0 } }] } });
  expect(await shelf.reprints()).toEqual([["stale", 10_000, 9_000]]);
  expect(await lineOf(await till.sell())).toMatchObject({ discount: 0, total: 9_000, labelId: null, priceTrail: [{ step: "list" }] });
});

test("what hangs in another store, or was printed and never hung, offers nothing here; nor does any price in a code", async () => {
  const [shelf, other] = [await aShelf(), await aShelf()];
  const everywhere: Staff = { ...shelf.who, at: null };
  await shelf.hang(other.place, everywhere);
  await printLabels(shelf.who, PrintLabels.parse({ runId: newId(), locationId: shelf.place, template: "57x32", locale: "it", what: "things", things: shelf.variant.sku }));
  await shelf.list(12_000);
  const origin = config().UNICO_BASE_URL;
  for (const code of [shelf.variant.sku, goodsLink({ gtin: shelf.gtin, place: other.handle }, origin), `${goodsLink({ gtin: shelf.gtin, place: shelf.handle }, origin)}&price=1&amount=0.01`]) {
    const till = shelf.basket();
    expect(await till.scan(code), code).toMatchObject({ ok: true, value: { lines: [{ total: 12_000, label: null }] } });
    expect(await lineOf(await till.sell())).toMatchObject({ total: 12_000, labelId: null });
  }
  expect(await shelf.reprints()).toEqual([]);
});

test("a swapped label rings up what it names, with its name and picture: never the price of one thing for another", async () => {
  const [cheap, dear] = [await aShelf({ price: 1_000 }), await aShelf({ price: 90_000 })];
  await dear.hang();
  const till = dear.basket();
  expect(await till.scan(goodsLink({ gtin: cheap.gtin, place: dear.handle }, config().UNICO_BASE_URL))).toMatchObject({ ok: false, why: "sold-out" });
  expect(await till.scan(dear.gtin)).toMatchObject({ ok: true, value: { lines: expect.arrayContaining([expect.objectContaining({ sku: dear.variant.sku, gtin: dear.gtin, picture: expect.objectContaining({ stem: "prova" }), total: 90_000 })]) } });
});

test("whoever was rung up keeps the label that hung; the next one pays what the new label says", async () => {
  const shelf = await aShelf();
  await shelf.hang();
  await shelf.list(12_000);
  const first = shelf.basket();
  await first.scan();
  const before = await shelf.label();
  await shelf.hang();
  expect(await shelf.reprints()).toEqual([]);
  const second = shelf.basket();
  expect(await second.scan()).toMatchObject({ ok: true, value: { lines: [{ label: { amount: 12_000, off: 0 } }] } });
  expect((await second.shown()).summary.total).toBe(12_000);
  expect(await lineOf(await first.sell())).toMatchObject({ total: 10_000, labelId: before?.labelId });
  expect(await lineOf(await second.sell())).toMatchObject({ total: 12_000, labelId: null });
});

test("the list may fall below the label between scan and payment: then it is what is paid, and the customer hears of it first", async () => {
  const shelf = await aShelf();
  await shelf.hang();
  await shelf.list(12_000);
  const till = shelf.basket();
  await till.scan();
  const { accepted } = await till.shown();
  await shelf.list(9_500);
  expect(await till.sell({ accepted })).toMatchObject({ ok: false, why: "changed" });
  expect(await till.line()).toMatchObject({ total: 9_500, label: { off: 0 } });
});

test("a reduction that is over is still what its label says", async () => {
  const shelf = await aShelf();
  await shelf.list(8_000, "reduced");
  await shelf.hang();
  await shelf.list(10_000);
  const till = shelf.basket();
  await till.scan();
  expect(await till.line()).toMatchObject({ unitAmount: 10_000, reduction: null, label: { amount: 8_000, off: 2_000 } });
  expect(await lineOf(await till.sell())).toMatchObject({ total: 8_000 });
});

test("two scans are two pieces at the label's price and one reprint, at ten tills at once as well", async () => {
  const shelf = await aShelf();
  await shelf.hang();
  await shelf.list(12_000);
  const till = shelf.basket();
  await till.scan();
  await till.scan();
  expect(await till.line()).toMatchObject({ quantity: 2, label: { off: 4_000 } });
  const tills = await Promise.all(Array.from({ length: 10 }, () => shelf.basket().scan()));
  for (const scan of tills) expect(scan).toMatchObject({ ok: true, value: { lines: [{ label: { off: 2_000 } }] } });
  expect(await db.$count(labelAsks, eq(labelAsks.locationId, shelf.place))).toBe(1);
  const lineId = (await till.line())?.id as never;
  expect(await setPieces(shelf.who, { place: shelf.place, basketId: till.basketId, lineId, quantity: 1 })).toMatchObject({ ok: true, value: { lines: [{ label: { off: 2_000 } }] } });
  expect(await lineOf(await till.sell())).toMatchObject({ quantity: 1, total: 10_000 });
});

test("a price that is what the label says again takes it off the list of reprints, though it was scanned", async () => {
  const shelf = await aShelf();
  await shelf.hang();
  await shelf.list(12_000);
  await shelf.basket().scan();
  expect(await shelf.reprints()).toHaveLength(1);
  await shelf.list(10_000);
  expect(await shelf.reprints()).toEqual([]);
  const till = shelf.basket();
  expect(await till.scan()).toMatchObject({ ok: true, value: { lines: [{ total: 10_000, label: { off: 0 } }] } });
});

test("what a colleague takes off, and a code, come off the label's price; never more than that", async () => {
  const shelf = await aShelf();
  await shelf.hang();
  await shelf.list(12_000);
  const till = shelf.basket();
  await till.scan();
  const lineId = (await till.line())?.id as never;
  const off = (wanted: { amount: number } | { percent: number }) => takeOff(shelf.who, { place: shelf.place, basketId: till.basketId, lineId, off: "amount" in wanted ? { amount: minorOf(wanted.amount) } : wanted, reason: "graffio" });
  expect(await off({ amount: 10_001 })).toEqual({ ok: false, why: "more-than-it-costs", most: 10_000 });
  expect(await off({ percent: 10 })).toMatchObject({ ok: true, value: { lines: [{ off: { amount: 1_000 } }] } });
  expect(await takeCode(shelf.who, { place: shelf.place, basketId: till.basketId, code: await aCode({ kind: "percent", value: 1_000 }) })).toMatchObject({ ok: true, value: { coupon: { discount: 900 } } });
  expect((await till.shown()).summary).toMatchObject({ goods: 12_000, discount: 3_900, total: 8_100 });
  const line = await lineOf(await till.sell({ contact: { email: "prova.canarino@example.org", name: "Prova Canarino", phone: null } }));
  expect(line).toMatchObject({ discount: 3_900, total: 8_100, vat: vatWithin(minorOf(8_100), 2200) });
  expect(line.priceTrail.map((step) => [step.step, "off" in step ? step.off : null])).toEqual([["list", null], ["label", 2_000], ["till", 1_000], ["code", 900]]);
});

test("a shopper's bag costs what the shelf says while a till of that store has it in hand, whichever way it goes, and the list's price otherwise", async () => {
  const shelf = await aShelf();
  await shelf.hang();
  await shelf.list(12_000);
  const phone = await aBuyer([{ variantId: shelf.variant.id, at: shelf.place }]);
  const label = async () => (await cartById(phone.cartId, new Date())).lines[0]?.label?.off ?? null;
  expect(await label()).toBeNull();
  const shown = await showAtTill(phone, { place: shelf.place });
  if (!shown.ok) throw new Error(shown.why);
  await takeUp(shelf.who, { place: shelf.place, code: shown.value.code });
  expect(await label()).toBe(2_000);
  const till = shelf.basket(phone.cartId as CartId);
  await setWay(shelf.who, { place: shelf.place, basketId: till.basketId, lineId: (await till.line())?.id as never, wanted: { fulfilment: "carry-out", locationId: shelf.place } });
  await till.scan();
  expect(await till.line()).toMatchObject({ quantity: 2, fulfilment: "carry-out", label: { off: 4_000 } });
  await leaveBasket(shelf.who, { place: shelf.place, basketId: till.basketId });
  expect(await label()).toBeNull();
});

test("the database refuses lines that honour another thing's label, one that said no less, or more than it said", async () => {
  const [shelf, other] = [await aShelf(), await aShelf()];
  for (const one of [shelf, other]) await one.hang();
  const same = (await shelf.label())?.labelId;
  await shelf.list(12_000);
  const till = shelf.basket();
  await till.scan();
  const line = await lineOf(await till.sell());
  const copy = (change: object) => {
    const { priceTrail, ...rest } = { priceTrail: line.priceTrail, labelId: line.labelId, unitAmount: line.unitAmount, discount: line.discount, ...change };
    const fields = { id: newId(), position: 9, price_trail: priceTrail, label_id: rest.labelId, unit_amount: rest.unitAmount, discount: rest.discount, total: rest.unitAmount - rest.discount };
    return atomically(async (tx) => done(await tx.execute(sql`insert into order_lines select (jsonb_populate_record(l, ${JSON.stringify(fields)}::jsonb)).* from order_lines l where l.id = ${line.id}`))).then(() => "written", (error: unknown) => String((error as Error).cause ?? error));
  };
  const theirs = (await other.label())?.labelId;
  const trail = (labelId: unknown) => [{ step: "label", labelId, amount: 10_000, off: 2_000 }];
  const tries = [{ labelId: theirs, priceTrail: trail(theirs) }, { labelId: same, unitAmount: 10_000, discount: 0 }, { discount: 1_999 }, { labelId: null }, { priceTrail: [{ step: "list" }] }, { labelId: newId(), priceTrail: trail(newId()) }];
  for (const wrong of tries) expect(await copy(wrong), JSON.stringify(wrong)).toContain("what is honoured is a label");
});
