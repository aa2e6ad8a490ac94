import { eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { colleague } from "@/db/factories/wallets";
import { bins, labelAsks, labelRuns, prices, printedLabels, products, shelfLabels } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type LocationId, newId, type VariantId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done } from "@/lib/core/outcome";
import { offers } from "@/lib/pricing/reads";
import { AskLabel, askLabel } from "./ask-label";
import { checkLabel } from "./check-label";
import { confirmLabels } from "./confirm-labels";
import { PrintLabels, printLabels } from "./print-labels";
import { aislesOf, askedAnew, findRun, labelsHanging, runsAt, toReprint } from "./reads";
import { priceToHonour } from "./rules";
import type { RunId } from "./types";

afterAll(() => expectHealthy());
const WHO = colleague("sell");
const wish = (locationId: LocationId, over: object = {}) => PrintLabels.parse({ runId: newId(), locationId, template: "a4-3x8", locale: "it", what: "aisle", aisle: "B", ...over });
const later = (seconds: number) => new Date(Date.now() + seconds * 1000);

async function aShelf(count = 3) {
  const at = (await aPlace()).id;
  const made = await aProduct({ variants: count, price: 10_000, contentAmount: null } as never);
  const ids = made.variants.map((v) => v.id);
  await atomically(async (tx) => done(await tx.insert(bins).values(ids.map((variantId, i) => ({ locationId: at, variantId, bin: `B${12 - i}·0${i}` })))));
  const hang = async (over: object = {}, now?: Date) => {
    const made = await printLabels(WHO, wish(at, over), now);
    if (!made.ok) throw new Error(made.why);
    await confirmLabels(WHO, made.value, now);
    return made.value.runId;
  };
  const price = (variantId: VariantId, amount: number, kind: "regular" | "reduced" = "regular") =>
    atomically(async (tx) => done(await tx.insert(prices).values({ variantId, currency: "EUR", amount: minorOf(amount), kind, startsAt: new Date(), reason: "test", addedBy: "job:test" })));
  return { at, ids, productId: made.id, skus: made.variants.map((v) => v.sku), first: ids[0] as VariantId, hang, price, stale: async (now = later(1)) => (await toReprint(at, now)).map((r) => [r.variantId, r.why] as const) };
}

test("an aisle is printed along its shelves, and hangs once somebody says so", async () => {
  const { at, ids, skus } = await aShelf();
  const made = await printLabels(WHO, wish(at));
  expect(made).toMatchObject({ ok: true, value: { pieces: 3 } });
  const { runId } = (made as { value: { runId: RunId } }).value;
  const run = await findRun(WHO, runId);
  expect(run?.labels.map((l) => l.bin)).toEqual(["B10·02", "B11·01", "B12·00"]);
  expect(run?.labels[0]).toMatchObject({ sku: skus[2], says: { amount: 10_000, currency: "EUR", lowest: null, unitAmount: null } });
  expect([...(await labelsHanging(at, ids)).keys()]).toEqual([]);
  expect(await confirmLabels(WHO, { runId })).toMatchObject({ ok: true });
  expect((await labelsHanging(at, ids)).size).toBe(3);
  expect(await aislesOf(at)).toEqual([{ aisle: "B", things: 3 }]);
  expect(await runsAt(at)).toMatchObject([{ id: runId, pieces: 3, confirmedAt: expect.any(Date) as Date }]);
});

test("a price that changed makes the list of what to print anew, here and not elsewhere, until it hangs", async () => {
  const { at, first, hang, price, stale } = await aShelf();
  const elsewhere = await aShelf();
  await Promise.all([hang(), elsewhere.hang()]);
  expect(await stale()).toEqual([]);
  await price(first, 12_000);
  expect(await stale()).toEqual([[first, "price"]]);
  expect(await elsewhere.stale()).toEqual([]);
  expect((await toReprint(at, later(1)))[0]).toMatchObject({ says: { amount: 10_000 }, now: { amount: 12_000 } });
  await hang({ what: "reprint" }, later(1));
  expect(await stale(later(2))).toEqual([]);
  await price(first, 12_000); // the same again: no label is wrong
  expect(await stale(later(2))).toEqual([]);
});

test("an announced reduction is on the label with its lowest price, and its end makes it stale", async () => {
  const { first, hang, price, stale, at } = await aShelf();
  await hang();
  await price(first, 8_000, "reduced");
  expect(await stale()).toEqual([[first, "price"]]);
  const run = await findRun(WHO, await hang({ what: "reprint" }, later(1)));
  expect(run?.labels).toMatchObject([{ says: { amount: 8_000, lowest: 10_000, lowestDays: 0 } }]);
  await price(first, 8_000); // the price stays, and is a reduction no more
  expect((await toReprint(at, later(2))).map((r) => [r.says?.lowest, r.now.lowest])).toEqual([[10_000, null]]);
});

test("a scan says match, stale with both prices and puts it into the list once, or that none hangs", async () => {
  const { at, first, hang, price, stale } = await aShelf(1);
  const scan = async () => {
    const offer = (await offers([first], later(1))).get(first);
    if (!offer) throw new Error("not for sale");
    return atomically(async (tx) => done(await checkLabel(tx, WHO, { locationId: at, variantId: first }, (await labelsHanging(at, [first], tx)).get(first) ?? null, offer)));
  };
  expect(await scan()).toMatchObject({ value: { is: "never-printed", says: null, now: { amount: 10_000 } } });
  expect(await askLabel(WHO, AskLabel.parse({ locationId: at, variantId: first, why: "missing" }))).toEqual({ ok: true, value: { asked: true } });
  expect(await stale()).toEqual([[first, "missing"]]);
  await hang();
  expect([await scan(), await stale()]).toMatchObject([{ value: { is: "match" } }, []]);
  await price(first, 9_000);
  const scans = await Promise.all(Array.from({ length: 10 }, scan));
  for (const said of scans) expect(said).toMatchObject({ value: { is: "stale", says: { amount: 10_000 }, now: { amount: 9_000 } } });
  expect(await db.$count(labelAsks, eq(labelAsks.locationId, at))).toBe(2);
  expect(await stale()).toEqual([[first, "stale"]]);
  await price(first, 10_000);
  expect(await stale(), "what it says is so again").toEqual([]);
  expect(await askLabel(WHO, AskLabel.parse({ locationId: at, variantId: first, why: "damaged" }))).toEqual({ ok: true, value: { asked: true } });
  expect([await stale(), await askedAnew(at, first)]).toEqual([[[first, "damaged"]], "damaged"]);
  await hang();
  expect([await stale(), await askedAnew(at, first)]).toEqual([[], null]);
});

test("the till honours the lower of label and list, and says why", async () => {
  const { at, first, hang, price } = await aShelf(1);
  await hang();
  const label = (await labelsHanging(at, [first])).get(first) ?? null;
  await price(first, 12_000);
  expect(priceToHonour(label, { amount: minorOf(12_000), currency: "EUR" })).toMatchObject({ amount: 10_000, off: 2_000, because: { why: "label", labelId: label?.labelId } });
  expect(priceToHonour(label, { amount: minorOf(9_000), currency: "EUR" })).toEqual({ amount: 9_000, off: 0, because: null });
});

test("what is not on offer any more is in no list and on no label", async () => {
  const { hang, price, first, productId, stale, at, skus } = await aShelf(1);
  await hang();
  await price(first, 12_000);
  await atomically(async (tx) => done(await tx.execute(sql`delete from listed_variants where product_id = ${productId}`).then(() => tx.execute(sql`delete from product_search where product_id = ${productId}`)).then(() => tx.update(products).set({ status: "archived" }).where(eq(products.id, productId)))));
  expect(await stale()).toEqual([]);
  expect(await printLabels(WHO, wish(at, { what: "things", things: skus.join("\n") }))).toEqual({ ok: false, why: "nothing" });
});

test("refused: another place's colleague, a duty without shelves, what isn't there, positions that aren't", async () => {
  const { at, first, skus } = await aShelf(1);
  const [stranger, auditor] = [{ ...WHO, at: [newId<"location">() as LocationId] }, colleague("audit")];
  const made = await printLabels(WHO, wish(at));
  const runId = (made as { value: { runId: RunId } }).value.runId;
  for (const who of [stranger, auditor]) {
    expect(await printLabels(who, wish(at))).toEqual({ ok: false, why: "not-yours" });
    expect(await confirmLabels(who, { runId })).toEqual({ ok: false, why: "not-yours" });
    expect(await askLabel(who, { locationId: at, variantId: first, why: "damaged" })).toEqual({ ok: false, why: "not-yours" });
    expect(await findRun(who, runId)).toBeNull();
  }
  expect(await confirmLabels(WHO, { runId: newId<"label-run">() })).toEqual({ ok: false, why: "unknown-run" });
  expect(await askLabel(WHO, AskLabel.parse({ locationId: at, variantId: newId(), why: "missing" }))).toEqual({ ok: false, why: "unknown-thing" });
  for (const over of [{ aisle: "Z" }, { aisle: "" }, { what: "reprint" }, { what: "things" }]) expect(await printLabels(WHO, wish(at, over)), JSON.stringify(over)).toEqual({ ok: false, why: "nothing" });
  expect(await printLabels(WHO, wish(at, { what: "things", things: `${skus[0]}, NO-1` }))).toEqual({ ok: false, why: "unknown-thing", code: "NO-1" });
  expect(await printLabels(WHO, wish(at, { startsAt: "24" }))).toEqual({ ok: false, why: "no-such-position", most: 24 });
  for (const bad of [{ template: "a5" }, { startsAt: "-1" }, { startsAt: "x" }, { aisle: "'; --" }, { things: "a'b" }, { things: "x".repeat(9_000) }, { locale: "de" }, { runId: "x" }]) expect(PrintLabels.safeParse({ ...wish(at), things: "", ...bad }).success, JSON.stringify(bad)).toBe(false);
});

test("sent twice it is one run; ten who confirm hang it once; two runs over each other end with the last", async () => {
  const { at, first, price } = await aShelf();
  const one = wish(at);
  const answers = await Promise.all(Array.from({ length: 5 }, () => printLabels(WHO, one)));
  for (const answer of answers) expect(answer).toEqual({ ok: true, value: { runId: one.runId, pieces: 3 } });
  expect(await printLabels(WHO, { ...one, locationId: (await aPlace()).id, what: "things", things: [(await aShelf(1)).skus[0] as string] })).toEqual({ ok: false, why: "not-yours" });
  expect(await db.$count(labelRuns, eq(labelRuns.locationId, at))).toBe(1);
  await price(first, 11_000);
  const other = await printLabels(WHO, wish(at), later(1));
  const runs = [one.runId, (other as { value: { runId: RunId } }).value.runId];
  await Promise.all(Array.from({ length: 10 }, (_, i) => confirmLabels(WHO, { runId: runs[i % 2] as RunId }, later(2 + (i % 2)))));
  expect((await labelsHanging(at, [first])).get(first)?.amount).toBe(11_000);
  expect(await db.$count(shelfLabels, eq(shelfLabels.locationId, at))).toBe(3);
});

test("a price that changes while its label is hung is heard of, and so is one that is planned", async () => {
  const { at, ids, price, stale } = await aShelf(6);
  const made = await printLabels(WHO, wish(at));
  const runId = (made as { value: { runId: RunId } }).value.runId;
  await Promise.all([confirmLabels(WHO, { runId }), ...ids.map((id) => price(id, 12_000))]);
  expect((await stale()).map(([id]) => id).toSorted()).toEqual(ids.toSorted());
  const planned = await aShelf(1);
  await planned.hang();
  await atomically(async (tx) => done(await tx.insert(prices).values({ variantId: planned.first, currency: "EUR", amount: minorOf(1), kind: "regular", startsAt: later(60), reason: "test", addedBy: "job:test" })));
  expect([await planned.stale(), await planned.stale(later(61))]).toEqual([[], [[planned.first, "price"]]]);
});

test("the database refuses labels that say what the list doesn't, and runs that are rewritten", async () => {
  const { at, first, hang } = await aShelf(1);
  const runId = await hang();
  const [label] = await db.select().from(printedLabels).where(eq(printedLabels.runId, runId));
  if (!label) throw new Error("no label");
  const write = (work: string) => atomically(async (tx) => done(await tx.execute(sql.raw(work)))).then(() => "written", (error: unknown) => String((error as Error).cause ?? error));
  const run = newId();
  const begin = `insert into label_runs (id, location_id, template, locale, actor) values ('${run}', '${at}', 'a4-3x8', 'it', 'staff:x')`;
  const add = (amount: number, price: string) => `insert into printed_labels (id, run_id, position, variant_id, price_id, currency, amount) values ('${newId()}', '${run}', 0, '${first}', '${price}', 'EUR', ${amount})`;
  expect(await write(`${begin}; ${add(1, label.priceId)}`)).toContain("the price in force");
  expect(await write(`${begin}; ${add(label.amount, newId())}`)).toContain("the price in force");
  expect(await write(`${begin}; update label_runs set confirmed_at = now(), confirmed_by = 'staff:x' where id = '${run}'`)).toContain("hangs nothing");
  expect(await write(`insert into printed_labels (id, run_id, position, variant_id, price_id, currency, amount) values ('${newId()}', '${runId}', 1, '${first}', '${label.priceId}', 'EUR', ${label.amount})`)).toContain("before it hangs");
  expect(await write(`update label_runs set confirmed_at = now() where id = '${runId}'`)).toContain("confirmed once");
  for (const one of [`update label_runs set template = 'x' where id = '${runId}'`, `update printed_labels set amount = 1 where run_id = '${runId}'`, `delete from shelf_labels where location_id = '${at}'`, `update shelf_labels set hung_at = now()`, `delete from label_runs`, `delete from label_asks`]) expect(await write(one), one).toMatch(/permission denied|append-only/);
  expect(await write(`insert into label_asks (id, location_id, variant_id, label_id, why, actor) values ('${newId()}', '${(await aPlace()).id}', '${first}', '${label.id}', 'stale', 'staff:x')`)).toContain("hung there");
});
