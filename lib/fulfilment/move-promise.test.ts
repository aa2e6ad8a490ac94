import { and, asc, eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { picked } from "@/db/factories/picks";
import { colleague } from "@/db/factories/wallets";
import { facts, locations, messages, openingHours, promises } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type FulfilmentId, type LocationId, newId, type VariantId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { writePromiseMoved } from "@/lib/messages/write-promise-moved";
import { orderById } from "@/lib/orders/reads";
import { movePromise } from "./move-promise";
import { promisesAtRisk, queues } from "./promise/reads";
import { takePick } from "./take-pick";

afterAll(() => expectHealthy());
const HANDS = colleague("hand-over");
const HOUR = 3_600_000;

/** A store that is always open, with collections due in so many hours. */
async function store(...dueInHours: number[]) {
  const at = (await aPlace({ hours: [{ opens: "00:00", closes: "24:00" }], name: "Via Aperta" })).id;
  const variantId = (await aProduct({ stock: { [at]: 50 } })).variants[0]?.id as VariantId;
  const made = [];
  for (const hours of dueInHours) made.push(await anOrder({ parts: [{ kind: "collect", at, due: new Date(Date.now() + hours * HOUR), lines: [{ variantId }] }] }));
  return { at, orders: made, parts: made.map((o) => ({ fulfilmentId: o.parts[0]?.id as FulfilmentId })) };
}
const promisesOf = (part: { fulfilmentId: FulfilmentId } | undefined) => db.select().from(promises).where(and(eq(promises.fulfilmentId, part?.fulfilmentId as FulfilmentId), eq(promises.kind, "ready-by"))).orderBy(asc(promises.madeAt), asc(promises.id));
const closeFor = (at: LocationId) => atomically(async (tx) => done(await tx.delete(openingHours).where(eq(openingHours.locationId, at))));
const slowDown = (at: LocationId) => atomically(async (tx) => done(await tx.update(locations).set({ preparationMinutes: 300 }).where(eq(locations.id, at))));

test("a promise that won't hold is moved: another row with its reason, shown from then on, and one letter", async () => {
  const { at, orders: [order], parts: [part] } = await store(2);
  if (!order || !part) throw new Error("an order was wanted");
  expect(await movePromise(HANDS, { ...part, because: "queue" })).toMatchObject({ ok: false, why: "still-holds" });
  await slowDown(at);
  const moved = await movePromise(HANDS, { ...part, because: "queue" });
  if (!moved.ok) throw new Error(moved.why);
  const [old, now] = await promisesOf(part);
  expect(old).toMatchObject({ endedAs: "replaced" });
  expect(now).toMatchObject({ due: moved.value.due, replaces: old?.id, endedAs: null, reason: { because: "queue", preparationMinutes: 300 } });
  expect((await orderById(order.id))?.parts).toMatchObject([{ promise: { due: moved.value.due, because: "queue" } }]);

  await Promise.all([writePromiseMoved(order.id, part.fulfilmentId), writePromiseMoved(order.id, part.fulfilmentId)]);
  const letters = await db.select().from(messages).where(eq(messages.orderId, order.id));
  expect(letters.map((l) => l.kind)).toEqual(["promise-moved"]);
  expect(letters[0]?.text.replace(/\s+/g, " ")).toMatch(/sarà pronto in Via Aperta .* Il negozio ha più ordini del solito/);

  await picked(HANDS, part);
  expect((await promisesOf(part)).map((p) => p.endedAs)).toEqual(["replaced", "kept"]);
  expect(await movePromise(HANDS, { ...part, because: "queue" })).toEqual({ ok: false, why: "not-waiting" });
});

test("moved by two at once: by one of them, and once", async () => {
  const { at, parts: [part] } = await store(1);
  if (!part) throw new Error("a part was wanted");
  await slowDown(at);
  const answers = await Promise.all(Array.from({ length: 5 }, () => movePromise(HANDS, { ...part, because: "hours" })));
  expect(answers.filter((a) => a.ok)).toHaveLength(1);
  expect(new Set(answers.flatMap((a) => (a.ok ? [] : [a.why])))).toEqual(new Set(["still-holds"]));
  expect(await promisesOf(part)).toHaveLength(2);
});

test("nothing is moved for another place's colleague, where nobody works, or of what nobody knows", async () => {
  const { at, parts: [part] } = await store(1);
  if (!part) throw new Error("a part was wanted");
  expect(await movePromise({ ...HANDS, at: [newId<"location">() as LocationId] }, { ...part, because: "hours" })).toEqual({ ok: false, why: "not-yours" });
  expect(await movePromise(HANDS, { fulfilmentId: newId<"fulfilment">() as FulfilmentId, because: "hours" })).toEqual({ ok: false, why: "unknown-part" });
  await closeFor(at);
  expect(await movePromise(HANDS, { ...part, because: "hours" })).toEqual({ ok: false, why: "never-open" });
  expect(await promisesOf(part)).toHaveLength(1);
});

test("when hours change, the promises at risk are listed for the colleagues of the place, those due first before", async () => {
  const { at, orders: [later, sooner] } = await store(30, 3);
  const here = { ...HANDS, at: [at] };
  expect(await promisesAtRisk(here, new Date())).toEqual([]);
  await closeFor(at);
  expect((await promisesAtRisk(here, new Date())).map((p) => [p.number, p.expected])).toEqual([[sooner?.number, null], [later?.number, null]]);
  for (const who of [{ ...HANDS, at: [] }, { ...HANDS, at: [newId<"location">() as LocationId] }, { ...colleague("sell"), at: [at] }]) expect(await promisesAtRisk(who, new Date())).toEqual([]);
});

test("what waits and how long the last picks took are known per place", async () => {
  const { at, parts } = await store(1, 1, 1);
  const [first] = parts;
  if (!first) throw new Error("a part was wanted");
  expect((await queues())(at)).toEqual(expect.objectContaining({ waiting: 3, lastPicks: [] }));
  await takePick(HANDS, first);
  await picked(HANDS, first);
  expect((await queues())(at)).toEqual(expect.objectContaining({ waiting: 2, lastPicks: [0] }));
  expect((await queues())(newId<"location">() as LocationId)).toEqual({ waiting: 0, lastPicks: [] });
  expect(await db.$count(facts, eq(facts.is, "pick.changed"))).toBeGreaterThan(0);
});
