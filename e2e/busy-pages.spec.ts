import { addresses } from "@/components/shop/addresses";
import { newShortCode } from "@/lib/core/code";
import { MANAGER, STORE } from "./counter";
import { expectInBag, putInBag } from "./buying";
import { expectForEverybody } from "./judge";
import { expect, test } from "./shop";
import { say } from "./words";

const t = say("it", "faults");
const busy = { name: t("away"), level: 1 };
const at = addresses("it");
/** Whose bag it is, is asked for every page of somebody's own. */
const READ = ["carts"];

test("a page of one's own that does not come in time says so, and the same address again shows it", async ({ page, behind }) => {
  await putInBag(page, "tazza-alba", "BL-CER-02-CREM");
  await expectInBag(page, 1);
  const asked = `${at.orders}?after=nothing`;
  await behind.holding(READ, async () => {
    for (const path of [at.cart, at.checkout, at.account, at.signIn(), asked]) {
      await page.goto(path);
      await expect(page.getByRole("heading", busy), path).toBeVisible();
    }
    await expectForEverybody(page);
  });
  await page.getByRole("link", { name: t("again") }).click();
  await expect(page.getByRole("heading", { name: say("it", "order")("list.guest") })).toBeVisible();
  expect(page.url()).toContain(asked);
});

test("a page of the office or of a store that does not come in time says so, and the same address again shows it", async ({ page, behind }) => {
  const office = say("it", "office");
  await page.goto("/admin/orders");
  await page.getByLabel(office("email")).fill(MANAGER.email);
  await page.getByLabel(office("password")).fill(MANAGER.password);
  await page.getByRole("button", { name: office("enter") }).click();
  await expect(page.getByRole("heading", { level: 1, name: say("it", "admin-orders")("title") })).toBeVisible();
  await behind.holding(["orders", "fulfilments"], async () => {
    for (const path of [STORE.at, "/admin/orders?state=paid"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", busy), path).toBeVisible();
      await expectForEverybody(page);
    }
  });
  await page.getByRole("link", { name: t("again") }).click();
  await expect(page.getByRole("heading", { level: 1, name: say("it", "admin-orders")("title") })).toBeVisible();
  expect(page.url()).toContain("state=paid");
});

test.describe("before any script", () => {
  test.use({ javaScriptEnabled: false });
  test("an order that does not come in time says so as well", async ({ page, behind }) => {
    await putInBag(page, "tazza-alba", "BL-CER-02-CREM");
    await expect(page.getByRole("heading", { level: 1, name: say("it", "cart")("title") })).toBeVisible(); // whole before it is held
    await behind.holding(READ, async () => {
      await page.goto(at.order(newShortCode()));
      await expect(page.getByRole("heading", busy)).toBeVisible();
      await expect(page).toHaveTitle(new RegExp(t("away")));
    });
    await page.getByRole("link", { name: t("again") }).click();
    await expect(page.getByRole("heading", { name: say("it", "order")("notFound.title") })).toBeVisible();
  });
});
