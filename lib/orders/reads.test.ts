import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder, type MadeOrder } from "@/db/factories/orders";
import { customers } from "@/db/schema/all";
import { signCode } from "@/lib/codes/sign-code";
import { type CustomerId, type LocationId, newId, type VariantId } from "@/lib/core/id";
import { orderByNumber, ordersOf } from "./reads";

let at: LocationId;
let lamp: VariantId;
let ida: CustomerId;
let ugo: CustomerId;
let hers: MadeOrder;
let guests: MadeOrder;

const aCustomer = async (): Promise<CustomerId> => {
  const id = newId<"customer">();
  await db.insert(customers).values({ id, email: `${id}@example.org`, locale: "it" });
  return id;
};
const anOrderOf = (customerId?: CustomerId) => anOrder({ ...(customerId && { customerId }), parts: [{ at, lines: [{ variantId: lamp }] }] });

beforeAll(async () => {
  at = (await aPlace()).id;
  lamp = (await aProduct({ stock: { [at]: 200 } })).variants[0]?.id as VariantId;
  [ida, ugo] = [await aCustomer(), await aCustomer()];
  [hers, guests] = [await anOrderOf(ida), await anOrderOf()];
});

describe("an order is opened by its customer or with its code, and by nobody else", () => {
  const opened = async (order: MadeOrder, key: { customerId?: CustomerId; code?: string }) => (await orderByNumber(order.number, { customerId: key.customerId ?? null, code: key.code ?? null }))?.id ?? null;

  test("its customer, also without the code; its code, also without an account", async () => {
    expect(await opened(hers, { customerId: ida })).toBe(hers.id);
    expect(await opened(hers, { code: hers.code })).toBe(hers.id);
    expect(await opened(guests, { code: guests.code })).toBe(guests.id);
    expect(await opened(guests, { customerId: ugo, code: guests.code })).toBe(guests.id);
  });
  test("another customer, nobody in particular, the code of another order, a code cut short or made for an order that is none", async () => {
    for (const key of [{ customerId: ugo }, {}, { code: guests.code }, { code: hers.code.slice(0, -1) }, { code: hers.code.toLowerCase() }, { code: signCode("order", newId()) }, { code: "" }, { customerId: ugo, code: guests.code }]) expect(await opened(hers, key), JSON.stringify(key)).toBeNull();
    for (const key of [{ customerId: ida }, {}, { code: hers.code }, { customerId: ida, code: hers.code }]) expect(await opened(guests, key), JSON.stringify(key)).toBeNull();
  });
  test("a number that is none answers like one of somebody else", async () => {
    for (const number of ["", "XXXXXXXX", "' or true --", "%", hers.number.toLowerCase()]) expect(await orderByNumber(number, { customerId: ida, code: hers.code })).toBeNull();
  });
});

test("a customer's history holds their own orders, newest first, page by page", async () => {
  const more = [await anOrderOf(ugo), await anOrderOf(ugo), await anOrderOf(ugo)];
  await anOrderOf(ida);
  const first = await ordersOf(ugo, null, 2);
  expect(first.orders.map((o) => o.number)).toEqual([more[2]?.number, more[1]?.number]);
  const second = await ordersOf(ugo, first.next, 2);
  expect(second.orders.map((o) => o.number)).toEqual([more[0]?.number]);
  expect(second.next).toBeNull();
  expect(first.orders[0]).toMatchObject({ titles: [{ it: "Cosa di prova" }], pictures: [], places: [at], total: 1000, state: "paid" });
  expect(JSON.stringify(await ordersOf(await aCustomer(), null))).not.toContain(hers.number);
});
