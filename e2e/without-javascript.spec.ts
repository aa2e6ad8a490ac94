import { field, fillIn, order, payBy } from "./buying";
import { somebody } from "./people";
import { expect, test } from "./shop";
import { say } from "./words";

const BOARD = "BL-KIT-17-ROVE-M";

test.use({ javaScriptEnabled: false });

test("without JavaScript one can find, order and pay", async ({ page, behind }) => {
  const ida = somebody("Ida Prova");
  await page.goto("/it/search?q=tagliere");
  await page.getByRole("main").getByRole("link", { name: "Tagliere Fetta" }).click();
  await page.getByRole("button", { name: say("it", "product")("buy.add") }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: say("it", "cart")("title") })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "Tagliere Fetta" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: say("it", "cart")("checkout") }).click();

  const t = say("it", "checkout");
  await field(page, t("name")).fill(ida.name);
  await page.getByRole("button", { name: t("pay") }).click();
  await expect(page.getByRole("main")).toContainText(t("refused.bad-input"));
  await expect(field(page, t("name"))).toHaveValue(ida.name);
  await fillIn(page, ida);
  await order(page);
  await payBy(page, "success");
  await expect(page.getByRole("heading", { level: 1, name: say("it", "order")("standing.thanks") })).toBeVisible();
  expect(await behind.orders(ida.email)).toMatchObject([{ state: "paid", captured: 3900 + 690 }]);
  expect((await behind.stock(BOARD)).held).toBe(1);
});
