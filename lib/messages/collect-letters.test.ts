import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { picked } from "@/db/factories/picks";
import { colleague } from "@/db/factories/wallets";
import { facts, messages } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { collectCode, sayCollectCode } from "@/lib/codes/collect-code";
import type { FulfilmentId, OrderId, VariantId } from "@/lib/core/id";
import type { Locale } from "@/lib/core/who";
import { deliver } from "@/lib/events/deliver";
import { handOver } from "@/lib/fulfilment/hand-over";
import { onDayOf } from "@/lib/locations/rules";
import { writeOrderReceived } from "./write-order-received";
import { REACTIONS } from "@/lib/subscribers/table";

afterAll(() => expectHealthy());
const HANDS = colleague("hand-over");

async function readyIn(locale: Locale) {
  const at = (await aPlace({ name: "Corso Como", street: "Corso Como 9", holdDays: 3 })).id;
  const variantId = (await aProduct({ stock: { [at]: 5 } })).variants[0]?.id as VariantId;
  const order = await anOrder({ locale, parts: [{ kind: "collect", at, lines: [{ variantId }] }] });
  const part = { fulfilmentId: order.parts[0]?.id as FulfilmentId };
  await picked(HANDS, part);
  return { orderId: order.id, part };
}
/** Delivers the facts about a part twice over, as a restless outbox might. */
async function follow(about: FulfilmentId) {
  const found = (await db.select().from(facts).where(eq(facts.followed, true))).filter((f) => JSON.stringify(f.body).includes(about));
  for (const { id } of [...found, ...found]) await deliver(id, REACTIONS);
}
const letters = async (orderId: OrderId) => (await db.select().from(messages).where(eq(messages.orderId, orderId)).orderBy(messages.writtenAt)).map((l) => ({ kind: l.kind, subject: l.subject, text: l.text.replace(/\s+/g, " ") }));

test("ready: one letter with the place, until when, and the code; given: one that says to whom", async () => {
  const { orderId, part } = await readyIn("it");
  await follow(part.fulfilmentId);
  const [ready] = await letters(orderId);
  expect(ready).toMatchObject({ kind: "collection-ready", subject: expect.stringMatching(/è pronto per il ritiro$/) as string });
  expect(ready?.text).toMatch(/Ti aspetta in Corso Como, Corso Como 9, .* Lo teniamo da parte fino a .* alle 20:00/);
  expect(ready?.text).toContain(sayCollectCode(part.fulfilmentId));
  await handOver(HANDS, { ...part, code: collectCode(part.fulfilmentId), receiver: "Prova Vicina" });
  await follow(part.fulfilmentId);
  expect((await letters(orderId)).map((l) => l.kind)).toEqual(["collection-ready", "collection-given"]);
  expect((await letters(orderId))[1]?.text).toContain("Lo ha ritirato Prova Vicina.");
});

test.each([["it", /Il tuo orario: .+ dalle 10:00 alle 11:00\./, /Ti aspettiamo .+ dalle 10:00 alle 11:00\./], ["en", /Your time: .+ from 10:00 to 11:00\./, /We expect you on .+ from 10:00 to 11:00\./]] as const)("the window that was chosen stands in the letters: %s", async (locale, ready, received) => {
  const at = (await aPlace({ windowMinutes: 60, windowCapacity: 1, windowDays: 3 })).id;
  const variantId = (await aProduct({ stock: { [at]: 5 } })).variants[0]?.id as VariantId;
  const { at: from } = onDayOf(new Date(Date.now() + 3 * 86_400_000), "10:00", "Europe/Rome");
  const order = await anOrder({ locale, parts: [{ kind: "collect", at, window: { from, until: new Date(from.getTime() + 3_600_000) }, lines: [{ variantId }] }] });
  await writeOrderReceived(order.id);
  const part = { fulfilmentId: order.parts[0]?.id as FulfilmentId };
  await picked(HANDS, part);
  await follow(part.fulfilmentId);
  const texts = Object.fromEntries((await letters(order.id)).map((l) => [l.kind, l.text]));
  expect(texts["order-received"]).toMatch(received);
  expect(texts["collection-ready"]).toMatch(ready);
});

test("in the buyer's language; nothing says ready once it is gone", async () => {
  const { orderId, part } = await readyIn("en");
  await handOver(HANDS, { ...part, code: collectCode(part.fulfilmentId) });
  await follow(part.fulfilmentId);
  const all = await letters(orderId);
  expect(all.map((l) => l.kind)).toEqual(["collection-given"]);
  expect(all[0]?.text).not.toMatch(/collected it/);
});
