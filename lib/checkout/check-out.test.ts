import { afterAll, expect, test } from "vitest";
import { expectHealthy } from "@/db/testing/healthy";
import { foresee } from "./check-out";
import { placeOrder } from "./place-order";
import { aBuyer, aForm, aShelf } from "./testing/buyer";

afterAll(() => expectHealthy());

test("a look refuses what somebody else took meanwhile, as the order itself would", async () => {
  const { variantId } = await aShelf(1);
  const [first, late] = [await aBuyer([{ variantId }]), await aBuyer([{ variantId }])];
  const [firstForm, lateForm] = [await aForm(first), await aForm(late)];
  expect(await foresee(late, lateForm)).toBeNull();
  expect((await placeOrder(first, firstForm)).ok).toBe(true);
  expect(await foresee(late, lateForm)).toMatchObject({ ok: false, why: "changed", cart: { id: late.cartId, changes: [{}] } });
  expect(await placeOrder(late, lateForm)).toMatchObject({ ok: false, why: "changed" });
});

test("what is missing because the same cart holds it already is no refusal: the press goes on to its own order", async () => {
  const { variantId } = await aShelf(1);
  const who = await aBuyer([{ variantId }]);
  const form = await aForm(who);
  const placed = await placeOrder(who, form);
  expect(await foresee(who, form), "the second click").toBeNull();
  expect(await placeOrder(who, form)).toEqual(placed);
  expect(await foresee(who, await aForm(who)), "the checkout opened again, never paid").toBeNull();
});

test("no cart, and a sum that was not accepted", async () => {
  const { variantId } = await aShelf(1);
  const who = await aBuyer([{ variantId }]);
  const form = await aForm(who);
  expect(await foresee({ ...who, cartId: null }, form)).toBeNull();
  expect(await foresee(who, { ...form, accepted: "0".repeat(64) })).toMatchObject({ why: "changed" });
});
