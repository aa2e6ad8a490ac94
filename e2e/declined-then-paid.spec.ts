import { expectInBag, fillIn, order, payBy, putInBag, toCheckout } from "./buying";
import { somebody } from "./people";
import { expect, test } from "./shop";
import { cardWords, say } from "./words";

const KETTLE = "BL-KIT-20-ACCI";

test("a declined card costs nothing, and another card pays the same order", async ({ page, behind }) => {
  const bruno = somebody("Bruno Prova");
  const before = await behind.stock(KETTLE);
  await putInBag(page, "bollitore-aria", KETTLE);
  await toCheckout(page);
  await fillIn(page, bruno);
  await order(page);

  await payBy(page, "decline");
  await expect(page.getByRole("alert")).toContainText(cardWords("it").declined["generic_decline"] ?? "");
  await payBy(page, "insufficient-funds");
  await expect(page.getByRole("alert")).toContainText(cardWords("it").declined["insufficient_funds"] ?? "");
  expect(await behind.orders(bruno.email)).toMatchObject([{ state: "placed", captured: 0 }]);

  await payBy(page, "success");
  await expect(page.getByRole("heading", { level: 1, name: say("it", "order")("standing.thanks") })).toBeVisible();
  expect(await behind.orders(bruno.email)).toMatchObject([{ state: "paid", captured: 7900 + 690 }]);
  expect(await behind.stock(KETTLE)).toEqual({ onHand: before.onHand, held: before.held + 1 });
  await expect.poll(async () => (await behind.mails(bruno.email)).map(({ kind }) => kind)).toEqual(["order-received"]);
  await page.goto("/it");
  await expectInBag(page, 0);
});
