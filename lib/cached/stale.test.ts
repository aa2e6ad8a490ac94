import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { atomically } from "@/db/atomically";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { prices, stockMovements } from "@/db/schema/all";
import { beginPrices } from "@/lib/catalogue/begin-prices";
import { newId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done } from "@/lib/core/outcome";
import type { Machine } from "@/lib/core/who";
import { type Listening, startListening } from "@/lib/events/listen";
import { record } from "@/lib/events/record";
import type { Fact } from "@/lib/events/types";
import { forgetShown, noteShown } from "./availability";
import { keepFresh } from "./stale";
import { tag } from "./tags";

const who: Machine = { is: "machine", job: "test" };
const happen = (fact: Fact) => atomically(async (tx) => done(await record(tx, who, fact)));
const TWO_SECONDS = { timeout: 2_000, interval: 20 };

let listening: Listening;
let end = () => {};
beforeAll(async () => void (listening = await startListening()));
afterAll(() => listening.stop());
afterEach(() => {
  end();
  forgetShown();
});

/** Everything that was sent, in order. */
function watch(answers: () => boolean = () => true) {
  const sent: string[] = [];
  end = keepFresh((tags) => {
    const taken = answers();
    if (taken) sent.push(...tags);
    return Promise.resolve(taken);
  });
  return sent;
}

test("a changed price makes the product's page and the lists stale within two seconds", async () => {
  const sent = watch();
  const { id: productId, variants } = await aProduct();
  const variantId = variants[0]?.id ?? newId<"variant">();
  await happen({ is: "price.changed", productId, variantId });
  await vi.waitFor(() => expect(sent).toEqual(expect.arrayContaining([tag.product(productId), tag.lists])), TWO_SECONDS);
});

test("what the server did not take is sent again", async () => {
  let tries = 0;
  const sent = watch(() => ++tries > 2);
  const productId = newId<"product">();
  await happen({ is: "product.changed", productId, handle: "vaso" });
  await vi.waitFor(() => expect(sent).toEqual(expect.arrayContaining([tag.product(productId), tag.handle("vaso"), tag.lists])), TWO_SECONDS);
});

test("a price that was written down before makes its pages stale once it has begun", async () => {
  const { id: productId, variants } = await aProduct();
  const variantId = variants[0]?.id ?? newId<"variant">();
  await atomically(async (tx) => done(await tx.insert(prices).values({ variantId, currency: "EUR", amount: minorOf(900), kind: "regular", startsAt: new Date(Date.now() + 1_000), reason: "test", addedBy: "job:test" })));
  const sent = watch();
  await beginPrices();
  expect(sent).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 1_050));
  await beginPrices();
  await vi.waitFor(() => expect(sent).toEqual(expect.arrayContaining([tag.product(productId), tag.lists])), TWO_SECONDS);
});

test("carts and orders make no page stale", async () => {
  const sent = watch();
  await happen({ is: "cart.changed", cartId: newId<"cart">(), version: 2 });
  await happen({ is: "location.changed", locationId: newId<"location">() });
  await vi.waitFor(() => expect(sent).toEqual([tag.places]), TWO_SECONDS);
});

test("stock that moves changes a page only when something sells out or returns", async () => {
  const place = await aPlace();
  const product = await aProduct({ stock: { [place.id]: 2 } });
  const variantId = product.variants[0]?.id ?? newId<"variant">();
  noteShown(variantId, product.id, true);
  const sent = watch();
  const ship = (pieces: number, cause: string) =>
    atomically(async (tx) => {
      await tx.insert(stockMovements).values({ locationId: place.id, variantId, kind: "count", onHandBy: -pieces, cause, actor: "job:test" });
      await record(tx, who, { is: "stock.moved", variantIds: [variantId], locationId: place.id });
      return done(null);
    });
  await ship(1, "test:1");
  await new Promise((resolve) => setTimeout(resolve, 900));
  expect(sent).toEqual([]);
  await ship(1, "test:2");
  await vi.waitFor(() => expect(sent).toEqual([tag.product(product.id)]), TWO_SECONDS);
});
