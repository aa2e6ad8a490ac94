import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aColleague } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { facts, prices } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { newId, type VariantId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { dutiesOf } from "@/lib/staff/rules";
import type { Role } from "@/lib/staff/types";
import { PlanPrice, planPrice, WithdrawPlan, withdrawPlan } from "./plan-price";
import { offers } from "./reads";

afterAll(() => expectHealthy());
const DAY = 86_400_000;
const inDays = (n: number) => new Date(Date.now() + n * DAY);

async function colleague(role: Role, locationId: string | null = null): Promise<Staff> {
  const roles = [{ role, locationId: locationId as never }];
  return { is: "staff", staffId: (await aColleague(roles)).id, ...dutiesOf(roles) };
}
async function listed() {
  const variantId = (await aProduct({})).variants[0]?.id as VariantId;
  const rows = () => db.select({ id: prices.id, amount: prices.amount, kind: prices.kind, reason: prices.reason, by: prices.addedBy }).from(prices).where(eq(prices.variantId, variantId)).orderBy(prices.seq);
  const of = async (over: object = {}) => ({ priceId: newId(), variantId, seen: (await rows()).at(-1)?.id ?? "", reason: "Prova di prezzo", ...over });
  const plan = async (by: Staff, over: object) => planPrice(by, PlanPrice.parse({ ...(await of()), kind: "regular", startsAt: null, endsAt: null, ...over }));
  const costs = async (at = new Date()) => (await offers([variantId], at)).get(variantId);
  return { variantId, rows, of, plan, costs, now: (await costs())?.amount ?? 0, buyer: await colleague("buyer") };
}

describe("a price", () => {
  test("begins now, with who and why, and the shop is told; one press, one price", async () => {
    const { plan, of, costs, rows, buyer, now } = await listed();
    const once = { ...(await of()), amount: now + 500 };
    for (let i = 0; i < 2; i++) expect(await plan(buyer, once)).toEqual(done(null));
    expect((await costs())?.amount).toBe(now + 500);
    expect((await rows()).at(-1)).toMatchObject({ amount: now + 500, reason: "Prova di prezzo", by: `staff:${buyer.staffId}` });
    expect(await rows()).toHaveLength(2);
    expect(await db.$count(facts, eq(facts.actor, `staff:${buyer.staffId}`))).toBe(1);
  });
  test("or later: a reduction with its end, announced with what it cost before; taken back before it begins", async () => {
    const { plan, of, costs, buyer, now } = await listed();
    expect(await plan(buyer, { kind: "reduced", amount: now - 100, startsAt: inDays(2), endsAt: inDays(5) })).toEqual(done(null));
    expect([(await costs())?.amount, (await costs(inDays(3)))?.amount, (await costs(inDays(6)))?.amount]).toEqual([now, now - 100, now]);
    expect((await costs(inDays(3)))?.reduction?.lowest).toBe(now);
    expect(await plan(buyer, { kind: "reduced", amount: now - 200, startsAt: inDays(1), endsAt: inDays(3) })).toMatchObject({ ok: false, why: "overlaps" });
    expect(await withdrawPlan(buyer, WithdrawPlan.parse(await of()))).toEqual(done(null));
    expect([(await costs(inDays(3)))?.amount, (await costs(inDays(3)))?.reduction]).toEqual([now, null]);
    expect(await withdrawPlan(buyer, WithdrawPlan.parse(await of()))).toEqual({ ok: false, why: "nothing-planned" });
    expect((await plan(buyer, { kind: "reduced", amount: now - 200, startsAt: inDays(1), endsAt: null })).ok).toBe(true);
  });
  test("is no reduction where it cost as little within thirty days", async () => {
    const { plan, buyer, now, rows } = await listed();
    expect(await plan(buyer, { kind: "reduced", amount: now, startsAt: inDays(1), endsAt: inDays(2) })).toEqual({ ok: false, why: "no-reduction", lowest: now });
    expect(await plan(buyer, { amount: now })).toEqual({ ok: false, why: "same" });
    expect(await plan(buyer, { amount: now + 1, startsAt: inDays(-1) })).toEqual({ ok: false, why: "past" });
    expect(await rows()).toHaveLength(1);
  });
  test("of two at once one holds, and the other looks again", async () => {
    const { of, rows, buyer, now } = await listed();
    const wish = async (amount: number) => PlanPrice.parse({ ...(await of()), kind: "regular", startsAt: null, endsAt: null, amount });
    const wishes = await Promise.all([now + 1, now + 2, now + 3, now + 4].map(wish));
    const answers = await Promise.all(wishes.map((each) => planPrice(buyer, each)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((each) => !each.ok && each.why === "changed-meanwhile")).toHaveLength(3);
    expect(await rows()).toHaveLength(2);
  });
  test("is decided by buyers and managers of the whole shop", async () => {
    const { plan, of, now } = await listed();
    const place = (await aPlace()).id;
    for (const by of [await colleague("cashier", place), await colleague("manager", place), await colleague("auditor"), await colleague("care")]) {
      expect(await plan(by, { amount: now + 1 })).toEqual({ ok: false, why: "not-yours" });
      expect(await withdrawPlan(by, WithdrawPlan.parse(await of()))).toEqual({ ok: false, why: "not-yours" });
    }
    expect(await plan(await colleague("buyer"), { variantId: newId(), amount: 1 })).toEqual({ ok: false, why: "unknown-variant" });
    for (const odd of [{ amount: 0 }, { amount: 1.5 }, { amount: 10_000_001 }, { reason: "x" }, { kind: "free" }]) expect(PlanPrice.safeParse({ ...(await of()), kind: "regular", startsAt: null, endsAt: null, amount: 1, ...odd }).success).toBe(false);
  });
});
