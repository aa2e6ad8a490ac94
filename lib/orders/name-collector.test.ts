import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { picked } from "@/db/factories/picks";
import { colleague } from "@/db/factories/wallets";
import { messages } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { collectCode } from "@/lib/codes/collect-code";
import type { FulfilmentId, VariantId } from "@/lib/core/id";
import type { Shopper } from "@/lib/core/who";
import { handOver } from "@/lib/fulfilment/hand-over";
import { writeCollectionReady, writeCollectorNamed } from "@/lib/messages/write-collection";
import { nameCollector, NameCollector } from "./name-collector";
import { orderById } from "./reads";

afterAll(() => expectHealthy());
const HANDS = colleague("hand-over");
const GUEST: Shopper = { is: "shopper", cartId: null, customerId: null, channel: "web", locale: "it" };

async function bought(kind: "collect" | "deliver" = "collect") {
  const at = (await aPlace()).id;
  const variantId = (await aProduct({ stock: { [at]: 5 } })).variants[0]?.id as VariantId;
  const order = await anOrder({ parts: [{ kind, at, lines: [{ variantId }] }] });
  const name = (typed: string | undefined, who: Parameters<typeof nameCollector>[0] = GUEST, code: string | null = order.code) => nameCollector(who, NameCollector.parse({ orderId: order.id, code, name: typed }));
  return { ...order, fulfilmentId: order.parts[0]?.id as FulfilmentId, name, named: async () => (await orderById(order.id))?.contact.collector };
}

test("named, changed and withdrawn; the buyer hears of each name once, and the letter that says ready says it too", async () => {
  const made = await bought();
  expect(await made.name("  Ugo\n Prova ")).toEqual({ ok: true, value: { name: "Ugo Prova" } });
  expect(await made.named()).toBe("Ugo Prova");
  for (let i = 0; i < 2; i++) await writeCollectorNamed(made.id);
  await picked(HANDS, made);
  await writeCollectionReady(made.id, made.fulfilmentId);
  const letters = (await db.select({ kind: messages.kind, text: messages.text }).from(messages).where(eq(messages.orderId, made.id)).orderBy(messages.writtenAt)).map((l) => [l.kind, l.text.includes("Ugo Prova")]);
  expect(letters).toEqual([["collector-named", true], ["collection-ready", true]]);
  expect(await made.name(undefined)).toEqual({ ok: true, value: { name: null } });
  await writeCollectorNamed(made.id);
  expect([await made.named(), await db.$count(messages, eq(messages.orderId, made.id))]).toEqual([null, 2]);
});

test("refused: strangers, parcels, what was given already, names that are none", async () => {
  const made = await bought();
  expect(await made.name("Evil", GUEST, null)).toEqual({ ok: false, why: "unknown-order" });
  expect(await made.name("Evil", colleague("sell"), null)).toEqual({ ok: false, why: "unknown-order" });
  expect(NameCollector.safeParse({ orderId: made.id, name: "x".repeat(81) }).success).toBe(false);
  expect(await (await bought("deliver")).name("Ugo")).toEqual({ ok: false, why: "nothing-to-collect" });
  await picked(HANDS, made);
  await handOver(HANDS, { fulfilmentId: made.fulfilmentId, code: collectCode(made.fulfilmentId) });
  expect(await made.name("Ugo")).toEqual({ ok: false, why: "nothing-to-collect" });
  expect(await made.named()).toBeNull();
});

test("two names at once: one of them stands", async () => {
  const made = await bought();
  await Promise.all([made.name("Ugo"), made.name("Ada"), made.name("Ivo")]);
  expect(["Ugo", "Ada", "Ivo"]).toContain(await made.named());
});
