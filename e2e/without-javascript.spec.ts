import { enterCode, field, fillIn, order, payBy } from "./buying";
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

test("without JavaScript a gift card pays, and what was typed stays", async ({ page, behind }) => {
  const lia = somebody("Lia Prova");
  const code = await behind.giftCard(10_000);
  await page.goto("/it/p/tagliere-fetta");
  await page.getByRole("button", { name: say("it", "product")("buy.add") }).first().click();
  await page.getByRole("main").getByRole("link", { name: say("it", "cart")("checkout") }).click();

  const t = say("it", "checkout");
  await fillIn(page, lia);
  await enterCode(page, "0000-0000-0000-0000-0000-0000");
  await expect(page.getByRole("main")).toContainText(t("codeProblem.unknown"));
  await expect(field(page, t("street"))).not.toHaveValue("");
  await enterCode(page, code);
  await expect(page.getByRole("main")).toContainText(t("paidByGift"));
  await expect(field(page, t("name"))).toHaveValue(lia.name);
  await page.getByRole("button", { name: t("giftRemove", { tail: code.slice(-4) }) }).click();
  await expect(page.getByRole("main")).toContainText(t("paymentText"));
  await enterCode(page, code);
  await page.getByRole("button", { name: t("pay") }).click();
  await expect(page.getByRole("heading", { level: 1, name: say("it", "order")("standing.thanks") })).toBeVisible();
  expect(await behind.orders(lia.email)).toMatchObject([{ state: "paid", captured: 3900 + 690 }]);
  expect(await behind.leftOn(code)).toEqual({ balance: 10_000 - 3900 - 690, held: 0 });
});
