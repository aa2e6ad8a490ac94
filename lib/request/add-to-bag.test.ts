import { sql } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aCustomer, guest } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { carts, rateLimits } from "@/db/schema/all";
import { AddToCart } from "@/lib/cart/add-to-cart";

const browser = vi.hoisted(() => ({ network: "192.0.2.1", cookies: new Map<string, string>() }));
vi.mock("./network", () => ({ networkHere: async () => browser.network }));
vi.mock("next/headers", () => ({ cookies: async () => ({ set: (name: string, value: string) => browser.cookies.set(name, value) }) }));
const { addToBag } = await import("./add-to-bag");
const { limit, LIMITS } = await import("./limit");

const begun = () => db.$count(carts);
const aLamp = async () => {
  const place = await aPlace();
  const { variants: [lamp] } = await aProduct({ stock: { [place.id]: 50 } });
  return AddToCart.parse({ variantId: lamp?.id, quantity: 1 });
};
/** Bags that a bot began at one network. */
const swarm = async (network: string) => {
  for (let i = 0; i <= LIMITS.bag.free; i++) await limit("bag", network);
};
beforeEach(() => browser.cookies.clear());

test("the first thing begins a bag, and the browser gets its key", async () => {
  browser.network = "192.0.2.2";
  const before = await begun();
  expect(await addToBag(guest, await aLamp())).toMatchObject({ ok: true, value: { count: 1 } });
  expect([(await begun()) - before, browser.cookies.size]).toEqual([1, 1]);
});

test("a bot that begins bag after bag is slowed down and leaves no rows; the next network, and a moment later anybody, begins one", async () => {
  browser.network = "192.0.2.3";
  const input = await aLamp();
  await swarm(browser.network);
  const before = await begun();
  expect(await addToBag(guest, input)).toEqual({ ok: false, why: "busy" });
  expect([(await begun()) - before, browser.cookies.size]).toEqual([0, 0]);
  browser.network = "192.0.2.4";
  expect(await addToBag(guest, input)).toMatchObject({ ok: true });
  browser.network = "192.0.2.3";
  await db.update(rateLimits).set({ expire: sql`${rateLimits.expire} - make_interval(secs => ${LIMITS.bag.pace})` });
  expect(await addToBag(guest, input)).toMatchObject({ ok: true });
});

test("who has a bag or an account is never counted", async () => {
  browser.network = "192.0.2.5";
  const input = await aLamp();
  const first = await addToBag(guest, input);
  await swarm(browser.network);
  const { id: customerId } = await aCustomer();
  expect(await addToBag({ ...guest, cartId: first.ok ? first.value.id : null }, input)).toMatchObject({ ok: true, value: { count: 1 } }); // the same press again
  expect(await addToBag({ ...guest, customerId }, input)).toMatchObject({ ok: true });
});
