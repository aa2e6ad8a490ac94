import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aColleague } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { colleague } from "@/db/factories/wallets";
import { bins } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type FulfilmentId, type LocationId, newId, type VariantId } from "@/lib/core/id";
import { scanPiece } from "../scan-piece";
import { takePick } from "../take-pick";
import { pickList } from "./reads";

afterAll(() => expectHealthy());

test("a list walks by the places, says what is in hand and who has it, and is the store's own", async () => {
  const at = (await aPlace()).id;
  const goods = await Promise.all(["C2·11", null, "A3·02"].map(async (bin) => {
    const variantId = (await aProduct({ stock: { [at]: 5 } })).variants[0]?.id as VariantId;
    if (bin) await db.insert(bins).values({ locationId: at, variantId, bin });
    return { variantId, quantity: 2 };
  }));
  const order = await anOrder({ parts: [{ kind: "collect", at, lines: goods }] });
  const part = { fulfilmentId: order.parts[0]?.id as FulfilmentId };
  const who = { ...colleague("hand-over"), at: [at], staffId: (await aColleague([], { name: "Prova Banco" })).id };
  expect(await pickList(who, part.fulfilmentId)).toMatchObject({ number: order.number, state: "planned", by: null, mine: false, due: expect.any(Date) as Date, stops: [{ bin: "A3·02", position: 2, found: 0, wanted: 2, onHand: 5 }, { bin: "C2·11", position: 0 }, { bin: null, position: 1 }] });
  await takePick(who, part);
  await scanPiece(who, { ...part, code: "SKU-0" });
  const taken = await pickList(who, part.fulfilmentId);
  expect(taken).toMatchObject({ by: "Prova Banco", mine: true, since: expect.any(Date) as Date });
  expect(taken?.stops.map((s) => s.found)).toEqual([0, 1, 0]);
  expect(await pickList(colleague("hand-over"), part.fulfilmentId)).toMatchObject({ by: "Prova Banco", mine: false });
  for (const stranger of [{ ...who, at: [newId<"location">() as LocationId] }, colleague("sell")]) expect(await pickList(stranger, part.fulfilmentId)).toBeNull();
  expect(await pickList(who, newId<"fulfilment">() as FulfilmentId)).toBeNull();
});
