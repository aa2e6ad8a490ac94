import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aTill } from "@/db/factories/tills";
import { colleague } from "@/db/factories/wallets";
import { facts, tills } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import type { TillId } from "@/lib/core/id";
import { aDay } from "@/lib/drawer/testing/day";
import { openTill, type Till } from "@/lib/gateways/testing/till";
import { BindReader, bindReader } from "./bind-reader";
import { readersAt } from "./reads";
import { aReader } from "./testing/at-reader";

let processor: Till;
beforeAll(async () => void (processor = await openTill()));
afterAll(async () => {
  await processor.close();
  await expectHealthy();
});

const readerOf = async (id: TillId) => (await db.select({ ref: tills.readerRef }).from(tills).where(eq(tills.id, id)))[0]?.ref;

test("whoever enrols devices says which reader stands at a till, and takes it away again", async () => {
  const { place, tillId, at } = await aDay();
  const boss = at("enrol");
  const reader = await aReader(processor);
  const bind = (ref: string, who = boss) => bindReader(who, BindReader.parse({ tillId, reader: ref }), processor.cards);
  expect(await bind(reader)).toEqual({ ok: true, value: null });
  expect(await bind(reader), "again").toEqual({ ok: true, value: null });
  expect(await readersAt(boss, place.id, processor.cards)).toMatchObject({ tills: [{ id: tillId, readerRef: reader }], readers: expect.arrayContaining([{ ref: reader, label: "Simulated", online: true }]) });
  expect(await db.$count(facts, eq(facts.actor, `staff:${boss.staffId}`))).toBe(2);
  expect(await bind("")).toEqual({ ok: true, value: null });
  expect(await readerOf(tillId)).toBeNull();
});

test("not by others, not a reader that isn't there, not one that stands elsewhere; of two at once one has it", async () => {
  const { place, tillId, at, cashier } = await aDay();
  const [boss, reader, { tillId: second }] = [at("enrol"), await aReader(processor), await aTill(place.id)];
  const bind = (ref: string, who = boss, id = tillId) => bindReader(who, BindReader.parse({ tillId: id, reader: ref }), processor.cards);
  for (const who of [cashier, at("approve"), { ...colleague("enrol"), at: [] }]) expect(await bind(reader, who)).toEqual({ ok: false, why: "not-yours" });
  expect(await readersAt(cashier, place.id, processor.cards)).toBeNull();
  expect(await bind("tmr_none")).toEqual({ ok: false, why: "unknown-reader" });
  const both = await Promise.all([bind(reader), bind(reader, boss, second)]);
  expect(both.filter((one) => one.ok)).toHaveLength(1);
  expect(both.find((one) => !one.ok)).toMatchObject({ why: "elsewhere", till: both[0]?.ok ? 1 : 2 });
  await processor.script("terminal.readers.list", "500-before");
  expect(await bind(await aReader(processor))).toEqual({ ok: false, why: "no-answer" });
});
