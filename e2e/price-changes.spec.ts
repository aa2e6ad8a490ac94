import { field, fillIn, order, payBy, putInBag, toCheckout } from "./buying";
import { somebody } from "./people";
import { expect, test } from "./shop";
import { say } from "./words";

const BLANKET = "BL-TEX-27-SENA";

test("a price that changes during the checkout is shown, accepted, and then paid", async ({ page, behind }) => {
  const dario = somebody("Dario Prova");
  const t = say("it", "checkout");
  await putInBag(page, "coperta-lana", BLANKET);
  await toCheckout(page);
  await fillIn(page, dario);
  await behind.setPrice(BLANKET, 13_450);
  await page.getByRole("button", { name: t("pay") }).click();

  const main = page.getByRole("main");
  await expect(main).toContainText(t("changed.title"));
  await expect(main).toContainText(t("changed.price", { title: "Coperta Lana", from: "129,00\u00a0€", to: "134,50\u00a0€" }));
  expect(await behind.orders(dario.email), "nothing was ordered that he did not see").toEqual([]);
  await expect(field(page, t("street"))).not.toHaveValue("");
  await expect(field(page, t("email"))).toHaveValue(dario.email);

  await page.getByRole("button", { name: t("changed.accept") }).click();
  await order(page);
  await payBy(page, "success");
  await expect(page.getByRole("heading", { level: 1, name: say("it", "order")("standing.thanks") })).toBeVisible();
  expect(await behind.orders(dario.email)).toMatchObject([{ state: "paid", total: 13_450, captured: 13_450 }]);
});
