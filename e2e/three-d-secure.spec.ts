import { expectInBag, fillIn, order, payBy, putInBag, toCheckout } from "./buying";
import { somebody } from "./people";
import { expect, test } from "./shop";
import { cardWords, say } from "./words";

const CLOCK = "BL-STA-35-CREM";

test("the bank asks for confirmation: refused, the bag is kept; confirmed, the order is paid", async ({ page, behind }) => {
  const carla = somebody("Carla Prova");
  const words = cardWords("it");
  const before = await behind.stock(CLOCK);
  await putInBag(page, "orologio-meriggio", CLOCK);
  await toCheckout(page);
  await fillIn(page, carla);
  await order(page);

  await payBy(page, "challenge");
  await expect(page.getByRole("heading", { level: 1, name: words.bankTitle })).toBeVisible();
  await page.getByRole("button", { name: words.no }).click();
  await expect(page.getByRole("alert")).toContainText(words.declined["authentication_failed"] ?? "");
  expect(await behind.orders(carla.email)).toMatchObject([{ state: "placed", captured: 0 }]);
  const elsewhere = await page.context().newPage();
  await elsewhere.goto("/it/cart");
  await expectInBag(elsewhere, 1);
  await elsewhere.close();

  await payBy(page, "challenge");
  await page.getByRole("button", { name: words.yes }).click();
  await expect(page.getByRole("heading", { level: 1, name: say("it", "order")("standing.thanks") })).toBeVisible();
  expect(await behind.orders(carla.email)).toMatchObject([{ state: "paid", captured: 8900 }]);
  expect(await behind.stock(CLOCK)).toEqual({ onHand: before.onHand, held: before.held + 1 });
});
