import type { Page } from "@playwright/test";
import { sayNumber } from "@/lib/orders/rules";
import { field, order, payBy, putInBag } from "./buying";
import { CASHIER, shoot, STORE } from "./counter";
import { PHONE } from "./devices";
import { expectForEverybody } from "./judge";
import { somebody } from "./people";
import { expect, test } from "./shop";
import { say } from "./words";

const [till, checkout, fromTill, office] = [say("it", "till"), say("it", "checkout"), say("it", "from-till"), say("it", "office")];
const GLASS = { sku: "BL-GLA-06-CHIA", name: "Bicchiere Riga" };
const DESK = { width: 1180, height: 820 };

/** A colleague at the store's till; `basket`: one that another till of it has in hand. */
async function atTill(page: Page, basket = ""): Promise<void> {
  await page.goto(`${STORE.at}/till`);
  await page.getByLabel(office("email")).fill(CASHIER.email);
  await page.getByLabel(office("password")).fill(CASHIER.password);
  await page.getByRole("button", { name: office("enter") }).click();
  await expect(page.getByLabel(till("scan.label"))).toBeFocused();
  if (basket) await page.goto(`${STORE.at}/till?basket=${basket}`);
}
/** Rings a glass up and sends the basket away; answers what the customer may type instead of scanning. */
async function sendGlass(page: Page): Promise<string> {
  await atTill(page);
  await shoot(page, GLASS.sku);
  await expect(page.locator(".till-total dd")).toHaveText(/32,00/);
  await page.getByRole("button", { name: till("phone.button"), exact: true }).click();
  await page.getByRole("button", { name: till("phone.submit") }).click();
  await expect(page.getByRole("img", { name: till("phone.qr") })).toBeVisible();
  return (await page.locator(".till-phone-code .mono").innerText()).replace(/^.*(?=\/q\/)/, "");
}

test.use({ viewport: DESK, isMobile: false, hasTouch: false });

test("rung up at the till, opened and paid on the customer's phone; the till hears within two seconds, and nobody can take the money again", async ({ page, another, behind, watched }) => {
  watched.allow(/409 \(Conflict\)/); // the refusal at the till
  await behind.bring(GLASS.sku, STORE.handle, 2);
  const before = await behind.stock(GLASS.sku);
  const way = await sendGlass(page);
  await expectForEverybody(page, [820, 360], 2_400);
  await page.setViewportSize(DESK);

  const phone = await another(PHONE);
  await putInBag(phone, "vaso-onda", "BL-CER-01-LATT"); // a bag of its own
  await phone.goto(way);
  await expect(phone.getByRole("heading", { level: 1, name: fromTill("title") })).toBeVisible();
  await expect(phone.getByRole("main")).toContainText(GLASS.name);
  await expect(phone.getByRole("main")).toContainText(fromTill("own", { count: 1 }));
  await expectForEverybody(phone, [390], 1_600);
  await phone.setViewportSize(PHONE.viewport);
  await phone.getByRole("button", { name: fromTill("open") }).click();
  await expect(page.getByText(till("phone.opened"), { exact: true }), "the till hears that it was opened").toBeVisible({ timeout: 2_000 });
  await expect(phone.getByRole("heading", { level: 1, name: checkout("title") })).toBeVisible();
  await expect(phone.getByText(checkout("carryOut")).first()).toBeVisible();

  const other = await another({ viewport: DESK, isMobile: false, hasTouch: false }); // a till that hears nothing meanwhile
  await other.route(/\/api\/staff\/till\/live/, () => new Promise(() => {}));
  await atTill(other, new URL(page.url()).searchParams.get("basket") ?? "");
  await expect(other.locator(".till-total dd")).toHaveText(/32,00/);
  await expect(async () => {
    await other.keyboard.press("F12"); // nobody hears it before the page's script has come
    await expect(other.locator(".till-due > b")).toHaveText(/32,00/, { timeout: 500 });
  }).toPass();

  const paula = somebody("Paula Prova");
  await field(phone, checkout("name")).fill(paula.name);
  await field(phone, checkout("email")).fill(paula.email);
  await order(phone);
  await payBy(phone, "success");
  await expect(page.getByText(till("paid.title"))).toBeVisible();
  await expect(page.locator(".till-leaves")).toHaveText(`1 × ${GLASS.name}`);
  const [paid] = await behind.orders(paula.email);
  expect(paid).toMatchObject({ state: "fulfilled", total: 3200, captured: 3200 });
  expect(await behind.stock(GLASS.sku)).toEqual({ onHand: before.onHand - 1, held: before.held });
  await expectForEverybody(page, [820, 360], 1_200);

  await other.keyboard.press("F12");
  await expect(other.locator(".till-said")).toHaveText(till("refused.paid-on-phone", { number: sayNumber(paid?.number ?? "") }));
  expect(await behind.orders(paula.email)).toHaveLength(1);
  await other.unrouteAll({ behavior: "ignoreErrors" });

  await page.setViewportSize(DESK);
  await page.getByRole("button", { name: till("sold.next") }).click();
  await expect(page.getByRole("heading", { name: till("empty.title") })).toBeVisible();
  await phone.goto("/it/cart");
  await expect(phone.getByRole("main").getByRole("link", { name: "Vaso Onda" }), "the phone's own bag is back").toBeVisible();
  await expect(phone.getByRole("main")).not.toContainText(GLASS.name);
});

test("taken back at the till, the code opens nothing more", async ({ page, another, behind, watched }) => {
  watched.allow(/404 \(Not Found\)/); // the code that is over
  await behind.bring(GLASS.sku, STORE.handle, 1);
  const way = await sendGlass(page);
  await page.getByRole("button", { name: till("phone.back"), exact: true }).click();
  await expect(page.locator(".till-phone")).toHaveCount(0);
  const phone = await another(PHONE);
  const answer = await phone.goto(way);
  expect(answer?.status()).toBe(404);
  await page.keyboard.press("F12");
  await expect(page.locator(".till-due > b")).toHaveText(/32,00/);
  await page.keyboard.press("F12");
  await expect(page.getByText(till("sold.title"))).toBeVisible();
});
