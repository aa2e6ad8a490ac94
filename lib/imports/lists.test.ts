import { eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { bring, IMPORTER, write } from "@/db/factories/files";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { prices } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { wholeProducts } from "@/lib/catalogue/whole/reads";
import type { VariantId } from "@/lib/core/id";
import { undoImport } from "./confirm-import";
import { runImport } from "./run-import";

afterAll(() => expectHealthy());

const one = async (handle: string, place: string | null = null) => (await wholeProducts(db as never, [handle], { currency: "EUR", place: place as never })).get(handle);

describe("prices and pieces", () => {
  test("a list of prices begins them now, a list of pieces books the difference; both go back; unknown SKUs and places are refused", async () => {
    const place = await aPlace();
    const thing = await aProduct({ price: 1_000, stock: { [place.id]: 5 } });
    const sku = thing.variants[0]?.sku ?? "";
    const listed = await bring(`sku;price\n${sku};12,50\n`);
    expect(listed.told).toMatchObject({ kind: "prices", state: "ready", changed: 1 });
    expect(await write(listed.id)).toBe("done");
    const [{ amount } = { amount: 0 }] = await db.execute<{ amount: number }>(sql`select price_in_force(v.id, 'EUR', now())::int as amount from variants v where v.sku = ${sku}`);
    expect(amount).toBe(1_250);
    const [{ handle } = { handle: "" }] = await db.execute<{ handle: string }>(sql`select handle from locations where id = ${place.id}`);
    const counted = await bring(`place,sku,on_hand\n${handle},${sku},9\n`);
    expect(counted.told).toMatchObject({ kind: "stock", changed: 1 });
    expect(await write(counted.id)).toBe("done");
    expect((await one(thing.handle, place.id))?.variants[0]?.onHand).toBe(9);
    expect((await bring(`place,sku,on_hand\n${handle},${sku},9\n`)).told).toMatchObject({ same: 1 });
    for (const importId of [counted.id, listed.id]) {
      await undoImport(IMPORTER, { importId });
      expect(await runImport(importId)).toBe("undone");
    }
    expect((await one(thing.handle, place.id))?.variants[0]).toMatchObject({ onHand: 5, price: 1_000 });
    expect(await db.$count(prices, eq(prices.variantId, thing.variants[0]?.id as VariantId)), "the list is only added to").toBe(3);
    expect((await bring("sku,price\nNESSUNO,1\n")).rows[0]?.problems[0]?.why).toBe("sku-unknown");
    expect((await bring(`place,sku,on_hand\nmarte,${sku},1\n`)).rows[0]?.problems[0]?.why).toBe("place-unknown");
    expect((await bring(`sku,on_hand\n${sku},1\n`)).rows[0]?.problems[0]?.why).toBe("place-missing");
    expect((await bring(`place,sku,on_hand\n${handle},${sku},-3\n`)).rows[0]?.problems[0]?.why).toBe("pieces-negative");
  });

  test("fewer pieces than orders hold are refused", async () => {
    const place = await aPlace();
    const thing = (await aProduct({ stock: { [place.id]: 5 } })).variants[0];
    await anOrder({ parts: [{ at: place.id, lines: [{ variantId: thing?.id as VariantId, quantity: 3 }] }] });
    const { rows } = await bring(`sku,on_hand\n${thing?.sku},2\n`, { place: place.id });
    expect(rows[0]?.problems).toMatchObject([{ why: "pieces-held", given: "2 · 3" }]);
  });
});
