import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { aColleague } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { aProduct } from "@/db/factories/catalogue";
import { owner } from "@/db/testing/backends";
import { INVARIANTS } from "@/db/invariants/all";
import { type LocationId, newId } from "@/lib/core/id";
import type { Duty, Machine, Staff } from "@/lib/core/who";
import { examineShop, examineWhenDue } from "./examine-shop";
import { areas, lastExamination, lastLook, lastLooks } from "./reads";
import { brokenOf } from "./rules";
import { sealLedgers } from "./seal-ledgers";

const own = owner(1);
afterAll(() => own.end());

const DOCTOR: Machine = { is: "machine", job: "doctor" };
const colleague = async (may: readonly Duty[], at: readonly LocationId[] | null = null): Promise<Staff> => ({ is: "staff", staffId: (await aColleague()).id, at, may: new Set(may) });
const kept = () => own`select id::int, broken, unseen, asked_by as "askedBy" from examinations order by id`;

test("a look is kept with everything that was found and who asked", async () => {
  const { id: place, handle } = await aPlace();
  const { variants } = await aProduct({ stock: { [place]: 5 } });
  expect(await examineShop(DOCTOR)).toMatchObject({ ok: true });
  await own.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update stock_levels set on_hand = 7`;
  });
  const rita = await colleague(["see-health"]);
  expect(await examineShop(rita)).toMatchObject({ ok: true });

  const latest = await lastExamination();
  expect(brokenOf(latest?.findings ?? [])).toMatchObject([{ id: "S1", rows: 1, keys: [`${variants[0]?.sku} at ${handle}`] }]);
  expect(latest?.findings.map((f) => f.id)).toEqual(INVARIANTS.map((i) => i.id));
  expect(await lastLooks(10)).toMatchObject([{ at: latest?.at, by: "Colleague", broken: ["S1"], unseen: [] }, { by: null, broken: [], unseen: [] }]);
  expect(await kept()).toMatchObject([{ broken: 0, unseen: 0, askedBy: "job:doctor" }, { broken: 1, unseen: 0, askedBy: `staff:${rita.staffId}` }]);
});

test("who may not see the shop's health, or only one place's, is refused; nothing is kept", async () => {
  const before = await kept();
  expect(await examineShop(await colleague(["audit"]))).toEqual({ ok: false, why: "not-yours" });
  expect(await examineShop(await colleague(["see-health"], [newId() as LocationId]))).toEqual({ ok: false, why: "not-yours" });
  expect(await kept()).toEqual(before);
});

test("of several at once one looks, the others are told", async () => {
  const before = (await kept()).length;
  const other = postgres(process.env["DATABASE_URL"] ?? "", { max: 1 });
  await other`select pg_advisory_lock(829306445)`;
  const answers = await Promise.all(Array.from({ length: 4 }, () => examineShop(DOCTOR)));
  expect(answers).toEqual(Array.from({ length: 4 }, () => ({ ok: false, why: "under-way" })));
  await other.end();
  expect(await examineShop(DOCTOR)).toMatchObject({ ok: true });
  expect((await kept()).length).toBe(before + 1);
});

test("the job looks when it is time to, and not before", async () => {
  const before = (await kept()).length;
  const at = (await lastLook())?.at.getTime() ?? 0;
  await examineWhenDue(new Date(at + 60_000));
  expect((await kept()).length).toBe(before);
  await examineWhenDue(new Date(at + 300_000));
  expect((await kept()).length).toBe(before + 1);
});

test("healthy looks go after a month, others after a year; nobody deletes or edits them sooner", async () => {
  await own`truncate graphile_worker._private_jobs`;
  await own.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from examinations`;
    for (const [days, broken] of [[29, 0], [31, 0], [31, 1], [366, 1]] as const)
      await tx`insert into examinations (at, ms, asked_by, broken, unseen, findings) values (now() - make_interval(days => ${days}), 1, ${`job:${days}-${broken}`}, ${broken}, 0, '[]')`;
  });
  await expect(own`delete from examinations where asked_by = 'job:31-1'`).rejects.toThrow(/stays for 30 days/);
  await expect(own`update examinations set broken = 0`).rejects.toThrow(/append-only/);
  await examineShop(DOCTOR);
  expect((await kept()).map((k) => k["askedBy"])).toEqual(["job:29-0", "job:31-1", "job:doctor"]);
});

test("each day that is over is sealed once, also by two at once", async () => {
  const both = await Promise.all([sealLedgers(), sealLedgers()]);
  expect(new Set(both.flat()).size).toBe(35);
  expect(both.flat()).toHaveLength(35);
  expect(await sealLedgers()).toEqual([]);
  expect(await own`select count(*)::int as n, max(day) < current_date as over from ledger_seals`).toEqual([{ n: 35 * 9, over: true }]);
});

test("every invariant has its words in both languages", () => {
  const all = (["it", "en"] as const).flatMap((locale) => areas(locale).flatMap((area) => area.all));
  expect(all).toHaveLength(2 * INVARIANTS.length);
  for (const { says, mend } of all) for (const text of [says, mend]) expect(text).toMatch(/^\p{Lu}.*[.?]$/u);
  expect(areas("it").flatMap((a) => a.all).filter((i) => areas("en").some((a) => a.all.some((e) => e.says === i.says)))).toEqual([]);
});
