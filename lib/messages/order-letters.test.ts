import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder, type MadeOrder } from "@/db/factories/orders";
import { facts, messages, refunds } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type LocationId, newId, type OrderId, type RefundId, type StaffId, type VariantId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { done } from "@/lib/core/outcome";
import { deliver } from "@/lib/events/deliver";
import type { FactName } from "@/lib/events/types";
import { sendParcel } from "@/lib/fulfilment/send-parcel";
import { sayNumber } from "@/lib/orders/rules";
import { settle } from "@/lib/payments/settle";
import { settleRefund } from "@/lib/refunds/settle-refund";
import { REACTIONS } from "@/lib/subscribers/table";

afterAll(() => expectHealthy({ except: ["O2", "P5"] })); // orders of long ago, a refund that failed

const MACHINE = { is: "machine", job: "test" } as const;
let lodi: LocationId;
let milano: LocationId;
let lamp: VariantId;

beforeAll(async () => {
  lodi = (await aPlace({ kind: "warehouse", collectFrom: false })).id;
  milano = (await aPlace({ name: "Corso Como", street: "Corso Como 9" })).id;
  lamp = (await aProduct({ stock: { [lodi]: 500, [milano]: 500 } })).variants[0]?.id as VariantId;
});

/** Delivers every fact of that name about an order, three times over and twice at once, as a restless outbox might. */
async function follow(name: FactName, about: string): Promise<void> {
  const found = (await db.select().from(facts).where(eq(facts.is, name))).filter((f) => JSON.stringify(f.body).includes(about));
  expect(found.length).toBeGreaterThan(0);
  for (const { id } of found) {
    await deliver(id, REACTIONS);
    await Promise.all([deliver(id, REACTIONS), deliver(id, REACTIONS)]);
  }
}
const lettersOf = (orderId: OrderId) => db.select().from(messages).where(eq(messages.orderId, orderId)).orderBy(messages.writtenAt);
const delivered = () => [{ at: lodi, lines: [{ variantId: lamp, title: "Lampada Fungo", price: 8900 }] }];

describe("order received", () => {
  test("one letter however often the fact comes, with everything that the law wants in it", async () => {
    const order = await anOrder({ delivery: 690, parts: [...delivered(), { kind: "collect", at: milano, due: new Date("2026-11-24T15:30:00Z"), lines: [{ variantId: lamp, title: "Vaso Onda", price: 3400 }] }] });
    await follow("order.paid", order.id);
    const letters = await lettersOf(order.id);
    expect(letters).toHaveLength(1);
    const [letter] = letters;
    expect(letter).toMatchObject({ kind: "order-received", locale: "it", recipient: "prova.canarino@example.org", subject: `Ordine ${sayNumber(order.number)} ricevuto` });
    for (const body of [letter?.html ?? "", letter?.text ?? ""]) {
      const said = body.replaceAll("\u00a0", " ").replaceAll("&nbsp;", " ").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
      for (const text of ["Lampada Fungo", "Vaso Onda", "89,00 €", "34,00 €", "6,90 €", "129,90 €", "IVA 22%", "Via dei Canarini 7", "Ritiro in Corso Como", "Non venire ancora", "martedì 24 novembre 2026 entro le 16:30", "Recedere dal contratto qui", "due anni"]) expect(said).toContain(text);
      for (const link of [`/it/orders/${order.number}/open?code=${order.code}`, `/it/orders/${order.number}/receipt?code=${order.code}`, `/it/withdrawal?order=${order.number}`]) expect(body.replaceAll("&amp;", "&")).toContain(link);
    }
  });
  test("loads nothing from anywhere: no picture, no pixel, no style sheet", async () => {
    const order = await anOrder({ parts: delivered() });
    await follow("order.paid", order.id);
    const [letter] = await lettersOf(order.id);
    expect(letter?.html).not.toMatch(/<img|<script|<link|url\(|@import|background=/i);
  });
  test("an English order gets English words; what is typed stays text", async () => {
    const order = await anOrder({ locale: "en", address: { name: "<b>Bold</b> & Co", street: "Via 1", extra: null, postcode: "20121", city: "Milano", province: "MI", country: "IT" }, parts: delivered() });
    await follow("order.paid", order.id);
    const [letter] = await lettersOf(order.id);
    expect(letter?.subject).toBe(`Order ${sayNumber(order.number)} received`);
    expect(letter?.html).toContain("&lt;b&gt;Bold&lt;/b&gt;");
    expect(letter?.html).not.toContain("<b>Bold");
  });
});

describe("not paid", () => {
  const ended = async (order: MadeOrder, because: "failed" | "expired" | "never-sent") => expect((await settle(MACHINE, order.attemptId, { is: "ended", because })).ok).toBe(true);
  const longAgo = { placedAt: new Date(Date.now() - 3_600_000) };
  test("one letter when the time ran out", async () => {
    const order = await anOrder({ ...longAgo, state: "placed", parts: delivered() });
    await ended(order, "expired");
    await follow("order.expired", order.id);
    expect((await lettersOf(order.id)).map((l) => l.kind)).toEqual(["not-paid"]);
  });
  test("one letter, not two, when the payment failed and the order closed with it", async () => {
    const order = await anOrder({ state: "placed", parts: delivered() });
    await ended(order, "failed");
    await follow("order.expired", order.id);
    await follow("payment.failed", order.id);
    expect((await lettersOf(order.id)).map((l) => l.kind)).toEqual(["not-paid"]);
  });
  test("none when no payment had been started, or the shopper gave the order up for another", async () => {
    const unsent = await anOrder({ ...longAgo, state: "placed", page: null, parts: delivered() });
    await ended(unsent, "never-sent");
    await follow("order.expired", unsent.id);
    const givenUp = await anOrder({ state: "placed", parts: delivered() });
    await ended(givenUp, "expired");
    await follow("order.expired", givenUp.id);
    expect([...(await lettersOf(unsent.id)), ...(await lettersOf(givenUp.id))]).toEqual([]);
  });
});

describe("money returned", () => {
  async function refunded(state: "succeeded" | "failed"): Promise<{ order: MadeOrder; refundId: RefundId }> {
    const order = await anOrder({ state: "placed", placedAt: new Date(Date.now() - 3_600_000), parts: delivered() });
    await settle(MACHINE, order.attemptId, { is: "ended", because: "expired" });
    await settle(MACHINE, order.attemptId, { is: "captured", intentRef: `late-${order.id}`, amount: order.total, currency: "EUR" });
    const [refund] = await db.select().from(refunds).where(eq(refunds.attemptId, order.attemptId));
    const refundId = refund?.id as RefundId;
    await atomically(async (tx) => {
      await tx.update(refunds).set({ state: "sent" }).where(eq(refunds.id, refundId));
      return done(null);
    });
    await settleRefund(MACHINE, refundId, { ref: `re-${refundId}`, state });
    return { order, refundId };
  }
  test("one letter with the amount once the refund went through", async () => {
    const { order, refundId } = await refunded("succeeded");
    await follow("refund.settled", refundId);
    const letters = (await lettersOf(order.id)).filter((l) => l.kind === "money-returned");
    expect(letters.map((l) => l.subject.replace("\u00a0", " "))).toEqual(["Ti abbiamo restituito 89,00 €"]);
  });
  test("none when the refund failed", async () => {
    const { order, refundId } = await refunded("failed");
    await follow("refund.settled", refundId);
    expect((await lettersOf(order.id)).filter((l) => l.kind === "money-returned")).toEqual([]);
  });
});

test("parcel sent: one letter per parcel, with its own goods and its tracking", async () => {
  const order = await anOrder({ parts: [...delivered(), { at: milano, lines: [{ variantId: lamp, title: "Vaso Onda" }] }] });
  const staff = { is: "staff", staffId: newId<"staff">() as StaffId, at: null, may: new Set(["hand-over"] as const) } as const;
  await sendParcel(staff, { fulfilmentId: order.parts[0]?.id as never, carrier: "dhl", tracking: "JD0146000123" });
  await follow("fulfilment.sent", order.id);
  const letters = await lettersOf(order.id);
  expect(letters.map((l) => l.kind)).toEqual(["parcel-sent"]);
  expect(letters[0]?.text).toContain("JD0146000123");
  expect(letters[0]?.text).toContain("Lampada Fungo");
  expect(letters[0]?.text).not.toContain("Vaso Onda");
  expect(letters[0]?.text).toContain("Il resto dell’ordine arriva a parte");
});

test("a person's data stand in the message and nowhere else, not in the log either", async () => {
  const spoken = (["debug", "info", "warn", "error", "fatal"] as const).map((level) => vi.spyOn(log, level));
  const order = await anOrder({ email: "canarino.giallo@example.org", name: "Canarino Giallo", address: null, parts: delivered() });
  await atomically(async (tx) => done(await tx.execute(sql`update order_contacts set address = ${JSON.stringify({ name: "Canarino Giallo", street: "Via Canarino Giallo 3", extra: null, postcode: "20121", city: "Milano", province: "MI", country: "IT" })}::jsonb where order_id = ${order.id}`)));
  await follow("order.paid", order.id);
  const tables = await db.execute<{ name: string }>(sql`select table_name as name from information_schema.tables where table_schema in ('public') and table_type = 'BASE TABLE'`);
  const holding: string[] = [];
  for (const { name } of tables) {
    const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(name)} t where t::text ilike '%canarino giallo%' or t::text ilike '%canarino.giallo%'`);
    if ((row?.n ?? 0) > 0) holding.push(name);
  }
  expect(holding.toSorted()).toEqual(["messages", "order_contacts"]);
  expect(JSON.stringify(spoken.flatMap((spy) => spy.mock.calls))).not.toMatch(/canarino/i);
});

test("a letter that can't be written is a fault without the person in it", async () => {
  const gone = newId<"order">() as OrderId;
  await atomically(async (tx) => done(await tx.insert(facts).values({ is: "order.paid", body: { is: "order.paid", orderId: gone }, actor: "job:test", followed: false })));
  const [fact] = (await db.select().from(facts).where(eq(facts.is, "order.paid"))).filter((f) => JSON.stringify(f.body).includes(gone));
  await expect(deliver(fact?.id ?? 0, REACTIONS)).rejects.toThrow(gone);
});
