import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aCustomer } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { customers } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type CustomerId, type LocationId, newId, type VariantId } from "@/lib/core/id";
import { claimOrders } from "./claim-orders";
import { ordersOf } from "./reads";

afterAll(() => expectHealthy());

let at: LocationId;
let lamp: VariantId;

beforeAll(async () => {
  at = (await aPlace()).id;
  lamp = (await aProduct({ stock: { [at]: 200 } })).variants[0]?.id as VariantId;
});
const orderFor = (email: string, customerId?: CustomerId) => anOrder({ email, ...(customerId ? { customerId } : {}), parts: [{ at, lines: [{ variantId: lamp }] }] });
const numbersOf = async (id: CustomerId) => (await ordersOf(id, null)).orders.map((o) => o.number).sort();

test("a new account finds what its owner bought as a guest, and nobody else's", async () => {
  const email = `${newId()}@example.org`;
  const mine = [await orderFor(email), await orderFor(email)];
  const other = await aCustomer();
  await orderFor(`x${email}`);
  const taken = await orderFor(email, other.id);
  const { id } = await aCustomer({ email });
  const answers = await Promise.all([claimOrders(id), claimOrders(id), claimOrders(id)]);
  expect(answers.reduce((sum, a) => sum + (a.ok ? a.value.claimed : 0), 0)).toBe(2);
  expect(await numbersOf(id)).toEqual(mine.map((o) => o.number).sort());
  expect(await numbersOf(other.id)).toEqual([taken.number]);
});

test("an address that nobody proved and a closed account claim nothing", async () => {
  const [unproved, closed] = [`${newId()}@example.org`, `${newId()}@example.org`];
  await orderFor(unproved);
  await orderFor(closed);
  const id = newId<"customer">();
  await db.insert(customers).values({ id, email: unproved, locale: "it" });
  const gone = await aCustomer({ email: closed, disabled: true });
  for (const each of [id, gone.id, newId<"customer">()]) expect(await claimOrders(each)).toEqual({ ok: true, value: { claimed: 0 } });
});
