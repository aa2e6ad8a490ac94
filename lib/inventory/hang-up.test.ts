import { afterAll, expect, test } from "vitest";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { aDesk, aPress, leaves, someoneAt } from "@/db/factories/returns";
import { expectHealthy } from "@/db/testing/healthy";
import type { VariantId } from "@/lib/core/id";
import { done, refused } from "@/lib/core/outcome";
import { toHangUp } from "@/lib/goods/reads";
import { takeBack } from "@/lib/returns/take-back";
import { hangUp } from "./hang-up";

afterAll(() => expectHealthy());

/** Four of a thing that somebody has, bought elsewhere, and a store where they bring it. */
async function brought() {
  const desk = await aDesk();
  const from = (await aPlace()).id;
  const variantId = (await aProduct({ stock: { [from]: 9 } })).variants[0]?.id as VariantId;
  const order = await leaves(await anOrder({ parts: [{ at: from, lines: [{ variantId, quantity: 4, price: 1_000 }] }] }));
  const back = (line: object = {}) => takeBack(desk.cashier, aPress(order, desk.place, [line]));
  const waits = async (days = 0) => (await toHangUp(desk.place, new Date(Date.now() + days * 86_400_000))).map(({ pieces }) => pieces);
  const upTo = async () => (await toHangUp(desk.place, new Date()))[0]?.upTo ?? 0;
  const press = (last: number, who = desk.cashier) => hangUp(who, { locationId: desk.place, variantId, upTo: last });
  return { ...desk, from, variantId, back, waits, upTo, press };
}

test("what may be sold again waits to hang, until a colleague says that it does; what comes back meanwhile waits again", async () => {
  const { back, waits, upTo, press, place, variantId } = await brought();
  await back({ quantity: 2 });
  await back({ condition: "faulty", disposition: "vendor" });
  expect(await toHangUp(place, new Date(), variantId)).toMatchObject([{ variantId, pieces: 2 }]);
  const seen = await upTo();
  await back();
  expect(await waits()).toEqual([3]);
  expect(await press(seen), "what the screen knew of").toEqual(done({ pieces: 2 }));
  expect(await press(seen), "again").toEqual(done({ pieces: 0 }));
  expect(await waits()).toEqual([1]);
  expect(await press(await upTo())).toEqual(done({ pieces: 1 }));
  expect(await waits()).toEqual([]);
});

test("after a week nobody is asked any more; another store, and who doesn't serve there, says nothing", async () => {
  const { back, waits, upTo, press, from, place } = await brought();
  await back();
  expect([await waits(6), await waits(8), await toHangUp(from, new Date())]).toEqual([[1], [], []]);
  for (const who of [await someoneAt("cashier", from), { ...(await someoneAt("auditor", place)), at: [place] }]) expect(await press(await upTo(), who)).toEqual(refused({ why: "not-yours" }));
  expect(await waits()).toEqual([1]);
});

test("ten colleagues at once hang the same pieces once", async () => {
  const { back, upTo, press, waits } = await brought();
  for (let i = 0; i < 3; i++) await back();
  const last = await upTo();
  const answers = await Promise.all(Array.from({ length: 10 }, () => press(last)));
  expect(answers.reduce((sum, answer) => sum + (answer.ok ? answer.value.pieces : 99), 0)).toBe(3);
  expect(await waits()).toEqual([]);
});
