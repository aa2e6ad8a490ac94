import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aColleague } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { picked } from "@/db/factories/picks";
import { colleague } from "@/db/factories/wallets";
import { orderContacts } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { collectCode, sayCollectCode } from "@/lib/codes/collect-code";
import { type FulfilmentId, type LocationId, newId, type VariantId } from "@/lib/core/id";
import { cancelOrder } from "@/lib/payments/cancel-order";
import { handOver } from "../hand-over";
import { findCollections, handingOf } from "./reads";

afterAll(() => expectHealthy());

async function aStore() {
  const at = (await aPlace()).id;
  const variantId = (await aProduct({ stock: { [at]: 20 } })).variants[0]?.id as VariantId;
  const who = { ...colleague("hand-over", "refund"), at: [at], staffId: (await aColleague([], { name: "Prova Banco" })).id };
  const order = async (name = "Prova Canarino") => {
    const made = await anOrder({ name, parts: [{ kind: "collect", at, lines: [{ variantId, quantity: 2 }] }] });
    return { ...made, part: { fulfilmentId: made.parts[0]?.id as FulfilmentId }, code: collectCode(made.parts[0]?.id as FulfilmentId) };
  };
  const find = async (typed: string, asks = who) => (await findCollections(asks, at, typed)) ?? { by: "nothing", parts: [], elsewhere: null };
  return { at, who, order, find };
}

test("a code finds the one collection that it proves, as it is scanned, typed or linked to", async () => {
  const { order, who, find } = await aStore();
  const [mine] = [await order(), await order()];
  await picked(who, mine.part);
  for (const shown of [mine.code, sayCollectCode(mine.part.fulfilmentId).toLowerCase(), `${mine.number}-${mine.code}`, `https://shop.example/q/${mine.code}`]) {
    expect(await find(shown), shown).toMatchObject({ by: "code", parts: [{ number: mine.number, state: "ready", triesLeft: 10, given: null, lines: [{ quantity: 2 }] }] });
  }
  expect(await find("ZZZZZZZZ")).toEqual({ by: "words", parts: [], elsewhere: null });
});

test("a number, a name or the end of a phone number finds what it may be, and proves nothing", async () => {
  const { order, find, at } = await aStore();
  const [ada, ugo] = [await order("Ada Prova"), await order("Ugo_100% Prova")];
  await db.update(orderContacts).set({ phone: "+39 333 765 4321" }).where(eq(orderContacts.orderId, ugo.id));
  const numbers = async (typed: string) => (await find(typed)).parts.map((p) => p.number);
  expect(await find(ada.number.toLowerCase())).toMatchObject({ by: "words", parts: [{ number: ada.number }] });
  expect((await numbers("prova")).toSorted()).toEqual([ada.number, ugo.number].toSorted());
  expect([await numbers("ada"), await numbers("_100%"), await numbers("333 7654321"), await numbers("4321")]).toEqual([[ada.number], [ugo.number], [ugo.number], [ugo.number]]);
  expect(await numbers("a\u0000da")).toEqual([ada.number]);
  expect([await numbers("%"), await numbers("_%_"), await numbers(" "), await numbers("'; drop table orders; --")]).toEqual([[], [], [], []]);
  expect(await findCollections(colleague("sell"), at, "prova")).toBeNull();
});

test("of another store's only the store is said; what was given says by whom, what is over how it ended", async () => {
  const [here, there] = [await aStore(), await aStore()];
  const [given, gone, far] = [await here.order(), await here.order(), await there.order("Lia Prova")];
  await picked(here.who, given.part);
  await handOver(here.who, { ...given.part, code: given.code, receiver: "Lia Esempio" });
  await picked(here.who, gone.part);
  await cancelOrder(here.who, { orderId: gone.id, code: null });
  expect(await here.find(given.code)).toMatchObject({ by: "code", parts: [{ state: "collected", given: { by: "Prova Banco", receiver: "Lia Esempio", at: expect.any(Date) as Date } }] });
  expect(await here.find(gone.code)).toMatchObject({ parts: [{ state: "cancelled", movedTo: null }] });
  await picked(there.who, far.part);
  for (const shown of [far.code, far.number]) expect(await here.find(shown)).toMatchObject({ parts: [], elsewhere: there.at });
  expect((await here.find("Lia Prova")).parts).toEqual([]);
  expect(await handingOf(here.who, far.part.fulfilmentId)).toBeNull();
  expect(await handingOf(here.who, given.part.fulfilmentId)).toMatchObject({ number: given.number });
  expect(await findCollections({ ...here.who, at: [newId<"location">() as LocationId] }, here.at, given.code)).toBeNull();
});
