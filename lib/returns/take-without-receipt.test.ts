import { and, eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { aDesk, someoneAt } from "@/db/factories/returns";
import { books, walletNow } from "@/db/factories/wallets";
import { cashMovements, noReceiptReturns, prices, products, stockLevels, variants } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type LocationId, newId, type VariantId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done, refused } from "@/lib/core/outcome";
import { policyOn, readPolicies } from "@/lib/rights/policy/rules";
import { askApproval } from "@/lib/staff/approvals/ask-approval";
import { giveApproval } from "@/lib/staff/approvals/give-approval";
import type { ApprovalId } from "@/lib/staff/approvals/types";
import { walletOfCode } from "@/lib/wallets/reads";
import { readGiftCode } from "@/lib/wallets/rules";
import { showBare, worthOf } from "./no-receipt/reads";
import { foreseeWithoutReceipt, TakeWithoutReceipt, takeWithoutReceipt } from "./take-without-receipt";

afterAll(() => expectHealthy());

const aThing = async (price = 3_000) => (await aProduct({ price })).variants[0]?.id as VariantId;
const becomes = (variantId: VariantId, amount: number) => atomically(async (tx) => done(await tx.insert(prices).values({ id: newId<"price">(), variantId, currency: "EUR", amount: minorOf(amount), kind: "regular", startsAt: sql`now()` as never, reason: "test", addedBy: "job:test" })));
const aPressOf = (place: LocationId, lines: readonly { readonly variantId: VariantId; readonly quantity?: number; readonly condition?: string }[], over: object = {}) =>
  TakeWithoutReceipt.parse({ returnId: newId(), place, bearer: "Prova Canarino", documentSeen: true, lines: lines.map((line) => ({ quantity: 1, condition: "as-new", ...line })), ...over });
const levelOf = async (place: LocationId, variantId: VariantId) => (await db.select({ n: stockLevels.onHand }).from(stockLevels).where(and(eq(stockLevels.locationId, place), eq(stockLevels.variantId, variantId))))[0]?.n ?? 0;
/** A cashier asks for the word that the press needs, and the manager gives it. */
async function withWord({ cashier, manager }: Awaited<ReturnType<typeof aDesk>>, input: ReturnType<typeof aPressOf>) {
  const needed = await foreseeWithoutReceipt(cashier, input);
  if (needed.ok || needed.why !== "approval-needed") throw new Error("a word was wanted");
  const asked = await askApproval(cashier, { ...needed, about: "Reso" });
  return giveApproval(manager, { approvalId: asked.ok ? asked.value.approvalId : ("" as ApprovalId) });
}

test("a cashier takes two things with a manager's word: credit at the lowest price, its code for an hour, stock here, no drawer; the books owe it against an account of its own", async () => {
  const desk = await aDesk();
  const [lamp, vase] = [await aThing(3_000), await aThing(2_000)];
  await becomes(lamp, 1_500);
  await becomes(lamp, 9_000);
  const before = { books: await books(), cash: await db.$count(cashMovements) };
  const input = aPressOf(desk.place, [{ variantId: lamp, quantity: 2 }, { variantId: vase }]);
  expect(await takeWithoutReceipt(desk.cashier, input)).toMatchObject({ ok: false, why: "approval-needed", action: "no-receipt-return", amount: 5_000 });
  await withWord(desk, input);
  expect(await foreseeWithoutReceipt(desk.cashier, input), "to look uses nothing up").toEqual(done({ returnId: input.returnId, back: 5_000 }));
  expect([await levelOf(desk.place, lamp), await showBare(desk.cashier, desk.place, input.returnId)]).toEqual([0, null]);
  const taken = await takeWithoutReceipt(desk.cashier, { ...input, expected: minorOf(5_000) });
  expect(taken).toEqual(done({ returnId: input.returnId, back: 5_000 }));
  expect([await levelOf(desk.place, lamp), await levelOf(desk.place, vase), await db.$count(cashMovements)]).toEqual([2, 1, before.cash]);
  const shown = await showBare(desk.cashier, desk.place, input.returnId);
  const wallet = await walletOfCode(readGiftCode(shown?.code ?? "") ?? "", "EUR");
  expect(wallet && (await walletNow(wallet))).toMatchObject({ balance: 5_000, held: 0, state: "active" });
  const after = await books();
  expect([(after["no-receipt"] ?? 0) - (before.books["no-receipt"] ?? 0), (after["gift-cards"] ?? 0) - (before.books["gift-cards"] ?? 0), after["sales"] ?? 0]).toEqual([5_000, -5_000, before.books["sales"] ?? 0]);
  expect(await takeWithoutReceipt(desk.cashier, input), "the same press").toEqual(taken);
  expect(await takeWithoutReceipt(desk.cashier, { ...input, lines: input.lines.slice(1) })).toEqual(refused({ why: "press-used" }));
  expect(await showBare(await someoneAt("cashier", (await aPlace()).id), desk.place, input.returnId), "elsewhere").toBeNull();
});

test("the lowest price is one that was in force in those days: none that was replaced at once, none of before, none to come", async () => {
  const lamp = await aThing(3_000);
  await atomically(async (tx) => done(await tx.insert(prices).values([700, 2_500].map((amount) => ({ id: newId<"price">(), variantId: lamp, currency: "EUR" as const, amount: minorOf(amount), kind: "regular" as const, startsAt: sql`now() + interval '1 hour'` as never, reason: "test", addedBy: "job:test" })))));
  const lowest = async (since: string, until: string) => (await db.execute<{ amount: string }>(sql.raw(`select amount from prices where id = lowest_price('${lamp}', 'EUR', now() + interval '${since}', now() + interval '${until}')`))).map(({ amount }) => Number(amount));
  expect([await lowest("-90 days", "0"), await lowest("-90 days", "2 hours"), await lowest("2 hours", "3 hours"), await lowest("-90 days", "-80 days")]).toEqual([[3_000], [2_500], [2_500], []]);
});

test("not taken: no duty, elsewhere, another state, what never comes back, what has no price, above what a visit gives, another sum; and nothing is written", async () => {
  const { place, cashier, manager } = await aDesk();
  const [lamp, bare] = [await aThing(3_000), (await aProduct({ price: null })).variants[0]?.id as VariantId];
  const never = await aThing();
  await atomically(async (tx) => done(await tx.update(products).set({ withdrawalExclusion: { it: "Si guasta in fretta", en: "It spoils" } }).where(sql`${products.id} = (select product_id from variants where id = ${never})`)));
  const tried = [
    [await someoneAt("picker", place), aPressOf(place, [{ variantId: lamp }]), { why: "not-yours" }],
    [manager, aPressOf((await aPlace()).id, [{ variantId: lamp }]), { why: "not-yours" }],
    [manager, aPressOf(place, [{ variantId: lamp, condition: "opened" }]), { why: "condition" }],
    [manager, aPressOf(place, [{ variantId: never }]), { why: "excluded" }],
    [manager, aPressOf(place, [{ variantId: bare }]), { why: "no-price" }],
    [manager, aPressOf(place, [{ variantId: newId<"variant">() as VariantId }]), { why: "unknown-goods" }],
    [manager, aPressOf(place, [{ variantId: lamp, quantity: 4 }]), { why: "too-much", most: 10_000 }],
    [manager, aPressOf(place, [{ variantId: lamp }], { expected: 3_001 }), { why: "sum-changed", back: 3_000 }],
    [cashier, aPressOf(place, [{ variantId: lamp }]), { why: "approval-needed" }],
  ] as const;
  for (const [who, input, why] of tried) expect(await takeWithoutReceipt(who, input), JSON.stringify(why)).toMatchObject({ ok: false, ...why });
  expect([await db.$count(noReceiptReturns, eq(noReceiptReturns.locationId, place)), await levelOf(place, lamp)]).toEqual([0, 0]);
  const fine = aPressOf(place, [{ variantId: lamp }]);
  for (const over of [{ documentSeen: false }, { bearer: " " }, { bearer: "x".repeat(81) }, { lines: [] }, { lines: [{ variantId: lamp, quantity: 1, condition: "worn" }] }, { lines: [fine.lines[0], fine.lines[0]] }, { lines: [{ ...fine.lines[0], quantity: 1.5 }] }]) expect(TakeWithoutReceipt.safeParse({ ...fine, ...over }).success, JSON.stringify(over)).toBe(false);
});

test("a manager's word holds for these pieces and this sum alone: not for one more, not at another store, not a second time", async () => {
  const desk = await aDesk();
  const lamp = await aThing(2_000);
  const input = aPressOf(desk.place, [{ variantId: lamp }]);
  await withWord(desk, input);
  for (const other of [aPressOf(desk.place, [{ variantId: lamp }]), { ...input, lines: [{ variantId: lamp, quantity: 2, condition: "as-new" as const }] }]) expect(await takeWithoutReceipt(desk.cashier, other)).toMatchObject({ why: "approval-needed" });
  await becomes(lamp, 1_900);
  expect(await takeWithoutReceipt(desk.cashier, input), "the price fell meanwhile").toMatchObject({ why: "approval-needed", amount: 1_900 });
});

test("pressed ten times at once it is one return, one credit, one word; ten presses with one word are one", async () => {
  const desk = await aDesk();
  const lamp = await aThing(1_000);
  const input = aPressOf(desk.place, [{ variantId: lamp, quantity: 3 }]);
  await withWord(desk, input);
  const answers = await Promise.all(Array.from({ length: 10 }, () => takeWithoutReceipt(desk.cashier, input)));
  for (const answer of answers) expect(answer).toEqual(done({ returnId: input.returnId, back: 3_000 }));
  expect([await levelOf(desk.place, lamp), await db.$count(noReceiptReturns, eq(noReceiptReturns.locationId, desk.place))]).toEqual([3, 1]);
});

test("found by what the reader reads: SKU or EAN; and a policy that gives nothing, or that nobody could keep", async () => {
  const lamp = await aThing(4_200);
  const [row] = await db.select({ sku: variants.sku, gtin: variants.gtin }).from(variants).where(eq(variants.id, lamp));
  const policy = policyOn(new Date());
  for (const key of [lamp, row?.sku ?? "", ...(row?.gtin ? [row.gtin, row.gtin.replace(/^0+/, "")] : [])]) expect(await worthOf([key], policy), key).toMatchObject([{ variantId: lamp, price: { amount: 4_200 }, never: null }]);
  expect(await worthOf(["", "'; drop table prices; --", "%"], policy)).toEqual([]);
  const terms = { since: "2026-01-01", windowDays: 30, condition: "new", feeBasisPoints: 0, never: null, excludedToo: false, categories: {} };
  expect(readPolicies([terms])[0]?.withoutReceipt).toBeNull();
  for (const wrong of [{ days: 7, conditions: ["as-new"], most: 1 }, { days: 90, conditions: [], most: 1 }, { days: 90, conditions: ["worn"], most: 1 }, { days: 90, conditions: ["as-new"], most: 0 }]) expect(() => readPolicies([{ ...terms, withoutReceipt: wrong }]), JSON.stringify(wrong)).toThrow();
});
