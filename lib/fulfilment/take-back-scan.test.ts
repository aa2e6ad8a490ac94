import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aColleague } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { confirmed, picked } from "@/db/factories/picks";
import { colleague } from "@/db/factories/wallets";
import { fulfilments, pickScans, picks } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type FulfilmentId, type LocationId, newId, type VariantId } from "@/lib/core/id";
import { makeReady } from "./make-ready";
import { pickList } from "./picking/reads";
import { scanPiece } from "./scan-piece";
import { takeBackScan } from "./take-back-scan";
import { giveBackPick, takePick } from "./take-pick";

afterAll(() => expectHealthy());
let at: LocationId;
let lamp: VariantId;
let vase: VariantId;
beforeAll(async () => {
  at = (await aPlace()).id;
  [lamp, vase] = (await aProduct({ variants: 2, stock: { [at]: 200 } })).variants.map((v) => v.id) as [VariantId, VariantId];
});

/** A collection of two lamps and a vase, in the hands of a colleague, who scanned so many of its pieces. */
async function inHand(scans: readonly string[] = []) {
  const made = await anOrder({ parts: [{ kind: "collect", at, lines: [{ variantId: lamp, quantity: 2 }, { variantId: vase }] }] });
  const part = { fulfilmentId: made.parts[0]?.id as FulfilmentId };
  const who = { ...colleague("hand-over"), staffId: (await aColleague([], { name: "Prova Mani" })).id };
  await takePick(who, part);
  const rows: number[] = [];
  for (const code of scans) {
    const scanned = await scanPiece(who, { ...part, code });
    if (scanned.ok) rows.push(scanned.value.row);
  }
  const found = async () => (await pickList(who, part.fulfilmentId))?.stops.toSorted((a, b) => a.position - b.position).map((stop) => stop.found);
  const state = async () => (await db.select({ state: fulfilments.state }).from(fulfilments).where(eq(fulfilments.id, part.fulfilmentId)))[0]?.state;
  return { part, who, rows, last: rows.at(-1) ?? 0, found, state };
}

test("the last scan counts no more, then the one before; the piece is wanted again, and both entries stay", async () => {
  const { part, who, rows: [first = 0, second = 0], found } = await inHand(["SKU-0", "SKU-1"]);
  expect(await takeBackScan(who, { ...part, scan: first })).toEqual({ ok: false, why: "not-last" });
  expect(await takeBackScan(who, { ...part, scan: second })).toEqual({ ok: true, value: { position: 1, found: 0, wanted: 1, left: 2, row: expect.any(Number) as number, last: { scan: first, position: 0 } } });
  expect(await found()).toEqual([1, 0]);
  expect(await takeBackScan(who, { ...part, scan: second }), "once").toEqual({ ok: false, why: "not-last" });
  expect(await takeBackScan(who, { ...part, scan: first })).toMatchObject({ ok: true, value: { left: 3, last: null } });
  expect(await pickList(who, part.fulfilmentId)).toMatchObject({ last: null, stops: [{ found: 0 }, { found: 0 }] });
  expect(await scanPiece(who, { ...part, code: "SKU-1" })).toMatchObject({ ok: true, value: { found: 1, left: 2 } });
  const entries = await db.select({ takesBack: pickScans.takesBack }).from(pickScans).innerJoin(picks, eq(picks.id, pickScans.pickId)).where(eq(picks.fulfilmentId, part.fulfilmentId)).orderBy(pickScans.id);
  expect(entries.map((entry) => entry.takesBack)).toEqual([null, null, second, first, null]);
});

test("with a piece taken back it isn't ready; scanned again it is, and then nothing is taken back", async () => {
  const { part, who, last } = await inHand(["SKU-0", "SKU-0", "SKU-1"]);
  await takeBackScan(who, { ...part, scan: last });
  expect(await makeReady(who, part)).toEqual({ ok: false, why: "not-all-found", left: 1 });
  const again = await scanPiece(who, { ...part, code: "SKU-1" });
  expect(await makeReady(who, part)).toMatchObject({ ok: true });
  expect(await takeBackScan(who, { ...part, scan: again.ok ? again.value.row : 0 })).toEqual({ ok: false, why: "not-taken" });
});

test("what another colleague scanned is theirs; so is what they take over", async () => {
  const { part, who, last, found } = await inHand(["SKU-0"]);
  const other = { ...colleague("hand-over"), staffId: (await aColleague([], { name: "Altre Mani" })).id };
  expect(await takeBackScan(other, { ...part, scan: last })).toEqual({ ok: false, why: "taken", by: "Prova Mani" });
  expect(await takeBackScan({ ...who, at: [newId<"location">() as LocationId] }, { ...part, scan: last })).toEqual({ ok: false, why: "not-yours" });
  expect(await takeBackScan(who, { fulfilmentId: newId<"fulfilment">() as FulfilmentId, scan: last })).toEqual({ ok: false, why: "unknown-part" });
  expect(await found()).toEqual([1, 0]);
  await giveBackPick(other, part);
  expect(await takeBackScan(who, { ...part, scan: last })).toEqual({ ok: false, why: "not-taken" });
  await takePick(other, part);
  expect(await takeBackScan(other, { ...part, scan: last }), "of a pick that is over").toEqual({ ok: false, why: "not-last" });
});

test("five presses at once take back one; another's pick is not touched by it", async () => {
  for (let round = 0; round < 5; round++) {
    const { part, who, last, found } = await inHand(["SKU-0", "SKU-0"]);
    const other = { ...colleague("hand-over"), staffId: (await aColleague([])).id };
    const answers = await Promise.all([...Array.from({ length: 5 }, () => takeBackScan(who, { ...part, scan: last })), takeBackScan(other, { ...part, scan: last })]);
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    expect(await found()).toEqual([1, 0]);
  }
});

test("taken back and made ready at once, or set free by another: one of the two", async () => {
  for (let round = 0; round < 5; round++) {
    const { part, who, last, state } = await inHand(["SKU-0", "SKU-0", "SKU-1"]);
    const [back, ready] = await Promise.all([takeBackScan(who, { ...part, scan: last }), makeReady(who, part)]);
    expect([back.ok, ready.ok].filter(Boolean)).toHaveLength(1);
    expect(await state()).toBe(ready.ok ? "ready" : "planned");
    const held = await inHand(["SKU-0"]);
    const other = { ...colleague("hand-over"), staffId: (await aColleague([])).id };
    const [, freed] = await Promise.all([takeBackScan(held.who, { ...held.part, scan: held.last }), giveBackPick(other, held.part)]);
    expect(freed.ok).toBe(true);
    await confirmed(other, held.part);
    expect(await picked(other, held.part)).toMatchObject({ ok: true });
  }
});
