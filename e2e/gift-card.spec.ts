import { enterCode, fillIn, order, payBy, putInBag, toCheckout } from "./buying";
import { somebody } from "./people";
import { expect, test } from "./shop";
import { say } from "./words";

const KETTLE = "BL-KIT-20-ACCI";
const PRICE = 7900 + 690;

test("a gift card pays a part, the card the rest; what is left over stays on it", async ({ page, behind }) => {
  const gino = somebody("Gino Prova");
  const [small, large] = [await behind.giftCard(2_000), await behind.giftCard(10_000)];
  await putInBag(page, "bollitore-aria", KETTLE);
  await toCheckout(page);
  await fillIn(page, gino);
  const t = say("it", "checkout");
  await enterCode(page, small.toLowerCase().replaceAll("-", " "));
  const main = page.getByRole("main");
  await expect(main).toContainText(t("giftCard", { tail: small.slice(-4) }));
  await expect(main).toContainText("65,90");
  expect(await behind.leftOn(small), "nothing is held before the order").toEqual({ balance: 2_000, held: 0 });
  await order(page);
  await expect(page.getByText("65,90").first()).toBeVisible();
  expect(await behind.leftOn(small)).toEqual({ balance: 2_000, held: 2_000 });
  await payBy(page, "success");
  const words = say("it", "order");
  await expect(page.getByRole("heading", { level: 1, name: words("standing.thanks") })).toBeVisible();
  await expect(main).toContainText(say("it", "tenders")("gift-card", { tail: small.slice(-4) }));
  expect(await behind.orders(gino.email)).toMatchObject([{ state: "paid", captured: PRICE }]);
  expect(await behind.leftOn(small)).toEqual({ balance: 0, held: 0 });

  await putInBag(page, "bollitore-aria", KETTLE);
  await toCheckout(page);
  await enterCode(page, small);
  await expect(main).toContainText(t("codeProblem.unknown"));
  await enterCode(page, large);
  await expect(main).toContainText(t("paidByGift"));
  await page.getByRole("button", { name: t("pay") }).click();
  await expect(page.getByRole("heading", { level: 1, name: words("standing.thanks") })).toBeVisible();
  expect(await behind.leftOn(large)).toEqual({ balance: 10_000 - PRICE, held: 0 });
});
