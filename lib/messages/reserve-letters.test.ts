import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { picked } from "@/db/factories/picks";
import { colleague } from "@/db/factories/wallets";
import { facts, fulfilments, messages } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { placeOrder } from "@/lib/checkout/place-order";
import { aBuyer, aForm, aShelf } from "@/lib/checkout/testing/buyer";
import { collectCode } from "@/lib/codes/collect-code";
import { newId, type OrderId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { refused } from "@/lib/core/outcome";
import type { Locale } from "@/lib/core/who";
import { deliver } from "@/lib/events/deliver";
import { reportShortage } from "@/lib/fulfilment/report-shortage";
import { takePick } from "@/lib/fulfilment/take-pick";
import type { CardProcessor } from "@/lib/gateways/card-processor";
import { cancelOrder } from "@/lib/payments/cancel-order";
import { payAtHandover } from "@/lib/payments/pay-at-handover";
import { sweep } from "@/lib/payments/sweep";
import { REACTIONS } from "@/lib/subscribers/table";

afterAll(() => expectHealthy());
const HANDS = colleague("hand-over", "sell");
const NONE = new Proxy({}, { get: () => async () => refused({ why: "unknown" }) }) as CardProcessor;

async function aReservation(locale: Locale = "it") {
  const { place, variantId } = await aShelf(3);
  const who = await aBuyer([{ variantId, at: place.id }], { locale });
  const placed = await placeOrder(who, await aForm(who, { pay: "in-store", email: `${newId()}@example.org` }));
  if (!placed.ok) throw new Error(placed.why);
  const [part] = await db.select({ id: fulfilments.id }).from(fulfilments).where(eq(fulfilments.orderId, placed.value.orderId));
  if (!part) throw new Error("no part");
  return { ...placed.value, who, part: { fulfilmentId: part.id }, code: collectCode(part.id) };
}
/** Delivers the facts about an order twice over, as a restless outbox might. */
async function follow(about: OrderId) {
  const found = (await db.select().from(facts).where(eq(facts.followed, true))).filter((f) => JSON.stringify(f.body).includes(about));
  for (const { id } of [...found, ...found]) await deliver(id, REACTIONS);
}
const letters = async (orderId: OrderId) => (await db.select().from(messages).where(eq(messages.orderId, orderId)).orderBy(messages.writtenAt)).map((l) => ({ kind: l.kind, subject: l.subject, text: l.text.replace(/\s+/g, " ") }));

test("reserved, ready with what there is to pay, paid and collected: one letter each, and no right of withdrawal", async () => {
  const made = await aReservation();
  await follow(made.orderId);
  const [first] = await letters(made.orderId);
  expect(first).toMatchObject({ kind: "reserved", subject: expect.stringMatching(/^Prenotazione .*: la teniamo per te$/) as string });
  expect(first?.text).toMatch(/Al ritiro paghi 50,00 €.*Lo teniamo da parte fino a .* alle 20:00.*non ti obbliga all’acquisto/);
  await picked(HANDS, made.part);
  await follow(made.orderId);
  expect((await letters(made.orderId))[1]?.text).toContain("Al ritiro paghi 50,00 €, in contanti o con carta.");
  expect(await payAtHandover(HANDS, { ...made.part, code: made.code, payment: { tender: "cash", given: minorOf(5_000) } })).toMatchObject({ ok: true });
  await follow(made.orderId);
  const all = await letters(made.orderId);
  expect(all.map((l) => l.kind).toSorted()).toEqual(["collection-given", "collection-ready", "order-received", "reserved"]);
  const confirmed = all.find((l) => l.kind === "order-received");
  expect(confirmed?.text).toMatch(/Hai pagato 50,00 € in negozio/);
  expect(confirmed?.text).not.toMatch(/14 giorni|Modulo di recesso/);
});

test("over because nobody came, or because the store can't find it: said once; not to who gave it up", async () => {
  const [late, short, dropped] = [await aReservation("en"), await aReservation(), await aReservation()];
  await takePick(HANDS, short.part);
  await reportShortage(HANDS, { ...short.part, position: 0, pieces: 1, kind: "missing" });
  await cancelOrder(dropped.who, { orderId: dropped.orderId, code: dropped.key });
  await sweep(new Date(Date.now() + 20 * 86_400_000), NONE);
  for (const { orderId } of [late, short, dropped]) await follow(orderId);
  expect(await letters(late.orderId)).toMatchObject([{ kind: "reservation-ended", subject: expect.stringMatching(/^Reservation .* has ended$/) as string }]);
  expect(await letters(short.orderId)).toMatchObject([{ kind: "reservation-ended", text: expect.stringContaining("Non hai pagato nulla") as string }]);
  expect(await letters(dropped.orderId)).toEqual([]);
});
