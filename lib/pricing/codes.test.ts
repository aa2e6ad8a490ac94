import { eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aColleague } from "@/db/factories/customers";
import { couponEdits, coupons } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { newId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { dutiesOf } from "@/lib/staff/rules";
import type { Role } from "@/lib/staff/types";
import { AddCodes, addCodes } from "./add-codes";
import { ChangeCode, changeCode, codeHash, endCode } from "./change-code";
import { codeState } from "./codes/rules";

afterAll(() => expectHealthy());

async function colleague(role: Role, locationId: string | null = null): Promise<Staff> {
  const roles = [{ role, locationId: locationId as never }];
  return { is: "staff", staffId: (await aColleague([{ role, locationId: null }])).id, ...dutiesOf(roles) };
}
let n = 0;
const form = (over: object = {}) => AddCodes.parse({ couponId: newId(), code: `prova ${++n}`.replace(" ", "-"), name: "Prova", kind: "percent", value: 1_000, minimum: 0, startsAt: new Date(), endsAt: null, maxUses: null, budget: null, oncePerCustomer: true, batch: null, ...over });
const stored = async (couponId: string) => (await db.select().from(coupons).where(eq(coupons.id, couponId as never)))[0];

test("a marketer makes a code, ten presses of one form make one; two forms with the same code make one, and it is kept who", async () => {
  const vera = await colleague("marketer");
  const one = form({ budget: 5_000 });
  const answers = await Promise.all(Array.from({ length: 10 }, () => addCodes(vera, one)));
  expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(0);
  expect(await addCodes(vera, one)).toEqual(done({ codes: 1 }));
  expect(await db.$count(coupons, eq(coupons.code, one.code))).toBe(1);
  expect(await stored(one.couponId)).toMatchObject({ code: one.code.toUpperCase(), budget: 5_000, used: 0, given: 0 });
  expect(await addCodes(vera, form({ code: one.code }))).toEqual(refused({ why: "taken" }));
  expect(await db.select({ after: couponEdits.after, actor: couponEdits.actor }).from(couponEdits).where(eq(couponEdits.couponId, one.couponId))).toEqual([{ after: "made", actor: `staff:${vera.staffId}` }]);
});

test("a batch is random codes that work once each", async () => {
  const vera = await colleague("marketer");
  const batch = form({ code: "FESTA", batch: 50 });
  expect(await addCodes(vera, batch)).toEqual(done({ codes: 50 }));
  const made = await db.select({ code: coupons.code, maxUses: coupons.maxUses, publicCode: coupons.publicCode }).from(coupons).where(sql`code like 'FESTA-%'`);
  expect([made.length, new Set(made.map(({ code }) => code)).size, made.every(({ code, maxUses, publicCode }) => /^FESTA-[0-9A-Z]{10}$/.test(code) && maxUses === 1 && !publicCode)]).toEqual([50, 50, true]);
  expect(await addCodes(vera, form({ code: "UNAPAROLATROPPOLUNGA", batch: 2 }))).toEqual(refused({ why: "too-long" }));
});

test("nobody else makes, changes or ends codes; none pays for everything without an end, none ends before it begins", async () => {
  for (const who of [await colleague("buyer"), await colleague("cashier"), await colleague("marketer", newId())]) {
    expect(await addCodes(who, form())).toEqual(refused({ why: "not-yours" }));
    expect(await endCode(who, { couponId: newId<"coupon">() })).toEqual(refused({ why: "not-yours" }));
  }
  const vera = await colleague("marketer");
  expect(await addCodes(vera, form({ value: 10_000 }))).toEqual(refused({ why: "no-end" }));
  expect(await addCodes(vera, form({ kind: "amount", value: 500, minimum: 500 }))).toEqual(refused({ why: "no-end" }));
  expect(await addCodes(vera, form({ value: 10_001 }))).toEqual(refused({ why: "too-much" }));
  expect(await addCodes(vera, form({ endsAt: new Date(0) }))).toEqual(refused({ why: "ends-before" }));
  expect((await addCodes(vera, form({ value: 10_000, maxUses: 3 }))).ok).toBe(true);
  expect(await changeCode(vera, ChangeCode.parse({ ...form(), seen: "" }))).toEqual(refused({ why: "unknown-code" }));
});

test("limits are changed with their history, of two the second is told; it is ended at once, once", async () => {
  const vera = await colleague("marketer");
  const one = form({ maxUses: 10 });
  await addCodes(vera, one);
  const seen = async () => { const row = await stored(one.couponId); if (!row) throw new Error("gone"); return codeHash(row); };
  const to = async (over: object) => ChangeCode.parse({ ...one, ...over, seen: await seen() });
  const [mine, theirs] = [await to({ maxUses: 20 }), await to({ budget: 1_000 })];
  const answers = await Promise.all([changeCode(vera, mine), changeCode(await colleague("owner"), theirs)]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((each) => !each.ok)).toEqual([refused({ why: "changed-meanwhile" })]);
  expect(await endCode(vera, { couponId: one.couponId })).toEqual(done({ changed: 1 }));
  expect(await endCode(vera, { couponId: one.couponId })).toEqual(done({ changed: 0 }));
  const row = await stored(one.couponId);
  expect(codeState({ startsAt: row?.startsAt ?? new Date(), endsAt: row?.endsAt ?? null, maxUses: null, budget: null, used: 0, given: 0 }, new Date())).toBe("ended");
});

test("how a code stands: coming, on, used up, ended", () => {
  const day = (days: number) => new Date(Date.UTC(2026, 11, days));
  const terms = { startsAt: day(3), endsAt: day(10), maxUses: 5, budget: minorOf(1_000), used: 0, given: 0 };
  expect([codeState(terms, day(2)), codeState(terms, day(3)), codeState({ ...terms, used: 5 }, day(4)), codeState({ ...terms, given: 1_000 }, day(4)), codeState(terms, day(10))]).toEqual(["coming", "on", "used-up", "used-up", "ended"]);
});
